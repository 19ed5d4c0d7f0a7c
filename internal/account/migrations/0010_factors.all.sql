ALTER TABLE session ADD COLUMN method TEXT NOT NULL DEFAULT 'password';
ALTER TABLE session ADD COLUMN bound TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN strong BOOLEAN NOT NULL DEFAULT FALSE;
CREATE TABLE totp (
	account TEXTKEY PRIMARY KEY REFERENCES account (id),
	secret TEXT NOT NULL,
	created_at BIGINT NOT NULL,
	confirmed_at BIGINT,
	last_step BIGINT NOT NULL
);
CREATE TABLE recovery_code (
	account TEXTKEY NOT NULL REFERENCES account (id),
	fingerprint TEXTKEY NOT NULL,
	PRIMARY KEY (account, fingerprint)
);
CREATE TABLE passkey (
	id TEXTKEY PRIMARY KEY,
	account TEXTKEY NOT NULL REFERENCES account (id),
	credential TEXTKEY NOT NULL UNIQUE,
	record TEXT NOT NULL,
	name TEXT NOT NULL,
	created_at BIGINT NOT NULL,
	used_at BIGINT
);
CREATE INDEX passkey_account ON passkey (account, id);
CREATE TABLE spent_ticket (
	fingerprint TEXTKEY PRIMARY KEY,
	expires_at BIGINT NOT NULL
);
CREATE INDEX spent_ticket_expires ON spent_ticket (expires_at);
CREATE TABLE identity_provider (
	org TEXTKEY PRIMARY KEY,
	issuer TEXT NOT NULL,
	client TEXT NOT NULL,
	secret TEXT NOT NULL,
	required BOOLEAN NOT NULL,
	rev BIGINT NOT NULL
);
CREATE TABLE identity_domain (
	org TEXTKEY NOT NULL REFERENCES identity_provider (org),
	domain TEXTKEY NOT NULL,
	PRIMARY KEY (org, domain)
);
CREATE INDEX identity_domain_domain ON identity_domain (domain, org);
CREATE TABLE second_factor_rule (
	org TEXTKEY PRIMARY KEY,
	needed BOOLEAN NOT NULL,
	rev BIGINT NOT NULL
);
