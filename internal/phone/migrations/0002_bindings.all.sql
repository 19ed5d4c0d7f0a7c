-- A device's bindings are found by the device: SQLite took the index of what ends first, and read those of the whole organisation.
CREATE INDEX phone_binding_device ON phone_binding (org, device, expires_at);
