package wire

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/netip"
	"strconv"
	"sync"
	"time"

	"github.com/emiago/sipgo/sip"
)

// streams are the open connections, counted.
type streams struct {
	wire *Wire
	mu   sync.Mutex
	open map[Flow]*stream
	from map[netip.Addr]int
	shut bool
}

// door accepts connections within the caps.
type door struct {
	net.Listener
	streams     *streams
	network     string
	certificate *tls.Config
}

// Accept gives the next connection that may stay.
func (d *door) Accept() (net.Conn, error) {
	for {
		c, err := d.Listener.Accept()
		if err != nil {
			if d.streams.wire.life.Err() != nil {
				return nil, net.ErrClosed
			}
			time.Sleep(10 * time.Millisecond) // out of descriptors, say: the next may do
			continue
		}
		if s := d.streams.enter(c, d.network, d.certificate); s != nil {
			return s, nil
		}
		c.Close()
	}
}

// stream is a connection as the transport reads it: each message is whole and checked before it comes through.
type stream struct {
	net.Conn
	streams *streams
	flow    Flow
	addr    netip.Addr
	in      *bufio.Reader
	rest    []byte // of a message that is being given to the transport
	begun   time.Time
	mu      sync.Mutex
	proved  bool
	once    sync.Once
}

func (s *streams) enter(c net.Conn, network string, certificate *tls.Config) *stream {
	at, err := netip.ParseAddrPort(c.RemoteAddr().String())
	if err != nil {
		return nil
	}
	from := at.Addr().Unmap()
	s.mu.Lock()
	defer s.mu.Unlock()
	limits := s.wire.cfg.Limits
	if s.shut || len(s.open) >= limits.Connections || s.from[from] >= limits.PerAddress {
		return nil
	}
	if certificate != nil {
		c = tls.Server(c, certificate)
	}
	out := &stream{Conn: c, streams: s, flow: Flow{network, c.RemoteAddr().String()}, addr: from, begun: time.Now()}
	out.in = bufio.NewReaderSize(out.Conn, 4096)
	s.open[out.flow] = out
	s.from[from]++
	return out
}

// sweep closes connections behind which nobody proved anything in time.
func (s *streams) sweep(now time.Time) {
	s.mu.Lock()
	var late []*stream
	for _, c := range s.open {
		c.mu.Lock()
		if !c.proved && now.Sub(c.begun) > s.wire.cfg.Limits.Unproved {
			late = append(late, c)
		}
		c.mu.Unlock()
	}
	s.mu.Unlock()
	for _, c := range late {
		c.Close()
	}
}

func (s *streams) prove(f Flow) {
	s.mu.Lock()
	c := s.open[f]
	s.mu.Unlock()
	if c == nil {
		return
	}
	c.mu.Lock()
	c.proved = true
	c.mu.Unlock()
}

func (s *streams) close() {
	s.mu.Lock()
	s.shut = true
	all := make([]*stream, 0, len(s.open))
	for _, c := range s.open {
		all = append(all, c)
	}
	s.mu.Unlock()
	for _, c := range all {
		c.Close()
	}
}

// Close closes the connection and tells that its flow is lost.
func (c *stream) Close() error {
	err := c.Conn.Close()
	c.once.Do(func() {
		c.streams.mu.Lock()
		if c.streams.open[c.flow] == c {
			delete(c.streams.open, c.flow)
		}
		if c.streams.from[c.addr]--; c.streams.from[c.addr] <= 0 {
			delete(c.streams.from, c.addr)
		}
		c.streams.mu.Unlock()
		if lost := c.streams.wire.cfg.Lost; lost != nil {
			lost(c.flow)
		}
	})
	return err
}

// Write writes a message within a time: a phone that reads nothing must not hold up its call.
func (c *stream) Write(p []byte) (int, error) {
	_ = c.SetWriteDeadline(time.Now().Add(10 * time.Second))
	return c.Conn.Write(p)
}

