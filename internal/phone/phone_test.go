package phone_test

import (
	"context"
	"fmt"
	"log/slog"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"bureau/internal/audit"
	"bureau/internal/clock"
	"bureau/internal/code"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/files"
	"bureau/internal/i18n"
	"bureau/internal/outbox"
	"bureau/internal/phone"
	"bureau/internal/post"
	"bureau/internal/seal"
	"bureau/internal/span"
)

var owners = []db.Migrations{outbox.Migrations, code.Migrations, post.Migrations, audit.Migrations, directory.Migrations, phone.Migrations}

// now is a Tuesday, 09:00 in Amsterdam.
var now = time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)

// plain keeps PINs as they are: what they cost is no matter here.
type plain struct{}

func (plain) Hash(s string) string               { return "h:" + s }
func (plain) Matches(stored, secret string) bool { return stored == "h:"+secret }

// places are those of one site.
type places struct{ site *directory.Site }

func (p places) Place(_ db.Tx, asset string) (phone.Place, error) {
	if !strings.HasPrefix(asset, "desk") {
		return phone.Place{}, fault.New(fault.NotFound, i18n.NotFound)
	}
	return phone.Place{ID: asset, Name: asset, Site: p.site.ID}, nil
}

// away are who is away.
type away map[string]bool

func (a away) Away(_ db.Tx, member string, _ time.Time) (bool, error) { return a[member], nil }

// stays end by themselves at noon.
type stays struct{ clock *clock.Fixed }

func (stays) Runs(_ db.Tx, _ string, at time.Time) (bool, error) {
	return at.Before(now.Add(3 * time.Hour)), nil
}

// house has an owner, and Anna (201, PIN 482913), Bram (202) and Clara (203), who has a number and may not log in; four phones.
type house struct {
	*phone.Phones
	db                       *db.DB
	clock                    *clock.Fixed
	owner, anna, bram, clara directory.Actor
	site                     directory.Site
	away                     away
	devices                  []phone.Device
}

const pin = "482913"

func each(t *testing.T, test func(t *testing.T, h *house)) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) { test(t, open(t, d)) })
}

func open(t *testing.T, d *db.DB) *house {
	t.Helper()
	c := clock.At(now)
	h := &house{db: d, clock: c, away: away{}}
	folder, err := files.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	out := outbox.New(d, c, slog.New(slog.DiscardHandler))
	origin, _ := url.Parse("https://office.example")
	mail, err := post.Open(out, post.Config{Origin: origin})
	if err != nil {
		t.Fatal(err)
	}
	codes, err := code.Open(context.Background(), d, c)
	if err != nil {
		t.Fatal(err)
	}
	h.Phones = &phone.Phones{DB: d, Clock: c, Key: seal.Random(), Hashes: plain{}, Assets: places{&h.site}, Absent: h.away, Stays: stays{c}, Files: folder, Outbox: out, Post: mail, Codes: codes, Realm: "office.example"}
	h.Start()
	h.write(t, func(ctx context.Context, tx db.Tx) (err error) {
		h.devices = nil
		if h.owner, err = directory.Found(tx, "Demo", directory.Member{Account: "o", Name: "Olga", Email: "o@demo.example", Lang: "en"}); err != nil {
			return err
		}
		week, _ := span.ParseWeek("always")
		zone, _ := span.Zone("Europe/Amsterdam")
		if h.site, err = directory.AddSite(tx, h.owner, directory.Site{Name: "Amsterdam", Zone: zone, Hours: week}); err != nil {
			return err
		}
		for i, who := range []*directory.Actor{&h.anna, &h.bram, &h.clara} {
			name := []string{"Anna", "Bram", "Clara"}[i]
			m, err := directory.AddMember(tx, h.owner, directory.Member{Account: name, Name: name, Email: strings.ToLower(name) + "@demo.example", Lang: "nl", Site: h.site.ID})
			if err != nil {
				return err
			}
			if *who, err = directory.ActorByID(tx, m.ID); err != nil {
				return err
			}
			s := phone.MemberSetting{Member: m.ID, Extension: fmt.Sprint(201 + i), Hot: name != "Clara"}
			if err := h.SetMemberHashed(tx, h.owner, s, plain{}.Hash(pin)); err != nil {
				return err
			}
		}
		for i := range 4 {
			d, err := h.AddDevice(ctx, tx, h.owner, phone.Device{Name: fmt.Sprint("Phone ", i+1), Hot: i < 3, Lang: "en", Site: h.site.ID,
				EmergencyNumber: "+3120555000" + fmt.Sprint(i), EmergencyAddress: "Street 1"})
			if err != nil {
				return err
			}
			h.devices = append(h.devices, d)
		}
		return nil
	})
	return h
}

