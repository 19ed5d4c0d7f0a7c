// Package outbound is how the office asks other servers for something, without being used to reach what lies behind
// its own walls.
//
// An address is judged when the connection is made, after its name was resolved, so that no name can lead to one
// place when it is checked and to another when it is used. Private, loopback, link-local (where clouds keep their
// metadata), multicast and reserved addresses are refused unless the operator allows them. Plain http goes to allowed
// addresses only. Redirects, sizes and times are limited, and no proxy of the environment is used.
package outbound

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"syscall"
	"time"
)

// ErrRefused is why a server is not asked: the address is none of the public internet, or the protocol is not safe.
var ErrRefused = errors.New("outbound: the address is not allowed")

// ErrTooLarge is what reading more than MaxSize of an answer gives.
var ErrTooLarge = errors.New("outbound: the answer is too large")

// Limits on one request.
const (
	MaxSize      = 1 << 20
	maxRedirects = 3
	within       = 10 * time.Second
)

// allowed is one entry of the operator's list.
type allowed struct {
	prefix netip.Prefix
	port   string // empty for every port
}

// Client asks public servers, and the private ones of the list: addresses, networks in CIDR notation or an address
// with a port, such as 10.1.2.3, 10.0.0.0/8, 127.0.0.1:5556 or [::1]:5556.
func Client(list []string) (*http.Client, error) {
	rules, err := parse(list)
	if err != nil {
		return nil, err
	}
	dialer := &net.Dialer{Timeout: within / 2, ControlContext: func(ctx context.Context, _, address string, _ syscall.RawConn) error {
		return judge(ctx, rules, address)
	}}
	transport := &http.Transport{DialContext: dialer.DialContext, TLSHandshakeTimeout: within / 2, ResponseHeaderTimeout: within,
		MaxResponseHeaderBytes: 64 << 10, MaxIdleConns: 10, IdleConnTimeout: 30 * time.Second, DisableKeepAlives: true}
	return &http.Client{Transport: limited{transport}, Timeout: within, CheckRedirect: redirect}, nil
}

func parse(list []string) ([]allowed, error) {
	var out []allowed
	for _, text := range list {
		a, err := parseOne(strings.TrimSpace(text))
		if err != nil {
			return nil, fmt.Errorf("%q is no address, network or address with a port: %w", text, err)
		}
		out = append(out, a)
	}
	return out, nil
}

func parseOne(text string) (allowed, error) {
	if p, err := netip.ParsePrefix(text); err == nil {
		return allowed{prefix: p.Masked()}, nil
	}
	port := ""
	if ap, err := netip.ParseAddrPort(text); err == nil {
		text, port = ap.Addr().String(), fmt.Sprint(ap.Port())
	}
	a, err := netip.ParseAddr(text)
	if err != nil {
		return allowed{}, err
	}
	return allowed{netip.PrefixFrom(a.Unmap(), a.Unmap().BitLen()), port}, nil
}

type plainKey struct{}

// judge refuses an address that was resolved and is about to be connected to.
func judge(ctx context.Context, rules []allowed, address string) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return ErrRefused
	}
	a := ap.Addr().Unmap().WithZone("")
	for _, r := range rules {
		if r.prefix.Contains(a) && (r.port == "" || r.port == fmt.Sprint(ap.Port())) {
			return nil
		}
	}
	if plain, _ := ctx.Value(plainKey{}).(bool); plain || !Public(a) {
		return ErrRefused
	}
	return nil
}

// reserved are networks that are not the public internet, besides those that netip knows (IANA's special-purpose
// registries). Those that carry an IPv4 address inside are among them: it could be a private one.
var reserved = prefixes("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24",
	"203.0.113.0/24", "240.0.0.0/4", "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16",
	"3fff::/20", "5f00::/16", "fec0::/10")

func prefixes(list ...string) (out []netip.Prefix) {
	for _, p := range list {
		out = append(out, netip.MustParsePrefix(p))
	}
	return out
}

// Public tells whether an address is one of the public internet.
func Public(a netip.Addr) bool {
	a = a.Unmap()
	if !a.IsGlobalUnicast() || a.IsPrivate() {
		return false
	}
	for _, p := range reserved {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

func redirect(r *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return errors.New("outbound: too many redirects")
	}
	if via[len(via)-1].URL.Scheme == "https" && r.URL.Scheme != "https" {
		return ErrRefused
	}
	return nil
}

// limited bounds what is read of an answer, and marks requests in plain text.
type limited struct{ next http.RoundTripper }

func (l limited) RoundTrip(r *http.Request) (*http.Response, error) {
	switch r.URL.Scheme {
	case "https":
	case "http":
		r = r.WithContext(context.WithValue(r.Context(), plainKey{}, true))
	default:
		return nil, ErrRefused
	}
	res, err := l.next.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	if res.ContentLength > MaxSize {
		res.Body.Close()
		return nil, ErrTooLarge
	}
	res.Body = &bounded{res.Body, MaxSize}
	return res, nil
}

type bounded struct {
	io.ReadCloser
	left int64
}

// Read gives what is left of the limit and then fails, so that a cut answer is never taken for a whole one.
func (b *bounded) Read(p []byte) (int, error) {
	if b.left < 0 {
		return 0, ErrTooLarge
	}
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.ReadCloser.Read(p)
	b.left -= int64(n)
	if b.left < 0 {
		return n - 1, ErrTooLarge
	}
	return n, err
}

// Reach gives what tells whether an address may be spoken to over another protocol: a public one, or one of the list.
func Reach(list []string) (func(netip.AddrPort) bool, error) {
	rules, err := parse(list)
	if err != nil {
		return nil, err
	}
	return func(a netip.AddrPort) bool { return judge(context.Background(), rules, a.String()) == nil }, nil
}
