package office_test

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bureau/internal/account"
	"bureau/internal/appointment"
	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/office"
	"bureau/internal/office/officetest"
	"bureau/internal/sheet"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// words are those that nobody else in the office has, in small letters.
var words = []string{"wilhelmina", "zuiderzee", "anna@demo.example", "998 87 76", "9998 zz", "zevenhuizen", "neue@demo.example", "wilhelmina@other.example"}

// known is an office that knows everything about one person that can be known.
type known struct {
	*officetest.Office
	cfg    office.Config
	person officetest.Person
	member directory.Member
	there  directory.Member // the same account's in the other organisation

	practice officetest.Practice
	ahead    appointment.Appointment // theirs, as staff
	past     appointment.Appointment
}

func knownOffice(t *testing.T, engine string) *known {
	t.Helper()
	cfg := office.Config{Data: t.TempDir(), Database: dbtest.Config(t, engine, office.Owners), Log: slog.New(slog.DiscardHandler)}
	if engine == "sqlite" {
		cfg.Database = db.Config{URL: "sqlite:" + filepath.Join(cfg.Data, "bureau.db"), Sync: "OFF"}
	}
	k := &known{Office: officetest.OpenIn(t, cfg), cfg: cfg}
	k.person = k.Demo.Members[0]
	k.describe(t)
	k.book(t)
	k.practise(t)
	k.signIn(t)
	must(t, k.Outbox.Drain(t.Context()))
	k.scatter(t)
	return k
}

func (k *known) in(t *testing.T, org string, do func(ctx context.Context, tx db.Tx) error) {
	t.Helper()
	must(t, k.DB.Write(t.Context(), org, do))
}

// describe writes down who they are, in two organisations.
func (k *known) describe(t *testing.T) {
	t.Helper()
	owner, p := k.Demo.Owner.Actor, k.person.Actor
	k.in(t, "demo", func(_ context.Context, tx db.Tx) error {
		g, err := directory.AddGroup(tx, owner, "Sales")
		if err != nil {
			return err
		}
		if err := directory.SetRights(tx, owner, p.Member, directory.Administrator, 1); err != nil {
			return err
		}
		k.member, err = directory.EditMember(tx, owner, directory.Edit{Member: p.Member, Name: "Wilhelmina Zuiderzee", Lang: "nl", Telephone: "+31 20 998 87 76",
			Postcode: "9998 ZZ", Town: "Zevenhuizen", Site: k.Demo.Sites[0].ID, Groups: []string{g.ID}, Rev: 2})
		if err != nil {
			return err
		}
		if err := directory.AddManager(tx, owner, k.Demo.Sites[1].ID, p.Member); err != nil {
			return err
		}
		k.person.Actor, err = directory.ActorByID(tx, p.Member)
		return err
	})
	k.in(t, "other", func(_ context.Context, tx db.Tx) (err error) {
		k.there, err = directory.AddMember(tx, k.Other.Owner.Actor, directory.Member{Account: p.Account, Name: "W. Zuiderzee", Email: "wilhelmina@other.example", Lang: "en"})
		return err
	})
}

