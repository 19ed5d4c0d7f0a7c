package appointment

import (
	"context"
	"slices"
	"time"

	"bureau/internal/claim"
	"bureau/internal/code"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/span"
)

// What the codes of appointments are for.
const (
	holdPurpose code.Purpose = "appointment hold" // proves that the mail was read
	ownPurpose  code.Purpose = "appointment own"  // whose window holds the time; confirms nothing
	linkPurpose code.Purpose = "appointment link"
)

// ownLasts is how long the window of a hold can tell what became of it.
const ownLasts = time.Hour

// Hold is a customer's wish for a time.
type Hold struct {
	Key     string // idempotency: the same key of the same address names the same hold
	Work    Work   // done for it, where the browser could
	Service string
	Site    string
	Staff   string // empty: anyone who is free
	Start   time.Time
	Who     Booker
}

// MaxHolds bounds what one address may hold at once in a practice.
const MaxHolds = 2

// Hold holds a time for ten minutes, if it is offered, until the code that is mailed confirms it: Taken where somebody was
// quicker, TooMany where the address holds others already, Refused where the practice wants an account and there is none. It
// is nobody's verb: the customer is not signed in to the practice.
func (a *Appointments) Hold(ctx context.Context, tx db.Tx, h Hold) (Appointment, error) {
	now := a.Clock.Now()
	p, err := PracticeOf(tx)
	if err != nil || !p.Open {
		return Appointment{}, missingPractice(err)
	}
	if err := admitted(p, &h.Who); err != nil {
		return Appointment{}, err
	}
	held := id.New()
	if h.Key != "" {
		held = id.Derive(tx.Org(), "hold", h.Key, h.Who.Email)
		before, err := byID(tx, held)
		if err == nil {
			before.Own, err = a.own(tx, before)
		}
		if err == nil || !fault.Is(err, fault.NotFound) {
			return before, err
		}
	}
	if err := fewHolds(tx, h.Who.Email, now); err != nil {
		return Appointment{}, err
	}
	if err := a.spend(tx, h.Work, now); err != nil {
		return Appointment{}, err
	}
	s, err := openService(tx, h.Service)
	if err != nil {
		return Appointment{}, err
	}
	out := Appointment{ID: held, Service: s.ID, Site: h.Site, Span: span.Of(h.Start, h.Start.Add(s.Length)), Before: s.Before, After: s.After,
		State: Held, Until: now.Add(HoldLength), Price: s.Price, Online: true, Booker: h.Who, Created: now, Rev: 1}
	staff, err := a.offeredBy(tx, p, s, h.Staff, out, now)
	if err != nil {
		return out, err
	}
	if err := a.take(tx, out, staff, s, claim.Take{Strength: claim.Hold, Until: out.Until}, now, &out); err != nil {
		return out, err
	}
	c, err := a.Codes.Begin(tx, holdPurpose, out.ID, HoldLength)
	if err != nil {
		return out, err
	}
	out.Code = c.ID
	if err := insert(tx, out); err != nil {
		return out, err
	}
	tx.Record(HeldOnline{out})
	out.Own, err = a.own(tx, out)
	return out, err
}

// own begins the code by which the window of a hold is known again.
func (a *Appointments) own(tx db.Tx, x Appointment) (string, error) {
	c, err := a.Codes.Begin(tx, ownPurpose, x.ID, ownLasts)
	return a.Codes.Link(ownPurpose, c.ID), err
}

// ByOwn finds what a window holds or held: HoldOver where that is nothing any more.
func (a *Appointments) ByOwn(_ context.Context, tx db.Tx, own string) (Appointment, error) {
	c, err := a.Codes.Look(tx, ownPurpose, own)
	if err != nil {
		return Appointment{}, err
	}
	x, err := byID(tx, c.Subject)
	if fault.Is(err, fault.NotFound) || err == nil && x.State == Held && !x.Alive(a.Clock.Now()) {
		err = fault.New(fault.Taken, i18n.HoldOver)
	}
	x.Own = own
	return x, err
}

