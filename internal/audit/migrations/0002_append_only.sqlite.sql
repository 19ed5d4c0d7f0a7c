CREATE TRIGGER audit_entry_append_only BEFORE UPDATE ON audit_entry
BEGIN
	SELECT RAISE(ABORT, 'audit_entry is only added to');
END;
