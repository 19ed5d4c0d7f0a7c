package i18n

// The frame of every page.
var (
	SkipToContent = Text{"Naar de inhoud", "Zum Inhalt", "Skip to content", "Aller au contenu"}
	MainMenu      = Text{"Hoofdmenu", "Hauptmenü", "Main menu", "Menu principal"}
	TabMenu       = Text{"Snelmenu", "Schnellmenü", "Quick menu", "Menu rapide"}
	YourMenu      = Text{"Jouw menu, %s", "Dein Menü, %s", "Your menu, %s", "Votre menu, %s"}
	Today         = Text{"Vandaag", "Heute", "Today", "Aujourd’hui"}
	Places        = Text{"Plekken", "Plätze", "Places", "Places"}
	CheckIn       = Text{"Inchecken", "Einchecken", "Check in", "Arriver"}
	TabCheckIn    = Text{"Check-in", "Check-in", "Check in", "Arriver"}
	CheckOut      = Text{"Uitchecken", "Auschecken", "Check out", "Partir"}
	Reservations  = Text{"Reserveringen", "Reservierungen", "Reservations", "Réservations"}
	WhoIsThere    = Text{"Wie is er", "Wer ist da", "Who’s at work", "Qui est là"}
	WhoShort      = Text{"Wie is er", "Wer ist da", "Who’s in", "Qui est là"}
	History       = Text{"Mijn check-ins", "Meine Check-ins", "My check-ins", "Mes présences"}
	Profile       = Text{"Profiel", "Profil", "Profile", "Profil"}
	More          = Text{"Meer", "Mehr", "More", "Plus"}
	SignIn        = Text{"Aanmelden", "Anmelden", "Sign in", "Se connecter"}
	SignOut       = Text{"Afmelden", "Abmelden", "Sign out", "Se déconnecter"}
	ToToday       = Text{"Naar vandaag", "Zu heute", "Go to today", "Aller à aujourd’hui"}
	ShowMore      = Text{"Meer tonen", "Mehr zeigen", "Show more", "Afficher plus"}
	Yes           = Text{"Ja", "Ja", "Yes", "Oui"}
	No            = Text{"Nee", "Nein", "No", "Non"}
	ConfirmYes    = Text{"Ja, doen", "Ja, tun", "Yes, do it", "Oui, continuer"}
	ConfirmNo     = Text{"Nee, terug", "Nein, zurück", "No, go back", "Non, revenir"}
	Save          = Text{"Opslaan", "Speichern", "Save", "Enregistrer"}
	Name          = Text{"Naam", "Name", "Name", "Nom"}
	Email         = Text{"E-mailadres", "E-Mail-Adresse", "E-mail address", "Adresse e-mail"}
	Password      = Text{"Wachtwoord", "Passwort", "Password", "Mot de passe"}

	PeopleAndRights = Text{"Mensen en rechten", "Menschen und Rechte", "People and rights", "Personnes et droits"}
)

