package i18n

// Of the guide through the first steps of an office.
var (
	StartTitle = Text{
		"Je kantoor inrichten", "Dein Büro einrichten", "Set up your office", "Préparer votre bureau"}
	StartCount = Text{
		"%d van %d stappen af", "%d von %d Schritten fertig", "%d of %d steps done", "%d étapes sur %d terminées"}
	StartGoOn = Text{
		"Verder", "Weiter", "Go on", "Continuer"}
	StartDone = Text{
		"Af", "Fertig", "Done", "Fait"}
	StartNext = Text{
		"Nu aan de beurt", "Als Nächstes", "Next", "À faire"}
	StartAll = Text{
		"Alles staat klaar. Een goede eerste werkdag!", "Alles ist bereit. Einen guten ersten Arbeitstag!",
		"Everything is ready. Have a good first day!", "Tout est prêt. Bonne première journée !"}
	StartHide = Text{
		"Deze hulp niet meer tonen", "Diese Hilfe nicht mehr zeigen", "Do not show this guide any more", "Ne plus afficher ce guide"}
	StartShow = Text{
		"Deze hulp op Vandaag tonen", "Diese Hilfe auf „Heute“ zeigen", "Show this guide on Today", "Afficher ce guide sur « Aujourd’hui »"}

	StartSite = Text{
		"Vestiging", "Standort", "Site", "Site"}
	StartSiteHow = Text{
		"Geef je vestiging een adres, tijdzone en openingstijden: daarbuiten wordt niets gereserveerd.",
		"Gib deinem Standort Adresse, Zeitzone und Öffnungszeiten: Außerhalb davon wird nichts reserviert.",
		"Give your site its address, time zone and opening hours: outside them nothing is reserved.",
		"Donnez à votre site son adresse, son fuseau et ses heures d’ouverture : rien ne se réserve en dehors."}
	StartSiteDo = Text{
		"Vestiging invullen", "Standort ausfüllen", "Fill in the site", "Compléter le site"}
	StartPlan = Text{
		"Plattegrond", "Plan", "Floor plan", "Plan"}
	StartPlanHow = Text{
		"Voeg een verdieping toe met haar plattegrond: een SVG uit een tekenprogramma, of een foto of scan als PNG of JPEG.",
		"Füge ein Stockwerk mit seinem Plan hinzu: ein SVG aus einem Zeichenprogramm, oder ein Foto oder Scan als PNG oder JPEG.",
		"Add a floor with its plan: an SVG from a drawing program, or a photo or scan as PNG or JPEG.",
		"Ajoutez un étage avec son plan : un SVG d’un logiciel de dessin, ou une photo ou un scan en PNG ou JPEG."}
	StartPlanDo = Text{
		"Verdieping toevoegen", "Stockwerk hinzufügen", "Add a floor", "Ajouter un étage"}
	StartPlaces = Text{
		"Plekken", "Plätze", "Places", "Places"}
	StartPlacesHow = Text{
		"Zet bureaus, zalen en wat er verder te reserveren is op de plattegrond, een hele rij tegelijk als je wilt. Print daarna de QR-codes en plak ze op de plekken.",
		"Setze Tische, Räume und was sonst reserviert wird auf den Plan, auf Wunsch eine ganze Reihe auf einmal. Drucke danach die QR-Codes und klebe sie auf die Plätze.",
		"Put desks, rooms and whatever else is reserved on the plan, a whole row at once if you like. Then print the QR codes and stick them on the places.",
		"Placez bureaux, salles et tout ce qui se réserve sur le plan, une rangée entière à la fois si vous voulez. Imprimez ensuite les codes QR et collez-les sur les places."}
	StartPlacesDo = Text{
		"Plekken neerzetten", "Plätze setzen", "Put places", "Placer"}
	StartCodesDo = Text{
		"QR-codes printen", "QR-Codes drucken", "Print QR codes", "Imprimer les codes QR"}
	StartPeople = Text{
		"Mensen", "Menschen", "People", "Personnes"}
	StartPeopleHow = Text{
		"Voeg je collega’s toe, een voor een of allemaal tegelijk uit een CSV-bestand.",
		"Füge die Menschen deines Büros hinzu, einzeln oder alle auf einmal aus einer CSV-Datei.",
		"Add your colleagues, one by one or all at once from a CSV file.",
		"Ajoutez vos collègues, un par un ou tous à la fois depuis un fichier CSV."}
	StartPeopleDo = Text{
		"Iemand toevoegen", "Jemanden hinzufügen", "Add somebody", "Ajouter quelqu’un"}
	StartImportDo = Text{
		"CSV importeren", "CSV importieren", "Import a CSV", "Importer un CSV"}
	StartWork = Text{
		"Eerste check-in", "Erster Check-in", "First check-in", "Première arrivée"}
	StartWorkHow = Text{
		"Loop naar een plek, scan haar code met je telefoon en check in. Nu ziet iedereen op de plattegrond dat ze bezet is.",
		"Geh zu einem Platz, scanne seinen Code mit dem Telefon und checke ein. Nun sehen alle auf dem Plan, dass er besetzt ist.",
		"Walk to a place, scan its code with your phone and check in. Now everybody sees on the plan that it is in use.",
		"Allez à une place, scannez son code avec votre téléphone et signalez votre arrivée. Tout le monde voit alors sur le plan qu’elle est occupée."}
	StartWorkDo = Text{
		"Inchecken", "Einchecken", "Check in", "Arriver"}
)
