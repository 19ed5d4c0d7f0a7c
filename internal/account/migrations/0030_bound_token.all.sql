-- A token that was made in a session which an organisation's provider began is bound as that session was. Of those that
-- are there it is not known, so where an organisation has a provider they all are.
ALTER TABLE api_token ADD COLUMN bound TEXT NOT NULL DEFAULT '';
UPDATE api_token SET bound = org WHERE org IN (SELECT org FROM identity_provider);
