package account

import (
	"context"
	"embed"
	"errors"
	"strings"
	"time"

	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
)

//go:embed migrations/*.sql
var files embed.FS

// Migrations are the tables account, session, attempt and api_token.
var Migrations = db.Migrations{Owner: "account", Files: files,
	Global: []string{"account", "session", "attempt"}, Lookup: []string{"api_token"}}

// Accounts lets people in. Its methods open their own transactions, because a password must never be computed
// inside one.
type Accounts struct {
	DB        *db.DB
	Clock     clock.Clock
	computing computing
}

// New makes the accounts of a database.
func New(d *db.DB, c clock.Clock) *Accounts {
	return &Accounts{DB: d, Clock: c, computing: newComputing()}
}

func normal(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

// Create makes an account for an address and gives its id.
func (a *Accounts) Create(ctx context.Context, email, password string) (string, error) {
	if err := checkPassword(password, normal(email)); err != nil {
		return "", err
	}
	hash := a.computing.hash(password)
	account := id.New()
	err := a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		return insertAccount(tx, account, normal(email), hash, a.Clock.Now())
	})
	return account, err
}

// CreateShared makes accounts that share one password, which is computed once: for demonstrations and tests, whose
// password is known to everybody anyway. It gives their ids in the order of the addresses.
func (a *Accounts) CreateShared(ctx context.Context, emails []string, password string) ([]string, error) {
	if err := checkPassword(password, ""); err != nil {
		return nil, err
	}
	hash := a.computing.hash(password)
	accounts := make([]string, len(emails))
	err := a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		for i, email := range emails {
			accounts[i] = id.New()
			if err := insertAccount(tx, accounts[i], normal(email), hash, a.Clock.Now()); err != nil {
				return err
			}
		}
		return nil
	})
	return accounts, err
}

// SetPassword changes the password of whoever knows the present one, and ends their other sessions.
func (a *Accounts) SetPassword(ctx context.Context, s Session, present, next string) error {
	now := a.Clock.Now()
	key := "password:" + s.Account
	if err := a.admit(ctx, now, limit{key, maxPerAccount}); err != nil {
		return err
	}
	var stored, email string
	err := a.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		stored, email, err = passwordOf(tx, s.Account)
		return err
	})
	if err != nil {
		return err
	}
	if err := checkPassword(next, email); err != nil {
		return err
	}
	if !a.computing.matches(stored, present) {
		return fault.New(fault.Invalid, i18n.PasswordWrong).On("present")
	}
	hash := a.computing.hash(next)
	return a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		if err := forget(tx, key); err != nil {
			return err
		}
		if err := updatePassword(tx, s.Account, hash); err != nil {
			return err
		}
		return endOthers(tx, s.Account, s.ID, now)
	})
}

// Limits on failures in a quarter of an hour. An office shares one network address, so that limit is wide.
const (
	maxPerAccount = 10
	maxPerAddress = 200
	quarter       = 15 * time.Minute
)

type limit struct {
	key string
	max int
}

// admit counts an attempt as failed before it is tried, so that many at once cannot slip past the limit; success
// forgets it.
func (a *Accounts) admit(ctx context.Context, now time.Time, limits ...limit) error {
	return a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		for _, l := range limits {
			n, err := count(tx, l.key, now)
			if err != nil {
				return err
			}
			if n > l.max {
				return fault.New(fault.TooMany, i18n.SignInTooMany)
			}
		}
		return nil
	})
}

// SignIn compares address and password and begins a session. Unknown and wrong get the same answer.
func (a *Accounts) SignIn(ctx context.Context, email, password, address, device string) (Session, error) {
	now := a.Clock.Now()
	byAccount, byAddress := "account:"+normal(email), "address:"+address
	if len(email) > 254 || len(password) > MaxPassword {
		return Session{}, fault.New(fault.Invalid, i18n.SignInWrong)
	}
	if err := a.admit(ctx, now, limit{byAccount, maxPerAccount}, limit{byAddress, maxPerAddress}); err != nil {
		return Session{}, err
	}
	var account, stored string
	err := a.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		account, stored, err = byEmail(tx, normal(email))
		if errors.Is(err, db.ErrNoRows) {
			return nil
		}
		return err
	})
	if err != nil {
		return Session{}, err
	}
	if !a.computing.matches(stored, password) || account == "" {
		return Session{}, fault.New(fault.Invalid, i18n.SignInWrong)
	}
	s := Session{ID: id.New(), Secret: id.Secret(), Account: account, Device: device, Created: now, Seen: now}
	err = a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		if err := forget(tx, byAccount); err != nil {
			return err
		}
		if err := uncount(tx, byAddress, now); err != nil {
			return err
		}
		all, err := directory.Memberships(tx, account)
		if err != nil {
			return err
		}
		if len(all) == 0 {
			return fault.New(fault.Refused, i18n.NoMembership)
		}
		s.Org, s.Member, s.Idle = all[0].Org, all[0].Member, all[0].Idle
		return insertSession(tx, s)
	})
	return s, err
}
