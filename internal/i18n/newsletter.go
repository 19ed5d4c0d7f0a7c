package i18n

// Newsletters: staff write them with je, du, you, vous; customers read u, Sie, you, vous.
var (
	Newsletters   = Text{"Nieuwsbrieven", "Newsletter", "Newsletters", "Lettres d’information"}
	LogNewsletter = Text{"Nieuwsbrief", "Newsletter", "Newsletter", "Lettre d’information"}
	LogSent       = Text{"verstuurd", "verschickt", "sent", "envoyé"}

	NewsWrite = Text{"Nieuwsbrief schrijven", "Newsletter schreiben", "Write a newsletter", "Écrire une lettre"}
	NewsNone  = Text{"Nog geen nieuwsbrieven", "Noch keine Newsletter", "No newsletters yet", "Pas encore de lettres"}
	NewsHow   = Text{
		"Schrijf een groep klanten in één keer. De brief gaat alleen naar wie heeft toegestemd; afmelden kan met één klik.",
		"Schreib einer Kundengruppe auf einmal. Der Brief geht nur an alle, die zugestimmt haben; abmelden geht mit einem Klick.",
		"Write to a group of customers at once. The letter goes only to those who agreed; one click unsubscribes.",
		"Écrivez à un groupe de clients en une fois. La lettre ne va qu’à celles et ceux qui ont accepté ; un clic suffit pour se désabonner."}
	NewsSubject  = Text{"Onderwerp", "Betreff", "Subject", "Objet"}
	NewsText     = Text{"Tekst", "Text", "Text", "Texte"}
	NewsTextHint = Text{
		"Een lege regel begint een nieuwe alinea. # voor een kop, - voor een lijst, **vet**, [woorden](https://…) voor een link. De begroeting met de naam en de afmeldlink komen er vanzelf bij.",
		"Eine leere Zeile beginnt einen neuen Absatz. # für eine Überschrift, - für eine Liste, **fett**, [Wörter](https://…) für einen Link. Die Anrede mit dem Namen und der Link zum Abmelden kommen von selbst dazu.",
		"An empty line begins a new paragraph. # for a heading, - for a list, **bold**, [words](https://…) for a link. The greeting with the name and the link to unsubscribe are added.",
		"Une ligne vide commence un nouveau paragraphe. # pour un titre, - pour une liste, **gras**, [mots](https://…) pour un lien. La formule d’appel avec le nom et le lien de désabonnement s’ajoutent d’eux-mêmes."}
	NewsLang     = Text{"Taal van de brief", "Sprache des Briefs", "Language of the letter", "Langue de la lettre"}
	NewsOnlyLang = Text{
		"Alleen naar klanten die in deze taal worden aangeschreven", "Nur an alle, denen wir in dieser Sprache schreiben",
		"Only to customers who are written to in this language", "Seulement aux clients à qui l’on écrit dans cette langue"}
	NewsTo      = Text{"Aan wie", "An wen", "To whom", "Destinataires"}
	NewsAll     = Text{"Alle klanten", "Alle Kundinnen und Kunden", "All customers", "Tous les clients"}
	NewsNoGroup = Text{
		"Kies een groep, of alle klanten.", "Wähle eine Gruppe, oder alle.", "Choose a group, or all customers.", "Choisissez un groupe, ou tous les clients."}
	NewsNoGroups = Text{
		"Er zijn nog geen klantengroepen.", "Es gibt noch keine Kundengruppen.", "There are no customer groups yet.", "Il n’y a pas encore de groupes de clients."}
	NewsDraft     = Text{"concept", "Entwurf", "draft", "brouillon"}
	NewsSending   = Text{"wordt verstuurd", "wird verschickt", "being sent", "en cours d’envoi"}
	NewsStopped   = Text{"gestopt", "angehalten", "stopped", "arrêtée"}
	NewsSent      = Text{"verstuurd", "verschickt", "sent", "envoyée"}
	NewsEdit      = Text{"Brief wijzigen", "Brief ändern", "Change the letter", "Modifier la lettre"}
	NewsPreview   = Text{"Zo ziet de brief eruit", "So sieht der Brief aus", "How the letter looks", "Aperçu de la lettre"}
	NewsWide      = Text{"Op een breed scherm", "Auf einem breiten Bildschirm", "On a wide screen", "Sur un écran large"}
	NewsNarrow    = Text{"Op de telefoon", "Auf dem Telefon", "On a phone", "Sur un téléphone"}
	NewsWho       = Text{"Wie krijgt de brief", "Wer den Brief bekommt", "Who gets the letter", "Qui reçoit la lettre"}
	NewsGet       = Text{"Krijgen de brief", "Bekommen den Brief", "Get the letter", "Reçoivent la lettre"}
	NewsMailCount = Text{"E-mails (één per adres)", "E-Mails (eine je Adresse)", "E-mails (one for each address)", "E-mails (un par adresse)"}
	NewsWhoAll    = Text{"Allemaal tonen", "Alle zeigen", "Show everybody", "Tout afficher"}
	NewsWhoNone   = Text{"Niemand.", "Niemand.", "Nobody.", "Personne."}

	NewsNoAddress  = Text{"Geen e-mailadres", "Keine E-Mail-Adresse", "No e-mail address", "Pas d’adresse e-mail"}
	NewsUnsub      = Text{"Afgemeld", "Abgemeldet", "Unsubscribed", "Désabonné"}
	NewsBounced    = Text{"Adres neemt geen mail aan", "Adresse nimmt keine Mail an", "Address takes no mail", "L’adresse refuse les e-mails"}
	NewsNoConsent  = Text{"Nog niet toegestemd", "Noch nicht zugestimmt", "Not agreed yet", "Pas encore d’accord"}
	NewsOtherLang  = Text{"Andere taal", "Andere Sprache", "Another language", "Autre langue"}
	NewsAskConsent = Text{
		"Wie nog niet heeft toegestemd, krijgt niets. Noteer een toestemming op de pagina van de klant, of laat ernaar vragen bij het online boeken.",
		"Wer noch nicht zugestimmt hat, bekommt nichts. Vermerke eine Zustimmung auf der Seite der Person, oder lass beim Buchen im Netz danach fragen.",
		"Whoever has not agreed yet gets nothing. Note their consent on the customer’s page, or let the online booking ask for it.",
		"Sans accord, pas d’envoi. Notez un accord sur la page du client, ou faites poser la question lors de la réservation en ligne."}

	NewsTest    = Text{"Proefmail aan mezelf", "Probe an mich", "Test mail to myself", "E-mail d’essai à moi-même"}
	NewsTested  = Text{"De proefmail is onderweg.", "Die Probe ist unterwegs.", "The test mail is on its way.", "L’e-mail d’essai est en route."}
	NewsSend    = Text{"Versturen …", "Verschicken …", "Send …", "Envoyer …"}
	NewsSendAsk = Text{
		"Brief versturen?", "Brief verschicken?", "Send the letter?", "Envoyer la lettre ?"}
	NewsSendSays = Count{
		One: Text{
			"De brief gaat naar %d adres. Dat kun je niet terughalen.", "Der Brief geht an %d Adresse. Das lässt sich nicht zurückholen.",
			"The letter goes to %d address. You cannot take that back.", "La lettre part vers %d adresse. Vous ne pourrez pas l’annuler."},
		Other: Text{
			"De brief gaat naar %d adressen. Dat kun je niet terughalen; je kunt het versturen wel stoppen zolang er nog mails wachten.",
			"Der Brief geht an %d Adressen. Das lässt sich nicht zurückholen; anhalten kannst du, solange noch Mails warten.",
			"The letter goes to %d addresses. You cannot take that back; you can stop it while mails are still waiting.",
			"La lettre part vers %d adresses. Vous ne pourrez pas l’annuler ; vous pouvez arrêter l’envoi tant que des e-mails attendent."}}
	NewsSendDo = Count{
		One:   Text{"Nu versturen aan %d adres", "Jetzt an %d Adresse verschicken", "Send to %d address now", "Envoyer maintenant à %d adresse"},
		Other: Text{"Nu versturen aan %d adressen", "Jetzt an %d Adressen verschicken", "Send to %d addresses now", "Envoyer maintenant à %d adresses"}}
	NewsRate = Text{
		"Er gaan er ongeveer zestig per minuut uit, zodat codes en herinneringen niet hoeven te wachten.",
		"Etwa sechzig in der Minute gehen hinaus, damit Codes und Erinnerungen nicht warten müssen.",
		"About sixty leave each minute, so that codes and reminders need not wait.",
		"Une soixantaine partent chaque minute, pour que les codes et les rappels n’attendent pas."}
	NewsStop      = Text{"Stoppen", "Anhalten", "Stop", "Arrêter"}
	NewsGoOn      = Text{"De rest versturen", "Den Rest verschicken", "Send the rest", "Envoyer le reste"}
	NewsCopy      = Text{"Als concept kopiëren", "Als Entwurf kopieren", "Copy as a draft", "Copier comme brouillon"}
	NewsRemove    = Text{"Brief verwijderen", "Brief löschen", "Delete the letter", "Supprimer la lettre"}
	NewsRemoveAsk = Text{
		"„%s” verwijderen? Wie zich heeft afgemeld, blijft afgemeld.", "„%s“ löschen? Wer sich abgemeldet hat, bleibt abgemeldet.",
		"Delete “%s”? Whoever unsubscribed stays so.", "Supprimer « %s » ? Qui s’est désabonné le reste."}
	NewsProgress    = Text{"Hoe ver het is", "Wie weit es ist", "How far it is", "Avancement"}
	NewsCountSent   = Text{"Verstuurd", "Verschickt", "Sent", "Envoyés"}
	NewsCountWait   = Text{"Wachten", "Warten", "Waiting", "En attente"}
	NewsCountNoSuch = Text{"Geweigerd", "Abgelehnt", "Refused", "Refusés"}
	NewsCountFailed = Text{"Na dagen opgegeven", "Nach Tagen aufgegeben", "Given up after days", "Abandonnés après des jours"}
	NewsCountDoubt  = Text{"Onzeker", "Unklar", "Uncertain", "Incertains"}
	NewsCountOut    = Text{"Intussen afgemeld", "Inzwischen abgemeldet", "Unsubscribed meanwhile", "Désabonnés entre-temps"}
	NewsDoubtHow    = Text{
		"Onzeker: bij het overdragen viel de verbinding of het kantoor uit. Er wordt niets nogmaals verstuurd, zodat niemand de brief twee keer krijgt.",
		"Unklar: bei der Übergabe fiel die Verbindung oder das Büro aus. Es wird nichts noch einmal verschickt, damit niemand den Brief doppelt bekommt.",
		"Uncertain: the connection or the office failed during the hand-over. Nothing is sent again, so that nobody gets the letter twice.",
		"Incertain : la connexion ou le bureau est tombé pendant la remise. Rien n’est renvoyé, pour que personne ne reçoive la lettre deux fois."}
	NewsOfAll     = Text{"%d van %d", "%d von %d", "%d of %d", "%d sur %d"}
	NewsErased    = Text{"gewiste klant", "gelöschte Person", "erased customer", "client effacé"}
	NewsCreatedAt = Text{"Begonnen op %s", "Begonnen am %s", "Begun on %s", "Commencée le %s"}
	NewsSentAt    = Text{"Verstuurd op %s", "Verschickt am %s", "Sent on %s", "Envoyée le %s"}

	NewsSettings = Text{"Instellingen van de nieuwsbrief", "Einstellungen des Newsletters", "Newsletter settings", "Réglages des lettres"}
	NewsAsks     = Text{"Vraag ernaar bij het online boeken", "Beim Buchen im Netz danach fragen", "Ask for it in the online booking", "Poser la question lors de la réservation en ligne"}
	NewsAsksHow  = Text{
		"Met een vakje dat nog niet is aangevinkt. De toestemming telt zodra de code uit de mail is ingevoerd.",
		"Mit einem Kästchen, das noch leer ist. Die Zustimmung zählt, sobald der Code aus der Mail eingegeben ist.",
		"With a box that is not ticked yet. The consent counts once the code from the mail is entered.",
		"Avec une case qui n’est pas cochée. L’accord compte dès que le code reçu par e-mail est saisi."}
	NewsImprint    = Text{"Afzender onder elke brief", "Impressum unter jedem Brief", "Imprint under each letter", "Mentions légales sous chaque lettre"}
	NewsImprintHow = Text{
		"Naam, postadres en wat de wet verlangt.", "Name, Anschrift und was das Gesetz verlangt.", "Name, postal address and what the law asks for.",
		"Nom, adresse postale et ce que la loi exige."}

	NewsCard     = Text{"Nieuwsbrief", "Newsletter", "Newsletter", "Lettre d’information"}
	NewsIs       = Text{"Krijgt de nieuwsbrief.", "Bekommt den Newsletter.", "Gets the newsletter.", "Reçoit la lettre."}
	NewsIsNot    = Text{"Heeft niet toegestemd.", "Hat nicht zugestimmt.", "Has not agreed.", "N’a pas donné son accord."}
	NewsIsNoMail = Text{"Toegestemd, maar zonder e-mailadres.", "Zugestimmt, aber ohne E-Mail-Adresse.", "Agreed, but without an e-mail address.", "D’accord, mais sans adresse e-mail."}
	NewsGivenOn  = Text{"Toegestemd op %s, %s", "Zugestimmt am %s, %s", "Agreed on %s, %s", "Accord du %s, %s"}
	NewsOffOn    = Text{"Afgemeld op %s.", "Abgemeldet am %s.", "Unsubscribed on %s.", "Désabonné le %s."}
	NewsOnlyThey = Text{
		"Deze klant heeft zich zelf afgemeld. Alleen de klant kan dat terugdraaien: met de link in een eerdere brief, of bij het online boeken.",
		"Diese Person hat sich selbst abgemeldet. Zurücknehmen kann das nur sie: über den Link in einem früheren Brief, oder beim Buchen im Netz.",
		"This customer unsubscribed themselves. Only they can take it back: by the link in an earlier letter, or when booking online.",
		"Ce client s’est désabonné. Lui seul peut revenir dessus : par le lien d’une lettre précédente, ou en réservant en ligne."}
	NewsBouncedOn = Text{
		"Het adres nam op %s geen mail aan: brieven slaan het over.", "Die Adresse nahm am %s keine Mail an: Briefe lassen sie aus.",
		"The address took no mail on %s: letters pass it over.", "L’adresse a refusé un e-mail le %s : les lettres la sautent."}
	NewsReachable = Text{"Adres weer gebruiken", "Adresse wieder verwenden", "Use the address again", "Réutiliser l’adresse"}
	NewsAgree     = Text{"Toestemming noteren", "Zustimmung vermerken", "Note their consent", "Noter l’accord"}
	NewsGiven     = Text{"Toegestemd op", "Zugestimmt am", "Agreed on", "Accord du"}
	NewsHowGiven  = Text{"Hoe", "Wie", "How", "Comment"}
	NewsRefuse    = Text{"Afmelden", "Abmelden", "Unsubscribe", "Désabonner"}
	NewsRefuseAsk = Text{
		"%s krijgt dan geen nieuwsbrief meer, ook niet via iemand anders met hetzelfde adres. Afmelden?",
		"%s bekommt dann keinen Newsletter mehr, auch nicht über andere mit derselben Adresse. Abmelden?",
		"%s then gets no newsletter any more, nor does anybody else with the same address. Unsubscribe?",
		"%s ne recevra plus de lettre, ni personne d’autre à la même adresse. Désabonner ?"}
	NewsHowBooking = Text{"bij het online boeken", "beim Buchen im Netz", "when booking online", "lors de la réservation en ligne"}
	NewsHowTalk    = Text{"in de praktijk", "in der Praxis", "in the practice", "au cabinet"}
	NewsHowPaper   = Text{"op papier", "auf Papier", "on paper", "par écrit"}
	NewsHowPhone   = Text{"aan de telefoon", "am Telefon", "on the phone", "par téléphone"}
	NewsHowMail    = Text{"per e-mail", "per E-Mail", "by e-mail", "par e-mail"}

	NewsHowUnknown = Text{"Kies hoe.", "Wähle, wie.", "Choose how.", "Choisissez comment."}
	NewsGivenWhen  = Text{
		"Dat moet een dag tot en met vandaag zijn.", "Das muss ein Tag bis heute sein.", "This must be a day up to today.", "Ce doit être un jour jusqu’à aujourd’hui."}
	NewsTooManyDrafts = Text{
		"Meer dan %d concepten worden niet bewaard. Verwijder er eerst een.", "Mehr als %d Entwürfe werden nicht behalten. Lösche erst einen.",
		"No more than %d drafts are kept. Delete one first.", "Pas plus de %d brouillons. Supprimez-en d’abord un."}
	NewsNotDraft = Text{
		"Deze brief is al verstuurd. Kopieer hem als concept.", "Dieser Brief ist schon verschickt. Kopiere ihn als Entwurf.",
		"This letter has been sent already. Copy it as a draft.", "Cette lettre est déjà partie. Copiez-la comme brouillon."}
	NewsStopFirst = Text{
		"Deze brief wordt nog verstuurd. Stop hem eerst.", "Dieser Brief wird noch verschickt. Halte ihn erst an.",
		"This letter is still being sent. Stop it first.", "Cette lettre est en cours d’envoi. Arrêtez-la d’abord."}
	NewsNotSending = Text{
		"Deze brief wordt niet verstuurd.", "Dieser Brief wird nicht verschickt.", "This letter is not being sent.", "Cette lettre n’est pas en cours d’envoi."}
	NewsNotStopped = Text{
		"Deze brief is niet gestopt.", "Dieser Brief ist nicht angehalten.", "This letter is not stopped.", "Cette lettre n’est pas arrêtée."}
	NewsNobody = Text{
		"Niemand van hen zou de brief krijgen.", "Von ihnen würde niemand den Brief bekommen.", "None of them would get the letter.", "Personne d’entre eux ne recevrait la lettre."}
	NewsTooMany = Text{
		"Dat zijn er meer dan %d. Kies kleinere groepen.", "Das sind mehr als %d. Wähle kleinere Gruppen.", "These are more than %d. Choose smaller groups.",
		"Cela fait plus de %d. Choisissez des groupes plus petits."}
	NewsOtherNumber = Count{
		One: Text{
			"Intussen is het %d adres. Bekijk het nog eens.", "Inzwischen ist es %d Adresse. Sieh noch einmal hin.",
			"By now it is %d address. Please look again.", "C’est maintenant %d adresse. Regardez encore une fois."},
		Other: Text{
			"Intussen zijn het %d adressen. Bekijk het nog eens.", "Inzwischen sind es %d Adressen. Sieh noch einmal hin.",
			"By now it is %d addresses. Please look again.", "Ce sont maintenant %d adresses. Regardez encore une fois."}}
	NewsTooOften = Text{
		"Meer dan %d brieven per dag gaan er niet uit.", "Mehr als %d Briefe am Tag gehen nicht hinaus.", "No more than %d letters leave in one day.",
		"Pas plus de %d lettres par jour."}
	NewsTestsTooMany = Text{
		"Dat waren veel proefmails. Wacht een paar minuten.", "Das waren viele Proben. Warte ein paar Minuten.", "That was a lot of test mails. Wait a few minutes.",
		"Cela fait beaucoup d’essais. Attendez quelques minutes."}
	NewsNoRelay = Text{
		"Dit kantoor verstuurt nog geen mail. Wie de server beheert, stelt dat in.", "Dieses Büro verschickt noch keine Mail. Wer den Server betreibt, richtet das ein.",
		"This office sends no mail yet. Whoever runs the server sets that up.", "Ce bureau n’envoie pas encore d’e-mails. L’exploitant du serveur s’en occupe."}

	// What customers read.
	NewsTestSubject = Text{"[Proef] %s", "[Probe] %s", "[Test] %s", "[Essai] %s"}
	NewsWhy         = Text{
		"U krijgt deze brief omdat u de nieuwsbrief van %s wilde ontvangen.", "Sie bekommen diesen Brief, weil Sie dem Newsletter von %s zugestimmt haben.",
		"You get this letter because you agreed to the newsletter of %s.", "Vous recevez cette lettre car vous avez accepté la lettre d’information de %s."}
	NewsOff      = Text{"Nieuwsbrief afmelden", "Newsletter abbestellen", "Unsubscribe from the newsletter", "Se désabonner de la lettre"}
	NewsOffTitle = Text{"Nieuwsbrief van %s", "Newsletter von %s", "Newsletter of %s", "Lettre d’information de %s"}
	NewsOffAsk   = Text{
		"Wilt u deze nieuwsbrief niet meer ontvangen?", "Möchten Sie diesen Newsletter nicht mehr bekommen?", "Would you like to get this newsletter no more?",
		"Souhaitez-vous ne plus recevoir cette lettre ?"}
	NewsOffDo   = Text{"Afmelden", "Abbestellen", "Unsubscribe", "Se désabonner"}
	NewsOffDone = Text{
		"U bent afgemeld. U krijgt geen nieuwsbrief meer van %s. Mails over uw afspraken krijgt u nog wel.",
		"Sie sind abgemeldet. Sie bekommen keinen Newsletter von %s mehr. E-Mails zu Ihren Terminen bekommen Sie weiterhin.",
		"You are unsubscribed. You get no newsletter of %s any more. E-mails about your appointments still come.",
		"Vous êtes désabonné. Vous ne recevrez plus de lettre de %s. Les e-mails sur vos rendez-vous arrivent toujours."}
	NewsOnHow = Text{
		"Was dat een vergissing?", "War das ein Versehen?", "Was that a mistake?", "Était-ce une erreur ?"}
	NewsOnDo   = Text{"Weer aanmelden", "Wieder anmelden", "Subscribe again", "Se réabonner"}
	NewsOnDone = Text{
		"U krijgt de nieuwsbrief weer.", "Sie bekommen den Newsletter wieder.", "You get the newsletter again.", "Vous recevez de nouveau la lettre."}
	NewsOffTest = Text{
		"Hier melden klanten zich af. Dit was een proefbrief: er gebeurt niets.", "Hier melden sich Ihre Kundinnen und Kunden ab. Das war ein Probebrief: es geschieht nichts.",
		"Here customers unsubscribe. This was a test letter: nothing happens.", "Ici vos clients se désabonnent. C’était une lettre d’essai : rien ne se passe."}
	NewsLinkUnknown = Text{
		"Deze link klopt niet. Open hem nog eens vanuit de brief.", "Dieser Link stimmt nicht. Öffnen Sie ihn noch einmal aus dem Brief.",
		"This link is not right. Open it from the letter again.", "Ce lien n’est pas correct. Rouvrez-le depuis la lettre."}
	NewsBox = Text{
		"Ja, stuur mij de nieuwsbrief van %s. Afmelden kan altijd, met één klik.", "Ja, ich möchte den Newsletter von %s bekommen. Abbestellen geht jederzeit mit einem Klick.",
		"Yes, send me the newsletter of %s. I can unsubscribe at any time with one click.",
		"Oui, je souhaite recevoir la lettre d’information de %s. Je peux me désabonner à tout moment en un clic."}
)
