package appointment

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"time"

	"bureau/internal/code"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/span"
)

// What the codes of the waiting list are for.
const (
	waitPurpose    code.Purpose = "waiting"      // proves that the mail was read
	waitOwnPurpose code.Purpose = "waiting own"  // whose window asked; confirms nothing
	waitingPurpose code.Purpose = "waiting link" // by which a customer looks, takes a time, or leaves
)

// Bounds of the waiting list.
const (
	MaxWaits    = 5    // of one address in a practice
	MaxWaiting  = 2000 // in a practice
	maxSuits    = 300  // free times that suit whoever joins all the same
	WaitToldMax = 3    // mails about free times to one entry in a day and a night
	waitEach    = 20   // of those who wait are told of one time at once
	waitAsked   = time.Hour
)

// Waiting is a customer's place on the waiting list of a service.
type Waiting struct {
	ID       string
	Service  string
	Site     string
	Staff    string // empty: anyone
	Customer string // empty until it is confirmed
	Wish     Wish
	Booker   Booker    // until it is confirmed: who asks
	Code     string    // whose digits confirm it
	Own      string    // what the window that asked is known by; only where AskToWait or WaitByOwn gave it
	Link     string    // the code by whose link the customer looks, takes a time, or leaves
	Until    time.Time // when it is forgotten, unless it is confirmed
	Joined   time.Time // zero until it is confirmed
	Created  time.Time
}

// asked tells whether it still waits for its code.
func (w Waiting) asked(now time.Time) bool { return w.Joined.IsZero() && now.Before(w.Until) }

// What is recorded of the waiting list.
type (
	// WaitAsked is recorded when a customer wants to wait: the code is to be mailed.
	WaitAsked struct{ Waiting Waiting }
	// WaitBegun is recorded when somebody is on the list.
	WaitBegun struct{ Waiting Waiting }
	// WaitTold is recorded when somebody is to be told of times that are free, by the instant that stands with them.
	WaitTold struct {
		Waiting string
		At      time.Time
	}
	// WaitingChanged is recorded when the list is different.
	WaitingChanged struct{}
)

// AskWait is a customer's wish to be told of a time.
type AskWait struct {
	Key     string // idempotency: the same key of the same address names the same wish
	Work    Work
	Service string
	Site    string
	Staff   string // empty: anyone
	Wish    Wish
	Anyway  bool // although times that suit are free
	Who     Booker
}

// AskToWait notes that a customer wants to wait, until the code that is mailed confirms it. Where times that suit are free, it is
// refused as Taken with those, a []Offer, unless they want to wait all the same: then they are not told of these. Like Hold it is
// nobody's verb.
func (a *Appointments) AskToWait(_ context.Context, tx db.Tx, j AskWait) (Waiting, error) {
	now := a.Clock.Now()
	p, err := PracticeOf(tx)
	if err != nil || !p.Open || !p.Waits {
		return Waiting{}, missingPractice(err)
	}
	if err := admitted(p, &j.Who); err != nil {
		return Waiting{}, err
	}
	out := Waiting{ID: id.New(), Service: j.Service, Site: j.Site, Staff: j.Staff, Booker: j.Who, Until: now.Add(waitAsked), Created: now}
	if j.Key != "" {
		out.ID = id.Derive(tx.Org(), "wait", j.Key, j.Who.Email)
		before, err := waitingByID(tx, out.ID)
		if err == nil {
			before.Own, err = a.waitOwn(tx, before)
		}
		if err == nil || !fault.Is(err, fault.NotFound) {
			return before, err
		}
	}
	if err := fewWaits(tx, j.Who.Email, now); err != nil {
		return out, err
	}
	free, err := a.wished(tx, p, &out, j.Wish)
	if err != nil {
		return out, err
	}
	switch {
	case len(free) > 0 && !j.Anyway:
		return out, fault.New(fault.Taken, i18n.WaitFree).With(free)
	case len(free) > maxSuits:
		return out, fault.New(fault.Invalid, i18n.WaitManyFree, len(free)).On("last_day")
	}
	if err := a.spend(tx, j.Work, now); err != nil {
		return out, err
	}
	c, err := a.Codes.Begin(tx, waitPurpose, out.ID, waitAsked)
	if err != nil {
		return out, err
	}
	out.Code = c.ID
	if err := insertWaiting(tx, out); err != nil {
		return out, err
	}
	for _, o := range free {
		if _, err := noteTold(tx, out.ID, o.Span.Start, nil); err != nil {
			return out, err
		}
	}
	tx.Record(WaitAsked{out})
	out.Own, err = a.waitOwn(tx, out)
	return out, err
}

