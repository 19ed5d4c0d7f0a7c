package i18n

// Formally says a text as customers are addressed, with u and Sie, where staff are addressed otherwise; English and French say it alike.
func Formally(t Text) Text {
	if f, ok := formal[t]; ok {
		return Text{f.nl, f.de, t.EN, t.FR}
	}
	return t
}

// formal are the texts that both staff and customers read and that address whoever reads them.
var formal = map[Text]struct{ nl, de string }{
	Required: {
		"Vult u dit veld in.",
		"Bitte füllen Sie dieses Feld aus."},
	NotFound: {
		"Dit is er niet, of niet meer. Gaat u terug en kiest u opnieuw.",
		"Das gibt es nicht oder nicht mehr. Gehen Sie zurück und wählen Sie neu."},
	NoRight: {
		"Daarvoor hebt u het recht niet.",
		"Dafür fehlt Ihnen das Recht."},
	BadInput: {
		"Deze invoer is niet te lezen. Controleert u de velden en probeert u het opnieuw.",
		"Diese Eingabe ist nicht lesbar. Prüfen Sie die Felder und versuchen Sie es erneut."},
	FormTooBig: {
		"Dit formulier is te groot om te versturen. Kort uw invoer in.",
		"Dieses Formular ist zu groß zum Senden. Kürzen Sie Ihre Eingabe."},
	Broken: {
		"Er ging iets mis bij ons. Er is niets gewijzigd; probeert u het zo nog eens.",
		"Bei uns ist etwas schiefgegangen. Es wurde nichts geändert; versuchen Sie es gleich noch einmal."},
	TooManyRequests: {
		"Dit zijn te veel aanvragen achter elkaar. Wacht u even en probeert u het dan opnieuw.",
		"Das sind zu viele Anfragen hintereinander. Warten Sie kurz und versuchen Sie es dann erneut."},
	InThePast: {
		"Deze tijd is al voorbij. Kiest u een tijd vanaf nu.",
		"Diese Zeit ist schon vorbei. Wählen Sie eine Zeit ab jetzt."},
	DateUnreadable: {
		"Deze datum is niet te lezen. Kiest u een dag uit de kalender.",
		"Dieses Datum ist nicht lesbar. Wählen Sie einen Tag im Kalender."},
	HoldExpired: {
		"De tijd was niet langer voor u vastgehouden. Kiest u opnieuw; is hij nog vrij, dan krijgt u hem.",
		"Die Zeit war nicht mehr für Sie gehalten. Wählen Sie neu; ist sie noch frei, bekommen Sie sie."},
	ClaimTaken: {
		"In deze tijd is het al bezet. Kiest u een andere tijd.",
		"In dieser Zeit ist das schon vergeben. Wählen Sie eine andere Zeit."},
	NeedTaken: {
		"De ruimte of het toestel dat deze dienst nodig heeft, is dan niet vrij. Kiest u een andere tijd.",
		"Der Raum oder das Gerät, das diese Leistung braucht, ist dann nicht frei. Wählen Sie eine andere Zeit."},
	StaffTaken: {
		"Deze tijd is al vergeven. Kiest u een andere tijd of een andere persoon.",
		"Diese Zeit ist schon vergeben. Wählen Sie eine andere Zeit oder eine andere Person."},
	StillHeld: {
		"Iemand is deze tijd net aan het boeken. Wacht u tot die vrijkomt, of kiest u een andere.",
		"Jemand bucht diese Zeit gerade. Warten Sie, bis sie wieder frei ist, oder wählen Sie eine andere."},
	TimeSkipped: {
		"%s bestaat op deze dag niet: de klok gaat dan een uur vooruit. Kiest u een andere tijd.",
		"%s gibt es an diesem Tag nicht: die Uhr wird vorgestellt. Wählen Sie eine andere Zeit."},
	KeyReused: {
		"Deze aanvraag is al eerder met andere gegevens verstuurd. Laadt u de pagina opnieuw.",
		"Diese Anfrage wurde schon einmal mit anderen Angaben gesendet. Laden Sie die Seite neu."},
	CodeGone: {
		"Deze link geldt niet meer: hij is al gebruikt, verlopen of onvolledig overgenomen. Vraagt u een nieuwe aan.",
		"Dieser Link gilt nicht mehr: Er ist schon benutzt, abgelaufen oder unvollständig kopiert. Fordern Sie einen neuen an."},
	LanguageUnknown: {
		"Kiest u een van de talen uit de lijst.",
		"Wählen Sie eine der Sprachen aus der Liste."},
	ZoneUnknown: {
		"Deze tijdzone bestaat niet. Kiest u bijvoorbeeld Europe/Amsterdam.",
		"Diese Zeitzone gibt es nicht. Wählen Sie zum Beispiel Europe/Vienna."},
	PasswordWrong: {
		"Uw huidige wachtwoord klopt niet.",
		"Ihr jetziges Passwort stimmt nicht."},
	FactorWrong: {
		"Deze code klopt niet of is al gebruikt. Wacht u op de volgende code en typt u die over.",
		"Dieser Code stimmt nicht oder wurde schon benutzt. Warten Sie auf den nächsten Code und tippen Sie ihn ab."},
	SignInTooMany: {
		"Te veel mislukte pogingen. Wacht u een kwartier en probeert u het dan opnieuw.",
		"Zu viele Fehlversuche. Warten Sie eine Viertelstunde und versuchen Sie es dann erneut."},
	BoundSession: {
		"U bent binnengekomen via uw organisatie. Meldt u zich met uw eigen wachtwoord of toegangssleutel aan om uw account te wijzigen.",
		"Sie sind über Ihre Organisation hereingekommen. Melden Sie sich mit Ihrem eigenen Passwort oder Passkey an, um Ihr Konto zu ändern."},
	DeleteLastOwner: {
		"U bent de laatste eigenaar van %s. Maakt u daar eerst onder “Mensen en rechten” iemand anders eigenaar; daarna kunt u uw account verwijderen.",
		"Sie sind die letzte Person mit Eigentum an %s. Machen Sie dort zuerst unter „Menschen und Rechte“ jemand anderen zum Eigentümer; danach können Sie Ihr Konto löschen."},
	LastOwner: {
		"Dit is de laatste eigenaar. Maakt u eerst iemand anders eigenaar.",
		"Das ist die letzte Person mit Eigentum. Machen Sie zuerst jemand anderen zum Eigentümer."},
	DataTitle: {
		"Uw gegevens",
		"Ihre Daten"},
	SignedOutText: {
		"Meldt u zich eerst aan.",
		"Melden Sie sich zuerst an."},
	NoteSignedOut: {
		"U bent afgemeld.",
		"Sie sind abgemeldet."},
	MailKeptDemo: {
		"In de demo verlaat geen mail de server. U vindt hem hier:",
		"In der Demo verlässt keine Mail den Server. Sie finden sie hier:"},
}

