package account

import (
	"strings"
	"testing"
)

func TestAStoredPasswordThatIsNoneOrTooDearMatchesNothing(t *testing.T) {
	a := New(nil, nil)
	a.Cost = Cost{MemoryKiB: 64, Passes: 1, Lanes: 1}
	right := a.hash("a desk by the window")
	if !a.matches(right, "a desk by the window") || a.matches(right, "a desk by the windows") {
		t.Fatalf("%s does not match its own password only", right)
	}
	for name, stored := range map[string]string{
		"nothing":        "",
		"no form":        "a desk by the window",
		"of old":         strings.Replace(right, "v=19", "v=16", 1),
		"at no cost":     strings.Replace(right, "m=64", "m=0", 1),
		"in no lane":     strings.Replace(right, "p=1", "p=0", 1),
		"for gigabytes":  strings.Replace(right, "m=64", "m=4194304", 1),
		"for ever":       strings.Replace(right, "t=1", "t=4294967295", 1),
		"not in base 64": right + "!",
		"cut short":      right[:len(right)-4],
		"of another key": strings.Replace(right, "argon2id", "argon2i", 1),
	} {
		if a.matches(stored, "a desk by the window") {
			t.Errorf("a stored form %s matches: %s", name, stored)
		}
	}
}
