package appointment_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/fault"
)

// own is what the practice keeps of an account's first person, as they see it.
func (p *practice) own(t *testing.T, account string) []appointment.OwnPractice {
	t.Helper()
	all, err := p.OwnPractices(context.Background(), p.db, account, appointment.OwnShown)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// tied adds a customer with an account.
func (p *practice) tied(t *testing.T, first, last, account string) (c appointment.Customer) {
	t.Helper()
	p.write(t, func(ctx context.Context, tx db.Tx) (err error) {
		c, err = p.AddCustomer(ctx, tx, p.els, appointment.Customer{Who: appointment.Who{First: first, Last: last, Email: account + "@home.example"}, Account: account, Lang: "de"})
		return err
	})
	return c
}

func (p *practice) says(account string, f appointment.OwnForm) error {
	return p.try(func(ctx context.Context, tx db.Tx) error { return p.OfferOwn(ctx, tx, account, f) })
}

func TestACustomerSeesWhatIsTheirsAndNotWhatThePracticeThinks(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		c := p.tied(t, "Donald", "Duck", "donald")
		p.tied(t, "Other", "One", "other")
		c.First, c.Last, c.Note = "Daniel", "Drake", "difficult"
		p.write(t, func(ctx context.Context, tx db.Tx) (err error) {
			c, err = p.ChangeCustomer(ctx, tx, p.els, appointment.CustomerForm{Customer: c, New: []string{"Difficult"}})
			return err
		})
		p.customer = c
		for _, h := range []int{10, 12} {
			if _, err := p.book(p.els, at(h, 0)); err != nil {
				t.Fatal(err)
			}
		}
		p.clock.Advance(3 * time.Hour) // 12:00: the first is over
		all := p.own(t, "donald")
		if len(all) != 1 || len(all[0].Customers) != 1 {
			t.Fatalf("%+v", all)
		}
		x := all[0].Customers[0]
		if x.Name() != "Donald Duck" || len(x.Ahead) != 1 || len(x.Past) != 1 || x.Ahead[0].Link == "" || x.Past[0].Link != "" || x.Ahead[0].Zone.String() != "Europe/Amsterdam" {
			t.Errorf("%+v", x)
		}
		if len(p.own(t, "")) != 0 || len(p.own(t, "nobody")) != 0 {
			t.Error("who is no customer sees something")
		}
	})
}

func TestAnAddressThatACustomerOffersIsTakenOverOrIgnored(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		c := p.tied(t, "Donald", "Duck", "donald")
		answer := func(take bool) appointment.Customer {
			t.Helper()
			p.write(t, func(ctx context.Context, tx db.Tx) (err error) {
				if c, err = p.CustomerByID(ctx, tx, p.els, c.ID); err == nil {
					c, err = p.AnswerOffer(ctx, tx, p.els, c.ID, c.Rev, take)
				}
				return err
			})
			return c
		}
		f := appointment.OwnForm{Customer: c.ID, First: "Donald", Last: "Duck", Telephone: "1", Address: " Lei 1\r\nGent "}
		if err := p.says("donald", f); err != nil {
			t.Fatal(err)
		}
		x := p.own(t, "donald")[0].Customers[0]
		if !x.Waiting || x.Address != "Lei 1\nGent" || x.Telephone != "1" {
			t.Errorf("they see %+v", x)
		}
		if c := p.read(t, c.ID); c.Address != "" || c.Telephone != "" || !c.Offered {
			t.Errorf("the practice has it already: %+v", c)
		}
		if c := answer(true); c.Address != "Lei 1\nGent" || c.Telephone != "1" || c.Offered || c.GivenAddress != "" {
			t.Errorf("taken over: %+v", c)
		}
		if err := p.says("donald", f); err != nil || p.read(t, c.ID).Offered {
			t.Errorf("the same again is news: %v", err)
		}
		f.Address = "Lei 2"
		if err := p.says("donald", f); err != nil {
			t.Fatal(err)
		}
		if c := answer(false); c.Address != "Lei 1\nGent" || c.Offered {
			t.Errorf("ignored: %+v", c)
		}
		if err := p.says("donald", f); err != nil || p.read(t, c.ID).Offered {
			t.Errorf("what was ignored is offered once more: %v", err)
		}
		if x := p.own(t, "donald")[0].Customers[0]; x.Address != "Lei 2" || x.Waiting {
			t.Errorf("they see %+v", x)
		}
	})
}

func TestNobodyOffersForSomebodyElse(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		c := p.tied(t, "Donald", "Duck", "donald")
		f := appointment.OwnForm{Customer: c.ID, First: "Mickey", Last: "Duck"}
		for _, account := range []string{"", "other"} {
			if err := p.says(account, f); !fault.Is(err, fault.NotFound) {
				t.Errorf("as %q: %v", account, err)
			}
		}
		f.Customer = p.customer.ID // of no account
		if err := p.says("", f); !fault.Is(err, fault.NotFound) {
			t.Errorf("somebody without an account: %v", err)
		}
		for field, f := range map[string]appointment.OwnForm{
			"first":     {Customer: c.ID, Last: "Duck"},
			"last":      {Customer: c.ID, First: "Donald", Last: " "},
			"telephone": {Customer: c.ID, First: "Donald", Last: "Duck", Telephone: strings.Repeat("1", 51)},
			"address":   {Customer: c.ID, First: "Donald", Last: "Duck", Address: strings.Repeat("x", 501)},
		} {
			err := p.says("donald", f)
			if got, ok := fault.As(err); !ok || got.Field != field {
				t.Errorf("%s: %v", field, err)
			}
		}
		if p.read(t, c.ID).Offered {
			t.Error("something was offered")
		}
	})
}
