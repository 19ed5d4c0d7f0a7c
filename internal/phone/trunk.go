package phone

import (
	"cmp"
	"context"
	"net"
	"regexp"
	"strconv"
	"strings"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
)

// TrunkKind is how a provider knows who calls.
type TrunkKind string

// The kinds.
const (
	Registers TrunkKind = "registration" // with a user name and a password
	Static    TrunkKind = "static"       // by the address
)

// Trunk is a line to a provider.
type Trunk struct {
	ID        string
	Name      string
	Kind      TrunkKind
	Host      string
	Port      int
	Transport string // udp, tcp or tls
	User      string
	Secret    Secret // only when it is set; empty leaves the one that is there
	HasSecret bool
	Number    string // shown where a caller has none of their own
	Rank      int    // the smallest is tried first
	Enabled   bool
	AuthUser  string  // with which it proves itself, where that is not User
	Domain    string  // of the addresses at the provider, where that is not Host
	Proxy     string  // through which everything goes: a host, with a port if it is not the line's; empty: straight to Host
	ShownBy   ShownBy // how the provider is told the number that others see
	PassOn    bool    // others see who called first where a call is forwarded to them
	Rev       int64
}

// ShownBy is the header field that says which number others are to see.
type ShownBy string

// The ways.
const (
	Asserted  ShownBy = "asserted"  // P-Asserted-Identity (RFC 3325); From names the account
	Preferred ShownBy = "preferred" // P-Preferred-Identity; From names the account
	ByFrom    ShownBy = "from"      // From itself, and P-Asserted-Identity
)

// MaxTrunks is how many lines an organisation has at most.
const MaxTrunks = 10

const trunkColumns = "t.id, t.name, t.kind, t.host, t.port, t.transport, t.user_name, t.secret <> '', t.number, t.rank, t.enabled, " +
	"t.auth_name, t.domain, t.proxy, t.shown_by, t.pass_on, t.rev"

func scanTrunk(row db.Scan) (Trunk, error) { return scanTrunkAnd(row) }

func scanTrunkAnd(row db.Scan, more ...any) (Trunk, error) {
	var t Trunk
	err := row(append([]any{&t.ID, &t.Name, &t.Kind, &t.Host, &t.Port, &t.Transport, &t.User, &t.HasSecret, &t.Number, &t.Rank, &t.Enabled,
		&t.AuthUser, &t.Domain, &t.Proxy, &t.ShownBy, &t.PassOn, &t.Rev}, more...)...)
	return t, none(err)
}

func trunkByID(tx db.Tx, trunk string) (Trunk, error) {
	return scanTrunk(tx.Row("SELECT "+trunkColumns+" FROM phone_trunk t WHERE t.id = $1 AND t.org = $2", trunk, tx.Org()).Scan)
}

// Trunks are the lines, in the order in which they are tried; it takes the right Phones.
func (p *Phones) Trunks(_ context.Context, tx db.Tx, actor directory.Actor) ([]Trunk, error) {
	if err := need(actor); err != nil {
		return nil, err
	}
	return db.All(tx, scanTrunk, "SELECT "+trunkColumns+" FROM phone_trunk t WHERE t.org = $1 ORDER BY t.rank, t.name, t.id", tx.Org())
}

// Trunk is one line; it takes the right Phones.
func (p *Phones) Trunk(_ context.Context, tx db.Tx, actor directory.Actor, trunk string) (Trunk, error) {
	if err := need(actor); err != nil {
		return Trunk{}, err
	}
	return trunkByID(tx, trunk)
}

// Line is a trunk as the door keeps it up, with its organisation and its password.
type Line struct {
	Trunk
	Org string
}

// Lines are all organisations' lines that are enabled; the transaction is a global one.
func (p *Phones) Lines(_ context.Context, tx db.Tx) ([]Line, error) {
	return db.All(tx, func(row db.Scan) (l Line, err error) {
		var sealed string
		if l.Trunk, err = scanTrunkAnd(row, &l.Org, &sealed); err != nil || sealed == "" {
			return l, err
		}
		secret, err := p.Key.Open(sealed, trunkPurpose(l.ID))
		l.Secret = Secret(secret)
		return l, err
	}, "SELECT "+trunkColumns+", t.org, t.secret FROM phone_trunk t WHERE t.enabled ORDER BY t.org, t.rank, t.id")
}

