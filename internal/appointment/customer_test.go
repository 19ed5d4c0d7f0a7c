package appointment_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/fault"
)

// add adds a customer by hand.
func (p *practice) add(t *testing.T, first, last, email string) (c appointment.Customer) {
	t.Helper()
	p.write(t, func(ctx context.Context, tx db.Tx) (err error) {
		c, err = p.AddCustomer(ctx, tx, p.els, appointment.Customer{Who: appointment.Who{First: first, Last: last, Email: email}, Lang: "de"})
		return err
	})
	return c
}

func (p *practice) read(t *testing.T, customer string) (c appointment.Customer) {
	t.Helper()
	p.write(t, func(ctx context.Context, tx db.Tx) (err error) {
		c, err = p.CustomerByID(ctx, tx, p.els, customer)
		return err
	})
	return c
}

// found are the names that a filter lists, over pages of two.
func (p *practice) found(t *testing.T, f appointment.CustomerFilter) (names []string) {
	t.Helper()
	for after := ""; ; {
		var page []appointment.Listed
		p.write(t, func(ctx context.Context, tx db.Tx) (err error) {
			page, after, err = p.CustomerList(ctx, tx, p.els, f, after, 2)
			return err
		})
		for _, c := range page {
			names = append(names, c.Name())
		}
		if after == "" {
			return names
		}
	}
}

func TestAPageOfTheListNamesEverybodysGroupsInOneLook(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		for n, groups := range [][]string{{"Knee", "Ada"}, nil, {"Knee"}} {
			c := p.add(t, "Ann", string(rune('A'+n))+"berg", "")
			p.write(t, func(ctx context.Context, tx db.Tx) error {
				_, err := p.ChangeCustomer(ctx, tx, p.els, appointment.CustomerForm{Customer: c, New: groups})
				return err
			})
		}
		var got []string
		p.write(t, func(ctx context.Context, tx db.Tx) error {
			page, _, err := p.CustomerList(ctx, tx, p.els, appointment.CustomerFilter{}, "", 10)
			got = nil
			for _, c := range page {
				got = append(got, c.Name()+": "+strings.Join(c.Groups, ", "))
			}
			return err
		})
		if want := []string{"Ann Aberg: Ada, Knee", "Ann Bberg: ", "Ann Cberg: Knee", "Zoë Weiß: "}; !slices.Equal(got, want) {
			t.Errorf("the list has %q", got)
		}
	})
}

func TestTheListIsPagedByLastNameAndFilteredBySeveralGroups(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		for _, n := range []string{"Ada", "Bea", "Cem", "Dov", "Eva"} {
			c := p.add(t, n, "Berg", n+"@home.example")
			p.write(t, func(ctx context.Context, tx db.Tx) error {
				groups := []string{"Private"}
				if n > "B" {
					groups = append(groups, "Knee")
				}
				_, err := p.ChangeCustomer(ctx, tx, p.els, appointment.CustomerForm{Customer: c, New: groups})
				return err
			})
		}
		var ids []string
		p.write(t, func(ctx context.Context, tx db.Tx) error {
			all, err := p.CustomerGroups(ctx, tx, p.els)
			for _, g := range all {
				ids = append(ids, g.ID)
			}
			if len(all) != 2 || all[0].Name != "Knee" || all[0].Customers != 4 || all[1].Customers != 5 {
				t.Errorf("groups: %v", all)
			}
			return err
		})
		for _, c := range []struct {
			filter appointment.CustomerFilter
			want   string
		}{
			{appointment.CustomerFilter{}, "[Ada Berg Bea Berg Cem Berg Dov Berg Eva Berg Zoë Weiß]"},
			{appointment.CustomerFilter{Text: "berg"}, "[Ada Berg Bea Berg Cem Berg Dov Berg Eva Berg]"},
			{appointment.CustomerFilter{Text: "berg e"}, "[Eva Berg]"},
			{appointment.CustomerFilter{Groups: ids}, "[Bea Berg Cem Berg Dov Berg Eva Berg]"},
			{appointment.CustomerFilter{Groups: ids, Text: "ev"}, "[Eva Berg]"},
			{appointment.CustomerFilter{Groups: []string{"none"}}, "[]"},
		} {
			if got := fmt.Sprint(p.found(t, c.filter)); got != c.want {
				t.Errorf("%v finds %s, want %s", c.filter, got, c.want)
			}
		}
	})
}

