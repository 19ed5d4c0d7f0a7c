package sip_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/door/sip"
	"bureau/internal/door/sip/wire"
	"bureau/internal/office"
	"bureau/internal/office/officetest"
	"bureau/internal/phone"
)

// written are the bindings of a desk as their rows say.
func written(t *testing.T, o *officetest.Office, d officetest.Desk) (all []phone.Binding) {
	t.Helper()
	must(t, o.DB.Read(context.Background(), o.Demo.ID, func(tx db.Tx) (err error) {
		all, err = o.Phones.Bindings(context.Background(), tx, d.ID)
		return err
	}))
	return all
}

func requireContacts(t *testing.T, what, answer, want string) {
	t.Helper()
	if got := fmt.Sprint(contacts(answer)); !strings.HasPrefix(answer, "SIP/2.0 200") || got != want {
		t.Errorf("%s: %s, want %s\n%s", what, got, want, answer)
	}
}

const here = "Contact: <sip:a@192.0.2.1>\r\nExpires: 600\r\n"

func TestAPhoneThatSaysAgainWhereItIsIsPromisedMoreAndWrittenAnewWhenItsRowRunsShort(t *testing.T) {
	officetest.EachWithPhones(t, func(t *testing.T, o *officetest.Telephony) {
		d := o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"})
		r := rawPhone(t, o, d)
		requireContacts(t, "the first time", r.register(here), "[sip:a@192.0.2.1 600]")
		first := written(t, o.Office, d)[0].Expires
		if first.Before(o.Clock.Now().Add(600 * time.Second)) {
			t.Fatalf("written until %v only", first)
		}
		for range 2 {
			o.Clock.Advance(2 * time.Minute)
			requireContacts(t, "again", r.register(here), "[sip:a@192.0.2.1 600]")
			if at := written(t, o.Office, d)[0].Expires; !at.Equal(first) {
				t.Errorf("written again, until %v", at)
			}
		}
		o.Clock.Advance(2 * time.Minute)
		requireContacts(t, "when the row runs short", r.register(here), "[sip:a@192.0.2.1 600]")
		if at := written(t, o.Office, d)[0].Expires; at.Before(o.Clock.Now().Add(600 * time.Second)) {
			t.Errorf("promised for longer than is written, which is %v", at)
		}
	})
}

func TestWhatAPhoneChangesIsWrittenBeforeItsAnswer(t *testing.T) {
	officetest.EachWithPhones(t, func(t *testing.T, o *officetest.Telephony) {
		d := o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"})
		r, other := rawPhone(t, o, d), rawPhone(t, o, d)
		r.register(here)
		r.register(here)
		other.register(here)
		if all := written(t, o.Office, d); len(all) != 1 || all[0].Flow != "udp/"+other.LocalAddr().String() {
			t.Errorf("over another flow: %+v", all)
		}
		r.register(here)
		if all := written(t, o.Office, d); len(all) != 1 || all[0].Flow != "udp/"+r.LocalAddr().String() {
			t.Errorf("back over the first: %+v", all)
		}
		r.register("User-Agent: Another 2.0\r\n" + here)
		if all := written(t, o.Office, d); len(all) != 1 || all[0].Agent != "Another 2.0" {
			t.Errorf("with another program: %+v", all)
		}
		requireContacts(t, "its end", r.register("Contact: <sip:a@192.0.2.1>;expires=0\r\n"), "[]")
		if all := written(t, o.Office, d); len(all) != 0 {
			t.Errorf("ended: %+v", all)
		}
		requireContacts(t, "anew", r.register(here), "[sip:a@192.0.2.1 600]")
		if all := written(t, o.Office, d); len(all) != 1 {
			t.Errorf("anew: %+v", all)
		}
		requireContacts(t, "far shorter", r.register("Contact: <sip:a@192.0.2.1>;expires=60\r\n"), "[sip:a@192.0.2.1 60]")
		if at := written(t, o.Office, d)[0].Expires; at.After(o.Clock.Now().Add(time.Minute + phone.Margin)) {
			t.Errorf("far shorter, written until %v", at)
		}
	})
}

func TestAPromiseThatIsOverIsOverThoughItsRowLasts(t *testing.T) {
	officetest.EachWithPhones(t, func(t *testing.T, o *officetest.Telephony) {
		d := o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"})
		r := rawPhone(t, o, d)
		r.register("Contact: <sip:a@192.0.2.1>\r\nExpires: 60\r\n")
		o.Clock.Advance(61 * time.Second)
		if len(written(t, o.Office, d)) != 1 {
			t.Fatal("the row is gone, so nothing is shown")
		}
		requireContacts(t, "after its time", r.register(""), "[]")
		requireContacts(t, "again", r.register("Contact: <sip:a@192.0.2.1>\r\nExpires: 60\r\n"), "[sip:a@192.0.2.1 60]")
		o.Clock.Advance(phone.Margin + 2*time.Minute)
		if len(written(t, o.Office, d)) != 0 {
			t.Error("the row outlasts its time")
		}
		requireContacts(t, "long after", r.register(here), "[sip:a@192.0.2.1 600]")
	})
}

