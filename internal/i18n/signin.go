package i18n

// Refusals of strong sign-in.
var (
	PasswordBreached = Text{
		"Dit wachtwoord is bij een datalek openbaar geworden en wordt als eerste geprobeerd. Neem een zin van een paar woorden.",
		"Dieses Passwort ist durch ein Datenleck bekannt und wird als Erstes ausprobiert. Nimm einen Satz aus einigen Wörtern.",
		"This password became public in a breach and is among the first to be tried. Take a sentence of a few words.",
		"Ce mot de passe a été divulgué lors d’une fuite et sera essayé en premier. Prenez une phrase de quelques mots."}
	PasswordOwn = Text{
		"Dit wachtwoord bestaat vooral uit je eigen naam, adres of organisatie. Neem een zin van andere woorden.",
		"Dieses Passwort besteht vor allem aus deinem Namen, deiner Adresse oder deiner Organisation. Nimm einen Satz aus anderen Wörtern.",
		"This password is mostly your own name, address or organisation. Take a sentence of other words.",
		"Ce mot de passe reprend surtout votre nom, votre adresse ou votre organisation. Prenez une phrase d’autres mots."}
	SecondStepNeeded = Text{
		"Dit account vraagt om een tweede stap. Meld je aan op de aanmeldpagina.",
		"Dieses Konto verlangt einen zweiten Schritt. Melde dich auf der Anmeldeseite an.",
		"This account asks for a second step. Sign in on the sign-in page.",
		"Ce compte demande une seconde étape. Connectez-vous sur la page de connexion."}
	TicketOver = Text{
		"Deze stap duurde te lang of is al gezet. Begin opnieuw met aanmelden.",
		"Dieser Schritt hat zu lange gedauert oder ist schon getan. Beginne die Anmeldung von vorn.",
		"This step took too long or was already taken. Begin again.",
		"Cette étape a pris trop de temps ou a déjà été faite. Recommencez."}
	FactorWrong = Text{
		"Deze code klopt niet of is al gebruikt. Wacht op de volgende code en typ die over.",
		"Dieser Code stimmt nicht oder wurde schon benutzt. Warte auf den nächsten Code und tippe ihn ab.",
		"This code is wrong or was used already. Wait for the next code and type that.",
		"Ce code est incorrect ou déjà utilisé. Attendez le code suivant et saisissez-le."}
	CodesThere = Text{
		"Eenmalige codes zijn al ingesteld. Verwijder ze eerst om ze opnieuw in te stellen.",
		"Einmalcodes sind schon eingerichtet. Entferne sie zuerst, um sie neu einzurichten.",
		"One-time codes are already set up. Remove them first to set them up again.",
		"Les codes à usage unique sont déjà activés. Supprimez-les d’abord pour les reconfigurer."}
	RecoveryNeedsFactor = Text{
		"Herstelcodes horen bij eenmalige codes of een toegangssleutel. Stel er eerst een in.",
		"Wiederherstellungscodes gehören zu Einmalcodes oder einem Passkey. Richte zuerst eines davon ein.",
		"Recovery codes belong to one-time codes or a passkey. Set one up first.",
		"Les codes de secours accompagnent les codes à usage unique ou une clé d’accès. Configurez-en d’abord une."}
	PasskeyWrong = Text{
		"De toegangssleutel werd niet herkend. Probeer het opnieuw of kies een andere manier.",
		"Der Passkey wurde nicht erkannt. Versuche es erneut oder wähle einen anderen Weg.",
		"The passkey was not recognised. Try again or choose another way.",
		"La clé d’accès n’a pas été reconnue. Réessayez ou choisissez un autre moyen."}
	PasskeyTooMany = Text{
		"Je hebt al %d toegangssleutels. Verwijder er eerst een.", "Du hast schon %d Passkeys. Entferne zuerst einen.",
		"You already have %d passkeys. Remove one first.", "Vous avez déjà %d clés d’accès. Supprimez-en une d’abord."}
	BoundSession = Text{
		"Je bent binnengekomen via je organisatie. Meld je met je eigen wachtwoord of toegangssleutel aan om je account te wijzigen.",
		"Du bist über deine Organisation hereingekommen. Melde dich mit deinem eigenen Passwort oder Passkey an, um dein Konto zu ändern.",
		"You came in through your organisation. Sign in with your own password or passkey to change your account.",
		"Vous êtes entré par votre organisation. Connectez-vous avec votre propre mot de passe ou clé d’accès pour modifier votre compte."}
	ProviderNeeded = Text{
		"%s vraagt je om via de organisatie aan te melden. Kies op de aanmeldpagina ‘Via je organisatie’.",
		"%s verlangt, dass du dich über die Organisation anmeldest. Wähle auf der Anmeldeseite „Über deine Organisation“.",
		"%s asks you to sign in through the organisation. Choose ‘Through your organisation’ on the sign-in page.",
		"%s vous demande de vous connecter par l’organisation. Choisissez « Par votre organisation » sur la page de connexion."}
	ProviderSilent = Text{
		"De aanmelddienst van %s is niet te bereiken. Probeer het zo nog eens, of vraag je beheerder.",
		"Der Anmeldedienst von %s ist nicht erreichbar. Versuche es gleich noch einmal oder frag deine Administration.",
		"The sign-in service of %s cannot be reached. Try again in a moment, or ask your administrator.",
		"Le service de connexion de %s est injoignable. Réessayez dans un instant ou demandez à votre administrateur."}
	ProviderRefused = Text{
		"Aanmelden via %s is niet gelukt. Begin opnieuw; blijft het mislukken, vraag dan je beheerder.",
		"Die Anmeldung über %s ist nicht gelungen. Beginne von vorn; gelingt es weiterhin nicht, frag deine Administration.",
		"Signing in through %s did not succeed. Begin again; if it keeps failing, ask your administrator.",
		"La connexion par %s a échoué. Recommencez ; si l’échec persiste, demandez à votre administrateur."}
	ProviderStranger = Text{
		"%s hoort niet bij %s. Vraag een beheerder om je uit te nodigen.",
		"%s gehört nicht zu %s. Bitte eine Administratorin oder einen Administrator um eine Einladung.",
		"%s does not belong to %s. Ask an administrator to invite you.",
		"%s ne fait pas partie de %s. Demandez à un administrateur de vous inviter."}
	ProviderUnverified = Text{
		"Je organisatie heeft je e-mailadres niet bevestigd. Vraag je beheerder.",
		"Deine Organisation hat deine E-Mail-Adresse nicht bestätigt. Frag deine Administration.",
		"Your organisation has not verified your e-mail address. Ask your administrator.",
		"Votre organisation n’a pas vérifié votre adresse e-mail. Demandez à votre administrateur."}
	OwnerNotVouched = Text{
		"De eigenaar meldt zich met een eigen wachtwoord of toegangssleutel aan.",
		"Wer Eigentümer ist, meldet sich mit eigenem Passwort oder Passkey an.",
		"The owner signs in with their own password or passkey.",
		"Le propriétaire se connecte avec son propre mot de passe ou sa clé d’accès."}
	IssuerInvalid = Text{
		"Dit is geen adres van een aanbieder. Het ziet eruit als https://login.voorbeeld.nl.",
		"Das ist keine Adresse eines Anbieters. Sie sieht aus wie https://login.beispiel.at.",
		"This is not the address of a provider. It looks like https://login.example.com.",
		"Ce n’est pas l’adresse d’un fournisseur. Elle ressemble à https://login.exemple.fr."}
	IssuerSilent = Text{
		"Deze aanbieder antwoordt niet zoals het hoort. Controleer het adres; het moet openbaar bereikbaar zijn.",
		"Dieser Anbieter antwortet nicht, wie er sollte. Prüfe die Adresse; sie muss öffentlich erreichbar sein.",
		"This provider does not answer as it should. Check the address; it must be reachable from the internet.",
		"Ce fournisseur ne répond pas comme il se doit. Vérifiez l’adresse ; elle doit être joignable depuis Internet."}
	ProviderDomain = Text{
		"%s is geen maildomein. Het ziet eruit als voorbeeld.nl.", "%s ist keine Mail-Domain. Sie sieht aus wie beispiel.at.",
		"%s is not a mail domain. It looks like example.com.", "%s n’est pas un domaine de messagerie. Il ressemble à exemple.fr."}
	DomainNotOwn = Text{
		"Je eigen adres staat niet in %s, maar in %s. Een beheerder met een adres in dat domein kan het toevoegen.",
		"Deine eigene Adresse liegt nicht in %s, sondern in %s. Wer eine Adresse in dieser Domain hat und verwalten darf, kann sie hinzufügen.",
		"Your own address is not in %s but in %s. An administrator with an address in that domain can add it.",
		"Votre propre adresse n’est pas dans %s mais dans %s. Un administrateur ayant une adresse dans ce domaine peut l’ajouter."}
	DomainsTooMany = Text{
		"Dit zijn te veel domeinen: hoogstens %d.", "Das sind zu viele Domains: höchstens %d.",
		"These are too many domains: at most %d.", "Cela fait trop de domaines : %d au maximum."}
)