func TestAStaleChangeOfACustomerIsRefusedWithWhatIsThereNow(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		c := p.customer
		change := func(note string) error {
			c.Note = note
			return p.try(func(ctx context.Context, tx db.Tx) error {
				_, err := p.ChangeCustomer(ctx, tx, p.els, appointment.CustomerForm{Customer: c})
				return err
			})
		}
		if err := change("first"); err != nil {
			t.Fatal(err)
		}
		err := change("second")
		f, _ := fault.As(err)
		if f == nil || f.Code != fault.Stale || f.More.(appointment.Customer).Note != "first" {
			t.Errorf("a stale change: %v", err)
		}
	})
}

func TestACorrectedNameStaysAlthoughTheyBookUnderTheFalseOne(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		x, err := p.hold(at(12, 0), "", 7)
		if err != nil {
			t.Fatal(err)
		}
		if x, err = p.confirm(x); err != nil {
			t.Fatal(err)
		}
		c := p.read(t, x.Customer)
		c.First, c.Last = "Karl", "Right"
		p.write(t, func(ctx context.Context, tx db.Tx) error {
			_, err := p.ChangeCustomer(ctx, tx, p.els, appointment.CustomerForm{Customer: c})
			return err
		})
		again, err := p.hold(at(14, 0), "", 7)
		if err != nil {
			t.Fatal(err)
		}
		if again, err = p.confirm(again); err != nil {
			t.Fatal(err)
		}
		if now := p.read(t, x.Customer); again.Customer != x.Customer || now.Name() != "Karl Right" || now.Offered {
			t.Errorf("the second booking is %s's, the first %s's, who is called %s", again.Customer, x.Customer, now.Name())
		}
	})
}

func TestAChangedProfileIsOfferedOnceAndTakenOverOrIgnored(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		var c appointment.Customer
		p.write(t, func(ctx context.Context, tx db.Tx) (err error) {
			c, err = p.AddCustomer(ctx, tx, p.els, appointment.Customer{Who: appointment.Who{First: "Kim", Last: "Old", Email: "kim@home.example"}, Account: "kim", Lang: "de"})
			return err
		})
		says := func(who appointment.Who) appointment.Customer {
			p.write(t, func(ctx context.Context, tx db.Tx) error { return p.Offer(ctx, tx, "kim", who) })
			return p.read(t, c.ID)
		}
		if got := says(appointment.Who{Last: "New"}); !got.Offered || got.Last != "Old" || got.Given.Last != "New" {
			t.Fatalf("offered: %+v", got)
		}
		take := func(yes bool) appointment.Customer {
			now := p.read(t, c.ID)
			p.write(t, func(ctx context.Context, tx db.Tx) error {
				_, err := p.AnswerOffer(ctx, tx, p.els, c.ID, now.Rev, yes)
				return err
			})
			return p.read(t, c.ID)
		}
		if got := take(false); got.Offered || got.Last != "Old" {
			t.Errorf("ignored: %+v", got)
		}
		if got := says(appointment.Who{Last: "New"}); got.Offered {
			t.Errorf("the same again is offered again: %+v", got)
		}
		if got := says(appointment.Who{Email: "new@home.example"}); !got.Offered || got.Email != "kim@home.example" {
			t.Errorf("an address: %+v", got)
		}
		if got := take(true); got.Offered || got.Email != "new@home.example" || got.Given != (appointment.Who{}) {
			t.Errorf("taken over: %+v", got)
		}
	})
}

func TestTwoWhoAreOneBecomeOneWithEverything(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		x, err := p.book(p.els, at(12, 0))
		if err != nil {
			t.Fatal(err)
		}
		other := p.add(t, "Zoe", "Weiss-Berg", "")
		p.write(t, func(ctx context.Context, tx db.Tx) (err error) {
			other.Telephone, other.Note = "0123", "knee"
			other, err = p.ChangeCustomer(ctx, tx, p.els, appointment.CustomerForm{Customer: other, New: []string{"Knee"}})
			return err
		})
		m := appointment.Merge{Keep: other.ID, Other: p.customer.ID, KeepRev: other.Rev, OtherRev: 99}
		merge := func() error {
			return p.try(func(ctx context.Context, tx db.Tx) error {
				_, err := p.Merge(ctx, tx, p.owner, m)
				return err
			})
		}
		if err := merge(); !fault.Is(err, fault.Stale) {
			t.Errorf("merged from another revision: %v", err)
		}
		m.OtherRev = p.customer.Rev
		if err := merge(); err != nil {
			t.Fatal(err)
		}
		got := p.read(t, other.ID)
		if got.Email != "zoe@home.example" || got.Telephone != "0123" || got.Note != "knee" || got.Given.Name() != "Zoë Weiß" || got.Last != "Weiss-Berg" {
			t.Errorf("merged: %+v", got)
		}
		p.write(t, func(ctx context.Context, tx db.Tx) error {
			y, err := appointment.ByID(tx, x.ID)
			if y.Customer != other.ID {
				t.Errorf("the appointment is %s's", y.Customer)
			}
			_, gone := p.CustomerByID(ctx, tx, p.els, p.customer.ID)
			if !fault.Is(gone, fault.NotFound) {
				t.Errorf("the other is still there: %v", gone)
			}
			return err
		})
	})
}

