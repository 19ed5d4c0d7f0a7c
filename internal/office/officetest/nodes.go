package officetest

import (
	"log/slog"
	"net"
	"sync"
	"testing"

	"bureau/internal/db/dbtest"
	"bureau/internal/door/sip"
	"bureau/internal/door/sip/wire"
	"bureau/internal/office"
)

// OpenNodes opens one office as several nodes on one PostgreSQL, each with a door for phones of its own. Each has the clock of the first.
func OpenNodes(t testing.TB, count int) []*Telephony {
	t.Helper()
	dir := t.TempDir()
	database := dbtest.Config(t, "postgres", office.Owners)
	certificate, ca := selfSigned(t, dir)
	var out []*Telephony
	for range count {
		sockets, err := wire.Listen("127.0.0.1:0", "127.0.0.1:0", "127.0.0.1:0")
		must(t, err)
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		must(t, err)
		nodes := &way{Listener: listener}
		cfg := office.Config{Data: dir, Demo: true, Database: database, Log: slog.New(slog.DiscardHandler), AllowPrivate: []string{"127.0.0.0/8"},
			SIP: sip.Line{Sockets: sockets, Certificate: certificate, Nodes: nodes}}
		if len(out) == 0 {
			out = append(out, &Telephony{CA: ca, Office: OpenIn(t, cfg), way: nodes})
			continue
		}
		out = append(out, &Telephony{CA: ca, Office: out[0].beside(t, cfg), way: nodes})
	}
	return out
}

// beside opens a further node of an office. It has no pages.
func (o *Office) beside(t testing.TB, cfg office.Config) *Office {
	t.Helper()
	cfg.URL, cfg.Clock = o.URL, o.Clock
	return &Office{Office: open(t, cfg), URL: o.URL, Clock: o.Clock, Demo: o.Demo, Other: o.Other}
}

// way is where a node is reached by the others, which can be cut.
type way struct {
	net.Listener
	mu   sync.Mutex
	open []net.Conn
}

// Accept notes the connection.
func (w *way) Accept() (net.Conn, error) {
	c, err := w.Listener.Accept()
	if err == nil {
		w.mu.Lock()
		w.open = append(w.open, c)
		w.mu.Unlock()
	}
	return c, err
}

// Fall cuts a node off from those that call it, as if its machine had gone without a word: it has not withdrawn, and nobody reaches it.
func (o *Telephony) Fall() {
	o.way.Close()
	o.way.mu.Lock()
	defer o.way.mu.Unlock()
	for _, c := range o.way.open {
		c.Close()
	}
}

// NodeAddress is where the others reach the node.
func (o *Telephony) NodeAddress() string { return o.way.Addr().String() }
