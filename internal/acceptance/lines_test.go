package acceptance

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"time"

	"bureau/internal/db"
	door "bureau/internal/door/sip"
	"bureau/internal/door/sip/siptest"
	"bureau/internal/door/sip/wire"
	"bureau/internal/office/officetest"
	"bureau/internal/phone"
)

// Lines to a provider: how they are kept up, and what comes and goes over them.

const lineSecret = "eight times seven is 56"

// lined adds a line to a provider, which registers unless it is changed.
func lined(t *testing.T, o *officetest.Telephony, p *siptest.Provider, change func(*phone.Trunk)) (made phone.Trunk) {
	t.Helper()
	l := phone.Trunk{Name: "Provider", Kind: phone.Registers, Host: "127.0.0.1", Port: p.Port(), Transport: "udp", User: "31201112200", Secret: lineSecret,
		Number: "+31201112200", Enabled: true}
	if change != nil {
		change(&l)
	}
	must(t, o.DB.Write(context.Background(), o.Demo.ID, func(ctx context.Context, tx db.Tx) (err error) {
		made, err = o.Phones.SetTrunk(ctx, tx, o.Demo.Admin.Actor, l)
		return err
	}))
	return made
}

// changed changes a line as it is now.
func changed(t *testing.T, o *officetest.Telephony, line string, change func(*phone.Trunk)) {
	t.Helper()
	must(t, o.DB.Write(context.Background(), o.Demo.ID, func(ctx context.Context, tx db.Tx) error {
		l, err := o.Phones.Trunk(ctx, tx, o.Demo.Admin.Actor, line)
		if err != nil {
			return err
		}
		change(&l)
		_, err = o.Phones.SetTrunk(ctx, tx, o.Demo.Admin.Actor, l)
		return err
	}))
}

func lineState(t *testing.T, o *officetest.Telephony, line string) (s phone.TrunkState) {
	t.Helper()
	must(t, o.DB.Read(context.Background(), o.Demo.ID, func(tx db.Tx) error {
		all, err := o.Phones.TrunkStates(context.Background(), tx, o.Demo.Admin.Actor)
		s = all[line]
		return err
	}))
	return s
}

// inboundTo has a number of the world ring an extension.
func inboundTo(t *testing.T, o *officetest.Telephony, number, extension string) {
	t.Helper()
	must(t, o.DB.Write(context.Background(), o.Demo.ID, func(ctx context.Context, tx db.Tx) error {
		return o.Phones.SetInbound(ctx, tx, o.Demo.Admin.Actor, number, extension)
	}))
}

func provided() siptest.Rules {
	return siptest.Rules{User: "31201112200", Password: lineSecret}
}

// lines runs the test on both databases, beside other tests.
func lines(t *testing.T, test func(t *testing.T, o *officetest.Telephony)) {
	t.Helper()
	t.Parallel()
	officetest.EachWithPhones(t, test)
}

func TestALineRegistersWithEitherDigestAndIsRefreshedBeforeItLapses(t *testing.T) {
	lines(t, func(t *testing.T, o *officetest.Telephony) {
		for _, c := range []struct {
			name   string
			change func(*siptest.Rules)
		}{
			{"MD5", func(r *siptest.Rules) {}},
			{"SHA-256", func(r *siptest.Rules) { r.Algorithm = "SHA-256" }},
			{"by a proxy", func(r *siptest.Rules) { r.Proxies = true }},
			{"with another name", func(r *siptest.Rules) { r.User = "somebody-else" }},
		} {
			rules := provided()
			rules.Expires = 4
			c.change(&rules)
			p := siptest.Provide(t, rules)
			l := lined(t, o, p, func(l *phone.Trunk) {
				l.Name, l.AuthUser, l.Domain = c.name, rules.User, "provider.example"
			})
			first, second := p.Registered(), p.Registered()
			if first.Contact.User != l.ID || first.Expires != 4 || second.Call != first.Call || second.Seq <= first.Seq {
				t.Errorf("%s: %+v, then %+v", c.name, first, second)
			}
			if gap := second.At.Sub(first.At); gap > 4*time.Second {
				t.Errorf("%s: it is refreshed after %v, too late for 4 s", c.name, gap)
			}
			if all := p.Seen("REGISTER sip:provider.example SIP/2.0"); len(all) < 4 || strings.Contains(strings.Join(all, ""), lineSecret) {
				t.Errorf("%s: registers by\n%s", c.name, strings.Join(all, "\n"))
			}
			if s := lineState(t, o, l.ID); s.Registered.IsZero() || s.Failure != "" {
				t.Errorf("%s: it is shown as %+v", c.name, s)
			}
		}
	})
}

