package backup

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"bureau/internal/clock"
)

// Plan says how often backups are made by themselves, where they lie and how long they are kept. Without an interval
// none are made.
type Plan struct {
	Every  time.Duration
	Folder string
	// Recent is how many of the newest are kept; Days and Weeks for how many days and weeks, counted back from the
	// newest and in UTC, the newest of each is kept besides. All zero means 4, 7 and 4.
	Recent, Days, Weeks int
	// Beside are files that are copied into the folder with each backup, such as the journal of erasures.
	Beside []string
}

// Defaults are a backup every six hours; the last four, one for each of seven days, and one for each of four weeks are kept.
func Defaults(folder string) Plan {
	return Plan{Every: 6 * time.Hour, Folder: folder, Recent: 4, Days: 7, Weeks: 4}
}

// State is how the automatic backups stand.
type State struct {
	File   string    // the newest that is whole; empty without one
	MadeAt time.Time // when it was taken
	Bytes  int64     // how large the file is
	// Failure is why the last attempt failed, at FailedAt; nil after one that succeeded.
	Failure  error
	FailedAt time.Time
}

// Keeper makes backups by itself.
type Keeper struct {
	plan   Plan
	source Source
	clock  clock.Clock
	log    *slog.Logger
	space  func(dir string) (uint64, error)

	busy  sync.Mutex // one at a time
	mu    sync.Mutex
	state State
}

// NewKeeper prepares automatic backups; Run makes them.
func NewKeeper(p Plan, s Source, log *slog.Logger) (*Keeper, error) {
	if p.Recent == 0 && p.Days == 0 && p.Weeks == 0 {
		d := Defaults("")
		p.Recent, p.Days, p.Weeks = d.Recent, d.Days, d.Weeks
	}
	if p.Recent < 1 {
		return nil, errors.New("at least the newest backup must be kept")
	}
	if err := os.MkdirAll(p.Folder, 0o700); err != nil {
		return nil, err
	}
	k := &Keeper{plan: p, source: s, clock: s.Clock, log: log, space: freeSpace}
	return k, k.find()
}

// Last tells when a backup was last made and what failed since.
func (k *Keeper) Last() State {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.state
}

