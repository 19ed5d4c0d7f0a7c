package phone

import (
	"context"
	"crypto/md5" //nolint:gosec // RFC 3261 asks for it; devices that can take SHA-256 (RFC 8760)
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"

	"bureau/internal/db"
	"bureau/internal/id"
)

// Credential is what a device proves itself with. For a user name that nobody has it is one that nothing satisfies, made with
// the same work.
type Credential struct {
	Device string
	Org    string
	User   string
	Realm  string
	MD5    string // H(user:realm:secret) in hex (RFC 3261, RFC 8760)
	SHA256 string
	Known  bool
	Seal   string // tells this secret from the one that replaces it, and nothing else
}

// MaxUser bounds a device's user name in bytes.
const MaxUser = 64

// Credential finds a device by its user name; the transaction is a global one.
func (p *Phones) Credential(_ context.Context, tx db.Tx, user string) (Credential, error) {
	c := Credential{User: user, Realm: p.Realm}
	sealed := p.decoy
	if len(user) <= MaxUser {
		var found string
		err := tx.Row("SELECT id, org, secret FROM phone_device WHERE user_name = $1", strings.ToLower(user)).Scan(&c.Device, &c.Org, &found)
		if err != nil && !errors.Is(err, db.ErrNoRows) {
			return c, err
		}
		if err == nil {
			c.Known, c.Seal, sealed = true, found, found
		}
	}
	purpose := devicePurpose(c.Device)
	secret, err := p.Key.Open(sealed, purpose)
	if err != nil {
		return c, err
	}
	c.MD5, c.SHA256 = ha1(user, p.Realm, string(secret))
	return c, nil
}

// devicePurpose is what a device's secret is sealed for; the decoy's device is nobody.
func devicePurpose(device string) string { return "phone/device/" + device }

func trunkPurpose(trunk string) string { return "phone/trunk/" + trunk }

func ha1(user, realm, secret string) (md5Hex, sha256Hex string) {
	text := []byte(user + ":" + realm + ":" + secret)
	short, long := md5.Sum(text), sha256.Sum256(text)
	return hex.EncodeToString(short[:]), hex.EncodeToString(long[:])
}

// prepare makes the credential of nobody.
func (p *Phones) prepare() { p.decoy = p.Key.Seal([]byte(id.Secret()), devicePurpose("")) }
