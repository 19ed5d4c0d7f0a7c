// Package account is how a person comes in: an address and a password, sessions, and tokens for programs.
//
// Accounts are global: one address signs in once, wherever it is a member. The package keeps true:
//
//   - Passwords are kept as argon2id (RFC 9106; 19 MiB, two passes) and computed two at a time, so that a crowd
//     signing in cannot take the machine's memory.
//   - A wrong password and an unknown address get the same answer after the same work. Failures are counted by
//     address and by network address, in quarters of an hour; beyond the limit nothing is even compared.
//   - A new password is checked in one place: not short, not one that became public in a breach (package breached), not
//     made of the person's own address, name or organisation.
//   - Who has one-time codes (RFC 6238) or a passkey (WebAuthn) is asked for a second step, with a sealed ticket that is good
//     for ten minutes and one session. A code is taken once; tries are counted by account and network address. Up to the
//     right password nobody learns whether there is a second step.
//   - A passkey alone lets in: it verifies its person each time. Recovery codes are good once each, and kept as
//     fingerprints; secrets that must be read back are sealed under the office's key (package seal).
//   - What changes how somebody comes in asks for the password again, and the person is told by mail.
//   - An organisation may name an OpenID provider for mail domains of its administrators. Accounts are global, so a session
//     that a provider began is bound to that organisation: it reaches no other one, and changes nothing of the account; nor
//     does a token that was made in it. A provider never lets the owner in, and makes nobody a member.
//   - The database holds fingerprints of session cookies and tokens only; neither can be read back from it.
//   - A session ends after the member's own number of minutes without activity, at sign-out, or when the person
//     ends it from another one. Only what a person does counts as activity, not what a page fetches by itself.
//   - Where an organisation asks everybody for a second factor, neither a session nor a token of an account without one acts
//     there. Sessions and tokens of who leaves an organisation end, whatever stops in between.
//   - Who has confirmed an address at a mail domain that an organisation has opened may join it instead of founding one.
//   - Nobody signs in with an address that they have not shown to be theirs: a sign-up becomes an account when the link mailed to
//     that address is used, and is deleted when it is not. A forgotten password is replaced by such a link; a new address
//     holds from when its own link is used, and the old one is told.
//   - Who asks for such a mail learns nothing: asking never looks whether there is an account. The mail says so to whoever
//     reads that address.
package account
