package api

import (
	"context"
	"io"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/label"
	"bureau/internal/workplace"
)

type floorOut struct {
	ETag string `header:"ETag"`
	Body floor
}

type floorIn struct {
	Body struct {
		Site  string `json:"site" minLength:"1" maxLength:"200"`
		Name  string `json:"name" minLength:"1" maxLength:"100"`
		Level int    `json:"level" minimum:"-20" maximum:"200" doc:"0 is the ground floor."`
	} `nameHint:"NewFloor"`
}

type floorChangeIn struct {
	ByID
	IfMatch string `header:"If-Match" doc:"The ETag of the floor as it was read: its rev in quotation marks."`
	Body    struct {
		Name  *string `json:"name,omitempty" minLength:"1" maxLength:"100"`
		Level *int    `json:"level,omitempty" minimum:"-20" maximum:"200"`
	} `nameHint:"FloorChange"`
}

type planIn struct {
	ByID
	IfMatch string `header:"If-Match" doc:"The ETag of the floor as it was read."`
	RawBody huma.MultipartFormFiles[struct {
		Plan huma.FormFile `form:"plan" required:"true" doc:"An SVG drawing, or a PNG or JPEG picture, of at most 10 MiB."`
	}]
}

type labelsIn struct {
	ByID
	Layout string   `query:"layout" enum:"medium,large,small" default:"medium" doc:"How many labels fit on an A4 sheet."`
	Asset  []string `query:"asset,explode" nullable:"false" doc:"Only these assets of the floor; without it all."`
}

type labelsOut struct {
	Type string `header:"Content-Type"`
	Body []byte
}

// planPattern is an operation whose body is no JSON.
const planPattern = "PUT /api/floors/{id}/plan"

func (d *door) floors() {
	changing := []fault.Code{fault.Refused, fault.NotFound, fault.Stale, noCondition}
	handle(d, operation{id: "add-floor", method: http.MethodPost, path: "/api/floors", group: groupPlaces, status: http.StatusCreated,
		summary: "Add a floor to a site", text: "For those who manage the site.", refusal: []fault.Code{fault.Refused, fault.NotFound}}, d.addFloor)
	handle(d, operation{id: "change-floor", method: http.MethodPatch, path: "/api/floors/{id}", group: groupPlaces,
		summary: "Rename a floor or give it another level", text: "For those who manage the site. If-Match is required.", refusal: changing}, d.changeFloor)
	handle(d, operation{id: "remove-floor", method: http.MethodDelete, path: "/api/floors/{id}", group: groupPlaces, summary: "Remove a floor with its assets",
		text: "For those who manage the site. It is refused while something lies ahead there. If-Match is required.", refusal: append(changing, fault.Taken)}, d.removeFloor)
	handle(d, operation{id: "set-plan", method: http.MethodPut, path: "/api/floors/{id}/plan", group: groupPlaces, summary: "Put a plan under a floor",
		text: "As multipart/form-data with the part plan. It is cleaned before it is kept; assets stay where they are in relation to it. If-Match is required.", refusal: changing}, d.setPlan)
	handle(d, operation{id: "print-labels", method: http.MethodGet, path: "/api/floors/{id}/labels", group: groupPlaces,
		summary: "Labels with the QR codes of a floor", text: "A PDF, of all its assets or of those named. For those who manage the site.", refusal: []fault.Code{fault.Refused, fault.NotFound}}, d.labels)
}

func showFloor(f workplace.Floor) floor {
	return floor{f.ID, f.Name, f.Level, f.Width, f.Height, f.Rev}
}

func (d *door) addFloor(ctx context.Context, actor directory.Actor, in *floorIn) (*floorOut, error) {
	out := &floorOut{}
	return out, d.write(ctx, actor, func(_ context.Context, tx db.Tx) error {
		f, err := d.Workplaces.AddFloor(tx, actor, workplace.Floor{Site: in.Body.Site, Name: in.Body.Name, Level: in.Body.Level})
		out.ETag, out.Body = etag(f.Rev), showFloor(f)
		return err
	})
}

