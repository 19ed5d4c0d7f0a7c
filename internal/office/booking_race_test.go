package office_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
)

// racing is a practice for whose times many ask at once, over HTTP.
type racing struct {
	*officetest.Office
	t *testing.T
	p officetest.Practice
}

const (
	racers = 16
	rounds = 50
)

// Each round is about one time; however they race, one has it, and nobody is told yes who has it not.
func TestOneOfManyWhoRaceForATimeGetsItAndNobodyElseIsToldYes(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		r := &racing{o, t, o.Practise(t, o.Demo)}
		races := []func(round int, start time.Time) []string{r.sameTime, r.otherLengths, r.requestAgainstDirect, r.deskAgainstOnline, r.lastProvider, r.confirmAgainstExpiry}
		day := officetest.Now.Add(24 * time.Hour).Truncate(24 * time.Hour)
		for round := range rounds {
			start := day.Add(time.Duration(8+2*(round%4)) * time.Hour)
			if round%4 == 3 {
				day = day.Add(24 * time.Hour)
				for day.Weekday() == time.Saturday || day.Weekday() == time.Sunday {
					day = day.Add(24 * time.Hour)
				}
			}
			n := round % len(races)
			told := races[n](round, start)
			if has := r.who(start); len(told) != 1 || !slices.Equal(told, has) {
				t.Errorf("round %d, race %d: told yes %v, has it %v", round, n, told, has)
			}
		}
	})
}

// who has the time of a round, or one that overlaps it, with Anna.
func (r *racing) who(start time.Time) (out []string) {
	r.t.Helper()
	if err := r.DB.Read(context.Background(), "demo", func(tx db.Tx) error {
		all, err := r.Appointments.Between(context.Background(), tx, r.Demo.Owner.Actor, span.Of(start.Add(-30*time.Minute), start.Add(time.Hour)))
		for _, x := range all {
			if x.Staff == r.p.Staff[0].Member && x.State != appointment.Held {
				out = append(out, x.Who.Email)
			}
		}
		return err
	}); err != nil {
		r.t.Fatal(err)
	}
	return out
}

// post sends a form from a network address of its own, and gives where the answer leads and its status.
func (r *racing) post(round, n int, path string, form url.Values) (string, int) {
	dialer := &net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 1, byte(round), byte(n+1))}}
	transport := &http.Transport{DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
		return dialer.DialContext(ctx, "tcp4", "127.0.0.1"+r.URL[strings.LastIndexByte(r.URL, ':'):])
	}, DisableKeepAlives: true}
	req, err := http.NewRequest(http.MethodPost, r.URL+path, strings.NewReader(form.Encode()))
	if err != nil {
		r.t.Error(err)
		return "", 0
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer, err := transport.RoundTrip(req)
	if err != nil {
		r.t.Error(err)
		return "", 0
	}
	defer answer.Body.Close()
	_, _ = io.Copy(io.Discard, answer.Body)
	return answer.Header.Get("Location"), answer.StatusCode
}

func (r *racing) page() string { return "/book/" + r.p.Practice.Slug }

func email(round, n int) string { return fmt.Sprintf("r%dn%d@race.example", round, n) }

// holds asks for a time, and gives what its window is known by; empty where it was refused.
func (r *racing) holds(round, n int, service int, staff string, start time.Time) string {
	to, status := r.post(round, n, r.page(), url.Values{"service": {r.p.Services[service].ID}, "site": {r.Demo.Sites[0].ID}, "staff": {staff},
		"at": {start.Format(time.RFC3339)}, "first": {"R"}, "last": {"N"}, "email": {email(round, n)}})
	if status != http.StatusSeeOther && status != http.StatusConflict {
		r.t.Errorf("asking for a time gets %d %s", status, to)
	}
	u, err := url.Parse(to)
	if err != nil || status != http.StatusSeeOther {
		return ""
	}
	return u.Query().Get("own")
}

// confirms enters the code of a hold, and tells whether the answer was yes.
func (r *racing) confirms(round, n int, own string) bool {
	var digits string
	if err := r.DB.Read(context.Background(), "demo", func(tx db.Tx) error {
		x, err := r.Appointments.ByOwn(context.Background(), tx, own)
		digits = r.Appointments.Digits(x)
		return err
	}); err != nil {
		return false
	}
	return r.enters(round, n, own, digits)
}

