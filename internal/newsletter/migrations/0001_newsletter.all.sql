CREATE TABLE newsletter (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL,
	subject TEXT NOT NULL,
	body TEXT NOT NULL,
	lang TEXT NOT NULL,
	only_lang BOOLEAN NOT NULL,
	everybody BOOLEAN NOT NULL,
	state TEXTKEY NOT NULL,
	step BIGINT NOT NULL,
	made_by TEXTKEY NOT NULL,
	sent_by TEXTKEY,
	created_at BIGINT NOT NULL,
	begun_at BIGINT,
	ended_at BIGINT,
	rev BIGINT NOT NULL
);
CREATE INDEX newsletter_org ON newsletter (org, created_at, id);
CREATE TABLE newsletter_group (
	org TEXTKEY NOT NULL,
	newsletter TEXTKEY NOT NULL REFERENCES newsletter (id),
	customer_group TEXTKEY NOT NULL,
	name TEXT NOT NULL,
	PRIMARY KEY (newsletter, customer_group)
);
CREATE INDEX newsletter_group_org ON newsletter_group (org, customer_group);
-- One for each address; print stands for the address.
CREATE TABLE newsletter_delivery (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL,
	newsletter TEXTKEY NOT NULL REFERENCES newsletter (id),
	customer TEXTKEY,
	print TEXTKEY NOT NULL,
	state TEXTKEY NOT NULL,
	attempts BIGINT NOT NULL,
	next_at BIGINT NOT NULL,
	ended_at BIGINT,
	reason TEXT NOT NULL,
	UNIQUE (newsletter, print)
);
CREATE INDEX newsletter_delivery_next ON newsletter_delivery (org, newsletter, state, next_at, id);
CREATE INDEX newsletter_delivery_customer ON newsletter_delivery (org, customer);
CREATE INDEX newsletter_delivery_print ON newsletter_delivery (org, print);
CREATE TABLE newsletter_consent (
	customer TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL,
	given_at BIGINT NOT NULL,
	how TEXTKEY NOT NULL,
	made_by TEXTKEY,
	refused_at BIGINT
);
CREATE INDEX newsletter_consent_org ON newsletter_consent (org, customer);
CREATE TABLE newsletter_refusal (
	org TEXTKEY NOT NULL,
	print TEXTKEY NOT NULL,
	refused_at BIGINT NOT NULL,
	how TEXTKEY NOT NULL,
	PRIMARY KEY (org, print)
);
CREATE TABLE newsletter_bounce (
	org TEXTKEY NOT NULL,
	print TEXTKEY NOT NULL,
	bounced_at BIGINT NOT NULL,
	reason TEXT NOT NULL,
	PRIMARY KEY (org, print)
);
CREATE TABLE newsletter_setting (
	org TEXTKEY PRIMARY KEY,
	asks BOOLEAN NOT NULL,
	imprint TEXT NOT NULL,
	rev BIGINT NOT NULL
);
