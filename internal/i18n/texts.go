package i18n

// Refusals that every part may give.
var (
	NotFound = Text{
		"Dit is er niet, of niet meer. Ga terug en kies opnieuw.",
		"Das gibt es nicht oder nicht mehr. Geh zurück und wähle neu.",
		"This does not exist, or no longer. Go back and choose again.",
		"Cet élément n’existe pas ou plus. Revenez en arrière et choisissez à nouveau."}
	NoRight = Text{
		"Daarvoor heb je het recht niet. Vraag een beheerder van je organisatie.",
		"Dafür fehlt dir das Recht. Frag eine Administratorin oder einen Administrator deiner Organisation.",
		"You do not have the right to do this. Ask an administrator of your organisation.",
		"Vous n’en avez pas le droit. Demandez à un administrateur de votre organisation."}
	Stale = Text{
		"Dit is intussen gewijzigd. Hieronder staat de huidige stand; wijzig opnieuw als dat nog nodig is.",
		"Das wurde inzwischen geändert. Unten steht der heutige Stand; ändere ihn erneut, wenn es noch nötig ist.",
		"This was changed in the meantime. Below is how it stands now; change it again if you still need to.",
		"Cet élément a été modifié entre-temps. Voici son état actuel ; modifiez-le à nouveau si nécessaire."}
	Broken = Text{
		"Er ging iets mis bij ons. Er is niets gewijzigd; probeer het zo nog eens.",
		"Bei uns ist etwas schiefgegangen. Es wurde nichts geändert; versuche es gleich noch einmal.",
		"Something went wrong on our side. Nothing was changed; try again in a moment.",
		"Une erreur s’est produite de notre côté. Rien n’a été modifié ; réessayez dans un instant."}
	BadInput = Text{
		"Deze invoer is niet te lezen. Controleer de velden en probeer het opnieuw.",
		"Diese Eingabe ist nicht lesbar. Prüfe die Felder und versuche es erneut.",
		"This input cannot be read. Check the fields and try again.",
		"Cette saisie est illisible. Vérifiez les champs et réessayez."}
	Required = Text{
		"Vul dit veld in.", "Fülle dieses Feld aus.", "Fill in this field.", "Remplissez ce champ."}
	TooLong = Text{
		"Dit is te lang: hoogstens %d tekens.", "Das ist zu lang: höchstens %d Zeichen.",
		"This is too long: at most %d characters.", "C’est trop long : %d caractères au maximum."}
)

// Refusals of the engine.
var (
	ClaimTaken = Text{
		"In deze tijd is het al bezet. Kies een andere tijd of een andere plek.",
		"In dieser Zeit ist das schon vergeben. Wähle eine andere Zeit oder einen anderen Platz.",
		"This is already taken in that time. Choose another time or another place.",
		"Cet emplacement est déjà pris à ce moment. Choisissez une autre heure ou une autre place."}
	HoldExpired = Text{
		"De tijd was niet langer vastgehouden. Kies opnieuw; is hij nog vrij, dan krijg je hem.",
		"Die Zeit war nicht mehr für dich gehalten. Wähle neu; ist sie noch frei, bekommst du sie.",
		"The time was no longer held for you. Choose again; if it is still free, it is yours.",
		"L’horaire n’était plus réservé pour vous. Choisissez à nouveau ; s’il est encore libre, il est à vous."}
	SpanEmpty = Text{
		"Begin en einde zijn gelijk. Kies een einde na het begin.",
		"Beginn und Ende sind gleich. Wähle ein Ende nach dem Beginn.",
		"Start and end are the same. Choose an end after the start.",
		"Le début et la fin sont identiques. Choisissez une fin après le début."}
	SpanReversed = Text{
		"Het einde ligt vóór het begin. Kies een einde na het begin.",
		"Das Ende liegt vor dem Beginn. Wähle ein Ende nach dem Beginn.",
		"The end lies before the start. Choose an end after the start.",
		"La fin précède le début. Choisissez une fin après le début."}
	SpanTooLong = Text{
		"Deze periode is te lang.", "Dieser Zeitraum ist zu lang.", "This period is too long.", "Cette période est trop longue."}
	CapacityRange = Text{
		"De capaciteit ligt tussen %d en %d.", "Die Kapazität liegt zwischen %d und %d.",
		"The capacity lies between %d and %d.", "La capacité se situe entre %d et %d."}
)
