package office_test

import (
	"context"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/directory"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// onTheStreet opens a practice on each database, on machines whose own clocks are far from any of its sites.
func onTheStreet(t *testing.T, test func(t *testing.T, r *street)) {
	for i, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) {
			before, zones := time.Local, []string{"Pacific/Kiritimati", "America/St_Johns"}
			t.Cleanup(func() { time.Local = before })
			zone, ok := span.Zone(zones[i%2])
			if !ok {
				t.Fatal("no such zone")
			}
			time.Local = zone
			o := officetest.Open(t, engine)
			test(t, &street{Office: o, t: t, p: o.Practise(t, o.Demo)})
		})
	}
}

func (r *street) write(do func(ctx context.Context, tx db.Tx) error) {
	r.t.Helper()
	if err := r.DB.Write(context.Background(), "demo", do); err != nil {
		r.t.Fatal(err)
	}
}

// week reads hours as they are written.
func week(t testing.TB, text string) span.Week {
	t.Helper()
	w, err := span.ParseWeek(text)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// works sets when Anna receives customers, by site; sites that are not named are left out.
func (r *street) works(hours ...string) {
	r.t.Helper()
	r.write(func(ctx context.Context, tx db.Tx) error {
		s, err := appointment.StaffByID(tx, r.p.Staff[0].Member)
		if err != nil {
			return err
		}
		s.Hours = nil
		for i, h := range hours {
			s.Hours = append(s.Hours, appointment.Hours{Site: r.Demo.Sites[i].ID, Week: week(r.t, h)})
		}
		_, err = r.Appointments.SetHours(ctx, tx, r.Demo.Admin.Actor, s)
		return err
	})
}

// serves changes the first service.
func (r *street) serves(change func(s *appointment.Service)) {
	r.t.Helper()
	r.write(func(ctx context.Context, tx db.Tx) error {
		s, err := appointment.ServiceByID(tx, r.p.Services[0].ID)
		if err != nil {
			return err
		}
		change(&s)
		r.p.Services[0], err = r.Appointments.ChangeService(ctx, tx, r.Demo.Admin.Actor, s)
		return err
	})
}

// steps sets on which minutes of the clock customers may come.
func (r *street) steps(minutes int) {
	r.t.Helper()
	r.write(func(ctx context.Context, tx db.Tx) error {
		p, err := appointment.PracticeOf(tx)
		if err != nil {
			return err
		}
		p.Step = minutes
		_, err = r.Appointments.ChangePractice(ctx, tx, r.Demo.Admin.Actor, p)
		return err
	})
}

// read reads the whole of an answer.
func read(t testing.TB, answer *http.Response) string {
	t.Helper()
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%s, %v", answer.Status, err)
	}
	return string(text)
}

var (
	slotLinks = regexp.MustCompile(`(?s)<ul class="slots".*?</ul>`)
	slotLink  = regexp.MustCompile(`(?s)<a[^>]*\bat=([^"&]*)[^>]*>(.*?)</a>`)
)

// shown are the times that the booking page offers on a date with Anna at a site, and how it writes them.
func (r *street) shown(site int, date, zone string) (times, labels []string) {
	r.t.Helper()
	p := r.shownWith(site, r.p.Staff[0].Member, date, zone)
	return p.times, p.labels
}

// dayShown are the times of a day on the booking page.
type dayShown struct{ times, labels []string }

func (r *street) shownWith(site int, staff, date, zone string) (p dayShown) {
	r.t.Helper()
	answer, err := http.Get(r.URL + r.page() + "?" + url.Values{"service": {r.p.Services[0].ID}, "site": {r.Demo.Sites[site].ID},
		"staff": {staff}, "date": {date}, "zone": {zone}}.Encode())
	if err != nil {
		r.t.Fatal(err)
	}
	for _, m := range slotLink.FindAllStringSubmatch(slotLinks.FindString(read(r.t, answer)), -1) {
		at, err := url.QueryUnescape(html.UnescapeString(m[1]))
		if err != nil {
			r.t.Fatal(err)
		}
		p.times = append(p.times, strings.TrimSuffix(at, ":00Z")+"Z")
		p.labels = append(p.labels, strings.Join(strings.Fields(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(m[2], " ")), " "))
	}
	return p
}

