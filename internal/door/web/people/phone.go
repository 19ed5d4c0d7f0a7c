package people

import (
	"net/http"
	"strconv"
	"strings"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/phone"
)

// phonePage is what is set of somebody's telephone.
type phonePage struct {
	Shown   phone.MemberShown
	Form    phone.MemberSetting
	Fault   *fault.Fault
	Changed []kit.Difference // where somebody else was quicker
}

func phoneOf(m phone.MemberShown) phonePage {
	return phonePage{Shown: m, Form: phone.MemberSetting{Member: m.Member, Extension: m.Extension, Hot: m.Hot, Rev: m.Rev}}
}

// phone is the page of a person's telephone, for whoever manages the phones; those who manage people have it on the person's too.
func (p *Pages) phone(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.phonePage(v, r, nil, phone.MemberSetting{})
}

func (p *Pages) phonePage(v *kit.View, r *http.Request, refused *fault.Fault, typed phone.MemberSetting) (kit.Answer, error) {
	if !v.Actor.Can(directory.Phones) {
		return kit.Answer{}, fault.New(fault.Refused, i18n.NoRight)
	}
	var page phonePage
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) error {
		m, err := p.Phones.Member(r.Context(), tx, v.Actor, r.PathValue("id"))
		page = phoneOf(m)
		return err
	})
	if refused != nil {
		page.Form, page.Fault = typed, refused
	}
	if refused != nil && refused.Code == fault.Stale {
		page.Changed, page.Form.Rev = phoneDiffers(v, page.Shown, typed), page.Shown.Rev
		page.Fault = fault.New(fault.Stale, i18n.PhoneStale) // what was typed is kept
	}
	a := kit.Page(v.T(i18n.PhoneOf, page.Shown.Name), phoneAlone(v, page))
	if refused != nil {
		a.Status = kit.Status(refused.Code)
	}
	return a, err
}

// rung tells whether the extension was kept because numbers from outside ring it.
func (p phonePage) rung() bool {
	if p.Fault == nil {
		return false
	}
	_, is := p.Fault.More.(phone.StillRung)
	return is
}

func phoneDiffers(v *kit.View, now phone.MemberShown, typed phone.MemberSetting) []kit.Difference {
	yes := func(b bool) string {
		if b {
			return v.T(i18n.Yes)
		}
		return v.T(i18n.No)
	}
	return kit.Differing(kit.Difference{Label: i18n.Extension, Now: now.Extension, Typed: typed.Extension},
		kit.Difference{Label: i18n.HotDesking, Now: yes(now.Hot), Typed: yes(typed.Hot)})
}

func (p *Pages) setPhone(v *kit.View, r *http.Request) (kit.Answer, error) {
	get := func(k string) string { return strings.TrimSpace(r.PostForm.Get(k)) }
	s := phone.MemberSetting{Member: r.PathValue("id"), Extension: get("extension"), Hot: get("hot") != "", PIN: phone.Secret(get("pin")), Despite: get("despite") != "", Rev: -1}
	if n, err := strconv.ParseInt(get("rev"), 10, 64); err == nil {
		s.Rev = n
	}
	err := p.Phones.SetMember(r.Context(), v.Actor, s)
	if f, ok := fault.As(err); ok && f.Code != fault.NotFound && f.Code != fault.Refused {
		s.PIN = "" // not shown again
		return p.phonePage(v, r, f, s)
	}
	return kit.Go("/people/"+s.Member+"/phone", "saved"), err
}
