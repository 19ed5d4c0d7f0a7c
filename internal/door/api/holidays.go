package api

import (
	"context"
	"net/http"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

type holiday struct {
	Date string `json:"date" format:"date"`
	Name string `json:"name"`
}

type holidaysOut struct{ Body list[holiday] }

type holidayIn struct {
	ByID
	Body struct {
		Date    string `json:"date" format:"date" maxLength:"10" doc:"By the clock of the site's zone."`
		Name    string `json:"name" minLength:"1" maxLength:"100"`
		Despite bool   `json:"despite,omitempty" doc:"Add it also where reservations lie on it; they stay as they are."`
	} `nameHint:"NewHoliday"`
}

type holidayGoneIn struct {
	ByID
	Body struct {
		Date string `json:"date" format:"date" maxLength:"10"`
	} `nameHint:"HolidayRemoval"`
}

type holidayFileIn struct {
	ByID
	Body struct {
		Calendar string `json:"calendar" minLength:"1" maxLength:"524288" doc:"The text of an iCalendar file. Its all-day events count, from last year to two years ahead."`
		Apply    bool   `json:"apply,omitempty" doc:"Add the days. Without it nothing is kept."`
		Despite  bool   `json:"despite,omitempty" doc:"Add them also where reservations lie on them; they stay as they are."`
	} `nameHint:"HolidayFile"`
}

type leftOut struct {
	Name string `json:"name" doc:"Empty where it could not be read."`
	Why  string `json:"why"`
}

type holidayFileOut struct {
	Body struct {
		New          int       `json:"new"`
		Renamed      int       `json:"renamed" doc:"Days that were holidays with another name."`
		Same         int       `json:"same"`
		Reservations int       `json:"reservations" doc:"How many lie on the new days; they stay as they are."`
		Left         []leftOut `json:"left_out" nullable:"false"`
	} `nameHint:"HolidayImport"`
}

func (d *door) holidays() {
	managing := "For those who manage the site."
	refusal := []fault.Code{fault.Refused, fault.NotFound}
	handle(d, operation{id: "list-holidays", method: http.MethodGet, path: "/api/sites/{id}/holidays", group: groupPlaces,
		summary: "The holidays of a site", text: "By date, from last year on, all in one answer. The site is closed on them.", refusal: []fault.Code{fault.NotFound}}, d.listHolidays)
	handle(d, operation{id: "add-holiday", method: http.MethodPost, path: "/api/sites/{id}/holidays", group: groupPlaces, summary: "Add a holiday",
		text:    managing + " A date has one: sent again it changes nothing but the name. Where reservations lie on it, it is refused and says how many.",
		refusal: append(refusal, fault.Taken)}, d.addHoliday)
	handle(d, operation{id: "remove-holiday", method: http.MethodPost, path: "/api/sites/{id}/holidays/remove", group: groupPlaces, status: http.StatusNoContent,
		summary: "Remove a holiday", text: managing + " The site has its usual hours on that date again.", refusal: refusal}, d.removeHoliday)
	handle(d, operation{id: "import-holidays", method: http.MethodPost, path: "/api/sites/{id}/holidays/import", group: groupPlaces,
		summary: "Add holidays from a calendar file", text: managing + " Says what the file holds and which events were left out; with apply the days are added. Sent again it changes nothing.",
		refusal: append(refusal, fault.Taken)}, d.importHolidays)
}

func (d *door) listHolidays(ctx context.Context, actor directory.Actor, in *ByID) (*holidaysOut, error) {
	out := &holidaysOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		s, err := directory.SiteByID(tx, in.ID)
		out.Body = listed(s.Holidays, "", showHoliday)
		return err
	})
}

func showHoliday(h directory.Holiday) holiday { return holiday{h.Day.String(), h.Name} }

func holidayDate(s string) (span.Date, error) {
	day, err := span.ParseDate(s)
	if err != nil {
		return day, fault.New(fault.Invalid, i18n.HolidayDateUnread).On("date")
	}
	return day, nil
}

func (d *door) addHoliday(ctx context.Context, actor directory.Actor, in *holidayIn) (*holidaysOut, error) {
	day, err := holidayDate(in.Body.Date)
	if err != nil {
		return nil, err
	}
	wish := workplace.Holidays{Site: in.ID, Days: []directory.Holiday{{Day: day, Name: in.Body.Name}}, Despite: in.Body.Despite}
	out := &holidaysOut{}
	return out, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		if _, err := d.Workplaces.AddHolidays(ctx, tx, actor, wish); err != nil {
			return err
		}
		s, err := directory.SiteByID(tx, in.ID)
		out.Body = listed(s.Holidays, "", showHoliday)
		return err
	})
}

func (d *door) removeHoliday(ctx context.Context, actor directory.Actor, in *holidayGoneIn) (*none, error) {
	day, err := holidayDate(in.Body.Date)
	if err != nil {
		return nil, err
	}
	return &none{}, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		return d.Workplaces.RemoveHoliday(ctx, tx, actor, in.ID, day)
	})
}

func (d *door) importHolidays(ctx context.Context, actor directory.Actor, in *holidayFileIn) (*holidayFileOut, error) {
	var s directory.Site
	err := d.read(ctx, actor, func(tx db.Tx) (err error) {
		s, err = directory.ManagedSite(tx, actor, in.ID) // before anything is done with the file
		return err
	})
	if err != nil {
		return nil, err
	}
	file, err := directory.ReadHolidays([]byte(in.Body.Calendar), d.Clock.Now(), s.Zone)
	if err != nil {
		return nil, renamed(err, "file", "calendar")
	}
	var plan workplace.HolidayPlan
	do := func(ctx context.Context, tx db.Tx) (err error) {
		if plan, err = d.Workplaces.PlanHolidays(tx, actor, in.ID, file.Days); err != nil || !in.Body.Apply {
			return err
		}
		_, err = d.Workplaces.AddHolidays(ctx, tx, actor, workplace.Holidays{Site: in.ID, Days: file.Days, Despite: in.Body.Despite})
		return err
	}
	if err := d.write(ctx, actor, do); err != nil {
		return nil, renamed(err, "holidays", "calendar")
	}
	return showImport(plan, file.Left, actor.Lang), nil
}

func showImport(p workplace.HolidayPlan, left []directory.LeftOut, lang string) *holidayFileOut {
	out := &holidayFileOut{}
	out.Body.New, out.Body.Renamed, out.Body.Same, out.Body.Reservations, out.Body.Left = p.New, p.Renamed, p.Same, p.Reservations, []leftOut{}
	for _, l := range left {
		out.Body.Left = append(out.Body.Left, leftOut{l.Name, l.Why.In(lang)})
	}
	return out
}
