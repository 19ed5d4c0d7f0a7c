package phone

import (
	"context"

	"bureau/internal/db"
)

// Watched is what of a number its colleagues' phones may show: on which phones it is at this moment, and whether calls to it are wished for.
type Watched struct {
	Devices []string // of a member the one that they are on, of a group those of all in it, else the phone itself
	Quiet   bool     // do not disturb
	Away    bool     // nobody is to be reached: no phone, or an absence goes on
}

// Watcher is who is on a phone that watches others; nobody where Member is empty. NotFound where there is no such phone any more.
func (p *Phones) Watcher(_ context.Context, tx db.Tx, device string) (Session, error) {
	if _, err := deviceByID(tx, device); err != nil {
		return Session{}, err
	}
	s, _, err := sessionAt(tx, device)
	return s, err
}

// Watch tells what a lamp shows of a number. A number that nobody has is one where nobody is.
func (p *Phones) Watch(_ context.Context, tx db.Tx, number string) (Watched, error) {
	kind, ref, err := owner(tx, number)
	if err != nil || kind == "" {
		return Watched{Away: true}, err
	}
	switch kind {
	case ofMember:
		return p.watchMember(tx, ref)
	case ofGroup:
		devices, err := db.All(tx, scanText, `SELECT s.device FROM phone_group_member g JOIN phone_session s ON s.member = g.member AND s.org = g.org
			WHERE g.org = $1 AND g.phone_group = $2 ORDER BY s.member`, tx.Org(), ref)
		return Watched{Devices: devices, Away: len(devices) == 0}, err
	}
	return Watched{Devices: []string{ref}}, nil
}

func (p *Phones) watchMember(tx db.Tx, member string) (Watched, error) {
	s, on, err := sessionOf(tx, member)
	if err != nil || !on {
		return Watched{Away: true}, err
	}
	r, err := rulesOf(tx, member)
	if err != nil {
		return Watched{}, err
	}
	away, err := p.Absent.Away(tx, member, p.Clock.Now())
	return Watched{Devices: []string{s.Device}, Quiet: r.Quiet, Away: away}, err
}
