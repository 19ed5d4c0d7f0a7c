package span_test

import (
	"testing"

	"bureau/internal/span"
)

func TestEveryZoneThatIsOfferedIsKnown(t *testing.T) {
	all := span.Zones()
	if len(all) < 400 {
		t.Fatalf("only %d zones are offered", len(all))
	}
	for _, name := range all {
		if z, ok := span.Zone(name); !ok || z.String() != name {
			t.Errorf("%s is not known", name)
		}
	}
}

func TestWhatNamesNoZoneIsNone(t *testing.T) {
	for _, name := range []string{"", "Local", "Mars/Olympus", "../etc/passwd", "europe/amsterdam/x"} {
		if z, ok := span.Zone(name); ok {
			t.Errorf("%q is %v", name, z)
		}
	}
}
