package demo

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/span"
)

// The practice of the first firm: a company doctor's service with physiotherapy, in Amsterdam and Wien.
var (
	healers = []struct {
		name string
		site int
		week string
	}{
		{"Eline Smeets", 0, "mo 09:00-12:30 13:15-17:00; tu 09:00-12:30 13:15-17:00; th 09:00-12:30 13:15-17:00"},
		{"Hanneke Vos", 0, "mo 08:30-13:00; we 08:30-17:00; fr 08:30-15:00"},
		{"Jeroen Kok", 0, "tu 10:00-18:00; we 10:00-18:00; th 10:00-18:00"},
		{"Magdalena Gruber", 1, "mo 08:00-13:00; tu 08:00-13:00; we 08:00-13:00; th 13:00-18:00; fr 08:00-12:00"},
		{"Stefan Brandstätter", 1, "mo 12:00-19:00; we 12:00-19:00; th 09:00-16:00; fr 09:00-16:00"},
	}
	treatments = []struct {
		appointment.Service
		by []int
	}{
		{appointment.Service{Name: "Spreekuur bedrijfsarts", Description: "Vragen over werk en gezondheid, ook op eigen initiatief.", Length: 20 * time.Minute, Price: -1, Colour: "blue"}, []int{0}},
		{appointment.Service{Name: "Fysiotherapie, eerste consult", Description: "Intake, onderzoek en behandelplan.", Length: 45 * time.Minute, After: 5 * time.Minute, Price: 6800, Colour: "teal"}, []int{1, 2}},
		{appointment.Service{Name: "Fysiotherapie, behandeling", Length: 30 * time.Minute, Price: 4250, Colour: "green"}, []int{1, 2}},
		{appointment.Service{Name: "Arbeitsmedizinische Beratung", Description: "Fragen zu Arbeit und Gesundheit, vertraulich.", Length: 30 * time.Minute, Price: -1, Colour: "purple"}, []int{3}},
		{appointment.Service{Name: "Physiotherapie", Description: "Einzelbehandlung. Bitte bequeme Kleidung mitbringen.", Length: 45 * time.Minute, After: 10 * time.Minute, Price: 8200, Colour: "amber"}, []int{3, 4}},
		{appointment.Service{Name: "Heilmassage", Length: 30 * time.Minute, After: 5 * time.Minute, Price: 4800, Colour: "pink"}, []int{4}},
	}
	dutch = strings.Split("Marieke van Leeuwen,Joost Vermeer,Saskia Bos,Hugo de Boer,Anouk Blom,Willem Kramer,Esther Molenaar,Rik van der Meer,Yara Koster,Teun Jacobs,"+
		"Ilse van Vliet,Pim Schouten,Carla Driessen,Mehmet Aydın,Lieke Verbeek,Sander Groen,Dewi Sitorus,Arjan Evers,Floor Huisman,Maarten Kuiper", ",")
	austrian = strings.Split("Elisabeth Huber,Michael Berger,Sabine Wagner,Thomas Egger,Barbara Mayr,Christoph Leitner,Verena Haas,Markus Auer,Eva Schwarz,Peter Lang,"+
		"Nina Holzer,Georg Wimmer,Ivana Petrović,Martin Aigner,Claudia Strasser,Hannes Koller,Birgit Reisinger,Alexander Wolf,Yasemin Öztürk,Franz Lindner", ",")
)

// practise gives the first firm a practice, with three weeks of appointments behind it and three before it.
func (f *filler) practise(ctx context.Context, g *founded) error {
	f.clock.Set(f.now)
	p := &surgery{filler: f, founded: g}
	err := f.office.DB.Write(ctx, g.id, func(ctx context.Context, tx db.Tx) error {
		*p = surgery{filler: f, founded: g, dice: rand.New(rand.NewPCG(2026, 4))}
		for _, step := range []func(context.Context, db.Tx) error{p.open, p.hire, p.offer, p.know, p.book, p.ask} {
			if err := step(ctx, tx); err != nil {
				return err
			}
		}
		f.slug = p.practice.Slug
		return nil
	})
	if err != nil {
		return err
	}
	// Letters leave a while after they are sent, and these left days ago.
	f.clock.Set(f.now.Add(-3 * 24 * time.Hour))
	if err := f.office.DB.Write(ctx, g.id, p.announce); err != nil {
		return err
	}
	if err := f.office.Outbox.Drain(ctx); err != nil {
		return err
	}
	f.clock.Set(f.now)
	return nil
}

// surgery is the practice while it is filled.
type surgery struct {
	*filler
	*founded
	dice      *rand.Rand
	practice  appointment.Practice
	sites     []directory.Site
	staff     []appointment.Staff
	services  []appointment.Service
	customers []appointment.Customer
}

func (s *surgery) verbs() *appointment.Appointments { return s.office.Appointments }
func (s *surgery) owner() directory.Actor           { return s.actors[0] }

