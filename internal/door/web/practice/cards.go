package practice

import (
	"context"
	"net/http"
	"strings"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/label"
)

// cardsPage chooses what a card says and how it is laid on paper.
type cardsPage struct {
	Staff  []appointment.Staff
	Sites  []directory.Site
	Card   appointment.Card
	Layout label.CardLayout
	Fault  *fault.Fault
}

func (p *Pages) cards(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.cardsPage(v, r, nil)
}

func (p *Pages) cardsPage(v *kit.View, r *http.Request, refused *fault.Fault) (kit.Answer, error) {
	page := cardsPage{Card: readCard(r), Layout: label.CardLayoutOf(r.Form.Get("layout")), Fault: refused}
	err := p.read(v, r, func(ctx context.Context, tx db.Tx, practice appointment.Practice) (err error) {
		if page.Card.Link == "" {
			page.Card.Link = p.link(practice)
		}
		if page.Staff, err = p.Appointments.Calendars(ctx, tx, v.Actor); err != nil {
			return err
		}
		page.Sites, err = directory.SiteList(tx)
		return err
	})
	return answer(kit.Page(v.T(i18n.Cards), cardsForm(v, page)), refused, err)
}

func readCard(r *http.Request) appointment.Card {
	get := func(k string) string { return strings.TrimSpace(r.Form.Get(k)) }
	return appointment.Card{Member: get("member"), Site: get("site"), Role: get("role"), Link: get("link")}
}

// printCards answers with the cards as a file.
func (p *Pages) printCards(v *kit.View, r *http.Request) (kit.Answer, error) {
	var c appointment.Card
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		c, err = p.Appointments.Card(r.Context(), tx, v.Actor, readCard(r))
		return err
	})
	if f, ok := shown(err); ok {
		return p.cardsPage(v, r, f)
	}
	if err != nil {
		return kit.Answer{}, err
	}
	if c.Link == "" {
		c.Link = p.link(appointment.Practice{Slug: c.Slug})
	}
	card := label.Card{Name: c.Name, Role: c.Role, Address: c.Address, Phone: c.Phone, URL: c.Link, Call: v.T(i18n.PosterSays)}
	pdf, err := label.Cards(label.CardLayoutOf(r.Form.Get("layout")), card, v.Lang, v.Now)
	return kit.Answer{Status: http.StatusOK, File: &kit.Download{Name: "cards.pdf", Type: "application/pdf", Body: pdf}}, err
}
