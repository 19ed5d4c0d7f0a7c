package phone

import (
	"context"
	"slices"
	"strconv"
	"strings"
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

// Margin is how much longer a binding may be written than its phone was promised. A phone that only says again where it is then needs
// no write each time, and one that is registered is never forgotten by a restart.
const Margin = 5 * time.Minute

// Registering is a binding that a device asks for, and the proof that it is that device's.
type Registering struct {
	Binding
	Seal string // of the credential that proved it; one that was replaced since proves nothing. Empty: nothing is to be proved
}

// Bound is where a device is reached from then on, expired bindings left out, the longest first; or why it is not.
type Bound struct {
	All []Binding
	Err error
}

// MaxAtOnce is how many devices register in one transaction.
const MaxAtOnce = 64

// Register notes or refreshes the bindings of devices, each of which is named once. A device that is not there or proves nothing gets NotFound, a
// request that is older than the one known, of the same dialogue, Stale; these change nothing. A sixth contact takes the place of the one that ends first.
func (p *Phones) Register(_ context.Context, tx db.Tx, all []Registering) ([]Bound, error) {
	out := make([]Bound, len(all))
	for i := range all {
		out[i].Err = all[i].check()
	}
	seals, err := lockDevices(tx, all)
	if err != nil {
		return nil, err
	}
	var good []Registering
	for i, r := range all {
		seal, there := seals[r.Device]
		if out[i].Err == nil && (!there || r.Seal != "" && r.Seal != seal) {
			out[i].Err = missing()
		}
		if out[i].Err == nil {
			good = append(good, r)
		}
	}
	if err := writeBindings(tx, good); err != nil {
		return nil, err
	}
	return out, p.settle(tx, all, out)
}

func (r *Registering) check() error {
	if len(r.Contact) == 0 || len(r.Contact) > maxContact || len(r.Flow) > maxContact || len(r.CallID) > maxContact {
		return fault.New(fault.Invalid, i18n.BadInput)
	}
	r.shorten()
	return nil
}

func (r *Registering) shorten() {
	if len(r.Agent) > maxAgent {
		r.Agent = strings.ToValidUTF8(r.Agent[:maxAgent], "")
	}
}

// lockDevices holds the rows of devices until the transaction ends, and gives the seals of their secrets.
func lockDevices(tx db.Tx, all []Registering) (map[string]string, error) {
	lock := ""
	if !tx.Serial() {
		lock = " FOR NO KEY UPDATE"
	}
	list, args := devicesOf(tx, all)
	seals := map[string]string{}
	_, err := db.All(tx, func(row db.Scan) (struct{}, error) {
		var id, seal string
		err := row(&id, &seal)
		seals[id] = seal
		return struct{}{}, err
	}, "SELECT id, secret FROM phone_device WHERE org || '' = $1 AND id IN ("+list+") ORDER BY id"+lock, args...) // found by the ids: SQLite would walk the organisation's
	return seals, err
}

// devicesOf is a list for a statement whose first value is the organisation. It is filled up to one of few lengths, so that there are few statements.
func devicesOf(tx db.Tx, all []Registering) (list string, args []any) {
	n := 1
	for n < len(all) {
		n *= 4
	}
	args = append(args, tx.Org())
	for i := range n {
		args = append(args, all[min(i, len(all)-1)].Device)
	}
	return numbered(2, n), args
}

// numbered is $from, … for n values.
func numbered(from, n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteByte('$')
		b.WriteString(strconv.Itoa(from + i))
	}
	return b.String()
}

// writeBindings writes them sixteen, four and one in a statement.
func writeBindings(tx db.Tx, all []Registering) error {
	for _, size := range []int{16, 4, 1} {
		for len(all) >= size {
			if err := writeSome(tx, all[:size]); err != nil {
				return err
			}
			all = all[size:]
		}
	}
	return nil
}

const perBinding = 10

