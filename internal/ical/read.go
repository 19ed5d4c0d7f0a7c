package ical

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Read reads a text: one VCALENDAR or several, whose events come together. Times without a zone are read in floating.
// It fails with ErrTooLarge or ErrFormat; an event that cannot be understood is left out and named in Left.
func Read(data []byte, floating *time.Location) (Calendar, error) {
	all, err := lines(data)
	if err != nil {
		return Calendar{}, err
	}
	r := reader{floating: floating}
	for _, l := range all {
		if err := r.take(l); err != nil {
			return Calendar{}, err
		}
	}
	if !r.begun || len(r.open) > 0 {
		return r.out, fmt.Errorf("%w: it ends too early", ErrFormat)
	}
	return r.out, nil
}

type reader struct {
	floating *time.Location
	zones    map[string]*time.Location
	out      Calendar
	open     []string // the components around the present line
	begun    bool
	event    []line // of the event that is open
}

func (r *reader) take(l line) error {
	switch {
	case l.name == "BEGIN":
		return r.begin(l)
	case l.name == "END":
		return r.end(l)
	case len(r.open) == 0 && l.name != "":
		return fmt.Errorf("%w: line %d stands outside", ErrFormat, l.number)
	case len(r.open) == 1 && l.name == "METHOD":
		r.out.Method = strings.ToUpper(strings.TrimSpace(l.value))
	case len(r.open) == 2 && r.open[1] == "VEVENT" && l.name != "":
		r.event = append(r.event, l)
	}
	return nil
}

func (r *reader) begin(l line) error {
	name := strings.ToUpper(strings.TrimSpace(l.value))
	if len(r.open) == 0 && name != "VCALENDAR" {
		return fmt.Errorf("%w: line %d begins %.20q", ErrFormat, l.number, name)
	}
	if len(r.open) >= maxDepth {
		return fmt.Errorf("%w: too deep at line %d", ErrTooLarge, l.number)
	}
	r.begun = true
	r.open = append(r.open, name)
	if len(r.open) == 2 && name == "VEVENT" {
		r.event = []line{l}
	}
	return nil
}

func (r *reader) end(l line) error {
	name := strings.ToUpper(strings.TrimSpace(l.value))
	last := len(r.open) - 1
	if last < 0 || r.open[last] != name {
		return fmt.Errorf("%w: line %d ends %.20q, which is not open", ErrFormat, l.number, name)
	}
	r.open = r.open[:last]
	if last != 1 || name != "VEVENT" {
		return nil
	}
	if len(r.out.Events)+len(r.out.Left) >= MaxItems {
		return fmt.Errorf("%w: more than %d events", ErrTooLarge, MaxItems)
	}
	e, err := r.readEvent(r.event[1:])
	if err != nil {
		r.out.Left = append(r.out.Left, Left{Line: r.event[0].number, Why: err.Error()})
		return nil
	}
	r.out.Events = append(r.out.Events, e)
	return nil
}

func (r *reader) readEvent(all []line) (Event, error) {
	var e Event
	by := map[string]line{}
	for _, l := range all {
		if _, twice := by[l.name]; !twice {
			by[l.name] = l
		}
		if l.name == "ATTENDEE" && len(e.Attendees) < 1000 {
			e.Attendees = append(e.Attendees, person(l))
		}
		if l.name == "EXDATE" {
			if err := r.except(&e, l); err != nil {
				return e, err
			}
		}
	}
	text := func(name string) string { return unescape(by[name].value) }
	e.UID, e.Summary, e.Description, e.Location = text("UID"), text("SUMMARY"), text("DESCRIPTION"), text("LOCATION")
	e.Status, e.Class = strings.ToUpper(text("STATUS")), strings.ToUpper(text("CLASS"))
	e.Rule, e.Instance = strings.TrimSpace(by["RRULE"].value), by["RECURRENCE-ID"].value
	e.Transparent = strings.EqualFold(by["TRANSP"].value, "TRANSPARENT")
	e.Sequence, _ = strconv.Atoi(by["SEQUENCE"].value)
	if l, ok := by["ORGANIZER"]; ok {
		e.Organizer = person(l)
	}
	if l, ok := by["DTSTAMP"]; ok {
		if at, err := r.moment(l, l.value); err == nil {
			e.Stamp = at.time.UTC()
		}
	}
	return e, r.readPeriod(&e, by)
}

func person(l line) Person {
	email := strings.TrimSpace(l.value)
	if len(email) > 7 && strings.EqualFold(email[:7], "mailto:") {
		email = email[7:]
	}
	return Person{Name: l.params["CN"], Email: email}
}

// except reads the dates that a rule leaves out; a list may be written on one line.
func (r *reader) except(e *Event, l line) error {
	for v := range strings.SplitSeq(l.value, ",") {
		at, err := r.moment(l, v)
		if err != nil {
			return err
		}
		if len(e.Except) >= MaxItems {
			return errors.New("too many exceptions")
		}
		e.Except = append(e.Except, at.date)
	}
	return nil
}

// readPeriod reads when the event is: DTSTART with DTEND or DURATION, or with neither.
func (r *reader) readPeriod(e *Event, by map[string]line) error {
	l, ok := by["DTSTART"]
	if !ok {
		return errors.New("no DTSTART")
	}
	start, err := r.moment(l, l.value)
	if err != nil {
		return err
	}
	end, err := r.endOf(start, by)
	if err != nil {
		return err
	}
	if start.whole != end.whole {
		return errors.New("DTSTART and DTEND are a date and a time")
	}
	if e.AllDay = start.whole; e.AllDay {
		// The end of a day-long event is the day after; one that ends as it begins lasts the day.
		if e.First, e.Last = start.date, end.date.AddDays(-1); e.Last.Before(e.First) {
			e.Last = e.First
		}
		return nil
	}
	if end.time.Before(start.time) {
		return errors.New("it ends before it starts")
	}
	e.Start, e.End = start.time, end.time
	return nil
}

func (r *reader) endOf(start moment, by map[string]line) (moment, error) {
	if l, ok := by["DTEND"]; ok {
		return r.moment(l, l.value)
	}
	if l, ok := by["DURATION"]; ok {
		return start.after(l.value)
	}
	if start.whole {
		start.date = start.date.AddDays(1)
	}
	return start, nil
}
