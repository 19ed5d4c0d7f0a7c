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
	"bureau/internal/sound"
)

// Real phones at several nodes of one office.

// between opens two nodes with Anna's number 201 and Bram's 202.
func between(t *testing.T) (a, b *officetest.Telephony) {
	t.Helper()
	t.Parallel()
	nodes := officetest.OpenNodes(t, 2)
	a, b = nodes[0], nodes[1]
	a.Extension(t, a.Demo, 0, "201", "482615")
	a.Extension(t, a.Demo, 1, "202", "915736")
	return a, b
}

func TestPhonesOfTwoNodesSpeakWithEachOther(t *testing.T) {
	a, b := between(t)
	first, second := a.Desk(t, a.Demo, phone.Device{Name: "Desk 1"}), a.Desk(t, a.Demo, phone.Device{Name: "Desk 2"})
	a.LogIn(t, a.Demo, first, "201", "482615")
	b.LogIn(t, b.Demo, second, "202", "915736")
	anna := a.Plug(t, first, siptest.Phone{Says: spoken("en", sound.AskPIN)})
	bram := b.Plug(t, second, siptest.Phone{Transport: "tls", SRTP: "srtp-mand", Says: spoken("de", sound.LoggedIn)})

	anna.Dial("202")
	if rung := bram.Rung(); !strings.Contains(rung.Peer, "sip:201@") || rung.Name != a.Demo.Members[0].Name {
		t.Errorf("the phone shows %q %q", rung.Name, rung.Peer)
	}
	bram.Answer()
	anna.Answered()
	anna.Hears(spoken("de", sound.LoggedIn))
	bram.Hears(spoken("en", sound.AskPIN))
	anna.Hangup()
	bram.Closed()

	bram.Dial("201") // and the other way
	anna.Rung()
	anna.Answer()
	bram.Answered()
	anna.Hangup()
	bram.Closed()

	anna.Dial("202")
	bram.Rung()
	bram.Hangup() // refuses: what follows is as Bram chose, on whichever node the call began
	anna.Answered()
	anna.Hears(spoken("en", sound.LeaveMessage))
	anna.Hangup()
	anna.Dial("202")
	bram.Rung()
	anna.Hangup() // before anybody answers
	bram.Closed()
}

// Rule P07, P08
func TestWhoLogsInAtAPhoneOfAnotherNodeHasLeftTheOneBeforeAtOnce(t *testing.T) {
	a, b := between(t)
	first, second, third := a.Desk(t, a.Demo, phone.Device{Name: "Desk 1"}), a.Desk(t, a.Demo, phone.Device{Name: "Desk 2"}), a.Desk(t, a.Demo, phone.Device{Name: "Desk 3"})
	a.LogIn(t, a.Demo, first, "201", "482615")
	a.LogIn(t, a.Demo, third, "202", "915736")
	one := a.Plug(t, first, siptest.Phone{})
	two := b.Plug(t, second, siptest.Phone{Says: spoken("en", sound.AskPIN), Modules: []string{"mwi"}})
	bram := a.Plug(t, third, siptest.Phone{Says: spoken("de", sound.LoggedIn)})
	if e := two.Wait("MWI_NOTIFY"); !strings.Contains(e.Param, "Messages-Waiting: no") {
		t.Errorf("before any message: %q", e.Param)
	}
	leaveWord(t, a)

	two.Dial("*35*201*482615")
	two.Answered()
	two.Hears(spoken("en", sound.LoggedIn))
	two.Closed()
	if before, now := on(t, a, first), on(t, a, second); before != "" || now != "201" {
		t.Errorf("%q is on the first phone, %q on the second", before, now)
	}
	one.Dial("202")
	if why := one.Refused(); !strings.Contains(why, "403") {
		t.Errorf("the phone that she left may call: %s", why)
	}
	bram.Dial("201")
	two.Rung()
	two.Answer()
	bram.Answered()
	bram.Hears(spoken("en", sound.AskPIN))
	two.Hears(spoken("de", sound.LoggedIn))
	bram.Hangup()
	two.Closed()
	waitFor(t, func() bool { return lamp(two) == "yes" }) // the message came with her
}

// leaveWord leaves Anna a message.
func leaveWord(t *testing.T, o *officetest.Telephony) {
	t.Helper()
	must(t, o.Phones.KeepMessage(context.Background(), phone.Message{Org: o.Demo.ID, Member: o.Demo.Members[0].Member, From: phone.Identity{Number: "202"},
		Length: time.Second, Audio: []byte("what was said")}))
}

func TestACallToAPhoneOfANodeThatIsDownGoesWhereOneGoesWithoutAPhone(t *testing.T) {
	a, b := between(t)
	first, second := a.Desk(t, a.Demo, phone.Device{Name: "Desk 1"}), a.Desk(t, a.Demo, phone.Device{Name: "Desk 2"})
	a.LogIn(t, a.Demo, first, "201", "482615")
	a.LogIn(t, a.Demo, second, "202", "915736")
	anna := a.Plug(t, first, siptest.Phone{})
	bram := b.Plug(t, second, siptest.Phone{})
	anna.Dial("202")
	bram.Rung()
	bram.Answer()
	anna.Answered()
	b.Fall()
	anna.Closed() // nobody is left to speak with
	anna.Dial("202")
	anna.Answered()
	at := anna.HearsAfter(0, spoken("en", sound.LeaveMessage))
	anna.Hangup()

	again := a.Plug(t, second, siptest.Phone{Says: spoken("de", sound.LoggedIn)}) // the phone finds another node
	anna.Dial("202")
	again.Rung()
	again.Answer()
	anna.Answered()
	anna.HearsAfter(at, spoken("de", sound.LoggedIn))
	anna.Hangup()
	again.Closed()
}

