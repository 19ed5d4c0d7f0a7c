package api

import (
	"context"
	"net/http"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/workplace"
)

type assetOut struct {
	ETag string `header:"ETag"`
	Body asset
}

type newAssetsIn struct {
	Body struct {
		Floor     string   `json:"floor" minLength:"1" maxLength:"200"`
		Name      string   `json:"name" minLength:"1" maxLength:"100" doc:"Of the first; the next ones count on." example:"A1"`
		Kind      assets   `json:"kind"`
		Capacity  int      `json:"capacity,omitempty" minimum:"1" maximum:"1000" default:"1" doc:"How many reservations it takes at the same time: 1 for a room too, however many sit in it."`
		Seats     int      `json:"seats,omitempty" minimum:"0" maximum:"1000" doc:"For how many people it is; 0 where that is not said."`
		Equipment []string `json:"equipment,omitempty" nullable:"false" maxItems:"50"`
		X         int      `json:"x" doc:"Where the first stands, in the units of the floor's plan."`
		Y         int      `json:"y"`
		Width     int      `json:"width,omitempty" doc:"Without it, the usual one of the kind."`
		Height    int      `json:"height,omitempty"`
		Count     int      `json:"count,omitempty" minimum:"1" maximum:"100" default:"1" doc:"How many in a row."`
		Gap       int      `json:"gap,omitempty" doc:"Between one and the next."`
		Direction string   `json:"direction,omitempty" enum:"right,down" default:"right"`
	} `nameHint:"NewAssets"`
}

type assetChangeIn struct {
	ByID
	IfMatch string `header:"If-Match" doc:"The ETag of the asset as it was read: its rev in quotation marks."`
	Body    struct {
		Name      *string   `json:"name,omitempty" minLength:"1" maxLength:"100"`
		Kind      *assets   `json:"kind,omitempty"`
		Capacity  *int      `json:"capacity,omitempty" minimum:"1" maximum:"1000"`
		Seats     *int      `json:"seats,omitempty" minimum:"0" maximum:"1000"`
		Equipment *[]string `json:"equipment,omitempty" nullable:"false" maxItems:"50"`
		X         *int      `json:"x,omitempty"`
		Y         *int      `json:"y,omitempty"`
		Width     *int      `json:"width,omitempty"`
		Height    *int      `json:"height,omitempty"`
	} `nameHint:"AssetChange"`
}

type replaceIn struct {
	ByID
	IfMatch string `header:"If-Match" doc:"The ETag of the asset as it was read."`
}

func (d *door) arrange() {
	changing := []fault.Code{fault.Refused, fault.NotFound, fault.Stale, noCondition}
	handle(d, operation{id: "add-assets", method: http.MethodPost, path: "/api/assets", group: groupPlaces, status: http.StatusCreated,
		summary: "Place assets on a floor", text: "One, or a row of them: all or none. For those who manage the site. A name is used once at a site.",
		refusal: []fault.Code{fault.Refused, fault.NotFound}}, d.addAssets)
	handle(d, operation{id: "change-asset", method: http.MethodPatch, path: "/api/assets/{id}", group: groupPlaces, summary: "Change or move an asset",
		text: "Changes what is named and leaves the rest. For those who manage the site. If-Match is required.", refusal: append(changing, fault.Taken)}, d.changeAsset)
	handle(d, operation{id: "remove-asset", method: http.MethodDelete, path: "/api/assets/{id}", group: groupPlaces, summary: "Remove an asset",
		text: "For those who manage the site. It is refused while something lies ahead there. If-Match is required.", refusal: append(changing, fault.Taken)}, d.removeAsset)
	handle(d, operation{id: "restore-asset", method: http.MethodPost, path: "/api/assets/{id}/restoration", group: groupPlaces,
		summary: "Bring back a removed asset", text: "For those who manage the site.", refusal: []fault.Code{fault.Refused, fault.NotFound}}, d.restoreAsset)
	handle(d, operation{id: "replace-code", method: http.MethodPost, path: "/api/assets/{id}/code", group: groupPlaces, summary: "Give an asset a new code",
		text: "The old one leads nowhere from then on. For those who manage the site. If-Match is required.", refusal: changing}, d.replaceCode)
}

