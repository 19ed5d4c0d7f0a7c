// Package office opens the parts and joins them; it is the one place that knows them all, and it knows no rule.
package office

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // zones are part of the program: no two machines may read a wall clock differently

	"github.com/prometheus/client_golang/prometheus"

	"bureau/internal/absence"
	"bureau/internal/account"
	"bureau/internal/appointment"
	"bureau/internal/audit"
	"bureau/internal/backup"
	"bureau/internal/claim"
	"bureau/internal/clock"
	"bureau/internal/code"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/api"
	"bureau/internal/door/sip"
	"bureau/internal/door/web"
	"bureau/internal/erasure"
	"bureau/internal/files"
	"bureau/internal/front"
	"bureau/internal/live"
	"bureau/internal/newsletter"
	"bureau/internal/notice"
	"bureau/internal/outbound"
	"bureau/internal/outbox"
	"bureau/internal/phone"
	"bureau/internal/post"
	"bureau/internal/seal"
	"bureau/internal/workplace"
)

// Config says where the office's data lies and how it is reached.
type Config struct {
	Data     string      // the data folder
	Database db.Config   // empty: SQLite in the data folder
	URL      string      // the origin that people type, such as https://office.example
	Clock    clock.Clock // nil: the system's
	Log      *slog.Logger
	Relay    string      // where mail leaves, smtp://user:password@host:587 or smtps://…:465; empty: it is kept
	From     string      // the sender's address; empty: bureau@ the host of URL
	SignUp   string      // "open" or "closed": whether people sign up by themselves; empty: open
	Demo     bool        // the mail that is kept is shown to everybody at /demo/mail
	Backups  backup.Plan // made by themselves; the zero value makes none
	SIP      sip.Line    // where phones reach the office; the zero value: nowhere

	// Key seals secrets at rest, as base64 of 32 bytes; empty: the file "key" in the data folder, made when missing. All
	// nodes of one office need the same.
	Key string
	// AllowPrivate lists private addresses that the office may ask, such as an identity provider in its own network; see
	// package outbound for the form.
	AllowPrivate []string
}

// Office is an open office.
type Office struct {
	DB           *db.DB
	Accounts     *account.Accounts
	Workplaces   *workplace.Workplaces
	Appointments *appointment.Appointments
	Absences     *absence.Absences
	Newsletters  *newsletter.Newsletters
	Phones       *phone.Phones
	Files        files.Folder
	Live         *live.Hub
	Outbox       *outbox.Outbox
	Codes        *code.Codes
	Post         *post.Post
	Invitations  *account.Invitations
	Clock        clock.Clock
	Erasures     *erasure.Journal
	Backups      *backup.Keeper // nil where none are made by themselves
	Door         *sip.Door      // nil where phones do not reach the office
	handler      http.Handler
	https        bool
	host         string // of the origin; calendar objects are named by it
	events       *prometheus.CounterVec
	stop         context.CancelFunc
	working      sync.WaitGroup // what goes on by itself until Close
}

// Owners are the packages with tables, in the order in which their migrations run.
var Owners = []db.Migrations{
	notice.Migrations,
	outbox.Migrations,
	code.Migrations,
	post.Migrations,
	audit.Migrations,
	directory.Migrations,
	claim.Migrations,
	account.Migrations,
	workplace.Migrations,
	appointment.Migrations,
	absence.Migrations,
	newsletter.Migrations,
	phone.Migrations,
	erasure.Migrations,
}

// Open opens the office on its data folder, creating what is missing.
func Open(ctx context.Context, cfg Config) (*Office, error) {
	cfg = cfg.whole()
	origin, err := url.Parse(cfg.URL)
	if err != nil || origin.Host == "" || strings.Trim(origin.Path, "/") != "" {
		return nil, errors.New("the URL must be an origin such as https://office.example")
	}
	if cfg.SignUp != "" && cfg.SignUp != "open" && cfg.SignUp != "closed" {
		return nil, errors.New("signing up is open or closed")
	}
	if err := os.MkdirAll(cfg.Data, 0o700); err != nil {
		return nil, err
	}
	o := &Office{Clock: cfg.Clock, Erasures: erasure.In(cfg.Data), https: origin.Scheme == "https", events: eventCounter(),
		Workplaces: &workplace.Workplaces{Clock: cfg.Clock}}
	if o.Files, err = files.Open(filepath.Join(cfg.Data, "files")); err != nil {
		return nil, err
	}
	if o.DB, err = db.Open(ctx, cfg.Database, Owners...); err != nil {
		return nil, err
	}
	running, stop := context.WithCancel(context.WithoutCancel(ctx))
	o.stop = stop
	o.Live = live.New(running, o.DB)
	if err := o.begin(running, cfg, origin); err != nil {
		return nil, errors.Join(err, o.Close())
	}
	return o, nil
}

