package office

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"bureau/internal/backup"
	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/erasure"
	"bureau/internal/files"
)

// Backup writes everything that lies in the data folder and the database into a new file, beside an office that is
// open or closed. It leaves the data as it is; a schema of another version is no hindrance.
func Backup(ctx context.Context, cfg Config, file string) (backup.Manifest, error) {
	cfg = cfg.whole()
	if _, err := os.Stat(cfg.Data); err != nil {
		return backup.Manifest{}, fmt.Errorf("the data folder: %w", err)
	}
	folder := files.At(filepath.Join(cfg.Data, "files"))
	return backup.Make(ctx, backup.Source{Database: cfg.Database, Files: folder, Clock: cfg.Clock}, file)
}

// whole fills in what a configuration leaves out.
func (cfg Config) whole() Config {
	if cfg.Clock == nil {
		cfg.Clock = clock.System{}
	}
	if cfg.Log == nil {
		cfg.Log = slog.Default()
	}
	if cfg.Database.URL == "" {
		cfg.Database.URL = "sqlite:" + filepath.Join(cfg.Data, "bureau.db")
	}
	return cfg
}

// keep makes backups by itself from now on, where the configuration asks for it.
func (o *Office) keep(ctx context.Context, cfg Config) (err error) {
	if cfg.Backups.Every <= 0 {
		return nil
	}
	if cfg.Backups.Folder == "" {
		cfg.Backups.Folder = filepath.Join(cfg.Data, "backups")
	}
	cfg.Backups.Beside = append(cfg.Backups.Beside, o.Erasures.File())
	o.Backups, err = backup.NewKeeper(cfg.Backups, backup.Source{Database: cfg.Database, Files: o.Files, Clock: cfg.Clock}, cfg.Log)
	if err == nil {
		o.working.Go(func() { o.Backups.Run(ctx) })
	}
	return err
}

// Restored is what came back.
type Restored struct {
	backup.Manifest
	Erased   int      // how many erasures were carried out again
	Journals []string // where they were found
}

// stageName is the folder in which an office is restored, before it is moved to its place as a whole.
const stageName = ".restoring"

// Restore fills an empty data folder, and an empty PostgreSQL database where the configuration names one, from a
// backup. The erasures in the journals are carried out again before anybody can use what was restored; the journals in the
// data folder and beside the backup are found without being named. If it fails, the place is as empty as before.
func Restore(ctx context.Context, cfg Config, file string, journals ...string) (r Restored, err error) {
	cfg = cfg.whole()
	a, err := backup.Open(ctx, file)
	if err != nil {
		return r, err
	}
	defer a.Close()
	r.Manifest = a.Manifest
	if err := a.Known(Owners); err != nil {
		return r, err
	}
	entries, found, err := journalsOf(cfg.Data, file, journals)
	if err != nil {
		return r, err
	}
	r.Erased, r.Journals = len(entries), found
	stage, err := prepareStage(cfg.Data)
	if err != nil {
		return r, err
	}
	defer os.RemoveAll(stage)
	p := place{cfg: cfg, stage: stage, database: cfg.Database}
	if !p.postgres() {
		p.database = db.Config{URL: "sqlite:" + filepath.Join(stage, "bureau.db"), Sync: cfg.Database.Sync}
	}
	if err := p.fill(ctx, a, entries); err != nil {
		return r, errors.Join(err, p.abandon(ctx))
	}
	return r, nil
}

// journalsOf reads the journals that are named, and those that are where journals lie.
func journalsOf(data, file string, named []string) (entries []erasure.Entry, found []string, err error) {
	for i, path := range append(named[:len(named):len(named)], erasure.In(data).File(), erasure.In(filepath.Dir(file)).File()) {
		more, err := erasure.Read(path)
		if errors.Is(err, fs.ErrNotExist) && i >= len(named) {
			continue
		}
		if err != nil {
			return nil, nil, fmt.Errorf("the journal of erasures: %w", err)
		}
		entries, found = erasure.Union(entries, more), append(found, path)
	}
	return entries, found, nil
}

