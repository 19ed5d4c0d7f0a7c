package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

var (
	// ErrNewer is for rows of a schema that this program does not know yet.
	ErrNewer = errors.New("db: the schema is of a newer version")
	// ErrNotEmpty is for loading into a database that has rows of an organisation.
	ErrNotEmpty = errors.New("db: the database has rows already")
	// ErrRestoring is what opening a database gives while a restore into it has not ended.
	ErrRestoring = errors.New("db: a restore into this database was cut short; restore into it again")
)

// restoring is noted beside the migrations from the loading of rows until Loaded.
const restoring = "restoring"

// Loader takes the rows of a backup.
type Loader struct {
	ctx    context.Context
	conn   *sql.Conn
	engine string
	tables []Table
}

// Load fills an empty database with rows, in one transaction: it makes the tables as they were at the schema from
// which the rows come, runs fn, and lets the database check what refers to what. Opening the database afterwards
// migrates it further; that is refused to all but those who set Config.Restoring until Loaded is called. What an earlier
// Load left without Loaded is replaced. On PostgreSQL it needs the owning role.
func Load(ctx context.Context, cfg Config, from Schema, owners []Migrations, fn func(*Loader) error) error {
	pool, engine, err := openToLoad(cfg)
	if err != nil {
		return err
	}
	defer pool.Close()
	steps, err := from.toApply(engine, owners)
	if err != nil {
		return err
	}
	conn, err := pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	l := &Loader{ctx: ctx, conn: conn, engine: engine}
	if err := l.begin(); err != nil {
		return err
	}
	if err := l.load(steps, fn); err != nil {
		_ = script(context.WithoutCancel(ctx), conn, engine, "ROLLBACK")
		return err
	}
	return script(ctx, conn, engine, "COMMIT")
}

func openToLoad(cfg Config) (*sql.DB, string, error) {
	if strings.HasPrefix(cfg.URL, "postgres") || cfg.OwnerURL != "" {
		return openWhole(cfg)
	}
	file := strings.TrimPrefix(cfg.URL, "sqlite:")
	if err := private(file); err != nil {
		return nil, "", err
	}
	pool, err := sql.Open("sqlite", sqliteDSN(file, "FULL"))
	return pool, "sqlite", err
}

// owned is a migration and the package that has it.
type owned struct {
	owner string
	file  file
}

// Known tells whether the program that has these owners knows the schema; if not, the error is an ErrNewer.
func (s Schema) Known(owners []Migrations) error {
	for _, step := range s.Steps {
		i := slices.IndexFunc(owners, func(m Migrations) bool { return m.Owner == step.Owner })
		if i < 0 {
			return fmt.Errorf("%w (it has tables of %q)", ErrNewer, step.Owner)
		}
		files, err := owners[i].files(s.Engine)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(files, func(f file) bool { return f.name == step.Name }) {
			return fmt.Errorf("%w (it has the migration %s of %s)", ErrNewer, step.Name, step.Owner)
		}
	}
	return nil
}

// toApply lists the migrations that make the same tables on another database, in order: those that the rows' own
// database had seen, and of those that it never sees the ones that are older than its newest.
func (s Schema) toApply(engine string, owners []Migrations) ([]owned, error) {
	if err := s.Known(owners); err != nil {
		return nil, err
	}
	var out []owned
	for _, m := range owners {
		there, err := m.files(s.Engine)
		if err != nil {
			return nil, err
		}
		here, err := m.files(engine)
		if err != nil {
			return nil, err
		}
		for _, f := range here {
			foreign := !slices.ContainsFunc(there, func(g file) bool { return g.name == f.name })
			if s.has(m.Owner, f.name) || foreign && f.name < s.newest(m.Owner) {
				out = append(out, owned{m.Owner, f})
			}
		}
	}
	return out, nil
}

func (s Schema) has(owner, name string) bool { return slices.Contains(s.Steps, Step{owner, name}) }

func (s Schema) newest(owner string) (name string) {
	for _, step := range s.Steps {
		if step.Owner == owner {
			name = max(name, step.Name)
		}
	}
	return name
}

func (l *Loader) begin() error {
	if l.engine == "sqlite" {
		return script(l.ctx, l.conn, l.engine, "BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON")
	}
	return script(l.ctx, l.conn, l.engine, "BEGIN; SELECT pg_advisory_xact_lock(5318008); SET LOCAL statement_timeout = 0")
}

func (l *Loader) load(steps []owned, fn func(*Loader) error) error {
	if err := l.clear(); err != nil {
		return err
	}
	if err := ground(l.ctx, l.conn, l.engine); err != nil {
		return err
	}
	for _, s := range steps {
		if err := carryOut(l.ctx, l.conn, l.engine, s.owner, s.file); err != nil {
			return fmt.Errorf("migration %s %s: %w", s.owner, s.file.name, err)
		}
	}
	return l.fill(fn)
}

