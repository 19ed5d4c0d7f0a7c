-- Who waits for a time that suits them, and of which times they were told. told_at is nothing where the time was free when they
-- joined: it did not suit them.
ALTER TABLE practice ADD COLUMN waits BOOLEAN NOT NULL DEFAULT FALSE;
CREATE TABLE waiting (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL,
	service TEXTKEY NOT NULL REFERENCES service (id),
	site TEXTKEY NOT NULL REFERENCES site (id),
	member TEXTKEY,
	customer TEXTKEY REFERENCES customer (id),
	first_day TEXT NOT NULL,
	last_day TEXT NOT NULL,
	weekdays BIGINT NOT NULL,
	parts BIGINT NOT NULL,
	email TEXTKEY NOT NULL,
	booker TEXT NOT NULL,
	code TEXTKEY,
	link TEXTKEY,
	until_at BIGINT,
	joined_at BIGINT,
	created_at BIGINT NOT NULL
);
CREATE INDEX waiting_joined ON waiting (org, joined_at, id);
CREATE INDEX waiting_customer ON waiting (org, customer);
CREATE TABLE waiting_told (
	org TEXTKEY NOT NULL,
	waiting TEXTKEY NOT NULL REFERENCES waiting (id),
	starts_at BIGINT NOT NULL,
	told_at BIGINT,
	PRIMARY KEY (waiting, starts_at)
);
CREATE INDEX waiting_told_org ON waiting_told (org, starts_at);
