package claim_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/anishathalye/porcupine"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/fault"
)

var owners = []db.Migrations{claim.Migrations}

// atOnce is how many histories of eight clients share the database at a time, which is as many as PostgreSQL's
// pool has connections for.
const atOnce = 4

func TestEveryHistoryOfConcurrentVerbsHasAnOrderInWhichEachAnswerIsRight(t *testing.T) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) {
		var seen tally
		var left atomic.Int64
		left.Store(operations / perHistory)
		var all sync.WaitGroup
		for range atOnce {
			all.Go(func() {
				for left.Add(-1) >= 0 && !t.Failed() {
					h := newHistory(t, d, honest, 8)
					if h == nil {
						return
					}
					ops := h.run()
					seen.add(ops)
					if !porcupine.CheckOperations(model, ops) {
						t.Error("no order explains this history:\n" + describe(ops))
					}
				}
			})
		}
		all.Wait()
		seen.requireEveryAnswer(t)
	})
}

// tally counts the answers, because a run in which nothing was ever refused, or nothing done, proves nothing.
type tally struct {
	mu sync.Mutex
	n  map[verb]map[fault.Code]int
}

func (s *tally) add(ops []porcupine.Operation) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.n == nil {
		s.n = map[verb]map[fault.Code]int{take: {}, move: {}, release: {}, confirm: {}, look: {}}
	}
	for _, op := range ops {
		s.n[op.Input.(input).verb][op.Output.(output).code]++
	}
}

func (s *tally) requireEveryAnswer(t *testing.T) {
	t.Helper()
	total := 0
	for v, codes := range map[verb][]fault.Code{
		take: {"", fault.Taken}, move: {"", fault.Taken, fault.NotFound}, confirm: {"", fault.Taken}, release: {""}, look: {""},
	} {
		for _, code := range codes {
			if s.n[v][code] < operations/1000 {
				t.Errorf("%s answered %q only %d times", v, code, s.n[v][code])
			}
			total += s.n[v][code]
		}
	}
	if total < operations {
		t.Errorf("only %d operations of %d were made and answered as they may be", total, operations)
	}
}

// describe lists a history in the order of its calls.
func describe(ops []porcupine.Operation) string {
	slices.SortFunc(ops, func(a, b porcupine.Operation) int { return cmp.Compare(a.Call, b.Call) })
	var b strings.Builder
	for _, op := range ops {
		fmt.Fprintf(&b, "%d-%d client %d: %s\n", op.Call, op.Return, op.ClientId, model.DescribeOperation(op.Input, op.Output))
	}
	return b.String()
}