// admitted refuses who may not book there, and who cannot be written to.
func admitted(p Practice, b *Booker) (err error) {
	if b.Account == "" && !p.Coded {
		return fault.New(fault.Refused, i18n.AccountNeeded)
	}
	if b.Who, err = reachableWho(b.Who); err != nil {
		return err
	}
	return Customer{Who: b.Who, Lang: b.Lang, Zone: b.Zone}.written()
}

// fewWaits refuses an address that waits for much already, and a list that is full.
func fewWaits(tx db.Tx, email string, now time.Time) error {
	var mine, all int
	err := tx.Row(`SELECT COUNT(*), COALESCE(SUM(CASE WHEN w.email = $2 OR c.email = $2 THEN 1 ELSE 0 END), 0) FROM waiting w
		LEFT JOIN customer c ON c.id = w.customer AND c.org = w.org WHERE w.org = $1 AND (w.joined_at IS NOT NULL OR w.until_at > $3)`,
		tx.Org(), email, db.Micros(now)).Scan(&all, &mine)
	switch {
	case err != nil:
		return err
	case mine >= MaxWaits:
		return fault.New(fault.TooMany, i18n.WaitMany, MaxWaits).On("email")
	case all >= MaxWaiting:
		return fault.New(fault.TooMany, i18n.WaitFull)
	}
	return nil
}

// wished checks what somebody wants to wait for, and gives the times that are free and suit.
func (a *Appointments) wished(tx db.Tx, p Practice, w *Waiting, wish Wish) ([]Offer, error) {
	s, err := openService(tx, w.Service)
	if err == nil && w.Staff != "" && !slices.Contains(s.Staff, w.Staff) {
		err = fault.New(fault.NotFound, i18n.NotFound)
	}
	if err != nil {
		return nil, err
	}
	site, err := directory.SiteByID(tx, w.Site)
	if err != nil {
		return nil, err
	}
	if w.Wish, err = wish.from(span.DateOf(a.Clock.Now(), site.Zone)); err != nil {
		return nil, err
	}
	all, zone, err := a.between(tx, p, w.Service, w.Site, w.Wish.First, w.Wish.Last)
	return w.suits(all, zone), err
}

// suits are the times of those offered that suit.
func (w Waiting) suits(all []Offer, zone *time.Location) []Offer {
	var out []Offer
	for _, o := range all {
		if (w.Staff == "" || slices.Contains(o.Staff, w.Staff)) && w.Wish.Fits(o.Span.StartTime(), zone) {
			out = append(out, o)
		}
	}
	return out
}

// between gives all times of a service at a site that customers may book between two days, and the zone of the site.
func (a *Appointments) between(tx db.Tx, p Practice, service, site string, from, to span.Date) (out []Offer, zone *time.Location, err error) {
	for ; !to.Before(from); from = from.AddDays(MaxAsk) {
		last := from.AddDays(MaxAsk - 1)
		if to.Before(last) {
			last = to
		}
		o, err := a.occasion(tx, p, Ask{Service: service, Site: site, From: from, To: last})
		if err != nil {
			return nil, nil, err
		}
		zone = o.site.Zone
		some, err := o.offers(tx, a.Clock.Now())
		if err != nil {
			return nil, nil, err
		}
		out = append(out, some...)
	}
	return out, zone, nil
}

// waitOwn begins the code by which the window that asked is known again.
func (a *Appointments) waitOwn(tx db.Tx, w Waiting) (string, error) {
	c, err := a.Codes.Begin(tx, waitOwnPurpose, w.ID, waitAsked)
	return a.Codes.Link(waitOwnPurpose, c.ID), err
}