func (s *surgery) open(ctx context.Context, tx db.Tx) error {
	p, err := s.verbs().Practise(ctx, tx, s.owner())
	if err != nil {
		return err
	}
	p.Open, p.Phone, p.Email = true, "+31 20 555 01 20", "spreekuur@demo.example"
	p.Intro = "Welkom · Willkommen\nAmsterdam: Houtmankade 12. Wien: Lindengasse 40."
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
	for _, h := range healers {
		week, err := span.ParseWeek(h.week)
		if err != nil {
			return err
		}
		for i, hand := range s.hands {
			if hand.name != h.name {
				continue
			}
			t, err := s.verbs().AddStaff(ctx, tx, s.owner(), s.actors[i].Member)
			if err != nil {
				return err
			}
			if t, err = s.verbs().SetHoursAt(ctx, tx, s.owner(), t.Member, appointment.Hours{Site: s.sites[h.site].ID, Week: week}, t.Rev); err != nil {
				return err
			}
			s.staff = append(s.staff, t)
		}
	}
	return nil
}

func (s *surgery) offer(ctx context.Context, tx db.Tx) error {
	for _, t := range treatments {
		x := t.Service
		x.Online, x.Notice, x.Ahead = true, 2*time.Hour, 60
		x.Sites = []string{s.sites[healers[t.by[0]].site].ID}
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

func (s *surgery) know(ctx context.Context, tx db.Tx) error {
	for i, name := range append(append([]string{}, dutch...), austrian...) {
		first, last, _ := strings.Cut(name, " ")
		c := appointment.Customer{Who: appointment.Who{First: first, Last: last, Telephone: fmt.Sprintf("+31 6 5550 %04d", 1000+37*i)}, Lang: "nl", Zone: "Europe/Amsterdam"}
		if i >= len(dutch) {
			c.Telephone, c.Lang, c.Zone = fmt.Sprintf("+43 660 555 %04d", 1000+37*i), "de-AT", "Europe/Vienna"
		}
		c, err := s.verbs().AddCustomer(ctx, tx, s.owner(), c)
		if err != nil {
			return err
		}
		s.customers = append(s.customers, c)
	}
	return nil
}

// book fills part of each staff member's hours, in the order of the clock.
func (s *surgery) book(ctx context.Context, tx db.Tx) error {
	for n, h := range healers {
		zone := s.sites[h.site].Zone
		today := span.DateOf(s.now, zone)
		over := span.Span{Start: today.AddDays(-21).Span(zone).Start, End: today.AddDays(21).Span(zone).End}
		for _, w := range s.staff[n].At(s.sites[h.site].ID).Windows(over, zone) {
			if err := s.fillWindow(ctx, tx, n, w); err != nil {
				return err
			}
		}
	}
	return nil
}

// fillWindow books about half of a stretch of somebody's hours.
func (s *surgery) fillWindow(ctx context.Context, tx db.Tx, n int, w span.Span) error {
	var mine []appointment.Service
	for i, t := range treatments {
		for _, by := range t.by {
			if by == n {
				mine = append(mine, s.services[i])
			}
		}
	}
	for at := w.StartTime(); ; {
		x := mine[s.dice.IntN(len(mine))]
		if end := at.Add(x.Length); end.After(w.EndTime()) {
			return nil
		}
		if s.dice.IntN(2) == 0 {
			half := len(s.customers) / 2
			c := s.customers[healers[n].site*half+s.dice.IntN(half)]
			_, err := s.verbs().Book(ctx, tx, s.owner(), appointment.Book{Service: x.ID, Staff: s.staff[n].Member, Site: s.sites[healers[n].site].ID, Customer: c.ID, Start: at})
			if err != nil && !fault.Is(err, fault.Taken) {
				return err
			}
		}
		at = at.Add((x.Length + x.After + 14*time.Minute).Truncate(15 * time.Minute))
	}
}

// ask leaves two requests, as customers would have made them while the practice looked at each first.
func (s *surgery) ask(ctx context.Context, tx db.Tx) error {
	p := s.practice
	p.Asks = true
	p, err := s.verbs().ChangePractice(ctx, tx, s.owner(), p)
	if err != nil {
		return err
	}
	for i, who := range []appointment.Who{{First: "Noortje", Last: "Smit", Email: "noortje.smit@kunde.example"}, {First: "Leopold", Last: "Hofbauer", Email: "leopold.hofbauer@kunde.example"}} {
		if err := s.request(ctx, tx, i, who); err != nil {
			return err
		}
	}
	p.Asks = false
	_, err = s.verbs().ChangePractice(ctx, tx, s.owner(), p)
	return err
}

func (s *surgery) request(ctx context.Context, tx db.Tx, site int, who appointment.Who) error {
	service := s.services[2+2*site]
	today := span.DateOf(s.now, s.sites[site].Zone)
	all, err := s.verbs().Offers(ctx, tx, appointment.Ask{Service: service.ID, Site: s.sites[site].ID, From: today.AddDays(1), To: today.AddDays(20)})
	if err != nil || len(all) == 0 {
		return err
	}
	lang := []string{"nl", "de-AT"}[site]
	x, err := s.verbs().Hold(ctx, tx, appointment.Hold{Service: service.ID, Site: s.sites[site].ID, Start: all[len(all)/3].Span.StartTime(),
		Who: appointment.Booker{Who: who, Lang: lang, Zone: s.sites[site].Zone.String()}})
	if err != nil {
		return err
	}
	_, err = s.verbs().Confirm(ctx, tx, x.ID, s.verbs().Digits(x))
	return err
}
