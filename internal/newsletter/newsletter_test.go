package newsletter_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/newsletter"
	"bureau/internal/office"
	"bureau/internal/office/officetest"
	"bureau/internal/post/posttest"
)

// press is a practice with a relay, and a group of customers.
type press struct {
	*officetest.Office
	t     *testing.T
	relay *posttest.Server
	boss  directory.Actor
	group string
}

func each(t *testing.T, opts posttest.Options, test func(p *press)) {
	t.Helper()
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) { test(begin(t, engine, opts)) })
	}
}

func begin(t *testing.T, engine string, opts posttest.Options) *press {
	t.Helper()
	relay := posttest.Start(t, opts)
	return open(t, engine, relay, relay.Relay())
}

func open(t *testing.T, engine string, relay *posttest.Server, through string) *press {
	t.Helper()
	p := &press{t: t, relay: relay}
	p.Office = officetest.OpenIn(t, office.Config{Data: t.TempDir(), Database: dbtest.Config(t, engine, office.Owners), Relay: through,
		Log: slog.New(slog.DiscardHandler)})
	p.boss = p.Demo.Admin.Actor
	p.Practise(t, p.Demo)
	p.write(func(ctx context.Context, tx db.Tx) error {
		g, err := p.Appointments.AddCustomerGroup(ctx, tx, p.boss, "Backs")
		p.group = g.ID
		return err
	})
	return p
}

func (p *press) try(do func(ctx context.Context, tx db.Tx) error) error {
	return p.DB.Write(context.Background(), p.Demo.ID, do)
}

func (p *press) write(do func(ctx context.Context, tx db.Tx) error) {
	p.t.Helper()
	if err := p.try(do); err != nil {
		p.t.Fatal(err)
	}
}

// customer adds one to the group; agreed notes a consent at the desk.
func (p *press) customer(first, email string, agreed bool) (c appointment.Customer) {
	p.t.Helper()
	p.write(func(ctx context.Context, tx db.Tx) (err error) {
		c, err = p.Appointments.AddCustomerTo(ctx, tx, p.boss, appointment.CustomerForm{Customer: appointment.Customer{
			Who: appointment.Who{First: first, Last: "Berg", Email: email}, Lang: "de"}, Groups: []string{p.group}})
		if err == nil && agreed {
			err = p.Newsletters.Agree(ctx, tx, p.boss, c, p.Clock.Now(), newsletter.HowPaper)
		}
		return err
	})
	return c
}

func (p *press) writing() newsletter.Writing {
	return newsletter.Writing{Subject: "Back school in May", Text: "# Come along\n\nIt **begins** on 3 May.\n- warm\n- free", Lang: "en", Groups: []string{p.group}}
}

func (p *press) letter() (l newsletter.Letter) {
	p.t.Helper()
	p.write(func(ctx context.Context, tx db.Tx) (err error) {
		l, err = p.Newsletters.Write(ctx, tx, p.boss, p.writing())
		return err
	})
	return l
}

func (p *press) audience(l newsletter.Letter) (a newsletter.Audience) {
	p.t.Helper()
	p.write(func(ctx context.Context, tx db.Tx) (err error) {
		a, err = p.Newsletters.For(ctx, tx, p.boss, l.ID)
		return err
	})
	return a
}

func (p *press) send(l newsletter.Letter, mails int) error {
	return p.try(func(ctx context.Context, tx db.Tx) error {
		_, err := p.Newsletters.Send(ctx, tx, p.boss, l.ID, l.Rev, mails)
		return err
	})
}

// all sends a new letter to its end, and gives how far it came.
func (p *press) all(mails int) (newsletter.Letter, newsletter.Progress) {
	p.t.Helper()
	l := p.letter()
	if err := p.send(l, mails); err != nil {
		p.t.Fatal(err)
	}
	return p.finish(l)
}

func (p *press) finish(l newsletter.Letter) (newsletter.Letter, newsletter.Progress) {
	p.t.Helper()
	for range 100 {
		p.drain()
		if l = p.now(l); l.State != newsletter.Sending {
			return l, p.progress(l)
		}
		p.Clock.Advance(newsletter.Pause)
	}
	p.t.Fatalf("it is never sent: %+v", p.progress(l))
	return l, newsletter.Progress{}
}

