package erasure

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"bureau/internal/db"
)

// FileName is the journal's name in the data folder and beside backups.
const FileName = "erasures.log"

// Journal is the file outside the database; safe for concurrent use.
type Journal struct {
	file string
	mu   sync.Mutex
}

// In names the journal of a folder.
func In(folder string) *Journal { return &Journal{file: filepath.Join(folder, FileName)} }

// File is where the journal lies.
func (j *Journal) File() string { return j.file }

// Append adds entries and returns once they are durable.
func (j *Journal) Append(entries ...Entry) error {
	if len(entries) == 0 {
		return nil
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.append(entries)
}

func (j *Journal) append(entries []Entry) error {
	var lines bytes.Buffer
	text := json.NewEncoder(&lines)
	for _, e := range entries {
		if err := text.Encode(e); err != nil {
			return err
		}
	}
	_, missing := os.Stat(j.file)
	f, err := os.OpenFile(j.file, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	err = writeAfter(f, lines.Bytes())
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil || missing == nil {
		return err
	}
	return syncDir(filepath.Dir(j.file))
}

// writeAfter writes after the last whole line, over what a crash left of another.
func writeAfter(f *os.File, lines []byte) error {
	before, err := os.ReadFile(f.Name())
	if err != nil {
		return err
	}
	end := int64(bytes.LastIndexByte(before, '\n') + 1)
	if err := f.Truncate(end); err != nil {
		return err
	}
	_, err = f.WriteAt(lines, end)
	return err
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// Catch adds what the database knows and the file does not: what was erased just before a crash. A journal without an
// entry is there too, so that a restore can tell that nothing was erased from not knowing.
func (j *Journal) Catch(ctx context.Context, d *db.DB) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	known, err := Read(j.file)
	fresh := errors.Is(err, fs.ErrNotExist)
	if err != nil && !fresh {
		return err
	}
	var rows []Entry
	if err := d.ReadGlobal(ctx, func(tx db.Tx) (err error) { rows, err = all(tx); return err }); err != nil {
		return err
	}
	missing := Union(known, rows)[len(known):]
	if len(missing) == 0 && !fresh {
		return nil
	}
	return j.append(missing)
}

// Read reads a journal; fs.ErrNotExist where there is none.
func Read(file string) ([]Entry, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	entries, err := parse(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return entries, nil
}

func parse(text []byte) ([]Entry, error) {
	var out []Entry
	for n := 1; ; n++ {
		line, rest, whole := bytes.Cut(text, []byte("\n"))
		if !whole {
			return out, nil // an entry that was not written to its end is still in the database
		}
		var e Entry
		if err := json.Unmarshal(line, &e); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if e.Kind == "" || e.ID == "" {
			return nil, fmt.Errorf("line %d says neither what was erased nor which", n)
		}
		out, text = append(out, e), rest
	}
}

// Union adds to the first entries those of the others that are not among them yet, in order.
func Union(first []Entry, more ...[]Entry) []Entry {
	type key struct{ org, kind, id string }
	seen := map[key]bool{}
	for _, e := range first {
		seen[key{e.Org, e.Kind, e.ID}] = true
	}
	out := first[:len(first):len(first)]
	for _, list := range more {
		for _, e := range list {
			if k := (key{e.Org, e.Kind, e.ID}); !seen[k] {
				seen[k] = true
				out = append(out, e)
			}
		}
	}
	return out
}
