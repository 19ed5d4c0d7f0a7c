DROP INDEX customer_word_customer;
CREATE INDEX customer_word_customer ON customer_word (customer, org);
