package booking

import (
	"bureau/internal/appointment"
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
