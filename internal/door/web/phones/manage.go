package phones

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/phone"
)

// settingsPage is how the organisation telephones.
type settingsPage struct {
	Form      phone.Setting
	Emergency []siteNumbers
	Fault     *fault.Fault
	Changed   []kit.Difference
}

type siteNumbers struct {
	Site    directory.Site
	Numbers string
	Fault   *fault.Fault
}

func (p *Pages) settings(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.settingsPage(v, r, settingsPage{}, siteNumbers{})
}

func (p *Pages) settingsPage(v *kit.View, r *http.Request, s settingsPage, typed siteNumbers) (kit.Answer, error) {
	err := read(p, v, r, func(ctx context.Context, tx db.Tx) error {
		now, err := p.Phones.Setting(ctx, tx, v.Actor)
		if err != nil {
			return err
		}
		if s.Fault == nil {
			s.Form = now
		}
		if isStale(s.Fault) {
			s.Changed, s.Form.Rev = s.differences(v, now), now.Rev
		}
		sites, err := directory.SiteList(tx)
		for _, site := range sites {
			if err != nil {
				return err
			}
			n := siteNumbers{Site: site}
			var all []string
			all, err = p.Phones.EmergencyOf(ctx, tx, v.Actor, site.ID)
			n.Numbers = strings.Join(all, " ")
			if typed.Fault != nil && typed.Site.ID == site.ID {
				n.Numbers, n.Fault = typed.Numbers, typed.Fault
			}
			s.Emergency = append(s.Emergency, n)
		}
		return err
	})
	refused := s.Fault
	if refused == nil {
		refused = typed.Fault
	}
	return answered(kit.Page(v.T(i18n.PhoneSettings), setting(v, s)), refused), err
}

func (p *Pages) setSettings(v *kit.View, r *http.Request) (kit.Answer, error) {
	s := phone.Setting{Code: get(r, "code"), BoxCode: get(r, "box-code"), Outside: get(r, "outside"), Country: get(r, "country"), Emergency: get(r, "emergency") != "",
		International: get(r, "international") != "", Allowed: strings.Fields(get(r, "allowed")), CallsAtOnce: number(r, "calls-at-once"), CallsADay: number(r, "calls-a-day"),
		KeepCalls: number(r, "keep-calls"), KeepMessages: number(r, "keep-messages"), ByStay: get(r, "by-stay") != "", OutMidnight: get(r, "out-midnight") != "",
		OutClosing: get(r, "out-closing") != "", Rev: revOf(r)}
	f, err := p.try(v, r, func(ctx context.Context, tx db.Tx) error { return p.Phones.SetSetting(ctx, tx, v.Actor, s) })
	if f != nil {
		return p.settingsPage(v, r, settingsPage{Form: s, Fault: f}, siteNumbers{})
	}
	return kit.Go(settings, "saved"), err
}

func (p *Pages) setEmergency(v *kit.View, r *http.Request) (kit.Answer, error) {
	typed := siteNumbers{Site: directory.Site{ID: r.PathValue("site")}, Numbers: get(r, "numbers")}
	f, err := p.try(v, r, func(ctx context.Context, tx db.Tx) error {
		return p.Phones.SetEmergency(ctx, tx, v.Actor, typed.Site.ID, strings.Fields(typed.Numbers))
	})
	if f != nil {
		typed.Fault = f
		return p.settingsPage(v, r, settingsPage{}, typed)
	}
	return kit.Go(settings, "saved"), err
}

func (p *Pages) groups(v *kit.View, r *http.Request) (kit.Answer, error) {
	var all []phone.Group
	err := read(p, v, r, func(ctx context.Context, tx db.Tx) (err error) {
		all, err = p.Phones.Groups(ctx, tx, v.Actor)
		return err
	})
	return kit.Page(v.T(i18n.PhoneGroups), groupList(v, all)), err
}

// groupPage is a ring group, or one that is being added.
type groupPage struct {
	Form    phone.Group
	People  []phone.Person
	Fault   *fault.Fault
	Changed []kit.Difference
}

func (p *Pages) group(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.groupPage(v, r, groupPage{Form: phone.Group{ID: idOf(r), Ring: phone.DefaultRing}})
}

func (p *Pages) groupPage(v *kit.View, r *http.Request, g groupPage) (kit.Answer, error) {
	if err := may(v); err != nil {
		return kit.Answer{}, err
	}
	err := read(p, v, r, func(ctx context.Context, tx db.Tx) (err error) {
		if g.People, err = p.Phones.Numbered(ctx, tx, v.Actor); err != nil || g.Form.ID == "" {
			return err
		}
		now, err := p.Phones.Group(ctx, tx, v.Actor, g.Form.ID)
		switch {
		case err != nil:
			return err
		case g.Fault == nil:
			g.Form = now
		case isStale(g.Fault):
			g.Changed, g.Form.Rev = g.differences(now), now.Rev
		}
		return nil
	})
	title := v.T(i18n.PhoneGroupAdd)
	if g.Form.ID != "" {
		title = g.Form.Name
	}
	return answered(kit.Page(title, group(v, title, g)), g.Fault), err
}

func (p *Pages) setGroup(v *kit.View, r *http.Request) (kit.Answer, error) {
	g := phone.Group{ID: idOf(r), Name: get(r, "name"), Extension: get(r, "extension"), Ring: number(r, "ring"), NoAnswer: get(r, "no-answer"),
		Members: r.PostForm["member"], Rev: revOf(r)}
	f, err := p.try(v, r, func(ctx context.Context, tx db.Tx) error {
		_, err := p.Phones.SetGroup(ctx, tx, v.Actor, g)
		return err
	})
	if f != nil {
		return p.groupPage(v, r, groupPage{Form: g, Fault: f})
	}
	return kit.Go(groups, "saved"), err
}

