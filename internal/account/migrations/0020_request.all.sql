CREATE TABLE account_request (
	id TEXTKEY PRIMARY KEY,
	kind TEXTKEY NOT NULL,
	email TEXTKEY NOT NULL,
	password TEXT NOT NULL,
	account TEXTKEY NOT NULL,
	lang TEXT NOT NULL,
	code TEXTKEY NOT NULL,
	asked_at BIGINT NOT NULL
);
CREATE INDEX account_request_email ON account_request (email, kind);
CREATE INDEX account_request_asked ON account_request (asked_at);
