//go:build bench

package bench

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/id"
	"bureau/internal/office/officetest"
	"bureau/internal/sheet"
)

const imported = 10_000

// Importing people, from the bytes of the file to the commit, beside bare inserts of the same rows in one transaction.
func TestImportBesideBareInserts(t *testing.T) {
	for _, engine := range []string{"sqlite", "postgres"} {
		o := officetest.Open(t, engine)
		actor := actorOf(t, o.DB, "demo", o.Demo.Admin.Member)
		round := 0
		beside(t, fmt.Sprintf("%s, import of %d people", engine, imported), "/s", func() float64 {
			round++
			return importOnce(t, o, actor, round)
		}, func() float64 {
			round++
			return insertOnce(t, o, round)
		}, "bare inserts, one transaction", "≥ 0.5")
	}
}

func importOnce(t *testing.T, o *officetest.Office, actor directory.Actor, round int) float64 {
	var b strings.Builder
	b.WriteString("Display name,User principal name,Preferred language,Phone number,Postal code,City\r\n")
	for i := range imported {
		fmt.Fprintf(&b, "Person %d,p%d.%d@many.example,nl-NL,+31 20 %07d,1011 AB,Amsterdam\r\n", i, round, i, i)
	}
	begun := time.Now()
	table, err := sheet.Read([]byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	err = o.DB.Write(context.Background(), "demo", func(_ context.Context, tx db.Tx) error {
		c, err := directory.Import{Table: table, Matching: sheet.Match(table, directory.Columns)}.Do(tx, actor)
		if err == nil && len(c.Good) != imported {
			t.Fatalf("%d people came in", len(c.Good))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return imported / time.Since(begun).Seconds()
}

func insertOnce(t *testing.T, o *officetest.Office, round int) float64 {
	begun := time.Now()
	err := o.DB.Write(context.Background(), "demo", func(_ context.Context, tx db.Tx) error {
		for i := range imported {
			member := id.New()
			if _, err := tx.Exec(`INSERT INTO member (id, org, account, name, email, lang, rights, visible, idle_minutes, state, telephone, postcode, town, rev)
				VALUES ($1, $2, $3, $4, $5, 'nl', 0, $6, 60, 'added', $7, '1011 AB', 'Amsterdam', 1)`, member, "demo", member, fmt.Sprint("Person ", i),
				fmt.Sprintf("b%d.%d@many.example", round, i), true, fmt.Sprintf("+31 20 %07d", i)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return imported / time.Since(begun).Seconds()
}
