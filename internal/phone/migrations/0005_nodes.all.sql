-- The machines that answer phones, where there are several: each says again and again that it is there.
CREATE TABLE phone_node (
	address TEXTKEY PRIMARY KEY,
	run TEXTKEY NOT NULL,
	seen_at BIGINT NOT NULL
);
-- What lamps on the other machines show: the phones that ring or speak over one.
CREATE TABLE phone_busy (
	org TEXTKEY NOT NULL,
	run TEXTKEY NOT NULL,
	device TEXTKEY NOT NULL,
	state TEXTKEY NOT NULL,
	at BIGINT NOT NULL,
	PRIMARY KEY (org, run, device)
);
