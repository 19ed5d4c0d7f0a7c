package demo

import (
	"time"

	"bureau/internal/span"
	"bureau/internal/workplace"
)

// share is how many of a hundred people come in on a day of the week.
func share(day time.Weekday) int {
	return [7]int{time.Sunday: 0, time.Monday: 46, time.Tuesday: 66, time.Wednesday: 52, time.Thursday: 69, time.Friday: 36, time.Saturday: 6}[day]
}

// at is an instant of a date by the site's wall clock, in minutes since midnight.
func (d *diary) at(site int, date span.Date, minute int) time.Time {
	first, _, _ := span.At(date, minute, d.sites[site].zone)
	return first.UTC()
}

func (d *diary) date(site, days int) span.Date {
	return span.DateOf(d.now, d.sites[site].zone).AddDays(days)
}

// attendance is who comes in, and who works at home, on a date.
func (d *diary) attendance(site int, date span.Date) (in, away []int) {
	crew := d.crew(site)
	n := len(crew) * share(date.Weekday()) / 100
	if n > 4 {
		n += d.dice.IntN(5) - 2
	}
	in, away = crew[:n], crew[n:]
	return in, away[:len(away)*share(date.Weekday())/200]
}

// open tells whether a site is open throughout a period.
func (d *diary) open(site int, s span.Span) bool {
	for _, w := range d.sites[site].hours.Windows(s, d.sites[site].zone) {
		if w.Contains(s) {
			return true
		}
	}
	return false
}

// shift is one person's working day.
type shift struct {
	who      int
	site     int
	date     span.Date
	from, to time.Time
	closing  time.Time   // the site's midnight, when walk-ins end at the latest
	atDesk   bool        // came, and did so to a desk
	doubly   bool        // has a second stay for all of the day
	meetings []span.Span // that they hold
}

// past lays out a day some days ago.
func (d *diary) past(site, days int) {
	date := d.date(site, -days)
	in, away := d.attendance(site, date)
	var shifts []*shift
	for _, who := range in {
		if s := d.newShift(site, who, date); s != nil {
			d.work(s)
			shifts = append(shifts, s)
		}
	}
	for _, who := range away {
		stay := d.arrive(d.at(site, date, 465+d.dice.IntN(105)), who, home, time.Time{})
		if d.chance(70) {
			d.leave(d.at(site, date, 960+d.dice.IntN(120)), who, stay)
		}
	}
	for range len(shifts) / 3 {
		d.meet(shifts)
	}
}

// newShift draws when somebody comes and goes; nil where the site is closed.
func (d *diary) newShift(site, who int, date span.Date) *shift {
	s := &shift{who: who, date: date, site: site, from: d.at(site, date, 450+d.dice.IntN(135)), to: d.at(site, date, 960+d.dice.IntN(135))}
	if !d.open(site, span.Of(down(s.from), up(s.to))) {
		return nil
	}
	s.closing = date.Span(d.sites[site].zone).EndTime()
	return s
}

// work books or finds a desk, comes, stays and goes.
func (d *diary) work(s *shift) {
	wanted := span.Of(down(s.from), up(s.to))
	if !d.chance(75) {
		d.walkIn(s)
		return
	}
	what := d.desk(s.who, wanted)
	if what == home {
		return
	}
	booked := d.book(d.before(s.from.Add(-30*time.Minute), 3), s.who, what, wanted)
	switch {
	case d.chance(6):
		d.add(event{at: s.from.Add(-d.within(2*time.Minute, 25*time.Minute)), verb: cancel, who: s.who, what: what, which: booked})
		return
	case d.chance(7):
		return // did not come
	}
	come := s.from.Add(d.within(-6*time.Minute, 12*time.Minute))
	d.goHome(s, d.arrive(come, s.who, what, time.Time{}))
}

// before is an instant of booking: some days earlier, or shortly before.
func (d *diary) before(latest time.Time, days int) time.Time {
	at := latest.Add(-time.Duration(d.dice.IntN(days+1))*24*time.Hour - d.within(0, 9*time.Hour))
	return at.Truncate(time.Second)
}

