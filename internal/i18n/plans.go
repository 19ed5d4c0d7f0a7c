package i18n

// Refusals of floor plans.
var (
	// PlanTooLarge says how many MiB a plan may have.
	PlanTooLarge = Text{
		"Deze plattegrond is te groot: hoogstens %d MiB. Vereenvoudig de tekening en bewaar haar opnieuw.",
		"Dieser Plan ist zu groß: höchstens %d MiB. Vereinfache die Zeichnung und speichere sie neu.",
		"This plan is too large: at most %d MiB. Simplify the drawing and save it again.",
		"Ce plan est trop volumineux : %d Mio au maximum. Simplifiez le dessin et enregistrez-le à nouveau."}
	PlanUnreadable = Text{
		"Dit bestand is niet als SVG-tekening te lezen. Bewaar de plattegrond in je tekenprogramma als gewone SVG.",
		"Diese Datei lässt sich nicht als SVG-Zeichnung lesen. Speichere den Plan in deinem Zeichenprogramm als einfaches SVG.",
		"This file cannot be read as an SVG drawing. Save the plan as plain SVG in your drawing program.",
		"Ce fichier ne peut pas être lu comme un dessin SVG. Enregistrez le plan en SVG simple dans votre logiciel de dessin."}
	PlanEntities = Text{
		"Deze plattegrond bevat eigen entiteiten. Bewaar haar in je tekenprogramma als gewone SVG.",
		"Dieser Plan enthält eigene Entitäten. Speichere ihn in deinem Zeichenprogramm als einfaches SVG.",
		"This plan contains entities of its own. Save it as plain SVG in your drawing program.",
		"Ce plan contient ses propres entités. Enregistrez-le en SVG simple dans votre logiciel de dessin."}
	PlanMissing = Text{
		"Kies eerst een bestand met de plattegrond.", "Wähle zuerst eine Datei mit dem Plan.",
		"Choose a file with the plan first.", "Choisissez d’abord un fichier contenant le plan."}
	PlanKind = Text{
		"Dit is geen SVG, PNG of JPEG. Bewaar de plattegrond als een van deze soorten.",
		"Das ist kein SVG, PNG oder JPEG. Speichere den Plan in einem dieser Formate.",
		"This is no SVG, PNG or JPEG. Save the plan as one of these.",
		"Ce n’est ni un SVG, ni un PNG, ni un JPEG. Enregistrez le plan dans l’un de ces formats."}
	PictureUnreadable = Text{
		"Deze afbeelding is beschadigd of niet te lezen. Bewaar haar opnieuw als PNG of JPEG.",
		"Dieses Bild ist beschädigt oder nicht lesbar. Speichere es neu als PNG oder JPEG.",
		"This picture is damaged or cannot be read. Save it again as PNG or JPEG.",
		"Cette image est endommagée ou illisible. Enregistrez-la à nouveau en PNG ou JPEG."}
	// PictureTooLarge says how many million pixels a picture may have.
	PictureTooLarge = Text{
		"Deze afbeelding heeft te veel beeldpunten: hoogstens %d miljoen. Maak haar kleiner en probeer het opnieuw.",
		"Dieses Bild hat zu viele Bildpunkte: höchstens %d Millionen. Verkleinere es und versuche es erneut.",
		"This picture has too many pixels: at most %d million. Make it smaller and try again.",
		"Cette image a trop de pixels : %d millions au maximum. Réduisez-la et réessayez."}
	// PlanAspect says how many times longer than wide a plan may be.
	PlanAspect = Text{
		"Deze plattegrond is te smal: de ene zijde is meer dan %d keer zo lang als de andere.",
		"Dieser Plan ist zu schmal: die eine Seite ist mehr als %d-mal so lang wie die andere.",
		"This plan is too narrow: one side is more than %d times as long as the other.",
		"Ce plan est trop étroit : un côté est plus de %d fois plus long que l’autre."}
	PlanTooComplex = Text{
		"Deze plattegrond is te ingewikkeld om te tonen. Vereenvoudig de tekening: minder vormen en minder lagen.",
		"Dieser Plan ist zu verschachtelt, um ihn zu zeigen. Vereinfache die Zeichnung: weniger Formen und weniger Ebenen.",
		"This plan is too complex to show. Simplify the drawing: fewer shapes and fewer layers.",
		"Ce plan est trop complexe pour être affiché. Simplifiez le dessin : moins de formes et moins de calques."}
	// PlanViewBox says the largest width and height.
	PlanViewBox = Text{
		"Deze plattegrond heeft geen bruikbare maat. Geef de tekening een breedte en hoogte, of een viewBox, van hoogstens %d.",
		"Dieser Plan hat keine brauchbare Größe. Gib der Zeichnung eine Breite und Höhe oder eine viewBox von höchstens %d.",
		"This plan has no usable size. Give the drawing a width and height, or a viewBox, of at most %d.",
		"Ce plan n’a pas de dimensions utilisables. Donnez au dessin une largeur et une hauteur, ou une viewBox, de %d au maximum."}
)
