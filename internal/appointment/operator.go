package appointment

import (
	"strings"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// SetLink gives a practice another booking link; the operator alone does it. The old one leads on to the new for ever, so that codes,
// cards and mails with it go on working; no other practice ever gets it, but its own may take it back.
func SetLink(tx db.Tx, link string) (Practice, error) {
	link = strings.TrimSpace(link)
	if len(link) < 2 || len(link) > 60 || slugOf(link) != link {
		return Practice{}, fault.New(fault.Invalid, i18n.LinkInvalid)
	}
	p, err := PracticeOf(tx)
	if fault.Is(err, fault.NotFound) {
		return p, fault.New(fault.NotFound, i18n.OrgNoPractice)
	}
	if err != nil || p.Slug == link {
		return p, err
	}
	ours, err := takeLink(tx, link)
	if err == nil && !ours {
		err = fault.New(fault.Taken, i18n.LinkTaken)
	}
	if err != nil {
		return p, err
	}
	if _, err = tx.Exec("UPDATE practice SET slug = $1, rev = rev + 1 WHERE org = $2", link, tx.Org()); err != nil {
		return p, err
	}
	audit.Log(tx, audit.Entry{Action: audit.ChangedIt, Kind: audit.Practice, Object: tx.Org(), Label: link})
	tx.Record(Arranged{})
	p.Slug, p.Rev = link, p.Rev+1
	return p, nil
}
