package acceptance

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/door/sip/siptest"
	"bureau/internal/office/officetest"
	"bureau/internal/phone"
	"bureau/internal/sound"
)

// Real phones: what is dialled on them, what they hear, and whom they reach.

// dial runs the test on both databases, beside other tests.
func dial(t *testing.T, test func(t *testing.T, o *officetest.Telephony)) {
	t.Helper()
	t.Parallel()
	officetest.EachWithPhones(t, func(t *testing.T, o *officetest.Telephony) {
		o.Extension(t, o.Demo, 0, "201", "482615")
		o.Extension(t, o.Demo, 1, "202", "915736")
		test(t, o)
	})
}

func spoken(lang string, p ...sound.Prompt) []int16 { return sound.ALaw.Samples(sound.Say(lang, p...)) }

// on tells which device a member is on.
func on(t *testing.T, o *officetest.Telephony, d officetest.Desk) string {
	t.Helper()
	var s phone.Session
	must(t, o.DB.Read(context.Background(), o.Demo.ID, func(tx db.Tx) (err error) {
		s, _, err = o.Phones.SessionAt(context.Background(), tx, d.ID)
		return err
	}))
	return s.Extension
}

// Rule P04
func TestDialling35AsksForTheExtensionAndThenForThePIN(t *testing.T) {
	dial(t, func(t *testing.T, o *officetest.Telephony) {
		d := o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"})
		p := o.Plug(t, d, siptest.Phone{})
		p.Dial("*35")
		p.Answered()
		at := p.HearsAfter(0, spoken("en", sound.AskExtension))
		p.Digits("999#")
		at = p.HearsAfter(at, spoken("en", sound.UnknownExtension))
		at = p.HearsAfter(at, spoken("en", sound.AskExtension))
		p.Digits("201#")
		at = p.HearsAfter(at, spoken("en", sound.AskPIN))
		p.Digits("111111#")
		at = p.HearsAfter(at, spoken("en", sound.WrongPIN))
		at = p.HearsAfter(at, spoken("en", sound.AskPIN))
		p.Digits("482615#")
		p.HearsAfter(at, spoken("en", sound.LoggedIn))
		p.Closed()
		if got := on(t, o, d); got != "201" {
			t.Errorf("%q is on the phone", got)
		}
	})
}

// Rule P05
func TestDialling35AndAnExtensionAsksForThePINOnlyAndKeysEndThePrompt(t *testing.T) {
	dial(t, func(t *testing.T, o *officetest.Telephony) {
		d := o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"})
		p := o.Plug(t, d, siptest.Phone{Codecs: "PCMA/8000/1"})
		p.Dial("*35*201")
		p.Answered()
		p.Digits("482615#") // into the prompt, which ends
		p.Hears(spoken("en", sound.LoggedIn))
		p.Closed()
		if c, _ := siptest.Correlate(p.Heard(), spoken("en", sound.AskPIN)); c > 0.9 {
			t.Errorf("the prompt was said to its end, %.2f", c)
		}
		if got := on(t, o, d); got != "201" {
			t.Errorf("%q is on the phone", got)
		}
		p.Dial("*35*202")
		p.Answered()
		p.Hears(spoken("en", sound.AskPIN))
		p.Hangup()
	})
}

// Rule P06, P10
func TestDialling35WithExtensionAndPINLogsInAtOnceAnd35LogsOut(t *testing.T) {
	dial(t, func(t *testing.T, o *officetest.Telephony) {
		d := o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"})
		p := o.Plug(t, d, siptest.Phone{})
		p.Dial("*35*201*482615")
		p.Answered()
		at := p.HearsAfter(0, spoken("en", sound.LoggedIn))
		p.Closed()
		if got := on(t, o, d); got != "201" {
			t.Errorf("%q is on the phone", got)
		}
		p.Dial("*35")
		p.Answered()
		p.HearsAfter(at, spoken("en", sound.LoggedOut))
		p.Closed()
		if got := on(t, o, d); got != "" {
			t.Errorf("%q is still on the phone", got)
		}
	})
}