// Error pages.
var (
	TitleNotFound = Text{"Niet gevonden", "Nicht gefunden", "Not found", "Introuvable"}
	TitleRefused  = Text{"Dat mag niet", "Das geht nicht", "Not allowed", "Non autorisé"}
	TitleTooMany  = Text{"Even wachten", "Kurz warten", "One moment", "Un instant"}
	TitleBroken   = Text{"Er ging iets mis", "Etwas ist schiefgegangen", "Something went wrong", "Une erreur est survenue"}
	PageNotFound  = Text{
		"Deze pagina bestaat niet. Misschien is het adres verkeerd getypt, of is wat er stond verwijderd.",
		"Diese Seite gibt es nicht. Vielleicht ist die Adresse vertippt, oder was hier stand, wurde gelöscht.",
		"This page does not exist. The address may be mistyped, or what was here was removed.",
		"Cette page n’existe pas. L’adresse est peut-être mal saisie, ou son contenu a été supprimé."}
	TooManyRequests = Text{
		"Dit zijn te veel aanvragen achter elkaar. Wacht even en probeer het dan opnieuw.",
		"Das sind zu viele Anfragen hintereinander. Warte kurz und versuche es dann erneut.",
		"These are too many requests in a row. Wait a moment, then try again.",
		"Cela fait trop de demandes à la suite. Attendez un instant, puis réessayez."}
	FormTooBig = Text{
		"Dit formulier is te groot om te versturen. Kort je invoer in.",
		"Dieses Formular ist zu groß zum Senden. Kürze deine Eingabe.",
		"This form is too large to send. Shorten what you typed.",
		"Ce formulaire est trop volumineux. Raccourcissez votre saisie."}
	DateUnreadable = Text{
		"Deze datum is niet te lezen. Kies een dag uit de kalender.",
		"Dieses Datum ist nicht lesbar. Wähle einen Tag im Kalender.",
		"This date cannot be read. Choose a day from the calendar.",
		"Cette date est illisible. Choisissez un jour dans le calendrier."}
	TimeUnreadable = Text{
		"Deze tijd is niet te lezen. Schrijf hem als 09:30.",
		"Diese Uhrzeit ist nicht lesbar. Schreibe sie wie 09:30.",
		"This time cannot be read. Write it like 09:30.",
		"Cette heure est illisible. Écrivez-la comme 09:30."}
	TimeSkipped = Text{
		"%s bestaat op deze dag niet: de klok gaat dan een uur vooruit. Kies een andere tijd.",
		"%s gibt es an diesem Tag nicht: die Uhr wird vorgestellt. Wähle eine andere Zeit.",
		"%s does not exist on this day: the clocks go forward. Choose another time.",
		"%s n’existe pas ce jour-là : l’horloge avance. Choisissez une autre heure."}
)

// Notes after an action.
var (
	NoteReserved       = Text{"Gereserveerd.", "Reserviert.", "Reserved.", "Réservé."}
	NoteChanged        = Text{"Gewijzigd.", "Geändert.", "Changed.", "Modifié."}
	NoteCancelled      = Text{"Geannuleerd; de plek is weer vrij.", "Storniert; der Platz ist wieder frei.", "Cancelled; the place is free again.", "Annulé ; la place est à nouveau libre."}
	NoteCheckedIn      = Text{"Je bent ingecheckt.", "Du bist eingecheckt.", "You are checked in.", "Votre arrivée est enregistrée."}
	NoteCheckedInTwice = Text{
		"Je bent ingecheckt. Je andere plek is niet beëindigd: je staat nu op twee plekken. Check uit waar je niet meer bent.",
		"Du bist eingecheckt. Dein anderer Platz läuft weiter: Du bist jetzt an zwei Plätzen. Checke dort aus, wo du nicht mehr bist.",
		"You are checked in. Your other place was not ended: you are at two places now. Check out where you have left.",
		"Votre arrivée est enregistrée. Votre autre place reste occupée : vous êtes à deux places. Signalez votre départ de celle que vous avez quittée."}
	NoteCheckedOut   = Text{"Uitgecheckt; de plek is weer vrij.", "Ausgecheckt; der Platz ist wieder frei.", "Checked out; the place is free again.", "Départ enregistré ; la place est à nouveau libre."}
	NoteSaved        = Text{"Opgeslagen.", "Gespeichert.", "Saved.", "Enregistré."}
	NotePassword     = Text{"Je wachtwoord is gewijzigd; je andere sessies zijn beëindigd.", "Dein Passwort ist geändert; deine anderen Sitzungen sind beendet.", "Your password is changed; your other sessions have ended.", "Votre mot de passe est modifié ; vos autres sessions sont terminées."}
	NoteSessionEnded = Text{"De sessie is beëindigd.", "Die Sitzung ist beendet.", "The session has ended.", "La session est terminée."}
	NoteRevoked      = Text{"Het token geldt niet meer.", "Das Token gilt nicht mehr.", "The token is no longer valid.", "Le jeton n’est plus valide."}
	NoteOut          = Text{"Buiten gebruik gesteld.", "Außer Betrieb genommen.", "Taken out of use.", "Mis hors service."}
	NoteBack         = Text{"Weer in gebruik.", "Wieder in Betrieb.", "Back in use.", "Remis en service."}
	NoteSignedOut    = Text{"Je bent afgemeld.", "Du bist abgemeldet.", "You are signed out.", "Vous êtes déconnecté."}
)

