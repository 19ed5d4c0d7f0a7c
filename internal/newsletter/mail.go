package newsletter

import (
	"context"
	"html/template"
	"net/mail"
	"net/url"
	"slices"
	"strings"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/outbox"
	"bureau/internal/post"
)

// letterTo writes a letter to those behind one address.
func (n *Newsletters) letterTo(tx db.Tx, l Letter, to []Reader, print string) (post.Letter, error) {
	var names []string
	for _, r := range to {
		if !slices.Contains(names, r.Name) {
			names = append(names, r.Name)
		}
	}
	lang := to[0].Lang
	out, err := n.written(tx, l, strings.Join(names, ", "), lang, n.address(tx.Org(), n.link(tx.Org(), print), lang))
	out.To = mail.Address{Name: names[0], Address: to[0].Email}
	return out, err
}

// address is where somebody unsubscribes.
func (n *Newsletters) address(org, link, lang string) string {
	return n.Post.Link("/news/"+org+"/"+link, url.Values{"lang": {lang}})
}

// TestLink stands in the place of a link in what is shown or mailed to its writer: nobody unsubscribes by it.
const TestLink = "test"

// written is the letter in the house's form: a greeting, the text, and at its end who writes, why, and how to unsubscribe, in the
// reader's own language.
func (n *Newsletters) written(tx db.Tx, l Letter, names, lang, off string) (post.Letter, error) {
	out := post.Letter{Lang: l.Lang, Subject: l.Subject, Unsubscribe: off}
	var err error
	if out.From, err = directory.OrgName(tx); err != nil {
		return out, err
	}
	p, err := appointment.PracticeOf(tx)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return out, err
	}
	if p.Email != "" {
		out.ReplyTo = mail.Address{Name: out.From, Address: p.Email}
	}
	s, err := SettingOf(tx)
	if err != nil {
		return out, err
	}
	text, page := Markup(l.Text)
	out.Parts = []post.Part{post.Say(i18n.MailHello.In(l.Lang, names)), {Text: text, HTML: template.HTML(page)}} //nolint:gosec // Markup escapes
	if s.Imprint != "" {
		out.Foot = append(out.Foot, post.Say(s.Imprint))
	}
	out.Foot = append(out.Foot, post.Say(i18n.NewsWhy.In(lang, out.From)), post.LinkTo(i18n.NewsOff.In(lang), off))
	return out, nil
}

// Preview is a letter as a mail program shows it to its writer.
func (n *Newsletters) Preview(ctx context.Context, tx db.Tx, actor directory.Actor, letter string) (html string, err error) {
	l, err := n.Get(ctx, tx, actor, letter)
	if err != nil {
		return "", err
	}
	out, err := n.toOneself(tx, l, actor.Name)
	if err != nil {
		return "", err
	}
	return n.Post.HTML(out)
}

func (n *Newsletters) toOneself(tx db.Tx, l Letter, name string) (post.Letter, error) {
	return n.written(tx, l, name, l.Lang, n.address(tx.Org(), TestLink, l.Lang))
}

// writeTest writes the mail to oneself.
func (n *Newsletters) writeTest(ctx context.Context, w outbox.Work) (out post.Letter, err error) {
	var t testing
	if err := w.Decode(&t); err != nil {
		return out, outbox.Permanent(err)
	}
	err = n.DB.Read(ctx, w.Org, func(tx db.Tx) error {
		l, err := byID(tx, t.Letter)
		if err != nil {
			return err
		}
		m, err := directory.MemberByID(tx, t.Member)
		if err != nil {
			return err
		}
		out, err = n.toOneself(tx, l, m.Name)
		out.To = mail.Address{Name: m.Name, Address: m.Email}
		out.Subject = i18n.NewsTestSubject.In(m.Lang, l.Subject)
		return err
	})
	if fault.Is(err, fault.NotFound) {
		err = post.ErrNothing
	}
	return out, err
}
