package account

import (
	"context"
	"errors"
	"net/mail"
	"net/url"
	"strings"
	"time"

	"bureau/internal/code"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/outbox"
	"bureau/internal/post"
)

// Invitations ask people to join an organisation, by a link that is mailed to their address: it shows that the mailbox is
// theirs. Who has no account sets a password there; an account that there is only gains the membership.
type Invitations struct {
	Accounts *Accounts
	Codes    *code.Codes
	Post     *post.Post
}

// InvitationLife is how long a link holds.
const InvitationLife = 14 * 24 * time.Hour

const (
	invitation = code.Purpose("invitation")
	inviteMail = "invitation"
	inviteAll  = "invite-all"
	inviteStep = 200 // people in one transaction, so that nobody waits long for it
)

// invited are the ids that a mail is written from.
type invited struct{ Member, Code string }

// batch are the ids that inviting many goes on from.
type batch struct{ Actor, Last string }

// Register takes the places of invitations in the post and the outbox, before the outbox starts.
func (i *Invitations) Register() {
	i.Post.Kind(inviteMail, i.letter)
	i.Post.Outbox.Handle(inviteAll, i.many)
}

func subject(tx db.Tx, member string) string { return tx.Org() + "/" + member }

// Invite asks one person, or asks again; older links end. It takes the right People.
func (i *Invitations) Invite(tx db.Tx, actor directory.Actor, member string) (directory.Member, error) {
	m, err := directory.Invite(tx, actor, member, i.Accounts.Clock.Now())
	if err != nil {
		return m, err
	}
	if err := i.Codes.Drop(tx, invitation, subject(tx, m.ID)); err != nil {
		return m, err
	}
	k, err := i.Codes.Begin(tx, invitation, subject(tx, m.ID), InvitationLife)
	if err != nil {
		return m, err
	}
	return m, i.Post.Send(tx, inviteMail, outbox.Work{Ref: invited{m.ID, k.ID}, Until: k.Expires})
}

// InvitedMany is recorded when several people were invited at once.
type InvitedMany struct{}

// InviteAll asks everybody who is not invited yet. The first few hundred are invited when it answers; the others follow after
// the commit, as many at a time, which more tells. It takes the right People.
func (i *Invitations) InviteAll(tx db.Tx, actor directory.Actor) (sent int, more bool, err error) {
	if !actor.Can(directory.People) {
		return 0, false, fault.New(fault.Refused, i18n.NoRight)
	}
	return i.some(tx, actor, id.New())
}

// some asks the next of those who were there when somebody asked, and leaves the rest to work of its own.
func (i *Invitations) some(tx db.Tx, actor directory.Actor, last string) (sent int, more bool, err error) {
	next, err := directory.Uninvited(tx, last, inviteStep+1)
	if err != nil {
		return 0, false, err
	}
	if more = len(next) > inviteStep; more {
		next = next[:inviteStep]
	}
	for _, member := range next {
		if _, err := i.Invite(tx, actor, member); err != nil {
			return 0, false, err
		}
	}
	tx.Record(InvitedMany{})
	if more {
		err = i.Post.Outbox.Add(tx, outbox.Work{Kind: inviteAll, Key: "invite/" + tx.Org(), Ref: batch{actor.Member, last}})
	}
	return len(next), more, err
}

// many goes on with many. Whoever asked may have lost the right meanwhile.
func (i *Invitations) many(ctx context.Context, w outbox.Work) error {
	var b batch
	if err := w.Decode(&b); err != nil {
		return outbox.Permanent(err)
	}
	return i.Accounts.DB.Write(ctx, w.Org, func(_ context.Context, tx db.Tx) error {
		actor, err := directory.ActorByID(tx, b.Actor)
		if err != nil {
			return outbox.Permanent(err)
		}
		_, _, err = i.some(tx, actor, b.Last)
		return err
	})
}

// Withdraw takes an invitation back; its link ends. It takes the right People.
func (i *Invitations) Withdraw(tx db.Tx, actor directory.Actor, member string) (directory.Member, error) {
	m, err := directory.Withdraw(tx, actor, member)
	if err != nil {
		return m, err
	}
	return m, i.Codes.Drop(tx, invitation, subject(tx, m.ID))
}

