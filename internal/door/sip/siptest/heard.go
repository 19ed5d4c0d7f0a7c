package siptest

import (
	"os"
	"path/filepath"
	"slices"
	"time"

	"bureau/internal/sound"
)

// Heard is what the phone has heard so far, in all its calls one after the other: samples at 8 kHz. Packets that never came leave no gap.
func (r *Running) Heard() []int16 {
	r.t.Helper()
	var out []int16
	for _, call := range r.dumps() {
		file, err := os.ReadFile(call)
		if err != nil {
			r.t.Fatal(err)
		}
		if w, err := sound.ParseWAV(file); err == nil && w.Rate == sound.Rate {
			out = append(out, w.Samples()...)
		}
	}
	return out
}

// dumps are the files of all calls, by their time.
func (r *Running) dumps() []string {
	r.t.Helper()
	files, err := filepath.Glob(filepath.Join(r.dir, "dump-*-dec.wav"))
	if err != nil {
		r.t.Fatal(err)
	}
	slices.Sort(files)
	return files
}

// Hears waits until the phone has heard a sound well enough: it correlates above 0.99.
func (r *Running) Hears(source []int16) {
	r.t.Helper()
	r.HearsAfter(0, source)
}

// HearsAfter waits likewise, in what was heard after so many samples, and gives how many were heard when it ended.
func (r *Running) HearsAfter(after int, source []int16) int {
	r.t.Helper()
	best := 0.0
	for begin := time.Now(); time.Since(begin) < patience; {
		heard := r.Heard()
		c, at := Correlate(heard[min(after, len(heard)):], source)
		if c > 0.99 {
			return after + at + len(source)
		}
		best = max(best, c)
		select {
		case <-r.ended:
			r.Fatal("the phone ended while it should hear something")
		case <-time.After(200 * time.Millisecond):
		}
	}
	r.Fatal("the phone does not hear what it should: it correlates by ", best, " with ", len(r.Heard()), " samples heard")
	return 0
}
