// Package journal shows who changed what, to those who may change the organisation's settings.
package journal

import (
	"net/http"
	"net/url"
	"strings"
	"time"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// Pages are the handlers of this feature.
type Pages struct {
	Kit *kit.Kit
	DB  *db.DB
}

// Mount puts the page on its address.
func (p *Pages) Mount(mux *http.ServeMux) {
	mux.Handle("GET /manage/log", p.Kit.Signed(p.list))
}

type page struct {
	Kind, From, Until string // as chosen
	Entries           []audit.Entry
	Names             map[string]string // of members by id
	Zone              *time.Location
	Next              string
	Fault             *fault.Fault
}

const pageSize = 50

func (p *Pages) list(v *kit.View, r *http.Request) (kit.Answer, error) {
	pg := page{Kind: r.Form.Get("kind"), From: r.Form.Get("from"), Until: r.Form.Get("until")}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if pg.Zone, err = directory.ZoneOf(tx, v.Actor); err != nil {
			return err
		}
		f, wrong := pg.filter()
		if wrong != nil && v.Actor.Can(directory.Settings) {
			pg.Fault = wrong
			return nil
		}
		if pg.Entries, pg.Next, err = directory.Log(tx, v.Actor, f, r.Form.Get("after"), pageSize); err != nil {
			return err
		}
		pg.Names, err = directory.NamesOf(tx, people(pg.Entries))
		return err
	})
	if pg.Next != "" {
		pg.Next = "/manage/log?" + url.Values{"kind": {pg.Kind}, "from": {pg.From}, "until": {pg.Until}, "after": {pg.Next}}.Encode()
	}
	a := kit.Page(v.T(i18n.LogTitle), list(v, pg))
	if pg.Fault != nil {
		a.Status = kit.Status(pg.Fault.Code)
	}
	return a, err
}

// filter reads what was chosen; days are whole days of the reader's zone.
func (p page) filter() (f audit.Filter, wrong *fault.Fault) {
	f.Kind = p.Kind
	if p.From != "" {
		d, err := span.ParseDate(p.From)
		if err != nil {
			return f, fault.New(fault.Invalid, i18n.DateUnreadable).On("from")
		}
		f.From = d.Span(p.Zone).StartTime()
	}
	if p.Until != "" {
		d, err := span.ParseDate(p.Until)
		if err != nil {
			return f, fault.New(fault.Invalid, i18n.DateUnreadable).On("until")
		}
		f.Until = d.Span(p.Zone).EndTime()
	}
	return f, nil
}

// people are the members that entries name: who did it, and to whom.
func people(all []audit.Entry) (ids []string) {
	for _, e := range all {
		ids = append(ids, e.Actor)
		if ofPerson(e) {
			ids = append(ids, e.Object)
		}
	}
	return ids
}

// ofPerson tells whether the object is a member.
func ofPerson(e audit.Entry) bool {
	return e.Kind == audit.Person || e.Kind == audit.Absence || e.Kind == audit.Calendar
}

func (p page) who(v *kit.View, e audit.Entry) string {
	if e.Actor == "" {
		return v.T(i18n.LogOperator)
	}
	return p.name(v, e.Actor)
}

func (p page) name(v *kit.View, member string) string {
	if n := p.Names[member]; n != "" {
		return n
	}
	return v.T(i18n.LogGone)
}

// what names the object: a person by the name of today, anything else by the name of that time.
func (p page) what(v *kit.View, e audit.Entry) string {
	label := e.Label
	if ofPerson(e) {
		label = p.name(v, e.Object)
	}
	if label == "" {
		return v.T(e.Kind.Text)
	}
	return v.T(e.Kind.Text) + " " + label
}

// change says a field with both values, where they are kept and mean something to a reader.
func change(v *kit.View, c audit.Change) string {
	switch {
	case c.Before == "" && c.After == "" || c.Field == audit.Groups || c.Field == audit.Members || c.Field == audit.UsualSite:
		return v.T(c.Field.Text)
	case c.Field == audit.Outage && c.After == "":
		return v.T(i18n.LogBack)
	case c.Field == audit.Outage:
		return outage(v, c.After)
	}
	return v.T(i18n.LogFromTo, v.T(c.Field.Text), value(v, c, c.Before), value(v, c, c.After))
}

// outage says until when something is out of use, and why: a date, and what was written.
func outage(v *kit.View, s string) string {
	date, reason, _ := strings.Cut(s, " ")
	out := v.T(i18n.LogOutTill, dated(v, date))
	if reason != "" {
		out = v.T(i18n.FactLine, out, reason)
	}
	return out
}

// dated says a date in words, with its year.
func dated(v *kit.View, s string) string {
	d, err := span.ParseDate(s)
	if err != nil {
		return s
	}
	return v.In(time.UTC).Year(d.Span(time.UTC).StartTime())
}

func value(v *kit.View, c audit.Change, s string) string {
	switch {
	case s == "" && c.Field == audit.Hours:
		return v.T(i18n.SiteClosed)
	case s == "":
		return v.T(i18n.LogEmpty)
	case c.Field == audit.RightsSet:
		return rightsIn(v, s)
	case c.Field == audit.Hours:
		return hoursIn(v, s)
	case c.Field == audit.Equipment:
		return equipmentIn(v, s)
	case c.Field == audit.Language:
		return languageIn(s)
	case c.Field == audit.Holidays:
		date, name, _ := strings.Cut(s, " ")
		return dated(v, date) + " " + name
	case c.Field == audit.Compulsory || c.Field == audit.SecondFactor || c.Field == audit.Joining:
		return switched(v, s)
	}
	return s
}

func switched(v *kit.View, s string) string {
	if s == "true" || s == "yes" {
		return v.T(i18n.LogSwitchOn)
	}
	return v.T(i18n.LogSwitchOff)
}

// hoursIn says opening hours; what was too long for the log, and cut, stays as it is there.
func hoursIn(v *kit.View, s string) string {
	w, err := span.ParseWeek(s)
	if err != nil {
		return s
	}
	return kit.HoursText(v, w)
}

func equipmentIn(v *kit.View, keys string) string {
	var words []string
	for _, k := range strings.Fields(keys) {
		words = append(words, v.T(workplace.Feature(k).Text()))
	}
	return strings.Join(words, ", ")
}

func languageIn(tag string) string {
	for _, l := range i18n.Languages {
		if l.Tag == tag {
			return l.Name
		}
	}
	return tag
}

// rightsIn says rights in words.
func rightsIn(v *kit.View, keys string) string {
	var words []string
	for _, k := range strings.Fields(keys) {
		word := k
		for _, g := range directory.Given {
			if g.Key == k {
				word = v.T(g.Text)
			}
		}
		words = append(words, word)
	}
	return strings.Join(words, ", ")
}