// instant reads a time in UTC.
func instant(t testing.TB, text string) time.Time {
	t.Helper()
	at, err := time.Parse("2006-01-02T15:04Z", text)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// wants asks for a time at a site as somebody new, and gives what its window is known by; empty where it was refused.
func (r *street) wants(site int, start string) string {
	r.t.Helper()
	r.asked++
	return r.holdsAt(r.asked, 0, r.p.Services[0].ID, r.Demo.Sites[site].ID, r.p.Staff[0].Member, instant(r.t, start))
}

// forgets gives back what a window holds.
func (r *street) forgets(own string) {
	r.t.Helper()
	if _, status := r.post(r.asked, 1, r.page()+"/forget?own="+own, nil); status != http.StatusSeeOther {
		r.t.Errorf("giving a time back gets %d", status)
	}
}

// The page offers exactly what is wanted, all of it can be held, and what is not offered is refused.
func TestTheBookingPageOffersAndBooksTheHardTimesOfTheClock(t *testing.T) {
	cases := []struct {
		name, now             string // the first at the clock of the office
		works                 string
		minutes, step         int
		before, after, notice int // minutes
		ahead                 int // days; 0: a year
		taken                 string
		date                  string
		want, refused, labels []string
	}{
		{name: "a service as long as the hours", now: "2026-11-24T08:00Z", works: "we 09:00-10:00", minutes: 60, step: 30,
			date: "2026-11-25", want: []string{"2026-11-25T08:00Z"}, refused: []string{"2026-11-25T07:30Z", "2026-11-25T08:30Z"}},
		{name: "a service one minute longer than the hours", now: "2026-11-24T08:00Z", works: "we 09:00-10:00", minutes: 61, step: 30,
			date: "2026-11-25", refused: []string{"2026-11-25T07:30Z", "2026-11-25T08:00Z"}},
		{name: "a service far longer than any of the hours", now: "2026-11-24T08:00Z", works: "we 09:00-10:00 11:00-12:00", minutes: 180, step: 30,
			date: "2026-11-25", refused: []string{"2026-11-25T08:00Z", "2026-11-25T10:00Z"}},
		{name: "buffers that differ before and after", now: "2026-11-24T08:00Z", works: "we 09:00-12:00", minutes: 30, step: 10, before: 10, after: 20,
			taken: "2026-11-25T09:00Z", date: "2026-11-25",
			want: []string{"2026-11-25T08:00Z", "2026-11-25T08:10Z", "2026-11-25T09:40Z", "2026-11-25T09:50Z", "2026-11-25T10:00Z", "2026-11-25T10:10Z",
				"2026-11-25T10:20Z", "2026-11-25T10:30Z"},
			refused: []string{"2026-11-25T08:20Z", "2026-11-25T09:30Z", "2026-11-25T10:40Z"}},
		{name: "hours across midnight, the day they begin", now: "2026-11-24T08:00Z", works: "th 23:00-24:00; fr 00:00-01:00", minutes: 45, step: 30,
			date: "2026-11-26", want: []string{"2026-11-26T22:00Z", "2026-11-26T22:30Z"}, refused: []string{"2026-11-26T23:30Z"}},
		{name: "hours across midnight, the day they end", now: "2026-11-24T08:00Z", works: "th 23:00-24:00; fr 00:00-01:00", minutes: 45, step: 30,
			date: "2026-11-27", want: []string{"2026-11-26T23:00Z"}, refused: []string{"2026-11-26T23:30Z", "2026-11-26T21:30Z"}},
		{name: "as far ahead as it may be booked, and a day further", now: "2026-11-24T23:30Z", works: "we 00:00-01:00; th 00:00-01:00; fr 00:00-01:00", minutes: 60,
			step: 30, ahead: 2, date: "2026-11-27", want: []string{"2026-11-26T23:00Z"}, refused: []string{"2026-12-01T23:00Z", "2026-12-02T23:00Z"}},
		{name: "a day's notice that ends on the change to summer time", now: "2027-03-27T11:00Z", works: "su 09:00-17:00", minutes: 60, step: 30, notice: 24 * 60,
			date:    "2027-03-28",
			want:    []string{"2027-03-28T11:30Z", "2027-03-28T12:00Z", "2027-03-28T12:30Z", "2027-03-28T13:00Z", "2027-03-28T13:30Z", "2027-03-28T14:00Z"},
			refused: []string{"2027-03-28T11:00Z", "2027-03-28T10:30Z", "2027-03-28T14:30Z"}},
		{name: "hours that lie in the hour that is left out", now: "2027-03-27T11:00Z", works: "su 02:00-03:00", minutes: 30, step: 30,
			date: "2027-03-28", refused: []string{"2027-03-28T00:00Z", "2027-03-28T00:30Z", "2027-03-28T01:00Z"}},
		{name: "hours around the hour that is left out", now: "2027-03-27T11:00Z", works: "su 01:00-04:00", minutes: 60, step: 30,
			date: "2027-03-28", want: []string{"2027-03-28T00:00Z", "2027-03-28T00:30Z", "2027-03-28T01:00Z"}, refused: []string{"2027-03-28T01:30Z"}},
		{name: "9 to 12 on the Sunday of the change", now: "2027-03-27T11:00Z", works: "su 09:00-12:00", minutes: 60, step: 60,
			date: "2027-03-28", want: []string{"2027-03-28T07:00Z", "2027-03-28T08:00Z", "2027-03-28T09:00Z"}, refused: []string{"2027-03-28T06:00Z", "2027-03-28T10:00Z"}},
		{name: "the hour that comes twice", now: "2027-10-30T08:00Z", works: "su 02:00-03:00", minutes: 30, step: 30,
			date: "2027-10-31", want: []string{"2027-10-31T00:00Z", "2027-10-31T00:30Z", "2027-10-31T01:00Z", "2027-10-31T01:30Z"},
			labels:  []string{"02:00 CEST", "02:30 CEST", "02:00 CET", "02:30 CET"},
			refused: []string{"2027-10-30T23:30Z", "2027-10-31T02:00Z"}},
		{name: "29 February", now: "2028-02-01T08:00Z", works: "tu 09:00-10:00", minutes: 30, step: 30,
			date: "2028-02-29", want: []string{"2028-02-29T08:00Z", "2028-02-29T08:30Z"}, refused: []string{"2028-02-29T09:00Z", "2028-03-01T08:00Z"}},
	}
	onTheStreet(t, func(t *testing.T, r *street) {
		for _, c := range cases {
			t.Run(c.name, func(t *testing.T) {
				r.t = t
				r.Clock.Set(instant(t, c.now))
				r.works(c.works)
				r.steps(c.step)
				r.serves(func(s *appointment.Service) { s.Length, s.Before, s.After = 30*time.Minute, 0, 0 })
				if c.taken != "" && !r.desk(r.asked, 2, r.p.Staff[0].Member, instant(t, c.taken), "early@home.example") {
					t.Fatal("the desk did not get it")
				}
				r.serves(func(s *appointment.Service) {
					s.Length, s.Before, s.After = time.Duration(c.minutes)*time.Minute, time.Duration(c.before)*time.Minute, time.Duration(c.after)*time.Minute
					s.Notice, s.Ahead = time.Duration(c.notice)*time.Minute, c.ahead
					if c.ahead == 0 {
						s.Ahead = appointment.MaxAhead
					}
				})
				got, labels := r.shown(0, c.date, "")
				if !slices.Equal(got, c.want) {
					t.Errorf("it offers %v, wanted %v", got, c.want)
				}
				if len(slices.Compact(slices.Clone(labels))) != len(got) || c.labels != nil && !slices.Equal(labels, c.labels) {
					t.Errorf("it writes %q", labels)
				}
				for _, start := range c.want {
					own := r.wants(0, start)
					if own == "" {
						t.Errorf("%s is offered and refused", start)
						continue
					}
					r.forgets(own)
				}
				for _, start := range c.refused {
					if r.wants(0, start) != "" {
						t.Errorf("%s is not offered and given", start)
					}
				}
			})
		}
	})
}

func TestTheBookingPageKeepsTheHardCasesOfHoldsAndPlaces(t *testing.T) {
	onTheStreet(t, func(t *testing.T, r *street) {
		for _, c := range []struct {
			name string
			run  func(r *street)
		}{
			{"a code counts until the very instant of the expiry", (*street).expiry},
			{"one code entered twice at once makes one appointment", (*street).twice},
			{"an expired hold is in nobody's way", (*street).outlived},
			{"an absence that is entered while a booking commits", (*street).absenceOrBooking},
			{"an appointment without length, or that ends before it begins", (*street).noLength},
			{"three places wanted by four", (*street).capacity},
			{"two hours on two lanes that hold one hour each", (*street).lanes},
			{"one person at two sites", (*street).twoSites},
			{"a customer elsewhere to whom it is another day", (*street).otherDay},
		} {
			t.Run(c.name, func(t *testing.T) {
				r.t = t
				c.run(r)
			})
		}
	})
}

func (r *street) expiry() {
	for early, want := range map[time.Duration]bool{time.Microsecond: true, 0: false} {
		own := r.wants(0, "2026-11-25T10:00Z")
		if early > 0 {
			own = r.wants(0, "2026-11-25T09:00Z")
		}
		digits := r.digits(own)
		r.Clock.Advance(appointment.HoldLength - early)
		if got := r.enters(r.asked, 0, own, digits); got != want {
			r.t.Errorf("%s before the end the code is taken: %v", early, got)
		}
		r.Clock.Advance(time.Minute)
	}
}

// digits are those that were mailed for a hold.
func (r *street) digits(own string) (digits string) {
	r.t.Helper()
	if err := r.DB.Read(context.Background(), "demo", func(tx db.Tx) error {
		x, err := r.Appointments.ByOwn(context.Background(), tx, own)
		digits = r.Appointments.Digits(x)
		return err
	}); err != nil {
		r.t.Fatal(err)
	}
	return digits
}

func (r *street) twice() {
	start := "2026-11-25T11:00Z"
	own := r.wants(0, start)
	digits, asked := r.digits(own), r.asked
	r.together(asked, func(n int) bool { return r.enters(asked, n, own, digits) })
	if has := r.who(instant(r.t, start)); !slices.Equal(has, []string{email(asked, 0)}) {
		r.t.Errorf("it is had by %v", has)
	}
	var customers int
	r.write(func(_ context.Context, tx db.Tx) error {
		return tx.Row("SELECT count(*) FROM customer WHERE org = $1 AND email = $2", tx.Org(), email(asked, 0)).Scan(&customers)
	})
	if customers != 1 {
		r.t.Errorf("it made %d customers", customers)
	}
}

func (r *street) outlived() {
	start := "2026-11-25T12:00Z"
	first := r.wants(0, start)
	digits := r.digits(first)
	if r.wants(0, start) != "" {
		r.t.Fatal("it was held twice")
	}
	r.Clock.Advance(appointment.HoldLength)
	second := r.wants(0, start)
	if second == "" {
		r.t.Fatal("the expired hold is in the way")
	}
	if r.enters(r.asked, 2, first, digits) || !r.enters(r.asked, 3, second, r.digits(second)) {
		r.t.Error("the wrong one of the two got it")
	}
}

// absenceOrBooking lets Anna report sick while a customer books: one of the two is told yes, and has it.
func (r *street) absenceOrBooking() {
	day := time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)
	for range 12 {
		r.asked++
		asked, start := r.asked, day.Add(9*time.Hour)
		wish := fmt.Sprintf(`{"kind":"sickness","member":%q,"first_day":%q`, r.p.Staff[0].Member, day.Format(time.DateOnly))
		shown := r.answer("/api/absences/check", wish+"}")["shown"]
		var away, booked bool
		var both sync.WaitGroup
		both.Go(func() {
			_, status := r.send(asked, 1, http.MethodPost, "/api/absences", wish+fmt.Sprintf(`,"shown":%q}`, shown), r.as(0)...)
			if away = status == http.StatusCreated; !away && status != http.StatusPreconditionFailed {
				r.t.Errorf("the absence gets %d", status)
			}
		})
		both.Go(func() { booked = r.takes(asked, 0, 0, r.p.Staff[0].Member, start) })
		both.Wait()
		if has := r.who(start); away == booked || booked != (len(has) == 1) {
			r.t.Errorf("%s: absent %v, booked %v, in the calendar %v", day.Format(time.DateOnly), away, booked, has)
		}
		for day = day.Add(24 * time.Hour); day.Weekday() == time.Saturday || day.Weekday() == time.Sunday; {
			day = day.Add(24 * time.Hour)
		}
	}
}

