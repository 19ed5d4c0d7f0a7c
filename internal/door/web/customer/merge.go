package customer

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

type mergePage struct {
	Customer appointment.Customer
	Find     string
	Found    []appointment.Customer
	Merging  appointment.Merging
	Ready    bool
	Fault    *fault.Fault
}

// rows are what becomes of each field: its label, what stays, what goes into it, and the result.
func (m mergePage) rows(v *kit.View) [][4]string {
	k, o, r := m.Merging.Keep, m.Merging.Other, m.Merging.Result
	return [][4]string{
		{v.T(i18n.Name), k.Name(), o.Name(), r.Name()},
		{v.T(i18n.Email), k.Email, o.Email, r.Email},
		{v.T(i18n.Telephone), k.Telephone, o.Telephone, r.Telephone},
		{v.T(i18n.CustomerAddress), k.Address, o.Address, r.Address},
		{v.T(i18n.LanguageChoice), langName(k.Lang), langName(o.Lang), langName(r.Lang)},
		{v.T(i18n.CustomerNote), k.Note, o.Note, r.Note},
		{v.T(i18n.CustomerGroups), strings.Join(m.Merging.KeepGroups, ", "), strings.Join(m.Merging.OtherGroups, ", "), strings.Join(m.Merging.AllGroups, ", ")},
		{v.T(i18n.MergeVisits), strconv.Itoa(m.Merging.KeepVisits), strconv.Itoa(m.Merging.OtherVisits), strconv.Itoa(m.Merging.KeepVisits + m.Merging.OtherVisits)},
	}
}

func (p *Pages) merge(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.mergePage(v, r, nil)
}

func (p *Pages) mergePage(v *kit.View, r *http.Request, refused *fault.Fault) (kit.Answer, error) {
	if !keeps(v) {
		return kit.Answer{}, fault.New(fault.Refused, i18n.NoRight)
	}
	page := mergePage{Find: strings.TrimSpace(r.Form.Get("find")), Fault: refused}
	other := r.Form.Get("other")
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if page.Customer, err = p.Appointments.CustomerByID(r.Context(), tx, v.Actor, r.PathValue("id")); err != nil {
			return err
		}
		if other == "" {
			find := page.Find
			if find == "" {
				find = page.Customer.Name()
			}
			page.Found, err = p.Appointments.FindCustomers(r.Context(), tx, v.Actor, find, 20)
			return err
		}
		page.Merging, err = p.Appointments.LookAtMerge(r.Context(), tx, v.Actor, page.Customer.ID, other)
		page.Ready = err == nil
		if f, ok := fault.As(err); ok && f.Code == fault.Invalid && page.Fault == nil {
			page.Fault, err = f, nil
		}
		return err
	})
	return answered(kit.Page(v.T(i18n.MergeTitle), merge(v, page)), page.Fault), err
}

func (p *Pages) merged(v *kit.View, r *http.Request) (kit.Answer, error) {
	other, _ := strconv.ParseInt(r.PostForm.Get("other-rev"), 10, 64)
	f, err := p.write(v, r, func(ctx context.Context, tx db.Tx) error {
		_, err := p.Appointments.Merge(ctx, tx, v.Actor, appointment.Merge{Keep: r.PathValue("id"), Other: r.PostForm.Get("other"), KeepRev: kit.Rev(r), OtherRev: other})
		return err
	})
	if f != nil {
		return p.mergePage(v, r, f)
	}
	return kit.Go("/customers/"+r.PathValue("id"), "merged"), err
}

type erasePage struct {
	Customer appointment.Customer
	Ahead    []appointment.Entry
	Others   int
	Zones    zones
	Fault    *fault.Fault
}

func (p *Pages) erase(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.erasePage(v, r, nil)
}

func (p *Pages) erasePage(v *kit.View, r *http.Request, refused *fault.Fault) (kit.Answer, error) {
	page := erasePage{Fault: refused}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if page.Ahead, page.Others, err = p.Appointments.VisitsAhead(r.Context(), tx, v.Actor, r.PathValue("id")); err != nil {
			return err
		}
		if page.Zones, err = zonesOf(tx); err != nil {
			return err
		}
		page.Customer, err = p.Appointments.CustomerByID(r.Context(), tx, v.Actor, r.PathValue("id"))
		return err
	})
	return answered(kit.Page(v.T(i18n.EraseTitle)+": "+page.Customer.Name(), erase(v, page)), refused), err
}

func (p *Pages) erased(v *kit.View, r *http.Request) (kit.Answer, error) {
	f, err := p.write(v, r, func(ctx context.Context, tx db.Tx) error {
		return p.Appointments.EraseCustomer(ctx, tx, v.Actor, r.PathValue("id"), kit.Rev(r))
	})
	if f != nil {
		return p.erasePage(v, r, f)
	}
	return kit.Go("/customers", "erased"), err
}
