package directory_test

import (
	"context"
	"testing"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/office/officetest"
)

func TestWhatAnAdministratorChangesIsInTheLogAndWhatIsRefusedIsNot(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna := o.Demo.Members[0]
		set := func(rev int64) error {
			return o.DB.Write(context.Background(), "demo", func(_ context.Context, tx db.Tx) error {
				return directory.SetRights(tx, o.Demo.Admin.Actor, anna.Member, directory.Sites, rev)
			})
		}
		if err := set(1); err != nil {
			t.Fatal(err)
		}
		if err := set(1); !fault.Is(err, fault.Stale) {
			t.Fatal(err)
		}
		var got []audit.Entry
		read := func(a directory.Actor) error {
			return o.DB.Read(context.Background(), "demo", func(tx db.Tx) (err error) {
				got, _, err = directory.Log(tx, a, audit.Filter{Object: anna.Member, Kind: "person"}, "", 10)
				return err
			})
		}
		if err := read(anna.Actor); !fault.Is(err, fault.Refused) {
			t.Errorf("a member reads the log: %v", err)
		}
		if err := read(o.Demo.Admin.Actor); err != nil {
			t.Fatal(err)
		}
		if len(got) == 0 || got[0].Actor != o.Demo.Admin.Member || len(got[0].Changes) != 1 || got[0].Changes[0].After != "sites" || !got[0].At.Equal(officetest.Now) {
			t.Errorf("the log says %+v", got)
		}
	})
}
