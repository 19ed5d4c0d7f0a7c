package account

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/subtle"
	"database/sql"
	"encoding/base32"
	"encoding/base64"
	"errors"
	"image/png"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/hotp"
	"github.com/pquerna/otp/totp"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// One-time codes (RFC 6238): six digits that change every half minute, from a secret of 160 bits. A code of the step
// before or after is taken too, since clocks differ; none is taken twice.
const (
	stepSeconds = 30
	codeDigits  = otp.DigitsSix
	secretBytes = 20
)

var base32Text = base32.StdEncoding.WithPadding(base32.NoPadding)

// Setup is what an authenticator app is told, once.
type Setup struct {
	Secret string // base32, to be typed
	Image  string // the same as a QR code, a data: address of a PNG
	URL    string // otpauth:
}

// BeginCodes makes a secret for one-time codes, to be confirmed with a first code; it asks for the password. One that
// waits to be confirmed is replaced; where codes are set up already it is refused.
func (a *Accounts) BeginCodes(ctx context.Context, s Session, password string) (Setup, error) {
	account := s.Account
	if err := s.own(); err != nil {
		return Setup{}, err
	}
	if err := a.confirm(ctx, account, password); err != nil {
		return Setup{}, err
	}
	raw := make([]byte, secretBytes)
	rand.Read(raw)
	sealed := a.Key.Seal(raw, "totp/"+account)
	var email string
	err := a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) (err error) {
		if _, email, err = passwordOf(tx, account); err != nil {
			return err
		}
		n, err := tx.Exec(`INSERT INTO totp (account, secret, created_at, last_step) VALUES ($1, $2, $3, 0)
			ON CONFLICT (account) DO UPDATE SET secret = $2, created_at = $3, last_step = 0 WHERE totp.confirmed_at IS NULL`,
			account, sealed, db.Micros(a.Clock.Now()))
		if err == nil && n == 0 {
			return fault.New(fault.Refused, i18n.CodesThere)
		}
		return err
	})
	if err != nil {
		return Setup{}, err
	}
	return a.setup(raw, email)
}

// Setup shows again what waits to be confirmed; NotFound where nothing does.
func (a *Accounts) Setup(ctx context.Context, s Session) (Setup, error) {
	account := s.Account
	if err := s.own(); err != nil {
		return Setup{}, err
	}
	var raw []byte
	var email string
	err := a.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		c, err := a.codes(tx, account)
		if err == nil && c.confirmed {
			err = fault.New(fault.NotFound, i18n.NotFound)
		}
		if err != nil {
			return err
		}
		raw = c.secret
		_, email, err = passwordOf(tx, account)
		return err
	})
	if err != nil {
		return Setup{}, err
	}
	return a.setup(raw, email)
}

func (a *Accounts) setup(raw []byte, email string) (Setup, error) {
	key, err := totp.Generate(totp.GenerateOpts{Issuer: "Bureau " + a.Origin.Hostname(), AccountName: email, Secret: raw, Period: stepSeconds, Digits: codeDigits})
	if err != nil {
		return Setup{}, err
	}
	img, err := key.Image(240, 240)
	if err != nil {
		return Setup{}, err
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return Setup{}, err
	}
	return Setup{Secret: key.Secret(), URL: key.URL(), Image: "data:image/png;base64," + base64.StdEncoding.EncodeToString(b.Bytes())}, nil
}

// ConfirmCodes turns one-time codes on with a first code. It gives recovery codes, to be shown once, where the account
// has none yet.
func (a *Accounts) ConfirmCodes(ctx context.Context, s Session, code string) ([]string, error) {
	account := s.Account
	if err := s.own(); err != nil {
		return nil, err
	}
	if err := a.admitFactor(ctx, account, ""); err != nil {
		return nil, err
	}
	codes := newRecoveryCodes()
	var given []string
	err := a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		c, err := a.codes(tx, account)
		if err == nil && c.confirmed {
			err = fault.New(fault.Refused, i18n.CodesThere)
		}
		if err != nil {
			return err
		}
		if ok, err := a.useCode(tx, account, c, code); err != nil || !ok {
			return wrongCode(err)
		}
		if _, err := tx.Exec("UPDATE totp SET confirmed_at = $1 WHERE account = $2", db.Micros(a.Clock.Now()), account); err != nil {
			return err
		}
		if given, err = issued(tx, account, codes); err != nil {
			return err
		}
		tx.Record(FactorChanged{account, CodesAdded})
		if err := strengthen(tx, s); err != nil {
			return err
		}
		return forget(tx, "factor:"+account)
	})
	return spokenAll(given), err
}

