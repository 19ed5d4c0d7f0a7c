package booking

import (
	"bureau/internal/appointment"
	"bureau/internal/directory"
	"bureau/internal/i18n"
)

// next is what the first step asks for, or its name when all of it is chosen.
func (s *choosing) next() i18n.Text {
	switch {
	case s.service == nil:
		return i18n.BookService
	case s.site == nil:
		return i18n.BookSite
	case s.who == "":
		return i18n.BookStaff
	}
	return i18n.BookSteps
}

// stateWords are how the customer's own page calls a state, and the class of its chip.
type stateWords struct {
	class string
	text  i18n.Text
}

func stateOf(s appointment.State) stateWords {
	switch s {
	case appointment.Fixed:
		return stateWords{"free", i18n.YoursFixed}
	case appointment.Requested:
		return stateWords{"soon", i18n.YoursAsked}
	}
	return stateWords{"out", i18n.YoursGone}
}

// changeRule says until when customers move or cancel themselves.
func (c *call) changeRule() string {
	return c.T(i18n.ChangeRule, i18n.Before(c.Lang, c.pub.Practice.Change))
}

// reach is how the practice is reached about what is at a site, or at its only one.
func (c *call) reach(site string) (phone, email string) {
	var at directory.Site
	for _, s := range c.pub.Sites {
		if s.ID == site || len(c.pub.Sites) == 1 {
			at = s
		}
	}
	return c.pub.Practice.Reach(at)
}

func (c *call) phone(site string) string {
	phone, _ := c.reach(site)
	return phone
}

func (c *call) email(site string) string {
	_, email := c.reach(site)
	return email
}
