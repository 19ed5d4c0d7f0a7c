package demo

import (
	"context"
	"slices"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/newsletter"
)

// The practice's letters: one that went out three days ago, and one that is being written.
var circulars = []struct {
	group, lang, subject, text string
	sent                       bool
}{
	{"Rugschool", "nl", "Rugschool in het voorjaar: nog drie plaatsen", "# Acht avonden voor je rug\n\n" +
		"Vanaf **dinsdag 13 april**, telkens van 18.30 tot 19.30 uur, Houtmankade 12.\n\n- warme kleding is genoeg\n- matten zijn er\n- de eerste avond is gratis\n\n" +
		"Aanmelden kan aan de balie of per telefoon.", true},
	{"Rückenschule", "de", "Neu: Rückenschule am Donnerstagabend", "# Acht Abende für den Rücken\n\n" +
		"Ab **Donnerstag, 6. Mai**, jeweils 18:30 bis 19:30 Uhr, Lindengasse 40.\n\n- Matten sind da\n- der erste Abend ist gratis\n\nFragen? Rufen Sie uns einfach an.", false},
}

// announce gives some customers addresses and lets most of them agree, writes the letters and sends the first.
func (s *surgery) announce(ctx context.Context, tx db.Tx) error {
	n, setting := s.office.Newsletters, newsletter.Setting{Asks: true, Imprint: "Arbodienst & Fysiotherapie\nHoutmankade 12, 1013 Amsterdam · Lindengasse 40, 1070 Wien", Rev: 1}
	if _, err := n.Set(ctx, tx, s.owner(), setting); err != nil {
		return err
	}
	half := len(s.customers) / 2
	for i, c := range circulars {
		readers := s.customers[i*half : i*half+9]
		group, err := s.gather(ctx, tx, readers, c.group)
		if err != nil {
			return err
		}
		l, err := n.Write(ctx, tx, s.owner(), newsletter.Writing{Subject: c.subject, Text: c.text, Lang: c.lang, Groups: []string{group}})
		if err != nil || !c.sent {
			return err
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
		c.Email = hand{name: c.Name()}.email("kunde.example")
		if c, err = s.verbs().ChangeCustomer(ctx, tx, s.owner(), appointment.CustomerForm{Customer: c, New: []string{group}}); err != nil {
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
