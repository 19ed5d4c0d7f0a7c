package newsletter

import (
	"embed"
	"strings"
	"time"

	"bureau/internal/clock"
	"bureau/internal/code"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/outbox"
	"bureau/internal/post"
	"bureau/internal/rate"
)

//go:embed migrations/*.sql
var files embed.FS

// Migrations are the tables newsletter and newsletter_….
var Migrations = db.Migrations{Owner: "newsletter", Files: files}

// Newsletters are the verbs; they read the time from the clock inside their transaction.
type Newsletters struct {
	DB     *db.DB
	Clock  clock.Clock
	Codes  *code.Codes
	Outbox *outbox.Outbox
	Post   *post.Post
	Mute   bool // no mail leaves this office, and none is shown: letters are not sent
	tests  *rate.Limiter
}

// sendWork is the kind of the work that sends a few mails of a letter; testMail that of the mail to oneself.
const (
	sendWork = "newsletter/send"
	testMail = "newsletter-test"
)

// Register takes the letters' place in the outbox and in the post. It is called before the outbox starts.
func (n *Newsletters) Register() {
	n.tests = rate.New(rate.Limit{PerSecond: 1.0 / 120, Burst: 10})
	n.Outbox.Handle(sendWork, n.deliverSome)
	n.Post.Kind(testMail, n.writeTest)
}

// State is how far a letter has come.
type State string

// The states.
const (
	Draft   State = "draft"
	Sending State = "sending"
	Stopped State = "stopped" // by hand; what is waiting still waits
	Sent    State = "sent"    // nothing waits any more
)

// Letter is one newsletter.
type Letter struct {
	ID       string
	Subject  string
	Text     string // as it was written; see Markup
	Lang     string
	OnlyLang bool    // only to customers who are written to in that language
	All      bool    // to all customers, whatever their groups
	Groups   []Group // by name; empty for All
	State    State
	By       string // the member who began it
	SentBy   string
	Created  time.Time
	Begun    time.Time
	Ended    time.Time
	Rev      int64
	step     int64 // of the work that sends it
}

// Group is a group of customers that a letter goes to, by the name it had.
type Group struct{ ID, Name string }

// Writing is what somebody writes of a letter.
type Writing struct {
	Subject  string
	Text     string
	Lang     string
	OnlyLang bool
	All      bool
	Groups   []string // ids
}

// Bounds of letters.
const (
	MaxSubject = 150    // bytes
	MaxText    = 50_000 // bytes
	MaxGroups  = 50
	MaxDrafts  = 100
	MaxADay    = 20     // letters that are begun to be sent
	MaxMails   = 20_000 // of one letter
)

// tidy is the writing without blanks around.
func (w Writing) tidy() Writing {
	w.Subject = strings.Join(strings.Fields(w.Subject), " ")
	w.Text = strings.TrimSpace(strings.ReplaceAll(w.Text, "\r\n", "\n"))
	if w.All {
		w.Groups = nil
	}
	return w
}

// Validate refuses what cannot be kept; what cannot be sent is refused when it is.
func (w Writing) Validate() error {
	switch {
	case w.Subject == "":
		return fault.New(fault.Invalid, i18n.Required).On("subject")
	case len(w.Subject) > MaxSubject:
		return fault.New(fault.Invalid, i18n.TooLong, MaxSubject).On("subject")
	case w.Text == "":
		return fault.New(fault.Invalid, i18n.Required).On("text")
	case len(w.Text) > MaxText:
		return fault.New(fault.Invalid, i18n.TooLong, MaxText).On("text")
	case !i18n.Known(w.Lang):
		return fault.New(fault.Invalid, i18n.LanguageUnknown).On("lang")
	case len(w.Groups) > MaxGroups:
		return fault.New(fault.Invalid, i18n.TooManyGroups, MaxGroups).On("groups")
	}
	return nil
}

// Changed is recorded when a letter, or how far it has come, is different.
type Changed struct{}

// May tells whether an actor may write to many customers at once.
func May(actor directory.Actor) bool {
	return actor.Can(directory.BookForOthers) || actor.Can(directory.Settings)
}

func may(actor directory.Actor) error {
	if May(actor) {
		return nil
	}
	return fault.New(fault.Refused, i18n.NoRight)
}
