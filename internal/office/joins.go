package office

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"bureau/internal/absence"
	"bureau/internal/account"
	"bureau/internal/appointment"
	"bureau/internal/audit"
	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/erasure"
	"bureau/internal/newsletter"
	"bureau/internal/outbox"
	"bureau/internal/phone"
	"bureau/internal/workplace"
)

// What follows from what happened. "Must" happens in the same transaction, "may" after its commit.
//
//	event                  must (in the same transaction)
//	audit.Entry            audit: the entry is kept, with the office's time
//	workplace.Reserved     post: its person, where another did it or they want to hear of their own; its visitor
//	workplace.Changed      post: likewise
//	workplace.Cancelled    post: likewise
//	workplace.Series…      post: likewise, one mail for the whole; its person, of days that could not be had
//	directory.Left         account: the member's tokens and sessions end; workplace, appointment: their times are given back, where
//	                       that was chosen; appointment: their calendar goes; phone: their number
//	directory.Erasing      every part forgets the member: absence, workplace, appointment, phone, account, post, outbox, directory; erasure: it is noted
//	appointment.HeldOnline post: the code, to whoever is booking
//	appointment.Booked     post: the customer; the staff member, where the customer did it; the reminder is planned
//	appointment.Moved      post: likewise
//	appointment.Cancelled… post: likewise; the reminder is dropped
//	appointment.ListsDue   post: each reader gets the next appointments
//	…WaitAsked, …WaitBegun post: the code; that they are on the waiting list
//	appointment.WaitTold   post: of which times that are free they are told
//	what may free a time   outbox: where somebody waits for one, it is looked for: claims that were released or moved, holds at their
//	                       end, absences, hours and services, sites with their holidays, assets
//	account.FactorChanged  post: the person is told
//	account.AddressChanged outbox: each practice that knows the account is shown it
//	…CustomerErased        newsletter, post, outbox: what they keep of the customer goes; erasure: it is noted
//	…CustomersMerged       newsletter: what the two agreed to, or took back, is the one's
//	…AskedForNews          newsletter: the customer agrees
//	workplace.CheckedIn    phone: the phone at the place is theirs, where that was chosen
//	workplace.CheckedOut   phone: and is not any more
//	phone.Locked           post: administrators of the phones are told
//	phone.HelpLost         post: administrators of the phones are told
//
//	event                  may (after the commit)
//	workplace.Reserved     live: the floor, who is expected, the person's day
//	workplace.Changed      live: both floors, who is expected, the person's day
//	workplace.Cancelled    live: the floor, who is expected, the person's day
//	workplace.Series…      live: the floors, who is expected, the person's day
//	workplace.CheckedIn    live: the floor, who is at work, the person's day
//	workplace.CheckedOut   live: the floor, who is at work, the person's day
//	workplace.OutOfUse     live: the floor
//	outbox.Added           the outbox looks at once
//	erasure.Entry          the journal's file
//	workplace.Arranged     live: the floors
//	account.InvitedMany    live: the list of people
//	directory.Left         live: who is at work
//	directory.Erasing      live: who is at work
//	appointment.…          live: the practice's calendar; of services, staff and customers, their pages
//	newsletter.Changed     live: the pages of newsletters
//	phone.…                live: the phones; of a member, their own page
//	…WaitingChanged        live: the waiting list
//	absence.…              live: the practice's calendar, absences; of a member, who is at work and the person's day
func topics(event any) []string {
	switch e := event.(type) {
	case workplace.Reserved:
		return append(whoseTopics(e.Reservation.Member, e.Reservation.By), "floor/"+e.Asset.Floor)
	case workplace.Changed:
		return append(whoseTopics(e.Reservation.Member, e.Reservation.By), "floor/"+e.Before.Floor, "floor/"+e.After.Floor)
	case workplace.Cancelled:
		return append(whoseTopics(e.Reservation.Member, e.Reservation.By), "floor/"+e.Asset.Floor)
	case workplace.SeriesReserved:
		return append(floorTopics(e.Floors), whoseTopics(e.Series.Member, e.Series.By)...)
	case workplace.SeriesChanged:
		return append(floorTopics(e.Floors), whoseTopics(e.Series.Member, e.Series.By)...)
	case workplace.SeriesCancelled:
		return append(floorTopics(e.Floors), whoseTopics(e.Series.Member, e.Series.By)...)
	case workplace.CheckedIn:
		return stayTopics(e.Stay, e.Asset)
	case workplace.CheckedOut:
		return stayTopics(e.Stay, e.Asset)
	case workplace.OutOfUse:
		return []string{"floor/" + e.Asset.Floor}
	case workplace.Arranged:
		return floorTopics(e.Floors)
	case appointment.HeldOnline, appointment.Booked, appointment.Moved, appointment.CancelledIt, appointment.Noted:
		return []string{"calendar"}
	case appointment.Arranged:
		return []string{"calendar", "practice"}
	case absence.Entered:
		return awayTopics(e.Member)
	case absence.Removed:
		return awayTopics(e.Member)
	case appointment.CustomersChanged:
		return []string{"customers"}
	case account.InvitedMany:
		return []string{"people"}
	case phone.LoggedIn:
		return append(phoneTopics(e.Member), whoIf(e.Evicted)...)
	case phone.LoggedOut:
		return phoneTopics(e.Member)
	case phone.Changed, phone.DeviceGone, phone.Locked:
		return []string{"phones"}
	case phone.OwnChanged:
		return []string{"phone/" + e.Member}
	case phone.Left:
		return []string{"phone/" + e.Member}
	case phone.Telephoning:
		return []string{"phone/lamps"}
	case newsletter.Changed:
		return []string{"newsletters"}
	case appointment.WaitingChanged:
		return []string{"waiting"}
	case directory.Left:
		return []string{"presence", "member/" + e.Member}
	case directory.Erasing:
		return []string{"presence", "member/" + e.Member.ID}
	}
	return nil
}

