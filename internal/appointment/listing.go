package appointment

import (
	"context"
	"slices"
	"strings"
	"time"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// Reader is who gets a list: a member, who reads what they may see, or an address of the practice, which reads everything.
type Reader struct {
	Member  string
	Address string
}

// ListsDue is recorded when lists are to be mailed.
type ListsDue struct {
	Why     string    // tells one sending from the others: a day, a planned maintenance, or what somebody asked for
	To      time.Time // how far they reach
	Until   time.Time // when it is too late to send them
	Own     bool
	Readers []Reader
}

// DueLists finds the organisations whose daily lists are due; the transaction must be a global one.
func DueLists(tx db.Tx, now time.Time) ([]string, error) {
	return db.All(tx, func(row db.Scan) (org string, err error) {
		err = row(&org)
		return org, err
	}, "SELECT l.org FROM practice_list l WHERE l.due_at <= $1 ORDER BY l.org", db.Micros(now))
}

// Practices gives the organisations that are practices; the transaction must be a global one.
func Practices(tx db.Tx) ([]string, error) {
	return db.All(tx, func(row db.Scan) (org string, err error) {
		err = row(&org)
		return org, err
	}, "SELECT p.org FROM practice p ORDER BY p.org")
}

// SendDaily has the daily lists sent where they are due: once for each day, whoever asks and however often. Lists that could not be
// sent in time are sent late, and of several days only the last.
func (a *Appointments) SendDaily(_ context.Context, tx db.Tx) error {
	now := a.Clock.Now()
	// The row is held: who comes at the same time finds the next day.
	n, err := tx.Exec("UPDATE practice_list SET rev = rev WHERE org = $1 AND due_at <= $2", tx.Org(), db.Micros(now))
	if err != nil || n == 0 {
		return err
	}
	l, err := listsOf(tx)
	if err != nil {
		return err
	}
	zone, err := l.zone(tx)
	if err != nil {
		return err
	}
	day, next := l.day(now, zone), l.after(now, zone)
	fresh := l.sent == "" || day.String() > l.sent
	first, err := neverDue(tx)
	if err != nil {
		return err
	}
	if first || !fresh { // planned for the first time, or the site's zone changed meanwhile
		_, err := tx.Exec("UPDATE practice_list SET due_at = $1 WHERE org = $2", db.Micros(next), tx.Org())
		return err
	}
	if _, err := tx.Exec("UPDATE practice_list SET due_at = $1, sent_day = $2 WHERE org = $3", db.Micros(next), day.String(), tx.Org()); err != nil {
		return err
	}
	return a.send(tx, l, ListsDue{Why: day.String(), To: day.AddDays(l.Days).Span(zone).EndTime(), Until: next})
}

// neverDue tells whether nobody has said yet when the lists are due.
func neverDue(tx db.Tx) (bool, error) {
	var never bool
	err := tx.Row("SELECT l.due_at = 0 FROM practice_list l WHERE l.org = $1", tx.Org()).Scan(&never)
	return never, err
}

// Interruption is planned maintenance.
type Interruption struct {
	ID         string
	Start, End time.Time
}

// SendBefore has the lists sent that a practice gets before planned maintenance: until then, for its days, and for those after it.
func (a *Appointments) SendBefore(_ context.Context, tx db.Tx, i Interruption) error {
	l, err := listsOf(tx)
	if err != nil || !l.Planned {
		return err
	}
	zone, err := l.zone(tx)
	if err != nil {
		return err
	}
	last := span.DateOf(i.End, zone).AddDays(l.Days)
	return a.send(tx, l, ListsDue{Why: i.ID, To: last.Span(zone).EndTime(), Until: i.End})
}

// SendMe has the actor's list sent to them at once, with all that they may see, whatever is chosen for the others; once a minute.
func (a *Appointments) SendMe(ctx context.Context, tx db.Tx, actor directory.Actor) error {
	if _, err := PracticeOf(tx); err != nil {
		return err
	}
	may, err := AtDesk(tx, actor)
	if err == nil && !may {
		err = fault.New(fault.Refused, i18n.ListNoCalendar)
	}
	if err != nil {
		return err
	}
	l, err := listsOf(tx)
	if err != nil {
		return err
	}
	zone, err := l.zone(tx)
	if err != nil {
		return err
	}
	now := a.Clock.Now()
	tx.Record(ListsDue{Why: "asked " + now.UTC().Format("2006-01-02T15:04"), To: span.DateOf(now, zone).AddDays(l.Days).Span(zone).EndTime(),
		Until: now.Add(time.Hour), Readers: []Reader{{Member: actor.Member}}})
	return nil
}

// send records a list for each reader that is chosen.
func (a *Appointments) send(tx db.Tx, l Lists, due ListsDue) error {
	members := l.Members
	if l.Everybody {
		all, err := StaffList(tx)
		if err != nil {
			return err
		}
		for _, s := range all {
			members = append(members, s.Member)
		}
	}
	due.Own = l.Own
	for _, m := range tidy(members) {
		due.Readers = append(due.Readers, Reader{Member: m})
	}
	for _, address := range l.Addresses {
		due.Readers = append(due.Readers, Reader{Address: address})
	}
	if len(due.Readers) > 0 {
		tx.Record(due)
	}
	return nil
}

// Listing is an appointment as a list has it.
type Listing struct {
	Entry
	Rooms []string // and equipment, by name
}

// List is what a reader gets.
type List struct {
	Member directory.Member // the reader, where it is one
	Whole  bool             // everybody's appointments, not the reader's own alone
	Cut    bool             // there are more than a list holds
	Lang   string
	Rows   []Listing
}

// ListFor gives what a reader may read of a time, as rights are now; NotFound where there is nothing that they may. An address is
// written to only while it is chosen, and one that is a member's reads what the member may.
func (a *Appointments) ListFor(ctx context.Context, tx db.Tx, r Reader, own bool, over span.Span) (List, error) {
	if r.Address != "" {
		return a.listAt(ctx, tx, r.Address, over)
	}
	return a.listOf(ctx, tx, r.Member, own, over)
}

func (a *Appointments) listAt(ctx context.Context, tx db.Tx, address string, over span.Span) (List, error) {
	l, err := listsOf(tx)
	if err != nil {
		return List{}, err
	}
	if !slices.Contains(l.Addresses, address) {
		return List{}, fault.New(fault.NotFound, i18n.NotFound)
	}
	members, err := db.All(tx, func(row db.Scan) (m string, err error) {
		err = row(&m)
		return m, err
	}, "SELECT m.id FROM member m WHERE m.org = $1 AND m.email = $2 ORDER BY m.id", tx.Org(), strings.ToLower(address))
	if err != nil {
		return List{}, err
	}
	if len(members) > 0 {
		return a.listOf(ctx, tx, members[0], false, over)
	}
	out := List{Whole: true, Lang: l.Lang}
	return out, a.fill(tx, &out, "", over)
}

func (a *Appointments) listOf(_ context.Context, tx db.Tx, member string, own bool, over span.Span) (List, error) {
	actor, err := directory.ActorByID(tx, member)
	if fault.Is(err, fault.SignedOut) { // deactivated, or not there yet
		err = fault.New(fault.NotFound, i18n.NotFound)
	}
	if err != nil {
		return List{}, err
	}
	has, err := HasCalendar(tx, member)
	if err != nil {
		return List{}, err
	}
	all := actor.Can(directory.BookForOthers)
	if !has && !all {
		return List{}, fault.New(fault.NotFound, i18n.NotFound)
	}
	out := List{Whole: all && (!own || !has), Lang: actor.Lang}
	if out.Member, err = directory.MemberByID(tx, member); err != nil {
		return out, err
	}
	whose := member
	if out.Whole {
		whose = ""
	}
	return out, a.fill(tx, &out, whose, over)
}

// fill reads the appointments and requests of a time, by when they begin: one member's, or everybody's.
func (a *Appointments) fill(tx db.Tx, l *List, whose string, over span.Span) error {
	all, err := entries(tx, `WHERE a.org = $1 AND a.starts_at < $2 AND a.starts_at > $3 AND a.ends_at > $4 AND ($5 = '' OR a.member = $5)
		AND a.state IN ('fixed', 'requested') ORDER BY a.starts_at, a.id LIMIT $6`,
		tx.Org(), over.End, over.Start-MaxLength.Microseconds(), over.Start, whose, MaxListed+1)
	if err != nil {
		return err
	}
	if l.Cut = len(all) > MaxListed; l.Cut {
		all = all[:MaxListed]
	}
	rooms, err := a.rooms(tx, all, over)
	for _, e := range all {
		l.Rows = append(l.Rows, Listing{e, rooms[e.holder()]})
	}
	return err
}

// rooms gives the names of what appointments claim beside their staff member's time, by holder.
func (a *Appointments) rooms(tx db.Tx, all []Entry, over span.Span) (map[string][]string, error) {
	names := map[string]string{}
	seen := map[string]bool{}
	for _, e := range all {
		if seen[e.Site] || a.Assets == nil {
			continue
		}
		seen[e.Site] = true
		at, err := a.Assets.At(tx, e.Site)
		if err != nil {
			return nil, err
		}
		for asset, name := range at {
			names[asset] = name
		}
	}
	if len(names) == 0 {
		return nil, nil
	}
	assets := make([]string, 0, len(names))
	for asset := range names {
		assets = append(assets, asset)
	}
	slices.Sort(assets)
	claims, err := claim.Busy(tx, over.Widen(MaxLength, MaxBuffer), a.Clock.Now(), assets...)
	out := map[string][]string{}
	for _, c := range claims {
		out[c.Holder] = append(out[c.Holder], names[c.Resource])
	}
	for holder := range out {
		slices.Sort(out[holder])
		out[holder] = slices.Compact(out[holder])
	}
	return out, err
}

// forgetReader takes a member, and their address, off the lists.
func forgetReader(tx db.Tx, member string) error {
	if _, err := tx.Exec("DELETE FROM practice_list_member WHERE org = $1 AND member = $2", tx.Org(), member); err != nil {
		return err
	}
	m, err := directory.MemberByID(tx, member)
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	l, err := listsOf(tx)
	if err != nil {
		return err
	}
	kept := slices.DeleteFunc(slices.Clone(l.Addresses), func(s string) bool { return strings.EqualFold(s, m.Email) })
	if len(kept) == len(l.Addresses) {
		return nil
	}
	_, err = tx.Exec("UPDATE practice_list SET addresses = $1, rev = rev + 1 WHERE org = $2", strings.Join(kept, " "), tx.Org())
	return err
}