// fill sets aside what would act on each row: triggers have acted when the rows were first written, and what refers
// to a row may come before it.
func (l *Loader) fill(fn func(*Loader) error) (err error) {
	if l.tables, err = tablesWithColumns(l.ctx, l.conn, l.engine); err != nil {
		return err
	}
	aside, back, err := l.actors()
	if err != nil {
		return err
	}
	if err := script(l.ctx, l.conn, l.engine, aside); err != nil {
		return err
	}
	if err := l.emptied(); err != nil {
		return err
	}
	if err := fn(l); err != nil {
		return err
	}
	if err := script(l.ctx, l.conn, l.engine, back); err != nil {
		return err
	}
	_, err = l.conn.ExecContext(l.ctx, "INSERT INTO migration (owner, name, applied_at) VALUES ('db', $1, $2)", restoring, time.Now().UnixMicro())
	return err
}

// emptied takes away rows that migrations have put in: the backup has its own of them.
func (l *Loader) emptied() error {
	for _, t := range l.tables {
		if _, err := l.conn.ExecContext(l.ctx, "DELETE FROM "+quoted(t.Name)); err != nil {
			return err
		}
	}
	return nil
}

// clear takes away the tables of an empty database, or of a restore that did not end. Empty is one without a row of an
// organisation: what a program puts into a new database by itself, such as a secret or a timer, does not count.
func (l *Loader) clear() error {
	half, err := marked(l.ctx, l.conn, l.engine)
	if err != nil {
		return err
	}
	tables, err := tablesWithColumns(l.ctx, l.conn, l.engine)
	if err != nil {
		return err
	}
	for _, t := range tables {
		if !slices.Contains(t.Columns, Column{"org", Text}) {
			continue
		}
		var n int
		if err := l.conn.QueryRowContext(l.ctx, "SELECT count(*) FROM (SELECT 1 FROM "+quoted(t.Name)+" WHERE org IS NOT NULL LIMIT 1) AS r").Scan(&n); err != nil {
			return err
		}
		if n > 0 && !half {
			return fmt.Errorf("%w (in the table %s)", ErrNotEmpty, t.Name)
		}
	}
	return l.drop(tables)
}

func (l *Loader) drop(tables []Table) error {
	var all strings.Builder
	for _, t := range tables {
		fmt.Fprintf(&all, "DROP TABLE %s%s;\n", quoted(t.Name), map[string]string{"postgres": " CASCADE"}[l.engine])
	}
	all.WriteString("DROP TABLE IF EXISTS migration;\n")
	if l.engine == "postgres" {
		routines, err := l.lines(`SELECT 'DROP ROUTINE ' || p.oid::regprocedure || ' CASCADE' FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
			WHERE n.nspname = current_schema() AND p.proowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)
			AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`)
		if err != nil {
			return err
		}
		all.WriteString(strings.Join(routines, ";\n"))
	}
	return script(l.ctx, l.conn, l.engine, all.String())
}

// marked tells whether a restore into the database began and did not end.
func marked(ctx context.Context, conn *sql.Conn, engine string) (bool, error) {
	there := "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'migration'"
	if engine == "postgres" {
		there = "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND c.relname = 'migration'"
	}
	var n int
	if err := conn.QueryRowContext(ctx, there).Scan(&n); err != nil || n == 0 {
		return false, err
	}
	return applied(ctx, conn, "db", restoring)
}

