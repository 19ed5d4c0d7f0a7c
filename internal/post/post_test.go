package post_test

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/mail"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/outbox"
	"bureau/internal/post"
	"bureau/internal/post/posttest"
)

var (
	owners = []db.Migrations{outbox.Migrations, post.Migrations}
	now    = time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)
)

type house struct {
	*post.Post
	clock *clock.Fixed
	log   *strings.Builder
}

func on(t *testing.T, d *db.DB, cfg post.Config, l post.Letter) house {
	t.Helper()
	h := house{clock: clock.At(now), log: &strings.Builder{}}
	cfg.Origin = &url.URL{Scheme: "https", Host: "office.example"}
	var err error
	if h.Post, err = post.Open(outbox.New(d, h.clock, slog.New(slog.NewTextHandler(h.log, nil))), cfg); err != nil {
		t.Fatal(err)
	}
	h.Kind("test", func(context.Context, outbox.Work) (post.Letter, error) { return l, nil })
	return h
}

func (h house) send(t *testing.T, w outbox.Work) {
	t.Helper()
	err := h.DB.Write(t.Context(), "demo", func(_ context.Context, tx db.Tx) error { return h.Send(tx, "test", w) })
	if err != nil {
		t.Fatal(err)
	}
	h.drain(t)
}

func (h house) drain(t *testing.T) {
	t.Helper()
	if err := h.Outbox.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func (h house) lost(t *testing.T) (out []outbox.Lost) {
	t.Helper()
	err := h.DB.ReadGlobal(t.Context(), func(tx db.Tx) (err error) {
		out, err = outbox.ListLost(tx, 10)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var letter = post.Letter{
	To: mail.Address{Name: "Zoë Ångström", Address: "zoe@demo.example"}, ReplyTo: mail.Address{Address: "desk@demo.example"},
	From: "Büro Wien", Lang: "de-AT", Subject: "Dein Tisch für Jänner – reserviert ✓",
	Parts: []post.Part{post.Say("Hallo Zoë,"), post.LinkTo("Öffnen", "https://office.example/x?a=1&b=2"), {Facts: [][2]string{{"Ort", "<Wien> & Umgebung"}}}},
	ICS:   []byte("BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"), Method: "REQUEST",
}

func TestAMailArrivesAsItWasWritten(t *testing.T) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) {
		s := posttest.Start(t, posttest.Options{})
		h := on(t, d, post.Config{Relay: s.Relay()}, letter)
		h.send(t, outbox.Work{ID: "0199-x"})
		m := s.Next(t, 1)
		for name, want := range map[string]string{"Message-Id": "<0199-x@office.example>", "Auto-Submitted": "auto-generated", "Content-Language": "de-AT",
			"Reply-To": "<desk@demo.example>", "Date": now.Format(time.RFC1123Z)} {
			if got := m.Header.Get(name); got != want {
				t.Errorf("%s: %s, want %s", name, got, want)
			}
		}
		from, err := mail.ParseAddress(m.Header.Get("From"))
		if err != nil || from.Name != "Büro Wien" || from.Address != "bureau@office.example" || m.From != from.Address {
			t.Errorf("from %v: %v", from, err)
		}
		to, err := mail.ParseAddress(m.Header.Get("To"))
		if err != nil || *to != letter.To || m.To != letter.To.Address {
			t.Errorf("to %v: %v", to, err)
		}
		if m.Subject != letter.Subject {
			t.Errorf("the subject is %q", m.Subject)
		}
		if want := "Hallo Zoë,\n\nÖffnen\nhttps://office.example/x?a=1&b=2\n\nOrt: <Wien> & Umgebung\n"; !strings.HasPrefix(m.Text(), want) {
			t.Errorf("the text is %q", m.Text())
		}
		html := m.Parts["text/html"]
		if !strings.Contains(html, `<a href="https://office.example/x?a=1&amp;b=2"`) || !strings.Contains(html, "&lt;Wien&gt; &amp; Umgebung") {
			t.Errorf("the page is %s", html)
		}
		if m.Params["text/calendar"]["method"] != "REQUEST" || !strings.Contains(m.Parts["text/calendar"], "BEGIN:VCALENDAR") || m.Parts["application/ics"] == "" {
			t.Errorf("the calendar part: %v, %q", m.Params["text/calendar"], m.Parts["text/calendar"])
		}
		if strings.Contains(h.log.String(), "zoe") {
			t.Error("the log names the reader")
		}
	})
}

func TestAFrenchMailPutsASpaceBeforeItsColons(t *testing.T) {
	s := posttest.Start(t, posttest.Options{})
	l := letter
	l.Lang, l.Parts = "fr", []post.Part{{Facts: [][2]string{{"Emplacement", "Table 100 %"}}}}
	on(t, dbtest.Open(t, "sqlite", owners), post.Config{Relay: s.Relay()}, l).send(t, outbox.Work{})
	if text := s.Next(t, 1).Text(); !strings.Contains(text, "Emplacement\u00a0: Table 100 %\n") {
		t.Errorf("the text is %q", text)
	}
}

func TestNothingThatAPersonTypedBeginsAHeaderLine(t *testing.T) {
	d := dbtest.Open(t, "sqlite", owners)
	for name, evil := range map[string]string{"crlf": "Hi\r\nBcc: all@demo.example\r\n\r\nBody", "lf": "Hi\nBcc: all@demo.example", "separator": "Hi\u2028Bcc: all@demo.example",
		"folded": "Hi\r\n Bcc: all@demo.example", "long": strings.Repeat("é", 5000) + "\r\nBcc: all@demo.example"} {
		t.Run(name, func(t *testing.T) {
			s := posttest.Start(t, posttest.Options{})
			l := letter
			l.Subject, l.From, l.To.Name = evil, evil, evil
			h := on(t, d, post.Config{Relay: s.Relay()}, l)
			h.send(t, outbox.Work{})
			m := s.Next(t, 1)
			if m.Header.Get("Bcc") != "" || strings.Contains(m.Raw, "\r\nBcc") || strings.ContainsAny(m.Subject, "\r\n") || m.Header.Get("Auto-Submitted") == "" {
				t.Errorf("%s", m.Raw[:min(len(m.Raw), 900)])
			}
		})
	}
}

func TestAnAddressThatIsNoneEndsTheMail(t *testing.T) {
	d := dbtest.Open(t, "sqlite", owners)
	s := posttest.Start(t, posttest.Options{})
	for i, evil := range []string{"", "nobody", "a@demo.example\r\nRCPT TO:<b@demo.example>", "a b@demo.example", "a@-.example"} {
		l := letter
		l.To.Address = evil
		h := on(t, d, post.Config{Relay: s.Relay()}, l)
		h.send(t, outbox.Work{})
		if lost := h.lost(t); len(lost) != i+1 {
			t.Errorf("%q: %v", evil, lost)
		}
	}
	if len(s.Mails()) > 0 {
		t.Error("something was sent")
	}
}

func TestADomainInAnotherScriptIsSentInItsASCIIForm(t *testing.T) {
	s := posttest.Start(t, posttest.Options{})
	l := letter
	l.To.Address = "anna@büro.example"
	on(t, dbtest.Open(t, "sqlite", owners), post.Config{Relay: s.Relay()}, l).send(t, outbox.Work{})
	if m := s.Next(t, 1); m.To != "anna@xn--bro-hoa.example" {
		t.Errorf("sent to %s", m.To)
	}
}

func TestARelayThatRefusesForNowIsAskedAgain(t *testing.T) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) {
		var mu sync.Mutex
		asked := 0
		s := posttest.Start(t, posttest.Options{Refuse: func(stage, _ string) error {
			mu.Lock()
			defer mu.Unlock()
			if asked++; asked <= 2 && stage == "rcpt" {
				return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 7, 1}, Message: "greylisted"}
			}
			return nil
		}})
		h := on(t, d, post.Config{Relay: s.Relay()}, letter)
		h.send(t, outbox.Work{ID: "one"})
		for range 2 {
			h.clock.Advance(time.Minute)
			h.drain(t)
		}
		m := s.Next(t, 1)
		if m.Header.Get("Date") != now.Format(time.RFC1123Z) || m.Header.Get("Message-Id") != "<one@office.example>" || len(h.lost(t)) > 0 {
			t.Errorf("%v, lost %v", m.Header, h.lost(t))
		}
	})
}

