package outbox

import (
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/id"
)

//go:embed migrations/*.sql
var files embed.FS

// Migrations are the tables outbox_work and outbox_timer.
var Migrations = db.Migrations{Owner: "outbox", Files: files, Global: []string{"outbox_timer"}, Served: []string{"outbox_work"}}

// Work is one thing to do. A handler gets it as it was added, with what the outbox knows of it.
type Work struct {
	ID      string    // empty: a new one. Adding an id that is there already adds nothing
	Kind    string    // who does it
	Key     string    // work of one key is done in order; empty: in no order
	Ref     any       // ids, kept as JSON of at most maxRef bytes; handlers Decode it
	At      time.Time // not before; zero: at once
	Until   time.Time // no longer worth doing; zero: two days after At
	Org     string    // the organisation it was added for; empty: none
	Attempt int       // 1 at the first
	raw     string
	seq     int64
	reason  string
}

// Decode reads the ids of a Work into what they were made from.
func (w Work) Decode(ref any) error { return json.Unmarshal([]byte(w.raw), ref) }

// Handler does one kind of work. It talks to the database and the world in its own transactions, and ends with its context.
type Handler func(ctx context.Context, w Work) error

// Limits of work and handlers.
const (
	maxRef   = 4 << 10
	worth    = 48 * time.Hour // how long work is tried, unless it says otherwise
	mayTake  = time.Minute    // how long a handler may take
	lease    = 3 * time.Minute
	abreast  = 4 // how many handlers run at once on a node
	poll     = time.Second
	keepDone = 24 * time.Hour
	keepLost = 30 * 24 * time.Hour
)

// Outbox is the work of a database, and the worker that does it on this node.
type Outbox struct {
	DB       *db.DB
	Clock    clock.Clock
	Log      *slog.Logger
	handlers map[string]Handler
	timers   []timer
	wake     chan struct{}
	mu       sync.Mutex
	stop     context.CancelFunc
	running  sync.WaitGroup
}

// New makes the outbox of a database. Kinds are handled from Start on.
func New(d *db.DB, c clock.Clock, log *slog.Logger) *Outbox {
	o := &Outbox{DB: d, Clock: c, Log: log, handlers: map[string]Handler{}, wake: make(chan struct{}, 1)}
	o.Every("outbox/sweep", time.Hour, o.sweep)
	return o
}

// Handle says who does a kind of work. It is called before Start.
func (o *Outbox) Handle(kind string, h Handler) { o.handlers[kind] = h }

// Added is recorded with work that is added; Follow hears it after the commit.
type Added struct{}

// Add notes work in the transaction; it belongs to the transaction's organisation.
func (o *Outbox) Add(tx db.Tx, w Work) error {
	ref, err := json.Marshal(w.Ref)
	if err != nil {
		return err
	}
	if len(ref) > maxRef {
		return fmt.Errorf("outbox: %s holds %d bytes; a row holds ids", w.Kind, len(ref))
	}
	if w.ID == "" {
		w.ID = id.New()
	}
	if w.At.IsZero() {
		w.At = o.Clock.Now()
	}
	if w.Until.IsZero() {
		w.Until = w.At.Add(worth)
	}
	tx.Record(Added{})
	return insert(tx, w, string(ref))
}

// Drop takes back work that has not been begun or done; it may be there no longer.
func (o *Outbox) Drop(tx db.Tx, work string) error { return remove(tx, work) }

// Absorb takes back other work of the kind and key of a Work that is due too and not begun: whoever looks at everything that has
// changed does it for all of them. What they were added for is committed, so whoever reads after it sees that.
func (o *Outbox) Absorb(ctx context.Context, w Work) error {
	return o.DB.Write(ctx, w.Org, func(_ context.Context, tx db.Tx) error { return absorb(tx, w, o.Clock.Now()) })
}

// Follow wakes the worker where the records of a commit say that there is work.
func (o *Outbox) Follow(records []any) {
	for _, r := range records {
		if _, ok := r.(Added); ok {
			o.Wake()
			return
		}
	}
}

// Wake lets the worker look at once instead of at its next poll, as after a clock was moved.
func (o *Outbox) Wake() {
	select {
	case o.wake <- struct{}{}:
	default:
	}
}

// permanent is a failure that trying again will not mend.
type permanent struct{ error }

func (p permanent) Unwrap() error { return p.error }

// Permanent marks a handler's error as one that trying again will not mend: the work ends with it as its reason.
func Permanent(err error) error { return permanent{err} }

func isPermanent(err error) bool {
	var p permanent
	return errors.As(err, &p)
}

// pause is how long to wait after the n-th failure: ten seconds, doubling, at most an hour.
func pause(n int) time.Duration {
	return min(time.Hour, 10*time.Second<<min(n-1, 12))
}
