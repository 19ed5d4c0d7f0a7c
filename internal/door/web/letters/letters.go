// Package letters is where a practice writes newsletters, looks at them, sends them and sees how far they have come; and where
// whoever gets them unsubscribes.
package letters

import (
	"context"
	_ "embed" // the style
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/newsletter"
	"bureau/internal/rate"
)

// CSS is the style of this feature's pages.
//
//go:embed letters.css
var CSS string

// Pages are the handlers of this feature.
type Pages struct {
	Kit          *kit.Kit
	DB           *db.DB
	Appointments *appointment.Appointments
	Newsletters  *newsletter.Newsletters
	again        *rate.Limiter // of one link
}

// Mount puts the pages on their addresses.
func (p *Pages) Mount(mux *http.ServeMux) {
	p.again = rate.New(rate.Limit{PerSecond: 1.0 / 600, Burst: 6})
	mux.Handle("GET /newsletters", p.Kit.Signed(p.list))
	mux.Handle("GET /newsletters/new", p.Kit.Signed(p.begin))
	mux.Handle("POST /newsletters/new", p.Kit.Signed(p.write))
	mux.Handle("GET /newsletters/settings", p.Kit.Signed(p.settings))
	mux.Handle("POST /newsletters/settings", p.Kit.Signed(p.set))
	mux.Handle("GET /newsletters/{id}", p.Kit.Signed(p.letter))
	mux.Handle("GET /newsletters/{id}/mail", p.Kit.Signed(p.mail))
	mux.Handle("GET /newsletters/{id}/readers", p.Kit.Signed(p.readers))
	mux.Handle("GET /newsletters/{id}/mails", p.Kit.Signed(p.mails))
	mux.Handle("GET /newsletters/{id}/edit", p.Kit.Signed(p.edit))
	mux.Handle("POST /newsletters/{id}/edit", p.Kit.Signed(p.change))
	mux.Handle("GET /newsletters/{id}/send", p.Kit.Signed(p.ask))
	mux.Handle("POST /newsletters/{id}/send", p.Kit.Signed(p.send))
	mux.Handle("POST /newsletters/{id}/test", p.Kit.Signed(p.test))
	mux.Handle("POST /newsletters/{id}/stop", p.Kit.Signed(p.step(func(n *newsletter.Newsletters) step { return n.Stop })))
	mux.Handle("POST /newsletters/{id}/go-on", p.Kit.Signed(p.step(func(n *newsletter.Newsletters) step { return n.GoOn })))
	mux.Handle("POST /newsletters/{id}/copy", p.Kit.Signed(p.copy))
	mux.Handle("POST /newsletters/{id}/remove", p.Kit.Signed(p.remove))
	mux.Handle("GET /news/{org}/{link}", p.Kit.Open(p.off))
	mux.Handle("POST /news/{org}/{link}", p.Kit.Open(p.unsubscribe))
	mux.Handle("POST /news/{org}/{link}/again", p.Kit.Open(p.subscribe))
}

// pageSize is how many letters, readers or mails a page lists.
const pageSize = 50

type listPage struct {
	All  []newsletter.Listed
	Next string
	Zone *time.Location
}

func (p *Pages) list(v *kit.View, r *http.Request) (kit.Answer, error) {
	var l listPage
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if l.All, l.Next, err = p.Newsletters.List(r.Context(), tx, v.Actor, r.Form.Get("after"), pageSize); err != nil {
			return err
		}
		l.Zone, err = directory.ZoneOf(tx, v.Actor)
		return err
	})
	if l.Next != "" {
		l.Next = "/newsletters?after=" + l.Next
	}
	return kit.Page(v.T(i18n.Newsletters), list(v, l)), err
}

// formPage is a letter as it is written.
type formPage struct {
	ID     string
	Rev    int64
	W      newsletter.Writing
	Groups []appointment.Group
	Now    *newsletter.Letter // as it is, where somebody changed it meanwhile
	Fault  *fault.Fault
}

func (f formPage) action() string {
	if f.ID == "" {
		return "/newsletters/new"
	}
	return at(f.ID, "/edit")
}

