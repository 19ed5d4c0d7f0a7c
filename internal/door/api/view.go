package api

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"bureau/internal/account"
	"bureau/internal/directory"
	"bureau/internal/workplace"
)

// orNull is an object that may be null.
type orNull[T any] struct{ value *T }

func some[T any](v T) orNull[T] { return orNull[T]{&v} }

// MarshalJSON writes the object or null.
func (o orNull[T]) MarshalJSON() ([]byte, error) { return json.Marshal(o.value) }

// Schema is that of the object, or null.
func (orNull[T]) Schema(r huma.Registry) *huma.Schema {
	return &huma.Schema{AnyOf: []*huma.Schema{r.Schema(reflect.TypeFor[T](), true, ""), {Type: "null"}}}
}

// named is something with a name, where no more of it matters.
type named struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type site struct {
	ID      string  `json:"id"`
	Name    string  `json:"name"`
	Address string  `json:"address"`
	Zone    string  `json:"zone" doc:"The time zone (IANA) in which the site opens and closes." example:"Europe/Vienna"`
	Phone   string  `json:"phone"`
	Email   string  `json:"email"`
	Hours   []hours `json:"opening_hours" nullable:"false" doc:"By the clock of the zone; a day without hours is closed."`
	Floors  []floor `json:"floors" nullable:"false"`
	Rev     int64   `json:"rev" doc:"The number in the ETag."`
}

type hours struct {
	Day  string `json:"day" enum:"monday,tuesday,wednesday,thursday,friday,saturday,sunday"`
	From string `json:"from" example:"06:00"`
	To   string `json:"to" doc:"24:00 is the end of the day." example:"22:00"`
}

type floor struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Level  int    `json:"level" doc:"0 is the ground floor."`
	Width  int    `json:"width" doc:"Of the plan, in its own units."`
	Height int    `json:"height"`
	Rev    int64  `json:"rev" doc:"The number in the ETag."`
}

func showSite(s directory.Site, floors []workplace.Floor) site {
	out := site{ID: s.ID, Name: s.Name, Address: s.Address, Phone: s.Phone, Email: s.Email, Rev: s.Rev, Zone: s.Zone.String(), Hours: showHours(s), Floors: []floor{}}
	for _, f := range floors {
		if f.Site == s.ID {
			out.Floors = append(out.Floors, showFloor(f))
		}
	}
	return out
}

// showHours begins the week on Monday.
func showHours(s directory.Site) []hours {
	out := []hours{}
	for i := range 7 {
		day := time.Weekday((i + 1) % 7)
		for _, h := range s.Hours[day] {
			out = append(out, hours{strings.ToLower(day.String()), wall(h.From), wall(h.To)})
		}
	}
	return out
}

func wall(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }

type asset struct {
	ID        string   `json:"id"`
	Name      string   `json:"name"`
	Code      string   `json:"code" doc:"To check in with, as it stands on the label."`
	Kind      assets   `json:"kind"`
	Site      string   `json:"site"`
	Floor     string   `json:"floor"`
	Capacity  int      `json:"capacity" doc:"How many reservations it takes at the same time: 1 for a room too, however many sit in it."`
	Seats     int      `json:"seats" doc:"For how many people it is; 0 where that is not said."`
	Equipment []string `json:"equipment" nullable:"false"`
	X         int      `json:"x" doc:"Where it stands, in the units of the floor's plan."`
	Y         int      `json:"y"`
	Width     int      `json:"width"`
	Height    int      `json:"height"`
	Rev       int64    `json:"rev" doc:"The number in the ETag."`
}

func showAsset(a workplace.Asset) asset {
	out := asset{ID: a.ID, Name: a.Name, Code: a.Code, Kind: assets(a.Kind), Site: a.Site, Floor: a.Floor, Capacity: a.Capacity, Seats: a.Seats,
		Equipment: []string{}, Rev: a.Rev, X: a.X, Y: a.Y, Width: a.W, Height: a.H}
	for _, f := range a.Equipment {
		out.Equipment = append(out.Equipment, string(f))
	}
	return out
}

type status struct {
	asset
	From  time.Time  `json:"from"`
	To    time.Time  `json:"to"`
	State string     `json:"state" enum:"free,soon,reserved,occupied,out" doc:"How it stands in the period; soon is free at first and taken before the end."`
	Until *time.Time `json:"until" doc:"Free or taken until then; null where nothing follows within a day."`
	Mine  bool       `json:"mine" doc:"My own reservation or session is on it."`
	Left  int        `json:"left" doc:"How many more may use it throughout the period."`
	Who   []named    `json:"who" nullable:"false" doc:"Who has it and lets colleagues know."`
	Why   string     `json:"reason,omitempty" doc:"Why it is out of use, where that was written."`
}

func showStatus(s workplace.Status, from, to time.Time) status {
	out := status{asset: showAsset(s.Asset), From: from, To: to, State: string(s.State), Until: orNone(s.Until), Mine: s.Mine,
		Left: max(0, s.Left), Who: []named{}, Why: s.Why}
	for _, p := range s.Who {
		out.Who = append(out.Who, named{p.Member, p.Name})
	}
	return out
}

