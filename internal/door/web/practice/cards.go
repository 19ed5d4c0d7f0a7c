package practice

import (
	"context"
	"net/http"
	"net/url"
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
	Practice             appointment.Practice
	Staff                []appointment.Staff
	Sites                []directory.Site
	For, Role, Site, URL string
	Layout               label.CardLayout
	Fault                *fault.Fault
}

func (p *Pages) cards(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.cardsPage(v, r, nil)
}

func (p *Pages) cardsPage(v *kit.View, r *http.Request, refused *fault.Fault) (kit.Answer, error) {
	page, err := p.readCards(v, r)
	page.Fault = refused
	return answer(kit.Page(v.T(i18n.Cards), cardsForm(v, page)), refused, err)
}

func (p *Pages) readCards(v *kit.View, r *http.Request) (cardsPage, error) {
	get := func(k string) string { return strings.TrimSpace(r.Form.Get(k)) }
	page := cardsPage{For: get("for"), Role: get("role"), Site: get("site"), URL: get("url"), Layout: label.CardLayoutOf(get("layout"))}
	err := p.read(v, r, func(ctx context.Context, tx db.Tx, practice appointment.Practice) (err error) {
		page.Practice = practice
		if page.Staff, err = p.Appointments.Calendars(ctx, tx, v.Actor); err != nil {
			return err
		}
		page.Sites, err = directory.SiteList(tx)
		return err
	})
	if page.URL == "" {
		page.URL = p.link(page.Practice)
	}
	return page, err
}

// card is what was chosen, as it is printed.
func (c cardsPage) card(v *kit.View) (label.Card, error) {
	out := label.Card{Name: v.Actor.OrgName, Role: cut(c.Role), Phone: c.Practice.Phone, URL: c.URL, Call: v.T(i18n.PosterSays)}
	if u, err := url.Parse(c.URL); err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || len(c.URL) > 200 {
		return out, fault.New(fault.Invalid, i18n.CardWebBad).On("url")
	}
	if c.For != "" {
		s, err := pick(c.Staff, func(s appointment.Staff) bool { return s.Member == c.For }, "for")
		if err != nil {
			return out, err
		}
		if out.Role == "" {
			out.Role = v.Actor.OrgName
		}
		out.Name = s.Name
	}
	if c.Site != "" {
		s, err := pick(c.Sites, func(s directory.Site) bool { return s.ID == c.Site }, "site")
		if err != nil {
			return out, err
		}
		out.Address = s.Address
		if s.Phone != "" {
			out.Phone = s.Phone
		}
	}
	return out, nil
}

// cut keeps a line within what a card can hold.
func cut(s string) string {
	r := []rune(s)
	return string(r[:min(len(r), 100)])
}

// pick finds the chosen one.
func pick[T any](all []T, is func(T) bool, field string) (one T, err error) {
	for _, x := range all {
		if is(x) {
			return x, nil
		}
	}
	return one, fault.New(fault.NotFound, i18n.NotFound).On(field)
}

// printCards answers with the cards as a file.
func (p *Pages) printCards(v *kit.View, r *http.Request) (kit.Answer, error) {
	page, err := p.readCards(v, r)
	if err != nil {
		return answer(kit.Answer{}, nil, err)
	}
	card, err := page.card(v)
	if f, ok := shown(err); ok {
		return p.cardsPage(v, r, f)
	}
	pdf, err := label.Cards(page.Layout, card, v.Lang, v.Now)
	return kit.Answer{Status: http.StatusOK, File: &kit.Download{Name: "cards.pdf", Type: "application/pdf", Body: pdf}}, err
}
