package i18n

// Refusals about absences, and their words in the log.
var (
	AbsenceKindUnknown = Text{
		"Kies wat je wilt invoeren.", "Wähle, was du eintragen möchtest.", "Choose what you want to enter.", "Choisissez ce que vous voulez saisir."}
	AbsenceReversed = Text{
		"De laatste dag ligt voor de eerste.", "Der letzte Tag liegt vor dem ersten.", "The last day lies before the first.",
		"Le dernier jour précède le premier."}
	AbsenceHours = Text{
		"Het einde moet na het begin liggen, op dezelfde dag.", "Das Ende muss nach dem Beginn liegen, am selben Tag.",
		"The end must lie after the beginning, on the same day.", "La fin doit suivre le début, le même jour."}
	AbsenceWholeDays = Text{
		"Ziekte en vakantie duren hele dagen.", "Krankheit und Urlaub dauern ganze Tage.", "Sickness and vacation last whole days.",
		"La maladie et les vacances durent des jours entiers."}
	AbsenceTooOld = Text{
		"De eerste dag mag hoogstens %d dagen geleden zijn.", "Der erste Tag darf höchstens %d Tage zurückliegen.",
		"The first day may be at most %d days ago.", "Le premier jour peut remonter à %d jours au plus."}
	AbsenceNever = Text{
		"Op deze dagen komt die tijd niet voor. Kies andere dagen of uren.", "An diesen Tagen gibt es diese Zeit nicht. Wähle andere Tage oder Stunden.",
		"That time does not occur on these days. Choose other days or hours.", "Cette heure n’existe pas ces jours-là. Choisissez d’autres jours ou d’autres heures."}
	AbsenceTooMany = Text{
		"Meer dan %d kunnen er niet vooruit staan. Verwijder er eerst een.", "Mehr als %d können nicht im Voraus stehen. Entferne zuerst einen Eintrag.",
		"More than %d cannot be entered ahead. Remove one first.", "Il ne peut y en avoir plus de %d à l’avance. Supprimez-en d’abord."}
	AbsenceTooMuch = Text{
		"Er staan meer dan %d dingen in de weg. Kies een kortere tijd.", "Es sind mehr als %d Dinge im Weg. Wähle eine kürzere Zeit.",
		"More than %d things are in the way. Choose a shorter time.", "Plus de %d choses gênent. Choisissez une durée plus courte."}
	AbsenceWhose = Text{
		"Kies voor wie, of welke vestiging.", "Wähle, für wen oder welchen Standort.", "Choose for whom, or which site.",
		"Choisissez pour qui, ou quel site."}
	AbsenceWayChanged = Text{
		"Intussen staat er iets anders in de weg. Er is niets gewijzigd; kijk de lijst nog eens na.",
		"Inzwischen ist etwas anderes im Weg. Es wurde nichts geändert; sieh die Liste noch einmal durch.",
		"Something else is in the way by now. Nothing was changed; please look through the list again.",
		"Autre chose gêne désormais. Rien n’a été modifié ; relisez la liste."}
	LogAbsence = Text{"Afwezigheid", "Abwesenheit", "Absence", "Absence"}
	LogClosure = Text{"Sluiting", "Schließung", "Closure", "Fermeture"}
)
