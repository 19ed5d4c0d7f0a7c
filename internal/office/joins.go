package office

import (
	"context"
	"log/slog"

	"bureau/internal/workplace"
)

// What follows from what happened. "Must" happens in the same transaction, "may" after its commit.
//
//	event                  may (after the commit)
//	workplace.Reserved     live: the floor, who is expected, the person's day
//	workplace.Changed      live: both floors, who is expected, the person's day
//	workplace.Cancelled    live: the floor, who is expected, the person's day
//	workplace.CheckedIn    live: the floor, who is at work, the person's day
//	workplace.CheckedOut   live: the floor, who is at work, the person's day
//	workplace.OutOfUse     live: the floor
//	workplace.Arranged     live: the floors
//
// No event has a "must" yet.
func topics(event any) []string {
	switch e := event.(type) {
	case workplace.Reserved:
		return []string{"floor/" + e.Asset.Floor, "presence", "member/" + e.Reservation.Member}
	case workplace.Changed:
		return []string{"floor/" + e.Before.Floor, "floor/" + e.After.Floor, "presence", "member/" + e.Reservation.Member}
	case workplace.Cancelled:
		return []string{"floor/" + e.Asset.Floor, "presence", "member/" + e.Reservation.Member}
	case workplace.CheckedIn:
		return stayTopics(e.Stay, e.Asset)
	case workplace.CheckedOut:
		return stayTopics(e.Stay, e.Asset)
	case workplace.OutOfUse:
		return []string{"floor/" + e.Asset.Floor}
	case workplace.Arranged:
		return floorTopics(e.Floors)
	}
	return nil
}

func stayTopics(s workplace.Stay, a workplace.Asset) []string {
	out := []string{"presence", "member/" + s.Member}
	if a.Floor != "" {
		out = append(out, "floor/"+a.Floor)
	}
	return out
}

func floorTopics(floors []string) []string {
	out := make([]string, len(floors))
	for i, f := range floors {
		out[i] = "floor/" + f
	}
	return out
}

// after tells open pages what changed. A lost word costs a page its freshness until the next, never the truth.
func (o *Office) after(ctx context.Context, log *slog.Logger) func(string, []any) {
	return func(org string, records []any) {
		var all []string
		for _, r := range records {
			all = append(all, topics(r)...)
		}
		if len(all) == 0 {
			return
		}
		if err := o.Live.Tell(ctx, org, all...); err != nil && ctx.Err() == nil {
			log.Warn("live topics not told", "error", err)
		}
	}
}