func (r *racing) enters(round, n int, own, digits string) bool {
	_, status := r.post(round, n, r.page()+"/hold?own="+own, url.Values{"code": {digits}})
	return status == http.StatusSeeOther
}

// together lets all racers run at once, and gives the addresses of those who were told yes.
func (r *racing) together(round int, run func(n int) bool) (told []string) {
	var mu sync.Mutex
	var all sync.WaitGroup
	for n := range racers {
		all.Go(func() {
			if run(n) {
				mu.Lock()
				defer mu.Unlock()
				told = append(told, email(round, n))
			}
		})
	}
	all.Wait()
	return told
}

func (r *racing) takes(round, n, service int, staff string, start time.Time) bool {
	own := r.holds(round, n, service, staff, start)
	return own != "" && r.confirms(round, n, own)
}

func (r *racing) sameTime(round int, start time.Time) []string {
	return r.together(round, func(n int) bool { return r.takes(round, n, 0, r.p.Staff[0].Member, start) })
}

// otherLengths lets half and whole hours begin at the same time, or a quarter of an hour later.
func (r *racing) otherLengths(round int, start time.Time) []string {
	return r.together(round, func(n int) bool {
		return r.takes(round, n, n%2, r.p.Staff[0].Member, start.Add(time.Duration(n/2%2)*15*time.Minute))
	})
}

func (r *racing) requestAgainstDirect(round int, start time.Time) []string {
	defer r.asks(false)
	return r.together(round, func(n int) bool {
		if n%4 == 0 {
			r.asks(n%8 == 0)
		}
		return r.takes(round, n, 0, r.p.Staff[0].Member, start)
	})
}

// asks changes whether the practice looks at each booking first; who is too late to change it leaves it.
func (r *racing) asks(yes bool) {
	err := r.DB.Write(context.Background(), "demo", func(ctx context.Context, tx db.Tx) error {
		p, err := appointment.PracticeOf(tx)
		if err != nil {
			return err
		}
		p.Asks = yes
		_, err = r.Appointments.ChangePractice(ctx, tx, r.Demo.Admin.Actor, p)
		return err
	})
	if err != nil && !fault.Is(err, fault.Stale) {
		r.t.Error(err)
	}
}

func (r *racing) deskAgainstOnline(round int, start time.Time) []string {
	return r.together(round, func(n int) bool {
		if n%2 == 0 {
			return r.takes(round, n, 0, r.p.Staff[0].Member, start)
		}
		return r.desk(r.p.Staff[0].Member, start, email(round, n)) == nil
	})
}

func (r *racing) desk(staff string, start time.Time, who string) error {
	return r.DB.Write(context.Background(), "demo", func(ctx context.Context, tx db.Tx) error {
		c, err := r.Appointments.AddCustomer(ctx, tx, r.Demo.Admin.Actor, appointment.Customer{Who: appointment.Who{Last: "Desk", Email: who}, Lang: "en"})
		if err != nil {
			return err
		}
		_, err = r.Appointments.Book(ctx, tx, r.Demo.Admin.Actor, appointment.Book{Service: r.p.Services[0].ID, Staff: staff, Site: r.Demo.Sites[0].ID,
			Customer: c.ID, Start: start})
		return err
	})
}

// lastProvider lets everybody ask for anyone while Anna alone is free.
func (r *racing) lastProvider(round int, start time.Time) []string {
	if err := r.desk(r.p.Staff[1].Member, start, "busy@race.example"); err != nil {
		r.t.Error(err)
	}
	return r.together(round, func(n int) bool { return r.takes(round, n, 0, "anyone", start) })
}

// confirmAgainstExpiry lets the first enter their code as the ten minutes end, and the others ask for the time at that moment.
func (r *racing) confirmAgainstExpiry(round int, start time.Time) []string {
	own := r.holds(round, 0, 0, r.p.Staff[0].Member, start)
	var x appointment.Appointment
	if err := r.DB.Read(context.Background(), "demo", func(tx db.Tx) (err error) {
		x, err = r.Appointments.ByOwn(context.Background(), tx, own)
		return err
	}); err != nil {
		r.t.Error(err)
		return nil
	}
	r.Clock.Advance(appointment.HoldLength - time.Microsecond)
	return r.together(round, func(n int) bool {
		switch n {
		case 0:
			return r.enters(round, n, own, r.Appointments.Digits(x))
		case racers / 2:
			r.Clock.Advance(time.Microsecond)
		}
		return r.takes(round, n, 0, r.p.Staff[0].Member, start)
	})
}
