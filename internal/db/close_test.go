package db_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"bureau/internal/db"
)

func TestASQLiteDatabaseThatWasClosedIsOneFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "one.db")
	d, err := db.Open(t.Context(), db.Config{URL: "sqlite:" + file}, owners...)
	if err != nil {
		t.Fatal(err)
	}
	if err := write(d, orgA, func(tx db.Tx) error { return add(tx, "written") }); err != nil {
		t.Fatal(err)
	}
	requireNotes(t, d, "written") // and read
	if err := errors.Join(d.Close(), d.Close()); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(file + "-wal"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("beside it lies its log: %v", err)
	}
}
