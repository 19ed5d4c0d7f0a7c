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
	"bureau/internal/sheet"
)

func (p *Pages) mountFiles(mux *http.ServeMux) {
	mux.Handle("GET /customer-import", p.Kit.Signed(p.upload))
	mux.Handle("POST /customer-import", p.Kit.SignedUpload(appointment.MaxCustomerFile, p.uploaded))
	mux.Handle("GET /customer-import/{id}", p.Kit.Signed(p.draft))
	mux.Handle("POST /customer-import/{id}", p.Kit.Signed(p.importDraft))
	mux.Handle("POST /customer-import/{id}/columns", p.Kit.Signed(p.match))
	mux.Handle("POST /customer-import/{id}/drop", p.Kit.Signed(p.dropDraft))
	mux.Handle("GET /customer-export", p.Kit.Signed(p.exporting))
	mux.Handle("POST /customer-export", p.Kit.Signed(p.export))
}

// keeping refuses who may not do what concerns many customers.
func keeping(v *kit.View) error {
	if keeps(v) {
		return nil
	}
	return fault.New(fault.Refused, i18n.NoRight)
}

func (p *Pages) upload(v *kit.View, _ *http.Request) (kit.Answer, error) {
	return kit.Page(v.T(i18n.CustomersImport), upload(v, nil)), keeping(v)
}

func (p *Pages) uploaded(v *kit.View, r *http.Request) (kit.Answer, error) {
	if err := keeping(v); err != nil {
		return kit.Answer{}, err
	}
	var d appointment.CustomerDraft
	in, err := readFile(v, r)
	if err == nil {
		err = p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) (err error) {
			d, err = p.Appointments.KeepDraft(ctx, tx, v.Actor, in)
			return err
		})
	}
	f, ok := fault.As(err)
	if ok {
		return answered(kit.Page(v.T(i18n.CustomersImport), upload(v, f)), f), nil
	}
	return kit.Go("/customer-import/"+d.ID, ""), err
}

func readFile(v *kit.View, r *http.Request) (appointment.CustomerImport, error) {
	data, err := kit.File(r, "file")
	if err != nil {
		return appointment.CustomerImport{}, err
	}
	if len(data) == 0 {
		return appointment.CustomerImport{}, fault.New(fault.Invalid, i18n.CustomersFileMissing).On("file")
	}
	in, err := appointment.ReadCustomers(data, v.Lang)
	if f, ok := fault.As(err); ok {
		err = f.On("file")
	}
	return in, err
}

type importPage struct {
	Draft appointment.CustomerDraft
	Look  appointment.ImportLook
	Ready bool // the columns can be read
	Fault *fault.Fault
}

// shownNew bounds how many of those who would be added the page shows.
const shownNew = 8

func (i importPage) misfits() []kit.Misfit {
	out := make([]kit.Misfit, 0, len(i.Look.Misfits))
	for _, m := range i.Look.Misfits {
		out = append(out, kit.Misfit{Line: m.Line, Says: []string{m.Name}, Fault: m.Fault})
	}
	return out
}

func (i importPage) table() kit.Import {
	return kit.Import{Path: "/customer-import/" + i.Draft.ID, Columns: appointment.CustomerColumns, Table: i.Draft.Table, Matching: i.Draft.Matching}
}

func (i importPage) someNew() []appointment.Imported {
	return i.Look.New[:min(len(i.Look.New), shownNew)]
}

// changes is how many customers the import would add or complete.
func (i importPage) changes() int {
	if !i.Ready {
		return 0
	}
	return i.Look.Changes(i.Draft.Update)
}

// about is what is read of somebody beside their name.
func about(v *kit.View, x appointment.Imported) string {
	all := []string{}
	for _, s := range []string{x.Email, x.Telephone, strings.Join(x.New, ", ")} {
		if s != "" {
			all = append(all, s)
		}
	}
	if x.Shares != "" {
		all = append(all, v.T(i18n.ImportShares, x.Shares))
	}
	return strings.Join(all, " · ")
}

func (p *Pages) draft(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.draftPage(v, r, nil)
}

