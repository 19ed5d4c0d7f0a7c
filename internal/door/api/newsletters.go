package api

import (
	"context"
	"net/http"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/newsletter"
)

type newsletterShown struct {
	ID       string               `json:"id"`
	Subject  string               `json:"subject"`
	Text     string               `json:"text"`
	Language language             `json:"language"`
	OnlyLang bool                 `json:"only_language" doc:"Only to customers who are written to in its language."`
	All      bool                 `json:"everybody" doc:"To all customers, whatever their groups."`
	Groups   []named              `json:"customer_groups" nullable:"false"`
	State    string               `json:"state" enum:"draft,sending,stopped,sent"`
	Created  time.Time            `json:"created_at"`
	Begun    orNull[time.Time]    `json:"sent_at"`
	Ended    orNull[time.Time]    `json:"ended_at"`
	Audience orNull[audienceBody] `json:"audience" doc:"Of a draft: who gets it, and who does not and why. Null in lists."`
	Progress orNull[progressBody] `json:"progress" doc:"How many addresses it has come to; null for a draft."`
	Rev      int64                `json:"rev" doc:"The number in the ETag."`
}

type audienceBody struct {
	Get          int `json:"get" doc:"Customers who get it."`
	Mails        int `json:"mails" doc:"Addresses that it goes to, each once."`
	NoAddress    int `json:"no_address"`
	Unsubscribed int `json:"unsubscribed"`
	Bounced      int `json:"bounced"`
	NoConsent    int `json:"no_consent"`
	OtherLang    int `json:"other_language"`
}

type progressBody struct {
	All      int `json:"all"`
	Waiting  int `json:"waiting"`
	Sent     int `json:"sent"`
	Refused  int `json:"refused"`
	Failed   int `json:"failed"`
	Doubtful int `json:"doubtful" doc:"The office or the relay failed while it was handed over; they are not sent again."`
	LeftOut  int `json:"left_out" doc:"They unsubscribed, or agreed no longer, before it was their turn."`
}

func showNewsletter(l newsletter.Letter) newsletterShown {
	out := newsletterShown{ID: l.ID, Subject: l.Subject, Text: l.Text, Language: language(l.Lang), OnlyLang: l.OnlyLang, All: l.All, Groups: []named{},
		State: string(l.State), Created: l.Created, Rev: l.Rev}
	for _, g := range l.Groups {
		out.Groups = append(out.Groups, named{g.ID, g.Name})
	}
	if !l.Begun.IsZero() {
		out.Begun = some(l.Begun)
	}
	if !l.Ended.IsZero() {
		out.Ended = some(l.Ended)
	}
	return out
}

func showProgress(p newsletter.Progress) progressBody {
	return progressBody{p.All, p.Waiting, p.Sent, p.Refused, p.Failed, p.Doubtful, p.LeftOut}
}

func showAudience(a newsletter.Audience) audienceBody {
	return audienceBody{a.Get, a.Mails, a.Not[newsletter.NoAddress], a.Not[newsletter.Unsubscribed], a.Not[newsletter.Bounced], a.Not[newsletter.NoConsent],
		a.Not[newsletter.OtherLang]}
}

// NewsletterFields are what somebody writes of a newsletter.
type NewsletterFields struct {
	Subject  *string   `json:"subject,omitempty" maxLength:"150"`
	Text     *string   `json:"text,omitempty" maxLength:"50000" doc:"An empty line begins a paragraph, # a heading, - a list; **bold**, [words](https://…)."`
	Language *language `json:"language,omitempty"`
	OnlyLang *bool     `json:"only_language,omitempty" doc:"Only to customers who are written to in its language."`
	All      *bool     `json:"everybody,omitempty" doc:"To all customers, whatever their groups."`
	Groups   []string  `json:"customer_groups,omitempty" maxItems:"50" doc:"The ids of groups of customers; none keeps them as they are."`
}

func (f NewsletterFields) onto(w *newsletter.Writing) {
	into(f.Subject, &w.Subject)
	into(f.Text, &w.Text)
	into(f.OnlyLang, &w.OnlyLang)
	into(f.All, &w.All)
	if f.Language != nil {
		w.Lang = string(*f.Language)
	}
	if f.Groups != nil {
		w.Groups = f.Groups
	}
}

