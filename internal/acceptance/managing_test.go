package acceptance

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/chromedp"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
	"bureau/internal/sheet"
)

// draft keeps an uploaded table for whoever is the owner.
func draft(t testing.TB, o *officetest.Office, text string) directory.Draft {
	t.Helper()
	table, err := sheet.Read([]byte(text))
	must(t, err)
	var d directory.Draft
	write(t, o, func(_ context.Context, tx db.Tx) (err error) {
		d, err = directory.KeepDraft(tx, o.Demo.Owner.Actor, table, o.Clock.Now())
		return err
	})
	return d
}

func draftOf(text string) func(v *visitor) int {
	return func(v *visitor) int { return v.open("/manage/import/" + draft(v.t, v.o, text).ID) }
}

func draftPage(v *visitor) int {
	return draftOf("Name;E-mail;Language;Site\nEva;eva@x.example;nl;Wien\nMax;max@x.example;de;\nAnna;anna@demo.example;;\nNo;;;\nFar;far@x.example;;Paris\n")(v)
}

func donePage(v *visitor) int {
	d := draft(v.t, v.o, "email\none@x.example\ntwo@x.example\n")
	write(v.t, v.o, func(_ context.Context, tx db.Tx) error {
		_, err := directory.ImportDraft(tx, v.o.Demo.Owner.Actor, d.ID, 2)
		return err
	})
	return v.open("/manage/import/" + d.ID)
}

func groupPage(v *visitor) int {
	var g directory.Group
	write(v.t, v.o, func(_ context.Context, tx db.Tx) (err error) {
		if g, err = directory.AddGroup(tx, v.o.Demo.Owner.Actor, "Sales"); err != nil {
			return err
		}
		return directory.PutIntoGroup(tx, v.o.Demo.Owner.Actor, g.ID, anna(v.o).Member)
	})
	return v.open("/manage/groups/" + g.ID + "?find=demo")
}

func logPage(v *visitor) int {
	write(v.t, v.o, func(_ context.Context, tx db.Tx) error {
		m, err := directory.MemberByID(tx, bram(v.o).Member)
		if err != nil {
			return err
		}
		return directory.SetRights(tx, v.o.Demo.Owner.Actor, m.ID, directory.Sites|directory.Phones, m.Rev)
	})
	return v.open("/manage/log")
}

func editPersonRefused(v *visitor) int {
	m := member(v.t, v.o, anna(v.o).Member)
	v.open("/people/" + m.ID + "/edit")
	return v.post("/people/"+m.ID+"/edit", url.Values{"rev": {fmt.Sprint(m.Rev)}, "lang": {"xx"}, "name": {"Anna"}})
}

// attach chooses a file in a field, as the picker does. A page that is just being drawn anew is asked again.
func (v *visitor) attach(css, file string) {
	v.t.Helper()
	path, err := filepath.Abs(file)
	must(v.t, err)
	_, err = os.Stat(path)
	must(v.t, err)
	for end := time.Now().Add(patience); time.Now().Before(end); pause() {
		if err = v.tryAttach(css, path); err == nil && eval[int](v, `document.querySelector(%s).files.length`, css) == 1 {
			return
		}
	}
	v.t.Fatalf("cannot choose %s: %v\n%s", file, err, v.screen())
}

func (v *visitor) tryAttach(css, path string) error {
	ctx, cancel := context.WithTimeout(v.ctx, patience)
	defer cancel()
	return chromedp.Do(ctx, func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		doc, err := cdp.Call(ctx, t, dom.GetDocument, dom.GetDocumentParams{})
		if err != nil {
			return chromedp.Void{}, err
		}
		found, err := cdp.Call(ctx, t, dom.QuerySelector, dom.QuerySelectorParams{NodeID: doc.Root.NodeID, Selector: css})
		if err != nil {
			return chromedp.Void{}, err
		}
		_, err = cdp.Call(ctx, t, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: []string{path}, NodeID: found.NodeID})
		return chromedp.Void{}, err
	})
}

