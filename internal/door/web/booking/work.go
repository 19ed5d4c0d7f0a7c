package booking

import (
	"crypto/sha256"
	"math/bits"
	"strconv"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/id"
)

// The work that a browser does before it asks for a time: it finds a number n for which SHA-256 of the challenge, a dot and n
// begins with so many zero bits. It costs a person a moment, and who asks a thousand times a thousand moments.
const (
	workBits  = 13
	workLasts = 2 * time.Hour
)

// sealed is a fresh challenge; only this office can make one, and it needs to keep none.
func (p *Pages) sealed(c *call) string {
	return p.Accounts.Key.Seal([]byte(strconv.FormatInt(c.Now.Add(workLasts).Unix(), 10)), "booking/work/"+c.org)
}

// work is what the browser did; none where it is not right, or too old.
func (p *Pages) work(c *call) appointment.Work {
	challenge, answer := c.r.PostForm.Get("challenge"), c.r.PostForm.Get("work")
	if len(challenge) > 200 || len(answer) > 20 || answer == "" || !Right(challenge, answer) {
		return appointment.Work{}
	}
	text, err := p.Accounts.Key.Open(challenge, "booking/work/"+c.org)
	if err != nil {
		return appointment.Work{}
	}
	until, err := strconv.ParseInt(string(text), 10, 64)
	if err != nil || c.Now.Unix() >= until {
		return appointment.Work{}
	}
	return appointment.Work{Print: id.Fingerprint(challenge), Until: time.Unix(until, 0)}
}

// Right tells whether a number answers a challenge.
func Right(challenge, answer string) bool {
	sum := sha256.Sum256([]byte(challenge + "." + answer))
	return bits.LeadingZeros32(uint32(sum[0])<<24|uint32(sum[1])<<16|uint32(sum[2])<<8|uint32(sum[3])) >= workBits
}