func (p *Pages) removeGroup(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.step(v, r, groups, "removed", func(ctx context.Context, tx db.Tx) error {
		return p.Phones.RemoveGroup(ctx, tx, v.Actor, r.PathValue("id"))
	})
}

// linesPage are the lines and the numbers that come in over them.
type linesPage struct {
	Lines     []phone.Trunk
	States    map[string]phone.TrunkState
	Zone      *time.Location
	Numbers   []phone.Inbound
	Number    string
	Extension string
	Fault     *fault.Fault
}

// moves tells whether a number was refused because another extension has it.
func (l linesPage) moves() bool { return l.Fault != nil && l.Fault.Code == fault.Taken }

func (p *Pages) lines(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.linesPage(v, r, linesPage{})
}

func (p *Pages) linesPage(v *kit.View, r *http.Request, l linesPage) (kit.Answer, error) {
	err := read(p, v, r, func(ctx context.Context, tx db.Tx) (err error) {
		if l.Lines, err = p.Phones.Trunks(ctx, tx, v.Actor); err != nil {
			return err
		}
		if l.States, err = p.Phones.TrunkStates(ctx, tx, v.Actor); err != nil {
			return err
		}
		if l.Zone, err = directory.ZoneOf(tx, v.Actor); err != nil {
			return err
		}
		l.Numbers, err = p.Phones.Inbound(ctx, tx, v.Actor)
		return err
	})
	return answered(kit.Page(v.T(i18n.PhoneLines), lineList(v, l)), l.Fault), err
}

func (p *Pages) setNumber(v *kit.View, r *http.Request) (kit.Answer, error) {
	l := linesPage{Number: get(r, "number"), Extension: get(r, "extension")}
	remove := get(r, "remove") != ""
	set := p.Phones.GiveInbound
	if get(r, "move") != "" && get(r, "move") == l.Number { // what has it has been seen
		set = p.Phones.SetInbound
	}
	f, err := p.try(v, r, func(ctx context.Context, tx db.Tx) error {
		if l.Extension == "" && !remove {
			return fault.New(fault.Invalid, i18n.Required).On("extension")
		}
		return set(ctx, tx, v.Actor, l.Number, l.Extension)
	})
	if f != nil {
		l.Fault = f
		return p.linesPage(v, r, l)
	}
	return kit.Go(lines, "saved"), err
}

// linePage is a line, or one that is being added.
type linePage struct {
	Form    phone.Trunk
	Fault   *fault.Fault
	Changed []kit.Difference
}

// more tells whether something is set, or wrong, that few providers ask.
func (l linePage) more() bool {
	t := l.Form
	few := t.AuthUser != "" || t.Domain != "" || t.Proxy != "" || t.PassOn || t.ShownBy != phone.Asserted && t.ShownBy != ""
	return few || l.Fault != nil && slices.Contains([]string{"auth-user", "domain", "proxy", "shown-by"}, l.Fault.Field)
}

func (p *Pages) line(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.linePage(v, r, linePage{Form: phone.Trunk{ID: idOf(r), Kind: phone.Registers, Port: 5061, Transport: "tls", Enabled: true, ShownBy: phone.Asserted}})
}

func (p *Pages) linePage(v *kit.View, r *http.Request, l linePage) (kit.Answer, error) {
	if err := may(v); err != nil {
		return kit.Answer{}, err
	}
	var err error
	if l.Form.ID != "" {
		var now phone.Trunk
		err = read(p, v, r, func(ctx context.Context, tx db.Tx) (err error) {
			now, err = p.Phones.Trunk(ctx, tx, v.Actor, l.Form.ID)
			return err
		})
		l = l.beside(v, now)
	}
	title := v.T(i18n.PhoneLineAdd)
	if l.Form.ID != "" {
		title = l.Form.Name
	}
	return answered(kit.Page(title, line(v, title, l)), l.Fault), err
}

// beside is the page with the line as it stands now.
func (l linePage) beside(v *kit.View, now phone.Trunk) linePage {
	l.Form.HasSecret = now.HasSecret
	if l.Fault == nil {
		l.Form = now
	}
	if isStale(l.Fault) {
		l.Changed, l.Form.Rev = l.differences(v, now), now.Rev
	}
	return l
}

func (p *Pages) setLine(v *kit.View, r *http.Request) (kit.Answer, error) {
	t := phone.Trunk{ID: idOf(r), Name: get(r, "name"), Kind: phone.TrunkKind(get(r, "kind")), Host: get(r, "host"), Port: number(r, "port"), Transport: get(r, "transport"),
		User: get(r, "user"), Secret: phone.Secret(r.PostForm.Get("secret")), Number: get(r, "number"), Rank: number(r, "rank"), Enabled: get(r, "enabled") != "",
		AuthUser: get(r, "auth-user"), Domain: get(r, "domain"), Proxy: get(r, "proxy"), ShownBy: phone.ShownBy(get(r, "shown-by")), PassOn: get(r, "pass-on") != "", Rev: revOf(r)}
	f, err := p.try(v, r, func(ctx context.Context, tx db.Tx) error {
		_, err := p.Phones.SetTrunk(ctx, tx, v.Actor, t)
		return err
	})
	if f != nil {
		return p.linePage(v, r, linePage{Form: t, Fault: f})
	}
	return kit.Go(lines, "saved"), err
}

func (p *Pages) removeLine(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.step(v, r, lines, "removed", func(ctx context.Context, tx db.Tx) error {
		return p.Phones.RemoveTrunk(ctx, tx, v.Actor, r.PathValue("id"))
	})
}
