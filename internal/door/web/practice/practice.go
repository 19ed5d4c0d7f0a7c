// Package practice is where a practice is set up: online booking with its link and its code to embed, services, staff with
// their hours, and business cards. Until the organisation is a practice there is one page, which makes it one.
package practice

import (
	"context"
	_ "embed" // the style
	"encoding/base64"
	"errors"
	"html"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/skip2/go-qrcode"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/label"
)

// CSS is the style of this feature's pages.
//
//go:embed practice.css
var CSS string

// Pages are the handlers of this feature.
type Pages struct {
	Kit          *kit.Kit
	DB           *db.DB
	Appointments *appointment.Appointments
}

const (
	home     = "/manage/practice"
	services = "/manage/practice/services"
	staff    = "/manage/practice/staff"
	cards    = "/manage/practice/cards"
	lists    = "/manage/practice/lists"
)

// Mount puts the pages on their addresses.
func (p *Pages) Mount(mux *http.ServeMux) {
	mux.Handle("GET /manage/practice", p.Kit.Signed(p.show))
	mux.Handle("POST /manage/practice", p.Kit.Signed(p.save))
	mux.Handle("POST /manage/practice/begin", p.Kit.Signed(p.begin))
	mux.Handle("POST /manage/practice/link-code", p.Kit.Signed(p.linkCode))
	mux.Handle("GET /manage/practice/services", p.Kit.Signed(p.services))
	mux.Handle("POST /manage/practice/services", p.Kit.Signed(p.addService))
	mux.Handle("GET /manage/practice/services/new", p.Kit.Signed(p.newService))
	mux.Handle("GET /manage/practice/services/{id}", p.Kit.Signed(p.service))
	mux.Handle("POST /manage/practice/services/{id}", p.Kit.Signed(p.changeService))
	mux.Handle("GET /manage/practice/services/{id}/remove", p.Kit.Signed(p.askRemoval))
	mux.Handle("POST /manage/practice/services/{id}/remove", p.Kit.Signed(p.removeService))
	mux.Handle("GET /manage/practice/staff", p.Kit.Signed(p.staff))
	mux.Handle("POST /manage/practice/staff", p.Kit.Signed(p.addStaff))
	mux.Handle("GET /manage/practice/staff/{id}", p.Kit.Signed(p.hours))
	mux.Handle("POST /manage/practice/staff/{id}", p.Kit.Signed(p.setHours))
	mux.Handle("POST /manage/practice/staff/{id}/remove", p.Kit.Signed(p.removeStaff))
	mux.Handle("GET /manage/practice/cards", p.Kit.Signed(p.cards))
	mux.Handle("POST /manage/practice/cards", p.Kit.Signed(p.printCards))
	mux.Handle("GET /manage/practice/lists", p.Kit.Signed(p.lists))
	mux.Handle("POST /manage/practice/lists", p.Kit.Signed(p.setLists))
	mux.Handle("POST /manage/practice/lists/send", p.Kit.Signed(p.sendList))
	mux.Handle("GET /my-hours", p.Kit.Signed(p.myHours))
	mux.Handle("POST /my-hours", p.Kit.Signed(p.setMyHours))
}

// errNone is that the organisation is no practice yet: its pages lead to the one that makes it one.
var errNone = errors.New("no practice")

// read reads for a page of a practice.
func (p *Pages) read(v *kit.View, r *http.Request, do func(ctx context.Context, tx db.Tx, practice appointment.Practice) error) error {
	return p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) error {
		practice, err := p.Appointments.Settings(r.Context(), tx, v.Actor)
		if fault.Is(err, fault.NotFound) && r.Method == http.MethodGet && r.PathValue("id") == "" {
			return errNone
		}
		if err != nil {
			return err
		}
		return do(r.Context(), tx, practice)
	})
}

// answer shows a page with the status of the refusal in it.
func answer(a kit.Answer, refused *fault.Fault, err error) (kit.Answer, error) {
	if errors.Is(err, errNone) {
		return kit.Go(home, ""), nil
	}
	if refused != nil {
		a.Status = kit.Status(refused.Code)
	}
	return a, err
}

// shown tells whether a refusal belongs on the form that was sent.
func shown(err error) (*fault.Fault, bool) {
	f, ok := fault.As(err)
	return f, ok && f.Code != fault.Refused && (f.Code != fault.NotFound || f.Field != "")
}

