-- What providers ask beside a server, a name and a password.
ALTER TABLE phone_trunk ADD COLUMN auth_name TEXT NOT NULL DEFAULT '';
ALTER TABLE phone_trunk ADD COLUMN domain TEXT NOT NULL DEFAULT '';
ALTER TABLE phone_trunk ADD COLUMN proxy TEXT NOT NULL DEFAULT '';
ALTER TABLE phone_trunk ADD COLUMN shown_by TEXT NOT NULL DEFAULT 'asserted';
ALTER TABLE phone_trunk ADD COLUMN pass_on BOOLEAN NOT NULL DEFAULT FALSE;
-- How a line fares, and which node keeps it registered; a line of which nothing is known has no row.
CREATE TABLE phone_trunk_state (
	trunk TEXTKEY PRIMARY KEY REFERENCES phone_trunk (id),
	org TEXTKEY NOT NULL,
	node TEXT NOT NULL,
	held_until BIGINT NOT NULL,
	registered_at BIGINT,
	failed_at BIGINT,
	failure TEXT NOT NULL
);
CREATE INDEX phone_trunk_state_org ON phone_trunk_state (org, trunk);
