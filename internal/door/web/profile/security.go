package profile

import (
	"net/http"
	"time"

	"bureau/internal/account"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// mountSecurity puts the pages of codes, passkeys and recovery codes on their addresses.
func (p *Pages) mountSecurity(mux *http.ServeMux) {
	mux.Handle("GET /profile/security", p.Kit.Signed(p.security))
	mux.Handle("POST /profile/security/codes", p.Kit.Signed(p.beginCodes))
	mux.Handle("POST /profile/security/codes/confirm", p.Kit.Signed(p.confirmCodes))
	mux.Handle("POST /profile/security/codes/remove", p.Kit.Signed(p.removeCodes))
	mux.Handle("POST /profile/security/passkeys", p.Kit.Signed(p.beginPasskey))
	mux.Handle("POST /profile/security/passkeys/finish", p.Kit.Signed(p.addPasskey))
	mux.Handle("GET /profile/security/passkeys/{id}", p.Kit.Signed(p.onePasskey))
	mux.Handle("POST /profile/security/passkeys/{id}/remove", p.Kit.Signed(p.removePasskey))
	mux.Handle("POST /profile/security/recovery", p.Kit.Signed(p.renewRecovery))
}

// securityPage is how somebody comes in; each form carries its own refusal.
type securityPage struct {
	Zone     *time.Location
	Factors  account.Factors
	Setup    account.Setup // of codes that wait for their first one
	Note     i18n.Text     // what was done just now
	New      []string      // recovery codes just made; shown once
	Name     string        // of a passkey, as it was typed
	Codes    *fault.Fault
	Passkeys *fault.Fault
	Recovery *fault.Fault
}

func (p *Pages) security(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.securityWith(v, r, securityPage{}, nil)
}

func (p *Pages) securityWith(v *kit.View, r *http.Request, pg securityPage, refused *fault.Fault) (kit.Answer, error) {
	var err error
	if pg.Zone, err = p.zone(v, r); err != nil {
		return kit.Answer{}, err
	}
	if v.Session.Bound == "" {
		if pg.Factors, err = p.Accounts.Factors(r.Context(), v.Session); err != nil {
			return kit.Answer{}, err
		}
	}
	a := kit.Page(v.T(i18n.SecurityTitle), security(v, pg))
	if refused != nil {
		a.Status = kit.Status(refused.Code)
	}
	return a, nil
}

func (p *Pages) zone(v *kit.View, r *http.Request) (zone *time.Location, err error) {
	err = p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) error {
		zone, err = directory.ZoneOf(tx, v.Actor)
		return err
	})
	return zone, err
}

func (p *Pages) beginCodes(v *kit.View, r *http.Request) (kit.Answer, error) {
	setup, err := p.Accounts.BeginCodes(r.Context(), v.Session, r.PostForm.Get("present"))
	if f, ok := fault.As(err); ok {
		return p.securityWith(v, r, securityPage{Codes: f}, f)
	}
	if err != nil {
		return kit.Answer{}, err
	}
	return p.securityWith(v, r, securityPage{Setup: setup}, nil)
}

func (p *Pages) confirmCodes(v *kit.View, r *http.Request) (kit.Answer, error) {
	codes, err := p.Accounts.ConfirmCodes(r.Context(), v.Session, r.PostForm.Get("code"))
	if err == nil {
		return p.securityWith(v, r, securityPage{Note: i18n.NoteCodesOn, New: codes}, nil)
	}
	f, ok := fault.As(err)
	if !ok {
		return kit.Answer{}, err
	}
	setup, err := p.Accounts.Setup(r.Context(), v.Session)
	if _, none := fault.As(err); err != nil && !none {
		return kit.Answer{}, err
	}
	return p.securityWith(v, r, securityPage{Codes: f, Setup: setup}, f)
}

func (p *Pages) removeCodes(v *kit.View, r *http.Request) (kit.Answer, error) {
	err := p.Accounts.RemoveCodes(r.Context(), v.Session, r.PostForm.Get("present"), r.PostForm.Get("code"))
	if f, ok := fault.As(err); ok {
		return p.securityWith(v, r, securityPage{Codes: f}, f)
	}
	return kit.Go("/profile/security", "codes-off"), err
}

func (p *Pages) beginPasskey(v *kit.View, r *http.Request) (kit.Answer, error) {
	name := r.PostForm.Get("passkey")
	q, err := p.Accounts.BeginPasskey(r.Context(), v.Session, r.PostForm.Get("present"), name)
	if f, ok := fault.As(err); ok {
		return p.securityWith(v, r, securityPage{Passkeys: f, Name: name}, f)
	}
	return kit.Page(v.T(i18n.PasskeyAdd), makePasskey(v, q, name)), err
}

func (p *Pages) addPasskey(v *kit.View, r *http.Request) (kit.Answer, error) {
	codes, err := p.Accounts.AddPasskey(r.Context(), v.Session, r.PostForm.Get("ticket"), r.PostForm.Get("credential"))
	if f, ok := fault.As(err); ok {
		return p.securityWith(v, r, securityPage{Passkeys: f}, f)
	}
	if err != nil {
		return kit.Answer{}, err
	}
	return p.securityWith(v, r, securityPage{Note: i18n.NotePasskeyAdded, New: codes}, nil)
}

func (p *Pages) onePasskey(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.passkeyPage(v, r, nil)
}

func (p *Pages) passkeyPage(v *kit.View, r *http.Request, refused *fault.Fault) (kit.Answer, error) {
	f, err := p.Accounts.Factors(r.Context(), v.Session)
	if err != nil {
		return kit.Answer{}, err
	}
	for _, k := range f.Passkeys {
		if k.ID == r.PathValue("id") {
			a := kit.Page(v.T(i18n.PasskeyRemoveTitle, k.Name), passkeyGoes(v, k, refused))
			if refused != nil {
				a.Status = kit.Status(refused.Code)
			}
			return a, nil
		}
	}
	return kit.Answer{}, fault.New(fault.NotFound, i18n.NotFound)
}

func (p *Pages) removePasskey(v *kit.View, r *http.Request) (kit.Answer, error) {
	err := p.Accounts.RemovePasskey(r.Context(), v.Session, r.PostForm.Get("present"), r.PathValue("id"))
	if f, ok := fault.As(err); ok {
		return p.passkeyPage(v, r, f)
	}
	return kit.Go("/profile/security", "passkey-removed"), err
}

func (p *Pages) renewRecovery(v *kit.View, r *http.Request) (kit.Answer, error) {
	codes, err := p.Accounts.RenewRecovery(r.Context(), v.Session, r.PostForm.Get("present"))
	if f, ok := fault.As(err); ok {
		return p.securityWith(v, r, securityPage{Recovery: f}, f)
	}
	if err != nil {
		return kit.Answer{}, err
	}
	return p.securityWith(v, r, securityPage{New: codes}, nil)
}

// methodText says how a session was begun.
func methodText(m account.Method) i18n.Text {
	switch m {
	case account.ByCode:
		return i18n.MethodCode
	case account.ByRecovery:
		return i18n.MethodRecovery
	case account.ByBoth:
		return i18n.MethodBoth
	case account.ByPasskey:
		return i18n.MethodPasskey
	case account.ByProvider:
		return i18n.MethodProvider
	}
	return i18n.MethodPassword
}
