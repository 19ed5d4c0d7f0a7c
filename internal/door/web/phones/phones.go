// Package phones is where somebody sees which phone is theirs and how their calls go, and where whoever manages the phones sets
// up devices, ring groups, lines and the rules of an organisation.
package phones

import (
	"context"
	_ "embed" // the style
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/phone"
	"bureau/internal/sound"
	"bureau/internal/workplace"
)

// CSS is the style of this feature's pages.
//
//go:embed phones.css
var CSS string

// Pages are the handlers of this feature.
type Pages struct {
	Kit    *kit.Kit
	DB     *db.DB
	Phones *phone.Phones
}

// Where the pages are.
const (
	own      = "/phone"
	home     = "/phones"
	devices  = "/phones/devices"
	people   = "/phones/members"
	settings = "/phones/settings"
	groups   = "/phones/groups"
	lines    = "/phones/lines"
	prompts  = "/phones/prompts"
)

// Mount puts the pages on their addresses.
func (p *Pages) Mount(mux *http.ServeMux) {
	mux.Handle("GET /phone", p.Kit.Signed(p.own))
	mux.Handle("POST /phone", p.Kit.Signed(p.setOwn))
	mux.Handle("POST /phone/log-in", p.Kit.Signed(p.logIn))
	mux.Handle("POST /phone/log-out", p.Kit.Signed(p.logOut))
	mux.Handle("POST /phone/pin", p.Kit.Signed(p.setPIN))
	mux.Handle("POST /phone/export", p.Kit.Signed(p.export))
	mux.Handle("GET /phone/messages/{id}", p.Kit.Signed(p.sound))
	mux.Handle("POST /phone/messages/{id}/heard", p.Kit.Signed(p.heard))
	mux.Handle("POST /phone/messages/{id}/remove", p.Kit.Signed(p.dropMessage))
	mux.Handle("GET /phones", p.Kit.Signed(p.list))
	mux.Handle("GET /phones/devices/{id}", p.Kit.Signed(p.device))
	mux.Handle("POST /phones/devices/{id}", p.Kit.Signed(p.setDevice))
	mux.Handle("POST /phones/devices/{id}/secret", p.Kit.Signed(p.secret))
	mux.Handle("POST /phones/devices/{id}/provision", p.Kit.Signed(p.provision))
	mux.Handle("GET /provision/{link}/{file}", p.Kit.Open(p.provisioned))
	mux.Handle("POST /phones/devices/{id}/renew", p.Kit.Signed(p.renew))
	mux.Handle("POST /phones/devices/{id}/log-in", p.Kit.Signed(p.putOn))
	mux.Handle("POST /phones/devices/{id}/log-out", p.Kit.Signed(p.forceLogOut))
	mux.Handle("POST /phones/devices/{id}/unlock", p.Kit.Signed(p.unlock))
	mux.Handle("POST /phones/devices/{id}/remove", p.Kit.Signed(p.removeDevice))
	mux.Handle("POST /phone/calls/remove", p.Kit.Signed(p.dropCalls))
	mux.Handle("POST /phone/calls/{id}/remove", p.Kit.Signed(p.dropCall))
	mux.Handle("POST /phones/members/{id}/calls", p.Kit.Signed(p.callsOf))
	mux.Handle("POST /phones/members/{id}/calls/export", p.Kit.Signed(p.exportOf))
	mux.Handle("GET /phones/members", p.Kit.Signed(p.people))
	mux.Handle("POST /phones/members/{id}/unlock", p.Kit.Signed(p.unlockMember))
	mux.Handle("GET /phones/settings", p.Kit.Signed(p.settings))
	mux.Handle("POST /phones/settings", p.Kit.Signed(p.setSettings))
	mux.Handle("POST /phones/emergency/{site}", p.Kit.Signed(p.setEmergency))
	mux.Handle("GET /phones/groups", p.Kit.Signed(p.groups))
	mux.Handle("GET /phones/groups/{id}", p.Kit.Signed(p.group))
	mux.Handle("POST /phones/groups/{id}", p.Kit.Signed(p.setGroup))
	mux.Handle("POST /phones/groups/{id}/remove", p.Kit.Signed(p.removeGroup))
	mux.Handle("GET /phones/lines", p.Kit.Signed(p.lines))
	mux.Handle("GET /phones/lines/{id}", p.Kit.Signed(p.line))
	mux.Handle("POST /phones/lines/{id}", p.Kit.Signed(p.setLine))
	mux.Handle("POST /phones/lines/{id}/remove", p.Kit.Signed(p.removeLine))
	mux.Handle("POST /phones/numbers", p.Kit.Signed(p.setNumber))
	mux.Handle("GET /phones/prompts", p.Kit.Signed(p.prompts))
	mux.Handle("GET /phones/prompts/{lang}/{prompt}", p.Kit.Signed(p.prompt))
	mux.Handle("GET /phones/prompts/{lang}/{prompt}/standard", p.Kit.Signed(p.standardPrompt))
	mux.Handle("GET /phones/prompts/{lang}/{prompt}/own", p.Kit.Signed(p.ownPrompt))
	mux.Handle("POST /phones/prompts/{lang}/{prompt}", p.Kit.SignedUploadOr(sound.MaxUpload, p.setPrompt, p.promptTooLarge))
	mux.Handle("POST /phones/prompts/{lang}/{prompt}/remove", p.Kit.Signed(p.removePrompt))
}

