package db

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// Migrations are the schema of the tables that one package owns. Files are named NNNN_what.all.sql, or
// NNNN_what.sqlite.sql and NNNN_what.postgres.sql where the databases differ; they only ever go forward.
type Migrations struct {
	Owner string
	Files fs.FS
	// Global lists the tables that belong to no organisation; only global transactions reach them.
	Global []string
	// Lookup lists the organisations' tables that global transactions may read.
	Lookup []string
	// Served lists the organisations' tables that global transactions may read and change too, because their rows are
	// taken before the organisation is known, or belong to none (org IS NULL, which no organisation sees).
	Served []string
}

var migrationName = regexp.MustCompile(`^(\d{4}_[a-z0-9_]+)\.(all|sqlite|postgres)\.sql$`)

// migrate brings the schema up to date, each file in a transaction of its own, so that a process that dies
// half-way leaves whole steps only. A database into which a restore has not ended is for that restore alone.
func migrate(ctx context.Context, pool *sql.DB, engine string, owners []Migrations, restored bool) error {
	conn, err := pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if engine == "postgres" {
		if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_lock(5318008)"); err != nil {
			return err
		}
		defer conn.ExecContext(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock(5318008)")
	}
	if err := ground(ctx, conn, engine); err != nil {
		return err
	}
	half, err := applied(ctx, conn, "db", restoring)
	if err != nil {
		return err
	}
	if half && !restored {
		return ErrRestoring
	}
	for _, m := range owners {
		if err := apply(ctx, conn, engine, m); err != nil {
			return err
		}
	}
	if engine != "postgres" {
		return nil
	}
	done, err := applied(ctx, conn, "db", fenced)
	if err != nil || done {
		return err
	}
	return fenceTables(ctx, conn, owners)
}

// ground lays what every migration stands on.
func ground(ctx context.Context, conn *sql.Conn, engine string) error {
	err := script(ctx, conn, engine, `CREATE TABLE IF NOT EXISTS migration (
		owner TEXT NOT NULL, name TEXT NOT NULL, applied_at BIGINT NOT NULL, PRIMARY KEY (owner, name))`)
	if err != nil || engine != "postgres" {
		return err
	}
	return textkey(ctx, conn)
}

// fenced is noted beside the migrations, and struck out by each new one in its own transaction: whoever dies, or
// is refused, between a migration and the fence meets the fence again the next time.
const fenced = "fenced"

func applied(ctx context.Context, conn *sql.Conn, owner, name string) (bool, error) {
	var n int
	err := conn.QueryRowContext(ctx, "SELECT count(*) FROM migration WHERE owner = $1 AND name = $2", owner, name).Scan(&n)
	return n > 0, err
}

func textkey(ctx context.Context, conn *sql.Conn) error {
	var n int
	err := conn.QueryRowContext(ctx, `SELECT count(*) FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
		WHERE t.typname = 'textkey' AND n.nspname = current_schema()`).Scan(&n)
	if err != nil || n > 0 {
		return err
	}
	return script(ctx, conn, "postgres", `CREATE DOMAIN textkey AS text COLLATE "C"`)
}

func apply(ctx context.Context, conn *sql.Conn, engine string, m Migrations) error {
	files, err := m.files(engine)
	if err != nil {
		return err
	}
	for _, f := range files {
		done, err := applied(ctx, conn, m.Owner, f.name)
		if err != nil {
			return err
		}
		if done {
			continue
		}
		if err := step(ctx, conn, engine, m.Owner, f); err != nil {
			return fmt.Errorf("migration %s %s: %w", m.Owner, f.name, err)
		}
	}
	return nil
}

// file is a migration of one database: its name without the ending, and its text.
type file struct{ name, text string }

