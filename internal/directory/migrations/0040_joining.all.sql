-- Whether whoever has a confirmed address at the domain may join.
ALTER TABLE mail_domain ADD COLUMN joining BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX mail_domain_domain ON mail_domain (domain, org);
