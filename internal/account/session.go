package account

import (
	"context"
	"errors"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
)

// Session is one device on which a person is signed in.
type Session struct {
	ID      string
	Secret  string // only when it begins; the cookie's value
	Account string
	Org     string
	Member  string
	Created time.Time
	Seen    time.Time // the last activity, to half a minute
	Idle    int       // minutes
	Ended   bool
	Device  string
	Method  Method // how it was begun
	Bound   string // the one organisation that it reaches, whose provider vouched for the person; empty for all
	Strong  bool   // with more than a password
	Weak    bool   // not strong, in an organisation that asks for a second factor; known when it is resumed

	customer bool // may begin without an organisation
}

// Limits of a session that nobody chooses: how long it lasts at most, however busy it is, and the minutes without activity of a
// customer's, which may be on any computer.
const (
	MaxLife      = 30 * 24 * time.Hour
	customerIdle = 60
)

// ends is when the session ends if nothing more happens.
func (s Session) ends() time.Time {
	idle, last := s.Seen.Add(time.Duration(s.Idle)*time.Minute), s.Created.Add(MaxLife)
	if last.Before(idle) {
		return last
	}
	return idle
}

// grain is how exactly activity is kept: a write for every click would be waste.
const grain = 30 * time.Second

// Resume finds the session of a cookie and the member it acts for. A session that ended answers SignedOut, with
// the Session as its More, so that a page can keep what its own person had typed. Only activity prolongs it.
func (a *Accounts) Resume(ctx context.Context, secret string, activity bool) (Session, directory.Actor, error) {
	var s Session
	var actor directory.Actor
	err := a.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		s, err = sessionByFingerprint(tx, id.Fingerprint(secret))
		return err
	})
	if errors.Is(err, db.ErrNoRows) {
		return s, actor, fault.New(fault.SignedOut, i18n.SignedOutText)
	}
	if err != nil {
		return s, actor, err
	}
	now := a.Clock.Now()
	if s.Ended || !now.Before(s.ends()) {
		return s, actor, fault.New(fault.SignedOut, i18n.SessionEnded).With(s)
	}
	if s.Member == "" {
		return s, actor, fault.New(fault.SignedOut, i18n.SignedOutText)
	}
	err = a.DB.Read(ctx, s.Org, func(tx db.Tx) (err error) {
		actor, err = directory.ActorByID(tx, s.Member)
		if fault.Is(err, fault.NotFound) { // erased, and the session is about to be
			err = fault.New(fault.SignedOut, i18n.SignedOutText)
		}
		if err != nil || s.Strong {
			return err
		}
		rule, err := factorRule(tx, s.Org)
		s.Weak = rule.Needed
		return err
	})
	if fault.Is(err, fault.SignedOut) || fault.Is(err, fault.NotFound) {
		return s, actor, a.endNow(ctx, s)
	}
	if err != nil {
		return s, actor, err
	}
	if activity && now.Sub(s.Seen) >= grain {
		err = a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error { return touch(tx, s.ID, now) })
		s.Seen = now
	}
	return s, actor, err
}

// SignOut ends the session.
func (a *Accounts) SignOut(ctx context.Context, s Session) error { return a.End(ctx, s, s.ID) }

// End ends one of the person's sessions; another person's answers NotFound.
func (a *Accounts) End(ctx context.Context, s Session, session string) error {
	return a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		n, err := endOne(tx, s, session, a.Clock.Now())
		if err == nil && n == 0 {
			return fault.New(fault.NotFound, i18n.NotFound)
		}
		return err
	})
}

// Open lists the person's sessions that have not ended, the latest activity first. One that is bound to an organisation
// sees its like only.
func (a *Accounts) Open(ctx context.Context, s Session) ([]Session, error) {
	var out []Session
	err := a.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		all, err := openSessions(tx, s.Account)
		for _, o := range all {
			if a.Clock.Now().Before(o.ends()) && s.sees(o) {
				out = append(out, o)
			}
		}
		return err
	})
	return out, err
}

// OpenSessions is how many sessions are open, of everybody.
func (a *Accounts) OpenSessions(ctx context.Context) (n int, err error) {
	err = a.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		n, err = countSessions(tx, a.Clock.Now())
		return err
	})
	return n, err
}

func (s Session) sees(o Session) bool { return s.Bound == "" || s.Bound == o.Bound }

// SetIdle applies a member's choice of minutes to the sessions that are open.
func (a *Accounts) SetIdle(ctx context.Context, member string, minutes int) error {
	return a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error { return setIdle(tx, member, minutes) })
}

// Memberships lists the organisations that the session reaches.
func (a *Accounts) Memberships(ctx context.Context, s Session) (all []directory.Membership, err error) {
	err = a.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		all, err = reached(tx, s)
		return err
	})
	return all, err
}

// Switch lets the session act in another organisation of the same person that it reaches.
func (a *Accounts) Switch(ctx context.Context, s Session, member string) error {
	return a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		all, err := reached(tx, s)
		if err != nil {
			return err
		}
		for _, m := range all {
			if m.Member == member {
				return moveSession(tx, s.ID, m.Org, m.Member, m.Idle)
			}
		}
		return fault.New(fault.NotFound, i18n.NotFound)
	})
}