func (h *house) try(fn func(context.Context, db.Tx) error) error {
	return h.db.Write(context.Background(), "demo", fn)
}

func (h *house) write(t *testing.T, fn func(context.Context, db.Tx) error) {
	t.Helper()
	if err := h.try(fn); err != nil {
		t.Fatal(err)
	}
}

func (h *house) read(t *testing.T, fn func(tx db.Tx) error) {
	t.Helper()
	if err := h.db.Read(context.Background(), "demo", fn); err != nil {
		t.Fatal(err)
	}
}

func (h *house) logIn(device int, extension string, pin phone.Secret) (phone.Session, error) {
	return h.LogIn(context.Background(), phone.LogIn{Org: "demo", Device: h.devices[device].ID, Extension: extension, PIN: pin, How: phone.ByDialling})
}

func (h *house) mustLogIn(t *testing.T, device int, extension string) {
	t.Helper()
	if _, err := h.logIn(device, extension, pin); err != nil {
		t.Fatal(err)
	}
}

func (h *house) dial(t *testing.T, device int, digits string) (p phone.Plan) {
	t.Helper()
	h.read(t, func(tx db.Tx) (err error) {
		p, err = h.Dialled(context.Background(), tx, h.devices[device].ID, digits)
		return err
	})
	return p
}

// on is who is on a device, by the target of a call to them; it asks as the other members see it.
func (h *house) deviceOf(t *testing.T, who directory.Actor) string {
	t.Helper()
	var m phone.MemberShown
	h.read(t, func(tx db.Tx) (err error) {
		m, err = h.Member(context.Background(), tx, h.owner, who.Member)
		return err
	})
	return m.Device
}

func refused(t *testing.T, err error, want phone.Reason) {
	t.Helper()
	if got := phone.ReasonOf(err); got != want {
		t.Errorf("refused with %q (%v), want %q", got, err, want)
	}
}

func TestWhoLogsInLeavesThePhoneBeforeAndWhoWasOnItLeaves(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.mustLogIn(t, 0, "201")
		h.mustLogIn(t, 1, "202")
		h.mustLogIn(t, 1, "201")
		if got := h.deviceOf(t, h.anna); got != "Phone 2" {
			t.Errorf("Anna is on %q", got)
		}
		if got := h.deviceOf(t, h.bram); got != "" {
			t.Errorf("Bram is still on %q", got)
		}
		h.write(t, func(ctx context.Context, tx db.Tx) error { return h.LogOut(ctx, tx, h.devices[1].ID) })
		if got := h.deviceOf(t, h.anna); got != "" {
			t.Errorf("Anna is still on %q", got)
		}
	})
}

func TestALoginIsRefusedWithItsReason(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		for _, c := range []struct {
			device    int
			extension string
			pin       phone.Secret
			want      phone.Reason
		}{
			{0, "299", pin, phone.UnknownExtension},
			{0, "201", "482914", phone.WrongPIN},
			{0, "203", pin, phone.UserNotAllowed},
			{3, "201", pin, phone.PhoneNotAllowed},
		} {
			_, err := h.logIn(c.device, c.extension, c.pin)
			refused(t, err, c.want)
		}
		if got := h.deviceOf(t, h.anna); got != "" {
			t.Errorf("Anna is on %q", got)
		}
	})
}

