// Package directory knows the organisation: its sites, its people and what each may do.
//
// An organisation is the unit of separation: every row belongs to exactly one, and an id of another organisation
// answers like one that does not exist. A member is a person of one organisation; the same account may be a member
// of several. A site is an address with a time zone and opening hours, and may have site managers.
//
// A mail domain of the organisation may be opened by an administrator who has an address at it: whoever has a confirmed address
// there may then become a member by themselves, with plain rights. Public mail cannot be opened.
//
// Rights are given per member and can be changed at any time by whoever may manage people; what only the owner
// may do cannot be given away by anyone else. Every verb of the domains is given an Actor: the member who acts,
// with the rights as they are in this transaction.
package directory
