//go:build upgradedata

package office_test

import (
	"archive/zip"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/office"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// The data of the present version, for the versions to come:
//
//	go test -tags upgradedata -run TestMakeTheDataOfThisVersion ./internal/office
//
// writes testdata/present.*; give it the version's name once that is out, and add it to the table of upgrade_test.go.
// What is there is never made anew.
func TestMakeTheDataOfThisVersion(t *testing.T) {
	cfg := office.Config{Data: t.TempDir(), Log: slog.New(slog.DiscardHandler)}
	o := officetest.OpenIn(t, cfg)
	plan, _, _, err := workplace.CleanPlan([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 400"><rect width="800" height="400"/></svg>`))
	must(t, err)
	blob, err := o.Files.Put(plan)
	must(t, err)
	anna := o.Demo.Members[0].Actor
	must(t, o.DB.Write(context.Background(), "demo", func(ctx context.Context, tx db.Tx) error {
		_, err := o.Workplaces.AddFloor(tx, o.Demo.Owner.Actor, workplace.Floor{Site: o.Demo.Sites[0].ID, Name: "Attic", Level: 2, Width: 800, Height: 400, Plan: blob})
		if err != nil {
			return err
		}
		at := officetest.Now.Add(24 * time.Hour)
		if _, err := o.Workplaces.Reserve(ctx, tx, anna, workplace.Reserve{Asset: o.Demo.Asset("Desk 1").ID, Span: span.Of(at, at.Add(8*time.Hour))}); err != nil {
			return err
		}
		if _, err := o.Workplaces.CheckIn(ctx, tx, anna, workplace.CheckIn{Code: o.Demo.Asset("Desk 2").Code}); err != nil {
			return err
		}
		_, err = o.Workplaces.TakeOut(ctx, tx, o.Demo.Admin.Actor, o.Demo.Asset("Desk 3").ID, "the lamp is broken", officetest.Now.Add(48*time.Hour))
		return err
	}))
	must(t, os.MkdirAll("testdata", 0o755))
	_ = os.Remove("testdata/present.backup.zip")
	_, err = office.Backup(t.Context(), cfg, "testdata/present.backup.zip")
	must(t, err)
	must(t, o.Office.Close())
	out, err := os.Create("testdata/present.folder.zip")
	must(t, err)
	z := zip.NewWriter(out)
	must(t, z.AddFS(os.DirFS(cfg.Data)))
	must(t, errors.Join(z.Close(), out.Close(), os.Chmod("testdata/present.backup.zip", 0o644)))
	info, err := os.Stat(filepath.Join("testdata", "present.folder.zip"))
	must(t, err)
	t.Logf("%d bytes", info.Size())
}