// Signing in and the end of a session.
var (
	SignInTitle = Text{"Aanmelden bij Bureau", "Bei Bureau anmelden", "Sign in to Bureau", "Se connecter à Bureau"}
	EndedTitle  = Text{"Je sessie is beëindigd", "Deine Sitzung ist beendet", "Your session has ended", "Votre session est terminée"}
	EndedWhy    = Text{
		"Er was een tijd lang niets gedaan, of je hebt je ergens anders afgemeld. Zo kan niemand aan jouw scherm verder.",
		"Es wurde eine Zeit lang nichts getan, oder du hast dich anderswo abgemeldet. So kann niemand an deinem Bildschirm weitermachen.",
		"Nothing was done for a while, or you signed out elsewhere. This way nobody can carry on at your screen.",
		"Rien n’a été fait pendant un moment, ou vous vous êtes déconnecté ailleurs. Ainsi, personne ne peut continuer à votre place."}
	EndedKept = Text{
		"Wat je had ingevuld, is bewaard en verschijnt na het aanmelden.",
		"Was du eingegeben hattest, ist aufgehoben und erscheint nach dem Anmelden.",
		"What you had typed is kept and appears after you sign in.",
		"Ce que vous aviez saisi est conservé et réapparaîtra après la connexion."}
	KeptTitle = Text{"Dit had je ingevuld", "Das hattest du eingegeben", "This is what you had typed", "Voici ce que vous aviez saisi"}
	KeptText  = Text{
		"Het is nog niet verstuurd. Controleer het en verstuur het nu, of laat het vervallen.",
		"Es wurde noch nicht gesendet. Prüfe es und sende es jetzt, oder verwirf es.",
		"It has not been sent yet. Check it and send it now, or let it go.",
		"Cela n’a pas encore été envoyé. Vérifiez et envoyez maintenant, ou abandonnez."}
	KeptSend = Text{"Nu versturen", "Jetzt senden", "Send now", "Envoyer maintenant"}
	KeptDrop = Text{"Laten vervallen", "Verwerfen", "Let it go", "Abandonner"}
)

// Today and checking in.
var (
	YourDay    = Text{"Jouw dag", "Dein Tag", "Your day", "Votre journée"}
	YourDayNil = Text{"Nog niets gereserveerd", "Noch nichts reserviert", "Nothing reserved yet", "Rien de réservé"}
	YourDayHow = Text{
		"Hier staan je plekken van vandaag. Zoek een plek, of check in waar je zit.",
		"Hier stehen deine Plätze für heute. Suche einen Platz, oder checke ein, wo du sitzt.",
		"Your places for today appear here. Find a place, or check in where you sit.",
		"Vos places du jour apparaissent ici. Cherchez une place, ou signalez votre arrivée."}
	FindForMe    = Text{"Zoek een plek voor mij", "Platz für mich finden", "Find me a place", "Me trouver une place"}
	WorkAtHome   = Text{"Thuis werken", "Zu Hause arbeiten", "Work at home", "Travailler à la maison"}
	Next         = Text{"Daarna", "Danach", "Coming up", "Ensuite"}
	PresentOf    = Text{"%d van %d", "%d von %d", "%d of %d", "%d sur %d"}
	SeeAll       = Text{"Alles zien", "Alle ansehen", "See all", "Tout voir"}
	NobodyShown  = Text{"Er is nu niemand te zien.", "Gerade ist niemand zu sehen.", "Nobody is to be seen right now.", "Personne n’est visible pour le moment."}
	SinceUntil   = Text{"ingecheckt sinds %s, tot %s", "eingecheckt seit %s, bis %s", "checked in since %s, until %s", "présent depuis %s, jusqu’à %s"}
	CheckInTitle = Text{"Inchecken", "Einchecken", "Check in", "Arriver"}
	CheckInHow   = Text{
		"Typ de code die op de plek staat. Thuis? Typ HOME.",
		"Tippe den Code, der am Platz steht. Zu Hause? Tippe HOME.",
		"Type the code that is on the place. At home? Type HOME.",
		"Tapez le code inscrit sur la place. À la maison ? Tapez HOME."}
	CodeOfPlace  = Text{"Code van de plek", "Code des Platzes", "Code of the place", "Code de la place"}
	ShowMe       = Text{"Laat collega’s weten waar ik ben", "Andere dürfen wissen, wo ich bin", "Let others know where I am", "Indiquer aux autres où je suis"}
	WhereYouAre  = Text{"Waar je nu bent", "Wo du gerade bist", "Where you are now", "Où vous êtes maintenant"}
	NotCheckedIn = Text{"Je bent nergens ingecheckt.", "Du bist nirgends eingecheckt.", "You are not checked in anywhere.", "Vous n’êtes présent nulle part."}
	EndAndTry    = Text{"%s: uitchecken", "%s: auschecken", "%s: check out", "%s : partir"}
	ChooseOne    = Text{"Kies welke van de twee je beëindigt; daarna kun je hier inchecken.", "Wähle, welchen der beiden du beendest; danach kannst du hier einchecken.", "Choose which of the two to end; then you can check in here.", "Choisissez lequel des deux terminer ; vous pourrez ensuite arriver ici."}
)