func (p *press) drain() {
	p.t.Helper()
	if err := p.Outbox.Drain(context.Background()); err != nil {
		p.t.Fatal(err)
	}
}

func (p *press) now(l newsletter.Letter) newsletter.Letter {
	p.t.Helper()
	p.write(func(ctx context.Context, tx db.Tx) (err error) {
		l, err = p.Newsletters.Get(ctx, tx, p.boss, l.ID)
		return err
	})
	return l
}

func (p *press) progress(l newsletter.Letter) (out newsletter.Progress) {
	p.t.Helper()
	p.write(func(ctx context.Context, tx db.Tx) (err error) {
		out, err = p.Newsletters.Progress(ctx, tx, p.boss, l.ID)
		return err
	})
	return out
}

func (p *press) consent(c appointment.Customer) (out newsletter.Consent) {
	p.t.Helper()
	p.write(func(ctx context.Context, tx db.Tx) (err error) {
		out, err = p.Newsletters.Of(ctx, tx, c)
		return err
	})
	return out
}

// links are those to unsubscribe in the mails that arrived with this subject, by address, the latest.
func (p *press) links() map[string]string {
	p.t.Helper()
	out := map[string]string{}
	for _, m := range p.relay.Mails() {
		off := strings.Trim(m.Header.Get("List-Unsubscribe"), "<>")
		if off == "" {
			continue
		}
		u, err := url.Parse(off)
		if err != nil {
			p.t.Fatal(err)
		}
		out[m.To] = u.Path[strings.LastIndexByte(u.Path, '/')+1:]
	}
	return out
}

func (p *press) unsubscribe(link string) {
	p.t.Helper()
	p.write(func(ctx context.Context, tx db.Tx) error { return p.Newsletters.Unsubscribe(ctx, tx, link) })
}

// times counts the newsletters that arrived, by address.
func (p *press) times() map[string]int {
	out := map[string]int{}
	for _, m := range p.relay.Mails() {
		if m.Header.Get("List-Unsubscribe") != "" {
			out[m.To]++
		}
	}
	return out
}

func TestALetterGoesOnceToEachAddressOfWhoeverAgreed(t *testing.T) {
	each(t, posttest.Options{}, func(p *press) {
		p.customer("Ada", "berg@home.example", true)
		p.customer("Cem", "BERG@home.example", true)
		p.customer("Dov", "berg@home.example", false)
		p.customer("Eva", "eva@home.example", true)
		p.customer("Fay", "fay@home.example", false)
		p.customer("Gus", "", true)
		l := p.letter()
		a := p.audience(l)
		if a.Get != 3 || a.Mails != 2 || a.Not[newsletter.NoConsent] != 2 || a.Not[newsletter.NoAddress] != 1 || len(a.Readers) != 6 {
			p.t.Errorf("the audience is %+v", a)
		}
		err := p.send(l, 3)
		if f, _ := fault.As(err); f == nil || f.Code != fault.Stale || f.More.(newsletter.Audience).Mails != 2 {
			p.t.Errorf("sending to another number than was shown: %v", err)
		}
		if err := p.send(l, 2); err != nil {
			p.t.Fatal(err)
		}
		if err := p.send(p.now(l), 2); !fault.Is(err, fault.Taken) {
			p.t.Errorf("it is sent a second time: %v", err)
		}
		l, done := p.finish(l)
		if done != (newsletter.Progress{All: 2, Sent: 2}) || l.State != newsletter.Sent || l.Ended.IsZero() {
			p.t.Errorf("%+v %+v", l, done)
		}
		if got := p.times(); got["berg@home.example"] != 1 || got["eva@home.example"] != 1 || len(got) != 2 {
			p.t.Errorf("it arrived at %v", got)
		}
		for _, m := range p.relay.Mails() {
			if m.To != "berg@home.example" {
				continue
			}
			if !strings.Contains(m.Text(), "Hello Ada Berg, Cem Berg,") || strings.Contains(m.Raw, "Dov") || !strings.Contains(m.Parts["text/html"], "<strong>begins</strong>") {
				p.t.Errorf("the mail says\n%s\n%s", m.Text(), m.Parts["text/html"])
			}
			if m.Header.Get("Precedence") != "bulk" || !strings.Contains(m.Text(), "Newsletter abbestellen") {
				p.t.Errorf("the mail is %v\n%s", m.Header, m.Text())
			}
		}
	})
}

