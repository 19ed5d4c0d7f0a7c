package db

import (
	"context"
	"database/sql"
	"fmt"
)

// Ready tells whether the database answers and has every migration that this program knows; on PostgreSQL another
// node, or the one who runs it, may still be at them.
func (d *DB) Ready(ctx context.Context) error {
	engine := "sqlite"
	if d.postgres {
		engine = "postgres"
		if err := d.global.PingContext(ctx); err != nil {
			return fmt.Errorf("the database does not answer the second role: %w", err)
		}
	}
	done := map[string]bool{}
	rows, err := d.readers.QueryContext(ctx, "SELECT owner, name FROM migration")
	if err != nil {
		return fmt.Errorf("the database does not answer: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var owner, name string
		if err := rows.Scan(&owner, &name); err != nil {
			return err
		}
		done[owner+" "+name] = true
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return d.missing(engine, done)
}

func (d *DB) missing(engine string, done map[string]bool) error {
	for _, m := range d.owners {
		all, err := m.files(engine)
		if err != nil {
			return err
		}
		for _, f := range all {
			if !done[m.Owner+" "+f.name] {
				return fmt.Errorf("the migration %s %s is not done yet", m.Owner, f.name)
			}
		}
	}
	return nil
}

// Stats are the pools' figures by name: "rows" for an organisation's, "global" for the look-ups on PostgreSQL.
func (d *DB) Stats() map[string]sql.DBStats {
	out := map[string]sql.DBStats{"rows": d.readers.Stats()}
	if d.global != d.readers {
		out["global"] = d.global.Stats()
	}
	return out
}
