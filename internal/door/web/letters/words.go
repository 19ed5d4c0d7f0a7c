package letters

import (
	"strings"
	"time"

	"bureau/internal/door/web/kit"
	"bureau/internal/i18n"
	"bureau/internal/newsletter"
)

func whyText(w newsletter.Why) i18n.Text {
	switch w {
	case newsletter.NoAddress:
		return i18n.NewsNoAddress
	case newsletter.Unsubscribed:
		return i18n.NewsUnsub
	case newsletter.Bounced:
		return i18n.NewsBounced
	case newsletter.NoConsent:
		return i18n.NewsNoConsent
	case newsletter.OtherLang:
		return i18n.NewsOtherLang
	}
	return i18n.NewsGet
}

func standingText(s newsletter.Standing) i18n.Text {
	switch s {
	case newsletter.Gone:
		return i18n.NewsCountSent
	case newsletter.NoSuch:
		return i18n.NewsCountNoSuch
	case newsletter.Failed:
		return i18n.NewsCountFailed
	case newsletter.Doubtful:
		return i18n.NewsCountDoubt
	case newsletter.LeftOut:
		return i18n.NewsCountOut
	}
	return i18n.NewsCountWait
}

// chip is the mark of a state: its look, and its word.
func chip(s newsletter.State) (string, i18n.Text) {
	switch s {
	case newsletter.Sending:
		return "chip soon", i18n.NewsSending
	case newsletter.Stopped:
		return "chip out", i18n.NewsStopped
	case newsletter.Sent:
		return "chip free", i18n.NewsSent
	}
	return "chip", i18n.NewsDraft
}

func chipClass(s newsletter.State) string   { c, _ := chip(s); return c }
func chipText(s newsletter.State) i18n.Text { _, t := chip(s); return t }

// audience is to whom a letter goes, in words.
func audience(v *kit.View, l newsletter.Letter) string {
	if l.All {
		return v.T(i18n.NewsAll)
	}
	var names []string
	for _, g := range l.Groups {
		names = append(names, g.Name)
	}
	return strings.Join(names, ", ")
}

// when is when a letter was sent, or begun to be written.
func when(v *kit.View, l newsletter.Letter, zone *time.Location) string {
	if l.Begun.IsZero() {
		return v.T(i18n.NewsCreatedAt, day(v, l.Created, zone))
	}
	return v.T(i18n.NewsSentAt, day(v, l.Begun, zone))
}

func day(v *kit.View, at time.Time, zone *time.Location) string {
	return v.In(zone).Year(at) + ", " + v.In(zone).Clock(at)
}

// counted are the counts of a letter that is being sent, with where each is listed.
func counted(p newsletter.Progress) []count {
	all := []count{{newsletter.Gone, p.Sent}, {newsletter.Waiting, p.Waiting}, {newsletter.NoSuch, p.Refused}, {newsletter.Failed, p.Failed},
		{newsletter.Doubtful, p.Doubtful}, {newsletter.LeftOut, p.LeftOut}}
	var out []count
	for i, c := range all {
		if i < 2 || c.N > 0 {
			out = append(out, c)
		}
	}
	return out
}

type count struct {
	Of newsletter.Standing
	N  int
}

// stale are the lines of a draft that somebody else changed meanwhile: what, and how it is now.
func (f formPage) stale(v *kit.View) (out [][2]string) {
	if f.Now == nil {
		return nil
	}
	if f.Now.Subject != f.W.Subject {
		out = append(out, [2]string{v.T(i18n.NewsSubject), f.Now.Subject})
	}
	if f.Now.Text != f.W.Text {
		out = append(out, [2]string{v.T(i18n.NewsText), f.Now.Text})
	}
	if now := audience(v, *f.Now); now != "" {
		out = append(out, [2]string{v.T(i18n.NewsTo), now})
	}
	return out
}

// nowRev is the revision with which a refused form is sent again: what was shown is known now.
func (f formPage) nowRev() int64 {
	if f.Now != nil {
		return f.Now.Rev
	}
	return f.Rev
}

// rev is the revision with which refused settings are sent again.
func (s settingsPage) rev() int64 {
	if s.Now != nil {
		return s.Now.Rev
	}
	return s.Setting.Rev
}

// topics are those whose changes a letter's page shows by itself; one that nothing happens to any more shows none.
func topics(l newsletter.Letter) string {
	if l.State == newsletter.Draft {
		return "customers newsletters"
	}
	return "newsletters"
}