func writeSome(tx db.Tx, all []Registering) error {
	args := []any{tx.Org()}
	rows := make([]string, 0, len(all))
	for _, r := range all {
		rows = append(rows, "($1, "+numbered(len(args)+1, perBinding)+")")
		args = append(args, r.Device, r.Contact, r.Node, r.Flow, r.Transport, r.Source, r.CallID, int64(r.CSeq), r.Agent, db.Micros(r.Expires))
	}
	_, err := tx.Exec(`INSERT INTO phone_binding (org, device, contact, node, flow, transport, source, call_id, cseq, agent, expires_at)
		VALUES `+strings.Join(rows, ", ")+`
		ON CONFLICT (device, contact) DO UPDATE SET node = excluded.node, flow = excluded.flow, transport = excluded.transport, source = excluded.source,
			call_id = excluded.call_id, cseq = excluded.cseq, agent = excluded.agent, expires_at = excluded.expires_at
		WHERE phone_binding.org = $1 AND (phone_binding.call_id <> excluded.call_id OR phone_binding.cseq < excluded.cseq)`, args...)
	return err
}

// settle reads what the devices are bound to now, tells who was too late, and removes what is over or too much.
func (p *Phones) settle(tx db.Tx, all []Registering, out []Bound) error {
	bound, err := bindingsOf(tx, all)
	if err != nil {
		return err
	}
	for i, r := range all {
		if out[i].Err != nil {
			continue
		}
		for _, b := range bound[r.Device] {
			if b.Contact == r.Contact && (b.CallID != r.CallID || b.CSeq != r.CSeq) {
				out[i].Err = stale(0, nil)
			}
		}
		if out[i].All, err = p.prune(tx, r, bound[r.Device]); err != nil {
			return err
		}
	}
	return nil
}

// prune leaves a device the binding that it asked for and the four others that last longest.
func (p *Phones) prune(tx db.Tx, r Registering, all []Binding) (left []Binding, err error) {
	now, others := p.Clock.Now(), 0
	for _, b := range all {
		if b.Contact != r.Contact {
			others++
			if others >= MaxBindings || !b.Expires.After(now) {
				if _, err := tx.Exec("DELETE FROM phone_binding WHERE org = $1 AND device = $2 AND contact = $3", tx.Org(), b.Device, b.Contact); err != nil {
					return nil, err
				}
				continue
			}
		}
		left = append(left, b)
	}
	return left, nil
}

const bindingColumns = "SELECT device, org, contact, node, flow, transport, source, call_id, cseq, agent, expires_at FROM phone_binding"

func bindingsOf(tx db.Tx, all []Registering) (map[string][]Binding, error) {
	list, args := devicesOf(tx, all)
	rows, err := db.All(tx, scanBinding, bindingColumns+" WHERE org = $1 AND device IN ("+list+") ORDER BY device, expires_at DESC, contact", args...)
	bound := map[string][]Binding{}
	for _, b := range rows {
		bound[b.Device] = append(bound[b.Device], b)
	}
	return bound, err
}

// Refreshed looks which bindings need no write (see Served). Err is nil for these and NotFound for all others.
func (p *Phones) Refreshed(_ context.Context, tx db.Tx, all []Registering) ([]Bound, error) {
	out := make([]Bound, len(all))
	bound, err := bindingsOf(tx, all)
	for i, r := range all {
		out[i].All = bound[r.Device]
		if !r.Served(out[i].All) {
			out[i].Err = missing()
		}
	}
	return out, err
}

// Served tells whether one of the bindings of a device is the one asked for and needs no write: it is written to last long enough.
func (r Registering) Served(all []Binding) bool {
	r.shorten()
	return slices.ContainsFunc(all, func(b Binding) bool { return b.Contact == r.Contact && b.serves(r.Binding) })
}

// serves tells whether a written binding is the one asked for, no shorter, and longer by no more than the margin.
func (b Binding) serves(r Binding) bool {
	more := b.Expires.Sub(r.Expires)
	return b.Node == r.Node && b.Flow == r.Flow && b.Agent == r.Agent && more >= 0 && more <= Margin && (b.CallID != r.CallID || b.CSeq <= r.CSeq)
}

// Unregister ends a binding of a device; "*" ends all of them.
func (p *Phones) Unregister(_ context.Context, tx db.Tx, device, contact string) error {
	_, err := tx.Exec("DELETE FROM phone_binding WHERE org = $1 AND device = $2 AND (contact = $3 OR $3 = '*')", tx.Org(), device, contact)
	return err
}

// Bindings are where a device can be reached now, the longest first.
func (p *Phones) Bindings(_ context.Context, tx db.Tx, device string) ([]Binding, error) {
	return db.All(tx, scanBinding, bindingColumns+" WHERE org = $1 AND device = $2 AND expires_at > $3 ORDER BY expires_at DESC, contact", tx.Org(), device,
		db.Micros(p.Clock.Now()))
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