func TestANodeThatStopsEndsItsCallsAndIsAskedNoMore(t *testing.T) {
	a, b := between(t)
	first, second := a.Desk(t, a.Demo, phone.Device{Name: "Desk 1"}), a.Desk(t, a.Demo, phone.Device{Name: "Desk 2"})
	a.LogIn(t, a.Demo, first, "201", "482615")
	a.LogIn(t, a.Demo, second, "202", "915736")
	anna := a.Plug(t, first, siptest.Phone{})
	bram := b.Plug(t, second, siptest.Phone{})
	anna.Dial("202")
	bram.Rung()
	bram.Answer()
	anna.Answered()
	must(t, b.Door.Close())
	bram.Closed()
	anna.Closed()
	var there []phone.Node
	must(t, a.DB.ReadGlobal(context.Background(), func(tx db.Tx) (err error) {
		there, err = a.Phones.Nodes(context.Background(), tx)
		return err
	}))
	if len(there) != 1 || there[0].Address != a.NodeAddress() {
		t.Errorf("there are %v", there)
	}
}

func TestACallBetweenNodesIsHeldAndGivenOnAndListedOnce(t *testing.T) {
	a, b := between(t)
	a.Extension(t, a.Demo, 2, "203", "364918")
	says := [][]int16{spoken("fr", sound.AskPIN), spoken("de", sound.LoggedIn), spoken("en", sound.AskPIN)}
	var phones []*siptest.Running
	for i, node := range []*officetest.Telephony{a, b, a} {
		d := a.Desk(t, a.Demo, phone.Device{Name: []string{"Desk 1", "Desk 2", "Desk 3"}[i]})
		a.LogIn(t, a.Demo, d, []string{"201", "202", "203"}[i], []phone.Secret{"482615", "915736", "364918"}[i])
		phones = append(phones, node.Plug(t, d, siptest.Phone{Says: says[i]}))
	}
	anna, bram, clara := phones[0], phones[1], phones[2]
	anna.Dial("202")
	bram.Rung()
	bram.Answer()
	anna.Answered()
	anna.Hears(says[1])
	listed(t, a, 1)
	bram.Hold()
	anna.Hears(spoken("en", sound.PleaseHold))
	bram.Resume()
	bram.Transfer("203")
	clara.Rung()
	clara.Answer()
	bram.Closed()
	anna.Hears(says[2])
	clara.Hears(says[0])
	anna.Hangup()
	clara.Closed()
	listed(t, a, 2) // that to Bram, and the one that he made of it
}

// listed expects so many calls in Anna's list and Bram's together.
func listed(t *testing.T, o *officetest.Telephony, want int) {
	t.Helper()
	seen := map[string]bool{}
	for _, m := range o.Demo.Members[:2] {
		must(t, o.DB.Read(context.Background(), o.Demo.ID, func(tx db.Tx) error {
			all, _, err := o.Phones.Calls(context.Background(), tx, m.Actor, "", 100)
			for _, c := range all {
				seen[c.ID] = true
			}
			return err
		}))
	}
	if len(seen) != want {
		t.Errorf("%d calls are listed, not %d", len(seen), want)
	}
}

func TestACallOverALineOfOneNodeRingsAPhoneOfAnother(t *testing.T) {
	a, b := between(t)
	d := a.Desk(t, a.Demo, phone.Device{Name: "Desk 1"})
	a.LogIn(t, a.Demo, d, "202", "915736")
	bram := b.Plug(t, d, siptest.Phone{Says: spoken("de", sound.LoggedIn)})
	provider := siptest.Start(t, siptest.Phone{User: "+31201112223", Says: spoken("nl", sound.AskPIN)})
	trunk(t, a, provider)
	must(t, a.DB.Write(context.Background(), a.Demo.ID, func(ctx context.Context, tx db.Tx) error {
		return a.Phones.SetInbound(ctx, tx, a.Demo.Admin.Actor, "+31207654321", "202")
	}))
	waitFor(t, func() bool { // the node looks at its lines every few seconds
		provider.Dial("sip:+31207654321@" + a.Door.Addr("udp").String())
		return provider.Wait("CALL_RINGING", "CALL_CLOSED").Type == "CALL_RINGING"
	})
	if rung := bram.Rung(); !strings.Contains(rung.Peer, "+31201112223@") {
		t.Errorf("the phone shows %q", rung.Peer)
	}
	bram.Answer()
	provider.Answered()
	provider.Hears(spoken("de", sound.LoggedIn))
	bram.Hears(spoken("nl", sound.AskPIN))
	bram.Hangup()
	provider.Closed()

	bram.Dial("+31201112223") // and out over the same line, from the other node
	provider.Rung()
	provider.Answer()
	bram.Answered()
	bram.Hangup()
	provider.Closed()
}