// people are those whom the owner finds with a filter.
func people(t testing.TB, o *officetest.Office, f directory.Filter) []directory.Member {
	t.Helper()
	var all []directory.Member
	read(t, o, func(tx db.Tx) (err error) {
		all, _, err = directory.List(tx, o.Demo.Owner.Actor, f, "", 500)
		return err
	})
	return all
}

// Rule O03
func TestAnExportIsLookedAtCorrectedAndImportedAtOnce(t *testing.T) {
	for name, c := range map[string]struct {
		first, email, why string
		good              int
	}{
		"microsoft365.csv":              {"Eva van Dijk", "eva@lindenhof.example", en(i18n.ImportBlocked), 3},
		"google-workspace.csv":          {"Élise Moreau", "elise@moreau.example", en(i18n.ImportBlocked), 1},
		"excel-deutsch-windows1252.csv": {"Jürgen Größl", "juergen@beispiel.example", "", 2},
		"excel-unicode-text-utf16.txt":  {"Željko Đurić", "zeljko@voorbeeld.example", en(i18n.ImportGroup, "Verkoop"), 1},
		"tableur-sep.csv":               {"Zoé Dupont", "zoe@exemple.example", "", 1},
	} {
		t.Run(name, func(t *testing.T) {
			each(t, func(t *testing.T, o *officetest.Office) {
				v := visit(t, o)
				v.comes("admin@demo.example")
				v.open("/people")
				v.press("main a", en(i18n.ImportTitle))
				v.attach("#file", "../sheet/testdata/"+name)
				v.press("main button", en(i18n.ImportLook))
				v.see("main b", en(i18n.ImportGood, c.good))
				v.see("main li", c.first)
				if c.why != "" {
					v.see("tbody td", c.why)
				}
				if got := people(t, o, directory.Filter{State: directory.Added}); len(got) != 0 {
					t.Fatalf("looking added %d", len(got))
				}
				v.press("main button", en(i18n.ImportDo, c.good))
				v.see("main p", en(i18n.ImportDone, c.good))
				got := people(t, o, directory.Filter{State: directory.Added})
				if len(got) != c.good {
					t.Errorf("%d people were added, want %d", len(got), c.good)
				}
				found := people(t, o, directory.Filter{Contains: c.email})
				if len(found) != 1 || found[0].Name != c.first {
					t.Errorf("found %+v", found)
				}
				v.press("main a", en(i18n.ImportSee))
				v.see("tbody th", c.first)
			})
		})
	}
}

// Rule O03
func TestColumnsThatWereGuessedWrongAreMatchedByHand(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.comes("owner@demo.example")
		v.open("/manage/import/" + draft(t, o, "Wie,Waar\nEva,eva@x.example\nMax,max@x.example\nEva,eva@x.example\n").ID)
		v.see("main b", en(i18n.ImportGood, 2)) // an address is known by its sign
		v.see("tbody td", en(i18n.ImportDoubled, 2))
		v.set("#email", "")
		if v.press("main button", en(i18n.ImportAgain)) != 422 || !v.shows("[role=alert]", en(i18n.ImportNoEmail)) {
			t.Errorf("without a column of addresses\n%s", v.screen())
		}
		v.set("#name", "0")
		v.set("#email", "1")
		v.press("main button", en(i18n.ImportAgain))
		v.see("main li", "Eva")
		v.press("main button", en(i18n.ImportDo, 2))
		if got := people(t, o, directory.Filter{Contains: "x.example"}); len(got) != 2 || got[0].Name != "Eva" || got[1].Name != "Max" {
			t.Errorf("imported %+v", got)
		}
		v.do(chromedp.NavigateBack())
		v.open("/manage/log")
		v.see("tbody th", en(i18n.LogPeople)+": "+en(i18n.LogImported))
	})
}

