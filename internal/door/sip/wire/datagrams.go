package wire

import (
	"bytes"
	"net"
	"net/netip"
	"sync"
	"time"

	"github.com/emiago/sipgo/sip"
)

// maxSeen is how many addresses a view of the socket passes on before the next view takes over. The transport keeps each of them.
const maxSeen = 20000

// datagrams is the socket as the transport reads it: only whole, checked messages within the limits come through.
type datagrams struct {
	*net.UDPConn
	wire *Wire
	seen map[netip.AddrPort]struct{}
	full bool
}

// ReadFrom gives the next message for the transport.
func (c *datagrams) ReadFrom(p []byte) (int, net.Addr, error) {
	if len(c.seen) >= maxSeen && c.wire.life.Err() == nil {
		c.full = true
		c.wire.replace()
		return 0, nil, net.ErrClosed
	}
	for {
		n, from, err := c.ReadFromUDPAddrPort(p)
		if err != nil {
			if c.wire.life.Err() != nil {
				return 0, nil, net.ErrClosed
			}
			continue // such as the answer of a host that nobody listens at the port
		}
		from = netip.AddrPortFrom(from.Addr().Unmap(), from.Port())
		if c.take(p[:n], from) {
			c.seen[from] = struct{}{}
			return n, net.UDPAddrFromAddrPort(from), nil
		}
	}
}

// Close leaves the socket open: the next view reads it.
func (c *datagrams) Close() error { return nil }

// take looks at a datagram and tells whether the transport is to have it.
func (c *datagrams) take(data []byte, from netip.AddrPort) bool {
	c.wire.heard.Add(1)
	if !likely(data) || !c.wire.guard.admits(from.Addr(), time.Now()) {
		c.wire.dropped.Add(1)
		return false
	}
	msg, err := read(c.wire.parser, data)
	if err != nil {
		c.send(unreadable(data, from), from)
		return false
	}
	req, ok := msg.(*sip.Request)
	if !ok {
		return responds(msg)
	}
	req.SetTransport("UDP")
	req.SetSource(from.String())
	if no := check(req); no != nil {
		c.refuse(req, no, data, from)
		return false
	}
	if !stateless(req) {
		return true
	}
	to := answerTo(req.Via(), from)
	c.wire.offer(errand{req, Flow{"udp", from.String()}, func(res *sip.Response) { c.write(res, to) }})
	return false
}

// written are buffers for answers, of which there are many and none lasts.
var written = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func (c *datagrams) write(res *sip.Response, to netip.AddrPort) {
	b := written.Get().(*bytes.Buffer)
	defer written.Put(b)
	b.Reset()
	res.StringWrite(b)
	c.send(b.Bytes(), to)
}

func (c *datagrams) refuse(req *sip.Request, no *refusal, data []byte, from netip.AddrPort) {
	if req.Method == sip.ACK {
		return
	}
	if req.Via() == nil || req.CSeq() == nil {
		c.send(scavenge(data, no.status, no.reason, from), from)
		return
	}
	c.send(refusing(req, no), answerTo(req.Via(), from))
}

// refusing writes the answer that a refusal gives.
func refusing(req *sip.Request, no *refusal) []byte {
	res := sip.NewResponseFromRequest(req, no.status, no.reason, nil)
	res.SipVersion = "SIP/2.0"
	if no.header != nil {
		res.AppendHeader(no.header)
	}
	return []byte(res.String())
}

func (c *datagrams) send(data []byte, to netip.AddrPort) {
	if len(data) > 0 {
		_, _ = c.WriteToUDPAddrPort(data, c.wire.mapped(to))
	}
}

// mapped writes an address as the socket wants it: a socket for both families takes IPv4 as IPv6.
func (w *Wire) mapped(a netip.AddrPort) netip.AddrPort {
	if local, ok := w.cfg.UDP.LocalAddr().(*net.UDPAddr); ok && local.IP.To4() == nil && a.Addr().Is4() {
		return netip.AddrPortFrom(netip.AddrFrom16(a.Addr().As16()), a.Port())
	}
	return a
}

// responds tells whether a response can belong to a request of ours: it has what finds that request.
func responds(msg sip.Message) bool {
	res, ok := msg.(*sip.Response)
	return ok && res.StatusCode >= 100 && res.StatusCode < 700 && res.Via() != nil && res.CSeq() != nil &&
		res.From() != nil && res.To() != nil && res.CallID() != nil && len(res.GetHeaders("via")) == 1
}
