package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// group is SQLite's single writer: whoever waits is committed together. There is no goroutine for it. A caller who
// finds nobody writing leads: it runs its own function and those of all who wait, commits, and then lets the first
// of those who came meanwhile lead.
type group struct {
	pool  *sql.DB
	heard func(statement string) // see Config

	mu      sync.Mutex
	idle    sync.Cond // nobody leads any more
	waiting []*job
	led     bool
	closed  bool
	last    int // how many the group before had

	// The rest is the leader's.
	conn   *sql.Conn
	kept   map[string]prepared
	wrote  bool // whether the function that runs has changed anything
	broken bool // whether a statement of it may have ended the transaction
	// guarded is for how many more groups each function gets a savepoint from the start.
	guarded int
}

type job struct {
	org     string
	fn      func(Tx) error
	records []any
	err     error
	paniced any
	turn    chan turn
}

// turn is what a waiting job hears: that another has done it, or that it is to lead.
type turn bool

const (
	done  turn = false
	leads turn = true
)

// maxGroup bounds how many writes share a commit, and so how long the first of them waits.
const maxGroup = 256

func newGroup(ctx context.Context, pool *sql.DB) (*group, error) {
	conn, err := pool.Conn(ctx)
	if err != nil {
		return nil, err
	}
	g := &group{pool: pool, conn: conn, kept: map[string]prepared{}}
	g.idle.L = &g.mu
	return g, nil
}

// finish lets all who wait finish, and takes no more.
func (g *group) finish() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.closed = true
	for g.led {
		g.idle.Wait()
	}
}

// close ends the connection, when all has finished. A second time it does nothing. A statement left open would keep SQLite
// from ending with it.
func (g *group) close() error {
	for _, st := range g.kept {
		_ = st.Close()
	}
	err := g.conn.Close()
	if errors.Is(err, sql.ErrConnDone) {
		err = nil
	}
	return errors.Join(err, g.pool.Close())
}

// write gives the result of its own function, after the commit. A panic of the function continues in its caller.
func (g *group) write(org string, fn func(Tx) error) ([]any, error) {
	j := &job{org: org, fn: fn, err: errLeft, turn: make(chan turn, 1)}
	first, err := g.enter(j)
	if err != nil {
		return nil, err
	}
	if first || <-j.turn == leads {
		g.lead(j)
	}
	if j.paniced != nil {
		panic(j.paniced)
	}
	return j.records, j.err
}

// enter queues a job, and tells whether its caller is to lead at once.
func (g *group) enter(j *job) (bool, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.closed {
		return false, sql.ErrConnDone
	}
	g.waiting = append(g.waiting, j)
	first := !g.led
	g.led = true
	return first, nil
}

// errLeft is for those whose leader's goroutine ended under it, as runtime.Goexit in a function does.
var errLeft = errors.New("db: the goroutine that wrote has ended")

func (g *group) lead(own *job) {
	batch := g.gather()
	whole := false
	defer func() {
		if !whole {
			for _, j := range batch {
				j.err = errLeft
			}
			_ = g.abandon(nil)
		}
		g.pass()
		for _, j := range batch {
			if j != own {
				j.turn <- done
			}
		}
	}()
	g.commit(batch)
	whole = true
}

// gatherFor is how long a group waits for those of the group before: they have just heard their results, and the next
// wish of most of them is on its way. It is about what one commit takes; a lone writer never waits.
const gatherFor = 150 * time.Microsecond

// gather takes those who wait, up to maxGroup, giving as many as came last time a moment to come again.
func (g *group) gather() []*job {
	for deadline := time.Now().Add(gatherFor); ; runtime.Gosched() {
		g.mu.Lock()
		if n := len(g.waiting); n >= g.last || time.Now().After(deadline) {
			batch := slices.Clone(g.waiting[:min(n, maxGroup)])
			g.waiting = slices.Delete(g.waiting, 0, len(batch))
			g.last = len(batch)
			g.mu.Unlock()
			return batch
		}
		g.mu.Unlock()
	}
}

// pass lets the first of those who wait lead.
func (g *group) pass() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.waiting) > 0 {
		g.waiting[0].turn <- leads
		return
	}
	g.led = false
	g.idle.Broadcast()
}

// commit runs the batch in one transaction; where that transaction cannot be carried to its end, each runs alone.
func (g *group) commit(batch []*job) {
	if len(batch) > 1 && (g.trusting(batch) || g.together(batch, true) == nil) {
		return
	}
	for _, j := range batch {
		g.alone(j)
	}
}

// guardFor is how many groups are guarded after one that had to be run again.
const guardFor = 32

// trusting runs a batch without savepoints, which cost a third of a small write. Most functions that refuse have not
// written by then; where one has, the whole group is rolled back, runs again under savepoints, and so do some after it.
func (g *group) trusting(batch []*job) bool {
	if g.guarded > 0 {
		g.guarded--
		return false
	}
	if g.together(batch, false) == nil {
		return true
	}
	g.guarded = guardFor
	return false
}

