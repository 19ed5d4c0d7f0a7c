package newsletter

import (
	"context"
	"errors"
	"time"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/outbox"
	"bureau/internal/post"
)

// How a letter leaves: a few mails, then a pause, so that it takes one seat of the outbox for a short while only.
const (
	some  = 10
	Pause = 10 * time.Second
)

// deliverSome sends the next few mails of a letter, and plans what comes after them. It is begun again after a crash: what was
// claimed then is doubtful, everything else goes on.
func (n *Newsletters) deliverSome(ctx context.Context, w outbox.Work) error {
	var s sending
	if err := w.Decode(&s); err != nil {
		return outbox.Permanent(err)
	}
	if err := n.resume(ctx, w.Org, s); err != nil {
		return gone(err)
	}
	for i, inVain := 0, 0; i < some && ctx.Err() == nil && timeLeft(ctx); i++ {
		more, said, err := n.deliverOne(ctx, w.Org, s)
		if err != nil {
			return gone(err)
		}
		if !more {
			break
		}
		if inVain = counted(inVain, said); inVain == tooMany {
			return gone(n.DB.Write(context.WithoutCancel(ctx), w.Org, func(_ context.Context, tx db.Tx) error { return halt(tx, s) }))
		}
	}
	// Also where the node is stopping: what follows is planned before it is.
	return gone(n.DB.Write(context.WithoutCancel(ctx), w.Org, func(_ context.Context, tx db.Tx) error { return n.plan(tx, s) }))
}

// tooMany mails in a row that the relay refuses for good, and not because of their mailboxes, say that it refuses the letter or the
// office: the rest is not tried in vain, and somebody looks.
const tooMany = 3

func counted(inVain int, said error) int {
	var f *post.Failure
	if errors.As(said, &f) && f.Permanent && !f.Mailbox {
		return inVain + 1
	}
	return 0
}

func halt(tx db.Tx, s sending) error {
	l, err := mine(tx, s)
	if err != nil {
		return err
	}
	l.State, l.Rev, l.step = Stopped, l.Rev+1, l.step+1
	tx.Record(Changed{})
	return updateLetter(tx, l)
}

// Halt stops what was being sent when a backup was made that is restored: what has left since then, nobody knows here, so that
// somebody decides about the rest.
func Halt(tx db.Tx) error {
	_, err := tx.Exec("UPDATE newsletter SET state = 'stopped', step = step + 1 WHERE org = $1 AND state = 'sending'", tx.Org())
	return err
}

// timeLeft tells whether another mail can be handed over within the work's time.
func timeLeft(ctx context.Context) bool {
	end, bounded := ctx.Deadline()
	return !bounded || time.Until(end) > patience
}

// patience is how long one mail may take.
const patience = 30 * time.Second

// errOver ends a work whose letter is removed, stopped, or in other hands.
var errOver = errors.New("newsletter: there is nothing more to send")

func gone(err error) error {
	if errors.Is(err, errOver) || fault.Is(err, fault.NotFound) {
		return nil
	}
	return err
}

// mine locks the letter of a work, as long as it is this work that sends it.
func mine(tx db.Tx, s sending) (Letter, error) {
	l, err := locked(tx, s.Letter)
	if err == nil && (l.State != Sending || l.step != s.Step) {
		err = errOver
	}
	return l, err
}

// resume looks after what an earlier run left, and gives up what was tried for too long.
func (n *Newsletters) resume(ctx context.Context, org string, s sending) error {
	return n.DB.Write(ctx, org, func(_ context.Context, tx db.Tx) error {
		l, err := mine(tx, s)
		if err != nil {
			return err
		}
		now := n.Clock.Now()
		if err := settleAll(tx, l.ID, Claimed, Doubtful, now); err != nil || now.Before(l.Begun.Add(worth)) {
			return err
		}
		return settleAll(tx, l.ID, Waiting, Failed, now)
	})
}

func settleAll(tx db.Tx, letter string, from, to Standing, now time.Time) error {
	n, err := tx.Exec("UPDATE newsletter_delivery SET state = $1, ended_at = $2 WHERE org = $3 AND newsletter = $4 AND state = $5",
		string(to), db.Micros(now), tx.Org(), letter, string(from))
	if n > 0 {
		tx.Record(Changed{})
	}
	return err
}

// plan lets a letter go on after a pause, or ends it where nothing waits.
func (n *Newsletters) plan(tx db.Tx, s sending) error {
	l, err := mine(tx, s)
	if err != nil {
		return err
	}
	var waiting int
	var first int64
	err = tx.Row("SELECT count(*), COALESCE(min(d.next_at), 0) FROM newsletter_delivery d WHERE d.org = $1 AND d.newsletter = $2 AND d.state = 'waiting'",
		tx.Org(), l.ID).Scan(&waiting, &first)
	if err != nil {
		return err
	}
	now := n.Clock.Now()
	if waiting == 0 {
		l.State, l.Ended, l.Rev = Sent, now, l.Rev+1
		tx.Record(Changed{})
		return updateLetter(tx, l)
	}
	at := now.Add(Pause)
	if later := db.Time(first); later.After(at) {
		at = later
	}
	_, err = n.next(tx, l, at)
	return err
}

