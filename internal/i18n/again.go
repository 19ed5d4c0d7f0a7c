package i18n

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// Weekday names a day of the week.
func (l Locale) Weekday(d time.Weekday) string { return namesOf(l.Lang).days[d] }

// WeekdayShort names a day of the week in two or three letters.
func (l Locale) WeekdayShort(d time.Weekday) string { return namesOf(l.Lang).daysShort[d] }

// list joins words as a reader says them: "Tuesday and Thursday".
func (l Locale) list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " " + andText.In(l.Lang) + " " + words[last]
}

// ruleDays are the days of the week as a rule has them, from Monday.
var ruleDays = []string{"MO", "TU", "WE", "TH", "FR", "SA", "SU"}

// Rule says how a recurrence rule (RFC 5545, of weeks or months) comes again: "every Tuesday and Thursday".
func (l Locale) Rule(rule string) string {
	part := map[string]string{}
	for p := range strings.SplitSeq(rule, ";") {
		k, val, _ := strings.Cut(p, "=")
		part[k] = val
	}
	var days []string
	for i, name := range ruleDays {
		if slices.Contains(strings.Split(part["BYDAY"], ","), name) {
			days = append(days, l.Weekday(time.Weekday((i+1)%7)))
		}
	}
	n, _ := strconv.Atoi(part["INTERVAL"])
	switch weekly := part["FREQ"] == "WEEKLY"; {
	case weekly && part["BYDAY"] == "MO,TU,WE,TH,FR" && n < 2:
		return EveryWorkday.In(l.Lang)
	case weekly && len(days) > 0 && n < 2:
		return EveryWeek.In(l.Lang, l.list(days))
	case weekly && len(days) > 0:
		return EveryWeeks.In(l.Lang, n, l.list(days))
	case part["FREQ"] == "MONTHLY" && n < 2:
		return EveryMonth.In(l.Lang)
	case part["FREQ"] == "MONTHLY":
		return EveryMonths.In(l.Lang, n)
	}
	return ByRule.In(l.Lang)
}