var hostForm = regexp.MustCompile(`^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$`)

func (t Trunk) tidy() Trunk {
	t.Name, t.Host, t.User = strings.Join(strings.Fields(t.Name), " "), strings.ToLower(strings.TrimSpace(t.Host)), strings.TrimSpace(t.User)
	t.AuthUser, t.Domain, t.Proxy = strings.TrimSpace(t.AuthUser), strings.ToLower(strings.TrimSpace(t.Domain)), strings.ToLower(strings.TrimSpace(t.Proxy))
	if t.Number = strings.TrimSpace(t.Number); t.Number != "" {
		t.Number = digitsOf(t.Number)
	}
	if t.ShownBy == "" {
		t.ShownBy = Asserted
	}
	return t
}

// Validate refuses a line that could not be used.
func (t Trunk) Validate() error {
	switch {
	case t.Name == "":
		return fault.New(fault.Invalid, i18n.Required).On("name")
	case len(t.Name) > 60:
		return fault.New(fault.Invalid, i18n.TooLong, 60).On("name")
	case t.Kind != Registers && t.Kind != Static:
		return fault.New(fault.Invalid, i18n.BadInput).On("kind")
	case !isHost(t.Host):
		return fault.New(fault.Invalid, i18n.PhoneHostForm).On("host")
	case t.Port < 1 || t.Port > 65535:
		return fault.New(fault.Invalid, i18n.PhoneBetween, 1, 65535).On("port")
	case t.Transport != "udp" && t.Transport != "tcp" && t.Transport != "tls":
		return fault.New(fault.Invalid, i18n.BadInput).On("transport")
	case t.Kind == Registers && t.User == "":
		return fault.New(fault.Invalid, i18n.Required).On("user")
	case len(t.User) > 100 || strings.ContainsAny(t.User, " \r\n\t\"<>@"):
		return fault.New(fault.Invalid, i18n.BadInput).On("user")
	case t.Kind == Registers && t.Secret == "" && !t.HasSecret:
		return fault.New(fault.Invalid, i18n.Required).On("secret")
	case len(t.Secret) > 200:
		return fault.New(fault.Invalid, i18n.TooLong, 200).On("secret")
	case t.Number != "" && (len(t.Number) > 20 || strings.ContainsAny(t.Number, "x*#")):
		return fault.New(fault.Invalid, i18n.PhoneNumberForm).On("number")
	case t.Rank < 0 || t.Rank > 100:
		return fault.New(fault.Invalid, i18n.PhoneBetween, 0, 100).On("rank")
	case t.ShownBy != Asserted && t.ShownBy != Preferred && t.ShownBy != ByFrom:
		return fault.New(fault.Invalid, i18n.BadInput).On("shown-by")
	case len(t.AuthUser) > 100 || strings.ContainsAny(t.AuthUser, " \r\n\t\"<>"):
		return fault.New(fault.Invalid, i18n.BadInput).On("auth-user")
	case t.Domain != "" && !isHost(t.Domain):
		return fault.New(fault.Invalid, i18n.PhoneHostForm).On("domain")
	}
	if host, port := t.Reached(); t.Proxy != "" && (!isHost(host) || port < 1 || port > 65535) {
		return fault.New(fault.Invalid, i18n.PhoneHostForm).On("proxy")
	}
	return nil
}

func isHost(s string) bool { return hostForm.MatchString(s) || net.ParseIP(s) != nil }

// Reached is the machine to which everything is sent.
func (t Trunk) Reached() (host string, port int) {
	if t.Proxy == "" {
		return t.Host, t.Port
	}
	host, digits, err := net.SplitHostPort(t.Proxy)
	if err != nil {
		return strings.Trim(t.Proxy, "[]"), t.Port
	}
	port, _ = strconv.Atoi(digits)
	return host, port
}

// At is the domain of the line's addresses at the provider.
func (t Trunk) At() string {
	if t.Domain != "" {
		return t.Domain
	}
	return t.Host
}

// Proves is the name with which the line proves itself.
func (t Trunk) Proves() string {
	if t.AuthUser != "" {
		return t.AuthUser
	}
	return t.User
}

