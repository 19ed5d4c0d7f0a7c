package i18n

// Of the page behind an asset's QR code.
var (
	ScanReady = Text{
		"Vrij tot %s", "Frei bis %s", "Free until %s", "Libre jusqu’à %s"}
	ScanYours = Text{
		"Van jou gereserveerd tot %s", "Von dir reserviert bis %s", "Reserved by you until %s", "Réservé par vous jusqu’à %s"}
	ScanHere = Text{
		"Je bent hier ingecheckt sinds %s, tot %s.", "Du bist hier seit %s eingecheckt, bis %s.",
		"You are checked in here since %s, until %s.", "Vous êtes ici depuis %s, jusqu’à %s."}
	ScanHereNow = Text{
		"Hier inchecken", "Hier einchecken", "Check in here", "Arriver ici"}
	ScanNear = Text{
		"Dichtstbij vrij", "Am nächsten frei", "Nearest free", "Libres les plus proches"}
	ScanNearHow = Text{
		"Neem er een: de plek is dan van jou, en je checkt in met de code op die plek.",
		"Nimm einen davon: Der Platz gehört dann dir, und du checkst mit dem Code dort ein.",
		"Take one of these: it is then yours, and you check in with the code on it.",
		"Prenez l’une d’elles : elle est alors à vous, et vous y signalez votre arrivée avec le code qui s’y trouve."}
	ScanNearNone = Text{
		"Op deze vestiging is nu niets van dit soort lang genoeg vrij.",
		"An diesem Standort ist gerade nichts dieser Art lange genug frei.",
		"Nothing of this kind is free for long enough at this site now.",
		"Rien de ce genre n’est libre assez longtemps sur ce site en ce moment."}
	ScanTake = Text{
		"Nemen tot %s", "Nehmen bis %s", "Take until %s", "Prendre jusqu’à %s"}
	ScanSameFloor = Text{
		"Zelfde verdieping", "Gleiches Stockwerk", "Same floor", "Même étage"}
	ScanUnknownTitle = Text{
		"Deze code kennen we niet", "Diesen Code kennen wir nicht", "We do not know this code", "Ce code est inconnu"}
	ScanUnknownHow = Text{
		"Misschien is hij vervangen: kijk of er een nieuwer label op de plek zit, of typ de code die erop staat.",
		"Vielleicht wurde er ersetzt: Sieh nach, ob ein neueres Schild am Platz klebt, oder tippe den Code, der darauf steht.",
		"It may have been replaced: see whether there is a newer label on the place, or type the code that is on it.",
		"Il a peut-être été remplacé : voyez s’il y a une étiquette plus récente, ou tapez le code qui s’y trouve."}
	ScanTypeIt = Text{
		"Code typen", "Code tippen", "Type the code", "Taper le code"}
	ScanOnPlan = Text{
		"Op de plattegrond bekijken", "Im Plan ansehen", "See it on the plan", "Voir sur le plan"}
	ScanTitle = Text{
		"QR-code scannen", "QR-Code scannen", "Scan a QR code", "Scanner un code QR"}
	ScanHow = Text{
		"Richt de camera op de code van de plek. Het beeld blijft op je telefoon.",
		"Richte die Kamera auf den Code am Platz. Das Bild bleibt auf deinem Telefon.",
		"Point the camera at the code on the place. The picture stays on your phone.",
		"Visez le code de la place avec la caméra. L’image reste sur votre téléphone."}
	ScanStart = Text{
		"Camera starten", "Kamera starten", "Start the camera", "Démarrer la caméra"}
	ScanSearching = Text{
		"Ik zoek een code …", "Suche nach einem Code …", "Looking for a code …", "Recherche d’un code …"}
	ScanForeign = Text{
		"Deze code is niet van een plek van dit kantoor.", "Dieser Code gehört zu keinem Platz dieses Büros.",
		"This code is not of a place of this office.", "Ce code n’est pas celui d’une place de ce bureau."}
	ScanNoCamera = Text{
		"De camera is er niet of mag niet worden gebruikt. Sta haar toe in de browser, of typ de code.",
		"Die Kamera fehlt oder darf nicht benutzt werden. Erlaube sie im Browser, oder tippe den Code.",
		"There is no camera, or it may not be used. Allow it in the browser, or type the code.",
		"La caméra manque ou n’est pas autorisée. Autorisez-la dans le navigateur, ou tapez le code."}
	ScanNoScript = Text{
		"Scannen op deze pagina heeft JavaScript nodig. De camera van je telefoon kan de code ook zonder deze pagina lezen.",
		"Das Scannen auf dieser Seite braucht JavaScript. Die Kamera deines Telefons liest den Code auch ohne diese Seite.",
		"Scanning on this page needs JavaScript. Your phone’s camera can read the code without this page too.",
		"Scanner sur cette page demande JavaScript. La caméra de votre téléphone lit aussi le code sans cette page."}
	ScanPicture = Text{
		"Beeld van de camera", "Bild der Kamera", "Picture of the camera", "Image de la caméra"}
)
