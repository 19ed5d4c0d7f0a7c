package office_test

import (
	"context"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/ical"
	"bureau/internal/office/officetest"
	"bureau/internal/post"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// mailed lets all due work be done and gives the mails that were kept since the last time, the first first.
func mailed(t *testing.T, o *officetest.Office, seen map[string]bool) (out []post.Kept) {
	t.Helper()
	ctx := context.Background()
	if err := o.Outbox.Drain(ctx); err != nil {
		t.Fatal(err)
	}
	all, err := o.Post.ListKept(ctx, 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range all {
		if seen[k.ID] {
			continue
		}
		seen[k.ID] = true
		whole, err := o.Post.KeptByID(ctx, k.ID)
		if err != nil {
			t.Fatal(err)
		}
		out = append([]post.Kept{whole}, out...)
	}
	return out
}

// object is the calendar object that a letter carried, read again.
func object(t *testing.T, o *officetest.Office, d told) ical.Calendar {
	t.Helper()
	c, err := ical.Read(d.ics, time.UTC)
	if err != nil || len(c.Events) == 0 || len(c.Left) > 0 {
		t.Fatalf("%v %+v\n%s", err, c.Left, d.ics)
	}
	return c
}

type told struct {
	to, subject, body string
	ics               []byte
}

// tellers gives what is told after something was done.
func teller(t *testing.T, o *officetest.Office) func(do func(ctx context.Context, tx db.Tx) error) []told {
	seen := map[string]bool{}
	return func(do func(ctx context.Context, tx db.Tx) error) (out []told) {
		t.Helper()
		if err := o.DB.Write(context.Background(), "demo", do); err != nil {
			t.Fatal(err)
		}
		for _, k := range mailed(t, o, seen) {
			a, err := mail.ParseAddress(k.To)
			if err != nil {
				a = &mail.Address{Address: k.To}
			}
			out = append(out, told{a.Address, k.Subject, k.Body, icsOf(t, k)})
		}
		return out
	}
}

func TestOthersReservationsAreToldWithACalendarObject(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		tells := teller(t, o)
		admin, bram, desk := o.Demo.Admin.Actor, o.Demo.Members[1], o.Demo.Asset("Desk 1")
		start := officetest.Now.Add(time.Hour)
		var r workplace.Reservation
		reserve := func(who directory.Actor, w workplace.Whom, at time.Time) []told {
			return tells(func(ctx context.Context, tx db.Tx) (err error) {
				r, err = o.Workplaces.Reserve(ctx, tx, who, workplace.Reserve{Asset: desk.ID, For: w, Span: span.Of(at, at.Add(time.Hour))})
				return err
			})
		}
		all := reserve(admin, workplace.Whom{Member: bram.Member}, start)
		if len(all) != 1 || all[0].to != bram.Email || !strings.Contains(all[0].body, "Admin Demo made a reservation for you") {
			t.Fatalf("told is %+v", all)
		}
		made := object(t, o, all[0])
		e := made.Events[0]
		if made.Method != ical.Request || !e.Start.Equal(start) || e.Start.Location().String() != "Europe/Amsterdam" ||
			!strings.Contains(string(all[0].ics), "BEGIN:VTIMEZONE") || !strings.Contains(e.Location, "Amsterdam") || !strings.HasPrefix(e.UID, "reservation/"+r.ID+"@") {
			t.Errorf("the object is %+v\n%s", e, all[0].ics)
		}
		all = tells(func(ctx context.Context, tx db.Tx) (err error) {
			r, err = o.Workplaces.Change(ctx, tx, admin, workplace.Change{ID: r.ID, Span: span.Of(start.Add(time.Hour), start.Add(2*time.Hour))})
			return err
		})
		changed := object(t, o, all[0]).Events[0]
		if len(all) != 1 || changed.UID != e.UID || changed.Sequence <= e.Sequence || !changed.Start.Equal(start.Add(time.Hour)) {
			t.Errorf("changed is %+v", changed)
		}
		all = tells(func(ctx context.Context, tx db.Tx) (err error) {
			r, err = o.Workplaces.Cancel(ctx, tx, admin, r.ID, 0)
			return err
		})
		gone := object(t, o, all[0])
		if len(all) != 1 || gone.Method != ical.Cancel || gone.Events[0].UID != e.UID || gone.Events[0].Sequence <= changed.Sequence || gone.Events[0].Status != "CANCELLED" {
			t.Errorf("cancelled is %+v", gone)
		}
		if all = reserve(bram.Actor, workplace.Whom{}, start); len(all) != 0 {
			t.Errorf("one's own is told: %+v", all)
		}
		if all = tells(func(_ context.Context, tx db.Tx) error { return workplace.SetOwnMail(tx, bram.Actor, true) }); len(all) != 0 {
			t.Errorf("choosing is told: %+v", all)
		}
		if all = reserve(bram.Actor, workplace.Whom{}, start.Add(3*time.Hour)); len(all) != 1 || object(t, o, all[0]).Method != ical.Request {
			t.Errorf("one's own, though chosen, is told as %+v", all)
		}
		guest := workplace.Whom{Guest: workplace.Guest{Name: "Gerda Gast", Email: "gerda@guest.example"}}
		if all = reserve(admin, guest, start.Add(5*time.Hour)); len(all) != 1 || all[0].to != "gerda@guest.example" || !strings.Contains(all[0].body, "Admin Demo expects you") ||
			strings.Contains(all[0].body, "/reservations/") {
			t.Errorf("the visitor is told %+v", all)
		}
		guest.Member = bram.Member
		if all = reserve(admin, guest, start.Add(7*time.Hour)); len(all) != 2 {
			t.Errorf("both are told %+v", all)
		}
	})
}