// fresh stands in an address for what is not there yet.
const fresh = "new"

// idOf is the id in the address; empty for what is not there yet.
func idOf(r *http.Request) string {
	if id := r.PathValue("id"); id != fresh {
		return id
	}
	return ""
}

func read(p *Pages, v *kit.View, r *http.Request, fn func(ctx context.Context, tx db.Tx) error) error {
	return p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) error { return fn(r.Context(), tx) })
}

// try does something in one transaction; a refusal that the page can show comes back beside the error.
func (p *Pages) try(v *kit.View, r *http.Request, do func(ctx context.Context, tx db.Tx) error) (*fault.Fault, error) {
	return shown(p.DB.Write(r.Context(), v.Actor.Org, do))
}

// shown parts a refusal that the page can show from what has no page.
func shown(err error) (*fault.Fault, error) {
	f, ok := fault.As(err)
	if !ok || f.Code == fault.NotFound || f.Code == fault.Refused && f.Field == "" && f.More == nil {
		return nil, err
	}
	if f.Code == fault.Stale { // the forms here keep what was typed
		f = fault.New(fault.Stale, i18n.PhoneStale)
	}
	return f, nil
}

// answered gives an answer the status of the refusal that it shows.
func answered(a kit.Answer, refused *fault.Fault) kit.Answer {
	if refused != nil {
		a.Status = kit.Status(refused.Code)
	}
	return a
}

// revOf is the revision that a form was made from; unlike others it may be 0, of a row that is not there yet.
func revOf(r *http.Request) int64 {
	n, err := strconv.ParseInt(r.Form.Get("rev"), 10, 64)
	if err != nil || n < 0 {
		return -1
	}
	return n
}

func get(r *http.Request, field string) string { return strings.TrimSpace(r.PostForm.Get(field)) }

// number reads a field; what is no number is below every bound.
func number(r *http.Request, field string) int {
	n, err := strconv.Atoi(get(r, field))
	if err != nil {
		return -1
	}
	return n
}

func may(v *kit.View) error {
	if v.Actor.Can(directory.Phones) {
		return nil
	}
	return fault.New(fault.Refused, i18n.NoRight)
}

// list is the page of the phones.
type listPage struct {
	All     []phone.DeviceShown
	Next    string
	Find    string
	People  []phone.MemberShown // that are locked
	Devices []phone.Device      // likewise
	Zone    *time.Location
}

func (p *Pages) list(v *kit.View, r *http.Request) (kit.Answer, error) {
	l := listPage{Find: strings.TrimSpace(r.Form.Get("find"))}
	if len(l.Find) > 100 {
		l.Find = ""
	}
	err := read(p, v, r, func(ctx context.Context, tx db.Tx) (err error) {
		if l.All, l.Next, err = p.Phones.Devices(ctx, tx, v.Actor, l.Find, r.Form.Get("after")); err != nil {
			return err
		}
		if l.People, l.Devices, err = p.Phones.LockedOnes(ctx, tx, v.Actor); err != nil {
			return err
		}
		l.Zone, err = directory.ZoneOf(tx, v.Actor)
		return err
	})
	return kit.Page(v.T(i18n.Phones), list(v, l)), err
}

// peoplePage is who has which extension.
type peoplePage struct {
	All  []phone.MemberShown
	Next string
	Find string
}

func (p *Pages) people(v *kit.View, r *http.Request) (kit.Answer, error) {
	l := peoplePage{Find: strings.TrimSpace(r.Form.Get("find"))}
	if len(l.Find) > 100 {
		l.Find = ""
	}
	err := read(p, v, r, func(ctx context.Context, tx db.Tx) (err error) {
		l.All, l.Next, err = p.Phones.People(ctx, tx, v.Actor, l.Find, r.Form.Get("after"))
		return err
	})
	return kit.Page(v.T(i18n.PhonePeople), peopleList(v, l)), err
}

