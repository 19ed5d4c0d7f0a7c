-- Every booking link that a practice has had: an old one leads on to the new, and is never another's.
CREATE TABLE practice_link (
	slug TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL
);
CREATE INDEX practice_link_org ON practice_link (org);
INSERT INTO practice_link (slug, org) SELECT slug, org FROM practice;
