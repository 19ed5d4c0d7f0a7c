package demo

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/span"
)

// clinic is a firm's practice before it is opened.
type clinic struct {
	phone, email, intro string
	healers             []healer
	treatments          []treatment
	patients            func() []patient
	back, ahead         int // days of appointments
	dense               int // of a hundred free times, how many are taken
	requests            []request
	waits               []wish
	circulars           []circular
	guest               appointment.Who // a customer with an account of their own; nobody where the address is empty
}

// healer is one of the staff, by name, with their hours at the firm's sites.
type healer struct {
	name  string
	hours map[int]string
}

type treatment struct {
	appointment.Service
	by    []int      // healers
	needs [][]string // names of assets
}

// patient is a customer whom the practice knows, and the site where they come; -1 is any.
type patient struct {
	appointment.Customer
	site int
}

// request is a wish for a service that waits for the practice.
type request struct {
	service, site int
	who           appointment.Who
	lang          string
}

// practise gives a firm its practice, with appointments behind it and before it, and gives who signs in there as a customer.
func (f *filler) practise(ctx context.Context, g *founded) ([]Person, error) {
	defer f.clock.Set(f.now)
	guest := g.clinic.guest
	var account string
	if guest.Email != "" {
		var err error
		if account, err = f.create(ctx, guest.Email, Password); err != nil {
			return nil, err
		}
	}
	p := &surgery{}
	err := f.office.DB.Write(ctx, g.id, func(ctx context.Context, tx db.Tx) error {
		*p = surgery{filler: f, founded: g, dice: rand.New(rand.NewPCG(2026, 4)), account: account}
		for _, step := range []func(context.Context, db.Tx) error{p.open, p.hire, p.offer, p.know, p.book, p.come, p.ask, p.wait} {
			f.clock.Set(f.now)
			if err := step(ctx, tx); err != nil {
				return err
			}
		}
		f.slug = p.practice.Slug
		return nil
	})
	if err == nil {
		err = p.circulate(ctx)
	}
	if account == "" || err != nil {
		return nil, err
	}
	return []Person{{Organisation: g.id, Name: guest.Name(), Email: guest.Email, Password: Password, Role: Customer}}, nil
}

// surgery is the practice while it is filled.
type surgery struct {
	*filler
	*founded
	dice      *rand.Rand
	account   string // the guest's
	practice  appointment.Practice
	sites     []directory.Site
	staff     []appointment.Staff
	services  []appointment.Service
	customers map[int][]appointment.Customer // by site
}

func (s *surgery) verbs() *appointment.Appointments { return s.office.Appointments }
func (s *surgery) owner() directory.Actor           { return s.actors[0] }

func (s *surgery) open(ctx context.Context, tx db.Tx) error {
	p, err := s.verbs().Practise(ctx, tx, s.owner())
	if err != nil {
		return err
	}
	p.Open, p.Waits, p.Phone, p.Email, p.Intro = true, true, s.clinic.phone, s.clinic.email, s.clinic.intro
	if s.practice, err = s.verbs().ChangePractice(ctx, tx, s.owner(), p); err != nil {
		return err
	}
	all, err := directory.SiteList(tx)
	for _, site := range s.founded.sites {
		for _, there := range all {
			if there.Name == site.name {
				s.sites = append(s.sites, there)
			}
		}
	}
	return err
}

func (s *surgery) hire(ctx context.Context, tx db.Tx) error {
	for _, h := range s.clinic.healers {
		for i, hand := range s.hands {
			if hand.name != h.name {
				continue
			}
			t, err := s.verbs().AddStaff(ctx, tx, s.owner(), s.actors[i].Member)
			if err != nil {
				return err
			}
			if t, err = s.hours(ctx, tx, t, h); err != nil {
				return err
			}
			s.staff = append(s.staff, t)
		}
	}
	return nil
}

func (s *surgery) hours(ctx context.Context, tx db.Tx, t appointment.Staff, h healer) (appointment.Staff, error) {
	for n := range s.sites {
		week, err := span.ParseWeek(h.hours[n])
		if err != nil {
			return t, err
		}
		if t, err = s.verbs().SetHoursAt(ctx, tx, s.owner(), t.Member, appointment.Hours{Site: s.sites[n].ID, Week: week}, t.Rev); err != nil {
			return t, err
		}
	}
	return t, nil
}

func (s *surgery) offer(ctx context.Context, tx db.Tx) error {
	for _, t := range s.clinic.treatments {
		x := t.Service
		x.Online, x.Notice, x.Ahead, x.Needs = true, 2*time.Hour, 60, s.named(t.needs)
		x.Sites = s.where(t.by)
		for _, n := range t.by {
			x.Staff = append(x.Staff, s.staff[n].Member)
		}
		x, err := s.verbs().AddService(ctx, tx, s.owner(), x)
		if err != nil {
			return fmt.Errorf("%s: %w", t.Name, err)
		}
		s.services = append(s.services, x)
	}
	return nil
}

