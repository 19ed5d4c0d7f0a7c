package claim_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
)

// upTo gives the migrations of the package up to a number, as a database has them that an older program made.
func upTo(t *testing.T, number string) db.Migrations {
	t.Helper()
	older := fstest.MapFS{}
	names, err := fs.Glob(claim.Migrations.Files, "migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(claim.Migrations.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.TrimPrefix(name, "migrations/")[:len(number)] <= number {
			older[name] = &fstest.MapFile{Data: text}
		}
	}
	return db.Migrations{Owner: claim.Migrations.Owner, Files: older}
}

func TestTheClaimsOfAnOlderDatabaseAreCarriedOver(t *testing.T) {
	cfg := dbtest.Config(t, "sqlite", nil)
	old, err := db.Open(t.Context(), cfg, upTo(t, "0003"))
	if err != nil {
		t.Fatal(err)
	}
	b := bench{T: t, d: old, org: org}
	r := b.resource(2)
	taken, held := raw(r, 0, hours(4, 8), claim.Taken), raw(r, 1, hours(5, 6), claim.Hold)
	shown := raw(r, -1, hours(6, 9), claim.Shareable)
	for _, c := range []claim.Claim{taken, held, shown} {
		b.done(b.insert(c))
	}
	b.done(old.Close())
	b.d = dbtest.OpenConfig(t, cfg, []db.Migrations{claim.Migrations})
	b.holds("raw", hours(4, 8), hours(5, 6), hours(6, 9))
	b.read(func(tx db.Tx) error {
		own, err := claim.Of(tx, "raw")
		for _, c := range own {
			if c.ID == held.ID && (c != held) {
				t.Errorf("%+v became %+v", held, c)
			}
		}
		return err
	})
	b.bypassed(b.insert(raw(r, 0, hours(7, 9), claim.Taken)))
	b.bypassed(b.insert(raw("missing", 0, hours(7, 9), claim.Taken)))
	b.bypassed(b.update(held, "lane", 0))
	b.done(b.insert(raw(r, 0, hours(8, 9), claim.Taken)))
}