type (
	newslettersIn  struct{ Paging }
	newslettersOut struct{ Body list[newsletterShown] }
	newsletterOut  struct {
		ETag string `header:"ETag"`
		Body newsletterShown
	}
	newsletterIn struct {
		Body NewsletterFields `nameHint:"NewsletterFields"`
	}
	newsletterChangeIn struct {
		ByID
		IfMatch string           `header:"If-Match" doc:"The ETag of the newsletter as it was read."`
		Body    NewsletterFields `nameHint:"NewsletterFields"`
	}
	newsletterActIn struct {
		ByID
		IfMatch string `header:"If-Match" doc:"The ETag of the newsletter as it was read."`
	}
	newsletterSendIn struct {
		ByID
		IfMatch string `header:"If-Match" doc:"The ETag of the newsletter as it was read."`
		Body    struct {
			Mails int `json:"mails" doc:"To how many addresses, as its audience says; nothing is sent where it is another number by now."`
		} `nameHint:"NewsletterSending"`
	}
	newsletterReadersIn struct {
		ByID
		Why string `query:"why" enum:"no-address,unsubscribed,bounced,no-consent,other-language" doc:"Only those who do not get it for this reason; none means those who get it."`
	}
	newsletterReadersOut struct{ Body list[newsletterReader] }
	newsletterMailsIn    struct {
		ByID
		Paging
		State string `query:"state" enum:"waiting,claimed,sent,refused,failed,doubtful,left-out" default:"sent"`
	}
	newsletterMailsOut struct{ Body list[newsletterMail] }
	newsOut            struct{ Body news }
	newsIn             struct {
		ByID
		Body struct {
			Agreed bool   `json:"agreed" doc:"Otherwise they are unsubscribed, with everybody behind their address."`
			Given  string `json:"given_on,omitempty" format:"date" maxLength:"10" doc:"The day; none means today."`
			How    string `json:"how,omitempty" enum:"talk,paper,phone,mail" doc:"How they agreed."`
		} `nameHint:"CustomerNews"`
	}
	newsSettingsOut struct {
		ETag string `header:"ETag"`
		Body newsSettings
	}
	newsSettingsIn struct {
		IfMatch string `header:"If-Match" doc:"The ETag of the settings as they were read."`
		Body    struct {
			Asks    *bool   `json:"asks,omitempty"`
			Imprint *string `json:"imprint,omitempty" maxLength:"1000"`
		} `nameHint:"NewsletterSettingFields"`
	}
)

type newsSettings struct {
	Asks    bool   `json:"asks" doc:"Customers are asked when they book online."`
	Imprint string `json:"imprint" doc:"Who the practice is, at the end of each letter."`
	Rev     int64  `json:"rev" doc:"The number in the ETag."`
}

type newsletterReader struct {
	Customer string   `json:"customer"`
	Name     string   `json:"name"`
	Email    string   `json:"email"`
	Language language `json:"language"`
}

type newsletterMail struct {
	Customer string            `json:"customer" doc:"Empty once they are erased."`
	Name     string            `json:"name"`
	Email    string            `json:"email"`
	State    string            `json:"state"`
	Ended    orNull[time.Time] `json:"ended_at"`
	Reason   string            `json:"reason" doc:"What the relay said."`
}

type news struct {
	Gets    bool              `json:"gets" doc:"Newsletters go to them."`
	Given   orNull[time.Time] `json:"given_at" doc:"When they agreed."`
	How     string            `json:"how"`
	Off     orNull[time.Time] `json:"unsubscribed_at" doc:"When somebody behind their address unsubscribed."`
	Bounced orNull[time.Time] `json:"bounced_at" doc:"When the relay refused their address for good."`
	Reason  string            `json:"reason" doc:"What the relay said then."`
}

func showNews(c newsletter.Consent) news {
	out := news{Gets: c.Gets(), How: c.How, Reason: c.Reason}
	for to, at := range map[*orNull[time.Time]]time.Time{&out.Given: c.Given, &out.Off: c.Off, &out.Bounced: c.Bounced} {
		if !at.IsZero() {
			*to = some(at)
		}
	}
	return out
}

