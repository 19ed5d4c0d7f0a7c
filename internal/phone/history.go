package phone

import (
	"context"
	"strings"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
)

// Calls are the actor's own, so many at most, for taking them along.
func (p *Phones) Calls(_ context.Context, tx db.Tx, actor directory.Actor, after string, most int) ([]CallShown, string, error) {
	return callsOf(tx, actor.Member, after, min(most, MaxExport))
}

// CallsOf are those of another member, for whoever looks for a fault or at what calls cost: it takes the right Phones, is noted, and
// hides who was spoken with outside, but for how the number begins. One's own are as OwnCalls gives them.
func (p *Phones) CallsOf(_ context.Context, tx db.Tx, actor directory.Actor, member, after string, most int) ([]CallShown, string, error) {
	if member == actor.Member {
		return callsOf(tx, member, after, min(most, MaxExport))
	}
	if err := need(actor); err != nil {
		return nil, "", err
	}
	if _, err := directory.MemberByID(tx, member); err != nil {
		return nil, "", err
	}
	all, next, err := callsOf(tx, member, after, min(most, MaxExport))
	for i := range all {
		all[i].hide()
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.LookedAt, Kind: audit.Person, Object: member, Changes: []audit.Change{audit.Named(audit.Calls)}})
	return all, next, err
}

// hide leaves of somebody outside what tells where a call went and what it costs, and of the call no more than is shown.
func (c *CallShown) hide() {
	colleague := c.FromMember
	if c.Mine {
		colleague = c.ToMember
	}
	if colleague == "" && len(c.Other.Number) > MaxExtension {
		c.Other = Identity{Number: c.Other.Number[:max(0, len(c.Other.Number)-hidden)] + strings.Repeat("•", hidden)}
	}
	c.From, c.To = Identity{}, Identity{}
}

// hidden is how many digits at the end of a number outside nobody but the two reads.
const hidden = 4

// DropCall takes a call that is over out of the actor's list, an empty id all of them; the other side's list keeps it. NotFound for one
// that is not in the list.
func (p *Phones) DropCall(_ context.Context, tx db.Tx, actor directory.Actor, call string) error {
	var gone int64
	for _, statement := range []string{
		"UPDATE phone_call SET from_gone = TRUE WHERE org = $1 AND from_member = $2 AND ($3 = '' OR id = $3) AND ended_at IS NOT NULL AND NOT from_gone",
		"UPDATE phone_call SET to_gone = TRUE WHERE org = $1 AND to_member = $2 AND ($3 = '' OR id = $3) AND ended_at IS NOT NULL AND NOT to_gone",
		"DELETE FROM phone_call_group WHERE org = $1 AND member = $2 AND ($3 = '' OR call = $3) AND call IN (SELECT id FROM phone_call WHERE org = $1 AND ended_at IS NOT NULL)",
	} {
		n, err := tx.Exec(statement, tx.Org(), actor.Member, call)
		if err != nil {
			return err
		}
		gone += n
	}
	if gone == 0 && call != "" {
		return missing()
	}
	tx.Record(OwnChanged{actor.Member})
	return p.forgetGone(tx)
}

// forgetGone deletes what is in nobody's list any more. What counts for the limit of a day stays so long, without the number.
func (p *Phones) forgetGone(tx db.Tx) error {
	_, err := tx.Exec(`DELETE FROM phone_call WHERE org = $1 AND (from_gone OR to_gone) AND (from_gone OR from_member IS NULL) AND (to_gone OR to_member IS NULL)
		AND NOT EXISTS (SELECT 1 FROM phone_call_group g WHERE g.org = $1 AND g.call = phone_call.id)
		AND (way <> 'out' OR began_at < $2)`, tx.Org(), db.Micros(p.Clock.Now().AddDate(0, 0, -1)))
	if err != nil {
		return err
	}
	_, err = tx.Exec(`UPDATE phone_call SET to_number = '', to_name = ''
		WHERE org = $1 AND (from_gone OR to_gone) AND (from_gone OR from_member IS NULL) AND (to_gone OR to_member IS NULL)
		AND NOT EXISTS (SELECT 1 FROM phone_call_group g WHERE g.org = $1 AND g.call = phone_call.id)`, tx.Org())
	return err
}
