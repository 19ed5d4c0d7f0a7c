package db

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"runtime"
	"strings"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

func sqliteDSN(file, sync string, pragmas ...string) string {
	q := url.Values{}
	q.Set("_txlock", "immediate")
	for _, p := range append([]string{
		"busy_timeout(10000)", "journal_mode(WAL)", "wal_autocheckpoint(4000)", "foreign_keys(1)", "secure_delete(1)",
		"cache_size(-16000)", "temp_store(MEMORY)", "synchronous(" + sync + ")"}, pragmas...) {
		q.Add("_pragma", p)
	}
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: file}).EscapedPath(), RawQuery: q.Encode()}).String()
}

func (d *DB) openSQLite(ctx context.Context, owners []Migrations) error {
	file := strings.TrimPrefix(d.cfg.URL, "sqlite:")
	sync := d.cfg.Sync
	if sync == "" {
		sync = "FULL"
	}
	if err := private(file); err != nil {
		return err
	}
	writer, err := sql.Open("sqlite", sqliteDSN(file, sync))
	if err != nil {
		return err
	}
	writer.SetMaxOpenConns(1)
	// Turning a new file to WAL does not wait for others who do the same.
	err = migrate(ctx, writer, "sqlite", owners, d.cfg.Restoring)
	for attempt := 0; busy(err) && attempt < 50; attempt++ {
		time.Sleep(20 * time.Millisecond)
		err = migrate(ctx, writer, "sqlite", owners, d.cfg.Restoring)
	}
	if err != nil {
		writer.Close()
		return err
	}
	if d.group, err = newGroup(ctx, writer); err != nil {
		writer.Close()
		return err
	}
	d.group.heard = d.cfg.Heard
	readerDSN := strings.Replace(sqliteDSN(file, sync, "query_only(1)"), "_txlock=immediate", "_txlock=deferred", 1)
	if d.readers, err = sql.Open("sqlite", readerDSN); err != nil {
		return err
	}
	readers := max(4, 2*runtime.NumCPU())
	// One connection more than there are seats: a statement is prepared on a connection of its own, which readers
	// who hold all the others would wait for in vain.
	d.readers.SetMaxOpenConns(readers + 1)
	d.readers.SetMaxIdleConns(readers + 1)
	d.seats = make(chan struct{}, readers)
	d.global = d.readers
	d.reads = &statements{pool: d.readers, kept: map[string]*sql.Stmt{}}
	return d.readers.PingContext(ctx)
}

// private makes the file readable by its owner only, before anything is in it; SQLite gives its helpers the same mode.
func private(file string) error {
	f, err := os.OpenFile(file, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(f.Chmod(0o600), f.Close())
}

// Violates tells whether SQLite refused a statement because of a constraint or a trigger. That undoes the statement
// alone: a transaction that is Serial may go on.
func Violates(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code()&0xff == sqlite3.SQLITE_CONSTRAINT
}

func busy(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && (e.Code()&0xff == sqlite3.SQLITE_BUSY || e.Code()&0xff == sqlite3.SQLITE_LOCKED)
}
