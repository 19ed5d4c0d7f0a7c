package i18n

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
		"Die Etagennummer liegt zwischen %d und %d; 0 ist das Erdgeschoss.",
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
	Text{"Hier ligt nog %d reservering of sessie in het verschiet. Annuleer haar mee, of wacht tot ze voorbij is.",
		"Hier steht noch %d Reservierung oder Sitzung bevor. Storniere sie mit, oder warte, bis sie vorbei ist.",
		"%d reservation or session still lies ahead here. Cancel it too, or wait until it is over.",
		"%d réservation ou séance est encore à venir ici. Annulez-la aussi, ou attendez qu’elle soit passée."},
	Text{"Hier liggen nog %d reserveringen of sessies in het verschiet. Annuleer ze mee, of wacht tot ze voorbij zijn.",
		"Hier stehen noch %d Reservierungen oder Sitzungen bevor. Storniere sie mit, oder warte, bis sie vorbei sind.",
		"%d reservations or sessions still lie ahead here. Cancel them too, or wait until they are over.",
		"%d réservations ou séances sont encore à venir ici. Annulez-les aussi, ou attendez qu’elles soient passées."}}

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
