package directory_test

import (
	"context"
	"testing"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/office/officetest"
)

func TestTheUsualSiteIsOneOfTheOrganisation(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		actor := o.Demo.Members[0].Actor
		set := func(site string, rev int64) error {
			return o.DB.Write(context.Background(), "demo", func(_ context.Context, tx db.Tx) error {
				return directory.SetUsualSite(tx, actor, site, rev)
			})
		}
		if err := set(o.Other.Sites[0].ID, 1); !fault.Is(err, fault.NotFound) {
			t.Errorf("another organisation's site: %v", err)
		}
		if err := set(o.Demo.Sites[1].ID, 1); err != nil {
			t.Fatal(err)
		}
		if err := set("", 1); !fault.Is(err, fault.Stale) {
			t.Errorf("an old revision: %v", err)
		}
		err := o.DB.Read(context.Background(), "demo", func(tx db.Tx) error {
			m, err := directory.MemberByID(tx, actor.Member)
			if m.Site != o.Demo.Sites[1].ID {
				t.Errorf("the site is %q", m.Site)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}
