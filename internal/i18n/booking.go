package i18n

import "time"

// The pages on which customers book. Customers are addressed with u, Sie, you, vous.
var (
	WorkSpent = Text{
		"Deze aanvraag is al eens verstuurd. Probeer het nog eens.", "Diese Anfrage wurde schon einmal gesendet. Bitte versuchen Sie es noch einmal.",
		"This request has been sent before. Please try again.", "Cette demande a déjà été envoyée. Veuillez réessayer."}
	BookTooMany = Text{
		"Er is vanaf hier te vaak geboekt. Wacht een paar minuten en probeer het dan weer, of bel de praktijk.",
		"Von hier wurde zu oft gebucht. Bitte warten Sie einige Minuten und versuchen Sie es dann wieder, oder rufen Sie die Praxis an.",
		"There were too many bookings from here. Please wait a few minutes and try again, or call the practice.",
		"Trop de réservations ont été faites d’ici. Veuillez patienter quelques minutes puis réessayer, ou appelez le cabinet."}
	BookTitle    = Text{"Afspraak maken", "Termin buchen", "Book an appointment", "Prendre rendez-vous"}
	BookOnline   = Text{"Online afspraken", "Termine online", "Appointments online", "Rendez-vous en ligne"}
	BookSteps    = Text{"Uw keuze", "Ihre Auswahl", "Your choice", "Votre choix"}
	BookService  = Text{"Dienst", "Leistung", "Service", "Prestation"}
	BookSite     = Text{"Vestiging", "Standort", "Location", "Lieu"}
	BookStaff    = Text{"Bij wie", "Bei wem", "With whom", "Avec qui"}
	BookWhen     = Text{"Dag en tijd", "Tag und Zeit", "Day and time", "Jour et heure"}
	BookDetails  = Text{"Uw gegevens", "Ihre Angaben", "Your details", "Vos coordonnées"}
	BookConfirm  = Text{"Bevestigen", "Bestätigen", "Confirm", "Confirmer"}
	BookChange   = Text{"wijzigen", "ändern", "change", "modifier"}
	BookChangeIt = Text{"%s wijzigen", "%s ändern", "Change %s", "Modifier : %s"}
	BookAnyone   = Text{"Maakt niet uit", "Egal", "Anyone", "Peu importe"}
	BookMinutes  = Count{
		Text{"%d minuut", "%d Minute", "%d minute", "%d minute"},
		Text{"%d minuten", "%d Minuten", "%d minutes", "%d minutes"}}
	BookFree = Count{
		Text{"%d vrije tijd", "%d freie Zeit", "%d free time", "%d horaire libre"},
		Text{"%d vrije tijden", "%d freie Zeiten", "%d free times", "%d horaires libres"}}
	BookFreeShort   = Text{"%d vrij", "%d frei", "%d free", "%d lib."}
	BookNoneFree    = Text{"geen vrije tijd", "keine freie Zeit", "no free time", "aucun horaire libre"}
	BookMonthBefore = Text{"Vorige maand", "Voriger Monat", "Month before", "Mois précédent"}
	BookMonthAfter  = Text{"Volgende maand", "Nächster Monat", "Next month", "Mois suivant"}
	BookMonthEmpty  = Text{
		"In deze maand is niets vrij.", "In diesem Monat ist nichts frei.", "Nothing is free in this month.", "Rien n’est libre ce mois-ci."}
	BookNothing = Text{
		"Op dit moment is er online niets vrij. Kies een andere dienst of persoon, of neem contact op met de praktijk.",
		"Zurzeit ist online nichts frei. Wählen Sie eine andere Leistung oder Person, oder wenden Sie sich an die Praxis.",
		"Nothing is free online at the moment. Choose another service or person, or contact the practice.",
		"Aucun horaire n’est libre en ligne pour le moment. Choisissez une autre prestation ou personne, ou contactez le cabinet."}
	BookTimesOn = Text{"Tijden op %s", "Zeiten am %s", "Times on %s", "Horaires du %s"}
	BookSaid    = Text{"%s, %s", "%s, %s", "%s, %s", "%s, %s"}
	BookClosed  = Text{
		"Deze praktijk neemt nu online geen afspraken aan.", "Diese Praxis nimmt zurzeit online keine Termine an.",
		"This practice takes no appointments online at the moment.", "Ce cabinet ne prend pas de rendez-vous en ligne pour le moment."}
	BookNoService = Text{
		"Er is nog geen dienst die u online kunt boeken. Neem contact op met de praktijk.",
		"Noch kann keine Leistung online gebucht werden. Bitte wenden Sie sich an die Praxis.",
		"There is no service yet that can be booked online. Please contact the practice.",
		"Aucune prestation ne peut encore être réservée en ligne. Veuillez contacter le cabinet."}
	BookFirst = Text{"Voornaam", "Vorname", "First name", "Prénom"}
	BookLast  = Text{"Achternaam", "Nachname", "Last name", "Nom"}
	BookPhone = Text{"Telefoon (niet verplicht)", "Telefon (freiwillig)", "Telephone (optional)", "Téléphone (facultatif)"}
	BookHow   = Text{
		"U krijgt een code per e-mail. De tijd blijft tien minuten voor u vrij.",
		"Sie erhalten einen Code per E-Mail. Die Zeit bleibt zehn Minuten für Sie frei.",
		"You will get a code by e-mail. The time is kept for you for ten minutes.",
		"Vous recevrez un code par e-mail. L’horaire vous est gardé dix minutes."}
	BookHoldIt = Text{"Code aanvragen", "Code anfordern", "Ask for the code", "Demander le code"}
	BookAsking = Text{
		"De praktijk bekijkt uw aanvraag en antwoordt per e-mail.", "Die Praxis sieht sich Ihre Anfrage an und antwortet per E-Mail.",
		"The practice looks at your request and answers by e-mail.", "Le cabinet examine votre demande et répond par e-mail."}
	BookWorking  = Text{"Een ogenblik …", "Einen Augenblick …", "One moment …", "Un instant …"}
	BookAs       = Text{"U boekt als %s.", "Sie buchen als %s.", "You are booking as %s.", "Vous réservez en tant que %s."}
	BookSignIn   = Text{"Aanmelden", "Anmelden", "Sign in", "Se connecter"}
	BookSignUp   = Text{"Een account maken", "Ein Konto anlegen", "Create an account", "Créer un compte"}
	BookNeedsYou = Text{
		"Om hier te boeken hebt u een account nodig. Wat u gekozen hebt, blijft bewaard.",
		"Zum Buchen brauchen Sie hier ein Konto. Ihre Auswahl bleibt erhalten.",
		"You need an account to book here. What you have chosen is kept.",
		"Il vous faut un compte pour réserver ici. Votre choix est conservé."}
	BookNewWindow = Text{
		"Aanmelden gaat in een nieuw venster verder.", "Die Anmeldung geht in einem neuen Fenster weiter.",
		"Signing in goes on in a new window.", "La connexion se poursuit dans une nouvelle fenêtre."}
	BookOrSignIn = Text{"U hebt een account?", "Sie haben ein Konto?", "Do you have an account?", "Vous avez un compte ?"}
	BookSignOut  = Text{"Afmelden", "Abmelden", "Sign out", "Se déconnecter"}
	BookZoneOf   = Text{"Tijd in %s (%s)", "Zeit in %s (%s)", "Time in %s (%s)", "Heure de %s (%s)"}
	BookYourZone = Text{"Bij u (%s)", "Bei Ihnen (%s)", "Where you are (%s)", "Chez vous (%s)"}
	BookYours    = Text{"%s bij u", "%s bei Ihnen", "%s for you", "%s chez vous"}
	HoldTitle    = Text{"Code uit de e-mail", "Code aus der E-Mail", "Code from the e-mail", "Code reçu par e-mail"}
	HoldSent     = Text{
		"Wij hebben een code van zes cijfers gestuurd naar %s. Vul hem hier in, of open de link in de mail.",
		"Wir haben einen Code aus sechs Ziffern an %s geschickt. Geben Sie ihn hier ein, oder öffnen Sie den Link in der Mail.",
		"We have sent a code of six digits to %s. Enter it here, or open the link in the mail.",
		"Nous avons envoyé un code à six chiffres à %s. Saisissez-le ici, ou ouvrez le lien de l’e-mail."}
	HoldDigits = Text{"Code, zes cijfers", "Code, sechs Ziffern", "Code, six digits", "Code à six chiffres"}
	HoldUntil  = Text{
		"De tijd wordt tot %s voor u vastgehouden.", "Die Zeit wird bis %s für Sie gehalten.",
		"The time is kept for you until %s.", "L’horaire vous est gardé jusqu’à %s."}
	HoldLeft = Text{"Nog %s", "Noch %s", "%s left", "Encore %s"}
	HoldSoon = Text{
		"Nog twee minuten: daarna komt de tijd weer vrij.", "Noch zwei Minuten: dann wird die Zeit wieder frei.",
		"Two minutes left: after that the time is free again.", "Plus que deux minutes : ensuite l’horaire se libère."}
	HoldFix     = Text{"Afspraak bevestigen", "Termin bestätigen", "Confirm the appointment", "Confirmer le rendez-vous"}
	HoldAsk     = Text{"Aanvraag bevestigen", "Anfrage bestätigen", "Confirm the request", "Confirmer la demande"}
	HoldAgain   = Text{"Code nog eens sturen", "Code noch einmal senden", "Send the code again", "Renvoyer le code"}
	HoldDrop    = Text{"Deze tijd vrijgeven", "Diese Zeit freigeben", "Release this time", "Libérer cet horaire"}
	HoldMend    = Text{"Adres wijzigen", "Adresse ändern", "Change the address", "Changer l’adresse"}
	HoldMendHow = Text{
		"De tijd blijft voor u vrij. De code die al verstuurd is, geldt dan niet meer.",
		"Die Zeit bleibt für Sie frei. Der schon gesendete Code gilt dann nicht mehr.",
		"The time stays kept for you. The code that was sent before is then no longer valid.",
		"L’horaire vous reste gardé. Le code déjà envoyé ne sera plus valable."}
	HoldMendIt      = Text{"Code naar dit adres sturen", "Code an diese Adresse senden", "Send the code to this address", "Envoyer le code à cette adresse"}
	HoldMendedOften = Text{
		"Het adres is al %d keer gewijzigd. Geef de tijd vrij en boek opnieuw, of neem contact op met de praktijk.",
		"Die Adresse wurde schon %d-mal geändert. Geben Sie die Zeit frei und buchen Sie neu, oder wenden Sie sich an die Praxis.",
		"The address has been changed %d times already. Release the time and book anew, or contact the practice.",
		"L’adresse a déjà été changée %d fois. Libérez l’horaire et réservez à nouveau, ou contactez le cabinet."}
	HoldEnded = Text{"De tien minuten zijn voorbij", "Die zehn Minuten sind vorbei", "The ten minutes are over", "Les dix minutes sont écoulées"}
	HoldAnew  = Text{
		"Is de tijd nog vrij, dan kunt u hem opnieuw nemen.", "Ist die Zeit noch frei, können Sie sie neu nehmen.",
		"If the time is still free, you can take it anew.", "Si l’horaire est encore libre, vous pouvez le reprendre."}
	HoldTake     = Text{"Opnieuw nemen", "Neu nehmen", "Take it anew", "Le reprendre"}
	HoldOther    = Text{"Een andere tijd kiezen", "Eine andere Zeit wählen", "Choose another time", "Choisir un autre horaire"}
	HoldFromMail = Text{
		"Bevestig met de knop dat u deze tijd wilt.", "Bestätigen Sie mit dem Knopf, dass Sie diese Zeit möchten.",
		"Confirm with the button that you want this time.", "Confirmez avec le bouton que vous voulez cet horaire."}
	DoneFixed    = Text{"Uw afspraak staat vast", "Ihr Termin steht fest", "Your appointment is fixed", "Votre rendez-vous est confirmé"}
	DoneRequest  = Text{"Uw aanvraag is verstuurd", "Ihre Anfrage ist unterwegs", "Your request has been sent", "Votre demande est envoyée"}
	DoneFixedHow = Text{
		"U krijgt een bevestiging per e-mail.",
		"Sie erhalten eine Bestätigung per E-Mail.",
		"You will get a confirmation by e-mail.",
		"Vous recevrez une confirmation par e-mail."}
	DoneAnother  = Text{"Nog een afspraak maken", "Noch einen Termin buchen", "Book another appointment", "Prendre un autre rendez-vous"}
	YoursTitle   = Text{"Uw afspraak", "Ihr Termin", "Your appointment", "Votre rendez-vous"}
	YoursFixed   = Text{"Bevestigd", "Bestätigt", "Confirmed", "Confirmé"}
	YoursAsked   = Text{"Aangevraagd: de praktijk antwoordt nog", "Angefragt: die Praxis antwortet noch", "Requested: the practice has yet to answer", "Demandé : le cabinet doit encore répondre"}
	YoursGone    = Text{"Afgezegd", "Abgesagt", "Cancelled", "Annulé"}
	YoursMove    = Text{"Verplaatsen", "Verschieben", "Move", "Déplacer"}
	YoursCancel  = Text{"Afzeggen", "Absagen", "Cancel", "Annuler"}
	YoursNew     = Text{"Nieuwe tijd kiezen", "Neue Zeit wählen", "Choose a new time", "Choisir un nouvel horaire"}
	YoursSame    = Text{"Bij %s", "Bei %s", "With %s", "Avec %s"}
	YoursMoveTo  = Text{"Verplaatsen naar deze tijd", "Auf diese Zeit verschieben", "Move to this time", "Déplacer à cet horaire"}
	YoursFrom    = Text{"Tot nu toe", "Bisher", "Until now", "Jusqu’ici"}
	YoursTo      = Text{"Nieuw", "Neu", "New", "Nouveau"}
	YoursSure    = Text{"Wilt u deze afspraak afzeggen?", "Möchten Sie diesen Termin absagen?", "Do you want to cancel this appointment?", "Voulez-vous annuler ce rendez-vous ?"}
	YoursYes     = Text{"Ja, afzeggen", "Ja, absagen", "Yes, cancel it", "Oui, annuler"}
	YoursNo      = Text{"Nee, behouden", "Nein, behalten", "No, keep it", "Non, le garder"}
	YoursNotThis = Text{
		"Online verplaatsen kan bij deze afspraak niet. Neem contact op met de praktijk.",
		"Dieser Termin kann nicht online verschoben werden. Bitte wenden Sie sich an die Praxis.",
		"This appointment cannot be moved online. Please contact the practice.",
		"Ce rendez-vous ne peut pas être déplacé en ligne. Veuillez contacter le cabinet."}
	YoursMoved     = Text{"De afspraak is verplaatst.", "Der Termin ist verschoben.", "The appointment has been moved.", "Le rendez-vous est déplacé."}
	YoursAskedMove = Text{"Uw aanvraag voor de nieuwe tijd is verstuurd.", "Ihre Anfrage für die neue Zeit ist unterwegs.", "Your request for the new time has been sent.", "Votre demande de nouvel horaire est envoyée."}
	YoursCancelled = Text{"De afspraak is afgezegd.", "Der Termin ist abgesagt.", "The appointment has been cancelled.", "Le rendez-vous est annulé."}
	HoldFreed      = Text{"De tijd is weer vrij.", "Die Zeit ist wieder frei.", "The time is free again.", "L’horaire est de nouveau libre."}
	BookPrice      = Text{"Prijs", "Preis", "Price", "Prix"}
	CustomerLead   = Text{
		"Met een account boekt u afspraken bij praktijken die Bureau gebruiken.", "Mit einem Konto buchen Sie Termine bei Praxen, die Bureau verwenden.",
		"With an account you book appointments at practices that use Bureau.", "Avec un compte, vous prenez rendez-vous dans les cabinets qui utilisent Bureau."}
)

