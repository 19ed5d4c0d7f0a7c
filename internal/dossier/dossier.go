// Package dossier gathers what is held about one person: to be shown to them, and to be taken along.
//
// It asks the parts, each through the person's own eyes, in every organisation that their session reaches. It holds no
// secret: of passwords, tokens and factors it says that they are there, and since when. Lists are bounded (Most).
package dossier

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"bureau/internal/absence"
	"bureau/internal/account"
	"bureau/internal/appointment"
	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/i18n"
	"bureau/internal/ical"
	"bureau/internal/newsletter"
	"bureau/internal/phone"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// Most is how many entries of one kind are gathered, the latest first.
const Most = 50_000

// Dossier is what is held about a person.
type Dossier struct {
	Email         string         `json:"email"`
	Made          time.Time      `json:"made_at"`
	Sessions      []Session      `json:"sessions"`
	Factors       *Factors       `json:"second_factors,omitempty"`
	Organisations []Organisation `json:"organisations"`
	Practices     []Practice     `json:"practices"`
}

// Practice is what a practice keeps of them as its customer, as they call themselves; several people may use one account.
type Practice struct {
	Name      string     `json:"name"`
	Customers []Customer `json:"customers"`
}

// Says sums a practice up for a page.
func (p Practice) Says(lang string) string {
	n := 0
	letters := false
	for _, c := range p.Customers {
		n += len(c.Appointments)
		letters = letters || c.Newsletters != nil && c.Newsletters.Sent
	}
	says := i18n.OwnVisits.In(lang, n)
	if letters {
		says += ", " + i18n.OwnNewsletter.In(lang)
	}
	return says
}

// Customer is one of those people.
type Customer struct {
	First        string       `json:"first_name"`
	Last         string       `json:"last_name"`
	Email        string       `json:"email"`
	Telephone    string       `json:"telephone"`
	Address      string       `json:"address"`
	Newsletters  *Newsletters `json:"newsletters,omitempty"` // nothing where they were never asked
	Appointments []Visit      `json:"appointments"`
	Waits        []Wait       `json:"waiting_list"`
}

// Newsletters are how they stand to the practice's newsletters.
type Newsletters struct {
	Agreed       *time.Time `json:"agreed_at,omitempty"`
	How          string     `json:"how,omitempty"` // booking, talk, paper, phone or mail
	Unsubscribed *time.Time `json:"unsubscribed_at,omitempty"`
	Bounced      *time.Time `json:"address_refused_mail_at,omitempty"`
	Sent         bool       `json:"are_sent"`
}

// Wait is a place on a waiting list.
type Wait struct {
	Service string    `json:"service"`
	With    string    `json:"with,omitempty"` // empty: anyone
	Site    string    `json:"site"`
	First   string    `json:"first_day"`
	Last    string    `json:"last_day"`
	When    string    `json:"when"`
	Joined  time.Time `json:"joined_at"`
}

// Visit is an appointment, as whoever comes or whoever gives it knows it.
type Visit struct {
	Service string    `json:"service"`
	With    string    `json:"with"`
	Site    string    `json:"site"`
	From    time.Time `json:"starts_at"`
	To      time.Time `json:"ends_at"`
	State   string    `json:"state"`
}

// Session is where they are signed in.
type Session struct {
	Device  string    `json:"device"`
	Method  string    `json:"method"`
	Created time.Time `json:"created_at"`
	Seen    time.Time `json:"seen_at"`
}

// Named is something with a name that they made.
type Named struct {
	Name    string    `json:"name"`
	Created time.Time `json:"created_at"`
}

// Factors are what they come in with besides a password.
type Factors struct {
	Codes    bool    `json:"one_time_codes"`
	Passkeys []Named `json:"passkeys"`
	Recovery int     `json:"recovery_codes_left"`
}

// Organisation is what one organisation holds about them.
type Organisation struct {
	Name         string        `json:"name"`
	Member       string        `json:"member"`
	Called       string        `json:"your_name"`
	Email        string        `json:"email"`
	Language     string        `json:"language"`
	Telephone    string        `json:"telephone"`
	Postcode     string        `json:"postcode"`
	Town         string        `json:"town"`
	Visible      bool          `json:"visible"`
	Idle         int           `json:"idle_minutes"`
	Role         string        `json:"role"`
	UsualSite    string        `json:"usual_site"`
	Groups       []string      `json:"groups"`
	OwnMail      bool          `json:"mails_about_own_reservations"`
	Tokens       []Named       `json:"tokens"`
	Reservations []Reservation `json:"reservations"`
	Stays        []Stay        `json:"stays"`
	Absences     []Absence     `json:"absences"`
	Given        []Visit       `json:"appointments_given"` // their own calendar; of the customers nothing
	Phone        *Phone        `json:"phone,omitempty"`
	Log          []Change      `json:"log"`
}

