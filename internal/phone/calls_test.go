package phone_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/phone"
	"bureau/internal/sound"
)

// own changes how somebody's calls go.
func (h *house) own(t *testing.T, who directory.Actor, change func(*phone.OwnSetting)) error {
	t.Helper()
	return h.try(func(ctx context.Context, tx db.Tx) error {
		o, err := h.Own(ctx, tx, who)
		if err != nil {
			return err
		}
		change(&o.OwnSetting)
		return h.SetOwn(ctx, tx, who, o.OwnSetting)
	})
}

func (h *house) mustOwn(t *testing.T, who directory.Actor, change func(*phone.OwnSetting)) {
	t.Helper()
	if err := h.own(t, who, change); err != nil {
		t.Fatal(err)
	}
}

func (h *house) setting(t *testing.T, change func(*phone.Setting)) {
	t.Helper()
	h.write(t, func(ctx context.Context, tx db.Tx) error {
		s, err := h.Setting(ctx, tx, h.owner)
		if err != nil {
			return err
		}
		change(&s)
		return h.SetSetting(ctx, tx, h.owner, s)
	})
}

func (h *house) line(t *testing.T) (trunk phone.Trunk) {
	t.Helper()
	h.write(t, func(ctx context.Context, tx db.Tx) (err error) {
		trunk, err = h.SetTrunk(ctx, tx, h.owner, phone.Trunk{Name: "Provider", Kind: phone.Registers, Host: "sip.example", Port: 5060, Transport: "udp", User: "u",
			Secret: "a secret", Enabled: true})
		return err
	})
	return trunk
}

func TestACallGoesWhereItsMemberSaid(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.mustLogIn(t, 0, "201")
		h.mustLogIn(t, 1, "202")
		all := func(p phone.Plan) string {
			says := func(p *phone.Plan) string {
				if p == nil {
					return "-"
				}
				return string(p.Kind) + " " + p.To.Number
			}
			return says(&p) + " / " + says(p.Then) + " / " + says(p.Busy) + " / " + says(p.Offline)
		}
		for _, c := range []struct {
			name string
			set  func(*phone.OwnSetting)
			away bool
			want string
		}{
			{"nothing", func(o *phone.OwnSetting) {}, false, "ring 202 / voicemail 202 / voicemail 202 / voicemail 202"},
			{"no box", func(o *phone.OwnSetting) { o.Box = false }, false, "ring 202 / refuse  / refuse  / refuse "},
			{"each its own", func(o *phone.OwnSetting) { o.Busy, o.NoAnswer, o.Absent = phone.Box, "203", "201" }, false,
				"ring 202 / voicemail 203 / voicemail 202 / voicemail 201"},
			{"always", func(o *phone.OwnSetting) { o.Always = "203" }, false, "voicemail 203 / - / - / -"},
			{"not to be disturbed", func(o *phone.OwnSetting) { o.Quiet, o.Busy = true, "203" }, false, "voicemail 203 / - / - / -"},
			{"away", func(o *phone.OwnSetting) { o.Absent = "203" }, true, "voicemail 203 / - / - / -"},
		} {
			h.away[h.bram.Member] = c.away
			h.mustOwn(t, h.bram, func(o *phone.OwnSetting) { *o = phone.OwnSetting{Ring: 20, Box: true, Rev: o.Rev}; c.set(o) })
			if got := all(h.dial(t, 0, "202")); got != c.want {
				t.Errorf("%s: %s, want %s", c.name, got, c.want)
			}
		}
	})
}

func TestForwardingInACircleEnds(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.mustLogIn(t, 0, "201")
		h.mustOwn(t, h.bram, func(o *phone.OwnSetting) { o.Always = "203" })
		h.mustOwn(t, h.clara, func(o *phone.OwnSetting) { o.Always = "202" })
		if p := h.dial(t, 0, "202"); p.Kind != phone.Refuse || p.Status != 482 {
			t.Errorf("a circle is %+v", p)
		}
	})
}

func TestOnlyWhatTheOrganisationAllowsIsCalledOutside(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.mustLogIn(t, 0, "201")
		h.line(t)
		h.write(t, func(ctx context.Context, tx db.Tx) error {
			return h.SetInbound(ctx, tx, h.owner, "020 555 1000", "201")
		})
		ask := func(digits, want string) {
			t.Helper()
			p := h.dial(t, 0, digits)
			if got := string(p.Kind) + " " + p.Number; got != want {
				t.Errorf("%s is %q, want %q", digits, got, want)
			}
			if p.Kind == phone.Outside && p.From.Number != "+31205551000" {
				t.Errorf("%s shows %q", digits, p.From.Number)
			}
		}
		ask("020-555 2000", "outside +31205552000")
		ask("+31 20 555 2000", "outside +31205552000")
		ask("0012125551234", "refuse ")
		h.setting(t, func(s *phone.Setting) { s.Allowed = []string{"+3120", "+1212"} })
		ask("0101234567", "refuse ")
		ask("0012125551234", "refuse ")
		h.setting(t, func(s *phone.Setting) { s.International = true })
		ask("0012125551234", "outside +12125551234")
		ask("0013105551234", "refuse ")
		h.setting(t, func(s *phone.Setting) { s.Outside = "9" })
		ask("00205552000", "refuse ")
		ask("9020555200", "outside +3120555200")
		ask("112", "emergency 112")
		ask("9112", "emergency 112")
	})
}

