// Package backup writes everything an office has into one file, and fills an empty office from it.
//
// It keeps true:
//
//   - A backup is one state of the whole office: all tables of all organisations as one transaction left them, and every
//     blob that those rows name. It is made while others go on writing, and they do not wait for it. (Blobs never change
//     and are stored before the rows that name them, so those listed after the snapshot began are enough.)
//   - Nobody keeps a list of what belongs in it: the tables are those that the database has.
//   - The file is complete or it is not there: it is written under another name, made durable, and renamed. Only its
//     owner may read it. It is never written over another.
//   - A file that was changed or cut, or that a newer program wrote, is refused before anything is done with it.
//   - It does not depend on the database: what SQLite held can be restored into PostgreSQL, and the other way round.
//   - A restore goes into an empty place, and leaves that place empty if it fails.
//
// The format is a zip archive that any tool opens. tables/<name>.jsonl holds a table: a line with its columns, then one
// line for each row, in the order of its key. files/<sha-256> is a blob. manifest.json comes last and says of which format
// and schema the file is and, of each entry, how long it is and its SHA-256; the archive's comment holds the SHA-256 of
// the manifest. Whole numbers are JSON numbers of up to 64 bits, bytes are {"base64": "…"}, and so is text that is no
// valid UTF-8.
package backup
