CREATE TABLE floor (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL,
	site TEXTKEY NOT NULL REFERENCES site (id),
	name TEXT NOT NULL,
	level BIGINT NOT NULL,
	width BIGINT NOT NULL,
	height BIGINT NOT NULL,
	plan TEXT NOT NULL,
	rev BIGINT NOT NULL
);
CREATE INDEX floor_site ON floor (org, site, level, id);
CREATE TABLE asset (
	id TEXTKEY PRIMARY KEY REFERENCES resource (id),
	org TEXTKEY NOT NULL,
	site TEXTKEY NOT NULL REFERENCES site (id),
	floor TEXTKEY NOT NULL REFERENCES floor (id),
	kind TEXT NOT NULL,
	name TEXTKEY NOT NULL,
	code TEXTKEY NOT NULL,
	capacity BIGINT NOT NULL,
	x BIGINT NOT NULL,
	y BIGINT NOT NULL,
	w BIGINT NOT NULL,
	h BIGINT NOT NULL,
	equipment TEXT NOT NULL,
	rev BIGINT NOT NULL,
	UNIQUE (org, code)
);
CREATE INDEX asset_floor ON asset (org, floor, name);
CREATE INDEX asset_name ON asset (org, name, id);
CREATE TABLE reservation (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL,
	asset TEXTKEY NOT NULL REFERENCES asset (id),
	member TEXTKEY NOT NULL REFERENCES member (id),
	starts_at BIGINT NOT NULL,
	ends_at BIGINT NOT NULL,
	created_at BIGINT NOT NULL,
	cancelled_at BIGINT,
	rev BIGINT NOT NULL
);
CREATE INDEX reservation_member ON reservation (org, member, ends_at, id);
CREATE INDEX reservation_asset ON reservation (org, asset, starts_at);
CREATE TABLE stay (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL,
	member TEXTKEY NOT NULL REFERENCES member (id),
	asset TEXTKEY REFERENCES asset (id),
	reservation TEXTKEY REFERENCES reservation (id),
	started_at BIGINT NOT NULL,
	until_at BIGINT NOT NULL,
	ended_at BIGINT,
	visible BOOLEAN NOT NULL
);
CREATE INDEX stay_member ON stay (org, member, started_at);
CREATE INDEX stay_open ON stay (org, until_at) WHERE ended_at IS NULL;
CREATE INDEX stay_asset ON stay (org, asset, started_at);
CREATE TABLE outage (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL,
	asset TEXTKEY NOT NULL REFERENCES asset (id),
	starts_at BIGINT NOT NULL,
	ends_at BIGINT NOT NULL,
	reason TEXT NOT NULL
);
CREATE INDEX outage_asset ON outage (org, asset, ends_at);
