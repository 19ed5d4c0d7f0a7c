CREATE TABLE notice_planned (
	id TEXTKEY PRIMARY KEY,
	starts_at BIGINT NOT NULL,
	ends_at BIGINT NOT NULL
);
