package sip

import (
	"context"
	"fmt"
	"html"
	"time"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/phone"
)

// What lamps show.

// shown is what a lamp is to show: without its number, so that it can be compared. gone: its phone is none any more.
type shown struct {
	body string
	gone bool
}

// telephoning is how devices telephone: "" not at all, "early" it rings, "confirmed" it speaks or calls.
type telephoning map[string]string

func (d *Door) telephoning(org string) telephoning {
	d.mu.Lock()
	defer d.mu.Unlock()
	out := telephoning{}
	for c := range d.calls {
		if c.org == org {
			c.telephones(out)
		}
	}
	return out
}

func (c *call) telephones(out telephoning) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.over {
		return
	}
	for device := range c.rings {
		if out[device] == "" && c.b == nil {
			out[device] = "early"
		}
	}
	for _, l := range []*leg{c.a, c.b} {
		if l != nil && l.device != "" {
			out[l.device] = "confirmed"
		}
	}
}

// of is what several devices show together: a call rather than one that only rings.
func (t telephoning) of(devices []string) (out string) {
	for _, d := range devices {
		if st := t[d]; st == "confirmed" || out == "" {
			out = st
		}
	}
	return out
}

// looking is what is looked up for the lamps of an organisation, each once.
type looking struct {
	d       *Door
	ctx     context.Context
	tx      db.Tx
	busy    telephoning
	watched map[string]phone.Watched
	who     map[string]phone.Session // of a device
}

// bodies are what lamps show.
func (s *lamps) bodies(org string, all []*lamp) (out []shown, err error) {
	ctx, cancel := context.WithTimeout(s.door.life, 10*time.Second)
	defer cancel()
	busy := s.door.nodes.everywhere(org, s.door.telephoning(org))
	err = s.door.cfg.DB.Read(ctx, org, func(tx db.Tx) error {
		out = make([]shown, len(all))
		k := looking{s.door, ctx, tx, busy, map[string]phone.Watched{}, map[string]phone.Session{}}
		for i, w := range all {
			var err error
			if out[i], err = k.at(w); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// at is what a lamp shows.
func (k looking) at(w *lamp) (shown, error) {
	who, ok := k.who[w.leg.device]
	if !ok {
		var err error
		if who, err = k.d.cfg.Phones.Watcher(k.ctx, k.tx, w.leg.device); fault.Is(err, fault.NotFound) {
			return shown{gone: true}, nil
		}
		if err != nil {
			return shown{}, err
		}
		k.who[w.leg.device] = who
	}
	if w.event == "message-summary" {
		return k.messages(w, who)
	}
	if who.Member == "" {
		return shown{body: w.body(phone.Watched{Away: true}, nil)}, nil
	}
	of, ok := k.watched[w.watched]
	if !ok {
		var err error
		if of, err = k.d.cfg.Phones.Watch(k.ctx, k.tx, w.watched); err != nil {
			return shown{}, err
		}
		k.watched[w.watched] = of
	}
	return shown{body: w.body(of, k.busy)}, nil
}

func (k looking) messages(w *lamp, who phone.Session) (out shown, err error) {
	var fresh, old int
	if who.Member != "" {
		fresh, old, err = k.d.cfg.Phones.Waiting(k.ctx, k.tx, who.Member)
	}
	waiting := "no"
	if fresh > 0 {
		waiting = "yes"
	}
	out.body = fmt.Sprintf("Messages-Waiting: %s\r\nMessage-Account: %s\r\nVoice-Message: %d/%d (0/0)\r\n", waiting, w.leg.us.uri.String(), fresh, old)
	return out, err
}

// body is what a lamp says of a number.
func (w *lamp) body(of phone.Watched, busy telephoning) string {
	state := busy.of(of.Devices)
	if w.event == "dialog" {
		return dialog(w.watched, state)
	}
	return present(of, state)
}

// dialog is the one dialog that a lamp shows; while there is none, one that has ended, since some phones keep their lamp lit at an empty list.
func dialog(number, state string) string {
	toward := ""
	switch state {
	case "":
		state = "terminated"
	case "early":
		toward = ` direction="recipient"`
	}
	return `<dialog id="` + html.EscapeString(number) + `"` + toward + `><state>` + state + `</state></dialog>`
}

// present is whether somebody can be reached, and how busy they are (RFC 3863, RFC 4480). Why somebody is away is nobody's business.
func present(of phone.Watched, state string) string {
	basic, doing := "open", ""
	switch {
	case of.Away:
		basic, doing = "closed", "<rpid:away/>"
	case state == "confirmed":
		doing = "<rpid:on-the-phone/>"
	case of.Quiet:
		doing = "<rpid:busy/>"
	}
	if doing != "" {
		doing = `<dm:person id="p"><rpid:activities>` + doing + `</rpid:activities></dm:person>`
	}
	return `<tuple id="t"><status><basic>` + basic + `</basic></status></tuple>` + doing
}

// say is what a lamp shows as it is sent; each has the next number. The lamp's lock is held.
func (w *lamp) say(body string) string {
	entity := html.EscapeString(w.leg.us.uri.String())
	w.version++
	switch w.event {
	case "dialog":
		return fmt.Sprintf(`<?xml version="1.0"?>`+"\n"+`<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="%d" state="full" entity="%s">%s</dialog-info>`,
			w.version-1, entity, body)
	case "presence":
		return fmt.Sprintf(`<?xml version="1.0"?>`+"\n"+`<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" `+
			`xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="%s">%s</presence>`, entity, body)
	}
	return body
}