func TestASeriesIsToldInOneMail(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		tells := teller(t, o)
		admin, bram, desk := o.Demo.Admin.Actor, o.Demo.Members[1], o.Demo.Asset("Desk 1")
		tells(func(ctx context.Context, tx db.Tx) error {
			at := time.Date(2026, 12, 2, 9, 0, 0, 0, time.UTC)
			_, err := o.Workplaces.Reserve(ctx, tx, o.Demo.Members[2].Actor, workplace.Reserve{Asset: desk.ID, Span: span.Of(at, at.Add(time.Hour))})
			return err
		})
		var made workplace.Made
		all := tells(func(ctx context.Context, tx db.Tx) (err error) {
			made, err = o.Workplaces.MakeSeries(ctx, tx, admin, workplace.SeriesWish{Asset: desk.ID, For: workplace.Whom{Member: bram.Member}, Otherwise: workplace.Elsewhere,
				Repeat: workplace.Repeat{Rule: "FREQ=WEEKLY;BYDAY=WE", First: span.Date{Year: 2026, Month: 11, Day: 25}, Times: 20, From: 9 * 60, To: 17 * 60}})
			return err
		})
		if len(all) != 1 {
			t.Fatalf("told is %+v", all)
		}
		c := object(t, o, all[0])
		whole := c.Events[0]
		if len(c.Events) != 2 || whole.UID != c.Events[1].UID || c.Events[1].Instance != "20261202T090000" || !strings.HasPrefix(whole.Rule, "FREQ=WEEKLY;BYDAY=WE;UNTIL=20270407T") {
			t.Errorf("the object is %s", all[0].ics)
		}
		if when := "every Wednesday, 09:00 – 17:00, from 25 November 2026 until 7 April 2027"; !strings.Contains(all[0].body, when) {
			t.Errorf("the mail does not say %q:\n%s", when, all[0].body)
		}
		if !strings.Contains(all[0].subject, "Desk 1") || !strings.Contains(all[0].body, "Other place: Desk 2: Wed 2 Dec") {
			t.Errorf("the mail does not say which day is elsewhere: %s\n%s", all[0].subject, all[0].body)
		}
		all = tells(func(ctx context.Context, tx db.Tx) error {
			_, err := o.Workplaces.CancelSeries(ctx, tx, admin, made.Series.ID, span.Date{Year: 2026, Month: 12, Day: 23}, 0)
			return err
		})
		if c := object(t, o, all[0]); len(all) != 1 || c.Method != ical.Request || c.Events[0].Sequence <= whole.Sequence || !strings.Contains(c.Events[0].Rule, "UNTIL=20261222T") {
			t.Errorf("cut short it is %s", all[0].ics)
		}
		all = tells(func(ctx context.Context, tx db.Tx) error {
			_, err := o.Workplaces.CancelSeries(ctx, tx, admin, made.Series.ID, span.Date{}, 0)
			return err
		})
		if c := object(t, o, all[0]); len(all) != 1 || c.Method != ical.Cancel || c.Events[0].UID != whole.UID {
			t.Errorf("cancelled it is %s", all[0].ics)
		}
	})
}