func stayTopics(s workplace.Stay, a workplace.Asset) []string {
	out := []string{"presence", "member/" + s.Member}
	if a.Floor != "" {
		out = append(out, "floor/"+a.Floor)
	}
	return out
}

// whoseTopics are those of a reservation's person and of who booked it for them.
func whoseTopics(member, by string) []string {
	return []string{"presence", "member/" + member, "member/" + by}
}

// awayTopics are those of an absence: that there is one, never why.
func awayTopics(member string) []string {
	if member == "" {
		return []string{"absences", "calendar", "practice"}
	}
	return []string{"absences", "calendar", "presence", "member/" + member}
}

// phoneTopics are those of who is on which phone.
func phoneTopics(member string) []string { return []string{"phones", "phone/" + member} }

func whoIf(member string) []string {
	if member == "" {
		return nil
	}
	return []string{"phone/" + member}
}

func floorTopics(floors []string) []string {
	out := make([]string, len(floors))
	for i, f := range floors {
		out[i] = "floor/" + f
	}
	return out
}

// within does what must happen in the same transaction.
func (o *Office) within(ctx context.Context, tx db.Tx, record any) error {
	switch e := record.(type) {
	case workplace.Reserved:
		return o.tell(tx, e.Reservation, "made", e.By)
	case workplace.Changed:
		return o.tell(tx, e.Reservation, "changed", e.By)
	case workplace.Cancelled:
		return o.tell(tx, e.Reservation, "cancelled", e.By)
	case workplace.SeriesReserved:
		if e.By == "" {
			return nil // time made more of it, as was said
		}
		return o.tellSeries(tx, e.Series, "made", e.By)
	case workplace.SeriesChanged:
		if e.Cut != "" {
			if err := o.tellSeries(tx, workplace.Series{ID: e.Cut, Member: e.Series.Member, Guest: e.Series.Guest}, "changed", e.By); err != nil {
				return err
			}
		}
		return o.tellSeries(tx, e.Series, "changed", e.By)
	case workplace.SeriesCancelled:
		return o.tellSeries(tx, e.Series, "cancelled", e.By)
	case workplace.SeriesMissed:
		return o.tellMissed(tx, e)
	case appointment.HeldOnline, appointment.Booked, appointment.Moved, appointment.CancelledIt:
		if held, ok := record.(appointment.HeldOnline); ok {
			// Nobody confirms it, and it is free again then: nothing else would say so.
			if err := o.look(tx, held.Appointment.Until); err != nil {
				return err
			}
		}
		return o.aboutAppointment(tx, record)
	case claim.Freed, appointment.Arranged, workplace.Arranged, absence.Entered, absence.Removed:
		return o.look(tx, time.Time{})
	case appointment.WaitAsked, appointment.WaitBegun, appointment.WaitTold:
		return o.aboutWaiting(tx, record)
	case appointment.ListsDue:
		return o.mailLists(tx, e)
	case audit.Entry:
		if err := audit.Write(tx, e, o.Clock.Now()); err != nil || e.Kind != audit.Site {
			return err
		}
		return o.look(tx, time.Time{})
	case account.AddressChanged:
		return o.Outbox.Add(tx, outbox.Work{Kind: offerWork, Key: e.Account, Ref: e})
	case appointment.AskedForNews:
		return o.Newsletters.Asked(tx, e.Customer, e.Email)
	case appointment.CustomersMerged:
		return o.Newsletters.Merged(tx, e.Kept, e.Other, e.Result)
	case appointment.CustomerErased:
		return o.eraseCustomer(tx, e.Customer)
	case workplace.CheckedIn:
		return o.Phones.Arrived(tx, e.Stay.Member, e.Stay.Asset, e.Stay.ID)
	case workplace.CheckedOut:
		return o.Phones.Gone(tx, e.Stay.Member, e.Stay.Asset, e.Stay.ID)
	case phone.Locked:
		return o.Phones.TellLocked(tx, e)
	case phone.HelpLost:
		return o.Phones.TellHelp(tx, e)
	case account.FactorChanged:
		return o.Post.Send(tx, account.FactorMail, outbox.Work{Ref: e})
	case directory.Left:
		if err := errors.Join(account.DropTokens(tx, e.Member), o.Accounts.EndSessionsOf(tx, e.Member)); err != nil {
			return err
		}
		return o.leave(ctx, tx, e)
	case directory.Erasing:
		return o.erase(ctx, tx, e.Member)
	}
	return nil
}

