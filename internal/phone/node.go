package phone

import (
	"context"
	"time"

	"bureau/internal/db"
)

// Node is a machine that answers phones, one of several.
type Node struct {
	Address string // where the others reach it; a binding keeps it
	Run     string // since when: another after each start
}

// How often a node says that it is there, and how long that counts.
const (
	NodeBeat  = 5 * time.Second
	NodeLapse = 20 * time.Second
)

// Announce notes in a global transaction that a node is there. It takes the place of the one at its address that is there no more.
func (p *Phones) Announce(_ context.Context, tx db.Tx, n Node) error {
	now := p.Clock.Now()
	_, err := tx.Exec(`INSERT INTO phone_node (address, run, seen_at) VALUES ($1, $2, $3)
		ON CONFLICT (address) DO UPDATE SET run = excluded.run, seen_at = excluded.seen_at`, n.Address, n.Run, db.Micros(now))
	if err != nil {
		return err
	}
	_, err = tx.Exec("DELETE FROM phone_node WHERE seen_at < $1", db.Micros(now.Add(-time.Hour)))
	return err
}

// Withdraw notes in a global transaction that a node goes.
func (p *Phones) Withdraw(_ context.Context, tx db.Tx, n Node) error {
	_, err := tx.Exec("DELETE FROM phone_node WHERE address = $1 AND run = $2", n.Address, n.Run)
	return err
}

// Nodes are those that are there, read in a global transaction.
func (p *Phones) Nodes(_ context.Context, tx db.Tx) ([]Node, error) {
	return db.All(tx, func(row db.Scan) (n Node, err error) {
		err = row(&n.Address, &n.Run)
		return n, err
	}, "SELECT address, run FROM phone_node WHERE seen_at > $1 ORDER BY address", db.Micros(p.Clock.Now().Add(-NodeLapse)))
}

// Busy is a phone that telephones over a node.
type Busy struct {
	Run    string // of the node
	Device string
	State  string // the door's own words; empty: it telephones no more
}

// SetBusy notes how phones telephone over a node.
func (p *Phones) SetBusy(_ context.Context, tx db.Tx, all ...Busy) error {
	for _, b := range all {
		var err error
		if b.State == "" {
			_, err = tx.Exec("DELETE FROM phone_busy WHERE org = $1 AND run = $2 AND device = $3", tx.Org(), b.Run, b.Device)
		} else {
			_, err = tx.Exec(`INSERT INTO phone_busy (org, run, device, state, at) VALUES ($1, $2, $3, $4, $5)
				ON CONFLICT (org, run, device) DO UPDATE SET state = excluded.state, at = excluded.at`,
				tx.Org(), b.Run, b.Device, b.State, db.Micros(p.Clock.Now()))
		}
		if err != nil {
			return err
		}
	}
	tx.Record(Telephoning{})
	return nil
}

// BusyAll are the phones that telephone, over whichever node; those of a node that is not there any more are among them.
func (p *Phones) BusyAll(_ context.Context, tx db.Tx) ([]Busy, error) {
	return db.All(tx, func(row db.Scan) (b Busy, err error) {
		err = row(&b.Run, &b.Device, &b.State)
		return b, err
	}, "SELECT run, device, state FROM phone_busy WHERE org = $1 ORDER BY device, run", tx.Org())
}

// Telephoning is recorded when the phones that telephone are others.
type Telephoning struct{}