func (f formPage) back() string {
	if f.ID == "" {
		return "/newsletters"
	}
	return at(f.ID, "")
}

func (f formPage) in(group string) bool { return slices.Contains(f.W.Groups, group) }

func at(letter, path string) string { return "/newsletters/" + letter + path }

func (p *Pages) begin(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.formPage(v, r, formPage{W: newsletter.Writing{Lang: v.Lang, Groups: r.Form["group"]}})
}

// formPage completes the form with what it offers, and shows it.
func (p *Pages) formPage(v *kit.View, r *http.Request, f formPage) (kit.Answer, error) {
	if !newsletter.May(v.Actor) {
		return kit.Answer{}, fault.New(fault.Refused, i18n.NoRight)
	}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if f.Fault != nil && f.Fault.Code == fault.Stale {
			now, err := p.Newsletters.Get(r.Context(), tx, v.Actor, f.ID)
			if err != nil {
				return err
			}
			f.Now = &now
		}
		f.Groups, err = p.Appointments.CustomerGroups(r.Context(), tx, v.Actor)
		return err
	})
	title := v.T(i18n.NewsWrite)
	if f.ID != "" {
		title = v.T(i18n.NewsEdit)
	}
	return answered(kit.Page(title, form(v, title, f)), f.Fault), err
}

// answered gives an answer the status of the refusal that it shows.
func answered(a kit.Answer, refused *fault.Fault) kit.Answer {
	if refused != nil {
		a.Status = kit.Status(refused.Code)
	}
	return a
}

func typed(r *http.Request) newsletter.Writing {
	f := r.PostForm
	return newsletter.Writing{Subject: f.Get("subject"), Text: f.Get("text"), Lang: f.Get("lang"), OnlyLang: f.Get("only") != "", All: f.Get("all") != "",
		Groups: f["group"]}
}

// try does something in one transaction; a refusal that the page can show comes back beside the error.
func (p *Pages) try(v *kit.View, r *http.Request, do func(ctx context.Context, tx db.Tx) error) (*fault.Fault, error) {
	err := p.DB.Write(r.Context(), v.Actor.Org, do)
	f, ok := fault.As(err)
	if !ok || f.Code == fault.NotFound || f.Code == fault.Refused {
		return nil, err
	}
	return f, nil
}

func (p *Pages) write(v *kit.View, r *http.Request) (kit.Answer, error) {
	w := typed(r)
	var l newsletter.Letter
	f, err := p.try(v, r, func(ctx context.Context, tx db.Tx) (err error) {
		l, err = p.Newsletters.Write(ctx, tx, v.Actor, w)
		return err
	})
	if f != nil {
		return p.formPage(v, r, formPage{W: w, Fault: f})
	}
	return kit.Go(at(l.ID, ""), "saved"), err
}

func (p *Pages) edit(v *kit.View, r *http.Request) (kit.Answer, error) {
	var l newsletter.Letter
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		l, err = p.Newsletters.Get(r.Context(), tx, v.Actor, r.PathValue("id"))
		return err
	})
	if err != nil {
		return kit.Answer{}, err
	}
	if l.State != newsletter.Draft {
		return kit.Go(at(l.ID, ""), ""), nil
	}
	return p.formPage(v, r, formPage{ID: l.ID, Rev: l.Rev, W: l.Writing()})
}

func (p *Pages) change(v *kit.View, r *http.Request) (kit.Answer, error) {
	w, id := typed(r), r.PathValue("id")
	f, err := p.try(v, r, func(ctx context.Context, tx db.Tx) error {
		_, err := p.Newsletters.Change(ctx, tx, v.Actor, id, kit.Rev(r), w)
		return err
	})
	if f != nil {
		return p.formPage(v, r, formPage{ID: id, Rev: kit.Rev(r), W: w, Fault: f})
	}
	return kit.Go(at(id, ""), "saved"), err
}

// letterPage is a letter, and who gets it or how far it has come.
type letterPage struct {
	Letter   newsletter.Letter
	Audience newsletter.Audience // of a draft
	Progress newsletter.Progress
	Zone     *time.Location
	Fault    *fault.Fault
}

