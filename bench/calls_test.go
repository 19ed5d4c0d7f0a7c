//go:build bench

package bench

import (
	"encoding/binary"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"bureau/internal/door/sip/media"
)

// lateAfter is when a packet is late: it missed the time of the next one. lateMost is how many may be, of a thousand.
const (
	lateAfter = 20 * time.Millisecond
	lateMost  = 10
	callStep  = 100
	callsMost = 2000
)

// Calls with sound in both directions, 50 packets a second each, until one in a hundred is late. The phones run on the same machine and cost as much
// as what is measured, so it stands beside a bare forwarder of UDP packets with the same phones.
func TestCallsUntilPacketsAreLate(t *testing.T) {
	var ours, limit, cost, bareCost []float64
	for range 3 {
		calls, used := callsUntilLate(t, bareForwarder)
		limit, bareCost = append(limit, calls), append(bareCost, used)
		calls, used = callsUntilLate(t, throughSides)
		ours, cost = append(ours, calls), append(cost, used)
	}
	fmt.Printf("%-46s %10.0f calls   bare UDP forwarder %26.0f   ratio %5.2f   aim ≥ 300\n", "calls with sound until 1 % of packets are late",
		median(ours), median(limit), median(ours)/median(limit))
	fmt.Printf("%-46s %10.1f %%       bare UDP forwarder %26.1f   ratio %5.2f   aim –\n", "of a processor for 100 calls, with their phones",
		median(cost), median(bareCost), median(cost)/median(bareCost))
}

// carrier makes a call between two phones, and gives where each sends.
type carrier func(t *testing.T, a, b *net.UDPConn) (toA, toB netip.AddrPort, end func())

// callsUntilLate gives how many calls there can be, and what the first hundred of them cost, in hundredths of a processor.
func callsUntilLate(t *testing.T, through carrier) (most, cost float64) {
	t.Helper()
	var l load
	defer l.close()
	for calls := callStep; calls <= callsMost; calls += callStep {
		for range callStep {
			l.add(t, through)
		}
		begin, used := time.Now(), processorTime(t)
		late := l.late(3 * time.Second)
		if calls == callStep {
			cost = 100 * (processorTime(t) - used).Seconds() / time.Since(begin).Seconds()
		}
		if late > lateMost {
			return float64(calls - callStep), cost
		}
	}
	return callsMost, cost
}

