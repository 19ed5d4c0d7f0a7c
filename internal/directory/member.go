package directory

import (
	"database/sql"
	"embed"
	"errors"
	"net/mail"
	"strings"
	"unicode"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
)

//go:embed migrations/*.sql
var files embed.FS

// Migrations are the tables organisation, site, member, site_manager, people_group, people_group_member, mail_domain and
// import_draft. Members, organisations and mail domains can be looked up before the organisation is known: signing in starts with an address.
var Migrations = db.Migrations{Owner: "directory", Files: files, Lookup: []string{"member", "organisation", "mail_domain"}}

// Member is a person of the organisation.
type Member struct {
	ID        string
	Account   string // empty until they join
	Name      string
	Email     string // in small letters; one person of an organisation has it
	Lang      string
	Rights    Rights
	Visible   bool
	Idle      int // minutes
	Site      string
	State     State
	Telephone string // optional, as are the postcode and the town
	Postcode  string
	Town      string
	Manages   bool // some site
	Rev       int64
}

// Role is the member's name in a list of people.
func (m Member) Role() string { return roleOf(m.Rights, m.Manages) }

// Idle minutes that a member may choose.
const (
	MinIdle     = 1
	MaxIdle     = 1440
	DefaultIdle = 600 // a working day with its breaks, not the night after it
)

// Validate refuses a member that could not be shown or written to.
func (m Member) Validate() error {
	addr, err := mail.ParseAddress(m.Email)
	switch {
	case err != nil || addr.Address != m.Email || len(m.Email) > 254 || !plain(m.Email):
		return fault.New(fault.Invalid, i18n.EmailInvalid).On("email")
	case !i18n.Known(m.Lang):
		return fault.New(fault.Invalid, i18n.LanguageUnknown).On("lang")
	case m.Idle < MinIdle || m.Idle > MaxIdle:
		return fault.New(fault.Invalid, i18n.IdleRange, MinIdle, MaxIdle).On("idle")
	}
	return m.validateTexts()
}

// validateTexts bounds what people write about a person, and keeps it in one line each.
func (m Member) validateTexts() error {
	for _, f := range []struct {
		name, text string
		most       int
	}{{"name", m.Name, 200}, {"telephone", m.Telephone, 40}, {"postcode", m.Postcode, 20}, {"town", m.Town, 100}} {
		if len(f.text) > f.most {
			return fault.New(fault.Invalid, i18n.TooLong, f.most).On(f.name)
		}
		if !plain(f.text) {
			return fault.New(fault.Invalid, i18n.BadInput).On(f.name)
		}
	}
	return nil
}

// plain tells whether a text has no control characters, such as the end of a line, which would end a mail's header.
func plain(s string) bool { return !strings.ContainsFunc(s, unicode.IsControl) }

// Address is an address as the directory keeps it.
func Address(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

// Found makes an organisation with its first owner; the transaction must be the new organisation's.
func Found(tx db.Tx, name string, owner Member) (Actor, error) {
	name = strings.TrimSpace(name)
	if name == "" {
		return Actor{}, fault.New(fault.Invalid, i18n.Required).On("name")
	}
	if _, err := tx.Exec("INSERT INTO organisation (org, name, visible, rev) VALUES ($1, $2, $3, 1)", tx.Org(), name, true); err != nil {
		return Actor{}, err
	}
	owner.Rights |= Owner | Administrator
	m, err := insertMember(tx, owner)
	if err != nil {
		return Actor{}, err
	}
	return ActorByID(tx, m.ID)
}

// AddMember adds a person; it takes the right People, and only an owner makes owners.
func AddMember(tx db.Tx, actor Actor, m Member) (Member, error) {
	if err := actor.need(People); err != nil {
		return m, err
	}
	if m.Rights&Owner != 0 && actor.Rights&Owner == 0 {
		return m, fault.New(fault.Refused, i18n.OwnerOnly)
	}
	m, err := insertMember(tx, m)
	if err == nil {
		audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Added, Kind: audit.Person, Object: m.ID})
	}
	return m, err
}

