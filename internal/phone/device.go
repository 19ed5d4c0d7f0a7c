package phone

import "time"

// Device is a phone on a desk.
type Device struct {
	ID               string
	Name             string
	User             string // with which it registers
	Hot              bool   // members may log in on it
	Site             string
	Asset            string // the place at which it stands
	MAC              string // 12 small hexadecimal digits; empty: it is set up by hand
	Model            string
	Label            string // what it shows and is called where nobody is on it
	Extension        string // of its own, which calls whoever is near it; empty: none
	EmergencyNumber  string // that an emergency service sees and calls back
	EmergencyAddress string // where it stands
	Lang             string // in which it speaks where nobody is on it
	Wrong            int
	Locked           time.Time // by wrong PINs, since when
	Until            time.Time // and until when
	Created          time.Time
	Rev              int64
	locks            int // since the last right PIN
}

// IsLocked tells whether wrong PINs keep it locked at an instant.
func (d Device) IsLocked(now time.Time) bool { return !d.Locked.IsZero() && now.Before(d.Until) }

// How long a phone is locked: the first time, and the longest.
const (
	FirstLock = 15 * time.Minute
	LastLock  = 24 * time.Hour
)

// lockFor is how long a phone's lock lasts that follows so many: twice as long as the one before.
func lockFor(before int) time.Duration {
	return min(FirstLock<<min(before, 10), LastLock)
}
