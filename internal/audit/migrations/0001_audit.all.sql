CREATE TABLE audit_entry (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL,
	at BIGINT NOT NULL,
	actor TEXTKEY NOT NULL,
	action TEXTKEY NOT NULL,
	kind TEXTKEY NOT NULL,
	object TEXTKEY NOT NULL,
	label TEXT NOT NULL,
	changes TEXT NOT NULL
);
CREATE INDEX audit_entry_id ON audit_entry (org, id);
CREATE INDEX audit_entry_at ON audit_entry (org, at);
CREATE INDEX audit_entry_actor ON audit_entry (org, actor, id);
CREATE INDEX audit_entry_object ON audit_entry (org, object, id);
