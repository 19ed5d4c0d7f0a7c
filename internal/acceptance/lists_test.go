package acceptance

import (
	"context"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bureau/internal/db/dbtest"
	"bureau/internal/i18n"
	"bureau/internal/ical"
	"bureau/internal/notice"
	"bureau/internal/office"
	"bureau/internal/office/officetest"
	"bureau/internal/post/posttest"
)

// listIn is the text of a list's PDF, and its calendar.
func listIn(t *testing.T, m posttest.Mail) (paper string, c ical.Calendar) {
	t.Helper()
	for name, body := range m.Files {
		if strings.HasSuffix(name, ".ics") {
			var err error
			c, err = ical.Read(body, time.UTC)
			must(t, err)
			continue
		}
		file := filepath.Join(t.TempDir(), "list.pdf")
		must(t, os.WriteFile(file, body, 0o600))
		text, err := exec.Command("pdftotext", "-layout", file, "-").Output()
		must(t, err)
		paper = string(text)
	}
	return paper, c
}

// listsAt are the lists that have arrived.
func listsAt(relay *posttest.Server) []posttest.Mail {
	return slices.DeleteFunc(relay.Mails(), func(m posttest.Mail) bool { return len(m.Files) != 2 })
}

// Rule A40
func TestThePracticeGetsItsNextAppointmentsByMailBeforeTheServiceIsDown(t *testing.T) {
	t.Parallel()
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) {
			relay := posttest.Start(t, posttest.Options{})
			o := officetest.OpenIn(t, office.Config{Data: t.TempDir(), Database: dbtest.Config(t, engine, office.Owners), Relay: relay.Relay(),
				Log: slog.New(slog.DiscardHandler)})
			p := o.Practise(t, o.Demo)
			x := book(t, o, p, at(35, 0)) // tomorrow at eleven
			patient(t, o, o.Demo.Admin.Actor)
			must(t, o.Outbox.Drain(context.Background()))
			before := len(listsAt(relay))

			v := visit(t, o)
			v.comes("admin@demo.example")
			v.open("/manage/practice")
			v.press("nav.parts a", en(i18n.ListsTitle))
			v.see("main", en(i18n.ListUsual))
			v.click("[name=daily]", "")
			v.set("#at", "19:30")
			v.typed("#addresses", "front desk")
			v.press("main form button.main", en(i18n.Save))
			v.see(".wrong", "front desk")
			v.typed("#days", "1")
			v.typed("#addresses", "front@practice.example")
			v.press("main form button.main", en(i18n.Save))
			v.see(".flash, [role=status]", en(i18n.NoteSaved))
			v.press("main form button", en(i18n.ListNowDo))
			v.see(".flash, [role=status]", en(i18n.NoteListSent))
			must(t, o.Outbox.Drain(context.Background()))
			if all := listsAt(relay); len(all) != before+1 || all[before].To != "admin@demo.example" {
				t.Fatalf("%d mails after the administrator asked for their list", len(all)-before)
			}

			o.Clock.Set(at(19, 29))
			must(t, o.Outbox.Drain(context.Background()))
			if all := listsAt(relay); len(all) != before+1 {
				t.Fatalf("%d mails before it is time", len(all)-before)
			}
			o.Clock.Set(at(19, 31))
			must(t, o.Outbox.Drain(context.Background()))
			all := listsAt(relay)[before+1:]
			var to []string
			for _, m := range all {
				to = append(to, m.To)
			}
			slices.Sort(to)
			if !slices.Equal(to, []string{"anna@demo.example", "bram@demo.example", "front@practice.example"}) {
				t.Fatalf("the lists went to %v", to)
			}
			for _, m := range all {
				paper, c := listIn(t, m)
				if has := strings.Contains(paper, "Zoë Weiß"); has != (m.To != "bram@demo.example") {
					t.Errorf("the list to %s has the appointment: %v\n%s", m.To, has, paper)
				}
				if m.To == "bram@demo.example" {
					continue
				}
				for _, want := range []string{"Wednesday 25 November 2026", "11:00 – 11:30", "Consultation", o.Demo.Sites[0].Name, "Page 1 of 1", "19:31", "Amsterdam"} {
					if !strings.Contains(paper, want) {
						t.Errorf("%q is not in the list to %s\n%s", want, m.To, paper)
					}
				}
				if len(c.Events) != 1 || c.Method != "" || !strings.HasPrefix(c.Events[0].UID, "appointment/"+x.ID+"@") || !c.Events[0].Start.Equal(x.Span.StartTime()) {
					t.Errorf("the calendar to %s: %+v", m.To, c)
				}
			}

			// The operator plans maintenance for the night of the next day; the lists come before.
			operator := &office.Operator{DB: o.DB, Notices: &notice.Board{DB: o.DB, Clock: o.Clock}}
			sent, err := operator.Announce(context.Background(), notice.Notice{"en": maintenance}, at(46, 0), at(50, 0))
			must(t, err)
			o.Clock.Set(sent)
			must(t, o.Outbox.Drain(context.Background()))
			said := 0
			for _, m := range listsAt(relay) {
				if strings.Contains(m.Text(), "planned maintenance") {
					said++
				}
			}
			if is, err := operator.Planned(context.Background()); err != nil || is.Lists.Done != 3 || said != 3 || !sent.Before(is.Start) {
				t.Errorf("%d lists, of which the operator sees %+v, %v", said, is, err)
			}
		})
	}
}