func TestUnsubscribingHoldsWhateverBecomesOfTheCustomer(t *testing.T) {
	each(t, posttest.Options{}, func(p *press) {
		ada, cem := p.customer("Ada", "ada@home.example", true), p.customer("Cem", "cem@home.example", true)
		p.customer("Eva", "eva@home.example", true)
		p.all(3)
		links := p.links()
		p.unsubscribe(links["ada@home.example"])
		p.unsubscribe(links["ada@home.example"])
		p.unsubscribe(links["cem@home.example"])
		if p.consent(ada).Off.IsZero() || p.consent(ada).ByDesk {
			p.t.Errorf("Ada stands %+v", p.consent(ada))
		}
		// The desk cannot bring her back, and nor do another row, a fresh consent, another address or a merge.
		agree := func(c appointment.Customer) error {
			return p.try(func(ctx context.Context, tx db.Tx) error {
				return p.Newsletters.Agree(ctx, tx, p.boss, c, p.Clock.Now(), newsletter.HowTalk)
			})
		}
		if err := agree(ada); !fault.Is(err, fault.Taken) {
			p.t.Errorf("the desk notes a consent of who unsubscribed: %v", err)
		}
		if err := agree(p.customer("Ada again", " ADA@home.example", false)); !fault.Is(err, fault.Taken) {
			p.t.Errorf("who is added anew with the address may agree at the desk: %v", err)
		}
		p.write(func(ctx context.Context, tx db.Tx) error {
			ada.Email = "other@home.example"
			_, err := p.Appointments.ChangeCustomer(ctx, tx, p.boss, appointment.CustomerForm{Customer: ada, Groups: []string{p.group}})
			return err
		})
		twin := p.customer("Cem", "twin@home.example", true)
		p.write(func(ctx context.Context, tx db.Tx) error {
			_, err := p.Appointments.Merge(ctx, tx, p.boss, appointment.Merge{Keep: twin.ID, Other: cem.ID, KeepRev: twin.Rev, OtherRev: cem.Rev})
			return err
		})
		l := p.letter()
		if a := p.audience(l); a.Mails != 1 || a.Not[newsletter.Unsubscribed] != 3 {
			p.t.Errorf("the audience is %+v", a)
		}
		// It holds beyond erasure, for whoever comes with the address.
		now := twin
		p.write(func(ctx context.Context, tx db.Tx) (err error) {
			if now, err = p.Appointments.CustomerByID(ctx, tx, p.boss, twin.ID); err != nil {
				return err
			}
			return p.Appointments.EraseCustomer(ctx, tx, p.boss, now.ID, now.Rev)
		})
		if err := agree(p.customer("Cem", "cem@home.example", false)); !fault.Is(err, fault.Taken) {
			p.t.Errorf("after the erasure the address may agree at the desk: %v", err)
		}
		p.all(1)
		if got := p.times(); got["ada@home.example"] != 1 || got["cem@home.example"] != 1 || got["eva@home.example"] != 2 || len(got) != 3 {
			p.t.Errorf("it arrived at %v", got)
		}
		// Only they take it back.
		p.write(func(ctx context.Context, tx db.Tx) error {
			return p.Newsletters.Subscribe(ctx, tx, links["cem@home.example"])
		})
		if err := agree(p.customer("Cem", "cem@home.example", false)); err != nil {
			p.t.Errorf("who subscribed again may not agree: %v", err)
		}
	})
}