func TestALineAsksForAsLongAsItsProviderWants(t *testing.T) {
	lines(t, func(t *testing.T, o *officetest.Telephony) {
		rules := provided()
		rules.MinExpires = 1800
		p := siptest.Provide(t, rules)
		lined(t, o, p, nil)
		if r := p.Registered(); r.Expires != 1800 {
			t.Errorf("it registers for %d s", r.Expires)
		}
	})
}

func TestALineWhoseProviderWasAwayRegistersAgainAndSaysWhatWasWrong(t *testing.T) {
	lines(t, func(t *testing.T, o *officetest.Telephony) {
		rules := provided()
		rules.Expires = 2
		p := siptest.Provide(t, rules)
		l := lined(t, o, p, nil)
		p.Registered()
		waitFor(t, func() bool { return !lineState(t, o, l.ID).Registered.IsZero() })
		p.Set(func(r *siptest.Rules) { r.Refuses = 503 })
		waitFor(t, func() bool { return strings.HasPrefix(lineState(t, o, l.ID).Failure, "503") })
		if s := lineState(t, o, l.ID); !s.Registered.IsZero() || s.Failed.IsZero() {
			t.Errorf("out of order, it is shown as %+v", s)
		}
		p.Deaf(true)
		waitFor(t, func() bool { return lineState(t, o, l.ID).Failure == "no answer" })
		p.Deaf(false)
		p.Set(func(r *siptest.Rules) { r.Refuses = 0 })
		waitFor(t, func() bool {
			s := lineState(t, o, l.ID)
			return !s.Registered.IsZero() && s.Failure == "" && s.Failed.IsZero()
		})
	})
}

func TestALineRegistersAtOnceWithAnotherPasswordAndNotAnyMoreWhenItIsOffOrRemoved(t *testing.T) {
	lines(t, func(t *testing.T, o *officetest.Telephony) {
		p := siptest.Provide(t, provided())
		l := lined(t, o, p, func(l *phone.Trunk) { l.Secret = "another" })
		waitFor(t, func() bool { return strings.HasPrefix(lineState(t, o, l.ID).Failure, "401") })
		tries := len(p.Seen("REGISTER"))
		changed(t, o, l.ID, func(l *phone.Trunk) { l.Secret = lineSecret })
		first := p.Registered()
		if tries != 2 {
			t.Errorf("a wrong password was tried %d times", tries-1)
		}
		changed(t, o, l.ID, func(l *phone.Trunk) { l.Number = "+31201112201" })
		if next := p.Registered(); next.Expires == 0 || next.Call != first.Call || next.Seq <= first.Seq {
			t.Errorf("changed, it registers by %+v after %+v", next, first)
		}
		changed(t, o, l.ID, func(l *phone.Trunk) { l.Enabled = false })
		if last := p.Registered(); last.Expires != 0 || last.Contact.User != l.ID {
			t.Errorf("turned off, it registers by %+v", last)
		}
		changed(t, o, l.ID, func(l *phone.Trunk) { l.Enabled = true })
		p.Registered()
		must(t, o.DB.Write(context.Background(), o.Demo.ID, func(ctx context.Context, tx db.Tx) error {
			return o.Phones.RemoveTrunk(ctx, tx, o.Demo.Admin.Actor, l.ID)
		}))
		if last := p.Registered(); last.Expires != 0 {
			t.Errorf("removed, it registers by %+v", last)
		}
		if _, still := p.Where(); still {
			t.Error("the provider would still send calls")
		}
	})
}

func TestALineIsTakenBackWhenTheOfficeCloses(t *testing.T) {
	lines(t, func(t *testing.T, o *officetest.Telephony) {
		p := siptest.Provide(t, provided())
		lined(t, o, p, nil)
		p.Registered()
		must(t, o.Door.Close())
		if last := p.Registered(); last.Expires != 0 {
			t.Errorf("closing, it registers by %+v", last)
		}
	})
}

// node opens one more door to the office, as another machine has it.
func node(t *testing.T, o *officetest.Telephony, name string) *door.Door {
	t.Helper()
	sockets, err := wire.Listen("127.0.0.1:0", "", "")
	must(t, err)
	d, err := door.Open(door.Config{Line: door.Line{Sockets: sockets, Node: name}, DB: o.DB, Phones: o.Phones, Live: o.Live, Reach: func(netip.AddrPort) bool { return true },
		Clock: o.Clock, Log: slog.New(slog.DiscardHandler)})
	must(t, err)
	t.Cleanup(func() { d.Close() })
	return d
}

