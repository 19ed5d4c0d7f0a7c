package directory

import (
	"slices"
	"strings"

	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Rights are what a member may do beyond their own things; a set of bits.
type Rights int64

// The rights. Owner includes all others, and alone buys packages.
const (
	BookForOthers   Rights = 1 << iota // book in colleagues' calendars
	OwnAvailability                    // set one's own availability
	Settings                           // change the organisation's settings
	Sites                              // manage every site, its plans and places
	Phones                             // manage the phones
	People                             // manage the people and their rights
	Owner                              // buys packages
)

// Administrator is everything but owning.
const Administrator = BookForOthers | OwnAvailability | Settings | Sites | Phones | People

// Right pairs a right with its name for people.
type Right struct {
	Right Rights
	Key   string // in forms and in the API
	Text  i18n.Text
}

// Given are the rights that can be given to a member, in the order in which they are shown.
var Given = []Right{
	{BookForOthers, "book-for-others", i18n.RightBookForOthers},
	{OwnAvailability, "own-availability", i18n.RightOwnAvailability},
	{Settings, "settings", i18n.RightSettings},
	{Sites, "sites", i18n.RightSites},
	{Phones, "phones", i18n.RightPhones},
	{People, "people", i18n.RightPeople},
}

// Actor is the member who acts, with the rights of this moment.
type Actor struct {
	Org      string
	OrgName  string
	Member   string
	Account  string
	Name     string
	Email    string
	Lang     string
	Rights   Rights
	Visible  bool // lets colleagues know where they are, unless said otherwise at a check-in
	Idle     int  // minutes without activity after which a session ends
	Site     string
	Managing []string // the sites they manage
}

// Can tells whether the actor has a right.
func (a Actor) Can(r Rights) bool { return a.Rights&Owner != 0 || a.Rights&r == r }

// Manages tells whether the actor may act for a site: its manager, or whoever manages all sites.
func (a Actor) Manages(site string) bool {
	return a.Can(Sites) || slices.Contains(a.Managing, site)
}

// ManagesAny tells whether there can be sites that the actor may act for.
func (a Actor) ManagesAny() bool { return a.Can(Sites) || len(a.Managing) > 0 }

// Role is the actor's name in a list of people.
func (a Actor) Role() string { return roleOf(a.Rights, len(a.Managing) > 0) }

func roleOf(r Rights, manages bool) string {
	switch {
	case r&Owner != 0:
		return "owner"
	case r&Administrator == Administrator:
		return "administrator"
	case manages:
		return "site-manager"
	}
	return "member"
}

// keysOf writes rights as their keys, for the log.
func keysOf(r Rights) string {
	var keys []string
	for _, g := range Given {
		if r&g.Right != 0 {
			keys = append(keys, g.Key)
		}
	}
	return strings.Join(keys, " ")
}

// need refuses an actor without the right.
func (a Actor) need(r Rights) error {
	if a.Can(r) {
		return nil
	}
	return fault.New(fault.Refused, i18n.NoRight)
}
