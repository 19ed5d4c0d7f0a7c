package media

import (
	"bytes"
	"context"
	"net"
	"net/netip"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/pion/rtcp"

	"bureau/internal/door/sip/siptest"
	"bureau/internal/sound"
)

func TestTwoPhonesHearEachOtherWhicheverLawTheyHave(t *testing.T) {
	for name, laws := range map[string][2]sound.Law{
		"A and A": {sound.ALaw, sound.ALaw}, "A and µ": {sound.ALaw, sound.ULaw}, "µ and A": {sound.ULaw, sound.ALaw}, "µ and µ": {sound.ULaw, sound.ULaw},
	} {
		t.Run(name, func(t *testing.T) {
			anna, bert := newPeer(t, laws[0]), newPeer(t, laws[1])
			a, b := talk(t, anna, bert)
			if c := correlation(t, anna, bert, sound.AskPIN); c < 0.99 {
				t.Errorf("bert hears anna by %.4f", c)
			}
			if c := correlation(t, bert, anna, sound.NoAnswer); c < 0.99 {
				t.Errorf("anna hears bert by %.4f", c)
			}
			for _, s := range []*Side{a, b} {
				if c := s.Counts(); c.Lost+c.Strangers+c.Invalid+c.Dropped != 0 || c.Received == 0 || c.Sent == 0 {
					t.Errorf("counted %+v", c)
				}
			}
		})
	}
}

func TestEncryptedAndPlainSoundMeet(t *testing.T) {
	for _, caller := range []suite{"", suites[0], suites[1]} {
		for _, callee := range []suite{"", suites[0], suites[1]} {
			t.Run(string(caller+" "+callee), func(t *testing.T) {
				anna, bert := newPeer(t, sound.ALaw), newPeer(t, sound.ULaw)
				if caller != "" {
					anna.secure(caller)
				}
				if callee != "" {
					bert.secure(callee)
				}
				bert.key = tagged(bert.key)
				talk(t, anna, bert)
				if c := correlation(t, anna, bert, sound.Busy); c < 0.99 {
					t.Errorf("bert hears anna by %.4f", c)
				}
				if c := correlation(t, bert, anna, sound.Goodbye); c < 0.99 {
					t.Errorf("anna hears bert by %.4f", c)
				}
				anna.presses('7')
				if got := bert.heard(); got.pt != bert.events || eventOf(t, got).Code != 7 {
					t.Errorf("bert hears %d, %x", got.pt, got.payload())
				}
			})
		}
	}
}

// tagged gives a key of an answer the tag that its suite has in our offers.
func tagged(k *key) *key {
	if k != nil {
		k.tag = slices.Index(suites, k.suite) + 1
	}
	return k
}

func TestEncryptedSoundIsNeitherReadableNorReplayedNorForged(t *testing.T) {
	anna, bert := newPeer(t, sound.ALaw), newPeer(t, sound.ALaw)
	anna.secure(suites[0])
	a, _ := talk(t, anna, bert)
	words := bytes.Repeat([]byte("open the door "), 12)[:perBeat]
	raw := anna.packet(8, words)
	if bytes.Contains(raw, []byte("open the door")) {
		t.Fatal("it is readable")
	}
	anna.send(raw)
	if got := bert.heard(); !bytes.Equal(got.payload(), words) {
		t.Errorf("bert hears %q", got.payload())
	}
	forged := bytes.Clone(raw)
	forged[3]++ // another sequence number
	for _, bad := range [][]byte{raw, forged, anna.packet(8, words)[:100], slices.Concat(raw[:12], words)} {
		anna.send(bad)
	}
	anna.seq++
	anna.says(bytes.Repeat([]byte{1}, perBeat))
	if got := bert.heard(); got.payload()[0] != 1 {
		t.Errorf("bert hears what was replayed or forged: %q", got.payload())
	}
	if c := a.Counts(); c.Invalid != 4 || c.Received != 2 {
		t.Errorf("counted %+v", c)
	}
	if strings.Contains(string(anna.key.secret.String()), string(anna.key.secret[:4])) {
		t.Error("a key prints itself")
	}
}

