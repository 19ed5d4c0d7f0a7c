package directory_test

import (
	"context"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/office/officetest"
)

func TestSessionsOfWhoLeftEndThoughNobodyLookedInBetween(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		ctx, anna, admin := context.Background(), o.Demo.Members[0], o.Demo.Admin.Actor
		before, err := o.Accounts.SignIn(ctx, anna.Email, officetest.Password, "192.0.2.1", "")
		must(t, err)
		leave := func(back bool) {
			must(t, write(o, func(_ context.Context, tx db.Tx) error {
				m, err := directory.Deactivate(tx, admin, anna.Member, member(t, o, anna.Member).Rev, false)
				if err == nil && back {
					_, err = directory.Reactivate(tx, admin, anna.Member, m.Rev)
				}
				return err
			}))
		}
		leave(true) // and back at once: only the work that the leaving left behind can end the session
		o.Clock.Advance(time.Minute)
		since, err := o.Accounts.SignIn(ctx, anna.Email, officetest.Password, "192.0.2.1", "")
		must(t, err)
		must(t, o.Outbox.Drain(ctx))
		if _, _, err := o.Accounts.Resume(ctx, before.Secret, true); !fault.Is(err, fault.SignedOut) {
			t.Errorf("the session from before acts: %v", err)
		}
		if _, _, err := o.Accounts.Resume(ctx, since.Secret, true); err != nil {
			t.Errorf("the session since is refused: %v", err)
		}
	})
}

func TestTheOperatorMakesOwnersOfActiveMembersOnly(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		admin, anna := o.Demo.Admin.Actor, o.Demo.Members[0]
		must(t, write(o, func(_ context.Context, tx db.Tx) error {
			if _, err := directory.Enrol(tx, admin, directory.Member{Email: "nora@demo.example", Lang: "en"}, nil, false); err != nil {
				return err
			}
			_, err := directory.Deactivate(tx, admin, anna.Member, 1, false)
			return err
		}))
		for _, email := range []string{anna.Email, "nora@demo.example"} {
			err := write(o, func(_ context.Context, tx db.Tx) error {
				_, err := directory.MakeOwner(tx, email)
				return err
			})
			if !fault.Is(err, fault.Refused) {
				t.Errorf("%s became an owner: %v", email, err)
			}
		}
	})
}

func TestAColleagueIsNamedByTheAddressOrAnOwnName(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		admin, ids := o.Demo.Admin.Actor, map[string]string{}
		must(t, write(o, func(_ context.Context, tx db.Tx) error {
			for email, name := range map[string]string{"zoe@demo.example": "Zoë", "elise@demo.example": "Élise", "twin1@demo.example": "Twin", "twin2@demo.example": "Twin",
				"sly@demo.example": "elise@demo.example"} {
				m, err := directory.Enrol(tx, admin, directory.Member{Email: email, Name: name, Lang: "en"}, nil, false)
				if err != nil {
					return err
				}
				ids[m.ID] = email
			}
			_, err := directory.Deactivate(tx, admin, o.Demo.Members[0].Member, 1, false)
			return err
		}))
		for named, want := range map[string]string{"Zoë": "zoe@demo.example", " zoë ": "zoe@demo.example", "Élise": "elise@demo.example",
			"ELISE@demo.example": "elise@demo.example", "Twin": "", "Twi": "", "": "", "anna@demo.example": "", "%": ""} {
			var got directory.Member
			err := o.DB.Read(context.Background(), "demo", func(tx db.Tx) (err error) {
				got, err = directory.Colleague(tx, admin, named)
				return err
			})
			if ids[got.ID] != want || (err == nil) != (want != "") {
				t.Errorf("%q names %q: %v", named, ids[got.ID], err)
			}
		}
		err := o.DB.Read(context.Background(), "demo", func(tx db.Tx) error {
			_, err := directory.Colleague(tx, o.Demo.Members[1].Actor, "Zoë")
			return err
		})
		if !fault.Is(err, fault.Refused) {
			t.Errorf("who may book for nobody finds her: %v", err)
		}
	})
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