// more is the address of the next page of a list.
func more(path, find, after string) string {
	if after == "" {
		return ""
	}
	return path + "?" + url.Values{"find": {find}, "after": {after}}.Encode()
}

// devicePage is a phone, or one that is being added.
type devicePage struct {
	D       phone.DeviceShown
	Form    phone.Device
	Sites   []directory.Site
	Places  []placeGroup
	People  []phone.Person // who may be logged in
	Member  string         // whom somebody wanted to log in
	Logs    bool           // somebody was to be logged in
	Secret  string
	Link    string // under which the device fetches its settings
	Server  phone.Server
	Zone    *time.Location
	Fault   *fault.Fault
	Changed []kit.Difference
}

// typedLink is the link as the phone's own page takes it: Grandstream's has the protocol beside it.
func (d devicePage) typedLink() string {
	if d.D.Model != "grandstream" {
		return d.Link
	}
	_, rest, _ := strings.Cut(d.Link, "://")
	return strings.TrimSuffix(rest, "/")
}

// setting and putting are the refusal of the one form or of the other.
func (d devicePage) setting() *fault.Fault {
	if d.Logs {
		return nil
	}
	return d.Fault
}

func (d devicePage) putting() *fault.Fault {
	if !d.Logs {
		return nil
	}
	return d.Fault
}

type placeGroup struct {
	Site   string
	Places []workplace.Asset
}

func (d devicePage) action() string {
	if d.Form.ID == "" {
		return devices + "/" + fresh
	}
	return at(d.Form.ID, "")
}

func at(device, path string) string { return devices + "/" + device + path }

func (p *Pages) device(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.devicePage(v, r, devicePage{Form: phone.Device{ID: idOf(r), Hot: true, Lang: v.Lang}})
}

// devicePage completes the form with what it offers; without a refusal it shows the phone as it is.
func (p *Pages) devicePage(v *kit.View, r *http.Request, d devicePage) (kit.Answer, error) {
	if err := may(v); err != nil {
		return kit.Answer{}, err
	}
	d.Server = p.Phones.RegistersAt()
	err := read(p, v, r, func(ctx context.Context, tx db.Tx) (err error) {
		if d.Form.ID != "" {
			if d.D, err = p.Phones.Device(ctx, tx, v.Actor, d.Form.ID); err != nil {
				return err
			}
			if d.Fault == nil || d.Logs {
				d.Form = d.D.Device
			}
		}
		if d.Zone, err = directory.ZoneOf(tx, v.Actor); err != nil {
			return err
		}
		if d.Sites, err = directory.SiteList(tx); err != nil {
			return err
		}
		if d.Places, err = placesOf(tx, d.Sites); err != nil || d.Form.ID == "" {
			return err
		}
		if isStale(d.setting()) {
			d.Changed, d.Form.Rev = d.differences(v, d.D.Device), d.D.Rev
		}
		d.People, err = p.Phones.MayLogIn(ctx, tx, v.Actor)
		return err
	})
	title := v.T(i18n.PhoneAdd)
	if d.Form.ID != "" {
		title = d.D.Name
	}
	return answered(kit.Page(title, device(v, title, d)), d.Fault), err
}

// placesOf are the desks and rooms at which a phone may stand.
func placesOf(tx db.Tx, sites []directory.Site) ([]placeGroup, error) {
	var out []placeGroup
	for _, s := range sites {
		all, err := workplace.AssetsAt(tx, s.ID)
		if err != nil {
			return nil, err
		}
		g := placeGroup{Site: s.Name}
		for _, a := range all {
			if a.Kind == workplace.Desk || a.Kind == workplace.Room {
				g.Places = append(g.Places, a)
			}
		}
		out = append(out, g)
	}
	return out, nil
}

func typedDevice(r *http.Request) phone.Device {
	return phone.Device{ID: idOf(r), Name: get(r, "name"), Hot: get(r, "hot") != "", Site: get(r, "site"), Asset: get(r, "asset"), MAC: get(r, "mac"), Model: get(r, "model"),
		Label: get(r, "label"), Extension: get(r, "extension"), EmergencyNumber: get(r, "emergency-number"), EmergencyAddress: get(r, "emergency-address"),
		Lang: get(r, "lang"), Rev: revOf(r)}
}

