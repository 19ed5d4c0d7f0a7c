package kit

import (
	"crypto/rand"
	"encoding/base64"
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"bureau/internal/account"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/notice"
)

// View is a request as pages see it: who reads, in which language, when.
type View struct {
	Actor   directory.Actor
	Session account.Session
	Signed  bool // somebody is signed in
	Lang    string
	Now     time.Time
	Nonce   string
	Path    string // of the page, for the menu
	Query   url.Values
	Assets  *Assets
	Board   notice.Notice // what the operator says to everybody
	Note    fault.Text    // what the last action did, shown once
	script  string        // a further script of this page
	around  func() Around // asked where the menu is written
	outer   *Outer        // how a page for people of the street is shown

	SignUp    bool // people may sign up by themselves
	MailKept  bool // mail reaches nobody but the operator: there is no relay
	MailShown bool // there is a page with the mail that is kept
}

// T says a text in the reader's language.
func (v *View) T(t fault.Text, args ...any) string { return v.voiced(t).In(v.Lang, args...) }

// Says says why something was refused, as its reader is addressed.
func (v *View) Says(f *fault.Fault) string { return v.T(f.Text, f.Args...) }

// voiced is a text as its reader is addressed, customers formally, and as it is true for them.
func (v *View) voiced(t fault.Text) fault.Text {
	text, ok := t.(i18n.Text)
	if !ok || !ofCustomers(v.Path) {
		return t
	}
	if v.MailKept {
		text = i18n.Unmailed(text)
	}
	return i18n.Formally(text)
}

// ofCustomers tells whether a page is one that customers read.
func ofCustomers(path string) bool { return Booking(path) || strings.HasPrefix(path, "/news/") }

// In writes times for the reader in a place's zone.
func (v *View) In(zone *time.Location) i18n.Locale { return i18n.Locale{Lang: v.Lang, Zone: zone} }

// InLanguage is the address of this page in another language; what else it says stays.
func (v *View) InLanguage(tag string) string {
	q := maps.Clone(v.Query)
	q.Del("note")
	q.Set("lang", tag)
	return "?" + q.Encode()
}

// Way is another way in, in the reader's language; who is about to book goes on with it afterwards.
func (v *View) Way(path string) string {
	q := url.Values{"lang": {v.Lang}}
	if next := v.Query.Get("next"); Booking(next) {
		q.Set("next", next)
	}
	return path + "?" + q.Encode()
}

// HTMLLang is the page's language attribute.
func (v *View) HTMLLang() string { return v.Lang }

// Current marks a menu entry as the present page.
func (v *View) Current(path string) bool {
	return v.Path == path || (path != "/" && strings.HasPrefix(v.Path, path+"/"))
}

func nonce() string {
	b := make([]byte, 18)
	rand.Read(b)
	return base64.RawURLEncoding.EncodeToString(b)
}

// policy is the page's Content-Security-Policy. The only scripts are ours, the only sink for markup is htmx's.
func policy(nonce string) string {
	return "default-src 'none'; script-src 'nonce-" + nonce + "'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
		"manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
		"require-trusted-types-for 'script'; trusted-types htmx"
}

// Around is what somebody finds in the organisation.
type Around struct {
	Desk   bool // a practice's calendar that they may open
	Places bool // something to reserve
	Office bool // more of it than the rooms and the equipment of a practice
	Phones bool // a phone of the organisation's
}

// Around is what the reader finds in the organisation.
func (v *View) Around() Around {
	if v.around == nil {
		return Around{}
	}
	return v.around()
}

// AtDesk tells whether the reader may open the practice's calendar.
func (v *View) AtDesk() bool { return v.Around().Desk }

// Practice tells whether the reader works in a practice, and in no office beside it.
func (v *View) Practice() bool { return v.AtDesk() && !v.Around().Office }

// allowPolicy lets a library of the page's script make the markup that is written in it.
func allowPolicy(h http.Header, name string) {
	h.Set("Content-Security-Policy", strings.Replace(h.Get("Content-Security-Policy"), "trusted-types htmx", "trusted-types htmx "+name, 1))
}

// allowCamera loosens the headers of a page for a script that looks at the camera's picture with WebAssembly.
func allowCamera(h http.Header) {
	h.Set("Permissions-Policy", "camera=(self), geolocation=(), microphone=()")
	h.Set("Content-Security-Policy", strings.Replace(h.Get("Content-Security-Policy"), "script-src ", "script-src 'wasm-unsafe-eval' ", 1))
}

// allowFrames lets a page show a document of this office in a frame.
func allowFrames(h http.Header) {
	h.Set("Content-Security-Policy", h.Get("Content-Security-Policy")+"; frame-src 'self'")
}

