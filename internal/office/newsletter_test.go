package office_test

import (
	"context"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/newsletter"
	"bureau/internal/office"
	"bureau/internal/office/officetest"
)

// Who unsubscribed after the backup stays so after it is restored, who took it back does too, and a letter that was on its way does
// not go on by itself.
func TestUnsubscribingOutlivesARestore(t *testing.T) {
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) {
			cfg := office.Config{Data: t.TempDir(), Demo: true, Database: dbtest.Config(t, engine, office.Owners), Log: slog.New(slog.DiscardHandler)}
			o := officetest.OpenIn(t, cfg)
			cfg.URL, cfg.Clock = o.URL, o.Clock
			o.Practise(t, o.Demo)
			boss := o.Demo.Admin.Actor
			var ada, cem appointment.Customer
			var l newsletter.Letter
			write := func(do func(ctx context.Context, tx db.Tx) error) {
				t.Helper()
				must(t, o.DB.Write(t.Context(), "demo", do))
			}
			write(func(ctx context.Context, tx db.Tx) (err error) {
				for name, c := range map[string]*appointment.Customer{"Ada": &ada, "Cem": &cem} {
					if *c, err = o.Appointments.AddCustomer(ctx, tx, boss, appointment.Customer{Who: appointment.Who{Last: name, Email: strings.ToLower(name) + "@home.example"}, Lang: "en"}); err != nil {
						return err
					}
					if err := o.Newsletters.Agree(ctx, tx, boss, *c, o.Clock.Now(), newsletter.HowTalk); err != nil {
						return err
					}
				}
				l, err = o.Newsletters.Write(ctx, tx, boss, newsletter.Writing{Subject: "News", Text: "x", Lang: "en", All: true})
				return err
			})
			send := func() {
				write(func(ctx context.Context, tx db.Tx) error {
					_, err := o.Newsletters.Send(ctx, tx, boss, l.ID, l.Rev, 2)
					return err
				})
			}
			send()
			must(t, o.Outbox.Drain(t.Context()))
			links := map[string]string{}
			all, err := o.Post.ListKept(t.Context(), 10)
			must(t, err)
			for _, k := range all {
				k, err := o.Post.KeptByID(t.Context(), k.ID)
				must(t, err)
				_, rest, _ := strings.Cut(k.Body, "/news/demo/")
				links[k.To], _, _ = strings.Cut(rest, "?")
			}
			write(func(ctx context.Context, tx db.Tx) error { // as a backup finds it that is made in the middle
				_, err := tx.Exec("UPDATE newsletter SET state = 'sending' WHERE org = $1", tx.Org())
				return err
			})
			file, _ := backUp(t, cfg)
			write(func(ctx context.Context, tx db.Tx) error {
				return o.Newsletters.Unsubscribe(ctx, tx, links["ada@home.example"])
			})
			write(func(ctx context.Context, tx db.Tx) error {
				return o.Newsletters.Unsubscribe(ctx, tx, links["cem@home.example"])
			})
			write(func(ctx context.Context, tx db.Tx) error {
				return o.Newsletters.Subscribe(ctx, tx, links["cem@home.example"])
			})

			there := place(t, engine)
			_, err = office.Restore(t.Context(), there, file, filepath.Join(cfg.Data, "erasures.log"))
			must(t, err)
			back, err := office.Open(context.Background(), there)
			must(t, err)
			defer back.Close()
			must(t, back.DB.Read(t.Context(), "demo", func(tx db.Tx) error {
				for _, c := range []struct {
					who  appointment.Customer
					gets bool
				}{{ada, false}, {cem, true}} {
					now, err := back.Newsletters.Of(t.Context(), tx, c.who)
					if err != nil || now.Gets() != c.gets {
						t.Errorf("%s stands %+v: %v", c.who.Name(), now, err)
					}
				}
				now, err := back.Newsletters.Get(t.Context(), tx, boss, l.ID)
				if now.State != newsletter.Stopped {
					t.Errorf("the letter is %s", now.State)
				}
				return err
			}))
		})
	}
}
