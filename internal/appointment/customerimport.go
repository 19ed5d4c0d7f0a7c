package appointment

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/sheet"
)

// CustomerImport is a table of customers with what its columns mean, and what becomes of those who are known already.
type CustomerImport struct {
	Table    sheet.Table
	Matching sheet.Matching
	Left     []LeftOut
	Update   bool // who is known is completed; otherwise they stay as they are
}

// Imported is a customer of a line.
type Imported struct {
	CustomerForm
	Line   int
	Known  string // the id of the customer who is known already; empty: they are new
	Shares string // the name of somebody else with this address
}

// Misfit is why a line brings nobody.
type Misfit struct {
	Line  int
	Name  string // as it stands there
	Fault *fault.Fault
}

// ImportLook is a table looked at line by line.
type ImportLook struct {
	New     []Imported
	Known   []Imported // they are here already
	Misfits []Misfit
}

// Changes is how many customers an import would add or complete.
func (l ImportLook) Changes(update bool) int {
	if update {
		return len(l.New) + len(l.Known)
	}
	return len(l.New)
}

// LookAtImport looks at every line and changes nothing. Somebody is known where the practice has the same name with the same address
// or telephone, or with neither on both sides: people who share an address stay apart.
func (a *Appointments) LookAtImport(_ context.Context, tx db.Tx, actor directory.Actor, in CustomerImport) (ImportLook, error) {
	if err := keepsCustomers(actor); err != nil {
		return ImportLook{}, err
	}
	return look(tx, actor, in)
}

func look(tx db.Tx, actor directory.Actor, in CustomerImport) (out ImportLook, err error) {
	if err := in.validate(); err != nil {
		return out, err
	}
	here, err := readFamiliar(tx)
	if err != nil {
		return out, err
	}
	for _, l := range in.Left {
		out.Misfits = append(out.Misfits, Misfit{l.Line, l.Name, l.why()})
	}
	inFile := familiar{}
	for _, line := range in.Table.Lines {
		x := Imported{CustomerForm: in.form(line, actor.Lang), Line: line.Number}
		if err := x.fits(inFile); err != nil {
			f, ok := fault.As(err)
			if !ok {
				return out, err
			}
			out.Misfits = append(out.Misfits, Misfit{x.Line, in.called(line), f})
			continue
		}
		inFile.add(face{id: strconv.Itoa(x.Line), name: x.Name(), email: x.Email, telephone: digits(x.Telephone), address: x.Address}, x.Name())
		x.Known, x.Shares = here.find(x.Customer)
		if x.Known != "" {
			out.Known = append(out.Known, x)
		} else {
			out.New = append(out.New, x)
		}
	}
	slices.SortFunc(out.Misfits, func(a, b Misfit) int { return a.Line - b.Line })
	return out, nil
}

// validate refuses a matching that names nobody, or a column that is not there.
func (in CustomerImport) validate() error {
	if err := in.Matching.Validate(in.Table); err != nil {
		return err
	}
	for _, key := range []string{"first", "last", "name", "company"} {
		if _, ok := in.Matching[key]; ok {
			return nil
		}
	}
	if len(in.Table.Lines) == 0 {
		return nil
	}
	return fault.New(fault.Invalid, i18n.ImportNoName).On("last")
}

// called is the name of a line as it was typed, or what else there is.
func (in CustomerImport) called(l sheet.Line) string {
	of := func(key string) string { return in.Matching.Of(l, key) }
	for _, s := range []string{strings.TrimSpace(of("first") + " " + of("last")), of("name"), of("company"), of("email"), of("telephone")} {
		if s != "" {
			return s
		}
	}
	return ""
}

// fits refuses who cannot be kept, or stands in the file already.
func (x Imported) fits(inFile familiar) error {
	if x.First == "" && x.Last == "" {
		return fault.New(fault.Invalid, i18n.ImportNameless)
	}
	if err := x.Validate(); err != nil {
		return err
	}
	if err := x.written(); err != nil {
		return err
	}
	if len(x.New) > MaxGroupsOf {
		return fault.New(fault.Invalid, i18n.TooManyGroups, MaxGroupsOf)
	}
	for _, g := range x.New {
		if _, err := groupName(g); err != nil {
			return err
		}
	}
	if line, _ := inFile.find(x.Customer); line != "" {
		return fault.New(fault.Taken, i18n.ImportCustomerTwice, line)
	}
	return nil
}

// face is what somebody is known by.
type face struct{ id, name, email, telephone, address string }

// familiar are those who are known: by name, and by address.
type familiar map[string][]face

func (f familiar) add(x face, names ...string) {
	for _, n := range names {
		if n = strings.Join([]string{"name", fold(n)}, " "); n != "name " && !slices.Contains(f[n], x) {
			f[n] = append(f[n], x)
		}
	}
	if x.email != "" {
		f["email "+x.email] = append(f["email "+x.email], x)
	}
}

