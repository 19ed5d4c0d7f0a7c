package wire

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"net/netip"
	"strings"
	"sync"
	"time"

	"github.com/emiago/sipgo/sip"

	"bureau/internal/clock"
)

// Digest asks phones to prove who they are, and looks at their proofs.
type Digest struct {
	Realm string
	Clock clock.Clock
	key   [32]byte
	macs  sync.Pool // of hashes with the key
	mu    sync.Mutex
	used  map[string]use // by nonce: what is remembered of those in use
	older map[string]use
	swept time.Time
}

// use is the last use of a nonce: its count, and which message that was, so that the same message sent again is no replay.
type use struct {
	count uint32
	call  string
}

const (
	nonceLife = 5 * time.Minute
	maxUsed   = 100000
)

// NewDigest makes a digest with a key of its own: nonces of an earlier run are stale, and their phones try again by themselves.
func NewDigest(realm string, c clock.Clock) *Digest {
	d := &Digest{Realm: realm, Clock: c, used: map[string]use{}, older: map[string]use{}}
	rand.Read(d.key[:])
	d.macs.New = func() any { return hmac.New(sha256.New, d.key[:]) }
	return d
}

// nonce is a time and a random part, sealed together with the address that it is given to.
func (d *Digest) nonce(at time.Time, salt []byte, from netip.Addr) string {
	var buf [64]byte
	b := binary.BigEndian.AppendUint64(buf[:0], uint64(at.Unix()))
	b = append(b, salt...)
	mac := d.macs.Get().(hash.Hash)
	defer d.macs.Put(mac)
	mac.Reset()
	mac.Write(b)
	mac.Write(from.Unmap().AsSlice())
	return base64.RawURLEncoding.EncodeToString(mac.Sum(b)[:len(b)+16])
}

// onlyMD5 are the beginnings of what programs call themselves that give up at a challenge whose algorithm they do not know, instead of
// taking the next.
var onlyMD5 = []string{"baresip v0.", "baresip v1.", "SIPp"}

// algorithms are those that a phone is asked to choose from: SHA-256 first, as RFC 8760 asks.
func algorithms(req *sip.Request) []string {
	if h := req.GetHeader("User-Agent"); h != nil {
		for _, old := range onlyMD5 {
			if strings.HasPrefix(h.Value(), old) {
				return []string{"MD5"}
			}
		}
	}
	return []string{"SHA-256", "MD5"}
}

// Challenge adds the challenges to an answer.
func (d *Digest) Challenge(req *sip.Request, res *sip.Response, from netip.Addr, stale bool) {
	var salt [6]byte
	rand.Read(salt[:])
	nonce := d.nonce(d.Clock.Now(), salt[:], from)
	for _, algorithm := range algorithms(req) {
		v := `Digest realm="` + d.Realm + `", nonce="` + nonce + `", algorithm=` + algorithm + `, qop="auth"`
		if stale {
			v += ", stale=true"
		}
		res.AppendHeader(sip.NewHeader("WWW-Authenticate", v))
	}
}

// Proof is what a request says about who sent it.
type Proof struct {
	User  string
	creds credentials
}

// Proof reads the proof of a request for the door's realm; nil: it has none that can be looked at.
func (d *Digest) Proof(req *sip.Request) *Proof {
	for _, name := range []string{"Authorization", "Proxy-Authorization"} {
		for _, h := range req.GetHeaders(name) {
			c, err := readCredentials(h.Value())
			if err == nil && c.realm == d.Realm && c.username != "" && len(c.username) <= maxUser {
				return &Proof{User: c.username, creds: c}
			}
		}
	}
	return nil
}

const maxUser = 128

// Verdict is what came of looking at a proof.
type Verdict int

// The verdicts.
const (
	Wrong Verdict = iota // the secret is another
	Stale                // the nonce is none of ours, or too old: ask again, it says nothing about the secret
	Right
)

// Verify looks at a proof against what the device's secret gives, as hex: the digests of user, realm and secret (RFC 8760, section 2.7).
func (d *Digest) Verify(p *Proof, req *sip.Request, from netip.Addr, ha1MD5, ha1SHA256 string) Verdict {
	c := p.creds
	if !d.fresh(c.nonce, from) || c.qop != "auth" || c.nc == 0 {
		return Stale
	}
	sum, ha1 := md5Hex, ha1MD5
	switch strings.ToUpper(c.algorithm) {
	case "SHA-256":
		sum, ha1 = sha256Hex, ha1SHA256
	case "", "MD5":
	default:
		return Stale
	}
	want := sum(ha1 + ":" + c.nonce + ":" + count(c.nc) + ":" + c.cnonce + ":auth:" + sum(string(req.Method)+":"+c.uri))
	if subtle.ConstantTimeCompare([]byte(want), []byte(strings.ToLower(c.response))) != 1 || !about(c.uri, req) {
		return Wrong
	}
	if !d.counted(c.nonce, c.nc, req.CallID().Value()+" "+req.CSeq().Value()) {
		return Stale
	}
	return Right
}

func (d *Digest) fresh(nonce string, from netip.Addr) bool {
	b, err := base64.RawURLEncoding.DecodeString(nonce)
	if err != nil || len(b) != 8+6+16 {
		return false
	}
	at := time.Unix(int64(binary.BigEndian.Uint64(b)), 0)
	if age := d.Clock.Now().Sub(at); age < -time.Minute || age > nonceLife {
		return false
	}
	return hmac.Equal([]byte(nonce), []byte(d.nonce(at, b[8:14], from)))
}

// about tells whether a proof's URI is that of its request; parameters may differ, since some phones leave them out.
func about(uri string, req *sip.Request) bool {
	var u sip.Uri
	if sip.ParseUri(uri, &u) != nil {
		return false
	}
	return u.User == req.Recipient.User && strings.EqualFold(u.Host, req.Recipient.Host)
}

// counted takes a nonce count: each is good for one message, and for that message sent again.
func (d *Digest) counted(nonce string, nc uint32, call string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if now := d.Clock.Now(); now.Sub(d.swept) > nonceLife || len(d.used) >= maxUsed {
		d.used, d.older, d.swept = map[string]use{}, d.used, now
	}
	last, ok := d.used[nonce]
	if !ok {
		last = d.older[nonce]
	}
	if nc < last.count || nc == last.count && call != last.call {
		return false
	}
	d.used[nonce] = use{nc, call}
	return true
}

func count(n uint32) string {
	const digits = "0123456789abcdef"
	var b [8]byte
	for i := len(b) - 1; i >= 0; i-- {
		b[i] = digits[n&15]
		n >>= 4
	}
	return string(b[:])
}

func md5Hex(s string) string { h := md5.Sum([]byte(s)); return hex.EncodeToString(h[:]) }

func sha256Hex(s string) string { h := sha256.Sum256([]byte(s)); return hex.EncodeToString(h[:]) }

// Secrets gives the two digests of a user's secret, as hex (RFC 8760).
func Secrets(user, realm, secret string) (ha1MD5, ha1SHA256 string) {
	s := user + ":" + realm + ":" + secret
	return md5Hex(s), sha256Hex(s)
}