// Rule O03
func TestAListOfAddressesIsEnoughAndNothingIsHalfImported(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.comes("owner@demo.example")
		v.open("/manage/import")
		v.typed("#list", "one@x.example\ntwo@x.example\nthree@x.example")
		v.press("main button", en(i18n.ImportLook))
		v.see("main b", en(i18n.ImportGood, 3))
		// Somebody else adds one of them meanwhile: what was shown is no longer what would happen.
		write(t, o, func(_ context.Context, tx db.Tx) error {
			_, err := directory.Enrol(tx, o.Demo.Admin.Actor, directory.Member{Email: "two@x.example", Lang: "en"}, nil, true)
			return err
		})
		if status := v.press("main button", en(i18n.ImportDo, 3)); status != 412 || !v.shows("[role=alert]", en(i18n.Stale)) {
			t.Errorf("a stale preview answers %d\n%s", status, v.screen())
		}
		if got := people(t, o, directory.Filter{Contains: "x.example"}); len(got) != 1 {
			t.Errorf("half was imported: %+v", got)
		}
		v.press("main button", en(i18n.ImportDo, 2))
		if got := people(t, o, directory.Filter{Contains: "x.example"}); len(got) != 3 {
			t.Errorf("imported %+v", got)
		}
	})
}

// Rule O10
func TestAPersonIsAddedWithAnAddressAloneAndTheRestIsOptional(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.comes("admin@demo.example")
		v.open("/people/new")
		if n := eval[int](v, `document.querySelectorAll("main form [required]").length`); n != 1 {
			t.Errorf("%d fields are required", n)
		}
		v.typed("#email", "Nieuw@Demo.example")
		v.press("main button", en(i18n.AddPerson))
		v.see("h1", "nieuw@demo.example")
		v.see("dd", en(i18n.StateAdded))
		v.press("main a", en(i18n.EditPerson))
		v.typed("#name", "Nina Nieuw")
		v.typed("#telephone", "+31 20 123 45 67")
		v.typed("#postcode", "1011 AB")
		v.typed("#town", "Amsterdam")
		v.set("#site", o.Demo.Sites[1].ID)
		v.press("main button", en(i18n.Save))
		for _, said := range []string{"+31 20 123 45 67", "1011 AB Amsterdam", "Wien"} {
			v.see("dd", said)
		}
		v.press("main a", en(i18n.EditPerson))
		for _, field := range []string{"#name", "#telephone", "#postcode", "#town"} {
			v.typed(field, "")
		}
		v.set("#site", "")
		v.press("main button", en(i18n.Save))
		m := people(t, o, directory.Filter{Contains: "nieuw@"})[0]
		if m.Telephone+m.Postcode+m.Town+m.Site != "" || m.Name != m.Email {
			t.Errorf("what was taken out is still kept: %+v", m)
		}
	})
}

// Rule O03
func TestWhoLeavesIsOutAtOnceAndTheirTimesAreGivenBackAsChosen(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		reserve(t, o, bram(o), o.Demo.Asset("Desk 1"), at(24+9, 0), at(24+17, 0))
		reserve(t, o, bram(o), o.Demo.Asset("Desk 1"), at(48+9, 0), at(48+17, 0))
		admin, b := visit(t, o), visit(t, o)
		admin.comes("admin@demo.example")
		b.comes("bram@demo.example")
		b.pardon("/reservations")
		b.pardon("/") // what the page that was open fetches when it hears of it
		admin.open("/people/" + bram(o).Member)
		admin.press("main a", en(i18n.Deactivate))
		admin.see("legend", en(i18n.AheadSome, 2))
		admin.press("main button", en(i18n.Deactivate))
		admin.see("[role=status]", en(i18n.NoteDeactivated))
		if status := b.open("/reservations"); status != 401 {
			t.Errorf("who left still sees a page: %d\n%s", status, b.screen())
		}
		if _, err := o.Accounts.Bearer(context.Background(), o.Demo.Members[1].Token); err == nil {
			t.Error("the token still acts")
		}
		if got := reservations(t, o, bram(o)); len(got) != 0 {
			t.Errorf("%d reservations are still there", len(got))
		}
		admin.press("main button", en(i18n.Reactivate))
		admin.see("[role=status]", en(i18n.NoteReactivated))
		b.comes("bram@demo.example")
	})
}

