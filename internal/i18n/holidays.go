package i18n

// Refusals about the holidays of a site.
var (
	ClosedOnHoliday = Text{
		"%s is op %s gesloten (feestdag: %s). Kies een andere dag.", "%s ist am %s geschlossen (Feiertag: %s). Wähle einen anderen Tag.",
		"%s is closed on %s (holiday: %s). Choose another day.", "%s est fermé le %s (jour férié : %s). Choisissez un autre jour."}
	HolidaysTooMany = Text{
		"Een vestiging heeft hoogstens %d feestdagen.", "Ein Standort hat höchstens %d Feiertage.",
		"A site has at most %d holidays.", "Un site a au plus %d jours fériés."}
	HolidaysNone = Text{
		"Er staat geen dag in die kan worden toegevoegd.", "Es ist kein Tag dabei, der hinzugefügt werden kann.",
		"There is no day in it that could be added.", "Il n’y a aucun jour à ajouter."}
	HolidayYears = Text{
		"Het ligt buiten de jaren die meetellen: %s tot en met %s.", "Es liegt außerhalb der Jahre, die zählen: %s bis %s.",
		"It lies outside the years that count: %s to %s.", "C’est hors des années prises en compte : %s à %s."}
	HolidayFileLarge = Text{
		"Het bestand is te groot. Het mag %d KiB zijn, met %d gebeurtenissen, waarvan %d zich herhalen.",
		"Die Datei ist zu groß. Sie darf %d KiB haben, mit %d Terminen, von denen %d sich wiederholen.",
		"The file is too large. It may have %d KiB, with %d events, %d of which repeat.",
		"Le fichier est trop grand. Il peut avoir %d Kio, avec %d événements, dont %d se répètent."}
	HolidayFileUnread = Text{
		"Dit is geen iCalendar-bestand (.ics) dat kan worden gelezen.", "Das ist keine iCalendar-Datei (.ics), die sich lesen lässt.",
		"This is not an iCalendar file (.ics) that can be read.", "Ce n’est pas un fichier iCalendar (.ics) lisible."}
	HolidayFileChoose = Text{
		"Kies een bestand.", "Wähle eine Datei.", "Choose a file.", "Choisissez un fichier."}
	HolidayDateUnread = Text{
		"Vul een datum in.", "Gib ein Datum ein.", "Enter a date.", "Saisissez une date."}
)

// Why an event of a file is no holiday.
var (
	HolidayLineUnread = Text{
		"De gebeurtenis op regel %d kan niet worden gelezen.", "Der Termin in Zeile %d lässt sich nicht lesen.",
		"The event on line %d cannot be read.", "L’événement à la ligne %d est illisible."}
	HolidayHasTime = Text{
		"Het duurt niet de hele dag.", "Es dauert nicht den ganzen Tag.", "It does not last all day.", "Il ne dure pas toute la journée."}
	HolidayCancelled = Text{
		"Het is afgelast.", "Es ist abgesagt.", "It is cancelled.", "Il est annulé."}
	HolidayNameless = Text{
		"Het heeft geen naam.", "Es hat keinen Namen.", "It has no name.", "Il n’a pas de nom."}
	HolidayLong = Text{
		"Het duurt langer dan %d dagen.", "Es dauert länger als %d Tage.", "It lasts longer than %d days.", "Il dure plus de %d jours."}
	HolidayRule = Text{
		"De herhaling wordt niet begrepen.", "Die Wiederholung wird nicht verstanden.", "Its repetition is not understood.", "Sa répétition n’est pas comprise."}
)

// OnNewHolidays says how many reservations lie on new holidays.
var OnNewHolidays = Count{
	Text{"%d reservering ligt op deze dagen. Ze blijft staan zoals ze is; bewaar nog eens om dat te bevestigen.",
		"%d Reservierung liegt auf diesen Tagen. Sie bleibt, wie sie ist; speichere noch einmal, um das zu bestätigen.",
		"%d reservation lies on these days. It stays as it is; save once more to confirm that.",
		"%d réservation tombe ces jours-là. Elle reste telle quelle ; enregistrez encore une fois pour confirmer."},
	Text{"%d reserveringen liggen op deze dagen. Ze blijven staan zoals ze zijn; bewaar nog eens om dat te bevestigen.",
		"%d Reservierungen liegen auf diesen Tagen. Sie bleiben, wie sie sind; speichere noch einmal, um das zu bestätigen.",
		"%d reservations lie on these days. They stay as they are; save once more to confirm that.",
		"%d réservations tombent ces jours-là. Elles restent telles quelles ; enregistrez encore une fois pour confirmer."}}