// The page on which something is reserved again and again, or for others.
var (
	AgainLink    = Text{"Vaker, of voor iemand anders", "Öfter, oder für jemand anderen", "Repeat, or for someone else", "Répéter, ou pour quelqu’un d’autre"}
	AgainRepeat  = Text{"Vaker reserveren", "Öfter reservieren", "Repeat", "Répéter"}
	AgainTitle   = Text{"%s reserveren", "%s reservieren", "Reserve %s", "Réserver %s"}
	RepeatLabel  = Text{"Herhalen", "Wiederholen", "Repeat", "Répéter"}
	RepeatOnce   = Text{"Niet, één keer", "Nicht, einmal", "No, once", "Non, une seule fois"}
	RepeatDaily  = Text{"Elke werkdag", "Jeden Werktag", "Every working day", "Chaque jour ouvrable"}
	RepeatWeekly = Text{"Wekelijks, op gekozen dagen", "Wöchentlich, an gewählten Tagen", "Weekly, on chosen days", "Chaque semaine, aux jours choisis"}
	RepeatMonth  = Text{"Maandelijks, op dezelfde datum", "Monatlich, am selben Datum", "Monthly, on the same date", "Chaque mois, à la même date"}
	RepeatNth    = Text{"Maandelijks, op dezelfde weekdag", "Monatlich, am selben Wochentag", "Monthly, on the same weekday", "Chaque mois, le même jour de la semaine"}
	RepeatEvery  = Text{"Om de hoeveel weken of maanden", "Alle wie viele Wochen oder Monate", "Every how many weeks or months", "Toutes les combien de semaines ou de mois"}
	RepeatDays   = Text{"Dagen van de week", "Wochentage", "Days of the week", "Jours de la semaine"}
	RepeatTo     = Text{"Tot en met", "Bis einschließlich", "Until and including", "Jusqu’au (inclus)"}
	RepeatCount  = Text{"Of hoe vaak", "Oder wie oft", "Or how often", "Ou combien de fois"}
	ForWhom      = Text{"Voor wie", "Für wen", "For whom", "Pour qui"}
	ForMe        = Text{"Voor mij", "Für mich", "For me", "Pour moi"}
	ForColleague = Text{"Voor een collega", "Für eine Kollegin oder einen Kollegen", "For a colleague", "Pour un collègue"}
	ForVisitor   = Text{"Voor een bezoeker", "Für einen Gast", "For a visitor", "Pour un visiteur"}
	Colleague    = Text{"Naam of e-mailadres van de collega", "Name oder E-Mail-Adresse der Kollegin oder des Kollegen", "Name or e-mail address of the colleague", "Nom ou adresse e-mail du collègue"}
	VisitorName  = Text{"Naam van de bezoeker", "Name des Gasts", "Name of the visitor", "Nom du visiteur"}
	VisitorEmail = Text{"E-mailadres van de bezoeker (mag leeg blijven)", "E-Mail-Adresse des Gasts (darf leer bleiben)", "E-mail address of the visitor (may stay empty)", "Adresse e-mail du visiteur (facultative)"}
	AgainCheck   = Text{"Bekijk of het kan", "Ansehen, ob es geht", "See if it is free", "Voir si c’est libre"}
	AgainAll     = Text{"Alle %d keren reserveren", "Alle %d Termine reservieren", "Reserve all %d times", "Réserver les %d fois"}
	AgainSkip    = Text{"De %d vrije keren reserveren, %d overslaan", "Die %d freien Termine reservieren, %d auslassen", "Reserve the %d free times, leave out %d", "Réserver les %d fois libres, en laisser %d"}
	AgainOther   = Text{"Voor %d keren een andere plek nemen: %s", "Für %d Termine einen anderen Platz nehmen: %s", "Take another place for %d times: %s", "Prendre une autre place pour %d fois : %s"}
	AgainFree    = Text{"Alle %d keren zijn vrij.", "Alle %d Termine sind frei.", "All %d times are free.", "Les %d fois sont toutes libres."}
	AgainSome    = Text{"Lukt niet: %d van de %d keren.", "Nicht möglich: %d von %d Terminen.", "Not possible: %d of the %d times.", "Impossible : %d fois sur %d."}
	AgainLater   = Text{"Latere keren worden gereserveerd zodra ze binnen een jaar vallen.", "Spätere Termine werden reserviert, sobald sie innerhalb eines Jahres liegen.", "Later times are reserved as soon as they are within a year.", "Les fois suivantes seront réservées dès qu’elles seront à moins d’un an."}
	AgainNone    = Text{"Past dat niet? Verander dan hieronder iets; er is nog niets gereserveerd.", "Passt das nicht? Dann ändere unten etwas; noch ist nichts reserviert.", "Does this not suit you? Change something below; nothing is reserved yet.", "Cela ne convient pas ? Modifiez ci-dessous ; rien n’est encore réservé."}
	AgainNothing = Text{"Wil je niets overslaan? Pas dan hieronder iets aan; er is nog niets gereserveerd.", "Du willst nichts auslassen? Dann ändere unten etwas; noch ist nichts reserviert.", "Rather leave nothing out? Change something below; nothing is reserved yet.", "Vous ne voulez rien laisser ? Modifiez ci-dessous ; rien n’est encore réservé."}
	AgainDates   = Text{"De keren", "Die Termine", "The times", "Les fois"}
	IsFree       = Text{"Vrij", "Frei", "Free", "Libre"}
	OtherFree    = Text{"%s is dan vrij", "%s ist dann frei", "%s is free then", "%s est libre à ce moment"}
	NoColleague  = Text{
		"Er is geen collega met deze naam of dit adres, of meer dan een. Neem het e-mailadres.",
		"Diesen Namen oder diese Adresse hat niemand, oder mehr als eine Person. Nimm die E-Mail-Adresse.",
		"No colleague has this name or address, or more than one has. Use the e-mail address.",
		"Aucun collègue n’a ce nom ou cette adresse, ou plusieurs l’ont. Utilisez l’adresse e-mail."}
)

