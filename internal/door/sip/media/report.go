package media

import (
	"net/netip"
	"time"

	"github.com/pion/rtcp"
)

// Reports (RTCP, RFC 3550, 6) are not passed on: each side answers for itself.

// reported takes a packet that came to the port of the reports: it tells where ours go, as with the sound.
func (s *Side) reported(raw []byte, from netip.AddrPort) {
	s.in.mu.Lock()
	ok := s.in.report(raw, from)
	s.in.mu.Unlock()
	if !ok {
		return
	}
	s.out.mu.Lock()
	defer s.out.mu.Unlock()
	s.out.reports = from
}

// report judges a report: it comes from the host that is heard, and where sound is encrypted it is authentic.
func (i *in) report(raw []byte, from netip.AddrPort) bool {
	host := i.target.from
	if i.settled.IsValid() {
		host = i.settled.Addr()
	}
	if !i.agreed || !host.IsValid() || from.Addr() != host || len(raw) < 8 || raw[0]>>6 != 2 || raw[1] < 200 || raw[1] > 204 {
		return false
	}
	if i.cipher == nil {
		return true
	}
	_, err := i.cipher.DecryptRTCP(nil, raw, nil)
	return err == nil
}

// epoch is 1970 in the time of NTP.
const epoch = 2208988800

// report tells the other end what we sent and how theirs arrives.
func (s *Side) report() {
	now := time.Now()
	blocks := s.in.reception()
	o := &s.out
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.ready() || o.stream.ssrc == 0 && len(blocks) == 0 {
		return
	}
	var first rtcp.Packet = &rtcp.ReceiverReport{SSRC: o.stream.ssrc, Reports: blocks}
	if o.stream.packets > 0 {
		ntp := uint64(now.Unix()+epoch)<<32 | uint64(now.Nanosecond())<<32/1e9
		first = &rtcp.SenderReport{SSRC: o.stream.ssrc, NTPTime: ntp, RTPTime: o.now(), PacketCount: o.stream.packets, OctetCount: o.octets, Reports: blocks}
	}
	name := rtcp.SourceDescriptionItem{Type: rtcp.SDESCNAME, Text: "bureau"}
	text, err := rtcp.Marshal([]rtcp.Packet{first, &rtcp.SourceDescription{Chunks: []rtcp.SourceDescriptionChunk{{Source: o.stream.ssrc,
		Items: []rtcp.SourceDescriptionItem{name}}}}})
	if err != nil {
		return
	}
	if o.cipher != nil {
		if text, err = o.cipher.EncryptRTCP(nil, text, nil); err != nil {
			return
		}
	}
	_, _ = s.rtcp.WriteToUDPAddrPort(text, o.reports)
}

// reception is how their stream arrives, since the last report.
func (i *in) reception() []rtcp.ReceptionReport {
	i.mu.Lock()
	defer i.mu.Unlock()
	r := &i.source
	if r.received == 0 || len(i.codecs) == 0 {
		return nil
	}
	expected, received := r.expected()-r.reported.expected, r.received-r.reported.received
	r.reported.expected, r.reported.received = r.expected(), r.received
	fraction := uint8(0)
	if expected > received {
		fraction = uint8(min(255, (expected-received)*256/expected))
	}
	return []rtcp.ReceptionReport{{SSRC: r.ssrc, FractionLost: fraction, TotalLost: uint32(min(r.lost(), 1<<23-1)),
		LastSequenceNumber: r.top, Jitter: uint32(r.jitter * float64(i.codecs[0].clock))}}
}