// orNone is null for no time.
func orNone(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

type suggestion struct {
	asset
	Reason string `json:"reason" enum:"usual,nearby,fitting" doc:"usual: I was here most often; nearby: on the floor where I am anyway; fitting: it leaves long free times whole."`
	Times  int    `json:"times" doc:"How often I used it in the last six weeks."`
}

func showSuggestion(s workplace.Suggestion) suggestion {
	return suggestion{showAsset(s.Asset), string(s.Reason), s.Times}
}

type reservation struct {
	ID        string    `json:"id"`
	Asset     string    `json:"asset"`
	AssetName string    `json:"asset_name"`
	Start     time.Time `json:"starts_at"`
	End       time.Time `json:"ends_at"`
	Zone      string    `json:"zone" doc:"The time zone of the site."`
	Rev       int64     `json:"rev" doc:"The number in the ETag."`
	Created   time.Time `json:"created_at"`
	Member    string    `json:"member" doc:"Whose it is."`
	BookedBy  string    `json:"booked_by" doc:"The member who made it."`
	Guest     string    `json:"guest" doc:"The visitor who comes; empty for the member."`
	Series    string    `json:"series" doc:"The series that it is an occurrence of; empty for none."`
}

func showReservation(r workplace.Reservation, assetName string, zone *time.Location) reservation {
	return reservation{ID: r.ID, Asset: r.Asset, AssetName: assetName, Start: r.Span.StartTime(), End: r.Span.EndTime(),
		Zone: zone.String(), Rev: r.Rev, Created: r.Created, Member: r.Member, BookedBy: r.By, Guest: r.Guest.Name, Series: r.Series}
}

func showReserved(p workplace.Place) reservation {
	return showReservation(p.Reservation, p.Asset.Name, p.Zone)
}

type place struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Kind assets `json:"kind"`
}

func showPlace(a workplace.Asset) orNull[place] {
	if a.ID == "" {
		return orNull[place]{}
	}
	return some(place{a.ID, a.Name, assets(a.Kind)})
}

type session struct {
	ID          string        `json:"id"`
	Place       orNull[place] `json:"place" doc:"Null at home."`
	Home        bool          `json:"home"`
	Started     time.Time     `json:"started_at"`
	Until       time.Time     `json:"until" doc:"When it ends by itself."`
	Ended       *time.Time    `json:"ended_at" doc:"Null while it runs."`
	Seconds     int64         `json:"seconds" doc:"How long it lasted, so far if it runs."`
	Visible     bool          `json:"visible" doc:"Colleagues may know."`
	Reservation *string       `json:"reservation" doc:"The reservation that it uses, or null."`
}

func (d *door) showSession(s workplace.Stay, a workplace.Asset) session {
	now := d.Clock.Now()
	out := session{ID: s.ID, Place: showPlace(a), Home: s.Asset == "", Started: s.Start, Until: s.Until, Ended: orNone(s.End),
		Seconds: int64(s.Used(now).Length() / time.Second), Visible: s.Visible}
	if s.End.IsZero() && !s.Running(now) {
		out.Ended = &s.Until
	}
	if s.Reservation != "" {
		out.Reservation = &s.Reservation
	}
	return out
}

func (d *door) showStay(p workplace.Place) session { return d.showSession(p.Stay, p.Asset) }

// placed shows sessions with their places.
func (d *door) placed(all []workplace.Place) []session {
	return listed(all, "", d.showStay).Items
}

type present struct {
	Session string        `json:"session"`
	Name    *string       `json:"name" doc:"Null where the person does not let colleagues know."`
	Member  *string       `json:"member"`
	Home    bool          `json:"home"`
	Place   orNull[place] `json:"place" doc:"Null at home."`
	Site    orNull[named] `json:"site"`
	Floor   orNull[named] `json:"floor"`
	Since   time.Time     `json:"since"`
	Until   time.Time     `json:"until"`
}

func showPresent(p workplace.Place) present {
	out := present{Session: p.Stay.ID, Home: p.Home(), Place: showPlace(p.Asset), Since: p.Stay.Start, Until: p.Stay.Until}
	if p.Shown {
		out.Name, out.Member = &p.Person.Name, &p.Person.Member
	}
	if !p.Home() {
		out.Site, out.Floor = some(named{p.Asset.Site, p.SiteName}), some(named{p.Asset.Floor, p.FloorName})
	}
	return out
}

type expectation struct {
	Name   string    `json:"name"`
	Member string    `json:"member"`
	Place  place     `json:"place"`
	Site   named     `json:"site"`
	Floor  named     `json:"floor"`
	Start  time.Time `json:"starts_at"`
	End    time.Time `json:"ends_at"`
}

func showExpected(p workplace.Place) expectation {
	return expectation{p.Person.Name, p.Person.Member, place{p.Asset.ID, p.Asset.Name, assets(p.Asset.Kind)},
		named{p.Asset.Site, p.SiteName}, named{p.Asset.Floor, p.FloorName}, p.Reservation.Span.StartTime(), p.Reservation.Span.EndTime()}
}

type token struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"`
	Created time.Time `json:"created_at"`
}

func showToken(t account.Token) token { return token{t.ID, t.Name, t.Created} }
