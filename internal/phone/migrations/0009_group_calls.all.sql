-- Whose phones a call to a ring group was for, until one of them takes it: it stands in the list of each as missed.
CREATE TABLE phone_call_group (
	org TEXTKEY NOT NULL,
	call TEXTKEY NOT NULL REFERENCES phone_call (id) ON DELETE CASCADE,
	member TEXTKEY NOT NULL REFERENCES member (id),
	PRIMARY KEY (call, member)
);
CREATE INDEX phone_call_group_member ON phone_call_group (org, member, call);
