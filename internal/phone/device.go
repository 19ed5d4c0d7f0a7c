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
	Locked           time.Time
	Created          time.Time
	Rev              int64
}
