// Package absence knows when people are away, and when a site or the whole practice is closed beside its hours.
//
// It keeps true:
//
//   - Sickness and vacation are whole days, from–to; a break is hours of a day, once or on chosen weekdays of a range. A closure
//     is either, for a site or for the whole practice. Days are those of a wall clock: for a member their usual site's, or the
//     first site's, as it was when the absence was entered; for a closure the clock of each site. A day on which the clocks
//     change is a whole day.
//   - In a member's absence nothing can be booked, at the desk or online: it blocks the resource of their time (package
//     claim), whether they have a calendar already or get one later. One holder has all that a member's absences cover
//     together, so two may overlap.
//   - A closure claims nothing: it keeps customers from booking online, and staff are told and may still book at the desk.
//   - Entering takes two steps. The first shows everything that is in the way and changes nothing. The second is given the
//     fingerprint of what was shown, and does all of it in one transaction: the absence stands, the appointments are
//     cancelled, places are given back where that was chosen; or, when something else is in the way by then, nothing happens
//     and the new list is shown.
//   - An absence that is shortened or removed frees its time. What was cancelled stays cancelled.
//   - Sickness says something about a person's health. Who they are and whoever may enter it for them read the kind; all
//     others read "absent". The log names no kind, and no live topic does.
//
// A person reports themselves sick without any right; for the rest it takes OwnAvailability for oneself, BookForOthers for
// colleagues, Settings or managing the site for a site, Settings for the whole practice.
//
// What stands in the way belongs to others: the office hands over a Diary, and whatever else an absence turns (a phone's
// rule, for one) joins the records Entered and Removed in the same transaction.
package absence
