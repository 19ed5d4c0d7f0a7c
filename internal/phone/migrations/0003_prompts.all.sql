-- What an organisation says with its own voice in the place of a prompt: A-law in base64, some seconds of it. Each recording has an id
-- of its own, and a new one replaces it.
CREATE TABLE phone_prompt (
	id TEXTKEY PRIMARY KEY,
	org TEXTKEY NOT NULL,
	lang TEXTKEY NOT NULL,
	prompt TEXTKEY NOT NULL,
	sound TEXT NOT NULL,
	millis BIGINT NOT NULL,
	at BIGINT NOT NULL
);
CREATE UNIQUE INDEX phone_prompt_one ON phone_prompt (org, lang, prompt);
