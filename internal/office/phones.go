package office

import (
	"context"
	"net"
	"net/netip"
	"time"

	"bureau/internal/db"
	"bureau/internal/door/sip"
	"bureau/internal/outbound"
	"bureau/internal/phone"
	"bureau/internal/workplace"
)

// phonePlaces shows the phones the desks and rooms at which they stand.
type phonePlaces struct{}

func (phonePlaces) Place(tx db.Tx, asset string) (phone.Place, error) {
	a, err := workplace.AssetByID(tx, asset)
	return phone.Place{ID: a.ID, Name: a.Name, Site: a.Site}, err
}

// phoneAbsences tells the phones who is away for whole days: a break leaves a phone as it is.
type phoneAbsences struct{ *Office }

func (a phoneAbsences) Away(tx db.Tx, member string, now time.Time) (bool, error) {
	return a.Absences.Away(tx, member, now)
}

// phoneStays tells the phones who is still where they checked in.
type phoneStays struct{}

func (phoneStays) Runs(tx db.Tx, stay string, now time.Time) (bool, error) {
	return workplace.StayRuns(tx, stay, now)
}

// sweepPhones ends the sessions whose day is over and forgets what is old, each organisation's in a transaction of its own.
func (o *Office) sweepPhones(ctx context.Context) error {
	return o.everywhere(ctx, func(ctx context.Context, tx db.Tx) error { return o.Phones.Sweep(ctx, tx) })
}

// answerPhones opens the door of the phones, where there is a line to it.
func (o *Office) answerPhones(cfg Config) (err error) {
	if !cfg.SIP.Open() {
		return nil
	}
	reach, err := outbound.Reach(cfg.AllowPrivate)
	if err != nil {
		return err
	}
	o.Door, err = sip.Open(sip.Config{Line: cfg.SIP, DB: o.DB, Phones: o.Phones, Secret: o.Accounts.Key.Derive("nodes of phones"), Live: o.Live, Reach: reach, Clock: cfg.Clock, Log: cfg.Log})
	return err
}

// servedAt is where devices register: over TLS, where that is answered.
func servedAt(host string, l sip.Line) phone.Server {
	switch {
	case l.TLS != nil:
		return phone.Server{Host: host, Port: portOf(l.TLS.Addr()), Transport: "tls"}
	case l.TCP != nil:
		return phone.Server{Host: host, Port: portOf(l.TCP.Addr()), Transport: "tcp"}
	case l.UDP != nil:
		return phone.Server{Host: host, Port: portOf(l.UDP.LocalAddr()), Transport: "udp"}
	}
	return phone.Server{}
}

func portOf(a net.Addr) int {
	at, err := netip.ParseAddrPort(a.String())
	if err != nil {
		return 0
	}
	return int(at.Port())
}

// Ready tells whether the office can answer: its database, and where phones reach it, their door.
func (o *Office) Ready(ctx context.Context) error {
	if err := o.DB.Ready(ctx); err != nil || o.Door == nil {
		return err
	}
	return o.Door.Ready()
}