// where are the sites at which any of the staff works.
func (s *surgery) where(by []int) []string {
	var out []string
	for n, site := range s.sites {
		if slices.ContainsFunc(by, func(h int) bool { return s.clinic.healers[h].hours[n] != "" }) {
			out = append(out, site.ID)
		}
	}
	return out
}

// named are the ids of assets, in place of their names.
func (s *surgery) named(needs [][]string) [][]string {
	var out [][]string
	for _, need := range needs {
		var one []string
		for _, a := range s.assets {
			if slices.Contains(need, a.Name) {
				one = append(one, a.ID)
			}
		}
		out = append(out, one)
	}
	return out
}

func (s *surgery) know(ctx context.Context, tx db.Tx) error {
	s.customers = map[int][]appointment.Customer{}
	for _, p := range s.clinic.patients() {
		c, err := s.verbs().AddCustomer(ctx, tx, s.owner(), p.Customer)
		if err != nil {
			return err
		}
		for n := range s.sites {
			if p.site == n || p.site < 0 {
				s.customers[n] = append(s.customers[n], c)
			}
		}
	}
	return nil
}

// book fills part of each staff member's hours. What is past was entered when it began.
func (s *surgery) book(ctx context.Context, tx db.Tx) error {
	for n := range s.staff {
		for i, site := range s.sites {
			today := span.DateOf(s.now, site.Zone)
			over := span.Span{Start: today.AddDays(-s.clinic.back).Span(site.Zone).Start, End: today.AddDays(s.clinic.ahead).Span(site.Zone).End}
			for _, w := range s.staff[n].At(site.ID).Windows(over, site.Zone) {
				if err := s.fillWindow(ctx, tx, n, i, w); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// fillWindow books a part of a stretch of somebody's hours at a site.
func (s *surgery) fillWindow(ctx context.Context, tx db.Tx, n, site int, w span.Span) error {
	mine := s.servicesOf(n, site)
	for at := w.StartTime(); ; {
		x := mine[s.dice.IntN(len(mine))]
		if end := at.Add(x.Length); end.After(w.EndTime()) {
			return nil
		}
		if s.dice.IntN(100) < s.clinic.dense {
			s.clock.Set(earlier(at, s.now))
			c := s.customers[site][s.dice.IntN(len(s.customers[site]))]
			_, err := s.verbs().Book(ctx, tx, s.owner(), appointment.Book{Service: x.ID, Staff: s.staff[n].Member, Site: s.sites[site].ID, Customer: c.ID, Start: at})
			if err != nil && !fault.Is(err, fault.Taken) {
				return err
			}
		}
		at = at.Add((x.Length + x.After + 14*time.Minute).Truncate(15 * time.Minute))
	}
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// servicesOf are what one of the staff offers at a site.
func (s *surgery) servicesOf(n, site int) []appointment.Service {
	var mine []appointment.Service
	for i, t := range s.clinic.treatments {
		if slices.Contains(t.by, n) && slices.Contains(s.services[i].Sites, s.sites[site].ID) {
			mine = append(mine, s.services[i])
		}
	}
	return mine
}

// come lets the guest have been there weeks ago, and come again.
func (s *surgery) come(ctx context.Context, tx db.Tx) error {
	if s.account == "" {
		return nil
	}
	for _, when := range []time.Time{s.now.AddDate(0, 0, -30), s.now} {
		s.clock.Set(when)
		if err := s.request(ctx, tx, request{service: 1, who: s.clinic.guest, lang: "de-AT"}); err != nil {
			return err
		}
	}
	return nil
}

// ask leaves requests, as customers would have made them while the practice looked at each first.
func (s *surgery) ask(ctx context.Context, tx db.Tx) error {
	if len(s.clinic.requests) == 0 {
		return nil
	}
	p := s.practice
	p.Asks = true
	p, err := s.verbs().ChangePractice(ctx, tx, s.owner(), p)
	if err != nil {
		return err
	}
	for _, r := range s.clinic.requests {
		if err := s.request(ctx, tx, r); err != nil {
			return err
		}
	}
	p.Asks = false
	_, err = s.verbs().ChangePractice(ctx, tx, s.owner(), p)
	return err
}

// request holds a time online and confirms it, as a customer does.
func (s *surgery) request(ctx context.Context, tx db.Tx, r request) error {
	site := s.sites[r.site]
	today := span.DateOf(s.clock.Now(), site.Zone)
	all, err := s.verbs().Offers(ctx, tx, appointment.Ask{Service: s.services[r.service].ID, Site: site.ID, From: today.AddDays(1), To: today.AddDays(20)})
	if err != nil || len(all) == 0 {
		return err
	}
	who := appointment.Booker{Who: r.who, Lang: r.lang, Zone: site.Zone.String()}
	if r.who == s.clinic.guest {
		who.Account = s.account
	}
	x, err := s.verbs().Hold(ctx, tx, appointment.Hold{Service: s.services[r.service].ID, Site: site.ID, Start: all[len(all)/3].Span.StartTime(), Who: who})
	if err != nil {
		return err
	}
	_, err = s.verbs().Confirm(ctx, tx, x.ID, s.verbs().Digits(x))
	return err
}
