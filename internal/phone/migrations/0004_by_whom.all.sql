-- Who put somebody on a phone, where it was another.
ALTER TABLE phone_session ADD COLUMN by_member TEXTKEY;
-- Who took a member off which phone last, and when; until they are on one again.
ALTER TABLE phone_member ADD COLUMN off_at BIGINT;
ALTER TABLE phone_member ADD COLUMN off_by TEXTKEY;
ALTER TABLE phone_member ADD COLUMN off_phone TEXT NOT NULL DEFAULT '';
-- A phone's lock lapses; each that follows without a right PIN between lasts longer.
ALTER TABLE phone_device ADD COLUMN locks BIGINT NOT NULL DEFAULT 0;
ALTER TABLE phone_device ADD COLUMN locked_until BIGINT;
UPDATE phone_device SET locks = 1, locked_until = locked_at + 900000000 WHERE locked_at IS NOT NULL;
