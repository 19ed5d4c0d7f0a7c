package sip

import (
	"bytes"
	"context"
	"time"

	"bureau/internal/sound"
)

// How long the door waits for a first digit, for the next, and how many there may be.
const (
	firstDigit = 10 * time.Second
	nextDigit  = 4 * time.Second
	maxDigits  = 32
)

// words are prompts as they are said: in the organisation's own voice where it has one.
func (c *call) words(lang string, say ...sound.Prompt) []byte {
	ctx, cancel := context.WithTimeout(c.door.life, 2*time.Second) // beyond that, the standard is better than silence
	defer cancel()
	spoken, err := c.door.cfg.Phones.Say(ctx, c.org, lang, say...)
	if err != nil && c.door.life.Err() == nil {
		c.door.cfg.Log.Error("an organisation's own prompts cannot be read", "org", c.org, "error", err)
	}
	return spoken
}

// tell says prompts to the caller, to their end.
func (c *call) tell(lang string, say ...sound.Prompt) {
	c.a.side.Play(c.ctx, c.words(lang, say...))
}

// ask says prompts and gives the digits that the caller enters, up to a cross, a rest, or the most that there may be. The first digit ends the prompts. A star
// begins anew.
func (c *call) ask(lang string, most int, say ...sound.Prompt) (digits string, ok bool) {
	ctx, stop := context.WithCancel(c.ctx)
	defer stop()
	spoken := make(chan struct{})
	c.door.goes(func() {
		defer close(spoken)
		c.a.side.Play(ctx, c.words(lang, say...))
		c.door.goes(func() { c.a.side.Repeat(ctx, rest) }) // a line without a sound seems dead, and routers forget it
	})
	var pause <-chan time.Time // runs once the prompts are over
	for len(digits) < most {
		select {
		case <-c.ctx.Done():
			return "", false
		case <-spoken:
			spoken = nil
			if pause == nil {
				pause = time.After(firstDigit)
			}
		case <-pause:
			return digits, true
		case key := <-c.a.side.Keys():
			stop()
			pause = time.After(nextDigit)
			switch key {
			case '#':
				return digits, true
			case '*':
				digits = ""
			default:
				digits += string(key)
			}
		}
	}
	return digits, true
}

// goodbye ends the caller's leg, after a moment: phones keep back what they are to say, and forget it with the call.
func (c *call) goodbye() {
	c.a.side.Play(c.ctx, rest)
	c.a.bye()
}

// settle waits until the caller's ear is open: the first packets find many a phone not ready.
func (c *call) settle() { c.a.side.Play(c.ctx, rest) }

// rest is half a second of silence.
var rest = bytes.Repeat([]byte{sound.ALaw.Silence()}, sound.Rate/2)
