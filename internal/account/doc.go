// Package account is how a person comes in: an address and a password, sessions, and tokens for programs.
//
// Accounts are global: one address signs in once, wherever it is a member. The package keeps true:
//
//   - Passwords are kept as argon2id (RFC 9106; 19 MiB, two passes) and computed two at a time, so that a crowd
//     signing in cannot take the machine's memory.
//   - A wrong password and an unknown address get the same answer after the same work. Failures are counted by
//     address and by network address, in quarters of an hour; beyond the limit nothing is even compared.
//   - The database holds fingerprints of session cookies and tokens only; neither can be read back from it.
//   - A session ends after the member's own number of minutes without activity, at sign-out, or when the person
//     ends it from another one. Only what a person does counts as activity, not what a page fetches by itself.
//   - Nobody signs in with an address that they have not shown to be theirs: a sign-up becomes an account when the link mailed to
//     that address is used, and is deleted when it is not. A forgotten password is replaced by such a link; a new address
//     holds from when its own link is used, and the old one is told.
//   - Who asks for such a mail learns nothing: asking never looks whether there is an account. The mail says so to whoever
//     reads that address.
package account
