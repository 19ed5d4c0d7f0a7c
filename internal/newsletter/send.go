package newsletter

import (
	"context"
	"fmt"
	"strings"
	"time"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/outbox"
)

// Standing is what became of a letter to one address.
type Standing string

// The standings.
const (
	Waiting  Standing = "waiting"
	Claimed  Standing = "claimed"  // handed to the relay just now
	Gone     Standing = "sent"     // the relay took it
	NoSuch   Standing = "refused"  // the relay refused it for good
	Failed   Standing = "failed"   // given up after days
	Doubtful Standing = "doubtful" // the office ended, or the relay fell silent, while it was handed over
	LeftOut  Standing = "left-out" // unsubscribed, or agreed no longer, before it was their turn
)

// Progress counts the addresses of a letter by what became of them.
type Progress struct {
	All, Waiting, Sent, Refused, Failed, Doubtful, LeftOut int
}

// NotSent are those that got none.
func (p Progress) NotSent() int { return p.Refused + p.Failed + p.Doubtful + p.LeftOut }

// Percent is how much of it is over, rounded down.
func (p Progress) Percent() int {
	if p.All == 0 {
		return 100
	}
	return 100 * (p.All - p.Waiting) / p.All
}

// Progress tells how far a letter has come.
func (n *Newsletters) Progress(_ context.Context, tx db.Tx, actor directory.Actor, letter string) (Progress, error) {
	if err := may(actor); err != nil {
		return Progress{}, err
	}
	l, err := byID(tx, letter)
	if err != nil {
		return Progress{}, err
	}
	return progressOf(tx, l)
}

func progressOf(tx db.Tx, l Letter) (p Progress, err error) {
	if l.State == Draft {
		return p, nil
	}
	type count struct {
		of Standing
		n  int
	}
	all, err := db.All(tx, func(row db.Scan) (c count, err error) { err = row(&c.of, &c.n); return c, err },
		"SELECT d.state, count(*) FROM newsletter_delivery d WHERE d.org = $1 AND d.newsletter = $2 GROUP BY d.state", tx.Org(), l.ID)
	for _, c := range all {
		p.All += c.n
		*map[Standing]*int{Waiting: &p.Waiting, Claimed: &p.Waiting, Gone: &p.Sent, NoSuch: &p.Refused, Failed: &p.Failed, Doubtful: &p.Doubtful,
			LeftOut: &p.LeftOut}[c.of] += c.n
	}
	return p, err
}

// Delivery is what became of a letter to one address.
type Delivery struct {
	ID       string
	Customer string // empty: they are erased
	Name     string
	Email    string
	Standing Standing
	Ended    time.Time
	Reason   string // what the relay said
}

// Deliveries gives those of a letter that stand in one way, in the order in which they are sent, after a cursor.
func (n *Newsletters) Deliveries(_ context.Context, tx db.Tx, actor directory.Actor, letter string, of Standing, after string, limit int) ([]Delivery, string, error) {
	if err := may(actor); err != nil {
		return nil, "", err
	}
	if _, err := byID(tx, letter); err != nil {
		return nil, "", err
	}
	all, err := db.All(tx, scanDelivery, `SELECT d.id, COALESCE(d.customer, ''), COALESCE(c.first, ''), COALESCE(c.last, ''), COALESCE(c.email, ''), d.state,
			COALESCE(d.ended_at, 0), d.reason FROM newsletter_delivery d LEFT JOIN customer c ON c.id = d.customer AND c.org = d.org
		WHERE d.org = $1 AND d.newsletter = $2 AND d.state = $3 AND d.id > $4 ORDER BY d.id LIMIT $5`, tx.Org(), letter, string(of), after, limit+1)
	next := ""
	if len(all) > limit {
		all = all[:limit]
		next = all[limit-1].ID
	}
	return all, next, err
}

func scanDelivery(row db.Scan) (d Delivery, err error) {
	var first, last string
	var ended int64
	err = row(&d.ID, &d.Customer, &first, &last, &d.Email, &d.Standing, &ended, &d.Reason)
	if ended != 0 {
		d.Ended = db.Time(ended)
	}
	d.Name = name(first, last)
	return d, err
}

// Send begins to send a draft, as it was read at a revision, to exactly as many addresses as were shown: where it would go to
// more or fewer by now, nothing is sent and the refusal carries the audience.
func (n *Newsletters) Send(_ context.Context, tx db.Tx, actor directory.Actor, letter string, rev int64, mails int) (Letter, error) {
	l, err := draft(tx, actor, letter, rev)
	if err != nil {
		return l, err
	}
	if err := n.sendable(tx, l); err != nil {
		return l, err
	}
	a, err := n.audience(tx, l)
	switch {
	case err != nil:
		return l, err
	case a.Mails == 0:
		return l, fault.New(fault.Invalid, i18n.NewsNobody).On("groups")
	case a.Mails > MaxMails:
		return l, fault.New(fault.Invalid, i18n.NewsTooMany, MaxMails).On("groups")
	case a.Mails != mails:
		return l, fault.New(fault.Stale, i18n.NewsOtherNumber, a.Mails).With(a)
	}
	if err := enrol(tx, l.ID, a, n.Clock.Now()); err != nil {
		return l, err
	}
	l.SentBy, l.Begun = actor.Member, n.Clock.Now()
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Sent, Kind: audit.Newsletter, Object: l.ID, Label: l.Subject})
	return n.begin(tx, l)
}

