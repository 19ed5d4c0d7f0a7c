package i18n

// Calls for help from the phones.
var (
	PhoneHelpFailed  = Text{"alarmoproep niet gelukt", "Notruf kam nicht durch", "call for help did not get through", "appel d’urgence non abouti"}
	PhoneHelpSubject = Text{
		"Alarmoproep naar %s mislukt: %s", "Notruf an %s gescheitert: %s", "Call for help to %s failed: %s", "Échec de l’appel d’urgence au %s : %s"}
	PhoneHelpText = Text{
		"De alarmoproep naar %s vanaf telefoon %s, op %s, kwam niet tot stand: geen lijn naar buiten nam hem aan. Vraag na of er hulp nodig is en controleer de lijnen.",
		"Der Notruf an %s vom Telefon %s am %s kam nicht zustande: Keine Leitung nach außen nahm ihn an. Frag nach, ob Hilfe gebraucht wird, und prüfe die Leitungen.",
		"The call for help to %s from phone %s, on %s, did not get through: no line to the outside took it. Ask whether help is needed, and check the lines.",
		"L’appel d’urgence au %s depuis le téléphone %s, le %s, n’a pas abouti : aucune ligne extérieure ne l’a pris. Demandez si de l’aide est nécessaire et vérifiez les lignes."}
	PhoneNumberBrief = Text{
		"Dit nummer is te kort om van buiten te worden gebeld.", "Diese Nummer ist zu kurz, um von außen angerufen zu werden.",
		"This number is too short to be called from outside.", "Ce numéro est trop court pour être appelé de l’extérieur."}
)

// Ring groups.
var (
	PhoneGroupSelf = Text{
		"Dit is het nummer van deze groep zelf.", "Das ist die Nummer dieser Gruppe selbst.", "This is this group’s own number.", "C’est le numéro de ce groupe lui-même."}
	PhoneGroupSize = Text{
		"Kies minstens één lid en hoogstens %d.", "Wähle mindestens ein Mitglied und höchstens %d.", "Choose at least one member and at most %d.",
		"Choisissez au moins un membre et %d au plus."}
)
