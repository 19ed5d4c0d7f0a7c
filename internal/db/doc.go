// Package db is the one way to the data: SQLite in the data folder, or PostgreSQL, behind one type.
//
// It keeps true:
//
//   - A transaction belongs to one organisation. On PostgreSQL, row-level security lets it see no other
//     organisation's row even where a query forgot its WHERE; the role that the program uses neither owns the
//     tables nor may bypass that. A second role serves the few look-ups that come before an organisation is
//     known (ReadGlobal, WriteGlobal) and the outbox, on the tables that their owners list.
//   - What Write reports as done is durable. On SQLite, writes that wait together are committed together:
//     each caller hears its own result after the one commit, and what one function refused leaves nothing behind.
//   - The function given to Write may run more than once (serialisation failures, deadlocks, a group that
//     must be taken apart), so it does nothing but talk to its transaction. What must follow is recorded with
//     Tx.Record; records of a run that did not commit are forgotten.
//   - Statements never carry a caller's context: a caller who leaves must not undo the others of the group.
//   - One SQL text serves both databases, with $n placeholders. Where they differ, a migration has two files.
//     Text keys are of the type textkey (PostgreSQL: a domain with COLLATE "C"), times are BIGINT microseconds
//     since 1970 UTC.
package db
