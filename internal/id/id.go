// Package id makes the names of things: UUIDs of version 7 as text (RFC 9562, section 5.7), whose order is the
// order of making, ids derived from an idempotency key, and the secrets and codes that stand for something.
package id

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/base64"
	"strings"

	"github.com/google/uuid"
)

// New is a fresh UUIDv7 as 36 lower-case characters.
func New() string { return uuid.Must(uuid.NewV7()).String() }

// Valid tells whether s is a UUID in its canonical 36-character form.
func Valid(s string) bool {
	if len(s) != 36 || s != strings.ToLower(s) {
		return false
	}
	_, err := uuid.Parse(s)
	return err == nil
}

// Derive makes the one UUID (version 8, section 5.8) that belongs to the parts, so that the same request
// sent twice names the same row. Parts of different lengths never run together.
func Derive(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte{byte(len(p) >> 8), byte(len(p))})
		h.Write([]byte(p))
	}
	var u uuid.UUID
	copy(u[:], h.Sum(nil))
	u[6] = u[6]&0x0f | 0x80
	u[8] = u[8]&0x3f | 0x80
	return u.String()
}

// Secret is 32 random bytes as 43 URL-safe characters, for cookies and tokens.
func Secret() string {
	b := make([]byte, 32)
	rand.Read(b)
	return base64.RawURLEncoding.EncodeToString(b)
}

// Fingerprint is what the database keeps of a secret; the secret cannot be read back from it.
func Fingerprint(secret string) string {
	m := hmac.New(sha256.New, []byte("bureau secret fingerprint"))
	m.Write([]byte(secret))
	return base64.RawURLEncoding.EncodeToString(m.Sum(nil))
}

// spoken leaves out I, O, 0 and 1, which people mistake for one another.
var spoken = base32.NewEncoding("ABCDEFGHJKLMNPQRSTUVWXYZ23456789").WithPadding(base32.NoPadding)

// Code is n random characters that are easy to read from a label and type: capital letters and digits.
func Code(n int) string {
	b := make([]byte, n)
	rand.Read(b)
	return spoken.EncodeToString(b)[:n]
}
