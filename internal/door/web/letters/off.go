package letters

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/newsletter"
)

// offPage is where the link of a letter leads.
type offPage struct {
	Org, Link string
	Name      string // the practice's
	Off       bool
	Test      bool // a letter to its writer leads here: nothing happens
	Fault     *fault.Fault
}

// to is an address about the link, in the reader's language.
func (o offPage) to(v *kit.View, path string) string {
	return "/news/" + o.Org + "/" + o.Link + path + "?" + url.Values{"lang": {v.Lang}}.Encode()
}

// looked finds what a link stands for, and changes nothing.
func (p *Pages) looked(r *http.Request) (o offPage, err error) {
	o = offPage{Org: r.PathValue("org"), Link: r.PathValue("link"), Test: r.PathValue("link") == newsletter.TestLink}
	err = p.DB.Read(r.Context(), o.Org, func(tx db.Tx) (err error) {
		if !o.Test {
			if o.Off, err = p.Newsletters.IsOff(r.Context(), tx, o.Link); err != nil {
				return err
			}
		}
		o.Name, err = directory.OrgName(tx)
		return directory.Missing(err)
	})
	return o, err
}

func (p *Pages) off(v *kit.View, r *http.Request) (kit.Answer, error) {
	o, err := p.looked(r)
	return p.offPage(v, o), err
}

func (p *Pages) offPage(v *kit.View, o offPage) kit.Answer {
	a := answered(kit.Page(v.T(i18n.NewsOffTitle, o.Name), off(v, o)), o.Fault)
	a.Outer = &kit.Outer{}
	return a
}

// unsubscribe does it at once, whoever asks: a person at the page's button, or their mail program (RFC 8058, section 3.1), whose
// request brings no cookie, may be in either form, and follows no redirect.
func (p *Pages) unsubscribe(v *kit.View, r *http.Request) (kit.Answer, error) {
	o, err := p.looked(r)
	if err == nil && !o.Test {
		err = p.DB.Write(r.Context(), o.Org, func(ctx context.Context, tx db.Tx) error { return p.Newsletters.Unsubscribe(ctx, tx, o.Link) })
	}
	if err != nil {
		return kit.Answer{}, err
	}
	if r.PostForm.Get("page") != "" {
		return kit.Go(o.to(v, ""), ""), nil
	}
	o.Off = !o.Test
	return p.offPage(v, o), nil
}

// subscribe takes it back.
func (p *Pages) subscribe(v *kit.View, r *http.Request) (kit.Answer, error) {
	o, err := p.looked(r)
	if err != nil || o.Test {
		return p.offPage(v, o), err
	}
	if p.again.Take(o.Org+" "+o.Link, time.Now()) > 0 {
		o.Fault = fault.New(fault.TooMany, i18n.TooManyRequests)
		return p.offPage(v, o), nil
	}
	err = p.DB.Write(r.Context(), o.Org, func(ctx context.Context, tx db.Tx) error { return p.Newsletters.Subscribe(ctx, tx, o.Link) })
	return kit.Go(o.to(v, ""), "subscribed"), err
}
