// Package code is what a mail carries to prove that its reader may do something once: a link, or six digits to type.
//
// It keeps true:
//
//   - A code is derived by HMAC (RFC 2104, SHA-256) from its row's id and a secret that the database makes once. So no code
//     lies in a table or a queue: whoever sends the mail derives it then, from the id. The secret is in a table that no
//     organisation's transaction can read.
//   - A code stands for one purpose and one subject, holds until an instant, and is used once: of two who use it at the
//     same time, one succeeds.
//   - Digits can be guessed, so each row bears a few tries only, which are counted before they are compared, in a
//     transaction of their own that a refusal does not undo. Links are too long to guess, and are compared before the
//     database is asked.
//   - All comparisons take the same time. Wrong, used up, expired and unknown get the same refusal.
//   - A mark stands for a text that must not lie in a table, and a signed link for something that holds for ever; both are derived
//     from the secret alone, and have no row.
//   - A code may belong to an organisation or to none; an organisation's transaction sees its own only.
package code
