package post

import (
	"bytes"
	_ "embed" // the template below
	"errors"
	"fmt"
	"html/template"
	"net/mail"
	"strings"
	"unicode"

	gomail "github.com/wneessen/go-mail"
	"golang.org/x/net/idna"

	"bureau/internal/i18n"
	"bureau/internal/outbox"
)

// Letter is a mail before it has a form.
type Letter struct {
	To      mail.Address
	ReplyTo mail.Address // where answers go; empty: to the sender
	From    string       // the name beside the office's address, such as an organisation's; empty: the office's
	Lang    string
	Subject string
	Parts   []Part
	Foot    []Part // in small letters at the end
	ICS     []byte // a calendar object, with the Method that it names; nil: none
	Method  string // REQUEST, CANCEL, PUBLISH or REPLY
	Files   []File // what comes with it

	// Unsubscribe is where whoever gets it ends that with one request (RFC 2369, RFC 8058); empty for what is no circular.
	Unsubscribe string
}

// File is an attachment.
type File struct {
	Name string
	Type string // its media type
	Body []byte
}

// Part is a paragraph, a link with its name, a list of facts, or text with markup.
type Part struct {
	Text  string
	HTML  template.HTML // of the text, where whoever wrote it knows that it is safe; empty: the text is a paragraph
	Link  string
	Facts [][2]string // what, and how it is
}

// Say makes a paragraph.
func Say(text string) Part { return Part{Text: text} }

// LinkTo makes a link.
func LinkTo(name, link string) Part { return Part{Text: name, Link: link} }

// Limits of a letter.
const (
	maxLine = 200
	maxICS  = 256 << 10
	maxFile = 8 << 20 // of all files of a letter
)

// line makes one line of what a person may have typed: no control characters, and not longer than a line is.
func line(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == unicode.ReplacementChar {
			return ' '
		}
		return r
	}, s)
	runes := []rune(strings.Join(strings.Fields(s), " "))
	return string(runes[:min(len(runes), maxLine)])
}

// address makes an address that every relay can carry: the domain in its ASCII form (RFC 5890).
func address(a mail.Address) (*mail.Address, error) {
	at := strings.LastIndexByte(a.Address, '@')
	if at < 1 || strings.ContainsFunc(a.Address, func(r rune) bool { return unicode.IsControl(r) || unicode.IsSpace(r) }) {
		return nil, errors.New("this is no mail address")
	}
	domain, err := idna.Lookup.ToASCII(a.Address[at+1:])
	if err != nil {
		return nil, fmt.Errorf("this is no mail domain: %w", errors.Unwrap(err))
	}
	return &mail.Address{Name: line(a.Name), Address: a.Address[:at+1] + domain}, nil
}

// compose gives a letter its form.
func (p *Post) compose(w outbox.Work, l Letter) (*gomail.Msg, error) {
	to, err := address(l.To)
	if err != nil {
		return nil, err
	}
	if len(l.ICS) > maxICS {
		return nil, errors.New("the calendar part is too large")
	}
	from := p.from
	if l.From != "" {
		from.Name = line(l.From)
	}
	m := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	m.FromMailAddress(&from)
	m.ToMailAddress(to)
	if l.ReplyTo.Address != "" {
		reply, err := address(l.ReplyTo)
		if err != nil {
			return nil, err
		}
		m.ReplyToMailAddress(reply)
	}
	m.Subject(line(l.Subject))
	m.SetMessageIDWithValue(w.ID + "@" + p.from.Address[strings.LastIndexByte(p.from.Address, '@')+1:])
	m.SetDateWithValue(w.At)
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.SetGenHeader("Content-Language", line(l.Lang))
	circular(m, l.Unsubscribe)
	page, err := p.html(l)
	if err != nil {
		return nil, err
	}
	m.SetBodyString(gomail.TypeTextPlain, p.plain(l))
	m.AddAlternativeString(gomail.TypeTextHTML, page)
	if err := attach(m, l.Files); err != nil {
		return nil, err
	}
	if l.ICS != nil {
		return m, calendar(m, l)
	}
	return m, nil
}

// circular says that a mail goes to many, and how to end that. One request is promised over TLS only (RFC 8058, section 3.1).
func circular(m *gomail.Msg, unsubscribe string) {
	if unsubscribe == "" {
		return
	}
	m.SetGenHeader("List-Unsubscribe", "<"+line(unsubscribe)+">")
	m.SetGenHeader("Precedence", "bulk")
	if strings.HasPrefix(unsubscribe, "https://") {
		m.SetGenHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
	}
}

// attach adds the files.
func attach(m *gomail.Msg, files []File) error {
	size := 0
	for _, f := range files {
		if size += len(f.Body); size > maxFile {
			return errors.New("the files are too large for a mail")
		}
		if err := m.AttachReader(f.Name, bytes.NewReader(f.Body), gomail.WithFileContentType(gomail.ContentType(f.Type))); err != nil {
			return err
		}
	}
	return nil
}

// calendar adds the calendar object as the part that programs act on, and as a file for those that do not.
func calendar(m *gomail.Msg, l Letter) error {
	switch l.Method {
	case "REQUEST", "CANCEL", "PUBLISH", "REPLY":
	default:
		return fmt.Errorf("%q is no method of a calendar object that is mailed", l.Method)
	}
	m.AddAlternativeString(gomail.ContentType("text/calendar; method="+l.Method), string(l.ICS))
	return m.AttachReader("invite.ics", strings.NewReader(string(l.ICS)), gomail.WithFileContentType("application/ics"))
}

// plain is the letter as text.
func (p *Post) plain(l Letter) string {
	var b strings.Builder
	for _, part := range l.Parts {
		part.plain(&b, l.Lang)
	}
	b.WriteString("-- \n")
	for _, part := range l.Foot {
		part.plain(&b, l.Lang)
	}
	b.WriteString(p.footer(l) + "\n")
	return b.String()
}

func (part Part) plain(b *strings.Builder, lang string) {
	if part.Text != "" {
		b.WriteString(part.Text + "\n")
	}
	if part.Link != "" {
		b.WriteString(part.Link + "\n")
	}
	for _, f := range part.Facts {
		b.WriteString(i18n.MailFact.In(lang, f[0], line(f[1])) + "\n")
	}
	b.WriteString("\n")
}

// HTML is a letter as a mail program shows it.
func (p *Post) HTML(l Letter) (string, error) { return p.html(l) }

func (p *Post) footer(l Letter) string { return i18n.MailFooter.In(l.Lang, p.origin.String()) }

//go:embed letter.html
var letterHTML string

var letterTemplate = template.Must(template.New("letter").Parse(letterHTML))

// html is the letter as a page; the template keeps what people typed from being anything but text.
func (p *Post) html(l Letter) (string, error) {
	var b strings.Builder
	err := letterTemplate.Execute(&b, struct {
		Letter
		Title, Footer string
	}{l, line(l.Subject), p.footer(l)})
	return b.String(), err
}