// book lets them be in the office, go there, and bring others.
func (k *known) book(t *testing.T) {
	t.Helper()
	p, bram := k.person.Actor, k.Demo.Members[1].Actor
	k.in(t, "demo", func(ctx context.Context, tx db.Tx) error {
		added, err := directory.Enrol(tx, p, directory.Member{Email: "fresh@demo.example", Lang: "en"}, nil, true)
		if err != nil {
			return err
		}
		if _, err := k.Invitations.Invite(tx, p, added.ID); err != nil {
			return err
		}
		if err := workplace.SetOwnMail(tx, p, true); err != nil {
			return err
		}
		from := officetest.Now.Add(48 * time.Hour)
		for i, w := range []struct {
			who  directory.Actor
			for_ workplace.Whom
		}{{p, workplace.Whom{}}, {p, workplace.Whom{Member: bram.Member}}, {p, workplace.Whom{Guest: workplace.Guest{Name: "Gast", Email: "gast@far.example"}}},
			{k.Demo.Admin.Actor, workplace.Whom{Member: p.Member}},
			{k.Demo.Admin.Actor, workplace.Whom{Guest: workplace.Guest{Name: "Wilhelmina Zuiderzee", Email: "Anna@Demo.example"}}}} {
			wish := workplace.Reserve{Asset: k.Demo.Assets[i].ID, Span: span.Of(from, from.Add(time.Hour)), For: w.for_}
			if _, err := k.Workplaces.Reserve(ctx, tx, w.who, wish); err != nil {
				return err
			}
		}
		repeat := workplace.Repeat{Rule: "FREQ=WEEKLY", First: span.DateOf(from, time.UTC).AddDays(1), Times: 4, From: 600, To: 660}
		if _, err := k.Workplaces.MakeSeries(ctx, tx, p, workplace.SeriesWish{Asset: k.Demo.Assets[5].ID, Repeat: repeat, Otherwise: workplace.RefuseAll}); err != nil {
			return err
		}
		if _, err := k.Workplaces.MakeSeries(ctx, tx, k.Demo.Admin.Actor, workplace.SeriesWish{Asset: k.Demo.Assets[4].ID, Repeat: repeat, Otherwise: workplace.RefuseAll,
			For: workplace.Whom{Guest: workplace.Guest{Name: "Wilhelmina Zuiderzee", Email: "anna@demo.example"}}}); err != nil {
			return err
		}
		_, err = k.Workplaces.CheckIn(ctx, tx, p, workplace.CheckIn{Code: k.Demo.Asset("Desk 6").Code})
		return err
	})
}

// practise lets them give appointments, and be a customer.
func (k *known) practise(t *testing.T) {
	t.Helper()
	k.practice = k.Practise(t, k.Demo)
	service, customer, site := k.practice.Services[0].ID, k.practice.Customers[0].ID, k.Demo.Sites[0].ID
	k.in(t, "demo", func(ctx context.Context, tx db.Tx) (err error) {
		book := func(away time.Duration) (appointment.Appointment, error) {
			return k.Appointments.Book(ctx, tx, k.person.Actor, appointment.Book{Service: service, Staff: k.person.Member, Site: site, Customer: customer,
				Start: officetest.Now.Add(away)})
		}
		if k.ahead, err = book(72 * time.Hour); err != nil {
			return err
		}
		if k.past, err = book(-24 * time.Hour); err != nil {
			return err
		}
		who := appointment.Who{First: "Wilhelmina", Last: "Zuiderzee", Email: "anna@demo.example"}
		if _, err := k.Appointments.Hold(ctx, tx, appointment.Hold{Service: service, Site: site, Staff: k.Demo.Members[1].Member,
			Start: officetest.Now.Add(24 * time.Hour), Who: appointment.Booker{Who: who, Account: k.person.Account, Lang: "nl"}}); err != nil {
			return err
		}
		if err := k.Appointments.Choose(ctx, tx, k.Demo.Admin.Actor, appointment.Choice{View: "week", Staff: k.person.Member}); err != nil {
			return err
		}
		_, err = tx.Exec("UPDATE customer SET account = $1, given_first = 'Wilhelmina', given_last = 'Zuiderzee', offered = $2 WHERE id = $3 AND org = $4",
			k.person.Account, true, customer, tx.Org())
		return err
	})
}

// unpractised checks that the practice has nobody in their place, and its own of what was.
func (k *known) unpractised(t *testing.T) {
	t.Helper()
	must(t, k.DB.Read(t.Context(), "demo", func(tx db.Tx) error {
		ahead, err := appointment.ByID(tx, k.ahead.ID)
		if err != nil {
			return err
		}
		past, err := appointment.ByID(tx, k.past.ID)
		if err != nil {
			return err
		}
		s, err := appointment.ServiceByID(tx, k.ahead.Service)
		if ahead.State != appointment.Cancelled || ahead.EndedBy != "practice" || past.State != appointment.Fixed || slices.Contains(s.Staff, k.member.ID) {
			t.Errorf("ahead %+v\npast %+v\nstaff %v", ahead, past, s.Staff)
		}
		return err
	}))
}

