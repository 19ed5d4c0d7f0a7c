package phone

import (
	"context"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/outbox"
	"bureau/internal/span"
)

// Arrived gives the phone at a place to whoever has checked in there, where the organisation wants that, the place has a phone,
// and both may be logged in; otherwise it does nothing (X01). It is no verb of an actor.
func (p *Phones) Arrived(tx db.Tx, member, asset, stay string) error {
	set, err := settingOf(tx)
	if err != nil || !set.ByStay || asset == "" {
		return err
	}
	device, there, err := found(scanText(tx.Row("SELECT id FROM phone_device WHERE org = $1 AND asset = $2 AND hot", tx.Org(), asset).Scan))
	if err != nil || !there {
		return err
	}
	_, err = p.take(tx, entry{member: member, device: device, how: ByCheckIn, stay: stay})
	if ReasonOf(err) != "" {
		return nil
	}
	return err
}

// Gone ends the session that a stay began, or that its person has on the phone of the place that they left.
func (p *Phones) Gone(tx db.Tx, member, asset, stay string) error {
	set, err := settingOf(tx)
	if err != nil || !set.ByStay {
		return err
	}
	s, there, err := sessionOf(tx, member)
	if err != nil || !there {
		return err
	}
	if s.Stay == stay {
		return endSession(tx, s)
	}
	d, err := deviceByID(tx, s.Device)
	if err != nil || asset == "" || d.Asset != asset {
		return err
	}
	return endSession(tx, s)
}

// Sweep ends the sessions whose day is over, as the organisation chose, and forgets what is older than it keeps.
func (p *Phones) Sweep(_ context.Context, tx db.Tx) error {
	set, err := settingOf(tx)
	if err != nil {
		return err
	}
	now := p.Clock.Now()
	if err := p.endDay(tx, set, now); err != nil {
		return err
	}
	if _, err := tx.Exec("DELETE FROM phone_binding WHERE org = $1 AND expires_at < $2", tx.Org(), db.Micros(now)); err != nil {
		return err
	}
	if _, err := tx.Exec("DELETE FROM phone_busy WHERE org = $1 AND at < $2", tx.Org(), db.Micros(now.Add(-maxCall))); err != nil {
		return err
	}
	if err := p.forgetGone(tx); err != nil {
		return err
	}
	if _, err := tx.Exec("DELETE FROM phone_call WHERE org = $1 AND began_at < $2", tx.Org(), db.Micros(now.AddDate(0, 0, -set.KeepCalls))); err != nil {
		return err
	}
	return p.dropMessages(tx, " AND v.at < $2", db.Micros(now.AddDate(0, 0, -set.KeepMessages)))
}

func (p *Phones) endDay(tx db.Tx, set Setting, now time.Time) error {
	if !set.OutMidnight && !set.OutClosing && !set.ByStay {
		return nil
	}
	all, err := db.All(tx, scanSession, sessionQuery+" WHERE s.org = $1", tx.Org())
	if err != nil || len(all) == 0 {
		return err
	}
	sites, err := directory.SiteList(tx)
	if err != nil || len(sites) == 0 {
		return err
	}
	for _, s := range all {
		site, err := siteOf(tx, sites, s.Device)
		if err != nil {
			return err
		}
		over, err := p.stayOver(tx, set, s, now)
		if err != nil {
			return err
		}
		midnight := span.DateOf(s.Since, site.Zone).Span(site.Zone).EndTime()
		if over || set.OutMidnight && !now.Before(midnight) || set.OutClosing && closedSince(site, s.Since, now) {
			if err := endSession(tx, s); err != nil {
				return err
			}
		}
	}
	return nil
}

// closedSince tells whether a site has closed after an instant: at the end of the hours in which it lies, or of the first after it.
// Hours that go on over midnight are one; a site that stands open never closes.
func closedSince(site directory.Site, since, now time.Time) bool {
	open := site.Windows(span.Of(since, now.Add(time.Minute)))
	return len(open) > 0 && !now.Before(db.Time(open[0].End))
}

