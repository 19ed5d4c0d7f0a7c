package api

import (
	"context"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
)

func (d *door) getNewsSettings(ctx context.Context, actor directory.Actor, _ *none) (*newsSettingsOut, error) {
	out := &newsSettingsOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		s, err := d.Newsletters.Settings(ctx, tx, actor)
		out.ETag, out.Body = etag(s.Rev), newsSettings{s.Asks, s.Imprint, s.Rev}
		return err
	})
}

func (d *door) changeNewsSettings(ctx context.Context, actor directory.Actor, in *newsSettingsIn) (*newsSettingsOut, error) {
	if err := conditioned(in.IfMatch); err != nil {
		return nil, err
	}
	out := &newsSettingsOut{}
	err := d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		s, err := d.Newsletters.Settings(ctx, tx, actor)
		if err != nil {
			return err
		}
		into(in.Body.Asks, &s.Asks)
		into(in.Body.Imprint, &s.Imprint)
		s.Rev = expected(in.IfMatch, s.Rev)
		s, err = d.Newsletters.Set(ctx, tx, actor, s)
		out.ETag, out.Body = etag(s.Rev), newsSettings{s.Asks, s.Imprint, s.Rev}
		return err
	})
	return out, stale(err, func() (newsSettings, error) {
		now, err := d.getNewsSettings(ctx, actor, nil)
		if err != nil {
			return newsSettings{}, err
		}
		return now.Body, nil
	})
}

// standsTo does something about a customer, whom the actor may see, and shows how they stand to newsletters then.
func (d *door) standsTo(ctx context.Context, actor directory.Actor, id string, do func(ctx context.Context, tx db.Tx, c appointment.Customer) error) (*newsOut, error) {
	out := &newsOut{}
	return out, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		c, err := d.Appointments.CustomerByID(ctx, tx, actor, id)
		if err != nil {
			return err
		}
		if err := do(ctx, tx, c); err != nil {
			return renamed(err, "given", "given_on")
		}
		now, err := d.Newsletters.Of(ctx, tx, c)
		out.Body = showNews(now)
		return err
	})
}

func (d *door) getNews(ctx context.Context, actor directory.Actor, in *ByID) (*newsOut, error) {
	out := &newsOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		c, err := d.Appointments.CustomerByID(ctx, tx, actor, in.ID)
		if err != nil {
			return err
		}
		now, err := d.Newsletters.Of(ctx, tx, c)
		out.Body = showNews(now)
		return err
	})
}

func (d *door) setNews(ctx context.Context, actor directory.Actor, in *newsIn) (*newsOut, error) {
	given := d.Clock.Now()
	if in.Body.Given != "" {
		on, err := day("given_on", in.Body.Given)
		if err != nil {
			return nil, err
		}
		given = time.UnixMicro(on.Span(time.UTC).Start)
	}
	return d.standsTo(ctx, actor, in.ID, func(ctx context.Context, tx db.Tx, c appointment.Customer) error {
		if !in.Body.Agreed {
			return d.Newsletters.Refuse(ctx, tx, actor, c)
		}
		return d.Newsletters.Agree(ctx, tx, actor, c, given, in.Body.How)
	})
}

func (d *door) clearBounce(ctx context.Context, actor directory.Actor, in *ByID) (*newsOut, error) {
	return d.standsTo(ctx, actor, in.ID, func(ctx context.Context, tx db.Tx, c appointment.Customer) error {
		return d.Newsletters.Reachable(ctx, tx, actor, c)
	})
}