func processorTime(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// load is phones that speak.
type load struct {
	phones   []*callPhone
	ends     []func()
	sent     atomic.Int64
	came     atomic.Int64
	inTime   atomic.Int64
	measures atomic.Bool
	reads    sync.WaitGroup
}

type callPhone struct {
	conn *net.UDPConn
	to   netip.AddrPort
	seq  uint16
}

func (l *load) add(t *testing.T, through carrier) {
	t.Helper()
	var pair [2]*callPhone
	for i := range pair {
		conn, err := net.ListenUDP("udp4", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
		if err != nil {
			t.Fatal(err)
		}
		pair[i] = &callPhone{conn: conn}
		l.reads.Go(func() { l.listen(conn) })
	}
	var end func()
	pair[0].to, pair[1].to, end = through(t, pair[0].conn, pair[1].conn)
	l.ends = append(l.ends, end)
	l.phones = append(l.phones, pair[0], pair[1])
}

func (l *load) listen(conn *net.UDPConn) {
	buf := make([]byte, 2000)
	for {
		n, _, err := conn.ReadFromUDPAddrPort(buf)
		if errors.Is(err, net.ErrClosed) {
			return
		}
		if err != nil || n < 20 || !l.measures.Load() {
			continue
		}
		l.came.Add(1)
		if time.Duration(time.Now().UnixNano()-int64(binary.BigEndian.Uint64(buf[12:]))) < lateAfter {
			l.inTime.Add(1)
		}
	}
}

// late lets all phones speak for a while, and gives how many packets of a thousand came late or never. The beginning does not count.
func (l *load) late(d time.Duration) int {
	l.speak(d / 3)
	l.sent.Store(0)
	l.came.Store(0)
	l.inTime.Store(0)
	l.measures.Store(true)
	l.speak(d)
	for begin := time.Now(); l.came.Load() < l.sent.Load() && time.Since(begin) < 200*time.Millisecond; {
		time.Sleep(time.Millisecond)
	}
	l.measures.Store(false)
	return int(1000 - 1000*l.inTime.Load()/max(1, l.sent.Load()))
}

// speak sends each phone's packets every 20 ms, those of all phones spread over that time.
func (l *load) speak(d time.Duration) {
	const slots = 20
	tick := time.NewTicker(20 * time.Millisecond / slots)
	defer tick.Stop()
	begin, slot := time.Now(), 0
	packet := make([]byte, 172)
	packet[0], packet[1] = 0x80, 8
	for now := range tick.C {
		for due := int(now.Sub(begin) * slots / (20 * time.Millisecond)); slot < due; slot++ {
			for i := slot % slots; i < len(l.phones); i += slots {
				l.phones[i].says(packet)
				l.sent.Add(1)
			}
		}
		if now.Sub(begin) > d {
			return
		}
	}
}

func (p *callPhone) says(packet []byte) {
	p.seq++
	binary.BigEndian.PutUint16(packet[2:], p.seq)
	binary.BigEndian.PutUint32(packet[4:], uint32(p.seq)*160)
	binary.BigEndian.PutUint32(packet[8:], uint32(p.to.Port()))
	binary.BigEndian.PutUint64(packet[12:], uint64(time.Now().UnixNano()))
	_, _ = p.conn.WriteToUDPAddrPort(packet, p.to)
}

func (l *load) close() {
	for _, end := range l.ends {
		end()
	}
	for _, p := range l.phones {
		p.conn.Close()
	}
	l.reads.Wait()
}

var soundPorts = sync.OnceValues(func() (*media.Ports, error) { return media.Open(0, 0) })

func throughSides(t *testing.T, a, b *net.UDPConn) (toA, toB netip.AddrPort, end func()) {
	t.Helper()
	ports, err := soundPorts()
	if err != nil {
		t.Fatal(err)
	}
	var sides [2]*media.Side
	for i, conn := range []*net.UDPConn{a, b} {
		if sides[i], err = ports.Side(media.Config{Host: "127.0.0.1"}); err != nil {
			t.Fatal(err)
		}
		offer := fmt.Sprintf("v=0\r\nc=IN IP4 127.0.0.1\r\nm=audio %d RTP/AVP 8\r\n", conn.LocalAddr().(*net.UDPAddr).Port)
		if _, err := sides[i].Answer([]byte(offer)); err != nil {
			t.Fatal(err)
		}
	}
	media.Join(sides[0], sides[1])
	at := func(s *media.Side) netip.AddrPort {
		return netip.AddrPortFrom(netip.MustParseAddr("127.0.0.1"), uint16(s.Port()))
	}
	return at(sides[0]), at(sides[1]), func() { sides[0].Close(); sides[1].Close() }
}

// bareForwarder sends what comes to one port to the other phone, and nothing else.
func bareForwarder(t *testing.T, a, b *net.UDPConn) (toA, toB netip.AddrPort, end func()) {
	t.Helper()
	var ports [2]*net.UDPConn
	for i := range ports {
		conn, err := net.ListenUDP("udp4", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
		if err != nil {
			t.Fatal(err)
		}
		_ = conn.SetReadBuffer(4 << 20)
		ports[i] = conn
	}
	forward := func(from, by *net.UDPConn, to netip.AddrPort) {
		buf := make([]byte, 2000)
		for {
			n, _, err := from.ReadFromUDPAddrPort(buf)
			if errors.Is(err, net.ErrClosed) {
				return
			}
			_, _ = by.WriteToUDPAddrPort(buf[:n], to)
		}
	}
	addr := func(c *net.UDPConn) netip.AddrPort { return c.LocalAddr().(*net.UDPAddr).AddrPort() }
	go forward(ports[0], ports[1], addr(b))
	go forward(ports[1], ports[0], addr(a))
	return addr(ports[0]), addr(ports[1]), func() { ports[0].Close(); ports[1].Close() }
}