func TestAWorkerThatIsStoppedDoesNotWaitForASlowRelay(t *testing.T) {
	over, asked := make(chan struct{}), make(chan struct{})
	defer close(over)
	s := posttest.Start(t, posttest.Options{Refuse: func(stage, _ string) error {
		if stage == "data" {
			close(asked)
			<-over
		}
		return nil
	}})
	h := on(t, dbtest.Open(t, "sqlite", owners), post.Config{Relay: s.Relay()}, letter)
	if err := h.Outbox.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	err := h.DB.Write(t.Context(), "demo", func(_ context.Context, tx db.Tx) error { return h.Send(tx, "test", outbox.Work{}) })
	if err != nil {
		t.Fatal(err)
	}
	<-asked
	h.Outbox.Stop() // which would wait for ever: the relay answers only after this test
	if lost := h.lost(t); len(lost) > 0 {
		t.Errorf("it was given up: %+v", lost)
	}
}

func TestARelayThatRefusesForGoodEndsTheMailWithItsReason(t *testing.T) {
	for _, stage := range []string{"rcpt", "data"} {
		t.Run(stage, func(t *testing.T) {
			s := posttest.Start(t, posttest.Options{Refuse: func(at, who string) error {
				if at == stage {
					return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no mailbox <" + who + ">"}
				}
				return nil
			}})
			h := on(t, dbtest.Open(t, "sqlite", owners), post.Config{Relay: s.Relay()}, letter)
			h.send(t, outbox.Work{})
			lost := h.lost(t)
			if len(lost) != 1 || !strings.Contains(lost[0].Reason, "550") || strings.Contains(lost[0].Reason+h.log.String(), "zoe@") {
				t.Errorf("lost %+v, log %s", lost, h.log)
			}
		})
	}
}