// Pages of strong sign-in.
var (
	Or = Text{
		"of", "oder", "or", "ou"}
	PasskeySignIn = Text{
		"Aanmelden met een toegangssleutel", "Mit einem Passkey anmelden", "Sign in with a passkey", "Se connecter avec une clé d’accès"}
	PasskeyTitle = Text{
		"Toegangssleutel", "Passkey", "Passkey", "Clé d’accès"}
	PasskeyAsk = Text{
		"Je browser vraagt om je toegangssleutel: met je vinger, je gezicht, een pincode of een beveiligingssleutel.",
		"Dein Browser fragt nach deinem Passkey: mit Finger, Gesicht, PIN oder Sicherheitsschlüssel.",
		"Your browser asks for your passkey: with a finger, your face, a PIN or a security key.",
		"Votre navigateur demande votre clé d’accès : avec le doigt, le visage, un code PIN ou une clé de sécurité."}
	PasskeyNone = Text{
		"Toegangssleutels vragen om een nieuwere browser met JavaScript. Gebruik hier een andere manier, of open deze pagina op je telefoon.",
		"Passkeys brauchen einen neueren Browser mit JavaScript. Nimm hier einen anderen Weg oder öffne diese Seite auf deinem Telefon.",
		"Passkeys need a newer browser with JavaScript. Use another way here, or open this page on your phone.",
		"Les clés d’accès exigent un navigateur récent avec JavaScript. Choisissez un autre moyen ici ou ouvrez cette page sur votre téléphone."}
	PasskeyFailed = Text{
		"Er kwam geen antwoord van een toegangssleutel. Probeer het nog eens, of kies een andere manier.",
		"Es kam keine Antwort von einem Passkey. Versuche es noch einmal oder wähle einen anderen Weg.",
		"No passkey answered. Try again, or choose another way.",
		"Aucune clé d’accès n’a répondu. Réessayez ou choisissez un autre moyen."}
	PasskeyUse = Text{
		"Toegangssleutel gebruiken", "Passkey verwenden", "Use passkey", "Utiliser la clé d’accès"}
	BackToSignIn = Text{
		"Terug naar aanmelden", "Zurück zur Anmeldung", "Back to signing in", "Retour à la connexion"}
	SecondTitle = Text{
		"Tweede stap", "Zweiter Schritt", "Second step", "Seconde étape"}
	SecondCodeHow = Text{
		"Typ de code van zes cijfers uit je app. Ben je je toestel kwijt, typ dan een herstelcode.",
		"Tippe den sechsstelligen Code aus deiner App ab. Hast du dein Gerät nicht, tippe einen Wiederherstellungscode.",
		"Type the six-digit code from your app. If you have lost your device, type a recovery code.",
		"Saisissez le code à six chiffres de votre application. Si vous avez perdu votre appareil, saisissez un code de secours."}
	SecondRecoveryHow = Text{
		"Ben je je toegangssleutel kwijt, typ dan een herstelcode.", "Hast du deinen Passkey nicht, tippe einen Wiederherstellungscode.",
		"If you have lost your passkey, type a recovery code.", "Si vous avez perdu votre clé d’accès, saisissez un code de secours."}
	CodeLabel = Text{
		"Code", "Code", "Code", "Code"}
	RecoveryLabel = Text{
		"Herstelcode", "Wiederherstellungscode", "Recovery code", "Code de secours"}
	GoOn = Text{
		"Verder", "Weiter", "Continue", "Continuer"}
	ThroughOrganisation = Text{
		"Via je organisatie", "Über deine Organisation", "Through your organisation", "Par votre organisation"}
	ThroughHow = Text{
		"Typ je e-mailadres; je organisatie vraagt je daarna om je bij haar aan te melden.",
		"Tippe deine E-Mail-Adresse; danach bittet dich deine Organisation, dich bei ihr anzumelden.",
		"Type your e-mail address; your organisation then asks you to sign in with it.",
		"Saisissez votre adresse e-mail ; votre organisation vous demandera ensuite de vous connecter chez elle."}
	ThroughNone = Text{
		"Geen organisatie laat mensen met dit maildomein zo binnen. Meld je met je wachtwoord aan.",
		"Keine Organisation lässt Menschen mit dieser Mail-Domain so herein. Melde dich mit deinem Passwort an.",
		"No organisation lets people with this mail domain in this way. Sign in with your password.",
		"Aucune organisation n’accueille ainsi les personnes de ce domaine. Connectez-vous avec votre mot de passe."}
	ThroughName = Text{
		"Via %s", "Über %s", "Through %s", "Par %s"}
	ThroughChoose = Text{
		"Kies je organisatie.", "Wähle deine Organisation.", "Choose your organisation.", "Choisissez votre organisation."}
	ThroughGo = Text{
		"Je gaat naar %s om je voor %s aan te melden en komt daarna hier terug.",
		"Du gehst zu %s, um dich für %s anzumelden, und kommst danach hierher zurück.",
		"You go to %s to sign in for %s, and come back here afterwards.",
		"Vous allez vers %s pour vous connecter à %s, puis vous revenez ici."}
	ThroughGoTo = Text{
		"Naar %s", "Zu %s", "Go to %s", "Aller vers %s"}
	ThroughBack = Text{
		"Je bent terug van je organisatie. Ga verder om binnen te komen.",
		"Du bist von deiner Organisation zurück. Geh weiter, um hereinzukommen.",
		"You are back from your organisation. Continue to come in.",
		"Vous revenez de votre organisation. Continuez pour entrer."}

	SecurityTitle = Text{
		"Aanmelden en beveiliging", "Anmeldung und Sicherheit", "Sign-in and security", "Connexion et sécurité"}
	SecurityHow = Text{
		"Eenmalige codes, toegangssleutels en herstelcodes.", "Einmalcodes, Passkeys und Wiederherstellungscodes.",
		"One-time codes, passkeys and recovery codes.", "Codes à usage unique, clés d’accès et codes de secours."}
	SecurityOpen = Text{
		"Aanmelden beveiligen", "Anmeldung absichern", "Secure your sign-in", "Sécuriser votre connexion"}
	SecurityBound = Text{
		"Je bent binnengekomen via je organisatie; zij regelt hoe je je aanmeldt.",
		"Du bist über deine Organisation hereingekommen; sie regelt, wie du dich anmeldest.",
		"You came in through your organisation; it arranges how you sign in.",
		"Vous êtes entré par votre organisation ; elle règle votre manière de vous connecter."}
	CodesTitle = Text{
		"Eenmalige codes", "Einmalcodes", "One-time codes", "Codes à usage unique"}
	CodesHow = Text{
		"Een app op je telefoon toont elke halve minuut een nieuwe code, die je na je wachtwoord typt.",
		"Eine App auf deinem Telefon zeigt jede halbe Minute einen neuen Code, den du nach deinem Passwort eintippst.",
		"An app on your phone shows a new code every half minute, which you type after your password.",
		"Une application sur votre téléphone affiche un nouveau code toutes les trente secondes, à saisir après votre mot de passe."}
	CodesOn = Text{
		"Ingesteld op %s.", "Eingerichtet am %s.", "Set up on %s.", "Activés le %s."}
	CodesBegin = Text{
		"Codes instellen", "Codes einrichten", "Set up codes", "Configurer les codes"}
	CodesScan = Text{
		"Scan dit beeld met je app, of typ de sleutel over. Typ daarna de code die de app toont.",
		"Scanne dieses Bild mit deiner App oder tippe den Schlüssel ab. Tippe dann den Code ein, den die App zeigt.",
		"Scan this picture with your app, or type the key. Then type the code that the app shows.",
		"Scannez cette image avec votre application ou saisissez la clé. Saisissez ensuite le code affiché."}
	CodesImage = Text{
		"QR-code voor je app; de sleutel staat eronder als tekst", "QR-Code für deine App; der Schlüssel steht darunter als Text",
		"QR code for your app; the key stands below as text", "Code QR pour votre application ; la clé figure dessous en texte"}
	CodesKey = Text{
		"Sleutel", "Schlüssel", "Key", "Clé"}
	CodesConfirm = Text{
		"Codes inschakelen", "Codes einschalten", "Turn codes on", "Activer les codes"}
	CodesRemove = Text{
		"Codes uitschakelen", "Codes ausschalten", "Turn codes off", "Désactiver les codes"}
	CodesRemoveHow = Text{
		"Om codes uit te schakelen geef je je wachtwoord en een code of herstelcode.",
		"Um Codes auszuschalten, gibst du dein Passwort und einen Code oder Wiederherstellungscode ein.",
		"To turn codes off, give your password and a code or recovery code.",
		"Pour désactiver les codes, indiquez votre mot de passe et un code ou un code de secours."}
	CodeOrRecovery = Text{
		"Code of herstelcode", "Code oder Wiederherstellungscode", "Code or recovery code", "Code ou code de secours"}
	PasskeysTitle = Text{
		"Toegangssleutels", "Passkeys", "Passkeys", "Clés d’accès"}
	PasskeysHow = Text{
		"Een toegangssleutel zit in je telefoon, computer of beveiligingssleutel en is niet af te kijken of na te maken. Je meldt je ermee aan zonder wachtwoord.",
		"Ein Passkey steckt in deinem Telefon, Computer oder Sicherheitsschlüssel und lässt sich nicht abschauen oder nachmachen. Du meldest dich damit ohne Passwort an.",
		"A passkey lives in your phone, computer or security key and cannot be overlooked or imitated. You sign in with it without a password.",
		"Une clé d’accès réside dans votre téléphone, ordinateur ou clé de sécurité et ne peut être ni vue ni imitée. Elle vous connecte sans mot de passe."}
	PasskeysNil = Text{
		"Je hebt nog geen toegangssleutel.", "Du hast noch keinen Passkey.", "You have no passkey yet.", "Vous n’avez pas encore de clé d’accès."}
	PasskeyName = Text{
		"Naam, om hem te herkennen", "Name, um ihn zu erkennen", "Name, to tell it from others", "Nom, pour la reconnaître"}
	PasskeyAdd = Text{
		"Toegangssleutel toevoegen", "Passkey hinzufügen", "Add a passkey", "Ajouter une clé d’accès"}
	PasskeyMake = Text{
		"Toegangssleutel maken", "Passkey erstellen", "Create passkey", "Créer la clé d’accès"}
	PasskeyMakeHow = Text{
		"Je browser vraagt waar hij de toegangssleutel ‘%s’ bewaart.", "Dein Browser fragt, wo er den Passkey „%s“ aufbewahrt.",
		"Your browser asks where to keep the passkey ‘%s’.", "Votre navigateur demande où conserver la clé d’accès « %s »."}
	PasskeyUsed = Text{
		"Laatst gebruikt op %s", "Zuletzt benutzt am %s", "Last used on %s", "Dernière utilisation le %s"}
	PasskeyUnused = Text{
		"Nog niet gebruikt", "Noch nicht benutzt", "Not used yet", "Pas encore utilisée"}
	PasskeyRemove = Text{
		"Verwijderen", "Entfernen", "Remove", "Supprimer"}
	PasskeyRemoveTitle = Text{
		"Toegangssleutel ‘%s’ verwijderen", "Passkey „%s“ entfernen", "Remove the passkey ‘%s’", "Supprimer la clé d’accès « %s »"}
	PasskeyRemoveHow = Text{
		"Daarna kom je er niet meer mee binnen. Geef je wachtwoord om dit te bevestigen.",
		"Danach kommst du damit nicht mehr herein. Gib zur Bestätigung dein Passwort ein.",
		"After that it no longer lets you in. Give your password to confirm.",
		"Ensuite, elle ne vous laissera plus entrer. Indiquez votre mot de passe pour confirmer."}
	RecoveryTitle = Text{
		"Herstelcodes", "Wiederherstellungscodes", "Recovery codes", "Codes de secours"}
	RecoveryHow = Text{
		"Elke herstelcode laat je één keer binnen als je je toestel kwijt bent.",
		"Jeder Wiederherstellungscode lässt dich einmal herein, wenn du dein Gerät nicht hast.",
		"Each recovery code lets you in once if you have lost your device.",
		"Chaque code de secours vous laisse entrer une fois si vous avez perdu votre appareil."}
	RecoveryLeft = Count{
		One:   Text{"Er is nog %d code over.", "Es ist noch %d Code übrig.", "%d code is left.", "Il reste %d code."},
		Other: Text{"Er zijn nog %d codes over.", "Es sind noch %d Codes übrig.", "%d codes are left.", "Il reste %d codes."}}
	RecoveryNew = Text{
		"Nieuwe herstelcodes maken", "Neue Wiederherstellungscodes erstellen", "Make new recovery codes", "Créer de nouveaux codes de secours"}
	RecoveryOnce = Text{
		"Bewaar deze herstelcodes op papier of in je wachtwoordbeheerder. Ze worden maar één keer getoond; oudere gelden niet meer.",
		"Bewahre diese Wiederherstellungscodes auf Papier oder in deinem Passwortmanager auf. Sie werden nur einmal gezeigt; ältere gelten nicht mehr.",
		"Keep these recovery codes on paper or in your password manager. They are shown this once; older ones no longer work.",
		"Conservez ces codes de secours sur papier ou dans votre gestionnaire de mots de passe. Ils ne sont montrés qu’une fois ; les anciens ne valent plus."}

	NoteCodesOn = Text{
		"Eenmalige codes zijn ingeschakeld.", "Einmalcodes sind eingeschaltet.", "One-time codes are on.", "Les codes à usage unique sont activés."}
	NoteCodesOff = Text{
		"Eenmalige codes zijn uitgeschakeld.", "Einmalcodes sind ausgeschaltet.", "One-time codes are off.", "Les codes à usage unique sont désactivés."}
	NotePasskeyAdded = Text{
		"De toegangssleutel is toegevoegd.", "Der Passkey ist hinzugefügt.", "The passkey was added.", "La clé d’accès est ajoutée."}
	NotePasskeyGone = Text{
		"De toegangssleutel is verwijderd.", "Der Passkey ist entfernt.", "The passkey was removed.", "La clé d’accès est supprimée."}
	NoteProviderGone = Text{
		"Aanmelden via de organisatie is uitgeschakeld.", "Die Anmeldung über die Organisation ist ausgeschaltet.",
		"Signing in through the organisation is off.", "La connexion par l’organisation est désactivée."}

	MethodPassword = Text{
		"met wachtwoord", "mit Passwort", "with a password", "avec un mot de passe"}
	MethodCode = Text{
		"met wachtwoord en code", "mit Passwort und Code", "with a password and a code", "avec un mot de passe et un code"}
	MethodRecovery = Text{
		"met wachtwoord en herstelcode", "mit Passwort und Wiederherstellungscode", "with a password and a recovery code", "avec un mot de passe et un code de secours"}
	MethodBoth = Text{
		"met wachtwoord en toegangssleutel", "mit Passwort und Passkey", "with a password and a passkey", "avec un mot de passe et une clé d’accès"}
	MethodPasskey = Text{
		"met toegangssleutel", "mit Passkey", "with a passkey", "avec une clé d’accès"}
	MethodProvider = Text{
		"via de organisatie", "über die Organisation", "through the organisation", "par l’organisation"}

	ProviderTitle = Text{
		"Aanmelden in de organisatie", "Anmeldung in der Organisation", "Signing in to the organisation", "Connexion à l’organisation"}
	ProviderMenu = Text{
		"Inloggen van de organisatie", "Anmeldung der Organisation", "Sign-in of the organisation", "Connexion de l’organisation"}
	ProviderHow = Text{
		"Laat mensen binnenkomen via de aanmelddienst van je organisatie (OpenID Connect). Wie zo binnenkomt, is alleen in deze organisatie aangemeld.",
		"Lass Menschen über den Anmeldedienst deiner Organisation herein (OpenID Connect). Wer so hereinkommt, ist nur in dieser Organisation angemeldet.",
		"Let people come in through your organisation’s sign-in service (OpenID Connect). Who comes in this way is signed in to this organisation only.",
		"Laissez entrer par le service de connexion de votre organisation (OpenID Connect). Qui entre ainsi n’est connecté qu’à cette organisation."}
	ProviderIssuer = Text{
		"Adres van de aanbieder (issuer)", "Adresse des Anbieters (Issuer)", "Address of the provider (issuer)", "Adresse du fournisseur (issuer)"}
	ProviderClient = Text{
		"Client-ID", "Client-ID", "Client ID", "ID client"}
	ProviderSecret = Text{
		"Clientgeheim", "Client-Geheimnis", "Client secret", "Secret client"}
	ProviderSecretKept = Text{
		"Er is een geheim bewaard. Laat leeg om het te houden.", "Ein Geheimnis ist gespeichert. Leer lassen, um es zu behalten.",
		"A secret is kept. Leave empty to keep it.", "Un secret est conservé. Laissez vide pour le garder."}
	ProviderDomains = Text{
		"Maildomeinen", "Mail-Domains", "Mail domains", "Domaines de messagerie"}
	ProviderDomainsHow = Text{
		"Mensen met een adres in deze domeinen kunnen zo binnenkomen. Je eigen domein kun je toevoegen.",
		"Menschen mit einer Adresse in diesen Domains können so hereinkommen. Deine eigene Domain kannst du hinzufügen.",
		"People with an address in these domains can come in this way. You can add your own domain.",
		"Les personnes ayant une adresse dans ces domaines peuvent entrer ainsi. Vous pouvez ajouter votre propre domaine."}
	ProviderRequired = Text{
		"Zij komen alleen zo binnen", "Sie kommen nur so herein", "They come in this way only", "Ils n’entrent que par cette voie"}
	ProviderRequiredHow = Text{
		"Eigenaren houden hun eigen wachtwoord. Wie anders is aangemeld, wordt afgemeld.",
		"Wer Eigentümer ist, behält das eigene Passwort. Wer anders angemeldet ist, wird abgemeldet.",
		"Owners keep their own password. Who is signed in otherwise is signed out.",
		"Les propriétaires gardent leur mot de passe. Qui est connecté autrement est déconnecté."}
	ProviderBack = Text{
		"Geef de aanbieder dit adres om naar terug te sturen:", "Gib dem Anbieter diese Adresse zum Zurückleiten an:",
		"Give the provider this address to send people back to:", "Indiquez au fournisseur cette adresse de retour :"}
	ProviderRemove = Text{
		"Uitschakelen", "Ausschalten", "Turn off", "Désactiver"}
)