// Rule O04
func TestTheLastOwnerStaysAndOwnersMakeOwners(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.comes("owner@demo.example")
		v.open("/people/" + o.Demo.Owner.Member)
		if status := v.press("main button", en(i18n.EndOwner)); status != 403 || !v.shows("[role=alert]", en(i18n.LastOwner)) {
			t.Errorf("the last owner steps down: %d\n%s", status, v.screen())
		}
		v.open("/people/" + anna(o).Member)
		v.press("main button", en(i18n.MakeOwner))
		v.see("dd", en(i18n.RoleOwner))
		v.open("/people/" + o.Demo.Owner.Member)
		v.press("main button", en(i18n.EndOwner))
		if got := member(t, o, o.Demo.Owner.Member).Rights; got != directory.Administrator {
			t.Errorf("the rights are %b", got)
		}
	})
}

// Rule O03
func TestGroupsAreMadeFilledUsedAndRemoved(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.comes("admin@demo.example")
		v.open("/people")
		v.press("main a", en(i18n.Groups))
		v.typed("#name", "Verkoop")
		v.press("main button", en(i18n.GroupAdd))
		v.typed("#find", "bram")
		v.press("main button", en(i18n.Find))
		v.press("main button", en(i18n.GroupPut)+": Bram Demo")
		v.see("h2", en(i18n.GroupPeople, 1))
		g := eval[string](v, `location.pathname.split("/").pop()`)
		v.open("/people?group=" + g)
		v.see("tbody th", "Bram Demo")
		v.gone("tbody th", "Anna Demo")
		v.open("/manage/groups/" + g)
		v.click("main button", en(i18n.GroupRemove))
		v.press("dialog button.main", "")
		v.see("main p", en(i18n.GroupsNone))
		if member(t, o, bram(o).Member).State != directory.Active {
			t.Error("the person went with the group")
		}
	})
}

// Rule O03
func TestAddressesOutsideTheMailDomainsAreAddedOnlyWhenThatIsSaid(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.comes("owner@demo.example")
		v.open("/manage/mail-domains")
		v.typed("#domain", "@Demo.Example")
		v.press("main button", en(i18n.DomainAdd))
		v.see("main li", "demo.example")
		v.open("/people/new")
		v.typed("#email", "gast@elders.example")
		if status := v.press("main button", en(i18n.AddPerson)); status != 403 || !v.shows("[role=alert]", en(i18n.OutsideDomains)) || v.value("#email") != "gast@elders.example" {
			t.Errorf("an address elsewhere answers %d\n%s", status, v.screen())
		}
		v.click("main label", en(i18n.Elsewhere))
		v.press("main button", en(i18n.AddPerson))
		v.see("h1", "gast@elders.example")
	})
}

func TestTheListPagesThroughThousands(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		var b strings.Builder
		b.WriteString("email,name\n")
		for i := range 2000 {
			fmt.Fprintf(&b, "p%04d@many.example,Person %04d\n", i, i)
		}
		d := draft(t, o, b.String())
		write(t, o, func(_ context.Context, tx db.Tx) error {
			_, err := directory.ImportDraft(tx, o.Demo.Owner.Actor, d.ID, 2000)
			return err
		})
		v := visit(t, o)
		v.comes("admin@demo.example")
		v.open("/people?state=added")
		v.see("tbody th", "Person 0049")
		v.press("main a", en(i18n.ShowMore))
		v.see("tbody th", "Person 0050")
		v.open("/people?" + url.Values{"name": {"p1234@"}}.Encode())
		v.see("tbody th", "Person 1234")
		if n := eval[int](v, `document.querySelectorAll("tbody tr").length`); n != 1 {
			t.Errorf("one address finds %d people", n)
		}
	})
}

// Rule O04
func TestWhatAdministratorsChangeIsSaidWithWhoAndWhen(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		b := visit(t, o)
		b.comes("bram@demo.example")
		b.pardon("/manage/log")
		if status := b.open("/manage/log"); status != 403 {
			t.Errorf("a member reads the log: %d", status)
		}
		v := visit(t, o)
		v.comes("owner@demo.example")
		if logPage(v) != 200 {
			t.Fatal(v.screen())
		}
		v.see("tbody tr", "Bram Demo")
		v.see("tbody td", "Olga Owner")
		v.see("tbody th", en(i18n.RightSites)+", "+en(i18n.RightPhones))
		v.open("/manage/log?kind=group")
		v.see("main p", en(i18n.LogNothing))
	})
}
