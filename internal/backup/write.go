package backup

import (
	"archive/zip"
	"compress/flate"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/files"
)

// Format is the newest format that this program writes and reads.
const Format = 1

// Manifest says what is in a backup.
type Manifest struct {
	Format int       `json:"format"`
	MadeAt time.Time `json:"made_at"` // when the snapshot was taken
	Schema db.Schema `json:"schema"`
	Tables []Entry   `json:"tables"`
	Blobs  []Entry   `json:"blobs"`
}

// Entry is a table or a blob of a backup. A blob's name is its SHA-256.
type Entry struct {
	Name   string `json:"name"`
	Bytes  int64  `json:"bytes"` // before compression
	Rows   int64  `json:"rows,omitempty"`
	SHA256 string `json:"sha256,omitempty"`
}

// Rows counts the rows of all tables.
func (m Manifest) Rows() (n int64) {
	for _, t := range m.Tables {
		n += t.Rows
	}
	return n
}

// Source is an office of which a backup is made.
type Source struct {
	Database db.Config
	Files    files.Folder
	Clock    clock.Clock
}

// Make writes a backup to a new file and returns once it is durable. If it fails, there is no file.
func Make(ctx context.Context, s Source, file string) (m Manifest, err error) {
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
		return m, errors.Join(err, fmt.Errorf("%s is there already; choose another name", file))
	}
	part, err := os.CreateTemp(filepath.Dir(file), partPattern) // readable by its owner only
	if err != nil {
		return m, err
	}
	defer os.Remove(part.Name())
	m, err = Write(ctx, s, part)
	if err = errors.Join(err, part.Sync(), part.Close()); err != nil {
		return m, err
	}
	if err := os.Rename(part.Name(), file); err != nil {
		return m, err
	}
	return m, syncDir(filepath.Dir(file))
}

// partPattern names a backup that is being written.
const partPattern = ".bureau-*.part"

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// Write writes a backup from its first byte to its last.
func Write(ctx context.Context, s Source, out io.Writer) (m Manifest, err error) {
	z := zip.NewWriter(out)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	w := writer{ctx: ctx, zip: z, source: s}
	err = db.TakeSnapshot(ctx, s.Database, func(snap *db.Snapshot) error {
		w.manifest = Manifest{Format: Format, MadeAt: s.Clock.Now(), Schema: snap.Schema}
		return w.tables(snap)
	})
	if err == nil {
		err = w.blobs()
	}
	if err == nil {
		err = w.finish()
	}
	return w.manifest, err
}

type writer struct {
	ctx      context.Context
	zip      *zip.Writer
	source   Source
	manifest Manifest
}

// measured counts and sums what goes through it.
type measured struct {
	to    io.Writer
	sum   hash.Hash
	bytes int64
}

func (m *measured) Write(p []byte) (int, error) {
	m.sum.Write(p)
	n, err := m.to.Write(p)
	m.bytes += int64(n)
	return n, err
}

func (w *writer) entry(name string) (*measured, error) {
	to, err := w.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: w.manifest.MadeAt})
	return &measured{to: to, sum: sha256.New()}, err
}

func (m *measured) hex() string { return hex.EncodeToString(m.sum.Sum(nil)) }

func (w *writer) tables(snap *db.Snapshot) error {
	for _, t := range snap.Tables {
		e, err := w.table(snap, t)
		if err != nil {
			return err
		}
		w.manifest.Tables = append(w.manifest.Tables, e)
	}
	return nil
}

// head is the first line of a table.
type head struct {
	Columns []db.Column `json:"columns"`
}

// chunk is how much is written at a time.
const chunk = 64 << 10

func (w *writer) table(snap *db.Snapshot, t db.Table) (Entry, error) {
	e := Entry{Name: t.Name}
	to, err := w.entry("tables/" + t.Name + ".jsonl")
	if err != nil {
		return e, err
	}
	lines, err := json.Marshal(head{t.Columns})
	if err != nil {
		return e, err
	}
	lines = append(lines, '\n')
	flush := func() error {
		_, err := to.Write(lines)
		lines = lines[:0]
		return errors.Join(err, w.ctx.Err())
	}
	err = snap.Rows(t, func(values []any) error {
		from := len(lines)
		line, err := appendRow(lines[from:], values)
		if err != nil {
			return fmt.Errorf("table %s: %w", t.Name, err)
		}
		lines = append(lines[:from], line...)
		e.Rows++
		if len(lines) < chunk {
			return nil
		}
		return flush()
	})
	err = errors.Join(err, flush())
	e.Bytes, e.SHA256 = to.bytes, to.hex()
	return e, err
}

// blobs are listed after the snapshot was taken, so none that its rows name is missing.
func (w *writer) blobs() error {
	names, err := w.source.Files.Names()
	if err != nil {
		return err
	}
	for _, name := range names {
		e, err := w.blob(name)
		if err != nil {
			return fmt.Errorf("file %s: %w", name, err)
		}
		w.manifest.Blobs = append(w.manifest.Blobs, e)
	}
	return nil
}

func (w *writer) blob(name string) (Entry, error) {
	if err := w.ctx.Err(); err != nil {
		return Entry{}, err
	}
	from, err := w.source.Files.Open(name)
	if err != nil {
		return Entry{}, err
	}
	defer from.Close()
	to, err := w.entry("files/" + name)
	if err != nil {
		return Entry{}, err
	}
	_, err = io.CopyBuffer(to, struct{ io.Reader }{from}, make([]byte, chunk))
	if err == nil && to.hex() != name {
		err = errors.New("its content has changed since it was stored; put the file back from an older backup")
	}
	return Entry{Name: name, Bytes: to.bytes}, err
}

func (w *writer) finish() error {
	text, err := json.MarshalIndent(w.manifest, "", " ")
	if err != nil {
		return err
	}
	to, err := w.entry(manifestName)
	if err != nil {
		return err
	}
	if _, err := to.Write(append(text, '\n')); err != nil {
		return err
	}
	if err := w.zip.SetComment(commentPrefix + to.hex()); err != nil {
		return err
	}
	return w.zip.Close()
}

const (
	manifestName  = "manifest.json"
	commentPrefix = "bureau backup sha256:"
)

// size is about how many bytes the data takes.
func (s Source) size() (int64, error) {
	blobs, err := s.Files.Total()
	if err != nil {
		return 0, err
	}
	var rows int64
	err = db.TakeSnapshot(context.Background(), s.Database, func(snap *db.Snapshot) error {
		rows = snap.Size
		return nil
	})
	return blobs + rows, err
}
