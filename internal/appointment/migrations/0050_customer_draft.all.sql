CREATE TABLE customer_draft (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL,
	member TEXTKEY NOT NULL,
	created_at BIGINT NOT NULL,
	sheet TEXT NOT NULL,
	choices TEXT NOT NULL,
	added BIGINT,
	changed BIGINT
);
CREATE INDEX customer_draft_created ON customer_draft (org, created_at);