// Unmailed says a text to customers as it is true where no mail leaves the server.
func Unmailed(t Text) Text {
	if u, ok := unmailed[t]; ok {
		return u
	}
	return t
}

// unmailed are the texts that promise customers a mail, each with what is so instead: the practice has it, and tells it on the telephone.
var unmailed = map[Text]Text{
	BookHow: {
		"De tijd blijft tien minuten voor u vrij. Deze server verstuurt geen e-mail: de code krijgt u van de praktijk, bel die daarvoor.",
		"Die Zeit bleibt zehn Minuten für Sie frei. Dieser Server verschickt keine E-Mails: Den Code erhalten Sie von der Praxis, rufen Sie dort an.",
		"The time is kept for you for ten minutes. This server sends no e-mail: call the practice, which has the code for you.",
		"L’horaire vous est gardé dix minutes. Ce serveur n’envoie pas d’e-mails : appelez le cabinet, qui vous donnera le code."},
	BookAsking: {
		"De praktijk bekijkt uw aanvraag. E-mail verstuurt deze server niet: vraag de praktijk naar het antwoord.",
		"Die Praxis sieht sich Ihre Anfrage an. E-Mails verschickt dieser Server nicht: Fragen Sie die Praxis nach der Antwort.",
		"The practice looks at your request. This server sends no e-mail: ask the practice for the answer.",
		"Le cabinet examine votre demande. Ce serveur n’envoie pas d’e-mails : demandez la réponse au cabinet."},
	HoldTitle: {"Code van de praktijk", "Code von der Praxis", "Code from the practice", "Code donné par le cabinet"},
	HoldSent: {
		"De code voor %s is gemaakt, maar niet verstuurd: er verlaat geen e-mail deze server. Hij ligt bij de praktijk klaar; bel die en vul hem hier in.",
		"Der Code für %s ist erstellt, aber nicht verschickt: Dieser Server sendet keine E-Mails. Er liegt bei der Praxis bereit; rufen Sie dort an und geben Sie ihn hier ein.",
		"The code for %s was made but not sent: no e-mail leaves this server. The practice has it; call there and enter it here.",
		"Le code pour %s a été créé mais pas envoyé : aucun e-mail ne quitte ce serveur. Le cabinet en dispose ; appelez-le et saisissez le code ici."},
	HoldAgain:  {"Nieuwe code maken", "Neuen Code erstellen", "Make a new code", "Créer un nouveau code"},
	HoldMendIt: {"Code voor dit adres maken", "Code für diese Adresse erstellen", "Make a code for this address", "Créer un code pour cette adresse"},
	HoldMendHow: {
		"De tijd blijft voor u vrij. De vorige code geldt dan niet meer.", "Die Zeit bleibt für Sie frei. Der vorige Code gilt dann nicht mehr.",
		"The time stays kept for you. The code from before is then no longer valid.", "L’horaire vous reste gardé. Le code précédent ne sera plus valable."},
	CodeWrong: {
		"Deze code klopt niet. De praktijk heeft de laatste.", "Dieser Code stimmt nicht. Die Praxis hat den letzten.",
		"This code is wrong. The practice has the latest.", "Ce code est incorrect. Le cabinet dispose du dernier."},
	DoneFixedHow: {
		"Noteer de tijd: deze server verstuurt geen bevestiging per e-mail.", "Notieren Sie sich die Zeit: Dieser Server verschickt keine Bestätigung per E-Mail.",
		"Note the time: this server sends no confirmation by e-mail.", "Notez l’horaire : ce serveur n’envoie pas de confirmation par e-mail."},
	NoteSentAgain: {"Er is een nieuwe code gemaakt.", "Ein neuer Code ist erstellt.", "A new code was made.", "Un nouveau code a été créé."},
}
