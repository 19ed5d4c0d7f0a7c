package api

import (
	"context"
	"net/http"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/phone"
)

type phoneShown struct {
	ID        string            `json:"id"`
	Name      string            `json:"name"`
	HotDesk   bool              `json:"hot_desking" doc:"Members may log in on it."`
	Site      string            `json:"site" doc:"Empty for none."`
	Asset     string            `json:"asset" doc:"Where it stands; empty for no fixed place."`
	Make      string            `json:"make" enum:",yealink,snom,grandstream,poly"`
	MAC       string            `json:"mac"`
	Label     string            `json:"label" doc:"What it is called where nobody is logged in."`
	Extension string            `json:"extension" doc:"Its own; empty for none."`
	Number    string            `json:"emergency_number" doc:"With which its emergency calls go out."`
	Address   string            `json:"emergency_address"`
	Language  language          `json:"language"`
	User      string            `json:"user_name" doc:"With which it registers."`
	Connected bool              `json:"connected"`
	Locked    bool              `json:"locked" doc:"After too many wrong PINs."`
	Member    orNull[named]     `json:"member" doc:"Who is logged in."`
	Since     orNull[time.Time] `json:"since"`
	How       string            `json:"how" enum:",dialled,page,check-in,office"`
	By        string            `json:"logged_in_by" doc:"The name of the administrator who did it; empty for nobody."`
	Rev       int64             `json:"rev" doc:"The number in the ETag."`
}

func showPhone(d phone.DeviceShown) phoneShown {
	out := phoneShown{ID: d.ID, Name: d.Name, HotDesk: d.Hot, Site: d.Site, Asset: d.Asset, Make: d.Model, MAC: d.MAC, Label: d.Label, Extension: d.Extension,
		Number: d.EmergencyNumber, Address: d.EmergencyAddress, Language: language(d.Lang), User: d.User, Connected: d.Online, Locked: !d.Locked.IsZero(), How: string(d.How), By: d.ByName, Rev: d.Rev}
	if d.Who != "" {
		out.Member, out.Since = some(named{d.Who, d.WhoName}), some(d.Since)
	}
	return out
}

// PhoneFields are what is set of a phone.
type PhoneFields struct {
	Name      *string   `json:"name,omitempty" maxLength:"60"`
	HotDesk   *bool     `json:"hot_desking,omitempty" doc:"Members may log in on it."`
	Site      *string   `json:"site,omitempty" doc:"That of its place, where it has one."`
	Asset     *string   `json:"asset,omitempty" doc:"Where it stands; empty for no fixed place."`
	Make      *string   `json:"make,omitempty" enum:",yealink,snom,grandstream,poly"`
	MAC       *string   `json:"mac,omitempty" maxLength:"20"`
	Label     *string   `json:"label,omitempty" maxLength:"60"`
	Extension *string   `json:"extension,omitempty" maxLength:"6"`
	Number    *string   `json:"emergency_number,omitempty" maxLength:"30"`
	Address   *string   `json:"emergency_address,omitempty" maxLength:"200"`
	Language  *language `json:"language,omitempty"`
}

func (f PhoneFields) onto(d *phone.Device) {
	for _, x := range []struct{ wish, at *string }{{f.Name, &d.Name}, {f.Site, &d.Site}, {f.Asset, &d.Asset}, {f.Make, &d.Model}, {f.MAC, &d.MAC}, {f.Label, &d.Label},
		{f.Extension, &d.Extension}, {f.Number, &d.EmergencyNumber}, {f.Address, &d.EmergencyAddress}} {
		into(x.wish, x.at)
	}
	into(f.HotDesk, &d.Hot)
	if f.Language != nil {
		d.Lang = string(*f.Language)
	}
}

// phoneField puts the refusal of a field where this door has it.
func phoneField(err error) error {
	for from, to := range map[string]string{"emergency-number": "emergency_number", "emergency-address": "emergency_address", "lang": "language", "model": "make",
		"no-answer": "no_answer", "box-code": "voicemail_code", "calls-at-once": "calls_at_once", "calls-a-day": "calls_a_day", "keep-calls": "keep_calls_days",
		"keep-messages": "keep_messages_days", "ring": "ring_seconds", "user": "user_name", "secret": "password", "emergency": "numbers",
		"auth-user": "auth_name", "proxy": "outbound_proxy", "shown-by": "shown_by"} {
		err = renamed(err, from, to)
	}
	return err
}