// ByMail finds the hold of the link that was mailed with the digits, and leaves the link as it is.
func (a *Appointments) ByMail(_ context.Context, tx db.Tx, link string) (Appointment, error) {
	c, err := a.Codes.Look(tx, holdPurpose, link)
	if err != nil {
		return Appointment{}, fault.New(fault.Taken, i18n.HoldOver).Because(err)
	}
	x, err := byID(tx, c.Subject)
	if err == nil && (x.State != Held || !x.Alive(a.Clock.Now())) {
		err = fault.New(fault.Taken, i18n.HoldOver)
	}
	return x, err
}

// AskCode mails the code of a hold once more.
func (a *Appointments) AskCode(ctx context.Context, tx db.Tx, own string) error {
	x, err := a.ByOwn(ctx, tx, own)
	if err == nil && x.State == Held {
		tx.Record(HeldOnline{x})
	}
	return err
}

// MaxMended is how often the address of a hold may be changed.
const MaxMended = 3

// Readdress gives a hold another address, where its customer mistyped the first: the time stays held as long as it was, and a
// new code is mailed there; the one mailed before confirms nothing any more.
func (a *Appointments) Readdress(ctx context.Context, tx db.Tx, own, email string) (Appointment, error) {
	now := a.Clock.Now()
	x, err := a.ByOwn(ctx, tx, own)
	if err != nil {
		return x, err
	}
	if x, err = locked(tx, x.ID); err != nil {
		return x, err
	}
	if x.State != Held || !x.Alive(now) {
		return x, fault.New(fault.Taken, i18n.HoldOver)
	}
	if x.Booker.Account != "" {
		return x, fault.New(fault.Refused, i18n.NoRight)
	}
	who := x.Booker.Who
	who.Email = email
	if who, err = reachableWho(who); err != nil {
		return x, err
	}
	if who.Email == x.Booker.Email {
		tx.Record(HeldOnline{x})
		return x, nil
	}
	if x.Booker.Mended >= MaxMended {
		return x, fault.New(fault.TooMany, i18n.HoldMendedOften, MaxMended).On("email")
	}
	if err := fewHolds(tx, who.Email, now); err != nil {
		return x, err
	}
	if err := a.Codes.Drop(tx, holdPurpose, x.ID); err != nil {
		return x, err
	}
	c, err := a.Codes.Begin(tx, holdPurpose, x.ID, x.Until.Sub(now))
	if err != nil {
		return x, err
	}
	x.Booker.Who, x.Booker.Mended, x.Code = who, x.Booker.Mended+1, c.ID
	if err := update(tx, x); err != nil {
		return x, err
	}
	tx.Record(HeldOnline{x})
	return x, nil
}

func missingPractice(err error) error {
	if err == nil {
		err = fault.New(fault.NotFound, i18n.NotFound)
	}
	return err
}

// reachableWho refuses a customer without a whole name and an address.
func reachableWho(w Who) (Who, error) {
	w = w.tidy()
	switch {
	case w.First == "":
		return w, fault.New(fault.Invalid, i18n.Required).On("first")
	case w.Last == "":
		return w, fault.New(fault.Invalid, i18n.Required).On("last")
	case w.Email == "":
		return w, fault.New(fault.Invalid, i18n.Required).On("email")
	}
	return w, w.Validate()
}

// fewHolds refuses an address that holds enough times already.
func fewHolds(tx db.Tx, email string, now time.Time) error {
	held, err := db.All(tx, scan, "SELECT "+columns+" FROM appointment a WHERE a.org = $1 AND a.state = 'held' AND a.until_at > $2", tx.Org(), db.Micros(now))
	if err != nil {
		return err
	}
	n := 0
	for _, x := range held {
		if x.Booker.Email == email {
			n++
		}
	}
	if n >= MaxHolds {
		return fault.New(fault.TooMany, i18n.TooManyHolds, MaxHolds)
	}
	return nil
}

