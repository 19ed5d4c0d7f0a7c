// Package newsletter is what a practice writes to many of its customers at once.
//
// It keeps true:
//
//   - A letter goes to those who agreed, and to nobody else: the customer's consent is kept with its day and how it was given.
//   - Unsubscribing holds. It is about the address in the practice: whoever stands behind it, in whatever group, imported anew,
//     added by hand or merged with another, gets no newsletter there any more; and whoever agreed under it has agreed no
//     longer, under no other address either. Only the person takes it back: by the page of the link, or by agreeing again when
//     they book online with a code that was mailed to that address. What the desk entered the desk may take back.
//   - It also outlives the erasure of the customer, and a restore from an older backup. What is kept for that is a keyed print of
//     the address, from which nobody reads the address; the journal of erasures names it.
//   - Unsubscribing by the link takes one request, from whoever has the link, without a question or a cookie (RFC 8058). Looking
//     at the link changes nothing. A link names a print, signed; it is in no table.
//   - A letter goes to an address once, however many customers share it. A mail is claimed before it is handed to the relay: after
//     a crash in between it counts as doubtful and is not sent again. What was not claimed is sent when the office is back.
//   - Who unsubscribes while a letter is being sent gets it if and only if their mail was claimed before.
//   - Mails of one practice leave one after the other, a few at a time, so that no code and no reminder waits behind them.
//   - What a relay refuses for good because of the mailbox marks the address: later letters pass it over, until somebody who
//     keeps the customers clears the mark, or the customer has another address.
//   - A letter holds no picture and no counter: whether somebody reads it is nobody's business.
//
// Writing and sending takes the right to book for others or to change settings; a customer's consent is noted by whoever may
// change the customer.
package newsletter