func TestKeysAreHeardOnceByTheOfficeAndPassedOnToTheOther(t *testing.T) {
	anna, bert := newPeer(t, sound.ALaw), newPeer(t, sound.ULaw)
	bert.events = 101
	a, b := talk(t, anna, bert)
	for _, c := range []struct {
		from, to *peer
		side     *Side
	}{{anna, bert, a}, {bert, anna, b}} {
		for _, key := range []byte("42#") {
			c.from.presses(key)
			for n := range 5 {
				got := c.to.heard()
				if e := eventOf(t, got); got.pt != c.to.events || e.End != (n >= 2) {
					t.Errorf("packet %d of %c: type %d, %+v", n, key, got.pt, e)
				}
			}
			if got := <-c.side.Keys(); got != key {
				t.Errorf("the office hears %c, not %c", got, key)
			}
		}
		select {
		case key := <-c.side.Keys():
			t.Errorf("%c is heard twice", key)
		default:
		}
	}
}

func TestAKeyThatCameAsAMessageIsPressedForTheOther(t *testing.T) {
	anna, bert := newPeer(t, sound.ALaw), newPeer(t, sound.ALaw)
	a, _ := talk(t, anna, bert)
	anna.says(make([]byte, perBeat))
	before := bert.heard()
	a.Press('*')
	a.Press('x') // is no key
	if got := <-a.Keys(); got != '*' {
		t.Errorf("the office hears %c", got)
	}
	var at uint32
	for n := range 7 {
		got := bert.heard()
		e := eventOf(t, got)
		if n == 0 {
			at = got.at
		}
		if got.pt != bert.events || e.Code != 10 || e.End != (n >= 4) || got.at != at || got.seq != before.seq+uint16(n)+1 || got.ssrc != before.ssrc {
			t.Errorf("packet %d: %+v %+v", n, e, got)
		}
		anna.says(make([]byte, perBeat)) // is not heard meanwhile
	}
	until(t, "the key is let go", func() bool { b := a.in.partner(); b.out.mu.Lock(); defer b.out.mu.Unlock(); return b.out.press == nil })
	anna.says(bytes.Repeat([]byte{3}, perBeat))
	if got := bert.heard(); got.seq != before.seq+8 || got.payload()[0] != 3 || got.ssrc != before.ssrc {
		t.Errorf("after the key: %d after %d, %x", got.seq, before.seq, got.payload()[:4])
	}
}

func TestAPromptIsHeardWholeInTheLawOfThePhone(t *testing.T) {
	prompt := sound.Say("nl", sound.LoggedIn)
	for _, law := range []sound.Law{sound.ALaw, sound.ULaw} {
		anna := newPeer(t, law)
		s := anna.calls(open(t).side(t, Config{}))
		done := make(chan struct{})
		go func() { defer close(done); s.Play(within(t), prompt) }()
		heard := anna.hears(len(prompt) / perBeat)
		<-done
		if c, _ := siptest.Correlate(heard, sound.ALaw.Samples(prompt)); c < 0.99 {
			t.Errorf("law %d: heard by %.4f", law, c)
		}
		if got := s.Counts().Sent; got != uint64(len(prompt)/perBeat) {
			t.Errorf("law %d: %d packets were sent", law, got)
		}
	}
}

func TestAPromptIsOneStreamAndTheOtherIsAnother(t *testing.T) {
	anna, bert := newPeer(t, sound.ALaw), newPeer(t, sound.ALaw)
	a, _ := talk(t, anna, bert)
	bert.says(make([]byte, perBeat))
	first := anna.heard()
	a.Play(within(t), make([]byte, 3*perBeat))
	a.Play(within(t), make([]byte, perBeat+1))
	var said []packet
	for range 5 {
		said = append(said, anna.heard())
	}
	for n, got := range said[1:] {
		if got.ssrc != said[0].ssrc || got.seq != said[n].seq+1 || got.at-said[n].at < perBeat {
			t.Errorf("packet %d does not follow: %+v after %+v", n+1, got, said[n])
		}
	}
	if !said[0].marker || !said[3].marker || said[1].marker || len(said[4].payload()) != perBeat {
		t.Error("a prompt begins without its mark, or ends with half a packet")
	}
	bert.says(make([]byte, perBeat))
	after := anna.heard()
	if ids := map[uint32]bool{first.ssrc: true, said[0].ssrc: true, after.ssrc: true}; len(ids) != 3 || !after.marker {
		t.Errorf("three sources are %d streams", len(ids))
	}
}

