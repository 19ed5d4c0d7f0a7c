package appointment

import (
	"context"
	"slices"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// Desk is what somebody works with in the practice's calendar.
type Desk struct {
	Practice Practice
	Staff    []Staff   // whose calendars they see
	Services []Service // that can be booked
	Sites    []directory.Site
	Choice   Choice
	Requests int  // that wait to be accepted
	Waits    bool // there is a waiting list, or somebody on it still
}

// Desk gives the calendar's people, services and sites to whoever may open it: staff their own, and everybody's with the right
// to book for others. NotFound where the organisation is no practice, Refused for those who have nothing to do with it.
func (a *Appointments) Desk(ctx context.Context, tx db.Tx, actor directory.Actor) (d Desk, err error) {
	if d.Practice, err = PracticeOf(tx); err != nil {
		return d, err
	}
	if d.Staff, err = StaffList(tx); err != nil {
		return d, err
	}
	d.Staff = slices.DeleteFunc(d.Staff, func(s Staff) bool { return mayWrite(actor, s.Member) != nil })
	if len(d.Staff) == 0 && !actor.Can(directory.BookForOthers) {
		return d, fault.New(fault.Refused, i18n.NoRight)
	}
	if d.Services, err = ServiceList(tx, false); err != nil {
		return d, err
	}
	if d.Sites, err = directory.SiteList(tx); err != nil {
		return d, err
	}
	if d.Choice, err = choiceOf(tx, actor.Member); err != nil {
		return d, err
	}
	waiting, err := a.Requests(ctx, tx, actor)
	if d.Requests, d.Waits = len(waiting), d.Practice.Waits; err != nil || d.Waits {
		return d, err
	}
	d.Waits, err = AnyoneWaits(tx)
	return d, err
}

// AtDesk tells whether there is a calendar that the actor may open.
func AtDesk(tx db.Tx, actor directory.Actor) (bool, error) {
	var n int
	err := tx.Row(`SELECT (SELECT COUNT(*) FROM practice p WHERE p.org = $1)
		* (SELECT COUNT(*) FROM member m WHERE m.org = $1 AND m.id = $2 AND ($3 OR EXISTS
		(SELECT 1 FROM staff t WHERE t.org = $1 AND t.member = m.id AND t.removed_at IS NULL)))`,
		tx.Org(), actor.Member, actor.Can(directory.BookForOthers)).Scan(&n)
	return n > 0, err
}

// Views are the ways in which the calendar can be shown.
var Views = []string{"day", "week", "month", "staff", "list"}

// Choice is how somebody last looked at the calendar.
type Choice struct {
	View  string // one of Views
	Whole bool   // the full week; otherwise working days
	Staff string // whose calendar; empty: everybody's that they see
}

// Choose keeps how the actor looks at the calendar.
func (a *Appointments) Choose(_ context.Context, tx db.Tx, actor directory.Actor, c Choice) error {
	if !slices.Contains(Views, c.View) {
		return fault.New(fault.Invalid, i18n.ViewUnknown).On("view")
	}
	if c.Staff != "" {
		if err := mayWrite(actor, c.Staff); err != nil {
			return fault.New(fault.NotFound, i18n.NotFound).On("staff")
		}
		if _, err := staffByID(tx, c.Staff); err != nil {
			return err
		}
	}
	_, err := tx.Exec(`INSERT INTO calendar_choice (member, org, shown, whole, staff) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (member) DO UPDATE SET shown = excluded.shown, whole = excluded.whole, staff = excluded.staff`,
		actor.Member, tx.Org(), c.View, c.Whole, db.Optional(c.Staff))
	return err
}

func choiceOf(tx db.Tx, member string) (Choice, error) {
	all, err := db.All(tx, func(row db.Scan) (c Choice, err error) { return c, row(&c.View, &c.Whole, &c.Staff) },
		"SELECT c.shown, c.whole, COALESCE(c.staff, '') FROM calendar_choice c WHERE c.org = $1 AND c.member = $2", tx.Org(), member)
	if err != nil || len(all) == 0 {
		return Choice{View: "week"}, err
	}
	return all[0], nil
}

// Outside tells whether a time lies outside the hours in which a staff member can be booked at a site, or the site's own.
func (d Desk) Outside(staff, site string, during span.Span) bool {
	s := slices.IndexFunc(d.Staff, func(s Staff) bool { return s.Member == staff })
	at := slices.IndexFunc(d.Sites, func(s directory.Site) bool { return s.ID == site })
	if s < 0 || at < 0 || !during.Valid() || during.Length() > MaxLength {
		return false
	}
	around := during.Widen(24*time.Hour, 24*time.Hour)
	open := span.Common(d.Sites[at].Windows(around), d.Staff[s].At(site).Windows(around, d.Sites[at].Zone))
	return !within(open, during)
}

// WorkingDays are the days of the week on which any of the staff can be booked; Monday to Friday where nobody can.
func (d Desk) WorkingDays() (days [7]bool) {
	any := false
	for _, s := range d.Staff {
		for _, h := range s.Hours {
			for day := range days {
				if len(h.Week[day]) > 0 {
					days[day], any = true, true
				}
			}
		}
	}
	if !any {
		for day := time.Monday; day <= time.Friday; day++ {
			days[day] = true
		}
	}
	return days
}
