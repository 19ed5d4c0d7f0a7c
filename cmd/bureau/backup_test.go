package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"bureau/internal/office"
)

// typed runs a command of the program to its end.
func typed(args ...string) (code int, stdout, stderr string) {
	var out, bad strings.Builder
	code = run(args, &out, &bad, make(chan os.Signal))
	return code, out.String(), bad.String()
}

func TestABackupIsMadeBesideARunningOfficeAndRestored(t *testing.T) {
	file, dir := binary(t), filepath.Join(t.TempDir(), "demo")
	c, out, _ := started(t, file, dir)
	zip, there := filepath.Join(t.TempDir(), "office.zip"), filepath.Join(t.TempDir(), "there")
	code, said, bad := typed("backup", "--data", dir, zip)
	var rows int64
	if _, err := fmt.Sscanf(strings.TrimPrefix(said, zip), " holds %d rows of", &rows); code != done || err != nil || rows < 1000 {
		t.Fatalf("%d, %v: %s%s", code, err, said, bad)
	}
	if info, err := os.Stat(zip); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
	stop(t, c, out)
	code, said, bad = typed("restore", "--data", there, zip)
	if code != done || !strings.Contains(said, "The office is back") || !strings.Contains(bad, "No journal of erasures") {
		t.Fatalf("%d: %s%s", code, said, bad)
	}
	want, err := office.Backup(t.Context(), office.Config{Data: dir}, filepath.Join(t.TempDir(), "want.zip"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := office.Backup(t.Context(), office.Config{Data: there}, filepath.Join(t.TempDir(), "got.zip"))
	if err != nil || got.Rows() != rows || len(got.Blobs) != len(want.Blobs) { // the office went on, and sent its mail
		t.Errorf("%d rows and %d files, not %d and %d; %v", got.Rows(), len(got.Blobs), rows, len(want.Blobs), err)
	}
	for says, args := range map[string][]string{
		"is there already; choose another name":  {"backup", "--data", dir, zip},
		"holds an office already":                {"restore", "--data", there, zip},
		"the data folder":                        {"backup", "--data", filepath.Join(dir, "nowhere"), zip + "2"},
		"there is no database":                   {"backup", "--data", filepath.Dir(zip), zip + "3"},
		"is broken":                              {"restore", "--data", there + "2", filepath.Join(there, "bureau.db")},
		"give --database-owner":                  {"restore", "--database", "postgres://bureau_app@h/d", "--database-global", "postgres://bureau_global@h/d", "--data", there + "3", zip},
		"PostgreSQL shows all organisations to ": {"backup", "--database", "postgres://bureau_app@h/d", "--database-global", "postgres://bureau_global@h/d", "--data", dir, zip + "4"},
	} {
		if code, _, bad := typed(args...); code != failed || !strings.Contains(bad, says) {
			t.Errorf("%v gives %d: %s", args, code, bad)
		}
	}
	if list, err := filepath.Glob(zip + "*"); err != nil || len(list) != 1 {
		t.Errorf("left: %v, %v", list, err)
	}
}

// Nobody has to ask: an office that is served backs itself up, and says so.
func TestAServedOfficeBacksItselfUp(t *testing.T) {
	dir, folder := t.TempDir(), filepath.Join(t.TempDir(), "elsewhere")
	c, out, _ := serving(t, binary(t), nil, "--url=http://localhost", "--data="+dir, "--backup-folder="+folder)
	comes(t, out, "backup made")
	must(t, c.Process.Signal(syscall.SIGTERM))
	must(t, c.Wait())
	made, err := filepath.Glob(filepath.Join(folder, "bureau-*.zip"))
	if err != nil || len(made) != 1 {
		t.Fatalf("%v, %v: %s", made, err, out)
	}
	code, said, bad := typed("restore", "--data", filepath.Join(dir, "there"), made[0])
	if code != done || !strings.Contains(said, "0 erasures of "+filepath.Join(folder, "erasures.log")) {
		t.Errorf("%d: %s%s", code, said, bad)
	}
}
