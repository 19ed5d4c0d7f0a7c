package sip

import (
	"strings"
	"time"

	"github.com/emiago/sipgo/sip"

	"bureau/internal/door/sip/wire"
	"bureau/internal/phone"
)

// What a call between nodes says besides: which phone of which organisation is to ring, who is on it, and the language of whoever calls.
const (
	orgHeader    = "X-Bureau-Organisation"
	deviceHeader = "X-Bureau-Device"
	memberHeader = "X-Bureau-Member"
	langHeader   = "X-Bureau-Language"
)

// soon is how long another node may take until it says that it has a call.
const soon = 3 * time.Second

// longest a phone rings for another node, which ends it by itself.
const ringsFor = 10 * time.Minute

// remote is the bell of a phone that is registered with another node: a call to that node, whose sound is encrypted on the way.
func (c *call) remote(plan *phone.Plan, t phone.Target, node string) (bell, bool) {
	d, f := c.door, wire.Flow{Network: fromNode, Remote: node}
	l := d.outgoing(f, sip.Uri{Scheme: "sip", User: "phone", Host: "node.invalid"}, d.party(plan.From, f), d.party(plan.To, f))
	l.org, l.device, l.member = c.org, t.Device, t.Member
	var err error
	if l.side, err = d.ports.Side(d.sideFor(f, false, true, c.a.described())); err != nil {
		d.cfg.Log.Error("no port is free for a call", "error", err)
		return bell{}, false
	}
	more := []sip.Header{sip.NewHeader(orgHeader, c.org), sip.NewHeader(deviceHeader, t.Device), sip.NewHeader(langHeader, c.lang())}
	if t.Member != "" {
		more = append(more, sip.NewHeader(memberHeader, t.Member))
	}
	return bell{l, t, l.inviting(l.side.Offer(), more...)}, true
}

// handed takes a call of another node for a phone that is registered here. What follows if nobody takes it is that node's to decide, and
// what is not here is nowhere: no call is handed on.
func (d *Door) handed(req *sip.Request, tx sip.ServerTransaction, from wire.Flow) {
	org, device := said(req, orgHeader), said(req, deviceHeader)
	if org == "" || device == "" {
		reply(tx, respond(req, sip.StatusBadRequest, "Bad Request"))
		return
	}
	c, ok := d.begin(req, tx, from, org, "")
	if !ok {
		return
	}
	c.handed, c.speaks = true, said(req, langHeader)
	c.follow(&phone.Plan{Kind: phone.Ring, From: caller(req), To: phone.Identity{Number: dialled(req.To().Address.User), Name: plain(req.To().DisplayName)},
		Targets: []phone.Target{{Device: device, Member: said(req, memberHeader)}}, Ring: ringsFor, Lang: c.speaks,
		Busy: saying(sip.StatusBusyHere), Then: saying(sip.StatusTemporarilyUnavailable), Offline: saying(sip.StatusNotFound)})
}

// saying is a plan that tells the other node how it went; see tally.
func saying(status int) *phone.Plan { return &phone.Plan{Kind: phone.Refuse, Status: status} }

func said(req *sip.Request, name string) string {
	if h := req.GetHeader(name); h != nil {
		return strings.TrimSpace(h.Value())
	}
	return ""
}
