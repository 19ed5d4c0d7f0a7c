// Package erasure remembers what was erased for good, so that restoring a backup does not bring it back.
//
// It keeps true:
//
//   - Whoever erases says so in the same transaction (Erase). The journal says what kind of thing was erased and its id,
//     never what it contained.
//   - The journal outlives the database: after the commit each entry is appended to a file, durably, and what a crash kept
//     from the file is added when the program starts again (Journal.Catch). The file is no part of a backup; it lies
//     beside the database and beside the backups.
//   - After a restore every entry is carried out again (Replay), before anybody can use what was restored. Carrying out
//     an entry twice does nothing the second time.
//   - A journal that cannot be read to its end is refused: leaving an erasure out in silence would be worse.
//     Only a last line that was cut while it was written does not count; its entry is still in the database.
package erasure
