package api

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

type siteOut struct {
	ETag string `header:"ETag"`
	Body site
}

type siteIn struct {
	Body struct {
		Name    string   `json:"name" minLength:"1" maxLength:"200"`
		Address string   `json:"address,omitempty" maxLength:"500"`
		Phone   string   `json:"phone,omitempty" maxLength:"50"`
		Email   string   `json:"email,omitempty" maxLength:"254"`
		Zone    string   `json:"zone" minLength:"1" maxLength:"60" doc:"The time zone (IANA) in which the site opens and closes." example:"Europe/Vienna"`
		Hours   []opened `json:"opening_hours,omitempty" nullable:"false" maxItems:"42" doc:"By the clock of the zone; a day without hours is closed."`
	} `nameHint:"NewSite"`
}

// opened is hours as they are sent.
type opened struct {
	Day  string `json:"day" enum:"monday,tuesday,wednesday,thursday,friday,saturday,sunday"`
	From string `json:"from" maxLength:"5" example:"06:00"`
	To   string `json:"to" maxLength:"5" doc:"24:00 is the end of the day." example:"22:00"`
}

type siteChangeIn struct {
	ByID
	IfMatch string `header:"If-Match" doc:"The ETag of the site as it was read: its rev in quotation marks."`
	Body    struct {
		Name    *string   `json:"name,omitempty" minLength:"1" maxLength:"200"`
		Address *string   `json:"address,omitempty" maxLength:"500"`
		Phone   *string   `json:"phone,omitempty" maxLength:"50"`
		Email   *string   `json:"email,omitempty" maxLength:"254"`
		Zone    *string   `json:"zone,omitempty" minLength:"1" maxLength:"60"`
		Hours   *[]opened `json:"opening_hours,omitempty" nullable:"false" maxItems:"42"`
		Despite bool      `json:"despite,omitempty" doc:"Save also where reservations come to lie outside the opening hours; they stay as they are."`
	} `nameHint:"SiteChange"`
}

// Removal is what is removed, and whether what lies ahead goes with it.
type Removal struct {
	ByID
	IfMatch string `header:"If-Match" doc:"The ETag of the thing as it was read."`
	Cancel  bool   `query:"cancel" doc:"Cancel the reservations and sessions that lie ahead there. Without it they refuse the removal."`
}

func (d *door) sites() {
	managing := "For those who manage the site."
	handle(d, operation{id: "add-site", method: http.MethodPost, path: "/api/sites", group: groupPlaces, status: http.StatusCreated,
		summary: "Add a site", text: "Takes the right sites.", refusal: []fault.Code{fault.Refused}}, d.addSite)
	handle(d, operation{id: "change-site", method: http.MethodPatch, path: "/api/sites/{id}", group: groupPlaces, summary: "Change a site",
		text:    managing + " Where reservations come to lie outside new opening hours it is refused and says how many. If-Match is required.",
		refusal: []fault.Code{fault.Refused, fault.NotFound, fault.Taken, fault.Stale, noCondition}}, d.changeSite)
	handle(d, operation{id: "close-site", method: http.MethodDelete, path: "/api/sites/{id}", group: groupPlaces, summary: "Close a site",
		text:    "Takes the right sites. What is there is shown to nobody until it is opened again. If-Match is required.",
		refusal: []fault.Code{fault.Refused, fault.NotFound, fault.Taken, fault.Stale, noCondition}}, d.closeSite)
	handle(d, operation{id: "open-site", method: http.MethodPost, path: "/api/sites/{id}/opening", group: groupPlaces, summary: "Open a closed site again",
		text: "Takes the right sites.", refusal: []fault.Code{fault.Refused, fault.NotFound}}, d.openSite)
}

// zoneOf and hoursOf read what a site is told.
func zoneOf(name string) (*time.Location, error) {
	z, ok := span.Zone(name)
	if !ok {
		return nil, fault.New(fault.Invalid, i18n.ZoneUnknown).On("zone")
	}
	return z, nil
}

