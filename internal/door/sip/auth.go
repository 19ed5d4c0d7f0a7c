package sip

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/emiago/sipgo/sip"

	"bureau/internal/db"
	"bureau/internal/door/sip/wire"
	"bureau/internal/phone"
)

// credentials remembers what devices prove themselves with, until somebody changes phones of their organisation. A registration is checked against the
// secret that is stored once more when it is written.
type credentials struct {
	door    *Door
	mu      sync.Mutex
	by      map[string]remembered
	changes int // of any organisation: what was read before one is not kept
}

type remembered struct {
	phone.Credential
	until time.Time
}

const (
	rememberFor = time.Minute
	maxRemember = 50000
)

// of is the credential of a user name; known tells that it was remembered.
func (c *credentials) of(user string) (out phone.Credential, known bool, err error) {
	c.mu.Lock()
	have, ok := c.by[user]
	changes := c.changes
	c.mu.Unlock()
	if ok && time.Now().Before(have.until) {
		return have.Credential, true, nil
	}
	ctx, cancel := context.WithTimeout(c.door.life, patient)
	defer cancel()
	err = c.door.cfg.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		out, err = c.door.cfg.Phones.Credential(ctx, tx, user)
		return err
	})
	if err == nil {
		c.keep(user, out, changes)
	}
	return out, false, err
}

func (c *credentials) keep(user string, v phone.Credential, changes int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.changes != changes {
		return
	}
	if c.by == nil || len(c.by) >= maxRemember {
		c.by = map[string]remembered{}
	}
	c.by[user] = remembered{v, time.Now().Add(rememberFor)}
}

func (c *credentials) forget(user string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.changes++
	delete(c.by, user)
}

// heard forgets the credentials of an organisation whose phones were changed, on whichever node.
func (c *credentials) heard(org string, topics []string) {
	if org != "" && !slices.Contains(topics, "phones") {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.changes++
	maps.DeleteFunc(c.by, func(_ string, r remembered) bool { return org == "" || r.Org == org || !r.Known })
}

// proven finds the device that a request comes from, or gives the answer that refuses it. A name that nobody has is refused as a wrong
// secret is.
func (d *Door) proven(req *sip.Request, from wire.Flow) (phone.Credential, *sip.Response) {
	p := d.digest.Proof(req)
	if p == nil || d.wire.Tired(from, p.User) {
		return phone.Credential{}, d.challenge(req, from, false)
	}
	c, known, err := d.creds.of(p.User)
	v := d.digest.Verify(p, req, from.Addr(), c.MD5, c.SHA256)
	if err == nil && known && v == wire.Wrong { // it may have another secret by now
		d.creds.forget(p.User)
		if c, _, err = d.creds.of(p.User); err == nil {
			v = d.digest.Verify(p, req, from.Addr(), c.MD5, c.SHA256)
		}
	}
	switch {
	case err != nil:
		d.cfg.Log.Error("a phone's secret cannot be read", "error", err)
		return c, busy(req)
	case v == wire.Stale:
		return c, d.challenge(req, from, true)
	case v == wire.Wrong || !c.Known:
		d.wire.Strike(from, p.User)
		return c, d.challenge(req, from, false)
	}
	d.wire.Prove(from)
	return c, nil
}

func (d *Door) challenge(req *sip.Request, from wire.Flow, stale bool) *sip.Response {
	res := respond(req, sip.StatusUnauthorized, "Unauthorized")
	d.digest.Challenge(req, res, from.Addr(), stale)
	return res
}

// busy asks to try again: the database did not answer, say.
func busy(req *sip.Request) *sip.Response {
	res := respond(req, sip.StatusServiceUnavailable, "Service Unavailable")
	res.AppendHeader(sip.NewHeader("Retry-After", "5"))
	return res
}

// dialled is what the user part of a URI says was dialled.
func dialled(user string) string {
	user, _, _ = strings.Cut(user, ";") // parameters of a telephone number
	return unescape(user)
}

// unescape undoes the escapes of a URI; what cannot be undone stays.
func unescape(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && hex(s[i+1]) >= 0 && hex(s[i+2]) >= 0 {
			b.WriteByte(byte(hex(s[i+1])<<4 | hex(s[i+2])))
			i += 2
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func hex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