// Mails about appointments.
var (
	ApptCodeSubject = Text{"Uw code: %s", "Ihr Code: %s", "Your code: %s", "Votre code : %s"}
	ApptCodeText    = Text{
		"Met deze code bevestigt u uw afspraak. Hij geldt tot %s.", "Mit diesem Code bestätigen Sie Ihren Termin. Er gilt bis %s.",
		"With this code you confirm your appointment. It holds until %s.", "Ce code confirme votre rendez-vous. Il est valable jusqu’à %s."}
	ApptCodeLink   = Text{"Of bevestig hier", "Oder hier bestätigen", "Or confirm here", "Ou confirmez ici"}
	ApptCodeNotYou = Text{
		"Hebt u niets geboekt? Dan hoeft u niets te doen: zonder code komt de tijd weer vrij.",
		"Sie haben nichts gebucht? Dann brauchen Sie nichts zu tun: ohne Code wird die Zeit wieder frei.",
		"You have booked nothing? Then there is nothing to do: without the code the time is free again.",
		"Vous n’avez rien réservé ? Vous n’avez rien à faire : sans code, l’horaire se libère."}
	ApptFixedSubject     = Text{"Uw afspraak: %s", "Ihr Termin: %s", "Your appointment: %s", "Votre rendez-vous : %s"}
	ApptRequestSubject   = Text{"Uw aanvraag: %s", "Ihre Anfrage: %s", "Your request: %s", "Votre demande : %s"}
	ApptAcceptedSubject  = Text{"Aanvraag aangenomen: %s", "Anfrage angenommen: %s", "Request accepted: %s", "Demande acceptée : %s"}
	ApptRefusedSubject   = Text{"Aanvraag niet mogelijk: %s", "Anfrage nicht möglich: %s", "Request not possible: %s", "Demande impossible : %s"}
	ApptMovedSubject     = Text{"Afspraak verplaatst: %s", "Termin verschoben: %s", "Appointment moved: %s", "Rendez-vous déplacé : %s"}
	ApptCancelledSubject = Text{"Afspraak afgezegd: %s", "Termin abgesagt: %s", "Appointment cancelled: %s", "Rendez-vous annulé : %s"}
	ApptRemindSubject    = Text{"Herinnering: %s", "Erinnerung: %s", "Reminder: %s", "Rappel : %s"}
	ApptFixed            = Text{"Uw afspraak bij %s staat vast.", "Ihr Termin bei %s steht fest.", "Your appointment at %s is fixed.", "Votre rendez-vous chez %s est confirmé."}
	ApptRequest          = Text{
		"%s heeft uw aanvraag ontvangen en antwoordt u per e-mail. De tijd is zolang voor u vrijgehouden.",
		"%s hat Ihre Anfrage erhalten und antwortet Ihnen per E-Mail. Bis dahin ist die Zeit für Sie freigehalten.",
		"%s has received your request and will answer by e-mail. The time is kept for you until then.",
		"%s a reçu votre demande et vous répondra par e-mail. L’horaire vous est gardé d’ici là."}
	ApptAccepted = Text{"%s heeft uw aanvraag aangenomen.", "%s hat Ihre Anfrage angenommen.", "%s has accepted your request.", "%s a accepté votre demande."}
	ApptRefused  = Text{
		"%s kan uw aanvraag helaas niet aannemen.", "%s kann Ihre Anfrage leider nicht annehmen.",
		"%s is sorry that your request cannot be accepted.", "%s ne peut malheureusement pas accepter votre demande."}
	ApptMoved             = Text{"%s heeft uw afspraak verplaatst. Zo is het nu:", "%s hat Ihren Termin verschoben. So ist es jetzt:", "%s has moved your appointment. This is how it is now:", "%s a déplacé votre rendez-vous. Le voici :"}
	ApptMovedSelf         = Text{"U hebt uw afspraak bij %s verplaatst. Zo is het nu:", "Sie haben Ihren Termin bei %s verschoben. So ist es jetzt:", "You have moved your appointment at %s. This is how it is now:", "Vous avez déplacé votre rendez-vous chez %s. Le voici :"}
	ApptEnded             = Text{"%s heeft uw afspraak helaas moeten afzeggen.", "%s musste Ihren Termin leider absagen.", "%s is sorry to have cancelled your appointment.", "%s a malheureusement dû annuler votre rendez-vous."}
	ApptEndedSelf         = Text{"U hebt uw afspraak bij %s afgezegd.", "Sie haben Ihren Termin bei %s abgesagt.", "You have cancelled your appointment at %s.", "Vous avez annulé votre rendez-vous chez %s."}
	ApptRemind            = Text{"Wij herinneren u aan uw afspraak bij %s.", "Wir erinnern Sie an Ihren Termin bei %s.", "This is a reminder of your appointment at %s.", "Nous vous rappelons votre rendez-vous chez %s."}
	ApptSays              = Text{"Bericht van de praktijk:", "Nachricht der Praxis:", "Message from the practice:", "Message du cabinet :"}
	ApptWith              = Text{"Bij", "Bei", "With", "Avec"}
	ApptYourTime          = Text{"Bij u", "Bei Ihnen", "Where you are", "Chez vous"}
	ApptManage            = Text{"Verplaatsen of afzeggen", "Verschieben oder absagen", "Move or cancel", "Déplacer ou annuler"}
	ApptBookAgain         = Text{"Een nieuwe tijd boeken", "Eine neue Zeit buchen", "Book a new time", "Réserver un nouvel horaire"}
	ApptCall              = Text{"Telefoon", "Telefon", "Telephone", "Téléphone"}
	ApptBefore            = Text{"Tot nu toe", "Bisher", "Before", "Avant"}
	StaffBooked           = Text{"Een klant heeft online bij je geboekt.", "Jemand hat online bei dir gebucht.", "A customer has booked with you online.", "Un client a réservé en ligne chez vous."}
	StaffRequested        = Text{"Een klant vraagt een afspraak bij je aan. Neem aan of weiger.", "Jemand fragt einen Termin bei dir an. Nimm an oder lehne ab.", "A customer requests an appointment with you. Accept or refuse it.", "Un client demande un rendez-vous avec vous. Acceptez ou refusez."}
	StaffMoved            = Text{"Een klant heeft een afspraak verplaatst.", "Jemand hat einen Termin verschoben.", "A customer has moved an appointment.", "Un client a déplacé un rendez-vous."}
	StaffCancelled        = Text{"Een klant heeft een afspraak afgezegd.", "Jemand hat einen Termin abgesagt.", "A customer has cancelled an appointment.", "Un client a annulé un rendez-vous."}
	StaffBookedSubject    = Text{"Nieuwe afspraak: %s", "Neuer Termin: %s", "New appointment: %s", "Nouveau rendez-vous : %s"}
	StaffRequestedSubject = Text{"Aanvraag: %s", "Anfrage: %s", "Request: %s", "Demande : %s"}
	StaffMovedSubject     = Text{"Verplaatst: %s", "Verschoben: %s", "Moved: %s", "Déplacé : %s"}
	StaffCancelledSubject = Text{"Afgezegd: %s", "Abgesagt: %s", "Cancelled: %s", "Annulé : %s"}
	StaffCustomer         = Text{"Klant", "Kundin oder Kunde", "Customer", "Client"}
	StaffLook             = Text{"Naar de agenda", "Zum Kalender", "To the calendar", "Vers l’agenda"}
)