// WaitByOwn finds what a window asked for: NotFound where that is nothing any more.
func (a *Appointments) WaitByOwn(_ context.Context, tx db.Tx, own string) (Waiting, error) {
	w, err := a.waitBy(tx, waitOwnPurpose, own)
	w.Own = own
	return w, err
}

// WaitByMail finds it by the link that was mailed with the digits, and leaves the link as it is.
func (a *Appointments) WaitByMail(_ context.Context, tx db.Tx, link string) (Waiting, error) {
	return a.waitBy(tx, waitPurpose, link)
}

// WaitByLink finds a customer's place by the link in each mail.
func (a *Appointments) WaitByLink(_ context.Context, tx db.Tx, link string) (Waiting, error) {
	return a.waitBy(tx, waitingPurpose, link)
}

func (a *Appointments) waitBy(tx db.Tx, purpose code.Purpose, link string) (Waiting, error) {
	c, err := a.Codes.Look(tx, purpose, link)
	if err != nil {
		return Waiting{}, err
	}
	w, err := waitingByID(tx, c.Subject)
	if err == nil && w.Joined.IsZero() && !w.asked(a.Clock.Now()) {
		err = fault.New(fault.NotFound, i18n.NotFound)
	}
	return w, err
}

// AskWaitCode mails the code once more.
func (a *Appointments) AskWaitCode(ctx context.Context, tx db.Tx, own string) error {
	w, err := a.WaitByOwn(ctx, tx, own)
	if err == nil && w.Joined.IsZero() {
		tx.Record(WaitAsked{w})
	}
	return err
}

// TryWaitCode counts a try at the code, in transactions of its own. What it accepts is confirmed by ConfirmWait.
func (a *Appointments) TryWaitCode(ctx context.Context, org string, w Waiting, digits string) error {
	return a.Codes.Try(ctx, org, waitPurpose, w.Code, digits)
}

// ConfirmWait puts on the list whoever asked; TryWaitCode has accepted the digits. Confirmed again it answers alike.
func (a *Appointments) ConfirmWait(_ context.Context, tx db.Tx, waiting, digits string) (Waiting, error) {
	w, err := a.lockedWaiting(tx, waiting)
	if err != nil || !w.Joined.IsZero() {
		return w, err
	}
	if _, err := a.Codes.UseDigits(tx, waitPurpose, w.Code, digits); err != nil {
		return w, err
	}
	return a.join(tx, w)
}

// ConfirmWaitByMail does what ConfirmWait does, by the link that was mailed with the digits.
func (a *Appointments) ConfirmWaitByMail(ctx context.Context, tx db.Tx, link string) (Waiting, error) {
	w, err := a.WaitByMail(ctx, tx, link)
	if err != nil {
		return w, err
	}
	if w, err = a.lockedWaiting(tx, w.ID); err != nil || !w.Joined.IsZero() {
		return w, err
	}
	if _, err := a.Codes.Use(tx, waitPurpose, link); err != nil {
		return w, err
	}
	return a.join(tx, w)
}

// lockedWaiting reads a place on the list and holds its row until the transaction ends; NotFound where its code came too late.
func (a *Appointments) lockedWaiting(tx db.Tx, waiting string) (Waiting, error) {
	if _, err := tx.Exec("UPDATE waiting SET created_at = created_at WHERE id = $1 AND org = $2", waiting, tx.Org()); err != nil {
		return Waiting{}, err
	}
	w, err := waitingByID(tx, waiting)
	if err == nil && w.Joined.IsZero() && !w.asked(a.Clock.Now()) {
		err = fault.New(fault.NotFound, i18n.NotFound)
	}
	return w, err
}