// Places: plan, list, one asset.
var (
	AsPlan       = Text{"Plattegrond", "Plan", "Plan", "Plan"}
	AsList       = Text{"Lijst", "Liste", "List", "Liste"}
	SiteFloor    = Text{"Vestiging en verdieping", "Standort und Stockwerk", "Site and floor", "Site et étage"}
	Site         = Text{"Vestiging", "Standort", "Site", "Site"}
	Day          = Text{"Dag", "Tag", "Day", "Jour"}
	From         = Text{"Van", "Von", "From", "De"}
	To           = Text{"Tot", "Bis", "To", "À"}
	LastDay      = Text{"Tot en met dag (bij meer dagen)", "Bis Tag (bei mehreren Tagen)", "Until day (for several days)", "Jusqu’au jour (si plusieurs)"}
	KindLabel    = Text{"Soort", "Art", "Kind", "Type"}
	AllKinds     = Text{"Alle soorten", "Alle Arten", "All kinds", "Tous les types"}
	Features     = Text{"Uitrusting", "Ausstattung", "Equipment", "Équipement"}
	Apply        = Text{"Tonen", "Anzeigen", "Show", "Afficher"}
	StateFree    = Text{"vrij", "frei", "free", "libre"}
	StateSoon    = Text{"straks bezet", "bald belegt", "soon taken", "bientôt occupé"}
	StateTaken   = Text{"gereserveerd", "reserviert", "reserved", "réservé"}
	StateIn      = Text{"bezet", "belegt", "occupied", "occupé"}
	StateOut     = Text{"buiten gebruik", "außer Betrieb", "out of use", "hors service"}
	FreeUntil    = Text{"vrij tot %s", "frei bis %s", "free until %s", "libre jusqu’à %s"}
	TakenUntil   = Text{"gereserveerd tot %s", "reserviert bis %s", "reserved until %s", "réservé jusqu’à %s"}
	InUntil      = Text{"bezet tot %s", "belegt bis %s", "occupied until %s", "occupé jusqu’à %s"}
	OutUntil     = Text{"buiten gebruik tot %s", "außer Betrieb bis %s", "out of use until %s", "hors service jusqu’à %s"}
	LeftOf       = Text{"%d van %d vrij", "%d von %d frei", "%d of %d free", "%d sur %d libres"}
	Yours        = Text{"van jou", "deiner", "yours", "à vous"}
	PlanOf       = Text{"Plattegrond van %s, %s", "Plan von %s, %s", "Plan of %s, %s", "Plan de %s, %s"}
	ListOf       = Text{"Plekken op %s, %s", "Plätze in %s, %s", "Places at %s, %s", "Places à %s, %s"}
	NoPlaces     = Text{"Geen plek past hierbij", "Kein Platz passt dazu", "No place matches", "Aucune place ne convient"}
	NoPlacesHow  = Text{"Kies een andere soort of minder uitrusting.", "Wähle eine andere Art oder weniger Ausstattung.", "Choose another kind or less equipment.", "Choisissez un autre type ou moins d’équipement."}
	NoFloors     = Text{"Nog geen plattegronden", "Noch keine Pläne", "No plans yet", "Pas encore de plans"}
	NoFloorsHow  = Text{"Zodra een beheerder een vestiging met plekken toevoegt, staan ze hier.", "Sobald die Verwaltung einen Standort mit Plätzen anlegt, stehen sie hier.", "As soon as an administrator adds a site with places, they appear here.", "Dès qu’un administrateur ajoute un site avec des places, elles apparaissent ici."}
	ChoosePlace  = Text{"Kies een plek", "Wähle einen Platz", "Choose a place", "Choisissez une place"}
	ChooseHow    = Text{"Kies een plek op de plattegrond of in de lijst om te zien of ze vrij is en om te reserveren.", "Wähle einen Platz auf dem Plan oder in der Liste, um zu sehen, ob er frei ist, und um zu reservieren.", "Choose a place on the plan or in the list to see whether it is free, and to reserve it.", "Choisissez une place sur le plan ou dans la liste pour voir si elle est libre et la réserver."}
	ReserveFor   = Text{"Reserveren, %s", "Reservieren, %s", "Reserve, %s", "Réserver, %s"}
	ReserveOther = Text{"Andere tijd", "Andere Zeit", "Another time", "Autre horaire"}
	Reserve      = Text{"Reserveren", "Reservieren", "Reserve", "Réserver"}
	CheckInHere  = Text{"Hier inchecken", "Hier einchecken", "Check in here", "Arriver ici"}
	Code         = Text{"Code", "Code", "Code", "Code"}
	ZoomIn       = Text{"Inzoomen", "Vergrößern", "Zoom in", "Agrandir"}
	ZoomOut      = Text{"Uitzoomen", "Verkleinern", "Zoom out", "Réduire"}
	ZoomFit      = Text{"Hele plattegrond", "Ganzer Plan", "Whole plan", "Plan entier"}
	Legend       = Text{"Tekens", "Zeichen", "Key", "Légende"}
	Who          = Text{"Wie", "Wer", "Who", "Qui"}
	WhoLine      = Text{"Wie: %s", "Wer: %s", "Who: %s", "Qui : %s"}
	State        = Text{"Toestand", "Zustand", "State", "État"}
	Place        = Text{"Plek", "Platz", "Place", "Place"}
	Open         = Text{"Openen", "Öffnen", "Open", "Ouvrir"}
	OpeningHours = Text{"Open: %s", "Geöffnet: %s", "Open: %s", "Ouvert : %s"}
	NearYou      = Text{"In de buurt: %s", "In der Nähe: %s", "Nearby: %s", "À proximité : %s"}
	TakeOut      = Text{"Buiten gebruik stellen", "Außer Betrieb nehmen", "Take out of use", "Mettre hors service"}
	PutBack      = Text{"Weer in gebruik nemen", "Wieder in Betrieb nehmen", "Put back into use", "Remettre en service"}
	OutTill      = Text{"Tot en met", "Bis einschließlich", "Until (inclusive)", "Jusqu’au (inclus)"}
	OutReason    = Text{"Reden", "Grund", "Reason", "Raison"}
	Manage       = Text{"Beheren", "Verwalten", "Manage", "Gérer"}
	PastDay      = Text{"Deze tijd is voorbij; kies een latere om te reserveren.", "Diese Zeit ist vorbei; wähle eine spätere, um zu reservieren.", "This time has passed; choose a later one to reserve.", "Cet horaire est passé ; choisissez-en un autre pour réserver."}

	FindTitle    = Text{"Zoek een plek voor mij", "Platz für mich finden", "Find me a place", "Me trouver une place"}
	FindHow      = Text{"Zeg wanneer en wat je nodig hebt; het beste staat bovenaan.", "Sag, wann und was du brauchst; das Beste steht oben.", "Say when and what you need; the best comes first.", "Dites quand et ce qu’il vous faut ; le meilleur choix vient en premier."}
	Find         = Text{"Zoeken", "Suchen", "Find", "Chercher"}
	FoundNone    = Text{"Op deze tijd is niets vrij", "Zu dieser Zeit ist nichts frei", "Nothing is free at this time", "Rien n’est libre à cet horaire"}
	FoundNoneHow = Text{"Kies een andere tijd, een andere vestiging of minder uitrusting.", "Wähle eine andere Zeit, einen anderen Standort oder weniger Ausstattung.", "Choose another time, another site or less equipment.", "Choisissez un autre horaire, un autre site ou moins d’équipement."}
	ReasonUsual  = Count{
		Text{"je was hier %d keer", "du warst hier %d-mal", "you were here %d time", "vous y étiez %d fois"},
		Text{"je was hier %d keer", "du warst hier %d-mal", "you were here %d times", "vous y étiez %d fois"}}
	ReasonNear    = Text{"op de verdieping waar je toch bent", "auf dem Stock, auf dem du ohnehin bist", "on the floor where you are anyway", "à l’étage où vous serez déjà"}
	ReasonFitting = Text{"de hele tijd vrij", "die ganze Zeit frei", "free all the time", "libre tout le temps"}
)