// answer is what the practice's program is told.
func (r *street) answer(path, body string) (out map[string]any) {
	r.t.Helper()
	req, err := http.NewRequest(http.MethodPost, r.URL+path, strings.NewReader(body))
	if err != nil {
		r.t.Fatal(err)
	}
	for h := r.as(0); len(h) > 0; h = h[2:] {
		req.Header.Set(h[0], h[1])
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		r.t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(read(r.t, res)), &out); err != nil {
		r.t.Fatal(err)
	}
	return out
}

func (r *street) noLength() {
	for _, end := range []string{"2026-12-21T10:00:00Z", "2026-12-21T09:00:00Z"} {
		body := fmt.Sprintf(`{"service":%q,"staff":%q,"site":%q,"customer":%q,"starts_at":"2026-12-21T10:00:00Z","ends_at":%q}`, r.p.Services[0].ID,
			r.p.Staff[0].Member, r.Demo.Sites[0].ID, r.p.Customers[0].ID, end)
		if _, status := r.send(r.asked, 1, http.MethodPost, "/api/appointments", body, r.as(0)...); status != http.StatusUnprocessableEntity {
			r.t.Errorf("from 10:00 to %s gets %d", end, status)
		}
	}
}

// needsRack lets the first service be given by everybody, with a place in the rack for three.
func (r *street) needsRack(length time.Duration) {
	r.t.Helper()
	r.write(func(ctx context.Context, tx db.Tx) error {
		var staff []string
		for _, m := range r.Demo.Members[:5] {
			s, err := r.Appointments.AddStaff(ctx, tx, r.Demo.Admin.Actor, m.Member)
			if err != nil {
				return err
			}
			s.Hours = []appointment.Hours{{Site: r.Demo.Sites[0].ID, Week: week(r.t, "mo 08:00-18:00; tu 08:00-18:00")}}
			if _, err := r.Appointments.SetHours(ctx, tx, r.Demo.Admin.Actor, s); err != nil {
				return err
			}
			staff = append(staff, m.Member)
		}
		s, err := appointment.ServiceByID(tx, r.p.Services[0].ID)
		if err != nil {
			return err
		}
		s.Staff, s.Needs, s.Length = staff, [][]string{{r.Demo.Asset("Bike rack").ID}}, length
		r.p.Services[0], err = r.Appointments.ChangeService(ctx, tx, r.Demo.Admin.Actor, s)
		return err
	})
}

