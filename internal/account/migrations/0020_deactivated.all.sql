ALTER TABLE account ADD COLUMN deactivated_at BIGINT;
