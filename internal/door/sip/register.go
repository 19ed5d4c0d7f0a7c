package sip

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/emiago/sipgo/sip"

	"bureau/internal/db"
	"bureau/internal/door/sip/wire"
	"bureau/internal/fault"
	"bureau/internal/phone"
)

// How long a phone may ask to be reached, in seconds.
const (
	shortest = 60
	longest  = 7200
	usual    = 3600
)

// register answers a REGISTER (RFC 3261, section 10.3).
func (d *Door) register(req *sip.Request, from wire.Flow) *sip.Response {
	dev, no := d.proven(req, from)
	if no != nil {
		return no
	}
	if user := unescape(req.To().Address.User); !strings.EqualFold(user, dev.User) {
		return respond(req, sip.StatusForbidden, "Forbidden")
	}
	wishes, no := wishesOf(req)
	if no != nil {
		return no
	}
	all, err := d.bind(dev, wishes, req, from)
	if f, ok := fault.As(err); ok {
		if f.Code == fault.NotFound {
			d.creds.forget(dev.User)
			return d.challenge(req, from, false)
		}
		return respond(req, sip.StatusInternalServerError, "Out Of Order")
	}
	if err != nil {
		d.cfg.Log.Error("a phone cannot register", "device", dev.Device, "error", err)
		return busy(req)
	}
	if len(wishes) > 0 && len(all) == 0 {
		d.lamps.leaves(dev.Org, dev.Device)
	}
	return d.registered(req, all)
}

// wish is what a phone asks for one of its contacts.
type wish struct {
	contact string
	seconds int // 0 ends it
}

const maxContacts = 5

// wishesOf reads the contacts of a REGISTER; one for "*" ends all.
func wishesOf(req *sip.Request) ([]wish, *sip.Response) {
	general := usual
	if h := req.GetHeader("Expires"); h != nil {
		general, _ = strconv.Atoi(strings.TrimSpace(h.Value()))
	}
	var out []wish
	for _, h := range req.GetHeaders("Contact") {
		c, ok := h.(*sip.ContactHeader)
		if !ok {
			continue
		}
		w := wish{contact: c.Address.String(), seconds: general}
		if c.Address.Wildcard {
			w.contact = "*"
		} else if e, ok := c.Params.Get("expires"); ok {
			w.seconds, _ = strconv.Atoi(e)
		}
		if w.seconds > 0 && w.seconds < shortest {
			res := respond(req, sip.StatusIntervalToBrief, "Interval Too Brief")
			res.AppendHeader(sip.NewHeader("Min-Expires", strconv.Itoa(shortest)))
			return nil, res
		}
		w.seconds = min(w.seconds, longest)
		out = append(out, w)
	}
	for _, w := range out {
		if w.contact == "*" && (len(out) > 1 || w.seconds != 0) || len(out) > maxContacts {
			return nil, respond(req, sip.StatusBadRequest, "Bad Contact")
		}
	}
	return out, nil
}

// bind does what a phone wishes, all of it or nothing, and gives where it is reached from then on.
func (d *Door) bind(dev phone.Credential, wishes []wish, req *sip.Request, from wire.Flow) ([]phone.Binding, error) {
	var asked []phone.Registering
	for _, w := range wishes {
		if w.seconds > 0 {
			asked = append(asked, d.asked(dev, w, req, from))
		}
	}
	if len(wishes) == 1 && len(asked) == 1 {
		return d.registrar.register(asked[0])
	}
	ctx, cancel := context.WithTimeout(d.life, patient)
	defer cancel()
	if len(wishes) == 0 {
		return d.bound(ctx, dev)
	}
	d.registrar.changes(dev.Device)
	err := d.cfg.DB.Write(ctx, dev.Org, func(ctx context.Context, tx db.Tx) error {
		for _, w := range wishes {
			if w.seconds == 0 {
				if err := d.cfg.Phones.Unregister(ctx, tx, dev.Device, w.contact); err != nil {
					return err
				}
			}
		}
		for _, r := range asked {
			if err := d.write(ctx, tx, r); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, r := range asked {
		d.registrar.promise(r)
	}
	return d.bound(ctx, dev)
}

func (d *Door) bound(ctx context.Context, dev phone.Credential) (all []phone.Binding, err error) {
	err = d.cfg.DB.Read(ctx, dev.Org, func(tx db.Tx) error { all, err = d.cfg.Phones.Bindings(ctx, tx, dev.Device); return err })
	return d.registrar.promised(all), err
}

func (d *Door) write(ctx context.Context, tx db.Tx, r phone.Registering) error {
	r.Expires = r.Expires.Add(phone.Margin)
	out, err := d.cfg.Phones.Register(ctx, tx, []phone.Registering{r})
	if err != nil {
		return err
	}
	return out[0].Err
}

// asked is what a phone asks for, up to when it does.
func (d *Door) asked(dev phone.Credential, w wish, req *sip.Request, from wire.Flow) phone.Registering {
	agent := ""
	if h := req.GetHeader("User-Agent"); h != nil {
		agent = h.Value()
	}
	return phone.Registering{Seal: dev.Seal, Binding: phone.Binding{Device: dev.Device, Org: dev.Org, Contact: w.contact, Node: d.node(), Flow: from.String(),
		Transport: from.Network, Source: from.Remote, CallID: req.CallID().Value(), CSeq: req.CSeq().SeqNo, Agent: agent,
		Expires: d.cfg.Clock.Now().Add(time.Duration(w.seconds) * time.Second)}}
}

// registered says where the phone is reached, and for how long.
func (d *Door) registered(req *sip.Request, all []phone.Binding) *sip.Response {
	d.granted.Add(1)
	res := respond(req, sip.StatusOK, "OK")
	now := d.cfg.Clock.Now()
	for _, b := range all {
		res.AppendHeader(sip.NewHeader("Contact", "<"+b.Contact+">;expires="+strconv.Itoa(int(b.Expires.Sub(now)/time.Second))))
	}
	res.AppendHeader(sip.NewHeader("Date", now.Format("Mon, 02 Jan 2006 15:04:05 GMT")))
	res.AppendHeader(sip.NewHeader("Allow-Events", lampEvents))
	return res
}
