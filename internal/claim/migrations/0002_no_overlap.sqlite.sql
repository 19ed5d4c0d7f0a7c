-- The claims of a lane never overlap, so the one that starts last before the new end also ends last:
-- looking at that one alone decides.
CREATE TRIGGER claim_no_overlap_insert BEFORE INSERT ON claim WHEN NEW.strength <> 4
BEGIN
	SELECT RAISE(ABORT, 'claim_no_overlap') WHERE (
		SELECT ends_at FROM claim
		WHERE resource = NEW.resource AND lane = NEW.lane AND starts_at < NEW.ends_at
		ORDER BY starts_at DESC LIMIT 1) > NEW.starts_at;
END;
CREATE TRIGGER claim_no_overlap_update BEFORE UPDATE OF resource, lane, starts_at, ends_at, strength ON claim WHEN NEW.strength <> 4
BEGIN
	SELECT RAISE(ABORT, 'claim_no_overlap') WHERE (
		SELECT ends_at FROM claim
		WHERE resource = NEW.resource AND lane = NEW.lane AND starts_at < NEW.ends_at AND id <> NEW.id
		ORDER BY starts_at DESC LIMIT 1) > NEW.starts_at;
END;
