package absence

import (
	"context"
	"strings"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// Shown is an absence as an actor reads it: its kind is Away where it is not theirs to know.
type Shown struct {
	Absence
	Name     string // the member's; empty for a closure
	SiteName string // of a site's closure
	Mine     bool
	Editable bool
}

// Time is one time of an absence, as a calendar shows it.
type Time struct {
	Shown
	Span span.Span
}

// Filter chooses from the list.
type Filter struct {
	Member string // one person's; empty: everybody's that the actor may see, and closures
	Past   bool   // what is over, the latest first; else what is not
}

const fromShown = "SELECT " + columns + `, COALESCE(m.name, ''), COALESCE(s.name, '') FROM absence a
	LEFT JOIN member m ON m.id = a.member AND m.org = a.org LEFT JOIN site s ON s.id = a.site AND s.org = a.org `

func scanShown(row db.Scan) (Shown, error) {
	var s Shown
	var err error
	s.Absence, err = scanAnd(row, &s.Name, &s.SiteName)
	return s, err
}

// as is what an actor reads of it.
func (s Shown) as(actor directory.Actor) Shown {
	s.Mine = s.Member == actor.Member
	s.Editable = knows(actor, s.Absence) && MayEnter(actor, s.Kind, s.Member, s.Site)
	if !knows(actor, s.Absence) {
		s.Kind, s.By, s.Created = Away, "", time.Time{}
	}
	return s
}

// Own gives what is held of the actor's absences, over or not, the latest first.
func Own(tx db.Tx, actor directory.Actor, most int) ([]Absence, error) {
	return db.All(tx, scan, "SELECT "+columns+" FROM absence a WHERE a.org = $1 AND a.member = $2 ORDER BY a.ends_at DESC, a.id DESC LIMIT $3",
		tx.Org(), actor.Member, most)
}

// PageLength is how many absences a list gives at once.
const PageLength = 50

// List gives the actor's own absences, closures, and everybody's with the right to book for others: by when they end, from the
// cursor on, which the last page leaves empty.
func (s *Absences) List(_ context.Context, tx db.Tx, actor directory.Actor, f Filter, after string) ([]Shown, string, error) {
	whose := actor.Member
	if actor.Can(directory.BookForOthers) {
		whose = ""
	}
	order, compare := "a.ends_at > $2", ">"
	direction := ""
	if f.Past {
		order, compare, direction = "a.ends_at <= $2", "<", " DESC"
	}
	at, from := cut(after)
	all, err := db.All(tx, scanShown, fromShown+`WHERE a.org = $1 AND `+order+` AND ($3 = '' OR a.member IS NULL OR a.member = $3)
		AND ($4 = '' OR a.member = $4) AND ($5 = '' OR a.ends_at `+compare+` $6 OR a.ends_at = $6 AND a.id `+compare+` $5)
		ORDER BY a.ends_at`+direction+`, a.id`+direction+` LIMIT 51`, tx.Org(), db.Micros(s.Clock.Now()), whose, f.Member, from, at)
	if err != nil {
		return nil, "", err
	}
	next := ""
	if len(all) > PageLength {
		all = all[:PageLength]
		last := all[PageLength-1]
		next = cursor(last.Absence)
	}
	for i := range all {
		all[i] = all[i].as(actor)
	}
	return all, next, nil
}

// Get gives one absence that the actor may read.
func (s *Absences) Get(_ context.Context, tx db.Tx, actor directory.Actor, absence string) (Shown, error) {
	all, err := db.All(tx, scanShown, fromShown+"WHERE a.org = $1 AND a.id = $2", tx.Org(), absence)
	if err == nil && (len(all) == 0 || !knows(actor, all[0].Absence)) {
		err = fault.New(fault.NotFound, i18n.NotFound)
	}
	if err != nil {
		return Shown{}, err
	}
	return all[0].as(actor), nil
}

// MaxShown bounds the days that a calendar shows at once.
const MaxShown = 92

// Between gives the times of absences in a span as a calendar shows them, by when they begin: one's own and closures; with the
// right to book for others everybody's; else the whole days of colleagues who let others know where they are, without why.
func (s *Absences) Between(_ context.Context, tx db.Tx, actor directory.Actor, over span.Span) ([]Time, error) {
	if !over.Valid() || over.Length() > MaxShown*day+2*time.Hour {
		return nil, fault.New(fault.Invalid, i18n.BetweenDays, 1, MaxShown).On("to")
	}
	all, err := db.All(tx, scanShown, fromShown+`WHERE a.org = $1 AND a.ends_at > $2 AND a.starts_at < $3 AND (a.member IS NULL OR a.member = $4 OR $5
		OR m.visible AND a.from_minute = 0 AND a.to_minute = 1440) AND (m.state IS NULL OR m.state <> 'deactivated')
		ORDER BY a.starts_at, a.id LIMIT 5000`,
		tx.Org(), over.Start, over.End, actor.Member, actor.Can(directory.BookForOthers))
	if err != nil {
		return nil, err
	}
	zone, err := directory.ZoneOf(tx, actor)
	if err != nil {
		return nil, err
	}
	var out []Time
	for _, a := range all {
		out = append(out, a.as(actor).times(zone, over)...)
	}
	sortTimes(out)
	return out, nil
}

// times are those of an absence in a span; a closure of the whole practice is read by the reader's clock.
func (s Shown) times(zone *time.Location, over span.Span) (out []Time) {
	if s.Zone != nil {
		zone = s.Zone
	}
	// Whole, so that a time which begins before the span keeps its beginning.
	for _, t := range s.Spans(zone, ever) {
		if t.Overlaps(over) {
			out = append(out, Time{s, t})
		}
	}
	return out
}

// AwayNow gives the members who are away at this instant for the whole day, each once, whose names contain a text: among those
// who let the actor know where they are.
func (s *Absences) AwayNow(ctx context.Context, tx db.Tx, actor directory.Actor, contains string) ([]Time, error) {
	now := db.Micros(s.Clock.Now())
	all, err := s.Between(ctx, tx, actor, span.Span{Start: now, End: now + 1})
	at := map[string]int{}
	var out []Time
	for _, t := range all {
		if t.Member == "" || !t.Whole() || !strings.Contains(strings.ToLower(t.Name), strings.ToLower(contains)) {
			continue
		}
		if n, there := at[t.Member]; there {
			out[n].Span.End = max(out[n].Span.End, t.Span.End)
			continue
		}
		at[t.Member], out = len(out), append(out, t)
	}
	return out, err
}

// Away tells whether a member is away now, for a whole day or longer.
func (s *Absences) Away(tx db.Tx, member string, now time.Time) (bool, error) {
	all, err := ahead(tx, member, now)
	for _, a := range all {
		if a.Kind != Break && a.hull().Contains(span.Of(now, now.Add(time.Microsecond))) {
			return true, nil
		}
	}
	return false, err
}
