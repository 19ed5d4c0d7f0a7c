// Package phone makes every phone of an organisation anybody's: who logs in on it has it, with their number, name and rules.
//
// A device is a phone on a desk, with a user name and secret of its own; it registers for good and is never set up again. A
// member has an extension. A session is who is on which device.
//
// It keeps true:
//
//   - A member is on one phone at a time and a phone has one member at a time: a session is one row, its member and its device
//     each unique, and logging in moves it (P01, P07, P08).
//   - Only members for whom an administrator enabled it log in, and only on phones for which it is enabled (P02, P03). Extensions,
//     PINs, phones and settings are changed with the right Phones; a member changes their own PIN, signed in, and nobody else does.
//   - A number belongs to one member, phone or ring group of an organisation. No extension looks like an emergency number.
//   - What is dialled is read in this order: emergency numbers, the feature codes, an own extension, the outside. A phone
//     without a user calls nothing but emergency numbers, which go out with the phone's own number and address, whoever is on it (P09).
//   - PINs are kept as argon2id only and printed nowhere. A try is counted before it is compared, for the member and for the
//     device; at five wrong ones either is locked, and administrators and the member are told. A member stays locked until an administrator
//     unlocks them or they set another PIN, signed in; a device's lock lapses, each after twice the time of the one before.
//   - A credential of a device or a trunk lies sealed in the database. For a user name that nobody has there is a credential too,
//     which nothing satisfies.
//   - Calls to the outside are only those that the organisation allows: no international ones unless it says so, the prefixes of
//     its list where it has one, so many at once and so many a day.
//   - What is said on the phone is the organisation's own recording where there is one, else the standard: in each language, prompt by prompt.
//   - Whom a member called and who left a message is read by that member, who may take a call out of their list. Whoever has the right Phones reads
//     the list too, but not the end of numbers outside, and each look is noted. Calls and messages go after the time that the organisation chose, and with the member.
package phone
