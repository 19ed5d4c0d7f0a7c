// Package people shows who is at work and who is expected, and lets those who may manage people add and import them,
// put them into groups, give rights, and let them leave.
package people

import (
	"net/http"
	"slices"
	"strings"

	"bureau/internal/absence"
	"bureau/internal/account"
	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/i18n"
	"bureau/internal/phone"
	"bureau/internal/sheet"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// Pages are the handlers of this feature.
type Pages struct {
	Kit          *kit.Kit
	DB           *db.DB
	Workplaces   *workplace.Workplaces
	Appointments *appointment.Appointments
	Absences     *absence.Absences
	Invitations  *account.Invitations
	Phones       *phone.Phones
}

// Mount puts the pages on their addresses.
func (p *Pages) Mount(mux *http.ServeMux) {
	mux.Handle("GET /presence", p.Kit.Signed(p.presence))
	mux.Handle("GET /people", p.Kit.Signed(p.list))
	mux.Handle("GET /people/new", p.Kit.Signed(p.newPerson))
	mux.Handle("POST /people/new", p.Kit.Signed(p.add))
	mux.Handle("GET /people/{id}", p.Kit.Signed(p.person))
	mux.Handle("POST /people/{id}", p.Kit.Signed(p.setRights))
	mux.Handle("GET /people/{id}/edit", p.Kit.Signed(p.edit))
	mux.Handle("POST /people/{id}/edit", p.Kit.Signed(p.save))
	mux.Handle("GET /people/{id}/phone", p.Kit.Signed(p.phone))
	mux.Handle("POST /people/{id}/phone", p.Kit.Signed(p.setPhone))
	mux.Handle("GET /people/{id}/deactivate", p.Kit.Signed(p.leave))
	mux.Handle("POST /people/{id}/deactivate", p.Kit.Signed(p.deactivate))
	mux.Handle("GET /people/{id}/erase", p.Kit.Signed(p.confirmErase))
	mux.Handle("POST /people/{id}/erase", p.Kit.Signed(p.erase))
	mux.Handle("POST /people/{id}/reactivate", p.Kit.Signed(p.reactivate))
	mux.Handle("POST /people/invite", p.Kit.Signed(p.inviteAll))
	mux.Handle("POST /people/{id}/invite", p.Kit.Signed(p.invite))
	mux.Handle("POST /people/{id}/withdraw", p.Kit.Signed(p.withdraw))
	mux.Handle("POST /people/{id}/owner", p.Kit.Signed(p.setOwner))
	mux.Handle("GET /manage/groups", p.Kit.Signed(p.groups))
	mux.Handle("POST /manage/groups", p.Kit.Signed(p.addGroup))
	mux.Handle("GET /manage/groups/{id}", p.Kit.Signed(p.group))
	mux.Handle("POST /manage/groups/{id}", p.Kit.Signed(p.renameGroup))
	mux.Handle("POST /manage/groups/{id}/remove", p.Kit.Signed(p.removeGroup))
	mux.Handle("POST /manage/groups/{id}/put", p.Kit.Signed(p.putIntoGroup))
	mux.Handle("POST /manage/groups/{id}/take", p.Kit.Signed(p.takeFromGroup))
	mux.Handle("GET /manage/mail-domains", p.Kit.Signed(p.domains))
	mux.Handle("POST /manage/mail-domains", p.Kit.Signed(p.addDomain))
	mux.Handle("POST /manage/mail-domains/{id}/joining", p.Kit.Signed(p.setJoining))
	mux.Handle("POST /manage/mail-domains/{id}/remove", p.Kit.Signed(p.removeDomain))
	mux.Handle("GET /manage/import", p.Kit.Signed(p.upload))
	mux.Handle("POST /manage/import", p.Kit.SignedUpload(sheet.MaxBytes, p.uploaded))
	mux.Handle("GET /manage/import/{id}", p.Kit.Signed(p.draft))
	mux.Handle("POST /manage/import/{id}", p.Kit.Signed(p.importDraft))
	mux.Handle("POST /manage/import/{id}/columns", p.Kit.Signed(p.match))
	mux.Handle("POST /manage/import/{id}/drop", p.Kit.Signed(p.dropDraft))
}

type presencePage struct {
	Contains string
	Present  []workplace.Place
	Expected []workplace.Place
	Visitors []workplace.Place // today's, for those who may see them
	People   int               // each person present counts once
	Away     []absence.Time    // who is away today, whatever for
}

func (p *Pages) presence(v *kit.View, r *http.Request) (kit.Answer, error) {
	page := presencePage{Contains: strings.TrimSpace(r.Form.Get("name"))}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if page.Present, err = p.Workplaces.Present(tx, v.Actor, page.Contains); err != nil {
			return err
		}
		zone, err := directory.ZoneOf(tx, v.Actor)
		if err != nil {
			return err
		}
		rest := span.Span{Start: db.Micros(v.Now), End: span.DateOf(v.Now, zone).Span(zone).End}
		if page.Expected, err = workplace.Expected(tx, v.Actor, page.Contains, rest); err != nil {
			return err
		}
		if page.Away, err = p.Absences.AwayNow(r.Context(), tx, v.Actor, page.Contains); err != nil {
			return err
		}
		page.Visitors, err = workplace.Visitors(tx, v.Actor, rest)
		page.Visitors = slices.DeleteFunc(page.Visitors, func(g workplace.Place) bool {
			return !strings.Contains(strings.ToLower(g.Reservation.Guest.Name), strings.ToLower(page.Contains))
		})
		return err
	})
	page.Expected = absent(page.Expected, page.Present)
	page.People = distinct(page.Present)
	return kit.Page(v.T(i18n.WhoIsThere), presence(v, page)), err
}

// absent leaves the reservations of people who are not here yet, the first of each.
func absent(expected, present []workplace.Place) []workplace.Place {
	seen := map[string]bool{}
	for _, p := range present {
		seen[p.Person.Member] = true
	}
	return slices.DeleteFunc(expected, func(p workplace.Place) bool {
		before := seen[p.Person.Member]
		seen[p.Person.Member] = true
		return before
	})
}

func distinct(present []workplace.Place) int {
	seen := map[string]bool{}
	for _, p := range present {
		if p.Shown {
			seen[p.Person.Member] = true
		}
	}
	return len(seen)
}

// canEnd tells whether the reader may end a stay from the list.
func canEnd(v *kit.View, p workplace.Place) bool {
	return p.Stay.Member == v.Actor.Member || (!p.Home() && v.Actor.Manages(p.Asset.Site))
}

func shownName(v *kit.View, p workplace.Place) string {
	if !p.Shown {
		return v.T(i18n.SomeoneHidden)
	}
	return p.Person.Name
}
