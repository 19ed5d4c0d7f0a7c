package api

import (
	"context"
	"net/http"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/sheet"
)

type group struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Members int    `json:"members"`
	Rev     int64  `json:"rev" doc:"The number in the ETag."`
}

func showGroup(g directory.Group) group { return group{g.ID, g.Name, g.Members, g.Rev} }

type groupsOut struct{ Body list[group] }

type groupOut struct {
	ETag string `header:"ETag"`
	Body group
}

type groupIn struct {
	Body struct {
		Name string `json:"name" minLength:"1" maxLength:"100"`
	} `nameHint:"GroupName"`
}

type groupRenameIn struct {
	ByID
	IfMatch string `header:"If-Match" doc:"The ETag of the group as it was read."`
	Body    struct {
		Name string `json:"name" minLength:"1" maxLength:"100"`
	} `nameHint:"GroupName"`
}

type groupActIn struct {
	ByID
	IfMatch string `header:"If-Match" doc:"The ETag of the group as it was read."`
}

type groupMemberIn struct {
	ByID
	Body struct {
		Member string `json:"member" minLength:"1" maxLength:"200"`
	} `nameHint:"GroupMember"`
}

func (d *door) groups() {
	handle(d, operation{id: "list-groups", method: http.MethodGet, path: "/api/groups", group: groupManaging,
		summary: "The groups of people", text: "By name. Takes the right people.", refusal: []fault.Code{fault.Refused}}, d.listGroups)
	handle(d, operation{id: "add-group", method: http.MethodPost, path: "/api/groups", group: groupManaging, status: http.StatusCreated,
		summary: "Make a group", text: "Takes the right people.", refusal: []fault.Code{fault.Refused, fault.Taken}}, d.addGroup)
	handle(d, operation{id: "rename-group", method: http.MethodPatch, path: "/api/groups/{id}", group: groupManaging,
		summary: "Rename a group", text: "Takes the right people. If-Match is required.", refusal: append([]fault.Code{fault.Taken}, changesMember...)}, d.renameGroup)
	handle(d, operation{id: "remove-group", method: http.MethodDelete, path: "/api/groups/{id}", group: groupManaging, status: http.StatusNoContent,
		summary: "Remove a group", text: "Its people stay. Takes the right people. If-Match is required.", refusal: changesMember}, d.removeGroup)
	handle(d, operation{id: "put-into-group", method: http.MethodPost, path: "/api/groups/{id}/members", group: groupManaging,
		summary: "Put a person into a group", text: "Takes the right people.", refusal: actsOnMember}, d.putIntoGroup)
	handle(d, operation{id: "take-from-group", method: http.MethodPost, path: "/api/groups/{id}/remove", group: groupManaging,
		summary: "Take a person out of a group", text: "Takes the right people.", refusal: actsOnMember}, d.takeFromGroup)
}

func (d *door) listGroups(ctx context.Context, actor directory.Actor, _ *none) (*groupsOut, error) {
	out := &groupsOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, err := directory.Groups(tx, actor)
		out.Body = listed(all, "", showGroup)
		return err
	})
}

// grouping runs a verb and shows the group that came of it.
func (d *door) grouping(ctx context.Context, actor directory.Actor, do func(tx db.Tx) (directory.Group, error)) (*groupOut, error) {
	var g directory.Group
	err := d.write(ctx, actor, func(_ context.Context, tx db.Tx) (err error) {
		g, err = do(tx)
		return err
	})
	return &groupOut{etag(g.Rev), showGroup(g)}, err
}

func (d *door) addGroup(ctx context.Context, actor directory.Actor, in *groupIn) (*groupOut, error) {
	return d.grouping(ctx, actor, func(tx db.Tx) (directory.Group, error) { return directory.AddGroup(tx, actor, in.Body.Name) })
}

func (d *door) renameGroup(ctx context.Context, actor directory.Actor, in *groupRenameIn) (*groupOut, error) {
	if err := conditioned(in.IfMatch); err != nil {
		return nil, err
	}
	return d.grouping(ctx, actor, func(tx db.Tx) (directory.Group, error) {
		g, err := directory.GroupFor(tx, actor, in.ID)
		if err != nil {
			return g, err
		}
		return directory.RenameGroup(tx, actor, in.ID, in.Body.Name, expected(in.IfMatch, g.Rev))
	})
}

func (d *door) removeGroup(ctx context.Context, actor directory.Actor, in *groupActIn) (*none, error) {
	if err := conditioned(in.IfMatch); err != nil {
		return nil, err
	}
	return &none{}, d.write(ctx, actor, func(_ context.Context, tx db.Tx) error {
		g, err := directory.GroupFor(tx, actor, in.ID)
		if err != nil {
			return err
		}
		return directory.RemoveGroup(tx, actor, in.ID, expected(in.IfMatch, g.Rev))
	})
}

func (d *door) putIntoGroup(ctx context.Context, actor directory.Actor, in *groupMemberIn) (*groupOut, error) {
	return d.grouping(ctx, actor, func(tx db.Tx) (directory.Group, error) {
		if err := directory.PutIntoGroup(tx, actor, in.ID, in.Body.Member); err != nil {
			return directory.Group{}, err
		}
		return directory.GroupFor(tx, actor, in.ID)
	})
}

func (d *door) takeFromGroup(ctx context.Context, actor directory.Actor, in *groupMemberIn) (*groupOut, error) {
	return d.grouping(ctx, actor, func(tx db.Tx) (directory.Group, error) {
		if err := directory.TakeFromGroup(tx, actor, in.ID, in.Body.Member); err != nil {
			return directory.Group{}, err
		}
		return directory.GroupFor(tx, actor, in.ID)
	})
}