func TestFiveWrongPINsLockTheMemberAndTheDeviceAndTheRightOneForgivesFour(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		for range 4 {
			_, err := h.logIn(0, "201", "000111")
			refused(t, err, phone.WrongPIN)
		}
		h.mustLogIn(t, 0, "201")
		for range 5 {
			_, err := h.logIn(0, "201", "000111")
			refused(t, err, phone.WrongPIN)
		}
		_, err := h.logIn(1, "201", pin)
		refused(t, err, phone.IsLocked)
		_, err = h.logIn(0, "202", pin)
		refused(t, err, phone.IsLocked)
		h.mustLogIn(t, 1, "202")
	})
}

func TestOfManyTriesAtOnceNoMoreThanFiveAreCompared(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		var all sync.WaitGroup
		var mu sync.Mutex
		counts := map[phone.Reason]int{}
		for i := range 24 {
			all.Go(func() {
				_, err := h.logIn(i%3, "201", phone.Secret(fmt.Sprint(700000+i)))
				mu.Lock()
				counts[phone.ReasonOf(err)]++
				mu.Unlock()
			})
		}
		all.Wait()
		if counts[phone.WrongPIN] != phone.MaxWrong || counts[phone.IsLocked] != 24-phone.MaxWrong {
			t.Errorf("answers %v, want %d compared", counts, phone.MaxWrong)
		}
	})
}

func TestOfManyLoginsAtOnceEachMemberAndEachPhoneHasOne(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		for range 4 {
			var all sync.WaitGroup
			for i := range 12 {
				all.Go(func() {
					if _, err := h.logIn(i%3, fmt.Sprint(201+i%2), pin); err != nil && phone.ReasonOf(err) != phone.IsLocked {
						t.Error(err)
					}
				})
			}
			all.Wait()
			anna, bram := h.deviceOf(t, h.anna), h.deviceOf(t, h.bram)
			if anna == bram {
				t.Fatalf("Anna is on %q, Bram on %q", anna, bram)
			}
		}
	})
}

func TestOfSeveralWhoAskForAFreePhoneAtOnceOneGetsItAndTheOthersAreAsked(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		for _, device := range h.devices[:3] {
			var all sync.WaitGroup
			var got, asked atomic.Int32
			for _, who := range []directory.Actor{h.anna, h.bram} {
				all.Go(func() {
					err := h.DB.Write(context.Background(), who.Org, func(ctx context.Context, tx db.Tx) error {
						_, err := h.LogInFree(ctx, tx, who, device.ID)
						return err
					})
					switch f, ok := fault.As(err); {
					case err == nil:
						got.Add(1)
					case ok && f.Code == fault.Taken:
						asked.Add(1)
					default:
						t.Error(err)
					}
				})
			}
			all.Wait()
			if got.Load() != 1 || asked.Load() != 1 {
				t.Errorf("%d got it, %d were asked", got.Load(), asked.Load())
			}
		}
	})
}

func TestWhatIsDialledIsReadInItsOrder(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.mustLogIn(t, 0, "201")
		h.mustLogIn(t, 1, "202")
		for _, c := range []struct {
			device int
			digits string
			want   phone.PlanKind
			status int
		}{
			{0, "202", phone.Ring, 0},
			{2, "202", phone.Refuse, 403},
			{0, "299", phone.Refuse, 404},
			{0, "203", phone.Voicemail, 0},
			{0, "*35", phone.HotDesk, 0},
			{2, "*35", phone.HotDesk, 0},
			{3, "*35", phone.Refuse, 403},
			{0, "*97", phone.Listen, 0},
			{2, "*97", phone.Refuse, 403},
			{0, "0205551234", phone.Refuse, 503},
			{0, "0012125551234", phone.Refuse, 403},
			{0, "112", phone.Emergency, 0},
			{0, strings.Repeat("1", 500), phone.Refuse, 404},
		} {
			if got := h.dial(t, c.device, c.digits); got.Kind != c.want || got.Status != c.status {
				t.Errorf("%s at phone %d is %s %d, want %s %d", c.digits, c.device+1, got.Kind, got.Status, c.want, c.status)
			}
		}
		ring := h.dial(t, 0, "202")
		if ring.From != (phone.Identity{Number: "201", Name: "Anna"}) || ring.To.Name != "Bram" || len(ring.Targets) != 1 || ring.Targets[0].Device != h.devices[1].ID {
			t.Errorf("202 rings %+v", ring)
		}
		if p := h.dial(t, 0, "*35"); !p.LogOut {
			t.Error("the code alone, where somebody is logged in, does not log out")
		}
		if p := h.dial(t, 2, "*35*201*1234"); p.Extension != "201" || string(p.PIN) != "1234" || fmt.Sprintf("%v %+v %#v %s", p, p, p, p.PIN) == "" {
			t.Errorf("the plan of a whole login is %+v", p)
		}
	})
}

