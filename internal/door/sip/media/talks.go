package media

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"
)

// talks is what the descriptions of a dialog said so far (RFC 3264).
type talks struct {
	id, version uint64
	last        string // our last description, without its version
	like        []codec
	keys        map[suite]key
	ours        []codec // what we said that we take, by our numbers; empty before the first description
	theirs      description
	chosen      int // which of their sections is the sound
	proto       string
	aside       bool // we have put the other end aside
	held        bool // they have put us aside
	secured     bool // it was agreed to encrypt
	used        key  // which of our keys was agreed on
}

func (t *talks) begin(c Config) {
	t.id = uint64(random32())<<16 | uint64(random32()>>16)
	t.keys = map[suite]key{}
	for i, s := range suites {
		t.keys[s] = newKey(i+1, s)
	}
	if d, err := parse(c.Like); err == nil {
		for _, s := range d.sections {
			if s.kind == "audio" {
				t.like = s.codecs
				break
			}
		}
	}
}

// profiles are the kinds of RTP that are spoken.
var profiles = []string{"RTP/AVP", "RTP/SAVP", "RTP/AVPF", "RTP/SAVPF"}

func secureProfile(proto string) bool { return strings.HasPrefix(proto, "RTP/SAVP") }

// Offer is our description where the other end has made none: to begin with, or to agree anew. As long as nothing is new, it is the same.
func (s *Side) Offer() []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := &s.talks
	codecs := offered(t.like)
	if len(t.ours) > 0 {
		codecs = t.ours
		for _, c := range offered(nil) {
			if _, ok := find(codecs, c); !ok && !taken(codecs, c.pt) {
				codecs = append(slices.Clone(codecs), c)
			}
		}
	}
	proto, keys := "RTP/AVP", []key(nil)
	if t.proto != "" {
		proto = t.proto
	} else if s.cfg.Secure {
		proto = "RTP/SAVP"
	}
	switch {
	case t.secured:
		keys = []key{t.used}
	case secureProfile(proto):
		for _, suite := range suites {
			keys = append(keys, t.keys[suite])
		}
	}
	t.ours, t.proto = codecs, proto
	want := both
	if t.aside {
		want = speaks
	}
	return s.describe(s.body(proto, codecs, keys, want))
}

// PutAside lets our next offers say that the other end is put aside (true) or back (false).
func (s *Side) PutAside(aside bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.talks.aside = aside
}

// Held tells whether the other end has put us aside.
func (s *Side) Held() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.talks.held
}

// Answered takes their answer to our offer. It may come more than once.
func (s *Side) Answered(answer []byte) error {
	d, err := parse(answer)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	t := &s.talks
	at := slices.IndexFunc(d.sections, func(sec section) bool { return sec.kind == "audio" && sec.port != 0 })
	if at < 0 || len(t.ours) == 0 {
		return ErrNoCommon
	}
	sec := d.sections[at]
	if !slices.Contains(profiles, sec.proto) || secureProfile(sec.proto) != secureProfile(t.proto) {
		return ErrNoCommon
	}
	theirKey, ourKey, err := s.answeredKey(sec)
	if err != nil {
		return err
	}
	send := shared(sec.codecs, t.ours)
	if len(send) == 0 {
		return ErrNoCommon
	}
	return s.agree(sec, slices.Concat(t.ours, send), send, theirKey, ourKey)
}

// answeredKey finds which of our keys they took.
func (s *Side) answeredKey(sec section) (theirs, ours *key, err error) {
	if !secureProfile(sec.proto) && !s.talks.secured {
		return nil, nil, nil
	}
	for _, k := range sec.keys {
		if own := s.talks.keys[k.suite]; own.tag == k.tag || s.talks.secured && s.talks.used.tag == k.tag && s.talks.used.suite == k.suite {
			if s.talks.secured {
				own = s.talks.used
			}
			return &k, &own, nil
		}
	}
	return nil, nil, ErrNoCommon
}

// shared are those of their codecs that we have said we take.
func shared(theirs, ours []codec) (out []codec) {
	for _, c := range theirs {
		if _, ok := find(ours, c); ok && c.known() {
			out = append(out, c)
		}
	}
	if !slices.ContainsFunc(out, func(c codec) bool { return !c.event() && c.name != "CN" }) {
		return nil
	}
	return out
}