func TestEmergencyCallsGoOutWithTheDevicesOwnNumberWhoeverIsOnIt(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.line(t)
		h.write(t, func(ctx context.Context, tx db.Tx) error {
			return h.SetEmergency(ctx, tx, h.owner, h.site.ID, []string{"144", "112"})
		})
		h.mustLogIn(t, 0, "201")
		for device := range 4 {
			for _, number := range []string{"112", "144"} {
				p := h.dial(t, device, number)
				if p.Kind != phone.Emergency || p.Number != number || p.From.Number != fmt.Sprint("+3120555000", device) || p.Location.Address != "Street 1" || len(p.Trunks) != 1 {
					t.Errorf("%s at phone %d is %+v", number, device+1, p)
				}
			}
		}
		h.setting(t, func(s *phone.Setting) { s.Emergency = false })
		if p := h.dial(t, 1, "112"); p.Kind != phone.Refuse || p.Say != sound.NoUser {
			t.Errorf("without a user, where that is not wanted: %+v", p)
		}
		if p := h.dial(t, 0, "112"); p.Kind != phone.Emergency {
			t.Errorf("with a user: %+v", p)
		}
		err := h.try(func(ctx context.Context, tx db.Tx) error {
			return h.SetEmergency(ctx, tx, h.owner, h.site.ID, []string{"201"})
		})
		if !fault.Is(err, fault.Taken) {
			t.Errorf("an extension becomes an emergency number: %v", err)
		}
	})
}

func TestAGroupRingsWhoIsThere(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.write(t, func(ctx context.Context, tx db.Tx) error {
			_, err := h.SetGroup(ctx, tx, h.owner, phone.Group{Name: "Desk", Extension: "300", Ring: 20, Members: []string{h.anna.Member, h.bram.Member, h.clara.Member}, NoAnswer: "203"})
			return err
		})
		trunk := h.line(t)
		h.write(t, func(ctx context.Context, tx db.Tx) error {
			return h.SetInbound(ctx, tx, h.owner, "+31205551000", "300")
		})
		called := func(number string) (p phone.Plan) {
			h.read(t, func(tx db.Tx) (err error) {
				p, err = h.Called(context.Background(), tx, trunk.ID, number, phone.Identity{Number: "+4930123456"})
				return err
			})
			return p
		}
		if p := called("31205551000"); p.Kind != phone.Voicemail || p.Mailbox != h.clara.Member {
			t.Errorf("with nobody there: %+v", p)
		}
		h.mustLogIn(t, 0, "201")
		h.mustLogIn(t, 1, "202")
		if p := called("0205551000"); p.Kind != phone.Ring || len(p.Targets) != 2 || p.From.Number != "+4930123456" || p.Then.Mailbox != h.clara.Member {
			t.Errorf("with two there: %+v", p)
		}
		h.away[h.anna.Member] = true
		h.mustOwn(t, h.bram, func(o *phone.OwnSetting) { o.Quiet = true })
		if p := called("+31205551000"); p.Kind != phone.Voicemail {
			t.Errorf("with one away and one not to be disturbed: %+v", p)
		}
		if p := called("+31205559999"); p.Kind != phone.Refuse || p.Status != 404 {
			t.Errorf("a number that nobody has: %+v", p)
		}
		h.write(t, func(ctx context.Context, tx db.Tx) error {
			return h.SetInbound(ctx, tx, h.owner, "+31205551000", "203")
		})
		h.mustOwn(t, h.clara, func(o *phone.OwnSetting) { o.Always = "0205552222" })
		if p := called("+31205551000"); p.Kind != phone.Outside || p.Member != h.clara.Member {
			t.Errorf("forwarded outside: %+v", p)
		}
	})
}