// files are the migrations of one database in order.
func (m Migrations) files(engine string) ([]file, error) {
	names, err := fs.Glob(m.Files, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	var out []file
	for _, name := range names {
		parts := migrationName.FindStringSubmatch(path.Base(name))
		if parts == nil {
			return nil, fmt.Errorf("migration %s: the name is not NNNN_what.{all,sqlite,postgres}.sql", name)
		}
		if parts[2] != "all" && parts[2] != engine {
			continue
		}
		text, err := fs.ReadFile(m.Files, name)
		if err != nil {
			return nil, err
		}
		out = append(out, file{parts[1], string(text)})
	}
	return out, nil
}

func step(ctx context.Context, conn *sql.Conn, engine, owner string, f file) error {
	begin := "BEGIN"
	if engine == "sqlite" {
		begin = "BEGIN IMMEDIATE" // others that open the same new file wait here
	}
	if err := script(ctx, conn, engine, begin); err != nil {
		return err
	}
	done, err := applied(ctx, conn, owner, f.name)
	if done { // by another that opened it at the same time
		return script(ctx, conn, engine, "ROLLBACK")
	}
	if err == nil {
		err = carryOut(ctx, conn, engine, owner, f)
	}
	if err != nil {
		_ = script(ctx, conn, engine, "ROLLBACK")
		return err
	}
	return script(ctx, conn, engine, "COMMIT")
}

// carryOut runs a migration and notes it, in the transaction that is open.
func carryOut(ctx context.Context, conn *sql.Conn, engine, owner string, f file) error {
	if err := script(ctx, conn, engine, f.text); err != nil {
		return err
	}
	if _, err := conn.ExecContext(ctx, "DELETE FROM migration WHERE owner = 'db' AND name = $1", fenced); err != nil {
		return err
	}
	_, err := conn.ExecContext(ctx, "INSERT INTO migration (owner, name, applied_at) VALUES ($1, $2, $3)", owner, f.name, time.Now().UnixMicro())
	return err
}

// script runs a text of several statements.
func script(ctx context.Context, conn *sql.Conn, engine, text string) error {
	var args []any
	if engine == "postgres" {
		args = append(args, pgx.QueryExecModeSimpleProtocol)
	}
	_, err := conn.ExecContext(ctx, text, args...)
	return err
}

// Roles of PostgreSQL: members of the first see one organisation at a time, of the second only what is listed.
const (
	orgRole    = "bureau_app"
	globalRole = "bureau_global"
)

// fenceTables puts row-level security on every table with an organisation and grants each role what it needs;
// a table that is neither an organisation's nor listed as global is refused, so that none can be forgotten.
// The setting is a query of its own, so that PostgreSQL reads it once for a statement, not for each row.
func fenceTables(ctx context.Context, conn *sql.Conn, owners []Migrations) error {
	var global, lookup, served []string
	for _, m := range owners {
		global = append(global, m.Global...)
		lookup = append(lookup, m.Lookup...)
		served = append(served, m.Served...)
	}
	tables, err := tablesOf(ctx, conn)
	if err != nil {
		return err
	}
	var b strings.Builder
	for table, org := range tables {
		switch {
		case slices.Contains(global, table):
			fmt.Fprintf(&b, "GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %s;\n", table, globalRole)
		case org:
			fmt.Fprintf(&b, `ALTER TABLE %[1]s ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS bureau_org ON %[1]s;
CREATE POLICY bureau_org ON %[1]s TO %[2]s USING (org = (SELECT current_setting('bureau.org', true))) WITH CHECK (org = (SELECT current_setting('bureau.org', true)));
GRANT SELECT, INSERT, UPDATE, DELETE ON %[1]s TO %[2]s;
`, table, orgRole)
		default:
			return fmt.Errorf("table %s has no column org and is not listed as global", table)
		}
		if slices.Contains(lookup, table) {
			fmt.Fprintf(&b, `DROP POLICY IF EXISTS bureau_lookup ON %[1]s;
CREATE POLICY bureau_lookup ON %[1]s FOR SELECT TO %[2]s USING (true);
GRANT SELECT ON %[1]s TO %[2]s;
`, table, globalRole)
		}
		if slices.Contains(served, table) {
			fmt.Fprintf(&b, `DROP POLICY IF EXISTS bureau_served ON %[1]s;
CREATE POLICY bureau_served ON %[1]s TO %[2]s USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON %[1]s TO %[2]s;
`, table, globalRole)
		}
	}
	fmt.Fprintf(&b, "GRANT SELECT ON migration TO %s, %s;\n", orgRole, globalRole)
	fmt.Fprintf(&b, "INSERT INTO migration (owner, name, applied_at) VALUES ('db', '%s', %d);", fenced, time.Now().UnixMicro())
	return script(ctx, conn, "postgres", b.String())
}

func tablesOf(ctx context.Context, conn *sql.Conn) (map[string]bool, error) {
	rows, err := conn.QueryContext(ctx, `SELECT t.table_name,
			EXISTS (SELECT 1 FROM information_schema.columns c
				WHERE c.table_schema = t.table_schema AND c.table_name = t.table_name AND c.column_name = 'org')
		FROM information_schema.tables t
		WHERE t.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND t.table_name <> 'migration'`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	tables := map[string]bool{}
	for rows.Next() {
		var name string
		var org bool
		if err := rows.Scan(&name, &org); err != nil {
			return nil, err
		}
		tables[name] = org
	}
	return tables, rows.Err()
}
