package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

func sqliteDSN(file, sync string, pragmas ...string) string {
	q := url.Values{}
	q.Set("_txlock", "immediate")
	for _, p := range append([]string{
		"busy_timeout(10000)", "journal_mode(WAL)", "foreign_keys(1)", "secure_delete(1)",
		"cache_size(-16000)", "temp_store(MEMORY)", "synchronous(" + sync + ")"}, pragmas...) {
		q.Add("_pragma", p)
	}
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: file}).EscapedPath(), RawQuery: q.Encode()}).String()
}

func (d *DB) openSQLite(ctx context.Context, owners []Migrations) error {
	file := strings.TrimPrefix(d.cfg.URL, "sqlite:")
	sync := d.cfg.Sync
	if sync == "" {
		sync = "FULL"
	}
	if err := private(file); err != nil {
		return err
	}
	writer, err := sql.Open("sqlite", sqliteDSN(file, sync))
	if err != nil {
		return err
	}
	writer.SetMaxOpenConns(1)
	// Turning a new file to WAL does not wait for others who do the same.
	err = migrate(ctx, writer, "sqlite", owners)
	for attempt := 0; busy(err) && attempt < 50; attempt++ {
		time.Sleep(20 * time.Millisecond)
		err = migrate(ctx, writer, "sqlite", owners)
	}
	if err != nil {
		writer.Close()
		return err
	}
	if d.group, err = newGroup(ctx, writer); err != nil {
		writer.Close()
		return err
	}
	readerDSN := strings.Replace(sqliteDSN(file, sync, "query_only(1)"), "_txlock=immediate", "_txlock=deferred", 1)
	if d.readers, err = sql.Open("sqlite", readerDSN); err != nil {
		return err
	}
	readers := max(4, 2*runtime.NumCPU())
	// One connection more than there are seats: a statement is prepared on a connection of its own, which readers
	// who hold all the others would wait for in vain.
	d.readers.SetMaxOpenConns(readers + 1)
	d.readers.SetMaxIdleConns(readers + 1)
	d.seats = make(chan struct{}, readers)
	d.global = d.readers
	d.reads = &statements{pool: d.readers, kept: map[string]*sql.Stmt{}}
	return d.readers.PingContext(ctx)
}

// private makes the file readable by its owner only, before anything is in it; SQLite gives its helpers the same mode.
func private(file string) error {
	f, err := os.OpenFile(file, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(f.Chmod(0o600), f.Close())
}

// group is SQLite's single writer: whoever waits is committed together.
type group struct {
	pool   *sql.DB
	conn   *sql.Conn
	kept   map[string]*sql.Stmt
	queue  chan *job
	mu     sync.RWMutex
	closed bool
	done   chan struct{}
}

type job struct {
	org     string
	fn      func(Tx) error
	records []any
	err     error
	paniced any
	ready   chan struct{}
}

// maxGroup bounds how many writes share a commit, and so how long the first of them waits.
const maxGroup = 256

func newGroup(ctx context.Context, pool *sql.DB) (*group, error) {
	conn, err := pool.Conn(ctx)
	if err != nil {
		return nil, err
	}
	g := &group{pool: pool, conn: conn, kept: map[string]*sql.Stmt{}, queue: make(chan *job, maxGroup), done: make(chan struct{})}
	go g.loop()
	return g, nil
}

func (g *group) close() error {
	g.mu.Lock()
	if g.closed {
		g.mu.Unlock()
		return nil
	}
	g.closed = true
	close(g.queue)
	g.mu.Unlock()
	<-g.done
	return errors.Join(g.conn.Close(), g.pool.Close())
}

// write queues the function and waits for its own result, which comes after the commit. A panic of the
// function continues in its caller.
func (g *group) write(org string, fn func(Tx) error) ([]any, error) {
	j := &job{org: org, fn: fn, ready: make(chan struct{})}
	g.mu.RLock()
	if g.closed {
		g.mu.RUnlock()
		return nil, sql.ErrConnDone
	}
	g.queue <- j
	g.mu.RUnlock()
	<-j.ready
	if j.paniced != nil {
		panic(j.paniced)
	}
	return j.records, j.err
}

func (g *group) loop() {
	defer close(g.done)
	last := 0
	for first := range g.queue {
		batch := g.gather(first, last)
		last = len(batch)
		g.commit(batch)
		for _, j := range batch {
			close(j.ready)
		}
	}
}

// gatherFor is how long a group waits for those of the group before: they have just heard their results, and the next
// wish of most of them is on its way. It is about what one commit takes; a lone writer never waits.
const gatherFor = 150 * time.Microsecond

// gather takes what is queued behind the first, up to maxGroup, giving as many as came last time a moment to come again.
func (g *group) gather(first *job, last int) []*job {
	batch := []*job{first}
	for deadline := time.Now().Add(gatherFor); len(batch) < maxGroup; {
		select {
		case j, ok := <-g.queue:
			if !ok {
				return batch
			}
			batch = append(batch, j)
		default:
			if len(batch) >= last || time.Now().After(deadline) {
				return batch
			}
			runtime.Gosched()
		}
	}
	return batch
}

// commit runs the batch in one transaction; where that transaction cannot be carried to its end, each runs alone.
func (g *group) commit(batch []*job) {
	if len(batch) > 1 && g.together(batch) == nil {
		return
	}
	for _, j := range batch {
		g.alone(j)
	}
}

func (g *group) together(batch []*job) error {
	if err := g.begin(); err != nil {
		return err
	}
	for _, j := range batch {
		if err := g.do("SAVEPOINT one"); err != nil {
			return g.abandon(err)
		}
		g.try(j)
		if j.err != nil || j.paniced != nil {
			if err := g.do("ROLLBACK TO one"); err != nil {
				return g.abandon(err)
			}
		}
		if err := g.do("RELEASE one"); err != nil {
			return g.abandon(err)
		}
	}
	if err := g.do("COMMIT"); err != nil {
		return g.abandon(err)
	}
	return nil
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
	st := &state{}
	defer func() {
		j.records = st.records
		j.paniced = recover()
	}()
	j.err = j.fn(Tx{org: j.org, run: g, state: st})
}

func (g *group) stmt(query string) (*sql.Stmt, error) {
	if st, ok := g.kept[query]; ok {
		return st, nil
	}
	if len(g.kept) >= maxStatements {
		for q, st := range g.kept {
			st.Close()
			delete(g.kept, q)
		}
	}
	st, err := g.conn.PrepareContext(context.Background(), query)
	if err != nil {
		return nil, fmt.Errorf("%w in %q", err, query)
	}
	g.kept[query] = st
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
	return st.Exec(args...)
}

func (g *group) row(query string, args []any) *sql.Row {
	st, err := g.stmt(query)
	if err != nil {
		return g.conn.QueryRowContext(context.Background(), query, args...)
	}
	return st.QueryRow(args...)
}

func (g *group) rows(query string, args []any) (*sql.Rows, error) {
	st, err := g.stmt(query)
	if err != nil {
		return nil, err
	}
	return st.Query(args...)
}

func busy(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && (e.Code()&0xff == sqlite3.SQLITE_BUSY || e.Code()&0xff == sqlite3.SQLITE_LOCKED)
}