// allowMedia lets a page play sound of this office.
func allowMedia(h http.Header) {
	h.Set("Content-Security-Policy", h.Get("Content-Security-Policy")+"; media-src 'self'")
}

// secure sets the headers of a page; those of every answer are the office's.
func secure(h http.Header, nonce string) {
	h.Set("Content-Security-Policy", policy(nonce))
	h.Set("Cache-Control", "no-store")
}

// noteOf is what the last action left to say, of how many where it says so. Of mail that does not leave no note says that it did.
func (v *View) noteOf(q url.Values) fault.Text {
	name := q.Get("note")
	if name == "" {
		return nil
	}
	if text, ok := keptNotes[name]; ok && v.MailKept && !ofCustomers(v.Path) {
		return text
	}
	text, ok := notes[name]
	if !ok {
		return nil
	}
	if c, ok := text.(i18n.Count); ok {
		n, _ := strconv.Atoi(q.Get("many"))
		return counted{c, min(max(0, n), 1_000_000)}
	}
	return text
}

// counted is a text with its number.
type counted struct {
	i18n.Count
	n int
}

// In says the text.
func (c counted) In(lang string, _ ...any) string { return c.Count.In(lang, c.n) }

// keptNotes are the notes of mail where none leaves.
var keptNotes = map[string]fault.Text{"invited": i18n.NoteInviteKept, "sent-again": i18n.NoteKeptAgain, "email-sent": i18n.NoteEmailKept}

// Notes are what an action may leave for the next page, by their name in the address.
var notes = map[string]fault.Text{
	"reserved": i18n.NoteReserved, "changed": i18n.NoteChanged, "cancelled": i18n.NoteCancelled,
	"checked-in": i18n.NoteCheckedIn, "checked-in-twice": i18n.NoteCheckedInTwice, "checked-out": i18n.NoteCheckedOut, "saved": i18n.NoteSaved,
	"password": i18n.NotePassword, "session-ended": i18n.NoteSessionEnded, "revoked": i18n.NoteRevoked,
	"invited": i18n.NoteInvited, "inviting": i18n.NoteInviting, "inviting-more": i18n.NoteInvitingMore, "withdrawn": i18n.NoteWithdrawn, "joined": i18n.NoteJoined, "joined-in": i18n.NoteJoinedIn,
	"person-added": i18n.NotePersonAdded, "deactivated": i18n.NoteDeactivated, "erased": i18n.NoteErased, "deleted": i18n.NoteDeleted, "reactivated": i18n.NoteReactivated,
	"merged": i18n.NoteMerged, "list-sent": i18n.NoteListSent, "told": i18n.OwnTold,
	"added": i18n.NoteAdded, "removed": i18n.NoteRemoved, "imported": i18n.NoteImported,
	"series": i18n.NoteSeries, "undone": i18n.NoteUndone,
	"moved": i18n.NoteMoved, "plan": i18n.NotePlan, "plan-moved": i18n.NotePlanMoved,
	"closed": i18n.NoteClosed, "reopened": i18n.NoteReopened, "code": i18n.NoteCode,
	"freed": i18n.HoldFreed, "your-moved": i18n.YoursMoved, "your-asked": i18n.YoursAskedMove,
	"your-cancelled": i18n.YoursCancelled,
	"out":            i18n.NoteOut, "back": i18n.NoteBack, "signed-out": i18n.NoteSignedOut,
	"pin-changed": i18n.NotePINChanged, "phone-put-on": i18n.NotePhonePutOn, "phone-taken-off": i18n.NotePhoneTakenOff,
	"prompt-set": i18n.NotePromptSet, "prompt-back": i18n.NotePromptBack, "phone-taken": i18n.NotePhoneTaken, "phone-left": i18n.NotePhoneLeft,
	"absent": i18n.NoteAbsent, "absent-changed": i18n.NoteAbsentChanged, "absent-removed": i18n.NoteAbsentRemoved,
	"codes-off": i18n.NoteCodesOff, "passkey-removed": i18n.NotePasskeyGone, "provider-removed": i18n.NoteProviderGone,
	"booked": i18n.NoteBooked, "booked-outside": i18n.NoteBookedOutside, "appointment-moved": i18n.NoteMovedIt,
	"appointment-cancelled": i18n.NoteCancelledIt, "accepted": i18n.NoteAccepted,
	"letter-tested": i18n.NewsTested, "wait-removed": i18n.WaitingRemoved, "subscribed": i18n.NewsOnDone,
	"sent-again": i18n.NoteSentAgain, "password-reset": i18n.NoteReset, "email-sent": i18n.NoteEmailSent, "email-changed": i18n.NoteEmailChanged,
}