// actors gives the texts that set triggers and the order of references aside, and that bring them back. When they are
// back, the references have been checked; SQLite does that when it commits.
func (l *Loader) actors() (aside, back string, err error) {
	if l.engine == "sqlite" {
		drop, err := l.lines(`SELECT 'DROP TRIGGER "' || name || '"' FROM sqlite_master WHERE type = 'trigger' ORDER BY name`)
		if err != nil {
			return "", "", err
		}
		create, err := l.lines("SELECT sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
		return strings.Join(drop, ";\n"), strings.Join(create, ";\n"), err
	}
	const references = `SELECT format('ALTER TABLE %s ALTER CONSTRAINT %I ', c.conrelid::regclass, c.conname)
		FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
		WHERE n.nspname = current_schema() AND c.contype = 'f' AND NOT c.condeferrable`
	alter, err := l.lines(references)
	if err != nil {
		return "", "", err
	}
	var off, on strings.Builder
	for _, a := range alter {
		off.WriteString(a + "DEFERRABLE INITIALLY DEFERRED;\n")
		on.WriteString(a + "NOT DEFERRABLE;\n")
	}
	for _, t := range l.tables {
		fmt.Fprintf(&off, "ALTER TABLE %s DISABLE TRIGGER USER;\n", quoted(t.Name))
		fmt.Fprintf(&on, "ALTER TABLE %s ENABLE TRIGGER USER;\n", quoted(t.Name))
	}
	return off.String(), "SET CONSTRAINTS ALL IMMEDIATE;\n" + on.String() + sequences, nil
}

// sequences go on after the highest number that was loaded.
const sequences = `DO $$ DECLARE r record; BEGIN
	FOR r IN SELECT a.attrelid::regclass AS t, a.attname AS c, pg_get_serial_sequence(a.attrelid::regclass::text, a.attname) AS s
		FROM pg_attribute a JOIN pg_class k ON k.oid = a.attrelid JOIN pg_namespace n ON n.oid = k.relnamespace
		WHERE n.nspname = current_schema() AND k.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
	LOOP
		IF r.s IS NOT NULL THEN
			EXECUTE format('SELECT setval(%L, GREATEST(COALESCE(max(%I), 0), 1), max(%I) IS NOT NULL) FROM %s', r.s, r.c, r.c, r.t);
		END IF;
	END LOOP;
END $$;`

func (l *Loader) lines(query string) ([]string, error) {
	rows, err := l.conn.QueryContext(l.ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// Table stores the rows that next gives, until it gives none. The values are those of Snapshot.Rows.
func (l *Loader) Table(name string, columns []Column, next func() ([]any, error)) error {
	if err := l.fits(name, columns); err != nil {
		return err
	}
	var err error
	if l.engine == "postgres" {
		err = l.copyIn(name, columns, next)
	} else {
		err = l.insert(name, columns, next)
	}
	if err != nil {
		return fmt.Errorf("table %s: %w", name, err)
	}
	return nil
}

func (l *Loader) fits(name string, columns []Column) error {
	i := slices.IndexFunc(l.tables, func(t Table) bool { return t.Name == name })
	if i < 0 {
		return fmt.Errorf("db: the schema has no table %s", name)
	}
	for _, c := range columns {
		if !slices.Contains(l.tables[i].Columns, c) {
			return fmt.Errorf("db: the table %s has no column %s of the kind %s", name, c.Name, c.Kind)
		}
	}
	return nil
}

func (l *Loader) insert(table string, columns []Column, next func() ([]any, error)) error {
	var names, marks []string
	for i, c := range columns {
		names, marks = append(names, quoted(c.Name)), append(marks, fmt.Sprintf("$%d", i+1))
	}
	st, err := l.conn.PrepareContext(l.ctx, "INSERT INTO "+quoted(table)+" ("+strings.Join(names, ", ")+") VALUES ("+strings.Join(marks, ", ")+")")
	if err != nil {
		return err
	}
	defer st.Close()
	for {
		row, err := next()
		if err != nil || row == nil {
			return err
		}
		if _, err := st.ExecContext(l.ctx, row...); err != nil {
			return err
		}
	}
}

func (l *Loader) copyIn(table string, columns []Column, next func() ([]any, error)) error {
	var names []string
	for _, c := range columns {
		names = append(names, c.Name)
	}
	return l.conn.Raw(func(driver any) error {
		_, err := driver.(*stdlib.Conn).Conn().CopyFrom(l.ctx, pgx.Identifier{table}, names, pgx.CopyFromFunc(next))
		return err
	})
}

// Loaded ends what Load began: the database may be opened by all.
func Loaded(ctx context.Context, cfg Config) error {
	return unmark(ctx, cfg, func(ctx context.Context, l *Loader) error {
		return script(ctx, l.conn, l.engine, "DELETE FROM migration WHERE owner = 'db' AND name = '"+restoring+"'")
	})
}

// Unload takes away what Load put into a database, where Loaded has not ended it yet.
func Unload(ctx context.Context, cfg Config) error {
	return unmark(ctx, cfg, func(_ context.Context, l *Loader) error { return l.clear() })
}

func unmark(ctx context.Context, cfg Config, fn func(context.Context, *Loader) error) error {
	pool, engine, err := openToLoad(cfg)
	if err != nil {
		return err
	}
	defer pool.Close()
	conn, err := pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	half, err := marked(ctx, conn, engine)
	if err != nil || !half {
		return err
	}
	l := &Loader{ctx: ctx, conn: conn, engine: engine}
	if err := l.begin(); err != nil {
		return err
	}
	if err := fn(ctx, l); err != nil {
		_ = script(context.WithoutCancel(ctx), conn, engine, "ROLLBACK")
		return err
	}
	return script(ctx, conn, engine, "COMMIT")
}