// Reservation is one that is theirs, or that they booked for another.
type Reservation struct {
	ID        string    `json:"id"`
	Place     string    `json:"place"`
	Site      string    `json:"site"`
	From      time.Time `json:"starts_at"`
	To        time.Time `json:"ends_at"`
	For       string    `json:"for,omitempty"`
	Visitor   string    `json:"visitor,omitempty"`
	Cancelled bool      `json:"cancelled"`
	zone      *time.Location
	rev       int64
	made      time.Time
}

// Stay is a time at which they were at a place.
type Stay struct {
	Place string    `json:"place"`
	Site  string    `json:"site"`
	From  time.Time `json:"started_at"`
	To    time.Time `json:"ended_at"`
}

// Absence is a time for which they were entered as away.
type Absence struct {
	Kind  string `json:"kind"`
	First string `json:"first_day"`
	Last  string `json:"last_day"`
	From  string `json:"from"`
	To    string `json:"to"`
}

// Phone is their telephone: of the PIN only that there is one; what was said can be heard on their own page.
type Phone struct {
	Extension string     `json:"extension"`
	PIN       bool       `json:"has_pin"`
	Since     *time.Time `json:"logged_in_since,omitempty"`
	Quiet     bool       `json:"do_not_disturb"`
	Always    string     `json:"always"`
	Busy      string     `json:"busy"`
	NoAnswer  string     `json:"no_answer"`
	Absent    string     `json:"absent"`
	Calls     []Call     `json:"calls"`
	Messages  []Message  `json:"messages"`
}

// Call is one that they made or got.
type Call struct {
	Made    bool      `json:"by_you"`
	Name    string    `json:"name"`
	Number  string    `json:"number"`
	Began   time.Time `json:"began_at"`
	Seconds int       `json:"seconds"`
	Outcome string    `json:"outcome"`
}

// Message is one that was left for them.
type Message struct {
	Name    string     `json:"name"`
	Number  string     `json:"number"`
	At      time.Time  `json:"at"`
	Seconds int        `json:"seconds"`
	Heard   *time.Time `json:"heard_at,omitempty"`
}

// Change is an entry of the log that they made, or that is about them.
type Change struct {
	At     time.Time `json:"at"`
	Action string    `json:"action"`
	Kind   string    `json:"kind"`
	Mine   bool      `json:"by_you"`
}

// Reader gathers dossiers.
type Reader struct {
	DB           *db.DB
	Accounts     *account.Accounts
	Workplaces   *workplace.Workplaces
	Appointments *appointment.Appointments
	Newsletters  *newsletter.Newsletters
}

// Of gathers what is held about the person of a session and an address, in the organisations that the session reaches, and in
// every practice of which they are a customer.
func (r Reader) Of(ctx context.Context, email string, s account.Session, now time.Time) (Dossier, error) {
	d := Dossier{Email: email, Made: now, Sessions: []Session{}, Organisations: []Organisation{}, Practices: []Practice{}}
	open, err := r.Accounts.Open(ctx, s)
	if err != nil {
		return d, err
	}
	for _, o := range open {
		d.Sessions = append(d.Sessions, Session{o.Device, string(o.Method), o.Created, o.Seen})
	}
	if s.Bound == "" {
		f, err := r.Accounts.Factors(ctx, s)
		if err != nil {
			return d, err
		}
		d.Factors = &Factors{Codes: f.Codes, Recovery: f.Recovery, Passkeys: []Named{}}
		for _, p := range f.Passkeys {
			d.Factors.Passkeys = append(d.Factors.Passkeys, Named{p.Name, p.Created})
		}
		if d.Practices, err = r.practices(ctx, s.Account); err != nil {
			return d, err
		}
	}
	all, err := r.Accounts.Memberships(ctx, s)
	for _, m := range all {
		if err == nil {
			var o Organisation
			o, err = r.at(ctx, m)
			d.Organisations = append(d.Organisations, o)
		}
	}
	return d, err
}

