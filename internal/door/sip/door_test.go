package sip_test

import (
	"context"
	"log/slog"
	"os"
	"testing"

	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/door/sip"
	"bureau/internal/door/sip/siptest"
	"bureau/internal/door/sip/wire"
	"bureau/internal/office"
	"bureau/internal/office/officetest"
	"bureau/internal/phone"
	"bureau/internal/sound"
)

// house is an office with its phones.
type house struct {
	*officetest.Office
	door *sip.Door
	t    testing.TB
}

// desk is a phone of the house, with what it registers with.
type desk struct {
	phone.Device
	secret string
}

func openHouse(t testing.TB, engine string) *house {
	t.Helper()
	log := slog.New(slog.DiscardHandler)
	if os.Getenv("SIP_LOG") != "" {
		log = slog.New(slog.NewTextHandler(os.Stderr, nil))
	}
	sockets, err := wire.Listen("127.0.0.1:0", "127.0.0.1:0", "")
	must(t, err)
	o := officetest.OpenIn(t, office.Config{Data: t.TempDir(), Demo: true, Database: dbtest.Config(t, engine, office.Owners), Log: log,
		SIP: sip.Line{Sockets: sockets}})
	return &house{Office: o, door: o.Door, t: t}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (h *house) write(f func(ctx context.Context, tx db.Tx) error) {
	h.t.Helper()
	must(h.t, h.DB.Write(context.Background(), "demo", f))
}

// desk adds a phone on which members may log in.
func (h *house) desk(name string) (d desk) {
	h.t.Helper()
	h.write(func(ctx context.Context, tx db.Tx) (err error) {
		if d.Device, err = h.Phones.AddDevice(ctx, tx, h.Demo.Admin.Actor, phone.Device{Name: name, Hot: true, Lang: "en"}); err != nil {
			return err
		}
		secret, err := h.Phones.DeviceSecret(ctx, tx, h.Demo.Admin.Actor, d.ID)
		d.secret = string(secret)
		return err
	})
	return d
}

// extension gives a member a number and a PIN.
func (h *house) extension(member int, extension, pin string) {
	h.t.Helper()
	must(h.t, h.Phones.SetMember(context.Background(), h.Demo.Admin.Actor, phone.MemberSetting{Member: h.Demo.Members[member].Member, Extension: extension,
		Hot: true, PIN: phone.Secret(pin)}))
}

// runs starts a real phone as a desk.
func (h *house) runs(d desk, says []int16) *siptest.Running {
	h.t.Helper()
	r := siptest.Start(h.t, siptest.Phone{Name: d.Name, User: d.User, Password: d.secret, Server: h.door.Addr("udp").String(), Expires: 300, Says: says})
	r.Registered()
	return r
}

func said(lang string, p ...sound.Prompt) []int16 { return sound.ALaw.Samples(sound.Say(lang, p...)) }

func TestAPhoneRegistersAndSomebodyLogsInAndOut(t *testing.T) {
	h := openHouse(t, "sqlite")
	h.extension(0, "201", "482615")
	d := h.desk("Desk 1")
	p := h.runs(d, nil)
	p.Dial("*35*201*482615")
	p.Answered()
	p.Hears(said("en", sound.LoggedIn))
	p.Closed()
	p.Dial("*35")
	p.Answered()
	p.Hears(said("en", sound.LoggedOut))
	p.Closed()
}
