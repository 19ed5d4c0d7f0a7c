// Package api serves the program's interface over JSON.
//
// It is one of the doors: each operation reads a request, calls one verb of a domain and shows what came of it.
// Rules live in the domains; what is kept true here is how a program is spoken to:
//
//   - A request names its member by a token in the header Authorization, and by nothing else: cookies mean
//     nothing here, so no other site's page can use a browser that is signed in.
//   - Whatever cannot be read is refused before any verb sees it: text that no database could keep, JSON that is
//     too long, too deep or says a thing twice, and properties and parameters that do not exist.
//   - Every refusal is a problem document (RFC 9457) in the reader's language, with a code that programs can tell
//     apart. A failure of the program reveals nothing but that it failed; its cause is in the log.
//   - Times are instants (RFC 3339): with any offset in requests, in UTC to the microsecond in answers.
//   - The OpenAPI document is made from the same operations that serve, and the page to read from the document.
package api

import (
	"log/slog"
	"net/http"
	"net/url"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"bureau/internal/absence"
	"bureau/internal/account"
	"bureau/internal/appointment"
	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/files"
	"bureau/internal/newsletter"
	"bureau/internal/phone"
	"bureau/internal/rate"
	"bureau/internal/workplace"
)

// Parts are what the interface is made from.
type Parts struct {
	DB           *db.DB
	Accounts     *account.Accounts
	Invitations  *account.Invitations
	Workplaces   *workplace.Workplaces
	Appointments *appointment.Appointments
	Absences     *absence.Absences
	Newsletters  *newsletter.Newsletters
	Phones       *phone.Phones
	Files        files.Folder
	Clock        clock.Clock
	Origin       *url.URL
	Log          *slog.Logger
	Rate         rate.Limit // of requests of one member; zero takes the default
}

// The rate that a member has where Parts name none: far beyond what a person's programs need, and short of what
// would slow the office down for others.
const (
	defaultPerSecond = 200
	defaultBurst     = 5000
)

// door is the interface as it serves.
type door struct {
	Parts
	mux    *http.ServeMux
	api    huma.API
	limits *rate.Limiter
	open   map[string]bool // patterns of operations that take no token
	// strangers keeps each network address to a rate where no token is taken.
	strangers *rate.Limiter
}

// ofStrangers is what one network address may ask without a token: an office of people who begin on the same morning.
var ofStrangers = rate.Limit{PerSecond: 1, Burst: 60}

// New makes the door.
func New(p Parts) http.Handler {
	if p.Log == nil {
		p.Log = slog.Default()
	}
	if p.Origin == nil {
		p.Origin = &url.URL{}
	}
	if p.Rate == (rate.Limit{}) {
		p.Rate = rate.Limit{PerSecond: defaultPerSecond, Burst: defaultBurst}
	}
	d := &door{Parts: p, mux: http.NewServeMux(), limits: rate.New(p.Rate), open: map[string]bool{}, strangers: rate.New(ofStrangers)}
	d.api = humago.New(d.mux, d.config())
	d.me()
	d.tokens()
	d.members()
	d.factors()
	d.managing()
	d.signIn()
	d.groups()
	d.mailDomains()
	d.imports()
	d.log()
	d.places()
	d.starts()
	d.outages()
	d.sites()
	d.holidays()
	d.floors()
	d.arrange()
	d.reservations()
	d.series()
	d.absences()
	d.sessions()
	d.calendar()
	d.waitingList()
	d.customers()
	d.customerFiles()
	d.newsletters()
	d.phones()
	d.practices()
	d.practiceLists()
	d.joining()
	d.entrance()
	d.publish()
	return d
}
