package demo

import (
	"context"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// recurring lets the first few people of a firm reserve again and again, and lets the founder expect a visitor. It comes
// last, and takes what the diary left.
func (f *filler) recurring(ctx context.Context, g *founded) error {
	return f.office.DB.Write(ctx, g.id, func(ctx context.Context, tx db.Tx) error {
		sites, err := directory.SiteList(tx)
		if err != nil || len(sites) == 0 {
			return err
		}
		tomorrow := span.DateOf(f.clock.Now(), sites[0].Zone).AddDays(1)
		for i, rule := range []string{"FREQ=WEEKLY;BYDAY=TU,TH", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "FREQ=MONTHLY;BYDAY=1MO"} {
			wish := workplace.SeriesWish{Asset: g.assets[len(g.assets)-1-i].ID, Otherwise: workplace.Skip, Repeat: workplace.Repeat{Rule: rule,
				First: tomorrow, Times: 12, From: 13 * 60, To: 15 * 60}}
			if _, err := f.office.Workplaces.MakeSeries(ctx, tx, g.actors[i%len(g.actors)], wish); err != nil && !fault.Is(err, fault.Taken) {
				return err
			}
		}
		return f.visitor(ctx, tx, g)
	})
}

// visitor reserves the first room that is free in an hour, or else in the days after, for somebody from elsewhere.
func (f *filler) visitor(ctx context.Context, tx db.Tx, g *founded) error {
	start := f.clock.Now().Truncate(time.Hour).Add(2 * time.Hour)
	for n := range 24 * 4 {
		during := span.Of(start.Add(time.Duration(n)*time.Hour), start.Add(time.Duration(n+1)*time.Hour))
		free, err := f.office.Workplaces.FreeAssets(tx, workplace.Filter{Kind: workplace.Room}, during)
		if err != nil {
			return err
		}
		if len(free) == 0 {
			continue
		}
		_, err = f.office.Workplaces.Reserve(ctx, tx, g.actors[0], workplace.Reserve{Asset: free[0].ID, Span: during,
			For: workplace.Whom{Guest: workplace.Guest{Name: "Marta Kowalska"}}})
		return err
	}
	return nil
}
