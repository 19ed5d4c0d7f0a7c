// Package profile is where members see and change what concerns themselves: name, language, visibility, how soon
// they are signed out, the password, the open sessions, the tokens for programs.
package profile

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"bureau/internal/account"
	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/dossier"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/workplace"
)

// Pages are the handlers of this feature.
type Pages struct {
	Kit      *kit.Kit
	DB       *db.DB
	Accounts *account.Accounts
	Dossiers dossier.Reader
	Host     string // names what is taken along
}

// Mount puts the pages on their addresses.
func (p *Pages) Mount(mux *http.ServeMux) {
	mux.Handle("GET /profile", p.Kit.Signed(p.show))
	mux.Handle("POST /profile/mails", p.Kit.Signed(p.mails))
	mux.Handle("POST /profile", p.Kit.Signed(p.save))
	mux.Handle("POST /profile/password", p.Kit.Signed(p.password))
	mux.Handle("POST /profile/email", p.Kit.Signed(p.email))
	mux.Handle("POST /profile/sessions/{id}/end", p.Kit.Signed(p.endSession))
	mux.Handle("POST /profile/tokens", p.Kit.Signed(p.addToken))
	mux.Handle("POST /profile/tokens/{id}/revoke", p.Kit.Signed(p.revokeToken))
	p.mountSecurity(mux)
	p.mountData(mux)
}

// page is everything about oneself; About, Password, Email and Token carry the refusal of their own form.
type page struct {
	Zone          *time.Location
	Member        directory.Member
	Sessions      []account.Session
	Tokens        []account.Token
	Organisations []directory.Membership
	Calendar      bool // has one of their own, with hours
	OwnMail       bool // wants calendar mails for what they do themselves too
	About         *fault.Fault
	Password      *fault.Fault
	Email         *fault.Fault
	NewEmail      string // as it was typed
	Token         *fault.Fault
	Secret        string // a token just made; shown once
}

func (p *Pages) show(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.page(v, r, page{}, nil)
}

func (p *Pages) page(v *kit.View, r *http.Request, pg page, refused *fault.Fault) (kit.Answer, error) {
	typed := pg.Member
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if pg.Member, err = directory.MemberByID(tx, v.Actor.Member); err != nil {
			return err
		}
		if pg.Zone, err = directory.ZoneOf(tx, v.Actor); err != nil {
			return err
		}
		if pg.Calendar, err = appointment.HasCalendar(tx, v.Actor.Member); err != nil {
			return err
		}
		if pg.OwnMail, err = workplace.OwnMail(tx, v.Actor.Member); err != nil {
			return err
		}
		pg.Tokens, err = account.Tokens(tx, v.Actor)
		return err
	})
	if err != nil {
		return kit.Answer{}, err
	}
	if pg.About != nil && pg.About.Code != fault.Stale {
		pg.Member = retyped(pg.Member, typed)
	}
	if pg.Sessions, err = p.Accounts.Open(r.Context(), v.Session); err != nil {
		return kit.Answer{}, err
	}
	if pg.Organisations, err = p.Accounts.Memberships(r.Context(), v.Session); err != nil {
		return kit.Answer{}, err
	}
	a := kit.Page(v.T(i18n.Profile), profile(v, pg))
	if refused != nil {
		a.Status = kit.Status(refused.Code)
	}
	return a, nil
}

// retyped is a member with what was typed about them.
func retyped(m, typed directory.Member) directory.Member {
	m.Name, m.Lang, m.Visible, m.Idle = typed.Name, typed.Lang, typed.Visible, typed.Idle
	m.Telephone, m.Postcode, m.Town = typed.Telephone, typed.Postcode, typed.Town
	return m
}

func (p *Pages) save(v *kit.View, r *http.Request) (kit.Answer, error) {
	idle, _ := strconv.Atoi(r.PostForm.Get("idle")) // what is no number is refused as out of range
	wish := directory.Profile{Name: r.PostForm.Get("name"), Lang: r.PostForm.Get("lang"), Telephone: r.PostForm.Get("telephone"),
		Postcode: r.PostForm.Get("postcode"), Town: r.PostForm.Get("town"), Visible: r.PostForm.Get("visible") != "", Idle: idle, Rev: kit.Rev(r)}
	err := p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) error {
		return directory.SetProfile(tx, v.Actor, wish)
	})
	if err == nil {
		err = p.Accounts.SetIdle(r.Context(), v.Actor.Member, wish.Idle)
	}
	if err == nil {
		return kit.Go("/profile", "saved"), nil
	}
	f, ok := fault.As(err)
	if !ok {
		return kit.Answer{}, err
	}
	pg := page{About: f, Member: directory.Member{Name: wish.Name, Lang: wish.Lang, Telephone: wish.Telephone, Postcode: wish.Postcode, Town: wish.Town,
		Visible: wish.Visible, Idle: wish.Idle}}
	return p.page(v, r, pg, f)
}

func (p *Pages) mails(v *kit.View, r *http.Request) (kit.Answer, error) {
	err := p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) error {
		return workplace.SetOwnMail(tx, v.Actor, r.PostForm.Get("own") != "")
	})
	return kit.Go("/profile", "saved"), err
}

func (p *Pages) password(v *kit.View, r *http.Request) (kit.Answer, error) {
	err := p.Accounts.SetPassword(r.Context(), v.Session, r.PostForm.Get("present"), r.PostForm.Get("password"))
	if err == nil {
		return kit.Go("/profile", "password"), nil
	}
	f, ok := fault.As(err)
	if !ok {
		return kit.Answer{}, err
	}
	return p.page(v, r, page{Password: f}, f)
}

func (p *Pages) email(v *kit.View, r *http.Request) (kit.Answer, error) {
	wish := r.PostForm.Get("email")
	err := p.Accounts.AskNewAddress(r.Context(), v.Session, wish, r.PostForm.Get("email-present"), v.Lang, kit.Address(r))
	if err == nil {
		return kit.Go("/profile", "email-sent"), nil
	}
	f, ok := fault.As(err)
	if !ok {
		return kit.Answer{}, err
	}
	return p.page(v, r, page{Email: f, NewEmail: wish}, f)
}

func (p *Pages) endSession(v *kit.View, r *http.Request) (kit.Answer, error) {
	if err := p.Accounts.End(r.Context(), v.Session, r.PathValue("id")); err != nil {
		return kit.Answer{}, err
	}
	return kit.Go("/profile", "session-ended"), nil
}

func (p *Pages) addToken(v *kit.View, r *http.Request) (kit.Answer, error) {
	var secret string
	err := p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) (err error) {
		_, secret, err = p.Accounts.AddTokenIn(tx, v.Actor, v.Session, r.PostForm.Get("token"), r.PostForm.Get("key"))
		return err
	})
	if err == nil {
		return p.page(v, r, page{Secret: secret}, nil)
	}
	f, ok := fault.As(err)
	if !ok {
		return kit.Answer{}, err
	}
	return p.page(v, r, page{Token: f}, f)
}

func (p *Pages) revokeToken(v *kit.View, r *http.Request) (kit.Answer, error) {
	err := p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) error {
		return p.Accounts.RevokeToken(tx, v.Actor, r.PathValue("id"))
	})
	if err != nil {
		return kit.Answer{}, err
	}
	return kit.Go("/profile", "revoked"), nil
}

func deviceName(v *kit.View, s account.Session) string {
	if s.Device == "" {
		return v.T(i18n.DeviceUnknown)
	}
	return s.Device
}
