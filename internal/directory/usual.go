package directory

import (
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// SetUsualSite changes the site at which the actor usually works; empty for none. It is refused with NotFound for a
// site that does not exist, and with Stale where the profile changed since rev was read.
func SetUsualSite(tx db.Tx, actor Actor, site string, rev int64) error {
	if site != "" {
		if _, err := SiteByID(tx, site); err != nil {
			return err
		}
	}
	n, err := tx.Exec("UPDATE member SET site = $1, rev = rev + 1 WHERE id = $2 AND org = $3 AND rev = $4",
		db.Optional(site), actor.Member, tx.Org(), rev)
	if err == nil && n == 0 {
		err = fault.New(fault.Stale, i18n.Stale)
	}
	return err
}
