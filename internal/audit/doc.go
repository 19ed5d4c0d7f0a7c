// Package audit keeps who changed what in an organisation, for those who must account for it.
//
// It keeps true:
//
//   - An entry is written in the transaction of the change it tells of: there is no change without its entry, and none
//     of a change that was undone. Log notes it on the transaction; the office's join writes it, with the office's clock.
//   - Entries are only added. The database itself refuses to change one; they go after Keep, and not before.
//   - Entries hold no personal data: people are ids, so that an erased person is nobody here too. A change names its
//     field, and gives before and after only where they say nothing of a person, such as rights or an opening hour.
//   - Words come from this package alone (words.go), so that the page can say each of them in four languages.
package audit