func hoursOf(all []opened) (span.Week, error) {
	var w span.Week
	bad := fault.New(fault.Invalid, i18n.HoursInvalid).On("opening_hours")
	for _, h := range all {
		from, err := span.ParseClock(h.From)
		to, bad2 := span.ParseClock(h.To)
		if err != nil || bad2 != nil {
			return w, bad
		}
		for d := range time.Weekday(7) {
			if strings.EqualFold(d.String(), h.Day) {
				w[d] = append(w[d], span.Hours{From: from, To: to})
			}
		}
	}
	for _, day := range w {
		slices.SortFunc(day, func(a, b span.Hours) int { return a.From - b.From })
	}
	if w.Validate() != nil {
		return w, bad
	}
	return w, nil
}

func (d *door) addSite(ctx context.Context, actor directory.Actor, in *siteIn) (*siteOut, error) {
	s := directory.Site{Name: in.Body.Name, Address: in.Body.Address, Phone: in.Body.Phone, Email: in.Body.Email}
	var err error
	if s.Zone, err = zoneOf(in.Body.Zone); err != nil {
		return nil, err
	}
	if s.Hours, err = hoursOf(in.Body.Hours); err != nil {
		return nil, err
	}
	err = d.write(ctx, actor, func(_ context.Context, tx db.Tx) (err error) {
		s, err = directory.AddSite(tx, actor, s)
		return err
	})
	return &siteOut{etag(s.Rev), showSite(s, nil)}, renamed(err, "hours", "opening_hours")
}

func (d *door) changeSite(ctx context.Context, actor directory.Actor, in *siteChangeIn) (*siteOut, error) {
	if err := conditioned(in.IfMatch); err != nil {
		return nil, err
	}
	var s directory.Site
	var floors []workplace.Floor
	read := func(tx db.Tx) (err error) {
		if s, err = directory.ManagedSite(tx, actor, in.ID); err == nil {
			floors, err = workplace.FloorsAt(tx, actor, in.ID)
		}
		return err
	}
	err := d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		if err := read(tx); err != nil {
			return err
		}
		c, err := in.applied(s)
		if err != nil {
			return err
		}
		s, err = d.Workplaces.ChangeSite(ctx, tx, actor, c)
		return err
	})
	return &siteOut{etag(s.Rev), showSite(s, floors)}, stale(err, func() (site, error) {
		err := d.read(ctx, actor, read)
		return showSite(s, floors), err
	})
}

// applied is a site with what is named changed.
func (in *siteChangeIn) applied(s directory.Site) (workplace.SiteChange, error) {
	s.Rev = expected(in.IfMatch, s.Rev)
	for _, t := range []struct {
		given *string
		into  *string
	}{{in.Body.Name, &s.Name}, {in.Body.Address, &s.Address}, {in.Body.Phone, &s.Phone}, {in.Body.Email, &s.Email}} {
		if t.given != nil {
			*t.into = *t.given
		}
	}
	var err error
	if in.Body.Zone != nil {
		s.Zone, err = zoneOf(*in.Body.Zone)
	}
	if err == nil && in.Body.Hours != nil {
		s.Hours, err = hoursOf(*in.Body.Hours)
	}
	return workplace.SiteChange{Site: s, Despite: in.Body.Despite}, err
}

func (d *door) closeSite(ctx context.Context, actor directory.Actor, in *Removal) (*none, error) {
	if err := conditioned(in.IfMatch); err != nil {
		return nil, err
	}
	var s directory.Site
	err := d.write(ctx, actor, func(ctx context.Context, tx db.Tx) (err error) {
		if s, err = directory.ManagedSite(tx, actor, in.ID); err != nil {
			return err
		}
		return d.Workplaces.CloseSite(ctx, tx, actor, in.ID, expected(in.IfMatch, s.Rev), in.Cancel)
	})
	return &none{}, stale(err, func() (site, error) { return showSite(s, nil), nil })
}

func (d *door) openSite(ctx context.Context, actor directory.Actor, in *ByID) (*siteOut, error) {
	out := &siteOut{}
	return out, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		s, err := directory.ManagedSite(tx, actor, in.ID)
		if err != nil {
			return err
		}
		if err := d.Workplaces.OpenSite(ctx, tx, actor, in.ID, s.Rev); err != nil {
			return err
		}
		floors, err := workplace.FloorsAt(tx, actor, in.ID)
		s.Rev++
		out.ETag, out.Body = etag(s.Rev), showSite(s, floors)
		return err
	})
}
