package account_test

import (
	"context"
	"testing"

	"bureau/internal/account"
	"bureau/internal/db"
	"bureau/internal/directory"
)

// invite adds somebody to the organisation and gives the code that was mailed to them.
func (h measured) invite(t *testing.T, actor directory.Actor, email string) string {
	t.Helper()
	must(t, h.DB.Write(t.Context(), actor.Org, func(_ context.Context, tx db.Tx) error {
		m, err := directory.Enrol(tx, actor, directory.Member{Email: email, Lang: "nl"}, nil, true)
		if err == nil {
			_, err = h.invitations.Invite(tx, actor, m.ID)
		}
		return err
	}))
	return h.links(t, email, "/invitation")[0]
}

func TestOnlyWhoMakesTheirAccountByAnInvitationIsSignedInByIt(t *testing.T) {
	eachMeasured(t, func(t *testing.T, h measured) {
		a := arrange(t, h.house, true)
		for name, c := range map[string]struct {
			actor   directory.Actor
			email   string
			entered bool
		}{
			"an address without an account":                  {h.actor, "new@other.example", true},
			"an address that has an account":                 {h.actor, "known@other.example", false},
			"an address that has to come through a provider": {a.owner, "new@demo.example", false},
		} {
			link := h.invite(t, c.actor, c.email)
			s, entered, err := h.invitations.Enter(t.Context(), link, "a lamp over the stairs", "de", account.Caller{Device: "Firefox"})
			must(t, err)
			if entered != c.entered || (s.Secret != "") != c.entered {
				t.Errorf("%s: entered %v with %+v", name, entered, s)
			}
			if !entered {
				continue
			}
			_, who, err := h.Resume(t.Context(), s.Secret, false)
			must(t, err)
			if who.Org != c.actor.Org || who.Email != c.email || s.Strong {
				t.Errorf("%s: it is %+v by %+v", name, who, s)
			}
			if _, _, err := h.invitations.Enter(t.Context(), link, "a lamp over the stairs", "de", account.Caller{}); err == nil {
				t.Errorf("%s: the link lets in twice", name)
			}
		}
	})
}