func (d *door) newsletters() {
	keeps := "Takes the right to book for others or to change settings."
	sees := "Takes a calendar of one's own, or the right to book for others or to change settings."
	change := []fault.Code{fault.Refused, fault.NotFound, fault.Stale, fault.Taken, noCondition}
	act := []fault.Code{fault.Refused, fault.NotFound, fault.Taken, fault.Unavailable}
	handle(d, operation{id: "list-newsletters", method: http.MethodGet, path: "/api/newsletters", group: groupPractice, summary: "The newsletters",
		text: "The latest first. " + keeps, refusal: []fault.Code{fault.Refused}}, d.listNewsletters)
	handle(d, operation{id: "add-newsletter", method: http.MethodPost, path: "/api/newsletters", group: groupPractice, status: http.StatusCreated,
		summary: "Write a newsletter", text: "A draft; nothing is sent. " + keeps, refusal: []fault.Code{fault.Refused, fault.NotFound}}, d.addNewsletter)
	handle(d, operation{id: "get-newsletter", method: http.MethodGet, path: "/api/newsletters/{id}", group: groupPractice, summary: "A newsletter",
		text: "With who would get a draft, or how far it has come. " + keeps, refusal: []fault.Code{fault.Refused, fault.NotFound}}, d.getNewsletter)
	handle(d, operation{id: "change-newsletter", method: http.MethodPatch, path: "/api/newsletters/{id}", group: groupPractice, summary: "Change a draft",
		text: "What is not given stays. " + keeps + " If-Match is required.", refusal: change}, d.changeNewsletter)
	handle(d, operation{id: "remove-newsletter", method: http.MethodDelete, path: "/api/newsletters/{id}", group: groupPractice, status: http.StatusNoContent,
		summary: "Remove a newsletter", text: "With whom it went to; who unsubscribed stays so. " + keeps + " If-Match is required.", refusal: change}, d.removeNewsletter)
	handle(d, operation{id: "copy-newsletter", method: http.MethodPost, path: "/api/newsletters/{id}/copy", group: groupPractice, status: http.StatusCreated,
		summary: "Make a draft of a newsletter", text: keeps, refusal: []fault.Code{fault.Refused, fault.NotFound}}, d.copyNewsletter)
	handle(d, operation{id: "send-newsletter", method: http.MethodPost, path: "/api/newsletters/{id}/send", group: groupPractice, summary: "Send a newsletter",
		text:    "To those who agreed, once to each address, a few at a time. " + keeps + " If-Match is required.",
		refusal: append([]fault.Code{fault.Unavailable, fault.TooMany}, change...)}, d.sendNewsletter)
	handle(d, operation{id: "test-newsletter", method: http.MethodPost, path: "/api/newsletters/{id}/test", group: groupPractice, status: http.StatusNoContent,
		summary: "Mail a newsletter to myself", text: keeps, refusal: []fault.Code{fault.Refused, fault.NotFound, fault.TooMany}}, d.testNewsletter)
	handle(d, operation{id: "stop-newsletter", method: http.MethodPost, path: "/api/newsletters/{id}/stop", group: groupPractice, summary: "Stop sending a newsletter",
		text: "What waits goes on waiting. " + keeps, refusal: act}, d.stepNewsletter(func(n *newsletter.Newsletters) newsletterStep { return n.Stop }))
	handle(d, operation{id: "resume-newsletter", method: http.MethodPost, path: "/api/newsletters/{id}/go-on", group: groupPractice, summary: "Send the rest of a stopped newsletter",
		text: keeps, refusal: act}, d.stepNewsletter(func(n *newsletter.Newsletters) newsletterStep { return n.GoOn }))
	handle(d, operation{id: "list-newsletter-readers", method: http.MethodGet, path: "/api/newsletters/{id}/readers", group: groupPractice,
		summary: "Who gets a newsletter, and who does not", text: "As it stands now, by name. " + keeps, refusal: []fault.Code{fault.Refused, fault.NotFound}}, d.listReaders)
	handle(d, operation{id: "list-newsletter-mails", method: http.MethodGet, path: "/api/newsletters/{id}/mails", group: groupPractice,
		summary: "What became of the mails of a newsletter", text: keeps, refusal: []fault.Code{fault.Refused, fault.NotFound}}, d.listMails)
	handle(d, operation{id: "get-newsletter-settings", method: http.MethodGet, path: "/api/newsletter-settings", group: groupPractice,
		summary: "How the practice sends newsletters", text: "Takes the right to change settings.", refusal: []fault.Code{fault.Refused}}, d.getNewsSettings)
	handle(d, operation{id: "change-newsletter-settings", method: http.MethodPatch, path: "/api/newsletter-settings", group: groupPractice,
		summary: "Change how the practice sends newsletters", text: "Takes the right to change settings. If-Match is required.",
		refusal: []fault.Code{fault.Refused, fault.Stale, noCondition}}, d.changeNewsSettings)
	handle(d, operation{id: "get-customer-news", method: http.MethodGet, path: "/api/customers/{id}/newsletter", group: groupPractice,
		summary: "How a customer stands to newsletters", text: sees, refusal: []fault.Code{fault.Refused, fault.NotFound}}, d.getNews)
	handle(d, operation{id: "set-customer-news", method: http.MethodPut, path: "/api/customers/{id}/newsletter", group: groupPractice,
		summary: "Note that a customer agreed to newsletters, or wants none", text: "Who unsubscribed themselves, only they bring back. " + sees,
		refusal: []fault.Code{fault.Refused, fault.NotFound, fault.Taken}}, d.setNews)
	handle(d, operation{id: "clear-customer-bounce", method: http.MethodPost, path: "/api/customers/{id}/newsletter/reachable", group: groupPractice,
		summary: "Use a customer's address again that took no mail", text: keeps, refusal: []fault.Code{fault.Refused, fault.NotFound}}, d.clearBounce)
}