// signIn lets them come in by every way, and ask for what is asked for by mail.
func (k *known) signIn(t *testing.T) {
	t.Helper()
	ctx := t.Context()
	s, err := k.Accounts.SignIn(ctx, "anna@demo.example", officetest.Password, "127.0.0.1", "Zuiderzee’s telephone")
	must(t, err)
	if _, err := k.Accounts.SignIn(ctx, "anna@demo.example", "wrong", "127.0.0.1", ""); err == nil {
		t.Fatal("a wrong password lets in")
	}
	must(t, k.Accounts.AskReset(ctx, "anna@demo.example", "en", "127.0.0.1"))
	must(t, k.Accounts.AskNewAddress(ctx, s, "neue@demo.example", officetest.Password, "en", "127.0.0.1"))
	k.in(t, "demo", func(_ context.Context, tx db.Tx) error {
		_, _, err := k.Accounts.AddToken(tx, k.person.Actor, "Wilhelmina’s calendar", "")
		return err
	})
	_, err = k.Accounts.BeginCodes(ctx, s, officetest.Password)
	must(t, err)
	must(t, k.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		if _, err := tx.Exec("INSERT INTO recovery_code (account, fingerprint) VALUES ($1, 'x')", s.Account); err != nil {
			return err
		}
		_, err := tx.Exec("INSERT INTO passkey (id, account, credential, record, name, created_at) VALUES ('key', $1, 'c', '{}', 'Zuiderzee’s key', 1)", s.Account)
		return err
	}))
}

// scatter puts their name where others write it.
func (k *known) scatter(t *testing.T) {
	t.Helper()
	table, err := sheet.Read([]byte("email,name\nanna@demo.example,Wilhelmina Zuiderzee\n"))
	must(t, err)
	k.in(t, "demo", func(_ context.Context, tx db.Tx) error {
		for _, who := range []directory.Actor{k.Demo.Admin.Actor, k.person.Actor} {
			if _, err := directory.KeepDraft(tx, who, table, officetest.Now); err != nil {
				return err
			}
		}
		_, err := tx.Exec("UPDATE outbox_work SET outcome = 'lost', reason = '550 no mailbox <Anna@demo.example>' WHERE org = $1", "demo")
		return err
	})
	must(t, k.DB.WriteGlobal(t.Context(), func(_ context.Context, tx db.Tx) error {
		_, err := tx.Exec("UPDATE outbox_work SET outcome = 'lost', reason = '550 no mailbox <anna@demo.example>' WHERE org IS NULL")
		return err
	}))
}

// naming gives the tables in which somebody stands who is named by one of the words.
func naming(t *testing.T, cfg office.Config, words ...string) (tables []string) {
	t.Helper()
	for _, line := range content(t, cfg) {
		low := strings.ToLower(line)
		table, _, _ := strings.Cut(line, " ")
		if slices.ContainsFunc(words, func(w string) bool { return strings.Contains(low, w) }) && !slices.Contains(tables, table) {
			tables = append(tables, table)
		}
	}
	return tables
}

// gone checks that nothing names the person any more, in the database and in the data folder.
func (k *known) gone(t *testing.T, cfg office.Config, words ...string) {
	t.Helper()
	if left := naming(t, cfg, words...); len(left) > 0 {
		t.Errorf("they are still named in %v", left)
		for _, line := range content(t, cfg) {
			if slices.ContainsFunc(words, func(w string) bool { return strings.Contains(strings.ToLower(line), w) }) {
				t.Log(line[:min(len(line), 400)])
			}
		}
	}
	must(t, filepath.WalkDir(filepath.Join(cfg.Data), func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains(path, "bureau.db") {
			return err
		}
		text, err := os.ReadFile(path)
		for _, w := range words {
			if strings.Contains(strings.ToLower(string(text)), w) {
				t.Errorf("%s names %s", path, w)
			}
		}
		return err
	}))
}

// withMember are the tables that keep a member's id: of appointments that were, and what these claimed.
var withMember = []string{"appointment", "audit_entry", "claim", "erasure", "outbox_work", "resource"}

// onlyIn checks that an id is left where ids may be, and nowhere else.
func onlyIn(t *testing.T, cfg office.Config, id string, tables ...string) {
	t.Helper()
	for _, table := range naming(t, cfg, id) {
		if !slices.Contains(tables, table) {
			t.Errorf("the id is left in %s", table)
		}
	}
}

