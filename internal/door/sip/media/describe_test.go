package media

import (
	"errors"
	"fmt"
	"net/netip"
	"regexp"
	"strings"
	"testing"

	"bureau/internal/sound"
)

const inline = "inline:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwd"

// offer is a description with these lines after the head.
func offer(lines ...string) []byte {
	return []byte(strings.Join(append([]string{"v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "c=IN IP4 127.0.0.1", "t=0 0"}, lines...), "\r\n") + "\r\n")
}

// said gives the lines of a description from its first m= line on, without what is another each time.
func said(t *testing.T, s *Side, text []byte) string {
	t.Helper()
	_, body, ok := strings.Cut(string(text), "t=0 0\r\n")
	if !ok {
		t.Fatalf("no description: %s", text)
	}
	body = strings.ReplaceAll(body, fmt.Sprint("m=audio ", s.Port(), " "), "m=audio PORT ")
	body = regexp.MustCompile(`inline:\S+`).ReplaceAllString(body, "KEY")
	return strings.ReplaceAll(strings.TrimSpace(body), "\r\n", "\n")
}

func TestOffersAreAnsweredAsTheyAsk(t *testing.T) {
	ports := open(t)
	for name, c := range map[string]struct {
		cfg    Config
		offer  []byte
		answer string // empty: ErrNoCommon
	}{
		"both laws and keys, in their order": {offer: offer("m=audio 4000 RTP/AVP 0 8 18 96", "a=rtpmap:96 telephone-event/8000", "a=fmtp:96 0-15"),
			answer: "m=audio PORT RTP/AVP 0 8 96\na=rtpmap:0 PCMU/8000\na=rtpmap:8 PCMA/8000\na=rtpmap:96 telephone-event/8000\na=fmtp:96 0-15\na=ptime:20\na=sendrecv"},
		"a law by another number": {offer: offer("m=audio 4000 RTP/AVP 98", "a=rtpmap:98 pcma/8000/1"),
			answer: "m=audio PORT RTP/AVP 98\na=rtpmap:98 PCMA/8000\na=ptime:20\na=sendrecv"},
		"a picture beside it": {offer: offer("m=video 5000 RTP/AVP 96 97", "a=rtpmap:96 H264/90000", "m=audio 4000 RTP/AVP 8", "m=image 6000 udptl t38"),
			answer: "m=video 0 RTP/AVP 96 97\nm=audio PORT RTP/AVP 8\na=rtpmap:8 PCMA/8000\na=ptime:20\na=sendrecv\nm=image 0 udptl t38"},
		"encrypted, or else plain, each in a section": {offer: offer("m=audio 4000 RTP/SAVP 8", "a=crypto:3 AES_CM_128_HMAC_SHA1_32 "+inline, "m=audio 4000 RTP/AVP 8"),
			answer: "m=audio PORT RTP/SAVP 8\na=rtpmap:8 PCMA/8000\na=crypto:3 AES_CM_128_HMAC_SHA1_32 KEY\na=ptime:20\na=sendrecv\nm=audio 0 RTP/AVP 8"},
		"encrypted by what is not spoken, or else plain": {offer: offer("m=audio 4000 RTP/SAVP 8", "a=crypto:3 F8_128_HMAC_SHA1_80 "+inline, "m=audio 4002 RTP/AVP 8"),
			answer: "m=audio 0 RTP/SAVP 8\nm=audio PORT RTP/AVP 8\na=rtpmap:8 PCMA/8000\na=ptime:20\na=sendrecv"},
		"encrypted where it can be": {offer: offer("m=audio 4000 RTP/AVP 8", "a=crypto:1 AES_256_CM_HMAC_SHA1_80 "+inline, "a=crypto:2 AES_CM_128_HMAC_SHA1_80 "+inline+"|2^31"),
			answer: "m=audio PORT RTP/AVP 8\na=rtpmap:8 PCMA/8000\na=crypto:2 AES_CM_128_HMAC_SHA1_80 KEY\na=ptime:20\na=sendrecv"},
		"put aside": {offer: offer("m=audio 4000 RTP/AVP 8", "a=sendonly"),
			answer: "m=audio PORT RTP/AVP 8\na=rtpmap:8 PCMA/8000\na=ptime:20\na=recvonly"},
		"put aside for all sections": {offer: offer("a=inactive", "m=audio 4000 RTP/AVP 8"),
			answer: "m=audio PORT RTP/AVP 8\na=rtpmap:8 PCMA/8000\na=ptime:20\na=inactive"},
		"wide-band alone, with nobody who takes it": {offer: offer("m=audio 4000 RTP/AVP 9")},
		"keys alone":                             {offer: offer("m=audio 4000 RTP/AVP 96", "a=rtpmap:96 telephone-event/8000")},
		"no sound":                               {offer: offer("m=video 5000 RTP/AVP 96")},
		"sound that is refused":                  {offer: offer("m=audio 0 RTP/AVP 8")},
		"keys by DTLS":                           {offer: offer("m=audio 4000 UDP/TLS/RTP/SAVPF 8", "a=fingerprint:sha-256 00")},
		"plain, where it must be encrypted":      {cfg: Config{Secure: true}, offer: offer("m=audio 4000 RTP/AVP 8")},
		"encrypted without a key":                {offer: offer("m=audio 4000 RTP/SAVP 8")},
		"encrypted in part only":                 {offer: offer("m=audio 4000 RTP/SAVP 8", "a=crypto:1 AES_CM_128_HMAC_SHA1_80 "+inline+" UNENCRYPTED_SRTP")},
		"keys with an index":                     {offer: offer("m=audio 4000 RTP/SAVP 8", "a=crypto:1 AES_CM_128_HMAC_SHA1_80 "+inline+"|2^20|1:4")},
		"a short key":                            {offer: offer("m=audio 4000 RTP/SAVP 8", "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAEC")},
		"a port of the system":                   {offer: offer("m=audio 53 RTP/AVP 8")},
		"to a group":                             {offer: offer("m=audio 4000 RTP/AVP 8", "c=IN IP4 224.0.0.1/127")},
		"another family":                         {offer: offer("m=audio 4000 RTP/AVP 8", "c=IN IP6 2001:db8::1")},
		"to the machine's neighbour on the wire": {offer: offer("m=audio 4000 RTP/AVP 8", "c=IN IP4 169.254.169.254")},
	} {
		s := ports.side(t, c.cfg)
		got, err := s.Answer(c.offer)
		if c.answer == "" {
			if !errors.Is(err, ErrNoCommon) {
				t.Errorf("%s: %v\n%s", name, err, got)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if answer := said(t, s, got); answer != c.answer {
			t.Errorf("%s: answered\n%s\nnot\n%s", name, answer, c.answer)
		}
	}
}

func TestWhatIsNoDescriptionIsRefused(t *testing.T) {
	ports := open(t)
	for name, text := range map[string][]byte{
		"nothing":            nil,
		"another text":       []byte("<xml/>"),
		"another version":    []byte("v=1\r\n"),
		"no line":            offer("m=audio 4000 RTP/AVP 8", "what"),
		"no port":            offer("m=audio many RTP/AVP 8"),
		"a port too high":    offer("m=audio 65536 RTP/AVP 8"),
		"no codecs":          offer("m=audio 4000 RTP/AVP"),
		"far too long":       offer("m=audio 4000 RTP/AVP 8", "a="+strings.Repeat("x", maxText)),
		"too many lines":     offer("m=audio 4000 RTP/AVP 8", strings.Repeat("a=x\r\n", maxLines)),
		"too many sections":  offer(strings.Repeat("m=audio 0 RTP/AVP 8\r\n", maxSections+1)),
		"too many codecs":    offer("m=audio 4000 RTP/AVP" + strings.Repeat(" 8", maxFormats+1)),
		"no address":         []byte("v=0\r\nm=audio 4000 RTP/AVP 8\r\n"),
		"a name for address": offer("m=audio 4000 RTP/AVP 8", "c=IN IP4 phone.example"),
		"a broken address":   offer("m=audio 4000 RTP/AVP 8", "c=IN"),
	} {
		if _, err := ports.side(t, Config{}).Answer(text); !errors.Is(err, ErrMalformed) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOffersSayWhatTheOfficeCan(t *testing.T) {
	ports := open(t)
	wideOffer := offer("m=audio 4000 RTP/AVP 101 9 111 18 0", "a=rtpmap:101 AMR-WB/16000", "a=fmtp:101 octet-align=1", "a=rtpmap:111 opus/48000/2", "a=fmtp:111 useinbandfec=1")
	for name, c := range map[string]struct {
		cfg  Config
		want string
	}{
		"plain": {Config{}, "m=audio PORT RTP/AVP 8 0 101\na=rtpmap:8 PCMA/8000\na=rtpmap:0 PCMU/8000\na=rtpmap:101 telephone-event/8000\na=fmtp:101 0-16\na=ptime:20\na=sendrecv"},
		"encrypted": {Config{Secure: true}, "m=audio PORT RTP/SAVP 8 0 101\na=rtpmap:8 PCMA/8000\na=rtpmap:0 PCMU/8000\na=rtpmap:101 telephone-event/8000\na=fmtp:101 0-16\n" +
			"a=crypto:1 AES_CM_128_HMAC_SHA1_80 KEY\na=crypto:2 AES_CM_128_HMAC_SHA1_32 KEY\na=ptime:20\na=sendrecv"},
		"what the caller has in wide-band": {Config{Like: wideOffer}, "m=audio PORT RTP/AVP 101 9 111 8 0 102\na=rtpmap:101 AMR-WB/16000\na=fmtp:101 octet-align=1\na=rtpmap:9 G722/8000\n" +
			"a=rtpmap:111 opus/48000/2\na=fmtp:111 useinbandfec=1\na=rtpmap:8 PCMA/8000\na=rtpmap:0 PCMU/8000\na=rtpmap:102 telephone-event/8000\na=fmtp:102 0-16\na=ptime:20\na=sendrecv"},
		"a caller who cannot be understood": {Config{Like: []byte("v=0\r\nm=")}, "m=audio PORT RTP/AVP 8 0 101\na=rtpmap:8 PCMA/8000\na=rtpmap:0 PCMU/8000\na=rtpmap:101 telephone-event/8000\na=fmtp:101 0-16\na=ptime:20\na=sendrecv"},
	} {
		s := ports.side(t, c.cfg)
		first := s.Offer()
		if got := said(t, s, first); got != c.want {
			t.Errorf("%s: offered\n%s\nnot\n%s", name, got, c.want)
		}
		if again := s.Offer(); string(again) != string(first) {
			t.Errorf("%s: the same offer is another\n%s", name, again)
		}
	}
}

func TestWideBandPassesWhereBothEndsHaveIt(t *testing.T) {
	ports := open(t)
	anna, bert := newPeer(t, sound.ALaw), newPeer(t, sound.ALaw)
	line := func(p *peer, formats string, more ...string) []byte {
		return offer(append([]string{fmt.Sprintf("m=audio %d RTP/AVP %s", p.port(), formats)}, more...)...)
	}
	offered := line(anna, "9 112 8", "a=rtpmap:112 opus/48000/2")
	b := ports.side(t, Config{Like: offered})
	bert.reads(b.Offer())
	if err := b.Answered(line(bert, "110 8", "a=rtpmap:110 opus/48000/2", "a=fmtp:110 stereo=0")); err != nil {
		t.Fatal(err)
	}
	a := ports.side(t, Config{})
	Join(a, b)
	answer, err := a.Answer(offered)
	if err != nil {
		t.Fatal(err)
	}
	want := "m=audio PORT RTP/AVP 112 8\na=rtpmap:112 opus/48000/2\na=fmtp:112 stereo=0\na=rtpmap:8 PCMA/8000\na=ptime:20\na=sendrecv"
	if got := said(t, a, answer); got != want {
		t.Errorf("answered\n%s\nnot\n%s", got, want)
	}
	anna.reads(answer)
	anna.send(anna.packet(112, []byte("wide")))
	if got := bert.heard(); got.pt != 110 || string(got.payload()) != "wide" {
		t.Errorf("bert hears %d %q", got.pt, got.payload())
	}
	bert.send(bert.packet(110, []byte("open")))
	if got := anna.heard(); got.pt != 112 || string(got.payload()) != "open" {
		t.Errorf("anna hears %d %q", got.pt, got.payload())
	}
	a.Play(within(t), make([]byte, perBeat))
	if got := anna.heard(); got.pt != 8 {
		t.Errorf("a prompt comes as %d", got.pt)
	}
}

func TestAnswersThatAreNoneAreRefused(t *testing.T) {
	ports := open(t)
	for name, c := range map[string]struct {
		secure bool
		answer []byte
	}{
		"a codec that was not offered": {false, offer("m=audio 4000 RTP/AVP 9")},
		"the sound refused":            {false, offer("m=audio 0 RTP/AVP 8")},
		"encrypted, unasked":           {false, offer("m=audio 4000 RTP/SAVP 8", "a=crypto:1 AES_CM_128_HMAC_SHA1_80 "+inline)},
		"plain, where encrypted asked": {true, offer("m=audio 4000 RTP/AVP 8")},
		"no key":                       {true, offer("m=audio 4000 RTP/SAVP 8")},
		"a key of no offered tag":      {true, offer("m=audio 4000 RTP/SAVP 8", "a=crypto:7 AES_CM_128_HMAC_SHA1_80 "+inline)},
		"a tag of another suite":       {true, offer("m=audio 4000 RTP/SAVP 8", "a=crypto:2 AES_CM_128_HMAC_SHA1_80 "+inline)},
	} {
		s := ports.side(t, Config{Secure: c.secure})
		s.Offer()
		if err := s.Answered(c.answer); !errors.Is(err, ErrNoCommon) {
			t.Errorf("%s: %v", name, err)
		}
		if s.in.agreed {
			t.Errorf("%s: packets are let in all the same", name)
		}
	}
	if err := ports.side(t, Config{}).Answered(offer("m=audio 4000 RTP/AVP 8")); !errors.Is(err, ErrNoCommon) {
		t.Error("an answer is taken without an offer:", err)
	}
}

// The new way to put aside, and the old one of RFC 2543.
func TestHoldIsUnderstoodAndNothingIsSentMeanwhile(t *testing.T) {
	for name, aside := range map[string]func(*peer) []byte{
		"sendonly":  func(p *peer) []byte { return p.describe("a=sendonly") },
		"inactive":  func(p *peer) []byte { return p.describe("a=inactive") },
		"c=0.0.0.0": func(p *peer) []byte { return []byte(strings.ReplaceAll(string(p.describe()), "127.0.0.1", "0.0.0.0")) },
	} {
		t.Run(name, func(t *testing.T) {
			anna, bert := newPeer(t, sound.ALaw), newPeer(t, sound.ALaw)
			a, b := talk(t, anna, bert)
			anna.says(make([]byte, perBeat))
			bert.heard()
			if _, err := a.Answer(aside(anna)); err != nil || !a.Held() {
				t.Fatal("it is not put aside", err)
			}
			bert.says(make([]byte, perBeat))
			until(t, "the packet arrives", func() bool { return b.Counts().Received == 1 })
			if _, err := a.Answer(anna.describe()); err != nil || a.Held() {
				t.Fatal("it is still put aside", err)
			}
			bert.says([]byte("again"))
			if got := anna.heard(); string(got.payload()) != "again" {
				t.Errorf("anna hears %q while she put the call aside", got.payload())
			}
			anna.says(make([]byte, perBeat))
			bert.heard()
		})
	}
}

func TestTheOfficePutsAsideAndTakesBack(t *testing.T) {
	anna := newPeer(t, sound.ALaw)
	anna.events = 96
	s := anna.calls(open(t).side(t, Config{}))
	s.PutAside(true)
	aside := s.Offer()
	if got := said(t, s, aside); !strings.HasSuffix(got, "a=sendonly") || !strings.Contains(got, "8 96 0") {
		t.Errorf("offered\n%s", got)
	}
	if err := s.Answered(anna.describe("a=recvonly")); err != nil {
		t.Fatal(err)
	}
	s.PutAside(false)
	back := s.Offer()
	if got := said(t, s, back); !strings.HasSuffix(got, "a=sendrecv") {
		t.Errorf("offered\n%s", got)
	}
	version := regexp.MustCompile(`o=- (\d+) (\d+) `)
	v1, v2 := version.FindSubmatch(aside), version.FindSubmatch(back)
	if string(v1[1]) != string(v2[1]) || string(v1[2]) == string(v2[2]) {
		t.Errorf("the versions are %s and %s", v1[0], v2[0])
	}
}

func TestAnEncryptedCallIsNotMadePlainLater(t *testing.T) {
	anna, bert := newPeer(t, sound.ALaw), newPeer(t, sound.ALaw)
	anna.secure(suites[0])
	a, _ := talk(t, anna, bert)
	again := *anna
	again.key = nil
	if _, err := a.Answer(again.describe()); !errors.Is(err, ErrNoCommon) {
		t.Errorf("it is made plain: %v", err)
	}
	first, _ := a.Answer(anna.describe())
	second, _ := a.Answer(anna.describe())
	if string(first) != string(second) || len(first) == 0 {
		t.Error("the same asked again is answered with another key")
	}
	anna.says(make([]byte, perBeat))
	bert.heard()
	offer := a.Offer()
	if got := said(t, a, offer); !strings.Contains(got, "RTP/SAVP") || strings.Count(got, "a=crypto:1 ") != 1 {
		t.Errorf("offered anew\n%s", got)
	}
	if err := a.Answered(anna.describe()); err != nil {
		t.Error(err)
	}
	bert.says(make([]byte, perBeat))
	anna.heard()
}

func TestAPrivateAddressBehindAPublicOneIsNotSpokenTo(t *testing.T) {
	from := netip.MustParseAddr("198.51.100.7")
	for name, c := range map[string]struct {
		from   netip.Addr
		named  string
		hidden bool
	}{
		"behind a NAT":           {from, "192.168.1.9", true},
		"behind a carrier's NAT": {from, "100.64.3.2", true},
		"in the same network":    {netip.MustParseAddr("192.168.1.1"), "192.168.1.9", false},
		"public":                 {from, "198.51.100.8", false},
	} {
		s := &Side{cfg: Config{From: c.from}, host: netip.MustParseAddr("203.0.113.1")}
		got, err := s.target(section{addr: netip.MustParseAddr(c.named), port: 4000})
		if err != nil || got.hidden != c.hidden {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
		if between := name == "in the same network"; got.also.IsValid() != between || between && got.also != c.from {
			t.Errorf("%s: %s is heard, too", name, got.also)
		}
		if want := map[bool]string{true: c.from.String(), false: c.named}[c.hidden]; got.from.String() != want {
			t.Errorf("%s: %s is heard", name, got.from)
		}
	}
}

func FuzzDescriptionsAreAnsweredWithoutHarm(f *testing.F) {
	f.Add(offer("m=video 5000 RTP/AVP 96", "m=audio 4000 RTP/SAVP 8 0 9 96", "a=rtpmap:96 telephone-event/8000", "a=crypto:1 AES_CM_128_HMAC_SHA1_80 "+inline, "a=sendonly"))
	f.Add(offer("m=audio 4000/2 RTP/AVP 111", "a=rtpmap:111 opus/48000/2", "a=rtcp:4001 IN IP4 127.0.0.1", "c=IN IP6 ::1"))
	f.Add([]byte("v=0\nm=audio 4000 RTP/AVP 8\nc=IN IP4 0.0.0.0"))
	ports, err := Open(0, 0)
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(ports.Close)
	s, err := ports.Side(Config{Host: "127.0.0.1"})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		fresh := &Side{ports: ports, host: s.host, rtp: s.rtp, rtcp: s.rtcp, port: s.port, keys: make(chan byte, 1)}
		fresh.talks.begin(Config{Like: text})
		fresh.out.begin(fresh)
		_ = fresh.Answered(text)
		answer, err := fresh.Answer(text)
		if err != nil {
			return
		}
		theirs, _ := parse(text)
		ours, err := parse(answer)
		if err != nil || len(ours.sections) != len(theirs.sections) {
			t.Fatalf("answered with what cannot be read, or with other sections (%v):\n%s", err, answer)
		}
		again, err := fresh.Answer(text)
		if err != nil || string(again) != string(answer) {
			t.Fatalf("the same again is answered otherwise: %v\n%s\n%s", err, answer, again)
		}
		if _, err := parse(fresh.Offer()); err != nil {
			t.Fatal("what is offered then cannot be read:", err)
		}
	})
}

func FuzzPacketsAreTakenWithoutHarm(f *testing.F) {
	f.Add([]byte{0x80, 8, 0, 1, 0, 0, 0, 160, 1, 2, 3, 4, 5, 6}, false)
	f.Add([]byte{0xB1, 96, 0, 1, 0, 0, 0, 160, 1, 2, 3, 4, 9, 9, 9, 9, 0xBE, 0xDE, 0, 1, 1, 2, 3, 4, 7, 0x80, 0, 160, 0, 2}, true)
	ports, err := Open(0, 0)
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(ports.Close)
	side := func(secure bool) *Side {
		s, err := ports.Side(Config{Host: "127.0.0.1"})
		if err != nil {
			f.Fatal(err)
		}
		lines := []string{"m=audio 4000 RTP/AVP 8 0 96", "a=rtpmap:96 telephone-event/8000"}
		if secure {
			lines = append(lines, "a=crypto:1 AES_CM_128_HMAC_SHA1_80 "+inline)
		}
		if _, err := s.Answer(offer(lines...)); err != nil {
			f.Fatal(err)
		}
		return s
	}
	plain, other, secure := side(false), side(false), side(true)
	Join(plain, other)
	from := netip.MustParseAddrPort("127.0.0.1:4000")
	f.Fuzz(func(t *testing.T, raw []byte, report bool) {
		for _, s := range []*Side{plain, secure} {
			room := append(make([]byte, 0, maxPacket+100), raw[:min(len(raw), maxPacket)]...)
			if report {
				s.reported(room, from)
				continue
			}
			s.took(room, from)
		}
		if secure.Counts().Received > 0 {
			t.Fatalf("%x is taken for authentic", raw)
		}
	})
}
