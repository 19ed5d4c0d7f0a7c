package sip

import (
	"strings"

	"bureau/internal/door/sip/media"
	"bureau/internal/door/sip/wire"
)

// sideFor is how the sound of a leg over a flow is made: encrypted where its offer is, with the codecs of whoever it is for. A phone's sound
// comes from where its signalling does, whatever address it believes to have; a provider's from another machine of theirs,
// unless it is a gateway in the house. Between nodes it is always encrypted, and goes to the address at which they reach each other.
func (d *Door) sideFor(f wire.Flow, phone, secure bool, like []byte) media.Config {
	host := d.cfg.Host
	if f.Network == fromNode {
		host, _ = d.wire.Host(f)
		return media.Config{Host: host, From: f.Addr(), Secure: true, Like: like}
	}
	if host == "" {
		host, _ = d.wire.Host(f)
	}
	return media.Config{Host: host, From: f.Addr(), NAT: phone || near(f), Secure: secure, Like: like}
}

// near tells whether the other end is in this machine's own network.
func near(f wire.Flow) bool { return f.Addr().IsPrivate() || f.Addr().IsLoopback() }

// secure tells whether an offer asks for encrypted sound.
func secure(offer []byte) bool { return strings.Contains(string(offer), "RTP/SAVP") }