// walkIn takes whatever desk is free till the end of the day.
func (d *diary) walkIn(s *shift) {
	what := d.desk(s.who, span.Of(s.from, s.closing))
	if what == home {
		return
	}
	d.goHome(s, d.arrive(s.from, s.who, what, s.closing))
}

// goHome ends a stay at a desk: some leave early, most at the end of their time, some forget.
func (d *diary) goHome(s *shift, stay int) {
	s.atDesk = true
	defer d.second(s)
	switch {
	case d.chance(18):
		s.to = s.from.Add(d.within(4*time.Hour, 6*time.Hour))
		d.leave(s.to, s.who, stay)
	case d.chance(70):
		s.to = s.to.Add(-time.Minute)
		d.leave(s.to, s.who, stay)
	}
}

// second parks a bike or a car, or takes a locker, for the day.
func (d *diary) second(s *shift) {
	if !d.chance(30) {
		return
	}
	come := s.from.Add(-10 * time.Minute)
	what := d.pick(s.site, span.Of(come, s.closing), workplace.Bike, workplace.Parking, workplace.Locker)
	if what == home {
		return
	}
	s.doubly = true
	stay := d.arrive(come, s.who, what, s.closing)
	d.leave(s.to.Add(10*time.Minute), s.who, stay)
}

// meet lets one of those at work hold a meeting in a room.
func (d *diary) meet(shifts []*shift) {
	host := shifts[d.dice.IntN(len(shifts))]
	start := d.at(host.site, host.date, 540+30*d.dice.IntN(15))
	s := span.Of(start, start.Add(time.Duration(2+d.dice.IntN(5))*quarter))
	room := d.pick(host.site, s, workplace.Room)
	if !host.atDesk || host.doubly || room == home || !host.can(s) {
		return
	}
	host.meetings = append(host.meetings, s)
	made := d.before(start.Add(-time.Hour), 5)
	d.book(made, host.who, room, s)
	if device := d.pick(host.site, s, workplace.Equipment); device != home && d.chance(25) {
		d.book(made.Add(time.Minute), host.who, device, s)
	}
	if !d.chance(80) {
		return
	}
	stay := d.arrive(start.Add(d.within(0, 4*time.Minute)), host.who, room, time.Time{})
	if d.chance(50) {
		d.leave(s.EndTime().Add(-d.within(time.Minute, 8*time.Minute)), host.who, stay)
	}
}

// can tells whether the host is there for a meeting, and in no other.
func (s *shift) can(meeting span.Span) bool {
	for _, m := range s.meetings {
		if m.Widen(0, time.Minute).Overlaps(meeting) {
			return false
		}
	}
	return span.Of(s.from.Add(20*time.Minute), s.to.Add(-20*time.Minute)).Contains(meeting)
}

// future lays out what is reserved already for a day to come: the farther it is, the less.
func (d *diary) future(site, days int) {
	date := d.date(site, days)
	in, _ := d.attendance(site, date)
	for _, who := range in {
		s := d.newShift(site, who, date)
		if s == nil || !d.chance(85-3*days) {
			continue
		}
		wanted := span.Of(down(s.from), up(s.to))
		made := d.before(d.now, 8)
		if what := d.desk(who, wanted); what != home {
			d.book(made, who, what, wanted)
		}
		if d.chance(25) {
			d.reserveMeeting(s, made)
		}
		if what := d.pick(site, wanted, workplace.Parking, workplace.Bike); what != home && d.chance(12) {
			d.book(made.Add(-time.Minute), who, what, wanted)
		}
	}
}

func (d *diary) reserveMeeting(s *shift, made time.Time) {
	start := d.at(s.site, s.date, 540+30*d.dice.IntN(15))
	meeting := span.Of(start, start.Add(time.Duration(2+d.dice.IntN(5))*quarter))
	if room := d.pick(s.site, meeting, workplace.Room); room != home {
		d.book(made.Add(-2*time.Minute), s.who, room, meeting)
	}
}
