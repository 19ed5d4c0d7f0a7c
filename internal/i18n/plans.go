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
		"Deze plattegrond bevat een documenttype of entiteiten. Bewaar haar in je tekenprogramma als gewone SVG.",
		"Dieser Plan enthält einen Dokumenttyp oder Entitäten. Speichere ihn in deinem Zeichenprogramm als einfaches SVG.",
		"This plan contains a document type or entities. Save it as plain SVG in your drawing program.",
		"Ce plan contient un type de document ou des entités. Enregistrez-le en SVG simple dans votre logiciel de dessin."}
	PlanTooComplex = Text{
		"Deze plattegrond is te ingewikkeld om te tonen. Vereenvoudig de tekening: minder vormen en minder lagen.",
		"Dieser Plan ist zu verschachtelt, um ihn zu zeigen. Vereinfache die Zeichnung: weniger Formen und weniger Ebenen.",
		"This plan is too complex to show. Simplify the drawing: fewer shapes and fewer layers.",
		"Ce plan est trop complexe pour être affiché. Simplifiez le dessin : moins de formes et moins de calques."}
	// PlanViewBox says the largest width and height.
	PlanViewBox = Text{
		"Deze plattegrond heeft geen bruikbare maat. Geef de tekening een viewBox met een breedte en hoogte van hoogstens %d.",
		"Dieser Plan hat keine brauchbare Größe. Gib der Zeichnung eine viewBox mit einer Breite und Höhe von höchstens %d.",
		"This plan has no usable size. Give the drawing a viewBox with a width and height of at most %d.",
		"Ce plan n’a pas de dimensions utilisables. Donnez au dessin une viewBox d’une largeur et d’une hauteur de %d au maximum."}
)
