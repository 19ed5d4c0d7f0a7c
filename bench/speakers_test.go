//go:build bench

package bench

import (
	"encoding/binary"
	"encoding/json"
	"net"
	"net/netip"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"testing"
	"time"

	"golang.org/x/net/ipv4"
)

// speakers are the phones of calls, in a program of their own, so that what carries the calls is measured alone. All speak and listen at one socket: whom
// they reach is told by its port. What is due each millisecond is sent in one call of the system, and what came is taken likewise.
type speakers struct {
	cmd *exec.Cmd
	in  *json.Encoder
	out *json.Decoder
	at  netip.AddrPort
}

const speakersEnv = "BUREAU_BENCH_SPEAKERS"

// ask is what the speakers are told: further ports to speak to, or for how long to speak.
type ask struct {
	To    []netip.AddrPort
	Speak time.Duration
}

// told is what they answer.
type told struct {
	At           netip.AddrPort
	Sent, InTime int64
}

func newSpeakers(t *testing.T) *speakers {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env, cmd.Stderr = append(os.Environ(), speakersEnv+"=1"), os.Stderr
	in, err := cmd.StdinPipe()
	must(t, err)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	s := &speakers{cmd: cmd, in: json.NewEncoder(in), out: json.NewDecoder(out)}
	var first told
	must(t, s.out.Decode(&first))
	s.at = first.At
	t.Cleanup(func() { in.Close(); cmd.Wait() })
	return s
}

func (s *speakers) ask(t *testing.T, a ask) (answer told) {
	t.Helper()
	must(t, s.in.Encode(a))
	must(t, s.out.Decode(&answer))
	return answer
}

// speak is the program of the speakers.
func speak() {
	runtime.LockOSThread()
	conn, err := net.ListenUDP("udp4", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		panic(err)
	}
	_, _ = conn.SetReadBuffer(4<<20), conn.SetWriteBuffer(4<<20)
	l := &choir{conn: ipv4.NewPacketConn(conn), come: messages(1024)}
	out, in := json.NewEncoder(os.Stdout), json.NewDecoder(os.Stdin)
	_ = out.Encode(told{At: conn.LocalAddr().(*net.UDPAddr).AddrPort()})
	for {
		var a ask
		if in.Decode(&a) != nil {
			return
		}
		for _, to := range a.To {
			l.add(to)
		}
		if a.Speak > 0 {
			l.speak(a.Speak / 3)
			l.sent, l.inTime, l.since = 0, 0, time.Now().UnixNano()
			l.speak(a.Speak)
			for end := time.Now().Add(100 * time.Millisecond); time.Now().Before(end); time.Sleep(time.Millisecond) {
				l.hear()
			}
		}
		_ = out.Encode(told{Sent: l.sent, InTime: l.inTime})
	}
}

// slots is into how many parts the 20 ms between two packets of a phone are cut.
const slots = 20

type choir struct {
	conn         *ipv4.PacketConn
	says         [slots][]ipv4.Message
	phones       int
	come         []ipv4.Message
	sent, inTime int64
	since        int64 // packets of before do not count
	begin        time.Time
	slot         int
}

func messages(n int) []ipv4.Message {
	all := make([]ipv4.Message, n)
	for i := range all {
		all[i].Buffers = [][]byte{make([]byte, 400)}
	}
	return all
}

func (l *choir) add(to netip.AddrPort) {
	packet := make([]byte, 172)
	packet[0], packet[1] = 0x80, 8
	binary.BigEndian.PutUint32(packet[8:], uint32(to.Port()))
	l.says[l.phones%slots] = append(l.says[l.phones%slots], ipv4.Message{Buffers: [][]byte{packet}, Addr: net.UDPAddrFromAddrPort(to)})
	l.phones++
}

// speak sends each phone's packets every 20 ms, and listens.
func (l *choir) speak(d time.Duration) {
	l.begin, l.slot = time.Now(), 0
	for {
		now := time.Since(l.begin)
		for due := int(now * slots / (20 * time.Millisecond)); l.slot < due; l.slot++ {
			l.say(l.says[l.slot%slots])
		}
		l.hear()
		if now > d {
			return
		}
		time.Sleep(time.Until(l.begin.Add(time.Duration(l.slot+1) * 20 * time.Millisecond / slots)))
	}
}

func (l *choir) say(all []ipv4.Message) {
	at := uint64(time.Now().UnixNano())
	for _, m := range all {
		b := m.Buffers[0]
		binary.BigEndian.PutUint16(b[2:], binary.BigEndian.Uint16(b[2:])+1)
		binary.BigEndian.PutUint32(b[4:], binary.BigEndian.Uint32(b[4:])+160)
		binary.BigEndian.PutUint64(b[12:], at)
	}
	l.sent += int64(len(all))
	for len(all) > 0 {
		n, err := l.conn.WriteBatch(all, 0)
		if err != nil {
			n = 1
		}
		all = all[n:]
	}
}

func (l *choir) hear() {
	for {
		n, err := l.conn.ReadBatch(l.come, syscall.MSG_DONTWAIT)
		if err != nil || n == 0 {
			return
		}
		now := time.Now().UnixNano()
		for _, m := range l.come[:n] {
			if at := int64(binary.BigEndian.Uint64(m.Buffers[0][12:])); m.N == 172 && at >= l.since && time.Duration(now-at) < lateAfter {
				l.inTime++
			}
		}
	}
}
