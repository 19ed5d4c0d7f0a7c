package phone

import (
	"context"
	"time"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Binding is where a device is reached (RFC 3261 §10); its flow is the connection that it came over (RFC 5626).
type Binding struct {
	Device    string
	Org       string
	Contact   string
	Node      string
	Flow      string
	Transport string
	Source    string
	CallID    string
	CSeq      uint32
	Agent     string
	Expires   time.Time
}

// Bounds of bindings.
const (
	MaxBindings = 5    // of one device
	maxContact  = 1000 // bytes
	maxAgent    = 200
)

// Register notes or refreshes a binding. A request that is older than the one known, of the same dialogue, is refused with
// Stale; a sixth contact takes the place of the one that ends first.
func (p *Phones) Register(_ context.Context, tx db.Tx, b Binding) error {
	if len(b.Contact) == 0 || len(b.Contact) > maxContact || len(b.Flow) > maxContact || len(b.CallID) > maxContact {
		return fault.New(fault.Invalid, i18n.BadInput)
	}
	if len(b.Agent) > maxAgent {
		b.Agent = b.Agent[:maxAgent]
	}
	if err := lockDevice(tx, b.Device); err != nil {
		return err
	}
	n, err := tx.Exec(`INSERT INTO phone_binding (org, device, contact, node, flow, transport, source, call_id, cseq, agent, expires_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
		ON CONFLICT (device, contact) DO UPDATE SET node = excluded.node, flow = excluded.flow, transport = excluded.transport, source = excluded.source,
			call_id = excluded.call_id, cseq = excluded.cseq, agent = excluded.agent, expires_at = excluded.expires_at
		WHERE phone_binding.org = $1 AND (phone_binding.call_id <> excluded.call_id OR phone_binding.cseq < excluded.cseq)`,
		tx.Org(), b.Device, b.Contact, b.Node, b.Flow, b.Transport, b.Source, b.CallID, int64(b.CSeq), b.Agent, db.Micros(b.Expires))
	if err := stale(n, err); err != nil {
		return err
	}
	_, err = tx.Exec(`DELETE FROM phone_binding WHERE org = $1 AND device = $2 AND (expires_at <= $3 OR contact IN (SELECT contact FROM phone_binding
			WHERE org = $1 AND device = $2 AND contact <> $4 ORDER BY expires_at DESC, contact LIMIT 1000 OFFSET $5))`,
		tx.Org(), b.Device, db.Micros(p.Clock.Now()), b.Contact, MaxBindings-1)
	return err
}

// Unregister ends a binding of a device; "*" ends all of them.
func (p *Phones) Unregister(_ context.Context, tx db.Tx, device, contact string) error {
	_, err := tx.Exec("DELETE FROM phone_binding WHERE org = $1 AND device = $2 AND (contact = $3 OR $3 = '*')", tx.Org(), device, contact)
	return err
}

// Bindings are where a device can be reached now, the longest first.
func (p *Phones) Bindings(_ context.Context, tx db.Tx, device string) ([]Binding, error) {
	return db.All(tx, scanBinding, `SELECT device, org, contact, node, flow, transport, source, call_id, cseq, agent, expires_at FROM phone_binding
		WHERE org = $1 AND device = $2 AND expires_at > $3 ORDER BY expires_at DESC, contact`, tx.Org(), device, db.Micros(p.Clock.Now()))
}

func scanBinding(row db.Scan) (Binding, error) {
	var b Binding
	var cseq, expires int64
	err := row(&b.Device, &b.Org, &b.Contact, &b.Node, &b.Flow, &b.Transport, &b.Source, &b.CallID, &cseq, &b.Agent, &expires)
	b.CSeq, b.Expires = uint32(cseq), db.Time(expires)
	return b, err
}

// lockDevice holds a device's row until the transaction ends.
func lockDevice(tx db.Tx, device string) error {
	n, err := tx.Exec("UPDATE phone_device SET rev = rev WHERE id = $1 AND org = $2", device, tx.Org())
	if err == nil && n == 0 {
		err = missing()
	}
	return err
}
