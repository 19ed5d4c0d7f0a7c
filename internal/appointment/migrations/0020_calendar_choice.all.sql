CREATE TABLE calendar_choice (
	member TEXTKEY PRIMARY KEY REFERENCES member (id),
	org TEXTKEY NOT NULL,
	shown TEXT NOT NULL,
	whole BOOLEAN NOT NULL,
	staff TEXTKEY
);
CREATE INDEX calendar_choice_org ON calendar_choice (org, member);