// find gives who it is, or the name of somebody else with the same address.
func (f familiar) find(c Customer) (known, shares string) {
	phone := digits(c.Telephone)
	for _, x := range f["name "+fold(c.Name())] {
		switch {
		case c.Email != "" && x.email == c.Email, phone != "" && x.telephone == phone,
			c.Email+phone+x.email+x.telephone == "" && x.address == c.Address:
			return x.id, ""
		}
	}
	for _, x := range f["email "+c.Email] {
		return "", x.name
	}
	return "", ""
}

// digits is a telephone number as it is compared: its digits.
func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

func readFamiliar(tx db.Tx) (familiar, error) {
	f := familiar{}
	_, err := db.All(tx, func(row db.Scan) (none struct{}, err error) {
		var x face
		var w, given Who
		if err = row(&x.id, &w.First, &w.Last, &x.email, &x.telephone, &x.address, &given.First, &given.Last); err == nil {
			x.name, x.telephone = w.Name(), digits(x.telephone)
			f.add(x, w.Name(), given.Name())
		}
		return none, err
	}, `SELECT c.id, c.first, c.last, c.email, c.telephone, c.address, c.given_first, c.given_last FROM customer c WHERE c.org = $1 ORDER BY c.id`, tx.Org())
	return f, err
}

// Import adds the customers of all lines that can be kept, and completes those who are known where that was chosen: all, or nobody.
// Where expected is not the number of them any more, nothing is changed: Stale. The same file again adds nobody.
func (a *Appointments) Import(_ context.Context, tx db.Tx, actor directory.Actor, in CustomerImport, expected int) (ImportLook, error) {
	if err := keepsCustomers(actor); err != nil {
		return ImportLook{}, err
	}
	// One import at a time, so that none adds whom another is adding.
	if _, err := tx.Exec("UPDATE practice SET rev = rev WHERE org = $1", tx.Org()); err != nil {
		return ImportLook{}, err
	}
	out, err := look(tx, actor, in)
	if err != nil {
		return out, err
	}
	if n := out.Changes(in.Update); expected >= 0 && n != expected {
		return out, fault.New(fault.Stale, i18n.Stale)
	}
	groups, err := newGrouper(tx, actor)
	if err != nil {
		return out, err
	}
	for i, x := range out.New {
		c, err := a.keepCustomer(tx, x.Customer)
		if err != nil {
			return out, err
		}
		out.New[i].Customer = c
		if err := groups.put(c.ID, x.New); err != nil {
			return out, err
		}
	}
	if !in.Update {
		return out, importLogged(tx, actor, len(out.New))
	}
	for _, x := range out.Known {
		if err := complete(tx, x); err != nil {
			return out, err
		}
		if err := groups.put(x.Known, x.New); err != nil {
			return out, err
		}
	}
	return out, importLogged(tx, actor, len(out.New)+len(out.Known))
}

func importLogged(tx db.Tx, actor directory.Actor, n int) error {
	if n > 0 {
		audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Imported, Kind: audit.Customers, Changes: audit.Changed(audit.Count, "", strconv.Itoa(n))})
		tx.Record(CustomersChanged{})
	}
	return nil
}

// complete writes what a line says onto a customer who is known: what is empty in it stays, and a note is added to what is noted.
func complete(tx db.Tx, x Imported) error {
	before, err := lockedCustomer(tx, x.Known)
	if err != nil {
		return err
	}
	c := before
	c.Who = overlaid(c.Who, Who{Email: x.Email, Telephone: x.Telephone})
	if x.Address != "" {
		c.Address = x.Address
	}
	if x.Zone != "" {
		c.Zone = x.Zone
	}
	if x.Note != "" && !strings.Contains(newlines(c.Note), newlines(x.Note)) {
		c.Note = strings.TrimPrefix(c.Note+"\n\n"+x.Note, "\n\n")
	}
	if c == before {
		return nil
	}
	if err := c.written(); err != nil {
		if f, ok := fault.As(err); ok {
			return fault.New(fault.Invalid, i18n.ImportLineFault, x.Line, x.Name(), f.Text).On("file")
		}
		return err
	}
	if c, err = corrected(tx, before, c); err != nil {
		return err
	}
	_, err = rewrite(tx, c)
	return err
}

func newlines(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

// grouper puts many customers into groups by name.
type grouper struct {
	tx    db.Tx
	actor directory.Actor
	ids   map[string]string // by folded name
}

func newGrouper(tx db.Tx, actor directory.Actor) (grouper, error) {
	g := grouper{tx, actor, map[string]string{}}
	all, err := groupList(tx)
	for _, x := range all {
		g.ids[fold(x.Name)] = x.ID
	}
	return g, err
}

// put adds a customer to the groups, which are made where there are none.
func (g grouper) put(customer string, names []string) error {
	for _, n := range names {
		key := fold(n)
		if g.ids[key] == "" {
			made, _, err := ensureGroup(g.tx, g.actor, n)
			if err != nil {
				return err
			}
			g.ids[key] = made.ID
		}
		if _, err := g.tx.Exec("INSERT INTO customer_group_customer (org, customer_group, customer) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
			g.tx.Org(), g.ids[key], customer); err != nil {
			return err
		}
	}
	return nil
}
