package wire

import (
	"net/netip"
	"strings"
)

// Flow is the way to a phone: the network, and the address its messages come from (RFC 5626). Over TCP and TLS it lives as long
// as the connection; over UDP as long as the phone keeps its address.
type Flow struct {
	Network string // "udp", "tcp" or "tls"
	Remote  string // address and port
}

// String is the flow as a binding keeps it.
func (f Flow) String() string { return f.Network + "/" + f.Remote }

// ParseFlow reads what String wrote.
func ParseFlow(s string) (Flow, bool) {
	network, remote, ok := strings.Cut(s, "/")
	if _, err := netip.ParseAddrPort(remote); !ok || err != nil {
		return Flow{}, false
	}
	return Flow{network, remote}, network == "udp" || network == "tcp" || network == "tls"
}

// Reliable tells whether the network delivers by itself.
func (f Flow) Reliable() bool { return f.Network != "udp" }

// Addr is the address of the flow's other end, without the port.
func (f Flow) Addr() netip.Addr {
	a, err := netip.ParseAddrPort(f.Remote)
	if err != nil {
		return netip.Addr{}
	}
	return a.Addr().Unmap()
}
