package site

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"bureau/internal/db"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/workplace"
)

// placeForm is a place as it is being filled in.
type placeForm struct {
	Name, Kind, Capacity, Seats, X, Y, W, H string
	Features                                []string
	Rev                                     int64
}

func readPlace(form url.Values) placeForm {
	get := func(k string) string { return strings.TrimSpace(form.Get(k)) }
	return placeForm{Name: get("name"), Kind: get("kind"), Capacity: get("capacity"), Seats: get("seats"), X: get("x"), Y: get("y"), W: get("w"), H: get("h"), Features: form["feature"]}
}

func formOfPlace(a workplace.Asset) placeForm {
	f := placeForm{Name: a.Name, Kind: string(a.Kind), Capacity: strconv.Itoa(a.Capacity), X: strconv.Itoa(a.X), Y: strconv.Itoa(a.Y),
		W: strconv.Itoa(a.W), H: strconv.Itoa(a.H), Rev: a.Rev}
	if a.Seats > 0 {
		f.Seats = strconv.Itoa(a.Seats)
	}
	for _, e := range a.Equipment {
		f.Features = append(f.Features, string(e))
	}
	return f
}

func (f placeForm) has(feature workplace.Feature) bool {
	return slices.Contains(f.Features, string(feature))
}

// asset reads the form. Without a size a place gets that of its kind, and one that does not say otherwise is for one.
func (f placeForm) asset() (workplace.Asset, error) {
	a := workplace.Asset{Name: f.Name, Kind: workplace.Kind(f.Kind), Capacity: 1}
	a.W, a.H = a.Kind.Size(a.Name)
	for _, n := range []struct {
		text, field string
		into        *int
	}{{f.Capacity, "capacity", &a.Capacity}, {f.Seats, "seats", &a.Seats}, {f.X, "x", &a.X}, {f.Y, "y", &a.Y}, {f.W, "w", &a.W}, {f.H, "h", &a.H}} {
		if n.text == "" {
			continue
		}
		var err error
		if *n.into, err = number(n.text, n.field); err != nil {
			return a, err
		}
	}
	for _, e := range f.Features {
		a.Equipment = append(a.Equipment, workplace.Feature(e))
	}
	return a, nil
}

// rowForm is a row of places as it is being filled in.
type rowForm struct {
	placeForm
	Count, Gap string
	Down       bool
}

func readRow(form url.Values) rowForm {
	return rowForm{readPlace(form), strings.TrimSpace(form.Get("count")), strings.TrimSpace(form.Get("gap")), form.Get("direction") == "down"}
}

func usualRow() rowForm {
	return rowForm{placeForm{Kind: string(workplace.Desk), Capacity: "1", X: "20", Y: "20"}, "1", "4", false}
}

func (f rowForm) row(floor string) (workplace.Row, error) {
	a, err := f.asset()
	if err != nil {
		return workplace.Row{}, err
	}
	a.Floor = floor
	out := workplace.Row{First: a, Count: 1, Down: f.Down}
	if f.Count != "" {
		if out.Count, err = number(f.Count, "count"); err != nil {
			return out, err
		}
	}
	if f.Gap != "" {
		out.Gap, err = number(f.Gap, "gap")
	}
	return out, err
}

// further is the address of the same form for the next row: named on from the last, below it.
func further(floor string, f rowForm, row workplace.Row, made []workplace.Asset) string {
	q := url.Values{"kind": {f.Kind}, "name": {row.Next(len(made))}, "x": {f.X}, "count": {f.Count}, "gap": {f.Gap}, "w": {f.W}, "h": {f.H},
		"capacity": {f.Capacity}, "seats": {f.Seats}, "feature": f.Features, "y": {strconv.Itoa(row.First.Y + row.First.H + row.Gap)}}
	if f.Down {
		q.Set("direction", "down")
		q.Set("x", strconv.Itoa(row.First.X+row.First.W+row.Gap))
		q.Set("y", f.Y)
	}
	return "/manage/floors/" + url.PathEscape(floor) + "?" + q.Encode()
}

func (p *Pages) addPlaces(v *kit.View, r *http.Request) (kit.Answer, error) {
	form, floor := readRow(r.PostForm), r.PathValue("id")
	row, bad := form.row(floor)
	var made []workplace.Asset
	err := p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) (err error) {
		if _, err := workplace.ManagedFloor(tx, v.Actor, floor); err != nil || bad != nil {
			return firstOf(err, bad)
		}
		made, err = p.Workplaces.AddRow(tx, v.Actor, row)
		return err
	})
	if err == nil {
		return kit.Go(further(floor, form, row, made), "added"), nil
	}
	f, ok := fault.As(err)
	if !ok || f.Code == fault.NotFound || f.Code == fault.Refused {
		return kit.Answer{}, err
	}
	return p.floorPage(v, r, floor, "", floorPage{Add: form, Wrong: f})
}