// Before anything is erased each table that can name somebody does, so that finding nothing afterwards means something.
func TestWhatIsErasedLeavesNoNameAddressOrTelephoneInAnyTableOrFile(t *testing.T) {
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) {
			k := knownOffice(t, engine)
			for _, table := range []string{"account", "account_request", "api_token", "appointment", "attempt", "customer", "import_draft", "member", "outbox_work", "passkey", "post_kept",
				"reservation", "series", "session"} {
				if !slices.Contains(naming(t, k.cfg, words...), table) {
					t.Errorf("the test put nothing of them into %s", table)
				}
			}
			claims := k.claims(t)
			file, _ := backUp(t, k.cfg)

			t.Run("a member by an administrator", func(t *testing.T) { k.byAdministrator(t) })
			t.Run("the account by its person", func(t *testing.T) { k.byPerson(t) })
			if after := k.claims(t); after >= claims || after == 0 {
				t.Errorf("%d claims became %d; those ahead are free, those of others and of the past stay", claims, after)
			}
			t.Run("and stays so after a restore", func(t *testing.T) { k.restored(t, file) })
		})
	}
}

func (k *known) claims(t *testing.T) (n int) {
	t.Helper()
	must(t, k.DB.Read(t.Context(), "demo", func(tx db.Tx) error { return tx.Row("SELECT count(*) FROM claim WHERE org = $1", "demo").Scan(&n) }))
	return n
}

func (k *known) byAdministrator(t *testing.T) {
	erase := func(actor directory.Actor, rev int64) error {
		return k.DB.Write(t.Context(), "demo", func(_ context.Context, tx db.Tx) error { return directory.Erase(tx, actor, k.member.ID, rev) })
	}
	for name, c := range map[string]struct {
		actor directory.Actor
		rev   int64
		code  fault.Code
	}{"without the right": {k.Demo.Members[1].Actor, k.member.Rev, fault.Refused}, "changed meanwhile": {k.Demo.Owner.Actor, 1, fault.Stale},
		"oneself": {k.person.Actor, k.member.Rev, fault.Refused}, "of another organisation": {k.Other.Owner.Actor, k.member.Rev, fault.NotFound}} {
		org := c.actor.Org
		err := k.DB.Write(t.Context(), org, func(_ context.Context, tx db.Tx) error { return directory.Erase(tx, c.actor, k.member.ID, c.rev) })
		if !fault.Is(err, c.code) {
			t.Errorf("%s it gives %v", name, err)
		}
	}
	k.in(t, "demo", func(ctx context.Context, tx db.Tx) error {
		owner, err := directory.ActorByID(tx, k.Demo.Owner.Member)
		if err != nil {
			return err
		}
		m, err := directory.MemberByID(tx, owner.Member)
		if err != nil {
			return err
		}
		if err := directory.EraseOwn(tx, m.ID, m.Account); !fault.Is(err, fault.Refused) {
			t.Errorf("the last owner goes: %v", err)
		}
		return nil
	})
	must(t, erase(k.Demo.Owner.Actor, k.member.Rev))
	if _, err := k.Accounts.Bearer(t.Context(), k.person.Token); !fault.Is(err, fault.SignedOut) {
		t.Errorf("their token gives %v", err)
	}
	must(t, k.Outbox.Drain(t.Context()))
	k.unpractised(t)
	onlyIn(t, k.cfg, k.member.ID, withMember...)
	if left := naming(t, k.cfg, "zevenhuizen", "998 87 76"); len(left) > 0 {
		t.Errorf("the organisation still knows them in %v", left)
	}
	// The account is a member elsewhere, and stays.
	if _, err := k.Accounts.Standing(t.Context(), "anna@demo.example"); err != nil {
		t.Error(err)
	}
}