func TestASeriesThatIsAllElsewhereIsToldThere(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		tells := teller(t, o)
		admin, bram, desk := o.Demo.Admin.Actor, o.Demo.Members[1], o.Demo.Asset("Desk 1")
		wish := workplace.SeriesWish{Asset: desk.ID, Otherwise: workplace.Elsewhere,
			Repeat: workplace.Repeat{Rule: "FREQ=WEEKLY;BYDAY=WE", First: span.Date{Year: 2026, Month: 11, Day: 25}, Times: 6, From: 9 * 60, To: 17 * 60}}
		var made workplace.Made
		make := func(ctx context.Context, tx db.Tx) (err error) {
			made, err = o.Workplaces.MakeSeries(ctx, tx, admin, wish)
			return err
		}
		tells(make)
		wish.For.Member = bram.Member
		told := tells(make)
		names := func(what string) {
			t.Helper()
			if len(told) != 1 || !strings.Contains(told[0].subject, "Desk 2") || strings.Contains(told[0].subject+told[0].body+string(told[0].ics), "Desk 1") {
				t.Errorf("%s, it is told %+v", what, told)
			}
		}
		names("made")
		var list []workplace.SeriesPlace
		if err := o.DB.Read(context.Background(), "demo", func(tx db.Tx) (err error) {
			list, err = o.Workplaces.SeriesList(tx, admin)
			return err
		}); err != nil || len(list) != 2 || list[0].Title() != "Desk 1" || list[1].Title() != "Desk 2" || len(list[1].Besides()) != 0 {
			t.Errorf("listed are %+v, %v", list, err)
		}
		told = tells(func(ctx context.Context, tx db.Tx) error {
			_, err := o.Workplaces.CancelSeries(ctx, tx, admin, made.Series.ID, span.Date{}, 0)
			return err
		})
		names("cancelled")
	})
}

// icsOf finds the calendar part of a mail.
func icsOf(t *testing.T, k post.Kept) []byte {
	t.Helper()
	m, err := mail.ReadMessage(strings.NewReader(k.Message))
	if err != nil {
		t.Fatal(err)
	}
	return calendarIn(t, m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), m.Body)
}

func calendarIn(t *testing.T, kind, encoding string, body io.Reader) []byte {
	t.Helper()
	media, params, err := mime.ParseMediaType(kind)
	if err != nil {
		return nil
	}
	switch strings.ToLower(encoding) {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	}
	if media == "text/calendar" {
		b, err := io.ReadAll(body)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	if !strings.HasPrefix(media, "multipart/") {
		return nil
	}
	parts := multipart.NewReader(body, params["boundary"])
	for {
		p, err := parts.NextRawPart()
		if err != nil {
			return nil
		}
		if b := calendarIn(t, p.Header.Get("Content-Type"), p.Header.Get("Content-Transfer-Encoding"), p); b != nil {
			return b
		}
	}
}