type mailDomain struct {
	ID      string `json:"id"`
	Domain  string `json:"domain"`
	Joining bool   `json:"joining" doc:"Whoever has a confirmed address there may join by themselves."`
}

func showDomain(m directory.MailDomain) mailDomain { return mailDomain{m.ID, m.Domain, m.Joining} }

type joiningIn struct {
	ByID
	Body struct {
		Joining bool `json:"joining"`
	} `nameHint:"MailDomainJoining"`
}

type domainsOut struct{ Body list[mailDomain] }

type domainOut struct{ Body mailDomain }

type domainIn struct {
	Body struct {
		Domain string `json:"domain" minLength:"1" maxLength:"253" example:"example.com"`
	} `nameHint:"NewMailDomain"`
}

func (d *door) mailDomains() {
	handle(d, operation{id: "list-mail-domains", method: http.MethodGet, path: "/api/mail-domains", group: groupManaging,
		summary: "The organisation's mail domains", text: "Takes the right people.", refusal: []fault.Code{fault.Refused}}, d.listDomains)
	handle(d, operation{id: "add-mail-domain", method: http.MethodPost, path: "/api/mail-domains", group: groupManaging, status: http.StatusCreated,
		summary: "Add a mail domain", text: "One that is there stays as it is. Takes the right people.", refusal: []fault.Code{fault.Refused}}, d.addDomain)
	handle(d, operation{id: "set-joining", method: http.MethodPut, path: "/api/mail-domains/{id}/joining", group: groupManaging,
		summary: "Let people of a mail domain join by themselves, or no longer",
		text:    "Allowing it takes an address of mine at the domain; domains at which anybody gets an address are refused. Takes the right people.",
		refusal: actsOnMember}, d.setJoining)
	handle(d, operation{id: "remove-mail-domain", method: http.MethodDelete, path: "/api/mail-domains/{id}", group: groupManaging, status: http.StatusNoContent,
		summary: "Remove a mail domain", text: "People with addresses there stay. Takes the right people.", refusal: actsOnMember}, d.removeDomain)
}

func (d *door) setJoining(ctx context.Context, actor directory.Actor, in *joiningIn) (*domainOut, error) {
	out := &domainOut{}
	return out, d.write(ctx, actor, func(_ context.Context, tx db.Tx) error {
		m, err := directory.SetJoining(tx, actor, in.ID, in.Body.Joining)
		out.Body = showDomain(m)
		return renamed(err, "domain", "joining")
	})
}

func (d *door) listDomains(ctx context.Context, actor directory.Actor, _ *none) (*domainsOut, error) {
	out := &domainsOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, err := directory.MailDomains(tx, actor)
		out.Body = listed(all, "", showDomain)
		return err
	})
}

func (d *door) addDomain(ctx context.Context, actor directory.Actor, in *domainIn) (*domainOut, error) {
	out := &domainOut{}
	return out, d.write(ctx, actor, func(_ context.Context, tx db.Tx) error {
		m, err := directory.AddMailDomain(tx, actor, in.Body.Domain)
		out.Body = showDomain(m)
		return err
	})
}

func (d *door) removeDomain(ctx context.Context, actor directory.Actor, in *ByID) (*none, error) {
	return &none{}, d.write(ctx, actor, func(_ context.Context, tx db.Tx) error { return directory.RemoveMailDomain(tx, actor, in.ID) })
}

type importIn struct {
	Body struct {
		CSV       string `json:"csv" minLength:"1" maxLength:"1000000" doc:"A header and a line for each person, as exports have them." example:"email,name\nnina@example.com,Nina\n"`
		Apply     bool   `json:"apply,omitempty" doc:"Add the people of all good lines. Without it nothing is changed."`
		Elsewhere bool   `json:"elsewhere,omitempty" doc:"Also addresses outside the organisation's mail domains."`
	} `nameHint:"Import"`
}

type importOut struct {
	Body struct {
		Good     int       `json:"good" doc:"How many are added, or would be."`
		Problems []badLine `json:"problems" nullable:"false"`
	} `nameHint:"Imported"`
}

type badLine struct {
	Line   int    `json:"line"`
	Name   string `json:"name" doc:"As it stands in the line."`
	Email  string `json:"email" doc:"As it stands in the line."`
	Reason string `json:"reason"`
}

func (d *door) imports() {
	handle(d, operation{id: "import-members", method: http.MethodPost, path: "/api/imports", group: groupManaging,
		summary: "Import people", text: "Looks at every line and says of each bad one why. With apply all good lines are added, or none. Sent again it adds nobody. Takes the right people.",
		refusal: []fault.Code{fault.Refused, fault.Stale}}, d.importMembers)
}

func (d *door) importMembers(ctx context.Context, actor directory.Actor, in *importIn) (*importOut, error) {
	table, err := sheet.Read([]byte(in.Body.CSV))
	if err != nil {
		return nil, renamed(err, "", "csv")
	}
	table = directory.Headed(table)
	wish := directory.Import{Table: table, Matching: sheet.Match(table, directory.Columns), Elsewhere: in.Body.Elsewhere}
	var c directory.Checked
	err = d.write(ctx, actor, func(_ context.Context, tx db.Tx) (err error) {
		if in.Body.Apply {
			c, err = wish.Do(tx, actor)
		} else {
			c, err = wish.Check(tx, actor)
		}
		return renamed(err, "email", "csv")
	})
	out := &importOut{}
	out.Body.Good, out.Body.Problems = len(c.Good), []badLine{}
	for _, p := range c.Problems {
		out.Body.Problems = append(out.Body.Problems, badLine{p.Line, p.Name, p.Email, p.Fault.In(actor.Lang)})
	}
	return out, err
}
