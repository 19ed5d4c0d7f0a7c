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

type ownPhone struct {
	Extension string            `json:"extension" doc:"Empty for none."`
	HotDesk   bool              `json:"hot_desking" doc:"I may log in on phones."`
	Locked    bool              `json:"locked" doc:"After too many wrong PINs."`
	Phone     orNull[named]     `json:"phone" doc:"Which is mine now."`
	Since     orNull[time.Time] `json:"since"`
	By        string            `json:"logged_in_by" doc:"The name of the administrator who did it; empty for nobody."`
	Off       orNull[takenOff]  `json:"logged_out" doc:"By an administrator, since when I am on no phone."`
	Absent    bool              `json:"absent_now" doc:"An absence goes on; calls go where I chose for absence."`
	New       int               `json:"new_messages"`
	Heard     int               `json:"heard_messages"`
	Code      string            `json:"login_code"`
	Quiet     bool              `json:"do_not_disturb"`
	Always    string            `json:"always"`
	Busy      string            `json:"busy"`
	NoAnswer  string            `json:"no_answer"`
	Away      string            `json:"absent"`
	Ring      int               `json:"ring_seconds"`
	Box       bool              `json:"voicemail"`
	Mailed    bool              `json:"voicemail_mailed"`
	Rev       int64             `json:"rev" doc:"The number in the ETag."`
}

type takenOff struct {
	At    time.Time `json:"at"`
	By    string    `json:"by" doc:"Their name."`
	Phone string    `json:"phone" doc:"Its name."`
}

// etag numbers of what may not be written yet begin with 1.
func showOwnPhone(o phone.Own) ownPhone {
	out := ownPhone{Extension: o.Extension, HotDesk: o.Hot, Locked: o.Locked, Absent: o.Away, New: o.New, Heard: o.Heard, Code: o.Code, Quiet: o.Quiet, Always: o.Always,
		Busy: o.Busy, NoAnswer: o.NoAnswer, Away: o.OwnSetting.Absent, Ring: o.Ring, Box: o.Box, Mailed: o.Mailed, Rev: o.Rev + 1}
	if o.Session != nil {
		out.Phone, out.Since, out.By = some(named{o.Session.Device, o.Device}), some(o.Session.Since), o.Session.ByName
	}
	if !o.Off.At.IsZero() {
		out.Off = some(takenOff{o.Off.At, o.Off.By, o.Off.Phone})
	}
	return out
}

type callShown struct {
	ID       string            `json:"id"`
	Way      string            `json:"way" enum:"in,out"`
	Name     string            `json:"name"`
	Number   string            `json:"number"`
	Began    time.Time         `json:"began_at"`
	Answered orNull[time.Time] `json:"answered_at"`
	Ended    orNull[time.Time] `json:"ended_at"`
	Outcome  string            `json:"outcome" enum:",answered,missed,busy,message,failed,refused"`
}

func showCall(c phone.CallShown) callShown {
	out := callShown{ID: c.ID, Way: "in", Name: c.Other.Name, Number: c.Other.Number, Began: c.Began, Outcome: string(c.Outcome)}
	if c.Mine {
		out.Way = "out"
	}
	for to, at := range map[*orNull[time.Time]]time.Time{&out.Answered: c.Answered, &out.Ended: c.Ended} {
		if !at.IsZero() {
			*to = some(at)
		}
	}
	return out
}

type messageShown struct {
	ID      string            `json:"id"`
	Name    string            `json:"name"`
	Number  string            `json:"number"`
	At      time.Time         `json:"at"`
	Seconds int               `json:"seconds"`
	Heard   orNull[time.Time] `json:"heard_at"`
	Audio   []byte            `json:"audio,omitempty" doc:"A WAV file in base64; absent in lists."`
}

func showMessage(m phone.Message) messageShown {
	out := messageShown{ID: m.ID, Name: m.From.Name, Number: m.From.Number, At: m.At, Seconds: int(m.Length.Seconds())}
	if !m.Heard.IsZero() {
		out.Heard = some(m.Heard)
	}
	return out
}

type phoneChoice struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Place string `json:"place"`
	Site  string `json:"site"`
	Taken bool   `json:"taken" doc:"Somebody is logged in, who would be logged out."`
}

