package media

import (
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/pion/srtp/v3"
)

// suite is a way to encrypt that SDES names (RFC 4568, 6.2).
type suite string

// suites that are spoken, the better first.
var suites = []suite{"AES_CM_128_HMAC_SHA1_80", "AES_CM_128_HMAC_SHA1_32"}

func (s suite) profile() srtp.ProtectionProfile {
	if s == suites[0] {
		return srtp.ProtectionProfileAes128CmHmacSha1_80
	}
	return srtp.ProtectionProfileAes128CmHmacSha1_32
}

// Lengths of the master key and salt in bytes.
const (
	keyLength  = 16
	saltLength = 14
)

// secret is a master key with its salt. It prints as nothing.
type secret [keyLength + saltLength]byte

// String keeps a key out of every log.
func (secret) String() string { return "…" }

// GoString likewise.
func (secret) GoString() string { return "…" }

// key is one a=crypto line.
type key struct {
	tag    int
	suite  suite
	secret secret
}

func newKey(tag int, s suite) key {
	k := key{tag: tag, suite: s}
	_, _ = rand.Read(k.secret[:]) // never fails
	return k
}

func (k key) line() string {
	return fmt.Sprintf("a=crypto:%d %s inline:%s\r\n", k.tag, k.suite, base64.StdEncoding.EncodeToString(k.secret[:]))
}

// parseKey reads "tag suite inline:key[|lifetime][|mki:length] [parameters]". A line that asks for what is not done here, such as
// keys with an index, or less than all of it encrypted and authenticated, is passed over.
func parseKey(value string) (key, bool) {
	f := strings.Fields(value)
	if len(f) < 3 {
		return key{}, false
	}
	tag, err := strconv.ParseUint(f[0], 10, 30)
	if err != nil || !slices.Contains(suites, suite(f[1])) || !harmless(f[3:]) {
		return key{}, false
	}
	inline, ok := strings.CutPrefix(f[2], "inline:")
	parts := strings.Split(inline, "|")
	if !ok || len(parts) > 2 || strings.ContainsAny(inline, ";") || len(parts) == 2 && strings.Contains(parts[1], ":") {
		return key{}, false
	}
	raw, err := base64.StdEncoding.DecodeString(parts[0])
	if err != nil {
		raw, err = base64.RawStdEncoding.DecodeString(parts[0])
	}
	k := key{tag: int(tag), suite: suite(f[1])}
	if err != nil || copy(k.secret[:], raw) != len(k.secret) || len(raw) != len(k.secret) {
		return key{}, false
	}
	return k, true
}

func harmless(parameters []string) bool {
	return !slices.ContainsFunc(parameters, func(p string) bool {
		return p != "KDR=0" && !strings.HasPrefix(p, "WSH=")
	})
}

// window is how many packets may overtake one another.
const window = 128

// cipher makes what encrypts, or decrypts and refuses what comes twice.
func (k key) cipher() (*srtp.Context, error) {
	return srtp.CreateContext(k.secret[:keyLength], k.secret[keyLength:], k.suite.profile(),
		srtp.SRTPReplayProtection(window), srtp.SRTCPReplayProtection(window))
}