// form is the practice as it is being filled in.
type form struct {
	Open, Asks, Coded, Waits       bool
	Step, Change, Remind, Currency string
	Intro, Phone, Email, Frames    string
	Rev                            int64
}

func formOf(p appointment.Practice) form {
	return form{Open: p.Open, Asks: p.Asks, Coded: p.Coded, Waits: p.Waits, Step: strconv.Itoa(p.Step), Change: hoursText(p.Change),
		Remind: hoursText(p.Remind), Currency: p.Currency, Intro: p.Intro, Phone: p.Phone, Email: p.Email, Frames: strings.Join(p.Frames, "\n"), Rev: p.Rev}
}

func readForm(r *http.Request) form {
	get := func(k string) string { return strings.TrimSpace(r.PostForm.Get(k)) }
	return form{Open: get("open") != "", Asks: get("asks") == "yes", Coded: get("coded") == "yes", Waits: get("waits") != "", Step: get("step"),
		Change: get("change"), Remind: get("remind"), Currency: get("currency"), Intro: plainLines(get("intro")), Phone: get("phone"), Email: get("email"),
		Frames: plainLines(get("frames")), Rev: kit.Rev(r)}
}

func plainLines(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

func (f form) practice() (p appointment.Practice, err error) {
	p = appointment.Practice{Open: f.Open, Asks: f.Asks, Coded: f.Coded, Waits: f.Waits, Currency: f.Currency, Intro: f.Intro, Phone: f.Phone,
		Email: f.Email, Frames: strings.Fields(f.Frames), Rev: f.Rev}
	if p.Step, err = number(f.Step, "step"); err != nil {
		return p, err
	}
	if p.Change, err = hoursOf(f.Change, "change"); err != nil {
		return p, err
	}
	p.Remind, err = hoursOf(f.Remind, "remind")
	return p, err
}

// number reads a whole number of a form.
func number(s, field string) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil || n < -1_000_000 || n > 1_000_000 {
		return 0, fault.New(fault.Invalid, i18n.NumberWrong).On(field)
	}
	return n, nil
}

// hoursOf reads hours, which may have a fraction, to the minute.
func hoursOf(s, field string) (time.Duration, error) {
	h, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	if err != nil || !(math.Abs(h) < 1e6) {
		return 0, fault.New(fault.Invalid, i18n.NumberWrong).On(field)
	}
	return time.Duration(math.Round(h*60)) * time.Minute, nil
}

func hoursText(d time.Duration) string {
	return strconv.FormatFloat(math.Round(d.Hours()*1e4)/1e4, 'f', -1, 64)
}

func minutesText(d time.Duration) string { return strconv.Itoa(int(d / time.Minute)) }

type homePage struct {
	Practice appointment.Practice
	Form     form
	Link     string
	Picture  string // the QR code of the link, as an address of data
	Embed    string
	Fault    *fault.Fault
	Changed  []kit.Difference
}

func (p *Pages) show(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.homePage(v, r, homePage{})
}

func (p *Pages) homePage(v *kit.View, r *http.Request, page homePage) (kit.Answer, error) {
	err := p.read(v, r, func(_ context.Context, _ db.Tx, practice appointment.Practice) error {
		page.Practice = practice
		return nil
	})
	if errors.Is(err, errNone) {
		return kit.Page(v.T(i18n.PracticeTitle), none(v)), nil
	}
	if err != nil {
		return kit.Answer{}, err
	}
	typed := page.Form
	if page.Fault == nil || page.Fault.Code == fault.Stale {
		page.Form = formOf(page.Practice)
	}
	if page.Fault != nil && page.Fault.Code == fault.Stale {
		page.Changed = differences(v, page.Form, typed)
	}
	page.Link = p.link(page.Practice)
	page.Embed = `<iframe src="` + html.EscapeString(page.Link) + `?embed=1" title="` + html.EscapeString(v.Actor.OrgName) + `" width="100%" height="760" loading="lazy"></iframe>`
	picture, err := qrcode.Encode(page.Link, qrcode.Medium, 480)
	page.Picture = "data:image/png;base64," + base64.StdEncoding.EncodeToString(picture)
	return answer(kit.Page(v.T(i18n.PracticeTitle), settings(v, page)), page.Fault, err)
}

// link is where customers book.
func (p *Pages) link(practice appointment.Practice) string {
	return p.Kit.Origin.JoinPath("book", practice.Slug).String()
}