type (
	ownPhoneOut struct {
		ETag string `header:"ETag"`
		Body ownPhone
	}
	ownPhoneIn struct {
		IfMatch string `header:"If-Match" doc:"The ETag of one's phone as it was read."`
		Body    struct {
			Quiet    *bool   `json:"do_not_disturb,omitempty"`
			Always   *string `json:"always,omitempty" maxLength:"30" doc:"Where all calls go: an extension, an outside number, box for one's voicemail, or empty."`
			Busy     *string `json:"busy,omitempty" maxLength:"30"`
			NoAnswer *string `json:"no_answer,omitempty" maxLength:"30"`
			Absent   *string `json:"absent,omitempty" maxLength:"30" doc:"Where calls go while one is absent or logged in nowhere."`
			Ring     *int    `json:"ring_seconds,omitempty"`
			Box      *bool   `json:"voicemail,omitempty"`
			Mailed   *bool   `json:"voicemail_mailed,omitempty"`
		} `nameHint:"OwnPhoneFields"`
	}
	phoneLogInIn struct {
		Body struct {
			Phone string `json:"phone" doc:"Its id."`
		} `nameHint:"PhoneLogIn"`
	}
	ownPINIn struct {
		Body struct {
			PIN string `json:"pin" maxLength:"12" doc:"Six digits are good."`
		} `nameHint:"OwnPIN"`
	}
	phoneChoicesOut struct{ Body list[phoneChoice] }
	callsIn         struct{ Cursor }
	callsOut        struct{ Body list[callShown] }
	memberCallsIn   struct {
		ByID
		Paging
	}
	messagesOut struct{ Body list[messageShown] }
	messageOut  struct{ Body messageShown }
)

func (d *door) ownPhone() {
	mine := []fault.Code{fault.NotFound}
	handle(d, operation{id: "get-own-phone", method: http.MethodGet, path: "/api/own-phone", group: groupPhones, summary: "My phone",
		text: "Which phone is mine now, and where my calls go."}, d.getOwnPhone)
	handle(d, operation{id: "change-own-phone", method: http.MethodPatch, path: "/api/own-phone", group: groupPhones, summary: "Change where my calls go",
		text: "What is not given stays. If-Match is required.", refusal: []fault.Code{fault.Refused, fault.Stale, noCondition}}, d.changeOwnPhone)
	handle(d, operation{id: "set-own-pin", method: http.MethodPut, path: "/api/own-phone/pin", group: groupPhones, status: http.StatusNoContent, summary: "Give myself another PIN",
		text: "It lifts the lock that wrong PINs have brought.", refusal: []fault.Code{fault.Refused}}, d.setOwnPIN)
	handle(d, operation{id: "list-phone-choices", method: http.MethodGet, path: "/api/own-phone/choices", group: groupPhones, summary: "The phones on which one may log in"},
		d.listPhoneChoices)
	handle(d, operation{id: "log-in-phone", method: http.MethodPost, path: "/api/own-phone/log-in", group: groupPhones, summary: "Make a phone mine",
		text: "I leave the phone that I was on, and whoever was on this one leaves it.", refusal: []fault.Code{fault.Refused, fault.NotFound}}, d.logInPhone)
	handle(d, operation{id: "log-out-own-phone", method: http.MethodPost, path: "/api/own-phone/log-out", group: groupPhones, status: http.StatusNoContent,
		summary: "Log out of my phone"}, d.logOutOwnPhone)
	handle(d, operation{id: "list-own-calls", method: http.MethodGet, path: "/api/own-phone/calls", group: groupPhones, summary: "My calls", text: "The latest first."}, d.listOwnCalls)
	handle(d, operation{id: "remove-own-call", method: http.MethodDelete, path: "/api/own-calls/{id}", group: groupPhones, status: http.StatusNoContent,
		summary: "Take a call out of my list", text: "One that is over. The other side's list keeps it.", refusal: mine}, d.onPhone((*phone.Phones).DropCall))
	handle(d, operation{id: "remove-own-calls", method: http.MethodDelete, path: "/api/own-phone/calls", group: groupPhones, status: http.StatusNoContent,
		summary: "Take all calls out of my list"}, d.dropCalls)
	handle(d, operation{id: "list-voicemail", method: http.MethodGet, path: "/api/voicemail", group: groupPhones, summary: "My messages", text: "The latest first."}, d.listVoicemail)
	handle(d, operation{id: "get-voicemail", method: http.MethodGet, path: "/api/voicemail/{id}", group: groupPhones, summary: "A message of mine, with its sound", refusal: mine},
		d.getVoicemail)
	handle(d, operation{id: "hear-voicemail", method: http.MethodPost, path: "/api/voicemail/{id}/heard", group: groupPhones, status: http.StatusNoContent,
		summary: "Note that a message was heard", refusal: mine}, d.hearVoicemail)
	handle(d, operation{id: "remove-voicemail", method: http.MethodDelete, path: "/api/voicemail/{id}", group: groupPhones, status: http.StatusNoContent,
		summary: "Delete a message", refusal: mine}, d.removeVoicemail)
}