// onFloor runs a change of a floor, and shows a stale one as it stands.
func (d *door) onFloor(ctx context.Context, actor directory.Actor, id, ifMatch string, change func(ctx context.Context, tx db.Tx, f workplace.Floor) (workplace.Floor, error)) (*floorOut, error) {
	if err := conditioned(ifMatch); err != nil {
		return nil, err
	}
	var now, f workplace.Floor
	err := d.write(ctx, actor, func(ctx context.Context, tx db.Tx) (err error) {
		if now, err = workplace.ManagedFloor(tx, actor, id); err != nil {
			return err
		}
		f = now
		f.Rev = expected(ifMatch, now.Rev)
		f, err = change(ctx, tx, f)
		return err
	})
	return &floorOut{etag(f.Rev), showFloor(f)}, stale(err, func() (floor, error) { return showFloor(now), nil })
}

func (d *door) changeFloor(ctx context.Context, actor directory.Actor, in *floorChangeIn) (*floorOut, error) {
	return d.onFloor(ctx, actor, in.ID, in.IfMatch, func(_ context.Context, tx db.Tx, f workplace.Floor) (workplace.Floor, error) {
		if in.Body.Name != nil {
			f.Name = *in.Body.Name
		}
		if in.Body.Level != nil {
			f.Level = *in.Body.Level
		}
		return d.Workplaces.ChangeFloor(tx, actor, f.ID, f.Name, f.Level, f.Rev)
	})
}

func (d *door) removeFloor(ctx context.Context, actor directory.Actor, in *Removal) (*none, error) {
	_, err := d.onFloor(ctx, actor, in.ID, in.IfMatch, func(ctx context.Context, tx db.Tx, f workplace.Floor) (workplace.Floor, error) {
		return f, d.Workplaces.RemoveFloor(ctx, tx, actor, f.ID, f.Rev, in.Cancel)
	})
	return &none{}, err
}

func (d *door) setPlan(ctx context.Context, actor directory.Actor, in *planIn) (*floorOut, error) {
	err := d.read(ctx, actor, func(tx db.Tx) error {
		_, err := workplace.ManagedFloor(tx, actor, in.ID) // before anything is done with the file
		return err
	})
	if err != nil {
		return nil, err
	}
	file, err := io.ReadAll(in.RawBody.Data().Plan)
	if err != nil {
		return nil, fault.New(unreadable, textNotJSON).Because(err)
	}
	plan, err := workplace.ReadPlan(file)
	if err != nil {
		return nil, err
	}
	name, err := d.Files.Put(plan.Data)
	if err != nil {
		return nil, err
	}
	return d.onFloor(ctx, actor, in.ID, in.IfMatch, func(_ context.Context, tx db.Tx, f workplace.Floor) (workplace.Floor, error) {
		f, _, err := d.Workplaces.SetPlan(tx, actor, f.ID, name, plan, f.Rev)
		return f, err
	})
}

func (d *door) labels(ctx context.Context, actor directory.Actor, in *labelsIn) (*labelsOut, error) {
	var all []workplace.Asset
	var where string
	err := d.read(ctx, actor, func(tx db.Tx) error {
		f, err := workplace.ManagedFloor(tx, actor, in.ID)
		if err != nil {
			return err
		}
		s, err := directory.SiteByID(tx, f.Site)
		if err != nil {
			return err
		}
		where = s.Name + " · " + f.Name
		if all, err = workplace.Assets(tx, workplace.Filter{Floor: f.ID}); err == nil {
			all, err = chosen(all, in.Asset)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	labels := make([]label.Label, len(all))
	for i, a := range all {
		labels[i] = label.Label{URL: d.Origin.JoinPath("a", a.Code).String(), Name: a.Name, Code: a.Code, Where: where}
	}
	pdf, err := label.Sheet(label.LayoutOf(in.Layout), where, actor.Lang, labels, d.Clock.Now())
	return &labelsOut{"application/pdf", pdf}, err
}

// chosen gives those assets that are asked for, or all; one that is not there is refused.
func chosen(all []workplace.Asset, ids []string) ([]workplace.Asset, error) {
	if len(ids) == 0 {
		return all, nil
	}
	var out []workplace.Asset
	for _, id := range ids {
		i := slices.IndexFunc(all, func(a workplace.Asset) bool { return a.ID == id })
		if i < 0 {
			return nil, fault.New(fault.NotFound, i18n.NotFound).On("asset")
		}
		out = append(out, all[i])
	}
	return out, nil
}
