package phone

import (
	"context"
	"database/sql"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
)

// TrunkState is how a line fares.
type TrunkState struct {
	Trunk      string
	Registered time.Time // since when it is, without a break; zero: it is not
	Failed     time.Time // when it last went wrong, since it last went well; zero: it did not
	Failure    string    // what the provider said then
}

// What a line fails by where no provider has said anything; else Failure is what it said.
const (
	LineSilent  = "no answer"
	LineUnknown = "no such host"
	LineBarred  = "no host that may be called"
	LineForged  = "no certificate that is trusted"
)

// TrunkStates tell how the lines fare, by line; it takes the right Phones.
func (p *Phones) TrunkStates(_ context.Context, tx db.Tx, actor directory.Actor) (map[string]TrunkState, error) {
	if err := need(actor); err != nil {
		return nil, err
	}
	all, err := db.All(tx, scanTrunkState, "SELECT trunk, registered_at, failed_at, failure FROM phone_trunk_state WHERE org = $1", tx.Org())
	out := map[string]TrunkState{}
	for _, s := range all {
		out[s.Trunk] = s
	}
	return out, err
}

func scanTrunkState(row db.Scan) (s TrunkState, err error) {
	var registered, failed sql.NullInt64
	err = row(&s.Trunk, &registered, &failed, &s.Failure)
	if registered.Valid {
		s.Registered = db.Time(registered.Int64)
	}
	if failed.Valid {
		s.Failed = db.Time(failed.Int64)
	}
	return s, err
}

// HoldTrunk lets one node keep a line registered: the one that held it last, or any once that one has not said for so long that it
// still does. What another node has told of the line is forgotten when it changes hands.
func (p *Phones) HoldTrunk(_ context.Context, tx db.Tx, trunk, node string, long time.Duration) (bool, error) {
	now := p.Clock.Now()
	n, err := tx.Exec(`INSERT INTO phone_trunk_state (trunk, org, node, held_until, failure)
		SELECT t.id, t.org, $3, $4, '' FROM phone_trunk t WHERE t.id = $1 AND t.org = $2
		ON CONFLICT (trunk) DO UPDATE SET node = excluded.node, held_until = excluded.held_until
		WHERE phone_trunk_state.node = excluded.node OR phone_trunk_state.held_until < $5`,
		trunk, tx.Org(), node, db.Micros(now.Add(long)), db.Micros(now))
	return n > 0, err
}

// TrunkRegistered notes that a provider took a line's registration.
func (p *Phones) TrunkRegistered(_ context.Context, tx db.Tx, trunk, node string) error {
	return noteTrunk(tx.Exec(`UPDATE phone_trunk_state SET registered_at = COALESCE(registered_at, $1), failed_at = NULL, failure = ''
		WHERE trunk = $2 AND org = $3 AND node = $4`, db.Micros(p.Clock.Now()), trunk, tx.Org(), node))
}

// TrunkFailed notes what went wrong with a line.
func (p *Phones) TrunkFailed(_ context.Context, tx db.Tx, trunk, node, failure string) error {
	return noteTrunk(tx.Exec(`UPDATE phone_trunk_state SET registered_at = NULL, failed_at = $1, failure = $2 WHERE trunk = $3 AND org = $4 AND node = $5`,
		db.Micros(p.Clock.Now()), short(failure), trunk, tx.Org(), node))
}

// TrunkLeft notes that a node does not keep a line any more.
func (p *Phones) TrunkLeft(_ context.Context, tx db.Tx, trunk, node string) error {
	return noteTrunk(tx.Exec(`UPDATE phone_trunk_state SET registered_at = NULL, held_until = 0 WHERE trunk = $1 AND org = $2 AND node = $3`, trunk, tx.Org(), node))
}

func noteTrunk(_ int64, err error) error { return err }
