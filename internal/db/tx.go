package db

import (
	"context"
	"database/sql"
	"sync"
)

// Tx is a transaction. It is not safe for concurrent use, and ends with the function it was given to.
type Tx struct {
	org   string
	run   runner
	state *state
}

type state struct {
	records  []any
	postgres bool
	heard    func(statement string) // see Config
}

func (s *state) hear(statement string) {
	if s.heard != nil {
		s.heard(statement)
	}
}

// runner is what both databases can do inside a transaction.
type runner interface {
	exec(query string, args []any) (sql.Result, error)
	row(query string, args []any) *sql.Row
	rows(query string, args []any) (*sql.Rows, error)
}

// Org is the organisation whose rows the transaction sees; empty for a global one.
func (t Tx) Org() string { return t.org }

// Serial tells whether no other write can run before this one has ended, so that rows need no lock.
func (t Tx) Serial() bool { _, serial := t.run.(*group); return serial }

// List is an aggregate of a number as a query writes it: all of them, with commas between. It is the quickest way of each
// database; the one that both know, to add up texts, takes twice as long.
func (t Tx) List(number string) string {
	if t.state.postgres {
		return "array_to_string(array_agg(" + number + "), ',')"
	}
	return "group_concat(" + number + ")"
}

// Exec runs a statement and tells how many rows it touched.
func (t Tx) Exec(query string, args ...any) (int64, error) {
	t.state.hear(query)
	res, err := t.run.exec(query, args)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

// Row reads one row into dest; ErrNoRows where there is none.
func (t Tx) Row(query string, args ...any) *sql.Row {
	t.state.hear(query)
	return t.run.row(query, args)
}

// Record notes what happened, for the joins. A run that does not commit leaves no record.
func (t Tx) Record(event any) { t.state.records = append(t.state.records, event) }

// follow runs the joins of every record, those recorded by joins included.
func (t Tx) follow(ctx context.Context, must func(context.Context, Tx, any) error) error {
	if must == nil {
		return nil
	}
	for i := 0; i < len(t.state.records); i++ {
		if err := must(ctx, t, t.state.records[i]); err != nil {
			return err
		}
	}
	return nil
}

// fence binds a PostgreSQL transaction to its organisation.
func (t Tx) fence() error {
	var set string
	return t.run.row("SELECT set_config('bureau.org', $1, true)", []any{t.org}).Scan(&set)
}

// Scan reads the columns of the present row.
type Scan func(dest ...any) error

// All reads every row of a query through scan. The rows are closed before it returns, so the next statement
// of the transaction is free to run.
func All[T any](t Tx, scan func(Scan) (T, error), query string, args ...any) ([]T, error) {
	t.state.hear(query)
	rows, err := t.run.rows(query, args)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		v, err := scan(rows.Scan)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

// statements keeps what was prepared on a pool; database/sql prepares it again where a connection lacks it.
type statements struct {
	pool *sql.DB
	mu   sync.RWMutex
	kept map[string]*sql.Stmt
}

// maxStatements bounds the cache: texts are constants of the program, but lists have many lengths.
const maxStatements = 400

func (s *statements) get(query string) *sql.Stmt {
	s.mu.RLock()
	st, ok := s.kept[query]
	s.mu.RUnlock()
	if ok {
		return st
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if st, ok := s.kept[query]; ok {
		return st
	}
	if len(s.kept) >= maxStatements {
		return nil
	}
	st, err := s.pool.Prepare(query)
	if err != nil {
		return nil
	}
	s.kept[query] = st
	return st
}

// poolTx runs statements on a database/sql transaction, prepared where there is a cache.
type poolTx struct {
	tx    *sql.Tx
	cache *statements
}

func (p poolTx) prepared(query string) *sql.Stmt {
	if p.cache == nil {
		return nil
	}
	if st := p.cache.get(query); st != nil {
		return p.tx.Stmt(st)
	}
	return nil
}

func (p poolTx) exec(query string, args []any) (sql.Result, error) {
	if st := p.prepared(query); st != nil {
		return st.Exec(args...)
	}
	return p.tx.Exec(query, args...)
}

func (p poolTx) row(query string, args []any) *sql.Row {
	if st := p.prepared(query); st != nil {
		return st.QueryRow(args...)
	}
	return p.tx.QueryRow(query, args...)
}

func (p poolTx) rows(query string, args []any) (*sql.Rows, error) {
	if st := p.prepared(query); st != nil {
		return st.Query(args...)
	}
	return p.tx.Query(query, args...)
}

// Optional is a text as a column keeps it that may be null: nothing for an empty one.
func Optional(s string) any {
	if s == "" {
		return nil
	}
	return s
}
