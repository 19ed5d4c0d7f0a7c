// Package wire is the sockets of the SIP door and what guards them.
//
// It keeps true, before anything of a message is believed:
//
//   - A source is limited before its message is parsed: so many messages a second, more once somebody behind it has proved
//     who they are. Bytes that are no SIP are dropped before they are counted, so that a flood of them costs the phones
//     behind the same address nothing.
//   - What remembers sources is bounded. The transport below keeps every address that it has seen; its view of the socket is
//     therefore replaced from time to time, see datagrams.
//   - Every message is parsed under a recover, and its mandatory header fields are checked (RFC 3261, section 8.1.1),
//     before a handler sees it. A request that cannot be read is answered with 400 where its Via can be.
//   - REGISTER and OPTIONS are answered without a transaction (RFC 3261, section 8.2.7): they keep no memory.
//   - Handlers run under a recover: a defect in one ends one request.
//   - A request to a phone travels over the flow that the phone opened (RFC 5626), and no connection is ever dialled on the word of
//     a Contact.
//   - Connections are capped, together and for one address, and one whose owner never proved who they are is closed.
//
// Digest authentication (RFC 3261 section 22, RFC 8760) keeps no state for a challenge: a nonce carries its time and the source it
// was given to, under a key. Only the count of the nonces in use is remembered, within bounds.
package wire
