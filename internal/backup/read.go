package backup

import (
	"archive/zip"
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"

	"bureau/internal/db"
	"bureau/internal/files"
)

var (
	// ErrBroken is for a file that is no backup, or no longer the one that was made.
	ErrBroken = errors.New("the backup is broken: it was cut or changed after it was made; take another one")
	// ErrNewer is for a file that only a newer program can read.
	ErrNewer = errors.New("the backup was made by a newer version of Bureau; install that version, and restore again")
)

// Archive is a backup that was found whole.
type Archive struct {
	Manifest
	entries map[string]*zip.File
	file    *os.File
}

// Open opens a backup and checks all of it.
func Open(ctx context.Context, file string) (*Archive, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	a, err := read(ctx, f, info.Size())
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", file, err), f.Close())
	}
	a.file = f
	return a, nil
}

// Close closes the file.
func (a *Archive) Close() error { return a.file.Close() }

func broken(format string, args ...any) error {
	return fmt.Errorf("%w (%s)", ErrBroken, fmt.Sprintf(format, args...))
}

// read checks that every entry is the one that the manifest names, and the manifest the one that the comment names.
func read(ctx context.Context, from io.ReaderAt, size int64) (*Archive, error) {
	z, err := zip.NewReader(from, size)
	if err != nil {
		return nil, broken("%v", err)
	}
	a := &Archive{entries: map[string]*zip.File{}}
	for _, f := range z.File {
		if a.entries[f.Name] != nil {
			return nil, broken("%q is in it twice", f.Name)
		}
		a.entries[f.Name] = f
	}
	if err := a.readManifest(z.Comment); err != nil {
		return nil, err
	}
	return a, a.verify(ctx)
}

// maxManifest is enough for a million blobs.
const maxManifest = 256 << 20

func (a *Archive) readManifest(comment string) error {
	f := a.entries[manifestName]
	if f == nil || f.UncompressedSize64 > maxManifest {
		return broken("it has no manifest")
	}
	from, err := f.Open()
	if err != nil {
		return broken("%v", err)
	}
	defer from.Close()
	text, err := io.ReadAll(io.LimitReader(from, maxManifest))
	if err != nil {
		return broken("the manifest: %v", err)
	}
	sum := sha256.Sum256(text)
	if comment != commentPrefix+hex.EncodeToString(sum[:]) {
		return broken("the manifest is not the one that was written")
	}
	var only struct{ Format int }
	if err := json.Unmarshal(text, &only); err != nil {
		return broken("the manifest: %v", err)
	}
	if only.Format > Format {
		return fmt.Errorf("%w (its format is %d, this version reads up to %d)", ErrNewer, only.Format, Format)
	}
	if err := unmarshal(text, &a.Manifest); err != nil {
		return broken("the manifest: %v", err)
	}
	return nil
}

var tableName = regexp.MustCompile(`^[a-z_][a-z0-9_]{0,62}$`)

func (a *Archive) verify(ctx context.Context) error {
	if n := len(a.Tables) + len(a.Blobs) + 1; a.Format < 1 || len(a.entries) != n {
		return broken("%d entries instead of %d", len(a.entries), n)
	}
	for _, t := range a.Tables {
		if !tableName.MatchString(t.Name) {
			return broken("no table is called %q", t.Name)
		}
		if err := a.check(ctx, "tables/"+t.Name+".jsonl", t.Bytes, t.SHA256); err != nil {
			return err
		}
	}
	for _, b := range a.Blobs {
		if !files.IsName(b.Name) {
			return broken("no file is called %q", b.Name)
		}
		if err := a.check(ctx, "files/"+b.Name, b.Bytes, b.Name); err != nil {
			return err
		}
	}
	return nil
}

func (a *Archive) check(ctx context.Context, name string, size int64, want string) error {
	from, err := a.open(name)
	if err != nil {
		return err
	}
	defer from.Close()
	sum := sha256.New()
	n, err := io.Copy(sum, io.LimitReader(stopping{ctx, from}, size+1))
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return broken("%s: %v", name, err)
	}
	if n != size || hex.EncodeToString(sum.Sum(nil)) != want {
		return broken("%s is not what was written", name)
	}
	return nil
}

