package sip

import "time"

// Timers are how long the door waits for the other end of a call; zeros: as the standards say.
type Timers struct {
	T1         time.Duration // of a round trip (RFC 3261, 17.1.1.1): what is not acknowledged is sent again, and is over after 64 of them
	Session    time.Duration // how long a call lasts without a sign of the other end (RFC 4028)
	MinSession time.Duration // what others may ask for at least
}

// How long the standards wait.
const (
	roundTrip   = 500 * time.Millisecond
	sessionTime = 30 * time.Minute
	minSession  = 90 * time.Second
)

func (t Timers) whole() Timers {
	if t.T1 == 0 {
		t.T1 = roundTrip
	}
	if t.Session == 0 {
		t.Session = sessionTime
	}
	if t.MinSession == 0 {
		t.MinSession = minSession
	}
	return t
}

// longest is the most between two of the same message (T2), patience how long an answer is waited for.
func (t Timers) longest() time.Duration  { return 8 * t.T1 }
func (t Timers) patience() time.Duration { return 64 * t.T1 }

func (t Timers) session() int { return int(t.Session / time.Second) }
func (t Timers) least() int   { return int(t.MinSession / time.Second) }