// RemoveCodes turns one-time codes off; it asks for the password and for a code, or a recovery code.
func (a *Accounts) RemoveCodes(ctx context.Context, s Session, password, code string) error {
	account := s.Account
	if err := s.own(); err != nil {
		return err
	}
	if err := a.confirm(ctx, account, password); err != nil {
		return err
	}
	if err := a.admitFactor(ctx, account, ""); err != nil {
		return err
	}
	return a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		if _, err := a.checkCode(tx, account, code); err != nil {
			return err
		}
		if _, err := tx.Exec("DELETE FROM totp WHERE account = $1", account); err != nil {
			return err
		}
		if err := forget(tx, "factor:"+account); err != nil {
			return err
		}
		tx.Record(FactorChanged{account, CodesRemoved})
		return leave(tx, account)
	})
}

// admitFactor counts a try at a second factor by account and by network address.
func (a *Accounts) admitFactor(ctx context.Context, account, address string) error {
	limits := []limit{{"factor:" + account, maxPerAccount}}
	if address != "" {
		limits = append(limits, limit{"address:" + address, maxPerAddress})
	}
	return a.admit(ctx, a.Clock.Now(), limits...)
}

func wrongCode(err error) error {
	if err == nil {
		err = fault.New(fault.Invalid, i18n.FactorWrong).On("code")
	}
	return err
}

// checkCode takes a one-time code or a recovery code and says which it was.
func (a *Accounts) checkCode(tx db.Tx, account, typed string) (Method, error) {
	code := typedCode(typed)
	if len(code) == recoveryLength {
		ok, err := useRecovery(tx, account, code)
		if err == nil && ok {
			return ByRecovery, nil
		}
		return "", wrongCode(err)
	}
	c, err := a.codes(tx, account)
	if fault.Is(err, fault.NotFound) || err == nil && !c.confirmed {
		return "", wrongCode(nil)
	}
	if err != nil {
		return "", err
	}
	if ok, err := a.useCode(tx, account, c, code); err != nil || !ok {
		return "", wrongCode(err)
	}
	return ByCode, nil
}

// oneTime is the secret of an account's one-time codes.
type oneTime struct {
	secret    []byte
	confirmed bool
}

// codes gives the account's secret; NotFound where it has none.
func (a *Accounts) codes(tx db.Tx, account string) (oneTime, error) {
	var sealed string
	var confirmed sql.NullInt64
	err := tx.Row("SELECT secret, confirmed_at FROM totp WHERE account = $1", account).Scan(&sealed, &confirmed)
	if errors.Is(err, db.ErrNoRows) {
		return oneTime{}, fault.New(fault.NotFound, i18n.NotFound)
	}
	if err != nil {
		return oneTime{}, err
	}
	secret, err := a.Key.Open(sealed, "totp/"+account)
	return oneTime{secret, confirmed.Valid}, err
}

// useCode compares a code with those of now and of the steps beside it, and uses up its step and those before.
func (a *Accounts) useCode(tx db.Tx, account string, c oneTime, code string) (bool, error) {
	step, err := stepOf(c.secret, typedCode(code), a.Clock.Now())
	if err != nil || step == 0 {
		return false, err
	}
	n, err := tx.Exec("UPDATE totp SET last_step = $1 WHERE account = $2 AND last_step < $1", step, account)
	return n == 1, err
}

// stepOf is the step to which a code belongs; zero where it belongs to none that counts now.
func stepOf(secret []byte, code string, now time.Time) (int64, error) {
	text := base32Text.EncodeToString(secret)
	at := now.Unix() / stepSeconds
	var found int64
	for _, step := range []int64{at + 1, at, at - 1} {
		want, err := hotp.GenerateCodeCustom(text, uint64(step), hotp.ValidateOpts{Digits: codeDigits, Algorithm: otp.AlgorithmSHA1})
		if err != nil {
			return 0, err
		}
		if subtle.ConstantTimeCompare([]byte(want), []byte(code)) == 1 {
			found = step
		}
	}
	return found, nil
}
