package appointment

import (
	"context"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
)

// Ahead tells how many appointments of a member are not over, to those who may manage people.
func (a *Appointments) Ahead(tx db.Tx, member string) (int, error) {
	var n int
	err := tx.Row("SELECT count(*) FROM appointment a WHERE a.org = $1 AND a.member = $2 AND a.ends_at > $3 AND a.state IN ('fixed', 'requested')",
		tx.Org(), member, db.Micros(a.Clock.Now())).Scan(&n)
	return n, err
}

// Vacate takes the calendar of a member away who leaves; with release their appointments that are not over are cancelled,
// which the customers are told. What somebody was about to book is given up. It is no verb of an actor: whoever lets them
// leave has the right, and the office joins the two.
func (a *Appointments) Vacate(_ context.Context, tx db.Tx, member string, release bool) error {
	if err := directory.Lock(tx, member); err != nil {
		return err
	}
	// Whoever books with them waits, and then finds no calendar; what was booked before is seen below.
	if err := claim.Lock(tx, member); err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	_, err := tx.Exec("UPDATE staff SET removed_at = $1, rev = rev + 1 WHERE member = $2 AND org = $3 AND removed_at IS NULL",
		db.Micros(a.Clock.Now()), member, tx.Org())
	if err != nil {
		return err
	}
	tx.Record(Arranged{})
	ahead, err := db.All(tx, scan, "SELECT "+columns+` FROM appointment a WHERE a.org = $1 AND a.member = $2 AND a.ends_at > $3 AND a.state <> 'cancelled'
		ORDER BY a.starts_at, a.id`, tx.Org(), member, db.Micros(a.Clock.Now()))
	if err != nil {
		return err
	}
	for _, x := range ahead {
		if err := a.giveUp(tx, x, release); err != nil {
			return err
		}
	}
	return nil
}

// giveUp ends an appointment of a staff member who leaves; a hold in any case.
func (a *Appointments) giveUp(tx db.Tx, x Appointment, release bool) error {
	if x.State == Held {
		return a.forget(tx, x)
	}
	if !release {
		return nil
	}
	x.Message = ""
	_, err := a.end(tx, x, "practice", x.Staff)
	return err
}

// ForgetMember erases the calendar of a member, with their hours and what they offer; what lies ahead is cancelled. Of the past
// stay the appointments, which are the practice's, with an id of nobody. Like Vacate it is no verb of an actor.
func (a *Appointments) ForgetMember(ctx context.Context, tx db.Tx, member string) error {
	if err := a.Vacate(ctx, tx, member, true); err != nil {
		return err
	}
	if err := forgetReader(tx, member); err != nil {
		return err
	}
	for _, statement := range []string{
		"DELETE FROM service_staff WHERE org = $1 AND member = $2",
		"DELETE FROM staff_hours WHERE org = $1 AND member = $2",
		"DELETE FROM calendar_choice WHERE org = $1 AND member = $2",
		"DELETE FROM customer_draft WHERE org = $1 AND member = $2",
		"UPDATE calendar_choice SET staff = NULL WHERE org = $1 AND staff = $2",
		"UPDATE waiting SET member = NULL WHERE org = $1 AND member = $2",
		"DELETE FROM staff WHERE org = $1 AND member = $2",
	} {
		if _, err := tx.Exec(statement, tx.Org(), member); err != nil {
			return err
		}
	}
	return nil
}

// ForgetAccount unties an account that is erased from the practice: what it holds is given up, and what its person said of
// themselves goes. What the practice wrote of its customer is the practice's, and stays.
func (a *Appointments) ForgetAccount(_ context.Context, tx db.Tx, account string) error {
	held, err := db.All(tx, scan, "SELECT "+columns+" FROM appointment a WHERE a.org = $1 AND a.state = 'held' ORDER BY a.id", tx.Org())
	if err != nil {
		return err
	}
	for _, x := range held {
		if x.Booker.Account != account {
			continue
		}
		if err := a.forget(tx, x); err != nil {
			return err
		}
	}
	if err := a.forgetWaitingOf(tx, account); err != nil {
		return err
	}
	n, err := tx.Exec(`UPDATE customer SET account = NULL, given_first = '', given_last = '', given_email = '', given_telephone = '', given_address = '', offered = $1,
		rev = rev + 1 WHERE org = $2 AND account = $3`, false, tx.Org(), account)
	if n > 0 {
		tx.Record(CustomersChanged{})
	}
	return err
}