// Until when customers move or cancel themselves, and how else.
var (
	ChangeHours = Count{
		Text{"%d uur vooraf", "%d Stunde vorher", "%d hour before", "%d heure avant"},
		Text{"%d uur vooraf", "%d Stunden vorher", "%d hours before", "%d heures avant"}}
	ChangeMinutes = Count{
		Text{"%d minuut vooraf", "%d Minute vorher", "%d minute before", "%d minute avant"},
		Text{"%d minuten vooraf", "%d Minuten vorher", "%d minutes before", "%d minutes avant"}}
	ChangeToStart = Text{"het begin", "zum Beginn", "it begins", "le début"}
	ChangeRule    = Text{
		"Tot %s kunt u zelf verplaatsen of afzeggen, met de link in de mail.",
		"Bis %s können Sie selbst verschieben oder absagen, über den Link in der Mail.",
		"Until %s you can move or cancel yourself, by the link in the mail.",
		"Jusqu’à %s, vous pouvez déplacer ou annuler vous-même, par le lien reçu par e-mail."}
	ChangeUntil = Text{
		"Tot %s (%s) kunt u zelf verplaatsen of afzeggen, met de link.",
		"Bis %s (%s) können Sie selbst verschieben oder absagen, über den Link.",
		"Until %s (%s) you can move or cancel yourself, by the link.",
		"Jusqu’au %s (%s), vous pouvez déplacer ou annuler vous-même, par le lien."}
	ChangeReach = Text{
		"Verplaatsen of afzeggen kan nu alleen via de praktijk: %s.",
		"Verschieben oder absagen geht jetzt nur noch über die Praxis: %s.",
		"Moving or cancelling is now possible only through the practice: %s.",
		"Pour déplacer ou annuler, il faut maintenant contacter le cabinet : %s."}
	ChangeReachOnly = Text{
		"Verplaatsen of afzeggen kan nu alleen via de praktijk.",
		"Verschieben oder absagen geht jetzt nur noch über die Praxis.",
		"Moving or cancelling is now possible only through the practice.",
		"Pour déplacer ou annuler, il faut maintenant contacter le cabinet."}
	ChangeTooNear = Text{
		"Deze tijd is zo dichtbij dat u daarna alleen via de praktijk kunt verplaatsen of afzeggen.",
		"Diese Zeit ist so nah, dass Sie danach nur über die Praxis verschieben oder absagen können.",
		"This time is so near that afterwards you can move or cancel only through the practice.",
		"Cet horaire est si proche qu’ensuite vous ne pourrez déplacer ou annuler qu’en contactant le cabinet."}
)

