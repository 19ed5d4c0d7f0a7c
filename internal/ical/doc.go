// Package ical reads and writes calendar text, iCalendar (RFC 5545) and the invitations made of it (RFC 5546), and vCards (RFC
// 6350), which are lines of the same kind. It reads no clock and no file, and says nothing about what an event means in the office.
//
// What holds here:
//
//   - Text from elsewhere is bounded in size, in the length of a line, in depth and in the number of its parts, and
//     nothing in it makes the reader panic. An event that cannot be understood is left out and named; the others count.
//   - A wall-clock time is kept as it was written and becomes an instant in its zone. One that the clocks skip is
//     read with the offset before the gap, and one that comes twice is the first, as RFC 5545 (3.3.5) has it.
//   - What is written is folded at 75 octets and never inside a character, escaped, and carries a VTIMEZONE made from
//     the zone data of the program for every zone that it names.
//   - A recurrence rule is expanded as dates, so that the wall time stays what it is when the clocks change, and never
//     further than a date and a number that the caller names: a rule for a million days costs what is asked of it.
//   - A vCard of any version is read as a person: names, the preferred address and telephone, where they live, a note. Photographs
//     and whatever else it has are passed over.
package ical
