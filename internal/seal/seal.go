// Package seal keeps secrets at rest: what must be read back, such as the secret of a one-time code, lies in the
// database as ciphertext only (AES-256-GCM), under a key that lies outside of it.
//
// Each secret is sealed for a purpose, such as one account's; what was sealed for another does not open.
package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Size of a key in bytes.
const Size = 32

// Key seals and opens.
type Key struct {
	aead cipher.AEAD
	root []byte // see Derive
}

// New makes a key of 32 bytes.
func New(key []byte) (Key, error) {
	if len(key) != Size {
		return Key{}, fmt.Errorf("a key has %d bytes, not %d", Size, len(key))
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return Key{}, err
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	return Key{aead, slices.Clone(key)}, err
}

// Random is a key that ends with the program.
func Random() Key {
	b := make([]byte, Size)
	rand.Read(b)
	k, err := New(b)
	if err != nil {
		panic(err) // the size is right
	}
	return k
}

// File gives the key in a file, which is made when it is missing, for its owner only. Of several that make it at once
// one wins, and all use that one.
func File(path string) (Key, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err := create(path); err != nil {
			return Key{}, err
		}
		text, err = os.ReadFile(path)
	}
	if err != nil {
		return Key{}, err
	}
	return Parse(string(text))
}

// Parse reads a key as Text wrote it, or a file holds it.
func Parse(text string) (Key, error) {
	b, err := base64.StdEncoding.DecodeString(trim(text))
	if err != nil {
		return Key{}, errors.New("the key is not base64")
	}
	return New(b)
}

func trim(s string) string {
	for len(s) > 0 && (s[len(s)-1] == '\n' || s[len(s)-1] == '\r' || s[len(s)-1] == ' ') {
		s = s[:len(s)-1]
	}
	return s
}

// create writes a whole file beside and links it into place, so that nobody ever reads half a key.
func create(path string) error {
	b := make([]byte, Size)
	rand.Read(b)
	f, err := os.CreateTemp(filepath.Dir(path), ".key-*") // with mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.WriteString(base64.StdEncoding.EncodeToString(b) + "\n")
	err = errors.Join(err, f.Sync(), f.Close())
	if err != nil {
		return err
	}
	if err := os.Link(f.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}

// Seal hides a secret for a purpose; the result is text.
func (k Key) Seal(secret []byte, purpose string) string {
	return base64.RawStdEncoding.EncodeToString(k.aead.Seal(nil, nil, secret, []byte(purpose)))
}

// Open gives back what was sealed for the same purpose with the same key.
func (k Key) Open(sealed, purpose string) ([]byte, error) {
	b, err := base64.RawStdEncoding.DecodeString(sealed)
	if err != nil {
		return nil, errors.New("what is sealed cannot be read")
	}
	secret, err := k.aead.Open(nil, nil, b, []byte(purpose))
	if err != nil {
		return nil, errors.New("what is sealed does not open: another key, or another purpose")
	}
	return secret, nil
}
