package appointment_test

import (
	"context"
	"fmt"
	"testing"

	"bureau/internal/appointment"
	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/directory"
)

// BenchmarkCustomersAreFound looks for customers among 100,000: a beginning that all have, one that a ninth has, one that few have, two common ones that
// nobody has together, and a group of few.
func BenchmarkCustomersAreFound(b *testing.B) {
	for _, engine := range dbtest.Engines {
		b.Run(engine, func(b *testing.B) {
			d, err := db.Open(b.Context(), dbtest.Config(b, engine, owners), owners...)
			if err != nil {
				b.Fatal(err)
			}
			defer d.Close()
			p := &practice{}
			must := func(err error) {
				b.Helper()
				if err != nil {
					b.Fatal(err)
				}
			}
			owner := p.found100k(b, d)
			for name, f := range map[string]appointment.CustomerFilter{"all": {}, "many": {Text: "m"}, "few": {Text: "mus99"}, "a ninth": {Text: "mus9"}, "none together": {Text: "mus1 ann2"},
				"two": {Text: "mus1 ann1"}} {
				b.Run(name, func(b *testing.B) {
					for b.Loop() {
						must(d.Read(context.Background(), "demo", func(tx db.Tx) error {
							_, _, err := p.CustomerList(context.Background(), tx, owner, f, "", 50)
							return err
						}))
					}
				})
			}
		})
	}
}

// found100k makes a practice of 100,000 customers, and gives its owner.
func (p *practice) found100k(b *testing.B, d *db.DB) (owner directory.Actor) {
	b.Helper()
	p.db, p.Appointments = d, &appointment.Appointments{Clock: clock.At(now)}
	err := p.try(func(_ context.Context, tx db.Tx) (err error) {
		owner, err = directory.Found(tx, "Praxis", directory.Member{Account: "o", Name: "Olga", Email: "o@demo.example", Lang: "de"})
		return err
	})
	for from := 0; err == nil && from < 100_000; from += 5000 {
		err = p.try(func(ctx context.Context, tx db.Tx) error {
			for i := from; i < from+5000; i++ {
				who := appointment.Who{First: fmt.Sprint("Ann", i%7919), Last: fmt.Sprint("Mus", i), Email: fmt.Sprintf("c%d@home.example", i)}
				if _, err := p.AddCustomer(ctx, tx, owner, appointment.Customer{Who: who, Lang: "de"}); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err != nil {
		b.Fatal(err)
	}
	return owner
}
