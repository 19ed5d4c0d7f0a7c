package i18n

// Who is put on a phone by others, and wrong PINs.
var (
	LogLoggedIn   = Text{"aangemeld", "angemeldet", "logged in", "connecté"}
	PhonePutOn    = Text{"Iemand aanmelden", "Jemanden anmelden", "Log somebody in", "Connecter quelqu’un"}
	PhonePutOnDo  = Text{"Aanmelden", "Anmelden", "Log in", "Connecter"}
	PhonePerson   = Text{"Persoon", "Person", "Person", "Personne"}
	PhonePutOnHow = Text{
		"Dan is deze telefoon van de gekozen persoon. Een pincode is niet nodig; op de eigen pagina staat dat jij het deed.",
		"Dieses Telefon wird das der Person. Eine PIN ist nicht nötig; sie liest auf ihrer eigenen Seite, dass du es warst.",
		"This phone becomes theirs. No PIN is needed; they read on their own page that you did it.",
		"Ce téléphone devient le sien. Aucun code n’est nécessaire ; la personne lit sur sa page que c’était vous."}
	PhoneNobodyMay = Text{
		"Niemand mag zich nog op telefoons aanmelden. Zet het aan op de pagina van een persoon, onder Toestelnummers.",
		"Noch darf sich niemand an Telefonen anmelden. Schalte es auf der Seite einer Person ein, unter Nebenstellen.",
		"Nobody may log in on phones yet. Enable it on somebody’s page, under Extensions.",
		"Personne ne peut encore se connecter aux téléphones. Activez-le sur la page d’une personne, sous Postes."}
	PhoneByPerson   = Text{"door %s aangemeld", "von %s angemeldet", "logged in by %s", "connecté par %s"}
	PhoneTakenOff   = Text{"%[1]s heeft je op %[3]s van %[2]s afgemeld.", "%[1]s hat dich am %[3]s von %[2]s abgemeldet.", "%[1]s logged you out of %[2]s on %[3]s.", "%[1]s vous a déconnecté de %[2]s le %[3]s."}
	PhoneTakenOffBy = Text{"Een beheerder", "Die Verwaltung", "An administrator", "L’administration"}
	PhoneLockedTill = Text{
		"Na te veel verkeerde pincodes vergrendeld tot %s.", "Nach zu vielen falschen PINs gesperrt bis %s.",
		"Locked after too many wrong PINs until %s.", "Verrouillé après trop de codes erronés jusqu’à %s."}
	PhoneLockedOwn = Text{
		"Na te veel verkeerde pincodes is je toestelnummer vergrendeld. Kies hieronder een nieuwe pincode, of vraag een beheerder van de telefoons.",
		"Nach zu vielen falschen PINs ist deine Nebenstelle gesperrt. Wähle unten eine neue PIN, oder frag, wer die Telefone verwaltet.",
		"After too many wrong PINs your extension is locked. Choose a new PIN below, or ask whoever manages the phones.",
		"Après trop de codes erronés, votre poste est verrouillé. Choisissez un nouveau code ci-dessous, ou adressez-vous à la personne qui gère les téléphones."}
	PhoneOwnPIN           = Text{"Een andere pincode", "Eine andere PIN", "Another PIN", "Un autre code PIN"}
	PhoneOwnPINHow        = Text{"Met je pincode meld je je op een telefoon aan. Zes cijfers zijn goed; niet op een rij, niet steeds dezelfde.", "Mit der PIN meldest du dich an einem Telefon an. Sechs Ziffern sind gut; nicht der Reihe nach, nicht immer dieselbe.", "You log in on a phone with your PIN. Six digits are good; not in a row, not always the same.", "Ce code vous connecte à un téléphone. Six chiffres conviennent ; pas à la suite, pas toujours le même."}
	PhoneOwnPINNew        = Text{"Nieuwe pincode", "Neue PIN", "New PIN", "Nouveau code PIN"}
	PhoneOwnPINDo         = Text{"Pincode wijzigen", "PIN ändern", "Change the PIN", "Changer le code"}
	NotePINChanged        = Text{"Je pincode is gewijzigd.", "Deine PIN ist geändert.", "Your PIN is changed.", "Votre code PIN est changé."}
	NotePhonePutOn        = Text{"Aangemeld op de telefoon.", "Am Telefon angemeldet.", "Logged in on the phone.", "Connecté sur le téléphone."}
	NotePhoneTakenOff     = Text{"Van de telefoon afgemeld; de persoon leest op de eigen pagina door wie.", "Vom Telefon abgemeldet; auf der eigenen Seite steht, von wem.", "Logged out of the phone; their own page says by whom.", "Déconnecté du téléphone ; sa page dit par qui."}
	PhoneOwnLockedSubject = Text{"Je toestelnummer is vergrendeld", "Deine Nebenstelle ist gesperrt", "Your extension is locked", "Votre poste est verrouillé"}
	PhoneOwnLockedText    = Text{
		"Met toestelnummer %s is %d keer een verkeerde pincode geprobeerd. Daarom kan niemand zich er nog mee op een telefoon aanmelden. Kies op je eigen pagina een nieuwe pincode, dan kan het weer. Was jij het niet, laat het een beheerder weten.",
		"Mit der Nebenstelle %s wurde %d Mal eine falsche PIN versucht. Deshalb meldet sich damit niemand mehr an einem Telefon an. Wähle auf deiner eigenen Seite eine neue PIN, dann geht es wieder. Warst du es nicht, sag der Verwaltung Bescheid.",
		"With extension %s a wrong PIN was tried %d times, so nobody can log in on a phone with it any more. Choose a new PIN on your own page, and it works again. If it was not you, tell an administrator.",
		"Avec le poste %s, un code erroné a été essayé %d fois. Plus personne ne peut donc s’en servir pour se connecter à un téléphone. Choisissez un nouveau code sur votre page, et cela fonctionnera de nouveau. Si ce n’était pas vous, prévenez l’administration."}
)

