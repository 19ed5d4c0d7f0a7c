package sip

import "github.com/emiago/sipgo/sip"

func (l *leg) referred(req *sip.Request, tx sip.ServerTransaction) {
	reply(tx, respond(req, sip.StatusNotImplemented, "Not Implemented"))
}

// take takes the place of a leg that somebody else has, an attended transfer by the phones themselves (RFC 3891).
func (c *call) take(replaces string) {
	c.a.refuse(sip.StatusCallTransactionDoesNotExists, "Call/Transaction Does Not Exist")
}

// holding tells whoever a leg speaks with that it was put aside, or is back.
func (c *call) holding(l *leg, held bool) {}
