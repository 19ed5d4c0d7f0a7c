package appointment

import (
	"strings"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
)

const practiceColumns = `p.slug, p.open, p.asks, p.coded, p.step, p.change_minutes, p.remind_minutes, p.currency, p.intro,
	p.phone, p.email, p.frames, p.waits, p.rev`

func scanPractice(row db.Scan, more ...any) (Practice, error) {
	var p Practice
	var change, remind int64
	var frames string
	err := row(append([]any{&p.Slug, &p.Open, &p.Asks, &p.Coded, &p.Step, &change, &remind, &p.Currency, &p.Intro,
		&p.Phone, &p.Email, &frames, &p.Waits, &p.Rev}, more...)...)
	p.Change, p.Remind, p.Frames = time.Duration(change)*time.Minute, time.Duration(remind)*time.Minute, strings.Fields(frames)
	return p, err
}

// PracticeOf gives the organisation's practice; NotFound where it has none.
func PracticeOf(tx db.Tx) (Practice, error) {
	p, err := scanPractice(tx.Row("SELECT "+practiceColumns+" FROM practice p WHERE p.org = $1", tx.Org()).Scan)
	return p, directory.Missing(err)
}

// Linked finds the organisation of a booking link that a practice has or had, and the link that it has now; the transaction must
// be a global one.
func Linked(tx db.Tx, slug string) (org, now string, err error) {
	err = tx.Row("SELECT l.org, p.slug FROM practice_link l JOIN practice p ON p.org = l.org WHERE l.slug = $1", slug).Scan(&org, &now)
	return org, now, directory.Missing(err)
}

// takeLink notes a booking link as the practice's, and tells whether it is: not where another practice has it, or ever had it.
func takeLink(tx db.Tx, slug string) (bool, error) {
	if _, err := tx.Exec("INSERT INTO practice_link (slug, org) VALUES ($1, $2) ON CONFLICT DO NOTHING", slug, tx.Org()); err != nil {
		return false, err
	}
	n := 0
	err := tx.Row("SELECT count(*) FROM practice_link l WHERE l.slug = $1 AND l.org = $2", slug, tx.Org()).Scan(&n)
	return n == 1, err
}

// insertPractice does nothing where the organisation or the booking link is there already.
func insertPractice(tx db.Tx, p Practice) error {
	_, err := tx.Exec(`INSERT INTO practice (org, slug, open, asks, coded, step, change_minutes, remind_minutes, currency, intro, phone, email, frames, waits, rev)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT DO NOTHING`,
		tx.Org(), p.Slug, p.Open, p.Asks, p.Coded, p.Step, minutes(p.Change), minutes(p.Remind), p.Currency, p.Intro,
		p.Phone, p.Email, strings.Join(p.Frames, " "), p.Waits, p.Rev)
	return err
}

func updatePractice(tx db.Tx, p Practice) (int64, error) {
	return tx.Exec(`UPDATE practice SET open = $1, asks = $2, coded = $3, step = $4, change_minutes = $5, remind_minutes = $6,
		currency = $7, intro = $8, phone = $9, email = $10, frames = $11, waits = $12, rev = rev + 1 WHERE org = $13 AND rev = $14`,
		p.Open, p.Asks, p.Coded, p.Step, minutes(p.Change), minutes(p.Remind), p.Currency, p.Intro, p.Phone, p.Email,
		strings.Join(p.Frames, " "), p.Waits, tx.Org(), p.Rev)
}

func minutes(d time.Duration) int64 { return int64(d / time.Minute) }

const serviceColumns = `s.id, s.name, s.description, s.minutes, s.before_minutes, s.after_minutes, COALESCE(s.price, -1), s.colour, s.online,
	s.notice_minutes, s.ahead_days, s.removed_at IS NOT NULL, s.rev`

func scanService(row db.Scan) (Service, error) {
	var s Service
	var length, before, after, notice int64
	err := row(&s.ID, &s.Name, &s.Description, &length, &before, &after, &s.Price, &s.Colour, &s.Online, &notice, &s.Ahead, &s.Removed, &s.Rev)
	s.Length, s.Before, s.After = time.Duration(length)*time.Minute, time.Duration(before)*time.Minute, time.Duration(after)*time.Minute
	s.Notice = time.Duration(notice) * time.Minute
	return s, err
}

