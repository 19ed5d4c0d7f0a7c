package backup_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bureau/internal/backup"
	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/files"
)

// childEnv turns the test program into one that makes backups until it is killed.
const childEnv = "BUREAU_BACKUP_KILLED"

type child struct {
	Database db.Config
	Files    string
	Folder   string
}

func TestMain(m *testing.M) {
	if text := os.Getenv(childEnv); text != "" {
		backUpForEver(text)
		return
	}
	os.Exit(m.Run())
}

func backUpForEver(text string) {
	var c child
	if err := json.Unmarshal([]byte(text), &c); err != nil {
		panic(err)
	}
	folder, err := files.Open(c.Files)
	if err != nil {
		panic(err)
	}
	s := backup.Source{Database: c.Database, Files: folder, Clock: clock.System{}}
	fmt.Println("ready")
	for i := 0; ; i++ {
		if _, err := backup.Make(context.Background(), s, filepath.Join(c.Folder, fmt.Sprintf("%d-%d.zip", os.Getpid(), i))); err != nil {
			panic(err)
		}
	}
}

// Whenever the program is killed, what lies under a backup's name is a whole backup.
func TestAProgramKilledWhileItBacksUpLeavesNoBrokenBackup(t *testing.T) {
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) {
			blobs := filepath.Join(t.TempDir(), "files")
			s := source(t, engine)
			s.Files, _ = files.Open(blobs)
			d := dbtest.OpenConfig(t, s.Database, owners)
			must(t, d.Write(context.Background(), orgA, func(_ context.Context, tx db.Tx) error { return fill(tx) }))
			cut, whole := 0, 0
			for n := 0; n < 15 || whole*cut == 0 && n < 60; n++ {
				c := child{s.Database, blobs, t.TempDir()}
				killSoon(t, c, time.Duration(1+n/15)*150*time.Millisecond) // a busy machine needs longer for a whole one
				w, p := afterKill(t, c.Folder)
				whole, cut = whole+w, cut+p
			}
			t.Logf("%d backups are whole, %d were cut", whole, cut)
			if whole == 0 || cut == 0 {
				t.Errorf("%d whole and %d cut ones show nothing", whole, cut)
			}
		})
	}
}

func killSoon(t *testing.T, c child, within time.Duration) {
	t.Helper()
	text, err := json.Marshal(c)
	must(t, err)
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"="+string(text))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	if _, err := io.ReadFull(out, make([]byte, len("ready\n"))); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(rand.N(within), func() { cmd.Process.Kill() })
	if err := cmd.Wait(); err == nil || !strings.Contains(err.Error(), "killed") {
		t.Fatalf("it was to be killed, but: %v", err)
	}
}

// afterKill opens every backup and counts them and the parts.
func afterKill(t *testing.T, folder string) (whole, parts int) {
	t.Helper()
	list, err := os.ReadDir(folder)
	must(t, err)
	for _, e := range list {
		if strings.HasSuffix(e.Name(), ".part") {
			parts++
			continue
		}
		a, err := backup.Open(t.Context(), filepath.Join(folder, e.Name()))
		must(t, err)
		if a.Rows() == 0 {
			t.Errorf("%s holds no rows", e.Name())
		}
		must(t, a.Close())
		whole++
	}
	return whole, parts
}