// Rule P01, P07, P08
func TestWhoLogsInOnAnotherPhoneHasTheirNumberThereAndTheOneBeforeHasNoUser(t *testing.T) {
	dial(t, func(t *testing.T, o *officetest.Telephony) {
		first, second, third := o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"}), o.Desk(t, o.Demo, phone.Device{Name: "Desk 2"}), o.Desk(t, o.Demo, phone.Device{Name: "Desk 3"})
		o.LogIn(t, o.Demo, first, "201", "482615")
		o.LogIn(t, o.Demo, third, "202", "915736")
		one := o.Plug(t, first, siptest.Phone{Says: spoken("fr", sound.AskPIN)})
		two := o.Plug(t, second, siptest.Phone{Says: spoken("en", sound.AskPIN)})
		bram := o.Plug(t, third, siptest.Phone{Says: spoken("de", sound.LoggedIn)})

		bram.Dial("201") // she is in a call on the first while she logs in on the second
		one.Rung()
		one.Answer()
		bram.Answered()
		two.Dial("*35*201*482615")
		two.Answered()
		two.Hears(spoken("en", sound.LoggedIn))
		two.Closed()
		if a, b := on(t, o, first), on(t, o, second); a != "" || b != "201" {
			t.Errorf("%q is on the first phone, %q on the second", a, b)
		}
		bram.Hears(spoken("fr", sound.AskPIN)) // the call goes on to its end
		bram.Hangup()
		one.Closed()

		bram.Dial("201")
		rung := two.Rung()
		if !strings.Contains(rung.Peer, "sip:202@") || rung.Name != o.Demo.Members[1].Name {
			t.Errorf("the second phone shows %q %q", rung.Name, rung.Peer)
		}
		two.Answer()
		bram.Answered()
		bram.Hears(spoken("en", sound.AskPIN))
		two.Hears(spoken("de", sound.LoggedIn))
		bram.Hangup()
		two.Closed()

		two.Dial("202")
		if rung = bram.Rung(); !strings.Contains(rung.Peer, "sip:201@") || rung.Name != o.Demo.Members[0].Name {
			t.Errorf("her call shows %q %q", rung.Name, rung.Peer)
		}
		two.Hangup()
		bram.Closed()
		one.Dial("202")
		if why := one.Refused(); !strings.Contains(why, "403") {
			t.Errorf("the phone that she left may call: %s", why)
		}
	})
}

// Rule P09
func TestAPhoneWithoutAUserHearsWhyItCannotCallAndReachesEmergencyNumbersAsItself(t *testing.T) {
	dial(t, func(t *testing.T, o *officetest.Telephony) {
		d := o.Desk(t, o.Demo, phone.Device{Name: "Desk 1", EmergencyNumber: "+31201234567", EmergencyAddress: "Damrak 1, Amsterdam"})
		p := o.Plug(t, d, siptest.Phone{Says: spoken("en", sound.AskPIN)})
		p.Dial("202")
		if why := p.Refused(); !strings.Contains(why, "403") {
			t.Errorf("refused with %s", why)
		}
		p.Hears(spoken("en", sound.NoUser))

		provider := siptest.Start(t, siptest.Phone{User: "112", Says: spoken("nl", sound.AskPIN)})
		trunk(t, o, provider)
		p.Dial("112")
		rung := provider.Rung()
		if !strings.Contains(rung.Peer, "+31201234567@") {
			t.Errorf("the emergency service sees %q", rung.Peer)
		}
		provider.Answer()
		p.Answered()
		p.Hears(spoken("nl", sound.AskPIN))
		p.Hangup()
		provider.Closed()
	})
}

