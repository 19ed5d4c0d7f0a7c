package appointment

import (
	"context"
	"strings"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/ical"
	"bureau/internal/sheet"
)

// CustomerExport is how a list of customers is taken along.
type CustomerExport struct {
	Filter CustomerFilter
	Cards  bool // as vCards; otherwise as a table
	Comma  rune // what parts the fields of the table: , ; or tab
	Mark   bool // the table begins with a byte order mark, by which Excel knows UTF-8
}

// Type is the media type of the file.
func (e CustomerExport) Type() string {
	if e.Cards {
		return "text/vcard; charset=utf-8"
	}
	return "text/csv; charset=utf-8"
}

// Name is what the file is called.
func (e CustomerExport) Name() string {
	if e.Cards {
		return "customers.vcf"
	}
	return "customers.csv"
}

// exported are the columns of a table that is taken along.
var exported = []string{"first", "last", "email", "telephone", "address", "lang", "zone", "groups", "note"}

// ExportCustomers gives the customers of a filter as a file, and notes in the log who took them along; it takes the right to book for
// others or to change settings. An import reads the file again.
func (a *Appointments) ExportCustomers(ctx context.Context, d *db.DB, actor directory.Actor, e CustomerExport) ([]byte, error) {
	if !e.Cards && !strings.ContainsRune(",;\t", e.Comma) {
		return nil, fault.New(fault.Invalid, i18n.BadInput)
	}
	if len(e.Filter.Groups) > MaxFilter {
		return nil, fault.New(fault.Invalid, i18n.TooManyGroups, MaxFilter).On("group")
	}
	err := d.Write(ctx, actor.Org, func(_ context.Context, tx db.Tx) error {
		if err := keepsCustomers(actor); err != nil {
			return err
		}
		for _, g := range e.Filter.Groups {
			if _, err := groupByID(tx, g); err != nil {
				return err
			}
		}
		audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Exported, Kind: audit.Customers})
		return nil
	})
	if err != nil {
		return nil, err
	}
	var all []Listed
	if err := d.Read(ctx, actor.Org, func(tx db.Tx) (err error) {
		all, err = everyone(tx, e.Filter)
		return err
	}); err != nil {
		return nil, err
	}
	if e.Cards {
		return ical.WriteCards(cards(all)), nil
	}
	return sheet.Write(table(all, actor.Lang), e.Comma, e.Mark)
}

// everyone gives all customers of a filter with their groups, by last name.
func everyone(tx db.Tx, f CustomerFilter) ([]Listed, error) {
	groups := map[string][]string{}
	if _, err := db.All(tx, func(row db.Scan) (none struct{}, err error) {
		var customer, name string
		if err = row(&customer, &name); err == nil {
			groups[customer] = append(groups[customer], name)
		}
		return none, err
	}, `SELECT x.customer, g.name FROM customer_group_customer x JOIN customer_group g ON g.id = x.customer_group AND g.org = x.org
		WHERE x.org = $1 ORDER BY g.name, g.id`, tx.Org()); err != nil {
		return nil, err
	}
	var out []Listed
	after := ""
	for {
		found, err := filtered(tx, f, after, few)
		if err != nil {
			return nil, err
		}
		for _, c := range found {
			out = append(out, Listed{c, groups[c.ID]})
		}
		if len(found) < few {
			return out, nil
		}
		last := found[len(found)-1]
		after = last.ID + last.folded()
	}
}

func table(all []Listed, lang string) sheet.Table {
	t := sheet.Table{}
	for _, key := range exported {
		t.Header = append(t.Header, columnText(key).In(lang))
	}
	for _, c := range all {
		t.Lines = append(t.Lines, sheet.Line{Fields: []string{c.First, c.Last, c.Email, c.Telephone, c.Address, c.Lang, c.Zone, joinNames(c.Groups), c.Note}})
	}
	return t
}

func cards(all []Listed) []ical.Card {
	out := make([]ical.Card, len(all))
	for i, c := range all {
		out[i] = ical.Card{UID: "urn:uuid:" + c.ID, First: c.First, Last: c.Last, Name: c.Name(), Email: c.Email, Telephone: c.Telephone, Address: c.Address,
			Note: c.Note, Categories: c.Groups, Lang: c.Lang, Zone: c.Zone}
	}
	return out
}
