package sound

import (
	"fmt"
	"testing"
)

type arrived struct {
	at uint32
	e  Event
}

// press is what a phone sends for a key pressed for a time.
func press(t *testing.T, digit byte, at uint32, samples int) (out []arrived) {
	t.Helper()
	p, ok := NewPress(digit, samples)
	if !ok {
		t.Fatalf("%q is no key", digit)
	}
	for more := true; more; {
		var e Event
		e, _, more = p.Next()
		parsed, ok := ParseEvent(e.Append(nil))
		if !ok || parsed != e {
			t.Fatalf("%v is read as %v", e, parsed)
		}
		out = append(out, arrived{at, parsed})
	}
	return out
}

func heard(packets ...arrived) string {
	var p Pressed
	out := ""
	for _, a := range packets {
		if d, ok := p.Packet(a.at, a.e); ok {
			out += string(d)
		}
	}
	return out
}

func TestAKeyIsSentAsRFC4733Says(t *testing.T) {
	p, _ := NewPress('5', 400)
	var got []string
	for more := true; more; {
		var e Event
		var first bool
		e, first, more = p.Next()
		got = append(got, fmt.Sprint(e.Code, e.End, e.Duration, first))
	}
	want := []string{"5 false 160 true", "5 false 320 false", "5 true 400 false", "5 true 400 false", "5 true 400 false"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("sent %v, not %v", got, want)
	}
	if _, ok := NewPress('x', 400); ok {
		t.Error("x is a key")
	}
}

func TestEveryKeyIsHeardOnce(t *testing.T) {
	var all []arrived
	for i := range len(keys) {
		all = append(all, press(t, keys[i], uint32(i)*8000, 800)...)
	}
	if got := heard(all...); got != keys {
		t.Errorf("heard %q", got)
	}
}

func TestAKeyIsHeardOnceHoweverItsPacketsArrive(t *testing.T) {
	one := press(t, '1', 1000, 480) // three while pressed, of them one with the end, and two more ends
	two := press(t, '2', 3000, 480)
	again := press(t, '1', 5000, 480)
	reverse := func(in []arrived) (out []arrived) {
		for _, a := range in {
			out = append([]arrived{a}, out...)
		}
		return out
	}
	join := func(parts ...[]arrived) (out []arrived) {
		for _, p := range parts {
			out = append(out, p...)
		}
		return out
	}
	for name, c := range map[string]struct {
		packets []arrived
		want    string
	}{
		"all":                              {join(one, two, again), "121"},
		"every packet twice":               {join(one, one, two, two, again), "121"},
		"backwards":                        {join(reverse(one), reverse(two)), "12"},
		"only the last packet of each":     {join(one[4:], two[4:]), "12"},
		"without the ends":                 {join(one[:2], two[:2], again[:2]), "121"},
		"a straggler after the next key":   {join(one[:4], two[:3], one[4:], two[3:]), "12"},
		"the timestamps wrap":              {join(press(t, '7', 0xFFFFFF00, 480), press(t, '8', 0x500, 480)), "78"},
		"the sender begins to count anew":  {join(press(t, '7', 900000, 480), press(t, '8', 10, 480)), "78"},
		"a fax tone is no key":             {[]arrived{{1, Event{Code: 36}}}, ""},
		"a flash between two keys is none": {join(one, []arrived{{2000, Event{Code: 16, End: true}}}, two), "12"},
	} {
		if got := heard(c.packets...); got != c.want {
			t.Errorf("%s: heard %q, not %q", name, got, c.want)
		}
	}
}

// RFC 4733, 2.5.1.3: what lasts longer than a packet can say goes on with a later timestamp.
func TestAKeyHeldForVeryLongIsHeardOnce(t *testing.T) {
	held := []arrived{{1000, Event{Code: 4, Duration: 0xFF00}}, {1000, Event{Code: 4, Duration: 0xFFFF}},
		{1000 + 0xFFFF, Event{Code: 4, Duration: 160}}, {1000 + 0xFFFF, Event{Code: 4, End: true, Duration: 480}}}
	if got := heard(held...); got != "4" {
		t.Errorf("heard %q", got)
	}
	twice := append(held, arrived{1000 + 0xFFFF + 480, Event{Code: 4, Duration: 160}})
	if got := heard(twice...); got != "44" {
		t.Errorf("the same key pressed at once after it: heard %q", got)
	}
}

func FuzzEventsAreReadWithoutHarm(f *testing.F) {
	f.Add([]byte{1, 0x8A, 0, 160}, uint32(7))
	f.Add([]byte{}, uint32(0))
	f.Fuzz(func(t *testing.T, b []byte, at uint32) {
		e, ok := ParseEvent(b)
		if ok != (len(b) >= 4) {
			t.Fatalf("%x is an event: %v", b, ok)
		}
		if !ok {
			return
		}
		var p Pressed
		_, first := p.Packet(at, e)
		_, second := p.Packet(at, e)
		if second || first != (e.Code < 16) {
			t.Fatalf("%v counts %v, then %v", e, first, second)
		}
	})
}