func insertService(tx db.Tx, s Service) error {
	_, err := tx.Exec(`INSERT INTO service (id, org, name, description, minutes, before_minutes, after_minutes, price, colour, online, notice_minutes,
			ahead_days, rev) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
		s.ID, tx.Org(), s.Name, s.Description, minutes(s.Length), minutes(s.Before), minutes(s.After), price(s.Price), s.Colour, s.Online,
		minutes(s.Notice), s.Ahead, s.Rev)
	return err
}

// price is a price as its column keeps it: nothing where none is given.
func price(cents int64) any {
	if cents < 0 {
		return nil
	}
	return cents
}

func updateService(tx db.Tx, s Service) (int64, error) {
	return tx.Exec(`UPDATE service SET name = $1, description = $2, minutes = $3, before_minutes = $4, after_minutes = $5, price = $6, colour = $7,
		online = $8, notice_minutes = $9, ahead_days = $10, rev = rev + 1 WHERE id = $11 AND org = $12 AND rev = $13 AND removed_at IS NULL`,
		s.Name, s.Description, minutes(s.Length), minutes(s.Before), minutes(s.After), price(s.Price), s.Colour, s.Online, minutes(s.Notice), s.Ahead,
		s.ID, tx.Org(), s.Rev)
}

// setOffer writes where, by whom and with what a service is done.
func setOffer(tx db.Tx, s Service) error {
	for _, q := range []string{"DELETE FROM service_site WHERE service = $1 AND org = $2", "DELETE FROM service_staff WHERE service = $1 AND org = $2",
		"DELETE FROM service_need WHERE service = $1 AND org = $2"} {
		if _, err := tx.Exec(q, s.ID, tx.Org()); err != nil {
			return err
		}
	}
	for _, site := range s.Sites {
		if _, err := tx.Exec("INSERT INTO service_site (org, service, site) VALUES ($1, $2, $3)", tx.Org(), s.ID, site); err != nil {
			return err
		}
	}
	for _, member := range s.Staff {
		if _, err := tx.Exec("INSERT INTO service_staff (org, service, member) VALUES ($1, $2, $3)", tx.Org(), s.ID, member); err != nil {
			return err
		}
	}
	for n, need := range s.Needs {
		for _, asset := range need {
			if _, err := tx.Exec("INSERT INTO service_need (org, service, need, asset) VALUES ($1, $2, $3, $4)", tx.Org(), s.ID, n, asset); err != nil {
				return err
			}
		}
	}
	return nil
}

// ServiceByID gives one service, removed ones too.
func ServiceByID(tx db.Tx, service string) (Service, error) {
	s, err := scanService(tx.Row("SELECT "+serviceColumns+" FROM service s WHERE s.id = $1 AND s.org = $2", service, tx.Org()).Scan)
	if err != nil {
		return s, directory.Missing(err)
	}
	out, err := withOffers(tx, []Service{s}, s.ID, s.ID)
	if err != nil {
		return s, err
	}
	return out[0], nil
}

// ServiceList gives the services by name; removed ones only where asked for.
func ServiceList(tx db.Tx, removed bool) ([]Service, error) {
	all, err := db.All(tx, scanService, "SELECT "+serviceColumns+" FROM service s WHERE s.org = $1 AND (s.removed_at IS NULL OR $2) ORDER BY s.name, s.id",
		tx.Org(), removed)
	if err != nil {
		return nil, err
	}
	return withOffers(tx, all, "", "~")
}

// detail is a site, a staff member or an asset of a service.
type detail struct {
	service, id string
	need        int // of an asset; otherwise one of the below
}

const (
	isSite  = -2
	isStaff = -1
)

func scanDetail(row db.Scan) (detail, error) {
	var p detail
	err := row(&p.service, &p.need, &p.id)
	return p, err
}

// withOffers adds where, by whom and with what the services are done, whose ids lie between two.
func withOffers(tx db.Tx, all []Service, first, last string) ([]Service, error) {
	details, err := db.All(tx, scanDetail, `SELECT x.service, -2, x.site FROM service_site x WHERE x.org = $1 AND x.service >= $2 AND x.service <= $3
		UNION ALL SELECT x.service, -1, x.member FROM service_staff x JOIN staff t ON t.member = x.member AND t.org = x.org
			WHERE x.org = $1 AND x.service >= $2 AND x.service <= $3 AND t.removed_at IS NULL
		UNION ALL SELECT x.service, x.need, x.asset FROM service_need x WHERE x.org = $1 AND x.service >= $2 AND x.service <= $3
		ORDER BY 1, 2, 3`, tx.Org(), first, last)
	if err != nil {
		return nil, err
	}
	at := map[string]*Service{}
	for i := range all {
		at[all[i].ID] = &all[i]
	}
	for _, p := range details {
		if s := at[p.service]; s != nil {
			s.add(p)
		}
	}
	return all, nil
}

func (s *Service) add(p detail) {
	switch p.need {
	case isSite:
		s.Sites = append(s.Sites, p.id)
	case isStaff:
		s.Staff = append(s.Staff, p.id)
	default:
		for len(s.Needs) <= p.need {
			s.Needs = append(s.Needs, nil)
		}
		s.Needs[p.need] = append(s.Needs[p.need], p.id)
	}
}
