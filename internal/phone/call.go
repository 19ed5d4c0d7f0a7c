package phone

import (
	"context"
	"database/sql"
	"time"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Outcome is how a call ended.
type Outcome string

// The outcomes; empty while it goes on.
const (
	Answered Outcome = "answered"
	Missed   Outcome = "missed"
	WasBusy  Outcome = "busy"
	Kept     Outcome = "message" // a message was left
	Failed   Outcome = "failed"
	Blocked  Outcome = "refused"
)

// Call is one call of the list.
type Call struct {
	ID         string // the door's own, such as one of package id
	Device     string // from which it is made
	From       Identity
	FromMember string
	To         Identity
	ToMember   string
	ToGroup    string // the ring group that was called
	Trunk      string // over which it goes or came; empty inside
	Emergency  bool   // no limit holds it up
	Began      time.Time
	Answered   time.Time
	Ended      time.Time
	Outcome    Outcome
}

// maxCall is how long a call without an end counts as one that goes on: its node may have died.
const maxCall = 4 * time.Hour

// CallBegan notes a call, and refuses with TooMany what would be one too many to the outside: so many go on at once in an
// organisation, and so many a day are made in a member's name. Began is set from the clock.
func (p *Phones) CallBegan(ctx context.Context, tx db.Tx, c Call) error {
	now := p.Clock.Now()
	if c.Trunk != "" && c.FromMember != "" && !c.Emergency {
		if err := p.withinLimits(tx, c.FromMember, now); err != nil {
			return err
		}
	}
	way := "inside"
	switch {
	case c.Emergency:
		way = "emergency"
	case c.Trunk != "" && c.FromMember == "" && c.Device == "":
		way = "in"
	case c.Trunk != "":
		way = "out"
	}
	_, err := tx.Exec(`INSERT INTO phone_call (id, org, way, from_number, from_name, from_member, to_number, to_name, to_member, device, trunk, began_at, outcome)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '') ON CONFLICT DO NOTHING`,
		c.ID, tx.Org(), way, Mask(short(c.From.Number)), short(c.From.Name), db.Optional(c.FromMember), Mask(short(c.To.Number)), short(c.To.Name),
		db.Optional(c.ToMember), db.Optional(c.Device), db.Optional(c.Trunk), db.Micros(now))
	if err != nil || c.ToGroup == "" {
		return err
	}
	return p.CallForGroup(ctx, tx, c.ID, c.ToGroup)
}

// CallForGroup notes that a call is for a ring group, for the lists of its members but of who calls and of whom it is for besides.
func (p *Phones) CallForGroup(_ context.Context, tx db.Tx, call, group string) error {
	_, err := tx.Exec(`INSERT INTO phone_call_group (org, call, member) SELECT g.org, c.id, g.member FROM phone_group_member g JOIN phone_call c ON c.org = g.org
		WHERE g.org = $1 AND g.phone_group = $2 AND c.id = $3 AND c.answered_at IS NULL AND g.member <> COALESCE(c.from_member, '') AND g.member <> COALESCE(c.to_member, '')
		ON CONFLICT DO NOTHING`, tx.Org(), group, call)
	return err
}

// short bounds what another exchange says of itself.
func short(s string) string {
	runes := []rune(s)
	return string(runes[:min(len(runes), 100)])
}

func (p *Phones) withinLimits(tx db.Tx, member string, now time.Time) error {
	// All that count hold the lines, so that two are never the last one both.
	if _, err := tx.Exec("UPDATE phone_trunk SET rev = rev WHERE org = $1", tx.Org()); err != nil {
		return err
	}
	set, err := settingOf(tx)
	if err != nil {
		return err
	}
	var atOnce, aDay int
	err = tx.Row(`SELECT COALESCE(sum(CASE WHEN ended_at IS NULL AND began_at > $2 THEN 1 ELSE 0 END), 0),
		COALESCE(sum(CASE WHEN from_member = $4 THEN 1 ELSE 0 END), 0) FROM phone_call
		WHERE org = $1 AND trunk IS NOT NULL AND way = 'out' AND began_at > $3`,
		tx.Org(), db.Micros(now.Add(-maxCall)), db.Micros(now.Add(-24*time.Hour)), member).Scan(&atOnce, &aDay)
	if err != nil {
		return err
	}
	if atOnce >= set.CallsAtOnce || aDay >= set.CallsADay {
		return fault.New(fault.TooMany, i18n.PhoneTooManyCalls)
	}
	return nil
}

// CallOverTrunk notes that a call goes over another line, since the one before did not take it.
func (p *Phones) CallOverTrunk(_ context.Context, tx db.Tx, call, trunk string) error {
	_, err := tx.Exec("UPDATE phone_call SET trunk = $1 WHERE id = $2 AND org = $3 AND ended_at IS NULL", trunk, call, tx.Org())
	return err
}

// CallAnswered notes who took a call: the member on the device that answered, if there is one.
func (p *Phones) CallAnswered(_ context.Context, tx db.Tx, call, member string) error {
	_, err := tx.Exec("UPDATE phone_call SET answered_at = $1, to_member = COALESCE($2, to_member) WHERE id = $3 AND org = $4 AND answered_at IS NULL",
		db.Micros(p.Clock.Now()), db.Optional(member), call, tx.Org())
	if err == nil {
		_, err = tx.Exec("DELETE FROM phone_call_group WHERE org = $1 AND call = $2", tx.Org(), call) // nobody missed it
	}
	return err
}

// CallEnded notes how a call ended; the second time it says nothing new.
func (p *Phones) CallEnded(_ context.Context, tx db.Tx, call string, how Outcome) error {
	_, err := tx.Exec("UPDATE phone_call SET ended_at = $1, outcome = $2 WHERE id = $3 AND org = $4 AND ended_at IS NULL",
		db.Micros(p.Clock.Now()), string(how), call, tx.Org())
	if err == nil {
		tx.Record(CallOver{call})
	}
	return err
}

// CallOver is recorded when a call has ended.
type CallOver struct{ ID string }

const callColumns = `c.id, COALESCE(c.device, ''), c.from_number, c.from_name, COALESCE(c.from_member, ''), c.to_number, c.to_name, COALESCE(c.to_member, ''),
	COALESCE(c.trunk, ''), c.way = 'emergency', c.began_at, c.answered_at, c.ended_at, c.outcome`

func scanCall(row db.Scan) (Call, error) {
	var c Call
	var began int64
	var answered, ended sql.NullInt64
	err := row(&c.ID, &c.Device, &c.From.Number, &c.From.Name, &c.FromMember, &c.To.Number, &c.To.Name, &c.ToMember, &c.Trunk, &c.Emergency, &began,
		&answered, &ended, &c.Outcome)
	c.Began = db.Time(began)
	if answered.Valid {
		c.Answered = db.Time(answered.Int64)
	}
	if ended.Valid {
		c.Ended = db.Time(ended.Int64)
	}
	return c, err
}
