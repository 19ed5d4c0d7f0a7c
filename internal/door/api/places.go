package api

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

type sitesOut struct{ Body list[site] }

type assetsIn struct {
	Narrowing
	Between
	Cursor
	Limit int    `query:"limit" minimum:"1" maximum:"500" default:"200" doc:"The most items in one answer."`
	Name  string `query:"name" maxLength:"200" doc:"Part of the name."`
}

type assetsOut struct{ Body list[asset] }

type assetIn struct {
	ByID
	Between
}

type statusOut struct{ Body status }

type findIn struct {
	Narrowing
	From  instant `query:"from" required:"true" format:"date-time" doc:"The start of the period (RFC 3339)." example:"2026-11-25T09:00:00+01:00"`
	To    instant `query:"to" required:"true" format:"date-time" doc:"The end of the period." example:"2026-11-25T17:00:00+01:00"`
	Limit int     `query:"limit" minimum:"1" maximum:"100" default:"10" doc:"The most suggestions."`
}

type findOut struct{ Body list[suggestion] }

func (d *door) places() {
	handle(d, operation{id: "list-sites", method: http.MethodGet, path: "/api/sites", group: groupPlaces,
		summary: "The sites and their floors", text: "By name, all in one answer."}, d.listSites)
	handle(d, operation{id: "list-assets", method: http.MethodGet, path: "/api/assets", group: groupPlaces,
		summary: "What can be reserved", text: "By name. With from and to only what can be reserved throughout that period."}, d.listAssets)
	handle(d, operation{id: "get-asset", method: http.MethodGet, path: "/api/assets/{id}", group: groupPlaces,
		summary: "How an asset stands in a period", text: "Without from and to: from now on for an hour.", refusal: []fault.Code{fault.NotFound}}, d.getAsset)
	handle(d, operation{id: "look-at-code", method: http.MethodGet, path: "/api/codes/{code}", group: groupPlaces,
		summary: "What the code on a place leads to", text: "How its asset stands for me now, whether I could check in, and if not, the nearest that are free.",
		refusal: []fault.Code{fault.NotFound}}, d.lookAtCode)
	handle(d, operation{id: "find", method: http.MethodGet, path: "/api/find", group: groupPlaces,
		summary: "Find a free place", text: "Suggests assets that are free throughout the period, the best first, and says why."}, d.find)
}

func (d *door) listSites(ctx context.Context, actor directory.Actor, _ *none) (*sitesOut, error) {
	out := &sitesOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		floors, err := workplace.FloorList(tx)
		if err != nil {
			return err
		}
		all, err := directory.SiteList(tx)
		out.Body = listed(all, "", func(s directory.Site) site { return showSite(s, floors) })
		return err
	})
}

func (d *door) listAssets(ctx context.Context, actor directory.Actor, in *assetsIn) (*assetsOut, error) {
	filter, err := in.filter(in.Name)
	if err != nil {
		return nil, err
	}
	during, given, err := in.span()
	if err != nil {
		return nil, err
	}
	after, err := in.domain()
	if err != nil {
		return nil, err
	}
	out := &assetsOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) (err error) {
		var all []workplace.Asset
		if given {
			all, err = d.Workplaces.FreeAssets(tx, filter, during)
		} else {
			all, err = workplace.Assets(tx, filter)
		}
		all, next := assetPage(all, after, in.Limit)
		out.Body = listed(all, next, showAsset)
		return err
	})
}

// assetPage cuts a list by name, after a cursor of the last asset's id and name. It goes on after that name where
// the asset itself is gone.
func assetPage(all []workplace.Asset, after string, limit int) (page []workplace.Asset, next string) {
	if id, name, ok := strings.Cut(after, "/"); ok {
		all = slices.DeleteFunc(slices.Clone(all), func(a workplace.Asset) bool {
			return a.Name < name || (a.Name == name && a.ID <= id)
		})
	}
	if len(all) <= limit {
		return all, ""
	}
	last := all[limit-1]
	return all[:limit], last.ID + "/" + last.Name
}

func (d *door) getAsset(ctx context.Context, actor directory.Actor, in *assetIn) (*statusOut, error) {
	during, given, err := in.span()
	if err != nil {
		return nil, err
	}
	if now := d.Clock.Now(); !given {
		during = span.Of(now, now.Add(time.Hour))
	}
	out := &statusOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		a, err := workplace.AssetByID(tx, in.ID)
		if err != nil {
			return err
		}
		all, err := d.Workplaces.StatusOf(tx, actor, []workplace.Asset{a}, during)
		if err == nil {
			out.Body = showStatus(all[0], during.StartTime(), during.EndTime())
		}
		return err
	})
}

func (d *door) find(ctx context.Context, actor directory.Actor, in *findIn) (*findOut, error) {
	filter, err := in.filter("")
	if err != nil {
		return nil, err
	}
	during, err := period(in.From.at, in.To.at)
	if err != nil {
		return nil, err
	}
	out := &findOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, err := d.Workplaces.Find(tx, actor, filter, during, in.Limit)
		out.Body = listed(all, "", showSuggestion)
		return err
	})
}

type outageIn struct {
	ByID
	Body struct {
		Until  time.Time `json:"until" doc:"When it is back in use."`
		Reason string    `json:"reason,omitempty" maxLength:"200" doc:"For colleagues." example:"The monitor is broken"`
		Cancel bool      `json:"cancel,omitempty" doc:"Give back what people have of it in that time; they are told. Without it that is refused, with who has it until when."`
	} `nameHint:"NewOutage"`
}

type outage struct {
	Asset  string    `json:"asset"`
	Start  time.Time `json:"starts_at"`
	Until  time.Time `json:"until"`
	Reason string    `json:"reason"`
}

type outageOut struct{ Body outage }

func (d *door) outages() {
	handle(d, operation{id: "take-out", method: http.MethodPut, path: "/api/assets/{id}/outage", group: groupPlaces,
		summary: "Take an asset out of use", text: "From now on until then; for those who manage its site. While somebody has the asset in that time it is refused, unless that may be cancelled.",
		refusal: []fault.Code{fault.Refused, fault.NotFound, fault.Taken}}, d.takeOut)
	handle(d, operation{id: "put-back", method: http.MethodDelete, path: "/api/assets/{id}/outage", group: groupPlaces,
		summary: "Put an asset back in use", text: "From now on; for those who manage its site.",
		refusal: []fault.Code{fault.Refused, fault.NotFound}}, d.putBack)
}

func (d *door) takeOut(ctx context.Context, actor directory.Actor, in *outageIn) (*outageOut, error) {
	if err := within("until", in.Body.Until); err != nil {
		return nil, err
	}
	out := &outageOut{}
	err := d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		take := d.Workplaces.TakeOut
		if in.Body.Cancel {
			take = d.Workplaces.TakeOutAnyway
		}
		o, err := take(ctx, tx, actor, in.ID, in.Body.Reason, in.Body.Until)
		out.Body = outage{o.Asset, o.Span.StartTime(), o.Span.EndTime(), o.Reason}
		return err
	})
	return out, renamed(err, "ends_at", "until")
}

func (d *door) putBack(ctx context.Context, actor directory.Actor, in *ByID) (*none, error) {
	return &none{}, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		return d.Workplaces.PutBack(ctx, tx, actor, in.ID)
	})
}
