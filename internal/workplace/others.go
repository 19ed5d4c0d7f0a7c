package workplace

import (
	"net/mail"
	"strings"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Guest is a visitor: without an account, expected by the member whose reservation it is.
type Guest struct {
	Name  string
	Email string // may be empty
}

// Whom says for whom something is reserved; the zero Whom is the actor.
type Whom struct {
	Member string // a colleague, whose reservation it becomes
	Guest  Guest  // a visitor of the member, or of the actor
}

// whose finds the member to whom a reservation will belong. For anyone but oneself it takes the right to book for
// others (W23).
func whose(tx db.Tx, actor directory.Actor, w Whom) (member string, guest Guest, err error) {
	guest = Guest{Name: strings.TrimSpace(w.Guest.Name), Email: strings.TrimSpace(w.Guest.Email)}
	if w.Member == "" {
		w.Member = actor.Member
	}
	if w.Member == actor.Member && guest == (Guest{}) {
		return w.Member, guest, nil
	}
	if !actor.Can(directory.BookForOthers) {
		return "", guest, fault.New(fault.Refused, i18n.NoRight)
	}
	if err := guest.validate(); err != nil {
		return "", guest, err
	}
	if w.Member == actor.Member {
		return w.Member, guest, nil
	}
	m, err := directory.MemberByID(tx, w.Member)
	if err == nil && m.State == directory.Deactivated {
		err = fault.New(fault.NotFound, i18n.NotFound)
	}
	return m.ID, guest, err
}

func (g Guest) validate() error {
	if g == (Guest{}) {
		return nil
	}
	addr, err := mail.ParseAddress(g.Email)
	switch {
	case g.Name == "":
		return fault.New(fault.Invalid, i18n.GuestName).On("guest")
	case len(g.Name) > 200:
		return fault.New(fault.Invalid, i18n.TooLong, 200).On("guest")
	case g.Email != "" && (err != nil || addr.Address != g.Email || len(g.Email) > 254):
		return fault.New(fault.Invalid, i18n.EmailInvalid).On("guest_email")
	}
	return nil
}

// bookingAs is the member as whom the actor reaches what they booked for colleagues; nobody without the right.
func bookingAs(actor directory.Actor) string {
	if actor.Can(directory.BookForOthers) {
		return actor.Member
	}
	return ""
}

// bookedBy is who made it, as it is stored: nothing where it is the person's own.
func bookedBy(by, member string) any {
	if by == member {
		return nil
	}
	return db.Optional(by)
}

// Foreign tells whether somebody else made it, or it is a visitor's.
func (r Reservation) Foreign() bool { return r.By != r.Member || r.Guest.Name != "" }

// lockFor locks the person of a reservation that the actor may reach, then the reservation. All others answer like
// missing ones. The person comes first, as when checking in and out, so that the two never wait for each other.
func lockFor(tx db.Tx, actor directory.Actor, id string) (Reservation, error) {
	r, err := reservationByID(tx, id)
	if err != nil {
		return r, err
	}
	if r.Member != actor.Member && (r.By != actor.Member || bookingAs(actor) == "") {
		return Reservation{}, fault.New(fault.NotFound, i18n.NotFound)
	}
	if err := directory.Lock(tx, r.Member); err != nil {
		return r, err
	}
	if err := lockReservation(tx, r.Member, id); err != nil {
		return r, err
	}
	return reservationByID(tx, id)
}