func TestALinkIsNobodysButItsAddressesInItsPractice(t *testing.T) {
	each(t, posttest.Options{}, func(p *press) {
		p.customer("Ada", "ada@home.example", true)
		p.all(1)
		link := p.links()["ada@home.example"]
		for name, in := range map[string]struct{ org, link string }{"another practice": {p.Other.ID, link}, "a changed link": {p.Demo.ID, "A" + link[1:]},
			"a cut link": {p.Demo.ID, link[:len(link)-1]}, "no signature": {p.Demo.ID, link[:32]}, "nothing": {p.Demo.ID, ""}} {
			err := p.DB.Write(context.Background(), in.org, func(ctx context.Context, tx db.Tx) error { return p.Newsletters.Unsubscribe(ctx, tx, in.link) })
			if !fault.Is(err, fault.NotFound) {
				p.t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestWhoBooksOnlineAndTicksTheBoxAgreesOnceTheCodeIsEntered(t *testing.T) {
	each(t, posttest.Options{}, func(p *press) {
		ada := p.customer("Ada", "ada@home.example", true)
		p.all(1)
		p.unsubscribe(p.links()["ada@home.example"])
		var services []appointment.Service
		p.write(func(_ context.Context, tx db.Tx) (err error) {
			services, err = appointment.ServiceList(tx, false)
			return err
		})
		book := func(hour int, news bool) {
			var x appointment.Appointment
			p.write(func(ctx context.Context, tx db.Tx) (err error) {
				x, err = p.Appointments.Hold(ctx, tx, appointment.Hold{Service: services[0].ID, Site: p.Demo.Sites[0].ID, Start: time.Date(2026, 11, 25, hour, 0, 0, 0, time.UTC),
					Who: appointment.Booker{Who: appointment.Who{First: "Ada", Last: "Berg", Email: "ada@home.example"}, Lang: "de", News: news}})
				return err
			})
			if p.consent(ada).Gets() {
				p.t.Error("a hold alone takes back that she unsubscribed")
			}
			p.write(func(ctx context.Context, tx db.Tx) error {
				_, err := p.Appointments.Confirm(ctx, tx, x.ID, p.Appointments.Digits(x))
				return err
			})
		}
		book(9, false)
		if p.consent(ada).Gets() {
			p.t.Error("she gets it without having ticked")
		}
		book(10, true)
		if c := p.consent(ada); !c.Gets() || c.How != newsletter.HowBooking || c.By != "" {
			p.t.Errorf("she stands %+v", c)
		}
	})
}

func TestWhatTheRelayRefusesForTheMailboxIsPassedOverUntilSomebodyClearsIt(t *testing.T) {
	refuse := func(stage, address string) error {
		switch {
		case stage == "rcpt" && address == "gone@home.example":
			return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user"}
		case stage == "rcpt" && address == "policy@home.example":
			return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 7, 1}, Message: "we do not like you"}
		case stage == "rcpt" && address == "later@home.example":
			return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 2, 1}, Message: "greylisted"}
		}
		return nil
	}
	each(t, posttest.Options{Refuse: refuse}, func(p *press) {
		dead := p.customer("Gone", "gone@home.example", true)
		p.customer("Policy", "policy@home.example", true)
		l, done := p.all(2)
		if done != (newsletter.Progress{All: 2, Refused: 2}) {
			p.t.Errorf("%+v", done)
		}
		c := p.consent(dead)
		if c.Bounced.IsZero() || c.Gets() || !strings.Contains(c.Reason, "no such user") || strings.Contains(c.Reason, "gone@") {
			p.t.Errorf("who has no mailbox stands %+v", c)
		}
		if a := p.audience(l); a.Mails != 1 || a.Not[newsletter.Bounced] != 1 {
			p.t.Errorf("then the audience is %+v", a)
		}
		p.write(func(ctx context.Context, tx db.Tx) error { return p.Newsletters.Reachable(ctx, tx, p.boss, dead) })
		if a := p.audience(l); a.Mails != 2 {
			p.t.Errorf("after clearing the audience is %+v", a)
		}
		// What is put off is tried for three days, and then given up.
		p.customer("Later", "later@home.example", true)
		l = p.letter()
		if err := p.send(l, 3); err != nil {
			p.t.Fatal(err)
		}
		for range 60 {
			p.drain()
			p.Clock.Advance(2 * time.Hour)
		}
		p.drain()
		if l, done = p.now(l), p.progress(l); l.State != newsletter.Sent || done != (newsletter.Progress{All: 3, Refused: 2, Failed: 1}) {
			p.t.Errorf("%s: %+v", l.State, done)
		}
	})
}

func TestALetterThatTheRelayRefusesAltogetherStopsByItself(t *testing.T) {
	each(t, posttest.Options{Refuse: func(stage, _ string) error {
		if stage == "data" {
			return &smtp.SMTPError{Code: 554, EnhancedCode: smtp.EnhancedCode{5, 7, 1}, Message: "looks like spam"}
		}
		return nil
	}}, func(p *press) {
		for i := range 8 {
			p.customer(fmt.Sprint("N", i), fmt.Sprintf("n%d@home.example", i), true)
		}
		l, done := p.all(8)
		if l.State != newsletter.Stopped || done != (newsletter.Progress{All: 8, Refused: 3, Waiting: 5}) {
			p.t.Errorf("%s: %+v", l.State, done)
		}
	})
}

// switchboard leads to a relay while it is on.
func switchboard(t *testing.T, relay string, on *atomic.Bool) (address string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			from, err := l.Accept()
			if err != nil {
				return
			}
			if !on.Load() {
				from.Close()
				continue
			}
			to, err := net.Dial("tcp", relay)
			if err != nil {
				from.Close()
				continue
			}
			go func() { _, _ = io.Copy(to, from); to.Close() }()
			go func() { _, _ = io.Copy(from, to); from.Close() }()
		}
	}()
	return l.Addr().String()
}

