package backup_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bureau/internal/backup"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
)

var all = []string{"box", "log", "ticket", "world"}

func TestWhatIsRestoredEqualsWhatWasBackedUpOnEitherDatabase(t *testing.T) {
	each(t, func(t *testing.T, from, to string) {
		was, is := filled(t, from), source(t, to)
		must(t, restore(t, made(t, was), is, owners))
		requireEqual(t, content(t, was.Database, all...), content(t, is.Database, all...))
		requireSameFiles(t, was, is)
	})
}

func requireSameFiles(t *testing.T, was, is backup.Source) {
	t.Helper()
	want, err := was.Files.Names()
	must(t, err)
	got, err := is.Files.Names()
	must(t, err)
	if len(want) != 3 || !slices.Equal(want, got) {
		t.Fatalf("the files are %v, not %v", got, want)
	}
	for _, name := range want {
		a, err := was.Files.Get(name)
		must(t, err)
		b, err := is.Files.Get(name)
		must(t, err)
		if !bytes.Equal(a, b) {
			t.Errorf("file %s differs", name)
		}
	}
}

// The tables are asked of the database, so this one, which no line of the program knows, is in the backup.
func TestATableThatIsAddedTomorrowIsInTheBackup(t *testing.T) {
	tomorrow := append(slices.Clone(owners), db.Migrations{Owner: "tomorrow", Files: fstest.MapFS{
		"migrations/0001_tomorrow.all.sql": {Data: []byte("CREATE TABLE plant (id TEXTKEY PRIMARY KEY, org TEXTKEY NOT NULL, thirsty BOOLEAN NOT NULL)")}}})
	each(t, func(t *testing.T, from, to string) {
		was, is := filled(t, from), source(t, to)
		d := dbtest.OpenConfig(t, was.Database, tomorrow)
		must(t, d.Write(t.Context(), orgB, func(_ context.Context, tx db.Tx) error {
			_, err := tx.Exec("INSERT INTO plant (id, org, thirsty) VALUES ('fern', $1, $2)", tx.Org(), true)
			return err
		}))
		must(t, restore(t, made(t, was), is, tomorrow))
		tables := append(slices.Clone(all), "plant")
		got := content(t, is.Database, tables...)
		requireEqual(t, content(t, was.Database, tables...), got)
		if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "plant ") && strings.Contains(s, "fern") }) {
			t.Error("the fern is missing")
		}
	})
}

// What comes after a restore works as before it: triggers act, numbers go on, organisations are kept apart.
func TestARestoredDatabaseGoesOn(t *testing.T) {
	each(t, func(t *testing.T, from, to string) {
		is := source(t, to)
		must(t, restore(t, made(t, filled(t, from)), is, owners))
		d := dbtest.OpenConfig(t, is.Database, owners)
		must(t, d.Write(t.Context(), orgA, func(_ context.Context, tx db.Tx) error {
			var seq, boxes int64
			if err := tx.Row("INSERT INTO ticket (org) VALUES ($1) RETURNING seq", tx.Org()).Scan(&seq); err != nil {
				return err
			}
			if _, err := tx.Exec("INSERT INTO box (id, org, label) VALUES ('new', $1, 'new')", tx.Org()); err != nil {
				return err
			}
			err := tx.Row("SELECT count(*) FROM log WHERE org = $1 AND line = 'box new'", tx.Org()).Scan(&boxes)
			if seq != 7 || boxes != 1 {
				t.Errorf("the ticket is %d, the trigger wrote %d lines", seq, boxes)
			}
			return err
		}))
		err := d.Write(t.Context(), orgA, func(_ context.Context, tx db.Tx) error {
			_, err := tx.Exec("INSERT INTO box (id, org, label, inside) VALUES ('bad', $1, '', 'nowhere')", tx.Org())
			return err
		})
		if err == nil {
			t.Error("a row may refer to nothing")
		}
	})
}

// A backup of yesterday is at yesterday's schema; opening what was restored brings it to today's.
func TestABackupOfAnOlderSchemaIsMigrated(t *testing.T) {
	newer := db.Migrations{Owner: "shelf", Global: shelf.Global, Files: fstest.MapFS{}}
	maps.Copy(newer.Files.(fstest.MapFS), shelf.Files.(fstest.MapFS))
	newer.Files.(fstest.MapFS)["migrations/0005_colour.all.sql"] = &fstest.MapFile{Data: []byte("ALTER TABLE box ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey'")}
	each(t, func(t *testing.T, from, to string) {
		file, is := made(t, filled(t, from)), source(t, to)
		must(t, restore(t, file, is, []db.Migrations{newer}))
		d := dbtest.OpenConfig(t, is.Database, []db.Migrations{newer})
		must(t, d.Read(t.Context(), orgA, func(tx db.Tx) error {
			var n int
			err := tx.Row("SELECT count(*) FROM box WHERE org = $1 AND colour = 'grey'", orgA).Scan(&n)
			if n != 4 {
				t.Errorf("%d boxes are grey", n)
			}
			return err
		}))
		// And the other way round: what the newer program backs up, this one refuses.
		late := source(t, to)
		if err := restore(t, made(t, is), late, owners); !errors.Is(err, backup.ErrNewer) || !strings.Contains(err.Error(), "0005_colour") {
			t.Errorf("a newer schema gives %v", err)
		}
		requireNothing(t, late)
		must(t, restore(t, file, late, owners))
	})
}

// requireNothing wants a place to be as empty as it was.
func requireNothing(t *testing.T, s backup.Source) {
	t.Helper()
	names, err := s.Files.Names()
	must(t, err)
	if len(names) > 0 {
		t.Errorf("%d files were left", len(names))
	}
	d := dbtest.OpenConfig(t, s.Database, owners)
	if rows := content(t, s.Database, all...); len(rows) != 1 {
		t.Errorf("%d rows were left", len(rows))
	}
	must(t, d.Close())
}

