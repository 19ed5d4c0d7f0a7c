package appointment

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// CustomerFilter narrows the list of customers; what is empty narrows nothing.
type CustomerFilter struct {
	Text    string   // words of which each is the beginning of one of theirs
	Groups  []string // ids; they are in all of them
	Offered bool     // only those who changed what they say of themselves
}

// Listed is a customer as the list shows them.
type Listed struct {
	Customer
	Groups []string // names
}

// MaxFilter bounds how many groups filter at once.
const MaxFilter = 10

// CustomerList gives the customers by last name, after a cursor.
func (a *Appointments) CustomerList(_ context.Context, tx db.Tx, actor directory.Actor, f CustomerFilter, after string, limit int) ([]Listed, string, error) {
	if err := seesCustomers(tx, actor); err != nil {
		return nil, "", err
	}
	if len(f.Groups) > MaxFilter {
		return nil, "", fault.New(fault.Invalid, i18n.TooManyGroups, MaxFilter).On("group")
	}
	found, err := filtered(tx, f, after, limit+1)
	if err != nil {
		return nil, "", err
	}
	next := ""
	if len(found) > limit {
		found = found[:limit]
		next = found[limit-1].ID + found[limit-1].folded()
	}
	groups, err := groupNamesOf(tx, found)
	out := make([]Listed, len(found))
	for i, c := range found {
		out[i] = Listed{Customer: c, Groups: groups[c.ID]}
	}
	return out, next, err
}

// groupNamesOf names the groups of the customers of a page, in one look.
func groupNamesOf(tx db.Tx, all []Customer) (map[string][]string, error) {
	out := map[string][]string{}
	if len(all) == 0 {
		return out, nil
	}
	args := []any{tx.Org()}
	for _, c := range all {
		args = append(args, c.ID)
	}
	q := query{}
	q.add(`SELECT x.customer, g.name FROM customer_group_customer x JOIN customer_group g ON g.id = x.customer_group AND g.org = x.org
		WHERE x.org = ? AND x.customer IN (?`+strings.Repeat(", ?", len(all)-1)+") ORDER BY g.name, g.id", args...)
	_, err := db.All(tx, func(row db.Scan) (s string, err error) {
		var customer string
		err = row(&customer, &s)
		out[customer] = append(out[customer], s)
		return s, err
	}, q.text.String(), q.args...)
	return out, err
}

func groupNames(tx db.Tx, customer string) ([]string, error) {
	return db.All(tx, func(row db.Scan) (s string, err error) { err = row(&s); return s, err },
		`SELECT g.name FROM customer_group_customer x JOIN customer_group g ON g.id = x.customer_group AND g.org = x.org
			WHERE x.org = $1 AND x.customer = $2 ORDER BY g.name, g.id`, tx.Org(), customer)
}

// few is how many rows are fetched and sorted rather than met on the way through the list in its order.
const few = 20_000

// part is one condition of a search: as a test of a row, and as a list of ids from an index.
type part struct {
	test string // of the row c
	ids  string // the same as a list
	args []any
}

// query is a statement that grows; its placeholders count themselves.
type query struct {
	text strings.Builder
	args []any
}

// add appends text in which each ? stands for the next value.
func (q *query) add(text string, args ...any) {
	for _, arg := range args {
		before, rest, _ := strings.Cut(text, "?")
		q.args = append(q.args, arg)
		q.text.WriteString(before + "$" + strconv.Itoa(len(q.args)))
		text = rest
	}
	q.text.WriteString(text)
}

// filtered walks the list in its order, which is quick where many fit; where few fit one of the conditions, it begins with
// those, so that neither takes the longer way through a long list.
func filtered(tx db.Tx, f CustomerFilter, after string, limit int) ([]Customer, error) {
	parts := partsOf(tx.Org(), f)
	start, err := rarest(tx, parts)
	if err != nil {
		return nil, err
	}
	q := &query{}
	q.add("SELECT " + customerColumns + " FROM ")
	if start >= 0 {
		// SQLite joins in the order written where a join is called CROSS, rather than walk the list all the same for its order.
		q.add("(SELECT DISTINCT x.customer FROM ("+parts[start].ids+") x) f CROSS JOIN ", parts[start].args...)
	}
	q.add("customer c WHERE c.org = ?", tx.Org())
	if start >= 0 {
		q.add(" AND c.id = f.customer")
	}
	for i, p := range parts {
		if i != start {
			q.add(" AND "+p.test, p.args[1:]...)
		}
	}
	if f.Offered {
		q.add(" AND c.offered")
	}
	if after != "" {
		at := min(len(after), idLength)
		q.add(" AND (c.folded > ? OR c.folded = ? AND c.id > ?)", after[at:], after[at:], after[:at])
	}
	q.add(" ORDER BY c.folded, c.id LIMIT ?", limit)
	return db.All(tx, scanCustomer, q.text.String(), q.args...)
}

const idLength = 36

// partsOf gives the conditions of a filter; the first argument of each is the organisation.
func partsOf(org string, f CustomerFilter) (parts []part) {
	words := strings.Fields(fold(f.Text))
	for _, w := range words[:min(len(words), maxWords)] {
		// Words are kept folded; U+10FFFF comes after whatever continues one.
		parts = append(parts, part{
			// A customer's few words are read, not everybody's who have such a word: either database would begin with those if it could
			// look them up, and PostgreSQL join them all if it were not for the OFFSET.
			test: "EXISTS (SELECT 1 FROM customer_word w WHERE w.customer = c.id AND w.org || '' = c.org AND w.word || '' >= ? AND w.word || '' < ? LIMIT 1 OFFSET 0)",
			ids:  "SELECT w.customer FROM customer_word w WHERE w.org = ? AND w.word >= ? AND w.word < ?",
			args: []any{org, w, w + "\U0010FFFF"}})
	}
	for _, g := range f.Groups {
		parts = append(parts, part{
			test: "EXISTS (SELECT 1 FROM customer_group_customer g WHERE g.org = c.org AND g.customer = c.id AND g.customer_group = ?)",
			ids:  "SELECT g.customer FROM customer_group_customer g WHERE g.org = ? AND g.customer_group = ?", args: []any{org, g}})
	}
	return parts
}

// rarest finds the condition that the fewest rows fit, where that is few; -1 otherwise.
func rarest(tx db.Tx, parts []part) (int, error) {
	best, least := -1, few+1
	for i, p := range parts {
		q := &query{}
		q.add("SELECT count(*) FROM ("+p.ids+" LIMIT ?) x", append(slices.Clone(p.args), least)...)
		var n int
		if err := tx.Row(q.text.String(), q.args...).Scan(&n); err != nil {
			return -1, err
		}
		if n < least {
			best, least = i, n
		}
	}
	return best, nil
}

// setWords writes what a customer is found by.
func setWords(tx db.Tx, c Customer) error {
	if _, err := tx.Exec("DELETE FROM customer_word WHERE customer = $1 AND org = $2", c.ID, tx.Org()); err != nil {
		return err
	}
	return addWords(tx, c)
}

// addWords writes what a customer is found by who has no words yet.
func addWords(tx db.Tx, c Customer) error {
	words := strings.Fields(c.folded())
	slices.Sort(words)
	if len(words) == 0 {
		return nil
	}
	q := &query{}
	q.add("INSERT INTO customer_word (org, word, customer) VALUES ")
	for i, w := range slices.Compact(words) {
		if i > 0 {
			q.add(", ")
		}
		q.add("(?, ?, ?)", tx.Org(), w, c.ID)
	}
	_, err := tx.Exec(q.text.String(), q.args...)
	return err
}
