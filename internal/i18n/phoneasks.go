package i18n

// PromptTooLarge is said of a recording in megabytes.
var PromptTooLarge = Text{
	"Deze opname is te groot: hooguit %d MB.", "Diese Aufnahme ist zu groß: höchstens %d MB.", "This recording is too large: %d MB at most.",
	"Cet enregistrement est trop volumineux : %d Mo au plus."}

// What is asked before somebody loses a phone or a number.
var (
	PhoneChoose       = Text{"Kies een telefoon", "Telefon wählen", "Choose a phone", "Choisissez un téléphone"}
	PhoneChoosePerson = Text{"Kies een persoon", "Person wählen", "Choose a person", "Choisissez une personne"}
	PhonePersonLocked = Text{
		"vergrendeld na verkeerde pincodes", "nach falschen PINs gesperrt", "locked after wrong PINs", "verrouillé après des codes erronés"}
	PhoneUsedBy     = Text{"nu in gebruik bij %s", "zurzeit von %s benutzt", "now used by %s", "utilisé en ce moment par %s"}
	PhoneSomebodyOn = Text{
		"%s is op deze telefoon aangemeld. Kies een andere, of bevestig hieronder dat je deze overneemt.",
		"%s ist an diesem Telefon angemeldet. Wähle ein anderes, oder bestätige unten, dass du es übernimmst.",
		"%s is logged in on this phone. Choose another, or confirm below that you take it over.",
		"%s est connecté sur ce téléphone. Choisissez-en un autre, ou confirmez ci-dessous que vous le prenez."}
	PhoneTakeOver = Text{
		"Toch overnemen: %s wordt afgemeld en leest dat jij het deed", "Trotzdem übernehmen: %s wird abgemeldet und liest, dass du es warst",
		"Take it over all the same: %s is logged out and reads that it was you", "Le prendre quand même : %s sera déconnecté et lira que c’était vous"}
	PhoneExtensionRung = Text{
		"Deze nummers van buiten gaan bij toestelnummer %s over: %s. Zonder dat toestelnummer komen ze nergens meer aan; bevestig dat hieronder, of geef ze eerst aan een ander.",
		"Diese Nummern von außen klingeln bei Nebenstelle %s: %s. Ohne die Nebenstelle kommen sie nirgends mehr an; bestätige das unten, oder leg sie vorher auf eine andere.",
		"These numbers from outside ring extension %s: %s. Without the extension they reach nobody; confirm that below, or give them to another first.",
		"Ces numéros entrants font sonner le poste %s : %s. Sans ce poste, ils n’aboutissent plus ; confirmez-le ci-dessous, ou attribuez-les d’abord à un autre."}
	PhoneExtensionDespite = Text{
		"Toch: de nummers van buiten komen dan nergens aan", "Trotzdem: Die Nummern von außen kommen dann nirgends an",
		"All the same: the numbers from outside then reach nobody", "Quand même : les numéros entrants n’aboutiront plus"}
	PhoneNumberHas = Text{
		"%s hoort al bij toestelnummer %s (%s). Bevestig hieronder dat het verhuist.",
		"%s gehört schon zur Nebenstelle %s (%s). Bestätige unten, dass die Nummer umzieht.",
		"%s rings extension %s (%s) already. Confirm below that it moves.",
		"%s fait déjà sonner le poste %s (%s). Confirmez ci-dessous qu’il change de poste."}
	PhoneNumberMove = Text{"Het nummer verhuizen", "Die Nummer umziehen", "Move the number", "Déplacer le numéro"}
)