func (p *Pages) draftPage(v *kit.View, r *http.Request, refused *fault.Fault) (kit.Answer, error) {
	page := importPage{Fault: refused}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if page.Draft, err = p.Appointments.Draft(r.Context(), tx, v.Actor, r.PathValue("id")); err != nil || page.Draft.Done {
			return err
		}
		page.Look, err = p.Appointments.LookAtImport(r.Context(), tx, v.Actor, page.Draft.CustomerImport)
		page.Ready = err == nil
		if f, ok := fault.As(err); ok && f.Field == "last" {
			page.Fault, err = f, nil
		}
		return err
	})
	return answered(kit.Page(v.T(i18n.CustomersImport), importing(v, page)), refused), err
}

func (p *Pages) match(v *kit.View, r *http.Request) (kit.Answer, error) {
	m := sheet.Matching{}
	for _, c := range appointment.CustomerColumns {
		if at, err := strconv.Atoi(r.PostForm.Get(c.Key)); err == nil {
			m[c.Key] = at
		}
	}
	return p.changeDraft(v, r, "", func(ctx context.Context, tx db.Tx) error {
		return p.Appointments.MatchDraft(ctx, tx, v.Actor, r.PathValue("id"), m, r.PostForm.Get("known") == "update")
	})
}

func (p *Pages) importDraft(v *kit.View, r *http.Request) (kit.Answer, error) {
	expected, err := strconv.Atoi(r.PostForm.Get("expected"))
	if err != nil {
		expected = -1
	}
	return p.changeDraft(v, r, "imported", func(ctx context.Context, tx db.Tx) error {
		return p.Appointments.ImportDraft(ctx, tx, v.Actor, r.PathValue("id"), expected)
	})
}

func (p *Pages) changeDraft(v *kit.View, r *http.Request, note string, do func(ctx context.Context, tx db.Tx) error) (kit.Answer, error) {
	f, err := p.write(v, r, do)
	if f != nil {
		return p.draftPage(v, r, f)
	}
	return kit.Go("/customer-import/"+r.PathValue("id"), note), err
}

func (p *Pages) dropDraft(v *kit.View, r *http.Request) (kit.Answer, error) {
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		return p.Appointments.DropDraft(ctx, tx, v.Actor, r.PathValue("id"))
	})
	return kit.Go("/customer-import", "removed"), err
}

type exportPage struct {
	Filter appointment.CustomerFilter
	Groups []appointment.Group
	As     string
	Mark   bool
	Fault  *fault.Fault
}

// asked is the filter that a form or an address names.
func asked(r *http.Request) appointment.CustomerFilter {
	return appointment.CustomerFilter{Text: strings.TrimSpace(r.Form.Get("find")), Groups: r.Form["group"], Offered: r.Form.Get("changed") == "1"}
}

func (p *Pages) exporting(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.exportPage(v, r, exportPage{Filter: asked(r), As: "excel", Mark: true})
}

func (p *Pages) exportPage(v *kit.View, r *http.Request, page exportPage) (kit.Answer, error) {
	if err := keeping(v); err != nil {
		return kit.Answer{}, err
	}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		page.Groups, err = p.Appointments.CustomerGroups(r.Context(), tx, v.Actor)
		return err
	})
	return answered(kit.Page(v.T(i18n.CustomersExport), exporting(v, page)), page.Fault), err
}

func (p *Pages) export(v *kit.View, r *http.Request) (kit.Answer, error) {
	page := exportPage{Filter: asked(r), As: r.PostForm.Get("as"), Mark: r.PostForm.Get("mark") != ""}
	e := appointment.CustomerExport{Filter: page.Filter, Cards: page.As == "cards", Mark: page.Mark, Comma: map[string]rune{"excel": ';', "commas": ','}[page.As]}
	data, err := p.Appointments.ExportCustomers(r.Context(), p.DB, v.Actor, e)
	if f, ok := fault.As(err); ok && f.Code == fault.Invalid {
		page.Fault = f
		return p.exportPage(v, r, page)
	}
	return kit.Answer{Status: http.StatusOK, File: &kit.Download{Name: e.Name(), Type: e.Type(), Body: data}}, err
}
