// Package outbox is work that follows a commit: mail to send, rows to tidy away, whatever may fail, wait and be tried again.
//
// It keeps true:
//
//   - Work is added in the transaction that makes it necessary: both are there, or neither. It is done at least once; a
//     handler whose process dies is run again with the same Work, so what it does must bear repeating.
//   - A row holds a kind and ids, never a secret and never a text: handlers read what is true when they run.
//   - Work of one key is done in the order in which it is due, and never two at once. One that is retried holds the next
//     back until it is done or given up. Work without a key is in nobody's way.
//   - What fails is tried again after a growing pause, until the time at which it is no longer worth doing; then it ends with
//     its last reason, which is kept. Permanent says that trying again is in vain.
//   - A node holds what it does by a lock that runs out, later than the handler's own time; others then take it over. On
//     PostgreSQL many nodes take work side by side (SKIP LOCKED).
//   - What recurs is begun by one node alone: whoever moves the timer's row on adds the work.
//   - Work may belong to an organisation or to none. An organisation's transaction reaches its own rows only; the worker takes
//     the rows of all, in global transactions.
package outbox