// prepareStage makes the folder in which the office is put together. What a restore that was killed has left is
// removed; whatever else an office consists of must not be there.
func prepareStage(data string) (string, error) {
	if err := os.MkdirAll(data, 0o700); err != nil {
		return "", err
	}
	stage, folder := filepath.Join(data, stageName), filepath.Join(data, "files")
	for _, name := range []string{"bureau.db", "bureau.db-wal"} {
		if _, err := os.Stat(filepath.Join(data, name)); !errors.Is(err, fs.ErrNotExist) {
			return "", errors.Join(err, fmt.Errorf("%s holds an office already (%s); restore into an empty folder", data, name))
		}
	}
	if _, err := os.Stat(stage); err == nil {
		if err := errors.Join(os.RemoveAll(folder), os.RemoveAll(stage)); err != nil {
			return "", err
		}
	}
	if list, err := os.ReadDir(folder); len(list) > 0 || err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", errors.Join(err, fmt.Errorf("%s holds an office already (files); restore into an empty folder", data))
	}
	return stage, os.Mkdir(stage, 0o700)
}

// place is where an office is restored.
type place struct {
	cfg      Config
	stage    string
	database db.Config
	loaded   bool
}

func (p *place) postgres() bool { return p.cfg.Database.OwnerURL != "" }

func (p *place) fill(ctx context.Context, a *backup.Archive, entries []erasure.Entry) error {
	folder, err := files.Open(filepath.Join(p.stage, "files"))
	if err != nil {
		return err
	}
	if err := a.Restore(ctx, p.database, Owners, folder); err != nil {
		return spell(err)
	}
	p.loaded = true
	if err := p.upToDate(ctx, entries); err != nil {
		return err
	}
	if err := erasure.In(p.stage).Append(entries...); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return p.settle(ctx)
}

// spell says what to do about what the database refused.
func spell(err error) error {
	if errors.Is(err, db.ErrNotEmpty) {
		return fmt.Errorf("the database is not empty; make a new one and restore into that: %w", err)
	}
	return err
}

// upToDate migrates what was restored and carries out the erasures.
func (p *place) upToDate(ctx context.Context, entries []erasure.Entry) error {
	opening := p.database
	opening.Restoring = true
	d, err := db.Open(ctx, opening, Owners...)
	if err != nil {
		return err
	}
	return errors.Join(erasure.Replay(ctx, d, entries, eraseAgain(p.cfg.Clock)), untieAgain(ctx, d, offline(p.cfg.Clock), entries), d.Close())
}

// settle moves what was put together to its place; what makes it an office comes last.
func (p *place) settle(ctx context.Context) error {
	names := []string{erasure.FileName, "files"}
	if !p.postgres() {
		if err := db.Loaded(ctx, p.database); err != nil {
			return err
		}
		if _, err := os.Stat(filepath.Join(p.stage, "bureau.db-wal")); err == nil {
			return errors.New("the restored database is still in use")
		}
		names = append(names, "bureau.db")
	}
	_ = os.Remove(filepath.Join(p.cfg.Data, "files")) // an empty one
	for _, name := range names {
		err := os.Rename(filepath.Join(p.stage, name), filepath.Join(p.cfg.Data, name))
		if err != nil && !(name == erasure.FileName && errors.Is(err, fs.ErrNotExist)) {
			return err
		}
	}
	if err := syncDir(p.cfg.Data); err != nil || !p.postgres() {
		return err
	}
	return db.Loaded(ctx, p.database)
}

// abandon leaves the place as empty as it was.
func (p *place) abandon(ctx context.Context) error {
	if !p.loaded {
		return nil
	}
	err := os.RemoveAll(filepath.Join(p.cfg.Data, "files"))
	if p.postgres() {
		return errors.Join(err, db.Unload(context.WithoutCancel(ctx), p.database))
	}
	return errors.Join(err, os.RemoveAll(filepath.Join(p.cfg.Data, "bureau.db")))
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