// Reservations and the history of stays.
var (
	ReservationsNil = Text{"Geen reserveringen", "Keine Reservierungen", "No reservations", "Aucune réservation"}
	ReservationsHow = Text{"Wat je reserveert, staat hier; je kunt het er wijzigen en annuleren.", "Was du reservierst, steht hier; du kannst es hier ändern und stornieren.", "What you reserve appears here, to change or cancel.", "Vos réservations apparaissent ici ; vous pouvez les modifier ou les annuler."}
	Change          = Text{"Wijzigen", "Ändern", "Change", "Modifier"}
	ChangeTitle     = Text{"Reservering wijzigen", "Reservierung ändern", "Change reservation", "Modifier la réservation"}
	Cancel          = Text{"Annuleren", "Stornieren", "Cancel", "Annuler"}
	CancelSure      = Text{"Deze reservering annuleren? De plek wordt meteen vrij voor anderen.", "Diese Reservierung stornieren? Der Platz wird sofort für andere frei.", "Cancel this reservation? The place becomes free to others at once.", "Annuler cette réservation ? La place sera aussitôt libre pour d’autres."}
	Keep            = Text{"Behouden", "Behalten", "Keep", "Conserver"}
	HourMore        = Text{"Een uur langer", "Eine Stunde länger", "One hour longer", "Une heure de plus"}
	HourLess        = Text{"Een uur korter", "Eine Stunde kürzer", "One hour shorter", "Une heure de moins"}
	HistoryNil      = Text{"Nog geen check-ins", "Noch keine Check-ins", "No check-ins yet", "Pas encore de présences"}
	HistoryHow      = Text{"Na je eerste check-in zie je hier welke plek je hebt gebruikt en hoe lang.", "Nach dem ersten Einchecken siehst du hier, welchen Platz du wie lange benutzt hast.", "After your first check-in you see here which place you used, and for how long.", "Après votre première arrivée, vous verrez ici la place utilisée et la durée."}
	Duration        = Text{"Duur", "Dauer", "Duration", "Durée"}
	HoursMinutes    = Text{"%d u %02d min", "%d Std. %02d Min.", "%d h %02d min", "%d h %02d min"}
	RunningNow      = Text{"loopt nog", "läuft noch", "still running", "en cours"}
)

