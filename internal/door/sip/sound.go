package sip

import (
	"strings"

	"bureau/internal/door/sip/media"
	"bureau/internal/door/sip/wire"
)

// sideFor is how the sound of a leg over a flow is made: encrypted where its offer is.
func (d *Door) sideFor(f wire.Flow, secure bool) media.Config {
	host := d.cfg.Host
	if host == "" {
		host, _ = d.wire.Host(f)
	}
	return media.Config{Host: host}
}

// secure tells whether an offer asks for encrypted sound.
func secure(offer []byte) bool { return strings.Contains(string(offer), "RTP/SAVP") }
