package seal

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestASecretOpensWithItsKeyAndForItsPurposeOnly(t *testing.T) {
	k := Random()
	sealed := k.Seal([]byte("a secret"), "anna")
	if got, err := k.Open(sealed, "anna"); err != nil || string(got) != "a secret" {
		t.Errorf("%q, %v", got, err)
	}
	if strings.Contains(sealed, "secret") || sealed == k.Seal([]byte("a secret"), "anna") {
		t.Error("it shows what it hides, or that two are the same")
	}
	for name, open := range map[string]func() ([]byte, error){
		"another purpose": func() ([]byte, error) { return k.Open(sealed, "bram") },
		"another key":     func() ([]byte, error) { return Random().Open(sealed, "anna") },
		"a changed text":  func() ([]byte, error) { return k.Open("A"+sealed[1:len(sealed)-1]+"A", "anna") },
		"nothing":         func() ([]byte, error) { return k.Open("", "anna") },
		"no base64":       func() ([]byte, error) { return k.Open("%", "anna") },
	} {
		if got, err := open(); err == nil {
			t.Errorf("%s opens it: %q", name, got)
		}
	}
}

func TestAFileKeepsTheKeyForItsOwnerOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "key")
	sealed := make(chan string, 8)
	var all sync.WaitGroup
	for range cap(sealed) {
		all.Go(func() {
			k, err := File(path)
			if err != nil {
				t.Error(err)
				return
			}
			sealed <- k.Seal([]byte("x"), "")
		})
	}
	all.Wait()
	close(sealed)
	again, err := File(path)
	if err != nil {
		t.Fatal(err)
	}
	for s := range sealed {
		if _, err := again.Open(s, ""); err != nil {
			t.Error("several at once made several keys")
		}
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Error(info.Mode(), err)
	}
	if err := os.WriteFile(path, []byte("short"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := File(path); err == nil {
		t.Error("a spoilt key is taken")
	}
}

func TestWhatIsDerivedIsOneKeysAndOnePurposesOnly(t *testing.T) {
	key := bytes.Repeat([]byte{7}, Size)
	a, err := New(key)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := New(slices.Clone(key))
	clear(key) // what the caller does with the bytes is no matter
	one := a.Derive("one")
	if len(one) != Size || !bytes.Equal(one, again.Derive("one")) {
		t.Error("the same key derives something else")
	}
	if bytes.Equal(one, a.Derive("two")) || bytes.Equal(one, Random().Derive("one")) {
		t.Error("another purpose or key derives the same")
	}
}
