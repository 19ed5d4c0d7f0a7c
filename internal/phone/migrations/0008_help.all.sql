-- When the administrators were told last that a call for help from a phone did not get through.
ALTER TABLE phone_device ADD COLUMN help_told_at BIGINT;
