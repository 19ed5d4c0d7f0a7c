package i18n

// Customers that come from a file, and that are taken along as one.
var (
	CustomersImport = Text{"Klanten importeren", "Kundschaft importieren", "Import customers", "Importer des clients"}
	CustomersExport = Text{"Klanten exporteren", "Kundschaft exportieren", "Export customers", "Exporter des clients"}
	ImportDoors     = Text{"Importeren", "Importieren", "Import", "Importer"}
	ExportDoors     = Text{"Exporteren", "Exportieren", "Export", "Exporter"}
	CustomersFile   = Text{"CSV- of vCard-bestand", "CSV- oder vCard-Datei", "CSV or vCard file", "Fichier CSV ou vCard"}
	CustomersFrom   = Text{
		"Kies een export uit Outlook, Google Contacten, je telefoon of een rekenblad: CSV of vCard (.vcf). Je ziet eerst wat er zou gebeuren, en welke kolom wat is.",
		"Wähle einen Export aus Outlook, Google Kontakte, deinem Telefon oder einer Tabelle: CSV oder vCard (.vcf). Du siehst zuerst, was geschehen würde und welche Spalte was ist.",
		"Choose an export from Outlook, Google Contacts, your phone or a spreadsheet: CSV or vCard (.vcf). You first see what would happen, and which column is which.",
		"Choisissez un export d’Outlook, de Google Contacts, de votre téléphone ou d’un tableur : CSV ou vCard (.vcf). Vous verrez d’abord ce qui se passerait et quelle colonne est quoi."}
	CustomersFileMissing = Text{"Kies een bestand.", "Wähle eine Datei.", "Choose a file.", "Choisissez un fichier."}
	ImportWholeName      = Text{"Hele naam", "Ganzer Name", "Whole name", "Nom entier"}
	ImportCompany        = Text{"Bedrijf, waar geen naam staat", "Firma, wo kein Name steht", "Company, where there is no name", "Société, faute de nom"}
	ImportStreet         = Text{"Straat", "Straße", "Street", "Rue"}
	ImportCountry        = Text{"Land", "Land", "Country", "Pays"}
	ImportNoName         = Text{
		"Kies in welke kolom de naam staat.", "Wähle, in welcher Spalte der Name steht.", "Choose the column that holds the name.", "Choisissez la colonne qui contient le nom."}
	ImportNameless      = Text{"Er staat geen naam.", "Es steht kein Name da.", "There is no name.", "Il n’y a pas de nom."}
	ImportCustomerTwice = Text{"Staat al op regel %s.", "Steht schon in Zeile %s.", "Stands on line %s already.", "Figure déjà à la ligne %s."}
	ImportCardGroup     = Text{"Dit is een lijst van anderen, geen persoon.", "Das ist eine Liste von anderen, keine Person.", "This is a list of others, not a person.", "C’est une liste d’autres contacts, pas une personne."}
	ImportCardOpen      = Text{"Deze vCard houdt te vroeg op.", "Diese vCard endet zu früh.", "This vCard ends too early.", "Cette vCard s’arrête trop tôt."}
	ImportNoCards       = Text{"In dit bestand staan geen leesbare vCards.", "In dieser Datei stehen keine lesbaren vCards.", "This file has no vCards that can be read.", "Ce fichier ne contient pas de vCard lisible."}
	ImportTooMany       = Text{
		"Eén bestand mag %d klanten bevatten. Deel het op.", "Eine Datei darf %d Personen enthalten. Teile sie auf.",
		"One file may hold %d customers. Split it.", "Un fichier peut contenir %d clients. Divisez-le."}
	ImportLineFault = Text{"Regel %d, %s: %s", "Zeile %d, %s: %s", "Line %d, %s: %s", "Ligne %d, %s : %s"}
	ImportNew       = Count{
		One:   Text{"%d klant komt erbij.", "%d Person kommt dazu.", "%d customer will be added.", "%d client sera ajouté."},
		Other: Text{"%d klanten komen erbij.", "%d Personen kommen dazu.", "%d customers will be added.", "%d clients seront ajoutés."}}
	ImportKeeps = Count{
		One:   Text{"%d is al bekend en blijft zoals die is.", "%d ist schon bekannt und bleibt unverändert.", "%d is known already and stays as they are.", "%d est déjà connu et reste tel quel."},
		Other: Text{"%d zijn al bekend en blijven zoals ze zijn.", "%d sind schon bekannt und bleiben unverändert.", "%d are known already and stay as they are.", "%d sont déjà connus et restent tels quels."}}
	ImportCompletes = Count{
		One:   Text{"%d is al bekend en wordt aangevuld.", "%d ist schon bekannt und wird ergänzt.", "%d is known already and will be completed.", "%d est déjà connu et sera complété."},
		Other: Text{"%d zijn al bekend en worden aangevuld.", "%d sind schon bekannt und werden ergänzt.", "%d are known already and will be completed.", "%d sont déjà connus et seront complétés."}}
	ImportKnown    = Text{"Wie al bekend is", "Wer schon bekannt ist", "Those who are known already", "Ceux qui sont déjà connus"}
	ImportKnownHow = Text{
		"Bekend is wie hier dezelfde naam en hetzelfde e-mailadres of telefoonnummer heeft.", "Bekannt ist, wer hier denselben Namen und dieselbe E-Mail-Adresse oder Telefonnummer hat.",
		"Known is who has the same name here, and the same e-mail address or telephone.", "Est connu qui a ici le même nom, et la même adresse e-mail ou le même téléphone."}
	ImportSkip   = Text{"Laten zoals ze zijn", "Unverändert lassen", "Leave as they are", "Laisser tels quels"}
	ImportUpdate = Text{
		"Aanvullen: wat in het bestand staat, vervangt; wat er leeg is, blijft; notities komen erbij", "Ergänzen: was in der Datei steht, ersetzt; was dort leer ist, bleibt; Notizen kommen dazu",
		"Complete: what the file has replaces; what it has not stays; notes are added", "Compléter : ce que le fichier contient remplace ; ce qui y manque reste ; les notes s’ajoutent"}
	ImportShares = Text{
		"zelfde adres als %s", "gleiche Adresse wie %s", "same address as %s", "même adresse que %s"}
	ImportCustomersDo = Count{
		One:   Text{"%d klant overnemen", "%d Person übernehmen", "Import %d customer", "Importer %d client"},
		Other: Text{"%d klanten overnemen", "%d Personen übernehmen", "Import %d customers", "Importer %d clients"}}
	ImportAdded = Count{
		One:   Text{"%d klant is toegevoegd.", "%d Person wurde hinzugefügt.", "%d customer was added.", "%d client a été ajouté."},
		Other: Text{"%d klanten zijn toegevoegd.", "%d Personen wurden hinzugefügt.", "%d customers were added.", "%d clients ont été ajoutés."}}
	ImportChanged = Count{
		One:   Text{"%d klant is aangevuld.", "%d Person wurde ergänzt.", "%d customer was completed.", "%d client a été complété."},
		Other: Text{"%d klanten zijn aangevuld.", "%d Personen wurden ergänzt.", "%d customers were completed.", "%d clients ont été complétés."}}
	ExportHolds = Text{
		"Het bestand bevat namen, adressen, telefoon, groepen en notities. Wie het meeneemt, staat in het logboek.", "Die Datei enthält Namen, Adressen, Telefon, Gruppen und Notizen. Wer sie mitnimmt, steht im Protokoll.",
		"The file holds names, addresses, telephones, groups and notes. The log says who took it along.", "Le fichier contient noms, adresses, téléphones, groupes et notes. Le journal dit qui l’a emporté."}
	ExportAs     = Text{"Bestand", "Datei", "File", "Fichier"}
	ExportExcel  = Text{"CSV met puntkomma’s, voor Excel", "CSV mit Strichpunkten, für Excel", "CSV with semicolons, for Excel", "CSV avec points-virgules, pour Excel"}
	ExportCommas = Text{"CSV met komma’s, voor andere programma’s", "CSV mit Kommas, für andere Programme", "CSV with commas, for other programs", "CSV avec virgules, pour d’autres programmes"}
	ExportCards  = Text{"vCard, voor telefoons en adresboeken", "vCard, für Telefone und Adressbücher", "vCard, for phones and address books", "vCard, pour téléphones et carnets d’adresses"}
	ExportMark   = Text{"Met het teken waaraan Excel de letters herkent (UTF-8-BOM)", "Mit dem Zeichen, an dem Excel Umlaute erkennt (UTF-8-BOM)", "With the mark by which Excel knows the letters (UTF-8 BOM)", "Avec la marque qui permet à Excel de reconnaître les lettres (BOM UTF-8)"}
	ExportGuard  = Text{
		"In een CSV krijgt wat met + - = of @ begint een ' vooraan, zodat een rekenblad het niet uitrekent. Bij het importeren gaat dat er weer af.",
		"In einer CSV bekommt, was mit + - = oder @ beginnt, ein ' davor, damit eine Tabelle es nicht ausrechnet. Beim Importieren fällt es wieder weg.",
		"In a CSV, what begins with + - = or @ gets a ' in front, so that no spreadsheet computes it. An import takes it off again.",
		"Dans un CSV, ce qui commence par + - = ou @ reçoit un ' devant, pour qu’aucun tableur ne le calcule. L’import l’enlève."}
	ExportWhom = Text{"Alleen wie hierop past", "Nur wer darauf passt", "Only those who fit this", "Seulement ceux qui correspondent"}
	ExportAll  = Text{"Zonder keuze: alle klanten.", "Ohne Auswahl: alle.", "Without a choice: all customers.", "Sans choix : tous les clients."}
)
