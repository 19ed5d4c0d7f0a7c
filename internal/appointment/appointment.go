package appointment

import (
	"database/sql"
	"encoding/json"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/span"
)

// State is how far an appointment has come.
type State string

// The states.
const (
	Held      State = "held"      // until its hold expires, unless confirmed before
	Requested State = "requested" // confirmed by the customer; the practice has yet to accept it
	Fixed     State = "fixed"
	Cancelled State = "cancelled" // or refused; it claims nothing
)

// HoldLength is how long an online booking waits for its code.
const HoldLength = 10 * time.Minute

// Appointment is a customer's time with a staff member.
type Appointment struct {
	ID       string
	Service  string
	Staff    string // the member
	Site     string
	Customer string // empty while held
	Span     span.Span
	Before   time.Duration // kept free around it
	After    time.Duration
	State    State
	Until    time.Time // of a hold
	Price    int64     // as it was when booked; -1: none
	Note     string
	Online   bool   // the customer booked it
	Booker   Booker // while held: who is booking
	Code     string // whose digits confirm a hold
	Own      string // while held: what its window is known by; only where Hold or ByOwn gave it
	Link     string // the code by whose link the customer moves or cancels
	Sequence int    // of its calendar object (RFC 5545, 3.8.7.4)
	Message  string // what the practice last said to the customer about it
	By       string // the member who made it; empty where the customer did
	Created  time.Time
	EndedBy  string // practice, customer or absence; of a cancelled one
	Rev      int64
}

// Booker is who books online, kept with the hold until it is confirmed.
type Booker struct {
	Who
	Account string `json:",omitempty"`
	Lang    string
	Zone    string
	News    bool   `json:",omitempty"` // they ticked that they want the practice's newsletter
	Mended  int    `json:",omitempty"` // how often the address was changed while the time was held
	Waits   string `json:",omitempty"` // the place on the waiting list by whose link they came
}

func (a Appointment) holder() string { return "appointment/" + a.ID }

// claimed is what must be free for it.
func (a Appointment) claimed() span.Span { return a.Span.Widen(a.Before, a.After) }

// Alive tells whether it claims its time at an instant.
func (a Appointment) Alive(now time.Time) bool {
	return a.State == Requested || a.State == Fixed || a.State == Held && now.Before(a.Until)
}

// What is recorded of appointments. By is the member who did it, empty for the customer.
type (
	// HeldOnline is recorded when a customer's hold begins: the code is to be mailed.
	HeldOnline struct{ Appointment Appointment }
	// Booked is recorded when an appointment begins to be: made at the desk, confirmed online, or accepted.
	Booked struct {
		Appointment Appointment
		By          string
	}
	// Moved is recorded when its time, staff member or site changes.
	Moved struct {
		Appointment Appointment
		Before      Appointment
		By          string
	}
	// CancelledIt is recorded when an appointment or a request ends without having been.
	CancelledIt struct {
		Appointment Appointment
		By          string
		Was         State // requested: it was refused, or withdrawn
	}
	// Noted is recorded when something beside its time changes.
	Noted struct{ Appointment Appointment }
)

const columns = `a.id, a.service, a.member, a.site, COALESCE(a.customer, ''), a.starts_at, a.ends_at, a.before_minutes, a.after_minutes, a.state,
	a.until_at, COALESCE(a.price, -1), a.note, a.online, COALESCE(a.booker, ''), COALESCE(a.code, ''), COALESCE(a.link, ''), a.sequence, a.message,
	COALESCE(a.made_by, ''), a.created_at, COALESCE(a.ended_by, ''), a.rev`

func scan(row db.Scan) (Appointment, error) {
	var a Appointment
	var before, after, created int64
	var until sql.NullInt64
	var booker string
	err := row(&a.ID, &a.Service, &a.Staff, &a.Site, &a.Customer, &a.Span.Start, &a.Span.End, &before, &after, &a.State, &until, &a.Price, &a.Note,
		&a.Online, &booker, &a.Code, &a.Link, &a.Sequence, &a.Message, &a.By, &created, &a.EndedBy, &a.Rev)
	if err != nil {
		return a, err
	}
	a.Before, a.After = time.Duration(before)*time.Minute, time.Duration(after)*time.Minute
	a.Created = db.Time(created)
	if until.Valid {
		a.Until = db.Time(until.Int64)
	}
	if booker != "" {
		err = json.Unmarshal([]byte(booker), &a.Booker)
	}
	return a, err
}

func insert(tx db.Tx, a Appointment) error {
	booker, until, err := heldColumns(a)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`INSERT INTO appointment (id, org, service, member, site, customer, starts_at, ends_at, before_minutes, after_minutes, state, until_at,
			price, note, online, booker, code, link, sequence, message, made_by, created_at, rev)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)`,
		a.ID, tx.Org(), a.Service, a.Staff, a.Site, db.Optional(a.Customer), a.Span.Start, a.Span.End, minutes(a.Before), minutes(a.After), string(a.State),
		until, price(a.Price), a.Note, a.Online, booker, db.Optional(a.Code), db.Optional(a.Link), a.Sequence, a.Message, db.Optional(a.By),
		db.Micros(a.Created), a.Rev)
	return err
}

// heldColumns are those that only a hold has.
func heldColumns(a Appointment) (booker, until any, err error) {
	if a.State != Held {
		return nil, nil, nil
	}
	text, err := json.Marshal(a.Booker)
	return string(text), db.Micros(a.Until), err
}

// update writes everything that can change; the caller holds the row.
func update(tx db.Tx, a Appointment) error {
	booker, until, err := heldColumns(a)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`UPDATE appointment SET member = $1, site = $2, customer = $3, starts_at = $4, ends_at = $5, state = $6, until_at = $7, note = $8,
			booker = $9, code = $10, link = $11, sequence = $12, message = $13, ended_by = $14, rev = $15 WHERE id = $16 AND org = $17`,
		a.Staff, a.Site, db.Optional(a.Customer), a.Span.Start, a.Span.End, string(a.State), until, a.Note, booker, db.Optional(a.Code), db.Optional(a.Link),
		a.Sequence, a.Message, db.Optional(a.EndedBy), a.Rev, a.ID, tx.Org())
	return err
}

// locked reads an appointment and holds its row until the transaction ends.
func locked(tx db.Tx, appointment string) (Appointment, error) {
	if _, err := tx.Exec("UPDATE appointment SET rev = rev WHERE id = $1 AND org = $2", appointment, tx.Org()); err != nil {
		return Appointment{}, err
	}
	return byID(tx, appointment)
}

func byID(tx db.Tx, appointment string) (Appointment, error) {
	a, err := scan(tx.Row("SELECT "+columns+" FROM appointment a WHERE a.id = $1 AND a.org = $2", appointment, tx.Org()).Scan)
	return a, directory.Missing(err)
}

// ByID gives one appointment, to whoever writes of it; doors ask Appointments.Get.
func ByID(tx db.Tx, appointment string) (Appointment, error) { return byID(tx, appointment) }
