package people

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/sheet"
)

type uploadPage struct {
	Typed string
	Fault *fault.Fault
}

func (p *Pages) upload(v *kit.View, _ *http.Request) (kit.Answer, error) {
	if !v.Actor.Can(directory.People) {
		return kit.Answer{}, fault.New(fault.Refused, i18n.NoRight)
	}
	return kit.Page(v.T(i18n.ImportTitle), upload(v, uploadPage{})), nil
}

func (p *Pages) uploaded(v *kit.View, r *http.Request) (kit.Answer, error) {
	var d directory.Draft
	table, err := readTable(r)
	if err == nil {
		err = p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) (err error) {
			d, err = directory.KeepDraft(tx, v.Actor, table, v.Now)
			return err
		})
	}
	if err == nil {
		return kit.Go("/manage/import/"+d.ID, ""), nil
	}
	f, ok := fault.As(err)
	if !ok || !v.Actor.Can(directory.People) {
		return kit.Answer{}, err
	}
	page := uploadPage{Typed: r.Form.Get("list"), Fault: f}
	return answered(kit.Page(v.T(i18n.ImportTitle), upload(v, page)), f), nil
}

// readTable reads the file, or where none was chosen the list that was pasted.
func readTable(r *http.Request) (sheet.Table, error) {
	data, err := kit.File(r, "file")
	if err != nil {
		return sheet.Table{}, err
	}
	if len(data) == 0 {
		data = []byte(r.Form.Get("list"))
	}
	if len(strings.TrimSpace(string(data))) == 0 {
		return sheet.Table{}, fault.New(fault.Invalid, i18n.ImportChoose).On("file")
	}
	return sheet.Read(data)
}

type importPage struct {
	Draft   directory.Draft
	Checked directory.Checked
	Ready   bool // the columns can be read
	Domains int
	Sites   map[string]string // names by id
	Fault   *fault.Fault
}

// shownGood bounds how many of those who would be added the page shows.
const shownGood = 5

func (i importPage) misfits() []kit.Misfit {
	out := make([]kit.Misfit, 0, len(i.Checked.Problems))
	for _, b := range i.Checked.Problems {
		out = append(out, kit.Misfit{Line: b.Line, Says: []string{b.Name, b.Email}, Fault: b.Fault})
	}
	return out
}

// lines is how many the import would add.
func (i importPage) lines() int {
	if !i.Ready {
		return 0
	}
	return len(i.Checked.Good)
}

func (i importPage) table() kit.Import {
	return kit.Import{Path: "/manage/import/" + i.Draft.ID, Columns: directory.Columns, Table: i.Draft.Table, Matching: i.Draft.Matching}
}

func (i importPage) good() []directory.Newcomer {
	return i.Checked.Good[:min(len(i.Checked.Good), shownGood)]
}

func (p *Pages) draft(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.draftPage(v, r, nil)
}

func (p *Pages) draftPage(v *kit.View, r *http.Request, refused *fault.Fault) (kit.Answer, error) {
	page := importPage{Fault: refused, Sites: map[string]string{}}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if page.Draft, err = directory.DraftByID(tx, v.Actor, r.PathValue("id")); err != nil || page.Draft.Done {
			return err
		}
		domains, err := directory.MailDomains(tx, v.Actor)
		if err != nil {
			return err
		}
		page.Domains = len(domains)
		sites, err := directory.SiteList(tx)
		for _, s := range sites {
			page.Sites[s.ID] = s.Name
		}
		if err != nil {
			return err
		}
		page.Checked, err = page.Draft.Check(tx, v.Actor)
		page.Ready = err == nil
		if f, ok := fault.As(err); ok && f.Field == "email" {
			page.Fault, err = f, nil
		}
		return err
	})
	return answered(kit.Page(v.T(i18n.ImportTitle), importing(v, page)), refused), err
}

func (p *Pages) match(v *kit.View, r *http.Request) (kit.Answer, error) {
	m := sheet.Matching{}
	for _, c := range directory.Columns {
		if at, err := strconv.Atoi(r.PostForm.Get(c.Key)); err == nil {
			m[c.Key] = at
		}
	}
	return p.changeDraft(v, r, "", func(tx db.Tx) error {
		return directory.MatchDraft(tx, v.Actor, r.PathValue("id"), m, r.PostForm.Get("elsewhere") == "1")
	})
}

func (p *Pages) importDraft(v *kit.View, r *http.Request) (kit.Answer, error) {
	expected, err := strconv.Atoi(r.PostForm.Get("expected"))
	if err != nil {
		return kit.Answer{}, fault.New(fault.Invalid, i18n.BadInput)
	}
	return p.changeDraft(v, r, "imported", func(tx db.Tx) error {
		_, err := directory.ImportDraft(tx, v.Actor, r.PathValue("id"), expected)
		return err
	})
}

func (p *Pages) changeDraft(v *kit.View, r *http.Request, note string, do func(tx db.Tx) error) (kit.Answer, error) {
	err := p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) error { return do(tx) })
	if err == nil {
		return kit.Go("/manage/import/"+r.PathValue("id"), note), nil
	}
	f, ok := fault.As(err)
	if !ok || f.Code == fault.NotFound || !v.Actor.Can(directory.People) {
		return kit.Answer{}, err
	}
	return p.draftPage(v, r, f)
}

func (p *Pages) dropDraft(v *kit.View, r *http.Request) (kit.Answer, error) {
	err := p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) error {
		return directory.DropDraft(tx, v.Actor, r.PathValue("id"))
	})
	return kit.Go("/manage/import", "removed"), err
}

func siteOf(p importPage, n directory.Newcomer) string {
	if n.Site == "" {
		return ""
	}
	return " · " + p.Sites[n.Site]
}