func TestAKeyStopsAPromptWithinTwoPackets(t *testing.T) {
	for name, play := range map[string]func(*Side, *peer){
		"until a key": func(s *Side, p *peer) { s.PlayUntilKey(within(t), sound.Say("en", sound.MessageMenu)) },
		"until whoever waits for the key says so": func(s *Side, p *peer) {
			ctx, stop := context.WithCancel(within(t))
			go func() { <-s.Keys(); stop() }()
			s.Play(ctx, sound.Say("en", sound.MessageMenu))
		},
	} {
		t.Run(name, func(t *testing.T) {
			anna := newPeer(t, sound.ALaw)
			s := anna.calls(open(t).side(t, Config{}))
			done := make(chan struct{})
			go func() { defer close(done); play(s, anna) }()
			anna.hears(5)
			sent := s.Counts().Sent
			anna.presses('1')
			<-done
			if more := s.Counts().Sent - sent; more > 2 {
				t.Errorf("%d packets were sent after the key", more)
			}
		})
	}
}

func TestNobodyIsHeardBeforeTheCallWasAllowed(t *testing.T) {
	anna := newPeer(t, sound.ALaw)
	s := open(t).side(t, Config{})
	anna.side = s.rtp.LocalAddr().(*net.UDPAddr).AddrPort()
	anna.says(make([]byte, perBeat))
	until(t, "the packet arrives", func() bool { return s.Counts().Strangers == 1 })
	anna.calls(s)
	anna.says(make([]byte, perBeat))
	until(t, "the packet arrives", func() bool { return s.Counts().Received == 1 })
}

func TestAStrangerIsNeverHeardAndNeverSpokenTo(t *testing.T) {
	anna, bert := newPeer(t, sound.ALaw), newPeer(t, sound.ALaw)
	elsewhere, beside := peerAt(t, "127.0.0.2", sound.ALaw), newPeer(t, sound.ALaw)
	a, _ := talk(t, anna, bert)
	elsewhere.side, beside.side = anna.side, anna.side
	elsewhere.says(bytes.Repeat([]byte{66}, perBeat)) // another host, before anything was heard
	until(t, "the packet arrives", func() bool { return a.Counts().Strangers == 1 })
	anna.says(bytes.Repeat([]byte{1}, perBeat))
	if got := bert.heard(); got.payload()[0] != 1 {
		t.Error("bert hears a stranger")
	}
	elsewhere.says(bytes.Repeat([]byte{66}, perBeat))
	beside.says(bytes.Repeat([]byte{66}, perBeat)) // the same host, after the address is settled
	until(t, "the packets arrive", func() bool { return a.Counts().Strangers == 3 })
	anna.says(bytes.Repeat([]byte{2}, perBeat))
	if got := bert.heard(); got.payload()[0] != 2 {
		t.Error("bert hears a stranger")
	}
	bert.says(make([]byte, perBeat))
	anna.heard()
	for _, stranger := range []*peer{elsewhere, beside} {
		if _, ok := stranger.within(time.Millisecond); ok {
			t.Error("a stranger hears bert")
		}
	}
}

func TestAPhoneThatSpeaksFromAnotherPortIsAnsweredThere(t *testing.T) {
	anna, bert := newPeer(t, sound.ALaw), newPeer(t, sound.ALaw)
	talk(t, anna, bert)
	moved := newPeer(t, sound.ALaw)
	moved.side = anna.side
	moved.says(make([]byte, perBeat))
	bert.heard()
	bert.says(make([]byte, perBeat))
	moved.heard()
	if _, ok := anna.within(time.Millisecond); ok {
		t.Error("the named port is spoken to, too")
	}
}