func (d *door) listNewsletters(ctx context.Context, actor directory.Actor, in *newslettersIn) (*newslettersOut, error) {
	after, err := in.domain()
	if err != nil {
		return nil, err
	}
	out := &newslettersOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, next, err := d.Newsletters.List(ctx, tx, actor, after, in.Limit)
		out.Body = listed(all, next, func(l newsletter.Listed) newsletterShown {
			shown := showNewsletter(l.Letter)
			if l.State != newsletter.Draft {
				shown.Progress = some(showProgress(l.Progress))
			}
			return shown
		})
		return err
	})
}

// newsletter shows a letter with what is known of its readers.
func (d *door) newsletter(ctx context.Context, tx db.Tx, actor directory.Actor, id string) (*newsletterOut, error) {
	l, err := d.Newsletters.Get(ctx, tx, actor, id)
	if err != nil {
		return nil, err
	}
	out := &newsletterOut{etag(l.Rev), showNewsletter(l)}
	if l.State == newsletter.Draft {
		a, err := d.Newsletters.For(ctx, tx, actor, id)
		out.Body.Audience = some(showAudience(a))
		return out, err
	}
	p, err := d.Newsletters.Progress(ctx, tx, actor, id)
	out.Body.Progress = some(showProgress(p))
	return out, err
}

func (d *door) getNewsletter(ctx context.Context, actor directory.Actor, in *ByID) (out *newsletterOut, err error) {
	return out, d.read(ctx, actor, func(tx db.Tx) (err error) {
		out, err = d.newsletter(ctx, tx, actor, in.ID)
		return err
	})
}

// letter runs a verb and shows the letter that came of it.
func (d *door) letter(ctx context.Context, actor directory.Actor, do func(ctx context.Context, tx db.Tx) (newsletter.Letter, error)) (out *newsletterOut, err error) {
	err = d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		l, err := do(ctx, tx)
		if err != nil {
			return letterField(err)
		}
		out, err = d.newsletter(ctx, tx, actor, l.ID)
		return err
	})
	return out, err
}

// letterField puts the refusal of a field where this door has it.
func letterField(err error) error {
	return renamed(renamed(err, "groups", "customer_groups"), "lang", "language")
}

func (d *door) addNewsletter(ctx context.Context, actor directory.Actor, in *newsletterIn) (*newsletterOut, error) {
	return d.letter(ctx, actor, func(ctx context.Context, tx db.Tx) (newsletter.Letter, error) {
		w := newsletter.Writing{Lang: actor.Lang}
		in.Body.onto(&w)
		return d.Newsletters.Write(ctx, tx, actor, w)
	})
}

func (d *door) copyNewsletter(ctx context.Context, actor directory.Actor, in *ByID) (*newsletterOut, error) {
	return d.letter(ctx, actor, func(ctx context.Context, tx db.Tx) (newsletter.Letter, error) {
		return d.Newsletters.Copy(ctx, tx, actor, in.ID)
	})
}

