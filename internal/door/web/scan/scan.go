// Package scan is what a phone's camera leads to: the page behind the QR code on an asset, where one tap checks in or
// a free place nearby is taken instead, and a scanner in the page for who has it open already.
package scan

import (
	_ "embed" // the scanner's files below
	"net/http"
	"time"

	"bureau/internal/db"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// CSS is the style of these pages.
//
//go:embed scan.css
var CSS string

//go:embed dist/scan.js
var script string

//go:embed vendor/zxing_reader.wasm
var reader string

// Pages are the handlers of this feature.
type Pages struct {
	Kit        *kit.Kit
	DB         *db.DB
	Workplaces *workplace.Workplaces
	script     string
	reader     string
}

// Mount puts the pages on their addresses.
func (p *Pages) Mount(mux *http.ServeMux) {
	p.script = p.Kit.Assets.Add("scan", "js", "text/javascript; charset=utf-8", script)
	p.reader = p.Kit.Assets.Add("reader", "wasm", "application/wasm", reader)
	mux.Handle("GET /a/{code}", p.Kit.Signed(p.place))
	mux.Handle("GET /check-in/scan", p.Kit.Signed(p.scanner))
}

// place is the page behind a code. An unknown one, or one of another office, says what to do.
func (p *Pages) place(v *kit.View, r *http.Request) (kit.Answer, error) {
	var s workplace.Scanned
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		s, err = p.Workplaces.Scan(tx, v.Actor, r.PathValue("code"))
		return err
	})
	if fault.Is(err, fault.NotFound) {
		return kit.Answer{Status: http.StatusNotFound, Title: v.T(i18n.ScanUnknownTitle), Body: unknown(v)}, nil
	}
	return kit.Page(s.Asset.Name, place(v, s)), err
}

// scanner is the only page that may use the camera, and the only one whose script may compile WebAssembly.
func (p *Pages) scanner(v *kit.View, _ *http.Request) (kit.Answer, error) {
	a := kit.Page(v.T(i18n.ScanTitle), scanner(v, p.reader))
	a.Script, a.Camera = p.script, true
	return a, nil
}

// take is the period for which a nearby place is taken: from now to when it is needed or the site closes.
func take(v *kit.View, n workplace.Nearest, zone *time.Location) kit.Period {
	return kit.PeriodOf(span.Of(v.Now.Truncate(time.Minute), n.Until), zone)
}