func (r *street) capacity() {
	r.needsRack(30 * time.Minute)
	r.asked++
	asked, start := r.asked, instant(r.t, "2026-12-22T09:00Z")
	told := r.together(asked, func(n int) bool { return n < 4 && r.takes(asked, n, 0, "anyone", start) })
	if len(told) != 3 {
		r.t.Errorf("of four who wanted one of three places got it: %v", told)
	}
}

func (r *street) lanes() {
	r.needsRack(2 * time.Hour)
	rack, day := r.Demo.Asset("Bike rack").ID, instant(r.t, "2026-12-21T00:00Z")
	for i, hours := range [][2]int{{7, 13}, {9, 10}, {10, 11}} { // the first alone on a lane, the others on two that are left or on one
		r.write(func(ctx context.Context, tx db.Tx) error {
			_, err := r.Workplaces.Reserve(ctx, tx, r.Demo.Members[i].Actor, workplace.Reserve{Asset: rack,
				Span: span.Of(day.Add(time.Duration(hours[0])*time.Hour), day.Add(time.Duration(hours[1])*time.Hour))})
			return err
		})
	}
	if got, _ := r.shown(0, "2026-12-21", ""); !slices.Contains(got, "2026-12-21T09:00Z") {
		r.t.Errorf("the two hours are not offered: %v", got)
	}
	if r.wants(0, "2026-12-21T09:00Z") == "" {
		r.t.Error("the two hours are refused")
	}
	r.asked++
	if r.holdsAt(r.asked, 0, r.p.Services[0].ID, r.Demo.Sites[0].ID, "anyone", day.Add(9*time.Hour+30*time.Minute)) != "" {
		r.t.Error("a fourth has a place in a rack for three")
	}
}

