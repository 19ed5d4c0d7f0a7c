package api_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

const (
	rounds  = 50
	clients = 20
)

// crowd gives every client a token of its own; the people take turns.
func crowd(t *testing.T, o *officetest.Office) []string {
	t.Helper()
	people := append([]officetest.Person{o.Demo.Owner, o.Demo.Admin, o.Demo.Manager}, o.Demo.Members...)
	var tokens []string
	must(t, o.DB.Write(t.Context(), o.Demo.ID, func(_ context.Context, tx db.Tx) error {
		tokens = nil
		for i := range clients {
			_, token, err := o.Accounts.AddToken(tx, people[i%len(people)].Actor, fmt.Sprint("client ", i), "")
			if err != nil {
				return err
			}
			tokens = append(tokens, token)
		}
		return nil
	}))
	return tokens
}

// together lets every client ask at the same moment.
func together(tokens []string, ask func(i int, token string) answer) []answer {
	var wg sync.WaitGroup
	out, start := make([]answer, len(tokens)), make(chan struct{})
	for i, token := range tokens {
		wg.Go(func() {
			<-start
			out[i] = ask(i, token)
		})
	}
	close(start)
	wg.Wait()
	return out
}

// tally counts the answers with a status.
func tally(all []answer, status int) (n int) {
	for _, a := range all {
		if a.status == status {
			n++
		}
	}
	return n
}

// held counts what the truth says is taken of an asset in a span: claims, and reservations behind them.
func held(t *testing.T, o *officetest.Office, a workplace.Asset, s span.Span) (claims, reservations int) {
	t.Helper()
	must(t, o.DB.Read(t.Context(), o.Demo.ID, func(tx db.Tx) error {
		busy, err := claim.Busy(tx, s, o.Clock.Now(), a.ID)
		if err != nil {
			return err
		}
		claims = len(busy)
		return tx.Row("SELECT count(*) FROM reservation WHERE org = $1 AND asset = $2 AND cancelled_at IS NULL AND starts_at < $3 AND ends_at > $4",
			o.Demo.ID, a.ID, s.End, s.Start).Scan(&reservations)
	}))
	return claims, reservations
}

func hours(from, to int) span.Span {
	hour := func(n int) int64 { return db.Micros(officetest.Now) + int64(n)*3600e6 }
	return span.Span{Start: hour(from), End: hour(to)}
}

// contend lets the clients reserve the same hour of an asset in every round, of which n may succeed.
func contend(t *testing.T, o *officetest.Office, a workplace.Asset, n int) {
	t.Helper()
	tokens := crowd(t, o)
	for round := range rounds {
		from := round + 1
		all := together(tokens, func(_ int, token string) answer {
			return ask(t, o, token, "POST", "/api/reservations", wish(a, float64(from), float64(from+1)))
		})
		if made, taken := tally(all, 201), tally(all, 409); made != n || taken != clients-n {
			t.Fatalf("round %d: %d were made and %d refused; answers %v", round, made, taken, statuses(all))
		}
		if claims, rows := held(t, o, a, hours(from, from+1)); claims != n || rows != n {
			t.Fatalf("round %d: the truth has %d claims and %d reservations", round, claims, rows)
		}
		for i, r := range all {
			if r.status == 201 {
				ask(t, o, tokens[i], "GET", "/api/reservations/"+r.text("id"), nil).want(t, 200)
			} else {
				r.refused(t, 409, "taken")
			}
		}
		left := ask(t, o, tokens[0], "GET", fmt.Sprintf("/api/assets/%s?from=%s&to=%s", a.ID, at(float64(from)), at(float64(from+1))), nil).want(t, 200)
		if left.json["left"] != 0.0 || left.json["state"] != "reserved" {
			t.Fatalf("round %d: the asset shows %s", round, left.body)
		}
	}
}

func statuses(all []answer) (out []int) {
	for _, a := range all {
		out = append(out, a.status)
	}
	return out
}

// Rule W01
func TestOfTwentyWhoReserveTheSameHourOneGetsIt(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) { contend(t, o, o.Demo.Asset("Desk 1"), 1) })
}

// Rule W01
func TestOfTwentyWhoReserveOneOfThreePlacesThreeGetIt(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) { contend(t, o, o.Demo.Asset("Bike rack"), 3) })
}

// Rule W01
func TestOfTwentyWhoMoveToTheSameHourOneGetsItAndTheOthersKeepTheirs(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		tokens, target := crowd(t, o), o.Demo.Asset("Desk 1")
		mine := make([]answer, clients)
		for i, token := range tokens {
			other := o.Demo.Asset(fmt.Sprint("Desk ", 2+i%5))
			mine[i] = reserve(t, o, token, other, float64(100+i), float64(101+i))
		}
		for round := range rounds {
			from := 200 + round
			all := together(tokens, func(i int, token string) answer {
				return ask(t, o, token, "PATCH", "/api/reservations/"+mine[i].text("id"), wish(target, float64(from), float64(from+1)))
			})
			if moved, taken := tally(all, 200), tally(all, 409); moved != 1 || taken != clients-1 {
				t.Fatalf("round %d: %d were moved and %d refused; answers %v", round, moved, taken, statuses(all))
			}
			if claims, rows := held(t, o, target, hours(from, from+1)); claims != 1 || rows != 1 {
				t.Fatalf("round %d: the truth has %d claims and %d reservations", round, claims, rows)
			}
			for i, a := range all {
				if a.status == 200 {
					mine[i] = a
				}
				if now := ask(t, o, tokens[i], "GET", "/api/reservations/"+mine[i].text("id"), nil); string(now.body) != string(mine[i].body) {
					t.Fatalf("round %d: it was %s and is %s", round, mine[i].body, now.body)
				}
			}
		}
		if claims, _ := held(t, o, target, hours(0, 1000)); claims != countAt(mine, target.ID) {
			t.Errorf("%d claims are left on the asset, want %d", claims, countAt(mine, target.ID))
		}
	})
}

func countAt(all []answer, asset string) (n int) {
	for _, a := range all {
		if a.text("asset") == asset {
			n++
		}
	}
	return n
}
