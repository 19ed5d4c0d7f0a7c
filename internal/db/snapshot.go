package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// Schema says which database rows come from and which migrations it had seen.
type Schema struct {
	Engine string `json:"engine"` // "sqlite" or "postgres"
	Steps  []Step `json:"steps"`
}

// Step is a migration that was applied.
type Step struct {
	Owner string `json:"owner"`
	Name  string `json:"name"`
}

// Kind is what a column holds: "text", "int", "bool", "float" or "bytes".
type Kind string

// The kinds of columns that both databases have.
const (
	Text  Kind = "text"
	Int   Kind = "int"
	Bool  Kind = "bool"
	Float Kind = "float"
	Bytes Kind = "bytes"
)

// Column is one column of a table.
type Column struct {
	Name string `json:"name"`
	Kind Kind   `json:"kind"`
}

// Table is one table of the schema, as the database itself lists it.
type Table struct {
	Name    string
	Columns []Column
	key     []string // what orders its rows: the primary key's columns
}

// Snapshot is one state of everything: all tables and the rows of all organisations, while others go on writing.
type Snapshot struct {
	Schema Schema
	Tables []Table
	// Size is about how many bytes the database takes.
	Size int64

	ctx  context.Context
	conn *sql.Conn
}

// TakeSnapshot runs fn on a snapshot of the database that cfg names. It leaves the schema as it is, so it may be used
// beside programs of other versions. On PostgreSQL it needs the owning role: the others see one organisation at a
// time, or next to nothing.
func TakeSnapshot(ctx context.Context, cfg Config, fn func(*Snapshot) error) error {
	pool, engine, err := openWhole(cfg)
	if err != nil {
		return err
	}
	defer pool.Close()
	conn, err := pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := script(ctx, conn, engine, beginSnapshot[engine]); err != nil {
		return err
	}
	defer func() { _ = script(context.WithoutCancel(ctx), conn, engine, "ROLLBACK") }()
	s := &Snapshot{ctx: ctx, conn: conn, Schema: Schema{Engine: engine}}
	if err := s.look(); err != nil {
		return err
	}
	return fn(s)
}

// With row_security off PostgreSQL refuses a query that a policy would narrow, instead of leaving rows out in silence.
var beginSnapshot = map[string]string{
	"sqlite": "BEGIN",
	"postgres": `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
		SET LOCAL row_security = off; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0`,
}

// ErrNoDatabase is for a SQLite file that is not there.
var ErrNoDatabase = errors.New("db: there is no database")

// openWhole opens a database past its fences, without touching its schema.
func openWhole(cfg Config) (pool *sql.DB, engine string, err error) {
	if strings.HasPrefix(cfg.URL, "postgres") || cfg.URL == "" && cfg.OwnerURL != "" {
		if cfg.OwnerURL == "" {
			return nil, "", errors.New("PostgreSQL shows all organisations to the owning role only: give its URL")
		}
		pool, err = sql.Open("pgx", cfg.OwnerURL)
		return pool, "postgres", err
	}
	file := strings.TrimPrefix(cfg.URL, "sqlite:")
	if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
		return nil, "", fmt.Errorf("%w in %s", ErrNoDatabase, file)
	} else if err != nil {
		return nil, "", err
	}
	pool, err = sql.Open("sqlite", strings.Replace(sqliteDSN(file, "FULL", "query_only(1)"), "_txlock=immediate", "_txlock=deferred", 1))
	return pool, "sqlite", err
}

func (s *Snapshot) look() (err error) {
	if s.Schema.Steps, err = stepsOf(s.ctx, s.conn); err != nil {
		return fmt.Errorf("this is no database of Bureau: %w", err)
	}
	if s.Tables, err = tablesWithColumns(s.ctx, s.conn, s.Schema.Engine); err != nil {
		return err
	}
	size := "SELECT pg_database_size(current_database())"
	if s.Schema.Engine == "sqlite" {
		size = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
	}
	return s.conn.QueryRowContext(s.ctx, size).Scan(&s.Size)
}