func (k *known) byPerson(t *testing.T) {
	s := account.Session{Account: k.person.Account}
	if err := k.Accounts.Delete(t.Context(), account.Session{Account: k.person.Account, Bound: "demo"}, officetest.Password, ""); !fault.Is(err, fault.Refused) {
		t.Errorf("a session of a provider gives %v", err)
	}
	if err := k.Accounts.Delete(t.Context(), s, "wrong", ""); fieldOf(err) != "present" {
		t.Errorf("a wrong password gives %v", err)
	}
	if err := k.Accounts.Delete(t.Context(), s, officetest.Password, ""); fieldOf(err) != "code" {
		t.Errorf("without the second factor it gives %v", err)
	}
	must(t, k.DB.WriteGlobal(t.Context(), func(_ context.Context, tx db.Tx) error { // a passkey alone; its codes are tried in the acceptance test
		_, err := tx.Exec("DELETE FROM passkey WHERE account = $1", s.Account)
		return err
	}))
	err := k.Accounts.Delete(t.Context(), account.Session{Account: k.Other.Owner.Account}, officetest.Password, "")
	if f, ok := fault.As(err); !ok || f.Code != fault.Refused || f.In("en") != i18n.DeleteLastOwner.In("en", "The other office") {
		t.Errorf("a last owner gets %v", err)
	}
	must(t, k.Accounts.Delete(t.Context(), s, officetest.Password, ""))
	must(t, k.Outbox.Drain(t.Context()))
	k.gone(t, k.cfg, words...)
	onlyIn(t, k.cfg, k.there.ID, "audit_entry", "erasure", "outbox_work")
	onlyIn(t, k.cfg, s.Account, "world_erasure", "outbox_work")
}

func (k *known) restored(t *testing.T, file string) {
	for _, to := range dbtest.Engines {
		there := place(t, to)
		r, err := office.Restore(t.Context(), there, file, filepath.Join(k.cfg.Data, "erasures.log"))
		must(t, err)
		if r.Erased != 3 {
			t.Errorf("%d erasures were carried out again", r.Erased)
		}
		k.gone(t, there, words...)
		there.Clock = clock.At(officetest.Now)
		o, err := office.Open(context.Background(), there)
		must(t, err)
		must(t, o.Outbox.Drain(t.Context()))
		k.gone(t, there, words...)
		if _, err := o.Accounts.SignIn(t.Context(), "anna@demo.example", officetest.Password, "127.0.0.1", ""); !fault.Is(err, fault.Invalid) {
			t.Errorf("they come in: %v", err)
		}
		must(t, o.Close())
		onlyIn(t, there, k.member.ID, withMember...)
	}
}

func fieldOf(err error) string {
	if f, ok := fault.As(err); ok {
		return f.Field
	}
	return fmt.Sprint(err)
}

// A colleague keeps what was booked for them, and the place that was theirs is free.
func TestWhatAnErasedPersonBookedForAColleagueStaysAndTheirOwnPlaceIsFree(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		ctx, admin, bram, anna := t.Context(), o.Demo.Admin.Actor, o.Demo.Members[1].Actor, o.Demo.Members[0].Actor
		from := officetest.Now.Add(24 * time.Hour)
		reserve := func(who directory.Actor, asset string, w workplace.Whom) workplace.Reservation {
			var r workplace.Reservation
			must(t, o.DB.Write(ctx, "demo", func(ctx context.Context, tx db.Tx) (err error) {
				r, err = o.Workplaces.Reserve(ctx, tx, who, workplace.Reserve{Asset: asset, Span: span.Of(from, from.Add(time.Hour)), For: w})
				return err
			}))
			return r
		}
		kept := reserve(admin, o.Demo.Assets[0].ID, workplace.Whom{Member: bram.Member})
		reserve(admin, o.Demo.Assets[1].ID, workplace.Whom{})
		must(t, o.DB.Write(ctx, "demo", func(_ context.Context, tx db.Tx) error {
			return directory.Erase(tx, o.Demo.Owner.Actor, admin.Member, 1)
		}))
		reserve(anna, o.Demo.Assets[1].ID, workplace.Whom{})
		must(t, o.DB.Read(ctx, "demo", func(tx db.Tx) error {
			p, err := workplace.ReservationByID(tx, bram, kept.ID)
			if p.ByName != "" {
				t.Errorf("it was booked by %q", p.ByName)
			}
			return err
		}))
		if err := o.Outbox.Drain(ctx); err != nil {
			t.Fatal(err)
		}
		if _, err := o.Accounts.Standing(ctx, "admin@demo.example"); !fault.Is(err, fault.NotFound) {
			t.Errorf("an account without any organisation stays: %v", err)
		}
	})
}

