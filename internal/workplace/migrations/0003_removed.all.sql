ALTER TABLE floor ADD COLUMN removed_at BIGINT;
ALTER TABLE asset ADD COLUMN removed_at BIGINT;
CREATE INDEX asset_site ON asset (org, site, name);
CREATE INDEX reservation_ahead ON reservation (org, ends_at) WHERE cancelled_at IS NULL;