func TestCallsToTheOutsideAreLimited(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		trunk := h.line(t)
		h.setting(t, func(s *phone.Setting) { s.CallsAtOnce, s.CallsADay = 2, 3 })
		n := 0
		begin := func(c phone.Call) error {
			n++
			c.ID, c.Trunk, c.To = fmt.Sprint("call-", n), trunk.ID, phone.Identity{Number: "+31205552000"}
			return h.try(func(ctx context.Context, tx db.Tx) error { return h.CallBegan(ctx, tx, c) })
		}
		out := phone.Call{Device: h.devices[0].ID, FromMember: h.anna.Member}
		end := func(id string) {
			h.write(t, func(ctx context.Context, tx db.Tx) error { return h.CallEnded(ctx, tx, id, phone.Answered) })
		}
		for i, want := range []bool{true, true, false} {
			if err := begin(out); (err == nil) != want || !want && !fault.Is(err, fault.TooMany) {
				t.Errorf("call %d at once: %v", i+1, err)
			}
		}
		if err := begin(phone.Call{Device: h.devices[0].ID, FromMember: h.anna.Member, Emergency: true}); err != nil {
			t.Errorf("an emergency call is held up: %v", err)
		}
		end("call-1")
		if err := begin(out); err != nil {
			t.Error(err)
		}
		end("call-2")
		if err := begin(out); !fault.Is(err, fault.TooMany) {
			t.Errorf("the fourth of a day: %v", err)
		}
		if err := begin(phone.Call{Device: h.devices[1].ID, FromMember: h.bram.Member}); err != nil {
			t.Errorf("a colleague's first: %v", err)
		}
		h.clock.Advance(25 * time.Hour)
		if err := begin(out); err != nil {
			t.Errorf("on the next day: %v", err)
		}
	})
}

func TestCallsAreReadByTheirOwnPeopleAndForgottenInTime(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		for i := range 60 {
			h.write(t, func(ctx context.Context, tx db.Tx) error {
				id := fmt.Sprintf("call-%02d", i)
				if err := h.CallBegan(ctx, tx, phone.Call{ID: id, Device: h.devices[0].ID, From: phone.Identity{Number: "201", Name: "Anna"}, FromMember: h.anna.Member,
					To: phone.Identity{Number: "*35*201*482913"}, ToMember: h.bram.Member}); err != nil {
					return err
				}
				if err := h.CallAnswered(ctx, tx, id, h.bram.Member); err != nil {
					return err
				}
				return h.CallEnded(ctx, tx, id, phone.Answered)
			})
		}
		list := func(who directory.Actor, of string) (n int, err error) {
			after := ""
			for {
				var calls []phone.CallShown
				err = h.db.Write(context.Background(), "demo", func(_ context.Context, tx db.Tx) (err error) {
					calls, after, err = h.CallsOf(context.Background(), tx, who, of, after, phone.PageLength)
					return err
				})
				for _, c := range calls {
					if strings.Contains(c.To.Number, "482") {
						t.Errorf("a call shows the PIN: %q", c.To.Number)
					}
				}
				n += len(calls)
				if err != nil || after == "" {
					return n, err
				}
			}
		}
		for _, c := range []struct {
			who  directory.Actor
			of   string
			want int
		}{{h.anna, h.anna.Member, 60}, {h.bram, h.bram.Member, 60}, {h.clara, h.clara.Member, 0}, {h.owner, h.anna.Member, 60}} {
			if n, err := list(c.who, c.of); n != c.want || err != nil {
				t.Errorf("%s reads %d calls, %v", c.who.Name, n, err)
			}
		}
		if _, err := list(h.bram, h.anna.Member); !fault.Is(err, fault.Refused) {
			t.Errorf("Bram reads Anna's: %v", err)
		}
		h.clock.Advance(91 * 24 * time.Hour)
		h.write(t, h.Sweep)
		if n, _ := list(h.anna, h.anna.Member); n != 0 {
			t.Errorf("%d are kept too long", n)
		}
	})
}

