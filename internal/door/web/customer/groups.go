package customer

import (
	"context"
	"net/http"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

type groupsPage struct {
	Groups []appointment.Group
	Typed  string
	Which  string // the group that a refusal is about; empty: the new one
	Fault  *fault.Fault
}

func (g groupsPage) of(group string) *fault.Fault {
	if g.Which == group {
		return g.Fault
	}
	return nil
}

func (g groupsPage) name(of appointment.Group) string {
	if g.Which == of.ID && g.Fault != nil && g.Fault.Code != fault.Stale {
		return g.Typed
	}
	return of.Name
}

func (p *Pages) groups(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.groupsPage(v, r, groupsPage{})
}

func (p *Pages) groupsPage(v *kit.View, r *http.Request, page groupsPage) (kit.Answer, error) {
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		page.Groups, err = p.Appointments.CustomerGroups(r.Context(), tx, v.Actor)
		return err
	})
	return answered(kit.Page(v.T(i18n.CustomerGroups), groups(v, page)), page.Fault), err
}

func (p *Pages) addGroup(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.changeGroup(v, r, "added", func(ctx context.Context, tx db.Tx) error {
		_, err := p.Appointments.AddCustomerGroup(ctx, tx, v.Actor, r.PostForm.Get("name"))
		return err
	})
}

func (p *Pages) renameGroup(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.changeGroup(v, r, "saved", func(ctx context.Context, tx db.Tx) error {
		_, err := p.Appointments.RenameCustomerGroup(ctx, tx, v.Actor, r.PathValue("id"), r.PostForm.Get("name"), kit.Rev(r))
		return err
	})
}

func (p *Pages) removeGroup(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.changeGroup(v, r, "removed", func(ctx context.Context, tx db.Tx) error {
		return p.Appointments.RemoveCustomerGroup(ctx, tx, v.Actor, r.PathValue("id"), kit.Rev(r))
	})
}

func (p *Pages) changeGroup(v *kit.View, r *http.Request, note string, do func(ctx context.Context, tx db.Tx) error) (kit.Answer, error) {
	f, err := p.write(v, r, do)
	if f != nil {
		return p.groupsPage(v, r, groupsPage{Typed: r.PostForm.Get("name"), Which: r.PathValue("id"), Fault: f})
	}
	return kit.Go("/customer-groups", note), err
}
