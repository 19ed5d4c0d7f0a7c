package i18n

// Refusals about series, and about what is booked for others.
var (
	GuestName = Text{
		"Vul de naam van de bezoeker in.", "Trage den Namen des Gasts ein.",
		"Enter the visitor’s name.", "Indiquez le nom du visiteur."}
	RepeatRule = Text{
		"Deze herhaling is niet te lezen. Kies dagen, weken of maanden.",
		"Diese Wiederholung ist nicht lesbar. Wähle Tage, Wochen oder Monate.",
		"This repetition cannot be read. Choose days, weeks or months.",
		"Cette répétition est illisible. Choisissez des jours, des semaines ou des mois."}
	RepeatTimes = Text{
		"Een reeks telt 1 tot %d keren.", "Eine Serie hat 1 bis %d Termine.",
		"A series has 1 to %d times.", "Une série compte de 1 à %d fois."}
	RepeatEnd = Text{
		"Zeg tot wanneer of hoe vaak.", "Sag, bis wann oder wie oft.",
		"Say until when or how often.", "Indiquez jusqu’à quand ou combien de fois."}
	RepeatUntil = Text{
		"De laatste dag ligt na de eerste en hoogstens %d jaar later.",
		"Der letzte Tag liegt nach dem ersten und höchstens %d Jahre später.",
		"The last day is after the first and at most %d years later.",
		"Le dernier jour vient après le premier et au plus %d ans plus tard."}
	RepeatNone = Text{
		"In deze tijd valt geen enkele dag. Kies andere dagen of een latere einddatum.",
		"In diese Zeit fällt kein einziger Tag. Wähle andere Tage oder ein späteres Ende.",
		"No day falls in this time. Choose other days or a later end.",
		"Aucun jour ne tombe dans cette période. Choisissez d’autres jours ou une fin plus tardive."}
	RepeatOverlap = Text{
		"De ene keer is nog niet voorbij als de volgende begint.",
		"Ein Termin ist noch nicht vorbei, wenn der nächste beginnt.",
		"One time is not over when the next begins.",
		"Une fois n’est pas terminée quand la suivante commence."}
	RepeatConflicts = Text{
		"Lukt niet: %d van de %d keren. Er is niets gereserveerd.",
		"Nicht möglich: %d von %d Terminen. Es ist nichts reserviert.",
		"Not possible: %d of the %d times. Nothing was reserved.",
		"Impossible : %d fois sur %d. Rien n’a été réservé."}
	RepeatAllTaken = Text{
		"Geen enkele keer is vrij. Er is niets gereserveerd.",
		"Kein einziger Termin ist frei. Es ist nichts reserviert.",
		"None of the times is free. Nothing was reserved.",
		"Aucune des dates n’est libre. Rien n’a été réservé."}
	RepeatDiffers = Text{
		"Intussen is veranderd: %s. Er is niets gereserveerd; kijk hieronder hoe het nu is.",
		"Inzwischen hat sich geändert: %s. Es ist nichts reserviert; sieh unten, wie es jetzt ist.",
		"This changed meanwhile: %s. Nothing was reserved; see below how it is now.",
		"Entre-temps, ceci a changé : %s. Rien n’a été réservé ; voyez ci-dessous ce qu’il en est."}
	RepeatMeanwhile = Text{
		"Intussen is er iets veranderd. Er is niets gereserveerd; kijk hoe het nu is.",
		"Inzwischen hat sich etwas geändert. Es ist nichts reserviert; sieh nach, wie es jetzt ist.",
		"Something changed meanwhile. Nothing was reserved; see how it is now.",
		"Quelque chose a changé entre-temps. Rien n’a été réservé ; voyez ce qu’il en est."}
	SeriesOver = Text{
		"Deze reeks is voorbij.", "Diese Serie ist vorbei.", "This series is over.", "Cette série est terminée."}
	SeriesChangeTaken = Text{
		"Op %d dagen lukt dat niet: %s. De reeks is gebleven zoals hij was.",
		"An %d Tagen geht das nicht: %s. Die Serie ist geblieben, wie sie war.",
		"On %d days that cannot be had: %s. The series is as it was.",
		"Cela ne va pas pour %d jours : %s. La série est restée telle quelle."}
	UndoTooLate = Text{
		"Dit kan niet meer ongedaan gemaakt worden. Reserveer opnieuw.",
		"Das lässt sich nicht mehr rückgängig machen. Reserviere neu.",
		"This can no longer be undone. Reserve again.",
		"Il est trop tard pour annuler cette action. Réservez à nouveau."}
	UndoTaken = Text{
		"Intussen bezet: %s. Er is niets teruggezet.",
		"Inzwischen vergeben: %s. Es wurde nichts zurückgeholt.",
		"Taken meanwhile: %s. Nothing was brought back.",
		"Pris entre-temps : %s. Rien n’a été rétabli."}
)

// Why an occurrence of a series cannot be had.
var (
	WhyOut     = Text{"%s is buiten gebruik", "%s ist außer Betrieb", "%s is out of use", "%s est hors service"}
	WhyYours   = Text{"Al door jou gereserveerd, %s", "Schon von dir reserviert, %s", "Already yours, %s", "Déjà réservé par vous, %s"}
	WhyTakenBy = Text{"Bezet door %s, %s", "Vergeben an %s, %s", "Taken by %s, %s", "Pris par %s, %s"}
	WhyTaken   = Text{"Bezet, %s", "Vergeben, %s", "Taken, %s", "Pris, %s"}
)