func firstOf(all ...error) error {
	for _, err := range all {
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *Pages) changePlace(v *kit.View, r *http.Request) (kit.Answer, error) {
	form := readPlace(r.PostForm)
	form.Rev = kit.Rev(r)
	wanted, bad := form.asset()
	return p.place(v, r, "saved", func(p2 *floorPage, f *fault.Fault) { p2.Edit, p2.Wrong = form, f },
		func(_ context.Context, tx db.Tx, a workplace.Asset) error {
			if bad != nil {
				return bad
			}
			wanted.ID, wanted.Rev = a.ID, form.Rev
			_, err := p.Workplaces.ChangeAsset(tx, v.Actor, wanted)
			return err
		})
}

// place runs a change of one place and shows its floor: with the note, or with the reason of a refusal.
func (p *Pages) place(v *kit.View, r *http.Request, note string, refuse func(page *floorPage, f *fault.Fault),
	do func(ctx context.Context, tx db.Tx, a workplace.Asset) error) (kit.Answer, error) {
	id := r.PathValue("id")
	var a workplace.Asset
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) (err error) {
		if a, err = workplace.ManagedAsset(tx, v.Actor, id); err != nil {
			return err
		}
		return do(ctx, tx, a)
	})
	if err == nil {
		return kit.Go("/manage/floors/"+a.Floor+"?asset="+a.ID, note), nil
	}
	f, ok := fault.As(err)
	if !ok || f.Code == fault.NotFound || f.Code == fault.Refused {
		return kit.Answer{}, err
	}
	page := floorPage{Add: usualRow()}
	refuse(&page, f)
	return p.floorPage(v, r, a.Floor, a.ID, page)
}

func (p *Pages) movePlace(v *kit.View, r *http.Request) (kit.Answer, error) {
	from := ""
	answer, err := p.place(v, r, "moved", func(page *floorPage, f *fault.Fault) { page.Wrong = f },
		func(_ context.Context, tx db.Tx, a workplace.Asset) error {
			x, err := number(r.PostForm.Get("x"), "x")
			if err != nil {
				return err
			}
			y, err := number(r.PostForm.Get("y"), "y")
			if err != nil {
				return err
			}
			from = strconv.Itoa(a.X) + "," + strconv.Itoa(a.Y)
			_, err = p.Workplaces.MoveAsset(tx, v.Actor, a.ID, x, y, kit.Rev(r))
			return err
		})
	if answer.Go != "" && r.PostForm.Get("undone") == "" {
		answer.Go += "&undo=" + url.QueryEscape(from)
	}
	return answer, err
}

func (p *Pages) replaceCode(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.place(v, r, "code", func(page *floorPage, f *fault.Fault) { page.Wrong = f },
		func(_ context.Context, tx db.Tx, a workplace.Asset) error {
			_, err := p.Workplaces.ReplaceCode(tx, v.Actor, a.ID, kit.Rev(r))
			return err
		})
}

func (p *Pages) removePlace(v *kit.View, r *http.Request) (kit.Answer, error) {
	answer, err := p.place(v, r, "removed", func(page *floorPage, f *fault.Fault) { page.Removing = f },
		func(ctx context.Context, tx db.Tx, a workplace.Asset) error {
			_, err := p.Workplaces.RemoveAsset(ctx, tx, v.Actor, a.ID, kit.Rev(r), r.PostForm.Get("cancel") != "")
			return err
		})
	answer.Go = strings.Replace(answer.Go, "?asset=", "?gone=", 1)
	return answer, err
}

func (p *Pages) restorePlace(v *kit.View, r *http.Request) (kit.Answer, error) {
	var a workplace.Asset
	err := p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) (err error) {
		a, err = p.Workplaces.RestoreAsset(tx, v.Actor, r.PathValue("id"))
		return err
	})
	return kit.Go("/manage/floors/"+a.Floor+"?asset="+a.ID, "added"), err
}

// features are the words of a place's equipment.
func features(v *kit.View, a workplace.Asset) string {
	out := []string{v.T(a.Kind.Text())}
	if a.Seats > 0 {
		out = append(out, i18n.SeatsFor.In(v.Lang, a.Seats))
	}
	for _, f := range a.Equipment {
		out = append(out, v.T(f.Text()))
	}
	return strings.Join(out, " · ")
}

// ghostsText says in words what the preview draws.
func ghostsText(v *kit.View, ghosts []workplace.Asset) string {
	names := make([]string, 0, 6)
	for _, a := range ghosts[:min(5, len(ghosts))] {
		names = append(names, a.Name)
	}
	if len(ghosts) > 5 {
		names = append(names, "…", ghosts[len(ghosts)-1].Name)
	}
	return v.T(i18n.PreviewOf, strings.Join(names, ", "))
}
