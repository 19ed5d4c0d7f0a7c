package db

import (
	"context"
	"database/sql"
	"errors"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // registers the driver "pgx"
)

func (d *DB) openPostgres(ctx context.Context, owners []Migrations) error {
	if d.cfg.OwnerURL != "" {
		owner, err := sql.Open("pgx", d.cfg.OwnerURL)
		if err != nil {
			return err
		}
		defer owner.Close()
		if err := migrate(ctx, owner, "postgres", owners, d.cfg.Restoring); err != nil {
			return err
		}
	}
	var err error
	if d.readers, err = sql.Open("pgx", d.cfg.URL); err != nil {
		return err
	}
	d.readers.SetMaxOpenConns(32)
	d.readers.SetMaxIdleConns(32)
	global := d.cfg.GlobalURL
	if global == "" {
		return errors.New("PostgreSQL needs the second role's URL")
	}
	if d.global, err = sql.Open("pgx", global); err != nil {
		return err
	}
	d.global.SetMaxOpenConns(8)
	d.global.SetMaxIdleConns(8)
	return d.readers.PingContext(ctx)
}

const maxAttempts = 8

// writePostgres retries what PostgreSQL itself asks to be tried again.
func (d *DB) writePostgres(ctx context.Context, org string, fn func(Tx) error) (records []any, err error) {
	for attempt := range maxAttempts {
		records, err = d.once(ctx, org, fn)
		if !again(err) {
			return records, err
		}
		time.Sleep(time.Duration(rand.Int64N(int64(4*time.Millisecond) << attempt)))
	}
	return records, err
}

func (d *DB) once(ctx context.Context, org string, fn func(Tx) error) ([]any, error) {
	pool := d.readers
	if org == "" {
		pool = d.global
	}
	conn, err := pool.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	stx, err := conn.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return nil, err
	}
	defer stx.Rollback()
	tx := Tx{org: org, run: poolTx{tx: stx}, state: &state{heard: d.cfg.Heard, postgres: true}}
	if org != "" {
		if err := tx.fence(); err != nil {
			return nil, err
		}
	}
	if err := fn(tx); err != nil {
		return nil, err
	}
	return tx.state.records, stx.Commit()
}

func again(err error) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && (e.Code == "40001" || e.Code == "40P01")
}

// Notify tells every node that shares the database, this one included.
func (d *DB) Notify(ctx context.Context, payload string) error {
	if !d.postgres {
		d.tell(payload)
		return nil
	}
	_, err := d.global.ExecContext(ctx, "SELECT pg_notify('bureau_live', $1)", payload)
	return err
}

// Hear calls fn with every payload that any node notifies from now on, until ctx ends; a broken connection is
// made anew, and fn then hears an empty payload, because something may have been missed.
func (d *DB) Hear(ctx context.Context, fn func(payload string)) {
	d.mu.Lock()
	left := func(e ear) bool { return e.ctx.Err() != nil }
	d.ears = append(slices.DeleteFunc(slices.Clone(d.ears), left), ear{ctx, fn})
	if d.postgres && d.listening == nil {
		d.listening = make(chan struct{})
		go d.listen(d.life, d.listening)
	}
	listening := d.listening
	d.mu.Unlock()
	if listening != nil {
		<-listening
	}
}

// ear is one who hears, for as long as its context lasts; the connection serves all and lasts as long as the DB.
type ear struct {
	ctx context.Context
	fn  func(payload string)
}

func (d *DB) tell(payload string) {
	d.mu.RLock()
	ears := d.ears
	d.mu.RUnlock()
	for _, e := range ears {
		if e.ctx.Err() == nil {
			e.fn(payload)
		}
	}
}

func (d *DB) listen(ctx context.Context, ready chan struct{}) {
	for ctx.Err() == nil {
		err := d.listenOnce(ctx, func() {
			if ready != nil {
				close(ready)
				ready = nil
			} else {
				d.tell("")
			}
		})
		if err != nil && ready != nil {
			close(ready)
			ready = nil
		}
		select {
		case <-ctx.Done():
		case <-time.After(time.Second):
		}
	}
}

func (d *DB) listenOnce(ctx context.Context, connected func()) error {
	conn, err := pgx.Connect(ctx, d.cfg.GlobalURL)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if _, err := conn.Exec(ctx, "LISTEN bureau_live"); err != nil {
		return err
	}
	connected()
	for {
		n, err := conn.WaitForNotification(ctx)
		if err != nil {
			return err
		}
		d.tell(n.Payload)
	}
}
