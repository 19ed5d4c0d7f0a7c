package phone

import (
	"context"
	"slices"
	"strings"
	"time"

	"bureau/internal/db"
	"bureau/internal/sound"
)

// Box is where calls go that are forwarded to a member's own messages.
const Box = "box"

// calling is one call on its way to a number.
type calling struct {
	p      *Phones
	tx     db.Tx
	set    Setting
	from   Identity
	member string // in whose name it is made; empty for a caller from outside
	lang   string
	self   string   // the device that calls
	seen   []string // the numbers that it was forwarded from
	why    string   // it was forwarded last, as a Diversion says it (RFC 5806)
}

// Called says what becomes of a call that came in over a trunk, for a number of the organisation.
func (p *Phones) Called(_ context.Context, tx db.Tx, trunk, number string, from Identity) (Plan, error) {
	set, err := settingOf(tx)
	if err != nil {
		return Plan{}, err
	}
	var lang string
	if err := tx.Row("SELECT COALESCE((SELECT d.lang FROM phone_device d WHERE d.org = $1 ORDER BY d.id LIMIT 1), 'en') FROM phone_trunk t WHERE t.id = $2 AND t.org = $1",
		tx.Org(), trunk).Scan(&lang); err != nil {
		return Plan{}, none(err)
	}
	extension, err := inboundOf(tx, set, number)
	if err != nil {
		return Plan{}, err
	}
	if extension == "" {
		return *refusal(lang, sound.NoSuchNumber, 404), nil
	}
	if whole := Whole(from.Number, set.Country); prefixForm.MatchString(whole) {
		from.Number = whole // so that it can be called back
	}
	plan, err := (calling{p: p, tx: tx, set: set, from: from, lang: lang}).inside(extension)
	if err != nil {
		return Plan{}, err
	}
	if plan == nil {
		plan = refusal(lang, sound.NoSuchNumber, 404)
	}
	return *plan, nil
}

// inboundOf is the extension of a number of the organisation.
func inboundOf(tx db.Tx, set Setting, number string) (string, error) {
	extension, there, err := found(scanText(tx.Row("SELECT extension FROM phone_inbound WHERE org = $1 AND number = $2", tx.Org(), Whole(number, set.Country)).Scan))
	if !there {
		return "", err
	}
	return extension, err
}

// Whole is a number as the world dials it: a + and digits. One without a calling code gets the country's; what is no number
// stays as it is.
func Whole(number, country string) string {
	n := digitsOf(number)
	switch {
	case strings.ContainsAny(n, "x*#") || n == "" || n == "+":
		return n
	case strings.HasPrefix(n, "+"):
		return n
	case strings.HasPrefix(n, "00"):
		return "+" + n[2:]
	case strings.HasPrefix(n, "0"):
		return "+" + country + n[1:]
	case country != "" && strings.HasPrefix(n, country) && len(n) > 9:
		return "+" + n
	}
	return n
}

// to is the plan for a number that somebody dialled or that a call is forwarded to.
func (c calling) to(number string) (*Plan, error) {
	if plan, err := c.inside(number); err != nil || plan != nil {
		return plan, err
	}
	return c.outside(number)
}

// inside is the plan for an extension; nil for a number that is none.
func (c calling) inside(number string) (*Plan, error) {
	kind, ref, err := owner(c.tx, number)
	if err != nil || kind == "" {
		return nil, err
	}
	if slices.Contains(c.seen, number) || len(c.seen) > maxForwards {
		return refusal(c.lang, sound.NotReachable, 482), nil
	}
	c.seen = append(slices.Clone(c.seen), number)
	switch kind {
	case ofMember:
		return c.toMember(ref)
	case ofGroup:
		return c.toGroup(ref)
	}
	return c.toDevice(ref)
}

