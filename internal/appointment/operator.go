package appointment

import (
	"strings"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// SetLink gives a practice another booking link; the operator alone does it, and has made sure that no other practice has it. The old one leads nowhere from then on, and may
// become another practice's. Codes and cards with it are to be made anew.
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
	if _, err = tx.Exec("UPDATE practice SET slug = $1, rev = rev + 1 WHERE org = $2", link, tx.Org()); err != nil {
		return p, err
	}
	audit.Log(tx, audit.Entry{Action: audit.ChangedIt, Kind: audit.Practice, Object: tx.Org(), Label: link})
	tx.Record(Arranged{})
	p.Slug, p.Rev = link, p.Rev+1
	return p, nil
}