// A backup that was made before knows the customer; the journal beside it knows better.
func TestACustomerWhoWasErasedIsInNoBackupThatIsRestored(t *testing.T) {
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) {
			cfg := office.Config{Data: t.TempDir(), Database: dbtest.Config(t, engine, office.Owners), Log: slog.New(slog.DiscardHandler)}
			if engine == "sqlite" {
				cfg.Database = db.Config{URL: "sqlite:" + filepath.Join(cfg.Data, "bureau.db"), Sync: "OFF"}
			}
			o := officetest.OpenIn(t, cfg)
			p := o.Practise(t, o.Demo)
			was, will := booked(t, o, p, 1, 0, 0, officetest.Now.Add(-24*time.Hour)), booked(t, o, p, 1, 0, 0, officetest.Now.Add(48*time.Hour))
			must(t, o.DB.Write(t.Context(), "demo", func(ctx context.Context, tx db.Tx) error {
				if _, err := o.Appointments.Note(ctx, tx, o.Demo.Admin.Actor, was.ID, 0, "Zoë Weiß limps"); err != nil {
					return err
				}
				return o.Appointments.SendMe(ctx, tx, p.Staff[0].Actor)
			}))
			must(t, o.Outbox.Drain(t.Context()))
			words := []string{"zoë", "limps"} // her address is another's too
			for _, table := range []string{"appointment", "customer", "post_kept"} {
				if !slices.Contains(naming(t, cfg, words...), table) {
					t.Errorf("the test put nothing of them into %s", table)
				}
			}
			file, _ := backUp(t, cfg)
			must(t, o.DB.Write(t.Context(), "demo", func(ctx context.Context, tx db.Tx) error {
				return o.Appointments.EraseCustomer(ctx, tx, o.Demo.Admin.Actor, p.Customers[0].ID, 1)
			}))
			for _, to := range dbtest.Engines {
				there := place(t, to)
				r, err := office.Restore(t.Context(), there, file, filepath.Join(cfg.Data, "erasures.log"))
				must(t, err)
				if r.Erased != 1 {
					t.Errorf("%d erasures were carried out again", r.Erased)
				}
				if left := naming(t, there, words...); len(left) > 0 {
					t.Errorf("%s restored on %s still knows them in %v", engine, to, left)
				}
				there.Clock = clock.At(officetest.Now)
				again, err := office.Open(t.Context(), there)
				must(t, err)
				must(t, again.DB.Read(t.Context(), "demo", func(tx db.Tx) error {
					if _, err := appointment.ErasableCustomer(tx, p.Customers[0].ID); !fault.Is(err, fault.NotFound) {
						t.Errorf("they are there: %v", err)
					}
					past, err := appointment.ByID(tx, was.ID)
					if err != nil || past.State != appointment.Fixed || past.Customer != "" || past.Note != "" {
						t.Errorf("what was: %+v, %v", past, err)
					}
					ahead, err := appointment.ByID(tx, will.ID)
					if err != nil || ahead.State != appointment.Cancelled || ahead.Customer != "" {
						t.Errorf("what was to come: %+v, %v", ahead, err)
					}
					other, err := appointment.ErasableCustomer(tx, p.Customers[1].ID)
					if err != nil || other.First != "Max" {
						t.Errorf("who shares their address: %+v, %v", other, err)
					}
					return nil
				}))
				// Their time is free for another.
				must(t, again.DB.Write(t.Context(), "demo", func(ctx context.Context, tx db.Tx) error {
					_, err := again.Appointments.Book(ctx, tx, o.Demo.Admin.Actor, appointment.Book{Service: p.Services[1].ID, Staff: p.Staff[0].Member, Site: o.Demo.Sites[0].ID,
						Customer: p.Customers[1].ID, Start: will.Span.StartTime()})
					return err
				}))
				must(t, again.Close())
			}
		})
	}
}