// toMember follows a member's rules.
func (c calling) toMember(member string) (*Plan, error) {
	r, err := rulesOf(c.tx, member)
	if err != nil || !r.Active {
		return refusal(c.lang, sound.NotReachable, 480), err
	}
	away, err := c.p.Absent.Away(c.tx, member, c.p.Clock.Now())
	if err != nil {
		return nil, err
	}
	say := sound.NotReachable
	if away {
		say = sound.Absent
	}
	absent := func() (*Plan, error) { return c.follow(r, r.Absent, say, 480) }
	s, on, err := sessionOf(c.tx, member)
	switch {
	case err != nil:
		return nil, err
	case away:
		return absent()
	case r.Always != "":
		return c.follow(r, r.Always, sound.NotReachable, 480)
	case r.Quiet:
		return c.follow(r, r.Busy, sound.DoNotDisturb, 486)
	case !on:
		return absent()
	case s.Device == c.self:
		return c.follow(r, r.Busy, sound.Busy, 486)
	}
	plan := &Plan{Kind: Ring, From: c.from, To: Identity{r.Extension, r.Name}, Member: c.member, ToMember: member, Lang: c.lang,
		Targets: []Target{{s.Device, member}}, Ring: time.Duration(r.Ring) * time.Second}
	var wrong [3]error
	plan.Then, wrong[0] = c.follow(r, r.NoAnswer, sound.NoAnswer, 480)
	plan.Busy, wrong[1] = c.follow(r, r.Busy, sound.Busy, 486)
	plan.Offline, wrong[2] = absent()
	return plan, firstOf(wrong[:])
}

func firstOf(all []error) error {
	for _, err := range all {
		if err != nil {
			return err
		}
	}
	return nil
}

// follow goes where a rule of a member leads; without a rule to their messages, where they take any.
func (c calling) follow(r rules, target string, say sound.Prompt, status int) (*Plan, error) {
	if target == Box || target == "" && r.Box {
		return &Plan{Kind: Voicemail, From: c.from, To: Identity{r.Extension, r.Name}, Member: c.member, ToMember: r.Member, Mailbox: r.Member, Lang: r.Lang}, nil
	}
	if target == "" {
		return refusal(c.lang, say, status), nil
	}
	if len(c.seen) > maxForwards {
		return refusal(c.lang, sound.NotReachable, 482), nil
	}
	c.member = r.Member // who forwards a call outside makes it
	c.why = reasons[say]
	if target == r.Always {
		c.why = "unconditional"
	}
	return c.to(target)
}

// reasons are why a call is forwarded, by what its caller would hear otherwise.
var reasons = map[sound.Prompt]string{sound.Busy: "user-busy", sound.DoNotDisturb: "do-not-disturb", sound.NoAnswer: "no-answer"}

// toDevice rings a phone by its own number, whoever is on it.
func (c calling) toDevice(device string) (*Plan, error) {
	d, err := deviceByID(c.tx, device)
	if err != nil {
		return nil, err
	}
	if d.ID == c.self {
		return refusal(c.lang, sound.Busy, 486), nil
	}
	return &Plan{Kind: Ring, From: c.from, To: Identity{d.Extension, d.Called()}, Member: c.member, Lang: c.lang, Targets: []Target{{Device: d.ID}},
		Ring: DefaultRing * time.Second, Then: refusal(c.lang, sound.NoAnswer, 480), Busy: refusal(c.lang, sound.Busy, 486),
		Offline: refusal(c.lang, sound.NotReachable, 480)}, nil
}

