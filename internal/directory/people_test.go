package directory_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/office/officetest"
	"bureau/internal/sheet"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

func write(o *officetest.Office, do func(ctx context.Context, tx db.Tx) error) error {
	return o.DB.Write(context.Background(), "demo", do)
}

func member(t *testing.T, o *officetest.Office, id string) (m directory.Member) {
	t.Helper()
	err := o.DB.Read(context.Background(), "demo", func(tx db.Tx) (err error) {
		m, err = directory.MemberByID(tx, id)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestWhoIsDeactivatedIsOutAtOnceAndComesBackWithoutOldSessions(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		ctx, anna, admin := context.Background(), o.Demo.Members[0], o.Demo.Admin.Actor
		s, err := o.Accounts.SignIn(ctx, "anna@demo.example", officetest.Password, "192.0.2.1", "")
		if err != nil {
			t.Fatal(err)
		}
		rev := member(t, o, anna.Member).Rev
		if err := write(o, func(_ context.Context, tx db.Tx) error {
			_, err := directory.Deactivate(tx, admin, anna.Member, rev, false)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if _, _, err := o.Accounts.Resume(ctx, s.Secret, true); !fault.Is(err, fault.SignedOut) {
			t.Errorf("the session: %v", err)
		}
		if _, err := o.Accounts.Bearer(ctx, anna.Token); !fault.Is(err, fault.SignedOut) {
			t.Errorf("the token: %v", err)
		}
		if _, err := o.Accounts.SignIn(ctx, "anna@demo.example", officetest.Password, "192.0.2.1", ""); !fault.Is(err, fault.Refused) {
			t.Errorf("signing in again: %v", err)
		}
		if err := write(o, func(_ context.Context, tx db.Tx) error {
			_, err := directory.Reactivate(tx, admin, anna.Member, rev+1)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if _, _, err := o.Accounts.Resume(ctx, s.Secret, true); !fault.Is(err, fault.SignedOut) {
			t.Errorf("the old session after the return: %v", err)
		}
		if _, err := o.Accounts.Bearer(ctx, anna.Token); !fault.Is(err, fault.SignedOut) {
			t.Errorf("the old token after the return: %v", err)
		}
		if _, err := o.Accounts.SignIn(ctx, "anna@demo.example", officetest.Password, "192.0.2.1", ""); err != nil {
			t.Errorf("signing in after the return: %v", err)
		}
	})
}

func TestTimesAheadAreGivenBackOrKeptAsChosen(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		for i, release := range []bool{true, false} {
			who, desk := o.Demo.Members[i], o.Demo.Asset(fmt.Sprintf("Desk %d", i+1))
			ahead := func() (n int) {
				err := o.DB.Read(context.Background(), "demo", func(tx db.Tx) (err error) {
					n, err = o.Workplaces.Ahead(tx, who.Member)
					return err
				})
				if err != nil {
					t.Fatal(err)
				}
				return n
			}
			err := write(o, func(ctx context.Context, tx db.Tx) error {
				now := officetest.Now
				for d := range 2 {
					at := now.Add(time.Duration(d)*24*time.Hour + time.Minute)
					if _, err := o.Workplaces.Reserve(ctx, tx, who.Actor, workplace.Reserve{Asset: desk.ID, Span: span.Of(at, at.Add(time.Hour))}); err != nil {
						return err
					}
				}
				_, err := o.Workplaces.CheckIn(ctx, tx, who.Actor, workplace.CheckIn{Code: "HOME"})
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			if ahead() != 2 {
				t.Fatalf("%d ahead before", ahead())
			}
			if err := write(o, func(_ context.Context, tx db.Tx) error {
				_, err := directory.Deactivate(tx, o.Demo.Admin.Actor, who.Member, member(t, o, who.Member).Rev, release)
				return err
			}); err != nil {
				t.Fatal(err)
			}
			if got, want := ahead(), map[bool]int{true: 0, false: 2}[release]; got != want {
				t.Errorf("released %v: %d ahead, want %d", release, got, want)
			}
		}
	})
}

func TestOneActiveOwnerAlwaysStays(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		owner, admin, anna := o.Demo.Owner, o.Demo.Admin, o.Demo.Members[0]
		setOwner := func(a directory.Actor, who string, is bool) error {
			return write(o, func(_ context.Context, tx db.Tx) error {
				m, err := directory.MemberByID(tx, who)
				if err == nil {
					_, err = directory.SetOwner(tx, a, who, is, m.Rev)
				}
				return err
			})
		}
		deactivate := func(a directory.Actor, who string) error {
			return write(o, func(_ context.Context, tx db.Tx) error {
				m, err := directory.MemberByID(tx, who)
				if err == nil {
					_, err = directory.Deactivate(tx, a, who, m.Rev, false)
				}
				return err
			})
		}
		refused := func(what string, err error) {
			t.Helper()
			if !fault.Is(err, fault.Refused) {
				t.Errorf("%s: %v", what, err)
			}
		}
		refused("the last owner steps down", setOwner(owner.Actor, owner.Member, false))
		refused("an administrator makes an owner", setOwner(admin.Actor, anna.Member, true))
		refused("an administrator deactivates an owner", deactivate(admin.Actor, owner.Member))
		refused("an owner deactivates themselves", deactivate(owner.Actor, owner.Member))
		if err := setOwner(owner.Actor, anna.Member, true); err != nil {
			t.Fatal(err)
		}
		annaNow := anna.Actor
		annaNow.Rights = directory.Owner
		var errs [2]error
		var wg sync.WaitGroup
		wg.Go(func() { errs[0] = setOwner(owner.Actor, anna.Member, false) })
		wg.Go(func() { errs[1] = setOwner(annaNow, owner.Member, false) })
		wg.Wait()
		if (errs[0] == nil) == (errs[1] == nil) {
			t.Errorf("two owners lower each other at once: %v, %v", errs[0], errs[1])
		}
	})
}

func TestAPersonNeedsNoMoreThanAnAddress(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		enrol := func(m directory.Member, elsewhere bool) (directory.Member, error) {
			var out directory.Member
			m.Lang = "nl"
			err := write(o, func(_ context.Context, tx db.Tx) (err error) {
				out, err = directory.Enrol(tx, o.Demo.Admin.Actor, m, nil, elsewhere)
				return err
			})
			return out, err
		}
		m, err := enrol(directory.Member{Email: " New.Person@Demo.example "}, false)
		if err != nil || m.State != directory.Added || m.Email != "new.person@demo.example" || m.Name != m.Email || m.Account != "" {
			t.Fatal(m, err)
		}
		if got := member(t, o, m.ID); got.Account != "" || got.State != directory.Added {
			t.Errorf("kept as %+v", got)
		}
		for name, c := range map[string]struct {
			m    directory.Member
			want fault.Code
		}{
			"no address":       {directory.Member{Name: "Nobody"}, fault.Invalid},
			"a wrong address":  {directory.Member{Email: "nobody"}, fault.Invalid},
			"the same address": {directory.Member{Email: "NEW.person@demo.example"}, fault.Taken},
			"a line's end":     {directory.Member{Email: "x@demo.example", Name: "A\nB"}, fault.Invalid},
			"a foreign site":   {directory.Member{Email: "y@demo.example", Site: o.Other.Sites[0].ID}, fault.NotFound},
			"a long postcode":  {directory.Member{Email: "z@demo.example", Postcode: strings.Repeat("1", 21)}, fault.Invalid},
		} {
			if _, err := enrol(c.m, false); !fault.Is(err, c.want) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if err := write(o, func(_ context.Context, tx db.Tx) error {
			_, err := directory.AddMailDomain(tx, o.Demo.Admin.Actor, " @Demo.Example ")
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if _, err := enrol(directory.Member{Email: "guest@elsewhere.example"}, false); !fault.Is(err, fault.Refused) {
			t.Errorf("an address elsewhere: %v", err)
		}
		if _, err := enrol(directory.Member{Email: "guest@elsewhere.example"}, true); err != nil {
			t.Errorf("an address elsewhere that is meant: %v", err)
		}
	})
}

func TestGroupsHaveNamesOfTheirOwnAndFilterPeople(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		admin, anna := o.Demo.Admin.Actor, o.Demo.Members[0]
		var g directory.Group
		err := write(o, func(_ context.Context, tx db.Tx) (err error) {
			if g, err = directory.AddGroup(tx, admin, " Sales "); err != nil {
				return err
			}
			return directory.PutIntoGroup(tx, admin, g.ID, anna.Member)
		})
		if err != nil || g.Name != "Sales" {
			t.Fatal(g, err)
		}
		for name, c := range map[string]struct {
			do   func(tx db.Tx) error
			want fault.Code
		}{
			"the same name":      {func(tx db.Tx) error { _, err := directory.AddGroup(tx, admin, "Sales"); return err }, fault.Taken},
			"no name":            {func(tx db.Tx) error { _, err := directory.AddGroup(tx, admin, " "); return err }, fault.Invalid},
			"without the right":  {func(tx db.Tx) error { _, err := directory.AddGroup(tx, anna.Actor, "Mine"); return err }, fault.Refused},
			"a foreign person":   {func(tx db.Tx) error { return directory.PutIntoGroup(tx, admin, g.ID, o.Other.Members[0].Member) }, fault.NotFound},
			"an old revision":    {func(tx db.Tx) error { return directory.RemoveGroup(tx, admin, g.ID, 9) }, fault.Stale},
			"an unknown group":   {func(tx db.Tx) error { return directory.TakeFromGroup(tx, admin, "none", anna.Member) }, fault.NotFound},
			"renamed to nothing": {func(tx db.Tx) error { _, err := directory.RenameGroup(tx, admin, g.ID, "", 1); return err }, fault.Invalid},
		} {
			if err := write(o, func(_ context.Context, tx db.Tx) error { return c.do(tx) }); !fault.Is(err, c.want) {
				t.Errorf("%s: %v", name, err)
			}
		}
		err = o.DB.Read(context.Background(), "demo", func(tx db.Tx) error {
			got, _, err := directory.List(tx, admin, directory.Filter{Group: g.ID}, "", 10)
			if len(got) != 1 || got[0].ID != anna.Member {
				t.Errorf("the group has %v", got)
			}
			if err != nil {
				return err
			}
			others, _, err := directory.List(tx, admin, directory.Filter{Outside: g.ID}, "", 50)
			if len(others) != 8 || slices.ContainsFunc(others, func(m directory.Member) bool { return m.ID == anna.Member }) {
				t.Errorf("outside of it are %d", len(others))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := write(o, func(_ context.Context, tx db.Tx) error { return directory.RemoveGroup(tx, admin, g.ID, 1) }); err != nil {
			t.Error(err)
		}
		if member(t, o, anna.Member).State != directory.Active {
			t.Error("the group's people went with it")
		}
	})
}

func table(t *testing.T, text string) sheet.Table {
	t.Helper()
	got, err := sheet.Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestAnImportSaysOfEachBadLineWhyAndAddsTheOthers(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		admin := o.Demo.Admin.Actor
		if err := write(o, func(_ context.Context, tx db.Tx) error { _, err := directory.AddGroup(tx, admin, "Sales"); return err }); err != nil {
			t.Fatal(err)
		}
		tab := table(t, strings.Join([]string{"Naam;E-mailadres;Taal;Vestiging;Groepen;Aanmelden blokkeren",
			"Eva;eva@demo.example;nl-NL;wien;sales;FALSE", "Nobody;;nl;;;", "Wrong;not an address;;;;", "Twice;EVA@demo.example;;;;",
			"Anna;anna@demo.example;;;;", "Far;far@demo.example;;Paris;;", "Team;team@demo.example;;;Sales, Unknown;",
			"Gone;gone@demo.example;;;;TRUE", "Guest;guest_x.example#EXT#@demo.example;;;;", "", "Max;max@demo.example;Klingon;;;"}, "\n"))
		in := directory.Import{Table: tab, Matching: sheet.Match(tab, directory.Columns)}
		var c directory.Checked
		if err := write(o, func(_ context.Context, tx db.Tx) (err error) { c, err = in.Do(tx, admin); return err }); err != nil {
			t.Fatal(err)
		}
		var lines []int
		for _, p := range c.Problems {
			lines = append(lines, p.Line)
		}
		if !slices.Equal(lines, []int{3, 4, 5, 6, 7, 8, 9, 10}) || len(c.Good) != 2 {
			t.Errorf("bad lines %v, good %d", lines, len(c.Good))
		}
		if p := c.Problems[1]; p.Name != "Wrong" || p.Email != "not an address" || c.Problems[0].Name != "Nobody" || c.Problems[2].Email != "EVA@demo.example" {
			t.Errorf("the bad lines are named %+v", c.Problems)
		}
		if !strings.Contains(c.Problems[2].Fault.In("en"), "line 2") || !strings.Contains(c.Problems[4].Fault.In("en"), "Paris") {
			t.Errorf("reasons: %v; %v", c.Problems[2].Fault, c.Problems[4].Fault)
		}
		eva := member(t, o, c.Good[0].ID)
		if eva.Lang != "nl" || eva.Site != o.Demo.Sites[1].ID || eva.State != directory.Added || c.Good[1].Lang != admin.Lang {
			t.Errorf("eva came in as %+v", eva)
		}
		if err := write(o, func(_ context.Context, tx db.Tx) (err error) { c, err = in.Do(tx, admin); return err }); err != nil || len(c.Good) != 0 {
			t.Errorf("the same again added %d: %v", len(c.Good), err)
		}
	})
}

func TestADraftIsImportedOnceHoweverOftenItIsSent(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		admin := o.Demo.Admin.Actor
		var d directory.Draft
		tab := table(t, "email\na@x.example\nb@x.example\n")
		if err := write(o, func(_ context.Context, tx db.Tx) (err error) {
			d, err = directory.KeepDraft(tx, admin, tab, officetest.Now)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		run := func(a directory.Actor, expected int) (n int, err error) {
			err = write(o, func(_ context.Context, tx db.Tx) (err error) {
				n, err = directory.ImportDraft(tx, a, d.ID, expected)
				return err
			})
			return n, err
		}
		if _, err := run(o.Demo.Owner.Actor, 2); !fault.Is(err, fault.NotFound) {
			t.Errorf("another's draft: %v", err)
		}
		if _, err := run(admin, 3); !fault.Is(err, fault.Stale) {
			t.Errorf("another number than was shown: %v", err)
		}
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				if n, err := run(admin, 2); n != 2 || err != nil {
					t.Errorf("imported %d: %v", n, err)
				}
			})
		}
		wg.Wait()
		err := o.DB.Read(context.Background(), "demo", func(tx db.Tx) error {
			counts, err := directory.Count(tx, admin)
			if counts[directory.Added] != 2 {
				t.Errorf("there are %v", counts)
			}
			kept, err2 := directory.DraftByID(tx, admin, d.ID)
			if !kept.Done || len(kept.Table.Lines) != 0 {
				t.Errorf("the lines are still kept: %+v", kept)
			}
			return errors(err, err2)
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func errors(all ...error) error {
	for _, err := range all {
		if err != nil {
			return err
		}
	}
	return nil
}

func TestADraftIsForgottenAfterADay(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		admin := o.Demo.Admin.Actor
		tab := table(t, "email\na@x.example\n")
		var first directory.Draft
		keep := func(at time.Time) (d directory.Draft) {
			if err := write(o, func(_ context.Context, tx db.Tx) (err error) {
				d, err = directory.KeepDraft(tx, admin, tab, at)
				return err
			}); err != nil {
				t.Fatal(err)
			}
			return d
		}
		first = keep(officetest.Now)
		keep(officetest.Now.Add(24*time.Hour + time.Second))
		err := o.DB.Read(context.Background(), "demo", func(tx db.Tx) error { _, err := directory.DraftByID(tx, admin, first.ID); return err })
		if !fault.Is(err, fault.NotFound) {
			t.Errorf("the old draft: %v", err)
		}
	})
}

func TestAColleagueIsFoundByTheBeginningOfTheirNameWithoutAccents(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		admin := o.Demo.Admin.Actor
		for i, name := range []string{"Amélie Dubois", "Jean-Émile Dupont"} {
			if err := write(o, func(ctx context.Context, tx db.Tx) error {
				who := o.Demo.Members[i].Actor
				return directory.SetProfile(tx, who, directory.Profile{Name: name, Lang: "fr", Idle: 60, Rev: member(t, o, who.Member).Rev})
			}); err != nil {
				t.Fatal(err)
			}
		}
		for typed, want := range map[string]string{"amel": "Amélie Dubois", "AMÉ": "Amélie Dubois", "dub": "Amélie Dubois", "emi": "Jean-Émile Dupont",
			"amelie  dubois": "Amélie Dubois", "du": "", "a": "", "élie": "", "Bram": ""} {
			var got directory.Member
			err := o.DB.Read(context.Background(), "demo", func(tx db.Tx) (err error) {
				got, err = directory.Colleague(tx, admin, typed)
				return err
			})
			if got.Name != want || (want == "") != fault.Is(err, fault.Invalid) {
				t.Errorf("%q is %q, %v", typed, got.Name, err)
			}
		}
	})
}
