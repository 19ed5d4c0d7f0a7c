package i18n

// What a customer sees of the practices that know them.
var (
	OwnTitle = Text{"Mijn afspraken", "Meine Termine", "My appointments", "Mes rendez-vous"}
	OwnNone  = Text{"Nog geen praktijk kent u", "Noch kennt Sie keine Praxis", "No practice knows you yet", "Aucun cabinet ne vous connaît encore"}
	OwnHow   = Text{
		"Zodra u met dit account een afspraak boekt, ziet u die hier.", "Sobald Sie mit diesem Konto einen Termin buchen, sehen Sie ihn hier.",
		"As soon as you book with this account, you see your appointments here.", "Dès que vous réserverez avec ce compte, vos rendez-vous s’afficheront ici."}
	OwnAs      = Text{"Aangemeld als %s", "Angemeldet als %s", "Signed in as %s", "Connecté en tant que %s"}
	OwnNext    = Text{"Volgende afspraak: %s", "Nächster Termin: %s", "Next appointment: %s", "Prochain rendez-vous : %s"}
	OwnNoNext  = Text{"Geen komende afspraak.", "Kein kommender Termin.", "No coming appointment.", "Aucun rendez-vous à venir."}
	OwnPast    = Text{"Eerdere afspraken", "Frühere Termine", "Past appointments", "Rendez-vous passés"}
	OwnAhead   = Text{"Komende afspraken", "Kommende Termine", "Coming appointments", "Rendez-vous à venir"}
	OwnChange  = Text{"Verplaatsen of afzeggen", "Verschieben oder absagen", "Move or cancel", "Déplacer ou annuler"}
	OwnKept    = Text{"Wat de praktijk van u bewaart", "Was die Praxis von Ihnen aufbewahrt", "What the practice keeps of you", "Ce que le cabinet conserve de vous"}
	OwnWaiting = Text{
		"Uw wijziging wacht op de praktijk.", "Ihre Änderung wartet auf die Praxis.", "Your change waits for the practice.", "Votre modification attend le cabinet."}
	OwnForm    = Text{"Gegevens wijzigen", "Angaben ändern", "Change your details", "Modifier vos données"}
	OwnFormHow = Text{
		"De praktijk ziet wat u wijzigt en neemt het over. Wat u leeg laat, blijft zoals het is. Het e-mailadres is dat van uw account.",
		"Die Praxis sieht, was Sie ändern, und übernimmt es. Was Sie leer lassen, bleibt, wie es ist. Die E-Mail-Adresse ist die Ihres Kontos.",
		"The practice sees what you change and takes it over. What you leave empty stays as it is. The e-mail address is that of your account.",
		"Le cabinet voit ce que vous modifiez et le reprend. Ce que vous laissez vide reste tel quel. L’adresse e-mail est celle de votre compte."}
	OwnOffer = Text{"Aan de praktijk doorgeven", "An die Praxis weitergeben", "Tell the practice", "Transmettre au cabinet"}
	OwnTold  = Text{
		"Doorgegeven. De praktijk ziet wat u hebt gewijzigd.", "Weitergegeben. Die Praxis sieht, was Sie geändert haben.",
		"Passed on. The practice sees what you changed.", "Transmis. Le cabinet voit ce que vous avez modifié."}
	OwnAll     = Text{"Alle praktijken", "Alle Praxen", "All practices", "Tous les cabinets"}
	OwnBook    = Text{"Nieuwe afspraak", "Neuer Termin", "New appointment", "Nouveau rendez-vous"}
	OwnDetails = Text{"Bekijken", "Ansehen", "View", "Voir"}
	OwnSeveral = Text{
		"Dit account gebruiken meerdere mensen. Hieronder staat ieder apart.", "Dieses Konto nutzen mehrere Menschen. Unten steht jede Person für sich.",
		"Several people use this account. Each stands apart below.", "Plusieurs personnes utilisent ce compte. Chacune figure séparément ci-dessous."}
	OwnFromProfile = Text{
		"Praktijken waarbij ik klant ben", "Praxen, deren Kundin oder Kunde ich bin", "Practices of which I am a customer", "Cabinets dont je suis client"}
)
