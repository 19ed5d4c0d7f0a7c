CREATE TABLE series (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL,
	asset TEXTKEY NOT NULL REFERENCES asset (id),
	member TEXTKEY NOT NULL REFERENCES member (id),
	booked_by TEXTKEY REFERENCES member (id),
	guest_name TEXT,
	guest_email TEXT,
	rule TEXT NOT NULL,
	first_day TEXTKEY NOT NULL,
	last_day TEXTKEY NOT NULL,
	made_to TEXTKEY NOT NULL,
	from_minute BIGINT NOT NULL,
	to_minute BIGINT NOT NULL,
	days BIGINT NOT NULL,
	zone TEXT NOT NULL,
	created_at BIGINT NOT NULL,
	undo_at BIGINT,
	undo_day TEXTKEY,
	rev BIGINT NOT NULL
);
CREATE INDEX series_made ON series (org, made_to);
CREATE TABLE series_missed (
	org TEXTKEY NOT NULL,
	series TEXTKEY NOT NULL REFERENCES series (id),
	day TEXTKEY NOT NULL,
	PRIMARY KEY (series, day)
);
ALTER TABLE reservation ADD COLUMN booked_by TEXTKEY REFERENCES member (id);
ALTER TABLE reservation ADD COLUMN guest_name TEXT;
ALTER TABLE reservation ADD COLUMN guest_email TEXT;
ALTER TABLE reservation ADD COLUMN series TEXTKEY REFERENCES series (id);
ALTER TABLE reservation ADD COLUMN series_day TEXTKEY;
ALTER TABLE reservation ADD COLUMN undo_at BIGINT;
ALTER TABLE reservation ADD COLUMN undo_end BIGINT;
CREATE INDEX reservation_booked ON reservation (org, booked_by, ends_at, id);
CREATE INDEX reservation_series ON reservation (org, series, series_day);
CREATE INDEX reservation_undo ON reservation (org, undo_at);