// begin makes the parts that stand on the open database, and starts what runs by itself when all of them are there.
func (o *Office) begin(ctx context.Context, cfg Config, origin *url.URL) (err error) {
	o.Outbox = outbox.New(o.DB, cfg.Clock, cfg.Log)
	if o.Codes, err = code.Open(ctx, o.DB, cfg.Clock); err != nil {
		return err
	}
	o.Outbox.Every("code/sweep", 6*time.Hour, o.Codes.Sweep)
	o.Absences = &absence.Absences{Clock: cfg.Clock, Diary: diary{o}}
	o.Appointments = &appointment.Appointments{Clock: cfg.Clock, Codes: o.Codes, Assets: assets{}, Closures: o.Absences}
	o.Outbox.Handle(account.AccountErased, o.untie)
	o.Outbox.Handle(offerWork, o.offerProfile)
	o.Outbox.Every("appointment/holds", 10*time.Minute, o.forgetHolds)
	if o.Post, err = post.Open(o.Outbox, post.Config{Relay: cfg.Relay, From: cfg.From, Origin: origin}); err != nil {
		return err
	}
	o.host = origin.Hostname()
	o.Post.Kind("reservation", o.writeReservation)
	o.Post.Kind("appointment", o.writeAppointment)
	o.Newsletters = &newsletter.Newsletters{DB: o.DB, Clock: cfg.Clock, Codes: o.Codes, Outbox: o.Outbox, Post: o.Post, Mute: o.Post.Keeps() && !cfg.Demo}
	o.Newsletters.Register()
	o.Post.Kind(listMail, o.writeList)
	o.Post.Kind(waitMail, o.writeWaiting)
	o.Outbox.Handle(waitWork, o.lookNow)
	o.Outbox.Every("appointment/waiting-list", time.Hour, o.reviewWaiting)
	o.Outbox.Handle(beforeWork, o.sendBefore)
	o.Outbox.Every("appointment/lists", time.Minute, o.sendDaily)
	o.Outbox.Every("workplace/series", 6*time.Hour, o.extend)
	if o.Accounts, err = o.accounts(cfg, origin); err != nil {
		return err
	}
	o.Accounts.Closed = cfg.SignUp == "closed"
	o.Accounts.Mail(o.Post, o.Codes)
	o.Invitations = &account.Invitations{Accounts: o.Accounts, Codes: o.Codes, Post: o.Post}
	o.Invitations.Register()
	o.Post.Kind(account.FactorMail, o.Accounts.FactorLetter)
	o.Phones = &phone.Phones{DB: o.DB, Clock: cfg.Clock, Key: o.Accounts.Key, Hashes: o.Accounts, Assets: phonePlaces{}, Absent: phoneAbsences{o}, Files: o.Files,
		Outbox: o.Outbox, Post: o.Post, Codes: o.Codes, Realm: o.host, Server: servedAt(o.host, cfg.SIP)}
	o.Phones.Start()
	o.Outbox.Every("phone/sweep", 5*time.Minute, o.sweepPhones)
	o.handler = o.doors(cfg, origin)
	o.DB.Join(db.Joins{Must: o.within, May: o.after(ctx, cfg.Log)})
	return errors.Join(o.Erasures.Catch(ctx, o.DB), o.keep(ctx, cfg), o.Outbox.Start(ctx), o.answerPhones(cfg))
}

// accounts opens the accounts with the office's own key, origin and way out.
func (o *Office) accounts(cfg Config, origin *url.URL) (a *account.Accounts, err error) {
	a = account.New(o.DB, cfg.Clock)
	a.Origin = origin
	if a.Outbound, err = outbound.Client(cfg.AllowPrivate); err != nil {
		return nil, err
	}
	if cfg.Key != "" {
		a.Key, err = seal.Parse(cfg.Key)
	} else {
		a.Key, err = seal.File(filepath.Join(cfg.Data, "key"))
	}
	return a, err
}

// doors puts every door on one handler.
func (o *Office) doors(cfg Config, origin *url.URL) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/api/", api.New(api.Parts{
		DB:           o.DB,
		Accounts:     o.Accounts,
		Invitations:  o.Invitations,
		Workplaces:   o.Workplaces,
		Appointments: o.Appointments,
		Absences:     o.Absences,
		Newsletters:  o.Newsletters,
		Phones:       o.Phones,
		Files:        o.Files,
		Clock:        o.Clock,
		Origin:       origin,
		Log:          cfg.Log,
	}))
	mux.Handle("/", web.New(web.Parts{
		DB:           o.DB,
		Accounts:     o.Accounts,
		Invitations:  o.Invitations,
		Workplaces:   o.Workplaces,
		Appointments: o.Appointments,
		Absences:     o.Absences,
		Newsletters:  o.Newsletters,
		Phones:       o.Phones,
		Files:        o.Files,
		Live:         o.Live,
		Post:         o.Post,
		Demo:         cfg.Demo,
		Notices:      &notice.Board{DB: o.DB, Clock: o.Clock},
		Clock:        o.Clock,
		Origin:       origin,
		Log:          cfg.Log,
	}))
	return mux
}

// ServeHTTP answers pages and API. Every answer begins with the strictest headers; a door loosens what it needs.
func (o *Office) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
	h.Set("Cache-Control", "no-store")
	if o.https {
		h.Set("Strict-Transport-Security", front.HSTS)
	}
	o.handler.ServeHTTP(w, r)
}

// Close finishes what is under way and closes the data.
func (o *Office) Close() error {
	if o.Door != nil {
		o.Door.Close()
	}
	o.stop()
	if o.Outbox != nil {
		o.Outbox.Stop()
	}
	o.working.Wait()
	return o.DB.Close()
}
