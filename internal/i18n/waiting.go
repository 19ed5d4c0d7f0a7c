package i18n

import (
	"strings"
	"time"
)

// The waiting list. Customers are addressed with u, Sie, you, vous; staff with je, du, you, vous.
var (
	LogWaiting = Text{"Plaats op de wachtlijst", "Platz auf der Warteliste", "Place on the waiting list", "Place sur la liste d’attente"}
	WaitsLabel = Text{"Klanten mogen op een wachtlijst", "Kunden können sich auf eine Warteliste setzen", "Customers may join a waiting list", "Les clients peuvent s’inscrire sur une liste d’attente"}
	WaitsHow   = Text{
		"Wie geen tijd vindt die past, krijgt een mail zodra er een vrijkomt. Wie het eerst bevestigt, heeft de tijd.",
		"Wer keine passende Zeit findet, bekommt eine Mail, sobald eine frei wird. Wer zuerst bestätigt, hat sie.",
		"Who finds no time that suits gets a mail as soon as one becomes free. Who confirms first has it.",
		"Qui ne trouve pas d’horaire qui convient reçoit un e-mail dès qu’un se libère. Le premier à confirmer l’obtient."}
	WaitTitle = Text{"Wachtlijst", "Warteliste", "Waiting list", "Liste d’attente"}
	WaitAsk   = Text{"Past er niets?", "Passt nichts davon?", "Nothing that suits?", "Rien ne convient ?"}
	WaitGo    = Text{"Op de wachtlijst", "Auf die Warteliste", "Join the waiting list", "M’inscrire sur la liste d’attente"}
	WaitHow   = Text{
		"Zeg wanneer het u past. Komt er zo’n tijd vrij, dan krijgt u een mail. Ook anderen die wachten krijgen die: wie het eerst bevestigt, heeft de tijd.",
		"Sagen Sie, wann es Ihnen passt. Wird so eine Zeit frei, bekommen Sie eine Mail. Andere, die warten, bekommen sie auch: Wer zuerst bestätigt, hat die Zeit.",
		"Say when it suits you. When such a time becomes free, you get a mail. Others who wait get it too: who confirms first has the time.",
		"Dites quand cela vous convient. Dès qu’un tel horaire se libère, vous recevez un e-mail. D’autres qui attendent le reçoivent aussi : le premier à confirmer l’obtient."}
	WaitWhen      = Text{"Wanneer het past", "Wann es passt", "When it suits", "Quand cela convient"}
	WaitFirst     = Text{"Vanaf", "Von", "From", "Du"}
	WaitLast      = Text{"Tot en met", "Bis einschließlich", "Until and including", "Jusqu’au (inclus)"}
	WaitDays      = Text{"Dagen", "Wochentage", "Days of the week", "Jours de la semaine"}
	WaitParts     = Text{"Tijd van de dag, waar de afspraak is", "Tageszeit, am Ort des Termins", "Time of the day, where the appointment is", "Moment de la journée, sur place"}
	WaitMorning   = Text{"Ochtend, voor 12:00", "Vormittag, vor 12:00", "Morning, before 12:00", "Matin, avant 12:00"}
	WaitAfternoon = Text{"Middag, 12:00 tot 17:00", "Nachmittag, 12:00 bis 17:00", "Afternoon, 12:00 to 17:00", "Après-midi, de 12:00 à 17:00"}
	WaitEvening   = Text{"Avond, vanaf 17:00", "Abend, ab 17:00", "Evening, from 17:00", "Soir, dès 17:00"}
	WaitEveryDay  = Text{"alle dagen", "alle Tage", "every day", "tous les jours"}
	WaitAllDay    = Text{"de hele dag", "den ganzen Tag", "all day", "toute la journée"}
	waitMornings  = Text{"ochtend", "Vormittag", "morning", "matin"}
	waitNoons     = Text{"middag", "Nachmittag", "afternoon", "après-midi"}
	waitEvenings  = Text{"avond", "Abend", "evening", "soir"}
	WaitCodeHow   = Text{"U krijgt een code per e-mail. Pas daarna staat u op de lijst.", "Sie erhalten einen Code per E-Mail. Erst damit stehen Sie auf der Liste.", "You will get a code by e-mail. Only with it you are on the list.", "Vous recevrez un code par e-mail. C’est lui qui vous inscrit."}
	WaitAnyway    = Text{"Toch op de wachtlijst", "Trotzdem auf die Warteliste", "Join the list all the same", "M’inscrire quand même"}
	WaitFreeNow   = Text{"Nu vrij, en het past", "Jetzt frei, und es passt", "Free now, and it suits", "Libre maintenant, et cela convient"}
	WaitMoreFree  = Count{
		Text{"en nog %d vrije tijd", "und %d weitere freie Zeit", "and %d more free time", "et %d autre horaire libre"},
		Text{"en nog %d vrije tijden", "und %d weitere freie Zeiten", "and %d more free times", "et %d autres horaires libres"}}

	WaitPast   = Text{"Deze dag is al voorbij. Kies een latere.", "Dieser Tag ist schon vorbei. Wählen Sie einen späteren.", "This day has passed already. Choose a later one.", "Ce jour est déjà passé. Choisissez-en un plus tard."}
	WaitOrder  = Text{"De laatste dag ligt voor de eerste.", "Der letzte Tag liegt vor dem ersten.", "The last day is before the first.", "Le dernier jour précède le premier."}
	WaitFar    = Text{"U kunt hoogstens %d dagen vooruit wachten.", "Sie können höchstens %d Tage im Voraus warten.", "You can wait at most %d days ahead.", "Vous pouvez attendre au plus %d jours à l’avance."}
	WaitNoDay  = Text{"Kies minstens één dag van de week.", "Wählen Sie mindestens einen Wochentag.", "Choose at least one day of the week.", "Choisissez au moins un jour de la semaine."}
	WaitNoPart = Text{"Kies minstens één deel van de dag.", "Wählen Sie mindestens eine Tageszeit.", "Choose at least one part of the day.", "Choisissez au moins un moment de la journée."}
	WaitNever  = Text{
		"Tussen deze dagen ligt geen van de gekozen weekdagen.", "Zwischen diesen Tagen liegt keiner der gewählten Wochentage.",
		"None of the chosen days of the week lies between these days.", "Aucun des jours choisis ne tombe entre ces dates."}
	WaitFree = Text{
		"Er is nu al iets vrij dat past. Neem een van deze tijden, of kom toch op de lijst: dan hoort u van andere tijden.",
		"Es ist schon etwas frei, das passt. Nehmen Sie eine dieser Zeiten, oder setzen Sie sich trotzdem auf die Liste: Dann hören Sie von anderen Zeiten.",
		"Something that suits is free already. Take one of these times, or join the list all the same: then you hear of other times.",
		"Un horaire qui convient est déjà libre. Prenez-en un, ou inscrivez-vous quand même : vous serez averti des autres."}
	WaitManyFree = Text{
		"Er zijn %d tijden vrij die passen. Kies minder dagen, of neem een van die tijden.",
		"Es sind %d Zeiten frei, die passen. Wählen Sie weniger Tage, oder nehmen Sie eine davon.",
		"%d times that suit are free. Choose fewer days, or take one of them.",
		"%d horaires qui conviennent sont libres. Choisissez moins de jours, ou prenez-en un."}
	WaitMany = Text{
		"Dit adres staat hier al %d keer op de wachtlijst. Ga eerst van een daarvan af, met de link in de mail.",
		"Diese Adresse steht hier schon %d-mal auf der Warteliste. Verlassen Sie zuerst eine davon, mit dem Link in der Mail.",
		"This address is on the waiting list here %d times already. Leave one of them first, by the link in the mail.",
		"Cette adresse est déjà %d fois sur la liste d’attente. Quittez-en d’abord une, par le lien de l’e-mail."}
	WaitFull = Text{
		"De wachtlijst is vol. Neem contact op met de praktijk.", "Die Warteliste ist voll. Bitte wenden Sie sich an die Praxis.",
		"The waiting list is full. Please contact the practice.", "La liste d’attente est pleine. Veuillez contacter le cabinet."}
	WaitSent = Text{
		"Wij hebben een code van zes cijfers gestuurd naar %s. Hij geldt tot %s. Vul hem hier in, of open de link in de mail.",
		"Wir haben einen Code aus sechs Ziffern an %s geschickt. Er gilt bis %s. Geben Sie ihn hier ein, oder öffnen Sie den Link in der Mail.",
		"We have sent a code of six digits to %s. It holds until %s. Enter it here, or open the link in the mail.",
		"Nous avons envoyé un code à six chiffres à %s. Il est valable jusqu’à %s. Saisissez-le ici, ou ouvrez le lien de l’e-mail."}
	WaitFromMail = Text{
		"Bevestig met de knop dat u op de wachtlijst wilt.", "Bestätigen Sie mit dem Knopf, dass Sie auf die Warteliste möchten.",
		"Confirm with the button that you want to join the waiting list.", "Confirmez avec le bouton que vous voulez vous inscrire sur la liste d’attente."}
	WaitDone    = Text{"U staat op de wachtlijst", "Sie stehen auf der Warteliste", "You are on the waiting list", "Vous êtes sur la liste d’attente"}
	WaitDoneHow = Text{
		"U krijgt een mail zodra er een tijd vrijkomt die past. Met een afspraak hiervoor gaat u vanzelf van de lijst.",
		"Sie bekommen eine Mail, sobald eine passende Zeit frei wird. Mit einem Termin dafür verlassen Sie die Liste von selbst.",
		"You get a mail as soon as a time that suits becomes free. With an appointment for it you leave the list by itself.",
		"Vous recevez un e-mail dès qu’un horaire qui convient se libère. Un rendez-vous pour cela vous retire de la liste."}
	WaitLeave   = Text{"Van de wachtlijst af", "Von der Warteliste gehen", "Leave the waiting list", "Quitter la liste d’attente"}
	WaitGone    = Text{"U staat niet meer op de wachtlijst", "Sie stehen nicht mehr auf der Warteliste", "You are no longer on the waiting list", "Vous n’êtes plus sur la liste d’attente"}
	WaitGoneHow = Text{
		"U bent er zelf af gegaan, u hebt een afspraak, of de laatste dag is voorbij. U kunt altijd weer op de lijst komen.",
		"Sie sind selbst gegangen, Sie haben einen Termin, oder der letzte Tag ist vorbei. Sie können sich jederzeit wieder eintragen.",
		"You left it yourself, you have an appointment, or the last day has passed. You can always join again.",
		"Vous l’avez quittée, vous avez un rendez-vous, ou le dernier jour est passé. Vous pouvez vous réinscrire à tout moment."}
	WaitCodeOver = Text{
		"Deze code geldt niet meer. Vul het formulier opnieuw in.", "Dieser Code gilt nicht mehr. Bitte füllen Sie das Formular noch einmal aus.",
		"This code no longer holds. Please fill in the form again.", "Ce code n’est plus valable. Veuillez remplir à nouveau le formulaire."}
	WaitIsFree  = Text{"Deze tijd is vrij", "Diese Zeit ist frei", "This time is free", "Cet horaire est libre"}
	WaitTake    = Text{"Tien minuten vasthouden", "Zehn Minuten halten", "Hold it for ten minutes", "Le retenir dix minutes"}
	WaitTakeHow = Text{
		"U krijgt dan een code per e-mail. Pas met die code is de afspraak van u.", "Sie erhalten dann einen Code per E-Mail. Erst mit ihm gehört der Termin Ihnen.",
		"You then get a code by e-mail. Only with it the appointment is yours.", "Vous recevez alors un code par e-mail. C’est lui qui vous assure le rendez-vous."}
	WaitLate    = Text{"Iemand was sneller", "Jemand war schneller", "Somebody was quicker", "Quelqu’un a été plus rapide"}
	WaitLateHow = Text{
		"Deze tijd is al genomen of niet meer te boeken. U blijft op de wachtlijst en hoort van de volgende.",
		"Diese Zeit ist schon vergeben oder nicht mehr buchbar. Sie bleiben auf der Warteliste und hören von der nächsten.",
		"This time has been taken or can no longer be booked. You stay on the waiting list and will hear of the next one.",
		"Cet horaire est déjà pris ou n’est plus réservable. Vous restez sur la liste d’attente et serez averti du prochain."}
	WaitNoneNow = Text{"Op dit moment is er niets vrij dat past.", "Zurzeit ist nichts frei, das passt.", "Nothing that suits is free at the moment.", "Rien de libre ne convient pour le moment."}
	WaitAll     = Text{"Alle vrije tijden", "Alle freien Zeiten", "All free times", "Tous les horaires libres"}

	WaitCodeText = Text{
		"Met deze code komt u op de wachtlijst. Hij geldt tot %s.", "Mit diesem Code kommen Sie auf die Warteliste. Er gilt bis %s.",
		"With this code you join the waiting list. It holds until %s.", "Ce code vous inscrit sur la liste d’attente. Il est valable jusqu’à %s."}
	WaitNotYou = Text{
		"Hebt u dit niet gevraagd? Dan hoeft u niets te doen: zonder code komt u niet op de lijst.",
		"Sie haben das nicht gewünscht? Dann brauchen Sie nichts zu tun: Ohne Code kommen Sie nicht auf die Liste.",
		"You did not ask for this? Then there is nothing to do: without the code you are not put on the list.",
		"Vous n’avez rien demandé ? Vous n’avez rien à faire : sans code, vous n’êtes pas inscrit."}
	WaitBegunSubject = Text{"U staat op de wachtlijst: %s", "Sie stehen auf der Warteliste: %s", "You are on the waiting list: %s", "Vous êtes sur la liste d’attente : %s"}
	WaitBegunText    = Text{
		"U staat bij %s op de wachtlijst. Zodra er een tijd vrijkomt die past, krijgt u een mail.",
		"Sie stehen bei %s auf der Warteliste. Sobald eine passende Zeit frei wird, bekommen Sie eine Mail.",
		"You are on the waiting list of %s. As soon as a time that suits becomes free, you get a mail.",
		"Vous êtes sur la liste d’attente de %s. Dès qu’un horaire qui convient se libère, vous recevez un e-mail."}
	WaitNewsSubject = Text{"Er is een tijd vrij: %s", "Eine Zeit ist frei geworden: %s", "A time is free: %s", "Un horaire s’est libéré : %s"}
	WaitNewsText    = Text{
		"U wacht op een tijd bij %s. Nu is vrij:", "Sie warten auf eine Zeit bei %s. Jetzt ist frei:",
		"You are waiting for a time at %s. Now this is free:", "Vous attendez un horaire chez %s. Voici ce qui est libre :"}
	WaitNewsFirst = Text{
		"Ook anderen die wachten hebben deze mail gekregen. Wie het eerst bevestigt, heeft de tijd; wie te laat komt, blijft op de lijst.",
		"Auch andere, die warten, haben diese Mail bekommen. Wer zuerst bestätigt, hat die Zeit; wer zu spät kommt, bleibt auf der Liste.",
		"Others who wait got this mail too. Who confirms first has the time; who comes too late stays on the list.",
		"D’autres personnes ont reçu cet e-mail. La première à confirmer obtient l’horaire ; les autres restent sur la liste."}
	WaitLeaveMail = Text{"Wilt u niet meer wachten? Hier gaat u van de lijst af", "Möchten Sie nicht mehr warten? Hier verlassen Sie die Liste", "No longer waiting? Leave the list here", "Vous n’attendez plus ? Quittez la liste ici"}

	WaitingNone    = Text{"Niemand wacht", "Niemand wartet", "Nobody is waiting", "Personne n’attend"}
	WaitingNoneHow = Text{
		"Klanten die online geen tijd vinden die past, komen hier op volgorde te staan.", "Kunden, die online keine passende Zeit finden, stehen hier der Reihe nach.",
		"Customers who find no time online that suits stand here in order.", "Les clients qui ne trouvent pas d’horaire en ligne figurent ici dans l’ordre."}
	WaitingOff = Text{
		"De wachtlijst staat uit: niemand komt erbij en niemand krijgt bericht. Zet hem aan bij de instellingen van de praktijk.",
		"Die Warteliste ist ausgeschaltet: Niemand kommt dazu, und niemand bekommt Nachricht. Schalte sie in den Einstellungen der Praxis ein.",
		"The waiting list is off: nobody is added and nobody is told. Turn it on in the settings of the practice.",
		"La liste d’attente est désactivée : personne ne s’y ajoute et personne n’est averti. Activez-la dans les réglages du cabinet."}
	WaitingSince  = Text{"wacht sinds %s", "wartet seit %s", "waiting since %s", "attend depuis le %s"}
	WaitingBook   = Text{"Boeken", "Buchen", "Book", "Réserver"}
	WaitingRemove = Text{"Van de lijst halen", "Von der Liste nehmen", "Take off the list", "Retirer de la liste"}
	WaitingAsk    = Text{
		"%s van de wachtlijst halen? Er gaat geen bericht uit.", "%s von der Warteliste nehmen? Es geht keine Nachricht hinaus.",
		"Take %s off the waiting list? Nobody is told.", "Retirer %s de la liste d’attente ? Personne n’est averti."}
	WaitingRemoved = Text{"Van de wachtlijst gehaald.", "Von der Warteliste genommen.", "Taken off the waiting list.", "Retiré de la liste d’attente."}
	WaitingUntold  = Text{"Nog geen bericht gekregen", "Noch nicht benachrichtigt", "Not told of a time yet", "Pas encore averti"}
	WaitingTold    = Count{
		Text{"Over %d tijd bericht gekregen", "Von %d Zeit benachrichtigt", "Told of %d time", "Averti de %d horaire"},
		Text{"Over %d tijden bericht gekregen", "Von %d Zeiten benachrichtigt", "Told of %d times", "Averti de %d horaires"}}
	WaitingToldOf = Text{"%s (mail van %s)", "%s (Mail von %s)", "%s (mail of %s)", "%s (e-mail de %s)"}
	WaitingFor    = Count{
		Text{"%d klant op de wachtlijst wil zo’n tijd en krijgt bericht.", "%d Person auf der Warteliste wünscht so eine Zeit und wird benachrichtigt.", "%d customer on the waiting list wants such a time and will be told.", "%d client de la liste d’attente souhaite un tel horaire et sera averti."},
		Text{"%d klanten op de wachtlijst willen zo’n tijd en krijgen bericht.", "%d Personen auf der Warteliste wünschen so eine Zeit und werden benachrichtigt.", "%d customers on the waiting list want such a time and will be told.", "%d clients de la liste d’attente souhaitent un tel horaire et seront avertis."}}
	WaitOwn  = Text{"Op de wachtlijst", "Auf der Warteliste", "On the waiting list", "Sur la liste d’attente"}
	WaitOpen = Text{"Bekijken of van de lijst af", "Ansehen oder verlassen", "Look at it or leave", "Voir ou quitter"}
)

// Wish says between which days, on which days of the week and in which parts of the day somebody waits; days are asked by
// time.Weekday, parts from the morning on.
func (l Locale) Wish(first, last time.Time, day, part func(int) bool) string {
	var days, parts []string
	for i := range 7 {
		if d := (i + 1) % 7; day(d) {
			days = append(days, l.WeekdayShort(time.Weekday(d)))
		}
	}
	for i, name := range []Text{waitMornings, waitNoons, waitEvenings} {
		if part(i) {
			parts = append(parts, name.In(l.Lang))
		}
	}
	when := l.Short(first)
	if !first.Equal(last) {
		when += " – " + l.Short(last)
	}
	week, clock := strings.Join(days, " "), strings.Join(parts, ", ")
	if len(days) == 7 {
		week = WaitEveryDay.In(l.Lang)
	}
	if len(parts) == 3 {
		clock = WaitAllDay.In(l.Lang)
	}
	return when + " · " + week + " · " + clock
}
