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
	"bureau/internal/office/officetest"
	"bureau/internal/span"
)

// street is a practice, and the people who ask for its times over HTTP.
type street struct {
	*officetest.Office
	t     *testing.T
	p     officetest.Practice
	start time.Time // of the round
	asked int       // how often somebody new asked
}

// racers is how many ask at once.
const racers = 16

// Each round is about one time; however they race, one has it, and nobody is told yes who has it not.
func TestOneOfManyWhoRaceForATimeGetsItAndNobodyElseIsToldYes(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		r := &street{Office: o, p: o.Practise(t, o.Demo), start: officetest.Now.Add(3 * 24 * time.Hour).Truncate(24 * time.Hour)}
		r.farAhead(t)
		for n, race := range []struct {
			name string
			run  func(round int, start time.Time) []string
		}{
			{"all want the same time", r.sameTime},
			{"some want longer times than others, or later ones", r.otherLengths},
			{"the practice begins and ends to look at bookings first", r.requestAgainstDirect},
			{"some stand at the desk", r.deskAgainstOnline},
			{"all want anyone and one is left", r.lastProvider},
			{"one confirms at the very end of the ten minutes", r.confirmAgainstExpiry},
		} {
			t.Run(race.name, func(t *testing.T) {
				r.t = t
				for round := range rounds {
					start := r.nextTime()
					told := race.run(n*rounds+round, start)
					if has := r.who(start); len(told) != 1 || !slices.Equal(told, has) {
						t.Errorf("round %d: told yes %v, has it %v", round, told, has)
					}
				}
			})
		}
	})
}

