package media

import (
	"slices"

	"bureau/internal/sound"
)

// codec is a way to write sound, and its number on one side.
type codec struct {
	pt       uint8
	name     string // in capitals
	clock    int    // of the timestamps, in Hz
	channels int
	fmtp     string // its parameters, as the end that has it said
}

// static are the payload types that need no rtpmap (RFC 3551) and that may matter here.
var static = map[uint8]codec{
	0:  {0, "PCMU", 8000, 1, ""},
	8:  {8, "PCMA", 8000, 1, ""},
	9:  {9, "G722", 8000, 1, ""}, // its clock is a mistake that became the standard
	13: {13, "CN", 8000, 1, ""},
}

// wide are the codecs that pass as they are where both ends have them.
var wide = []string{"G722", "OPUS", "AMR-WB", "L16"}

// maxWide is how many of them are offered on.
const maxWide = 4

func (c codec) same(o codec) bool {
	return c.name == o.name && c.clock == o.clock && c.channels == o.channels
}

func (c codec) event() bool { return c.name == "TELEPHONE-EVENT" }

// law is that of G.711; ok is false for another codec.
func (c codec) law() (sound.Law, bool) {
	if c.clock != sound.Rate || c.channels != 1 {
		return 0, false
	}
	switch c.name {
	case "PCMA":
		return sound.ALaw, true
	case "PCMU":
		return sound.ULaw, true
	}
	return 0, false
}

// known tells whether a codec can be used at all: G.711, keys, wide-band to be passed on, comfort noise.
func (c codec) known() bool {
	_, g711 := c.law()
	return g711 || c.event() || c.name == "CN" || slices.Contains(wide, c.name)
}

func (c codec) passes() bool {
	return slices.Contains(wide, c.name) || c.event() && c.clock != sound.Rate
}

// find gives the codec of a list that is the same as another.
func find(in []codec, c codec) (codec, bool) {
	i := slices.IndexFunc(in, c.same)
	if i < 0 {
		return codec{}, false
	}
	return in[i], true
}

// g711 gives the first of a list that is G.711: what prompts are said in.
func g711(in []codec) (codec, sound.Law, bool) {
	for _, c := range in {
		if law, ok := c.law(); ok {
			return c, law, true
		}
	}
	return codec{}, 0, false
}

// offered is what an offer holds: the wide-band codecs of whoever the call comes from first, then G.711 and keys.
func offered(like []codec) []codec {
	var out []codec
	for _, c := range like {
		if _, twice := find(out, c); c.passes() && !twice && len(out) < maxWide {
			out = append(out, c)
		}
	}
	out = append(out, static[8], static[0])
	event := codec{101, "TELEPHONE-EVENT", sound.Rate, 1, "0-16"}
	for taken(out, event.pt) {
		event.pt++
	}
	return append(out, event)
}

func taken(in []codec, pt uint8) bool {
	return slices.ContainsFunc(in, func(c codec) bool { return c.pt == pt })
}

// chosen is what an answer holds of what was offered: G.711 and keys, and the wide-band codecs that the other end of the call has as well, with its
// parameters. What the other end likes best comes first, so that least is turned.
func chosen(offer, other []codec) []codec {
	var out []codec
	for _, c := range offer {
		theirs, shared := find(other, c)
		_, is711 := c.law()
		_, twice := find(out, c)
		if twice || !is711 && !(c.event() && c.clock == sound.Rate) && !(shared && c.known()) {
			continue
		}
		if shared && c.passes() {
			c.fmtp = theirs.fmtp
		}
		out = append(out, c)
	}
	rank := func(c codec) int {
		if i := slices.IndexFunc(other, c.same); i >= 0 && !c.event() {
			return i
		}
		return len(other)
	}
	slices.SortStableFunc(out, func(a, b codec) int { return rank(a) - rank(b) })
	if !slices.ContainsFunc(out, func(c codec) bool { return !c.event() && c.name != "CN" }) {
		return nil
	}
	return out
}
