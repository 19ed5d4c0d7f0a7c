package i18n

// What people who tried the pages did not find out by themselves.
var (
	AlwaysOrHours = Text{"Vink ‘altijd open’ uit of maak de tijden leeg: beide tegelijk kan niet.", "Entfernen Sie das Häkchen bei „immer geöffnet“ oder leeren Sie die Zeiten: Beides zugleich geht nicht.",
		"Untick “always open” or clear the hours: it cannot be both.", "Décochez « toujours ouvert » ou videz les heures : les deux à la fois sont impossibles."}

	NoteJoinedIn = Text{"Welkom! Je doet mee en bent aangemeld.", "Willkommen! Du bist dabei und angemeldet.", "Welcome! You have joined and are signed in.", "Bienvenue ! Vous avez rejoint l’organisation et êtes connecté."}

	MoreSettings = Text{"Meer instellingen", "Weitere Einstellungen", "More settings", "Autres réglages"}
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