// SetTrunk adds a line, or changes the one with its id; it takes the right Phones.
func (p *Phones) SetTrunk(_ context.Context, tx db.Tx, actor directory.Actor, t Trunk) (Trunk, error) {
	if err := need(actor); err != nil {
		return t, err
	}
	t = t.tidy()
	action, fresh := audit.ChangedIt, t.ID == ""
	if fresh {
		t.ID, t.Rev, t.HasSecret, action = id.New(), 1, false, audit.Added
	} else {
		before, err := trunkByID(tx, t.ID)
		if err != nil {
			return t, err
		}
		t.HasSecret = before.HasSecret
	}
	if err := t.Validate(); err != nil {
		return t, err
	}
	if err := mayBeCalled(tx, t.Number, "number"); err != nil {
		return t, err
	}
	if err := trunkNameFree(tx, t, fresh); err != nil {
		return t, err
	}
	if err := p.writeTrunk(tx, t, fresh); err != nil {
		return t, err
	}
	if !fresh {
		t.Rev++
	}
	t.HasSecret, t.Secret = t.HasSecret || t.Secret != "", ""
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: action, Kind: audit.Trunk, Object: t.ID, Label: t.Name})
	tx.Record(Changed{Trunk: t.ID})
	return t, nil
}

func trunkNameFree(tx db.Tx, t Trunk, fresh bool) error {
	var all, same int
	err := tx.Row("SELECT count(*), COALESCE(sum(CASE WHEN name = $2 AND id <> $3 THEN 1 ELSE 0 END), 0) FROM phone_trunk WHERE org = $1",
		tx.Org(), t.Name, t.ID).Scan(&all, &same)
	switch {
	case err != nil:
		return err
	case same > 0:
		return fault.New(fault.Taken, i18n.PhoneLineTaken).On("name")
	case fresh && all >= MaxTrunks:
		return fault.New(fault.Invalid, i18n.PhoneBetween, 0, MaxTrunks)
	}
	return nil
}

func (p *Phones) writeTrunk(tx db.Tx, t Trunk, fresh bool) error {
	sealed := ""
	if t.Secret != "" {
		sealed = p.Key.Seal([]byte(string(t.Secret)), trunkPurpose(t.ID))
	}
	if fresh {
		_, err := tx.Exec(`INSERT INTO phone_trunk (id, org, name, kind, host, port, transport, user_name, secret, number, rank, enabled,
				auth_name, domain, proxy, shown_by, pass_on, rev) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1)`,
			t.ID, tx.Org(), t.Name, string(t.Kind), t.Host, t.Port, t.Transport, t.User, sealed, t.Number, t.Rank, t.Enabled,
			t.AuthUser, t.Domain, t.Proxy, string(t.ShownBy), t.PassOn)
		return err
	}
	return stale(tx.Exec(`UPDATE phone_trunk SET name = $1, kind = $2, host = $3, port = $4, transport = $5, user_name = $6,
		secret = CASE WHEN $7 = '' THEN secret ELSE $7 END, number = $8, rank = $9, enabled = $10, auth_name = $11, domain = $12,
		proxy = $13, shown_by = $14, pass_on = $15, rev = rev + 1 WHERE id = $16 AND org = $17 AND rev = $18`,
		t.Name, string(t.Kind), t.Host, t.Port, t.Transport, t.User, sealed, t.Number, t.Rank, t.Enabled, t.AuthUser, t.Domain, t.Proxy, string(t.ShownBy),
		t.PassOn, t.ID, tx.Org(), t.Rev))
}

// RemoveTrunk takes a line away; it takes the right Phones.
func (p *Phones) RemoveTrunk(_ context.Context, tx db.Tx, actor directory.Actor, trunk string) error {
	if err := need(actor); err != nil {
		return err
	}
	t, err := trunkByID(tx, trunk)
	if err != nil {
		return err
	}
	if _, err := tx.Exec("DELETE FROM phone_trunk_state WHERE org = $1 AND trunk = $2", tx.Org(), t.ID); err != nil {
		return err
	}
	if _, err := tx.Exec("DELETE FROM phone_trunk WHERE org = $1 AND id = $2", tx.Org(), t.ID); err != nil {
		return err
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Removed, Kind: audit.Trunk, Object: t.ID, Label: t.Name})
	tx.Record(Changed{Trunk: t.ID})
	return nil
}