// sendable refuses a letter that cannot be sent now.
func (n *Newsletters) sendable(tx db.Tx, l Letter) error {
	if n.Mute {
		return fault.New(fault.Unavailable, i18n.NewsNoRelay)
	}
	if !l.All && len(l.Groups) == 0 {
		return fault.New(fault.Invalid, i18n.NewsNoGroup).On("groups")
	}
	begun, err := countBegun(tx, n.Clock.Now().Add(-24*time.Hour))
	if err == nil && begun >= MaxADay {
		err = fault.New(fault.TooMany, i18n.NewsTooOften, MaxADay)
	}
	return err
}

// begin lets a letter go on from here.
func (n *Newsletters) begin(tx db.Tx, l Letter) (Letter, error) {
	l.State, l.Ended = Sending, time.Time{}
	l.Rev++
	tx.Record(Changed{})
	return n.next(tx, l, n.Clock.Now())
}

// sending is what a work does: the next few mails of a letter. Of a letter's works only that of its last step does anything.
type sending struct {
	Letter string `json:"l"`
	Step   int64  `json:"s"`
}

// next plans the work that goes on with a letter.
func (n *Newsletters) next(tx db.Tx, l Letter, at time.Time) (Letter, error) {
	l.step++
	if err := updateLetter(tx, l); err != nil {
		return l, err
	}
	return l, n.Outbox.Add(tx, outbox.Work{ID: id.Derive("newsletter", l.ID, fmt.Sprint(l.step)), Kind: sendWork, Key: "newsletter",
		Ref: sending{l.ID, l.step}, At: at, Until: at.Add(10 * worth)})
}

// worth is how long a mail of a letter is tried.
const worth = 3 * 24 * time.Hour

// enrol notes one delivery for each address that gets the letter, many in one statement.
func enrol(tx db.Tx, letter string, a Audience, now time.Time) error {
	const some = 100
	var rows []string
	var args []any
	flush := func() error {
		if len(rows) == 0 {
			return nil
		}
		_, err := tx.Exec("INSERT INTO newsletter_delivery (id, org, newsletter, customer, print, state, attempts, next_at, reason) VALUES "+strings.Join(rows, ", "), args...)
		rows, args = nil, nil
		return err
	}
	seen := map[string]bool{}
	for _, r := range a.Readers {
		if r.Why != "" || seen[r.print] {
			continue
		}
		seen[r.print] = true
		at := len(args)
		rows = append(rows, fmt.Sprintf("($%d, $%d, $%d, $%d, $%d, 'waiting', 0, $%d, '')", at+1, at+2, at+3, at+4, at+5, at+6))
		args = append(args, id.New(), tx.Org(), letter, r.Customer, r.print, db.Micros(now))
		if len(rows) == some {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return flush()
}

// Stop keeps what has not been claimed yet; it may go on later.
func (n *Newsletters) Stop(_ context.Context, tx db.Tx, actor directory.Actor, letter string) (Letter, error) {
	if err := may(actor); err != nil {
		return Letter{}, err
	}
	l, err := locked(tx, letter)
	if err != nil {
		return l, err
	}
	if l.State != Sending {
		return l, fault.New(fault.Taken, i18n.NewsNotSending)
	}
	l.State, l.Rev, l.step = Stopped, l.Rev+1, l.step+1
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.Newsletter, Object: l.ID, Label: l.Subject})
	tx.Record(Changed{})
	return l, updateLetter(tx, l)
}

// GoOn sends the rest of a letter that was stopped.
func (n *Newsletters) GoOn(_ context.Context, tx db.Tx, actor directory.Actor, letter string) (Letter, error) {
	if err := may(actor); err != nil {
		return Letter{}, err
	}
	l, err := locked(tx, letter)
	if err != nil {
		return l, err
	}
	if l.State != Stopped {
		return l, fault.New(fault.Taken, i18n.NewsNotStopped)
	}
	if n.Mute {
		return l, fault.New(fault.Unavailable, i18n.NewsNoRelay)
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Sent, Kind: audit.Newsletter, Object: l.ID, Label: l.Subject})
	return n.begin(tx, l)
}

// Test mails a letter, sent or not, to the actor themselves.
func (n *Newsletters) Test(_ context.Context, tx db.Tx, actor directory.Actor, letter string) error {
	if err := may(actor); err != nil {
		return err
	}
	if _, err := byID(tx, letter); err != nil {
		return err
	}
	if n.tests.Take(actor.Member, n.Clock.Now()) > 0 {
		return fault.New(fault.TooMany, i18n.NewsTestsTooMany)
	}
	return n.Post.Send(tx, testMail, outbox.Work{Ref: testing{letter, actor.Member}})
}

// testing is what a mail to oneself is made of.
type testing struct {
	Letter string `json:"l"`
	Member string `json:"m"`
}
