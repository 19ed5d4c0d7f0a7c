// Package absent is where absences are entered: sickness, vacation and breaks of people, closures of sites; first what is in the way,
// then all of it in one step.
package absent

import (
	"context"
	"net/http"
	"net/url"
	"slices"

	"bureau/internal/absence"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
)

// Pages are the handlers of this feature.
type Pages struct {
	Kit      *kit.Kit
	DB       *db.DB
	Absences *absence.Absences
}

// Mount puts the pages on their addresses.
func (p *Pages) Mount(mux *http.ServeMux) {
	mux.Handle("GET /absences", p.Kit.Signed(p.list))
	mux.Handle("GET /absences/new", p.Kit.Signed(p.form))
	mux.Handle("POST /absences", p.Kit.Signed(p.enter))
	mux.Handle("GET /absences/{id}", p.Kit.Signed(p.form))
	mux.Handle("POST /absences/{id}", p.Kit.Signed(p.enter))
	mux.Handle("POST /absences/{id}/remove", p.Kit.Signed(p.remove))
}

type listPage struct {
	All  []absence.Shown
	Next string
	Mine bool
	Past bool
}

// at is the address of the list with a choice.
func (l listPage) at(mine, past bool) string {
	q := url.Values{}
	if mine {
		q.Set("whose", "me")
	}
	if past {
		q.Set("time", "past")
	}
	if len(q) == 0 {
		return "/absences"
	}
	return "/absences?" + q.Encode()
}

func (p *Pages) list(v *kit.View, r *http.Request) (kit.Answer, error) {
	l := listPage{Mine: r.Form.Get("whose") == "me", Past: r.Form.Get("time") == "past"}
	f := absence.Filter{Past: l.Past}
	if l.Mine {
		f.Member = v.Actor.Member
	}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) error {
		all, next, err := p.Absences.List(r.Context(), tx, v.Actor, f, r.Form.Get("after"))
		l.All = all
		if next != "" {
			q := url.Values{"after": {next}}
			l.Next = l.at(l.Mine, l.Past)
			sep := "?"
			if l.Mine || l.Past {
				sep = "&"
			}
			l.Next += sep + q.Encode()
		}
		return err
	})
	return kit.Page(v.T(i18n.Absences), list(v, l)), err
}

// formPage is the form, or what is in the way of what was typed.
type formPage struct {
	typed
	ID      string // of the absence that changes
	Way     *absence.Preview
	Key     string
	Members []directory.Member // for whom the reader may enter it
	Sites   []directory.Site   // that the reader may close
	Whole   bool               // may close the whole practice
	Who     string             // the name of whom, or what, it is about
	Fault   *fault.Fault
}

// form shows the form, or with look what is in the way; it changes nothing.
func (p *Pages) form(v *kit.View, r *http.Request) (kit.Answer, error) {
	f := formPage{typed: readTyped(r), ID: r.PathValue("id"), Key: id.New()}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) error {
		if f.ID != "" && !f.Look {
			if err := p.stored(r.Context(), tx, v, &f); err != nil {
				return err
			}
		}
		if err := p.choices(tx, v, &f); err != nil {
			return err
		}
		if !f.Look {
			return nil
		}
		in, err := f.in(f.ID)
		if err != nil {
			return err
		}
		way, err := p.Absences.Preview(r.Context(), tx, v.Actor, in)
		f.Way = &way
		return err
	})
	if refused, ok := fault.As(err); ok && refused.Code != fault.NotFound && (f.Look || f.ID == "") {
		f.Way = nil
		return p.refused(v, f, refused)
	}
	return kit.Page(f.title(v), page(v, f)), err
}

// refused shows the form again with why.
func (p *Pages) refused(v *kit.View, f formPage, why *fault.Fault) (kit.Answer, error) {
	f.Fault = why
	a := kit.Page(f.title(v), page(v, f))
	a.Status = kit.Status(why.Code)
	return a, nil
}

