CREATE TABLE own_mail (
	org TEXTKEY NOT NULL,
	member TEXTKEY NOT NULL REFERENCES member (id),
	PRIMARY KEY (member)
);
