package audit_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
)

var now = time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)

func each(t *testing.T, test func(t *testing.T, d *db.DB)) {
	dbtest.Each(t, []db.Migrations{audit.Migrations}, func(t *testing.T, d *db.DB) { test(t, d) })
}

func write(t *testing.T, d *db.DB, org string, at time.Time, e audit.Entry) {
	t.Helper()
	err := d.Write(context.Background(), org, func(_ context.Context, tx db.Tx) error { return audit.Write(tx, e, at) })
	if err != nil {
		t.Fatal(err)
	}
}

func page(t *testing.T, d *db.DB, org string, f audit.Filter, after string, limit int) (got []audit.Entry, next string) {
	t.Helper()
	err := d.Read(context.Background(), org, func(tx db.Tx) (err error) {
		got, next, err = audit.Page(tx, f, after, limit)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got, next
}

func TestAnEntryReadsAsItWasWritten(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB) {
		changes := append(audit.Changed(audit.Hours, "always", "mo 09:00-17:00"), audit.Changed(audit.Zone, "UTC", "UTC")...)
		write(t, d, "demo", now, audit.Entry{Actor: "anna", Action: audit.ChangedIt, Kind: audit.Site, Object: "site-1", Label: "Gent",
			Changes: append(changes, audit.Named(audit.Address))})
		got, next := page(t, d, "demo", audit.Filter{}, "", 10)
		if len(got) != 1 || next != "" {
			t.Fatalf("%d entries, next %q", len(got), next)
		}
		e := got[0]
		if !e.At.Equal(now) || e.Actor != "anna" || e.Action != audit.ChangedIt || e.Kind != audit.Site || e.Object != "site-1" || e.Label != "Gent" {
			t.Errorf("read %+v", e)
		}
		if len(e.Changes) != 2 || e.Changes[0].Field != audit.Hours || e.Changes[0].After != "mo 09:00-17:00" || e.Changes[1].Field != audit.Address {
			t.Errorf("changes %+v", e.Changes)
		}
	})
}

func TestTheListIsFilteredAndPagedTheNewestFirst(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB) {
		for i := range 25 {
			e := audit.Entry{Actor: "anna", Action: audit.Added, Kind: audit.Site, Object: fmt.Sprint("o", i)}
			if i%5 == 0 {
				e.Actor, e.Kind = "bram", audit.Group
			}
			write(t, d, "demo", now.Add(time.Duration(i)*time.Hour), e)
		}
		write(t, d, "other", now, audit.Entry{Actor: "anna", Action: audit.Added, Kind: audit.Site, Object: "foreign"})
		var all []string
		for after, first := "", true; first || after != ""; first = false {
			var got []audit.Entry
			got, after = page(t, d, "demo", audit.Filter{}, after, 10)
			for _, e := range got {
				all = append(all, e.Object)
			}
		}
		if len(all) != 25 || all[0] != "o24" || all[24] != "o0" {
			t.Errorf("paged %v", all)
		}
		for name, c := range map[string]struct {
			f    audit.Filter
			want int
		}{
			"by actor":  {audit.Filter{Actor: "bram"}, 5},
			"by kind":   {audit.Filter{Kind: "site"}, 20},
			"by object": {audit.Filter{Object: "o3"}, 1},
			"by time":   {audit.Filter{From: now.Add(time.Hour), Until: now.Add(4 * time.Hour)}, 3},
			"foreign":   {audit.Filter{Object: "foreign"}, 0},
		} {
			if got, _ := page(t, d, "demo", c.f, "", 50); len(got) != c.want {
				t.Errorf("%s: %d entries, want %d", name, len(got), c.want)
			}
		}
	})
}

func TestTheDatabaseRefusesToChangeAnEntry(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB) {
		write(t, d, "demo", now, audit.Entry{Actor: "anna", Action: audit.Removed, Kind: audit.Site, Object: "o"})
		err := d.Write(context.Background(), "demo", func(_ context.Context, tx db.Tx) error {
			_, err := tx.Exec("UPDATE audit_entry SET actor = 'bram' WHERE org = $1", tx.Org())
			return err
		})
		if err == nil || !strings.Contains(err.Error(), "only added to") {
			t.Errorf("an entry was changed: %v", err)
		}
		if got, _ := page(t, d, "demo", audit.Filter{}, "", 10); len(got) != 1 || got[0].Actor != "anna" {
			t.Errorf("the entry is now %+v", got)
		}
	})
}

func TestEntriesGoWhenTheirTimeIsOver(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB) {
		write(t, d, "demo", now, audit.Entry{Actor: "anna", Action: audit.Added, Kind: audit.Site, Object: "old"})
		write(t, d, "demo", now.Add(audit.Keep), audit.Entry{Actor: "anna", Action: audit.Added, Kind: audit.Site, Object: "kept"})
		if got, _ := page(t, d, "demo", audit.Filter{}, "", 10); len(got) != 2 {
			t.Fatalf("%d entries at the instant, want both", len(got))
		}
		write(t, d, "demo", now.Add(audit.Keep+time.Microsecond), audit.Entry{Actor: "anna", Action: audit.Added, Kind: audit.Site, Object: "new"})
		got, _ := page(t, d, "demo", audit.Filter{}, "", 10)
		if len(got) != 2 || got[1].Object != "kept" {
			t.Errorf("kept %+v", got)
		}
	})
}

func TestWhatIsTooLongIsCutAtTheBorderOfACharacter(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB) {
		var many []audit.Change
		for range 100 {
			many = append(many, audit.Changed(audit.Hours, "", "x"+strings.Repeat("é", 500))...)
		}
		write(t, d, "demo", now, audit.Entry{Action: audit.Added, Kind: audit.Site, Label: strings.Repeat("€", 300), Changes: many})
		got, _ := page(t, d, "demo", audit.Filter{}, "", 10)
		if len(got[0].Changes) != 40 || got[0].Changes[0].After != "x"+strings.Repeat("é", 99) || got[0].Label != strings.Repeat("€", 66) {
			t.Errorf("kept %d changes, %q, %q", len(got[0].Changes), got[0].Changes[0].After, got[0].Label)
		}
	})
}

func TestEveryWordHasAKeyOfItsOwn(t *testing.T) {
	for name, all := range map[string][]audit.Word{"actions": audit.Actions, "kinds": audit.Kinds, "fields": audit.Fields} {
		seen := map[string]bool{}
		for _, w := range all {
			if w.Key == "" || w.Text.EN == "" || seen[w.Key] {
				t.Errorf("%s: %q", name, w.Key)
			}
			seen[w.Key] = true
		}
	}
}
