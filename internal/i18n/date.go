package i18n

import (
	"fmt"
	"time"
)

// Locale writes dates and times for a reader: a language and the zone in which the time is to be read.
type Locale struct {
	Lang string
	Zone *time.Location
}

// names are a language's months and days (CLDR 46: gregorian calendar, format width).
type names struct {
	months, monthsShort [12]string
	days, daysShort     [7]string // from Sunday
}

var german = names{
	months:      [12]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"},
	monthsShort: [12]string{"Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."},
	days:        [7]string{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"},
	daysShort:   [7]string{"So.", "Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa."},
}

func austrian() names {
	n := german
	n.months[0], n.monthsShort[0] = "Jänner", "Jän."
	return n
}

func namesOf(lang string) names {
	switch {
	case lang == "de-AT":
		return austrian()
	case base(lang) == "de":
		return german
	case base(lang) == "nl":
		return names{
			months:      [12]string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"},
			monthsShort: [12]string{"jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"},
			days:        [7]string{"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"},
			daysShort:   [7]string{"zo", "ma", "di", "wo", "do", "vr", "za"},
		}
	case base(lang) == "fr":
		return names{
			months:      [12]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
			monthsShort: [12]string{"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."},
			days:        [7]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
			daysShort:   [7]string{"dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."},
		}
	}
	return names{
		months:      [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
		monthsShort: [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"},
		days:        [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
		daysShort:   [7]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
	}
}

func (l Locale) day(t time.Time) string {
	d := t.Day()
	switch {
	case base(l.Lang) == "de":
		return fmt.Sprintf("%d.", d)
	case base(l.Lang) == "fr" && d == 1:
		return "1er"
	}
	return fmt.Sprint(d)
}

func comma(lang string) string {
	switch base(lang) {
	case "nl", "fr":
		return " "
	}
	return ", "
}

// Long is "Samstag, 21. November".
func (l Locale) Long(t time.Time) string {
	t, n := t.In(l.Zone), namesOf(l.Lang)
	sep := comma(l.Lang)
	if base(l.Lang) == "en" {
		sep = " "
	}
	return n.days[t.Weekday()] + sep + l.day(t) + " " + n.months[t.Month()-1]
}

// Short is "Sa., 21. Nov.".
func (l Locale) Short(t time.Time) string {
	t, n := t.In(l.Zone), namesOf(l.Lang)
	sep := comma(l.Lang)
	if base(l.Lang) == "en" {
		sep = " "
	}
	return n.daysShort[t.Weekday()] + sep + l.day(t) + " " + n.monthsShort[t.Month()-1]
}

// Year is "21. November 2026".
func (l Locale) Year(t time.Time) string {
	t, n := t.In(l.Zone), namesOf(l.Lang)
	return l.day(t) + " " + n.months[t.Month()-1] + " " + fmt.Sprint(t.Year())
}

// Clock is "08:30"; the four languages all write 24 hours.
func (l Locale) Clock(t time.Time) string { return t.In(l.Zone).Format("15:04") }

// Range is "08:30 – 17:00", with the day of the end where it is another, and the zone's abbreviation at both
// ends where the clocks change in between, so that a repeated hour can be told apart.
func (l Locale) Range(from, to time.Time) string {
	a, b := from.In(l.Zone), to.In(l.Zone)
	_, offA := a.Zone()
	_, offB := b.Zone()
	left, right := a.Format("15:04"), b.Format("15:04")
	if offA != offB {
		left, right = a.Format("15:04 MST"), b.Format("15:04 MST")
	}
	midnight := b.Hour() == 0 && b.Minute() == 0 && b.Add(-time.Minute).YearDay() == a.YearDay()
	switch {
	case midnight:
		right = "24:00"
	case a.YearDay() != b.YearDay() || a.Year() != b.Year():
		right = l.Short(b) + " " + right
	}
	return left + " – " + right
}

// ISODate is the date for an input of type date.
func (l Locale) ISODate(t time.Time) string { return t.In(l.Zone).Format("2006-01-02") }

// DayOf is a date, written YYYY-MM-DD, that a text says in the reader's language.
type DayOf string

func (d DayOf) in(lang string) string {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return string(d)
	}
	return Locale{Lang: lang, Zone: time.UTC}.Short(t)
}

// Month is "November 2026".
func (l Locale) Month(t time.Time) string {
	t = t.In(l.Zone)
	return namesOf(l.Lang).months[t.Month()-1] + " " + fmt.Sprint(t.Year())
}
