// Package workplace lets people find, reserve and use desks, rooms and whatever else an office shares.
//
// The nouns: a floor of a site has a plan; an asset is a thing on it that can be reserved (a desk, a room, a
// parking place, a locker, a bike, a piece of equipment), with a capacity where several may use it at once. A
// reservation is a person's claim on an asset for a period. A stay (a running session at a place) begins with a
// check-in and ends with a check-out or at its time; a stay at home is on no plan. An outage takes an asset out
// of use.
//
// The rules that hold here, whatever door they are called through:
//
//   - No time of an asset is given twice: every reservation, walk-in and outage is a claim (package claim).
//   - A reservation lies within the site's opening hours, ends in the future, is at most MaxReservation long and
//     starts at most Horizon ahead. Its person changes and cancels it (W01).
//   - A cancellation can be undone for UndoFor, while the time is still free.
//   - Whoever may book for others reserves for a colleague, whose reservation it becomes, or for a visitor, who has no
//     account and whose reservation is the host's; they see, change and cancel what they booked (W23).
//   - A series keeps a rule, a wall-clock time and a zone. Its occurrences are reservations up to the Horizon; time makes more
//     of them. What stands in the way is shown before: all is refused, or those days are left out or taken elsewhere, and
//     what was shown is made exactly, or nothing (W01).
//   - Checking in at one's own reservation uses it, from a little early if the place is free till then. Checking
//     in at a free place claims it until the next claim, the site's closing or midnight, whichever is first.
//   - A person is checked in at most at two places, home included; a third is refused and names the two (W08).
//   - Checking out frees the place at once (W10). The person ends a stay, or a manager of its site (W13).
//   - Sites, floors and assets are set up by those who manage the site. What lies ahead (a reservation, somebody who
//     is in) is not taken away from under people unless it is said that it may be; what was used stays in histories.
//     A name belongs to one asset of a site; a replaced code leads nowhere from then on (O07).
//   - A plan is cleaned before it is kept: nothing in it acts, moves or leads elsewhere (CleanPlan, ReadPlan).
//   - Who is where is shown to colleagues who are meant to see it: each stay carries its person's choice (W14).
package workplace
