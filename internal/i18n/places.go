package i18n

// Kinds of assets.
var (
	KindDesk      = Text{"Bureau", "Tisch", "Desk", "Bureau"}
	KindRoom      = Text{"Ruimte", "Raum", "Room", "Salle"}
	KindParking   = Text{"Parkeerplaats", "Parkplatz", "Parking place", "Parking"}
	KindLocker    = Text{"Locker", "Schließfach", "Locker", "Casier"}
	KindBike      = Text{"Fiets", "Fahrrad", "Bike", "Vélo"}
	KindEquipment = Text{"Apparaat", "Gerät", "Equipment", "Matériel"}
)

// Features of assets.
var (
	FeatureWindow      = Text{"Raam", "Fenster", "Window", "Fenêtre"}
	FeatureMonitor     = Text{"Beeldscherm", "Monitor", "Monitor", "Écran"}
	FeatureTwoMonitors = Text{"Twee beeldschermen", "Zwei Monitore", "Two monitors", "Deux écrans"}
	FeatureDock        = Text{"Dock", "Dockingstation", "Dock", "Station d’accueil"}
	FeatureHeight      = Text{"In hoogte verstelbaar", "Höhenverstellbar", "Height-adjustable", "Réglable en hauteur"}
	FeatureQuiet       = Text{"Stil", "Ruhig", "Quiet", "Calme"}
	FeaturePhone       = Text{"Telefoon", "Telefon", "Phone", "Téléphone"}
	FeatureScreen      = Text{"Groot scherm", "Großer Bildschirm", "Large screen", "Grand écran"}
	FeatureVideo       = Text{"Videovergadering", "Videokonferenz", "Video meetings", "Visioconférence"}
	FeatureWhiteboard  = Text{"Whiteboard", "Whiteboard", "Whiteboard", "Tableau blanc"}
	FeatureWheelchair  = Text{"Rolstoeltoegankelijk", "Rollstuhlgerecht", "Wheelchair access", "Accès fauteuil roulant"}
	FeatureCharger     = Text{"Laadpunt", "Ladepunkt", "Charging point", "Borne de recharge"}
)

// Refusals about places.
var (
	AtHome = Text{"Thuis", "Zu Hause", "At home", "À la maison"}
	// TakenFromTo says which asset is taken, on which day and between which times.
	TakenFromTo = Text{
		"%s is al bezet: %s, %s. Kies een andere tijd of een andere plek.",
		"%s ist schon vergeben: %s, %s. Wähle eine andere Zeit oder einen anderen Platz.",
		"%s is already taken: %s, %s. Choose another time or another place.",
		"%s est déjà pris : %s, %s. Choisissez une autre heure ou une autre place."}
	OutFromTo = Text{
		"%s is buiten gebruik: %s, %s. Kies een andere plek.",
		"%s ist außer Betrieb: %s, %s. Wähle einen anderen Platz.",
		"%s is out of use: %s, %s. Choose another place.",
		"%s est hors service : %s, %s. Choisissez une autre place."}
	InThePast = Text{
		"Deze tijd is al voorbij. Kies een tijd vanaf nu.",
		"Diese Zeit ist schon vorbei. Wähle eine Zeit ab jetzt.",
		"This time has passed. Choose a time from now on.",
		"Cet horaire est passé. Choisissez un horaire à venir."}
	ReservationTooShort = Text{
		"Een reservering duurt minstens een minuut.", "Eine Reservierung dauert mindestens eine Minute.",
		"A reservation lasts at least a minute.", "Une réservation dure au moins une minute."}
	ReservationTooLong = Text{
		"Een reservering duurt hoogstens %d dagen.", "Eine Reservierung dauert höchstens %d Tage.",
		"A reservation lasts at most %d days.", "Une réservation dure au plus %d jours."}
	TooFarAhead = Text{
		"Reserveren kan tot %d dagen vooruit.", "Reservieren geht bis %d Tage im Voraus.",
		"You can reserve up to %d days ahead.", "Vous pouvez réserver jusqu’à %d jours à l’avance."}
	ClosedOnDay = Text{
		"%s is op %s gesloten.", "%s ist am %s geschlossen.",
		"%s is closed on %s.", "%s, le %s : fermé."}
	ClosedAllDay = Text{"Die dag gesloten", "An dem Tag geschlossen", "Closed that day", "Fermé ce jour-là"}
	OutsideHours = Text{
		"%s is in deze tijd niet de hele tijd open. Openingstijden op die dag: %s.",
		"%s ist in dieser Zeit nicht durchgehend geöffnet. Öffnungszeiten an dem Tag: %s.",
		"%s is not open all through this time. Opening hours on that day: %s.",
		"%s n’est pas ouvert pendant toute cette période. Heures d’ouverture ce jour-là : %s."}
	ReservationOver = Text{
		"Deze reservering is al voorbij en blijft zoals ze was.",
		"Diese Reservierung ist schon vorbei und bleibt, wie sie war.",
		"This reservation is over and stays as it was.",
		"Cette réservation est terminée et reste telle quelle."}
	ReservationBegun = Text{
		"De reservering loopt al. Je kunt nog wel het einde wijzigen of uitchecken.",
		"Die Reservierung läuft schon. Du kannst noch das Ende ändern oder auschecken.",
		"The reservation has begun. You can still change its end, or check out.",
		"La réservation a commencé. Vous pouvez encore modifier la fin ou partir."}
	KeyReused = Text{
		"Deze aanvraag is al eerder met andere gegevens verstuurd. Laad de pagina opnieuw.",
		"Diese Anfrage wurde schon einmal mit anderen Angaben gesendet. Lade die Seite neu.",
		"This request was sent before with other details. Load the page again.",
		"Cette demande a déjà été envoyée avec d’autres données. Rechargez la page."}
	CodeUnknown = Text{
		"Er is geen plek met deze code. Kijk op het label van de plek, of typ HOME voor thuis.",
		"Es gibt keinen Platz mit diesem Code. Sieh auf das Schild am Platz, oder tippe HOME für zu Hause.",
		"No place has this code. Look at the label of the place, or type HOME for home.",
		"Aucune place ne porte ce code. Regardez l’étiquette de la place, ou tapez HOME pour la maison."}
	ThirdStay = Text{
		"Je bent al op twee plekken ingecheckt: %s en %s. Check eerst bij een van de twee uit.",
		"Du bist schon an zwei Plätzen eingecheckt: %s und %s. Checke zuerst an einem der beiden aus.",
		"You are already checked in at two places: %s and %s. Check out of one of them first.",
		"Vous êtes déjà présent à deux endroits : %s et %s. Quittez d’abord l’un des deux."}
	KindUnknown = Text{
		"Kies een van de soorten uit de lijst.", "Wähle eine der Arten aus der Liste.",
		"Choose one of the kinds in the list.", "Choisissez un des types de la liste."}
	OutsidePlan = Text{
		"Dit ligt buiten de plattegrond.", "Das liegt außerhalb des Plans.",
		"This lies outside the plan.", "Cela se trouve hors du plan."}
	PlanSize = Text{
		"De plattegrond meet tussen %d en %d eenheden.", "Der Plan misst zwischen %d und %d Einheiten.",
		"The plan measures between %d and %d units.", "Le plan mesure entre %d et %d unités."}
)