func TestOnlyANewDescriptionMovesTheSound(t *testing.T) {
	anna, bert := newPeer(t, sound.ALaw), newPeer(t, sound.ALaw)
	a, _ := talk(t, anna, bert)
	anna.says(make([]byte, perBeat))
	bert.heard()
	if _, err := a.Answer(anna.describe()); err != nil { // the same again moves nothing
		t.Fatal(err)
	}
	moved := newPeer(t, sound.ULaw)
	moved.side = anna.side
	moved.says(make([]byte, perBeat))
	until(t, "the packet arrives", func() bool { return a.Counts().Strangers == 1 })
	moved.calls(a)
	bert.says(make([]byte, perBeat))
	moved.heard()
	moved.says(make([]byte, perBeat))
	bert.heard()
	anna.says(make([]byte, perBeat))
	until(t, "the packet arrives", func() bool { return a.Counts().Strangers == 2 })
}

// A phone behind a NAT names an address that is not its own as the office sees it.
func TestAPhoneBehindANATIsHeardFromWhereItsSignallingComes(t *testing.T) {
	anna, bert := newPeer(t, sound.ALaw), newPeer(t, sound.ALaw)
	ports := open(t)
	a := ports.side(t, Config{NAT: true, From: netip.MustParseAddr("127.0.0.1")})
	b := bert.called(ports.side(t, Config{}))
	Join(a, b)
	named := strings.ReplaceAll(string(anna.describe()), "127.0.0.1", "10.9.8.7")
	answer, err := a.Answer([]byte(named))
	if err != nil {
		t.Fatal(err)
	}
	anna.reads(answer)
	bert.says(make([]byte, perBeat)) // goes nowhere yet
	until(t, "the packet arrives", func() bool { return b.Counts().Received == 1 })
	stranger := peerAt(t, "127.0.0.2", sound.ALaw)
	stranger.side = anna.side
	stranger.says(make([]byte, perBeat))
	until(t, "the packet arrives", func() bool { return a.Counts().Strangers == 1 })
	if sent := a.Counts().Sent; sent != 0 {
		t.Errorf("%d packets were sent to an address that nobody proved", sent)
	}
	anna.says(make([]byte, perBeat))
	bert.heard()
	bert.says(make([]byte, perBeat))
	anna.heard()
}

func TestARecordingHoldsWhatWasSaidInItsOrder(t *testing.T) {
	prompt := sound.Say("fr", sound.AskExtension)
	for _, law := range []sound.Law{sound.ALaw, sound.ULaw} {
		anna := newPeer(t, law)
		s := anna.calls(open(t).side(t, Config{}))
		kept := make(chan []byte)
		go func() { kept <- s.Record(within(t), time.Minute, '#') }()
		until(t, "the recording begins", func() bool { s.in.mu.Lock(); defer s.in.mu.Unlock(); return s.in.rec != nil })
		var packets [][]byte
		coded := law.Bytes(sound.ALaw.Samples(prompt))
		for n := 0; n < len(coded); n += perBeat {
			packets = append(packets, anna.packet(uint8(law), coded[n:n+perBeat]))
			anna.seq, anna.at = anna.seq+1, anna.at+perBeat
		}
		packets[7], packets[8] = packets[8], packets[7] // one overtakes another
		packets = slices.Delete(packets, 20, 21)        // one is lost
		for _, p := range packets {
			anna.send(p)
		}
		anna.presses('1') // is no end
		anna.presses('#')
		got := <-kept
		if len(got) != len(prompt) {
			t.Errorf("law %d: %d bytes are kept of %d", law, len(got), len(prompt))
		}
		if c, at := siptest.Correlate(sound.ALaw.Samples(got), sound.ALaw.Samples(prompt)); c < 0.98 || at != 0 {
			t.Errorf("law %d: kept by %.4f", law, c)
		}
		for _, b := range got[20*perBeat : 21*perBeat] {
			if b != sound.ALaw.Silence() {
				t.Fatal("what was lost is no silence")
			}
		}
		if key := <-s.Keys(); key != '1' {
			t.Errorf("the key %c is heard", key)
		}
		if len(s.Keys()) != 0 {
			t.Error("the key that ended the recording is heard, too")
		}
	}
}

