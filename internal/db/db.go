package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"
)

// ErrNoRows is what scanning an empty result gives.
var ErrNoRows = sql.ErrNoRows

// ErrNested is what a Write inside a Write gives at once, instead of waiting for itself.
var ErrNested = errors.New("db: Write inside Write")

// Config names the database.
type Config struct {
	// URL is "sqlite:<file>" or "postgres://…" with the role that the program uses for an organisation's rows.
	URL string
	// GlobalURL is PostgreSQL's second role, for the look-ups before an organisation is known.
	GlobalURL string
	// OwnerURL is PostgreSQL's owning role; only migrations use it. Empty leaves the schema as it is.
	OwnerURL string
	// Sync sets SQLite's synchronous mode; empty means FULL, which survives a power cut.
	Sync string
	// Restoring opens a database into which a restore is under way; see Load.
	Restoring bool
	// Heard is told every statement before it runs, without its values; nil: nobody listens. It may be called by many
	// goroutines at once.
	Heard func(statement string) `json:"-"`
}

// Joins are what the program hangs on recorded events.
type Joins struct {
	// Must runs in the same transaction, once for each record, in order; its error undoes the transaction.
	Must func(ctx context.Context, tx Tx, record any) error
	// May runs after the commit, with all records of the transaction.
	May func(org string, records []any)
}

// DB is an open database, safe for concurrent use.
type DB struct {
	postgres bool
	readers  *sql.DB // SQLite: read-only connections; PostgreSQL: the organisation's role
	global   *sql.DB // PostgreSQL: the second role; SQLite: as readers
	group    *group  // SQLite: the one writer
	reads    *statements
	seats    chan struct{} // SQLite: how many may read at once; nil without a limit
	cfg      Config
	mu       sync.RWMutex
	joins    Joins
	ears     []ear
	// listening is closed once the connection that hears for all ears listens; nil before the first of them.
	listening chan struct{}
	owners    []Migrations
	life      context.Context // ends with Close
	end       context.CancelFunc
}

// Open opens the database and brings its schema up to date.
func Open(ctx context.Context, cfg Config, owners ...Migrations) (*DB, error) {
	d := &DB{cfg: cfg, owners: owners, postgres: strings.HasPrefix(cfg.URL, "postgres")}
	d.life, d.end = context.WithCancel(context.WithoutCancel(ctx))
	var err error
	if d.postgres {
		err = d.openPostgres(ctx, owners)
	} else {
		err = d.openSQLite(ctx, owners)
	}
	if err != nil {
		d.Close()
		return nil, fmt.Errorf("open database: %w", err)
	}
	return d, nil
}

// Postgres tells which of the two databases this is; only tests and figures should care.
func (d *DB) Postgres() bool { return d.postgres }

// Alone tells whether this program is the only one that writes while it runs: what it wrote last is what stands there.
func (d *DB) Alone() bool { return !d.postgres }

// Join sets what follows from recorded events. It is called once, before the first Write.
func (d *DB) Join(j Joins) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.joins = j
}

// Close ends all connections; writes under way are finished first. The writing connection goes last: only that one can
// bring SQLite's log into the file and remove it.
func (d *DB) Close() error {
	d.end()
	if d.group != nil {
		d.group.finish()
	}
	var errs []error
	if d.readers != nil {
		errs = append(errs, d.readers.Close())
	}
	if d.global != nil && d.global != d.readers {
		errs = append(errs, d.global.Close())
	}
	if d.group != nil {
		errs = append(errs, d.group.close())
	}
	return errors.Join(errs...)
}

// Read runs fn on a consistent, read-only view of an organisation's rows.
func (d *DB) Read(ctx context.Context, org string, fn func(tx Tx) error) error {
	if org == "" {
		return errors.New("db: Read without an organisation")
	}
	return d.read(ctx, d.readers, org, fn)
}

// ReadGlobal runs fn on the global tables and the listed look-ups.
func (d *DB) ReadGlobal(ctx context.Context, fn func(tx Tx) error) error {
	return d.read(ctx, d.global, "", fn)
}

func (d *DB) read(ctx context.Context, pool *sql.DB, org string, fn func(tx Tx) error) error {
	if d.seats != nil {
		select {
		case d.seats <- struct{}{}:
			defer func() { <-d.seats }()
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	stx, err := pool.BeginTx(ctx, d.view())
	if err != nil {
		return err
	}
	defer stx.Rollback()
	tx := Tx{org: org, run: poolTx{tx: stx, cache: d.reads}, state: &state{heard: d.cfg.Heard, postgres: d.postgres}}
	if d.postgres && org != "" {
		if err := tx.fence(); err != nil {
			return err
		}
	}
	return fn(tx)
}

// view is a transaction that only reads, and sees one state of the data from its first statement to its last.
// SQLite has no other; PostgreSQL must be asked, or each statement would see the latest.
func (d *DB) view() *sql.TxOptions {
	if d.postgres {
		return &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead}
	}
	return &sql.TxOptions{ReadOnly: true}
}

// Write runs fn in a transaction on an organisation's rows and returns after its durable commit. An error of
// fn, or of a record's join, undoes it all. The context given to fn is not the caller's: it ends with nothing.
func (d *DB) Write(ctx context.Context, org string, fn func(ctx context.Context, tx Tx) error) error {
	if org == "" {
		return errors.New("db: Write without an organisation")
	}
	return d.write(ctx, org, fn)
}

// WriteGlobal is Write for the global tables.
func (d *DB) WriteGlobal(ctx context.Context, fn func(ctx context.Context, tx Tx) error) error {
	return d.write(ctx, "", fn)
}

type writing struct{}

func (d *DB) write(ctx context.Context, org string, fn func(context.Context, Tx) error) error {
	if ctx.Value(writing{}) != nil {
		return ErrNested
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	d.mu.RLock()
	joins := d.joins
	d.mu.RUnlock()
	inside := context.WithValue(context.WithoutCancel(ctx), writing{}, true)
	whole := func(tx Tx) error {
		if err := fn(inside, tx); err != nil {
			return err
		}
		return tx.follow(inside, joins.Must)
	}
	var records []any
	var err error
	if d.postgres {
		records, err = d.writePostgres(ctx, org, whole)
	} else {
		records, err = d.group.write(org, whole)
	}
	if err == nil && joins.May != nil && len(records) > 0 {
		joins.May(org, records)
	}
	return err
}

// Micros is the stored form of an instant: microseconds since 1970 UTC.
func Micros(t time.Time) int64 { return t.UnixMicro() }

// Time is the instant of a stored time.
func Time(micros int64) time.Time { return time.UnixMicro(micros).UTC() }