// Who is at work.
var (
	FindColleague = Text{"Zoek een collega", "Kollegin oder Kollegen suchen", "Find a colleague", "Chercher un collègue"}
	PresentNow    = Text{"Nu aan het werk", "Jetzt bei der Arbeit", "At work now", "Au travail maintenant"}
	ExpectedToday = Text{"Vandaag nog verwacht", "Heute noch erwartet", "Expected today", "Attendus aujourd’hui"}
	NobodyNow     = Text{"Niemand die zichtbaar wil zijn, is nu ingecheckt.", "Gerade ist niemand eingecheckt, der sichtbar sein möchte.", "Nobody who wants to be seen is checked in now.", "Aucune personne visible n’est présente pour le moment."}
	NobodyFound   = Text{"Niemand gevonden met “%s”.", "Niemand gefunden mit „%s“.", "Nobody found for “%s”.", "Personne trouvé pour « %s »."}
	SomeoneHidden = Text{"Iemand (niet zichtbaar)", "Jemand (nicht sichtbar)", "Someone (not visible)", "Quelqu’un (non visible)"}
	EndSession    = Text{"Sessie beëindigen", "Sitzung beenden", "End session", "Terminer la session"}
	EndStay       = Text{"Check-in beëindigen", "Auschecken", "End check-in", "Terminer la présence"}
	EndSure       = Text{"De check-in van %s beëindigen? De plek wordt meteen vrij.", "%s auschecken? Der Platz wird sofort frei.", "End the check-in of %s? The place becomes free at once.", "Terminer la présence de %s ? La place sera aussitôt libre."}
	AtWork        = Text{"aanwezig", "anwesend", "at work", "présent"}
	AtHomeShort   = Text{"thuis", "zu Hause", "at home", "à la maison"}
	Expected      = Text{"verwacht", "erwartet", "expected", "attendu"}
	UntilTime     = Text{"tot %s", "bis %s", "until %s", "jusqu’à %s"}
	ShowOnPlan    = Text{"Op de plattegrond", "Auf dem Plan", "On the plan", "Sur le plan"}
	HiddenCount   = Text{"Wie ervoor kiest onzichtbaar te zijn, staat niet in deze lijst.", "Wer nicht sichtbar sein möchte, steht nicht in dieser Liste.", "Whoever chooses not to be visible is not in this list.", "Les personnes ayant choisi de ne pas être visibles ne figurent pas dans cette liste."}
)

