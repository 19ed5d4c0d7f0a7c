package label_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"bureau/internal/label"
)

var now = time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)

func labels(n int) []label.Label {
	out := make([]label.Label, n)
	for i := range out {
		out[i] = label.Label{URL: fmt.Sprintf("https://office.example/a/ABC%03d", i), Name: fmt.Sprintf("Größe Žluťoučký ﬁ %d", i), Code: "ABC123", Where: "Wien · 3. Stock"}
	}
	return out
}

func TestASheetHasAsManyPagesAsItsLabelsNeed(t *testing.T) {
	for _, l := range label.Layouts() {
		for n, pages := range map[int]int{1: 1, l.Count(): 1, l.Count() + 1: 2} {
			pdf, err := label.Sheet(l, "Codes", "de", labels(n), now)
			if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
				t.Fatal(err)
			}
			if got := len(regexp.MustCompile(`/Type /Page\b[^s]`).FindAll(pdf, -1)); got != pages {
				t.Errorf("%s: %d labels take %d pages, not %d", l.Key, n, got, pages)
			}
		}
	}
}

func TestEqualLabelsMakeEqualSheets(t *testing.T) {
	first, err := label.Sheet(label.LayoutOf("small"), "Codes", "nl", labels(3), now)
	if err != nil {
		t.Fatal(err)
	}
	second, err := label.Sheet(label.LayoutOf("small"), "Codes", "nl", labels(3), now)
	if err != nil || !bytes.Equal(first, second) {
		t.Fatalf("they differ, %v", err)
	}
}

func FuzzAnyNameCanBePrinted(f *testing.F) {
	f.Add("Desk 1")
	f.Add("桌子 🪑 \x00\u202e")
	f.Add(strings.Repeat("W", 100))
	f.Fuzz(func(t *testing.T, name string) {
		if _, err := label.Sheet(label.LayoutOf("small"), name, "fr", []label.Label{{URL: "https://office.example/a/ABCDEF", Name: name, Code: "ABCDEF", Where: name}}, now); err != nil {
			t.Fatal(err)
		}
	})
}
