package i18n

import "time"

// Refusals while sites, floors and places are set up.
var (
	SiteNameUsed = Text{
		"Er is al een vestiging die %s heet. Kies een andere naam.",
		"Es gibt schon einen Standort mit dem Namen %s. Wähle einen anderen Namen.",
		"There is already a site called %s. Choose another name.",
		"Un site s’appelle déjà %s. Choisissez un autre nom."}
	FloorNameUsed = Text{
		"Deze vestiging heeft al een verdieping die %s heet. Kies een andere naam.",
		"Dieser Standort hat schon ein Stockwerk mit dem Namen %s. Wähle einen anderen Namen.",
		"This site already has a floor called %s. Choose another name.",
		"Ce site a déjà un étage nommé %s. Choisissez un autre nom."}
	AssetNameUsed = Text{
		"De naam %s is op deze vestiging al in gebruik. Elke plek heeft er een eigen naam; kies een andere.",
		"Der Name %s ist an diesem Standort schon vergeben. Jeder Platz hat dort einen eigenen Namen; wähle einen anderen.",
		"The name %s is already in use at this site. Every place there has a name of its own; choose another.",
		"Le nom %s est déjà utilisé sur ce site. Chaque place y porte son propre nom ; choisissez-en un autre."}
	LevelRange = Text{
		"Het bouwlaagnummer ligt tussen %d en %d; 0 is de begane grond.",
		"Die Nummer des Stockwerks liegt zwischen %d und %d; 0 ist das Erdgeschoss.",
		"The level lies between %d and %d; 0 is the ground floor.",
		"Le niveau se situe entre %d et %d ; 0 est le rez-de-chaussée."}
	RowCount = Text{
		"In één keer kun je %d tot %d plekken toevoegen.", "Auf einmal kannst du %d bis %d Plätze hinzufügen.",
		"You can add %d to %d places at once.", "Vous pouvez ajouter de %d à %d places à la fois."}
	RowGap = Text{
		"De tussenruimte ligt tussen %d en %d.", "Der Abstand liegt zwischen %d und %d.",
		"The spacing lies between %d and %d.", "L’espacement se situe entre %d et %d."}
	FloorFull = Text{
		"Op één verdieping passen hoogstens %d plekken.", "Auf einem Stockwerk sind höchstens %d Plätze möglich.",
		"A floor has room for at most %d places.", "Un étage contient au plus %d places."}
	FeatureUnknown = Text{
		"Kies uitrusting uit de lijst.", "Wähle Ausstattung aus der Liste.",
		"Choose equipment from the list.", "Choisissez un équipement de la liste."}
	CapacityInUse = Text{
		"Dat kan nu niet: reserveringen of een periode buiten gebruik (%d) staan in de weg.",
		"Das geht jetzt nicht: Reservierungen oder eine Zeit außer Betrieb (%d) stehen dem entgegen.",
		"That cannot be done now: reservations or a time out of use (%d) stand in the way.",
		"Impossible pour l’instant : des réservations ou une période hors service (%d) s’y opposent."}
	NumberUnreadable = Text{
		"Vul hier een heel getal in.", "Gib hier eine ganze Zahl ein.", "Enter a whole number here.", "Saisissez ici un nombre entier."}
)

// LiesAhead says how many reservations stand in the way of removing something.
var LiesAhead = Count{
	Text{"Hier ligt nog %d reservering of check-in in het verschiet. Annuleer ze mee, of wacht tot ze voorbij is.",
		"Hier steht noch %d Reservierung oder Anwesenheit bevor. Storniere sie mit, oder warte, bis sie vorbei ist.",
		"%d reservation or check-in still lies ahead here. Cancel it too, or wait until it is over.",
		"%d réservation ou présence est encore à venir ici. Annulez-la aussi, ou attendez qu’elle soit passée."},
	Text{"Hier liggen nog %d reserveringen of check-ins in het verschiet. Annuleer ze mee, of wacht tot ze voorbij zijn.",
		"Hier stehen noch %d Reservierungen oder Anwesenheiten bevor. Storniere sie mit, oder warte, bis sie vorbei sind.",
		"%d reservations or check-ins still lie ahead here. Cancel them too, or wait until they are over.",
		"%d réservations ou présences sont encore à venir ici. Annulez-les aussi, ou attendez qu’elles soient passées."}}