func TestAnotherSecretOrNoDeviceProvesNothingAtOnce(t *testing.T) {
	officetest.EachWithPhones(t, func(t *testing.T, o *officetest.Telephony) {
		d := o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"})
		r := rawPhone(t, o, d)
		requireContacts(t, "with the first secret", r.register(here), "[sip:a@192.0.2.1 600]")
		change := func(fn func(ctx context.Context, tx db.Tx) error) {
			must(t, o.DB.Write(context.Background(), o.Demo.ID, fn))
		}
		change(func(ctx context.Context, tx db.Tx) error {
			return o.Phones.RenewSecret(ctx, tx, o.Demo.Admin.Actor, d.ID)
		})
		if answer := r.register(here); !strings.HasPrefix(answer, "SIP/2.0 401") {
			t.Errorf("with the secret that was replaced: %s", answer)
		}
		change(func(ctx context.Context, tx db.Tx) error {
			secret, err := o.Phones.DeviceSecret(ctx, tx, o.Demo.Admin.Actor, d.ID)
			r.desk.Secret = string(secret)
			return err
		})
		requireContacts(t, "with the second", r.register(here), "[sip:a@192.0.2.1 600]")
		change(func(ctx context.Context, tx db.Tx) error {
			return o.Phones.RemoveDevice(ctx, tx, o.Demo.Admin.Actor, d.ID)
		})
		if answer := r.register(here); !strings.HasPrefix(answer, "SIP/2.0 401") {
			t.Errorf("a device that was removed: %s", answer)
		}
	})
}

func TestARestartForgetsNoPhoneThatIsRegistered(t *testing.T) {
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) {
			cfg := office.Config{Data: t.TempDir(), Demo: true, Database: dbtest.Config(t, engine, office.Owners), Log: slog.New(slog.DiscardHandler)}
			sockets, err := wire.Listen("127.0.0.1:0", "", "")
			must(t, err)
			cfg.SIP = sip.Line{Sockets: sockets}
			o := &officetest.Telephony{Office: officetest.OpenIn(t, cfg)}
			d := o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"})
			r := rawPhone(t, o, d)
			r.register(here)
			for range 3 {
				o.Clock.Advance(110 * time.Second)
				requireContacts(t, "again", r.register(here), "[sip:a@192.0.2.1 600]")
			}
			must(t, o.Close())
			o.Clock.Advance(599 * time.Second)
			if cfg.SIP.Sockets, err = wire.Listen(r.to, "", ""); err != nil {
				t.Fatal(err)
			}
			cfg.URL, cfg.Clock = o.URL, o.Clock
			o.Office.Office, err = office.Open(context.Background(), cfg)
			must(t, err)
			t.Cleanup(func() { o.Office.Office.Close() })
			if all := written(t, o.Office, d); len(all) != 1 || all[0].Flow != "udp/"+r.LocalAddr().String() {
				t.Errorf("a second before its time is over, it is bound to %+v", all)
			}
			requireContacts(t, "after the restart", r.register(here), "[sip:a@192.0.2.1 600]")
		})
	}
}

const killed = "BUREAU_TEST_KILLED_OFFICE"

// TestMain lets a test run an office as a program of its own, to kill it.
func TestMain(m *testing.M) {
	if text := os.Getenv(killed); text != "" {
		serveUntilKilled(text)
	}
	os.Exit(m.Run())
}

func serveUntilKilled(text string) {
	var cfg office.Config
	if err := json.Unmarshal([]byte(text), &cfg.Database); err != nil {
		panic(err)
	}
	var err error
	if cfg.SIP.Sockets, err = wire.Listen("127.0.0.1:0", "", ""); err == nil {
		cfg.Data, cfg.URL, cfg.Demo, cfg.Log = os.Getenv(killed+"_DATA"), "http://localhost", true, slog.New(slog.DiscardHandler)
		o, wrong := office.Open(context.Background(), cfg)
		if err = wrong; err == nil {
			fmt.Println(o.Door.Addr("udp"))
			select {}
		}
	}
	panic(err)
}

