-- How a practice gets its next appointments by mail. The choice that stood with the practice becomes the first such setting.
CREATE TABLE practice_list (
	org TEXTKEY PRIMARY KEY,
	daily BOOLEAN NOT NULL,
	planned BOOLEAN NOT NULL,
	at_minute BIGINT NOT NULL,
	site TEXTKEY NOT NULL,
	days BIGINT NOT NULL,
	own BOOLEAN NOT NULL,
	everybody BOOLEAN NOT NULL,
	addresses TEXT NOT NULL,
	lang TEXT NOT NULL,
	sent_day TEXT NOT NULL,
	due_at BIGINT,
	rev BIGINT NOT NULL
);
CREATE INDEX practice_list_due ON practice_list (due_at) WHERE due_at IS NOT NULL;
CREATE TABLE practice_list_member (
	org TEXTKEY NOT NULL,
	member TEXTKEY NOT NULL REFERENCES member (id),
	PRIMARY KEY (org, member)
);
INSERT INTO practice_list (org, daily, planned, at_minute, site, days, own, everybody, addresses, lang, sent_day, due_at, rev)
	SELECT org, evening, TRUE, 1080, '', 2, TRUE, TRUE, '', 'en', '', 0, 1 FROM practice WHERE evening;
ALTER TABLE practice DROP COLUMN evening;