// OutsideNewHours says how many reservations a site's new hours leave outside.
var OutsideNewHours = Count{
	Text{"%d reservering ligt buiten de nieuwe openingstijden. Ze blijft staan zoals ze is; bewaar nog eens om dat te bevestigen.",
		"%d Reservierung liegt außerhalb der neuen Öffnungszeiten. Sie bleibt, wie sie ist; speichere noch einmal, um das zu bestätigen.",
		"%d reservation lies outside the new opening hours. It stays as it is; save once more to confirm that.",
		"%d réservation se trouve hors des nouvelles heures d’ouverture. Elle reste telle quelle ; enregistrez encore une fois pour confirmer."},
	Text{"%d reserveringen liggen buiten de nieuwe openingstijden. Ze blijven staan zoals ze zijn; bewaar nog eens om dat te bevestigen.",
		"%d Reservierungen liegen außerhalb der neuen Öffnungszeiten. Sie bleiben, wie sie sind; speichere noch einmal, um das zu bestätigen.",
		"%d reservations lie outside the new opening hours. They stay as they are; save once more to confirm that.",
		"%d réservations se trouvent hors des nouvelles heures d’ouverture. Elles restent telles quelles ; enregistrez encore une fois pour confirmer."}}

// DayName is the name of a weekday.
func DayName(lang string, d time.Weekday) string { return namesOf(lang).days[d] }

// Setting up sites.
var (
	ManageTitle = Text{"Beheren", "Verwalten", "Manage", "Gérer"}
	ManageMenu  = Text{"Onderdelen van het beheer", "Bereiche der Verwaltung", "Parts of management", "Rubriques de gestion"}
	Sites       = Text{"Vestigingen", "Standorte", "Sites", "Sites"}
	SiteNew     = Text{"Nieuwe vestiging", "Neuer Standort", "New site", "Nouveau site"}
	SiteAdd     = Text{"Vestiging toevoegen", "Standort hinzufügen", "Add site", "Ajouter le site"}
	SitesNil    = Text{"Nog geen vestiging", "Noch kein Standort", "No site yet", "Pas encore de site"}
	SitesNilHow = Text{
		"Een vestiging is een adres met een tijdzone en openingstijden. Daarna voeg je verdiepingen en plekken toe.",
		"Ein Standort ist eine Adresse mit Zeitzone und Öffnungszeiten. Danach fügst du Stockwerke und Plätze hinzu.",
		"A site is an address with a time zone and opening hours. After that you add floors and places.",
		"Un site est une adresse avec un fuseau horaire et des heures d’ouverture. Ensuite, vous ajoutez des étages et des places."}
	Address     = Text{"Adres", "Adresse", "Address", "Adresse"}
	Phone       = Text{"Telefoon", "Telefon", "Telephone", "Téléphone"}
	TimeZone    = Text{"Tijdzone", "Zeitzone", "Time zone", "Fuseau horaire"}
	TimeZoneHow = Text{"Typ een stad om te zoeken, zoals Amsterdam.", "Tippe eine Stadt, um zu suchen, etwa Wien (Vienna).", "Type a city to search, such as London.", "Tapez une ville pour chercher, comme Paris."}
	HoursTitle  = Text{"Openingstijden", "Öffnungszeiten", "Opening hours", "Heures d’ouverture"}
	HoursHow    = Text{
		"Volgens de klok ter plaatse. Een dag zonder tijden is gesloten; 00:00 als einde is middernacht. De tweede reeks is voor na een pauze.",
		"Nach der Uhr am Ort. Ein Tag ohne Zeiten ist geschlossen; 00:00 als Ende ist Mitternacht. Die zweite Spanne ist für nach einer Pause.",
		"By the clock of the place. A day without times is closed; 00:00 as the end is midnight. The second stretch is for after a break.",
		"À l’heure locale. Un jour sans horaires est fermé ; 00:00 comme fin signifie minuit. La seconde plage sert après une pause."}
	AlwaysOpen   = Text{"Altijd open, dag en nacht", "Immer offen, Tag und Nacht", "Always open, day and night", "Toujours ouvert, jour et nuit"}
	OpensOn      = Text{"%s, open vanaf", "%s, offen ab", "%s, opens at", "%s, ouvre à"}
	ClosesOn     = Text{"%s, open tot", "%s, offen bis", "%s, closes at", "%s, ferme à"}
	OpensAgainOn = Text{"%s, na de pauze vanaf", "%s, nach der Pause ab", "%s, after the break from", "%s, après la pause à partir de"}
	ClosesLastOn = Text{"%s, na de pauze tot", "%s, nach der Pause bis", "%s, after the break until", "%s, après la pause jusqu’à"}
	SiteDetails  = Text{"Gegevens van de vestiging", "Angaben zum Standort", "Details of the site", "Informations du site"}
	SiteClosed   = Text{"gesloten", "geschlossen", "closed", "fermé"}
	SiteOpen     = Text{"open", "offen", "open", "ouvert"}
	SiteClose    = Text{"Vestiging sluiten", "Standort schließen", "Close site", "Fermer le site"}
	SiteCloseHow = Text{
		"Wat hier is, wordt dan aan niemand meer getoond. Je kunt de vestiging later weer openen, met alles wat er was.",
		"Was hier ist, wird dann niemandem mehr gezeigt. Du kannst den Standort später wieder öffnen, mit allem, was da war.",
		"What is here is then shown to nobody. You can open the site again later, with everything that was there.",
		"Ce qui s’y trouve n’est alors plus montré à personne. Vous pourrez rouvrir le site plus tard, avec tout ce qu’il contenait."}
	SiteReopen = Text{"Vestiging weer openen", "Standort wieder öffnen", "Open site again", "Rouvrir le site"}
	CancelToo  = Text{"Annuleer die ook", "Storniere diese auch", "Cancel those too", "Les annuler aussi"}
	NowIs      = Text{"%s is nu: %s", "%s ist jetzt: %s", "%s is now: %s", "%s est maintenant : %s"}
	YouTyped   = Text{"jij vulde in: %s", "du hattest eingegeben: %s", "you had typed: %s", "vous aviez saisi : %s"}
)

