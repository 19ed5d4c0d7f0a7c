package sound

import (
	"encoding/binary"
	"strings"
)

// Event is a telephone event of RFC 4733 (2.3): what one packet says about a pressed key.
type Event struct {
	Code     uint8  // 0 to 15 are the keys
	End      bool   // the key was let go
	Volume   uint8  // dBm0 below zero, 0 to 63
	Duration uint16 // so far, in samples
}

// keys by their code.
const keys = "0123456789*#ABCD"

// Digit gives the key of an event; ok is false for one that is none, such as a fax tone.
func (e Event) Digit() (byte, bool) {
	if int(e.Code) >= len(keys) {
		return 0, false
	}
	return keys[e.Code], true
}

// Key gives the code of a key: 0–9, *, #, A–D.
func Key(digit byte) (code uint8, ok bool) {
	i := strings.IndexByte(keys, digit)
	return uint8(max(0, i)), i >= 0
}

// ParseEvent reads the payload of a packet; of several events in one only the first, which is the latest.
func ParseEvent(b []byte) (Event, bool) {
	if len(b) < 4 {
		return Event{}, false
	}
	return Event{b[0], b[1]&0x80 != 0, b[1] & 0x3F, binary.BigEndian.Uint16(b[2:])}, true
}

// Append writes the payload of a packet.
func (e Event) Append(b []byte) []byte {
	second := e.Volume & 0x3F
	if e.End {
		second |= 0x80
	}
	return binary.BigEndian.AppendUint16(append(b, e.Code, second), e.Duration)
}

// Press is a key being pressed, packet by packet: a new one every 20 ms, the last of them three times, so that the loss of two
// does no harm (2.5.1.4).
type Press struct {
	code, ends  uint8
	sofar, long uint16
}

// NewPress presses a key for a time in samples, at least 40 ms and at most 8 s. ok is false where there is no such key.
func NewPress(digit byte, samples int) (p Press, ok bool) {
	code, ok := Key(digit)
	return Press{code: code, long: uint16(min(max(samples, 2*Packet), 8*Rate-1))}, ok
}

// Next gives the event of the next packet. All have the timestamp of the first, which alone has the marker.
func (p *Press) Next() (e Event, first, more bool) {
	first = p.sofar == 0
	p.sofar = min(p.sofar+Packet, p.long)
	e = Event{Code: p.code, Volume: 10, Duration: p.sofar, End: p.sofar == p.long}
	if e.End {
		p.ends++
	}
	return e, first, p.ends < 3
}

// Pressed tells keys from the packets of one sender. Its zero value has seen none.
type Pressed struct {
	any, ended bool
	code       uint8
	at         uint32
	duration   uint16
}

const (
	lateEvent    = 10 * Rate // an event further in the past is none, the sender counts anew
	longestEvent = 0xFF00    // an event longer than a packet can say goes on with a new timestamp (2.5.1.3)
)

// Packet takes an event and the timestamp of its packet, and gives the digit where it begins here: once for each key
// pressed, also where packets come twice, in another order, or where only the last ones come.
func (p *Pressed) Packet(at uint32, e Event) (digit byte, ok bool) {
	digit, known := e.Digit()
	if !known {
		return 0, false
	}
	if p.any && at == p.at {
		p.ended, p.duration = p.ended || e.End, max(p.duration, e.Duration)
		return 0, false
	}
	if p.any && p.at-at < lateEvent {
		return 0, false
	}
	continued := p.any && !p.ended && e.Code == p.code && p.duration >= longestEvent && at-p.at <= uint32(p.duration)+Packet
	*p = Pressed{true, e.End, e.Code, at, e.Duration}
	return digit, !continued
}