// Run makes backups when they are due, until ctx ends. It looks often, because its clock may be set.
func (k *Keeper) Run(ctx context.Context) {
	tick := time.NewTicker(min(k.plan.Every, time.Minute))
	defer tick.Stop()
	for {
		_ = k.Tick(ctx)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// retry is how long after a failure it is tried again, where the interval is not shorter.
const retry = 10 * time.Minute

// Tick makes a backup if one is due.
func (k *Keeper) Tick(ctx context.Context) error {
	now, s := k.clock.Now(), k.Last()
	if s.Failure != nil && now.Sub(s.FailedAt) < min(retry, k.plan.Every) && !now.Before(s.FailedAt) {
		return nil
	}
	if s.File != "" && now.Sub(s.MadeAt) < k.plan.Every && !now.Before(s.MadeAt) {
		return nil
	}
	return k.Make(ctx)
}

// Make makes a backup now, and removes those that need not be kept any longer.
func (k *Keeper) Make(ctx context.Context) error {
	k.busy.Lock()
	defer k.busy.Unlock()
	now := k.clock.Now()
	began := time.Now()
	file := filepath.Join(k.plan.Folder, fileName(now))
	err := k.make(ctx, file)
	if ctx.Err() != nil {
		return ctx.Err() // the program ends; that is no failure of the backup
	}
	if err != nil {
		k.mu.Lock()
		k.state.Failure, k.state.FailedAt = err, now
		k.mu.Unlock()
		k.log.Error("backup failed", "folder", k.plan.Folder, "error", err)
		return err
	}
	if err := k.find(); err != nil {
		return err
	}
	k.log.Info("backup made", "file", file, "bytes", k.Last().Bytes, "took", time.Since(began).Round(time.Millisecond))
	return nil
}

func (k *Keeper) make(ctx context.Context, file string) error {
	if err := k.tidy(); err != nil {
		return err
	}
	if err := k.enough(); err != nil {
		return err
	}
	for _, f := range k.plan.Beside {
		if err := copyFile(f, k.plan.Folder); err != nil {
			return err
		}
	}
	if _, err := Make(ctx, k.source, file); err != nil {
		return err
	}
	return k.thin()
}

// enough looks for room: as much again as the last backup took and a fifth more, or before the first one as much as
// the data itself.
func (k *Keeper) enough() error {
	free, err := k.space(k.plan.Folder)
	if err != nil {
		return fmt.Errorf("free space of %s: %w", k.plan.Folder, err)
	}
	need, err := k.need()
	if err != nil {
		return err
	}
	if free < need {
		return fmt.Errorf("%s has %d MB free and a backup may need %d MB; make room, or choose another folder", k.plan.Folder, free>>20, need>>20)
	}
	return nil
}

// reserve stays free, so that the data itself can go on growing.
const reserve = 32 << 20

func (k *Keeper) need() (uint64, error) {
	if last := k.Last(); last.File != "" {
		return uint64(last.Bytes)*6/5 + reserve, nil
	}
	size, err := k.source.size()
	return uint64(size) + reserve, err
}

const (
	namePrefix = "bureau-"
	nameTime   = "2006-01-02T150405Z"
	nameSuffix = ".zip"
)

func fileName(at time.Time) string { return namePrefix + at.UTC().Format(nameTime) + nameSuffix }

// madeAt reads the time from the name of an automatic backup.
func madeAt(name string) (time.Time, bool) {
	rest, ok := strings.CutPrefix(name, namePrefix)
	rest, suffixed := strings.CutSuffix(rest, nameSuffix)
	at, err := time.Parse(nameTime, rest)
	return at, ok && suffixed && err == nil
}

// made lists the times of the automatic backups in the folder, newest first.
func (k *Keeper) made() ([]time.Time, error) {
	list, err := os.ReadDir(k.plan.Folder)
	var out []time.Time
	for _, e := range list {
		if at, ok := madeAt(e.Name()); ok && e.Type().IsRegular() {
			out = append(out, at)
		}
	}
	slices.SortFunc(out, func(a, b time.Time) int { return b.Compare(a) })
	return out, err
}

// find takes the newest backup in the folder for the state.
func (k *Keeper) find() error {
	all, err := k.made()
	if err != nil {
		return err
	}
	var s State
	if len(all) > 0 {
		s.File, s.MadeAt = filepath.Join(k.plan.Folder, fileName(all[0])), all[0]
		info, err := os.Stat(s.File)
		if err != nil {
			return err
		}
		s.Bytes = info.Size()
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.state = s
	return nil
}

// thin removes what need not be kept. What it did not name itself it never touches.
func (k *Keeper) thin() error {
	all, err := k.made()
	if err != nil {
		return err
	}
	kept := k.plan.kept(all)
	for _, at := range all {
		if !kept[at] {
			if err := os.Remove(filepath.Join(k.plan.Folder, fileName(at))); err != nil {
				return err
			}
		}
	}
	return nil
}

// kept chooses from the times of all backups, newest first.
func (p Plan) kept(all []time.Time) map[time.Time]bool {
	out := map[time.Time]bool{}
	days, weeks := map[time.Time]bool{}, map[time.Time]bool{}
	for i, at := range all {
		day := at.UTC().Truncate(24 * time.Hour)
		week := day.AddDate(0, 0, -(int(day.Weekday())+6)%7)
		newest := all[0].UTC().Truncate(24 * time.Hour)
		keep := i < p.Recent
		if !days[day] && newest.Sub(day) < time.Duration(p.Days)*24*time.Hour {
			keep = true
		}
		if !weeks[week] && newest.Sub(week) < time.Duration(p.Weeks)*7*24*time.Hour {
			keep = true
		}
		days[day], weeks[week], out[at] = true, true, keep
	}
	return out
}

// abandoned is how old a part must be: who writes one writes all the time.
const abandoned = time.Hour

// tidy removes what a program that was killed has left.
func (k *Keeper) tidy() error {
	parts, err := filepath.Glob(filepath.Join(k.plan.Folder, partPattern))
	if err != nil {
		return err
	}
	for _, p := range parts {
		info, err := os.Stat(p)
		if err == nil && time.Since(info.ModTime()) > abandoned {
			err = os.Remove(p)
		}
		if err != nil && !os.IsNotExist(err) {
			return err
		}
	}
	return nil
}

// copyFile copies a file into a folder, whole or not at all; one that is not there is left out.
func copyFile(file, folder string) error {
	data, err := os.ReadFile(file)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	part, err := os.CreateTemp(folder, partPattern)
	if err != nil {
		return err
	}
	defer os.Remove(part.Name())
	_, err = part.Write(data)
	if err = errors.Join(err, part.Sync(), part.Close()); err != nil {
		return err
	}
	return errors.Join(os.Rename(part.Name(), filepath.Join(folder, filepath.Base(file))), syncDir(folder))
}
