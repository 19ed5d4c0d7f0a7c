package directory

import (
	"slices"
	"strings"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/sheet"
)

// Checked is a table looked at line by line: who would be added, and which lines would not, each with the reason.
type Checked struct {
	Good     []Newcomer
	Problems []Problem
}

// Newcomer is a person of a good line.
type Newcomer struct {
	Member
	Line   int
	Groups []string // ids
}

// Problem is why a line adds nobody.
type Problem struct {
	Line  int
	Name  string // as it stands there; of a line with neither name nor address, all that stands there
	Email string // likewise
	Fault *fault.Fault
}

// Import is a table with what its columns mean. The domains of the addresses are looked at unless Elsewhere.
type Import struct {
	Table     sheet.Table
	Matching  sheet.Matching
	Elsewhere bool
}

// Check looks at every line and changes nothing; it takes the right People.
func (in Import) Check(tx db.Tx, actor Actor) (Checked, error) {
	if err := actor.need(People); err != nil {
		return Checked{}, err
	}
	if err := validate(in.Matching, in.Table); err != nil {
		return Checked{}, err
	}
	known, err := newKnown(tx, actor, in)
	if err != nil {
		return Checked{}, err
	}
	var out Checked
	for _, line := range in.Table.Lines {
		n, err := known.newcomer(in, line)
		if err == nil {
			known.lines[n.Email] = line.Number
			out.Good = append(out.Good, n)
			continue
		}
		why, ok := fault.As(err)
		if !ok {
			return out, err
		}
		out.Problems = append(out.Problems, in.problem(line, why))
	}
	return out, nil
}

// problem names a bad line by what stands in it.
func (in Import) problem(line sheet.Line, why *fault.Fault) Problem {
	of := func(key string) string { return in.Matching.Of(line, key) }
	p := Problem{Line: line.Number, Name: fullName(of("name"), of("first"), of("last")), Email: of("email"), Fault: why}
	if p.Name == "" && p.Email == "" {
		p.Name = strings.Join(slices.DeleteFunc(slices.Clone(line.Fields), func(f string) bool { return strings.TrimSpace(f) == "" }), ", ")
	}
	return p
}

// Do adds the people of all good lines, or nobody; it takes the right People. The same table again adds nobody.
func (in Import) Do(tx db.Tx, actor Actor) (Checked, error) {
	c, err := in.Check(tx, actor)
	if err != nil {
		return c, err
	}
	for i, n := range c.Good {
		if c.Good[i].Member, err = insertMember(tx, n.Member); err != nil {
			if fault.Is(err, fault.Taken) { // added by another after the check
				err = fault.New(fault.Stale, i18n.Stale)
			}
			return c, err
		}
		for _, g := range n.Groups {
			if err := putIntoGroup(tx, g, c.Good[i].ID); err != nil {
				return c, err
			}
		}
	}
	if len(c.Good) > 0 {
		audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Imported, Kind: audit.People, Changes: audit.Changed(audit.Count, "", itoa(len(c.Good)))})
	}
	return c, nil
}

// known is what lines are compared with.
type known struct {
	lang    string
	emails  map[string]bool
	domains []MailDomain
	sites   map[string]string // by name in small letters
	groups  map[string]string
	lines   map[string]int // where an address stands in the table already
}

func newKnown(tx db.Tx, actor Actor, in Import) (known, error) {
	k := known{lang: actor.Lang, emails: map[string]bool{}, sites: map[string]string{}, groups: map[string]string{}, lines: map[string]int{}}
	emails, err := db.All(tx, scanText, "SELECT email FROM member WHERE org = $1", tx.Org())
	if err != nil {
		return k, err
	}
	for _, e := range emails {
		k.emails[e] = true
	}
	sites, err := SiteList(tx)
	if err != nil {
		return k, err
	}
	for _, s := range sites {
		k.sites[strings.ToLower(s.Name)] = s.ID
	}
	groups, err := GroupList(tx)
	if err != nil {
		return k, err
	}
	for _, g := range groups {
		k.groups[strings.ToLower(g.Name)] = g.ID
	}
	if !in.Elsewhere {
		k.domains, err = mailDomains(tx)
	}
	return k, err
}

// newcomer makes a person of a line, or says why not.
func (k known) newcomer(in Import, line sheet.Line) (Newcomer, error) {
	of := func(key string) string { return in.Matching.Of(line, key) }
	n := Newcomer{Line: line.Number, Member: Member{Email: Address(of("email")), Name: fullName(of("name"), of("first"), of("last")),
		Lang: Language(of("lang"), k.lang), Telephone: of("telephone"), Postcode: of("postcode"), Town: of("town"), Visible: true, Idle: DefaultIdle}}
	n.Name = nameOf(n.Name, n.Email)
	if err := k.address(n.Email, blocked(of("blocked"))); err != nil {
		return n, err
	}
	if err := n.Validate(); err != nil {
		return n, err
	}
	if name := of("site"); name != "" {
		if n.Site = k.sites[strings.ToLower(name)]; n.Site == "" {
			return n, fault.New(fault.Invalid, i18n.ImportSite, name).On("site")
		}
	}
	for _, name := range strings.FieldsFunc(of("groups"), func(r rune) bool { return strings.ContainsRune(",;|", r) }) {
		id := k.groups[strings.ToLower(strings.TrimSpace(name))]
		if id == "" {
			return n, fault.New(fault.Invalid, i18n.ImportGroup, strings.TrimSpace(name)).On("groups")
		}
		if !slices.Contains(n.Groups, id) {
			n.Groups = append(n.Groups, id)
		}
	}
	return n, nil
}

// address refuses an address that is missing, unusable, another organisation's guest, or here already.
func (k known) address(email string, blocked bool) error {
	switch {
	case email == "":
		return fault.New(fault.Invalid, i18n.ImportMissing).On("email")
	case blocked:
		return fault.New(fault.Refused, i18n.ImportBlocked).On("blocked")
	case strings.Contains(email, "#ext#"):
		return fault.New(fault.Refused, i18n.ImportGuest).On("email")
	case k.lines[email] > 0:
		return fault.New(fault.Taken, i18n.ImportDoubled, k.lines[email]).On("email")
	case k.emails[email]:
		return fault.New(fault.Taken, i18n.AlreadyMember).On("email")
	case !within(k.domains, email):
		return fault.New(fault.Refused, i18n.OutsideDomains).On("email")
	}
	return nil
}

func fullName(name, first, last string) string {
	if name != "" {
		return name
	}
	return strings.TrimSpace(first + " " + last)
}

// blocked reads whether the directory that made the export lets the person in no more.
func blocked(s string) bool {
	return slices.Contains([]string{"true", "suspended", "archived", "waar", "wahr", "vrai", "blocked"}, strings.ToLower(s))
}

// Language reads a language as exports write it ("nl-NL", "German"); what is not known becomes the other's.
func Language(s, otherwise string) string {
	s = strings.ToLower(strings.ReplaceAll(s, "_", "-"))
	for name, tag := range map[string]string{"dutch": "nl", "nederlands": "nl", "german": "de", "deutsch": "de", "english": "en", "french": "fr",
		"français": "fr", "francais": "fr", "engels": "en", "frans": "fr", "duits": "de", "englisch": "en"} {
		if s == name {
			return tag
		}
	}
	for _, l := range i18n.Languages {
		if strings.ToLower(l.Tag) == s {
			return l.Tag
		}
	}
	if base, _, _ := strings.Cut(s, "-"); i18n.Known(base) {
		return base
	}
	return otherwise
}
