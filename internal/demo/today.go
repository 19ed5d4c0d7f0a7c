package demo

import (
	"time"

	"bureau/internal/span"
	"bureau/internal/workplace"
)

// atLeast is for how long a site must stay open still for people to be there now.
const atLeast = 45 * time.Minute

// present is a site's time around the present.
type present struct {
	site  int
	date  span.Date
	open  bool
	from  time.Time // the site's midnight, or its opening after that
	until time.Time // when reservations must end
	out   time.Time // when walk-ins end by themselves
	late  bool      // midnight is near, so that only reservations last
}

// around finds the site's open time around now. Where a site stands open through midnight, reservations go on
// into the next day.
func (d *diary) around(site int) present {
	zone := d.sites[site].zone
	date := span.DateOf(d.now, zone)
	today := date.Span(zone)
	p := present{site: site, date: date, from: today.StartTime(), until: today.EndTime()}
	for _, w := range d.sites[site].hours.Windows(today.Widen(0, 12*time.Hour), zone) {
		if !w.StartTime().After(d.now) && w.EndTime().Sub(d.now) >= atLeast {
			p.open, p.from, p.until = true, w.StartTime(), w.EndTime()
		}
	}
	p.out = sooner(p.until, today.EndTime())
	p.late = today.EndTime().Sub(d.now) < 4*time.Hour
	return p
}

// today lays out the present: of a hundred people, some forty are at a desk and fifteen at home; others have
// reserved and are not there yet, come later, or have left. Where the site is closed, who works does so at home.
func (d *diary) today(site int) {
	p, crew := d.around(site), d.crew(site)
	all := len(crew)
	each := func(percent int, do func(p present, who, i int)) {
		n := all * percent / 100
		for i, who := range crew[:n] {
			do(p, who, i)
		}
		crew = crew[n:]
	}
	if !p.open {
		each(36, d.atHome)
		return
	}
	each(38, d.there)
	each(16, d.atHome)
	each(15, d.awaited)
	each(15, d.soon)
	each(10, d.gone)
}

// arrival is when somebody who is there now has come: in the morning, else in the last hours of this day.
func (d *diary) arrival(p present) time.Time {
	morning := d.at(p.site, p.date, 450+d.dice.IntN(130))
	if !morning.Before(p.from) && morning.Before(d.now.Add(-5*time.Minute)) && d.now.Sub(morning) < 10*time.Hour {
		return morning
	}
	from := later(p.from, d.now.Add(-3*time.Hour))
	return from.Add(time.Duration(d.dice.Int64N(int64(d.now.Sub(from)) + 1))).Truncate(time.Microsecond)
}

// ending is until when somebody who is there now has reserved: the afternoon, else some hours more.
func (d *diary) ending(p present) time.Time {
	end := up(d.at(p.site, p.date, 975+d.dice.IntN(135)))
	if end.Sub(d.now) < time.Hour {
		end = up(d.now.Add(d.within(time.Hour, 5*time.Hour)))
	}
	return sooner(end, p.until)
}

// there puts somebody at a desk now. Some of them are in a room besides, others have a bike, a car or a locker.
func (d *diary) there(p present, who, i int) {
	come := d.arrival(p)
	wanted, walkIn := span.Of(later(down(come), p.from), d.ending(p)), time.Time{}
	if !p.late && d.chance(30) {
		wanted, walkIn = span.Of(come, p.out), p.out
	}
	what := d.desk(who, wanted)
	if what == home {
		d.atHome(p, who, i)
		return
	}
	if walkIn.IsZero() {
		d.book(d.before(come, 1), who, what, wanted)
	}
	d.arrive(come, who, what, walkIn)
	switch i % 5 {
	case 1:
		d.inMeeting(p, who, come)
	case 0, 3:
		d.parked(p, who, come)
	}
}

func (d *diary) atHome(p present, who, _ int) {
	d.arrive(d.arrival(p), who, home, time.Time{})
}

// inMeeting lets somebody hold a meeting now.
func (d *diary) inMeeting(p present, who int, come time.Time) {
	start := later(p.from, down(d.now.Add(-d.within(5*time.Minute, 25*time.Minute))))
	meeting := span.Of(start, sooner(up(d.now.Add(d.within(25*time.Minute, time.Hour))), p.until))
	room := d.pick(p.site, meeting, workplace.Room)
	if room == home {
		return
	}
	d.book(d.before(start, 1), who, room, meeting)
	d.arrive(later(later(start, come), d.now.Add(-d.within(0, 10*time.Minute))), who, room, time.Time{})
}

func (d *diary) parked(p present, who int, come time.Time) {
	what := d.pick(p.site, span.Of(come, p.out), workplace.Bike, workplace.Parking, workplace.Locker)
	if what != home && come.Before(p.out) {
		d.arrive(come, who, what, p.out)
	}
}

// awaited reserves a desk from a little while ago for somebody who is not there yet.
func (d *diary) awaited(p present, who, _ int) {
	start := later(p.from, down(d.now.Add(-d.within(10*time.Minute, 40*time.Minute))))
	wanted := span.Of(start, d.ending(p))
	if what := d.desk(who, wanted); what != home {
		d.book(d.before(start, 1), who, what, wanted)
	}
}

// soon reserves something that is free now, for a little later.
func (d *diary) soon(p present, who, i int) {
	start := up(d.now.Add(d.within(20*time.Minute, 100*time.Minute)))
	wanted := span.Of(start, sooner(up(start.Add(d.within(time.Hour, 4*time.Hour))), p.until))
	if wanted.Length() < 30*time.Minute {
		return
	}
	kind := []workplace.Kind{workplace.Desk, workplace.Room, workplace.Desk, workplace.Parking, workplace.Equipment}[i%5]
	if what := d.pick(p.site, wanted, kind); what != home {
		d.book(d.before(d.now, 1), who, what, wanted)
	}
}

// gone lets somebody have come in the morning and left again, where the day is old enough for that.
func (d *diary) gone(p present, who, _ int) {
	come := d.at(p.site, p.date, 450+d.dice.IntN(130))
	out := come.Add(d.within(2*time.Hour, 4*time.Hour))
	wanted := span.Of(down(come), up(out.Add(time.Hour)))
	if down(come).Before(p.from) || out.After(d.now.Add(-15*time.Minute)) || wanted.EndTime().After(p.until) {
		return
	}
	if what := d.desk(who, wanted); what != home {
		d.book(d.before(come, 1), who, what, wanted)
		d.leave(out, who, d.arrive(come, who, what, time.Time{}))
	}
}