func (r Reader) practices(ctx context.Context, account string) ([]Practice, error) {
	all, err := r.Appointments.OwnPractices(ctx, r.DB, account, Most)
	out := make([]Practice, 0, len(all))
	for _, p := range all {
		one := Practice{Name: p.Name, Customers: []Customer{}}
		for _, c := range p.Customers {
			letters, err := r.newsletters(ctx, p.Org, c)
			if err != nil {
				return out, err
			}
			one.Customers = append(one.Customers, Customer{c.First, c.Last, c.Email, c.Telephone, c.Address, letters, visits(append(c.Ahead, c.Past...)), waits(c.Waits)})
		}
		out = append(out, one)
	}
	return out, err
}

// newsletters tells how a customer of a practice stands to its newsletters; nil where there is nothing to tell.
func (r Reader) newsletters(ctx context.Context, org string, c appointment.OwnCustomer) (*Newsletters, error) {
	var n newsletter.Consent
	err := r.DB.Read(ctx, org, func(tx db.Tx) (err error) {
		n, err = r.Newsletters.Of(ctx, tx, appointment.Customer{ID: c.ID, Who: appointment.Who{Email: c.Mail}})
		return err
	})
	out := &Newsletters{instant(n.Given), n.How, instant(n.Off), instant(n.Bounced), n.Gets()}
	if *out == (Newsletters{}) {
		return nil, err
	}
	return out, err
}

