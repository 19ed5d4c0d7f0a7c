package main

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bureau/internal/appointment"
	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/directory"
	"bureau/internal/office"
)

// running is an office that is open while the operator works beside it, and the flags that lead to its data.
func running(t *testing.T, engine string) (*office.Office, []string) {
	t.Helper()
	dir := t.TempDir()
	cfg, flags := db.Config{}, []string{"--data=" + dir}
	if engine == "postgres" {
		cfg = dbtest.Config(t, engine, office.Owners)
		flags = append(flags, "--database="+cfg.URL, "--database-global="+cfg.GlobalURL)
	}
	o, err := office.Open(context.Background(), office.Config{Data: dir, Database: cfg, URL: "http://localhost", Log: slog.New(slog.DiscardHandler)})
	must(t, err)
	t.Cleanup(func() { o.Close() })
	return o, flags
}

const password = "a desk by the window"

// found makes an organisation with an owner and a member.
func found(t *testing.T, o *office.Office, org, name string) (owner, member directory.Actor) {
	t.Helper()
	ctx := context.Background()
	accounts, err := o.Accounts.CreateShared(ctx, []string{"olga@" + org + ".example", "anna@" + org + ".example"}, password)
	must(t, err)
	must(t, o.DB.Write(ctx, org, func(_ context.Context, tx db.Tx) (err error) {
		if owner, err = directory.Found(tx, name, directory.Member{Account: accounts[0], Name: "Olga", Email: "olga@" + org + ".example", Lang: "en"}); err != nil {
			return err
		}
		m, err := directory.AddMember(tx, owner, directory.Member{Account: accounts[1], Name: "Anna", Email: "anna@" + org + ".example", Lang: "de"})
		if err != nil {
			return err
		}
		member, err = directory.ActorByID(tx, m.ID)
		return err
	}))
	return owner, member
}

func TestOnlyTheOperatorChangesAnOrganisationsNameAndItsBookingLink(t *testing.T) {
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) {
			o, flags := running(t, engine)
			ctx := context.Background()
			for _, org := range []string{"one", "two", "three"} {
				owner, _ := found(t, o, org, org+" Ltd")
				if org == "two" {
					continue
				}
				must(t, o.DB.Write(ctx, org, func(ctx context.Context, tx db.Tx) error {
					_, err := o.Appointments.Practise(ctx, tx, owner)
					return err
				}))
			}
			for _, c := range []struct {
				want int
				args string
				says string
			}{
				{failed, "practice link two fresh", "no practice"}, {failed, "practice link one Fresh--Air", "small letters"},
				{done, "practice link one fresh-air", "/book/fresh-air"}, {failed, "practice link three fresh-air", "a practice's already"},
				{failed, "practice link three one-ltd", "a practice's already"},
				{done, "rename one Fresh", "is called Fresh"}, {failed, "rename two ", ""},
			} {
				code, stdout, stderr := unhurried(append(append([]string{"admin"}, strings.SplitN(c.args, " ", 4)...), flags...)...)
				if code != c.want || !strings.Contains(strings.ReplaceAll(stdout+stderr, "’", "'"), c.says) {
					t.Errorf("%s: %d %s%s", c.args, code, stdout, stderr)
				}
			}
			must(t, o.DB.ReadGlobal(ctx, func(tx db.Tx) error {
				for _, link := range []string{"fresh-air", "one-ltd"} {
					if org, now, err := appointment.Linked(tx, link); err != nil || org != "one" || now != "fresh-air" {
						t.Errorf("%s leads to %q, %q: %v", link, org, now, err)
					}
				}
				return nil
			}))
		})
	}
}

