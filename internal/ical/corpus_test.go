//go:build corpus

package ical_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"bureau/internal/ical"
)

// The texts that other programs are tested with come in, or are refused with the reason.
func TestTheCorpusIsReadOrRefused(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(os.Getenv("BUREAU_CORPUS"), "ics", "*.ics"))
	if err != nil || len(files) < 50 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	read, events, left := 0, 0, 0
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		c, err := ical.Read(data, zone(t, "Europe/Brussels"))
		if err != nil {
			if !errors.Is(err, ical.ErrFormat) && !errors.Is(err, ical.ErrTooLarge) {
				t.Errorf("%s: %v", filepath.Base(name), err)
			}
			t.Log(filepath.Base(name), err)
			continue
		}
		read, events, left = read+1, events+len(c.Events), left+len(c.Left)
		for _, l := range c.Left {
			t.Log(filepath.Base(name), l.Line, l.Why)
		}
		again(t, name, c)
	}
	if read < 60 || events < 60 {
		t.Errorf("only %d files and %d events were read, %d left out", read, events, left)
	}
	t.Log(read, events, left)
}

// again writes what was read and reads it once more.
func again(t *testing.T, name string, c ical.Calendar) {
	t.Helper()
	events := written(c.Events)
	text, err := ical.Calendar{Events: events}.Write()
	if err != nil {
		t.Errorf("%s: %v", filepath.Base(name), err)
		return
	}
	back, err := ical.Read(text, time.UTC)
	if err != nil || len(back.Events) != len(events) {
		t.Errorf("%s: %v, %d of %d events", filepath.Base(name), err, len(back.Events), len(events))
		return
	}
	for i, e := range back.Events {
		if !e.Start.Equal(events[i].Start) || !e.End.Equal(events[i].End) || e.Summary != events[i].Summary {
			t.Errorf("%s: event %d came back as %s %s %q", filepath.Base(name), i, e.Start, e.End, e.Summary)
		}
	}
}