func TestARelayThatIsDownIsAskedUntilTheMailIsNoLongerWorthSending(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	gone := l.Addr().String()
	l.Close()
	h := on(t, dbtest.Open(t, "sqlite", owners), post.Config{Relay: "smtp://" + gone}, letter)
	h.send(t, outbox.Work{Until: now.Add(time.Minute)})
	if len(h.lost(t)) != 0 {
		t.Error("it was given up at once")
	}
	for range 4 {
		h.clock.Advance(20 * time.Second)
		h.drain(t)
	}
	if lost := h.lost(t); len(lost) != 1 || !strings.Contains(lost[0].Reason, "did not take it") {
		t.Errorf("lost %+v", lost)
	}
}

func TestMailLeavesOverTLSOrNotAtAll(t *testing.T) {
	plain := posttest.Start(t, posttest.Options{})
	start := posttest.Start(t, posttest.Options{TLS: true, User: "office", Password: "p@ss word"})
	local := posttest.Start(t, posttest.Options{User: "office", Password: "p@ss word"})
	direct := posttest.Start(t, posttest.Options{Implicit: true})
	for _, c := range []struct {
		says, relay string
		server      *posttest.Server
		trusted     bool
		arrives     bool
	}{
		{"a relay elsewhere without TLS", "smtp://0.0.0.0:" + plain.Port(), plain, true, false},
		{"a relay elsewhere with a certificate of a stranger", "smtp://office:p%40ss%20word@0.0.0.0:" + start.Port(), start, false, false},
		{"a relay elsewhere with STARTTLS and a password", "smtp://office:p%40ss%20word@0.0.0.0:" + start.Port(), start, true, true},
		{"a wrong password", "smtp://office:wrong@0.0.0.0:" + start.Port(), start, true, false},
		{"a relay with TLS from the start", "smtps://127.0.0.1:" + direct.Port(), direct, true, true},
		{"a relay with TLS from the start and a stranger's certificate", "smtps://127.0.0.1:" + direct.Port(), direct, false, false},
		{"this machine's relay without TLS and with a password", "smtp://office:p%40ss%20word@127.0.0.1:" + local.Port(), local, true, true},
		{"this machine's relay without TLS", "smtp://127.0.0.1:" + plain.Port(), plain, true, true},
	} {
		t.Run(c.says, func(t *testing.T) {
			cfg := post.Config{Relay: c.relay}
			if c.trusted {
				cfg.Roots = c.server.Roots
			}
			before := len(c.server.Mails())
			h := on(t, dbtest.Open(t, "sqlite", owners), cfg, letter)
			h.send(t, outbox.Work{})
			if got := len(c.server.Mails()) > before; got != c.arrives {
				t.Errorf("it arrived: %t\n%s", got, h.log)
			}
			if strings.Contains(h.log.String(), "p@ss") || strings.Contains(h.log.String(), "wrong@") {
				t.Errorf("the log says the password: %s", h.log)
			}
		})
	}
}

