// Package claim knows who holds which resource when, and is the only writer of that truth.
//
// A resource is anything whose time can be taken: a desk, a room, a person's bookable time. A claim takes one
// lane of a resource for a half-open span; a resource of capacity n has n lanes. The package keeps true:
//
//   - No two exclusive claims overlap on a lane. The database itself refuses it, on insert and on update; the
//     verbs lock the resource's row first and look, so that nobody runs into that refusal. Only a take on SQLite
//     tries the first lane before it looks: where writes run one after the other, the refusal is the look.
//   - A verb over several resources does all or nothing. It locks them in the order of their ids, so that two
//     verbs never wait for each other.
//   - Capacity counts depth: a span fits while fewer than n claims hold any one of its instants, even where
//     every lane is taken somewhere in it. The claims around it are then put on other lanes.
//   - A hold expires to the microsecond: at the instant of its expiry it holds nothing and cannot be confirmed.
//     A verb deletes the expired holds in its way in its own transaction.
//   - What Free offers can be taken in the same transaction; what it does not offer is refused.
//
// The spans are what must be kept clear, buffers included; whoever holds a claim keeps the net times. The
// package knows no desk, customer or phone: a claim names its holder by an opaque reference.
package claim