// stored fills the form with the absence as it is.
func (p *Pages) stored(ctx context.Context, tx db.Tx, v *kit.View, f *formPage) error {
	a, err := p.Absences.Get(ctx, tx, v.Actor, f.ID)
	if err == nil && !a.Editable {
		err = fault.New(fault.NotFound, i18n.NotFound)
	}
	back := f.Back
	f.typed = typedOf(a.Absence)
	f.Back = back
	return err
}

// choices are the people and sites that the reader may choose from, with today where no day is given.
func (p *Pages) choices(tx db.Tx, v *kit.View, f *formPage) error {
	zone, err := directory.ZoneOf(tx, v.Actor)
	if err != nil {
		return err
	}
	f.defaults(v.Now.In(zone), v.Actor.Member)
	if f.Kind == absence.Closure {
		return p.sites(tx, v, f)
	}
	if f.Staff != v.Actor.Member || v.Actor.Can(directory.BookForOthers) {
		if f.Members, err = directory.Colleagues(tx, v.Actor, "", 1000); err != nil {
			return err
		}
	}
	f.Who = v.Actor.Name
	if n := slices.IndexFunc(f.Members, func(m directory.Member) bool { return m.ID == f.Staff }); n >= 0 {
		f.Who = f.Members[n].Name
	}
	return nil
}

func (p *Pages) sites(tx db.Tx, v *kit.View, f *formPage) error {
	all, err := directory.SiteList(tx)
	f.Whole = absence.MayEnter(v.Actor, absence.Closure, "", "")
	f.Who = v.T(i18n.AbsenceWhole)
	for _, s := range all {
		if absence.MayEnter(v.Actor, absence.Closure, "", s.ID) {
			f.Sites = append(f.Sites, s)
		}
		if s.ID == f.Site {
			f.Who = s.Name
		}
	}
	return err
}

// enter does it all, if what was shown is still what is in the way.
func (p *Pages) enter(v *kit.View, r *http.Request) (kit.Answer, error) {
	f := formPage{typed: readTyped(r), ID: r.PathValue("id"), Key: r.PostForm.Get("key")}
	consent := absence.Consent{Shown: r.PostForm.Get("shown"), Free: f.Free, Message: f.Message}
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		in, err := f.in(f.ID)
		if err != nil {
			return err
		}
		in.Key = f.Key
		_, err = p.Absences.Enter(ctx, tx, v.Actor, in, consent)
		return err
	})
	if err == nil && f.ID != "" {
		return kit.Go(f.home(), "absent-changed"), nil
	}
	if err == nil {
		return kit.Go(f.home(), "absent"), nil
	}
	why, ok := fault.As(err)
	if !ok || why.Code == fault.NotFound {
		return kit.Answer{}, err
	}
	return p.again(v, r, f, why)
}

// again shows what is in the way by now, or the form, with what was typed.
func (p *Pages) again(v *kit.View, r *http.Request, f formPage, why *fault.Fault) (kit.Answer, error) {
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) error {
		if err := p.choices(tx, v, &f); err != nil || why.Field != "message" && why.Code != fault.Stale {
			return err
		}
		in, err := f.in(f.ID)
		if err != nil {
			return err
		}
		way, err := p.Absences.Preview(r.Context(), tx, v.Actor, in)
		if err == nil {
			f.Way = &way
		}
		if fault.Is(err, fault.Stale) {
			return nil // the absence itself changed: the form says so
		}
		return err
	})
	if err != nil {
		return kit.Answer{}, err
	}
	return p.refused(v, f, why)
}

func (p *Pages) remove(v *kit.View, r *http.Request) (kit.Answer, error) {
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		_, err := p.Absences.Remove(ctx, tx, v.Actor, r.PathValue("id"), kit.Rev(r))
		return err
	})
	return kit.Go(readTyped(r).home(), "absent-removed"), err
}
