-- Kept mail belongs to its organisation, so that who is erased there is erased here in the same transaction.
ALTER TABLE post_kept ADD COLUMN org TEXTKEY;
UPDATE post_kept SET org = organisation WHERE organisation <> '';
