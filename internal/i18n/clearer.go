package i18n

// What pages say to leave no doubt.
var (
	AlwaysOrHours = Text{"Vink ‘altijd open’ uit of maak de tijden leeg: beide tegelijk kan niet.", "Entfernen Sie das Häkchen bei „immer geöffnet“ oder leeren Sie die Zeiten: Beides zugleich geht nicht.",
		"Untick “always open” or clear the hours: it cannot be both.", "Décochez « toujours ouvert » ou videz les heures : les deux à la fois sont impossibles."}

	TellPlace = Text{"Plek", "Platz", "Place", "Emplacement"}
	FactLine  = Text{"%s: %s", "%s: %s", "%s: %s", "%s\u00a0: %s"} // what, and how it is
	FloorSave = Text{"Verdieping opslaan", "Stockwerk speichern", "Save floor", "Enregistrer l’étage"}
	OnlyYou   = Text{
		"Jij bent er; verder is er nu niemand te zien.", "Du bist da; sonst ist gerade niemand zu sehen.",
		"You are here; nobody else is to be seen right now.", "Vous êtes là ; personne d’autre n’est visible pour le moment."}

	OutBecause   = Text{"Buiten gebruik: %s", "Außer Betrieb: %s", "Out of use: %s", "Hors service : %s"}
	OutReasonHow = Text{"Iedereen kan dit lezen, op de plek en in het logboek.", "Alle können das lesen, am Platz und im Protokoll.", "Everybody can read this, at the place and in the log.", "Visible de tous, sur la place et dans le journal."}
	LogOutTill   = Text{"Buiten gebruik tot en met %s", "Außer Betrieb bis einschließlich %s", "Out of use until %s, inclusive", "Hors service jusqu’au %s inclus"}
	LogBack      = Text{"Weer in gebruik", "Wieder in Betrieb", "Back in use", "De nouveau en service"}
	LogSwitchOn  = Text{"aan", "ein", "on", "activé"}
	LogSwitchOff = Text{"uit", "aus", "off", "désactivé"}

	InvitedSoFar = Count{
		One:   Text{"%d persoon is uitgenodigd en doet nog niet mee.", "%d Person ist eingeladen und noch nicht dabei.", "%d person is invited and has not joined yet.", "%d personne est invitée et n’a pas encore rejoint."},
		Other: Text{"%d mensen zijn uitgenodigd en doen nog niet mee.", "%d Personen sind eingeladen und noch nicht dabei.", "%d people are invited and have not joined yet.", "%d personnes sont invitées et n’ont pas encore rejoint."}}
	NoteInviting = Count{
		One:   Text{"%d uitnodiging gemaakt.", "%d Einladung erstellt.", "%d invitation was made.", "%d invitation créée."},
		Other: Text{"%d uitnodigingen gemaakt.", "%d Einladungen erstellt.", "%d invitations were made.", "%d invitations créées."}}
	NoteInvitingMore = Count{
		One:   Text{"%d uitnodiging gemaakt; de andere volgen vanzelf.", "%d Einladung erstellt; die anderen folgen von selbst.", "%d invitation was made; the others follow by themselves.", "%d invitation créée ; les autres suivent d’elles-mêmes."},
		Other: Text{"%d uitnodigingen gemaakt; de andere volgen vanzelf.", "%d Einladungen erstellt; die anderen folgen von selbst.", "%d invitations were made; the others follow by themselves.", "%d invitations créées ; les autres suivent d’elles-mêmes."}}
	NoteInviteKept = Text{"De uitnodiging is gemaakt.", "Die Einladung ist erstellt.", "The invitation was made.", "L’invitation est créée."}
	NoteKeptAgain  = Text{"Er is een nieuwe mail met de link gemaakt.", "Eine neue Mail mit dem Link ist erstellt.", "A new e-mail with the link was made.", "Un nouvel e-mail avec le lien a été créé."}
	NoteEmailKept  = Text{
		"Er is een mail met een link gemaakt, maar er verlaat geen mail deze server. Vraag degene die hem beheert om de link.",
		"Eine Mail mit einem Link ist erstellt, aber dieser Server verschickt keine Mails. Lass dir den Link von der Person geben, die ihn betreibt.",
		"An e-mail with a link was made, but no e-mail leaves this server. Ask whoever runs it for the link.",
		"Un e-mail avec un lien a été créé, mais ce serveur n’envoie aucun e-mail. Demandez le lien à qui l’administre."}
	MailKeptHow = Text{
		"Er verlaat geen mail deze server: er is geen mailrelay ingesteld. De mails blijven bewaard; wie de server beheert, leest ze met:",
		"Dieser Server verschickt keine Mails: Es ist kein Mail-Relay eingerichtet. Die Mails werden aufbewahrt; wer den Server betreibt, liest sie mit:",
		"No e-mail leaves this server: no mail relay is set up. The e-mails are kept; whoever runs the server reads them with:",
		"Ce serveur n’envoie aucun e-mail : aucun relais n’est configuré. Les e-mails sont conservés ; qui administre le serveur les lit avec :"}
	MailKeptDemo = Text{
		"In de demo verlaat geen mail de server. Je vindt hem hier:", "In der Demo verlässt keine Mail den Server. Du findest sie hier:",
		"In the demo no e-mail leaves the server. You find it here:", "Dans la démo, aucun e-mail ne quitte le serveur. Il se trouve ici :"}
	UnsentTitle = Text{"De link ligt klaar op de server", "Der Link liegt auf dem Server bereit", "The link is ready on the server", "Le lien est prêt sur le serveur"}
	UnsentText  = Text{
		"De link voor %s is gemaakt maar niet verstuurd. Vraag hem aan wie deze server beheert; hij geldt 24 uur.",
		"Der Link für %s ist erstellt, aber nicht verschickt. Lass ihn dir von der Person geben, die diesen Server betreibt; er gilt 24 Stunden.",
		"The link for %s was made but not sent. Ask whoever runs this server for it; it is valid for 24 hours.",
		"Le lien pour %s est créé mais n’a pas été envoyé. Demandez-le à qui administre ce serveur ; il est valable 24 heures."}
	UnsentReset = Text{
		"Is er een account met dat adres, dan is er een link gemaakt maar niet verstuurd. Vraag hem aan wie deze server beheert; hij geldt één uur.",
		"Gibt es zu dieser Adresse ein Konto, ist ein Link erstellt, aber nicht verschickt. Lass ihn dir von der Person geben, die diesen Server betreibt; er gilt eine Stunde.",
		"If there is an account with that address, a link was made but not sent. Ask whoever runs this server for it; it is valid for one hour.",
		"S’il existe un compte avec cette adresse, un lien est créé mais n’a pas été envoyé. Demandez-le à qui administre ce serveur ; il est valable une heure."}
	UnsentAgain = Text{"Nog een link maken", "Noch einen Link erstellen", "Make another link", "Créer un autre lien"}

	NoteJoinedIn = Text{"Welkom! Je doet mee en bent aangemeld.", "Willkommen! Du bist dabei und angemeldet.", "Welcome! You have joined and are signed in.", "Bienvenue ! Vous avez rejoint l’organisation et êtes connecté."}

	MoreSettings = Text{"Meer instellingen", "Weitere Einstellungen", "More settings", "Autres réglages"}
	SeatsLabel   = Text{"Zitplaatsen", "Sitzplätze", "Seats", "Places assises"}
	SeatsRange   = Text{
		"Vul 0 tot %d zitplaatsen in.", "Trage 0 bis %d Sitzplätze ein.", "Enter 0 to %d seats.", "Indiquez de 0 à %d places."}
	SeatsFor = Count{
		One:   Text{"voor %d persoon", "für %d Person", "for %d person", "pour %d personne"},
		Other: Text{"voor %d personen", "für %d Personen", "for %d people", "pour %d personnes"}}
	ForPeople    = Text{"Voor hoeveel personen", "Für wie viele Personen", "For how many people", "Pour combien de personnes"}
	LogSeats     = Text{"zitplaatsen", "Sitzplätze", "seats", "places assises"}
	CapacityEach = Text{"Reserveringen tegelijk", "Reservierungen zugleich", "Reservations at the same time", "Réservations simultanées"}
	CapacityHow  = Text{
		"Laat 1 staan als één reservering alles neemt: ook bij een ruimte voor twaalf. Het zijn niet de zitplaatsen. Meer alleen waar meerdere mensen los van elkaar reserveren, zoals bij een fietsenrek.",
		"Lass 1 stehen, wenn eine Reservierung alles belegt: auch bei einem Raum für zwölf. Es sind nicht die Sitzplätze. Mehr nur, wo mehrere unabhängig voneinander reservieren, etwa bei einem Fahrradständer.",
		"Leave 1 where one reservation takes all of it: a room for twelve too. It is not the number of seats. More only where several people reserve independently, such as at a bike rack.",
		"Laissez 1 si une réservation prend le tout, même pour une salle de douze : ce n’est pas le nombre de sièges. Davantage seulement là où plusieurs personnes réservent séparément, par exemple pour un râtelier à vélos."}
	PlanUnits = Text{
		"Maten in eenheden van de plattegrond: die is %d breed en %d hoog.", "Maße in Einheiten des Plans: Er ist %d breit und %d hoch.",
		"Measures are in units of the plan, which is %d wide and %d high.", "Mesures en unités du plan, qui en compte %d en largeur et %d en hauteur."}

	WhomMixed = Text{
		"Er is iemand ingevuld die niet bij deze keuze hoort. Kies voor wie het is, of maak de andere naam leeg.",
		"Es ist jemand eingetragen, der nicht zu dieser Auswahl passt. Wähle, für wen es ist, oder leere den anderen Namen.",
		"Somebody is named who does not go with this choice. Choose for whom it is, or clear the other name.",
		"Une personne indiquée ne correspond pas à ce choix. Choisissez pour qui c’est, ou effacez l’autre nom."}
	FromUntil = Text{"van %s tot en met %s", "vom %s bis %s", "from %s until %s", "du %s au %s"}
	NotOn     = Text{"Niet op", "Nicht am", "Not on", "Sauf le"}
)