var errUntidy = errors.New("db: a refused function has written")

func (g *group) together(batch []*job, guard bool) error {
	if err := g.begin(); err != nil {
		return err
	}
	one := g.bare
	if guard {
		one = g.shielded
	}
	for _, j := range batch {
		if err := one(j); err != nil {
			return g.abandon(err)
		}
	}
	if err := g.do("COMMIT"); err != nil {
		return g.abandon(err)
	}
	return nil
}

// bare runs a job without a savepoint; what it refused before it wrote leaves nothing behind.
func (g *group) bare(j *job) error {
	g.wrote, g.broken = false, false
	g.try(j)
	failed := j.err != nil || j.paniced != nil
	if g.broken || disturbing(j.err) || failed && g.wrote {
		return errUntidy
	}
	return nil
}

// disturbing tells whether SQLite may have rolled back more than the statement that failed: it does not for a constraint.
func disturbing(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code()&0xff != sqlite3.SQLITE_CONSTRAINT
}

// shielded runs a job under a savepoint, to which it falls back when it fails.
func (g *group) shielded(j *job) error {
	if err := g.do("SAVEPOINT one"); err != nil {
		return err
	}
	g.try(j)
	if j.err != nil || j.paniced != nil {
		if err := g.do("ROLLBACK TO one"); err != nil {
			return err
		}
	}
	return g.do("RELEASE one")
}

func (g *group) alone(j *job) {
	if j.err = g.begin(); j.err != nil {
		return
	}
	g.try(j)
	if j.err != nil || j.paniced != nil {
		g.abandon(nil)
		return
	}
	if err := g.do("COMMIT"); err != nil {
		j.err = g.abandon(err)
	}
}

// begin waits for other processes on the same file, such as an operator's command.
func (g *group) begin() (err error) {
	for attempt := range 5 {
		if err = g.do("BEGIN IMMEDIATE"); !busy(err) {
			return err
		}
		time.Sleep(time.Duration(attempt+1) * 20 * time.Millisecond)
	}
	return err
}

// abandon rolls back what is left of the transaction; SQLite may have ended it already.
func (g *group) abandon(err error) error {
	_ = g.do("ROLLBACK")
	return err
}

// try runs a job with fresh records, so that a second run forgets the first.
func (g *group) try(j *job) {
	j.err, j.paniced, j.records = nil, nil, nil
	st := &state{heard: g.heard}
	defer func() {
		j.records = st.records
		j.paniced = recover()
	}()
	j.err = j.fn(Tx{org: j.org, run: g, state: st})
}

// prepared is a statement and what running it may do.
type prepared struct {
	*sql.Stmt
	reads bool
	data  bool // reads or changes rows, and nothing else
}

var changing = regexp.MustCompile(`\b(INSERT|UPDATE|DELETE)\b`)

func prepare(st *sql.Stmt, query string) prepared {
	verb, _, _ := strings.Cut(strings.TrimSpace(query), " ")
	changes := changing.MatchString(query)
	reads := !changes && (verb == "SELECT" || verb == "WITH")
	return prepared{Stmt: st, reads: reads, data: reads || changes}
}

func (g *group) stmt(query string) (prepared, error) {
	st, ok := g.kept[query]
	if !ok {
		if len(g.kept) >= maxStatements {
			for q, st := range g.kept {
				st.Close()
				delete(g.kept, q)
			}
		}
		raw, err := g.conn.PrepareContext(context.Background(), query)
		if err != nil {
			return prepared{}, fmt.Errorf("%w in %q", err, query)
		}
		st = prepare(raw, query)
		g.kept[query] = st
	}
	g.broken = g.broken || !st.data
	return st, nil
}

func (g *group) do(query string) error {
	_, err := g.exec(query, nil)
	return err
}

func (g *group) exec(query string, args []any) (sql.Result, error) {
	st, err := g.stmt(query)
	if err != nil {
		return nil, err
	}
	res, err := st.Exec(args...)
	if err != nil {
		g.broken = g.broken || disturbing(err)
		return nil, err
	}
	n, err := res.RowsAffected()
	g.wrote = g.wrote || n > 0
	return res, err
}

func (g *group) row(query string, args []any) *sql.Row {
	st, err := g.stmt(query)
	if err != nil {
		return g.conn.QueryRowContext(context.Background(), query, args...)
	}
	g.wrote = g.wrote || !st.reads
	return st.QueryRow(args...)
}

func (g *group) rows(query string, args []any) (*sql.Rows, error) {
	st, err := g.stmt(query)
	if err != nil {
		return nil, err
	}
	g.wrote = g.wrote || !st.reads
	return st.Query(args...)
}
