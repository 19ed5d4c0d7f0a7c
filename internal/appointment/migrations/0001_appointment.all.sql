CREATE TABLE practice (
	org TEXTKEY PRIMARY KEY,
	slug TEXTKEY NOT NULL UNIQUE,
	open BOOLEAN NOT NULL,
	asks BOOLEAN NOT NULL,
	coded BOOLEAN NOT NULL,
	step BIGINT NOT NULL,
	change_minutes BIGINT NOT NULL,
	remind_minutes BIGINT NOT NULL,
	evening BOOLEAN NOT NULL,
	currency TEXT NOT NULL,
	intro TEXT NOT NULL,
	phone TEXT NOT NULL,
	email TEXT NOT NULL,
	frames TEXT NOT NULL,
	rev BIGINT NOT NULL
);
CREATE TABLE staff (
	member TEXTKEY PRIMARY KEY REFERENCES member (id),
	org TEXTKEY NOT NULL,
	removed_at BIGINT,
	rev BIGINT NOT NULL
);
CREATE INDEX staff_org ON staff (org, member);
CREATE TABLE staff_hours (
	org TEXTKEY NOT NULL,
	member TEXTKEY NOT NULL REFERENCES staff (member),
	site TEXTKEY NOT NULL REFERENCES site (id),
	hours TEXT NOT NULL,
	PRIMARY KEY (member, site)
);
CREATE INDEX staff_hours_org ON staff_hours (org, member);
CREATE TABLE service (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL,
	name TEXTKEY NOT NULL,
	description TEXT NOT NULL,
	minutes BIGINT NOT NULL,
	before_minutes BIGINT NOT NULL,
	after_minutes BIGINT NOT NULL,
	price BIGINT,
	colour TEXT NOT NULL,
	online BOOLEAN NOT NULL,
	notice_minutes BIGINT NOT NULL,
	ahead_days BIGINT NOT NULL,
	removed_at BIGINT,
	rev BIGINT NOT NULL
);
CREATE INDEX service_org ON service (org, name, id);
CREATE TABLE service_site (
	org TEXTKEY NOT NULL,
	service TEXTKEY NOT NULL REFERENCES service (id),
	site TEXTKEY NOT NULL REFERENCES site (id),
	PRIMARY KEY (service, site)
);
CREATE INDEX service_site_org ON service_site (org, service);
CREATE TABLE service_staff (
	org TEXTKEY NOT NULL,
	service TEXTKEY NOT NULL REFERENCES service (id),
	member TEXTKEY NOT NULL REFERENCES staff (member),
	PRIMARY KEY (service, member)
);
CREATE INDEX service_staff_org ON service_staff (org, service);
CREATE TABLE service_need (
	org TEXTKEY NOT NULL,
	service TEXTKEY NOT NULL REFERENCES service (id),
	need BIGINT NOT NULL,
	asset TEXTKEY NOT NULL REFERENCES resource (id),
	PRIMARY KEY (service, need, asset)
);
CREATE INDEX service_need_org ON service_need (org, service);
CREATE TABLE customer (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL,
	account TEXTKEY,
	first TEXT NOT NULL,
	last TEXT NOT NULL,
	email TEXTKEY NOT NULL,
	telephone TEXT NOT NULL,
	lang TEXT NOT NULL,
	zone TEXT NOT NULL,
	note TEXT NOT NULL,
	given_first TEXT NOT NULL,
	given_last TEXT NOT NULL,
	given_email TEXT NOT NULL,
	given_telephone TEXT NOT NULL,
	offered BOOLEAN NOT NULL,
	folded TEXTKEY NOT NULL,
	created_at BIGINT NOT NULL,
	rev BIGINT NOT NULL
);
CREATE INDEX customer_folded ON customer (org, folded, id);
CREATE INDEX customer_email ON customer (org, email);
CREATE INDEX customer_account ON customer (account) WHERE account IS NOT NULL;
CREATE TABLE customer_group (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL,
	name TEXTKEY NOT NULL,
	rev BIGINT NOT NULL,
	UNIQUE (org, name)
);
CREATE TABLE customer_group_customer (
	org TEXTKEY NOT NULL,
	customer_group TEXTKEY NOT NULL REFERENCES customer_group (id),
	customer TEXTKEY NOT NULL REFERENCES customer (id),
	PRIMARY KEY (customer_group, customer)
);
CREATE INDEX customer_group_customer_of ON customer_group_customer (org, customer);
CREATE TABLE appointment (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL,
	service TEXTKEY NOT NULL REFERENCES service (id),
	member TEXTKEY NOT NULL,
	site TEXTKEY NOT NULL REFERENCES site (id),
	customer TEXTKEY REFERENCES customer (id),
	starts_at BIGINT NOT NULL,
	ends_at BIGINT NOT NULL,
	before_minutes BIGINT NOT NULL,
	after_minutes BIGINT NOT NULL,
	state TEXTKEY NOT NULL,
	until_at BIGINT,
	price BIGINT,
	note TEXT NOT NULL,
	online BOOLEAN NOT NULL,
	booker TEXT,
	code TEXTKEY,
	link TEXTKEY,
	sequence BIGINT NOT NULL,
	message TEXT NOT NULL,
	made_by TEXTKEY,
	created_at BIGINT NOT NULL,
	ended_by TEXT,
	ended_at BIGINT,
	rev BIGINT NOT NULL
);
CREATE INDEX appointment_day ON appointment (org, starts_at, id);
CREATE INDEX appointment_member ON appointment (org, member, ends_at);
CREATE INDEX appointment_customer ON appointment (org, customer, starts_at);
CREATE INDEX appointment_held ON appointment (org, until_at) WHERE state = 'held';