func TestARelayThatIsAwayLosesNothing(t *testing.T) {
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) {
			var on atomic.Bool
			relay := posttest.Start(t, posttest.Options{})
			p := open(t, engine, relay, "smtp://"+switchboard(t, relay.Address, &on))
			for i := range 4 {
				p.customer(fmt.Sprint("N", i), fmt.Sprintf("n%d@home.example", i), true)
			}
			l := p.letter()
			must(t, p.send(l, 4))
			for range 3 {
				p.drain()
				p.Clock.Advance(time.Minute)
			}
			if got := p.progress(l); got.Waiting != 4 {
				t.Errorf("while it is away: %+v", got)
			}
			on.Store(true)
			p.Clock.Advance(time.Hour)
			if _, done := p.finish(l); done.Sent != 4 || len(p.times()) != 4 {
				t.Errorf("%+v", done)
			}
		})
	}
}

func TestItStopsAndGoesOnAndNobodyGetsItTwice(t *testing.T) {
	each(t, posttest.Options{}, func(p *press) {
		for i := range 25 {
			p.customer(fmt.Sprint("N", i), fmt.Sprintf("n%d@home.example", i), true)
		}
		l := p.letter()
		if err := p.send(l, 25); err != nil {
			p.t.Fatal(err)
		}
		p.drain()
		step := func(do func(context.Context, db.Tx, directory.Actor, string) (newsletter.Letter, error)) error {
			return p.try(func(ctx context.Context, tx db.Tx) error { _, err := do(ctx, tx, p.boss, l.ID); return err })
		}
		if got := p.progress(l); got.Sent != 10 || got.Waiting != 15 || got.Percent() != 40 {
			p.t.Errorf("after the first few: %+v", got)
		}
		rev := p.now(l).Rev
		if err := p.try(func(ctx context.Context, tx db.Tx) error { return p.Newsletters.Remove(ctx, tx, p.boss, l.ID, rev) }); !fault.Is(err, fault.Taken) {
			p.t.Errorf("a letter is removed while it is sent: %v", err)
		}
		must(p.t, step(p.Newsletters.Stop))
		p.Clock.Advance(time.Hour)
		p.drain()
		if got := p.progress(l); got.Sent != 10 {
			p.t.Errorf("after it was stopped: %+v", got)
		}
		if err := step(p.Newsletters.Stop); !fault.Is(err, fault.Taken) {
			p.t.Errorf("stopped twice: %v", err)
		}
		must(p.t, step(p.Newsletters.GoOn))
		must(p.t, step(p.Newsletters.Stop))
		must(p.t, step(p.Newsletters.GoOn))
		_, done := p.finish(l)
		if done.Sent != 25 || len(p.times()) != 25 {
			p.t.Errorf("%+v", done)
		}
		for to, n := range p.times() {
			if n != 1 {
				p.t.Errorf("%s got it %d times", to, n)
			}
		}
	})
}

