CREATE TABLE outbox_work (
	seq INTEGER PRIMARY KEY AUTOINCREMENT,
	id TEXTKEY NOT NULL UNIQUE,
	org TEXTKEY,
	kind TEXTKEY NOT NULL,
	turn TEXTKEY,
	ref TEXT NOT NULL,
	due_at BIGINT NOT NULL,
	until BIGINT NOT NULL,
	run_at BIGINT NOT NULL,
	locked_until BIGINT NOT NULL,
	attempt BIGINT NOT NULL,
	ended_at BIGINT,
	outcome TEXT NOT NULL,
	reason TEXT NOT NULL
);
CREATE INDEX outbox_work_run ON outbox_work (run_at, seq) WHERE ended_at IS NULL;
CREATE INDEX outbox_work_turn ON outbox_work (turn, due_at, seq) WHERE ended_at IS NULL;
CREATE INDEX outbox_work_ended ON outbox_work (ended_at) WHERE ended_at IS NOT NULL;
CREATE TABLE outbox_timer (
	name TEXTKEY PRIMARY KEY,
	next_at BIGINT NOT NULL
);
