package siptest

import (
	"crypto/rand"
	"encoding/base64"
	"regexp"

	"github.com/pion/srtp/v3"
)

// sealed is the sound of a call over TLS, encrypted both ways with keys that the descriptions carry (SDES, RFC 4568).
type sealed struct {
	key     [30]byte // what this end encrypts with, and its salt
	out, in *srtp.Context
}

const (
	suiteName = "AES_CM_128_HMAC_SHA1_80"
	profile   = srtp.ProtectionProfileAes128CmHmacSha1_80
	keyBytes  = 16
)

var keyIn = regexp.MustCompile(`(?m)^a=crypto:1 ` + suiteName + ` inline:([A-Za-z0-9+/=]{40})`)

func newSealed() (*sealed, error) {
	s := &sealed{}
	_, _ = rand.Read(s.key[:]) // never fails
	var err error
	s.out, err = srtp.CreateContext(s.key[:keyBytes], s.key[keyBytes:], profile)
	return s, err
}

func (s *sealed) line() string {
	return "a=crypto:1 " + suiteName + " inline:" + base64.StdEncoding.EncodeToString(s.key[:]) + "\r\n"
}

// opens takes the other end's key from its description.
func (s *sealed) opens(description []byte) {
	found := keyIn.FindSubmatch(description)
	if found == nil {
		return
	}
	key, err := base64.StdEncoding.DecodeString(string(found[1]))
	if err != nil || len(key) != len(s.key) {
		return
	}
	if in, err := srtp.CreateContext(key[:keyBytes], key[keyBytes:], profile); err == nil {
		s.in = in
	}
}
