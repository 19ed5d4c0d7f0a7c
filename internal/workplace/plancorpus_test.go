//go:build corpus

package workplace_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"bureau/internal/workplace"
)

// The plans of real buildings, as Inkscape and CAD programs wrote them, come in with what is to be seen on them.
func TestThePlansOfRealBuildingsComeIn(t *testing.T) {
	for name, want := range map[string]struct {
		w, h                     int
		texts, shapes, paintings int
	}{
		"floor8.svg": {1024, 1024, 86, 80, 0},
		"MB-1.svg":   {1024, 1024, 42, 45, 0},
		"VL-1.svg":   {1024, 1024, 62, 70, 0},
		"Hall-2.svg": {1223, 1352, 7, 7, 1},
	} {
		file, err := os.ReadFile(filepath.Join(os.Getenv("BUREAU_CORPUS"), "plans", name))
		if err != nil {
			t.Fatal(err)
		}
		p, err := workplace.ReadPlan(file)
		if err != nil || p.Width != want.w || p.Height != want.h {
			t.Errorf("%s: %d × %d, %v", name, p.Width, p.Height, err)
			continue
		}
		count := func(s string) int { return bytes.Count(p.Data, []byte(s)) }
		if texts, shapes, pictures := count("<text"), count("<rect")+count("<path"), count("<image"); texts < want.texts || shapes < want.shapes || pictures != want.paintings {
			t.Errorf("%s: %d texts, %d shapes and %d pictures are left", name, texts, shapes, pictures)
		}
	}
}