// Setting up floors and places.
var (
	Floors         = Text{"Verdiepingen", "Stockwerke", "Floors", "Étages"}
	Floor          = Text{"Verdieping", "Stockwerk", "Floor", "Étage"}
	FloorsNil      = Text{"Voeg de eerste verdieping toe. Een plattegrond mag er meteen bij, of later.", "Füge das erste Stockwerk hinzu. Ein Plan kann gleich dazu oder später.", "Add the first floor. Its plan can come with it, or later.", "Ajoutez le premier étage. Son plan peut venir avec, ou plus tard."}
	FloorAdd       = Text{"Verdieping toevoegen", "Stockwerk hinzufügen", "Add floor", "Ajouter l’étage"}
	FloorName      = Text{"Naam van de verdieping", "Name des Stockwerks", "Name of the floor", "Nom de l’étage"}
	FloorLevel     = Text{"Bouwlaag (0 is de begane grond)", "Nummer (0 ist das Erdgeschoss)", "Level (0 is the ground floor)", "Niveau (0 est le rez-de-chaussée)"}
	FloorOrder     = Text{"Verdiepingen staan op volgorde van hun bouwlaag.", "Stockwerke stehen in der Reihenfolge ihrer Nummern.", "Floors are in the order of their level.", "Les étages sont classés selon leur niveau."}
	FloorSettings  = Text{"Verdieping en plattegrond", "Stockwerk und Plan", "Floor and plan", "Étage et plan"}
	FloorRemove    = Text{"Verdieping verwijderen", "Stockwerk entfernen", "Remove floor", "Supprimer l’étage"}
	FloorRemoveHow = Text{
		"De plekken gaan mee weg. Wat er gebruikt is, blijft in ieders geschiedenis staan.",
		"Die Plätze verschwinden mit. Was benutzt wurde, bleibt in der Geschichte aller stehen.",
		"Its places go with it. What was used stays in everybody’s history.",
		"Ses places disparaissent aussi. Ce qui a été utilisé reste dans l’historique de chacun."}
	Arrange        = Text{"Plekken indelen", "Plätze einrichten", "Arrange places", "Disposer les places"}
	ArrangeFloor   = Text{"%s · %s: plekken indelen", "%s · %s: Plätze einrichten", "%s · %s: arrange places", "%s · %s : disposer les places"}
	PlanFile       = Text{"Plattegrond (SVG, PNG of JPEG, hoogstens %d MiB)", "Plan (SVG, PNG oder JPEG, höchstens %d MiB)", "Plan (SVG, PNG or JPEG, at most %d MiB)", "Plan (SVG, PNG ou JPEG, %d Mio au maximum)"}
	PlanUpload     = Text{"Plattegrond opladen", "Plan hochladen", "Upload plan", "Envoyer le plan"}
	PlanReplace    = Text{"Plattegrond vervangen", "Plan ersetzen", "Replace plan", "Remplacer le plan"}
	PlanReplaceHow = Text{
		"De plekken blijven staan waar ze ten opzichte van de plattegrond staan.",
		"Die Plätze bleiben, wo sie im Verhältnis zum Plan stehen.",
		"The places stay where they are in relation to the plan.",
		"Les places restent à leur position par rapport au plan."}
	PlanRemove   = Text{"Plattegrond weghalen", "Plan entfernen", "Take the plan away", "Retirer le plan"}
	AddPlaces    = Text{"Plekken toevoegen", "Plätze hinzufügen", "Add places", "Ajouter des places"}
	AddPlacesHow = Text{
		"Klik op de plattegrond waar de eerste komt, trek een rechthoek waarin ze allemaal passen, of vul de positie in.",
		"Klicke auf den Plan, wo der erste hinkommt, zieh ein Rechteck auf, das alle füllen, oder gib die Lage ein.",
		"Click on the plan where the first one goes, draw a rectangle for all of them to fill, or fill in the position.",
		"Cliquez sur le plan à l’endroit de la première, tracez un rectangle qu’elles rempliront toutes, ou saisissez la position."}
	DragHow = Text{
		"Sleep een plek om haar te verplaatsen, of kies haar en gebruik de pijltjestoetsen (met Shift in kleine stappen).",
		"Ziehe einen Platz, um ihn zu verschieben, oder wähle ihn und benutze die Pfeiltasten (mit Umschalt in kleinen Schritten).",
		"Drag a place to move it, or choose it and use the arrow keys (with Shift in small steps).",
		"Faites glisser une place pour la déplacer, ou choisissez-la et utilisez les flèches (avec Maj par petits pas)."}
	RowFirst        = Text{"Naam van de eerste", "Name des ersten", "Name of the first", "Nom de la première"}
	RowFirstHow     = Text{"De volgende tellen door: A1, A2, A3 …", "Die folgenden zählen weiter: A1, A2, A3 …", "The next ones count on: A1, A2, A3 …", "Les suivantes continuent : A1, A2, A3 …"}
	HowMany         = Text{"Hoeveel", "Wie viele", "How many", "Combien"}
	Direction       = Text{"Richting", "Richtung", "Direction", "Direction"}
	SideBySide      = Text{"naast elkaar", "nebeneinander", "side by side", "côte à côte"}
	OneBelow        = Text{"onder elkaar", "untereinander", "one below the other", "l’une sous l’autre"}
	Spacing         = Text{"Tussenruimte", "Abstand", "Spacing", "Espacement"}
	PositionX       = Text{"Van links", "Von links", "From the left", "Depuis la gauche"}
	PositionY       = Text{"Van boven", "Von oben", "From the top", "Depuis le haut"}
	WidthLabel      = Text{"Breedte", "Breite", "Width", "Largeur"}
	HeightLabel     = Text{"Hoogte", "Höhe", "Height", "Hauteur"}
	Preview         = Text{"Voorbeeld tonen", "Vorschau zeigen", "Show preview", "Aperçu"}
	PreviewOf       = Text{"Voorbeeld: %s", "Vorschau: %s", "Preview: %s", "Aperçu : %s"}
	PlaceEdit       = Text{"%s wijzigen", "%s ändern", "Change %s", "Modifier %s"}
	PlaceRemove     = Text{"Plek verwijderen", "Platz entfernen", "Remove place", "Supprimer la place"}
	PlaceRemoveSure = Text{"%s verwijderen?", "%s entfernen?", "Remove %s?", "Supprimer %s ?"}
	PlacesOnFloor   = Text{"Plekken op deze verdieping", "Plätze auf diesem Stockwerk", "Places on this floor", "Places de cet étage"}
	PlacesNil       = Text{"Nog geen plekken op deze verdieping.", "Noch keine Plätze auf diesem Stockwerk.", "No places on this floor yet.", "Pas encore de places à cet étage."}
	PlaceCount      = Text{"%d plekken", "%d Plätze", "%d places", "%d places"}
	Position        = Text{"Positie", "Lage", "Position", "Position"}
	OtherPlace      = Text{"Nieuwe plekken toevoegen", "Neue Plätze hinzufügen", "Add new places", "Ajouter d’autres places"}
	UndoRemove      = Text{"%s terugzetten", "%s zurückholen", "Bring back %s", "Rétablir %s"}
	ShowAsSeen      = Text{"Bekijken zoals iedereen", "Ansehen wie alle", "See it as everybody does", "Voir comme tout le monde"}
	BackToSite      = Text{"Terug naar %s", "Zurück zu %s", "Back to %s", "Retour à %s"}
	Edit            = Text{"Wijzigen", "Ändern", "Change", "Modifier"}
	NoteMoved       = Text{"Verplaatst.", "Verschoben.", "Moved.", "Déplacé."}
	NotePlan        = Text{"De plattegrond is er.", "Der Plan ist da.", "The plan is in place.", "Le plan est en place."}
	NotePlanMoved   = Text{
		"De plattegrond is vervangen. Ze heeft andere verhoudingen; de plekken zijn meegeschoven. Controleer ze.",
		"Der Plan ist ersetzt. Er hat andere Proportionen; die Plätze sind mitgerückt. Prüfe sie.",
		"The plan is replaced. It has other proportions; the places moved with it. Check them.",
		"Le plan est remplacé. Ses proportions diffèrent ; les places ont suivi. Vérifiez-les."}
	NoteClosed   = Text{"De vestiging is gesloten.", "Der Standort ist geschlossen.", "The site is closed.", "Le site est fermé."}
	NoteReopened = Text{"De vestiging is weer open.", "Der Standort ist wieder offen.", "The site is open again.", "Le site est rouvert."}
	NoteCode     = Text{"De plek heeft een nieuwe code. De oude werkt niet meer; druk het label opnieuw af.", "Der Platz hat einen neuen Code. Der alte gilt nicht mehr; drucke das Schild neu.", "The place has a new code. The old one no longer works; print its label again.", "La place a un nouveau code. L’ancien ne fonctionne plus ; réimprimez l’étiquette."}
)

