package newsletter

import (
	"context"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
)

// Write makes a draft.
func (n *Newsletters) Write(_ context.Context, tx db.Tx, actor directory.Actor, w Writing) (Letter, error) {
	if err := may(actor); err != nil {
		return Letter{}, err
	}
	w = w.tidy()
	if err := w.Validate(); err != nil {
		return Letter{}, err
	}
	if drafts, err := countDrafts(tx); err != nil || drafts >= MaxDrafts {
		return Letter{}, either(err, fault.New(fault.Invalid, i18n.NewsTooManyDrafts, MaxDrafts))
	}
	l := Letter{ID: id.New(), State: Draft, By: actor.Member, Created: n.Clock.Now(), Rev: 1}
	l.take(w)
	if err := insertLetter(tx, l); err != nil {
		return l, err
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Added, Kind: audit.Newsletter, Object: l.ID, Label: l.Subject})
	tx.Record(Changed{})
	var err error
	l.Groups, err = setGroups(tx, l.ID, w.Groups)
	return l, err
}

func either(err error, otherwise error) error {
	if err != nil {
		return err
	}
	return otherwise
}

func (l *Letter) take(w Writing) {
	l.Subject, l.Text, l.Lang, l.OnlyLang, l.All = w.Subject, w.Text, w.Lang, w.OnlyLang, w.All
}

// Writing is what was written of it.
func (l Letter) Writing() Writing {
	w := Writing{Subject: l.Subject, Text: l.Text, Lang: l.Lang, OnlyLang: l.OnlyLang, All: l.All}
	for _, g := range l.Groups {
		w.Groups = append(w.Groups, g.ID)
	}
	return w
}

// setGroups lets a letter go to exactly these groups.
func setGroups(tx db.Tx, letter string, groups []string) ([]Group, error) {
	if _, err := tx.Exec("DELETE FROM newsletter_group WHERE newsletter = $1 AND org = $2", letter, tx.Org()); err != nil {
		return nil, err
	}
	for _, g := range groups {
		name, err := groupName(tx, g)
		if f, ok := fault.As(err); ok {
			return nil, f.On("groups")
		}
		if err != nil {
			return nil, err
		}
		if _, err := tx.Exec("INSERT INTO newsletter_group (org, newsletter, customer_group, name) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
			tx.Org(), letter, g, name); err != nil {
			return nil, err
		}
	}
	return groupsOf(tx, letter)
}

// Change writes a draft anew, as it was read at a revision.
func (n *Newsletters) Change(_ context.Context, tx db.Tx, actor directory.Actor, letter string, rev int64, w Writing) (Letter, error) {
	l, err := draft(tx, actor, letter, rev)
	if err != nil {
		return l, err
	}
	w = w.tidy()
	if err := w.Validate(); err != nil {
		return l, err
	}
	l.take(w)
	l.Rev++
	if err := updateLetter(tx, l); err != nil {
		return l, err
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.Newsletter, Object: l.ID, Label: l.Subject})
	tx.Record(Changed{})
	l.Groups, err = setGroups(tx, l.ID, w.Groups)
	return l, err
}

// draft locks a letter that is yet to be sent, as it was read at a revision.
func draft(tx db.Tx, actor directory.Actor, letter string, rev int64) (Letter, error) {
	l, err := lockedAt(tx, actor, letter, rev)
	if err == nil && l.State != Draft {
		err = fault.New(fault.Taken, i18n.NewsNotDraft)
	}
	return l, err
}

func lockedAt(tx db.Tx, actor directory.Actor, letter string, rev int64) (Letter, error) {
	if err := may(actor); err != nil {
		return Letter{}, err
	}
	l, err := locked(tx, letter)
	if err == nil && l.Rev != rev {
		err = fault.New(fault.Stale, i18n.Stale).With(l)
	}
	return l, err
}

// Copy makes a draft of what was written before.
func (n *Newsletters) Copy(ctx context.Context, tx db.Tx, actor directory.Actor, letter string) (Letter, error) {
	l, err := n.Get(ctx, tx, actor, letter)
	if err != nil {
		return l, err
	}
	w := l.Writing()
	w.Groups, err = standing(tx, w.Groups)
	if err != nil {
		return l, err
	}
	return n.Write(ctx, tx, actor, w)
}

// standing are those of some groups that there still are.
func standing(tx db.Tx, groups []string) (out []string, err error) {
	for _, g := range groups {
		if _, err := groupName(tx, g); fault.Is(err, fault.NotFound) {
			continue
		} else if err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	return out, nil
}

// Remove removes a letter that is not being sent, and with it to whom it went. Who unsubscribed stays so.
func (n *Newsletters) Remove(_ context.Context, tx db.Tx, actor directory.Actor, letter string, rev int64) error {
	l, err := lockedAt(tx, actor, letter, rev)
	if err != nil {
		return err
	}
	if l.State == Sending {
		return fault.New(fault.Taken, i18n.NewsStopFirst)
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Removed, Kind: audit.Newsletter, Object: l.ID, Label: l.Subject})
	tx.Record(Changed{})
	return removeLetter(tx, l.ID)
}

// Get gives one letter.
func (n *Newsletters) Get(_ context.Context, tx db.Tx, actor directory.Actor, letter string) (Letter, error) {
	if err := may(actor); err != nil {
		return Letter{}, err
	}
	return byID(tx, letter)
}

// Listed is a letter in the list, with how far it has come.
type Listed struct {
	Letter
	Progress Progress
}

// List gives the letters, the latest first, after a cursor, which the last page leaves empty.
func (n *Newsletters) List(_ context.Context, tx db.Tx, actor directory.Actor, after string, limit int) ([]Listed, string, error) {
	if err := may(actor); err != nil {
		return nil, "", err
	}
	all, err := listLetters(tx, after, limit+1)
	if err != nil {
		return nil, "", err
	}
	next := ""
	if len(all) > limit {
		all = all[:limit]
		next = all[limit-1].ID
	}
	out := make([]Listed, len(all))
	for i, l := range all {
		out[i].Letter = l
		if out[i].Progress, err = progressOf(tx, l); err != nil {
			return nil, "", err
		}
	}
	return out, next, nil
}