// trunk adds a line to a provider on this machine.
func trunk(t *testing.T, o *officetest.Telephony, provider *siptest.Running) {
	t.Helper()
	var port int
	for _, digit := range provider.Address[strings.LastIndexByte(provider.Address, ':')+1:] {
		port = 10*port + int(digit-'0')
	}
	must(t, o.DB.Write(context.Background(), o.Demo.ID, func(ctx context.Context, tx db.Tx) error {
		_, err := o.Phones.SetTrunk(ctx, tx, o.Demo.Admin.Actor, phone.Trunk{Name: "Provider", Kind: phone.Static, Host: "127.0.0.1", Port: port, Transport: "udp", Enabled: true})
		return err
	}))
}

func TestPhonesSpeakOverTLSWithEncryptedSoundToOneThatSpeaksPlainly(t *testing.T) {
	dial(t, func(t *testing.T, o *officetest.Telephony) {
		first, second := o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"}), o.Desk(t, o.Demo, phone.Device{Name: "Desk 2"})
		o.LogIn(t, o.Demo, second, "202", "915736")
		one := o.Plug(t, first, siptest.Phone{Transport: "tls", SRTP: "srtp-mand", Says: spoken("en", sound.AskPIN)})
		two := o.Plug(t, second, siptest.Phone{Codecs: "PCMU/8000/1", Says: spoken("de", sound.LoggedIn)})
		one.Dial("*35*201*482615")
		one.Answered()
		at := one.HearsAfter(0, spoken("en", sound.LoggedIn))
		one.Closed()
		one.Dial("202")
		two.Rung()
		two.Answer()
		one.Answered()
		one.HearsAfter(at, spoken("de", sound.LoggedIn))
		two.Hears(spoken("en", sound.AskPIN))
		one.Hangup()
		two.Closed()
		two.Dial("201")
		one.Rung()
		one.Answer()
		two.Answered()
		two.Hangup()
		one.Closed()
	})
}

func TestACallThatNobodyMayTakeIsKeptAsAMessageAndThePhoneSaysThatOneWaits(t *testing.T) {
	dial(t, func(t *testing.T, o *officetest.Telephony) {
		first, second := o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"}), o.Desk(t, o.Demo, phone.Device{Name: "Desk 2"})
		o.LogIn(t, o.Demo, first, "201", "482615")
		o.LogIn(t, o.Demo, second, "202", "915736")
		must(t, o.DB.Write(context.Background(), o.Demo.ID, func(ctx context.Context, tx db.Tx) error {
			own, err := o.Phones.Own(ctx, tx, anna(o.Office))
			if err != nil {
				return err
			}
			return o.Phones.SetOwn(ctx, tx, anna(o.Office), phone.OwnSetting{Quiet: true, Box: true, Ring: 20, Rev: own.Rev})
		}))
		one := o.Plug(t, first, siptest.Phone{Modules: []string{"mwi"}})
		if e := one.Wait("MWI_NOTIFY"); !strings.Contains(e.Param, "Messages-Waiting: no") {
			t.Errorf("before any message: %q", e.Param)
		}
		two := o.Plug(t, second, siptest.Phone{Says: spoken("de", sound.Locked)})
		two.Dial("201")
		two.Answered()
		two.Hears(spoken("en", sound.LeaveMessage))
		two.HearsAfter(0, sound.ALaw.Samples(sound.Beep))
		waitFor(t, func() bool { return len(two.Heard()) > 0 })
		one.Dial("*97") // meanwhile there is none to hear
		one.Answered()
		one.Hears(spoken("en", sound.NoMessages))
		one.Closed()
		two.Digits("#")
		two.Hears(spoken("en", sound.MessageKept))
		two.Closed()
		waitFor(t, func() bool { return lamp(one) == "yes" })
		one.Dial("*97")
		one.Answered()
		one.Hears(spoken("en", sound.MessageMenu))
		one.Digits("3")
		one.Hears(spoken("en", sound.MessageDeleted))
		one.Hangup()
		waitFor(t, func() bool { return lamp(one) == "no" })
	})
}