// farAhead lets customers book a year ahead, so that there is a time for each round.
func (r *street) farAhead(t *testing.T) {
	t.Helper()
	if err := r.DB.Write(context.Background(), "demo", func(ctx context.Context, tx db.Tx) error {
		for _, s := range r.p.Services {
			s.Ahead = appointment.MaxAhead
			if _, err := r.Appointments.ChangeService(ctx, tx, r.Demo.Admin.Actor, s); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

// nextTime is one that no round was about: four a working day, two hours apart, inside the hours of summer and winter.
func (r *street) nextTime() time.Time {
	r.start = r.start.Add(2 * time.Hour)
	if r.start.Hour() > 14 {
		r.start = r.start.Truncate(24 * time.Hour).Add(32 * time.Hour)
	}
	for r.start.Hour() < 8 || r.start.Weekday() == time.Saturday || r.start.Weekday() == time.Sunday {
		r.start = r.start.Add(2 * time.Hour)
	}
	return r.start
}

// who has the time of a round, or one that overlaps it, with Anna.
func (r *street) who(start time.Time) (out []string) {
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
func (r *street) post(round, n int, path string, form url.Values) (string, int) {
	return r.send(round, n, http.MethodPost, path, form.Encode(), "Content-Type", "application/x-www-form-urlencoded")
}

// send sends a request; more are its headers, in pairs.
func (r *street) send(round, n int, method, path, body string, more ...string) (string, int) {
	dialer := &net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, byte(1+round/256), byte(round), byte(n+1))}}
	transport := &http.Transport{DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
		return dialer.DialContext(ctx, "tcp4", "127.0.0.1"+r.URL[strings.LastIndexByte(r.URL, ':'):])
	}, DisableKeepAlives: true}
	req, err := http.NewRequest(method, r.URL+path, strings.NewReader(body))
	if err != nil {
		r.t.Error(err)
		return "", 0
	}
	for i := 0; i < len(more); i += 2 {
		req.Header.Set(more[i], more[i+1])
	}
	answer, err := transport.RoundTrip(req)
	if err != nil {
		r.t.Error(err)
		return "", 0
	}
	defer answer.Body.Close()
	_, _ = io.Copy(io.Discard, answer.Body)
	return answer.Header.Get("Location"), answer.StatusCode
}

func (r *street) page() string { return "/book/" + r.p.Practice.Slug }

func email(round, n int) string { return fmt.Sprintf("r%dn%d@race.example", round, n) }

// holds asks for a time, and gives what its window is known by; empty where it was refused.
func (r *street) holds(round, n int, service int, staff string, start time.Time) string {
	return r.holdsAt(round, n, r.p.Services[service].ID, r.Demo.Sites[0].ID, staff, start)
}

func (r *street) holdsAt(round, n int, service, site, staff string, start time.Time) string {
	to, status := r.post(round, n, r.page(), url.Values{"service": {service}, "site": {site}, "staff": {staff}, "at": {start.UTC().Format(time.RFC3339)},
		"first": {"R"}, "last": {"N"}, "email": {email(round, n)}})
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
func (r *street) confirms(round, n int, own string) bool {
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

func (r *street) enters(round, n int, own, digits string) bool {
	_, status := r.post(round, n, r.page()+"/hold?own="+own, url.Values{"code": {digits}})
	return status == http.StatusSeeOther
}

// together lets all racers run at once, and gives the addresses of those who were told yes.
func (r *street) together(round int, run func(n int) bool) (told []string) {
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

func (r *street) takes(round, n, service int, staff string, start time.Time) bool {
	own := r.holds(round, n, service, staff, start)
	return own != "" && r.confirms(round, n, own)
}

func (r *street) sameTime(round int, start time.Time) []string {
	return r.together(round, func(n int) bool { return r.takes(round, n, 0, r.p.Staff[0].Member, start) })
}

// otherLengths lets half and whole hours begin at the same time, or a quarter of an hour later.
func (r *street) otherLengths(round int, start time.Time) []string {
	return r.together(round, func(n int) bool {
		return r.takes(round, n, n%2, r.p.Staff[0].Member, start.Add(time.Duration(n/2%2)*15*time.Minute))
	})
}

func (r *street) requestAgainstDirect(round int, start time.Time) []string {
	defer r.asks(round, 0, false)
	return r.together(round, func(n int) bool {
		if n%4 == 0 {
			r.asks(round, n, n%8 == 0)
		}
		return r.takes(round, n, 0, r.p.Staff[0].Member, start)
	})
}

// asks changes whether the practice looks at each booking first.
func (r *street) asks(round, n int, yes bool) {
	_, status := r.send(round, n, http.MethodPatch, "/api/practice", fmt.Sprintf(`{"on_request":%v}`, yes), r.as(n, "If-Match", "*")...)
	if status != http.StatusOK && status != http.StatusPreconditionFailed {
		r.t.Errorf("changing the practice gets %d", status)
	}
}

// as are the headers of a program that works for somebody who may do all this.
func (r *street) as(n int, more ...string) []string {
	who := []officetest.Person{r.Demo.Owner, r.Demo.Admin}[n/2%2]
	return append(more, "Authorization", "Bearer "+who.Token, "Content-Type", "application/json")
}

func (r *street) deskAgainstOnline(round int, start time.Time) []string {
	return r.together(round, func(n int) bool {
		if n%2 == 0 {
			return r.takes(round, n, 0, r.p.Staff[0].Member, start)
		}
		return r.desk(round, n, r.p.Staff[0].Member, start, email(round, n))
	})
}

// desk makes an appointment for a new customer, as the practice's own program does.
func (r *street) desk(round, n int, staff string, start time.Time, who string) bool {
	body := fmt.Sprintf(`{"service":%q,"staff":%q,"site":%q,"starts_at":%q,"last":"Desk","email":%q}`, r.p.Services[0].ID, staff, r.Demo.Sites[0].ID,
		start.Format(time.RFC3339), who)
	to, status := r.send(round, n, http.MethodPost, "/api/appointments", body, r.as(n)...)
	if status != http.StatusCreated && status != http.StatusConflict {
		r.t.Errorf("the desk gets %d %s", status, to)
	}
	return status == http.StatusCreated
}

// lastProvider lets everybody ask for anyone while Anna alone is free.
func (r *street) lastProvider(round int, start time.Time) []string {
	if !r.desk(round, racers, r.p.Staff[1].Member, start, "busy@race.example") {
		r.t.Error("Bram is not to be had")
	}
	return r.together(round, func(n int) bool { return r.takes(round, n, 0, "anyone", start) })
}

// confirmAgainstExpiry lets the first enter their code as the ten minutes end, and the others ask for the time at that moment.
func (r *street) confirmAgainstExpiry(round int, start time.Time) []string {
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
