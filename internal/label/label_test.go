package label_test

import (
	"bytes"
	"fmt"
	"os/exec"
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

// A label says where its place is to the end: on several lines, and smaller, before anything is cut.
func TestALongFloorNameStandsOnSeveralLinesInsteadOfBeingCut(t *testing.T) {
	where := "Verwaltungsgebäude Nord · Dachgeschoß mit Besprechungsräumen"
	for _, l := range label.Layouts() {
		pdf, err := label.Sheet(l, "Codes", "de", []label.Label{{URL: "https://office.example/a/ABCDEF", Name: "A1", Code: "ABCDEF", Where: where}}, now)
		if err != nil {
			t.Fatal(err)
		}
		read := exec.Command("pdftotext", "-", "-")
		read.Stdin = bytes.NewReader(pdf)
		out, err := read.Output()
		if err != nil {
			t.Fatal(err)
		}
		said := strings.Join(strings.Fields(string(out)), "")
		if !strings.Contains(said, strings.Join(strings.Fields(where), "")) || strings.Contains(said, "…") {
			t.Errorf("%s says\n%s", l.Key, out)
		}
	}
}
