package i18n

// Of the start page and the first steps of a practice.
var (
	YourAppointments  = Text{"Je afspraken vandaag", "Deine Termine heute", "Your appointments today", "Vos rendez-vous aujourd’hui"}
	AllAppointments   = Text{"Afspraken vandaag", "Termine heute", "Appointments today", "Rendez-vous aujourd’hui"}
	AppointmentsCount = Count{
		Text{"%d afspraak", "%d Termin", "%d appointment", "%d rendez-vous"},
		Text{"%d afspraken", "%d Termine", "%d appointments", "%d rendez-vous"}}
	AppointmentsNil  = Text{"Vandaag is er geen afspraak.", "Heute ist kein Termin.", "There is no appointment today.", "Aucun rendez-vous aujourd’hui."}
	AppointmentsOver = Text{"Voor vandaag is alles voorbij.", "Für heute ist alles vorbei.", "Everything is over for today.", "Tout est terminé pour aujourd’hui."}
	ToCalendarDay    = Text{"De dag in de agenda", "Der Tag im Kalender", "The day in the calendar", "La journée dans l’agenda"}
	RequestsAll      = Text{"Wachtende aanvragen (%d)", "Wartende Anfragen (%d)", "Waiting requests (%d)", "Demandes en attente (%d)"}

	StartPractice = Text{
		"Je praktijk inrichten", "Deine Praxis einrichten", "Set up your practice", "Préparer votre cabinet"}
	StartSteps = Text{
		"Stap voor stap naar de eerste werkdag. Je kunt altijd stoppen en later verdergaan: wat af is, blijft af.",
		"Schritt für Schritt zum ersten Arbeitstag. Du kannst jederzeit aufhören und später weitermachen: Was fertig ist, bleibt fertig.",
		"Step by step to the first working day. You can stop at any time and go on later: what is done stays done.",
		"Pas à pas jusqu’au premier jour de travail. Vous pouvez arrêter à tout moment et reprendre plus tard : ce qui est fait reste fait."}
	StartServices    = Text{"Diensten", "Leistungen", "Services", "Prestations"}
	StartServicesHow = Text{
		"Voeg toe wat klanten bij je boeken: naam, duur, prijs en of het online kan.",
		"Füge hinzu, was man bei dir bucht: Name, Dauer, Preis, und ob es online geht.",
		"Add what customers book with you: name, duration, price, and whether it can be booked online.",
		"Ajoutez ce que l’on réserve chez vous : nom, durée, prix, et si la réservation en ligne est possible."}
	StartServicesDo = Text{"Dienst toevoegen", "Leistung hinzufügen", "Add a service", "Ajouter une prestation"}
	StartHours      = Text{"Behandelaars en hun tijden", "Wer behandelt, und wann", "Staff and their hours", "Le personnel et ses heures"}
	StartHoursHow   = Text{
		"Geef wie afspraken heeft een eigen agenda en zeg wanneer er geboekt kan worden.",
		"Gib allen, die Termine haben, einen eigenen Kalender und sag, wann man sie buchen kann.",
		"Give everybody who has appointments a calendar, and say when they can be booked.",
		"Donnez un agenda à chaque personne qui reçoit, et dites quand on peut la réserver."}
	StartHoursDo   = Text{"Tijden invullen", "Zeiten eintragen", "Fill in the hours", "Indiquer les heures"}
	StartOnline    = Text{"Online boeken", "Online buchen", "Online booking", "Réservation en ligne"}
	StartOnlineHow = Text{
		"Open je boekingspagina, deel de link of zet de agenda op je eigen website.",
		"Öffne deine Buchungsseite, gib den Link weiter oder setze den Kalender in deine eigene Website.",
		"Open your booking page, share its link, or put the calendar on your own web page.",
		"Ouvrez votre page de réservation, partagez son lien ou intégrez l’agenda à votre propre site."}
	StartOnlineDo  = Text{"Online boeken instellen", "Online-Buchung einstellen", "Set up online booking", "Régler la réservation en ligne"}
	StartBooked    = Text{"Eerste afspraak", "Erster Termin", "First appointment", "Premier rendez-vous"}
	StartBookedHow = Text{
		"Maak een afspraak in de agenda, of boek er zelf een via je boekingspagina.",
		"Trag einen Termin in den Kalender ein, oder buche selbst einen über deine Buchungsseite.",
		"Make an appointment in the calendar, or book one yourself on your booking page.",
		"Créez un rendez-vous dans l’agenda, ou réservez-en un vous-même sur votre page."}
	StartAlsoPractice = Text{
		"Ontvang je klanten op afspraak?", "Empfängst du Menschen mit Termin?", "Do customers come to you by appointment?", "Recevez-vous sur rendez-vous ?"}
	StartAlsoPracticeDo = Text{"Een praktijk inrichten", "Eine Praxis einrichten", "Set up a practice", "Préparer un cabinet"}
	StartAlsoOffice     = Text{
		"Wil je ook werkplekken laten reserveren?", "Sollen auch Arbeitsplätze reserviert werden?", "Will workplaces be reserved too?", "Voulez-vous aussi faire réserver des postes ?"}
	StartAlsoOfficeDo = Text{"Werkplekken inrichten", "Arbeitsplätze einrichten", "Set up workplaces", "Préparer des postes de travail"}
)
