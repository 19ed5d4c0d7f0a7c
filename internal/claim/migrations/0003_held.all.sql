-- What is held and has expired is in nobody's way: whoever looks for free times asks for it apart, so that all else is read
-- from claim_lane alone.
CREATE INDEX claim_held ON claim (org, expires_at) WHERE strength = 1;