func TestARecordingEndsInTime(t *testing.T) {
	voice := sound.Beep[:perBeat]
	for name, c := range map[string]struct {
		r      recording
		beats  int // until it ends
		speaks func(beat int) bool
		kept   int
	}{
		"the longest time":        {recording{most: 50 * perBeat}, 50, func(int) bool { return true }, 50 * perBeat},
		"nobody ever speaks":      {recording{most: 1 << 20}, quietMost, func(int) bool { return false }, 0},
		"nobody speaks any more":  {recording{most: 1 << 20}, 99 + quietMost, func(beat int) bool { return beat < 100 }, 100 * perBeat},
		"a sender that is faster": {recording{most: 10 * perBeat}, 10, func(int) bool { return true }, 10 * perBeat},
	} {
		r := &c.r
		r.done = make(chan struct{})
		beats := 0
		for ; !r.over; beats++ {
			if c.speaks(beats) {
				raw := make([]byte, headerLength, 200)
				r.add(sound.ALaw, packet{raw: append(raw, voice...), begin: headerLength, end: headerLength + perBeat, at: uint32(beats * perBeat)})
			}
			r.beat()
		}
		if beats != c.beats || len(r.sound) != c.kept {
			t.Errorf("%s: it ended after %d beats with %d bytes", name, beats, len(r.sound))
		}
	}
}

func TestAThousandWordsDoNotMakeARecordingLargerThanAllowed(t *testing.T) {
	r := &recording{most: 3*perBeat + 5, done: make(chan struct{})}
	for n := range 2000 {
		raw := append(make([]byte, headerLength), sound.Beep[:perBeat]...)
		r.add(sound.ALaw, packet{raw: raw, begin: headerLength, end: len(raw), at: uint32(n * 7919 * perBeat), ssrc: uint32(n % 3)})
	}
	if len(r.sound) > r.most || !r.over {
		t.Errorf("%d bytes are kept of %d at most", len(r.sound), r.most)
	}
}

func TestManyCallsLeaveNothingBehind(t *testing.T) {
	ports := open(t)
	open, running := descriptors(t), runtime.NumGoroutine()
	for range 3 {
		var sides []*Side
		for range 100 {
			a, b := ports.side(t, Config{}), ports.side(t, Config{Secure: true})
			Join(a, b)
			sides = append(sides, a, b)
		}
		if ports.Len() != 200 {
			t.Fatalf("%d sides are open", ports.Len())
		}
		for _, s := range sides {
			go s.Play(within(t), sound.Ringback)
			go s.Record(within(t), time.Minute, 0)
		}
		for _, s := range sides {
			s.Close()
			s.Close()
		}
	}
	until(t, "all goroutines end", func() bool { return runtime.NumGoroutine() <= running })
	if now := descriptors(t); ports.Len() != 0 || now > open {
		t.Errorf("%d sides and %d files more are open", ports.Len(), now-open)
	}
}

func descriptors(t *testing.T) int {
	t.Helper()
	all, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	return len(all)
}

func TestPortsStayInTheirRangeAndRunOut(t *testing.T) {
	for _, bad := range [][2]int{{80, 90}, {20000, 19999}, {60000, 70000}} {
		if _, err := Open(bad[0], bad[1]); err == nil {
			t.Errorf("%v is a range", bad)
		}
	}
	ports, err := Open(34001, 34009)
	if err != nil {
		t.Fatal(err)
	}
	defer ports.Close()
	var sides []*Side
	for {
		s, err := ports.Side(Config{Host: "127.0.0.1"})
		if err != nil {
			break
		}
		if sides = append(sides, s); s.Port()%2 != 0 || s.Port() < 34002 || s.Port() > 34008 {
			t.Errorf("port %d", s.Port())
		}
	}
	if len(sides) == 0 || len(sides) > 4 {
		t.Fatalf("%d sides have ports", len(sides))
	}
	sides[0].Close()
	if _, err := ports.Side(Config{Host: "127.0.0.1"}); err != nil {
		t.Error("a port that was given back is not taken again:", err)
	}
}

