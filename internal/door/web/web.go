// Package web is the door of the pages: it mounts the features, the files they load and the stream of changes.
package web

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"bureau/internal/absence"
	"bureau/internal/account"
	"bureau/internal/appointment"
	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/absent"
	"bureau/internal/door/web/access"
	"bureau/internal/door/web/agenda"
	"bureau/internal/door/web/booking"
	"bureau/internal/door/web/customer"
	"bureau/internal/door/web/day"
	"bureau/internal/door/web/join"
	"bureau/internal/door/web/journal"
	"bureau/internal/door/web/kit"
	"bureau/internal/door/web/letters"
	"bureau/internal/door/web/mailbox"
	"bureau/internal/door/web/people"
	"bureau/internal/door/web/phones"
	"bureau/internal/door/web/place"
	"bureau/internal/door/web/practice"
	"bureau/internal/door/web/profile"
	"bureau/internal/door/web/provider"
	"bureau/internal/door/web/scan"
	"bureau/internal/door/web/site"
	"bureau/internal/door/web/start"
	"bureau/internal/dossier"
	"bureau/internal/fault"
	"bureau/internal/files"
	"bureau/internal/live"
	"bureau/internal/newsletter"
	"bureau/internal/notice"
	"bureau/internal/phone"
	"bureau/internal/post"
	"bureau/internal/rate"
	"bureau/internal/workplace"
)

// Parts are what the pages are made from.
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
	Live         *live.Hub
	Notices      *notice.Board
	Post         *post.Post
	Demo         bool // everybody may read the mail that is kept
	Clock        clock.Clock
	Origin       *url.URL
	Log          *slog.Logger
}

// perCaller bounds what one session, or one address without one, may ask: far more than people and their pages do.
var perCaller = rate.Limit{PerSecond: 200, Burst: 5000}

// New makes the door.
func New(p Parts) http.Handler {
	k := &kit.Kit{
		Accounts: p.Accounts,
		Clock:    p.Clock,
		Origin:   p.Origin,
		Log:      p.Log,
		Notices:  p.Notices,
		Assets:   kit.NewAssets(place.CSS, scan.CSS, start.CSS, site.CSS, agenda.CSS, practice.CSS, booking.CSS, letters.CSS, phones.CSS),
		Rate:     rate.New(perCaller),
	}
	k.Around = around(p)
	mux := http.NewServeMux()
	entrance := &access.Pages{Kit: k, Accounts: p.Accounts, Invitations: p.Invitations, Customer: customerAnywhere(p)}
	k.Ended = entrance.Ended
	k.MailShown = p.Demo && p.Post.Keeps()
	k.MailKept = p.Post.Keeps() && !k.MailShown
	entrance.Mount(mux)
	(&join.Pages{Kit: k, Accounts: p.Accounts}).Mount(mux)
	if k.MailShown {
		(&mailbox.Pages{Kit: k, Post: p.Post}).Mount(mux)
	}
	(&day.Pages{Kit: k, DB: p.DB, Workplaces: p.Workplaces, Appointments: p.Appointments}).Mount(mux)
	(&absent.Pages{Kit: k, DB: p.DB, Absences: p.Absences}).Mount(mux)
	(&place.Pages{Kit: k, DB: p.DB, Workplaces: p.Workplaces, Absences: p.Absences, Files: p.Files}).Mount(mux)
	(&start.Pages{Kit: k, DB: p.DB, Workplaces: p.Workplaces, Appointments: p.Appointments}).Mount(mux)
	(&scan.Pages{Kit: k, DB: p.DB, Workplaces: p.Workplaces}).Mount(mux)
	(&people.Pages{Kit: k, DB: p.DB, Workplaces: p.Workplaces, Appointments: p.Appointments, Absences: p.Absences, Invitations: p.Invitations, Phones: p.Phones}).Mount(mux)
	(&journal.Pages{Kit: k, DB: p.DB}).Mount(mux)
	(&profile.Pages{Kit: k, DB: p.DB, Accounts: p.Accounts, Host: p.Origin.Hostname(),
		Dossiers: dossier.Reader{DB: p.DB, Accounts: p.Accounts, Workplaces: p.Workplaces, Appointments: p.Appointments, Newsletters: p.Newsletters}}).Mount(mux)
	(&provider.Pages{Kit: k, Accounts: p.Accounts}).Mount(mux)
	(&site.Pages{Kit: k, DB: p.DB, Workplaces: p.Workplaces, Files: p.Files}).Mount(mux)
	(&agenda.Pages{Kit: k, DB: p.DB, Appointments: p.Appointments, Absences: p.Absences}).Mount(mux)
	(&practice.Pages{Kit: k, DB: p.DB, Appointments: p.Appointments}).Mount(mux)
	(&booking.Pages{Kit: k, DB: p.DB, Accounts: p.Accounts, Appointments: p.Appointments}).Mount(mux)
	(&customer.Pages{Kit: k, DB: p.DB, Appointments: p.Appointments, Newsletters: p.Newsletters}).Mount(mux)
	(&letters.Pages{Kit: k, DB: p.DB, Appointments: p.Appointments, Newsletters: p.Newsletters}).Mount(mux)
	(&phones.Pages{Kit: k, DB: p.DB, Phones: p.Phones}).Mount(mux)
	mux.Handle("GET /manage", k.Signed(k.Manage))
	mux.Handle("GET /static/", k.Assets)
	mux.Handle("GET /live", stream(k, p.Live))
	mux.Handle("/", otherwise(mux, k.Signed(k.NotFound)))
	return http.NewCrossOriginProtection().Handler(mux)
}

