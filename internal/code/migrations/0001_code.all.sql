CREATE TABLE code (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY,
	purpose TEXTKEY NOT NULL,
	subject TEXTKEY NOT NULL,
	tries BIGINT NOT NULL,
	begun_at BIGINT NOT NULL,
	expires_at BIGINT NOT NULL,
	used_at BIGINT
);
CREATE INDEX code_subject ON code (purpose, subject);
CREATE INDEX code_expires ON code (expires_at);
CREATE TABLE code_secret (
	id BIGINT PRIMARY KEY,
	secret TEXT NOT NULL
);