// setDevice changes a phone, or adds one.
func (p *Pages) setDevice(v *kit.View, r *http.Request) (kit.Answer, error) {
	d, note := typedDevice(r), "saved"
	var kept string
	f, err := p.try(v, r, func(ctx context.Context, tx db.Tx) (err error) {
		in := d
		if in.ID == "" {
			in, err = p.Phones.AddDevice(ctx, tx, v.Actor, in)
		} else {
			in, err = p.Phones.SetDevice(ctx, tx, v.Actor, in, false)
		}
		if err == nil {
			kept = in.ID
		}
		return err
	})
	if f != nil {
		return p.devicePage(v, r, devicePage{Form: d, Fault: f})
	}
	if d.ID == "" {
		note = "added"
	}
	return kit.Go(at(kept, ""), note), err
}

// secret shows the password of a phone, on the answer to being asked; that is noted.
func (p *Pages) secret(v *kit.View, r *http.Request) (kit.Answer, error) {
	d := devicePage{Form: phone.Device{ID: r.PathValue("id")}}
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		s, err := p.Phones.DeviceSecret(ctx, tx, v.Actor, d.Form.ID)
		d.Secret = string(s)
		return err
	})
	if err != nil {
		return kit.Answer{}, err
	}
	return p.devicePage(v, r, d)
}

// provision makes the address under which a phone fetches its settings, and shows it once.
func (p *Pages) provision(v *kit.View, r *http.Request) (kit.Answer, error) {
	d := devicePage{Form: phone.Device{ID: r.PathValue("id")}}
	f, err := p.try(v, r, func(ctx context.Context, tx db.Tx) error {
		link, err := p.Phones.BeginProvision(ctx, tx, v.Actor, d.Form.ID)
		d.Link = p.Kit.Origin.JoinPath("provision", link).String() + "/"
		return err
	})
	if err != nil {
		return kit.Answer{}, err
	}
	if f != nil {
		d.Link = ""
	}
	a, err := p.devicePage(v, r, d)
	return answered(a, f), err
}

// provisioned gives a device its settings; it has no session, only the link.
func (p *Pages) provisioned(_ *kit.View, r *http.Request) (kit.Answer, error) {
	s, err := p.Phones.Provision(r.Context(), r.PathValue("link"), r.PathValue("file"))
	return kit.Answer{File: &kit.Download{Name: "settings", Type: s.Type, Body: s.Body}}, err
}

// step does something with a phone and goes back to it.
func (p *Pages) step(v *kit.View, r *http.Request, to, note string, do func(ctx context.Context, tx db.Tx) error) (kit.Answer, error) {
	return kit.Go(to, note), p.DB.Write(r.Context(), v.Actor.Org, do)
}

func (p *Pages) renew(v *kit.View, r *http.Request) (kit.Answer, error) {
	id := r.PathValue("id")
	return p.step(v, r, at(id, ""), "saved", func(ctx context.Context, tx db.Tx) error { return p.Phones.RenewSecret(ctx, tx, v.Actor, id) })
}

// putOn logs somebody in, by an administrator.
func (p *Pages) putOn(v *kit.View, r *http.Request) (kit.Answer, error) {
	id, member := r.PathValue("id"), get(r, "member")
	f, err := p.try(v, r, func(ctx context.Context, tx db.Tx) error {
		_, err := p.Phones.LogInFor(ctx, tx, v.Actor, id, member)
		return err
	})
	if f != nil {
		return p.devicePage(v, r, devicePage{Form: phone.Device{ID: id}, Member: member, Logs: true, Fault: f})
	}
	return kit.Go(at(id, ""), "phone-put-on"), err
}

func (p *Pages) forceLogOut(v *kit.View, r *http.Request) (kit.Answer, error) {
	id := r.PathValue("id")
	return p.step(v, r, at(id, ""), "phone-taken-off", func(ctx context.Context, tx db.Tx) error { return p.Phones.ForceLogOut(ctx, tx, v.Actor, id) })
}

func (p *Pages) unlock(v *kit.View, r *http.Request) (kit.Answer, error) {
	id := r.PathValue("id")
	return p.step(v, r, home, "saved", func(ctx context.Context, tx db.Tx) error { return p.Phones.UnlockDevice(ctx, tx, v.Actor, id) })
}

func (p *Pages) unlockMember(v *kit.View, r *http.Request) (kit.Answer, error) {
	id := r.PathValue("id")
	return p.step(v, r, home, "saved", func(ctx context.Context, tx db.Tx) error { return p.Phones.Unlock(ctx, tx, v.Actor, id) })
}

func (p *Pages) removeDevice(v *kit.View, r *http.Request) (kit.Answer, error) {
	id := r.PathValue("id")
	return p.step(v, r, home, "removed", func(ctx context.Context, tx db.Tx) error { return p.Phones.RemoveDevice(ctx, tx, v.Actor, id) })
}
