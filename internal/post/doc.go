// Package post is the office's outgoing mail.
//
// It keeps true:
//
//   - A mail is noted in the transaction that makes it necessary, by its kind and ids (outbox); its text is written when it is
//     sent, in its reader's language, from what is true then. What no longer needs saying is not sent (ErrNothing).
//   - A mail that is sent again after a crash has the Message-ID and the Date of the first time (RFC 5322, section 3.6.4), so
//     that mailboxes can tell.
//   - It says of itself that no person wrote it (Auto-Submitted, RFC 3834), and answers go where the letter says. It is
//     plain text with a simple HTML part, and a calendar part where the letter has one (RFC 6047).
//   - Nothing that a person typed can begin a header line. Names and subjects in any script are encoded (RFC 2047).
//   - It leaves by one relay, over TLS unless the relay is this machine. A refusal for good (5xx) ends it with its reason;
//     everything else is tried again. No address is in a log or a reason.
//   - Without a relay, mail is kept in a table for the operator: it holds every link that lets somebody in.
package post