func differences(v *kit.View, now, typed form) []kit.Difference {
	var out []kit.Difference
	yes := func(b bool) string { return v.T(choice(b, i18n.Yes, i18n.No)) }
	for _, d := range []kit.Difference{{Label: i18n.OpenOnline, Now: yes(now.Open), Typed: yes(typed.Open)},
		{Label: i18n.HowBooked, Now: v.T(booked(now.Asks)), Typed: v.T(booked(typed.Asks))}, {Label: i18n.WhoBooks, Now: v.T(books(now.Coded)), Typed: v.T(books(typed.Coded))},
		{Label: i18n.WaitsLabel, Now: yes(now.Waits), Typed: yes(typed.Waits)},
		{Label: i18n.StepLabel, Now: now.Step, Typed: typed.Step}, {Label: i18n.ChangeLabel, Now: now.Change, Typed: typed.Change},
		{Label: i18n.RemindLabel, Now: now.Remind, Typed: typed.Remind},
		{Label: i18n.CurrencyLabel, Now: now.Currency, Typed: typed.Currency}, {Label: i18n.IntroLabel, Now: now.Intro, Typed: typed.Intro},
		{Label: i18n.PracticePhone, Now: now.Phone, Typed: typed.Phone}, {Label: i18n.PracticeEmail, Now: now.Email, Typed: typed.Email},
		{Label: i18n.FramesLabel, Now: now.Frames, Typed: typed.Frames}} {
		if d.Now != d.Typed {
			out = append(out, d)
		}
	}
	return out
}

func choice(b bool, yes, no i18n.Text) i18n.Text {
	if b {
		return yes
	}
	return no
}

func booked(asks bool) i18n.Text { return choice(asks, i18n.BookedRequest, i18n.BookedAtOnce) }
func books(coded bool) i18n.Text { return choice(coded, i18n.BooksCoded, i18n.BooksAccount) }

func (p *Pages) begin(v *kit.View, r *http.Request) (kit.Answer, error) {
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		_, err := p.Appointments.Practise(ctx, tx, v.Actor)
		return err
	})
	return kit.Go(home, "saved"), err
}

func (p *Pages) save(v *kit.View, r *http.Request) (kit.Answer, error) {
	f := readForm(r)
	practice, err := f.practice()
	err = p.write(v, r, err, func(ctx context.Context, tx db.Tx) error {
		_, err := p.Appointments.ChangePractice(ctx, tx, v.Actor, practice)
		return err
	})
	if err == nil {
		return kit.Go(home, "saved"), nil
	}
	refused, ok := shown(err)
	if !ok {
		return kit.Answer{}, err
	}
	return p.homePage(v, r, homePage{Form: f, Fault: refused})
}

// write does what a form says, unless it could not be read; who lacks the right hears that first.
func (p *Pages) write(v *kit.View, r *http.Request, unread error, do func(ctx context.Context, tx db.Tx) error) error {
	if unread != nil {
		return unread
	}
	return p.DB.Write(r.Context(), v.Actor.Org, do)
}

// linkCode answers with the code of the booking link, as a picture or as a sheet to hang up.
func (p *Pages) linkCode(v *kit.View, r *http.Request) (kit.Answer, error) {
	var practice appointment.Practice
	err := p.read(v, r, func(_ context.Context, _ db.Tx, is appointment.Practice) error {
		practice = is
		return nil
	})
	if err != nil {
		return answer(kit.Answer{}, nil, err)
	}
	if r.PostForm.Get("as") == "picture" {
		picture, err := qrcode.Encode(p.link(practice), qrcode.Medium, 1024)
		return kit.Answer{Status: http.StatusOK, File: &kit.Download{Name: "qr.png", Type: "image/png", Body: picture}}, err
	}
	pdf, err := label.Poster(label.Card{Name: v.Actor.OrgName, Call: v.T(i18n.PosterSays), URL: p.link(practice), Phone: practice.Phone}, v.Lang, v.Now)
	return kit.Answer{Status: http.StatusOK, File: &kit.Download{Name: "qr.pdf", Type: "application/pdf", Body: pdf}}, err
}

// siteNames gives the names of sites by id.
func siteNames(all []directory.Site) map[string]string {
	out := map[string]string{}
	for _, s := range all {
		out[s.ID] = s.Name
	}
	return out
}
