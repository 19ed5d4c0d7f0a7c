package front

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// Proxies are the networks whose word about a caller's address is believed.
type Proxies []netip.Prefix

// ParseProxies reads networks such as 10.0.0.0/8, or single addresses.
func ParseProxies(networks []string) (Proxies, error) {
	var out Proxies
	for _, n := range networks {
		if a, err := netip.ParseAddr(n); err == nil {
			out = append(out, netip.PrefixFrom(a.Unmap(), a.Unmap().BitLen()))
			continue
		}
		p, err := netip.ParsePrefix(n)
		if err != nil {
			return nil, fmt.Errorf("%q is no network; write an address such as 10.0.0.7, or a network such as 10.0.0.0/8", n)
		}
		out = append(out, p.Masked())
	}
	return out, nil
}

func (p Proxies) trust(a netip.Addr) bool {
	for _, n := range p {
		if n.Contains(a) {
			return true
		}
	}
	return false
}

// client is the address of whoever asks: the nearest one that no trusted proxy stands behind.
func (p Proxies) client(r *http.Request) netip.Addr {
	a := peer(r)
	if !p.trust(a) {
		return a
	}
	said := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(said) - 1; i >= 0; i-- {
		next, err := netip.ParseAddr(strings.TrimSpace(said[i]))
		if err != nil {
			return a
		}
		if a = next.Unmap().WithZone(""); !p.trust(a) {
			return a
		}
	}
	return a
}

// peer is the other end of the connection.
func peer(r *http.Request) netip.Addr {
	a, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	return a.Addr().Unmap().WithZone("")
}

// forwarding headers are read here only; behind the front there are none.
var forwarding = []string{"X-Forwarded-For", "Forwarded", "X-Real-Ip", "X-Forwarded-Host", "X-Forwarded-Proto"}

// settle gives the request the caller's address and takes away what anybody could have claimed about it.
func (p Proxies) settle(r *http.Request) {
	if a := p.client(r); a.IsValid() {
		r.RemoteAddr = net.JoinHostPort(a.String(), "0")
	}
	for _, h := range forwarding {
		r.Header.Del(h)
	}
}

// local tells whether a request was made on this machine and for this machine: not by a proxy for somebody else.
func local(r *http.Request) bool {
	for _, h := range forwarding {
		if len(r.Header.Values(h)) > 0 {
			return false
		}
	}
	return peer(r).IsLoopback() && loopbackName(hostname(r.Host))
}

func hostname(hostport string) string {
	if host, _, err := net.SplitHostPort(hostport); err == nil {
		return host
	}
	return strings.Trim(hostport, "[]")
}

func loopbackName(host string) bool {
	a, err := netip.ParseAddr(host)
	return strings.EqualFold(host, "localhost") || err == nil && a.IsLoopback()
}
