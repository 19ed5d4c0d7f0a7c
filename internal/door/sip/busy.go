package sip

import (
	"context"
	"time"

	"bureau/internal/db"
	"bureau/internal/phone"
)

// published is what the other nodes know of an organisation's phones that telephone over this one.
type published struct {
	told    telephoning
	working bool
	again   bool
}

// publish lets the lamps on other nodes know that calls have changed. What changes while it is being written is written after it.
func (n *nodes) publish(org string) {
	if n.links == nil {
		return
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.busy == nil {
		n.busy = map[string]*published{}
	}
	p := n.busy[org]
	if p == nil {
		p = &published{told: telephoning{}}
		n.busy[org] = p
	}
	if p.again = p.working; p.working {
		return
	}
	p.working = true
	n.door.goes(func() { n.publishing(org, p) })
}

func (n *nodes) publishing(org string, p *published) {
	for {
		now := n.door.telephoning(org)
		err := n.write(org, p.told, now)
		if err != nil {
			n.door.cfg.Log.Error("the other nodes cannot be told who telephones", "error", err)
		}
		n.mu.Lock()
		if err == nil {
			p.told = now
		}
		if !p.again {
			p.working = false
			if len(p.told) == 0 {
				delete(n.busy, org)
			}
			n.mu.Unlock()
			return
		}
		p.again = false
		n.mu.Unlock()
	}
}

// write notes what has changed between two states.
func (n *nodes) write(org string, before, now telephoning) error {
	var changes []phone.Busy
	for device, st := range now {
		if before[device] != st {
			changes = append(changes, phone.Busy{Run: n.own.Run, Device: device, State: st})
		}
	}
	for device := range before {
		if now[device] == "" {
			changes = append(changes, phone.Busy{Run: n.own.Run, Device: device})
		}
	}
	if len(changes) == 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	return n.door.cfg.DB.Write(ctx, org, func(ctx context.Context, tx db.Tx) error { return n.door.cfg.Phones.SetBusy(ctx, tx, changes...) })
}

// everywhere adds to how phones telephone over this node how they do over the others.
func (n *nodes) everywhere(org string, here telephoning) telephoning {
	if n.links == nil {
		return here
	}
	ctx, cancel := context.WithTimeout(n.door.life, 10*time.Second)
	defer cancel()
	var all []phone.Busy
	err := n.door.cfg.DB.Read(ctx, org, func(tx db.Tx) (err error) { all, err = n.door.cfg.Phones.BusyAll(ctx, tx); return err })
	if err != nil && n.door.life.Err() == nil {
		n.door.cfg.Log.Error("what the other nodes tell cannot be looked up", "error", err)
	}
	for _, b := range all {
		if b.Run != n.own.Run && here[b.Device] != "confirmed" && n.knows(b.Run) {
			here[b.Device] = b.State
		}
	}
	return here
}