func insertMember(tx db.Tx, m Member) (Member, error) {
	if m.Idle == 0 {
		m.Idle = DefaultIdle
	}
	m.Email = Address(m.Email)
	m.Name = nameOf(m.Name, m.Email)
	if err := m.Validate(); err != nil {
		return m, err
	}
	m.ID, m.Rev, m.State = id.New(), 1, Active
	account := m.Account
	if account == "" {
		account, m.State = m.ID, Added
	}
	n, err := tx.Exec(`INSERT INTO member (id, org, account, name, email, lang, rights, visible, idle_minutes, site, state, telephone, postcode, town, rev)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT DO NOTHING`,
		m.ID, tx.Org(), account, m.Name, m.Email, m.Lang, int64(m.Rights), m.Visible, m.Idle, db.Optional(m.Site), string(m.State),
		m.Telephone, m.Postcode, m.Town, m.Rev)
	if err == nil && n == 0 {
		err = fault.New(fault.Taken, i18n.AlreadyMember).On("email")
	}
	return m, err
}

// nameOf is the name that others see; who gives none is known by the address.
func nameOf(name, email string) string {
	if name = strings.TrimSpace(name); name == "" {
		return email
	}
	return name
}

// SetRights gives a member exactly these rights, owning aside; it takes the right People. Owners keep all theirs.
func SetRights(tx db.Tx, actor Actor, member string, rights Rights, rev int64) error {
	if err := actor.need(People); err != nil {
		return err
	}
	m, err := MemberByID(tx, member)
	if err != nil {
		return err
	}
	if m.Rights&Owner != 0 {
		return fault.New(fault.Refused, i18n.OwnerKeepsRights)
	}
	if m.Rev != rev {
		return fault.New(fault.Stale, i18n.Stale)
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.Person, Object: member,
		Changes: audit.Changed(audit.RightsSet, keysOf(m.Rights), keysOf(rights&Administrator))})
	n, err := tx.Exec("UPDATE member SET rights = $1, rev = rev + 1 WHERE id = $2 AND org = $3 AND rev = $4",
		int64(rights&Administrator), member, tx.Org(), rev)
	return unchanged(n, err)
}

// unchanged refuses an update that found another revision: another one came between the reading and the writing.
func unchanged(rows int64, err error) error {
	if err == nil && rows == 0 {
		return fault.New(fault.Stale, i18n.Stale)
	}
	return err
}

// Profile is what members choose for themselves.
type Profile struct {
	Name      string
	Lang      string
	Telephone string
	Postcode  string
	Town      string
	Visible   bool
	Idle      int
	Rev       int64
}

// SetProfile changes the actor's own profile.
func SetProfile(tx db.Tx, actor Actor, p Profile) error {
	m, err := MemberByID(tx, actor.Member)
	if err != nil {
		return err
	}
	if m.Rev != p.Rev {
		return fault.New(fault.Stale, i18n.Stale)
	}
	m.Name, m.Lang, m.Visible, m.Idle = nameOf(p.Name, m.Email), p.Lang, p.Visible, p.Idle
	m.Telephone, m.Postcode, m.Town = strings.TrimSpace(p.Telephone), strings.TrimSpace(p.Postcode), strings.TrimSpace(p.Town)
	if err := m.Validate(); err != nil {
		return err
	}
	n, err := tx.Exec(`UPDATE member SET name = $1, lang = $2, visible = $3, idle_minutes = $4, telephone = $5, postcode = $6, town = $7, rev = rev + 1
		WHERE id = $8 AND org = $9 AND rev = $10`,
		m.Name, m.Lang, m.Visible, m.Idle, m.Telephone, m.Postcode, m.Town, m.ID, tx.Org(), p.Rev)
	return unchanged(n, err)
}

// Lock holds a member's row until the transaction ends, so that what is counted about them stays counted.
func Lock(tx db.Tx, member string) error {
	n, err := tx.Exec("UPDATE member SET visible = visible WHERE id = $1 AND org = $2", member, tx.Org())
	if err == nil && n == 0 {
		return fault.New(fault.NotFound, i18n.NotFound)
	}
	return err
}

const memberColumns = `m.id, m.account, m.name, m.email, m.lang, m.rights, m.visible, m.idle_minutes, m.site, m.state, m.telephone, m.postcode,
	m.town, m.rev, EXISTS (SELECT 1 FROM site_manager g WHERE g.member = m.id AND g.org = m.org)`