func TestARegistrationThatWasAnsweredOutlivesAKill(t *testing.T) {
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) {
			database := dbtest.Config(t, engine, office.Owners)
			database.Sync = ""
			cfg := office.Config{Data: t.TempDir(), Demo: true, Database: database, Log: slog.New(slog.DiscardHandler)}
			o := &officetest.Telephony{Office: officetest.OpenIn(t, cfg)}
			var desks []officetest.Desk
			for i := range 8 {
				desks = append(desks, o.Desk(t, o.Demo, phone.Device{Name: fmt.Sprint("Desk ", i)}))
			}
			must(t, o.Close())
			for round := range 3 {
				answered := registerUntilKilled(t, database, cfg.Data, desks, round)
				d := dbtest.OpenConfig(t, database, office.Owners)
				must(t, d.Read(context.Background(), o.Demo.ID, func(tx db.Tx) error {
					for i, contact := range answered {
						var until int64
						if err := tx.Row("SELECT expires_at FROM phone_binding WHERE org = $1 AND device = $2 AND contact = $3", tx.Org(), desks[i].ID, contact).Scan(&until); err != nil {
							t.Errorf("%s, answered, is not there: %v", contact, err)
						}
					}
					return nil
				}))
				must(t, d.Close())
			}
		})
	}
}

// registerUntilKilled registers each desk again and again with a contact that changes, kills the office, and gives the last contact of each that was answered.
func registerUntilKilled(t *testing.T, database db.Config, data string, desks []officetest.Desk, round int) []string {
	t.Helper()
	text, err := json.Marshal(database)
	must(t, err)
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), killed+"="+string(text), killed+"_DATA="+data)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	defer func() { cmd.Process.Kill(); cmd.Wait() }()
	to, err := bufio.NewReader(out).ReadString('\n')
	must(t, err)
	answered := make([]string, len(desks))
	done := make(chan int, len(desks))
	for i, d := range desks {
		go func() {
			defer func() { done <- i }()
			for n := range 1000 {
				contact := fmt.Sprintf("sip:a@192.0.2.1;n=%d-%d", round, n)
				if !answeredAt(strings.TrimSpace(to), d, contact) {
					return
				}
				answered[i] = contact
				if i == 0 && n == 20+10*round {
					cmd.Process.Kill()
				}
			}
		}()
	}
	for range desks {
		<-done
	}
	for i, a := range answered {
		if a == "" {
			t.Errorf("desk %d never had an answer", i)
		}
	}
	return answered
}

// answeredAt registers a contact, and tells whether that was answered with 200.
func answeredAt(to string, d officetest.Desk, contact string) bool {
	c, err := net.Dial("udp", to)
	if err != nil {
		return false
	}
	defer c.Close()
	proof := ""
	for seq := 1; seq <= 2; seq++ {
		fmt.Fprintf(c, "REGISTER sip:%s SIP/2.0\r\nVia: SIP/2.0/UDP %s;rport;branch=z9hG4bK%s%d\r\nMax-Forwards: 70\r\nFrom: <sip:%s@office>;tag=1\r\nTo: <sip:%s@office>\r\nCall-ID: %s\r\nCSeq: %d REGISTER\r\n"+
			"Contact: <%s>\r\n%sContent-Length: 0\r\n\r\n", to, c.LocalAddr(), contact[len(contact)-4:], seq, d.User, d.User, contact+c.LocalAddr().String(), seq, contact, proof)
		buf := make([]byte, 4000)
		_ = c.SetReadDeadline(time.Now().Add(2 * time.Second))
		n, err := c.Read(buf)
		if err != nil {
			return false
		}
		answer := string(buf[:n])
		if strings.HasPrefix(answer, "SIP/2.0 200") {
			return true
		}
		nonce, realm := nonceIn.FindStringSubmatch(answer), realmIn.FindStringSubmatch(answer)
		if nonce == nil || realm == nil {
			return false
		}
		proof = proofWith("REGISTER", "sip:"+to, nonce[1], realm[1], d.User, d.Secret)
	}
	return false
}

func TestWhereAPhoneIsHoldsForAllNodesThatItRegistersAt(t *testing.T) {
	nodes := officetest.OpenNodes(t, 2)
	a, b := nodes[0], nodes[1]
	d := a.Desk(t, a.Demo, phone.Device{Name: "Desk 1"})
	atA, atB := rawPhone(t, a, d), rawPhone(t, b, d)
	requireAt := func(what string, r *raw) {
		t.Helper()
		if all := written(t, a.Office, d); len(all) != 1 || all[0].Flow != "udp/"+r.LocalAddr().String() {
			t.Errorf("%s: written %+v", what, all)
		}
	}
	for range 3 {
		requireContacts(t, "at the one", atA.register(here), "[sip:a@192.0.2.1 600]")
		requireAt("at the one", atA)
		requireContacts(t, "at the one again", atA.register(here), "[sip:a@192.0.2.1 600]")
		requireContacts(t, "at the other", atB.register(here), "[sip:a@192.0.2.1 600]")
		requireAt("at the other", atB)
	}
	atA.register(here)
	requireContacts(t, "its end at the other", atB.register("Contact: *\r\nExpires: 0\r\n"), "[]")
	requireContacts(t, "asked at the one", atA.register(""), "[]")
	requireContacts(t, "anew at the one", atA.register(here), "[sip:a@192.0.2.1 600]")
	requireAt("anew at the one", atA)
}