// toGroup rings the phones of all who are in a group, at work and not to be left alone.
func (c calling) toGroup(group string) (*Plan, error) {
	g, err := groupByID(c.tx, group)
	if err != nil {
		return nil, err
	}
	targets, err := db.All(c.tx, func(row db.Scan) (t Target, err error) {
		err = row(&t.Device, &t.Member)
		return t, err
	}, `SELECT s.device, s.member FROM phone_group_member g JOIN phone_session s ON s.member = g.member AND s.org = g.org
		LEFT JOIN phone_member p ON p.member = g.member AND p.org = g.org
		WHERE g.org = $1 AND g.phone_group = $2 AND s.device <> $3 AND NOT COALESCE(p.quiet, FALSE) ORDER BY s.member`,
		c.tx.Org(), group, c.self)
	if err != nil {
		return nil, err
	}
	if targets, err = c.here(targets); err != nil {
		return nil, err
	}
	then := refusal(c.lang, sound.NoAnswer, 480)
	if g.NoAnswer != "" {
		if then, err = c.to(g.NoAnswer); err != nil {
			return nil, err
		}
	}
	if len(targets) == 0 {
		if then.ToGroup = g.ID; then.To == (Identity{}) {
			then.From, then.To, then.Member = c.from, Identity{g.Extension, g.Name}, c.member
		}
		return then, nil
	}
	return &Plan{Kind: Ring, From: c.from, To: Identity{g.Extension, g.Name}, ToGroup: g.ID, Member: c.member, Lang: c.lang, Targets: targets,
		Ring: time.Duration(g.Ring) * time.Second, Then: then, Busy: then, Offline: then}, nil
}

// here leaves out who is away.
func (c calling) here(all []Target) ([]Target, error) {
	var out []Target
	for _, t := range all {
		away, err := c.p.Absent.Away(c.tx, t.Member, c.p.Clock.Now())
		if err != nil {
			return nil, err
		}
		if !away {
			out = append(out, t)
		}
	}
	return out, nil
}

// outside is the plan for a number of the world.
func (c calling) outside(number string) (*Plan, error) {
	if c.member == "" { // a caller from outside goes out again only in the name of who forwards it
		return refusal(c.lang, sound.NoSuchNumber, 404), nil
	}
	whole, ok := c.set.outward(number)
	if !ok {
		return refusal(c.lang, sound.NoSuchNumber, 404), nil
	}
	if !c.set.allows(whole) {
		return refusal(c.lang, sound.NotPermitted, 403), nil
	}
	trunks, err := trunkIDs(c.tx)
	if err != nil {
		return nil, err
	}
	if len(trunks) == 0 {
		no := refusal(c.lang, sound.Unavailable, 503)
		no.From, no.To, no.Member = c.from, Identity{Number: whole}, c.member
		return no, nil
	}
	plan := &Plan{Kind: Outside, From: c.from, To: Identity{Number: whole}, Number: whole, Member: c.member, Trunks: trunks, Lang: c.lang}
	if len(c.seen) > 0 {
		plan.Caller, plan.Forwarded = c.from.Number, "unavailable"
		if c.why != "" {
			plan.Forwarded = c.why
		}
	}
	plan.From.Number, err = c.shown()
	return plan, err
}

// shown is the number that the world sees: the member's own inbound one, if there is one; else the trunk's, which the door sets.
func (c calling) shown() (string, error) {
	n, _, err := found(scanText(c.tx.Row(`SELECT i.number FROM phone_inbound i JOIN phone_number n ON n.org = i.org AND n.number = i.extension
		WHERE i.org = $1 AND n.kind = 'member' AND n.ref = $2 ORDER BY i.number LIMIT 1`, c.tx.Org(), c.member).Scan))
	return n, err
}

// outward reads a dialled number as one of the world; what is dialled before it is taken away.
func (s Setting) outward(number string) (string, bool) {
	if s.Outside != "" && !strings.HasPrefix(number, "+") {
		rest, ok := strings.CutPrefix(number, s.Outside)
		if !ok {
			return "", false
		}
		number = rest
	}
	whole := Whole(number, s.Country)
	ok := strings.HasPrefix(whole, "+") && len(whole) >= minOutside && len(whole) <= 16 && !strings.ContainsAny(whole, "x*#") && whole[1] != '0'
	return whole, ok
}

// allows tells whether the organisation lets a number be called.
func (s Setting) allows(whole string) bool {
	if !s.International && !strings.HasPrefix(whole, "+"+s.Country) {
		return false
	}
	if len(s.Allowed) == 0 {
		return true
	}
	return slices.ContainsFunc(s.Allowed, func(prefix string) bool { return strings.HasPrefix(whole, prefix) })
}