// offeredBy locks all that the time may claim, and gives who offers it then: what is read after the lock stays true. Of
// several, who has least to do that day comes first.
func (a *Appointments) offeredBy(tx db.Tx, p Practice, s Service, staff string, x Appointment, now time.Time) ([]string, error) {
	ask := Ask{Service: s.ID, Site: x.Site, Staff: staff, length: x.Span.Length()}
	o, err := a.occasionAround(tx, p, ask, x.Span)
	if err != nil {
		return nil, err
	}
	if err := claim.Lock(tx, o.resources()...); err != nil {
		return nil, err
	}
	// Read again under the lock: hours or closures may have changed while it was waited for.
	if o, err = a.occasionAround(tx, p, ask, x.Span); err != nil {
		return nil, err
	}
	offers, err := o.offers(tx, now)
	if err != nil {
		return nil, err
	}
	for _, f := range offers {
		if f.Span == x.Span {
			return a.leastBusy(tx, f.Staff, span.DateOf(x.Span.StartTime(), o.site.Zone).Span(o.site.Zone), now)
		}
	}
	return nil, fault.New(fault.Taken, i18n.NotOffered).On("start")
}

func (a *Appointments) occasionAround(tx db.Tx, p Practice, ask Ask, s span.Span) (occasion, error) {
	// A day on either side holds the site's date whatever its zone.
	ask.From = span.DateOf(s.StartTime(), time.UTC).AddDays(-1)
	ask.To = ask.From.AddDays(2)
	return a.occasion(tx, p, ask)
}

// leastBusy orders staff by how much of a day they have to do.
func (a *Appointments) leastBusy(tx db.Tx, staff []string, day span.Span, now time.Time) ([]string, error) {
	if len(staff) < 2 {
		return staff, nil
	}
	busy, err := claim.Busy(tx, day, now, staff...)
	if err != nil {
		return nil, err
	}
	load := map[string]time.Duration{}
	for _, c := range busy {
		load[c.Resource] += c.Span.Length()
	}
	out := slices.Clone(staff)
	slices.SortStableFunc(out, func(x, y string) int { return int(min(1, max(-1, load[x]-load[y]))) })
	return out, nil
}

// TryCode counts a try at the code of a hold, in transactions of its own. What it accepts is confirmed by Confirm.
func (a *Appointments) TryCode(ctx context.Context, d *db.DB, org, appointment, digits string) error {
	var x Appointment
	err := d.Read(ctx, org, func(tx db.Tx) (err error) {
		x, err = byID(tx, appointment)
		return err
	})
	if err != nil {
		return err
	}
	if x.State != Held || !x.Alive(a.Clock.Now()) {
		return fault.New(fault.Taken, i18n.HoldOver)
	}
	return a.Codes.Try(ctx, org, holdPurpose, x.Code, digits)
}

// Confirm turns a hold into an appointment, or into a request where the practice looks at each first; TryCode has
// accepted the digits. At the instant of its expiry and later it is refused: HoldOver. Confirmed again it answers alike.
func (a *Appointments) Confirm(_ context.Context, tx db.Tx, appointment, digits string) (Appointment, error) {
	now := a.Clock.Now()
	x, err := locked(tx, appointment)
	if err != nil {
		return x, err
	}
	if x.State != Held || !x.Alive(now) {
		return x, fault.New(fault.Taken, i18n.HoldOver)
	}
	if _, err := a.Codes.UseDigits(tx, holdPurpose, x.Code, digits); err != nil {
		return x, err
	}
	return a.fix(tx, x, now)
}

// ConfirmByMail does what Confirm does, by the link that was mailed with the digits.
func (a *Appointments) ConfirmByMail(ctx context.Context, tx db.Tx, link string) (Appointment, error) {
	x, err := a.ByMail(ctx, tx, link)
	if err != nil {
		return x, err
	}
	now := a.Clock.Now()
	if x, err = locked(tx, x.ID); err != nil {
		return x, err
	}
	if x.State != Held || !x.Alive(now) {
		return x, fault.New(fault.Taken, i18n.HoldOver)
	}
	if _, err := a.Codes.Use(tx, holdPurpose, link); err != nil {
		return x, err
	}
	return a.fix(tx, x, now)
}

