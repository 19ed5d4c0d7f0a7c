-- Nothing makes SQLite keep a journal of the statement that inserts a claim, which cost an eighth of it: the refusal is a FAIL, and
-- that the resource is there is looked at when the transaction ends. A FAIL undoes nothing, which is right for a statement that inserts
-- one row and is refused before it; claims are inserted one by one.
CREATE TABLE claim_new (
	id TEXTKEY NOT NULL,
	org TEXTKEY NOT NULL,
	resource TEXTKEY NOT NULL REFERENCES resource (id) DEFERRABLE INITIALLY DEFERRED,
	lane BIGINT NOT NULL,
	starts_at BIGINT NOT NULL,
	ends_at BIGINT NOT NULL,
	strength BIGINT NOT NULL CHECK (strength BETWEEN 1 AND 4),
	expires_at BIGINT,
	holder TEXTKEY NOT NULL,
	PRIMARY KEY (holder, id),
	CHECK (starts_at < ends_at),
	CHECK ((strength = 1) = (expires_at IS NOT NULL)),
	CHECK ((strength = 4) = (lane = -1))
);
INSERT INTO claim_new (id, org, resource, lane, starts_at, ends_at, strength, expires_at, holder)
	SELECT id, org, resource, lane, starts_at, ends_at, strength, expires_at, holder FROM claim;
DROP TABLE claim;
ALTER TABLE claim_new RENAME TO claim;
CREATE INDEX claim_lane ON claim (resource, lane, starts_at, ends_at);
CREATE INDEX claim_day ON claim (org, starts_at, ends_at, resource);
CREATE INDEX claim_long ON claim (org, ends_at) WHERE ends_at - starts_at > 86400000000;
CREATE INDEX claim_held ON claim (org, expires_at) WHERE strength = 1;
CREATE TRIGGER claim_no_overlap_insert BEFORE INSERT ON claim WHEN NEW.strength <> 4
BEGIN
	SELECT RAISE(FAIL, 'claim_no_overlap') WHERE (
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
