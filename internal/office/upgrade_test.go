package office_test

import (
	"archive/zip"
	"context"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/directory"
	"bureau/internal/office"
	"bureau/internal/office/officetest"
	"bureau/internal/workplace"
)

// versions are those whose data is kept in testdata: as a data folder with SQLite, and as a backup.
var versions = []string{"0001-first-office"}

// Whatever version an office was left at, this one opens it and everything is there.
func TestTheDataOfEveryVersionBeforeIsOpenedAndFoundThroughTheVerbs(t *testing.T) {
	for _, version := range versions {
		t.Run(version+", the folder", func(t *testing.T) {
			cfg := place(t, "sqlite")
			unpack(t, filepath.Join("testdata", version+".folder.zip"), cfg.Data)
			requireFirstOffice(t, cfg)
		})
		for _, engine := range dbtest.Engines {
			t.Run(version+", the backup, on "+engine, func(t *testing.T) {
				cfg := place(t, engine)
				_, err := office.Restore(t.Context(), cfg, filepath.Join("testdata", version+".backup.zip"))
				must(t, err)
				requireFirstOffice(t, cfg)
			})
		}
	}
}

func unpack(t *testing.T, file, dir string) {
	t.Helper()
	z, err := zip.OpenReader(file)
	must(t, err)
	defer z.Close()
	for _, f := range z.File {
		if f.FileInfo().IsDir() {
			continue
		}
		from, err := f.Open()
		must(t, err)
		data, err := io.ReadAll(from)
		must(t, err)
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		must(t, os.MkdirAll(filepath.Dir(path), 0o700))
		must(t, os.WriteFile(path, data, 0o600))
	}
}

// requireFirstOffice looks for what TestMakeTheDataOfThisVersion put in.
func requireFirstOffice(t *testing.T, cfg office.Config) {
	t.Helper()
	cfg.Clock, cfg.Log = clock.At(officetest.Now), slog.New(slog.DiscardHandler)
	o, err := office.Open(context.Background(), cfg)
	must(t, err)
	defer o.Close()
	session, err := o.Accounts.SignIn(t.Context(), "anna@demo.example", officetest.Password, "192.0.2.1", "a test")
	must(t, err)
	_, anna, err := o.Accounts.Resume(t.Context(), session.Secret, true)
	must(t, err)
	if anna.Name != "Anna Demo" || anna.Org != "demo" {
		t.Errorf("Anna is %+v", anna)
	}
	must(t, o.DB.Read(t.Context(), "demo", func(tx db.Tx) error { return firstDay(t, o, tx, anna) }))
}

func firstDay(t *testing.T, o *office.Office, tx db.Tx, anna directory.Actor) error {
	sites, err := directory.SiteList(tx)
	if err != nil || len(sites) != 2 || sites[0].Name != "Amsterdam" || sites[1].Zone.String() != "Europe/Vienna" {
		t.Errorf("the sites are %+v, %v", sites, err)
	}
	if members, err := directory.CountMembers(tx); err != nil || members != 9 {
		t.Errorf("%d members, %v", members, err)
	}
	coming, _, err := o.Workplaces.Upcoming(tx, anna, "", 10)
	if err != nil || len(coming) != 1 || coming[0].Asset.Name != "Desk 1" {
		t.Errorf("Anna reserved %+v, %v", coming, err)
	}
	running, err := o.Workplaces.Running(tx, anna)
	if err != nil || len(running) != 1 || running[0].Asset.Name != "Desk 2" {
		t.Errorf("Anna is at %+v, %v", running, err)
	}
	floors, err := workplace.FloorList(tx)
	if err != nil {
		return err
	}
	for _, f := range floors {
		if f.Name != "Attic" {
			continue
		}
		plan, err := o.Files.Get(f.Plan)
		if err != nil || len(plan) < 50 {
			t.Errorf("the plan has %d bytes, %v", len(plan), err)
		}
		return err
	}
	t.Errorf("no attic among %d floors", len(floors))
	return nil
}
