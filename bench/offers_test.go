//go:build bench

package bench

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/directory"
	"bureau/internal/id"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
)

// busyPractice is one of twenty people who all give the same half hour, 9 to 17 on working days.
type busyPractice struct {
	*officetest.Office
	slug    string
	service string
	staff   []string
	stored  int
	day     time.Time // before which the next are stored
	slots   int       // that are given of each of those days
}

const providers = 20

// practiceOf20 opens one whose next month is half full where there is anything stored at all.
func practiceOf20(t *testing.T, engine string) *busyPractice {
	t.Helper()
	o := officetest.Open(t, engine)
	b := &busyPractice{Office: o, slug: o.Practise(t, o.Demo).Practice.Slug, day: time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)}
	week, err := span.ParseWeek("mo 09:00-17:00; tu 09:00-17:00; we 09:00-17:00; th 09:00-17:00; fr 09:00-17:00")
	if err != nil {
		t.Fatal(err)
	}
	b.write(t, func(ctx context.Context, tx db.Tx) error {
		b.staff = nil
		for n := range providers {
			m, err := directory.AddMember(tx, o.Demo.Owner.Actor, directory.Member{Account: id.New(), Name: fmt.Sprint("Provider ", n), Email: fmt.Sprintf("p%d@demo.example", n), Lang: "en"})
			if err != nil {
				return err
			}
			s, err := o.Appointments.AddStaff(ctx, tx, o.Demo.Admin.Actor, m.ID)
			if err != nil {
				return err
			}
			s.Hours = []appointment.Hours{{Site: o.Demo.Sites[0].ID, Week: week}}
			if _, err := o.Appointments.SetHours(ctx, tx, o.Demo.Admin.Actor, s); err != nil {
				return err
			}
			b.staff = append(b.staff, m.ID)
		}
		s, err := o.Appointments.AddService(ctx, tx, o.Demo.Admin.Actor, appointment.Service{Name: "Half an hour", Length: 30 * time.Minute, Price: -1, Colour: "blue",
			Online: true, Ahead: 90, Staff: b.staff})
		b.service = s.ID
		return err
	})
	return b
}

func (b *busyPractice) write(t *testing.T, do func(ctx context.Context, tx db.Tx) error) {
	t.Helper()
	if err := b.DB.Write(context.Background(), "demo", do); err != nil {
		t.Fatal(err)
	}
}

// fillTo stores appointments until there are so many: first every other half hour of the month that is asked for, then the
// past, day by day back from today.
func (b *busyPractice) fillTo(t *testing.T, n int) {
	t.Helper()
	if b.stored == 0 && n > 0 {
		for day := time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC); day.Month() == time.December; day = day.AddDate(0, 0, 1) {
			b.fillDay(t, day, 2)
		}
	}
	for ; b.stored < n; b.day = b.day.AddDate(0, 0, -1) {
		b.fillDay(t, b.day, 1)
	}
}

// fillDay stores every so manieth half hour of a working day, of everybody.
func (b *busyPractice) fillDay(t *testing.T, day time.Time, every int) {
	t.Helper()
	if day.Weekday() == time.Saturday || day.Weekday() == time.Sunday {
		return
	}
	for _, m := range b.staff {
		var claims, appointments []string
		var ofClaims, ofAppointments []any
		add := func(rows *[]string, all *[]any, values ...any) {
			marks := make([]string, len(values))
			for i, v := range values {
				*all = append(*all, v)
				marks[i] = fmt.Sprint("$", len(*all))
			}
			*rows = append(*rows, "("+strings.Join(marks, ", ")+")")
		}
		for slot := 0; slot < 16; slot += every {
			start := db.Micros(day.Add(8*time.Hour + time.Duration(slot)*30*time.Minute))
			one := id.New()
			add(&claims, &ofClaims, id.New(), "demo", m, 0, start, start+hour/2, 2, "appointment/"+one)
			add(&appointments, &ofAppointments, one, "demo", b.service, m, b.Demo.Sites[0].ID, start, start+hour/2, 0, 0, "fixed", "", false, 0, "", start, 1)
			b.stored++
		}
		b.write(t, func(_ context.Context, tx db.Tx) error {
			if _, err := tx.Exec("INSERT INTO claim (id, org, resource, lane, starts_at, ends_at, strength, holder) VALUES "+strings.Join(claims, ", "), ofClaims...); err != nil {
				return err
			}
			_, err := tx.Exec(`INSERT INTO appointment (id, org, service, member, site, starts_at, ends_at, before_minutes, after_minutes, state, note, online, sequence,
				message, created_at, rev) VALUES `+strings.Join(appointments, ", "), ofAppointments...)
			return err
		})
	}
}

