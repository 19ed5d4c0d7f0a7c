package sip

import (
	"context"
	"time"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/phone"
	"bureau/internal/sound"
)

// maxTries is how often a phone asks for an extension or PIN within one call.
const maxTries = 3

// hotDesk talks with somebody who logs in or out.
func (c *call) hotDesk(plan *phone.Plan) {
	if !c.pickUp() {
		return
	}
	c.outcomeIs(phone.Answered)
	c.door.goes(func() {
		defer c.goodbye()
		c.settle()
		if plan.LogOut {
			c.logOut(plan.Lang)
			return
		}
		c.logIn(plan.Lang, plan.Extension, plan.PIN)
	})
}

func (c *call) outcomeIs(how phone.Outcome) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.outcome = how
}

func (c *call) logOut(lang string) {
	ctx, cancel := context.WithTimeout(c.ctx, 10*time.Second)
	defer cancel()
	err := c.door.cfg.DB.Write(ctx, c.org, func(ctx context.Context, tx db.Tx) error { return c.door.cfg.Phones.LogOut(ctx, tx, c.a.device) })
	if err != nil {
		c.broken(lang, err)
		return
	}
	c.tell(lang, sound.LoggedOut)
}

// logIn asks for what is missing of extension and PIN, and again where it was wrong.
func (c *call) logIn(lang, extension string, pin phone.Secret) {
	for range maxTries {
		if extension == "" {
			digits, ok := c.ask(lang, maxDigits, sound.AskExtension)
			if !ok {
				return
			}
			if digits == "" {
				c.tell(lang, sound.NothingEntered)
				continue
			}
			extension = digits
		}
		var more bool
		if extension, more = c.tryLogIn(lang, extension, pin); !more {
			return
		}
		pin = ""
	}
	c.tell(lang, sound.Goodbye)
}

// tryLogIn logs in, or says why not. It gives the extension that a further try is for, empty to ask for another, and whether there is one.
func (c *call) tryLogIn(lang, extension string, pin phone.Secret) (string, bool) {
	if pin == "" {
		if err := c.door.cfg.Phones.Extension(c.ctx, c.org, c.a.device, extension); err != nil {
			return "", c.why(lang, err)
		}
		digits, ok := c.ask(lang, maxDigits, sound.AskPIN)
		if !ok {
			return "", false
		}
		if digits == "" {
			c.tell(lang, sound.NothingEntered)
			return extension, true
		}
		pin = phone.Secret(digits)
	}
	s, err := c.door.cfg.Phones.LogIn(c.ctx, phone.LogIn{Org: c.org, Device: c.a.device, Extension: extension, PIN: pin, How: phone.ByDialling})
	if err != nil {
		again := ""
		if phone.ReasonOf(err) == phone.WrongPIN {
			again = extension
		}
		return again, c.why(lang, err)
	}
	c.tell(s.Lang, append([]sound.Prompt{sound.LoggedIn, sound.Extension}, sound.Digits(s.Extension)...)...)
	return "", false
}

// why says why nobody was logged in, and tells whether to try again makes sense.
func (c *call) why(lang string, err error) bool {
	switch phone.ReasonOf(err) {
	case phone.UnknownExtension:
		c.tell(lang, sound.UnknownExtension)
		return true
	case phone.WrongPIN:
		c.tell(lang, sound.WrongPIN)
		return true
	case phone.IsLocked:
		c.tell(lang, sound.Locked)
	case phone.UserNotAllowed:
		c.tell(lang, sound.UserNotAllowed)
		return true
	case phone.PhoneNotAllowed:
		c.tell(lang, sound.PhoneNotAllowed)
	default:
		c.broken(lang, err)
	}
	return false
}

// broken says that something went wrong, and logs what.
func (c *call) broken(lang string, err error) {
	if c.ctx.Err() != nil {
		return
	}
	if _, ok := fault.As(err); !ok {
		c.door.cfg.Log.Error("the phone cannot be answered", "device", c.a.device, "error", err)
	}
	c.tell(lang, sound.Unavailable)
}