// stayOver tells whether a session came from a stay that has ended by itself.
func (p *Phones) stayOver(tx db.Tx, set Setting, s Session, now time.Time) (bool, error) {
	if !set.ByStay || s.Stay == "" {
		return false, nil
	}
	runs, err := p.Stays.Runs(tx, s.Stay, now)
	return !runs, err
}

// siteOf is the site by whose clock and hours a device goes: its own, else the first.
func siteOf(tx db.Tx, sites []directory.Site, device string) (directory.Site, error) {
	d, err := deviceByID(tx, device)
	for _, s := range sites {
		if s.ID == d.Site {
			return s, err
		}
	}
	return sites[0], err
}

// dropMessages removes messages and what was said in them; which ones a part of the query says, whose argument is $2.
func (p *Phones) dropMessages(tx db.Tx, which string, arg any) error {
	all, err := db.All(tx, scanMessage, "SELECT "+messageColumns+" FROM phone_message v WHERE v.org = $1"+which, tx.Org(), arg)
	for _, m := range all {
		if err == nil {
			err = p.dropOne(tx, m)
		}
	}
	return err
}

// soundWork removes a recording that no message has any more.
const soundWork = "phone/recording"

func (p *Phones) dropOne(tx db.Tx, m Message) error {
	if _, err := tx.Exec("DELETE FROM phone_message WHERE id = $1 AND org = $2", m.ID, tx.Org()); err != nil {
		return err
	}
	tx.Record(Left{m.Member, m.ID})
	return p.Outbox.Add(tx, outbox.Work{Kind: soundWork, Ref: m.sound})
}

func (p *Phones) dropSound(_ context.Context, w outbox.Work) error {
	var name string
	if err := w.Decode(&name); err != nil {
		return outbox.Permanent(err)
	}
	return p.Files.Remove(name) // sealed for its message, so no other has the same
}

// Forget erases what a member has here: number, PIN, rules, session, messages; their calls stay with the other side without them.
// It is no verb of an actor.
func (p *Phones) Forget(tx db.Tx, member string) error {
	if err := p.dropMessages(tx, " AND v.member = $2", member); err != nil {
		return err
	}
	for _, statement := range []string{
		"DELETE FROM phone_call_group WHERE org = $1 AND member = $2",
		"DELETE FROM phone_call WHERE org = $1 AND NOT EXISTS (SELECT 1 FROM phone_call_group g WHERE g.org = $1 AND g.call = phone_call.id) AND (from_member = $2 AND to_member IS NULL OR to_member = $2 AND from_member IS NULL)",
		"UPDATE phone_call SET from_number = '', from_name = '', from_member = NULL WHERE org = $1 AND from_member = $2",
		"UPDATE phone_call SET to_number = '', to_name = '', to_member = NULL WHERE org = $1 AND to_member = $2",
		"UPDATE phone_message SET from_name = '' WHERE org = $1 AND from_number IN (SELECT number FROM phone_number WHERE org = $1 AND kind = 'member' AND ref = $2)",
		"UPDATE phone_session SET by_member = NULL WHERE org = $1 AND by_member = $2",
		"UPDATE phone_member SET off_by = NULL WHERE org = $1 AND off_by = $2",
		"DELETE FROM phone_member WHERE org = $1 AND member = $2",
	} {
		if _, err := tx.Exec(statement, tx.Org(), member); err != nil {
			return err
		}
	}
	return p.Release(tx, member)
}

// Release takes from a member who leaves what others go by: the session, the number, the place in groups, and being let in.
func (p *Phones) Release(tx db.Tx, member string) error {
	if err := p.logOutMember(tx, member); err != nil {
		return err
	}
	for _, statement := range []string{
		"DELETE FROM phone_group_member WHERE org = $1 AND member = $2",
		"DELETE FROM phone_number WHERE org = $1 AND kind = 'member' AND ref = $2",
		"UPDATE phone_member SET hot = FALSE, pin = '', rev = rev + 1 WHERE org = $1 AND member = $2",
	} {
		if _, err := tx.Exec(statement, tx.Org(), member); err != nil {
			return err
		}
	}
	tx.Record(Changed{})
	return nil
}
