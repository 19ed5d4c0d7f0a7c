package demo

import (
	"context"
	"slices"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/newsletter"
)

// circular is a letter to a group of customers of a site.
type circular struct {
	group, lang, subject, text string
	site                       int
	sent                       bool // days ago; otherwise it is being written
}

// circulars are one that went out, and one that is being written.
func circulars() []circular {
	return []circular{
		{group: "Rugschool", lang: "nl", site: 0, sent: true, subject: "Rugschool in het voorjaar: nog drie plaatsen", text: "# Acht avonden voor je rug\n\n" +
			"Vanaf **dinsdag 13 april**, telkens van 18.30 tot 19.30 uur, Houtmankade 12.\n\n- warme kleding is genoeg\n- matten zijn er\n- de eerste avond is gratis\n\n" +
			"Aanmelden kan aan de balie of per telefoon."},
		{group: "Rückenschule", lang: "de", site: 1, subject: "Neu: Rückenschule am Donnerstagabend", text: "# Acht Abende für den Rücken\n\n" +
			"Ab **Donnerstag, 6. Mai**, jeweils 18:30 bis 19:30 Uhr, Lindengasse 40.\n\n- Matten sind da\n- der erste Abend ist gratis\n\nFragen? Rufen Sie uns einfach an."},
	}
}

// circulate writes the practice's letters, and lets leave what was sent.
func (s *surgery) circulate(ctx context.Context) error {
	if len(s.clinic.circulars) == 0 {
		return nil
	}
	s.clock.Set(s.now.Add(-3 * 24 * time.Hour))
	if err := s.office.DB.Write(ctx, s.id, s.announce); err != nil {
		return err
	}
	return s.office.Outbox.Drain(ctx)
}

// announce gives some customers addresses and lets most of them agree, writes the letters and sends the first.
func (s *surgery) announce(ctx context.Context, tx db.Tx) error {
	n, setting := s.office.Newsletters, newsletter.Setting{Asks: true, Imprint: "Arbodienst & Fysiotherapie\nHoutmankade 12, 1013 Amsterdam · Lindengasse 40, 1070 Wien", Rev: 1}
	if _, err := n.Set(ctx, tx, s.owner(), setting); err != nil {
		return err
	}
	for _, c := range s.clinic.circulars {
		readers := s.customers[c.site][:9]
		group, err := s.gather(ctx, tx, readers, c.group)
		if err != nil {
			return err
		}
		l, err := n.Write(ctx, tx, s.owner(), newsletter.Writing{Subject: c.subject, Text: c.text, Lang: c.lang, Groups: []string{group}})
		if err != nil {
			return err
		}
		if !c.sent || n.Mute {
			continue
		}
		a, err := n.For(ctx, tx, s.owner(), l.ID)
		if err != nil {
			return err
		}
		if _, err := n.Send(ctx, tx, s.owner(), l.ID, l.Rev, a.Mails); err != nil {
			return err
		}
	}
	return nil
}

// gather puts customers with addresses into a group; of every three, two have agreed.
func (s *surgery) gather(ctx context.Context, tx db.Tx, readers []appointment.Customer, group string) (string, error) {
	for i, c := range readers {
		c, err := s.verbs().CustomerByID(ctx, tx, s.owner(), c.ID)
		if err != nil {
			return "", err
		}
		groups, err := s.verbs().GroupsOf(ctx, tx, s.owner(), c.ID)
		if err != nil {
			return "", err
		}
		if c.Email == "" {
			c.Email = hand{name: c.Name()}.email("kunde.example")
		}
		if c, err = s.verbs().ChangeCustomer(ctx, tx, s.owner(), appointment.CustomerForm{Customer: c, Groups: groups, New: []string{group}}); err != nil {
			return "", err
		}
		if i%3 == 2 {
			continue
		}
		given := s.now.Add(-time.Duration(60+11*i) * 24 * time.Hour)
		if err := s.office.Newsletters.Agree(ctx, tx, s.owner(), c, given, newsletter.Hows[i%len(newsletter.Hows)]); err != nil {
			return "", err
		}
	}
	all, err := s.verbs().CustomerGroups(ctx, tx, s.owner())
	at := slices.IndexFunc(all, func(g appointment.Group) bool { return g.Name == group })
	if err != nil || at < 0 {
		return "", err
	}
	return all[at].ID, nil
}
