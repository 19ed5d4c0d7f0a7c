package demo

import (
	"context"

	"bureau/internal/absence"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/span"
)

// away lets two people of a firm be away: the last who has nothing to do today is sick till tomorrow, the one before goes on
// vacation in a week. It comes after everything else, and takes nothing from anybody.
func (f *filler) away(ctx context.Context, g *founded) error {
	return f.office.DB.Write(ctx, g.id, func(ctx context.Context, tx db.Tx) error {
		zone, err := directory.ZoneOf(tx, g.actors[0])
		if err != nil {
			return err
		}
		today := span.DateOf(f.clock.Now(), zone)
		spare := g.actors
		for _, in := range []absence.In{{Kind: absence.Sickness, First: today, Last: today.AddDays(1)}, {Kind: absence.Vacation, First: today.AddDays(7), Last: today.AddDays(13)}} {
			in.To = absence.WholeDay
			if spare, err = f.awayOne(ctx, tx, g.actors[0], spare, in); err != nil {
				return err
			}
		}
		return nil
	})
}

// awayOne enters an absence for the last of some people in whose way it is not, and gives those before.
func (f *filler) awayOne(ctx context.Context, tx db.Tx, founder directory.Actor, people []directory.Actor, in absence.In) ([]directory.Actor, error) {
	for i := len(people) - 1; i > 0; i-- {
		in.Member = people[i].Member
		way, err := f.office.Absences.Preview(ctx, tx, founder, in)
		if err != nil {
			return nil, err
		}
		if len(way.Items) > 0 {
			continue
		}
		_, err = f.office.Absences.Enter(ctx, tx, founder, in, absence.Consent{Shown: way.Shown})
		return people[:i], err
	}
	return people, nil
}
