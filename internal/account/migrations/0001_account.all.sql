CREATE TABLE account (
	id TEXTKEY PRIMARY KEY,
	email TEXTKEY NOT NULL UNIQUE,
	password TEXT NOT NULL,
	created_at BIGINT NOT NULL
);
CREATE TABLE session (
	id TEXTKEY PRIMARY KEY,
	fingerprint TEXTKEY NOT NULL UNIQUE,
	account TEXTKEY NOT NULL REFERENCES account (id),
	organisation TEXTKEY NOT NULL,
	member TEXTKEY NOT NULL,
	created_at BIGINT NOT NULL,
	seen_at BIGINT NOT NULL,
	idle_minutes BIGINT NOT NULL,
	ended_at BIGINT,
	device TEXT NOT NULL
);
CREATE INDEX session_account ON session (account, ended_at);
CREATE INDEX session_member ON session (member, ended_at);
CREATE TABLE attempt (
	who TEXTKEY NOT NULL,
	quarter BIGINT NOT NULL,
	failures BIGINT NOT NULL,
	PRIMARY KEY (who, quarter)
);
CREATE TABLE api_token (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL,
	fingerprint TEXTKEY NOT NULL UNIQUE,
	member TEXTKEY NOT NULL,
	name TEXT NOT NULL,
	created_at BIGINT NOT NULL
);
CREATE INDEX api_token_member ON api_token (org, member, id);