// Before is how long before something begins, in words.
func Before(lang string, d time.Duration) string {
	switch {
	case d <= 0:
		return ChangeToStart.In(lang)
	case d%time.Hour == 0:
		return ChangeHours.In(lang, int(d.Hours()))
	}
	return ChangeMinutes.In(lang, int(d.Minutes()))
}

// LastChange says until when customers may change something that begins so long after.
func LastChange(lang, last string, before time.Duration) string {
	if before <= 0 {
		return ChangeRule.In(lang, Before(lang, 0))
	}
	return ChangeUntil.In(lang, last, Before(lang, before))
}

// What is left to say about a hold.
var (
	HoldMailOver = Text{
		"Deze link is al gebruikt, of de tien minuten zijn voorbij. Hebt u al bevestigd, dan hebt u daarover een mail.",
		"Dieser Link wurde schon benutzt, oder die zehn Minuten sind vorbei. Haben Sie schon bestätigt, dann haben Sie darüber eine Mail.",
		"This link has been used, or the ten minutes are over. If you have confirmed already, you have a mail about it.",
		"Ce lien a déjà servi, ou les dix minutes sont écoulées. Si vous avez déjà confirmé, vous avez reçu un e-mail."}
	HoldTime  = Text{"Hoelang de tijd voor u vrij blijft", "Wie lange die Zeit für Sie frei bleibt", "How long the time is kept for you", "Durée pendant laquelle l’horaire vous est gardé"}
	BookRetry = Text{
		"Kies een andere tijd: uw gegevens blijven staan.", "Wählen Sie eine andere Zeit: Ihre Angaben bleiben stehen.",
		"Choose another time: your details are kept.", "Choisissez un autre horaire : vos coordonnées sont conservées."}
	BookBack = Text{"Terug naar het begin", "Zurück zum Anfang", "Back to the beginning", "Retour au début"}
	NextFree = Text{"Eerste vrije tijd: %s", "Erste freie Zeit: %s", "First free time: %s", "Premier horaire libre : %s"}
)