func TestAPacketThatIsPassedOnNeedsNoMemory(t *testing.T) {
	for name, secure := range map[string]suite{"plain": "", "encrypted": suites[0]} {
		anna, bert := newPeer(t, sound.ALaw), newPeer(t, sound.ULaw)
		if secure != "" {
			anna.secure(secure)
			bert.secure(secure)
			bert.key = tagged(bert.key)
		}
		a, _ := talk(t, anna, bert)
		from := anna.conn.LocalAddr().(*net.UDPAddr).AddrPort()
		var all [][]byte
		for range 300 {
			all = append(all, append(make([]byte, 0, 400), anna.packet(8, make([]byte, perBeat))...))
			anna.seq, anna.at = anna.seq+1, anna.at+perBeat
		}
		n := 0
		if allocated := testing.AllocsPerRun(250, func() { a.took(all[n], from); n++ }); allocated > 0 {
			t.Errorf("%s: %v allocations for each packet", name, allocated)
		}
		if c := a.Counts(); c.Received < 250 || c.Invalid > 0 {
			t.Errorf("%s: counted %+v", name, c)
		}
	}
}

func TestLossAndDelayAreCounted(t *testing.T) {
	var s source
	begin := time.Now()
	late := 0
	arrive := func(seq int, delay time.Duration) {
		if s.note(uint16(65000+seq), uint32(seq*perBeat), sound.Rate, begin.Add(time.Duration(seq)*beat+delay)) {
			late++
		}
	}
	for seq := range 1000 {
		switch {
		case seq%100 == 50: // lost
		case seq%100 == 60:
			arrive(seq, 90*time.Millisecond)
		default:
			arrive(seq, time.Duration(seq%7)*time.Millisecond)
		}
	}
	if late != 10 || s.lost() != 10 {
		t.Errorf("%d were late and %d lost", late, s.lost())
	}
	late = 0
	for seq := 1000; seq < 6000; seq++ { // a clock that goes wrong by a thousandth is no delay
		arrive(seq, time.Duration(seq-1000)*20*time.Microsecond)
	}
	if late != 0 {
		t.Errorf("%d were late only by the sender's clock", late)
	}
}

func TestEachSideReportsToItsOwn(t *testing.T) {
	for name, s := range map[string]suite{"plain": "", "encrypted": suites[0]} {
		anna, bert := newPeer(t, sound.ALaw), newPeer(t, sound.ALaw)
		if s != "" {
			anna.secure(s)
		}
		reports := peerAt(t, "127.0.0.1", sound.ALaw)
		a, _ := talk(t, anna, bert)
		if _, err := a.Answer(anna.describe("a=rtcp:" + strconv.Itoa(reports.port()))); err != nil {
			t.Fatal(err)
		}
		anna.says(make([]byte, perBeat))
		bert.heard()
		anna.seq += 9
		anna.says(make([]byte, perBeat))
		bert.heard()
		bert.says(make([]byte, perBeat))
		said := anna.heard()
		a.report()
		raw := reports.raw()
		if s != "" {
			plain, err := anna.in.DecryptRTCP(nil, raw, nil)
			if err != nil || bytes.Equal(plain, raw) {
				t.Fatal("the report is not encrypted: ", err)
			}
			raw = plain
		}
		checkReport(t, name, raw, said.ssrc, anna.ssrc)
	}
}

func checkReport(t *testing.T, name string, raw []byte, ours, theirs uint32) {
	t.Helper()
	all, err := rtcp.Unmarshal(raw)
	if err != nil || len(all) != 2 {
		t.Fatalf("%s: the report cannot be read: %v", name, err)
	}
	sr, ok := all[0].(*rtcp.SenderReport)
	if !ok || sr.SSRC != ours || sr.PacketCount != 1 || sr.OctetCount != perBeat || len(sr.Reports) != 1 {
		t.Fatalf("%s: reported %+v", name, all[0])
	}
	if r := sr.Reports[0]; r.SSRC != theirs || r.TotalLost != 9 || r.FractionLost != 9*256/11 {
		t.Errorf("%s: reported about the other %+v", name, r)
	}
}
