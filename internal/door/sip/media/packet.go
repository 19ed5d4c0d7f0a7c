package media

import "encoding/binary"

// packet is one of RTP (RFC 3550, 5.1), in the buffer that it was read into: what is before the payload may be overwritten.
type packet struct {
	raw    []byte
	begin  int // of the payload
	end    int
	pt     uint8
	marker bool
	seq    uint16
	at     uint32
	ssrc   uint32
}

// headerLength is that of a packet without extras, as they are sent.
const headerLength = 12

// parsePacket reads the header. Extensions, contributing sources and padding are passed over. Reports that come to the wrong port
// (payload types 72 to 76) are no sound.
func parsePacket(raw []byte) (p packet, ok bool) {
	if len(raw) < headerLength || raw[0]>>6 != 2 {
		return p, false
	}
	be := binary.BigEndian
	p = packet{raw: raw, begin: headerLength + 4*int(raw[0]&0x0F), end: len(raw), pt: raw[1] & 0x7F, marker: raw[1]&0x80 != 0,
		seq: be.Uint16(raw[2:]), at: be.Uint32(raw[4:]), ssrc: be.Uint32(raw[8:])}
	if raw[0]&0x10 != 0 {
		if len(raw) < p.begin+4 {
			return p, false
		}
		p.begin += 4 + 4*int(be.Uint16(raw[p.begin+2:]))
	}
	return p, p.begin <= p.end && (p.pt < 72 || p.pt > 76)
}

// unpad takes the padding off, which may be encrypted: so it is looked at last.
func (p *packet) unpad() bool {
	if p.raw[0]&0x20 == 0 {
		return true
	}
	if p.end <= p.begin {
		return false
	}
	pad := int(p.raw[p.end-1])
	p.end -= pad
	return pad > 0 && p.end >= p.begin
}

func (p *packet) payload() []byte { return p.raw[p.begin:p.end] }

// header writes one before a payload: b begins with room for it.
func header(b []byte, pt uint8, marker bool, seq uint16, at, ssrc uint32) {
	b[0], b[1] = 0x80, pt
	if marker {
		b[1] |= 0x80
	}
	binary.BigEndian.PutUint16(b[2:], seq)
	binary.BigEndian.PutUint32(b[4:], at)
	binary.BigEndian.PutUint32(b[8:], ssrc)
}
