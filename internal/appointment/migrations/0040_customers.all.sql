CREATE TABLE customer_word (
	org TEXTKEY NOT NULL,
	word TEXTKEY NOT NULL,
	customer TEXTKEY NOT NULL REFERENCES customer (id),
	PRIMARY KEY (org, word, customer)
);
CREATE INDEX customer_word_customer ON customer_word (customer);
CREATE INDEX customer_given ON customer (org, given_email) WHERE given_email <> '';
ALTER TABLE customer ADD COLUMN address TEXT NOT NULL DEFAULT '';