func (p *Pages) letter(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.letterPage(v, r, nil)
}

func (p *Pages) read(v *kit.View, r *http.Request) (l letterPage, err error) {
	return l, p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		ctx, id := r.Context(), r.PathValue("id")
		if l.Letter, err = p.Newsletters.Get(ctx, tx, v.Actor, id); err != nil {
			return err
		}
		if l.Zone, err = directory.ZoneOf(tx, v.Actor); err != nil {
			return err
		}
		if l.Letter.State == newsletter.Draft {
			l.Audience, err = p.Newsletters.For(ctx, tx, v.Actor, id)
		} else {
			l.Progress, err = p.Newsletters.Progress(ctx, tx, v.Actor, id)
		}
		return err
	})
}

func (p *Pages) letterPage(v *kit.View, r *http.Request, refused *fault.Fault) (kit.Answer, error) {
	l, err := p.read(v, r)
	if err != nil {
		return kit.Answer{}, err
	}
	l.Fault = refused
	a := answered(kit.Page(l.Letter.Subject, letter(v, l)), refused)
	a.Frames = true
	return a, nil
}

// mail is the letter as a mail program shows it, for the frames of its page.
func (p *Pages) mail(v *kit.View, r *http.Request) (a kit.Answer, err error) {
	return a, p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		a.Sheet, err = p.Newsletters.Preview(r.Context(), tx, v.Actor, r.PathValue("id"))
		return err
	})
}

// readersPage lists who gets a draft, or who does not for one reason.
type readersPage struct {
	Letter newsletter.Letter
	Why    newsletter.Why
	Found  []newsletter.Reader
	Next   string
}

func (p *Pages) readers(v *kit.View, r *http.Request) (kit.Answer, error) {
	l, err := p.read(v, r)
	if err != nil {
		return kit.Answer{}, err
	}
	page := readersPage{Letter: l.Letter, Why: newsletter.Why(r.Form.Get("why"))}
	from, _ := strconv.Atoi(r.Form.Get("from"))
	for _, x := range l.Audience.Readers {
		if x.Why == page.Why {
			page.Found = append(page.Found, x)
		}
	}
	from = min(max(from, 0), len(page.Found))
	if to := from + pageSize; to < len(page.Found) {
		page.Next = at(l.Letter.ID, "/readers?"+url.Values{"why": {string(page.Why)}, "from": {strconv.Itoa(to)}}.Encode())
		page.Found = page.Found[:to]
	}
	page.Found = page.Found[from:]
	return kit.Page(v.T(whyText(page.Why)), readers(v, page)), nil
}

// mailsPage lists what became of a letter's mails.
type mailsPage struct {
	Letter newsletter.Letter
	Of     newsletter.Standing
	Found  []newsletter.Delivery
	Next   string
}

func (p *Pages) mails(v *kit.View, r *http.Request) (kit.Answer, error) {
	page := mailsPage{Of: newsletter.Standing(r.Form.Get("state"))}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if page.Letter, err = p.Newsletters.Get(r.Context(), tx, v.Actor, r.PathValue("id")); err != nil {
			return err
		}
		page.Found, page.Next, err = p.Newsletters.Deliveries(r.Context(), tx, v.Actor, page.Letter.ID, page.Of, r.Form.Get("after"), pageSize)
		return err
	})
	if page.Next != "" {
		page.Next = at(page.Letter.ID, "/mails?"+url.Values{"state": {string(page.Of)}, "after": {page.Next}}.Encode())
	}
	return kit.Page(v.T(standingText(page.Of)), mails(v, page)), err
}

func (p *Pages) ask(v *kit.View, r *http.Request) (kit.Answer, error) { return p.askPage(v, r, nil) }

// askPage names the number before anything is sent.
func (p *Pages) askPage(v *kit.View, r *http.Request, refused *fault.Fault) (kit.Answer, error) {
	l, err := p.read(v, r)
	if err != nil {
		return kit.Answer{}, err
	}
	if l.Letter.State != newsletter.Draft {
		return kit.Go(at(l.Letter.ID, ""), ""), nil
	}
	l.Fault = refused
	return answered(kit.Page(v.T(i18n.NewsSendAsk), ask(v, l)), refused), nil
}

