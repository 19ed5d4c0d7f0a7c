package siptest

import (
	"context"
	"errors"
	"fmt"
	"net"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/emiago/sipgo"
	"github.com/emiago/sipgo/sip"

	"bureau/internal/sound"
)

// Outer is somebody in the world, in a call with the office by way of the provider.
type Outer struct {
	Invite *sip.Request // with which the call began, whoever did

	p      *Provider
	conn   *net.UDPConn
	sealed *sealed                    // its sound, over TLS; else nil
	callee *sipgo.DialogServerSession // where the office called
	caller *sipgo.DialogClientSession // where it was called
	stop   context.CancelFunc
	final  chan error
	gone   chan struct{}
	mu     sync.Mutex
	heard  []int16
	to     *net.UDPAddr
	says   []byte
	rang   chan int
}

func (p *Provider) invited(req *sip.Request, tx sip.ServerTransaction) {
	r := p.now()
	if req.To().Params.Has("tag") {
		_ = tx.Respond(sip.NewResponseFromRequest(req, 488, "Not Acceptable Here", nil))
		return
	}
	if p.challenge(req, tx) {
		return
	}
	kind := req.ContentType()
	switch {
	case r.OneBody && kind != nil && strings.HasPrefix(kind.Value(), "multipart/"):
		_ = tx.Respond(sip.NewResponseFromRequest(req, 415, "Unsupported Media Type", nil))
		return
	case r.Turns != 0:
		_ = tx.Respond(sip.NewResponseFromRequest(req, r.Turns, "No", nil))
		return
	}
	tx.OnCancel(func(c *sip.Request) { p.saw(c) })
	s, err := p.in.ReadInvite(req, tx)
	if err != nil {
		_ = tx.Respond(sip.NewResponseFromRequest(req, 400, err.Error(), nil))
		return
	}
	defer s.Close()
	o := &Outer{Invite: req, p: p, callee: s, gone: make(chan struct{}), rang: make(chan int, 10)}
	o.listen()
	o.speaksTo(req.Body())
	p.dialled <- o
	<-s.Context().Done()
	close(o.gone)
	<-tx.Done()
}

// Called waits until the office calls somebody.
func (p *Provider) Called() *Outer {
	p.t.Helper()
	select {
	case o := <-p.dialled:
		return o
	case <-time.After(patience):
		p.t.Fatal("nobody is called over the provider; it was asked\n", strings.Join(p.Seen(""), "\n"))
	}
	return nil
}

// Call has somebody call a number of the office, as the provider sends it: to the contact that is registered, or, where target is given, there.
func (p *Provider) Call(target string, from, to string, more ...sip.Header) *Outer {
	p.t.Helper()
	var at sip.Uri
	dest := ""
	if reg, ok := p.Where(); target == "" && ok {
		at, dest = reg.Contact, reg.Source
	} else if err := sip.ParseUri(target, &at); err != nil {
		p.t.Fatal("nowhere to call: ", err)
	}
	o := &Outer{p: p, final: make(chan error, 1), gone: make(chan struct{}), rang: make(chan int, 10)}
	o.listen()
	req := sip.NewRequest(sip.INVITE, at)
	if by, ok := at.UriParams.Get("transport"); ok {
		req.SetTransport(sip.NetworkToUpper(by))
	}
	if dest != "" {
		req.SetDestination(dest)
	}
	var caller, callee sip.Uri
	for text, uri := range map[string]*sip.Uri{from: &caller, to: &callee} {
		if err := sip.ParseUri(text, uri); err != nil {
			p.t.Fatal(text, ": ", err)
		}
	}
	f := &sip.FromHeader{DisplayName: "Somebody", Address: caller}
	f.Params.Add("tag", sip.GenerateTagN(8))
	req.AppendHeader(f)
	req.AppendHeader(&sip.ToHeader{Address: callee})
	for _, h := range more {
		req.AppendHeader(h)
	}
	req.AppendHeader(&p.contact)
	req.AppendHeader(sip.NewHeader("Content-Type", "application/sdp"))
	req.SetBody(o.description())
	o.Invite = req
	ctx, stop := background()
	o.stop = stop
	s, err := p.out.WriteInvite(ctx, req)
	if err != nil {
		p.t.Fatal("the office cannot be called: ", err)
	}
	o.caller = s
	go o.await(ctx)
	return o
}

