package ical

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"bureau/internal/span"
)

// product names the writer of a text.
const product = "-//Bureau//Bureau//EN"

// Write writes a calendar text. Every event needs a UID and a Stamp; timed ones a Start before their End, in a zone
// that others can look up (not time.Local).
func (c Calendar) Write() ([]byte, error) {
	w := writer{}
	w.put("BEGIN", "VCALENDAR")
	w.put("VERSION", "2.0")
	w.put("PRODID", product)
	w.put("CALSCALE", "GREGORIAN")
	if c.Method != "" {
		w.put("METHOD", c.Method)
	}
	for _, z := range zonesOf(c.Events) {
		w.zone(z.zone, z.from)
	}
	for _, e := range c.Events {
		if err := e.valid(); err != nil {
			return nil, err
		}
		w.event(e)
	}
	w.put("END", "VCALENDAR")
	return w.out.Bytes(), nil
}

func (e Event) valid() error {
	switch {
	case e.UID == "" || e.Stamp.IsZero():
		return errors.New("ical: an event needs a UID and a stamp")
	case e.AllDay && e.Last.Before(e.First), !e.AllDay && !e.Start.Before(e.End):
		return fmt.Errorf("ical: the event %q lasts no time", e.UID)
	case !e.AllDay && (e.Start.Location() == time.Local || e.End.Location().String() != e.Start.Location().String()):
		return fmt.Errorf("ical: the event %q needs one zone with a name", e.UID)
	case strings.ContainsAny(e.Rule+e.Status+e.Class+e.Organizer.Email, "\r\n"):
		return fmt.Errorf("ical: the event %q holds a line end where none may be", e.UID)
	}
	return nil
}

type writer struct{ out bytes.Buffer }

// put writes a line whose value is not TEXT.
func (w *writer) put(name, value string) { fold(&w.out, name+":"+value) }

// text writes a line with a TEXT value, if there is one.
func (w *writer) text(name, value string) {
	if value != "" {
		w.put(name, escape(value))
	}
}

func (w *writer) event(e Event) {
	w.put("BEGIN", "VEVENT")
	w.text("UID", e.UID)
	w.put("DTSTAMP", e.Stamp.UTC().Format(utcForm))
	w.put("SEQUENCE", strconv.Itoa(e.Sequence))
	w.period(e)
	if e.Rule != "" {
		w.put("RRULE", e.Rule)
	}
	w.exceptions(e)
	if !e.Of.IsZero() {
		w.moment("RECURRENCE-ID", e.Of)
	}
	w.text("SUMMARY", e.Summary)
	w.text("DESCRIPTION", e.Description)
	w.text("LOCATION", e.Location)
	w.text("STATUS", e.Status)
	w.text("CLASS", e.Class)
	if e.Transparent {
		w.put("TRANSP", "TRANSPARENT")
	}
	if e.Organizer.Email != "" {
		w.person("ORGANIZER", e.Organizer)
	}
	for _, a := range e.Attendees {
		w.person("ATTENDEE", a)
	}
	w.put("END", "VEVENT")
}

const (
	utcForm  = "20060102T150405Z"
	wallForm = "20060102T150405"
	dateForm = "20060102"
)

func day(d span.Date) string { return strings.ReplaceAll(d.String(), "-", "") }

func (w *writer) period(e Event) {
	if e.AllDay {
		w.put("DTSTART;VALUE=DATE", day(e.First))
		w.put("DTEND;VALUE=DATE", day(e.Last.AddDays(1)))
		return
	}
	w.moment("DTSTART", e.Start)
	w.moment("DTEND", e.End)
}

func (w *writer) moment(name string, t time.Time) {
	if utc(t.Location()) {
		w.put(name, t.UTC().Format(utcForm))
		return
	}
	// A reading that comes twice means its first: the second can only be said in UTC.
	if m := at(span.DateOf(t, t.Location()), t.Hour()*3600+t.Minute()*60+t.Second(), t.Location()); !m.time.Equal(t.Truncate(time.Second)) {
		w.put(name, t.UTC().Format(utcForm))
		return
	}
	w.put(name+";TZID="+t.Location().String(), t.Format(wallForm))
}

func utc(z *time.Location) bool { return z == time.UTC || z.String() == "UTC" }

func (w *writer) exceptions(e Event) {
	for _, d := range e.Except {
		if e.AllDay {
			w.put("EXDATE;VALUE=DATE", day(d))
			continue
		}
		z := e.Start.Location()
		w.moment("EXDATE", at(d, e.Start.Hour()*3600+e.Start.Minute()*60+e.Start.Second(), z).time)
	}
}

func (w *writer) person(name string, p Person) {
	if p.Name != "" {
		name += ";CN=" + quote(p.Name)
	}
	if strings.HasPrefix(name, "ATTENDEE") {
		name += ";ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE"
	}
	w.put(name, "mailto:"+strings.Join(strings.Fields(p.Email), ""))
}

type zoneUse struct {
	zone *time.Location
	from time.Time
}

// zonesOf lists the zones of timed events with the earliest time in each, by name.
func zonesOf(events []Event) []zoneUse {
	var out []zoneUse
	for _, e := range events {
		if e.AllDay || utc(e.Start.Location()) {
			continue
		}
		i := slices.IndexFunc(out, func(z zoneUse) bool { return z.zone.String() == e.Start.Location().String() })
		if i < 0 {
			out = append(out, zoneUse{e.Start.Location(), e.Start})
		} else if e.Start.Before(out[i].from) {
			out[i].from = e.Start
		}
	}
	slices.SortFunc(out, func(a, b zoneUse) int { return strings.Compare(a.zone.String(), b.zone.String()) })
	return out
}