// took is how long something takes, in milliseconds: the median of many times.
func took(t *testing.T, times int, act func() error) float64 {
	t.Helper()
	var all []float64
	for range times {
		begin := time.Now()
		if err := act(); err != nil {
			t.Fatal(err)
		}
		all = append(all, float64(time.Since(begin).Microseconds())/1000)
	}
	return median(all)
}

// Free times of a day and of a month, of one person and of twenty, with nothing, some and much stored.
func TestFreeTimes(t *testing.T) {
	for _, engine := range dbtest.Engines {
		b := practiceOf20(t, engine)
		for _, stored := range []int{0, 10_000, 120_000} {
			b.fillTo(t, stored)
			b.tidy(t, engine)
			for _, who := range []struct {
				name, staff string
			}{{"1 provider", b.staff[0]}, {"20 providers", ""}} {
				for _, over := range []struct {
					name     string
					from, to span.Date
				}{
					{"day", span.Date{Year: 2026, Month: 12, Day: 9}, span.Date{Year: 2026, Month: 12, Day: 9}},
					{"month", span.Date{Year: 2026, Month: 12, Day: 1}, span.Date{Year: 2026, Month: 12, Day: 31}},
				} {
					n := 0
					ms := took(t, 101, func() error {
						return b.DB.Read(context.Background(), "demo", func(tx db.Tx) error {
							all, err := b.Appointments.Offers(context.Background(), tx, appointment.Ask{Service: b.service, Site: b.Demo.Sites[0].ID,
								Staff: who.staff, From: over.from, To: over.to})
							n = len(all)
							return err
						})
					})
					fmt.Printf("%-66s %8.2f ms  (%d times)   limit 5 ms   ratio %5.2f   aim < 1   (a bare read of the same claims %.2f ms)\n",
						fmt.Sprintf("%s, free times of a %s, %s, %d stored", engine, over.name, who.name, b.stored), ms, n, ms/5, b.bare(t, over.from, over.to, who.staff))
				}
				b.overHTTP(t, engine, who.name, who.staff)
			}
		}
	}
}

// tidy does what PostgreSQL does by itself within a minute after so much was written.
func (b *busyPractice) tidy(t *testing.T, engine string) {
	t.Helper()
	if engine != "postgres" {
		return
	}
	var name string
	err := b.DB.Read(context.Background(), "demo", func(tx db.Tx) error { return tx.Row("SELECT current_database()").Scan(&name) })
	if err != nil {
		t.Fatal(err)
	}
	at, err := url.Parse(os.Getenv("BUREAU_TEST_POSTGRES"))
	if err != nil {
		t.Fatal(err)
	}
	at.Path = "/" + name
	owner, err := sql.Open("pgx", at.String())
	if err != nil {
		t.Fatal(err)
	}
	defer owner.Close()
	if _, err := owner.Exec("VACUUM ANALYZE"); err != nil {
		t.Fatal(err)
	}
}

// bare is how long it takes to read when somebody is taken, of one or of all, and nothing else.
func (b *busyPractice) bare(t *testing.T, from, to span.Date, staff string) float64 {
	t.Helper()
	over := span.Span{Start: from.Span(time.UTC).Start, End: to.Span(time.UTC).End}
	return took(t, 101, func() error {
		return b.DB.Read(context.Background(), "demo", func(tx db.Tx) error {
			_, err := db.All(tx, func(row db.Scan) (s span.Span, err error) { return s, row(&s.Start, &s.End) },
				"SELECT starts_at, ends_at FROM claim WHERE org = $1 AND starts_at >= $2 AND starts_at < $3 AND ($4 = '' OR resource = $4)",
				tx.Org(), over.Start, over.End, staff)
			return err
		})
	})
}

// overHTTP asks for the booking page of the month, with the times of its first free day.
func (b *busyPractice) overHTTP(t *testing.T, engine, name, staff string) {
	t.Helper()
	if staff == "" {
		staff = "anyone"
	}
	address := b.URL + "/book/" + b.slug + "?" + url.Values{"service": {b.service}, "site": {b.Demo.Sites[0].ID}, "staff": {staff}, "month": {"2026-12"}}.Encode()
	page := get(t, http.DefaultClient, address)
	if !bytes.Contains(page, []byte(`class="slots"`)) {
		t.Fatal("the page shows no time")
	}
	bare := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(page) }))
	defer bare.Close()
	ask := func(address string) func() error {
		return func() error {
			res, err := http.Get(address)
			if err == nil {
				_, err = io.Copy(io.Discard, res.Body)
				res.Body.Close()
			}
			return err
		}
	}
	limit := took(t, 101, ask(bare.URL))
	ms := took(t, 101, ask(address))
	fmt.Printf("%-66s %8.2f ms  (%d kB)   limit 15 ms   ratio %5.2f   aim < 1   (bare handler, same bytes %.2f ms)\n",
		fmt.Sprintf("%s, booking page of a month over HTTP, %s, %d stored", engine, name, b.stored), ms, len(page)/1000, ms/15, limit)
}