// stopping reads until ctx ends.
type stopping struct {
	ctx  context.Context
	from io.Reader
}

func (s stopping) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.from.Read(p)
}

func (a *Archive) open(name string) (io.ReadCloser, error) {
	f := a.entries[name]
	if f == nil {
		return nil, broken("%s is missing", name)
	}
	from, err := f.Open()
	if err != nil {
		return nil, broken("%s: %v", name, err)
	}
	return from, nil
}

// rows reads a table: its columns, and a function that gives its rows and then nil.
func (a *Archive) rows(e Entry) ([]db.Column, func() ([]any, error), func() error, error) {
	from, err := a.open("tables/" + e.Name + ".jsonl")
	if err != nil {
		return nil, nil, nil, err
	}
	lines := bufio.NewReaderSize(io.LimitReader(from, e.Bytes), chunk)
	first, err := line(lines)
	var h head
	if err == nil {
		err = unmarshal(first, &h)
	}
	if err != nil {
		return nil, nil, nil, errors.Join(broken("the columns of %s: %v", e.Name, err), from.Close())
	}
	n := int64(0)
	next := func() ([]any, error) {
		text, err := line(lines)
		if err == io.EOF && n == e.Rows {
			return nil, nil
		}
		n++
		var row []any
		if err == nil {
			row, err = parseRow(text, h.Columns)
		}
		if err != nil {
			return nil, broken("row %d of %s: %v", n, e.Name, err)
		}
		return row, nil
	}
	return h.Columns, next, from.Close, nil
}

func line(from *bufio.Reader) ([]byte, error) {
	var out []byte
	for {
		part, err := from.ReadSlice('\n')
		out = append(out, part...)
		switch {
		case err == nil:
			return out, nil
		case errors.Is(err, bufio.ErrBufferFull) && len(out) <= maxLine:
		case err == io.EOF && len(out) > 0:
			return nil, io.ErrUnexpectedEOF
		default:
			return nil, err
		}
	}
}

// Known tells whether this program knows the backup's schema.
func (a *Archive) Known(owners []db.Migrations) error {
	if a.Schema.Engine != "sqlite" && a.Schema.Engine != "postgres" {
		return broken("no database is called %q", a.Schema.Engine)
	}
	err := a.Schema.Known(owners)
	if errors.Is(err, db.ErrNewer) {
		return fmt.Errorf("%w (%s)", ErrNewer, strings.TrimPrefix(err.Error(), db.ErrNewer.Error()+" "))
	}
	return err
}

// Restore fills an empty database and a folder. The database is then at the backup's schema, and only those who
// set db.Config.Restoring can open it until db.Loaded.
func (a *Archive) Restore(ctx context.Context, database db.Config, owners []db.Migrations, folder files.Folder) error {
	if err := a.Known(owners); err != nil {
		return err
	}
	if err := a.restoreBlobs(ctx, folder); err != nil {
		return err
	}
	return db.Load(ctx, database, a.Schema, owners, func(l *db.Loader) error {
		for _, e := range a.Tables {
			if err := a.restoreTable(l, e); err != nil {
				return err
			}
		}
		return ctx.Err()
	})
}

func (a *Archive) restoreTable(l *db.Loader, e Entry) error {
	columns, next, close, err := a.rows(e)
	if err != nil {
		return err
	}
	return errors.Join(l.Table(e.Name, slices.Clone(columns), next), close())
}

func (a *Archive) restoreBlobs(ctx context.Context, folder files.Folder) error {
	for _, b := range a.Blobs {
		if err := ctx.Err(); err != nil {
			return err
		}
		from, err := a.open("files/" + b.Name)
		if err != nil {
			return err
		}
		data, err := io.ReadAll(io.LimitReader(from, b.Bytes))
		if err = errors.Join(err, from.Close()); err != nil {
			return err
		}
		if _, err := folder.Put(data); err != nil {
			return err
		}
	}
	return nil
}