// join puts somebody on the list, in place of an earlier wish of theirs for the same.
func (a *Appointments) join(tx db.Tx, w Waiting) (Waiting, error) {
	c, err := a.known(tx, w.Booker)
	if err != nil {
		return w, err
	}
	if err := a.speaks(tx, c, w.Booker); err != nil {
		return w, err
	}
	before, err := waitings(tx, "w.customer = $2 AND w.service = $3 AND w.site = $4 AND COALESCE(w.member, '') = $5", c.ID, w.Service, w.Site, w.Staff)
	if err != nil {
		return w, err
	}
	if err := a.dropWaiting(tx, before); err != nil {
		return w, err
	}
	link, err := a.Codes.Begin(tx, waitingPurpose, w.ID, (MaxWish+30)*24*time.Hour)
	if err != nil {
		return w, err
	}
	w.Customer, w.Link, w.Code, w.Joined = c.ID, link.ID, "", a.Clock.Now()
	_, err = tx.Exec("UPDATE waiting SET customer = $1, link = $2, code = NULL, email = '', booker = '', until_at = NULL, joined_at = $3 WHERE id = $4 AND org = $5",
		w.Customer, w.Link, db.Micros(w.Joined), w.ID, tx.Org())
	tx.Record(WaitBegun{w})
	tx.Record(WaitingChanged{})
	return w, err
}

// Leave takes off the list whoever has the link; done again it changes nothing.
func (a *Appointments) Leave(ctx context.Context, tx db.Tx, link string) error {
	w, err := a.WaitByLink(ctx, tx, link)
	if err != nil {
		return err
	}
	return a.dropWaiting(tx, []Waiting{w})
}

// HoldWaiting is a time that somebody takes by the link of their place on the list.
type HoldWaiting struct {
	Key     string
	Link    string
	Start   time.Time
	Account string // who is signed in; empty for nobody
	Lang    string
	Zone    string
}

// HoldByWaiting holds a time for whoever waits, as Hold does and for as long: Taken where somebody was quicker. They stay on the
// list until the code is entered.
func (a *Appointments) HoldByWaiting(ctx context.Context, tx db.Tx, h HoldWaiting) (Appointment, error) {
	w, err := a.WaitByLink(ctx, tx, h.Link)
	if err != nil {
		return Appointment{}, err
	}
	c, err := customerByID(tx, w.Customer)
	if err != nil {
		return Appointment{}, err
	}
	who := Booker{Who: c.Who, Lang: h.Lang, Zone: cmp.Or(h.Zone, c.Zone), Waits: w.ID}
	if h.Account != "" && h.Account == c.Account {
		who.Account = c.Account
	}
	return a.Hold(ctx, tx, Hold{Key: h.Key, Service: w.Service, Site: w.Site, Staff: w.Staff, Start: h.Start, Who: who})
}

// booking finds or adds the customer of an online booking. Who came by their place on the waiting list is that customer, as long as
// it is their address that the code was mailed to.
func (a *Appointments) booking(tx db.Tx, b Booker) (Customer, error) {
	if b.Waits != "" {
		w, err := waitingByID(tx, b.Waits)
		if err != nil && !fault.Is(err, fault.NotFound) {
			return Customer{}, err
		}
		if err == nil && w.Customer != "" {
			if c, err := customerByID(tx, w.Customer); err != nil || c.Email == b.Email {
				return c, err
			}
		}
	}
	return a.known(tx, b)
}

// served takes off the list who has an appointment for what they waited for.
func (a *Appointments) served(tx db.Tx, x Appointment) error {
	if x.State != Fixed || x.Customer == "" {
		return nil
	}
	all, err := waitings(tx, "w.customer = $2 AND w.service = $3", x.Customer, x.Service)
	if err != nil {
		return err
	}
	return a.dropWaiting(tx, all)
}

// dropWaiting takes places off the list, with what they were told and their codes.
func (a *Appointments) dropWaiting(tx db.Tx, all []Waiting) error {
	for _, w := range all {
		for _, p := range []code.Purpose{waitPurpose, waitOwnPurpose, waitingPurpose} {
			if err := a.Codes.Drop(tx, p, w.ID); err != nil {
				return err
			}
		}
		for _, q := range []string{"DELETE FROM waiting_told WHERE waiting = $1 AND org = $2", "DELETE FROM waiting WHERE id = $1 AND org = $2"} {
			if _, err := tx.Exec(q, w.ID, tx.Org()); err != nil {
				return err
			}
		}
	}
	if len(all) > 0 {
		tx.Record(WaitingChanged{})
	}
	return nil
}

