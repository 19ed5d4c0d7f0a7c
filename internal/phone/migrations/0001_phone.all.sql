-- One row for an organisation that has changed something; who has none has the defaults.
CREATE TABLE phone_setting (
	org TEXTKEY PRIMARY KEY,
	code TEXT NOT NULL,
	box_code TEXT NOT NULL,
	outside TEXT NOT NULL,
	country TEXT NOT NULL,
	emergency BOOLEAN NOT NULL,
	international BOOLEAN NOT NULL,
	allowed TEXT NOT NULL,
	calls_at_once BIGINT NOT NULL,
	calls_a_day BIGINT NOT NULL,
	keep_calls BIGINT NOT NULL,
	keep_messages BIGINT NOT NULL,
	by_stay BOOLEAN NOT NULL,
	out_midnight BOOLEAN NOT NULL,
	out_closing BOOLEAN NOT NULL,
	rev BIGINT NOT NULL
);
-- One numbering for an organisation: the extension of a member, of a phone or of a ring group.
CREATE TABLE phone_number (
	org TEXTKEY NOT NULL,
	number TEXTKEY NOT NULL,
	kind TEXTKEY NOT NULL,
	ref TEXTKEY NOT NULL,
	PRIMARY KEY (org, number)
);
CREATE UNIQUE INDEX phone_number_ref ON phone_number (org, kind, ref);
CREATE TABLE phone_member (
	member TEXTKEY PRIMARY KEY REFERENCES member (id),
	org TEXTKEY NOT NULL,
	hot BOOLEAN NOT NULL,
	pin TEXT NOT NULL,
	wrong BIGINT NOT NULL,
	locked_at BIGINT,
	quiet BOOLEAN NOT NULL,
	to_always TEXT NOT NULL,
	to_busy TEXT NOT NULL,
	to_no_answer TEXT NOT NULL,
	to_absent TEXT NOT NULL,
	ring_seconds BIGINT NOT NULL,
	box BOOLEAN NOT NULL,
	mailed BOOLEAN NOT NULL,
	rev BIGINT NOT NULL
);
CREATE INDEX phone_member_org ON phone_member (org, member);
CREATE TABLE phone_device (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL,
	name TEXTKEY NOT NULL,
	user_name TEXTKEY NOT NULL UNIQUE,
	secret TEXT NOT NULL,
	hot BOOLEAN NOT NULL,
	site TEXTKEY REFERENCES site (id),
	asset TEXTKEY,
	mac TEXTKEY,
	model TEXTKEY NOT NULL,
	label TEXT NOT NULL,
	emergency_number TEXT NOT NULL,
	emergency_address TEXT NOT NULL,
	lang TEXT NOT NULL,
	wrong BIGINT NOT NULL,
	locked_at BIGINT,
	created_at BIGINT NOT NULL,
	rev BIGINT NOT NULL
);
CREATE UNIQUE INDEX phone_device_name ON phone_device (org, name);
CREATE UNIQUE INDEX phone_device_asset ON phone_device (org, asset);
CREATE UNIQUE INDEX phone_device_mac ON phone_device (org, mac);
-- Who is on which phone: each at one, one at each.
CREATE TABLE phone_session (
	member TEXTKEY PRIMARY KEY REFERENCES member (id),
	org TEXTKEY NOT NULL,
	device TEXTKEY NOT NULL UNIQUE REFERENCES phone_device (id),
	since_at BIGINT NOT NULL,
	how TEXTKEY NOT NULL,
	stay TEXTKEY
);
CREATE INDEX phone_session_org ON phone_session (org, device);
CREATE TABLE phone_binding (
	org TEXTKEY NOT NULL,
	device TEXTKEY NOT NULL REFERENCES phone_device (id),
	contact TEXTKEY NOT NULL,
	node TEXT NOT NULL,
	flow TEXT NOT NULL,
	transport TEXT NOT NULL,
	source TEXT NOT NULL,
	call_id TEXT NOT NULL,
	cseq BIGINT NOT NULL,
	agent TEXT NOT NULL,
	expires_at BIGINT NOT NULL,
	PRIMARY KEY (device, contact)
);
CREATE INDEX phone_binding_org ON phone_binding (org, expires_at);
CREATE TABLE phone_emergency (
	org TEXTKEY NOT NULL,
	site TEXTKEY NOT NULL REFERENCES site (id),
	number TEXTKEY NOT NULL,
	PRIMARY KEY (site, number)
);
CREATE INDEX phone_emergency_org ON phone_emergency (org, site);
CREATE TABLE phone_group (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL,
	name TEXTKEY NOT NULL,
	ring_seconds BIGINT NOT NULL,
	to_no_answer TEXT NOT NULL,
	rev BIGINT NOT NULL
);
CREATE UNIQUE INDEX phone_group_name ON phone_group (org, name);
CREATE TABLE phone_group_member (
	org TEXTKEY NOT NULL,
	phone_group TEXTKEY NOT NULL REFERENCES phone_group (id),
	member TEXTKEY NOT NULL REFERENCES member (id),
	PRIMARY KEY (phone_group, member)
);
CREATE INDEX phone_group_member_org ON phone_group_member (org, member);
CREATE TABLE phone_trunk (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL,
	name TEXTKEY NOT NULL,
	kind TEXTKEY NOT NULL,
	host TEXT NOT NULL,
	port BIGINT NOT NULL,
	transport TEXTKEY NOT NULL,
	user_name TEXT NOT NULL,
	secret TEXT NOT NULL,
	number TEXT NOT NULL,
	rank BIGINT NOT NULL,
	enabled BOOLEAN NOT NULL,
	rev BIGINT NOT NULL
);
CREATE UNIQUE INDEX phone_trunk_name ON phone_trunk (org, name);
CREATE TABLE phone_inbound (
	org TEXTKEY NOT NULL,
	number TEXTKEY NOT NULL,
	extension TEXTKEY NOT NULL,
	PRIMARY KEY (org, number)
);
CREATE TABLE phone_call (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL,
	way TEXTKEY NOT NULL,
	from_number TEXT NOT NULL,
	from_name TEXT NOT NULL,
	from_member TEXTKEY,
	to_number TEXT NOT NULL,
	to_name TEXT NOT NULL,
	to_member TEXTKEY,
	device TEXTKEY,
	trunk TEXTKEY,
	began_at BIGINT NOT NULL,
	answered_at BIGINT,
	ended_at BIGINT,
	outcome TEXTKEY NOT NULL
);
CREATE INDEX phone_call_from ON phone_call (org, from_member, began_at, id);
CREATE INDEX phone_call_to ON phone_call (org, to_member, began_at, id);
CREATE INDEX phone_call_trunk ON phone_call (org, began_at) WHERE trunk IS NOT NULL;
CREATE INDEX phone_call_old ON phone_call (org, began_at);
CREATE TABLE phone_message (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL,
	member TEXTKEY NOT NULL REFERENCES member (id),
	from_number TEXT NOT NULL,
	from_name TEXT NOT NULL,
	at BIGINT NOT NULL,
	millis BIGINT NOT NULL,
	sound TEXT NOT NULL,
	heard_at BIGINT
);
CREATE INDEX phone_message_member ON phone_message (org, member, at, id);
