package appointment

import (
	"context"
	"slices"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Merging is what becomes of two customers who are one.
type Merging struct {
	Keep, Other, Result                Customer
	KeepVisits, OtherVisits            int // appointments of any time
	KeepGroups, OtherGroups, AllGroups []string
}

// Merge asks that other goes into keep; the revisions are those that were looked at.
type Merge struct {
	Keep, Other       string
	KeepRev, OtherRev int64
}

// LookAtMerge shows what would become of both, and changes nothing.
func (a *Appointments) LookAtMerge(_ context.Context, tx db.Tx, actor directory.Actor, keep, other string) (Merging, error) {
	if err := keepsCustomers(actor); err != nil {
		return Merging{}, err
	}
	k, err := customerByID(tx, keep)
	if err != nil {
		return Merging{}, err
	}
	o, err := customerByID(tx, other)
	if err != nil {
		if f, ok := fault.As(err); ok {
			return Merging{}, f.On("other")
		}
		return Merging{}, err
	}
	return merging(tx, k, o)
}

func merging(tx db.Tx, k, o Customer) (m Merging, err error) {
	switch {
	case k.ID == o.ID:
		return m, fault.New(fault.Invalid, i18n.MergeSame).On("other")
	case k.Account != "" && o.Account != "" && k.Account != o.Account:
		return m, fault.New(fault.Invalid, i18n.MergeAccount).On("other")
	}
	m.Keep, m.Other, m.Result = k, o, merged(k, o)
	if len(m.Result.Note) > 10_000 {
		return m, fault.New(fault.Invalid, i18n.MergeLong).On("other")
	}
	if m.KeepVisits, err = visits(tx, k.ID); err != nil {
		return m, err
	}
	if m.OtherVisits, err = visits(tx, o.ID); err != nil {
		return m, err
	}
	if m.KeepGroups, err = groupNames(tx, k.ID); err != nil {
		return m, err
	}
	m.OtherGroups, err = groupNames(tx, o.ID)
	m.AllGroups = slices.Concat(m.KeepGroups, m.OtherGroups)
	slices.Sort(m.AllGroups)
	m.AllGroups = slices.Compact(m.AllGroups)
	return m, err
}

func visits(tx db.Tx, customer string) (n int, err error) {
	err = tx.Row("SELECT count(*) FROM appointment a WHERE a.org = $1 AND a.customer = $2", tx.Org(), customer).Scan(&n)
	return n, err
}

// merged is one customer of two: what keep lacks comes from the other, notes are joined, and the other's name goes on being known.
func merged(k, o Customer) Customer {
	out := k
	if k.Name() != o.Name() && out.Given == (Who{}) {
		out.Given = o.Who
	}
	if out.Given == (Who{}) {
		out.Given = o.Given
	}
	if out.GivenAddress == "" {
		out.GivenAddress = o.GivenAddress
	}
	out.Who = overlaid(o.Who, k.Who)
	if k.First+k.Last != "" { // names are not mixed
		out.First, out.Last = k.First, k.Last
	}
	if out.Account == "" {
		out.Account = o.Account
	}
	if out.Address == "" {
		out.Address = o.Address
	}
	if out.Zone == "" {
		out.Zone = o.Zone
	}
	if k.Note != "" && o.Note != "" && k.Note != o.Note {
		out.Note = k.Note + "\n\n" + o.Note
	} else if k.Note == "" {
		out.Note = o.Note
	}
	if o.Created.Before(k.Created) {
		out.Created = o.Created
	}
	return out
}

// Merge makes one customer of two, with all appointments and groups of both, in one transaction.
func (a *Appointments) Merge(_ context.Context, tx db.Tx, actor directory.Actor, m Merge) (Customer, error) {
	if err := keepsCustomers(actor); err != nil {
		return Customer{}, err
	}
	// Both rows are locked in one order, whichever stays.
	for _, c := range slices.Sorted(slices.Values([]string{m.Keep, m.Other})) {
		if _, err := lockedCustomer(tx, c); err != nil && !fault.Is(err, fault.NotFound) {
			return Customer{}, err
		}
	}
	k, err := customerByID(tx, m.Keep)
	if err != nil {
		return k, err
	}
	o, err := customerByID(tx, m.Other)
	if err != nil {
		if f, ok := fault.As(err); ok {
			return o, f.On("other")
		}
		return o, err
	}
	if k.Rev != m.KeepRev || o.Rev != m.OtherRev {
		return k, fault.New(fault.Stale, i18n.Stale).With(k)
	}
	all, err := merging(tx, k, o)
	if err != nil {
		return k, err
	}
	if _, err := tx.Exec("UPDATE appointment SET customer = $1, rev = rev + 1 WHERE customer = $2 AND org = $3", k.ID, o.ID, tx.Org()); err != nil {
		return k, err
	}
	if _, err := tx.Exec("UPDATE waiting SET customer = $1 WHERE customer = $2 AND org = $3", k.ID, o.ID, tx.Org()); err != nil {
		return k, err
	}
	if _, err := tx.Exec(`INSERT INTO customer_group_customer (org, customer_group, customer)
		SELECT x.org, x.customer_group, $1 FROM customer_group_customer x WHERE x.org = $2 AND x.customer = $3 ON CONFLICT DO NOTHING`, k.ID, tx.Org(), o.ID); err != nil {
		return k, err
	}
	if err := removeCustomer(tx, o.ID); err != nil {
		return k, err
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Removed, Kind: audit.Customer, Object: o.ID})
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.Customer, Object: k.ID})
	tx.Record(CustomersMerged{Kept: k, Other: o, Result: all.Result})
	return rewrite(tx, all.Result)
}

// CustomersMerged is recorded when one customer is made of two: what other parts keep of Other is of Result then.
type CustomersMerged struct{ Kept, Other, Result Customer }

// removeCustomer deletes the row and what hangs on it; its appointments are elsewhere by then.
func removeCustomer(tx db.Tx, customer string) error {
	for _, q := range []string{"DELETE FROM customer_group_customer WHERE customer = $1 AND org = $2", "DELETE FROM customer_word WHERE customer = $1 AND org = $2",
		"DELETE FROM customer WHERE id = $1 AND org = $2"} {
		if _, err := tx.Exec(q, customer, tx.Org()); err != nil {
			return err
		}
	}
	tx.Record(CustomersChanged{})
	return nil
}