// The first node hands the mail over and is killed before it hears that it was taken.
func TestAMailThatIsSentAgainAfterACrashCanBeRecognised(t *testing.T) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) {
		var died atomic.Bool
		sent, over := make(chan struct{}), make(chan struct{})
		defer close(over)
		s := posttest.Start(t, posttest.Options{Refuse: func(stage, _ string) error {
			if stage == "taken" && died.CompareAndSwap(false, true) {
				close(sent)
				<-over
			}
			return nil
		}})
		first, second := on(t, d, post.Config{Relay: s.Relay()}, letter), on(t, d, post.Config{Relay: s.Relay()}, letter)
		err := d.Write(t.Context(), "demo", func(_ context.Context, tx db.Tx) error { return first.Send(tx, "test", outbox.Work{}) })
		if err != nil {
			t.Fatal(err)
		}
		go func() { _ = first.Outbox.Drain(context.Background()) }()
		<-sent
		second.clock.Advance(time.Hour)
		second.drain(t)
		one, two := s.Next(t, 1), s.Next(t, 2)
		for _, name := range []string{"Message-Id", "Date"} {
			if one.Header.Get(name) == "" || one.Header.Get(name) != two.Header.Get(name) {
				t.Errorf("%s: %s, then %s", name, one.Header.Get(name), two.Header.Get(name))
			}
		}
	})
}

func TestWithoutARelayMailIsKeptForTheOperator(t *testing.T) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) {
		h := on(t, d, post.Config{}, letter)
		h.send(t, outbox.Work{ID: "one"})
		kept, err := h.ListKept(t.Context(), 10)
		if err != nil || len(kept) != 1 || kept[0].To != letter.To.Address || kept[0].Org != "demo" {
			t.Fatalf("%+v, %v", kept, err)
		}
		k, err := h.KeptByID(t.Context(), "one")
		m, err2 := posttest.Read([]byte(k.Message))
		if err := errors.Join(err, err2); err != nil || m.Subject != letter.Subject || m.Text() != k.Body {
			t.Errorf("%v: %q, %q", err, m.Text(), k.Body)
		}
		reached := int64(0)
		err = d.Write(t.Context(), "other", func(_ context.Context, tx db.Tx) (err error) {
			if d.Postgres() { // whose row-level security holds where a statement names no organisation
				reached, err = tx.Exec("DELETE FROM post_kept")
			}
			return err
		})
		if err != nil || reached != 0 {
			t.Errorf("another organisation's transaction reaches %d kept mails: %v", reached, err)
		}
	})
}

func TestAMailWithNothingToSayAnyMoreIsNotSent(t *testing.T) {
	h := on(t, dbtest.Open(t, "sqlite", owners), post.Config{}, letter)
	h.Kind("test", func(context.Context, outbox.Work) (post.Letter, error) { return post.Letter{}, post.ErrNothing })
	h.send(t, outbox.Work{})
	if kept, err := h.ListKept(t.Context(), 10); err != nil || len(kept)+len(h.lost(t)) > 0 {
		t.Errorf("%v, %v, %v", kept, h.lost(t), err)
	}
}

func TestSettingsThatCannotWorkAreRefusedAtTheStart(t *testing.T) {
	o := outbox.New(nil, clock.System{}, slog.New(slog.DiscardHandler))
	origin := &url.URL{Scheme: "https", Host: "office.example"}
	for _, cfg := range []post.Config{{Relay: "http://relay.example"}, {Relay: "relay.example:25"}, {Relay: "smtp://"}, {Relay: "smtp://user:pa ss@relay.example:x"},
		{Relay: "smtp://relay.example:99999"}, {Relay: "smtp://relay.example/path"}, {From: "nobody"}, {From: "a@b.example\r\nBcc: c@d.example"}} {
		cfg.Origin = origin
		_, err := post.Open(o, cfg)
		if err == nil || strings.Contains(err.Error(), "pa ss") {
			t.Errorf("%+v: %v", cfg, err)
		}
	}
}