func (o *Outer) await(ctx context.Context) {
	err := o.caller.WaitAnswer(ctx, sipgo.AnswerOptions{OnResponse: func(res *sip.Response) error {
		o.speaksTo(res.Body())
		select {
		case o.rang <- res.StatusCode:
		default:
		}
		return nil
	}})
	if err == nil {
		err = o.caller.Ack(ctx)
	}
	o.final <- err
	if err == nil {
		<-o.caller.Context().Done()
	}
	close(o.gone)
}

// Rings waits until the office says that it rings.
func (o *Outer) Rings() {
	o.p.t.Helper()
	for late := time.After(patience); ; {
		select {
		case status := <-o.rang:
			if status == 180 || status == 183 {
				return
			}
		case <-late:
			o.p.t.Fatal("it does not ring in the office")
		}
	}
}

// Answered waits until the office has taken the call.
func (o *Outer) Answered() {
	o.p.t.Helper()
	if status := o.Status(); status != 200 {
		o.p.t.Fatal("the office answers ", status)
	}
}

// Status waits for what the office answers.
func (o *Outer) Status() int {
	o.p.t.Helper()
	select {
	case err := <-o.final:
		var no *sipgo.ErrDialogResponse
		switch {
		case err == nil:
			return 200
		case errors.As(err, &no):
			return no.Res.StatusCode
		}
		return 487
	case <-time.After(2 * patience):
		o.p.t.Fatal("the office does not answer")
	}
	return 0
}

// Cancel gives up before the office has answered.
func (o *Outer) Cancel() { o.stop() }

// Ring says that it rings here.
func (o *Outer) Ring() { o.respond(180, "Ringing", nil) }

// Early lets the office hear something before the call is taken.
func (o *Outer) Early(says []int16) {
	o.Says(says)
	o.respond(183, "Session Progress", o.description())
}

// Refuse refuses the call.
func (o *Outer) Refuse(status int) { go o.respond(status, "No", nil) }

// Answer takes the call, and waits until the office knows it.
func (o *Outer) Answer() {
	o.p.t.Helper()
	o.respond(200, "OK", o.description())
}

func (o *Outer) respond(status int, reason string, body []byte) {
	var more []sip.Header
	if body != nil {
		more = append(more, sip.NewHeader("Content-Type", "application/sdp"))
	}
	if err := o.callee.Respond(status, reason, body, more...); err != nil && status < 300 {
		o.p.t.Error("the office does not take the answer: ", status, " ", err)
	}
}

// Hangup ends the call.
func (o *Outer) Hangup() {
	o.p.t.Helper()
	ctx, stop := background()
	defer stop()
	var err error
	if o.callee != nil {
		err = o.callee.Bye(ctx)
	} else {
		err = o.caller.Bye(ctx)
	}
	if err != nil {
		o.p.t.Error("the office does not end the call: ", err)
	}
}

// Closed waits until the call has ended.
func (o *Outer) Closed() {
	o.p.t.Helper()
	select {
	case <-o.gone:
	case <-time.After(patience):
		o.p.t.Fatal("the call does not end; the provider was asked\n", strings.Join(o.p.Seen(""), "\n"))
	}
}

func (o *Outer) listen() {
	var err error
	if o.conn, err = net.ListenUDP("udp", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)}); err != nil {
		o.p.t.Error(err)
		return
	}
	o.p.t.Cleanup(func() { o.conn.Close() })
	if o.p.secure {
		if o.sealed, err = newSealed(); err != nil {
			o.p.t.Error(err)
			return
		}
	}
	go o.hears()
	go o.speaks()
}