func featuresOf(all []string) []workplace.Feature {
	out := make([]workplace.Feature, len(all))
	for i, f := range all {
		out[i] = workplace.Feature(f)
	}
	return out
}

func (d *door) addAssets(ctx context.Context, actor directory.Actor, in *newAssetsIn) (*assetsOut, error) {
	b := in.Body
	a := workplace.Asset{Floor: b.Floor, Name: b.Name, Kind: workplace.Kind(b.Kind), Capacity: max(1, b.Capacity), Seats: b.Seats, Equipment: featuresOf(b.Equipment),
		X: b.X, Y: b.Y, W: b.Width, H: b.Height}
	if w, h := a.Kind.Size(a.Name); a.W == 0 || a.H == 0 {
		a.W, a.H = w, h
	}
	row := workplace.Row{First: a, Count: max(1, b.Count), Gap: b.Gap, Down: b.Direction == "down"}
	out := &assetsOut{}
	return out, d.write(ctx, actor, func(_ context.Context, tx db.Tx) error {
		all, err := d.Workplaces.AddRow(tx, actor, row)
		out.Body = listed(all, "", showAsset)
		return err
	})
}

// onAsset runs a change of an asset, and shows a stale one as it stands.
func (d *door) onAsset(ctx context.Context, actor directory.Actor, id, ifMatch string, change func(ctx context.Context, tx db.Tx, a workplace.Asset) (workplace.Asset, error)) (*assetOut, error) {
	if err := conditioned(ifMatch); err != nil {
		return nil, err
	}
	var now, a workplace.Asset
	err := d.write(ctx, actor, func(ctx context.Context, tx db.Tx) (err error) {
		if now, err = workplace.ManagedAsset(tx, actor, id); err != nil {
			return err
		}
		a = now
		a.Rev = expected(ifMatch, now.Rev)
		a, err = change(ctx, tx, a)
		return err
	})
	return &assetOut{etag(a.Rev), showAsset(a)}, stale(err, func() (asset, error) { return showAsset(now), nil })
}

func (d *door) changeAsset(ctx context.Context, actor directory.Actor, in *assetChangeIn) (*assetOut, error) {
	return d.onAsset(ctx, actor, in.ID, in.IfMatch, func(_ context.Context, tx db.Tx, a workplace.Asset) (workplace.Asset, error) {
		b := in.Body
		for _, n := range []struct {
			given *int
			into  *int
		}{{b.Capacity, &a.Capacity}, {b.Seats, &a.Seats}, {b.X, &a.X}, {b.Y, &a.Y}, {b.Width, &a.W}, {b.Height, &a.H}} {
			if n.given != nil {
				*n.into = *n.given
			}
		}
		if b.Name != nil {
			a.Name = *b.Name
		}
		if b.Kind != nil {
			a.Kind = workplace.Kind(*b.Kind)
		}
		if b.Equipment != nil {
			a.Equipment = featuresOf(*b.Equipment)
		}
		return d.Workplaces.ChangeAsset(tx, actor, a)
	})
}

func (d *door) removeAsset(ctx context.Context, actor directory.Actor, in *Removal) (*none, error) {
	_, err := d.onAsset(ctx, actor, in.ID, in.IfMatch, func(ctx context.Context, tx db.Tx, a workplace.Asset) (workplace.Asset, error) {
		return d.Workplaces.RemoveAsset(ctx, tx, actor, a.ID, a.Rev, in.Cancel)
	})
	return &none{}, err
}

func (d *door) restoreAsset(ctx context.Context, actor directory.Actor, in *ByID) (*assetOut, error) {
	out := &assetOut{}
	return out, d.write(ctx, actor, func(_ context.Context, tx db.Tx) error {
		a, err := d.Workplaces.RestoreAsset(tx, actor, in.ID)
		out.ETag, out.Body = etag(a.Rev), showAsset(a)
		return err
	})
}

func (d *door) replaceCode(ctx context.Context, actor directory.Actor, in *replaceIn) (*assetOut, error) {
	return d.onAsset(ctx, actor, in.ID, in.IfMatch, func(_ context.Context, tx db.Tx, a workplace.Asset) (workplace.Asset, error) {
		return d.Workplaces.ReplaceCode(tx, actor, a.ID, a.Rev)
	})
}
