ALTER TABLE member ADD COLUMN state TEXTKEY NOT NULL DEFAULT 'active';
ALTER TABLE member ADD COLUMN telephone TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN postcode TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN town TEXT NOT NULL DEFAULT '';
UPDATE member SET email = lower(email);
CREATE UNIQUE INDEX member_email ON member (org, email);
CREATE INDEX member_state ON member (org, state, name, id);
CREATE TABLE people_group (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL REFERENCES organisation (org),
	name TEXT NOT NULL,
	rev BIGINT NOT NULL
);
CREATE UNIQUE INDEX people_group_name ON people_group (org, name);
CREATE TABLE people_group_member (
	org TEXTKEY NOT NULL,
	people_group TEXTKEY NOT NULL REFERENCES people_group (id),
	member TEXTKEY NOT NULL REFERENCES member (id),
	PRIMARY KEY (people_group, member)
);
CREATE INDEX people_group_member_member ON people_group_member (member);
CREATE TABLE mail_domain (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL REFERENCES organisation (org),
	domain TEXTKEY NOT NULL
);
CREATE UNIQUE INDEX mail_domain_name ON mail_domain (org, domain);
CREATE TABLE import_draft (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL REFERENCES organisation (org),
	member TEXTKEY NOT NULL,
	created_at BIGINT NOT NULL,
	sheet TEXT NOT NULL,
	matching TEXT NOT NULL,
	added BIGINT
);
CREATE INDEX import_draft_created ON import_draft (org, created_at);
