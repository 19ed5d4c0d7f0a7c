package booking

import (
	"context"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// standing is the page behind the link in every mail.
type standing struct {
	holding
	fixed  error // why it cannot be changed; nil: it can
	month  calendar
	slot   *slot
	anyone bool
	mayAny bool // others offer it there too
	notNow bool // it cannot be moved online
	fault  *fault.Fault
	said   string
	choice choice
}

// standing reads the appointment of the link, and what may be done with it.
func (p *Pages) standing(c *call, tx db.Tx) (s standing, err error) {
	s.link = c.r.Form.Get("link")
	x, err := p.Appointments.ByLink(c.r.Context(), tx, s.link)
	if err != nil {
		return s, err
	}
	link := s.link
	if s.holding, err = p.described(c, tx, x); err != nil {
		return s, err
	}
	s.link, s.choice = link, c.choice
	s.fixed = p.Appointments.Changeable(tx, x)
	if s.fixed != nil {
		f, ok := fault.As(s.fixed)
		if !ok {
			return s, s.fixed
		}
		s.fault = f
	}
	return s, nil
}

func (p *Pages) yours(c *call) (kit.Answer, error) {
	var s standing
	err := p.DB.Read(c.r.Context(), c.org, func(tx db.Tx) (err error) {
		s, err = p.standing(c, tx)
		return err
	})
	return kit.Page(c.T(i18n.YoursTitle)+" · "+c.pub.Name, yoursPage(c, s)), err
}

// moving lets the customer choose another time, as they chose the first.
func (p *Pages) moving(c *call) (kit.Answer, error) { return p.movingPage(c, nil) }

func (p *Pages) movingPage(c *call, refusal *fault.Fault) (kit.Answer, error) {
	var s standing
	err := p.DB.Read(c.r.Context(), c.org, func(tx db.Tx) (err error) {
		if s, err = p.standing(c, tx); err != nil || s.fixed != nil {
			return err
		}
		return p.picks(c, tx, &s)
	})
	if err != nil {
		return kit.Answer{}, err
	}
	if s.fixed != nil {
		return kit.Page(c.T(i18n.YoursTitle)+" · "+c.pub.Name, yoursPage(c, s)), nil
	}
	a := kit.Page(c.T(i18n.YoursMove)+" · "+c.pub.Name, nil)
	if refusal == nil && c.choice.At != "" && s.slot == nil {
		refusal = fault.New(fault.Taken, i18n.NotOffered)
	}
	if s.fault = refusal; refusal != nil {
		a.Status = kit.Status(refusal.Code)
		s.slot = nil
	}
	a.Body = movePage(c, s)
	return a, nil
}

// picks finds the times to which it may be moved.
func (p *Pages) picks(c *call, tx db.Tx, s *standing) error {
	s.anyone = c.choice.Staff == anyone
	service, ok := c.pub.Service(s.Service)
	if !ok {
		s.notNow = true
		return nil
	}
	s.mayAny = len(c.pub.StaffOf(service, s.Site)) > 1
	zone := time.UTC
	for _, t := range c.pub.Sites {
		if t.ID == s.Site {
			zone = t.Zone
		}
	}
	var err error
	s.month, err = c.calendar(tx, &s.choice, zone, service.Ahead, func(tx db.Tx, from, to span.Date) ([]appointment.Offer, error) {
		return p.Appointments.OffersToMove(c.r.Context(), tx, s.link, from, to, s.anyone)
	})
	if fault.Is(err, fault.NotFound) {
		s.notNow, err = true, nil
	}
	s.slot = s.month.find(c.choice)
	s.said = s.month.Name
	if s.month.DateName != "" {
		s.said = c.T(i18n.BookSaid, s.month.DateName, c.T(i18n.BookFree, len(s.month.Slots)))
	}
	return err
}

func (p *Pages) move(c *call) (kit.Answer, error) {
	at, ok := c.choice.start()
	if !ok {
		return p.movingPage(c, nil)
	}
	link := c.r.Form.Get("link")
	var x appointment.Appointment
	err := p.DB.Write(c.r.Context(), c.org, func(ctx context.Context, tx db.Tx) (err error) {
		x, err = p.Appointments.MoveByLink(ctx, tx, link, at, c.choice.Staff == anyone)
		return err
	})
	if refusal, ok := fault.As(err); ok {
		return p.movingPage(c, refusal)
	}
	note := "your-moved"
	if x.State == appointment.Requested {
		note = "your-asked"
	}
	return kit.Go(c.to("/appointment", c.bare(), "link", link), note), err
}

// bare is the choice without a time.
func (c *call) bare() choice { return choice{Zone: c.choice.Zone, Embed: c.choice.Embed} }

func (p *Pages) ending(c *call) (kit.Answer, error) {
	var s standing
	err := p.DB.Read(c.r.Context(), c.org, func(tx db.Tx) (err error) {
		s, err = p.standing(c, tx)
		return err
	})
	if err == nil && s.fixed != nil {
		return kit.Page(c.T(i18n.YoursTitle)+" · "+c.pub.Name, yoursPage(c, s)), nil
	}
	return kit.Page(c.T(i18n.YoursCancel)+" · "+c.pub.Name, endPage(c, s)), err
}

func (p *Pages) end(c *call) (kit.Answer, error) {
	link := c.r.Form.Get("link")
	err := p.DB.Write(c.r.Context(), c.org, func(ctx context.Context, tx db.Tx) error {
		_, err := p.Appointments.CancelByLink(ctx, tx, link)
		return err
	})
	if _, ok := fault.As(err); ok && !fault.Is(err, fault.NotFound) {
		a, again := p.yours(c)
		f, _ := fault.As(err)
		a.Status = kit.Status(f.Code)
		return a, again
	}
	return kit.Go(c.to("/appointment", c.bare(), "link", link), "your-cancelled"), err
}