// WaitDigits are those that confirm a wish to wait; only whoever mails them asks.
func (a *Appointments) WaitDigits(w Waiting) string { return a.Codes.Digits(waitPurpose, w.Code) }

// WaitMailLink is what the link in the mail with the digits carries.
func (a *Appointments) WaitMailLink(w Waiting) string { return a.Codes.Link(waitPurpose, w.Code) }

// WaitLink is what the link in each other mail carries.
func (a *Appointments) WaitLink(w Waiting) string {
	if w.Link == "" {
		return ""
	}
	return a.Codes.Link(waitingPurpose, w.Link)
}

const waitingColumns = `w.id, w.service, w.site, COALESCE(w.member, ''), COALESCE(w.customer, ''), w.first_day, w.last_day, w.weekdays, w.parts, w.booker,
	COALESCE(w.code, ''), COALESCE(w.link, ''), COALESCE(w.until_at, 0), COALESCE(w.joined_at, 0), w.created_at`

func scanWaiting(row db.Scan) (w Waiting, err error) {
	var first, last, booker string
	var until, joined, created int64
	if err = row(&w.ID, &w.Service, &w.Site, &w.Staff, &w.Customer, &first, &last, &w.Wish.Days, &w.Wish.Parts, &booker, &w.Code, &w.Link, &until, &joined, &created); err != nil {
		return w, err
	}
	w.Created = db.Time(created)
	if until > 0 {
		w.Until = db.Time(until)
	}
	if joined > 0 {
		w.Joined = db.Time(joined)
	}
	if w.Wish.First, err = span.ParseDate(first); err != nil {
		return w, err
	}
	if w.Wish.Last, err = span.ParseDate(last); err != nil || booker == "" {
		return w, err
	}
	return w, json.Unmarshal([]byte(booker), &w.Booker)
}

// waitings reads the organisation's places of which something is true; $1 is the organisation.
func waitings(tx db.Tx, where string, args ...any) ([]Waiting, error) {
	return db.All(tx, scanWaiting, "SELECT "+waitingColumns+" FROM waiting w WHERE w.org = $1 AND "+where+" ORDER BY w.joined_at, w.id", append([]any{tx.Org()}, args...)...)
}

func waitingByID(tx db.Tx, waiting string) (Waiting, error) {
	w, err := scanWaiting(tx.Row("SELECT "+waitingColumns+" FROM waiting w WHERE w.id = $1 AND w.org = $2", waiting, tx.Org()).Scan)
	return w, directory.Missing(err)
}

// WaitingByID gives one place on the list to whoever writes of it.
func WaitingByID(tx db.Tx, waiting string) (Waiting, error) { return waitingByID(tx, waiting) }

func insertWaiting(tx db.Tx, w Waiting) error {
	booker, err := json.Marshal(w.Booker)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`INSERT INTO waiting (id, org, service, site, member, first_day, last_day, weekdays, parts, email, booker, code, until_at, created_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
		w.ID, tx.Org(), w.Service, w.Site, db.Optional(w.Staff), w.Wish.First.String(), w.Wish.Last.String(), int64(w.Wish.Days), int64(w.Wish.Parts), w.Booker.Email,
		string(booker), w.Code, db.Micros(w.Until), db.Micros(w.Created))
	return err
}

// noteTold notes that somebody was told of a time, and tells whether that was not so before; at is nothing for a time that did not
// suit when they joined. Who is on the list no longer is told nothing.
func noteTold(tx db.Tx, waiting string, start int64, at any) (bool, error) {
	n, err := tx.Exec(`INSERT INTO waiting_told (org, waiting, starts_at, told_at) SELECT w.org, w.id, CAST($1 AS BIGINT), CAST($2 AS BIGINT) FROM waiting w WHERE w.id = $3 AND w.org = $4
		ON CONFLICT DO NOTHING`, start, at, waiting, tx.Org())
	return n > 0, err
}
