CREATE TABLE erasure (
	id TEXTKEY NOT NULL,
	org TEXTKEY NOT NULL,
	kind TEXTKEY NOT NULL,
	erased_at BIGINT NOT NULL,
	PRIMARY KEY (org, kind, id)
);
CREATE TABLE world_erasure (
	id TEXTKEY NOT NULL,
	kind TEXTKEY NOT NULL,
	erased_at BIGINT NOT NULL,
	PRIMARY KEY (kind, id)
);