func instant(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

func waits(all []appointment.OwnWait) []Wait {
	out := make([]Wait, 0, len(all))
	for _, w := range all {
		days := i18n.Locale{Lang: "en", Zone: time.UTC}
		out = append(out, Wait{w.Service, w.Staff, w.Site, w.Wish.First.String(), w.Wish.Last.String(),
			days.Wish(w.Wish.First.Span(time.UTC).StartTime(), w.Wish.Last.Span(time.UTC).StartTime(), w.Wish.Days.Has, w.Wish.Parts.Has), w.Joined})
	}
	return out
}

func visits(all []appointment.OwnVisit) []Visit {
	out := make([]Visit, 0, len(all))
	for _, x := range all {
		out = append(out, Visit{x.Service, x.Staff, x.Site, x.Span.StartTime(), x.Span.EndTime(), string(x.State)})
	}
	return out
}

// at gathers what one organisation holds, as one transaction sees it.
func (r Reader) at(ctx context.Context, in directory.Membership) (o Organisation, err error) {
	return o, r.DB.Read(ctx, in.Org, func(tx db.Tx) error {
		actor, err := directory.ActorByID(tx, in.Member)
		if err != nil {
			return err
		}
		if o, err = about(tx, actor); err != nil {
			return err
		}
		if o.Reservations, err = r.reservations(tx, actor); err != nil {
			return err
		}
		if o.Stays, err = r.stays(tx, actor); err != nil {
			return err
		}
		if o.Absences, err = absences(tx, actor); err != nil {
			return err
		}
		given, err := appointment.Given(tx, actor, Most)
		if err != nil {
			return err
		}
		o.Given = visits(given)
		if o.Phone, err = telephone(tx, actor); err != nil {
			return err
		}
		o.Log, err = changes(tx, actor)
		return err
	})
}

// telephone is what is held of their telephone; nil where there is nothing.
func telephone(tx db.Tx, actor directory.Actor) (*Phone, error) {
	h, err := phone.Held(tx, actor, Most)
	if err != nil || h.Extension == "" && len(h.Calls)+len(h.Messages) == 0 {
		return nil, err
	}
	p := &Phone{Extension: h.Extension, PIN: h.HasPIN, Quiet: h.Quiet, Always: h.Always, Busy: h.Busy, NoAnswer: h.NoAnswer, Absent: h.Absent,
		Calls: []Call{}, Messages: []Message{}}
	if h.Session != nil {
		p.Since = instant(h.Session.Since)
	}
	for _, c := range h.Calls {
		p.Calls = append(p.Calls, Call{c.Mine, c.Other.Name, c.Other.Number, c.Began, int(c.Lasted().Seconds()), string(c.Outcome)})
	}
	for _, m := range h.Messages {
		p.Messages = append(p.Messages, Message{m.From.Name, m.From.Number, m.At, int(m.Length.Seconds()), instant(m.Heard)})
	}
	return p, nil
}

func about(tx db.Tx, actor directory.Actor) (Organisation, error) {
	m, err := directory.MemberByID(tx, actor.Member)
	if err != nil {
		return Organisation{}, err
	}
	o := Organisation{Name: actor.OrgName, Member: m.ID, Called: m.Name, Email: m.Email, Language: m.Lang, Telephone: m.Telephone, Postcode: m.Postcode,
		Town: m.Town, Visible: m.Visible, Idle: m.Idle, Role: actor.Role(), Tokens: []Named{}}
	if m.Site != "" {
		site, err := directory.SiteByID(tx, m.Site)
		if err != nil {
			return o, err
		}
		o.UsualSite = site.Name
	}
	if o.Groups, err = directory.OwnGroups(tx, actor); err != nil {
		return o, err
	}
	if o.OwnMail, err = workplace.OwnMail(tx, m.ID); err != nil {
		return o, err
	}
	tokens, err := account.Tokens(tx, actor)
	for _, t := range tokens {
		o.Tokens = append(o.Tokens, Named{t.Name, t.Created})
	}
	return o, err
}

func absences(tx db.Tx, actor directory.Actor) ([]Absence, error) {
	all, err := absence.Own(tx, actor, Most)
	out := make([]Absence, 0, len(all))
	for _, a := range all {
		out = append(out, Absence{string(a.Kind), a.First.String(), a.Last.String(), span.FormatClock(a.From), span.FormatClock(a.To)})
	}
	return out, err
}

func (r Reader) reservations(tx db.Tx, actor directory.Actor) ([]Reservation, error) {
	all, err := workplace.Held(tx, actor, Most)
	out := make([]Reservation, 0, len(all))
	for _, p := range all {
		one := Reservation{ID: p.Reservation.ID, Place: p.Asset.Name, Site: p.SiteName, From: p.Reservation.Span.StartTime(), To: p.Reservation.Span.EndTime(),
			Visitor: p.Reservation.Guest.Name, Cancelled: p.Reservation.Cancelled, zone: p.Zone, rev: p.Reservation.Rev, made: p.Reservation.Created}
		if p.Reservation.Member != actor.Member {
			one.For = p.Person.Name
		}
		out = append(out, one)
	}
	return out, err
}

func (r Reader) stays(tx db.Tx, actor directory.Actor) ([]Stay, error) {
	all, _, err := r.Workplaces.History(tx, actor, "", Most)
	out := make([]Stay, 0, len(all))
	for _, p := range all {
		end := p.Stay.End
		if end.IsZero() {
			end = p.Stay.Until
		}
		out = append(out, Stay{p.Name(actor.Lang), p.SiteName, p.Stay.Start, end})
	}
	return out, err
}

func changes(tx db.Tx, actor directory.Actor) ([]Change, error) {
	out := []Change{}
	for _, f := range []audit.Filter{{Actor: actor.Member}, {Object: actor.Member}} {
		all, err := directory.OwnLog(tx, actor, f, Most)
		if err != nil {
			return nil, err
		}
		for _, e := range all {
			if mine := e.Actor == actor.Member; mine == (f.Actor != "") { // their own about themselves only once
				out = append(out, Change{e.At, e.Action.Key, e.Kind.Key, mine})
			}
		}
	}
	return out, nil
}

// Write writes a dossier as a zip: about-you.json with everything, and a calendar of each organisation's reservations.
func (d Dossier) Write(to io.Writer, host string) error {
	z := zip.NewWriter(to)
	f, err := z.Create("about-you.json")
	if err != nil {
		return err
	}
	text := json.NewEncoder(f)
	text.SetIndent("", "  ")
	if err := text.Encode(d); err != nil {
		return err
	}
	for i, o := range d.Organisations {
		if err := o.calendar(z, fmt.Sprintf("reservations-%d.ics", i+1), host); err != nil {
			return err
		}
	}
	return z.Close()
}

func (o Organisation) calendar(z *zip.Writer, name, host string) error {
	var c ical.Calendar
	for _, r := range o.Reservations {
		if r.Cancelled || !r.From.Before(r.To) {
			continue
		}
		c.Events = append(c.Events, ical.Event{UID: "reservation/" + r.ID + "@" + host, Sequence: int(r.rev), Stamp: r.made,
			Start: r.From.In(r.zone), End: r.To.In(r.zone), Summary: r.Place + ", " + r.Site, Status: "CONFIRMED"})
	}
	text, err := c.Write()
	if err != nil {
		return err
	}
	f, err := z.Create(name)
	if err == nil {
		_, err = io.Copy(f, bytes.NewReader(text))
	}
	return err
}
