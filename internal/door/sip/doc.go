// Package sip is the door of the phones: SIP (RFC 3261) between the phones of the organisations, and to the trunks.
//
// Package phone holds the rules: who is on which phone, what dialled digits mean, who may call whom. This door turns messages into its
// verbs, and its plans into calls. It is a back-to-back user agent: every call is two dialogs that meet here, so that a phone never
// learns of another, and what it shows of a caller is what the plan says, never what a phone claims.
//
// It keeps true:
//
//   - Every REGISTER and every INVITE of a phone is authenticated, and what is refused is refused alike whether the name is known or
//     not. A request within a dialog travels and arrives over the dialog's flow; over another it proves itself first.
//   - The sound of every call passes through this machine (package media); it goes where the other end's comes from, once the call is
//     authenticated.
//   - A call that was answered and whose answer nobody acknowledges is ended, and so is one whose session timer runs out (RFC 4028).
//   - PINs are in no log and in no message to another phone: whatever is dialled is masked before it is printed.
//
// Where several nodes answer phones, a call to a phone of another is handed to that node (nodes.go), over connections on which both have
// proved that they belong to the office.
//
// Package wire beneath it is the sockets and what guards them.
package sip