type (
	phonesIn struct {
		Cursor
		Name string `query:"name" maxLength:"100" doc:"Part of its name, user name, MAC address, or of the name of who is logged in."`
	}
	phonesOut struct{ Body list[phoneShown] }
	phoneOut  struct {
		ETag string `header:"ETag"`
		Body phoneShown
	}
	phoneIn struct {
		Body PhoneFields `nameHint:"PhoneFields"`
	}
	phoneChangeIn struct {
		ByID
		IfMatch string      `header:"If-Match" doc:"The ETag of the phone as it was read."`
		Body    PhoneFields `nameHint:"PhoneFields"`
	}
	putOnIn struct {
		ByID
		Body struct {
			Member string `json:"member" doc:"Their id."`
		} `nameHint:"PhoneUser"`
	}
	provisionOut struct {
		Body struct {
			Address string `json:"address" doc:"Of the provisioning server, for the phone."`
		} `nameHint:"PhoneProvisioning"`
	}
	phoneSecretOut struct {
		Body struct {
			User     string `json:"user_name"`
			Password string `json:"password"`
		} `nameHint:"PhoneSecret"`
	}
)

func (d *door) phones() {
	need := "Takes the right to manage the phones."
	one := []fault.Code{fault.Refused, fault.NotFound}
	change := []fault.Code{fault.Refused, fault.NotFound, fault.Stale, fault.Taken, noCondition}
	handle(d, operation{id: "list-phones", method: http.MethodGet, path: "/api/phones", group: groupPhones, summary: "The phones", text: "By name. " + need,
		refusal: []fault.Code{fault.Refused}}, d.listPhones)
	handle(d, operation{id: "add-phone", method: http.MethodPost, path: "/api/phones", group: groupPhones, status: http.StatusCreated, summary: "Add a phone",
		text: "It gets a user name and a password of its own. " + need, refusal: []fault.Code{fault.Refused, fault.NotFound, fault.Taken}}, d.addPhone)
	handle(d, operation{id: "get-phone", method: http.MethodGet, path: "/api/phones/{id}", group: groupPhones, summary: "A phone", text: need, refusal: one}, d.getPhone)
	handle(d, operation{id: "change-phone", method: http.MethodPatch, path: "/api/phones/{id}", group: groupPhones, summary: "Change a phone",
		text: "What is not given stays. " + need + " If-Match is required.", refusal: change}, d.changePhone)
	handle(d, operation{id: "remove-phone", method: http.MethodDelete, path: "/api/phones/{id}", group: groupPhones, status: http.StatusNoContent,
		summary: "Remove a phone", text: "Whoever is logged in is logged out. " + need, refusal: one}, d.onPhone((*phone.Phones).RemoveDevice))
	handle(d, operation{id: "get-phone-password", method: http.MethodPost, path: "/api/phones/{id}/password", group: groupPhones, summary: "A phone's password",
		text: "For whoever sets it up by hand. " + need, refusal: one}, d.getPhoneSecret)
	handle(d, operation{id: "provision-phone", method: http.MethodPost, path: "/api/phones/{id}/provisioning", group: groupPhones,
		summary: "Let a phone fetch its settings once", text: "The address holds for 24 hours, and until the phone has its password. Its make and MAC address must be set. " + need,
		refusal: one}, d.provisionPhone)
	handle(d, operation{id: "renew-phone-password", method: http.MethodPost, path: "/api/phones/{id}/renew", group: groupPhones, status: http.StatusNoContent,
		summary: "Give a phone another password", text: "It registers with the old one no more. " + need, refusal: one}, d.onPhone((*phone.Phones).RenewSecret))
	handle(d, operation{id: "put-on-phone", method: http.MethodPost, path: "/api/phones/{id}/log-in", group: groupPhones, summary: "Log somebody in on a phone",
		text: "No PIN is asked. They leave the phone that they were on, and whoever was on this one leaves it. " + need, refusal: one}, d.putOnPhone)
	handle(d, operation{id: "log-out-phone", method: http.MethodPost, path: "/api/phones/{id}/log-out", group: groupPhones, status: http.StatusNoContent,
		summary: "Log out whoever is on a phone", text: need, refusal: one}, d.onPhone((*phone.Phones).ForceLogOut))
	handle(d, operation{id: "unlock-phone", method: http.MethodPost, path: "/api/phones/{id}/unlock", group: groupPhones, status: http.StatusNoContent,
		summary: "Unlock a phone", text: "After too many wrong PINs. " + need, refusal: one}, d.onPhone((*phone.Phones).UnlockDevice))
	d.extensions(need)
	d.ownPhone()
	d.telephony(need)
	d.prompts(need)
}