// fix makes a hold what its customer wanted; its code was right.
func (a *Appointments) fix(tx db.Tx, x Appointment, now time.Time) (Appointment, error) {
	if err := claim.Confirm(tx, x.holder(), now); err != nil {
		if takenBy(err) || fault.Is(err, fault.NotFound) {
			err = fault.New(fault.Taken, i18n.HoldOver).Because(err)
		}
		return x, err
	}
	c, err := a.booking(tx, x.Booker)
	if err != nil {
		return x, err
	}
	if err := a.speaks(tx, c, x.Booker); err != nil {
		return x, err
	}
	p, err := PracticeOf(tx)
	if err != nil {
		return x, err
	}
	x.Customer, x.Code, x.Until, x.Rev = c.ID, "", time.Time{}, x.Rev+1
	x.State = Fixed
	if p.Asks {
		x.State = Requested
	}
	if x.Link, err = a.link(tx, x); err != nil {
		return x, err
	}
	if err := update(tx, x); err != nil {
		return x, err
	}
	if err := a.served(tx, x); err != nil {
		return x, err
	}
	tx.Record(Booked{Appointment: x})
	if x.Booker.News {
		tx.Record(AskedForNews{Customer: c, Email: x.Booker.Email})
	}
	return x, nil
}

// AskedForNews is recorded when a customer who booked online wants the practice's newsletter; they confirmed it with the code that
// was mailed to the address.
type AskedForNews struct {
	Customer Customer
	Email    string
}

// Forget gives back a hold that the customer does not want after all; the door shows that it is theirs.
func (a *Appointments) Forget(_ context.Context, tx db.Tx, appointment string) error {
	x, err := locked(tx, appointment)
	if err != nil || x.State != Held {
		return err
	}
	return a.forget(tx, x)
}

func (a *Appointments) forget(tx db.Tx, x Appointment) error {
	if _, err := claim.Release(tx, x.holder()); err != nil {
		return err
	}
	if err := a.Codes.Drop(tx, holdPurpose, x.ID); err != nil {
		return err
	}
	if err := a.Codes.Drop(tx, ownPurpose, x.ID); err != nil {
		return err
	}
	_, err := tx.Exec("DELETE FROM appointment WHERE id = $1 AND org = $2 AND state = 'held'", x.ID, tx.Org())
	tx.Record(Noted{x})
	return err
}

// Sweep forgets the holds that have expired, with who made them, and the files that nobody imported; it recurs.
func (a *Appointments) Sweep(_ context.Context, tx db.Tx) error {
	if err := sweepDrafts(tx, a.Clock.Now()); err != nil {
		return err
	}
	over, err := db.All(tx, scan, "SELECT "+columns+" FROM appointment a WHERE a.org = $1 AND a.state = 'held' AND a.until_at <= $2 ORDER BY a.id LIMIT 200",
		tx.Org(), db.Micros(a.Clock.Now()))
	if err != nil {
		return err
	}
	for _, x := range over {
		if err := a.forget(tx, x); err != nil {
			return err
		}
	}
	return nil
}

// Digits are those that confirm a hold; only whoever mails them asks.
func (a *Appointments) Digits(x Appointment) string { return a.Codes.Digits(holdPurpose, x.Code) }

// MailLinkOf is what the link in the mail with the digits carries.
func (a *Appointments) MailLinkOf(x Appointment) string { return a.Codes.Link(holdPurpose, x.Code) }

// LinkOf is the code by which the customer moves or cancels, as it stands in an address; empty where there is none.
func (a *Appointments) LinkOf(x Appointment) string {
	if x.Link == "" {
		return ""
	}
	return a.Codes.Link(linkPurpose, x.Link)
}