func scanMember(row db.Scan) (Member, error) {
	var m Member
	var site sql.NullString
	err := row(&m.ID, &m.Account, &m.Name, &m.Email, &m.Lang, &m.Rights, &m.Visible, &m.Idle, &site, &m.State, &m.Telephone, &m.Postcode,
		&m.Town, &m.Rev, &m.Manages)
	m.Site = site.String
	if m.Account == m.ID {
		m.Account = "" // nobody has joined as this member yet; see insertMember
	}
	return m, err
}

// MemberByID gives one member.
func MemberByID(tx db.Tx, id string) (Member, error) {
	m, err := scanMember(tx.Row("SELECT "+memberColumns+" FROM member m WHERE m.id = $1 AND m.org = $2", id, tx.Org()).Scan)
	return m, Missing(err)
}

// cut takes a cursor apart: the id's 36 characters, then the name.
func cut(cursor string) (name, id string) {
	if len(cursor) < 36 {
		return "", ""
	}
	return cursor[36:], cursor[:36]
}

func escapeLike(s string) string {
	return strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(s)
}

// ActorByID gives the member as one who acts. Who is deactivated acts no more, from the next request on: SignedOut.
func ActorByID(tx db.Tx, member string) (Actor, error) {
	m, err := MemberByID(tx, member)
	if err != nil {
		return Actor{}, err
	}
	if m.State != Active {
		return Actor{}, fault.New(fault.SignedOut, i18n.Deactivated)
	}
	a := Actor{Org: tx.Org(), Member: m.ID, Account: m.Account, Name: m.Name, Email: m.Email, Lang: m.Lang,
		Rights: m.Rights, Visible: m.Visible, Idle: m.Idle, Site: m.Site}
	if err := tx.Row("SELECT name FROM organisation WHERE org = $1", tx.Org()).Scan(&a.OrgName); err != nil {
		return a, err
	}
	if m.Manages {
		a.Managing, err = managed(tx, m.ID)
	}
	return a, err
}

// ActorOf gives whoever acts here for an account; NotFound where it has nobody.
func ActorOf(tx db.Tx, account string) (Actor, error) {
	var member string
	if err := tx.Row("SELECT id FROM member WHERE account = $1 AND org = $2", account, tx.Org()).Scan(&member); err != nil {
		return Actor{}, Missing(err)
	}
	return ActorByID(tx, member)
}

func managed(tx db.Tx, member string) ([]string, error) {
	return db.All(tx, func(row db.Scan) (string, error) {
		var s string
		err := row(&s)
		return s, err
	}, "SELECT site FROM site_manager WHERE member = $1 AND org = $2 ORDER BY site", member, tx.Org())
}

// Membership is an account's place in one organisation.
type Membership struct {
	Org, OrgName, Member string
	Idle                 int
	Rights               Rights
}

// Memberships gives the organisations in which an account is active; the transaction must be a global one.
func Memberships(tx db.Tx, account string) ([]Membership, error) {
	return db.All(tx, func(row db.Scan) (Membership, error) {
		var m Membership
		err := row(&m.Org, &m.OrgName, &m.Member, &m.Idle, &m.Rights)
		return m, err
	}, `SELECT m.org, o.name, m.id, m.idle_minutes, m.rights FROM member m JOIN organisation o ON o.org = m.org
		WHERE m.account = $1 AND m.state = 'active' ORDER BY o.name, m.id`, account)
}

// LangOf is the language in which an account is written to; the transaction must be a global one.
func LangOf(tx db.Tx, account string) (string, error) {
	var lang string
	err := tx.Row("SELECT m.lang FROM member m WHERE m.account = $1 ORDER BY m.id LIMIT 1", account).Scan(&lang)
	if errors.Is(err, db.ErrNoRows) {
		return "en", nil
	}
	return lang, err
}

// SetEmail lets a member follow the address of their account; only accounts call it, when the new one is confirmed.
func SetEmail(tx db.Tx, member, email string) error {
	_, err := tx.Exec("UPDATE member SET email = $1, rev = rev + 1 WHERE id = $2 AND org = $3 AND email <> $1", email, member, tx.Org())
	return err
}

// CountMembers tells how many people the organisation has.
func CountMembers(tx db.Tx) (int, error) {
	var n int
	err := tx.Row("SELECT count(*) FROM member WHERE org = $1", tx.Org()).Scan(&n)
	return n, err
}
