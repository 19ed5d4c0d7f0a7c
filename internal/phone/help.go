package phone

import (
	"context"
	"net/mail"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/outbox"
	"bureau/internal/post"
)

// helpMail is the kind of the mail about a call for help that did not get through.
const helpMail = "phone-help"

// tellHelpAgain is how long a phone's next failure is not told: whoever needs help tries again and again.
const tellHelpAgain = 10 * time.Minute

// HelpLost is recorded when a call for help from a device did not get through and the administrators have not just been told.
type HelpLost struct {
	Device, Number string
	At             time.Time
}

// HelpFailed notes that no line has taken a call for help.
func (p *Phones) HelpFailed(_ context.Context, tx db.Tx, call string) error {
	c, err := scanCall(tx.Row("SELECT "+callColumns+" FROM phone_call c WHERE c.id = $1 AND c.org = $2 AND c.way = 'emergency'", call, tx.Org()).Scan)
	if err != nil {
		return none(err)
	}
	now := p.Clock.Now()
	n, err := tx.Exec("UPDATE phone_device SET help_told_at = $1 WHERE id = $2 AND org = $3 AND (help_told_at IS NULL OR help_told_at <= $4)",
		db.Micros(now), c.Device, tx.Org(), db.Micros(now.Add(-tellHelpAgain)))
	if err == nil && n > 0 {
		tx.Record(HelpLost{c.Device, c.To.Number, c.Began})
	}
	return err
}

type helpRef struct {
	To string
	HelpLost
}

// TellHelp notes a mail to each administrator of the phones; it is the office's join of HelpLost.
func (p *Phones) TellHelp(tx db.Tx, h HelpLost) error {
	admins, err := directory.Holders(tx, directory.Phones)
	if err != nil {
		return err
	}
	for _, m := range admins[:min(len(admins), maxTold)] {
		if err := p.Post.Send(tx, helpMail, outbox.Work{Ref: helpRef{m, h}}); err != nil {
			return err
		}
	}
	return nil
}

func (p *Phones) writeHelp(ctx context.Context, w outbox.Work) (l post.Letter, err error) {
	var ref helpRef
	if err := w.Decode(&ref); err != nil {
		return l, outbox.Permanent(err)
	}
	var to directory.Member
	var d Device
	var zone i18n.Locale
	err = p.DB.Read(ctx, w.Org, func(tx db.Tx) (err error) {
		if to, err = directory.MemberByID(tx, ref.To); err != nil {
			return err
		}
		if d, err = deviceByID(tx, ref.Device); err != nil {
			return err
		}
		z, err := directory.ZoneOf(tx, directory.Actor{Org: w.Org, Member: to.ID, Site: to.Site})
		zone = i18n.Locale{Lang: to.Lang, Zone: z}
		return err
	})
	if fault.Is(err, fault.NotFound) {
		return l, post.ErrNothing
	}
	at := zone.Short(ref.At) + ", " + zone.Clock(ref.At)
	return post.Letter{To: mail.Address{Name: to.Name, Address: to.Email}, Lang: to.Lang, Subject: i18n.PhoneHelpSubject.In(to.Lang, ref.Number, d.Name),
		Parts: []post.Part{post.Say(i18n.PhoneHelpText.In(to.Lang, ref.Number, d.Name, at)), post.LinkTo(i18n.Phones.In(to.Lang), p.Post.Link("/phones", nil))}}, err
}
