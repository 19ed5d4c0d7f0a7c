package phone

import (
	"context"
	"slices"
	"strings"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Own is a member's telephone as they see it themselves.
type Own struct {
	Extension string
	Hot       bool
	Locked    bool
	Session   *Session
	Off       TakenOff // by an administrator
	Device    string   // the phone's name
	Place     string   // where it stands
	Away      bool     // an absence goes on, and calls go where they go when nobody is there
	OwnSetting
	New, Heard int // messages
	Keep       int // days, of calls
	Code       string
	BoxCode    string
}

// OwnSetting is what a member decides.
type OwnSetting struct {
	Quiet    bool   // do not disturb
	Always   string // each: empty, Box, an extension or an outside number
	Busy     string
	NoAnswer string
	Absent   string
	Ring     int // seconds
	Box      bool
	Mailed   bool
	Rev      int64
}

// Own shows the actor's own telephone.
func (p *Phones) Own(ctx context.Context, tx db.Tx, actor directory.Actor) (Own, error) {
	r, err := rulesOf(tx, actor.Member)
	if err != nil {
		return Own{}, err
	}
	o := Own{Extension: r.Extension, Hot: r.Hot, Locked: !r.Locked.IsZero(),
		OwnSetting: OwnSetting{Quiet: r.Quiet, Always: r.Always, Busy: r.Busy, NoAnswer: r.NoAnswer, Absent: r.Absent, Ring: r.Ring, Box: r.Box, Mailed: r.Mailed, Rev: r.Rev}}
	if o.Away, err = p.Absent.Away(tx, actor.Member, p.Clock.Now()); err != nil {
		return o, err
	}
	if o.New, o.Heard, err = p.Waiting(ctx, tx, actor.Member); err != nil {
		return o, err
	}
	set, err := settingOf(tx)
	if err != nil {
		return o, err
	}
	o.Code, o.BoxCode, o.Keep = set.Code, set.BoxCode, set.KeepCalls
	if o.Off, err = takenOff(tx, actor.Member); err != nil {
		return o, err
	}
	s, there, err := sessionOf(tx, actor.Member)
	if err != nil || !there {
		return o, err
	}
	d, err := deviceByID(tx, s.Device)
	if err != nil {
		return o, err
	}
	o.Session, o.Device = &s, d.Name
	o.Place, err = p.placeOf(tx, d)
	return o, err
}

// placeOf is the name of where a device stands; empty where it stands nowhere any more.
func (p *Phones) placeOf(tx db.Tx, d Device) (string, error) {
	if d.Asset == "" {
		return "", nil
	}
	place, err := p.Assets.Place(tx, d.Asset)
	if fault.Is(err, fault.NotFound) {
		return "", nil
	}
	return place.Name, err
}

// SetOwn changes how the actor's own calls go.
func (p *Phones) SetOwn(_ context.Context, tx db.Tx, actor directory.Actor, s OwnSetting) error {
	s.Always, s.Busy, s.NoAnswer, s.Absent = tidyTarget(s.Always), tidyTarget(s.Busy), tidyTarget(s.NoAnswer), tidyTarget(s.Absent)
	set, err := settingOf(tx)
	if err != nil {
		return err
	}
	for _, f := range []struct{ name, target string }{{"always", s.Always}, {"busy", s.Busy}, {"no-answer", s.NoAnswer}, {"absent", s.Absent}} {
		if err := p.mayForward(tx, set, actor, f.target, f.name); err != nil {
			return err
		}
	}
	if s.Ring < MinRing || s.Ring > MaxRing {
		return fault.New(fault.Invalid, i18n.PhoneBetween, MinRing, MaxRing).On("ring")
	}
	if err := directory.Lock(tx, actor.Member); err != nil {
		return err
	}
	r, err := rulesOf(tx, actor.Member)
	if err != nil {
		return err
	}
	if r.Rev != s.Rev {
		return fault.New(fault.Stale, i18n.Stale)
	}
	if err := ensureMember(tx, actor.Member); err != nil {
		return err
	}
	_, err = tx.Exec(`UPDATE phone_member SET quiet = $1, to_always = $2, to_busy = $3, to_no_answer = $4, to_absent = $5, ring_seconds = $6, box = $7, mailed = $8,
		rev = rev + 1 WHERE member = $9 AND org = $10`, s.Quiet, s.Always, s.Busy, s.NoAnswer, s.Absent, s.Ring, s.Box, s.Mailed, actor.Member, tx.Org())
	tx.Record(OwnChanged{actor.Member})
	return err
}

// OwnChanged is recorded when a member changed how their calls go.
type OwnChanged struct{ Member string }

// mayForward refuses a target that is oneself, and whatever mayFollow refuses.
func (p *Phones) mayForward(tx db.Tx, set Setting, actor directory.Actor, target, field string) error {
	kind, ref, err := owner(tx, target)
	if err == nil && kind == ofMember && ref == actor.Member {
		err = fault.New(fault.Invalid, i18n.PhoneForwardSelf).On(field)
	}
	if err != nil {
		return err
	}
	return mayFollow(tx, set, target, field)
}

// mayFollow refuses a target that is no number, one for help, an extension that nobody has, or an outside number that the organisation
// does not allow.
func mayFollow(tx db.Tx, set Setting, target, field string) error {
	if err := checkTarget(target, field); err != nil || target == "" || target == Box {
		return err
	}
	kind, _, err := owner(tx, target)
	if err != nil || kind != "" {
		return err
	}
	for _, n := range []string{target, strings.TrimPrefix(target, set.Outside)} {
		help, err := isEmergency(tx, n)
		if err != nil {
			return err
		}
		if help {
			return fault.New(fault.Invalid, i18n.PhoneExtensionEmergency, n).On(field)
		}
	}
	whole, ok := set.outward(target)
	if !ok {
		return fault.New(fault.Invalid, i18n.PhoneUnknownExtension).On(field)
	}
	if !set.allows(whole) {
		return fault.New(fault.Refused, i18n.PhoneNotAllowedOutside).On(field)
	}
	return nil
}

// LogInHere gives the actor a phone from a page: no PIN is asked of whoever is signed in.
func (p *Phones) LogInHere(_ context.Context, tx db.Tx, actor directory.Actor, device string) (Session, error) {
	return p.take(tx, entry{member: actor.Member, device: device, how: ByPage})
}

// LogInFree is LogInHere for a phone that nobody else is on; where somebody is, it is refused with who that is.
func (p *Phones) LogInFree(_ context.Context, tx db.Tx, actor directory.Actor, device string) (Session, error) {
	if device == "" {
		return Session{}, fault.New(fault.Invalid, i18n.Required).On("phone")
	}
	return p.take(tx, entry{member: actor.Member, device: device, how: ByPage, ask: true})
}

// take gives a device to a member, where both may.
func (p *Phones) take(tx db.Tx, e entry) (Session, error) {
	member, device := e.member, e.device
	if err := directory.Lock(tx, member); err != nil {
		return Session{}, err
	}
	if err := lockDevice(tx, device); err != nil {
		return Session{}, err
	}
	d, err := deviceByID(tx, device)
	if err != nil {
		return Session{}, err
	}
	if !d.Hot {
		return Session{}, refuse(PhoneNotAllowed)
	}
	if _, err := mayLogIn(tx, member); err != nil {
		return Session{}, err
	}
	return p.move(tx, e)
}

// LogOutOwn ends the actor's own session, wherever it is.
func (p *Phones) LogOutOwn(_ context.Context, tx db.Tx, actor directory.Actor) error {
	return p.logOutMember(tx, actor.Member)
}

// Choice is a phone that a member may log in to.
type Choice struct {
	Device string
	Name   string
	Place  string
	Site   string // its name
	Who    string // is on it; empty for nobody
}

// Choices are the phones on which members may log in, by site and name, those at the actor's usual site first.
func (p *Phones) Choices(_ context.Context, tx db.Tx, actor directory.Actor) ([]Choice, error) {
	type found struct {
		Device
		site, who string
	}
	all, err := db.All(tx, func(row db.Scan) (f found, err error) {
		f.Device, err = scanDeviceAnd(row, &f.site, &f.who)
		return f, err
	}, "SELECT "+deviceColumns+`, COALESCE(s.name, ''), COALESCE(m.name, '') FROM phone_device d LEFT JOIN site s ON s.id = d.site AND s.org = d.org
		LEFT JOIN phone_session p ON p.device = d.id AND p.org = d.org LEFT JOIN member m ON m.id = p.member AND m.org = p.org
		WHERE d.org = $1 AND d.hot ORDER BY COALESCE(s.name, ''), d.name, d.id LIMIT 500`, tx.Org())
	out := make([]Choice, 0, len(all))
	for _, f := range all {
		c := Choice{Device: f.ID, Name: f.Name, Site: f.site, Who: f.who}
		if err == nil {
			c.Place, err = p.placeOf(tx, f.Device)
		}
		out = append(out, c)
	}
	usual := ""
	if actor.Site != "" && err == nil {
		site, wrong := directory.SiteByID(tx, actor.Site)
		usual, err = site.Name, wrong
	}
	slices.SortStableFunc(out, func(a, b Choice) int { return first(b.Site == usual) - first(a.Site == usual) })
	return out, err
}

func first(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// CallShown is a call as one of its two reads it.
type CallShown struct {
	Call
	Mine  bool     // they made it
	Other Identity // whom they spoke, or would have spoken, with
}

// Lasted is how long was spoken.
func (c Call) Lasted() time.Duration {
	if c.Answered.IsZero() || c.Ended.IsZero() {
		return 0
	}
	return c.Ended.Sub(c.Answered)
}

// PageLength is how many calls or phones a list gives at once.
const PageLength = 50

// OwnCalls are the actor's own calls, the latest first, from the cursor on, which the last page leaves empty.
func (p *Phones) OwnCalls(_ context.Context, tx db.Tx, actor directory.Actor, after string) ([]CallShown, string, error) {
	return callsOf(tx, actor.Member, after, PageLength)
}

// MaxExport is how many calls are exported at once.
const MaxExport = 10_000

func callsOf(tx db.Tx, member, after string, most int) ([]CallShown, string, error) {
	at, from := cut(after)
	all, err := db.All(tx, scanCall, "SELECT "+callColumns+` FROM phone_call c WHERE c.org = $1 AND (c.from_member = $2 AND NOT c.from_gone OR c.to_member = $2 AND NOT c.to_gone
			OR c.ended_at IS NOT NULL AND c.id IN (SELECT g.call FROM phone_call_group g WHERE g.org = $1 AND g.member = $2))
		AND ($3 = '' OR c.began_at < $4 OR c.began_at = $4 AND c.id < $3) ORDER BY c.began_at DESC, c.id DESC LIMIT $5`, tx.Org(), member, from, at, most+1)
	next := ""
	if len(all) > most {
		all = all[:most]
		next = cursor(all[most-1])
	}
	out := make([]CallShown, 0, len(all))
	for _, c := range all {
		s := CallShown{Call: c, Mine: c.FromMember == member, Other: c.From}
		if s.Mine {
			s.Other = c.To
		} else if c.ToMember != member { // to a group of theirs
			s.Outcome, s.ToMember = Missed, ""
		}
		out = append(out, s)
	}
	return out, next, err
}

// HeldOf is what is held of a member's telephone, for themselves.
type HeldOf struct {
	Extension string
	HasPIN    bool
	OwnSetting
	Session  *Session
	Calls    []CallShown // the latest first
	Messages []Message
}

// Held gives what is held of the actor's telephone; of each list so many at most.
func Held(tx db.Tx, actor directory.Actor, most int) (HeldOf, error) {
	r, err := rulesOf(tx, actor.Member)
	if err != nil {
		return HeldOf{}, err
	}
	out := HeldOf{Extension: r.Extension, HasPIN: r.PIN != "", OwnSetting: OwnSetting{Quiet: r.Quiet, Always: r.Always, Busy: r.Busy, NoAnswer: r.NoAnswer,
		Absent: r.Absent, Ring: r.Ring, Box: r.Box, Mailed: r.Mailed}}
	s, there, err := sessionOf(tx, actor.Member)
	if err != nil {
		return out, err
	}
	if there {
		out.Session = &s
	}
	if out.Calls, _, err = callsOf(tx, actor.Member, "", most); err != nil {
		return out, err
	}
	out.Messages, err = messagesOf(tx, actor.Member)
	return out, err
}