// Calls of others, and one's own list.
var (
	LogLookedAt       = Text{"ingezien", "eingesehen", "looked at", "consulté"}
	PhoneCallsOf      = Text{"Gesprekken van %s", "Anrufe von %s", "%s’s calls", "Appels de %s"}
	PhoneCallsLook    = Text{"Gesprekken inzien", "Anrufe einsehen", "Look at the calls", "Consulter les appels"}
	PhoneCallsLookHow = Text{
		"Alleen om een storing of kosten na te gaan: zonder het einde van nummers buiten, en elke keer komt in het logboek.",
		"Nur um einer Störung oder Kosten nachzugehen: ohne das Ende von Nummern außen, und jedes Mal steht im Protokoll.",
		"Only to look for a fault or at costs: without the end of numbers outside, and each time is noted in the log.",
		"Seulement pour une panne ou des coûts : sans la fin des numéros extérieurs, et chaque fois est notée au journal."}
	PhoneCallsWho = Text{
		"Wie de telefoons beheert, kan deze lijst inzien, maar niet het einde van nummers buiten; elke keer komt in het logboek. Na %d dagen wordt een gesprek gewist.",
		"Wer die Telefone verwaltet, kann diese Liste einsehen, aber nicht das Ende von Nummern außen; jedes Mal steht im Protokoll. Nach %d Tagen wird ein Anruf gelöscht.",
		"Whoever manages the phones can look at this list, but not at the end of numbers outside; each time is noted in the log. After %d days a call is deleted.",
		"La personne qui gère les téléphones peut consulter cette liste, mais pas la fin des numéros extérieurs ; chaque fois est notée au journal. Après %d jours, un appel est effacé."}
	PhoneCallsDrop    = Text{"Alle gesprekken wissen", "Alle Anrufe löschen", "Delete all calls", "Effacer tous les appels"}
	PhoneCallsDropAsk = Text{"Al je gesprekken uit je lijst wissen?", "Alle deine Anrufe aus deiner Liste löschen?", "Delete all your calls from your list?", "Effacer tous vos appels de votre liste ?"}
)

// PhoneGroupThen says what may stand where a ring group sends its calls.
var PhoneGroupThen = Text{
	"Gaat dan naar dit toestelnummer of dit nummer buiten. Leeg: de beller hoort dat niemand opneemt.",
	"Geht dann an diese Nebenstelle oder diese Nummer außen. Leer: Wer anruft, hört, dass niemand abhebt.",
	"Then goes to this extension or this number outside. Empty: the caller hears that nobody answers.",
	"Va alors à ce poste ou à ce numéro extérieur. Vide : la personne qui appelle entend que personne ne répond."}