// Mail about how somebody comes in.
var (
	MailFactorSubject = Text{
		"Je aanmelding is gewijzigd", "Deine Anmeldung wurde geändert", "Your sign-in was changed", "Votre connexion a été modifiée"}
	MailCodesAdded = Text{
		"Voor je account zijn eenmalige codes ingeschakeld.", "Für dein Konto wurden Einmalcodes eingeschaltet.",
		"One-time codes were turned on for your account.", "Les codes à usage unique ont été activés pour votre compte."}
	MailCodesRemoved = Text{
		"Voor je account zijn eenmalige codes uitgeschakeld.", "Für dein Konto wurden Einmalcodes ausgeschaltet.",
		"One-time codes were turned off for your account.", "Les codes à usage unique ont été désactivés pour votre compte."}
	MailPasskeyAdded = Text{
		"Aan je account is een toegangssleutel toegevoegd.", "Deinem Konto wurde ein Passkey hinzugefügt.",
		"A passkey was added to your account.", "Une clé d’accès a été ajoutée à votre compte."}
	MailPasskeyRemoved = Text{
		"Van je account is een toegangssleutel verwijderd.", "Von deinem Konto wurde ein Passkey entfernt.",
		"A passkey was removed from your account.", "Une clé d’accès a été supprimée de votre compte."}
	MailRecoveryRenewed = Text{
		"Voor je account zijn nieuwe herstelcodes gemaakt; de oude gelden niet meer.",
		"Für dein Konto wurden neue Wiederherstellungscodes erstellt; die alten gelten nicht mehr.",
		"New recovery codes were made for your account; the old ones no longer work.",
		"De nouveaux codes de secours ont été créés pour votre compte ; les anciens ne valent plus."}
	MailFactorYou = Text{
		"Was jij dit niet, wijzig dan meteen je wachtwoord, beëindig de andere sessies op je profielpagina en bekijk hoe er kan worden aangemeld.",
		"Warst du das nicht, ändere sofort dein Passwort, beende die anderen Sitzungen auf deiner Profilseite und sieh nach, womit man sich anmelden kann.",
		"If this was not you, change your password at once, end the other sessions on your profile page and look at how one can sign in.",
		"Si ce n’était pas vous, changez aussitôt votre mot de passe, terminez les autres sessions sur votre page de profil et vérifiez les moyens de connexion."}
)