// customerAnywhere tells whether a practice knows an account.
func customerAnywhere(p Parts) func(context.Context, string) bool {
	return func(ctx context.Context, account string) bool {
		var all []string
		err := p.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) {
			all, err = appointment.PracticesOf(tx, account)
			return err
		})
		return err == nil && len(all) > 0
	}
}

// around tells the menu what there is for somebody; a failure costs the practice's entries, not the page.
func around(p Parts) func(*http.Request, directory.Actor) kit.Around {
	return func(r *http.Request, actor directory.Actor) (out kit.Around) {
		err := p.DB.Read(r.Context(), actor.Org, func(tx db.Tx) (err error) {
			if out.Desk, err = appointment.AtDesk(tx, actor); err != nil {
				return err
			}
			if out.Phones, err = phone.Any(tx); err != nil {
				return err
			}
			out.Places, out.Office, err = workplace.Offered(tx)
			return err
		})
		if err != nil {
			return kit.Around{}
		}
		return out
	}
}

// otherwise answers what no page is mounted for: an address that is there for another method says for which (RFC 9110,
// section 15.5.6), any other is not found.
func otherwise(mux *http.ServeMux, notFound http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var allowed []string
		for _, method := range []string{http.MethodGet, http.MethodPost} {
			probe := &http.Request{Method: method, URL: r.URL, Host: r.Host}
			if _, pattern := mux.Handler(probe); pattern != "/" && pattern != "" && method != r.Method {
				allowed = append(allowed, method)
			}
		}
		if len(allowed) == 0 {
			notFound.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Allow", strings.Join(allowed, ", "))
		http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
	})
}

// beat keeps proxies from closing a quiet stream, and ends the stream of a session that ended.
const beat = 25 * time.Second

// stream tells a browser the topics that changed in its organisation, as server-sent events (HTML standard, section
// 9.2), until its session ends. It is no activity, and carries no data.
func stream(k *kit.Kit, hub *live.Hub) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Header.Set("X-Bureau-Refresh", "1")
		v, err := k.Resume(r)
		if err != nil {
			status := http.StatusServiceUnavailable
			if fault.Is(err, fault.SignedOut) {
				status = http.StatusNoContent // which tells the browser not to come back
			}
			w.WriteHeader(status)
			return
		}
		listener, ok := hub.Listen(v.Actor.Org, v.Actor.Member)
		if !ok {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		defer hub.Close(listener)
		w.Header().Set("Content-Type", "text/event-stream")
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("X-Accel-Buffering", "no")
		out := http.NewResponseController(w)
		_ = out.SetWriteDeadline(time.Time{})
		_ = out.SetReadDeadline(time.Time{})
		fmt.Fprint(w, ": listening\n\n")
		_ = out.Flush()
		ticker := time.NewTicker(beat)
		defer ticker.Stop()
		for {
			select {
			case <-r.Context().Done():
				return
			case <-hub.Left():
				return
			case <-ticker.C:
				if _, err := k.Resume(r); err != nil {
					return
				}
				fmt.Fprint(w, ": beat\n\n")
			case <-listener.Wake():
				fmt.Fprintf(w, "data: %s\n\n", strings.Join(listener.Take(), " "))
			}
			if out.Flush() != nil {
				return
			}
		}
	})
}
