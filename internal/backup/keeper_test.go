package backup

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"pgregory.net/rapid"

	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/files"
)

// forge writes an archive with a manifest and nothing else.
func forge(t *testing.T, manifest string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	to, err := z.Create(manifestName)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte(manifest))
	_, err = to.Write([]byte(manifest))
	if err := errors.Join(err, z.SetComment(commentPrefix+hex.EncodeToString(sum[:])), z.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

var begin = time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)

func keeper(t *testing.T, p Plan) (*Keeper, *clock.Fixed) {
	t.Helper()
	notes := db.Migrations{Owner: "notes", Files: fstest.MapFS{"migrations/0001_note.all.sql": {Data: []byte("CREATE TABLE note (id TEXTKEY PRIMARY KEY, org TEXTKEY NOT NULL)")}}}
	cfg := dbtest.Config(t, "sqlite", nil)
	dbtest.OpenConfig(t, cfg, []db.Migrations{notes})
	folder, err := files.Open(filepath.Join(t.TempDir(), "files"))
	if err != nil {
		t.Fatal(err)
	}
	now := clock.At(begin)
	k, err := NewKeeper(p, Source{Database: cfg, Files: folder, Clock: now}, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	return k, now
}

func listed(t *testing.T, folder string) []string {
	t.Helper()
	list, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range list {
		out = append(out, e.Name())
	}
	return out
}

func TestABackupIsMadeWheneverItIsDueAndOldOnesGo(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "backups")
	k, now := keeper(t, Defaults(folder))
	if err := os.WriteFile(filepath.Join(folder, "mine.zip"), []byte("not the keeper's"), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 60 * 24 * 2 { // sixty days, looked at twice an hour
		if err := k.Tick(t.Context()); err != nil {
			t.Fatal(err)
		}
		now.Advance(30 * time.Minute)
	}
	got := listed(t, folder)
	// The last is of the sixtieth day, 22 January, a Friday, at 20:00 and 02:00 the next night.
	want := []string{"bureau-2027-01-03T200000Z.zip", "bureau-2027-01-10T200000Z.zip", "bureau-2027-01-17T200000Z.zip", "bureau-2027-01-18T200000Z.zip",
		"bureau-2027-01-19T200000Z.zip", "bureau-2027-01-20T200000Z.zip", "bureau-2027-01-21T200000Z.zip", "bureau-2027-01-22T080000Z.zip",
		"bureau-2027-01-22T140000Z.zip", "bureau-2027-01-22T200000Z.zip", "bureau-2027-01-23T020000Z.zip", "mine.zip"}
	if !slices.Equal(got, want) {
		t.Errorf("kept are\n%s", strings.Join(got, "\n"))
	}
	if s := k.Last(); s.Failure != nil || filepath.Base(s.File) != "bureau-2027-01-23T020000Z.zip" || s.Bytes == 0 {
		t.Errorf("%+v", s)
	}
}

func TestWhatIsKeptCoversTheTimeThatWasAskedFor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := Plan{Recent: rapid.IntRange(1, 6).Draw(t, "recent"), Days: rapid.IntRange(0, 9).Draw(t, "days"), Weeks: rapid.IntRange(0, 6).Draw(t, "weeks")}
		var all []time.Time
		at := begin
		for range rapid.IntRange(1, 200).Draw(t, "n") {
			all = append(all, at)
			at = at.Add(-time.Duration(rapid.IntRange(1, 40).Draw(t, "hours")) * time.Hour)
		}
		kept := p.kept(all)
		count, days := 0, map[string]bool{}
		for i, at := range all {
			day := at.Format(time.DateOnly)
			age := int(begin.Truncate(24*time.Hour).Sub(at.Truncate(24*time.Hour)).Hours() / 24)
			if i < p.Recent && !kept[at] {
				t.Fatalf("%s is one of the newest", at)
			}
			if age < p.Days && !days[day] && !kept[at] {
				t.Fatalf("%s is the newest of its day", at)
			}
			if kept[at] {
				count++
			}
			if kept[at] && i >= p.Recent && age >= p.Days && age >= 7*(p.Weeks+1) {
				t.Fatalf("%s is kept and too old", at)
			}
			days[day] = true
		}
		if count > p.Recent+p.Days+p.Weeks {
			t.Fatalf("%d are kept", count)
		}
	})
}

func TestAFailureStaysVisibleAndIsTriedAgain(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "backups")
	k, now := keeper(t, Defaults(folder))
	free := uint64(1 << 40)
	k.space = func(string) (uint64, error) { return free, nil }
	if err := k.Tick(t.Context()); err != nil {
		t.Fatal(err)
	}
	good := k.Last()
	free = 1 << 20
	now.Advance(6 * time.Hour)
	if err := k.Tick(t.Context()); err == nil || !strings.Contains(err.Error(), "make room") {
		t.Errorf("a full disk gives %v", err)
	}
	failed := now.Now()
	now.Advance(time.Minute)
	if err := k.Tick(t.Context()); err != nil {
		t.Errorf("it was tried again at once: %v", err)
	}
	s := k.Last()
	if s.Failure == nil || !s.FailedAt.Equal(failed) || s.File != good.File || !s.MadeAt.Equal(good.MadeAt) {
		t.Errorf("%+v", s)
	}
	if got := listed(t, folder); len(got) != 1 {
		t.Errorf("there are %v", got)
	}
	free = 1 << 40
	now.Advance(retry)
	if err := k.Tick(t.Context()); err != nil {
		t.Error(err)
	}
	if s := k.Last(); s.Failure != nil || !s.MadeAt.After(good.MadeAt) {
		t.Errorf("%+v", s)
	}
}

func TestAKeeperThatStartsAgainGoesOnWhereItWas(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "backups")
	k, now := keeper(t, Defaults(folder))
	if err := k.Tick(t.Context()); err != nil {
		t.Fatal(err)
	}
	old, fresh := filepath.Join(folder, ".bureau-1.part"), filepath.Join(folder, ".bureau-2.part")
	for _, f := range []string{old, fresh} {
		if err := os.WriteFile(f, []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chtimes(old, begin, time.Now().Add(-2*abandoned)); err != nil {
		t.Fatal(err)
	}
	beside := filepath.Join(t.TempDir(), "erasures.log")
	if err := os.WriteFile(beside, []byte("a line\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	plan := Plan{Every: 6 * time.Hour, Folder: folder, Beside: []string{beside, beside + ".missing"}}
	again, err := NewKeeper(plan, k.source, k.log)
	if err != nil {
		t.Fatal(err)
	}
	now.Advance(5 * time.Hour)
	if err := again.Tick(t.Context()); err != nil || again.Last() != k.Last() {
		t.Errorf("%+v, %v", again.Last(), err)
	}
	now.Advance(time.Hour)
	if err := again.Tick(t.Context()); err != nil {
		t.Fatal(err)
	}
	want := []string{".bureau-2.part", "bureau-2026-11-24T080000Z.zip", "bureau-2026-11-24T140000Z.zip", "erasures.log"}
	if got := listed(t, folder); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("there are %v", got)
	}
}