// leave takes from a member who leaves what others go by: the calendar, and the times ahead where that was chosen.
func (o *Office) leave(ctx context.Context, tx db.Tx, e directory.Left) error {
	if err := o.Phones.Release(tx, e.Member); err != nil {
		return err
	}
	if err := o.Appointments.Vacate(ctx, tx, e.Member, e.Release); err != nil || !e.Release {
		return err
	}
	return o.Workplaces.Vacate(ctx, tx, e.Member)
}

// after keeps the journal of erasures and tells open pages what changed. A lost word costs
// a page its freshness until the next, never the truth.
func (o *Office) after(ctx context.Context, log *slog.Logger) func(string, []any) {
	return func(org string, records []any) {
		o.Outbox.Follow(records)
		var all []string
		var gone []erasure.Entry
		for _, r := range records {
			o.events.WithLabelValues(eventName(r)).Inc()
			all = append(all, topics(r)...)
			if e, ok := r.(erasure.Entry); ok {
				gone = append(gone, e)
			}
		}
		// What the file misses now it gets when the office is opened again: the database has it.
		if err := o.Erasures.Append(gone...); err != nil {
			log.Error("erasures not in the journal's file", "error", err)
		}
		if len(all) == 0 {
			return
		}
		if err := o.Live.Tell(ctx, org, all...); err != nil && ctx.Err() == nil {
			log.Warn("live topics not told", "error", err)
		}
	}
}