func (d *door) putOnPhone(ctx context.Context, actor directory.Actor, in *putOnIn) (*phoneOut, error) {
	return d.aPhone(ctx, actor, func(ctx context.Context, tx db.Tx) (phone.Device, error) {
		_, err := d.Phones.LogInFor(ctx, tx, actor, in.ID, in.Body.Member)
		return phone.Device{ID: in.ID}, err
	})
}

func (d *door) listPhones(ctx context.Context, actor directory.Actor, in *phonesIn) (*phonesOut, error) {
	after, err := in.domain()
	if err != nil {
		return nil, err
	}
	out := &phonesOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, next, err := d.Phones.Devices(ctx, tx, actor, in.Name, after)
		out.Body = listed(all, next, showPhone)
		return err
	})
}

// aPhone runs a verb and shows the phone that came of it.
func (d *door) aPhone(ctx context.Context, actor directory.Actor, do func(ctx context.Context, tx db.Tx) (phone.Device, error)) (out *phoneOut, err error) {
	err = d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		made, err := do(ctx, tx)
		if err != nil {
			return phoneField(err)
		}
		now, err := d.Phones.Device(ctx, tx, actor, made.ID)
		out = &phoneOut{etag(now.Rev), showPhone(now)}
		return err
	})
	return out, err
}

func (d *door) addPhone(ctx context.Context, actor directory.Actor, in *phoneIn) (*phoneOut, error) {
	return d.aPhone(ctx, actor, func(ctx context.Context, tx db.Tx) (phone.Device, error) {
		wish := phone.Device{Hot: true, Lang: actor.Lang}
		in.Body.onto(&wish)
		return d.Phones.AddDevice(ctx, tx, actor, wish)
	})
}

func (d *door) getPhone(ctx context.Context, actor directory.Actor, in *ByID) (out *phoneOut, err error) {
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		now, err := d.Phones.Device(ctx, tx, actor, in.ID)
		out = &phoneOut{etag(now.Rev), showPhone(now)}
		return err
	})
}

func (d *door) changePhone(ctx context.Context, actor directory.Actor, in *phoneChangeIn) (*phoneOut, error) {
	if err := conditioned(in.IfMatch); err != nil {
		return nil, err
	}
	out, err := d.aPhone(ctx, actor, func(ctx context.Context, tx db.Tx) (phone.Device, error) {
		now, err := d.Phones.Device(ctx, tx, actor, in.ID)
		if err != nil {
			return phone.Device{}, err
		}
		in.Body.onto(&now.Device)
		now.Device.Rev = expected(in.IfMatch, now.Rev)
		return d.Phones.SetDevice(ctx, tx, actor, now.Device, false)
	})
	return out, stale(err, func() (phoneShown, error) {
		now, err := d.getPhone(ctx, actor, &in.ByID)
		return now.Body, err
	})
}

// onPhone runs a verb on a phone.
func (d *door) onPhone(do func(*phone.Phones, context.Context, db.Tx, directory.Actor, string) error) func(context.Context, directory.Actor, *ByID) (*none, error) {
	return func(ctx context.Context, actor directory.Actor, in *ByID) (*none, error) {
		return nil, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error { return do(d.Phones, ctx, tx, actor, in.ID) })
	}
}

func (d *door) provisionPhone(ctx context.Context, actor directory.Actor, in *ByID) (*provisionOut, error) {
	out := &provisionOut{}
	return out, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		link, err := d.Phones.BeginProvision(ctx, tx, actor, in.ID)
		out.Body.Address = d.Origin.JoinPath("provision", link).String() + "/"
		return err
	})
}

func (d *door) getPhoneSecret(ctx context.Context, actor directory.Actor, in *ByID) (*phoneSecretOut, error) {
	out := &phoneSecretOut{}
	return out, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		now, err := d.Phones.Device(ctx, tx, actor, in.ID)
		if err != nil {
			return err
		}
		secret, err := d.Phones.DeviceSecret(ctx, tx, actor, in.ID)
		out.Body.User, out.Body.Password = now.User, string(secret)
		return err
	})
}