func TestOfSeveralNodesOneRegistersALineAndAnotherTakesOver(t *testing.T) {
	lines(t, func(t *testing.T, o *officetest.Telephony) {
		must(t, o.Door.Close())
		rules := provided()
		rules.Expires = 2
		p := siptest.Provide(t, rules)
		one := node(t, o, "one")
		l := lined(t, o, p, nil)
		first := p.Registered()
		two := node(t, o, "two")
		portOf := func(d *door.Door) int { return int(netip.MustParseAddrPort(d.Addr("udp").String()).Port()) }
		for range 3 {
			if r := p.Registered(); r.Contact.Port != portOf(one) || r.Contact.Port != first.Contact.Port {
				t.Fatalf("the second node registers as well: %+v", r)
			}
		}
		changed(t, o, l.ID, func(l *phone.Trunk) { l.Number = "" }) // both look at it again
		for range 2 {
			if r := p.Registered(); r.Contact.Port != portOf(one) {
				t.Fatalf("the second node registers as well: %+v", r)
			}
		}
		must(t, one.Close())
		for r := p.Registered(); r.Contact.Port != portOf(two) || r.Expires == 0; r = p.Registered() {
			if r.Contact.Port == portOf(two) || r.Contact.Port == portOf(one) && r.Expires != 0 && r.Call != first.Call {
				t.Fatalf("after the end of the first node: %+v", r)
			}
		}
		held := true
		must(t, o.DB.Write(context.Background(), o.Demo.ID, func(ctx context.Context, tx db.Tx) (err error) {
			held, err = o.Phones.HoldTrunk(ctx, tx, l.ID, "three", time.Minute)
			return err
		}))
		if held {
			t.Error("a third node holds what the second does")
		}
		o.Clock.Advance(time.Hour) // in which the second has said nothing
		must(t, o.DB.Write(context.Background(), o.Demo.ID, func(ctx context.Context, tx db.Tx) (err error) {
			held, err = o.Phones.HoldTrunk(ctx, tx, l.ID, "three", time.Minute)
			return err
		}))
		if !held {
			t.Error("nobody takes over from a node that is gone")
		}
	})
}

func TestAnAdministratorSeesHowLinesFareAndSetsWhatTheProviderAsks(t *testing.T) {
	lines(t, func(t *testing.T, o *officetest.Telephony) {
		p := siptest.Provide(t, provided())
		v := visit(t, o.Office)
		v.comes("owner@demo.example")
		v.open("/phones/lines/new")
		for field, text := range map[string]string{"#name": "Provider", "#host": "sip.nowhere.invalid", "#port": fmt.Sprint(p.Port()), "#user": "31201112200", "#secret": "wrong"} {
			v.typed(field, text)
		}
		eval[bool](v, `(() => { document.querySelector("#transport").value = "udp"; document.querySelector("main form details").open = true; return true })()`)
		v.typed("#proxy", "127.0.0.1")
		v.typed("#domain", "provider.example")
		v.press("main form.form button.main", "")
		var line phone.Trunk
		must(t, o.DB.Read(context.Background(), o.Demo.ID, func(tx db.Tx) error {
			all, err := o.Phones.Trunks(context.Background(), tx, o.Demo.Admin.Actor)
			if err == nil && len(all) == 1 {
				line = all[0]
			}
			return err
		}))
		waitFor(t, func() bool { return strings.HasPrefix(lineState(t, o, line.ID).Failure, "401") })
		v.open("/phones/lines")
		v.see("main", "not working")
		v.see("main", "401 Who Is It")
		v.open("/phones/lines/" + line.ID)
		if got := v.value("#proxy") + " " + v.value("#domain") + " " + v.value("#shown-by"); got != "127.0.0.1 provider.example asserted" {
			t.Errorf("the form shows %s", got)
		}
		v.typed("#secret", lineSecret)
		v.press("main form.form button.main", "")
		if r := p.Registered(); r.Contact.User != line.ID {
			t.Errorf("it registers by %+v", r)
		}
		waitFor(t, func() bool { return !lineState(t, o, line.ID).Registered.IsZero() })
		v.open("/phones/lines")
		v.see("main", "registered since Tue 24 Nov")
		var listed struct {
			Items []struct {
				ID    string    `json:"id"`
				Since time.Time `json:"since"`
				Proxy string    `json:"outbound_proxy"`
			} `json:"items"`
		}
		fromAPI(t, o.Office, o.Demo.Admin.Token, "/api/phone-lines", &listed)
		if len(listed.Items) != 1 || !listed.Items[0].Since.Equal(officetest.Now) || listed.Items[0].Proxy != "127.0.0.1" {
			t.Errorf("the API says %+v", listed)
		}
	})
}

func fromAPI(t *testing.T, o *officetest.Office, token, path string, into any) {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, o.URL+path, nil)
	must(t, err)
	r.Header.Set("Authorization", "Bearer "+token)
	res, err := http.DefaultClient.Do(r)
	must(t, err)
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		t.Fatal(path, " answers ", res.Status)
	}
	must(t, json.NewDecoder(res.Body).Decode(into))
}