func TestAnErasedCustomerLeavesTimeServiceAndPriceAndNothingElse(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		past, err := p.book(p.els, at(10, 0))
		if err != nil {
			t.Fatal(err)
		}
		p.write(t, func(ctx context.Context, tx db.Tx) error {
			_, err := p.Note(ctx, tx, p.els, past.ID, past.Rev, "Weiß has a bad knee")
			return err
		})
		p.clock.Set(at(11, 0))
		ahead, err := p.book(p.els, at(12, 0))
		if err != nil {
			t.Fatal(err)
		}
		p.write(t, func(ctx context.Context, tx db.Tx) error {
			return p.EraseCustomer(ctx, tx, p.owner, p.customer.ID, p.customer.Rev)
		})
		p.write(t, func(_ context.Context, tx db.Tx) error {
			was, err := appointment.ByID(tx, past.ID)
			if err != nil {
				return err
			}
			if was.Customer != "" || was.Note != "" || was.Link != "" || was.Price != 4500 || was.Service != p.half.ID || was.State != appointment.Fixed || was.Span != past.Span {
				t.Errorf("the past one: %+v", was)
			}
			gone, err := appointment.ByID(tx, ahead.ID)
			if gone.State != appointment.Cancelled || gone.Customer != "" {
				t.Errorf("the one ahead: %+v", gone)
			}
			return err
		})
		if _, err := p.book(p.jan, at(13, 0)); !fault.Is(err, fault.NotFound) {
			t.Errorf("booked for somebody who was erased: %v", err)
		}
	})
}

func TestWhoHasNoCalendarAndNoRightSeesNoCustomer(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		stranger := p.jan
		p.write(t, func(ctx context.Context, tx db.Tx) error { return p.RemoveStaff(ctx, tx, p.owner, stranger.Member) })
		for name, do := range map[string]func(ctx context.Context, tx db.Tx) error{
			"list": func(ctx context.Context, tx db.Tx) error {
				_, _, err := p.CustomerList(ctx, tx, stranger, appointment.CustomerFilter{}, "", 5)
				return err
			},
			"read": func(ctx context.Context, tx db.Tx) error {
				_, err := p.CustomerByID(ctx, tx, stranger, p.customer.ID)
				return err
			},
			"visit": func(ctx context.Context, tx db.Tx) error {
				_, err := p.VisitsOf(ctx, tx, stranger, p.customer.ID, false, 5)
				return err
			},
			"erase": func(ctx context.Context, tx db.Tx) error { return p.EraseCustomer(ctx, tx, p.els, p.customer.ID, 1) },
			"merge": func(ctx context.Context, tx db.Tx) error {
				_, err := p.LookAtMerge(ctx, tx, p.els, p.customer.ID, "x")
				return err
			},
		} {
			if err := p.try(do); !fault.Is(err, fault.Refused) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestColleaguesAppointmentsAreNotAmongACustomersVisits(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		if _, err := p.book(p.els, at(12, 0)); err != nil {
			t.Fatal(err)
		}
		p.clock.Set(at(9, 0).Add(time.Minute))
		p.write(t, func(ctx context.Context, tx db.Tx) error {
			for actor, want := range map[string]int{p.els.Member: 1, p.jan.Member: 0} {
				who := p.els
				if actor == p.jan.Member {
					who = p.jan
				}
				all, err := p.VisitsOf(ctx, tx, who, p.customer.ID, false, 5)
				if err != nil || len(all) != want {
					t.Errorf("%s sees %d, want %d: %v", who.Name, len(all), want, err)
				}
			}
			return nil
		})
	})
}
