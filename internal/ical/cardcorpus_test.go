//go:build corpus

package ical_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"bureau/internal/ical"
)

// The vCards that other programs write come in, each with a name or a way to reach whom it is about; a calendar among them is refused.
func TestTheCorpusOfCardsIsRead(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(os.Getenv("BUREAU_CORPUS"), "vcf", "*.vcf"))
	if err != nil || len(files) < 20 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	refused := 0
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all, err := ical.ReadCards(data)
		if err != nil {
			if !errors.Is(err, ical.ErrFormat) {
				t.Errorf("%s: %v", filepath.Base(name), err)
			}
			refused++
		}
		for _, c := range all {
			t.Logf("%s %d: %q %q %q %q %q %q %q", filepath.Base(name), c.Line, c.Last, c.First, c.Name, c.Email, c.Telephone, c.Address, c.Categories)
			if c.Open || c.Last+c.First+c.Name+c.Company+c.Email+c.Telephone == "" {
				t.Errorf("%s: line %d says nothing: %+v", filepath.Base(name), c.Line, c)
			}
		}
	}
	if refused > 1 {
		t.Errorf("%d files were refused", refused)
	}
}
