// Package appointment is a practice: its services, the staff who offer them, its customers, and who comes when.
//
// It keeps true:
//
//   - A time is given once. An appointment claims its staff member's time and one asset for each need of its service, with
//     the buffers before and after, all or nothing; the claims decide, whatever a page showed. Held, requested and
//     fixed appointments claim alike; a cancelled or refused one claims nothing.
//   - A hold lasts ten minutes, to the microsecond. Only the code that was mailed turns it into an appointment, or into a
//     request where the practice looks at each first; what is not confirmed is nothing, and is forgotten.
//   - Customers get only what is offered: a time in the future, after the service's notice and not further than it is
//     booked ahead, while the site is open and the staff member works there, on the practice's step of the clock.
//     Staff may book at any time that nobody has.
//   - Buffers count in what must be free, not in what people read: an appointment begins and ends without them. They may
//     lie outside opening hours.
//   - A customer is a row of one practice, tied to an account where they signed in. People who share an address stay apart.
//     What a customer says of themselves and what the practice wrote are kept beside each other.
//   - A service or a staff member that is removed is offered no more; the appointments stay as they are.
//   - Who waits for a time is told of each that becomes free and suits, once; being told holds nothing. They leave the list with an
//     appointment for what they waited for, after their last day, or when they say so. What has ended is deleted.
//   - A booking link that a practice had leads on to the one it has, and is never another practice's.
//   - The practice gets its next appointments by mail, for when Bureau cannot be reached: daily at a wall-clock time, once for each day,
//     and before planned maintenance. Who may see a calendar reads it there too, as rights are when the mail is written; everybody
//     else reads their own.
//   - A member who leaves loses the calendar; who is erased also leaves it empty: what lies ahead is cancelled, what was keeps an id. An
//     account that is erased unties its customers; what the practice wrote of them is the practice's.
//   - Appointments can say much about a person's health. Staff see their own calendar; colleagues' it takes the right to book
//     for others. What a customer sees are free times and nothing else.
package appointment
