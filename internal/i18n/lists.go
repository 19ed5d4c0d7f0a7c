package i18n

// The lists of the next appointments that a practice gets by mail.
var (
	ListsTitle = Text{"Afspraken per e-mail", "Termine per E-Mail", "Appointments by e-mail", "Rendez-vous par e-mail"}
	ListsHow   = Text{
		"Zo kent de praktijk haar volgende afspraken ook als Bureau niet bereikbaar is: als lijst om af te drukken (PDF) en als agenda (ICS), met tijd, klant, telefoonnummer, dienst, medewerker, ruimte en notitie.",
		"So kennt die Praxis ihre nächsten Termine auch, wenn Bureau nicht erreichbar ist: als Liste zum Drucken (PDF) und als Kalender (ICS), mit Zeit, Kundin oder Kunde, Telefonnummer, Leistung, Person, Raum und Notiz.",
		"So the practice knows its next appointments even while Bureau cannot be reached: as a list to print (PDF) and as a calendar (ICS), with time, customer, telephone number, service, staff, room and note.",
		"Ainsi le cabinet connaît ses prochains rendez-vous même quand Bureau est inaccessible : en liste à imprimer (PDF) et en agenda (ICS), avec l’heure, le client, le téléphone, la prestation, la personne, la salle et la note."}
	ListWhen    = Text{"Wanneer", "Wann", "When", "Quand"}
	ListDaily   = Text{"Elke dag", "Jeden Tag", "Every day", "Chaque jour"}
	ListPlanned = Text{"Vóór gepland onderhoud", "Vor geplanter Wartung", "Before planned maintenance", "Avant une maintenance prévue"}
	ListPlanHow = Text{
		"Kondigt wie Bureau beheert onderhoud aan, dan komt de lijst vóór het begin, tot en met de dagen erna.",
		"Kündigt der Betreiber von Bureau eine Wartung an, kommt die Liste vor deren Beginn, bis in die Tage danach.",
		"When whoever runs Bureau announces maintenance, the list comes before it begins, up to the days after it.",
		"Quand l’exploitant de Bureau annonce une maintenance, la liste arrive avant son début et couvre aussi les jours qui suivent."}
	ListAt   = Text{"Elke dag om", "Jeden Tag um", "Every day at", "Chaque jour à"}
	ListHead = Text{"Wanneer en aan wie", "Wann und an wen", "When and to whom", "Quand et à qui"}
	ListSite = Text{"Volgens de klok van", "Nach der Uhr von", "By the clock of", "À l’heure de"}
	ListDays = Text{"Hoeveel volgende dagen", "Wie viele Tage im Voraus", "How many days ahead", "Combien de jours à l’avance"}
	ListWhat = Text{"Welke afspraken", "Welche Termine", "Which appointments", "Quels rendez-vous"}
	ListOwn  = Text{"Ieder de eigen", "Alle die eigenen", "Each their own", "À chacun les siens"}
	ListAll  = Text{
		"Alle agenda’s aan wie ze mag zien, anders de eigen", "Alle Kalender, wer sie sehen darf, sonst die eigenen",
		"All calendars to whoever may see them, otherwise their own", "Tous les agendas à qui peut les voir, sinon les siens"}
	ListWho       = Text{"Aan wie", "An wen", "To whom", "À qui"}
	ListEverybody = Text{"Iedereen met een agenda", "Alle mit einem Kalender", "Everybody with a calendar", "Toutes les personnes qui ont un agenda"}
	ListAlso      = Text{"En aan", "Und an", "And to", "Et à"}
	ListAddresses = Text{"Adressen van de praktijk", "Adressen der Praxis", "Addresses of the practice", "Adresses du cabinet"}
	ListAddrHow   = Text{
		"Eén per regel, zoals de receptie. Wie daar leest, ziet alle afspraken met namen en notities; het kunnen gegevens over gezondheid zijn. Alleen wie in alle agenda’s mag boeken, voegt een adres toe.",
		"Eine je Zeile, etwa der Empfang. Wer dort liest, sieht alle Termine mit Namen und Notizen; das können Daten über Gesundheit sein. Nur wer für andere buchen darf, fügt eine Adresse hinzu.",
		"One a line, such as the reception. Whoever reads there sees all appointments with names and notes; these can be data about health. Only who may book for others adds an address.",
		"Une par ligne, par exemple l’accueil. Qui lit là voit tous les rendez-vous avec noms et notes ; ce peuvent être des données de santé. Seules les personnes pouvant réserver pour d’autres ajoutent une adresse."}
	ListNow    = Text{"Nu aan mij", "Jetzt an mich", "To me, now", "À moi, maintenant"}
	ListNowHow = Text{
		"Stuurt wat jij mag zien, voor zoveel dagen als gekozen is, meteen naar %s.", "Sendet, was du sehen darfst, für so viele Tage wie gewählt, sofort an %s.",
		"Sends what you may see, for as many days as are chosen, to %s at once.", "Envoie aussitôt à %s ce que vous pouvez voir, pour autant de jours que choisi."}
	ListNowDo    = Text{"Mijn lijst sturen", "Meine Liste senden", "Send my list", "Envoyer ma liste"}
	NoteListSent = Text{"De lijst is onderweg naar je.", "Die Liste ist unterwegs zu dir.", "The list is on its way to you.", "La liste est en route vers vous."}
	ListUsual    = Text{
		"Nog niet gekozen: zo geldt het tot je opslaat.", "Noch nicht gewählt: So gilt es, bis du speicherst.",
		"Not chosen yet: this holds until you save.", "Pas encore choisi : ceci vaut jusqu’à ce que vous enregistriez."}

	ListNobody = Text{
		"Kies aan wie de lijst gaat.", "Wähle, an wen die Liste geht.", "Choose who gets the list.", "Choisissez qui reçoit la liste."}
	ListAddressesMany = Text{
		"Noem hoogstens %d adressen.", "Nenne höchstens %d Adressen.", "Name at most %d addresses.", "Indiquez au plus %d adresses."}
	ListAddressWrong = Text{
		"%s is geen e-mailadres.", "%s ist keine E-Mail-Adresse.", "%s is no e-mail address.", "%s n’est pas une adresse e-mail."}
	ListAddressRight = Text{
		"Een adres laat alle agenda’s zien. Dat mag alleen toevoegen wie voor anderen mag boeken.",
		"Eine Adresse zeigt alle Kalender. Hinzufügen darf sie nur, wer für andere buchen darf.",
		"An address shows all calendars. Only who may book for others may add one.",
		"Une adresse montre tous les agendas. Seules les personnes pouvant réserver pour d’autres peuvent en ajouter."}
	ListNoCalendar = Text{
		"Er is geen agenda die je mag zien.", "Es gibt keinen Kalender, den du sehen darfst.", "There is no calendar that you may see.", "Il n’y a aucun agenda que vous puissiez voir."}

	PlannedPast = Text{
		"Gepland onderhoud begint in de toekomst.", "Geplante Wartung beginnt in der Zukunft.", "Planned maintenance begins in the future.",
		"Une maintenance prévue commence dans l’avenir."}
	PlannedLength = Text{
		"Onderhoud eindigt na het begin, en duurt hoogstens %d dagen.", "Wartung endet nach ihrem Beginn und dauert höchstens %d Tage.",
		"Maintenance ends after it begins, and takes at most %d days.", "Une maintenance finit après son début et dure au plus %d jours."}

	ListSubject = Text{"Afspraken van %s tot %s", "Termine von %s bis %s", "Appointments from %s to %s", "Rendez-vous du %s au %s"}
	ListOwnText = Text{
		"Dit zijn je afspraken tot en met %s, zoals ze nu in Bureau staan.", "Das sind deine Termine bis %s, wie sie jetzt in Bureau stehen.",
		"These are your appointments until %s, as they stand in Bureau now.", "Voici vos rendez-vous jusqu’au %s, tels qu’ils figurent maintenant dans Bureau."}
	ListWholeText = Text{
		"Dit zijn alle afspraken van de praktijk tot en met %s, zoals ze nu in Bureau staan.", "Das sind alle Termine der Praxis bis %s, wie sie jetzt in Bureau stehen.",
		"These are all appointments of the practice until %s, as they stand in Bureau now.", "Voici tous les rendez-vous du cabinet jusqu’au %s, tels qu’ils figurent maintenant dans Bureau."}
	ListMaintenance = Text{
		"Van %s tot %s is Bureau wegens gepland onderhoud misschien niet bereikbaar.", "Von %s bis %s ist Bureau wegen geplanter Wartung vielleicht nicht erreichbar.",
		"From %s to %s Bureau may be out of reach because of planned maintenance.", "Du %s au %s, Bureau sera peut-être inaccessible en raison d’une maintenance prévue."}
	ListAttached = Text{
		"Dezelfde lijst zit als PDF en als agenda (ICS) bij deze mail. Ze bevat gegevens van klanten: bewaar haar zo lang als nodig, niet langer.",
		"Dieselbe Liste liegt als PDF und als Kalender (ICS) bei. Sie enthält Daten von Kundinnen und Kunden: bitte nur so lange aufbewahren wie nötig.",
		"The same list is attached as a PDF and as a calendar (ICS). It holds data of customers: keep it as long as needed and no longer.",
		"La même liste est jointe en PDF et en agenda (ICS). Elle contient des données de clients : ne la gardez pas plus longtemps que nécessaire."}
	ListEmpty   = Text{"geen afspraken", "keine Termine", "no appointments", "aucun rendez-vous"}
	ListCut     = Text{"Er zijn er meer: de lijst bevat de eerste %d.", "Es gibt mehr: Die Liste enthält die ersten %d.", "There are more: the list holds the first %d.", "Il y en a davantage : la liste contient les %d premiers."}
	ListOfOne   = Text{"Afspraken van %s", "Termine von %s", "Appointments of %s", "Rendez-vous de %s"}
	ListOfAll   = Text{"Alle afspraken", "Alle Termine", "All appointments", "Tous les rendez-vous"}
	ListRequest = Text{"aanvraag", "Anfrage", "request", "demande"}
	ListTime    = Text{"Tijd", "Zeit", "Time", "Heure"}
	ListWith    = Text{"Medewerker", "Person", "Staff", "Personne"}
	ListPlace   = Text{"Vestiging, ruimte", "Standort, Raum", "Site, room", "Site, salle"}
	ListNote    = Text{"Notitie", "Notiz", "Note", "Note"}
	ListMade    = Text{"Gemaakt op %s om %s, %s", "Erstellt am %s um %s, %s", "Made on %s at %s, %s", "Établie le %s à %s, %s"}
	ListPage    = Text{"Pagina %d van %d", "Seite %d von %d", "Page %d of %d", "Page %d sur %d"}
	ListGoesOn  = Text{"%s (vervolg)", "%s (Fortsetzung)", "%s (continued)", "%s (suite)"}
	ListFile    = Text{"afspraken", "termine", "appointments", "rendez-vous"}
	ListNoName  = Text{"zonder naam", "ohne Namen", "without a name", "sans nom"}
)