func TestAMessageIsKeptSealedHeardAndForgotten(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		ctx := context.Background()
		audio := []byte("RIFF what was said")
		err := h.KeepMessage(ctx, phone.Message{Org: "demo", Member: h.anna.Member, From: phone.Identity{Number: "+4930123456"}, Length: 12 * time.Second, Audio: audio})
		if err != nil {
			t.Fatal(err)
		}
		var all []phone.Message
		waiting := func() (fresh, old int) {
			h.read(t, func(tx db.Tx) (err error) {
				if all, err = h.Messages(ctx, tx, h.anna.Member); err != nil {
					return err
				}
				fresh, old, err = h.Waiting(ctx, tx, h.anna.Member)
				return err
			})
			return fresh, old
		}
		if fresh, old := waiting(); fresh != 1 || old != 0 {
			t.Fatalf("%d new, %d heard", fresh, old)
		}
		if got, err := h.Recording(all[0]); string(got) != string(audio) || err != nil {
			t.Errorf("said %q, %v", got, err)
		}
		if err := h.try(func(ctx context.Context, tx db.Tx) error { return h.DropMessage(ctx, tx, h.bram.Member, all[0].ID) }); !fault.Is(err, fault.NotFound) {
			t.Errorf("Bram drops Anna's message: %v", err)
		}
		h.write(t, func(ctx context.Context, tx db.Tx) error { return h.Heard(ctx, tx, h.anna.Member, all[0].ID) })
		if fresh, old := waiting(); fresh != 0 || old != 1 {
			t.Errorf("%d new, %d heard", fresh, old)
		}
		kept := all[0]
		h.write(t, func(_ context.Context, tx db.Tx) error { return h.Forget(tx, h.anna.Member) })
		if fresh, old := waiting(); fresh+old != 0 {
			t.Errorf("%d new, %d heard after they were erased", fresh, old)
		}
		if err := h.Outbox.Start(ctx); err != nil {
			t.Fatal(err)
		}
		defer h.Outbox.Stop()
		deadline := time.Now().Add(10 * time.Second)
		for {
			if _, err := h.Recording(kept); err != nil {
				return
			}
			if time.Now().After(deadline) {
				t.Fatal("what was said is still there")
			}
			h.Outbox.Wake()
		}
	})
}

func TestADayEndsAsTheOrganisationChose(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		sweep := func() string { h.write(t, h.Sweep); return h.deviceOf(t, h.anna) }
		h.mustLogIn(t, 0, "201")
		h.clock.Advance(14*time.Hour + 59*time.Minute)
		if got := sweep(); got != "Phone 1" {
			t.Error("logged out before midnight")
		}
		h.clock.Advance(time.Minute)
		if got := sweep(); got != "" {
			t.Error("logged in after midnight")
		}
		h.setting(t, func(s *phone.Setting) { s.OutMidnight = false })
		h.mustLogIn(t, 0, "201")
		h.clock.Advance(48 * time.Hour)
		if got := sweep(); got != "Phone 1" {
			t.Error("logged out although it is not wanted")
		}
	})
}

func TestCheckingInAtAPlaceGivesItsPhoneAndCheckingOutTakesIt(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.write(t, func(ctx context.Context, tx db.Tx) error {
			d, err := h.Device(ctx, tx, h.owner, h.devices[0].ID)
			if err != nil {
				return err
			}
			d.Asset = "desk-1"
			_, err = h.SetDevice(ctx, tx, h.owner, d.Device, false)
			return err
		})
		step := func(fn func(tx db.Tx) error) string {
			h.write(t, func(_ context.Context, tx db.Tx) error { return fn(tx) })
			return h.deviceOf(t, h.anna)
		}
		arrive := func(tx db.Tx) error { return h.Arrived(tx, h.anna.Member, "desk-1", "stay-1") }
		gone := func(tx db.Tx) error { return h.Gone(tx, h.anna.Member, "desk-1", "stay-1") }
		if got := step(arrive); got != "Phone 1" {
			t.Errorf("checked in, on %q", got)
		}
		if got := step(gone); got != "" {
			t.Errorf("checked out, on %q", got)
		}
		step(arrive)
		h.write(t, h.Sweep)
		if got := h.deviceOf(t, h.anna); got != "Phone 1" {
			t.Errorf("while she stays, on %q", got)
		}
		h.clock.Advance(3 * time.Hour)
		h.write(t, h.Sweep)
		if got := h.deviceOf(t, h.anna); got != "" {
			t.Errorf("when the stay has ended by itself, on %q", got)
		}
		h.clock.Set(now)
		step(arrive)
		h.mustLogIn(t, 1, "201")
		if got := step(gone); got != "Phone 2" {
			t.Errorf("on another phone, then checked out: on %q", got)
		}
		h.write(t, func(_ context.Context, tx db.Tx) error { return h.Arrived(tx, h.clara.Member, "desk-1", "stay-2") })
		if got := h.deviceOf(t, h.clara); got != "" {
			t.Errorf("Clara, who may not, is on %q", got)
		}
		h.setting(t, func(s *phone.Setting) { s.ByStay = false })
		if got := step(arrive); got != "Phone 2" {
			t.Errorf("where it is not wanted: on %q", got)
		}
	})
}

func TestWhoLeavesLosesNumberAndPhone(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.mustLogIn(t, 0, "201")
		h.mustLogIn(t, 1, "202")
		h.write(t, func(_ context.Context, tx db.Tx) error { return h.Release(tx, h.bram.Member) })
		if p := h.dial(t, 0, "202"); p.Kind != phone.Refuse || p.Status != 404 {
			t.Errorf("their number is %+v", p)
		}
		_, err := h.logIn(1, "202", pin)
		refused(t, err, phone.UnknownExtension)
	})
}