func TestWhatWasCutOffInTheMiddleGoesOnAndTheOneInDoubtIsNotSentAgain(t *testing.T) {
	each(t, posttest.Options{}, func(p *press) {
		for i := range 5 {
			p.customer(fmt.Sprint("N", i), fmt.Sprintf("n%d@home.example", i), true)
		}
		l := p.letter()
		// As a node leaves it that is killed between claiming a mail and noting what the relay said; nobody sends before.
		p.write(func(ctx context.Context, tx db.Tx) error {
			if _, err := p.Newsletters.Send(ctx, tx, p.boss, l.ID, l.Rev, 5); err != nil {
				return err
			}
			_, err := tx.Exec(`UPDATE newsletter_delivery SET state = 'claimed' WHERE org = $1 AND id = (SELECT min(d.id) FROM newsletter_delivery d WHERE d.org = $1)`, tx.Org())
			return err
		})
		_, done := p.finish(l)
		if done != (newsletter.Progress{All: 5, Sent: 4, Doubtful: 1}) || len(p.times()) != 4 {
			p.t.Errorf("%+v, arrived %v", done, p.times())
		}
	})
}

// While a letter is sent, its readers unsubscribe: whoever's mail was not claimed before gets none, and no later letter reaches any.
func TestUnsubscribingWhileALetterIsSent(t *testing.T) {
	each(t, posttest.Options{}, func(p *press) {
		const many = 20
		for i := range many {
			p.customer(fmt.Sprint("N", i), fmt.Sprintf("n%d@home.example", i), true)
		}
		p.all(many)
		links := p.links()
		l := p.letter()
		must(p.t, p.send(l, many))
		var all sync.WaitGroup
		for i := range many {
			to := fmt.Sprintf("n%d@home.example", i)
			all.Go(func() {
				err := p.try(func(ctx context.Context, tx db.Tx) error { return p.Newsletters.Unsubscribe(ctx, tx, links[to]) })
				if err != nil {
					p.t.Error(err)
				}
			})
		}
		all.Go(func() {
			if err := p.Outbox.Drain(context.Background()); err != nil {
				p.t.Error(err)
			}
		})
		all.Wait()
		_, done := p.finish(l)
		if done.Sent+done.LeftOut != many {
			p.t.Errorf("%+v", done)
		}
		sent := 0
		for _, n := range p.times() {
			sent += n - 1
		}
		if sent != done.Sent {
			p.t.Errorf("%d arrived, %d are noted", sent, done.Sent)
		}
		if a := p.audience(p.letter()); a.Mails != 0 || a.Not[newsletter.Unsubscribed] != many {
			p.t.Errorf("then the audience is %+v", a)
		}
	})
}

func TestWhatIsNoLetterIsRefused(t *testing.T) {
	each(t, posttest.Options{}, func(p *press) {
		for name, change := range map[string]func(w *newsletter.Writing){
			"subject": func(w *newsletter.Writing) { w.Subject = " " }, "text": func(w *newsletter.Writing) { w.Text = "" },
			"lang": func(w *newsletter.Writing) { w.Lang = "xx" }, "groups": func(w *newsletter.Writing) { w.Groups = []string{"none"} },
		} {
			w := p.writing()
			change(&w)
			err := p.try(func(ctx context.Context, tx db.Tx) error {
				_, err := p.Newsletters.Write(ctx, tx, p.boss, w)
				return err
			})
			if f, _ := fault.As(err); f == nil || f.Field != name {
				p.t.Errorf("%s: %v", name, err)
			}
		}
		l := p.letter()
		if err := p.send(l, 0); !fault.Is(err, fault.Invalid) {
			p.t.Errorf("a letter to nobody: %v", err)
		}
		err := p.try(func(ctx context.Context, tx db.Tx) error {
			_, err := p.Newsletters.Change(ctx, tx, p.boss, l.ID, 9, p.writing())
			return err
		})
		if f, _ := fault.As(err); f == nil || f.Code != fault.Stale || f.More.(newsletter.Letter).Subject != l.Subject {
			p.t.Errorf("a stale change: %v", err)
		}
		clara := p.Demo.Members[2].Actor
		err = p.try(func(ctx context.Context, tx db.Tx) error {
			_, err := p.Newsletters.Get(ctx, tx, clara, l.ID)
			return err
		})
		if !fault.Is(err, fault.Refused) {
			p.t.Errorf("somebody without a right reads it: %v", err)
		}
	})
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