// onLetter runs a verb on a letter as it was read.
func (d *door) onLetter(ctx context.Context, actor directory.Actor, id, ifMatch string,
	do func(ctx context.Context, tx db.Tx, l newsletter.Letter, rev int64) error) error {
	if err := conditioned(ifMatch); err != nil {
		return err
	}
	err := d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		l, err := d.Newsletters.Get(ctx, tx, actor, id)
		if err != nil {
			return err
		}
		return letterField(do(ctx, tx, l, expected(ifMatch, l.Rev)))
	})
	return stale(err, func() (newsletterShown, error) {
		now, err := d.getNewsletter(ctx, actor, &ByID{ID: id})
		if err != nil {
			return newsletterShown{}, err
		}
		return now.Body, nil
	})
}

func (d *door) changeNewsletter(ctx context.Context, actor directory.Actor, in *newsletterChangeIn) (*newsletterOut, error) {
	err := d.onLetter(ctx, actor, in.ID, in.IfMatch, func(ctx context.Context, tx db.Tx, l newsletter.Letter, rev int64) error {
		w := l.Writing()
		in.Body.onto(&w)
		_, err := d.Newsletters.Change(ctx, tx, actor, in.ID, rev, w)
		return err
	})
	if err != nil {
		return nil, err
	}
	return d.getNewsletter(ctx, actor, &in.ByID)
}

func (d *door) removeNewsletter(ctx context.Context, actor directory.Actor, in *newsletterActIn) (*none, error) {
	return &none{}, d.onLetter(ctx, actor, in.ID, in.IfMatch, func(ctx context.Context, tx db.Tx, l newsletter.Letter, rev int64) error {
		return d.Newsletters.Remove(ctx, tx, actor, in.ID, rev)
	})
}

func (d *door) sendNewsletter(ctx context.Context, actor directory.Actor, in *newsletterSendIn) (*newsletterOut, error) {
	err := d.onLetter(ctx, actor, in.ID, in.IfMatch, func(ctx context.Context, tx db.Tx, l newsletter.Letter, rev int64) error {
		_, err := d.Newsletters.Send(ctx, tx, actor, in.ID, rev, in.Body.Mails)
		return err
	})
	if err != nil {
		return nil, err
	}
	return d.getNewsletter(ctx, actor, &in.ByID)
}

func (d *door) testNewsletter(ctx context.Context, actor directory.Actor, in *ByID) (*none, error) {
	return &none{}, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error { return d.Newsletters.Test(ctx, tx, actor, in.ID) })
}

// newsletterStep is a verb that takes a letter on.
type newsletterStep func(ctx context.Context, tx db.Tx, actor directory.Actor, letter string) (newsletter.Letter, error)

func (d *door) stepNewsletter(of func(n *newsletter.Newsletters) newsletterStep) func(context.Context, directory.Actor, *ByID) (*newsletterOut, error) {
	return func(ctx context.Context, actor directory.Actor, in *ByID) (*newsletterOut, error) {
		return d.letter(ctx, actor, func(ctx context.Context, tx db.Tx) (newsletter.Letter, error) {
			return of(d.Newsletters)(ctx, tx, actor, in.ID)
		})
	}
}

func (d *door) listReaders(ctx context.Context, actor directory.Actor, in *newsletterReadersIn) (*newsletterReadersOut, error) {
	out := &newsletterReadersOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		a, err := d.Newsletters.For(ctx, tx, actor, in.ID)
		out.Body.Items = []newsletterReader{}
		for _, r := range a.Readers {
			if string(r.Why) == in.Why {
				out.Body.Items = append(out.Body.Items, newsletterReader{r.Customer, r.Name, r.Email, language(r.Lang)})
			}
		}
		return err
	})
}

func (d *door) listMails(ctx context.Context, actor directory.Actor, in *newsletterMailsIn) (*newsletterMailsOut, error) {
	after, err := in.domain()
	if err != nil {
		return nil, err
	}
	out := &newsletterMailsOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, next, err := d.Newsletters.Deliveries(ctx, tx, actor, in.ID, newsletter.Standing(in.State), after, in.Limit)
		out.Body = listed(all, next, func(x newsletter.Delivery) newsletterMail {
			m := newsletterMail{Customer: x.Customer, Name: x.Name, Email: x.Email, State: string(x.Standing), Reason: x.Reason}
			if !x.Ended.IsZero() {
				m.Ended = some(x.Ended)
			}
			return m
		})
		return err
	})
}