func TestAKeyEndsAMessageAndDeletesNoOtherHoweverOftenItIsPressed(t *testing.T) {
	dial(t, func(t *testing.T, o *officetest.Telephony) {
		d := o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"})
		o.LogIn(t, o.Demo, d, "201", "482615")
		const long = 90 // seconds, more than anybody here waits
		pause := bytes.Repeat([]byte{sound.ALaw.Silence()}, long*sound.Rate)
		for _, says := range [][]int16{spoken("de", sound.Locked), spoken("fr", sound.AskPIN)} {
			must(t, o.Phones.KeepMessage(context.Background(), phone.Message{Org: o.Demo.ID, Member: anna(o.Office).Member, From: phone.Identity{Number: "202"},
				At: o.Clock.Now(), Length: long * time.Second, Audio: sound.WriteWAV(sound.ALaw, append(sound.ALaw.Bytes(says), pause...))}))
			o.Clock.Advance(time.Minute)
		}
		one := o.Plug(t, d, siptest.Phone{})
		one.Dial("*97")
		one.Answered()
		one.Hears(spoken("en", sound.NewMessages, sound.Number(2)))
		one.Digits("333")
		one.Hears(spoken("en", sound.MessageDeleted))
		one.Hears(spoken("de", sound.Locked)) // the older, which is heard last
		one.Digits("2")
		one.Hears(spoken("en", sound.NoMoreMessages))
		one.Closed()
		if n := len(messages(t, o)); n != 1 {
			t.Errorf("%d messages are left", n)
		}
	})
}

func messages(t *testing.T, o *officetest.Telephony) (all []phone.Message) {
	t.Helper()
	read(t, o.Office, func(tx db.Tx) (err error) {
		all, err = o.Phones.Messages(context.Background(), tx, anna(o.Office).Member)
		return err
	})
	return all
}

// lamp is what a phone was told last about messages that wait.
func lamp(p *siptest.Running) (last string) {
	for _, e := range p.Events() {
		if _, rest, ok := strings.Cut(e.Param, "Messages-Waiting: "); ok && e.Type == "MWI_NOTIFY" {
			last = strings.Fields(rest)[0]
		}
	}
	return last
}

func waitFor(t *testing.T, is func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !is(); pause() {
		if time.Now().After(end) {
			t.Fatal("it does not come to pass")
		}
	}
}

func TestACallIsGivenToAnotherPhone(t *testing.T) {
	dial(t, func(t *testing.T, o *officetest.Telephony) {
		o.Extension(t, o.Demo, 2, "203", "364918")
		var phones []*siptest.Running
		says := [][]int16{spoken("fr", sound.AskPIN), spoken("de", sound.LoggedIn), spoken("en", sound.AskPIN)}
		for i, name := range []string{"Desk 1", "Desk 2", "Desk 3"} {
			d := o.Desk(t, o.Demo, phone.Device{Name: name})
			o.LogIn(t, o.Demo, d, []string{"201", "202", "203"}[i], []phone.Secret{"482615", "915736", "364918"}[i])
			phones = append(phones, o.Plug(t, d, siptest.Phone{Says: says[i]}))
		}
		anna, bram, clara := phones[0], phones[1], phones[2]
		bram.Dial("201")
		anna.Rung()
		anna.Answer()
		bram.Answered()
		bram.Hears(says[0])
		anna.Hold()
		bram.Hears(spoken("en", sound.PleaseHold))
		anna.Resume()
		anna.Transfer("203")
		if e := clara.Rung(); !strings.Contains(e.Peer, "201@") && !strings.Contains(e.Peer, "202@") {
			t.Errorf("she sees %q", e.Peer)
		}
		clara.Answer()
		anna.Closed()
		bram.Hears(says[2])
		clara.Hears(says[1])
		bram.Hangup()
		clara.Closed()
	})
}