// Profile.
var (
	EmailLine      = Text{"E-mailadres: %s", "E-Mail-Adresse: %s", "E-mail address: %s", "Adresse e-mail : %s"}
	Rights         = Text{"Rechten", "Rechte", "Rights", "Droits"}
	AboutYou       = Text{"Over jou", "Über dich", "About you", "À propos de vous"}
	Visibility     = Text{"Collega’s mogen zien waar ik werk", "Andere dürfen sehen, wo ich arbeite", "Colleagues may see where I work", "Mes collègues peuvent voir où je travaille"}
	VisibilityHow  = Text{"Bij elke check-in kun je er anders over beslissen.", "Bei jedem Einchecken kannst du anders entscheiden.", "At each check-in you can decide otherwise.", "À chaque arrivée, vous pouvez en décider autrement."}
	IdleLabel      = Text{"Afmelden na zoveel minuten zonder activiteit", "Abmelden nach so vielen Minuten ohne Aktivität", "Sign out after this many minutes without activity", "Déconnexion après ce nombre de minutes d’inactivité"}
	PasswordTitle  = Text{"Wachtwoord wijzigen", "Passwort ändern", "Change password", "Changer le mot de passe"}
	PasswordNow    = Text{"Huidig wachtwoord", "Jetziges Passwort", "Current password", "Mot de passe actuel"}
	PasswordNew    = Text{"Nieuw wachtwoord", "Neues Passwort", "New password", "Nouveau mot de passe"}
	PasswordHow    = Text{"Minstens %d tekens. Een zin die alleen jij kent, is beter dan een kort raadsel.", "Mindestens %d Zeichen. Ein Satz, den nur du kennst, ist besser als ein kurzes Rätsel.", "At least %d characters. A sentence that only you know is better than a short puzzle.", "Au moins %d caractères. Une phrase que vous seul connaissez vaut mieux qu’une courte énigme."}
	OpenSessions   = Text{"Waar je bent aangemeld", "Wo du angemeldet bist", "Where you are signed in", "Où vous êtes connecté"}
	ThisDevice     = Text{"dit apparaat", "dieses Gerät", "this device", "cet appareil"}
	LastActive     = Text{"laatst actief: %s", "zuletzt aktiv: %s", "last active: %s", "dernière activité : %s"}
	TokensTitle    = Text{"Tokens voor programma’s", "Token für Programme", "Tokens for programs", "Jetons pour programmes"}
	TokensHow      = Text{"Een programma met een token kan alles wat jij kunt. Het blijft gelden als je je wachtwoord wijzigt. Trek een token in dat je niet meer gebruikt.", "Ein Programm mit einem Token kann alles, was du kannst. Es gilt weiter, wenn du dein Passwort änderst. Widerrufe ein Token, das du nicht mehr brauchst.", "A program with a token can do all that you can. It stays valid when you change your password. Revoke a token that you no longer use.", "Un programme muni d’un jeton peut faire tout ce que vous pouvez. Il reste valable si vous changez de mot de passe. Révoquez un jeton inutilisé."}
	TokenName      = Text{"Waarvoor is het?", "Wofür ist es?", "What is it for?", "À quoi sert-il ?"}
	TokenAdd       = Text{"Token maken", "Token erstellen", "Make a token", "Créer un jeton"}
	TokenSecret    = Text{"Dit is je nieuwe token. Bewaar het nu; het wordt niet nog eens getoond.", "Das ist dein neues Token. Bewahre es jetzt auf; es wird nicht noch einmal gezeigt.", "This is your new token. Keep it now; it is not shown again.", "Voici votre nouveau jeton. Conservez-le maintenant ; il ne sera plus affiché."}
	TokenRevoke    = Text{"Intrekken", "Widerrufen", "Revoke", "Révoquer"}
	TokensNil      = Text{"Nog geen tokens.", "Noch keine Token.", "No tokens yet.", "Pas encore de jetons."}
	MadeOn         = Text{"gemaakt op %s", "erstellt am %s", "made on %s", "créé le %s"}
	Organisations  = Text{"Je organisaties", "Deine Organisationen", "Your organisations", "Vos organisations"}
	SwitchTo       = Text{"Naar %s wisselen", "Zu %s wechseln", "Switch to %s", "Passer à %s"}
	CookiesTitle   = Text{"Cookies", "Cookies", "Cookies", "Cookies"}
	CookiesText    = Text{"Bureau zet één cookie, om je aangemeld te houden. Er is geen andere.", "Bureau setzt einen einzigen Cookie, damit du angemeldet bleibst. Es gibt keinen anderen.", "Bureau sets one cookie, to keep you signed in. There is no other.", "Bureau dépose un seul cookie, pour que vous restiez connecté. Il n’y en a pas d’autre."}
	ApiLink        = Text{"Lees hoe programma’s met Bureau praten", "Lies, wie Programme mit Bureau sprechen", "Read how programs talk to Bureau", "Lire comment les programmes parlent à Bureau"}
	DeviceUnknown  = Text{"Onbekend apparaat", "Unbekanntes Gerät", "Unknown device", "Appareil inconnu"}
	RightsOf       = Text{"Rechten van %s", "Rechte von %s", "Rights of %s", "Droits de %s"}
	RightsHow      = Text{"Rechten gelden meteen.", "Rechte gelten sofort.", "Rights apply at once.", "Les droits s’appliquent aussitôt."}
	Role           = Text{"Rol", "Rolle", "Role", "Rôle"}
	RoleOwner      = Text{"Eigenaar", "Eigentum", "Owner", "Propriétaire"}
	RoleAdmin      = Text{"Beheerder", "Administration", "Administrator", "Administrateur"}
	RoleManager    = Text{"Vestigingsbeheerder", "Standortleitung", "Site manager", "Responsable de site"}
	RoleMember     = Text{"Medewerker", "Mitglied", "Member", "Membre"}
	SearchPeople   = Text{"Zoek op naam of adres", "Nach Name oder Adresse suchen", "Search by name or address", "Chercher par nom ou adresse"}
	OwnerHasAll    = Text{"De eigenaar heeft alle rechten.", "Wer Eigentümer ist, hat alle Rechte.", "The owner has all rights.", "Le propriétaire a tous les droits."}
	EditRights     = Text{"Rechten wijzigen", "Rechte ändern", "Change rights", "Modifier les droits"}
	LanguageChoice = Text{"Taal", "Sprache", "Language", "Langue"}
)
