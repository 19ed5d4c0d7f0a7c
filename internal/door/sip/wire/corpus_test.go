//go:build corpus

package wire

import (
	"math/rand/v2"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/emiago/sipgo/sip"
)

// torture says of each message of RFC 4475 what the wire makes of it: 200 stands for passed on, 0 for dropped without an answer, as
// responses that belong to nothing are.
var torture = map[string][]int{
	"wsinv": {200}, "intmeth": {200, 501, 400}, "esc01": {200}, "escnull": {200}, "esc02": {200, 501}, "lwsdisp": {200}, "longreq": {200}, "dblreq": {200},
	"semiuri": {200}, "transports": {200, 400}, "mpart01": {200}, "unreason": {0}, "noreason": {0},
	"badinv01": {400}, "clerr": {400}, "ncl": {400}, "scalar02": {400}, "scalarlg": {0}, "quotbal": {400}, "ltgtruri": {400}, "lwsruri": {400}, "lwsstart": {400},
	"trws": {400, 200}, "escruri": {400, 200}, "baddate": {200, 400}, "regbadct": {400}, "badaspec": {400}, "baddn": {200, 400}, "badvers": {505}, "mismatch01": {400},
	"mismatch02": {501, 400}, "bigcode": {0}, "badbranch": {200}, "insuf": {400}, "unkscm": {416}, "novelsc": {416}, "unksm2": {200, 400}, "bext01": {420},
	"invut": {200}, "regaut01": {200}, "multi01": {400}, "mcl01": {400}, "bcast": {0}, "zeromf": {200}, "cparam01": {200}, "cparam02": {200}, "regescrt": {200},
	"sdp01": {200}, "inv2543": {200},
}

func corpus(t *testing.T) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for name := range torture {
		data, err := os.ReadFile(filepath.Join(os.Getenv("BUREAU_CORPUS"), "sip", name+".dat"))
		must(t, err)
		out[name] = data
	}
	return out
}

func TestTheMessagesOfRFC4475AreTakenOrRefusedAsItSays(t *testing.T) {
	if len(torture) != 49 {
		t.Fatalf("%d messages", len(torture))
	}
	parser, from := sip.NewParser(), netip.MustParseAddrPort("192.0.2.1:5060")
	for name, data := range corpus(t) {
		got, fits := survive(t, parser, data, from), false
		for _, want := range torture[name] {
			fits = fits || got == want
		}
		if !fits {
			t.Errorf("%s: %d, want one of %v", name, got, torture[name])
		}
	}
}

func TestMutatedMessagesOfRFC4475BreakNothing(t *testing.T) {
	parser, from, random := sip.NewParser(), netip.MustParseAddrPort("192.0.2.1:5060"), rand.New(rand.NewPCG(4475, 3261))
	var all [][]byte
	for _, data := range corpus(t) {
		all = append(all, data)
	}
	for range mutations {
		survive(t, parser, mutate(random, all), from)
	}
}

// mutate changes a message a few times: a byte, a cut, a repetition, a line of another.
func mutate(random *rand.Rand, all [][]byte) []byte {
	data := []byte(strings.Clone(string(all[random.IntN(len(all))])))
	for range 1 + random.IntN(4) {
		if len(data) < 2 {
			return data
		}
		a, b := random.IntN(len(data)), random.IntN(len(data))
		a, b = min(a, b), max(a, b)
		switch random.IntN(5) {
		case 0:
			data[a] = byte(random.IntN(256))
		case 1:
			data = append(data[:a], data[b:]...)
		case 2:
			data = append(data[:b:b], data[a:]...)
		case 3:
			lines := strings.SplitAfter(string(all[random.IntN(len(all))]), "\r\n")
			data = append(data[:a:a], append([]byte(lines[random.IntN(len(lines))]), data[a:]...)...)
		case 4:
			data[a], data[b] = data[b], data[a]
		}
	}
	return data
}
