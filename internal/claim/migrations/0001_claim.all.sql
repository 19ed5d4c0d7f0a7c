CREATE TABLE resource (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL,
	capacity BIGINT NOT NULL CHECK (capacity BETWEEN 1 AND 1000),
	rev BIGINT NOT NULL
);
CREATE INDEX resource_org ON resource (org, id);

-- strength: 1 hold, 2 taken, 3 blocked, 4 shareable (shown as busy, excludes nobody, lane -1)
CREATE TABLE claim (
	id TEXTKEY NOT NULL,
	org TEXTKEY NOT NULL,
	resource TEXTKEY NOT NULL REFERENCES resource (id),
	lane BIGINT NOT NULL,
	starts_at BIGINT NOT NULL,
	ends_at BIGINT NOT NULL,
	strength BIGINT NOT NULL CHECK (strength BETWEEN 1 AND 4),
	expires_at BIGINT,
	holder TEXTKEY NOT NULL,
	PRIMARY KEY (holder, id),
	CHECK (starts_at < ends_at),
	CHECK ((strength = 1) = (expires_at IS NOT NULL)),
	CHECK ((strength = 4) = (lane = -1))
);
CREATE INDEX claim_lane ON claim (resource, lane, starts_at, ends_at);
CREATE INDEX claim_day ON claim (org, starts_at, ends_at, resource);
CREATE INDEX claim_long ON claim (org, ends_at) WHERE ends_at - starts_at > 86400000000;