func (r *street) twoSites() {
	r.write(func(_ context.Context, tx db.Tx) (err error) {
		london := r.Demo.Sites[1]
		if london.Zone, err = time.LoadLocation("Europe/London"); err != nil {
			return err
		}
		london.Hours = week(r.t, "always")
		r.Demo.Sites[1], err = directory.ChangeSite(tx, r.Demo.Owner.Actor, london)
		return err
	})
	r.works("we 09:00-12:00", "we 09:00-12:00")
	r.steps(60)
	r.serves(func(s *appointment.Service) {
		s.Needs, s.Length, s.Staff = nil, time.Hour, s.Staff[:1]
		s.Staff[0] = r.p.Staff[0].Member
	})
	if own := r.wants(0, "2026-12-23T09:00Z"); own == "" || !r.confirms(r.asked, 0, own) {
		r.t.Fatal("10:00 in Amsterdam is not to be had")
	}
	for site, want := range [][]string{{"2026-12-23T08:00Z", "2026-12-23T10:00Z"}, {"2026-12-23T10:00Z", "2026-12-23T11:00Z"}} {
		if got, _ := r.shown(site, "2026-12-23", ""); !slices.Equal(got, want) {
			r.t.Errorf("%s offers %v", r.Demo.Sites[site].Name, got)
		}
	}
	if r.wants(1, "2026-12-23T09:00Z") != "" {
		r.t.Error("she is at both sites at once")
	}
	if r.wants(1, "2026-12-23T10:00Z") == "" || r.wants(0, "2026-12-23T10:00Z") != "" {
		r.t.Error("11:00 in Amsterdam is not 10:00 in London")
	}
}

