package office_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bureau/internal/office"
)

// content reads every table past the program, as sorted lines. It finds the tables by itself.
func content(t *testing.T, cfg office.Config) []string {
	t.Helper()
	driver, dsn := "sqlite", filepath.Join(cfg.Data, "bureau.db")
	list := "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('migration', 'sqlite_sequence')"
	if strings.HasPrefix(cfg.Database.URL, "postgres") {
		driver, dsn, list = "pgx", cfg.Database.OwnerURL, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration'"
	}
	pool, err := sql.Open(driver, dsn)
	must(t, err)
	defer pool.Close()
	var out []string
	for _, table := range rowsOf(t, pool, list) {
		name := strings.TrimSuffix(table, "|")
		out = append(out, "table "+name)
		for _, row := range rowsOf(t, pool, "SELECT * FROM "+name) {
			out = append(out, name+" "+row)
		}
	}
	slices.Sort(out)
	return out
}

func rowsOf(t *testing.T, pool *sql.DB, query string) []string {
	t.Helper()
	rows, err := pool.Query(query)
	must(t, err)
	defer rows.Close()
	columns, err := rows.Columns()
	must(t, err)
	var out []string
	for rows.Next() {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		must(t, rows.Scan(into...))
		var line strings.Builder
		for _, v := range values {
			if b, ok := v.(bool); ok {
				v = map[bool]int64{true: 1}[b]
			}
			fmt.Fprintf(&line, "%v|", v)
		}
		out = append(out, line.String())
	}
	must(t, rows.Err())
	return out
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
