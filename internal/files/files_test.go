package files_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"bureau/internal/files"
)

func TestABlobIsReadBackByTheNameOfItsContent(t *testing.T) {
	f, err := files.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	a, err := f.Put([]byte("a plan"))
	if err != nil {
		t.Fatal(err)
	}
	again, err := f.Put([]byte("a plan"))
	if err != nil || a != again {
		t.Errorf("the same bytes are named %s and %s (%v)", a, again, err)
	}
	got, err := f.Get(a)
	if err != nil || !bytes.Equal(got, []byte("a plan")) {
		t.Errorf("read %q, %v", got, err)
	}
}

func TestANameThatIsNoBlobReachesNothing(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "secret"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := files.Open(filepath.Join(dir, "blobs"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"", "..", "../secret", "a", "../../etc/passwd", string(make([]byte, 64))} {
		if _, err := f.Get(name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("Get(%q) gives %v", name, err)
		}
	}
}

func TestNoHalfWrittenBlobIsLeft(t *testing.T) {
	dir := t.TempDir()
	f, err := files.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Put(bytes.Repeat([]byte("x"), 1<<20)); err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(filepath.Join(dir, "new-*"))
	if err != nil || len(left) != 0 {
		t.Errorf("left %v, %v", left, err)
	}
}
