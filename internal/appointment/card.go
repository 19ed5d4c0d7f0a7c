package appointment

import (
	"context"
	"net/url"
	"strings"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Card is a business card: what is asked for, and in what Card gives, what is printed.
type Card struct {
	Member  string // one of the staff; empty: the practice
	Site    string // whose address and telephone are on it
	Name    string
	Role    string // below the name
	Address string
	Phone   string
	Link    string // an address of the web; empty: the booking link
	Slug    string // of the booking link
}

// Card fills a business card in; it takes the right Settings.
func (a *Appointments) Card(ctx context.Context, tx db.Tx, actor directory.Actor, c Card) (Card, error) {
	p, err := a.Settings(ctx, tx, actor)
	if err != nil {
		return c, err
	}
	c.Name, c.Address, c.Phone, c.Slug = actor.OrgName, "", p.Phone, p.Slug
	if c.Link = strings.TrimSpace(c.Link); c.Link != "" && !isWeb(c.Link) {
		return c, fault.New(fault.Invalid, i18n.CardWebBad).On("link")
	}
	if len(c.Role) > 400 {
		return c, fault.New(fault.Invalid, i18n.TooLong, 400).On("role")
	}
	if c.Member != "" {
		s, err := staffByID(tx, c.Member)
		if err != nil {
			return c, on(err, "member")
		}
		c.Name = s.Name
		if c.Role == "" {
			c.Role = actor.OrgName
		}
	}
	if c.Site == "" {
		return c, nil
	}
	s, err := directory.SiteByID(tx, c.Site)
	if err != nil {
		return c, on(err, "site")
	}
	c.Address = s.Address
	if s.Phone != "" {
		c.Phone = s.Phone
	}
	return c, nil
}

// on says of a refusal which field it is about.
func on(err error, field string) error {
	if f, ok := fault.As(err); ok {
		return f.On(field)
	}
	return err
}

// isWeb tells whether a text is an address of the web that fits into a code.
func isWeb(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Host != "" && (u.Scheme == "https" || u.Scheme == "http") && len(s) <= 200
}
