CREATE TABLE absence (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL,
	kind TEXTKEY NOT NULL,
	member TEXTKEY REFERENCES member (id),
	site TEXTKEY REFERENCES site (id),
	first_day TEXTKEY NOT NULL,
	last_day TEXTKEY NOT NULL,
	from_minute BIGINT NOT NULL,
	to_minute BIGINT NOT NULL,
	days BIGINT NOT NULL,
	zone TEXT,
	starts_at BIGINT NOT NULL,
	ends_at BIGINT NOT NULL,
	made_by TEXTKEY NOT NULL,
	created_at BIGINT NOT NULL,
	rev BIGINT NOT NULL
);
CREATE INDEX absence_ahead ON absence (org, ends_at, id);
CREATE INDEX absence_member ON absence (org, member, ends_at);
