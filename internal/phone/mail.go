package phone

import (
	"context"
	"net/mail"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/outbox"
	"bureau/internal/post"
)

// messageMail is the kind of the mail with a message, lockedMail of the one about wrong PINs, ownLockedMail of that to whoever they lock.
const (
	messageMail   = "phone-message"
	lockedMail    = "phone-locked"
	ownLockedMail = "phone-locked-own"
)

// Start takes the phones' place in the outbox and in the post, and makes what needs the key. It is called before the outbox
// starts.
func (p *Phones) Start() {
	p.prepare()
	p.Post.Kind(messageMail, p.writeMessage)
	p.Post.Kind(lockedMail, p.writeLocked)
	p.Post.Kind(ownLockedMail, p.writeOwnLocked)
	p.Post.Kind(helpMail, p.writeHelp)
	p.Outbox.Handle(soundWork, p.dropSound)
}

type messageRef struct{ Message string }

func (p *Phones) mailMessage(tx db.Tx, message string) error {
	return p.Post.Send(tx, messageMail, outbox.Work{Ref: messageRef{message}})
}

// writeMessage writes the mail with the recording; nothing where the message is gone.
func (p *Phones) writeMessage(ctx context.Context, w outbox.Work) (l post.Letter, err error) {
	var ref messageRef
	if err := w.Decode(&ref); err != nil {
		return l, outbox.Permanent(err)
	}
	var m Message
	var who directory.Member
	var zone i18n.Locale
	err = p.DB.Read(ctx, w.Org, func(tx db.Tx) (err error) {
		if m, err = messageByID(tx, ref.Message); err != nil {
			return err
		}
		if who, err = directory.MemberByID(tx, m.Member); err != nil {
			return err
		}
		z, err := directory.ZoneOf(tx, directory.Actor{Org: w.Org, Member: who.ID, Site: who.Site})
		zone = i18n.Locale{Lang: who.Lang, Zone: z}
		return err
	})
	if fault.Is(err, fault.NotFound) {
		return l, post.ErrNothing
	}
	if err != nil {
		return l, err
	}
	audio, err := p.Recording(m)
	if err != nil {
		return l, err
	}
	caller := m.From.Shown(who.Lang)
	return post.Letter{To: mail.Address{Name: who.Name, Address: who.Email}, Lang: who.Lang, Subject: i18n.PhoneMessageSubject.In(who.Lang, caller),
		Parts: []post.Part{post.Say(i18n.PhoneMessageText.In(who.Lang, caller, zone.Short(m.At)+", "+zone.Clock(m.At), int(m.Length.Seconds()))),
			post.LinkTo(i18n.MyPhone.In(who.Lang), p.Post.Link("/phone", nil))},
		Files: []post.File{{Name: "message.wav", Type: "audio/wav", Body: audio}}}, nil
}

// Shown is how a caller is written: name and number, or that they are unknown.
func (i Identity) Shown(lang string) string {
	switch {
	case i.Name != "" && i.Number != "" && i.Name != i.Number:
		return i.Name + " (" + i.Number + ")"
	case i.Name+i.Number == "":
		return i18n.PhoneUnknownCaller.In(lang)
	case i.Name != "":
		return i.Name
	}
	return i.Number
}

type lockedRef struct{ To, Member, Device string }

// TellLocked notes a mail to each administrator of the phones, and to the member who is locked; it is the office's join of Locked.
func (p *Phones) TellLocked(tx db.Tx, l Locked) error {
	if l.Member != "" {
		if err := p.Post.Send(tx, ownLockedMail, outbox.Work{Ref: lockedRef{To: l.Member}}); err != nil {
			return err
		}
	}
	admins, err := directory.Holders(tx, directory.Phones)
	if err != nil {
		return err
	}
	for _, m := range admins[:min(len(admins), maxTold)] {
		if err := p.Post.Send(tx, lockedMail, outbox.Work{Ref: lockedRef{m, l.Member, l.Device}}); err != nil {
			return err
		}
	}
	return nil
}

const maxTold = 20 // administrators

func (p *Phones) writeLocked(ctx context.Context, w outbox.Work) (l post.Letter, err error) {
	var ref lockedRef
	if err := w.Decode(&ref); err != nil {
		return l, outbox.Permanent(err)
	}
	var to directory.Member
	var who, phone string
	err = p.DB.Read(ctx, w.Org, func(tx db.Tx) (err error) {
		if to, err = directory.MemberByID(tx, ref.To); err != nil {
			return err
		}
		if ref.Member != "" {
			m, err := directory.MemberByID(tx, ref.Member)
			if err != nil {
				return err
			}
			who = m.Name
		}
		if ref.Device != "" {
			d, err := deviceByID(tx, ref.Device)
			if err != nil {
				return err
			}
			phone = d.Name
		}
		return nil
	})
	if fault.Is(err, fault.NotFound) {
		return l, post.ErrNothing
	}
	if err != nil {
		return l, err
	}
	names, says := who+phone, i18n.PhoneLockedText.In(to.Lang, who, MaxWrong)
	switch {
	case who != "" && phone != "":
		names, says = who+", "+phone, i18n.PhoneLockedBothText.In(to.Lang, who, phone, MaxWrong)
	case phone != "":
		says = i18n.PhoneLockedDeviceText.In(to.Lang, phone, MaxWrong)
	}
	return post.Letter{To: mail.Address{Name: to.Name, Address: to.Email}, Lang: to.Lang, Subject: i18n.PhoneLockedSubject.In(to.Lang, names),
		Parts: []post.Part{post.Say(says), post.LinkTo(i18n.Phones.In(to.Lang), p.Post.Link("/phones", nil))}}, nil
}

// writeOwnLocked tells a member that wrong PINs have locked their extension, and what they can do.
func (p *Phones) writeOwnLocked(ctx context.Context, w outbox.Work) (l post.Letter, err error) {
	var ref lockedRef
	if err := w.Decode(&ref); err != nil {
		return l, outbox.Permanent(err)
	}
	var to directory.Member
	var r rules
	err = p.DB.Read(ctx, w.Org, func(tx db.Tx) (err error) {
		if to, err = directory.MemberByID(tx, ref.To); err != nil {
			return err
		}
		r, err = rulesOf(tx, ref.To)
		return err
	})
	if fault.Is(err, fault.NotFound) || err == nil && r.Locked.IsZero() { // gone, or unlocked by now
		return l, post.ErrNothing
	}
	return post.Letter{To: mail.Address{Name: to.Name, Address: to.Email}, Lang: to.Lang, Subject: i18n.PhoneOwnLockedSubject.In(to.Lang),
		Parts: []post.Part{post.Say(i18n.MailHello.In(to.Lang, to.Name)), post.Say(i18n.PhoneOwnLockedText.In(to.Lang, r.Extension, MaxWrong)),
			post.LinkTo(i18n.MyPhone.In(to.Lang), p.Post.Link("/phone", nil))}}, err
}