// letter writes the mail; who is no longer invited gets none.
func (i *Invitations) letter(ctx context.Context, w outbox.Work) (post.Letter, error) {
	var ref invited
	if err := w.Decode(&ref); err != nil {
		return post.Letter{}, outbox.Permanent(err)
	}
	link := i.Codes.Link(invitation, ref.Code)
	var in directory.Invitation
	err := i.Accounts.DB.Read(ctx, w.Org, func(tx db.Tx) (err error) {
		if _, err = i.Codes.Look(tx, invitation, link); err == nil {
			in, err = directory.InvitationOf(tx, ref.Member)
		}
		return err
	})
	if fault.Is(err, fault.NotFound) {
		return post.Letter{}, post.ErrNothing
	}
	t := func(text i18n.Text, args ...any) string { return text.In(in.Lang, args...) }
	return post.Letter{To: mail.Address{Name: nameless(in.Member), Address: in.Email}, From: in.OrgName, Lang: in.Lang,
		Subject: t(i18n.InviteSubject, in.OrgName),
		Parts: []post.Part{post.Say(t(i18n.InviteText, by(in), in.OrgName)), post.LinkTo(t(i18n.InviteOpen), i.Post.Link("/invitation", url.Values{"code": {link}})),
			post.Say(t(i18n.InviteUntil, int(InvitationLife/(24*time.Hour)))), post.Say(t(i18n.InviteIgnore))}}, err
}

func nameless(m directory.Member) string {
	if m.Name == m.Email {
		return ""
	}
	return m.Name
}

// by names who invites; the organisation itself where they are gone.
func by(in directory.Invitation) string {
	if in.By == "" {
		return in.OrgName
	}
	return in.By
}

// Open tells what a link stands for, and whether the address has an account already. It uses nothing up.
func (i *Invitations) Open(ctx context.Context, link string) (in directory.Invitation, known bool, err error) {
	org, member, err := i.look(ctx, link)
	if err != nil {
		return in, false, err
	}
	err = i.Accounts.DB.Read(ctx, org, func(tx db.Tx) (err error) {
		in, err = directory.InvitationOf(tx, member)
		return err
	})
	if err != nil {
		return in, false, err
	}
	account, err := i.accountOf(ctx, in.Email)
	return in, account != "", err
}

func (i *Invitations) look(ctx context.Context, link string) (org, member string, err error) {
	err = i.Accounts.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		k, err := i.Codes.Look(tx, invitation, link)
		org, member, _ = strings.Cut(k.Subject, "/")
		return err
	})
	return org, member, err
}

func (i *Invitations) accountOf(ctx context.Context, email string) (account string, err error) {
	err = i.Accounts.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		account, _, err = byEmail(tx, email)
		if errors.Is(err, db.ErrNoRows) {
			return nil
		}
		return err
	})
	return account, err
}

// Accept joins whoever has the link, and uses it up. Where the address has no account, one is made with the password.
// It signs nobody in.
func (i *Invitations) Accept(ctx context.Context, link, password, lang string) (directory.Invitation, error) {
	in, _, err := i.accept(ctx, link, password, lang)
	return in, err
}

// Enter is Accept for a browser. Whoever made their account by it is signed in at once: the link shows that the address is
// theirs, and the password is theirs since this moment. Whoever had an account gets no session, nor whoever has to come in
// through the organisation's provider: they sign in as ever, with all that is asked for there.
func (i *Invitations) Enter(ctx context.Context, link, password, lang string, from Caller) (s Session, entered bool, err error) {
	_, account, err := i.accept(ctx, link, password, lang)
	if err != nil || account == "" {
		return s, false, err
	}
	s = i.Accounts.session(account, ByPassword, from)
	err = i.Accounts.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error { return begin(tx, &s) })
	if fault.Is(err, fault.Refused) {
		return Session{}, false, nil
	}
	return s, err == nil, err
}

// accept gives the account that it made, none where there was one.
func (i *Invitations) accept(ctx context.Context, link, password, lang string) (in directory.Invitation, made string, err error) {
	if in, _, err = i.Open(ctx, link); err != nil {
		return in, "", err
	}
	account, err := i.accountOf(ctx, in.Email)
	if err == nil && account == "" {
		made, err = i.Accounts.Create(ctx, in.Email, password)
		account = made
	}
	if err != nil {
		return in, "", err
	}
	org, member, err := i.look(ctx, link)
	if err != nil {
		return in, "", err
	}
	return in, made, i.Accounts.DB.Write(ctx, org, func(_ context.Context, tx db.Tx) error {
		if _, err := i.Codes.Use(tx, invitation, link); err != nil {
			return err
		}
		_, err := directory.Join(tx, member, account, lang)
		return err
	})
}