// HolidaysKept says in the preview of a file how many reservations lie on its days.
var HolidaysKept = Count{
	Text{"%d reservering ligt op deze dagen en blijft staan zoals ze is.", "%d Reservierung liegt auf diesen Tagen und bleibt, wie sie ist.",
		"%d reservation lies on these days and stays as it is.", "%d réservation tombe ces jours-là et reste telle quelle."},
	Text{"%d reserveringen liggen op deze dagen en blijven staan zoals ze zijn.", "%d Reservierungen liegen auf diesen Tagen und bleiben, wie sie sind.",
		"%d reservations lie on these days and stay as they are.", "%d réservations tombent ces jours-là et restent telles quelles."}}

// HolidaysFound says how many days a file holds.
var HolidaysFound = Count{
	Text{"Het bestand bevat %d feestdag.", "Die Datei enthält %d Feiertag.", "The file holds %d holiday.", "Le fichier contient %d jour férié."},
	Text{"Het bestand bevat %d feestdagen.", "Die Datei enthält %d Feiertage.", "The file holds %d holidays.", "Le fichier contient %d jours fériés."}}

// HolidaysLeft says how many events of a file were left out.
var HolidaysLeft = Count{
	Text{"%d gebeurtenis is weggelaten:", "%d Termin wurde ausgelassen:", "%d event was left out:", "%d événement a été écarté :"},
	Text{"%d gebeurtenissen zijn weggelaten:", "%d Termine wurden ausgelassen:", "%d events were left out:", "%d événements ont été écartés :"}}

// The holidays on a site's page.
var (
	Holidays    = Text{"Feestdagen", "Feiertage", "Holidays", "Jours fériés"}
	HolidaysHow = Text{
		"Op een feestdag is de vestiging gesloten en kan er niets worden gereserveerd. Wat al gereserveerd is, blijft staan.",
		"An einem Feiertag ist der Standort geschlossen und nichts kann reserviert werden. Was schon reserviert ist, bleibt.",
		"On a holiday the site is closed and nothing can be reserved. What is reserved already stays.",
		"Un jour férié, le site est fermé et rien ne peut être réservé. Ce qui est déjà réservé reste."}
	HolidaysNil   = Text{"Er staan geen feestdagen in het verschiet.", "Es stehen keine Feiertage bevor.", "No holidays lie ahead.", "Aucun jour férié à venir."}
	HolidayDate   = Text{"Datum", "Datum", "Date", "Date"}
	HolidayName   = Text{"Naam van de feestdag", "Name des Feiertags", "Name of the holiday", "Nom du jour férié"}
	HolidayAdd    = Text{"Feestdag toevoegen", "Feiertag hinzufügen", "Add holiday", "Ajouter le jour férié"}
	HolidayRemove = Text{"Verwijderen", "Entfernen", "Remove", "Supprimer"}
	HolidayFile   = Text{
		"Bestand met feestdagen (.ics, tot %d KiB)", "Datei mit Feiertagen (.ics, bis %d KiB)", "File with holidays (.ics, up to %d KiB)",
		"Fichier de jours fériés (.ics, jusqu’à %d Kio)"}
	HolidayFileHow = Text{
		"Gebeurtenissen die de hele dag duren tellen mee, van vorig jaar tot twee jaar vooruit. Je ziet eerst wat erin staat.",
		"Ganztägige Termine zählen, vom vorigen Jahr bis zwei Jahre voraus. Du siehst zuerst, was darin steht.",
		"All-day events count, from last year to two years ahead. You see first what is in it.",
		"Les événements d’une journée entière comptent, de l’an dernier à deux ans d’ici. Vous voyez d’abord ce qu’il contient."}
	HolidayFileRead = Text{"Bestand bekijken", "Datei ansehen", "Look at the file", "Examiner le fichier"}
	HolidaysDiffer  = Text{
		"Nieuw: %d. Met een andere naam: %d. Al bekend: %d.", "Neu: %d. Mit anderem Namen: %d. Schon bekannt: %d.",
		"New: %d. With another name: %d. Known already: %d.", "Nouveaux : %d. Avec un autre nom : %d. Déjà connus : %d."}
	HolidaysAdd  = Text{"Deze dagen toevoegen", "Diese Tage hinzufügen", "Add these days", "Ajouter ces jours"}
	HolidaysMore = Text{"en nog %d", "und noch %d", "and %d more", "et encore %d"}
)
