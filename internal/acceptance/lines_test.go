package acceptance

import (
	"context"
	"strings"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/door/sip/siptest"
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