func (d *door) getOwnPhone(ctx context.Context, actor directory.Actor, _ *none) (out *ownPhoneOut, err error) {
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		o, err := d.Phones.Own(ctx, tx, actor)
		out = &ownPhoneOut{etag(o.Rev + 1), showOwnPhone(o)}
		return err
	})
}

func (d *door) changeOwnPhone(ctx context.Context, actor directory.Actor, in *ownPhoneIn) (out *ownPhoneOut, err error) {
	if err := conditioned(in.IfMatch); err != nil {
		return nil, err
	}
	err = d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		o, err := d.Phones.Own(ctx, tx, actor)
		if err != nil {
			return err
		}
		s, b := o.OwnSetting, in.Body
		into(b.Quiet, &s.Quiet)
		into(b.Always, &s.Always)
		into(b.Busy, &s.Busy)
		into(b.NoAnswer, &s.NoAnswer)
		into(b.Absent, &s.Absent)
		into(b.Ring, &s.Ring)
		into(b.Box, &s.Box)
		into(b.Mailed, &s.Mailed)
		s.Rev = expected(in.IfMatch, s.Rev+1) - 1
		if err := d.Phones.SetOwn(ctx, tx, actor, s); err != nil {
			return phoneField(err)
		}
		now, err := d.Phones.Own(ctx, tx, actor)
		out = &ownPhoneOut{etag(now.Rev + 1), showOwnPhone(now)}
		return err
	})
	return out, stale(err, func() (ownPhone, error) {
		now, err := d.getOwnPhone(ctx, actor, nil)
		return now.Body, err
	})
}

func (d *door) setOwnPIN(ctx context.Context, actor directory.Actor, in *ownPINIn) (*none, error) {
	return nil, d.Phones.SetOwnPIN(ctx, actor, phone.Secret(in.Body.PIN))
}

func (d *door) listPhoneChoices(ctx context.Context, actor directory.Actor, _ *none) (*phoneChoicesOut, error) {
	out := &phoneChoicesOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, err := d.Phones.Choices(ctx, tx, actor)
		out.Body = listed(all, "", func(c phone.Choice) phoneChoice { return phoneChoice{c.Device, c.Name, c.Place, c.Site, c.Who != ""} })
		return err
	})
}

func (d *door) logInPhone(ctx context.Context, actor directory.Actor, in *phoneLogInIn) (out *ownPhoneOut, err error) {
	return out, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		if _, err := d.Phones.LogInHere(ctx, tx, actor, in.Body.Phone); err != nil {
			return err
		}
		o, err := d.Phones.Own(ctx, tx, actor)
		out = &ownPhoneOut{etag(o.Rev + 1), showOwnPhone(o)}
		return err
	})
}

func (d *door) logOutOwnPhone(ctx context.Context, actor directory.Actor, _ *none) (*none, error) {
	return nil, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error { return d.Phones.LogOutOwn(ctx, tx, actor) })
}

func (d *door) listOwnCalls(ctx context.Context, actor directory.Actor, in *callsIn) (*callsOut, error) {
	after, err := in.domain()
	if err != nil {
		return nil, err
	}
	out := &callsOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, next, err := d.Phones.OwnCalls(ctx, tx, actor, after)
		out.Body = listed(all, next, showCall)
		return err
	})
}

// dropCalls takes all calls out of one's own list.
func (d *door) dropCalls(ctx context.Context, actor directory.Actor, _ *none) (*none, error) {
	return nil, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error { return d.Phones.DropCall(ctx, tx, actor, "") })
}

func (d *door) listVoicemail(ctx context.Context, actor directory.Actor, _ *none) (*messagesOut, error) {
	out := &messagesOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, err := d.Phones.Messages(ctx, tx, actor.Member)
		out.Body = listed(all, "", showMessage)
		return err
	})
}

func (d *door) getVoicemail(ctx context.Context, actor directory.Actor, in *ByID) (*messageOut, error) {
	var m phone.Message
	err := d.read(ctx, actor, func(tx db.Tx) (err error) {
		m, err = d.Phones.Message(ctx, tx, actor.Member, in.ID)
		return err
	})
	if err != nil {
		return nil, err
	}
	out := &messageOut{showMessage(m)}
	out.Body.Audio, err = d.Phones.Recording(m)
	return out, err
}

func (d *door) hearVoicemail(ctx context.Context, actor directory.Actor, in *ByID) (*none, error) {
	return nil, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		if _, err := d.Phones.Message(ctx, tx, actor.Member, in.ID); err != nil {
			return err
		}
		return d.Phones.Heard(ctx, tx, actor.Member, in.ID)
	})
}

func (d *door) removeVoicemail(ctx context.Context, actor directory.Actor, in *ByID) (*none, error) {
	return nil, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error { return d.Phones.DropMessage(ctx, tx, actor.Member, in.ID) })
}
