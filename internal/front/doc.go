// Package front is the street side of the office: ports, TLS, and what the one who runs the machine looks at.
//
// It stands before the handler of all doors, knows none of them, and keeps true:
//
//   - The office answers at one origin. A request for another name is led there, or refused where that cannot help.
//   - Every connection can be encrypted without a proxy: by certificate files, read again when they change, or by
//     certificates fetched over ACME (RFC 8555). TLS 1.2 is the oldest that is spoken, and in it only AEAD suites.
//   - Who asks is the address of the connection. What X-Forwarded-For says counts only as far as trusted proxies
//     said it, read from the right; nobody else can choose an address by sending a header.
//   - The log says what was asked by route, never by address, query, body or header: no secret, cookie, token, code
//     or password reaches it. Metrics carry routes and counts, nothing of a person.
//   - Asked to stop, it says so at /readyz, sends the streams away, lets requests finish, and then ends.
package front