func TestTheOperatorSeesToAnOfficeThatIsOpen(t *testing.T) {
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) {
			o, flags := running(t, engine)
			_, anna := found(t, o, "one", "One Ltd")
			found(t, o, "two", "Two \x1b[31mLtd")
			ctx := context.Background()
			admin := func(want int, args ...string) string {
				t.Helper()
				code, stdout, stderr := unhurried(append(append([]string{"admin"}, args...), flags...)...)
				if code != want {
					t.Errorf("%v: %d\n%s%s", args, code, stdout, stderr)
				}
				return stdout + stderr
			}
			says := func(text string, wants ...string) {
				t.Helper()
				for _, w := range wants {
					if !strings.Contains(text, w) {
						t.Errorf("%q is not in\n%s", w, text)
					}
				}
			}

			list := admin(done, "organisations")
			says(list, "One Ltd", "Two ·[31mLtd", "MEMBERS")
			if strings.Contains(list, "\x1b") {
				t.Error("a name steers the terminal")
			}
			says(admin(failed, "owners", "show", "Three"), "no organisation")
			says(admin(done, "owners", "show", "one ltd"), "olga@one.example")
			says(admin(failed, "owners", "add", "one", "anna@two.example"), "Nobody with this address")
			says(admin(done, "owners", "add", "one", "Anna@one.example"), "Anna owns One Ltd")
			says(admin(done, "owners", "show", "one"), "anna@one.example", "olga@one.example")
			must(t, o.DB.Read(ctx, "one", func(tx db.Tx) error {
				a, err := directory.ActorByID(tx, anna.Member)
				if err == nil && a.Rights&directory.Owner == 0 {
					t.Error("the running office does not know the owner")
				}
				return err
			}))
			logged(t, o, "one", anna.Member)

			s, err := o.Accounts.SignIn(ctx, "anna@one.example", password, "192.0.2.1", "")
			must(t, err)
			var token string
			must(t, o.DB.Write(ctx, "one", func(_ context.Context, tx db.Tx) (err error) {
				_, token, err = o.Accounts.AddToken(tx, anna, "test", "")
				return err
			}))
			says(admin(done, "accounts", "show", "anna@one.example"), "active", "One Ltd", "OPEN SESSIONS   1")
			says(admin(failed, "accounts", "deactivate", "nobody@one.example"), "no account")
			admin(done, "accounts", "deactivate", "anna@one.example")
			if _, _, err := o.Accounts.Resume(ctx, s.Secret, true); err == nil {
				t.Error("the session goes on")
			}
			if _, err := o.Accounts.Bearer(ctx, token); err == nil {
				t.Error("the token is still good")
			}
			_, out := o.Accounts.SignIn(ctx, "anna@one.example", password, "192.0.2.1", "")
			_, wrong := o.Accounts.SignIn(ctx, "nobody@one.example", password, "192.0.2.1", "")
			if out == nil || wrong == nil || out.Error() != wrong.Error() {
				t.Errorf("who is kept out hears %v, a stranger %v", out, wrong)
			}
			says(admin(done, "accounts", "show", "anna@one.example"), "deactivated", "OPEN SESSIONS   0")
			admin(done, "accounts", "activate", "anna@one.example")
			if _, err := o.Accounts.Bearer(ctx, token); err != nil {
				t.Errorf("the token does not come back: %v", err)
			}
			_, err = o.Accounts.SignIn(ctx, "anna@one.example", password, "192.0.2.1", "")
			must(t, err)
			if _, err := o.Accounts.SignIn(ctx, "olga@two.example", password, "192.0.2.1", ""); err != nil {
				t.Errorf("somebody else: %v", err)
			}

			says(admin(failed, "accounts", "reset", "nobody@one.example", "--url=http://localhost"), "no account")
			link, _, _ := strings.Cut(admin(done, "accounts", "reset", "anna@one.example", "--url=http://localhost", "--lang=nl"), "\n")
			u, err := url.Parse(link)
			must(t, err)
			if u.Host != "localhost" || u.Path != "/reset/new" || u.Query().Get("lang") != "nl" {
				t.Errorf("the link is %s", link)
			}
			must(t, o.Accounts.Reset(ctx, u.Query().Get("code"), "another desk by the window"))
			if err := o.Accounts.Reset(ctx, u.Query().Get("code"), "yet another desk there"); err == nil {
				t.Error("the link works twice")
			}
			_, err = o.Accounts.SignIn(ctx, "anna@one.example", "another desk by the window", "192.0.2.1", "")
			must(t, err)

			says(admin(done, "notice", "show"), "no notice")
			says(admin(failed, "notice", "set"), "says nothing")
			admin(done, "notice", "set", "--en=Closed <b>at</b> six.", "--de=Um sechs ist Schluss.")
			says(admin(done, "notice", "show"), "Closed <b>at</b> six.", "Um sechs")
			admin(done, "notice", "clear")
			says(admin(done, "notice", "show"), "no notice")
		})
	}
}

