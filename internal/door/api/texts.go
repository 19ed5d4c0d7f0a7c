package api

import "bureau/internal/i18n"

// say makes a text of this door; one that lacks a language does not compile.
func say(nl, de, en, fr string) i18n.Text { return i18n.Text{NL: nl, DE: de, EN: en, FR: fr} }

// Refusals of a whole request.
var (
	textNoToken = say(
		"Stuur een token mee: Authorization: Bearer en dan het token. Je maakt er een op je profielpagina.",
		"Sende ein Token mit: Authorization: Bearer und dann das Token. Du erstellst eines auf deiner Profilseite.",
		"Send a token: Authorization: Bearer and then the token. You make one on your profile page.",
		"Envoyez un jeton : Authorization: Bearer suivi du jeton. Vous en créez un sur votre page de profil.")
	textNoPath = say(
		"Dit adres is er niet. Alle adressen staan op /api/.",
		"Diese Adresse gibt es nicht. Alle Adressen stehen auf /api/.",
		"There is nothing at this address. All addresses are listed at /api/.",
		"Il n’y a rien à cette adresse. Toutes les adresses figurent sur /api/.")
	textNoMethod = say(
		"Dit adres kent de methode %s niet. Het kent: %s.",
		"Diese Adresse kennt die Methode %s nicht. Sie kennt: %s.",
		"This address does not know the method %s. It knows: %s.",
		"Cette adresse ne connaît pas la méthode %s. Elle connaît : %s.")
	textNotJSON = say(
		"De inhoud is geen leesbare JSON. Stuur één object in UTF-8.",
		"Der Inhalt ist kein lesbares JSON. Sende ein einzelnes Objekt in UTF-8.",
		"The content is not JSON that can be read. Send one object in UTF-8.",
		"Le contenu n’est pas du JSON lisible. Envoyez un seul objet en UTF-8.")
	textMedia = say(
		"Dit soort inhoud wordt niet gelezen. Stuur application/json.",
		"Diese Art von Inhalt wird nicht gelesen. Sende application/json.",
		"This kind of content is not read. Send application/json.",
		"Ce type de contenu n’est pas lu. Envoyez application/json.")
	textUpload = say(
		"Stuur het bestand als multipart/form-data.", "Sende die Datei als multipart/form-data.",
		"Send the file as multipart/form-data.", "Envoyez le fichier en multipart/form-data.")
	textTooLarge = say(
		"De inhoud is te groot: hoogstens %d bytes.", "Der Inhalt ist zu groß: höchstens %d Bytes.",
		"The content is too large: at most %d bytes.", "Le contenu est trop volumineux : %d octets au maximum.")
	textTooDeep = say(
		"De JSON is te diep genest: hoogstens %d niveaus.", "Das JSON ist zu tief verschachtelt: höchstens %d Ebenen.",
		"The JSON is nested too deep: at most %d levels.", "Le JSON est trop imbriqué : %d niveaux au maximum.")
	textTwice = say(
		"„%s” staat er twee keer. Noem elke eigenschap één keer.", "„%s“ steht doppelt da. Nenne jede Eigenschaft einmal.",
		"“%s” is there twice. Name each property once.", "« %s » figure deux fois. Nommez chaque propriété une seule fois.")
	textBadText = say(
		"De tekst bevat een NUL-teken of is geen UTF-8. Haal dat eruit en probeer het opnieuw.",
		"Der Text enthält ein NUL-Zeichen oder ist kein UTF-8. Entferne das und versuche es erneut.",
		"The text contains a NUL character or is not UTF-8. Take that out and try again.",
		"Le texte contient un caractère NUL ou n’est pas en UTF-8. Retirez-le et réessayez.")
	textTooMany = say(
		"Te veel aanvragen in korte tijd. Probeer het over %d s opnieuw.", "Zu viele Anfragen in kurzer Zeit. Versuche es in %d s erneut.",
		"Too many requests in a short time. Try again in %d s.", "Trop de demandes en peu de temps. Réessayez dans %d s.")
	textNoCondition = say(
		"Stuur If-Match mee met de ETag van de stand die je wijzigt.", "Sende If-Match mit dem ETag des Standes, den du änderst.",
		"Send If-Match with the ETag of what you change.", "Envoyez If-Match avec l’ETag de ce que vous modifiez.")
	textNothing = say(
		"Noem minstens één eigenschap die anders moet.", "Nenne mindestens eine Eigenschaft, die anders werden soll.",
		"Name at least one property to change.", "Nommez au moins une propriété à modifier.")
)

