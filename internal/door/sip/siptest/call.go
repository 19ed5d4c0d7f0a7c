package siptest

import "strings"

// Registered waits until the server has taken the phone's registration.
func (r *Running) Registered() {
	r.t.Helper()
	if e := r.Wait("REGISTER_OK", "REGISTER_FAIL"); e.Type != "REGISTER_OK" {
		r.Fatal("the server does not take the registration: ", e.Param)
	}
}

// Dial calls a number at the server, or a sip: address.
func (r *Running) Dial(to string) {
	r.t.Helper()
	r.Command("dial", to)
}

// Rung waits until another calls, and says who.
func (r *Running) Rung() Event {
	r.t.Helper()
	return r.Wait("CALL_INCOMING")
}

// Answer takes the call that rings, and waits until it stands.
func (r *Running) Answer() {
	r.t.Helper()
	r.Command("accept", "")
	r.Answered()
}

// Answered waits until a call that was dialled or taken stands.
func (r *Running) Answered() {
	r.t.Helper()
	if e := r.Wait("CALL_ESTABLISHED", "CALL_CLOSED"); e.Type != "CALL_ESTABLISHED" {
		r.Fatal("the call came to nothing: ", e.Param)
	}
}

// Refused waits until a call that was dialled came to nothing, and says why, such as "486 Busy Here".
func (r *Running) Refused() string {
	r.t.Helper()
	e := r.Wait("CALL_ESTABLISHED", "CALL_CLOSED")
	if e.Type == "CALL_ESTABLISHED" {
		r.Fatal("the call stands, though it should be refused")
	}
	return e.Param
}

// Hangup ends the call, or refuses the one that rings, and waits until it has ended.
func (r *Running) Hangup() {
	r.t.Helper()
	r.Command("hangup", "")
	r.Closed()
}

// Closed waits until a call has ended, by either side, and says why.
func (r *Running) Closed() string {
	r.t.Helper()
	return r.Wait("CALL_CLOSED").Param
}

// Digits presses keys during a call, each as an event of RFC 4733.
func (r *Running) Digits(keys string) {
	r.t.Helper()
	for _, k := range strings.Split(keys, "") {
		r.Command("sndcode", k)
	}
}

// Hold puts the call on hold, Resume takes it back.
func (r *Running) Hold() {
	r.t.Helper()
	r.Command("hold", "")
}

// Resume takes a call from hold.
func (r *Running) Resume() {
	r.t.Helper()
	r.Command("resume", "")
}

// Transfer sends the other of the call on to a number or an address, unasked (REFER).
func (r *Running) Transfer(to string) {
	r.t.Helper()
	r.Command("transfer", to)
}