func (o *Outer) description() []byte {
	kind, key := "RTP/AVP", ""
	if o.sealed != nil {
		kind, key = "RTP/SAVP", o.sealed.line()
	}
	return fmt.Appendf(nil, "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio %d %s 8\r\na=rtpmap:8 PCMA/8000\r\n%sa=ptime:20\r\n",
		o.conn.LocalAddr().(*net.UDPAddr).Port, kind, key)
}

var (
	hostIn = regexp.MustCompile(`(?m)^c=IN IP4 (\S+)`)
	portIn = regexp.MustCompile(`(?m)^m=audio (\d+) `)
)

// speaksTo takes from a description where the office hears.
func (o *Outer) speaksTo(body []byte) {
	host, port := hostIn.FindSubmatch(body), portIn.FindSubmatch(body)
	if host == nil || port == nil {
		return
	}
	at, err := net.ResolveUDPAddr("udp", string(host[1])+":"+string(port[1]))
	if err == nil {
		o.mu.Lock()
		o.to = at
		if o.sealed != nil {
			o.sealed.opens(body)
		}
		o.mu.Unlock()
	}
}

// Says speaks from now on, again and again; before it is silent.
func (o *Outer) Says(samples []int16) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.says = sound.ALaw.Bytes(append(append([]int16{}, samples...), make([]int16, sound.Rate)...))
}

func (o *Outer) hears() {
	b := make([]byte, 2000)
	for {
		n, err := o.conn.Read(b)
		if err != nil {
			return
		}
		o.mu.Lock()
		if packet := o.opened(b[:n]); len(packet) > 12 && packet[1]&0x7f == 8 {
			o.heard = append(o.heard, sound.ALaw.Samples(packet[12:])...)
		}
		o.mu.Unlock()
	}
}

// opened is a packet as it was before it was encrypted; nil for what cannot be read.
func (o *Outer) opened(packet []byte) []byte {
	if o.sealed == nil {
		return packet
	}
	if o.sealed.in == nil {
		return nil
	}
	plain, err := o.sealed.in.DecryptRTP(nil, packet, nil)
	if err != nil {
		return nil
	}
	return plain
}

// speaks sends a packet each 20 ms, for that is how sound goes.
func (o *Outer) speaks() {
	const each = sound.Rate / 50
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	at := 0
	for seq := uint32(1); ; seq++ {
		select {
		case <-o.gone:
			return
		case <-tick.C:
		}
		o.mu.Lock()
		packet := []byte{0x80, 8, byte(seq >> 8), byte(seq), byte(seq * each >> 24), byte(seq * each >> 16), byte(seq * each >> 8), byte(seq * each), 1, 2, 3, 4}
		for range each {
			b := sound.ALaw.Silence()
			if len(o.says) > 0 {
				b = o.says[at%len(o.says)]
				at++
			}
			packet = append(packet, b)
		}
		to := o.to
		if o.sealed != nil {
			packet, _ = o.sealed.out.EncryptRTP(nil, packet, nil)
		}
		o.mu.Unlock()
		if to == nil {
			continue
		}
		if _, err := o.conn.WriteTo(packet, to); err != nil {
			return
		}
	}
}

// Hears waits until a sound was heard well enough: it correlates above 0.99.
func (o *Outer) Hears(source []int16) {
	o.p.t.Helper()
	best, heard := 0.0, []int16(nil)
	for begin := time.Now(); time.Since(begin) < patience; {
		o.mu.Lock()
		heard = append([]int16{}, o.heard...)
		o.mu.Unlock()
		c, _ := Correlate(heard, source)
		if c > 0.99 {
			return
		}
		best = max(best, c)
		time.Sleep(200 * time.Millisecond)
	}
	o.p.t.Fatal("somebody outside does not hear what they should: it correlates by ", best, " with ", len(heard), " samples heard")
}
