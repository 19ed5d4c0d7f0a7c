package db_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"bureau/internal/db"
	"bureau/internal/db/dbtest"
)

// forbidden is PostgreSQL's "insufficient privilege", which row-level security answers too.
func forbidden(err error) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && e.Code == "42501"
}

// twoOrganisations has a note and a door of each.
func twoOrganisations(t *testing.T) (*db.DB, db.Config) {
	t.Helper()
	cfg := dbtest.Config(t, "postgres", owners)
	d := dbtest.OpenConfig(t, cfg, owners)
	for _, org := range []string{orgA, orgB} {
		err := write(d, org, func(tx db.Tx) error {
			_, err := tx.Exec("INSERT INTO door (id, org) VALUES ($1, $2)", "door of "+org, org)
			return errors.Join(err, add(tx, "note of "+org))
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return d, cfg
}

func exec(query string, args ...any) func(tx db.Tx) error {
	return func(tx db.Tx) error {
		n, err := tx.Exec(query, args...)
		if err == nil && n != 1 {
			return errors.New("it did not touch exactly one row")
		}
		return err
	}
}

func TestAnOrganisationSeesAndTouchesItsOwnRowsAloneThoughTheStatementForgotItsWhere(t *testing.T) {
	d, _ := twoOrganisations(t)
	for _, org := range []string{orgA, orgB} {
		look := func(tx db.Tx) error {
			got, err := db.All(tx, name, "SELECT id FROM note")
			if !slices.Equal(got, []string{"note of " + org}) {
				t.Errorf("%s sees %v", org, got)
			}
			return err
		}
		if err := d.Read(t.Context(), org, look); err != nil {
			t.Error(err)
		}
		if err := write(d, org, look); err != nil {
			t.Error(err)
		}
	}
	if err := write(d, orgA, exec("UPDATE note SET body = 'changed by A'")); err != nil {
		t.Error(err)
	}
	if err := write(d, orgA, exec("DELETE FROM note")); err != nil {
		t.Error(err)
	}
	err := d.Read(t.Context(), orgB, func(tx db.Tx) error {
		var body string
		err := tx.Row("SELECT body FROM note").Scan(&body)
		if body != "of org-b" {
			t.Errorf("the note of B says %q", body)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestTheRoleOfAnOrganisationIsRefused(t *testing.T) {
	d, _ := twoOrganisations(t)
	for says, query := range map[string]string{
		"an insert for another organisation":         "INSERT INTO note (id, org, body) VALUES ('x', 'org-b', 'x')",
		"giving its row to another organisation":     "UPDATE note SET org = 'org-b'",
		"reading a global table":                     "DELETE FROM world WHERE id IN (SELECT id FROM world)",
		"writing a global table":                     "INSERT INTO world (id) VALUES ('x')",
		"looking at the migrations":                  "DELETE FROM migration",
		"emptying a table past the policy":           "TRUNCATE note",
		"taking the policy away":                     "ALTER TABLE note DISABLE ROW LEVEL SECURITY",
		"dropping the policy":                        "DROP POLICY bureau_org ON note",
		"making a table of its own":                  "CREATE TABLE loot (id TEXT)",
		"acting as the owner":                        "SET ROLE bureau_owner",
		"acting as the role of global look-ups":      "SET ROLE bureau_global",
		"granting itself what it has not been given": "GRANT SELECT ON world TO bureau_app",
	} {
		t.Run(says, func(t *testing.T) {
			err := write(d, orgA, func(tx db.Tx) error { _, err := tx.Exec(query); return err })
			if !forbidden(err) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestAGlobalTransactionReachesWhatIsListedAndNothingElse(t *testing.T) {
	d, _ := twoOrganisations(t)
	global := func(query string) error {
		return d.WriteGlobal(context.Background(), func(_ context.Context, tx db.Tx) error { return exec(query)(tx) })
	}
	if err := global("INSERT INTO world (id) VALUES ('x')"); err != nil {
		t.Error(err)
	}
	err := d.ReadGlobal(t.Context(), func(tx db.Tx) error {
		doors, err := db.All(tx, name, "SELECT id FROM door ORDER BY id")
		if !slices.Equal(doors, []string{"door of org-a", "door of org-b"}) {
			t.Errorf("a look-up finds %v", doors)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	for _, query := range []string{"UPDATE note SET body = 'x'", "DELETE FROM door", "INSERT INTO door (id, org) VALUES ('x', 'org-a')"} {
		if err := global(query); !forbidden(err) {
			t.Errorf("%s gave %v", query, err)
		}
	}
	err = d.ReadGlobal(t.Context(), func(tx db.Tx) error {
		_, err := db.All(tx, name, "SELECT id FROM note")
		return err
	})
	if !forbidden(err) {
		t.Errorf("reading notes gave %v", err)
	}
}

func TestTheRolesOfTheProgramOwnNothingAndBypassNothing(t *testing.T) {
	_, cfg := twoOrganisations(t)
	pool := asRole(t, cfg.OwnerURL)
	for _, role := range []string{"bureau_app", "bureau_global"} {
		var super, bypass, create, owner bool
		err := pool.QueryRow(`SELECT rolsuper, rolbypassrls, rolcreaterole OR rolcreatedb, EXISTS (
			SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND pg_has_role(rolname, tableowner, 'MEMBER'))
			FROM pg_roles WHERE rolname = $1`, role).Scan(&super, &bypass, &create, &owner)
		if err != nil || super || bypass || create || owner {
			t.Errorf("%s: superuser %t, bypasses %t, creates %t, owns %t: %v", role, super, bypass, create, owner, err)
		}
	}
	var open int
	err := pool.QueryRow(`SELECT count(*) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'org'
		WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND NOT c.relrowsecurity`).Scan(&open)
	if err != nil || open != 0 {
		t.Errorf("%d tables of organisations have no row-level security: %v", open, err)
	}
}

// A connection goes back to the pool after each transaction, and must not take the organisation along.
func TestATransactionLeavesNoOrganisationBehind(t *testing.T) {
	d, cfg := twoOrganisations(t)
	for range 40 {
		if err := d.Read(t.Context(), orgA, func(tx db.Tx) error { return nil }); err != nil {
			t.Fatal(err)
		}
	}
	pool := asRole(t, cfg.URL)
	var n int
	if err := pool.QueryRow("SELECT count(*) FROM note").Scan(&n); err != nil || n != 0 {
		t.Errorf("without an organisation the role sees %d notes: %v", n, err)
	}
}
