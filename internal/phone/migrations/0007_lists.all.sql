-- A call that one of its two has taken out of their list; it stays in the other's.
ALTER TABLE phone_call ADD COLUMN from_gone BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE phone_call ADD COLUMN to_gone BOOLEAN NOT NULL DEFAULT FALSE;