// Read gives the transport the next message, or the rest of it.
func (c *stream) Read(p []byte) (int, error) {
	for len(c.rest) == 0 {
		_ = c.SetReadDeadline(time.Now().Add(c.streams.wire.cfg.Limits.Idle))
		data, err := c.message()
		if err != nil {
			return 0, io.EOF
		}
		if c.take(data) {
			c.rest = data
		}
	}
	n := copy(p, c.rest)
	c.rest = c.rest[n:]
	return n, nil
}

var errTooLong = errors.New("the message is too long")

// message reads one message: a head up to an empty line, and as much body as it says (RFC 3261, section 18.3). Empty lines
// before it keep the connection alive; two of them are answered with one (RFC 5626, section 4.4.1).
func (c *stream) message() ([]byte, error) {
	var head []byte
	for blank := 0; ; {
		line, err := c.in.ReadSlice('\n')
		if err != nil {
			return nil, err
		}
		if len(head) == 0 && len(bytes.TrimRight(line, "\r\n")) == 0 {
			if blank++; blank%2 == 0 {
				_, _ = c.Write([]byte("\r\n"))
			}
			continue
		}
		if head = append(head, line...); len(head) > maxMessage/2 {
			return nil, errTooLong
		}
		if len(bytes.TrimRight(line, "\r\n")) == 0 {
			break
		}
	}
	n, err := bodyLength(head)
	if err != nil {
		_, _ = c.Write(scavenge(head, sip.StatusBadRequest, "Bad Request", c.at()))
		return nil, err
	}
	out := append(head, make([]byte, n)...)
	_, err = io.ReadFull(c.in, out[len(head):])
	return out, err
}

// bodyLength reads Content-Length, which every message over a stream has.
func bodyLength(head []byte) (int, error) {
	for _, line := range bytes.Split(head, []byte("\r\n")) {
		name, value, ok := bytes.Cut(line, []byte(":"))
		if !ok {
			continue
		}
		switch string(bytes.ToLower(bytes.TrimSpace(name))) {
		case "content-length", "l":
			n, err := strconv.Atoi(string(bytes.TrimSpace(value)))
			if err != nil || n < 0 || len(head)+n > maxMessage {
				return 0, errTooLong
			}
			return n, nil
		}
	}
	return 0, errNotSIP
}

func (c *stream) at() netip.AddrPort {
	a, _ := netip.ParseAddrPort(c.flow.Remote)
	return a
}

// take looks at a message and tells whether the transport is to have it.
func (c *stream) take(data []byte) bool {
	w := c.streams.wire
	w.heard.Add(1)
	if !likely(data) {
		w.dropped.Add(1)
		c.Close()
		return false
	}
	for !w.guard.admits(c.addr, time.Now()) { // a stream is slowed down: what was sent over it arrives
		select {
		case <-w.life.Done():
			return false
		case <-time.After(20 * time.Millisecond):
		}
	}
	msg, err := read(w.parser, data)
	if err != nil {
		_, _ = c.Write(unreadable(data, c.at()))
		return false
	}
	req, ok := msg.(*sip.Request)
	if !ok {
		return responds(msg)
	}
	req.SetTransport(sip.NetworkToUpper(c.flow.Network))
	req.SetSource(c.flow.Remote)
	if no := check(req); no != nil {
		c.refuse(req, no, data)
		return false
	}
	if !stateless(req) {
		return true
	}
	w.offer(errand{req, c.flow, func(res *sip.Response) { _, _ = c.Write([]byte(res.String())) }})
	return false
}

func (c *stream) refuse(req *sip.Request, no *refusal, data []byte) {
	switch {
	case req.Method == sip.ACK:
	case req.Via() == nil || req.CSeq() == nil:
		_, _ = c.Write(scavenge(data, no.status, no.reason, c.at()))
	default:
		_, _ = c.Write(refusing(req, no))
	}
}
