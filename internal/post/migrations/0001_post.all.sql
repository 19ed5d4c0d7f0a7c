CREATE TABLE post_kept (
	id TEXTKEY PRIMARY KEY,
	organisation TEXTKEY NOT NULL,
	recipient TEXT NOT NULL,
	subject TEXT NOT NULL,
	body TEXT NOT NULL,
	message TEXT NOT NULL,
	kept_at BIGINT NOT NULL
);
CREATE INDEX post_kept_at ON post_kept (kept_at, id);
