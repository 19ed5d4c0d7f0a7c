package agenda

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// onePage is one appointment: what it is, its note, and the ways to change it.
type onePage struct {
	Entry   appointment.Entry
	Desk    appointment.Desk
	Zone    *time.Location
	Period  kit.Period // as typed, or as it is
	Staff   string
	Site    string
	Note    string
	Message string
	Beyond  bool
	Waiting int // who would be told of the time if it became free
	Fault   *fault.Fault
}

func (o onePage) href(act string) string { return "/calendar/" + o.Entry.ID + act }

func (o onePage) when(v *kit.View) string {
	l := v.In(o.Zone)
	return l.Short(o.Entry.Span.StartTime()) + ", " + l.Range(o.Entry.Span.StartTime(), o.Entry.Span.EndTime())
}

// back is its day in the calendar.
func (o onePage) back() string {
	return "/calendar?date=" + span.DateOf(o.Entry.Span.StartTime(), o.Zone).String()
}

func (p *Pages) read(v *kit.View, r *http.Request, refused *fault.Fault) (onePage, error) {
	o := onePage{Fault: refused, Message: r.Form.Get("message"), Zone: time.UTC}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if o.Desk, err = p.Appointments.Desk(r.Context(), tx, v.Actor); err != nil {
			return err
		}
		if o.Entry, err = p.Appointments.Get(r.Context(), tx, v.Actor, r.PathValue("id")); err != nil {
			return err
		}
		site, err := directory.SiteByID(tx, o.Entry.Site)
		if site.Zone != nil {
			o.Zone = site.Zone
		}
		return err
	})
	o.Period, o.Staff, o.Site, o.Note = kit.PeriodOf(o.Entry.Span, o.Zone), o.Entry.Staff, o.Entry.Site, o.Entry.Note
	return o, err
}

// answered gives a page the status of the refusal in it.
func answered(a kit.Answer, f *fault.Fault) kit.Answer {
	if f != nil {
		a.Status = kit.Status(f.Code)
	}
	return a
}

func (p *Pages) show(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.showPage(v, r, nil)
}

func (p *Pages) showPage(v *kit.View, r *http.Request, refused *fault.Fault) (kit.Answer, error) {
	o, err := p.read(v, r, refused)
	if err != nil {
		return kit.Answer{}, err
	}
	if typed, ok := r.PostForm["note"]; ok && refused != nil {
		o.Note = typed[0]
	}
	return answered(p.drawn(kit.Page(v.T(i18n.AppointmentOne), one(v, o))), refused), nil
}

// do runs a verb on the appointment of the address; again shows the page once more where it was refused.
func (p *Pages) do(v *kit.View, r *http.Request, to, note string, verb func(ctx context.Context, tx db.Tx, appointment string) error,
	again func(v *kit.View, r *http.Request, f *fault.Fault) (kit.Answer, error)) (kit.Answer, error) {
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error { return verb(ctx, tx, r.PathValue("id")) })
	if err == nil {
		return kit.Go(to, note), nil
	}
	f, ok := fault.As(err)
	if !ok || f.Code == fault.NotFound && f.Field == "" {
		return kit.Answer{}, err
	}
	return again(v, r, f)
}

func (p *Pages) note(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.do(v, r, r.URL.Path[:len(r.URL.Path)-len("/note")], "saved", func(ctx context.Context, tx db.Tx, x string) error {
		_, err := p.Appointments.Note(ctx, tx, v.Actor, x, kit.Rev(r), r.PostForm.Get("note"))
		return err
	}, p.showPage)
}

func (p *Pages) accept(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.do(v, r, "/calendar/requests", "accepted", func(ctx context.Context, tx db.Tx, x string) error {
		_, err := p.Appointments.Accept(ctx, tx, v.Actor, x, kit.Rev(r))
		return err
	}, p.showPage)
}

func (p *Pages) cancelling(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.cancelPage(v, r, nil)
}

func (p *Pages) cancelPage(v *kit.View, r *http.Request, refused *fault.Fault) (kit.Answer, error) {
	o, err := p.read(v, r, refused)
	if err == nil {
		err = p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
			o.Waiting, err = p.Appointments.WaitFor(r.Context(), tx, v.Actor, o.Entry.Appointment)
			return err
		})
	}
	if err != nil {
		return kit.Answer{}, err
	}
	return answered(p.drawn(kit.Page(v.T(cancelTitle(o)), cancelForm(v, o))), refused), nil
}

