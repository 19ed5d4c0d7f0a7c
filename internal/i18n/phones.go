package i18n

// Phones: staff read je, du, you, vous.
var (
	Phones       = Text{"Telefoons", "Telefone", "Phones", "Téléphones"}
	MyPhone      = Text{"Mijn telefoon", "Mein Telefon", "My phone", "Mon téléphone"}
	LogPhone     = Text{"Telefoon", "Telefon", "Phone", "Téléphone"}
	LogTelephony = Text{"Telefonie", "Telefonie", "Telephony", "Téléphonie"}
	LogRingGroup = Text{"Belgroep", "Rufgruppe", "Ring group", "Groupe d’appel"}
	LogTrunk     = Text{"Lijn naar buiten", "Amtsleitung", "Line to the outside", "Ligne extérieure"}
	LogLocked    = Text{"vergrendeld", "gesperrt", "locked", "verrouillé"}
	LogUnlocked  = Text{"ontgrendeld", "entsperrt", "unlocked", "déverrouillé"}
	LogLoggedOut = Text{"afgemeld", "abgemeldet", "logged out", "déconnecté"}
	Extension    = Text{"Toestelnummer", "Nebenstelle", "Extension", "Numéro de poste"}
	PhonePIN     = Text{"Pincode", "PIN", "PIN", "Code PIN"}
	HotDesking   = Text{"Aanmelden op telefoons", "Anmelden an Telefonen", "Logging in on phones", "Connexion sur les téléphones"}
	PhoneFixed   = Text{"zonder aanmelden", "ohne Anmelden", "no logging in", "sans connexion"}

	PhoneUnknownExtension = Text{"Niemand heeft dit toestelnummer.", "Diese Nebenstelle hat niemand.", "Nobody has this extension.", "Personne n’a ce numéro de poste."}
	PhoneWrongPIN         = Text{"Deze pincode klopt niet.", "Diese PIN stimmt nicht.", "This PIN is wrong.", "Ce code PIN est faux."}
	PhoneLocked           = Text{
		"Na te veel verkeerde pogingen vergrendeld. Een beheerder van de telefoons kan ontgrendelen.",
		"Nach zu vielen falschen Versuchen gesperrt. Wer die Telefone verwaltet, kann entsperren.",
		"Locked after too many wrong tries. Whoever manages the phones can unlock it.",
		"Verrouillé après trop d’essais erronés. La personne qui gère les téléphones peut déverrouiller."}
	PhoneUserNotAllowed = Text{
		"Aanmelden op telefoons is voor deze persoon niet ingeschakeld.", "Anmelden an Telefonen ist für diese Person nicht eingeschaltet.",
		"Logging in on phones is not enabled for this person.", "La connexion sur les téléphones n’est pas activée pour cette personne."}
	PhoneNotAllowed = Text{
		"Aanmelden is op deze telefoon niet ingeschakeld.", "Anmelden ist an diesem Telefon nicht eingeschaltet.",
		"Logging in is not enabled on this phone.", "La connexion n’est pas activée sur ce téléphone."}
	PhoneTooManyCalls = Text{
		"De grens voor gesprekken naar buiten is bereikt.", "Die Grenze für Gespräche nach außen ist erreicht.",
		"The limit of calls to the outside is reached.", "La limite d’appels vers l’extérieur est atteinte."}

	PhoneUnknownCaller  = Text{"onbekend", "unbekannt", "unknown", "inconnu"}
	PhoneMessageSubject = Text{"Voicemail van %s", "Sprachnachricht von %s", "Voicemail from %s", "Message vocal de %s"}
	PhoneMessageText    = Text{
		"%s heeft op %s een bericht van %d seconden ingesproken. Het staat in de bijlage.",
		"%s hat am %s eine Nachricht von %d Sekunden hinterlassen. Sie hängt an dieser Mail.",
		"%s left a message on %s that lasts %d seconds. It is attached.",
		"%s a laissé le %s un message de %d secondes. Il est joint à cet e-mail."}
	PhoneLockedSubject  = Text{"Telefoon: %s vergrendeld", "Telefon: %s gesperrt", "Phone: %s locked", "Téléphone : %s verrouillé"}
	PhoneLockedBothText = Text{
		"%[1]s en de telefoon %[2]s zijn vergrendeld: op die telefoon werd %[3]d keer een verkeerde pincode geprobeerd. Ontgrendelen kan op de pagina met de telefoons.",
		"%[1]s und das Telefon %[2]s sind gesperrt: An diesem Telefon wurde %[3]d Mal eine falsche PIN eingegeben. Entsperren kannst du beide auf der Seite der Telefone.",
		"%[1]s and the phone %[2]s are locked: a wrong PIN was tried %[3]d times on that phone. They can be unlocked on the page of the phones.",
		"%[1]s et le téléphone %[2]s sont verrouillés : un code erroné y a été essayé %[3]d fois. Le déverrouillage se fait sur la page des téléphones."}
	PhoneLockedDeviceText = Text{
		"De telefoon %s is vergrendeld na %d verkeerde pogingen om zich daar aan te melden. Ontgrendelen kan op de pagina met de telefoons.",
		"Das Telefon %s ist nach %d falschen Versuchen, sich dort anzumelden, gesperrt. Entsperren kannst du es auf der Seite der Telefone.",
		"The phone %s is locked after %d wrong tries to log in there. It can be unlocked on the page of the phones.",
		"Le téléphone %s est verrouillé après %d essais erronés de connexion. Le déverrouillage se fait sur la page des téléphones."}
	PhoneLockedText = Text{
		"%s is vergrendeld na %d verkeerde pogingen om op een telefoon aan te melden. Ontgrendelen kan op de pagina met de telefoons.",
		"%s ist nach %d falschen Versuchen, sich an einem Telefon anzumelden, gesperrt. Entsperren kannst du auf der Seite der Telefone.",
		"%s is locked after %d wrong tries to log in on a phone. It can be unlocked on the page of the phones.",
		"%s est verrouillé après %d essais erronés de connexion sur un téléphone. Le déverrouillage se fait sur la page des téléphones."}

	PhoneExtensionForm = Text{
		"Een toestelnummer heeft %d tot %d cijfers.", "Eine Nebenstelle hat %d bis %d Ziffern.", "An extension has %d to %d digits.",
		"Un numéro de poste a de %d à %d chiffres."}
	PhoneExtensionOutside = Text{
		"Dit nummer begint zoals een nummer naar buiten.", "Diese Nummer beginnt wie eine nach außen.", "This number begins like one to the outside.",
		"Ce numéro commence comme un numéro extérieur."}
	PhoneExtensionEmergency = Text{
		"%s is een alarmnummer.", "%s ist eine Notrufnummer.", "%s is an emergency number.", "%s est un numéro d’urgence."}
	PhoneExtensionTaken = Text{
		"Toestelnummer %s is al in gebruik.", "Die Nebenstelle %s ist schon vergeben.", "Extension %s is in use already.", "Le numéro de poste %s est déjà pris."}
	PhonePINForm = Text{
		"Een pincode heeft %d tot %d cijfers.", "Eine PIN hat %d bis %d Ziffern.", "A PIN has %d to %d digits.", "Un code PIN a de %d à %d chiffres."}
	PhonePINWeak = Text{
		"Deze pincode is te makkelijk te raden. Neem cijfers die niet op een rij staan of zich herhalen, en niet het toestelnummer.",
		"Diese PIN ist zu leicht zu erraten. Nimm Ziffern, die nicht der Reihe nach kommen oder sich wiederholen, und nicht die Nebenstelle.",
		"This PIN is too easy to guess. Take digits that are not in a row, do not repeat, and are not the extension.",
		"Ce code PIN est trop facile à deviner. Prenez des chiffres qui ne se suivent pas, ne se répètent pas et ne sont pas le numéro de poste."}
	PhoneNeedsExtension = Text{
		"Wie zich op telefoons aanmeldt, heeft een toestelnummer nodig.", "Zum Anmelden an Telefonen gehört eine Nebenstelle.",
		"Whoever logs in on phones needs an extension.", "Pour se connecter sur les téléphones, il faut un numéro de poste."}
	PhoneNeedsPIN = Text{
		"Wie zich op telefoons aanmeldt, heeft een pincode nodig.", "Zum Anmelden an Telefonen gehört eine PIN.",
		"Whoever logs in on phones needs a PIN.", "Pour se connecter sur les téléphones, il faut un code PIN."}
	PhoneMACForm = Text{
		"Een MAC-adres heeft twaalf hexadecimale cijfers, zoals 00:15:65:12:34:56.", "Eine MAC-Adresse hat zwölf hexadezimale Ziffern, wie 00:15:65:12:34:56.",
		"A MAC address has twelve hexadecimal digits, such as 00:15:65:12:34:56.", "Une adresse MAC a douze chiffres hexadécimaux, comme 00:15:65:12:34:56."}
	PhoneNumberForm = Text{
		"Dit is geen telefoonnummer.", "Das ist keine Telefonnummer.", "This is no telephone number.", "Ce n’est pas un numéro de téléphone."}
	PhoneTooMany = Text{
		"Meer dan %d telefoons gaan niet.", "Mehr als %d Telefone gehen nicht.", "There can be no more than %d phones.", "Il ne peut y avoir plus de %d téléphones."}
	PhoneNameTaken = Text{
		"Er is al een telefoon die zo heet.", "Es gibt schon ein Telefon mit diesem Namen.", "There is a phone of this name already.", "Un téléphone porte déjà ce nom."}
	PhonePlaceTaken = Text{
		"Op deze plek staat al een telefoon: %s.", "An diesem Platz steht schon ein Telefon: %s.", "A phone stands at this place already: %s.", "Un téléphone se trouve déjà à cette place : %s."}
	PhoneMACTaken = Text{
		"De telefoon %s heeft dit MAC-adres al.", "Das Telefon %s hat diese MAC-Adresse schon.", "The phone %s has this MAC address already.", "Le téléphone %s a déjà cette adresse MAC."}
	PhoneLineTaken = Text{
		"Er is al een lijn die zo heet.", "Es gibt schon eine Leitung mit diesem Namen.", "There is a line of this name already.", "Une ligne porte déjà ce nom."}
	PhoneGroupTaken = Text{
		"Er is al een belgroep die zo heet.", "Es gibt schon eine Rufgruppe mit diesem Namen.", "There is a ring group of this name already.", "Un groupe d’appel porte déjà ce nom."}

	PhoneOutsideCalls     = Text{"Gesprekken naar buiten", "Gespräche nach außen", "Calls to the outside", "Appels vers l’extérieur"}
	PhoneEmergencyNumbers = Text{"Alarmnummers", "Notrufnummern", "Emergency numbers", "Numéros d’urgence"}
	PhoneCodeForm         = Text{
		"Een code is een sterretje met een tot vier cijfers, zoals *35.", "Ein Code ist ein Stern mit einer bis vier Ziffern, wie *35.",
		"A code is a star and one to four digits, such as *35.", "Un code est une étoile suivie d’un à quatre chiffres, comme *35."}
	PhoneCodesEqual = Text{
		"De twee codes mogen niet gelijk zijn.", "Die beiden Codes dürfen nicht gleich sein.", "The two codes must differ.", "Les deux codes doivent être différents."}
	PhoneOutsideForm = Text{
		"Voor een buitenlijn kies je een of twee cijfers, of niets.", "Für das Amt wählt man eine oder zwei Ziffern, oder nichts.",
		"One or two digits are dialled for an outside line, or none.", "Pour l’extérieur, on compose un ou deux chiffres, ou rien."}
	PhoneOutsideTaken = Text{
		"Er zijn toestelnummers die zo beginnen.", "Es gibt Nebenstellen, die so beginnen.", "There are extensions that begin like this.",
		"Des numéros de poste commencent ainsi."}
	PhoneCountryForm = Text{
		"Een landnummer heeft een tot drie cijfers, zoals 31.", "Eine Landesvorwahl hat eine bis drei Ziffern, wie 49.",
		"A country code has one to three digits, such as 44.", "Un indicatif de pays a d’un à trois chiffres, comme 33."}
	PhoneAllowedForm = Text{
		"Schrijf elk begin met een +, zoals +3120; hooguit %d.", "Schreib jeden Anfang mit einem +, wie +4930; höchstens %d.",
		"Write each beginning with a +, such as +4420; %d at most.", "Écrivez chaque début avec un +, comme +331 ; %d au plus."}
	PhoneBetween       = Text{"Kies een getal van %d tot %d.", "Wähle eine Zahl von %d bis %d.", "Choose a number from %d to %d.", "Choisissez un nombre de %d à %d."}
	PhoneEmergencyForm = Text{
		"Een alarmnummer heeft twee tot zes cijfers.", "Eine Notrufnummer hat zwei bis sechs Ziffern.", "An emergency number has two to six digits.",
		"Un numéro d’urgence a de deux à six chiffres."}
	PhoneHostForm = Text{
		"Schrijf een servernaam, zoals sip.provider.example.", "Schreib einen Servernamen, wie sip.anbieter.example.",
		"Write the name of a server, such as sip.provider.example.", "Écrivez un nom de serveur, comme sip.operateur.example."}
	PhoneForwardSelf = Text{
		"Dit is je eigen toestel.", "Das ist deine eigene Nebenstelle.", "This is your own extension.", "C’est votre propre poste."}
	PhoneNotAllowedOutside = Text{
		"Naar dit nummer mag niet worden gebeld.", "Diese Nummer darf nicht angerufen werden.", "This number must not be called.", "Ce numéro ne peut pas être appelé."}
)
