package account

import (
	"context"
	"embed"
	"net/http"
	"net/url"
	"strings"
	"time"

	"bureau/internal/clock"
	"bureau/internal/code"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/outbound"
	"bureau/internal/post"
	"bureau/internal/seal"
)

//go:embed migrations/*.sql
var files embed.FS

// Migrations are the tables of this package. How an organisation lets its people in is looked up while somebody comes
// in, before it is known where to.
var Migrations = db.Migrations{Owner: "account", Files: files,
	Global: []string{"account", "session", "attempt", "account_request", "totp", "recovery_code", "passkey", "spent_ticket"},
	Lookup: []string{"api_token", "identity_provider", "identity_domain", "second_factor_rule"}}

// Accounts lets people in. Its methods open their own transactions, because a password must never be computed
// inside one.
type Accounts struct {
	DB        *db.DB
	Clock     clock.Clock
	Key       seal.Key     // for secrets at rest and tickets; all nodes of an office share it
	Origin    *url.URL     // what people type; passkeys belong to its host
	Outbound  *http.Client // asks the identity providers
	Closed    bool         // nobody signs up by themselves
	Cost      Cost         // of a new password; only tests pay less than Standard
	post      *post.Post
	links     *code.Codes
	computing computing
}

// New makes the accounts of a database, with a key that ends with the program, at http://localhost, reaching public
// servers only; whoever opens an office sets its own.
func New(d *db.DB, c clock.Clock) *Accounts {
	client, err := outbound.Client(nil)
	if err != nil {
		panic(err) // an empty list is right
	}
	return &Accounts{DB: d, Clock: c, Key: seal.Random(), Origin: &url.URL{Scheme: "http", Host: "localhost"}, Outbound: client,
		Cost: Standard, computing: newComputing()}
}

func normal(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

// Create makes an account for an address and gives its id.
func (a *Accounts) Create(ctx context.Context, email, password string) (string, error) {
	if err := checkPassword(password, normal(email)); err != nil {
		return "", err
	}
	hash := a.hash(password)
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
	hash := a.hash(password)
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
	if err := s.own(); err != nil {
		return err
	}
	now := a.Clock.Now()
	key := "password:" + s.Account
	if err := a.admit(ctx, now, limit{key, maxPerAccount}); err != nil {
		return err
	}
	var stored string
	var own []string
	err := a.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		var email string
		if stored, email, err = passwordOf(tx, s.Account); err != nil {
			return err
		}
		own, err = directory.Called(tx, s.Account)
		own = append(own, email)
		return err
	})
	if err != nil {
		return err
	}
	if err := checkPassword(next, own...); err != nil {
		return err
	}
	if !a.matches(stored, present) {
		return fault.New(fault.Invalid, i18n.PasswordWrong).On("present")
	}
	hash := a.hash(next)
	return a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		if err := forget(tx, key); err != nil {
			return err
		}
		if err := updatePassword(tx, s.Account, hash); err != nil {
			return err
		}
		if err := endOthers(tx, s.Account, s.ID, now); err != nil {
			return err
		}
		return a.tellPassword(tx, s.Account)
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
