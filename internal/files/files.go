// Package files keeps blobs, such as floor plans, under the name of their content.
//
// A blob never changes: its name is the SHA-256 of its bytes, so storing the same bytes twice keeps one, and
// whoever knows a name always reads the same bytes. A blob is complete or absent, also after a power cut.
package files

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
)

// Folder keeps blobs in a folder of the data folder.
type Folder struct{ dir string }

// Open prepares the folder.
func Open(dir string) (Folder, error) {
	return Folder{dir: dir}, os.MkdirAll(dir, 0o700)
}

var blobName = regexp.MustCompile(`^[0-9a-f]{64}$`)

// Put stores bytes durably and gives their name.
func (f Folder) Put(data []byte) (string, error) {
	sum := sha256.Sum256(data)
	name := hex.EncodeToString(sum[:])
	path := f.path(name)
	if _, err := os.Stat(path); err == nil {
		return name, nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", err
	}
	tmp, err := os.CreateTemp(f.dir, "new-*")
	if err != nil {
		return "", err
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.Write(data)
	err = errors.Join(err, tmp.Sync(), tmp.Close())
	if err != nil {
		return "", err
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return "", err
	}
	return name, syncDir(filepath.Dir(path))
}

// Get reads a blob; fs.ErrNotExist where there is none of that name.
func (f Folder) Get(name string) ([]byte, error) {
	if !blobName.MatchString(name) {
		return nil, fmt.Errorf("blob %q: %w", name, fs.ErrNotExist)
	}
	return os.ReadFile(f.path(name))
}

// Remove takes a blob away that nothing names any more; one that is not there is no error.
func (f Folder) Remove(name string) error {
	if !blobName.MatchString(name) {
		return nil
	}
	if err := os.Remove(f.path(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// Size is how many bytes a blob has; 0 where there is none of that name.
func (f Folder) Size(name string) int64 {
	if !blobName.MatchString(name) {
		return 0
	}
	info, err := os.Stat(f.path(name))
	if err != nil {
		return 0
	}
	return info.Size()
}

func (f Folder) path(name string) string { return filepath.Join(f.dir, name[:2], name) }

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
