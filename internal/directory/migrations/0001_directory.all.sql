CREATE TABLE organisation (
	org TEXTKEY PRIMARY KEY,
	name TEXT NOT NULL,
	visible BOOLEAN NOT NULL,
	rev BIGINT NOT NULL
);
CREATE TABLE site (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL REFERENCES organisation (org),
	name TEXT NOT NULL,
	address TEXT NOT NULL,
	zone TEXT NOT NULL,
	hours TEXT NOT NULL,
	rev BIGINT NOT NULL
);
CREATE INDEX site_org ON site (org, name);
CREATE TABLE member (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL REFERENCES organisation (org),
	account TEXTKEY NOT NULL,
	name TEXT NOT NULL,
	email TEXT NOT NULL,
	lang TEXT NOT NULL,
	rights BIGINT NOT NULL,
	visible BOOLEAN NOT NULL,
	idle_minutes BIGINT NOT NULL,
	site TEXTKEY REFERENCES site (id),
	rev BIGINT NOT NULL,
	UNIQUE (org, account)
);
CREATE INDEX member_account ON member (account);
CREATE INDEX member_name ON member (org, name, id);
CREATE TABLE site_manager (
	org TEXTKEY NOT NULL,
	site TEXTKEY NOT NULL REFERENCES site (id),
	member TEXTKEY NOT NULL REFERENCES member (id),
	PRIMARY KEY (site, member)
);
CREATE INDEX site_manager_member ON site_manager (member);
