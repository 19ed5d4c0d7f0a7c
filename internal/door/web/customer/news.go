package customer

import (
	"context"
	"net/http"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/newsletter"
)

// news notes how a customer stands to newsletters.
func (p *Pages) news(v *kit.View, r *http.Request) (kit.Answer, error) {
	f, err := p.write(v, r, func(ctx context.Context, tx db.Tx) error {
		c, err := p.Appointments.CustomerByID(ctx, tx, v.Actor, r.PathValue("id"))
		if err != nil {
			return err
		}
		return p.stand(ctx, tx, v, r, c)
	})
	if f != nil {
		return p.customerPage(v, r, customerPage{Fault: f})
	}
	return kit.Go("/customers/"+r.PathValue("id"), "saved"), err
}

func (p *Pages) stand(ctx context.Context, tx db.Tx, v *kit.View, r *http.Request, c appointment.Customer) error {
	switch r.PostForm.Get("do") {
	case "refuse":
		return p.Newsletters.Refuse(ctx, tx, v.Actor, c)
	case "reachable":
		return p.Newsletters.Reachable(ctx, tx, v.Actor, c)
	}
	given, err := time.Parse(time.DateOnly, r.PostForm.Get("given"))
	if err != nil {
		return fault.New(fault.Invalid, i18n.NewsGivenWhen).On("given")
	}
	return p.Newsletters.Agree(ctx, tx, v.Actor, c, given, r.PostForm.Get("how"))
}

// howTexts say how somebody agreed.
var howTexts = map[string]i18n.Text{newsletter.HowBooking: i18n.NewsHowBooking, newsletter.HowTalk: i18n.NewsHowTalk, newsletter.HowPaper: i18n.NewsHowPaper,
	newsletter.HowPhone: i18n.NewsHowPhone, newsletter.HowMail: i18n.NewsHowMail}

// today is the day by the office's clock, as a form writes it.
func today(v *kit.View) string { return v.Now.UTC().Format(time.DateOnly) }

func given(v *kit.View, at time.Time) string { return v.In(time.UTC).Year(at) }