// What is shown of series, of what is booked for others, and of what was cancelled.
var (
	SeriesMine     = Text{"Reeksen", "Serien", "Series", "Séries"}
	SeriesPart     = Text{"Deel van een reeks", "Teil einer Serie", "Part of a series", "Fait partie d’une série"}
	SeriesScope    = Text{"Wat verandert", "Was sich ändert", "What changes", "Ce qui change"}
	ScopeOne       = Text{"Alleen deze keer", "Nur dieser Termin", "Only this time", "Seulement cette fois"}
	ScopeFollowing = Text{"Deze en alle volgende", "Dieser und alle folgenden", "This and all that follow", "Celle-ci et toutes les suivantes"}
	ScopeAll       = Text{"De hele reeks, voor zover die nog komt", "Die ganze Serie, soweit sie noch kommt", "The whole series, as far as it is still to come", "Toute la série à venir"}
	CancelFollow   = Text{"Deze en alle volgende annuleren", "Diesen und alle folgenden stornieren", "Cancel this and all that follow", "Annuler celle-ci et les suivantes"}
	CancelSeries   = Text{"De hele reeks annuleren", "Die ganze Serie stornieren", "Cancel the whole series", "Annuler toute la série"}
	CancelManySure = Text{"Alle keren teruggeven? %s", "Alle Termine zurückgeben? %s", "Give back all times? %s", "Rendre toutes les fois ? %s"}
	CancelRestSure = Text{"Deze en alle volgende teruggeven? %s", "Diesen und alle folgenden zurückgeben? %s", "Give back this and all that follow? %s", "Rendre celle-ci et les suivantes ? %s"}
	GiveBackAll    = Text{"Alle keren teruggeven", "Alle Termine zurückgeben", "Give back all times", "Rendre toutes les fois"}
	GiveBackRest   = Text{"Deze en alle volgende teruggeven", "Diesen und alle folgenden zurückgeben", "Give back this and all that follow", "Rendre celle-ci et les suivantes"}
	GiveBackOne    = Text{"Reservering annuleren", "Reservierung stornieren", "Cancel the reservation", "Annuler la réservation"}
	SeriesMissed   = Text{"Niet gelukt: %s", "Nicht bekommen: %s", "Could not be had: %s", "Impossible : %s"}
	EveryWorkday   = Text{"elke werkdag", "jeden Werktag", "every working day", "chaque jour ouvrable"}
	EveryWeek      = Text{"elke %s", "jeden %s", "every %s", "chaque %s"}
	EveryWeeks     = Text{"om de %d weken op %s", "alle %d Wochen am %s", "every %d weeks on %s", "toutes les %d semaines, %s"}
	andText        = Text{"en", "und", "and", "et"}
	EveryMonth     = Text{"elke maand", "jeden Monat", "every month", "chaque mois"}
	EveryMonths    = Text{"om de %d maanden", "alle %d Monate", "every %d months", "tous les %d mois"}
	ByRule         = Text{"herhaald", "wiederholt", "repeated", "répété"}
	UntilDay       = Text{"tot en met %s", "bis %s", "until %s", "jusqu’au %s"}
	ForPerson      = Text{"Voor %s", "Für %s", "For %s", "Pour %s"}
	ByPerson       = Text{"Gereserveerd door %s", "Reserviert von %s", "Booked by %s", "Réservé par %s"}
	VisitorOf      = Text{"Bezoeker: %s", "Gast: %s", "Visitor: %s", "Visiteur : %s"}
	HostIs         = Text{"Komt voor %s", "Kommt zu %s", "Comes to see %s", "Vient voir %s"}
	VisitorsToday  = Text{"Bezoekers vandaag", "Gäste heute", "Visitors today", "Visiteurs aujourd’hui"}
	JustCancelled  = Text{"Zojuist geannuleerd", "Gerade storniert", "Just cancelled", "Vient d’être annulé"}
	Undo           = Text{"Ongedaan maken", "Rückgängig machen", "Undo", "Rétablir"}
	NoteSeries     = Text{"De reeks is gereserveerd.", "Die Serie ist reserviert.", "The series is reserved.", "La série est réservée."}
	NoteUndone     = Text{"Ongedaan gemaakt; de plek is weer van jou.", "Rückgängig gemacht; der Platz gehört wieder dir.", "Undone; the place is yours again.", "Rétabli ; la place est de nouveau à vous."}
)
