package i18n

// Setting up a practice: online booking, services, staff and their hours, business cards.
var (
	PracticeTitle = Text{"Praktijk", "Praxis", "Practice", "Cabinet"}
	PracticeNone  = Text{"Hier worden nog geen afspraken gegeven", "Hier werden noch keine Termine vergeben",
		"No appointments are given here yet", "Aucun rendez-vous n’est encore donné ici"}
	PracticeNoneHow = Text{
		"Maak van deze organisatie een praktijk: met diensten, agenda’s van medewerkers, klanten en een pagina om online te boeken. Klanten kunnen pas boeken als je dat openzet.",
		"Mach aus dieser Organisation eine Praxis: mit Leistungen, Kalendern der Mitarbeitenden, Kundinnen und Kunden und einer Seite zum Online-Buchen. Gebucht werden kann erst, wenn du das öffnest.",
		"Make this organisation a practice: with services, calendars of staff, customers and a page to book online. Customers can book only once you open it.",
		"Faites de cette organisation un cabinet : prestations, agendas du personnel, clients et une page de réservation en ligne. Les clients ne réservent que lorsque vous l’ouvrez."}
	PracticeBegin   = Text{"Hier een praktijk van maken", "Zu einer Praxis machen", "Make this a practice", "En faire un cabinet"}
	PracticeMenu    = Text{"Delen van de praktijk", "Teile der Praxis", "Parts of the practice", "Parties du cabinet"}
	BookingSettings = Text{"Online boeken", "Online-Buchung", "Online booking", "Réservation en ligne"}
	Services        = Text{"Diensten", "Leistungen", "Services", "Prestations"}
	StaffTitle      = Text{"Medewerkers", "Mitarbeitende", "Staff", "Personnel"}
	Cards           = Text{"Visitekaartjes", "Visitenkarten", "Business cards", "Cartes de visite"}

	OpenOnline    = Text{"Klanten kunnen online boeken", "Online-Buchung ist offen", "Customers can book online", "Les clients peuvent réserver en ligne"}
	OpenOnlineHow = Text{
		"Geboekt wordt wat je bij Diensten online aanbiedt, in de uren van de medewerkers.",
		"Gebucht wird, was du unter Leistungen online anbietest, in den Zeiten der Mitarbeitenden.",
		"What can be booked is what you offer online under Services, in the hours of the staff.",
		"On réserve ce que vous proposez en ligne sous Prestations, aux heures du personnel."}
	HowBooked     = Text{"Een boeking van een klant is", "Eine Buchung ist", "A customer’s booking is", "Une réservation est"}
	BookedAtOnce  = Text{"meteen een afspraak", "sofort ein Termin", "an appointment at once", "aussitôt un rendez-vous"}
	BookedRequest = Text{"een aanvraag, die de praktijk aanneemt of afwijst", "eine Anfrage, die die Praxis annimmt oder ablehnt",
		"a request, which the practice accepts or refuses", "une demande, que le cabinet accepte ou refuse"}
	WhoBooks     = Text{"Wie kan boeken", "Wer kann buchen", "Who can book", "Qui peut réserver"}
	BooksCoded   = Text{"iedereen met de code uit de e-mail", "alle mit dem Code aus der E-Mail", "anyone with the code from the e-mail", "toute personne ayant le code reçu par e-mail"}
	BooksAccount = Text{"alleen wie is aangemeld", "nur wer angemeldet ist", "only who is signed in", "seulement les personnes connectées"}
	StepLabel    = Text{"Afspraken beginnen om de (minuten)", "Termine beginnen alle (Minuten)", "Appointments begin every (minutes)", "Les rendez-vous commencent toutes les (minutes)"}
	ChangeLabel  = Text{"Klanten wijzigen of zeggen af tot (uren vooraf)", "Ändern oder absagen bis (Stunden vorher)",
		"Customers move or cancel until (hours before)", "Les clients modifient ou annulent jusqu’à (heures avant)"}
	RemindLabel   = Text{"Herinnering (uren vooraf)", "Erinnerung (Stunden vorher)", "Reminder (hours before)", "Rappel (heures avant)"}
	RemindHow     = Text{"0 is geen herinnering.", "0 heißt keine Erinnerung.", "0 means no reminder.", "0 : pas de rappel."}
	CurrencyLabel = Text{"Munt van de prijzen", "Währung der Preise", "Currency of prices", "Monnaie des prix"}
	IntroLabel    = Text{"Tekst boven de diensten", "Text über den Leistungen", "Text above the services", "Texte au-dessus des prestations"}
	PracticePhone = Text{"Telefoonnummer voor klanten", "Telefonnummer für Kundinnen und Kunden", "Telephone number for customers", "Numéro de téléphone pour les clients"}
	PracticeEmail = Text{"E-mailadres voor klanten", "E-Mail-Adresse für Kundinnen und Kunden", "E-mail address for customers", "Adresse e-mail pour les clients"}
	FramesLabel   = Text{"Websites die de agenda mogen tonen", "Websites, die den Kalender zeigen dürfen", "Web sites that may show the calendar", "Sites web pouvant montrer l’agenda"}
	FramesHow     = Text{
		"Eén per regel, zoals https://www.example.org. Alleen daar toont een browser de ingevoegde agenda.",
		"Eine je Zeile, etwa https://www.example.org. Nur dort zeigt ein Browser den eingebetteten Kalender.",
		"One a line, such as https://www.example.org. Only there a browser shows the embedded calendar.",
		"Un par ligne, comme https://www.example.org. Un navigateur ne montre l’agenda intégré que là."}
	LinkCopy       = Text{"Link kopiëren", "Link kopieren", "Copy the link", "Copier le lien"}
	LinkCopied     = Text{"Gekopieerd", "Kopiert", "Copied", "Copié"}
	BookingLink    = Text{"Boekingslink", "Buchungslink", "Booking link", "Lien de réservation"}
	BookingLinkHow = Text{
		"Deze link staat op kaartjes en in mails. De link en de naam van de organisatie wijzigt alleen wie Bureau beheert; vraag het daar.",
		"Dieser Link steht auf Karten und in Mails. Link und Name der Organisation ändert nur, wer Bureau betreibt; bitte dort fragen.",
		"This link is on cards and in mails. The link and the name of the organisation are changed only by whoever runs Bureau; ask there.",
		"Ce lien figure sur les cartes et dans les e-mails. Seul l’exploitant de Bureau change le lien et le nom de l’organisation ; demandez-lui."}
	LinkCodeAlt = Text{"QR-code van de boekingslink", "QR-Code des Buchungslinks", "QR code of the booking link", "Code QR du lien de réservation"}
	LinkPicture = Text{"QR-code als afbeelding", "QR-Code als Bild", "QR code as a picture", "Code QR en image"}
	LinkPoster  = Text{"QR-code om op te hangen (A4)", "QR-Code zum Aufhängen (A4)", "QR code to hang up (A4)", "Code QR à afficher (A4)"}
	PosterSays  = Text{"Maak online een afspraak", "Termin online buchen", "Book an appointment online", "Prenez rendez-vous en ligne"}
	EmbedTitle  = Text{"Op je eigen website", "Auf der eigenen Website", "On your own web site", "Sur votre site web"}
	EmbedHow    = Text{
		"Zet deze code op je website, en noem de website in het veld ‘Websites die de agenda mogen tonen’.",
		"Setze diesen Code auf deine Website und nenne sie im Feld „Websites, die den Kalender zeigen dürfen“.",
		"Put this code on your web site, and name the site in the field “Web sites that may show the calendar”.",
		"Placez ce code sur votre site et indiquez-le dans le champ « Sites web pouvant montrer l’agenda »."}
	EmbedCode  = Text{"Code om in te voegen", "Code zum Einbetten", "Code to embed", "Code à intégrer"}
	NotOpenYet = Text{"nog niet open", "noch nicht offen", "not open yet", "pas encore ouvert"}
	IsOpen     = Text{"open voor klanten", "offen", "open to customers", "ouvert aux clients"}

	ServicesNone = Text{"Nog geen diensten", "Noch keine Leistungen", "No services yet", "Pas encore de prestation"}
	ServicesHow  = Text{
		"Een dienst is waarvoor klanten komen: met een duur, een prijs, een kleur in de agenda en wie hem doet.",
		"Eine Leistung ist, wofür jemand kommt: mit Dauer, Preis, Farbe im Kalender und wer sie anbietet.",
		"A service is what customers come for: with a duration, a price, a colour in the calendar and who does it.",
		"Une prestation est ce pour quoi les clients viennent : durée, prix, couleur dans l’agenda et qui la fait."}
	ServiceNew      = Text{"Nieuwe dienst", "Neue Leistung", "New service", "Nouvelle prestation"}
	ServiceAdd      = Text{"Dienst toevoegen", "Leistung hinzufügen", "Add service", "Ajouter la prestation"}
	ServiceMinutes  = Text{"Duur (minuten)", "Dauer (Minuten)", "Duration (minutes)", "Durée (minutes)"}
	ServiceBefore   = Text{"Vrij ervoor (minuten)", "Frei davor (Minuten)", "Kept free before (minutes)", "Libre avant (minutes)"}
	ServiceAfter    = Text{"Vrij erna (minuten)", "Frei danach (Minuten)", "Kept free after (minutes)", "Libre après (minutes)"}
	ServicePrice    = Text{"Prijs (%s)", "Preis (%s)", "Price (%s)", "Prix (%s)"}
	ServicePriceHow = Text{"Leeg is geen prijs.", "Leer heißt keine Angabe.", "Empty: no price is shown.", "Vide : aucun prix indiqué."}
	ServiceText     = Text{"Beschrijving voor klanten", "Beschreibung für Kundinnen und Kunden", "Description for customers", "Description pour les clients"}
	ServiceColour   = Text{"Kleur in de agenda", "Farbe im Kalender", "Colour in the calendar", "Couleur dans l’agenda"}
	ServiceOnline   = Text{"Klanten kunnen deze dienst online boeken", "Diese Leistung ist online buchbar", "Customers can book this service online", "Les clients peuvent réserver cette prestation en ligne"}
	ServiceNotice   = Text{"Online uiterlijk (uren vooraf)", "Online spätestens (Stunden vorher)", "Online at the latest (hours before)", "En ligne au plus tard (heures avant)"}
	ServiceAhead    = Text{"Online hoogstens (dagen vooruit)", "Online höchstens (Tage im Voraus)", "Online at most (days ahead)", "En ligne au plus (jours à l’avance)"}
	ServiceSites    = Text{"Waar", "Wo", "Where", "Où"}
	ServiceSitesHow = Text{"Niets aangevinkt is op elke vestiging.", "Nichts angekreuzt heißt an jedem Standort.", "None ticked means at every site.", "Rien de coché : sur chaque site."}
	ServiceStaff    = Text{"Door wie", "Durch wen", "By whom", "Par qui"}
	ServiceStaffNil = Text{"Er heeft nog niemand een agenda. Sla de dienst gewoon op; geef daarna iemand een agenda.", "Noch niemand hat einen Kalender. Speichere die Leistung ruhig und gib danach jemandem einen.",
		"Nobody has a calendar yet. Just save the service, and give somebody one afterwards.", "Personne n’a encore d’agenda. Enregistrez la prestation, puis donnez un agenda à quelqu’un."}
	ServiceNeeds    = Text{"Ruimten en toestellen", "Räume und Geräte", "Rooms and equipment", "Salles et appareils"}
	ServiceNeedsHow = Text{
		"Wat een afspraak nodig heeft, tot vijf. Vink bij elk aan wat daarvoor kan dienen: op de vestiging van de afspraak wordt er een van mee bezet.",
		"Was ein Termin braucht, bis zu fünf. Kreuze bei jedem an, was dafür dienen kann: am Standort des Termins wird eines davon mit belegt.",
		"What an appointment needs, up to five. Tick for each what can serve: one of those at the site of the appointment is taken too.",
		"Ce dont un rendez-vous a besoin, jusqu’à cinq. Cochez pour chacun ce qui convient : un de ceux du site du rendez-vous est pris aussi."}
	ServiceNeed     = Text{"Ruimte of toestel %d", "Raum oder Gerät %d", "Room or equipment %d", "Salle ou appareil %d"}
	ServiceNeedsNil = Text{"Er zijn nog geen ruimten of toestellen op de plattegronden.", "Auf den Plänen gibt es noch keine Räume oder Geräte.",
		"There are no rooms or equipment on the plans yet.", "Il n’y a pas encore de salle ni d’appareil sur les plans."}
	ServiceNobody  = Text{"nog door niemand", "noch durch niemanden", "by nobody yet", "encore par personne"}
	ServiceOffline = Text{"alleen aan de balie", "nur am Empfang", "at the desk only", "à l’accueil seulement"}
	ServiceWeb     = Text{"online", "online", "online", "en ligne"}
	ServiceLasts   = Text{"%d min", "%d Min.", "%d min", "%d min"}
	ServiceRemove  = Text{"Dienst weghalen", "Leistung entfernen", "Remove service", "Retirer la prestation"}
	ServiceRemoveH = Text{"%s weghalen?", "%s entfernen?", "Remove %s?", "Retirer %s ?"}
	ServiceRemoveT = Text{
		"Dit kan niet ongedaan worden gemaakt. Klanten kunnen de dienst niet meer boeken, en jij ook niet.",
		"Das lässt sich nicht rückgängig machen. Niemand kann die Leistung mehr buchen, auch du nicht.",
		"This cannot be undone. Customers can no longer book the service, and neither can you.",
		"C’est irréversible. Les clients ne pourront plus réserver cette prestation, et vous non plus."}
	ServiceRemoveStay = Text{
		"De afspraken die er zijn, vroeger en later, blijven in de agenda staan. Je kunt ze één voor één afzeggen.",
		"Die bestehenden Termine, vergangene und künftige, bleiben im Kalender. Du kannst sie einzeln absagen.",
		"The appointments there are, past and future, stay in the calendar. You can cancel them one by one.",
		"Les rendez-vous existants, passés et à venir, restent dans l’agenda. Vous pouvez les annuler un à un."}

	StaffHow = Text{
		"Wie hier staat, heeft een eigen agenda en kan geboekt worden.",
		"Wer hier steht, hat einen eigenen Kalender und kann gebucht werden.",
		"Who is listed here has a calendar of their own and can be booked.",
		"Les personnes ci-dessous ont leur propre agenda et peuvent être réservées."}
	StaffDesk = Text{
		"Wie alleen regelt, zoals de receptie, heeft geen agenda nodig en kost niets: geef die persoon het recht „Voor collega’s boeken”, dan werkt die in de agenda’s van anderen.",
		"Wer nur verwaltet, etwa am Empfang, braucht keinen Kalender und kostet nichts: Mit dem Recht „Für Kolleginnen und Kollegen buchen“ arbeitet die Person in den Kalendern der anderen.",
		"Who only administers, such as the reception, needs no calendar and costs nothing: give that person the right “Book for colleagues”, and they work in the calendars of the others.",
		"Qui ne fait qu’administrer, comme l’accueil, n’a pas besoin d’agenda et ne coûte rien : avec le droit « Réserver pour des collègues », cette personne travaille dans les agendas des autres."}
	StaffRights    = Text{"Mensen en rechten", "Menschen und Rechte", "People and rights", "Personnes et droits"}
	StaffNone      = Text{"Nog geen agenda’s", "Noch keine Kalender", "No calendars yet", "Pas encore d’agenda"}
	StaffAdd       = Text{"Agenda geven", "Kalender geben", "Give a calendar", "Donner un agenda"}
	StaffAddTitle  = Text{"Iemand een agenda geven", "Jemandem einen Kalender geben", "Give somebody a calendar", "Donner un agenda à quelqu’un"}
	StaffRemove    = Text{"Agenda wegnemen", "Kalender wegnehmen", "Take the calendar away", "Retirer l’agenda"}
	StaffRemoveHow = Text{
		"Deze persoon wordt niet meer aangeboden. De afspraken in de agenda blijven staan. Je kunt de agenda later teruggeven.",
		"Diese Person wird nicht mehr angeboten. Die Termine im Kalender bleiben. Du kannst den Kalender später zurückgeben.",
		"This person is offered no more. The appointments in the calendar stay. You can give the calendar back later.",
		"Cette personne n’est plus proposée. Les rendez-vous de l’agenda restent. Vous pourrez rendre l’agenda plus tard."}
	StaffOffline   = Text{"niet online te boeken", "nicht online buchbar", "not bookable online", "non réservable en ligne"}
	StaffNoHours   = Text{"geen uren", "keine Zeiten", "no hours", "aucune heure"}
	StaffNoOffer   = Text{"geen online dienst", "keine Online-Leistung", "no online service", "aucune prestation en ligne"}
	StaffBookable  = Text{"online te boeken", "online buchbar", "bookable online", "réservable en ligne"}
	StaffHoursOf   = Text{"Uren van %s", "Zeiten von %s", "Hours of %s", "Heures de %s"}
	FillWorking    = Text{"Op alle werkdagen hetzelfde", "An allen Werktagen gleich", "The same on all working days", "Pareil tous les jours ouvrables"}
	FillBefore     = Text{"Als de dag ervoor", "Wie am Vortag", "As the day before", "Comme la veille"}
	FilledNotSaved = Text{"Ingevuld, maar nog niet opgeslagen.", "Ausgefüllt, aber noch nicht gespeichert.", "Filled in, but not saved yet.", "Rempli, mais pas encore enregistré."}
	StaffService   = Text{"Nieuwe dienst voor %s", "Neue Leistung für %s", "New service for %s", "Nouvelle prestation pour %s"}
	HoursAt        = Text{"%s (klok van %s)", "%s (Uhrzeit in %s)", "%s (clock of %s)", "%s (heure de %s)"}
	StaffHoursHow  = Text{
		"Alleen in deze uren kunnen klanten online boeken, zolang de vestiging open is. Volgens de klok ter plaatse; een dag zonder tijden is niet te boeken. De tweede reeks is voor na een pauze.",
		"Nur in diesen Zeiten kann online gebucht werden, solange der Standort offen ist. Nach der Uhr am Ort; ein Tag ohne Zeiten ist nicht buchbar. Die zweite Spanne ist für nach einer Pause.",
		"Only in these hours customers can book online, while the site is open. By the clock of the place; a day without times cannot be booked. The second stretch is for after a break.",
		"Les clients ne réservent en ligne qu’à ces heures, tant que le site est ouvert. À l’heure du lieu ; un jour sans heures n’est pas réservable. La seconde plage est pour après une pause."}
	BeginsOn       = Text{"%s, vanaf", "%s, ab", "%s, from", "%s, à partir de"}
	EndsOn         = Text{"%s, tot", "%s, bis", "%s, until", "%s, jusqu’à"}
	MyHours        = Text{"Mijn uren", "Meine Zeiten", "My hours", "Mes heures"}
	MyHoursHow     = Text{"Wanneer klanten je online kunnen boeken.", "Wann du online gebucht werden kannst.", "When customers can book you online.", "Quand les clients peuvent vous réserver en ligne."}
	MyHoursNone    = Text{"Je hebt geen eigen agenda", "Du hast keinen eigenen Kalender", "You have no calendar of your own", "Vous n’avez pas d’agenda"}
	MyHoursNoneHow = Text{
		"Wie de instellingen beheert, kan je er een geven. Zonder agenda boeken klanten niet bij jou.",
		"Wer die Einstellungen verwaltet, kann dir einen geben. Ohne Kalender bucht niemand bei dir.",
		"Whoever manages the settings can give you one. Without a calendar nobody books you.",
		"Qui gère les réglages peut vous en donner un. Sans agenda, personne ne vous réserve."}
	MyHoursFixed = Text{
		"Je uren worden voor je ingesteld. Vraag wie de instellingen beheert als ze niet kloppen.",
		"Deine Zeiten werden für dich festgelegt. Stimmen sie nicht, frag, wer die Einstellungen verwaltet.",
		"Your hours are set for you. If they are wrong, ask whoever manages the settings.",
		"Vos heures sont définies pour vous. Si elles sont fausses, demandez à qui gère les réglages."}
	HoursText = Text{"Uren", "Zeiten", "Hours", "Heures"}

	CardsHow = Text{
		"Een PDF voor de drukker: 85 × 55 mm, met snijtekens en 3 mm afloop. Of tien op een vel A4, voor je eigen printer.",
		"Eine PDF für die Druckerei: 85 × 55 mm, mit Schnittmarken und 3 mm Beschnitt. Oder zehn auf A4 für den eigenen Drucker.",
		"A PDF for the printer’s: 85 × 55 mm, with crop marks and 3 mm bleed. Or ten on a sheet of A4, for your own printer.",
		"Un PDF pour l’imprimeur : 85 × 55 mm, avec repères de coupe et 3 mm de fond perdu. Ou dix sur une feuille A4, pour votre imprimante."}
	CardFor      = Text{"Voor", "Für", "For", "Pour"}
	CardPractice = Text{"de praktijk", "die Praxis", "the practice", "le cabinet"}
	CardRole     = Text{"Regel onder de naam", "Zeile unter dem Namen", "Line below the name", "Ligne sous le nom"}
	CardSite     = Text{"Vestiging op het kaartje", "Standort auf der Karte", "Site on the card", "Site sur la carte"}
	CardWeb      = Text{"Link op het kaartje", "Link auf der Karte", "Link on the card", "Lien sur la carte"}
	CardWebHow   = Text{"De boekingslink, of een ander webadres. De QR-code leidt ernaartoe.", "Der Buchungslink oder eine andere Webadresse. Der QR-Code führt dorthin.",
		"The booking link, or another web address. The QR code leads there.", "Le lien de réservation, ou une autre adresse web. Le code QR y mène."}
	CardLayout  = Text{"Vorm", "Form", "Form", "Forme"}
	CardSingle  = Text{"één kaartje, voor de drukker", "eine Karte, für die Druckerei", "one card, for the printer’s", "une carte, pour l’imprimeur"}
	CardSheet   = Text{"tien op A4", "zehn auf A4", "ten on A4", "dix sur A4"}
	CardMake    = Text{"PDF maken", "PDF erstellen", "Make PDF", "Créer le PDF"}
	CardWebBad  = Text{"Vul een webadres in dat met https:// begint.", "Trage eine Webadresse ein, die mit https:// beginnt.", "Enter a web address that begins with https://.", "Indiquez une adresse web commençant par https://."}
	NumberWrong = Text{"Vul een getal in.", "Trage eine Zahl ein.", "Enter a number.", "Indiquez un nombre."}

	LinkInvalid = Text{
		"Een boekingslink bestaat uit 2 tot 60 kleine letters, cijfers en losse streepjes.", "Ein Buchungslink besteht aus 2 bis 60 kleinen Buchstaben, Ziffern und einzelnen Bindestrichen.",
		"A booking link is 2 to 60 small letters, digits and single hyphens.", "Un lien de réservation comporte de 2 à 60 minuscules, chiffres et traits d’union isolés."}
	LinkTaken     = Text{"Deze boekingslink is al van een praktijk.", "Dieser Buchungslink gehört schon einer Praxis.", "This booking link is a practice’s already.", "Ce lien de réservation est déjà celui d’un cabinet."}
	OrgNoPractice = Text{"Deze organisatie is nog geen praktijk.", "Diese Organisation ist noch keine Praxis.", "This organisation is no practice yet.", "Cette organisation n’est pas encore un cabinet."}
)

// ColourNames are the names of the colours of services.
var ColourNames = map[string]Text{
	"blue": {"blauw", "blau", "blue", "bleu"}, "teal": {"blauwgroen", "blaugrün", "teal", "bleu canard"}, "green": {"groen", "grün", "green", "vert"},
	"olive": {"olijf", "oliv", "olive", "olive"}, "amber": {"amber", "bernstein", "amber", "ambre"}, "orange": {"oranje", "orange", "orange", "orange"},
	"red": {"rood", "rot", "red", "rouge"}, "pink": {"roze", "rosa", "pink", "rose"}, "purple": {"paars", "violett", "purple", "violet"},
	"slate": {"leigrijs", "schiefergrau", "slate", "ardoise"},
}
