package ical

import (
	"time"

	"bureau/internal/span"
)

// Methods of an invitation (RFC 5546).
const (
	Publish = "PUBLISH"
	Request = "REQUEST"
	Cancel  = "CANCEL"
)

// Calendar is an iCalendar text.
type Calendar struct {
	Method string // empty for none
	Events []Event
	Left   []Left // what was left out in reading
}

// Left names an event that could not be read.
type Left struct {
	Line int // where it begins, from 1
	Why  string
}

// Person is an organiser or an attendee.
type Person struct {
	Name  string
	Email string
}

// Event is a VEVENT.
type Event struct {
	UID         string
	Sequence    int
	Stamp       time.Time
	Summary     string
	Description string
	Location    string
	Status      string // CONFIRMED, TENTATIVE, CANCELLED or empty
	Organizer   Person
	Attendees   []Person
	// AllDay events last from First to Last, both included, and have no zone; others from Start to End.
	AllDay      bool
	First, Last span.Date
	Start, End  time.Time // in the zone they were written in; one without a zone in the reader's
	Rule        string    // RRULE as text; empty for none
	Except      []span.Date
	Instance    string    // RECURRENCE-ID as text: an exception to another event's rule
	Of          time.Time // when the rule has the occurrence that this stands for; written as RECURRENCE-ID
	Transparent bool      // takes no time
	Class       string
}
