package main

import (
	"strings"
	"testing"
)

func TestWhereOtherNodesReachThisOneIsAnAddressAndHasPhonesBehindIt(t *testing.T) {
	for _, c := range []struct {
		what string
		take telephony
		want string // of what is refused; empty: it is taken
	}{
		{"nowhere", telephony{SIP: ":5060"}, ""},
		{"an address", telephony{SIP: ":5060", SIPNode: "10.0.0.1:5070"}, ""},
		{"of the other kind", telephony{SIPTLS: ":5061", SIPNode: "[2001:db8::1]:5070"}, ""},
		{"all addresses", telephony{SIP: ":5060", SIPNode: ":5070"}, "--sip-node takes"},
		{"all, written out", telephony{SIP: ":5060", SIPNode: "0.0.0.0:5070"}, "--sip-node takes"},
		{"a name", telephony{SIP: ":5060", SIPNode: "node-1:5070"}, "--sip-node takes"},
		{"no phones", telephony{SIPNode: "10.0.0.1:5070"}, "--sip-node does nothing"},
	} {
		err := c.take.check(true)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}