func TestARestoreIntoADatabaseWithRowsIsRefusedAndChangesNothing(t *testing.T) {
	each(t, func(t *testing.T, from, to string) {
		file, is := made(t, filled(t, from)), filled(t, to)
		before := content(t, is.Database, all...)
		if err := restore(t, file, is, owners); !errors.Is(err, db.ErrNotEmpty) {
			t.Errorf("got %v", err)
		}
		requireEqual(t, before, content(t, is.Database, all...))
	})
}

// Until its end a restore belongs to whoever began it; one that was cut short can be done again.
func TestARestoreThatDidNotEndIsNotOpenedAndCanBeRepeated(t *testing.T) {
	each(t, func(t *testing.T, from, to string) {
		was, is := filled(t, from), source(t, to)
		file := made(t, was)
		a, err := backup.Open(t.Context(), file)
		must(t, err)
		defer a.Close()
		must(t, a.Restore(t.Context(), is.Database, owners, is.Files))
		if d, err := db.Open(t.Context(), is.Database, owners...); !errors.Is(err, db.ErrRestoring) {
			t.Errorf("opening it gives %v, %v", d, err)
		}
		must(t, restore(t, file, is, owners))
		requireEqual(t, content(t, was.Database, all...), content(t, is.Database, all...))
		must(t, db.Unload(t.Context(), is.Database)) // has nothing to do after the end
		requireEqual(t, content(t, was.Database, all...), content(t, is.Database, all...))
	})
}

func TestUnloadTakesAwayWhatLoadPutIn(t *testing.T) {
	each(t, func(t *testing.T, from, to string) {
		file, is := made(t, filled(t, from)), source(t, to)
		a, err := backup.Open(t.Context(), file)
		must(t, err)
		defer a.Close()
		must(t, a.Restore(t.Context(), is.Database, owners, source(t, "sqlite").Files))
		must(t, db.Unload(t.Context(), is.Database))
		requireNothing(t, is)
	})
}

func TestAFileThatWasCutOrChangedAnywhereIsRefusedOrSaysTheSame(t *testing.T) {
	good := made(t, filled(t, "sqlite"))
	data := read(t, good)
	want := unpacked(t, data)
	file := filepath.Join(t.TempDir(), "broken.zip")
	accepted := 0
	for i := range 400 {
		bad := slices.Clone(data)
		if at := rand.IntN(len(bad)); i%4 == 0 {
			bad = bad[:at]
		} else {
			bad[at] ^= byte(1 + rand.IntN(255))
		}
		must(t, os.WriteFile(file, bad, 0o600))
		a, err := backup.Open(t.Context(), file)
		if err == nil { // a time stamp of the archive, say
			accepted++
			must(t, a.Close())
			if got := unpacked(t, bad); !maps.Equal(got, want) {
				t.Fatal("a changed backup was taken for whole")
			}
		} else if !errors.Is(err, backup.ErrBroken) && !errors.Is(err, backup.ErrNewer) {
			t.Fatalf("not said so that one knows what to do: %v", err)
		}
	}
	if accepted > 100 {
		t.Errorf("%d of 400 changes were not noticed", accepted)
	}
}

func unpacked(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		must(t, err)
		text, err := io.ReadAll(r)
		must(t, err)
		out[f.Name] = string(text)
	}
	return out
}

func TestABackupIsPrivateAndNeverWrittenOverAnother(t *testing.T) {
	s := filled(t, "sqlite")
	file := made(t, s)
	info, err := os.Stat(file)
	must(t, err)
	if info.Mode().Perm() != 0o600 {
		t.Errorf("its mode is %v", info.Mode())
	}
	before := read(t, file)
	if _, err := backup.Make(t.Context(), s, file); err == nil || !bytes.Equal(before, read(t, file)) {
		t.Errorf("a second one over it gives %v", err)
	}
}

func TestABackupThatFailsLeavesNoFile(t *testing.T) {
	s := filled(t, "sqlite")
	names, err := s.Files.Names()
	must(t, err)
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	for says, test := range map[string]func(t *testing.T, file string) error{
		"because it was stopped": func(_ *testing.T, file string) error { _, err := backup.Make(ended, s, file); return err },
		"because a stored file has rotted": func(t *testing.T, file string) error {
			blob, err := s.Files.Open(names[0])
			must(t, err)
			must(t, os.WriteFile(blob.(*os.File).Name(), []byte("rotten"), 0o600))
			_, err = backup.Make(t.Context(), s, file)
			return err
		},
		"because there is no database": func(t *testing.T, file string) error {
			_, err := backup.Make(t.Context(), source(t, "sqlite"), file)
			return err
		},
		"because there is no folder": func(t *testing.T, file string) error {
			_, err := backup.Make(t.Context(), s, filepath.Join(file, "in", "nowhere"))
			return err
		},
	} {
		t.Run(says, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "office.zip")
			if err := test(t, file); err == nil {
				t.Error("it did not fail")
			}
			if list, err := os.ReadDir(filepath.Dir(file)); len(list) > 0 || err != nil && !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("left: %v, %v", list, err)
			}
		})
	}
}

// On PostgreSQL only the owner sees all organisations; with another role a backup must fail and not be half.
func TestABackupByARoleThatDoesNotSeeEverythingFails(t *testing.T) {
	s := filled(t, "postgres")
	for _, url := range []string{s.Database.URL, s.Database.GlobalURL, ""} {
		poor := s
		poor.Database.OwnerURL = url
		if _, err := backup.Make(t.Context(), poor, filepath.Join(t.TempDir(), "office.zip")); err == nil {
			t.Errorf("%q made a backup", url)
		}
	}
}