// taken is a mail that was claimed.
type taken struct {
	id       string
	attempts int64
	letter   post.Letter
	begun    time.Time
	print    string
}

// deliverOne claims the next mail, hands it over and gives what the relay said; false where none is due.
func (n *Newsletters) deliverOne(ctx context.Context, org string, s sending) (more bool, said, err error) {
	var t taken
	err = n.DB.Write(ctx, org, func(_ context.Context, tx db.Tx) (err error) {
		t, more, err = n.claim(tx, s)
		return err
	})
	if err != nil || t.id == "" {
		return more, nil, err
	}
	// A node that stops waits for the one mail that it has begun.
	handing, end := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer end()
	said = n.Post.Hand(handing, outbox.Work{ID: t.id, Org: org, At: t.begun}, t.letter)
	err = n.DB.Write(context.WithoutCancel(ctx), org, func(_ context.Context, tx db.Tx) error { return n.settle(tx, t, said) })
	var f *post.Failure
	if errors.As(said, &f) && !f.Mail {
		err = errors.Join(err, said) // the relay is away: so it is for all others, and this work is tried again
	}
	return true, said, err
}

// claim takes the next mail that is due, or leaves it out where it shall not go any more.
func (n *Newsletters) claim(tx db.Tx, s sending) (t taken, more bool, err error) {
	l, err := mine(tx, s)
	if err != nil {
		return t, false, err
	}
	now := n.Clock.Now()
	var customer string
	err = tx.Row(`SELECT d.id, COALESCE(d.customer, ''), d.print, d.attempts FROM newsletter_delivery d
		WHERE d.org = $1 AND d.newsletter = $2 AND d.state = 'waiting' AND d.next_at <= $3 ORDER BY d.next_at, d.id LIMIT 1`,
		tx.Org(), l.ID, db.Micros(now)).Scan(&t.id, &customer, &t.print, &t.attempts)
	if errors.Is(err, db.ErrNoRows) {
		return taken{}, false, nil
	}
	if err != nil {
		return t, false, err
	}
	t.attempts++
	t.begun = l.Begun
	readers, err := n.behind(tx, l, customer, t.print)
	if err != nil {
		return t, false, err
	}
	state, ended := Claimed, any(nil)
	if len(readers) == 0 {
		state, ended = LeftOut, db.Micros(now)
	} else if t.letter, err = n.letterTo(tx, l, readers, t.print); err != nil {
		return t, false, err
	}
	tx.Record(Changed{})
	// Whoever unsubscribes at this moment has the row first, or last.
	claimed, err := tx.Exec("UPDATE newsletter_delivery SET state = $1, attempts = $2, ended_at = $3 WHERE id = $4 AND org = $5 AND state = 'waiting'",
		string(state), t.attempts, ended, t.id, tx.Org())
	if err != nil || claimed == 0 || len(readers) == 0 {
		t = taken{}
	}
	return t, true, err
}

// behind are the customers who get a letter at an address by now; none where nobody does.
func (n *Newsletters) behind(tx db.Tx, l Letter, customer, print string) (out []Reader, err error) {
	var email string
	err = tx.Row("SELECT c.email FROM customer c WHERE c.id = $1 AND c.org = $2", customer, tx.Org()).Scan(&email)
	if errors.Is(err, db.ErrNoRows) || err == nil && (email == "" || n.print(tx.Org(), email) != print) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	all, err := n.readers(tx, l, email)
	for _, r := range all {
		if r.Why == "" {
			out = append(out, r)
		}
	}
	return out, err
}

// settle notes what the relay said.
func (n *Newsletters) settle(tx db.Tx, t taken, said error) error {
	now := n.Clock.Now()
	state, next, ended, reason := Gone, int64(0), any(db.Micros(now)), ""
	var f *post.Failure
	switch {
	case said == nil:
	case !errors.As(said, &f) || f.Unknown:
		state, reason = Doubtful, said.Error()
	case !f.Mail: // nothing was said about this mail
		state, next, ended, t.attempts = Waiting, db.Micros(now), nil, t.attempts-1
	case f.Permanent:
		state, reason = NoSuch, f.Error()
		if f.Mailbox {
			if err := setBounce(tx, t.print, db.Micros(now), reason); err != nil {
				return err
			}
		}
	default:
		state, next, ended, reason = Waiting, db.Micros(now.Add(again(t.attempts))), nil, f.Error()
	}
	tx.Record(Changed{})
	_, err := tx.Exec(`UPDATE newsletter_delivery SET state = $1, next_at = $2, ended_at = $3, reason = $4, attempts = $5
		WHERE id = $6 AND org = $7 AND state IN ('claimed', 'doubtful')`, string(state), next, ended, cut(reason), t.attempts, t.id, tx.Org())
	return err
}

// again is how long to wait after the n-th time that the relay put a mail off: five minutes, doubling, at most four hours.
func again(n int64) time.Duration { return min(4*time.Hour, 5*time.Minute<<min(n-1, 6)) }