// otherDay lets it be noon in Amsterdam and after midnight of the next day where the customer is.
func (r *street) otherDay() {
	r.works("mo 11:00-13:00")
	r.serves(func(s *appointment.Service) { s.Length = time.Hour })
	times, labels := r.shown(0, "2026-12-28", "Pacific/Auckland")
	if !slices.Equal(times, []string{"2026-12-28T10:00Z", "2026-12-28T11:00Z"}) || labels[0] != "11:00 23:00 for you" || labels[1] != "12:00 Tue 29 Dec, 00:00 for you" {
		r.t.Fatalf("it offers %v as %q", times, labels)
	}
	r.asked++
	to, _ := r.post(r.asked, 0, r.page(), url.Values{"service": {r.p.Services[0].ID}, "site": {r.Demo.Sites[0].ID}, "staff": {r.p.Staff[0].Member}, "at": {"2026-12-28T11:00:00Z"},
		"first": {"R"}, "last": {"N"}, "email": {email(r.asked, 0)}, "zone": {"Pacific/Auckland"}})
	answer, err := http.Get(r.URL + to)
	if err != nil {
		r.t.Fatal(err)
	}
	page := read(r.t, answer)
	for _, says := range []string{"Monday 28 December, 12:00", "Amsterdam (UTC+1)", "Tuesday 29 December, 00:00", "Auckland (UTC+13)"} {
		if !strings.Contains(page, says) {
			r.t.Errorf("the hold does not say %q", says)
		}
	}
}