// Refusals of one property, parameter or header.
var (
	textUnknown = say(
		"Dit bestaat niet. Kijk op /api/ welke namen er zijn.", "Das gibt es nicht. Auf /api/ steht, welche Namen es gibt.",
		"This does not exist. See /api/ for the names there are.", "Ceci n’existe pas. Consultez /api/ pour les noms possibles.")
	textMissing = say("Dit ontbreekt.", "Das fehlt.", "This is missing.", "Ceci manque.")
	textTime    = say(
		"Schrijf een tijd met zijn afstand tot UTC, zoals 2026-11-25T09:00:00+01:00; in een adres is + geschreven als %2B.",
		"Schreibe eine Zeit mit ihrem Abstand zu UTC, wie 2026-11-25T09:00:00+01:00; in einer Adresse schreibt man + als %2B.",
		"Write a time with its offset from UTC, such as 2026-11-25T09:00:00+01:00; in an address, + is written %2B.",
		"Écrivez une heure avec son décalage par rapport à UTC, comme 2026-11-25T09:00:00+01:00 ; dans une adresse, + s’écrit %2B.")
	textYears = say(
		"Kies een jaar van %s tot en met %s.", "Wähle ein Jahr von %s bis %s.",
		"Choose a year from %s to %s.", "Choisissez une année de %s à %s.")
	textBoth = say(
		"Noem from en to allebei, of geen van beide.", "Nenne from und to beide oder keines von beiden.",
		"Name both from and to, or neither.", "Indiquez from et to tous les deux, ou aucun.")
	textCursor = say(
		"Deze cursor is niet te lezen. Gebruik next uit het vorige antwoord, of begin vooraan.",
		"Dieser Cursor ist nicht lesbar. Verwende next aus der vorigen Antwort oder beginne von vorn.",
		"This cursor cannot be read. Use next of the previous answer, or begin at the beginning.",
		"Ce curseur est illisible. Utilisez next de la réponse précédente, ou recommencez au début.")
	textOneOf   = say("Kies uit: %s.", "Wähle aus: %s.", "Choose from: %s.", "Choisissez parmi : %s.")
	textString  = say("Dit moet tekst zijn.", "Das muss Text sein.", "This must be a string.", "Ce doit être du texte.")
	textBoolean = say("Dit moet true of false zijn.", "Das muss true oder false sein.", "This must be true or false.", "Ce doit être true ou false.")
	textInteger = say("Dit moet een geheel getal zijn.", "Das muss eine ganze Zahl sein.", "This must be a whole number.", "Ce doit être un nombre entier.")
	textArray   = say("Dit moet een lijst zijn.", "Das muss eine Liste sein.", "This must be an array.", "Ce doit être un tableau.")
	textObject  = say("Dit moet een object zijn.", "Das muss ein Objekt sein.", "This must be an object.", "Ce doit être un objet.")
	textAtMost  = say("Hoogstens %s.", "Höchstens %s.", "At most %s.", "Au plus %s.")
	textAtLeast = say("Minstens %s.", "Mindestens %s.", "At least %s.", "Au moins %s.")
	textLongest = say("Hoogstens %s tekens.", "Höchstens %s Zeichen.", "At most %s characters.", "%s caractères au maximum.")
)
