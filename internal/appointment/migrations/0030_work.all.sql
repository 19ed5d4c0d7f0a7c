CREATE TABLE hold_work (
	org TEXTKEY NOT NULL,
	print TEXTKEY NOT NULL,
	expires_at BIGINT NOT NULL,
	PRIMARY KEY (org, print)
);
CREATE INDEX hold_work_expires ON hold_work (org, expires_at);
