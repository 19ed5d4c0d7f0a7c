package media

import (
	"errors"
	"net/netip"
	"strconv"
	"strings"
)

// Why a description is not taken. The one is malformed (400), the other asks for what is not there (488).
var (
	ErrMalformed = errors.New("media: the session description cannot be read")
	ErrNoCommon  = errors.New("media: the session description has nothing that both ends can do")
)

// Limits on a description.
const (
	maxText     = 16 << 10
	maxLines    = 400
	maxSections = 8
	maxFormats  = 32
	maxKeys     = 8
)

// direction is who speaks, from the view of whoever says it (RFC 8866, 6.7).
type direction string

const (
	both    direction = "sendrecv"
	speaks  direction = "sendonly"
	listens direction = "recvonly"
	neither direction = "inactive"
)

func (d direction) sends() bool    { return d == both || d == speaks }
func (d direction) receives() bool { return d == both || d == listens }

// mirror is the same from the other end's view.
func (d direction) mirror() direction {
	switch d {
	case speaks:
		return listens
	case listens:
		return speaks
	}
	return d
}

// and is what two ends wish together, from the view of one of them.
func (d direction) and(o direction) direction {
	switch sends, receives := d.sends() && o.sends(), d.receives() && o.receives(); {
	case sends && receives:
		return both
	case sends:
		return speaks
	case receives:
		return listens
	}
	return neither
}

// section is one m= line with what belongs to it.
type section struct {
	kind, proto string
	port        int
	formats     []string // as they stand, for the answer that refuses them
	addr        netip.Addr
	rtcp        int // its port; 0: the next one
	direction   direction
	codecs      []codec
	keys        []key
}

// description is what an end says about the sound that it wants.
type description struct{ sections []section }

// parse reads a description. It is lenient about the order of lines and about lines that it does not know, since phones are not.
func parse(text []byte) (description, error) {
	if len(text) > maxText || !strings.HasPrefix(string(text), "v=0") {
		return description{}, ErrMalformed
	}
	r := reader{session: section{direction: both}}
	lines := strings.SplitN(string(text), "\n", maxLines+1)
	if len(lines) > maxLines {
		return description{}, ErrMalformed
	}
	for _, line := range lines {
		if !r.line(strings.TrimRight(line, "\r")) {
			return description{}, ErrMalformed
		}
	}
	r.finish()
	return r.d, nil
}

// reader reads line by line. What stands before the first m= line is meant for all that do not say otherwise.
type reader struct {
	d       description
	session section
	maps    map[uint8]codec
	fmtp    map[uint8]string
}

// section is what a line is about.
func (r *reader) section() *section {
	if n := len(r.d.sections); n > 0 {
		return &r.d.sections[n-1]
	}
	return &r.session
}

func (r *reader) line(line string) bool {
	if line == "" {
		return true
	}
	if len(line) < 2 || line[1] != '=' {
		return false
	}
	value := line[2:]
	switch line[0] {
	case 'm':
		return r.media(value)
	case 'c':
		return r.connection(value)
	case 'a':
		return r.attribute(value)
	}
	return true
}

// media: kind port[/count] proto formats.
func (r *reader) media(value string) bool {
	f := strings.Fields(value)
	if len(f) < 4 || len(f) > 3+maxFormats || len(r.d.sections) >= maxSections {
		return false
	}
	digits, _, _ := strings.Cut(f[1], "/")
	port, err := strconv.ParseUint(digits, 10, 16)
	if err != nil || !plainWord(f[0]) || !plainWord(f[2]) {
		return false
	}
	for _, format := range f[3:] {
		if !plainWord(format) {
			return false
		}
	}
	r.finish()
	r.maps, r.fmtp = map[uint8]codec{}, map[uint8]string{}
	r.d.sections = append(r.d.sections, section{kind: f[0], port: int(port), proto: f[2], formats: f[3:], addr: r.session.addr,
		direction: r.session.direction})
	return true
}

// plainWord tells whether a word may stand in our answer as it came.
func plainWord(s string) bool {
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c > '~' {
			return false
		}
	}
	return len(s) > 0 && len(s) <= 64
}

// connection: IN IP4 address[/ttl]. A name instead of an address is not looked up: it is no address.
func (r *reader) connection(value string) bool {
	f := strings.Fields(value)
	if len(f) != 3 || !strings.EqualFold(f[0], "IN") {
		return false
	}
	text, _, _ := strings.Cut(f[2], "/")
	addr, err := netip.ParseAddr(text)
	if err != nil || addr.Zone() != "" {
		addr = netip.Addr{}
	}
	r.section().addr = addr.Unmap()
	return true
}

func (r *reader) attribute(value string) bool {
	name, rest, _ := strings.Cut(value, ":")
	s := r.section()
	switch name {
	case string(both), string(speaks), string(listens), string(neither):
		s.direction = direction(name)
	case "rtpmap":
		r.rtpmap(rest)
	case "fmtp":
		if pt, words, ok := payload(rest); ok && r.fmtp != nil && len(words) <= 200 && printable(words) {
			r.fmtp[pt] = words
		}
	case "crypto":
		if k, ok := parseKey(rest); ok && len(s.keys) < maxKeys {
			s.keys = append(s.keys, k)
		}
	case "rtcp":
		digits, _, _ := strings.Cut(rest, " ")
		port, _ := strconv.ParseUint(digits, 10, 16)
		s.rtcp = int(port)
	}
	return true
}

// payload splits "96 words" into the payload type and the words.
func payload(s string) (uint8, string, bool) {
	digits, words, ok := strings.Cut(s, " ")
	pt, err := strconv.ParseUint(digits, 10, 7)
	return uint8(pt), strings.TrimSpace(words), ok && err == nil
}

func printable(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// rtpmap: 96 name/clock[/channels].
func (r *reader) rtpmap(value string) {
	pt, words, ok := payload(value)
	part := strings.Split(words, "/")
	if !ok || r.maps == nil || len(part) < 2 || len(part) > 3 || !plainWord(part[0]) {
		return
	}
	clock, err := strconv.ParseUint(strings.TrimSpace(part[1]), 10, 20)
	channels := uint64(1)
	if len(part) == 3 && err == nil {
		channels, err = strconv.ParseUint(part[2], 10, 4)
	}
	if err == nil && clock > 0 && channels > 0 {
		r.maps[pt] = codec{pt: pt, name: strings.ToUpper(part[0]), clock: int(clock), channels: int(channels)}
	}
}

// finish makes the codecs of the section that ends here.
func (r *reader) finish() {
	if r.maps == nil {
		return
	}
	s := r.section()
	for _, f := range s.formats {
		n, err := strconv.ParseUint(f, 10, 7)
		if err != nil {
			continue
		}
		c, ok := r.maps[uint8(n)]
		if !ok {
			c, ok = static[uint8(n)]
		}
		if c.fmtp = r.fmtp[uint8(n)]; ok {
			s.codecs = append(s.codecs, c)
		}
	}
	r.maps, r.fmtp = nil, nil
}
