CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE claim ADD CONSTRAINT claim_no_overlap EXCLUDE USING gist
	(resource WITH =, lane WITH =, int8range(starts_at, ends_at) WITH &&) WHERE (strength <> 4);
