package account

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
)

// Factors are what somebody can come in with besides the password.
type Factors struct {
	Codes     bool      // one-time codes are set up
	CodesFrom time.Time // since when
	Passkeys  []Passkey // in the order in which they were added
	Recovery  int       // recovery codes that are left
}

// Any tells whether a second step is asked for.
func (f Factors) Any() bool { return f.Codes || len(f.Passkeys) > 0 }

// Factors lists the person's own; a session that a provider began is refused.
func (a *Accounts) Factors(ctx context.Context, s Session) (f Factors, err error) {
	account := s.Account
	if err := s.own(); err != nil {
		return f, err
	}
	err = a.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		f, err = factorsOf(tx, account)
		return err
	})
	return f, err
}

func factorsOf(tx db.Tx, account string) (Factors, error) {
	var f Factors
	var confirmed sql.NullInt64
	if err := tx.Row("SELECT (SELECT confirmed_at FROM totp WHERE account = $1), (SELECT count(*) FROM recovery_code WHERE account = $1)",
		account).Scan(&confirmed, &f.Recovery); err != nil {
		return f, err
	}
	f.Codes = confirmed.Valid
	if f.Codes {
		f.CodesFrom = db.Time(confirmed.Int64)
	}
	var err error
	f.Passkeys, err = passkeys(tx, account)
	return f, err
}

// Recovery codes stand in for a lost device: ten, of 80 random bits each, every one good for one time. The database
// holds their fingerprints.
const (
	recoveryCodes  = 10
	recoveryLength = 16
)

// spokenCode is a code in groups of four, as it is shown.
func spokenCode(code string) string {
	var groups []string
	for ; len(code) > 4; code = code[4:] {
		groups = append(groups, code[:4])
	}
	return strings.Join(append(groups, code), "-")
}

// typedCode is what a person typed, without the spaces and hyphens that make it easy to read.
func typedCode(s string) string {
	return strings.ToUpper(strings.NewReplacer(" ", "", "-", "", "\u00a0", "").Replace(strings.TrimSpace(s)))
}

func newRecoveryCodes() []string {
	out := make([]string, recoveryCodes)
	for i := range out {
		out[i] = id.Code(recoveryLength)
	}
	return out
}

// keepRecovery replaces the account's recovery codes.
func keepRecovery(tx db.Tx, account string, codes []string) error {
	if err := dropRecovery(tx, account); err != nil {
		return err
	}
	for _, c := range codes {
		if _, err := tx.Exec("INSERT INTO recovery_code (account, fingerprint) VALUES ($1, $2)", account, id.Fingerprint(account+" "+c)); err != nil {
			return err
		}
	}
	return nil
}

func dropRecovery(tx db.Tx, account string) error {
	_, err := tx.Exec("DELETE FROM recovery_code WHERE account = $1", account)
	return err
}

// useRecovery takes a recovery code; false where it is none, or was used.
func useRecovery(tx db.Tx, account, code string) (bool, error) {
	n, err := tx.Exec("DELETE FROM recovery_code WHERE account = $1 AND fingerprint = $2", account, id.Fingerprint(account+" "+code))
	return n == 1, err
}

// RenewRecovery gives a new set of recovery codes, to be shown once, and ends the old; it asks for the password.
func (a *Accounts) RenewRecovery(ctx context.Context, s Session, password string) ([]string, error) {
	account := s.Account
	if err := s.own(); err != nil {
		return nil, err
	}
	if err := a.confirm(ctx, account, password); err != nil {
		return nil, err
	}
	codes := newRecoveryCodes()
	err := a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		f, err := factorsOf(tx, account)
		if err != nil {
			return err
		}
		if !f.Any() {
			return fault.New(fault.Refused, i18n.RecoveryNeedsFactor)
		}
		tx.Record(FactorChanged{account, RecoveryRenewed})
		return keepRecovery(tx, account, codes)
	})
	return spokenAll(codes), err
}

func spokenAll(codes []string) []string {
	out := make([]string, len(codes))
	for i, c := range codes {
		out[i] = spokenCode(c)
	}
	return out
}

// issued gives an account that has no recovery codes yet the new ones; nil where it has some.
func issued(tx db.Tx, account string, codes []string) ([]string, error) {
	f, err := factorsOf(tx, account)
	if err != nil || f.Recovery > 0 {
		return nil, err
	}
	return codes, keepRecovery(tx, account, codes)
}

// leave drops the recovery codes of an account that has no factor left.
func leave(tx db.Tx, account string) error {
	f, err := factorsOf(tx, account)
	if err != nil || f.Any() {
		return err
	}
	return dropRecovery(tx, account)
}
