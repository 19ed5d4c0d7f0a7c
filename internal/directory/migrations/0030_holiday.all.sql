CREATE TABLE holiday (
	org TEXTKEY NOT NULL,
	site TEXTKEY NOT NULL REFERENCES site (id),
	day TEXTKEY NOT NULL,
	name TEXT NOT NULL,
	PRIMARY KEY (org, site, day)
);