func (p *Pages) send(v *kit.View, r *http.Request) (kit.Answer, error) {
	mails, err := strconv.Atoi(r.PostForm.Get("mails"))
	if err != nil {
		mails = -1
	}
	id := r.PathValue("id")
	f, err := p.try(v, r, func(ctx context.Context, tx db.Tx) error {
		_, err := p.Newsletters.Send(ctx, tx, v.Actor, id, kit.Rev(r), mails)
		return err
	})
	if f != nil {
		return p.askPage(v, r, f)
	}
	return kit.Go(at(id, ""), ""), err
}

func (p *Pages) test(v *kit.View, r *http.Request) (kit.Answer, error) {
	id := r.PathValue("id")
	f, err := p.try(v, r, func(ctx context.Context, tx db.Tx) error { return p.Newsletters.Test(ctx, tx, v.Actor, id) })
	if f != nil {
		return p.letterPage(v, r, f)
	}
	return kit.Go(at(id, ""), "letter-tested"), err
}

// step is a verb that takes a letter on.
type step func(ctx context.Context, tx db.Tx, actor directory.Actor, letter string) (newsletter.Letter, error)

func (p *Pages) step(of func(n *newsletter.Newsletters) step) kit.Handler {
	return func(v *kit.View, r *http.Request) (kit.Answer, error) {
		id := r.PathValue("id")
		f, err := p.try(v, r, func(ctx context.Context, tx db.Tx) error {
			_, err := of(p.Newsletters)(ctx, tx, v.Actor, id)
			return err
		})
		if f != nil {
			return p.letterPage(v, r, f)
		}
		return kit.Go(at(id, ""), ""), err
	}
}

func (p *Pages) copy(v *kit.View, r *http.Request) (kit.Answer, error) {
	var l newsletter.Letter
	f, err := p.try(v, r, func(ctx context.Context, tx db.Tx) (err error) {
		l, err = p.Newsletters.Copy(ctx, tx, v.Actor, r.PathValue("id"))
		return err
	})
	if f != nil {
		return p.letterPage(v, r, f)
	}
	return kit.Go(at(l.ID, "/edit"), "added"), err
}

func (p *Pages) remove(v *kit.View, r *http.Request) (kit.Answer, error) {
	f, err := p.try(v, r, func(ctx context.Context, tx db.Tx) error {
		return p.Newsletters.Remove(ctx, tx, v.Actor, r.PathValue("id"), kit.Rev(r))
	})
	if f != nil {
		return p.letterPage(v, r, f)
	}
	return kit.Go("/newsletters", "removed"), err
}

// settingsPage is how the practice sends newsletters.
type settingsPage struct {
	Setting newsletter.Setting
	Now     *newsletter.Setting
	Fault   *fault.Fault
}

func (p *Pages) settings(v *kit.View, r *http.Request) (kit.Answer, error) {
	var s settingsPage
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		s.Setting, err = p.Newsletters.Settings(r.Context(), tx, v.Actor)
		return err
	})
	return kit.Page(v.T(i18n.NewsSettings), settings(v, s)), err
}

func (p *Pages) set(v *kit.View, r *http.Request) (kit.Answer, error) {
	s := settingsPage{Setting: newsletter.Setting{Asks: r.PostForm.Get("asks") != "", Imprint: r.PostForm.Get("imprint"), Rev: kit.Rev(r)}}
	f, err := p.try(v, r, func(ctx context.Context, tx db.Tx) error {
		_, err := p.Newsletters.Set(ctx, tx, v.Actor, s.Setting)
		return err
	})
	if f != nil {
		s.Fault = f
		if now, ok := f.More.(newsletter.Setting); ok {
			s.Now = &now
		}
		return answered(kit.Page(v.T(i18n.NewsSettings), settings(v, s)), f), nil
	}
	return kit.Go("/newsletters/settings", "saved"), err
}