func stepsOf(ctx context.Context, conn *sql.Conn) ([]Step, error) {
	rows, err := conn.QueryContext(ctx, "SELECT owner, name FROM migration WHERE owner <> 'db' ORDER BY owner, name")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Step
	for rows.Next() {
		var s Step
		if err := rows.Scan(&s.Owner, &s.Name); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// columnsOf lists table, column, type and the column's place in the primary key (0: none). What is computed from other
// columns is left out, and so are SQLite's virtual tables with their shadows.
var columnsOf = map[string]string{
	"sqlite": `SELECT l.name, c.name, lower(c.type), c.pk FROM pragma_table_list l JOIN pragma_table_info(l.name) c
		WHERE l.schema = 'main' AND l.type = 'table' AND l.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND l.name <> 'migration'
		ORDER BY l.name, c.cid`,
	"postgres": `SELECT t.relname::text, a.attname::text, y.typname::text,
			COALESCE(array_position(i.indkey::int2[], a.attnum) - array_lower(i.indkey::int2[], 1) + 1, 0)
		FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace
		JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
		JOIN pg_type y ON y.oid = a.atttypid
		LEFT JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary
		WHERE n.nspname = current_schema() AND t.relkind = 'r' AND t.relname <> 'migration'
		ORDER BY t.relname COLLATE "C", a.attnum`,
}

func tablesWithColumns(ctx context.Context, conn *sql.Conn, engine string) ([]Table, error) {
	rows, err := conn.QueryContext(ctx, columnsOf[engine])
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Table
	for rows.Next() {
		var table, column, kind string
		var place int
		if err := rows.Scan(&table, &column, &kind, &place); err != nil {
			return nil, err
		}
		if len(out) == 0 || out[len(out)-1].Name != table {
			out = append(out, Table{Name: table})
		}
		if err := out[len(out)-1].add(engine, column, kind, place); err != nil {
			return nil, err
		}
	}
	return out, rows.Err()
}

func (t *Table) add(engine, column, declared string, place int) error {
	kind, ok := kindOf(declared)
	if !ok {
		return fmt.Errorf("db: %s.%s is of the type %q, which only one of the databases has", t.Name, column, declared)
	}
	t.Columns = append(t.Columns, Column{column, kind})
	if place > 0 {
		for len(t.key) < place {
			t.key = append(t.key, "")
		}
		t.key[place-1] = quoted(column)
		if engine == "postgres" && declared != "textkey" && kind == Text {
			t.key[place-1] += ` COLLATE "C"`
		}
	}
	return nil
}

func kindOf(declared string) (Kind, bool) {
	switch declared {
	case "text", "textkey", "varchar":
		return Text, true
	case "bigint", "integer", "int8", "int4", "int2", "smallint", "int":
		return Int, true
	case "boolean", "bool":
		return Bool, true
	case "double precision", "float8", "real", "double", "float4":
		return Float, true
	case "bytea", "blob":
		return Bytes, true
	}
	return "", false
}

// Rows visits the rows of a table in the order of its key, which both databases sort alike. The values are nil,
// string, int64, bool, float64 or []byte, and belong to visit until it returns.
func (s *Snapshot) Rows(t Table, visit func(values []any) error) error {
	rows, err := s.conn.QueryContext(s.ctx, t.query())
	if err != nil {
		return fmt.Errorf("table %s: %w", t.Name, err)
	}
	defer rows.Close()
	values, into := make([]any, len(t.Columns)), make([]any, len(t.Columns))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return fmt.Errorf("table %s: %w", t.Name, err)
		}
		for i, c := range t.Columns {
			if values[i], err = c.Kind.value(values[i]); err != nil {
				return fmt.Errorf("%s.%s: %w", t.Name, c.Name, err)
			}
		}
		if err := visit(values); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (t Table) query() string {
	var names []string
	for _, c := range t.Columns {
		names = append(names, quoted(c.Name))
	}
	order := t.key
	if len(order) == 0 {
		order = names
	}
	return "SELECT " + strings.Join(names, ", ") + " FROM " + quoted(t.Name) + " ORDER BY " + strings.Join(order, ", ")
}

func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// value brings what a driver gave to the kind of its column; SQLite may hold bytes where text is declared.
func (k Kind) value(v any) (any, error) {
	switch x := v.(type) {
	case nil:
		return nil, nil
	case []byte:
		if k == Text {
			return string(x), nil
		}
		if k == Bytes {
			return x, nil
		}
	case string:
		if k == Text {
			return x, nil
		}
	case bool:
		if k == Bool {
			return x, nil
		}
	case int64:
		switch k {
		case Int:
			return x, nil
		case Bool:
			return x != 0, nil
		case Float:
			return float64(x), nil
		}
	case float64:
		if k == Float {
			return x, nil
		}
	}
	return nil, fmt.Errorf("a value of the type %T stands where %s belongs", v, k)
}
