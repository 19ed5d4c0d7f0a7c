package files

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// At names a folder without making it, for those who only read. One that is not there has no blobs.
func At(dir string) Folder { return Folder{dir: dir} }

// Names lists all blobs in order.
func (f Folder) Names() ([]string, error) {
	if _, err := os.Stat(f.dir); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var out []string
	err := filepath.WalkDir(f.dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() && blobName.MatchString(e.Name()) && path == f.path(e.Name()) {
			out = append(out, e.Name())
		}
		return err
	})
	return out, err
}

// Open opens a blob for reading; fs.ErrNotExist where there is none of that name.
func (f Folder) Open(name string) (io.ReadCloser, error) {
	if !blobName.MatchString(name) {
		return nil, fmt.Errorf("blob %q: %w", name, fs.ErrNotExist)
	}
	return os.Open(f.path(name))
}

// Total tells how many bytes all blobs have together.
func (f Folder) Total() (total int64, err error) {
	err = filepath.WalkDir(f.dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil // it was on its way to its name
		}
		if err == nil {
			total += info.Size()
		}
		return err
	})
	return total, err
}

// IsName tells whether a blob can have the name.
func IsName(name string) bool { return blobName.MatchString(name) }
