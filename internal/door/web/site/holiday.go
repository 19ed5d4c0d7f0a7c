package site

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// shownLeft bounds the events that are named as left out.
const shownLeft = 50

// holidays are those of a site's page: what lies ahead, the form for one, and a file that was looked at.
type holidays struct {
	Ahead      []directory.Holiday
	Date, Name string
	Days       string // those of a file, a line each
	Confirmed  string // the days for which it was said how many reservations lie on them
	Fault      *fault.Fault
	File       *directory.HolidayFile
	Plan       workplace.HolidayPlan
}

// wrong is the refusal of the file's form, or of the form for one.
func (h holidays) wrong(ofFile bool) *fault.Fault {
	if h.Fault != nil && ofFile == (h.Fault.Field == "file" || h.Days != "") {
		return h.Fault
	}
	return nil
}

func (h holidays) left() []directory.LeftOut { return h.File.Left[:min(len(h.File.Left), shownLeft)] }

// ahead are the holidays that are not over.
func ahead(s directory.Site, today span.Date) (out []directory.Holiday) {
	for _, h := range s.Holidays {
		if !h.Day.Before(today) {
			out = append(out, h)
		}
	}
	return out
}

// lines writes days for the form that adds those of a file.
func lines(days []directory.Holiday) string {
	var out strings.Builder
	for _, h := range days {
		out.WriteString(h.Day.String() + " " + h.Name + "\n")
	}
	return out.String()
}

// readDays reads the days of a form: those of a file, or the one that was typed.
func (h holidays) readDays() (out []directory.Holiday, err error) {
	if h.Days == "" {
		d, err := span.ParseDate(h.Date)
		if err != nil {
			err = fault.New(fault.Invalid, i18n.HolidayDateUnread).On("date")
		}
		return []directory.Holiday{{Day: d, Name: h.Name}}, err
	}
	for line := range strings.Lines(h.Days) {
		day, name, _ := strings.Cut(strings.TrimSpace(line), " ")
		d, err := span.ParseDate(day)
		if err != nil {
			return nil, fault.New(fault.Invalid, i18n.HolidayDateUnread).On("date")
		}
		out = append(out, directory.Holiday{Day: d, Name: name})
	}
	return out, nil
}

func readHolidays(r *http.Request) holidays {
	get := func(k string) string { return strings.TrimSpace(r.PostForm.Get(k)) }
	return holidays{Date: get("date"), Name: get("name"), Days: strings.ReplaceAll(get("days"), "\r\n", "\n"), Confirmed: get("confirmed")}
}

// key is what a second saving confirms.
func (h holidays) key() string {
	sum := sha256.Sum256([]byte(h.Date + "\n" + strings.TrimSpace(h.Days)))
	return hex.EncodeToString(sum[:12])
}

// addHolidays adds the day that was typed, or those of a file that was looked at.
func (p *Pages) addHolidays(v *kit.View, r *http.Request) (kit.Answer, error) {
	h, id := readHolidays(r), r.PathValue("id")
	days, err := h.readDays()
	if err == nil {
		err = p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
			_, err := p.Workplaces.AddHolidays(ctx, tx, v.Actor, workplace.Holidays{Site: id, Days: days, Despite: h.Confirmed == h.key()})
			return err
		})
	}
	if err == nil {
		return kit.Go("/manage/sites/"+id, "saved"), nil
	}
	return p.again(v, r, err, func(f *fault.Fault) sitePage {
		h.Fault, h.Confirmed = f, ""
		if f.Field == "despite" {
			h.Confirmed = h.key()
		}
		return sitePage{Holidays: h}
	})
}

// lookAtHolidays reads a file and shows what adding its days would do; nothing is kept yet.
func (p *Pages) lookAtHolidays(v *kit.View, r *http.Request) (kit.Answer, error) {
	h, err := p.readHolidayFile(v, r)
	if err == nil {
		return p.sitePage(v, r, sitePage{Holidays: h})
	}
	return p.again(v, r, err, func(f *fault.Fault) sitePage { return sitePage{Holidays: holidays{Fault: f.On("file")}} })
}

func (p *Pages) readHolidayFile(v *kit.View, r *http.Request) (h holidays, err error) {
	var s directory.Site
	err = p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		s, err = directory.ManagedSite(tx, v.Actor, r.PathValue("id")) // before anything is done with the file
		return err
	})
	if err != nil {
		return h, err
	}
	data, err := kit.File(r, "file")
	if err == nil && len(bytes.TrimSpace(data)) == 0 {
		err = fault.New(fault.Invalid, i18n.HolidayFileChoose)
	}
	if err != nil {
		return h, err
	}
	file, err := directory.ReadHolidays(data, v.Now, s.Zone)
	if err != nil {
		return h, err
	}
	h.File, h.Days = &file, lines(file.Days)
	h.Confirmed = holidays{Days: h.Days}.key() // the page says how many reservations lie on them
	return h, p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		h.Plan, err = p.Workplaces.PlanHolidays(tx, v.Actor, s.ID, file.Days)
		return err
	})
}

func (p *Pages) removeHoliday(v *kit.View, r *http.Request) (kit.Answer, error) {
	id := r.PathValue("id")
	day, err := span.ParseDate(r.PostForm.Get("date"))
	if err != nil {
		return kit.Answer{}, fault.New(fault.NotFound, i18n.NotFound)
	}
	err = p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		return p.Workplaces.RemoveHoliday(ctx, tx, v.Actor, id, day)
	})
	return kit.Go("/manage/sites/"+id, "removed"), err
}