// Answer takes their offer, and gives our answer to it. What we said before stays as it is where nothing of it can be taken.
func (s *Side) Answer(offer []byte) ([]byte, error) {
	d, err := parse(offer)
	if err != nil {
		return nil, err
	}
	var other []codec
	if o := s.in.partner(); o != nil {
		other = o.out.takes()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, sec := range d.sections {
		if body, ok, err := s.answerTo(d, i, sec, other); ok || err != nil {
			return body, err
		}
	}
	return nil, ErrNoCommon
}

// answerTo answers with one section, if that is sound that can be taken.
func (s *Side) answerTo(d description, at int, sec section, other []codec) ([]byte, bool, error) {
	t := &s.talks
	if sec.kind != "audio" || sec.port == 0 || !slices.Contains(profiles, sec.proto) {
		return nil, false, nil
	}
	codecs := chosen(sec.codecs, other)
	theirKey, ourKey, ok := s.answerKey(sec)
	if len(codecs) == 0 || !ok {
		return nil, false, nil
	}
	if err := s.agree(sec, codecs, codecs, theirKey, ourKey); err != nil {
		return nil, false, err
	}
	t.theirs, t.chosen, t.ours, t.proto = d, at, codecs, sec.proto
	want := both
	if t.aside {
		want = speaks
	}
	var keys []key
	if ourKey != nil {
		keys = []key{*ourKey}
	}
	return s.describe(s.body(sec.proto, codecs, keys, want.and(sec.direction.mirror()))), true, nil
}

// answerKey chooses from their keys. Encryption that was agreed on is not given up.
func (s *Side) answerKey(sec section) (theirs, ours *key, ok bool) {
	if len(sec.keys) == 0 {
		return nil, nil, !secureProfile(sec.proto) && !s.cfg.Secure && !s.talks.secured
	}
	k := sec.keys[0]
	own := s.talks.keys[k.suite]
	own.tag = k.tag
	return &k, &own, true
}

// agree lets sound pass as it was agreed on: what we take, by the first that has a number, and what they take.
func (s *Side) agree(sec section, take, send []codec, theirKey, ourKey *key) error {
	to, err := s.target(sec)
	if err != nil {
		return err
	}
	if err := s.in.agree(to, take, theirKey, sec.direction.sends()); err != nil {
		return err
	}
	if err := s.out.agree(to, send, ourKey, sec.direction.receives()); err != nil {
		return err
	}
	s.talks.held = !sec.direction.receives() || sec.addr.IsUnspecified()
	if ourKey != nil {
		s.talks.secured, s.talks.used = true, *ourKey
	}
	return nil
}

// target is where the other end's sound comes from and where ours goes.
type target struct {
	sound, reports netip.AddrPort // as they said; not valid: put aside by the old way, c=0.0.0.0
	from           netip.Addr     // the host that is heard; not valid: any
	also           netip.Addr     // another that may be, where both are private: one of them may be a router's
	hidden         bool           // behind a NAT: nothing is sent before something was heard
}

// target judges the address of a description. Sound does not go to groups, to this machine's own inside, or to ports of the system.
func (s *Side) target(sec section) (target, error) {
	a := sec.addr
	if !a.IsValid() {
		return target{}, ErrMalformed
	}
	if a.IsUnspecified() {
		return target{}, nil
	}
	inside := a.IsLoopback() && !s.host.IsLoopback() || a.IsLinkLocalUnicast() && !s.cfg.From.IsLinkLocalUnicast()
	hidden := s.cfg.NAT || s.cfg.From.IsValid() && local(a) && !local(s.cfg.From)
	if a.IsMulticast() || sec.port < 1024 || !hidden && (inside || a.Is4() != s.host.Is4()) {
		return target{}, ErrNoCommon
	}
	t := target{sound: netip.AddrPortFrom(a, uint16(sec.port)), from: a, hidden: hidden}
	reports := sec.rtcp
	if reports < 1024 {
		reports = min(sec.port+1, 65535)
	}
	t.reports = netip.AddrPortFrom(a, uint16(reports))
	switch {
	case hidden:
		t.from = s.cfg.From
	case local(a) && local(s.cfg.From):
		t.also = s.cfg.From
	}
	return t, nil
}

// carrier is what providers use between their customers and the internet (RFC 6598).
var carrier = netip.MustParsePrefix("100.64.0.0/10")

func local(a netip.Addr) bool {
	return a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() || carrier.Contains(a)
}

// body is the part of our description that changes: the sections in the order of theirs, all but the sound refused.
func (s *Side) body(proto string, codecs []codec, keys []key, d direction) string {
	sections := s.talks.theirs.sections
	if len(sections) == 0 {
		return s.audio(proto, codecs, keys, d)
	}
	var b strings.Builder
	for i, sec := range sections {
		if i == s.talks.chosen {
			b.WriteString(s.audio(proto, codecs, keys, d))
			continue
		}
		fmt.Fprintf(&b, "m=%s 0 %s %s\r\n", sec.kind, sec.proto, strings.Join(sec.formats, " "))
	}
	return b.String()
}

func (s *Side) audio(proto string, codecs []codec, keys []key, d direction) string {
	var b strings.Builder
	fmt.Fprintf(&b, "m=audio %d %s", s.port, proto)
	for _, c := range codecs {
		fmt.Fprintf(&b, " %d", c.pt)
	}
	b.WriteString("\r\n")
	for _, c := range codecs {
		b.WriteString(c.lines())
	}
	for _, k := range keys {
		b.WriteString(k.line())
	}
	fmt.Fprintf(&b, "a=ptime:20\r\na=%s\r\n", d)
	return b.String()
}

func (c codec) lines() string {
	name, channels := c.name, ""
	if c.event() || name == "OPUS" {
		name = strings.ToLower(name)
	}
	if c.channels > 1 {
		channels = fmt.Sprint("/", c.channels)
	}
	out := fmt.Sprintf("a=rtpmap:%d %s/%d%s\r\n", c.pt, name, c.clock, channels)
	if c.fmtp != "" {
		out += fmt.Sprintf("a=fmtp:%d %s\r\n", c.pt, c.fmtp)
	}
	return out
}

// describe puts the head before a body; its version grows when the body is another than before.
func (s *Side) describe(body string) []byte {
	t := &s.talks
	if body != t.last {
		t.version++
		t.last = body
	}
	family := "IP4"
	if s.host.Is6() {
		family = "IP6"
	}
	return fmt.Appendf(nil, "v=0\r\no=- %d %d IN %s %s\r\ns=-\r\nc=IN %s %s\r\nt=0 0\r\n%s", t.id, t.version, family, s.host, family, s.host, body)
}