func TestAPINIsPrintedNowhere(t *testing.T) {
	plan := phone.Plan{Kind: phone.HotDesk, Extension: "201", PIN: "482913"}
	for _, text := range []string{fmt.Sprint(plan), fmt.Sprintf("%+v", plan), fmt.Sprintf("%#v", plan), fmt.Sprintf("%q", plan.PIN), fmt.Sprintf("%x", plan.PIN),
		phone.Mask("*35*201*482913"), phone.Mask("%2A35%2a201%2A482913"), phone.Mask("*35*201*482*913"), phone.Mask("%2a35*201*482913")} {
		if strings.Contains(text, "482") || strings.Contains(text, fmt.Sprintf("%x", "482")) {
			t.Errorf("%s shows the PIN", text)
		}
	}
	for _, same := range []string{"201", "*35", "*35*201", "+31205551234", ""} {
		if got := phone.Mask(same); got != same {
			t.Errorf("%q is printed as %q", same, got)
		}
	}
}

func TestACredentialOfNobodyIsSatisfiedByNothing(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		ask := func(user string) (c phone.Credential) {
			err := h.db.ReadGlobal(context.Background(), func(tx db.Tx) (err error) {
				c, err = h.Credential(context.Background(), tx, user)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			return c
		}
		known, unknown := ask(h.devices[0].User), ask("nobody")
		if !known.Known || known.Device != h.devices[0].ID || known.Org != "demo" || len(known.MD5) != 32 || len(known.SHA256) != 64 {
			t.Errorf("a device's credential is %+v", known)
		}
		if unknown.Known || unknown.Device != "" || len(unknown.MD5) != 32 || len(unknown.SHA256) != 64 {
			t.Errorf("nobody's credential is %+v", unknown)
		}
	})
}

func TestADeviceIsBoundWhereItRegisteredLastAndToFiveContactsAtMost(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		ctx, d := context.Background(), h.devices[0].ID
		bind := func(contact, call string, cseq uint32, life time.Duration) error {
			return h.try(func(ctx context.Context, tx db.Tx) error {
				out, err := h.Register(ctx, tx, []phone.Registering{{Binding: phone.Binding{Device: d, Org: "demo", Contact: contact, CallID: call, CSeq: cseq,
					Expires: now.Add(life), Transport: "udp"}}})
				if err == nil {
					err = out[0].Err
				}
				return err
			})
		}
		for i := range 7 {
			if err := bind(fmt.Sprintf("sip:a@10.0.0.%d", i), "c", 2, time.Duration(i+1)*time.Minute); err != nil {
				t.Fatal(err)
			}
		}
		if err := bind("sip:a@10.0.0.6", "c", 1, time.Hour); !fault.Is(err, fault.Stale) {
			t.Errorf("a request that came before is answered with %v", err)
		}
		if err := bind("sip:a@10.0.0.6", "c", 2, time.Hour); err != nil {
			t.Errorf("the same request again is answered with %v", err)
		}
		if err := bind("sip:a@10.0.0.6", "other", 1, time.Hour); err != nil {
			t.Error(err)
		}
		h.read(t, func(tx db.Tx) error {
			all, err := h.Bindings(ctx, tx, d)
			if len(all) != phone.MaxBindings || all[0].Contact != "sip:a@10.0.0.6" || all[0].CallID != "other" {
				t.Errorf("bound to %+v", all)
			}
			return err
		})
		h.write(t, func(ctx context.Context, tx db.Tx) error { return h.Unregister(ctx, tx, d, "*") })
		h.read(t, func(tx db.Tx) error {
			all, err := h.Bindings(ctx, tx, d)
			if len(all) != 0 {
				t.Errorf("still bound to %+v", all)
			}
			return err
		})
	})
}