// Inbound is a number of the world that rings an extension.
type Inbound struct {
	Number    string // with a +
	Extension string
	Name      string // whose the extension is; empty where nobody has it any more
}

// MaxInbound is how many numbers an organisation has at most.
const MaxInbound = 2000

// Inbound are the numbers of the organisation; it takes the right Phones.
func (p *Phones) Inbound(_ context.Context, tx db.Tx, actor directory.Actor) ([]Inbound, error) {
	if err := need(actor); err != nil {
		return nil, err
	}
	return db.All(tx, func(row db.Scan) (i Inbound, err error) {
		err = row(&i.Number, &i.Extension, &i.Name)
		return i, err
	}, `SELECT i.number, i.extension, COALESCE(m.name, g.name, d.name, '') FROM phone_inbound i LEFT JOIN phone_number n ON n.org = i.org AND n.number = i.extension
		LEFT JOIN member m ON m.org = n.org AND n.kind = 'member' AND m.id = n.ref LEFT JOIN phone_group g ON g.org = n.org AND n.kind = 'group' AND g.id = n.ref
		LEFT JOIN phone_device d ON d.org = n.org AND n.kind = 'device' AND d.id = n.ref WHERE i.org = $1 ORDER BY i.number`, tx.Org())
}

// SetInbound says which extension a number rings; the empty one takes the number away. It takes the right Phones.
func (p *Phones) SetInbound(_ context.Context, tx db.Tx, actor directory.Actor, number, extension string) error {
	if err := need(actor); err != nil {
		return err
	}
	set, err := settingOf(tx)
	if err != nil {
		return err
	}
	whole := Whole(number, set.Country)
	if !prefixForm.MatchString(whole) || len(whole) < minOutside {
		return fault.New(fault.Invalid, i18n.PhoneNumberForm).On("number")
	}
	extension = strings.TrimSpace(extension)
	before, err := inboundOf(tx, set, whole)
	if err != nil {
		return err
	}
	if extension == "" {
		if before == "" {
			return missing()
		}
		_, err = tx.Exec("DELETE FROM phone_inbound WHERE org = $1 AND number = $2", tx.Org(), whole)
	} else {
		err = putInbound(tx, whole, extension)
	}
	if err != nil {
		return err
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.Telephony, Object: tx.Org(), Label: whole,
		Changes: audit.Changed(audit.Extension, before, extension)})
	tx.Record(Changed{})
	return nil
}

// GiveInbound is SetInbound for a number that rings no other extension; where it does, it is refused with what that is.
func (p *Phones) GiveInbound(ctx context.Context, tx db.Tx, actor directory.Actor, number, extension string) error {
	all, err := p.Inbound(ctx, tx, actor)
	if err != nil {
		return err
	}
	set, err := settingOf(tx)
	if err != nil {
		return err
	}
	whole, extension := Whole(number, set.Country), strings.TrimSpace(extension)
	for _, i := range all {
		if i.Number == whole && extension != "" && i.Extension != extension {
			return fault.New(fault.Taken, i18n.PhoneNumberHas, whole, i.Extension, cmp.Or(i.Name, "–")).On("number")
		}
	}
	return p.SetInbound(ctx, tx, actor, number, extension)
}

// rungFrom are the numbers of the world that ring an extension.
func rungFrom(tx db.Tx, extension string) ([]string, error) {
	return db.All(tx, scanText, "SELECT number FROM phone_inbound WHERE org = $1 AND extension = $2 ORDER BY number", tx.Org(), extension)
}

func putInbound(tx db.Tx, number, extension string) error {
	kind, _, err := owner(tx, extension)
	if err != nil {
		return err
	}
	if kind == "" {
		return fault.New(fault.Invalid, i18n.PhoneUnknownExtension).On("extension")
	}
	n := 0
	if err := tx.Row("SELECT count(*) FROM phone_inbound WHERE org = $1", tx.Org()).Scan(&n); err != nil {
		return err
	}
	if n >= MaxInbound {
		return fault.New(fault.Invalid, i18n.PhoneBetween, 0, MaxInbound).On("number")
	}
	_, err = tx.Exec("INSERT INTO phone_inbound (org, number, extension) VALUES ($1, $2, $3) ON CONFLICT (org, number) DO UPDATE SET extension = excluded.extension",
		tx.Org(), number, extension)
	return err
}