func cancelTitle(o onePage) i18n.Text {
	if o.Entry.State == appointment.Requested {
		return i18n.RefuseTitle
	}
	return i18n.CancelTitle
}

func (p *Pages) cancel(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.do(v, r, "/calendar?date="+url.QueryEscape(r.PostForm.Get("day")), "appointment-cancelled", func(ctx context.Context, tx db.Tx, x string) error {
		_, err := p.Appointments.Cancel(ctx, tx, v.Actor, x, kit.Rev(r), r.PostForm.Get("message"))
		return err
	}, p.cancelPage)
}

func (p *Pages) moving(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.movePage(v, r, nil)
}

// movePage is the form with which an appointment is moved, filled with where it was dragged to, or what was typed.
func (p *Pages) movePage(v *kit.View, r *http.Request, refused *fault.Fault) (kit.Answer, error) {
	o, err := p.read(v, r, refused)
	if err != nil {
		return kit.Answer{}, err
	}
	o.wanted(r)
	if s, err := o.Period.Span(o.Zone); err == nil {
		o.Beyond = o.Desk.Outside(o.Staff, o.Site, s)
	}
	return answered(p.drawn(kit.Page(v.T(i18n.MoveTitle), moveForm(v, o))), refused), nil
}

// wanted puts what was dragged or typed into the form; what moves keeps its length where no end is said.
func (o *onePage) wanted(r *http.Request) {
	if to := along(kit.ReadPeriod(r), r.Form.Get("was")); to.Date != "" && to.From != "" {
		o.Period = to
	}
	if s := r.Form.Get("staff"); s != "" {
		o.Staff = s
	}
	if s := r.Form.Get("site"); s != "" {
		o.Site = s
	}
}

// along lets the end go with the beginning where only that is changed: was has both as the form showed them.
func along(p kit.Period, was string) kit.Period {
	before, end, _ := strings.Cut(was, " ")
	if p.End != "" || p.To != end || p.From == before {
		return p
	}
	day, err := span.ParseDate(p.Date)
	from, wrong := span.ParseClock(p.From)
	first, unread := span.ParseClock(before)
	last, unknown := span.ParseClock(end)
	if errors.Join(err, wrong, unread, unknown) != nil || last <= first {
		return p
	}
	minutes := from + last - first
	p.To = span.FormatClock(minutes % (24 * 60))
	if minutes >= 24*60 {
		p.End = day.AddDays(1).String()
	}
	return p
}

func (p *Pages) move(v *kit.View, r *http.Request) (kit.Answer, error) {
	to := along(kit.ReadPeriod(r), r.PostForm.Get("was"))
	return p.do(v, r, "/calendar?date="+url.QueryEscape(to.Date), "appointment-moved", func(ctx context.Context, tx db.Tx, x string) error {
		site, err := directory.SiteByID(tx, r.PostForm.Get("site"))
		if err != nil {
			return err
		}
		s, err := to.Span(site.Zone)
		if err != nil {
			return err
		}
		_, err = p.Appointments.Move(ctx, tx, v.Actor, appointment.Move{ID: x, Rev: kit.Rev(r), Staff: r.PostForm.Get("staff"), Site: site.ID,
			Start: s.StartTime(), End: s.EndTime(), Message: r.PostForm.Get("message")})
		return err
	}, p.movePage)
}

// requestsPage are those that wait to be accepted.
type requestsPage struct {
	Rows []row
	Days []string // in words, in step with the rows
	Any  bool
}

func (p *Pages) requests(v *kit.View, r *http.Request) (kit.Answer, error) {
	page := requestsPage{}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) error {
		d, err := p.Appointments.Desk(r.Context(), tx, v.Actor)
		if err != nil {
			return err
		}
		all, err := p.Appointments.Requests(r.Context(), tx, v.Actor)
		b := boardPage{Desk: d, Site: siteOf(d, v.Actor.Site)}
		for _, e := range all {
			page.Rows = append(page.Rows, b.row(v, e))
			page.Days = append(page.Days, v.In(b.Site.Zone).Short(e.Span.StartTime()))
		}
		return err
	})
	return kit.Page(v.T(i18n.Requests), requests(v, page)), err
}