// Codes to print.
var (
	Codes     = Text{"QR-codes", "QR-Codes", "QR codes", "Codes QR"}
	CodesOf   = Text{"%s · %s: QR-codes afdrukken", "%s · %s: QR-Codes drucken", "%s · %s: print QR codes", "%s · %s : imprimer les codes QR"}
	LabelsHow = Text{
		"Elke plek krijgt een label met haar QR-code, naam en code. Wie het scant, komt op de pagina van die plek.",
		"Jeder Platz bekommt ein Schild mit QR-Code, Name und Code. Wer es scannt, kommt auf die Seite des Platzes.",
		"Every place gets a label with its QR code, name and code. Whoever scans it comes to the page of that place.",
		"Chaque place reçoit une étiquette avec son code QR, son nom et son code. La scanner mène à la page de la place."}
	LabelSize      = Text{"Labels per A4", "Schilder je A4", "Labels per A4 sheet", "Étiquettes par feuille A4"}
	LabelsLarge    = Text{"%d groot", "%d groß", "%d large", "%d grandes"}
	LabelsMedium   = Text{"%d middel", "%d mittel", "%d medium", "%d moyennes"}
	LabelsSmall    = Text{"%d klein", "%d klein", "%d small", "%d petites"}
	WhichPlaces    = Text{"Welke plekken", "Welche Plätze", "Which places", "Quelles places"}
	MakePDF        = Text{"PDF maken", "PDF erstellen", "Make PDF", "Créer le PDF"}
	CodeReplace    = Text{"Code vervangen", "Code ersetzen", "Replace code", "Remplacer le code"}
	CodeReplaceHow = Text{
		"De oude code werkt dan meteen niet meer; het label moet opnieuw worden afgedrukt.",
		"Der alte Code gilt dann sofort nicht mehr; das Schild muss neu gedruckt werden.",
		"The old code then stops working at once; its label must be printed again.",
		"L’ancien code cesse aussitôt de fonctionner ; l’étiquette doit être réimprimée."}
	LabelScan     = Text{"Scan om in te checken, of typ:", "Scanne zum Einchecken, oder tippe:", "Scan to check in, or type:", "Scannez pour signaler votre arrivée, ou tapez :"}
	PageOf        = Text{"Blad %d van %d", "Blatt %d von %d", "Sheet %d of %d", "Feuille %d sur %d"}
	NothingChosen = Text{"Kies minstens één plek.", "Wähle mindestens einen Platz.", "Choose at least one place.", "Choisissez au moins une place."}
)