// logged wants the last entry of the log to be the operator's, about a member.
func logged(t *testing.T, o *office.Office, org, member string) {
	t.Helper()
	must(t, o.DB.Read(context.Background(), org, func(tx db.Tx) error {
		var actor, object, kind string
		err := tx.Row("SELECT actor, object, kind FROM audit_entry WHERE org = $1 ORDER BY id DESC LIMIT 1", tx.Org()).Scan(&actor, &object, &kind)
		if actor != "" || object != member || kind != audit.Person.Key {
			t.Errorf("the log says %q did something to %s %s", actor, kind, object)
		}
		return err
	}))
}

func TestTheOperatorReadsKeptMail(t *testing.T) {
	o, flags := running(t, "sqlite")
	ctx := context.Background()
	must(t, o.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		_, err := tx.Exec(`INSERT INTO post_kept (id, organisation, recipient, subject, body, message, kept_at)
			VALUES ('m1', '', 'anna@one.example', 'Your link', $1, '', 1)`, "Open https://office.example/x\nWithin \x1b[2Jan hour.")
		return err
	}))
	code, list, _ := unhurried(append([]string{"admin", "mail", "list"}, flags...)...)
	if code != done || !strings.Contains(list, "m1") || !strings.Contains(list, "Your link") {
		t.Errorf("%d: %s", code, list)
	}
	code, one, _ := unhurried(append([]string{"admin", "mail", "show", "m1"}, flags...)...)
	if code != done || !strings.Contains(one, "Open https://office.example/x\nWithin ·[2J") {
		t.Errorf("%d: %q", code, one)
	}
	if code, _, bad := unhurried(append([]string{"admin", "mail", "show", "m2"}, flags...)...); code != failed || !strings.Contains(bad, "does not exist") {
		t.Errorf("%d: %s", code, bad)
	}
}

func TestTheOperatorMakesNoOfficeByMistake(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "nothing")
	code, _, stderr := unhurried("admin", "organisations", "--data="+dir)
	left, _ := filepath.Glob(dir + "*")
	if code != failed || !strings.Contains(stderr, "no office here yet") || len(left) != 0 {
		t.Errorf("%d: %s %v", code, stderr, left)
	}
}

func TestANoticeIsAboveEveryPage(t *testing.T) {
	o, flags := running(t, "sqlite")
	if code, _, bad := unhurried(append([]string{"admin", "notice", "set", "--en=Closed <b>at</b> six.", "--de=Um sechs ist Schluss."}, flags...)...); code != done {
		t.Fatal(bad)
	}
	srv := httptest.NewServer(o)
	defer srv.Close()
	for lang, want := range map[string]string{"en": `<p lang="en">Closed &lt;b&gt;at&lt;/b&gt; six.</p>`, "de": `<p lang="de">Um sechs ist Schluss.</p>`, "fr": `<p lang="en">Closed`} {
		resp, err := srv.Client().Get(srv.URL + "/sign-in?lang=" + lang)
		must(t, err)
		text, err := io.ReadAll(resp.Body)
		must(t, err)
		resp.Body.Close()
		if !strings.Contains(string(text), want) {
			t.Errorf("in %s the page says %s", lang, text)
		}
	}
}

// unhurried runs the program inside the test, and nobody asks it to stop.
func unhurried(args ...string) (code int, stdout, stderr string) {
	var out, bad bytes.Buffer
	code = run(args, &out, &bad, make(chan os.Signal))
	return code, out.String(), bad.String()
}