// The rule that members need a second factor.
var (
	FactorNeeded = Text{
		"Je organisatie vraagt om een tweede stap bij het aanmelden. Stel hieronder een toegangssleutel of eenmalige codes in; daarna werk je verder.",
		"Deine Organisation verlangt einen zweiten Schritt bei der Anmeldung. Richte unten einen Passkey oder Einmalcodes ein; danach arbeitest du weiter.",
		"Your organisation asks for a second step when signing in. Set up a passkey or one-time codes below, then carry on.",
		"Votre organisation demande une seconde étape à la connexion. Configurez ci-dessous une clé d’accès ou des codes à usage unique, puis continuez."}
	FactorRuleTitle = Text{
		"Tweede stap", "Zweiter Schritt", "Second step", "Seconde étape"}
	FactorRule = Text{
		"Iedereen heeft een tweede stap nodig", "Alle brauchen einen zweiten Schritt", "Everybody needs a second step", "Chacun a besoin d’une seconde étape"}
	FactorRuleHow = Text{
		"Wie met alleen een wachtwoord is aangemeld, stelt eerst een toegangssleutel of eenmalige codes in. Dat geldt ook voor jou.",
		"Wer nur mit Passwort angemeldet ist, richtet zuerst einen Passkey oder Einmalcodes ein. Das gilt auch für dich.",
		"Who is signed in with only a password first sets up a passkey or one-time codes. This holds for you too.",
		"Qui est connecté avec un simple mot de passe configure d’abord une clé d’accès ou des codes. Cela vaut aussi pour vous."}
)
