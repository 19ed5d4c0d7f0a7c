package i18n

// The calendar of a practice.
var (
	Calendar     = Text{"Agenda", "Kalender", "Calendar", "Agenda"}
	ViewUnknown  = Text{"Kies een van de weergaven.", "Wähle eine der Ansichten.", "Choose one of the views.", "Choisissez l’une des vues."}
	ViewDay      = Text{"Dag", "Tag", "Day", "Jour"}
	ViewWeek     = Text{"Week", "Woche", "Week", "Semaine"}
	ViewMonth    = Text{"Maand", "Monat", "Month", "Mois"}
	ViewStaff    = Text{"Per medewerker", "Nach Personen", "By person", "Par personne"}
	ViewChoice   = Text{"Weergave", "Ansicht", "View", "Vue"}
	ViewRemember = Text{"Deze weergave onthouden", "Diese Ansicht merken", "Remember this view", "Retenir cette vue"}
	DaysWorking  = Text{"Werkdagen", "Arbeitstage", "Working days", "Jours ouvrés"}
	DaysWhole    = Text{"Hele week", "Ganze Woche", "Full week", "Semaine entière"}
	DaysHidden   = Count{
		Text{"%d afspraak ligt op een dag die nu niet te zien is.", "%d Termin liegt an einem Tag, der gerade nicht zu sehen ist.",
			"%d appointment lies on a day that is not shown now.", "%d rendez-vous se trouve un jour qui n’est pas affiché."},
		Text{"%d afspraken liggen op dagen die nu niet te zien zijn.", "%d Termine liegen an Tagen, die gerade nicht zu sehen sind.",
			"%d appointments lie on days that are not shown now.", "%d rendez-vous se trouvent des jours qui ne sont pas affichés."}}
	CalendarStep   = Text{"Bladeren", "Blättern", "Turn the pages", "Feuilleter"}
	Earlier        = Text{"Eerder", "Früher", "Earlier", "Avant"}
	Later          = Text{"Later", "Später", "Later", "Après"}
	WholeStaff     = Text{"Iedereen", "Alle", "Everybody", "Tout le monde"}
	WhoseCalendar  = Text{"Wiens agenda", "Wessen Kalender", "Whose calendar", "Agenda de"}
	Provider       = Text{"Medewerker", "Person", "Staff member", "Praticien"}
	ServiceWord    = Text{"Dienst", "Leistung", "Service", "Prestation"}
	CalendarZone   = Text{"Tijden van %s (%s)", "Zeiten von %s (%s)", "Times of %s (%s)", "Heures de %s (%s)"}
	DayOpen        = Text{"Niets gepland", "Nichts geplant", "Nothing planned", "Rien de prévu"}
	CalendarNil    = Text{"Nog niets in deze tijd", "Noch nichts in dieser Zeit", "Nothing in this time yet", "Rien dans cette période"}
	CalendarNilHow = Text{"Afspraken die je maakt en die klanten online boeken, staan hier.",
		"Termine, die du einträgst und die online gebucht werden, stehen hier.",
		"Appointments that you make and that customers book online stand here.",
		"Les rendez-vous que vous prenez et ceux réservés en ligne s’affichent ici."}
	AppointmentNew = Text{"Nieuwe afspraak", "Neuer Termin", "New appointment", "Nouveau rendez-vous"}
	AppointmentOne = Text{"Afspraak", "Termin", "Appointment", "Rendez-vous"}
	OnDay          = Text{"op %s", "am %s", "on %s", "le %s"}

	AppointmentsOn = Text{"# afspraken", "# Termine", "# appointments", "# rendez-vous"}

	StateHeld      = Text{"vastgehouden", "gehalten", "held", "retenu"}
	StateHeldFor   = Text{"nog %s", "noch %s", "%s left", "encore %s"}
	StateRequested = Text{"aangevraagd", "angefragt", "requested", "demandé"}
	HeldSays       = Text{
		"Iemand boekt deze tijd nu online. Wordt de code niet op tijd ingevuld, dan is de tijd weer vrij.",
		"Jemand bucht diese Zeit gerade online. Kommt der Code nicht rechtzeitig, ist die Zeit wieder frei.",
		"Somebody is booking this time online just now. Without the code in time it is free again.",
		"Quelqu’un réserve cet horaire en ligne. Sans le code à temps, il sera de nouveau libre."}
	SomebodyOnline = Text{"Online boeking", "Online-Buchung", "Online booking", "Réservation en ligne"}

	Requests     = Text{"Aanvragen", "Anfragen", "Requests", "Demandes"}
	RequestsNone = Text{"Geen aanvragen", "Keine Anfragen", "No requests", "Aucune demande"}
	RequestsHow  = Text{
		"Vraagt een klant online een tijd aan, dan staat die hier tot je hem aanneemt of weigert.",
		"Fragt jemand online eine Zeit an, steht sie hier, bis du sie annimmst oder ablehnst.",
		"When a customer asks for a time online, it stands here until you accept or refuse it.",
		"Quand un client demande un horaire en ligne, il reste ici jusqu’à votre réponse."}
	RequestAccept = Text{"Aannemen", "Annehmen", "Accept", "Accepter"}
	RequestRefuse = Text{"Weigeren", "Ablehnen", "Refuse", "Refuser"}

	AppointmentBegin = Text{"Begin", "Beginn", "Begins", "Début"}
	AppointmentEnd   = Text{"Einde", "Ende", "Ends", "Fin"}
	AppointmentDate  = Text{"Datum", "Datum", "Date", "Date"}
	EndFollows       = Text{"Leeg: na de duur van de dienst.", "Leer: nach der Dauer der Leistung.", "Empty: after the length of the service.",
		"Vide : selon la durée de la prestation."}
	ThereAlready = Text{"Op dat moment staat er al iets: %s.", "Zu dieser Zeit steht schon etwas da: %s.", "Something is there already at that time: %s.",
		"Il y a déjà quelque chose à ce moment : %s."}
	LacksThen = Text{"Dan niet vrij, maar wel nodig: %s.", "Dann nicht frei, wird aber gebraucht: %s.", "Needed, but not free then: %s.",
		"Nécessaire, mais pas libre à ce moment : %s."}
	MoveEndFollows = Text{"Verandert alleen het begin, dan blijft de duur.", "Ändert sich nur der Beginn, bleibt die Dauer.", "If only the beginning changes, the length stays.",
		"Si seul le début change, la durée reste."}
	EndsAt      = Text{"Tot %s.", "Bis %s.", "Until %s.", "Jusqu’à %s."}
	BeyondHours = Text{"Dit ligt buiten de boekbare tijden; dat mag.", "Das liegt außerhalb der buchbaren Zeiten; das ist erlaubt.",
		"This lies outside the bookable hours; that is allowed.", "Cet horaire est hors des heures réservables ; c’est permis."}
	Customer    = Text{"Klant", "Kunde", "Customer", "Client"}
	CustomerHow = Text{"Typ de eerste letters van de naam.", "Tippe die ersten Buchstaben des Namens.", "Type the first letters of the name.",
		"Tapez les premières lettres du nom."}
	CustomerFind  = Text{"Klant zoeken", "Kunden suchen", "Find the customer", "Chercher le client"}
	CustomerNew   = Text{"Nieuwe klant", "Neuer Kunde", "New customer", "Nouveau client"}
	CustomerNewAs = Text{"Nieuwe klant: %s", "Neuer Kunde: %s", "New customer: %s", "Nouveau client : %s"}
	CustomerNone  = Text{"Geen klant past. Vul hieronder de nieuwe klant in.", "Niemand passt. Trage darunter den neuen Kunden ein.",
		"No customer fits. Fill in the new customer below.", "Aucun client ne correspond. Saisissez le nouveau client ci-dessous."}
	CustomerFound = Count{
		Text{"%d klant past.", "%d Kunde passt.", "%d customer fits.", "%d client correspond."},
		Text{"%d klanten passen.", "%d Kunden passen.", "%d customers fit.", "%d clients correspondent."}}
	CustomerWhich   = Text{"Welke klant", "Welcher Kunde", "Which customer", "Quel client"}
	CustomerMissing = Text{"Kies een klant, of vul een nieuwe in.", "Wähle einen Kunden, oder trage einen neuen ein.",
		"Choose a customer, or fill in a new one.", "Choisissez un client, ou saisissez-en un nouveau."}
	AppointmentNote   = Text{"Notitie", "Notiz", "Note", "Note"}
	NoteOnlyStaff     = Text{"Alleen medewerkers zien dit.", "Nur das Team sieht das.", "Only staff see this.", "Visible par l’équipe seulement."}
	AppointmentBook   = Text{"Afspraak maken", "Termin eintragen", "Make the appointment", "Prendre le rendez-vous"}
	NoteBooked        = Text{"De afspraak staat vast.", "Der Termin steht.", "The appointment is made.", "Le rendez-vous est pris."}
	NoteBookedOutside = Text{"De afspraak staat vast. Ze ligt buiten de boekbare tijden.",
		"Der Termin steht. Er liegt außerhalb der buchbaren Zeiten.", "The appointment is made. It lies outside the bookable hours.",
		"Le rendez-vous est pris. Il est hors des heures réservables."}
	NoteMovedIt     = Text{"De afspraak is verplaatst.", "Der Termin ist verschoben.", "The appointment is moved.", "Le rendez-vous est déplacé."}
	NoteCancelledIt = Text{"De afspraak is afgezegd.", "Der Termin ist abgesagt.", "The appointment is cancelled.", "Le rendez-vous est annulé."}
	NoteAccepted    = Text{"De aanvraag is aangenomen.", "Die Anfrage ist angenommen.", "The request is accepted.", "La demande est acceptée."}

	AppointmentMove   = Text{"Verplaatsen", "Verschieben", "Move", "Déplacer"}
	MoveTitle         = Text{"Afspraak verplaatsen", "Termin verschieben", "Move the appointment", "Déplacer le rendez-vous"}
	AppointmentCancel = Text{"Afzeggen", "Absagen", "Cancel the appointment", "Annuler le rendez-vous"}
	CancelTitle       = Text{"Afspraak afzeggen?", "Termin absagen?", "Cancel the appointment?", "Annuler le rendez-vous ?"}
	RefuseTitle       = Text{"Aanvraag weigeren?", "Anfrage ablehnen?", "Refuse the request?", "Refuser la demande ?"}
	LeaveAsItWas      = Text{"Laten zoals het was", "So lassen, wie es war", "Leave it as it was", "Laisser comme avant"}
	BeforeWas         = Text{"Was %s", "Bisher %s", "Was %s", "Avant : %s"}
	MessageTo         = Text{"Bericht aan %s (mag leeg blijven)", "Nachricht an %s (darf leer bleiben)", "Message to %s (may stay empty)",
		"Message à %s (facultatif)"}
	MessageHow = Text{"Het gaat mee met de e-mail aan %s.", "Sie geht mit der E-Mail an %s.", "It goes with the e-mail to %s.",
		"Il accompagne l’e-mail à %s."}
	NobodyTold = Text{"%s heeft geen e-mailadres: er krijgt niemand bericht.", "%s hat keine E-Mail-Adresse: niemand wird benachrichtigt.",
		"%s has no e-mail address: nobody is told.", "%s n’a pas d’adresse e-mail : personne n’est prévenu."}
	WhenWord       = Text{"Wanneer", "Wann", "When", "Quand"}
	WithWhom       = Text{"Bij", "Bei", "With", "Avec"}
	BackToCalendar = Text{"Naar de agenda", "Zum Kalender", "Back to the calendar", "Retour à l’agenda"}
	MadeOnline     = Text{"Online geboekt", "Online gebucht", "Booked online", "Réservé en ligne"}
	CalendarDrawn  = Text{"Agenda als tekening; dezelfde afspraken staan in de lijst", "Kalender als Zeichnung; dieselben Termine stehen in der Liste",
		"The calendar drawn; the same appointments stand in the list", "Agenda dessiné ; les mêmes rendez-vous sont dans la liste"}
	PrintIt = Text{"Afdrukken", "Drucken", "Print", "Imprimer"}
)
