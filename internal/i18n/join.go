package i18n

// Signing up, passwords and addresses: what may go wrong.
var (
	SignUpClosed = Text{
		"Hier kan niemand zelf een account maken. Vraag een beheerder van je organisatie om een uitnodiging.",
		"Hier kann niemand selbst ein Konto anlegen. Bitte eine Administratorin oder einen Administrator deiner Organisation um eine Einladung.",
		"Nobody can sign up here by themselves. Ask an administrator of your organisation for an invitation.",
		"Personne ne peut s’inscrire ici. Demandez une invitation à un administrateur de votre organisation."}
	SignUpGone = Text{
		"Deze aanmelding is al bevestigd of verlopen. Begin opnieuw, of meld je aan als je account er al is.",
		"Diese Registrierung ist schon bestätigt oder abgelaufen. Beginne neu, oder melde dich an, wenn es dein Konto schon gibt.",
		"This sign-up was confirmed already or has expired. Start again, or sign in if your account is there.",
		"Cette inscription a déjà été confirmée ou a expiré. Recommencez, ou connectez-vous si votre compte existe."}
	AskedTooMany = Text{
		"Zo vaak achter elkaar gaat het niet. Wacht een kwartier en kijk intussen in je map met ongewenste mail.",
		"So oft hintereinander geht es nicht. Warte eine Viertelstunde und sieh inzwischen im Spam-Ordner nach.",
		"That was too often in a short time. Wait a quarter of an hour, and meanwhile look in your spam folder.",
		"C’est trop en peu de temps. Attendez un quart d’heure et regardez entre-temps dans vos courriers indésirables."}
	AccountThere = Text{
		"Met dit adres is er al een account. Meld je aan; ben je het wachtwoord vergeten, kies dan een nieuw.",
		"Zu dieser Adresse gibt es schon ein Konto. Melde dich an; hast du das Passwort vergessen, wähle ein neues.",
		"There is already an account with this address. Sign in; if you forgot the password, choose a new one.",
		"Un compte existe déjà avec cette adresse. Connectez-vous ; si vous avez oublié le mot de passe, choisissez-en un nouveau."}
	AddressTaken = Text{
		"Met dit adres is er al een ander account. Je eigen adres is gebleven zoals het was.",
		"Zu dieser Adresse gibt es schon ein anderes Konto. Deine eigene Adresse ist geblieben, wie sie war.",
		"Another account has this address already. Your own address stayed as it was.",
		"Un autre compte a déjà cette adresse. La vôtre est restée inchangée."}
)

// The pages on which people sign up.
var (
	SignUpTitle = Text{"Account maken", "Konto anlegen", "Sign up", "Créer un compte"}
	SignUpLead  = Text{
		"Je krijgt een mail met een link. Pas als je die hebt geopend, werkt het account.",
		"Du bekommst eine Mail mit einem Link. Erst wenn du ihn geöffnet hast, gilt das Konto.",
		"You get an e-mail with a link. The account works once you have opened it.",
		"Vous recevrez un e-mail avec un lien. Le compte fonctionne une fois ce lien ouvert."}
	NoAccountYet   = Text{"Nog geen account?", "Noch kein Konto?", "No account yet?", "Pas encore de compte ?"}
	HaveAccount    = Text{"Heb je al een account?", "Hast du schon ein Konto?", "Do you have an account?", "Vous avez déjà un compte ?"}
	ForgotPassword = Text{"Wachtwoord vergeten?", "Passwort vergessen?", "Forgot your password?", "Mot de passe oublié ?"}
	SentTitle      = Text{"Kijk in je mail", "Sieh in deine Mails", "Look in your e-mail", "Regardez vos e-mails"}
	SentText       = Text{
		"We hebben een link gestuurd naar %s. Open hem om verder te gaan; hij geldt 24 uur.",
		"Wir haben einen Link an %s geschickt. Öffne ihn, um weiterzumachen; er gilt 24 Stunden.",
		"We have sent a link to %s. Open it to go on; it is valid for 24 hours.",
		"Nous avons envoyé un lien à %s. Ouvrez-le pour continuer ; il est valable 24 heures."}
	NothingCame = Text{"Is er niets gekomen?", "Ist nichts angekommen?", "Did nothing arrive?", "Rien n’est arrivé ?"}
	WhyTypo     = Text{
		"Misschien zit er een typefout in het adres. Klopt het niet, begin dan opnieuw.",
		"Vielleicht ist in der Adresse ein Tippfehler. Stimmt sie nicht, beginne neu.",
		"There may be a typing error in the address. If it is wrong, start again.",
		"L’adresse contient peut-être une faute de frappe. Si elle est fausse, recommencez."}
	WhySlow = Text{
		"Mail is soms een paar minuten onderweg.", "Mails sind manchmal einige Minuten unterwegs.",
		"E-mail sometimes takes a few minutes.", "Un e-mail met parfois quelques minutes."}
	WhySpam = Text{
		"Kijk ook in de map met ongewenste mail.", "Sieh auch im Spam-Ordner nach.",
		"Look in the spam folder too.", "Regardez aussi dans les courriers indésirables."}
	SendAgain     = Text{"Mail opnieuw sturen", "Mail noch einmal senden", "Send the e-mail again", "Renvoyer l’e-mail"}
	StartAgain    = Text{"Opnieuw beginnen met een ander adres", "Mit einer anderen Adresse neu beginnen", "Start again with another address", "Recommencer avec une autre adresse"}
	NoteSentAgain = Text{
		"De mail is opnieuw verstuurd.", "Die Mail wurde noch einmal verschickt.", "The e-mail was sent again.", "L’e-mail a été renvoyé."}
	ConfirmTitle = Text{"Is dit jouw adres?", "Ist das deine Adresse?", "Is this your address?", "Est-ce votre adresse ?"}
	ConfirmText  = Text{
		"Je maakt een account voor %s. Heb je dat niet zelf gevraagd, sluit deze pagina dan: er gebeurt niets.",
		"Du legst ein Konto für %s an. Hast du das nicht selbst verlangt, schließe diese Seite: Es geschieht nichts.",
		"You are making an account for %s. If you did not ask for it, close this page: nothing will happen.",
		"Vous créez un compte pour %s. Si vous ne l’avez pas demandé, fermez cette page : il ne se passera rien."}
	ConfirmAddress = Text{"E-mailadres bevestigen", "E-Mail-Adresse bestätigen", "Confirm the e-mail address", "Confirmer l’adresse e-mail"}
	FoundTitle     = Text{"Je organisatie", "Deine Organisation", "Your organisation", "Votre organisation"}
	FoundLead      = Text{
		"Je account voor %s is er. Geef nu je organisatie een naam; je wordt er de eigenaar van. Alles is later te wijzigen.",
		"Dein Konto für %s ist da. Gib jetzt deiner Organisation einen Namen; sie gehört dann dir. Alles lässt sich später ändern.",
		"Your account for %s is there. Now name your organisation; you become its owner. Everything can be changed later.",
		"Votre compte pour %s est créé. Nommez maintenant votre organisation ; vous en serez propriétaire. Tout peut être modifié plus tard."}
	FoundName   = Text{"Naam van de organisatie", "Name der Organisation", "Name of the organisation", "Nom de l’organisation"}
	FoundSite   = Text{"Eerste vestiging (mag leeg blijven)", "Erster Standort (darf leer bleiben)", "First site (may stay empty)", "Premier site (facultatif)"}
	FoundZone   = Text{"Land en tijdzone", "Land und Zeitzone", "Country and time zone", "Pays et fuseau horaire"}
	FoundLang   = Text{"Taal", "Sprache", "Language", "Langue"}
	FoundPerson = Text{"Je naam (mag leeg blijven)", "Dein Name (darf leer bleiben)", "Your name (may stay empty)", "Votre nom (facultatif)"}
	FoundButton = Text{"Organisatie maken", "Organisation anlegen", "Create the organisation", "Créer l’organisation"}
)

// The pages on which people choose a new password.
var (
	ResetTitle = Text{"Nieuw wachtwoord", "Neues Passwort", "New password", "Nouveau mot de passe"}
	ResetLead  = Text{
		"Vul je e-mailadres in. Is er een account met dat adres, dan krijg je een link om een nieuw wachtwoord te kiezen.",
		"Gib deine E-Mail-Adresse an. Gibt es ein Konto dazu, bekommst du einen Link, mit dem du ein neues Passwort wählst.",
		"Enter your e-mail address. If there is an account with it, you get a link to choose a new password.",
		"Indiquez votre adresse e-mail. Si un compte existe, vous recevrez un lien pour choisir un nouveau mot de passe."}
	ResetButton = Text{"Link sturen", "Link senden", "Send the link", "Envoyer le lien"}
	ResetSent   = Text{
		"Is er een account met dat adres, dan is er een link naartoe gestuurd. Hij geldt één uur.",
		"Gibt es zu dieser Adresse ein Konto, ist ein Link dorthin unterwegs. Er gilt eine Stunde.",
		"If there is an account with that address, a link was sent to it. It is valid for one hour.",
		"S’il existe un compte avec cette adresse, un lien y a été envoyé. Il est valable une heure."}
	ResetAgain  = Text{"Nog een link sturen", "Noch einen Link senden", "Send another link", "Envoyer un autre lien"}
	ResetNew    = Text{"Nieuw wachtwoord kiezen", "Neues Passwort wählen", "Choose a new password", "Choisir un nouveau mot de passe"}
	ResetNewHow = Text{
		"Voor %s. Overal waar je nog aangemeld bent, word je afgemeld.",
		"Für %s. Überall, wo du noch angemeldet bist, wirst du abgemeldet.",
		"For %s. You are signed out wherever you are still signed in.",
		"Pour %s. Vous serez déconnecté partout où vous êtes encore connecté."}
	NoteReset = Text{
		"Je wachtwoord is gewijzigd. Meld je nu aan.", "Dein Passwort ist geändert. Melde dich jetzt an.",
		"Your password was changed. Sign in now.", "Votre mot de passe a été modifié. Connectez-vous."}
)

// Changing the own address.
var (
	EmailTitle = Text{"E-mailadres wijzigen", "E-Mail-Adresse ändern", "Change the e-mail address", "Changer d’adresse e-mail"}
	EmailNew   = Text{"Nieuw e-mailadres", "Neue E-Mail-Adresse", "New e-mail address", "Nouvelle adresse e-mail"}
	EmailHow   = Text{
		"Er gaat een link naar het nieuwe adres. Tot je die opent, blijft het oude gelden.",
		"An die neue Adresse geht ein Link. Bis du ihn öffnest, gilt die alte.",
		"A link goes to the new address. Until you open it, the old one stays.",
		"Un lien sera envoyé à la nouvelle adresse. L’ancienne reste valable jusqu’à ce que vous l’ouvriez."}
	NoteEmailSent = Text{
		"Kijk in de mail van het nieuwe adres en open daar de link.", "Sieh in die Mails der neuen Adresse und öffne dort den Link.",
		"Look in the e-mail of the new address and open the link there.", "Consultez les e-mails de la nouvelle adresse et ouvrez-y le lien."}
	EmailConfirmText = Text{
		"Voortaan meld je je aan met %s. Je oude adres krijgt daarvan bericht.",
		"Künftig meldest du dich mit %s an. Deine alte Adresse bekommt davon Nachricht.",
		"From now on you sign in with %s. Your old address is told so.",
		"Désormais, vous vous connecterez avec %s. Votre ancienne adresse en sera informée."}
	NoteEmailChanged = Text{
		"Je e-mailadres is gewijzigd.", "Deine E-Mail-Adresse ist geändert.", "Your e-mail address was changed.", "Votre adresse e-mail a été modifiée."}
)

// The mails about accounts.
var (
	MailConfirmSubject = Text{"Bevestig je e-mailadres", "Bestätige deine E-Mail-Adresse", "Confirm your e-mail address", "Confirmez votre adresse e-mail"}
	MailConfirmText    = Text{
		"Met dit adres is een account aangevraagd. Was jij dat, bevestig het dan:",
		"Mit dieser Adresse wurde ein Konto verlangt. Warst du das, bestätige es:",
		"An account was asked for with this address. If that was you, confirm it:",
		"Un compte a été demandé avec cette adresse. Si c’était vous, confirmez-le :"}
	MailConfirmEnds = Text{
		"De link geldt 24 uur en één keer. Was jij het niet, dan hoef je niets te doen: zonder bevestiging wordt de aanvraag gewist.",
		"Der Link gilt 24 Stunden und einmal. Warst du es nicht, brauchst du nichts zu tun: Ohne Bestätigung wird die Anfrage gelöscht.",
		"The link is valid for 24 hours and works once. If it was not you, there is nothing to do: without confirmation the request is deleted.",
		"Le lien est valable 24 heures et une seule fois. Si ce n’était pas vous, il n’y a rien à faire : sans confirmation, la demande est effacée."}
	MailKnownSubject = Text{"Je hebt al een account", "Du hast schon ein Konto", "You already have an account", "Vous avez déjà un compte"}
	MailKnownText    = Text{
		"Er is een account aangevraagd met dit adres, maar dat heb je al. Er is niets gewijzigd. Meld je aan, of kies een nieuw wachtwoord als je het vergeten bent.",
		"Mit dieser Adresse wurde ein Konto verlangt, aber du hast schon eines. Es wurde nichts geändert. Melde dich an, oder wähle ein neues Passwort, wenn du es vergessen hast.",
		"An account was asked for with this address, but you already have one. Nothing was changed. Sign in, or choose a new password if you forgot it.",
		"Un compte a été demandé avec cette adresse, mais vous en avez déjà un. Rien n’a été modifié. Connectez-vous, ou choisissez un nouveau mot de passe si vous l’avez oublié."}
	MailNotYou = Text{
		"Was jij het niet, dan hoef je niets te doen.", "Warst du es nicht, brauchst du nichts zu tun.",
		"If it was not you, there is nothing to do.", "Si ce n’était pas vous, il n’y a rien à faire."}
	MailResetSubject = Text{"Kies een nieuw wachtwoord", "Wähle ein neues Passwort", "Choose a new password", "Choisissez un nouveau mot de passe"}
	MailResetText    = Text{
		"Er is een nieuw wachtwoord aangevraagd voor je account. Met deze link kies je het:",
		"Für dein Konto wurde ein neues Passwort verlangt. Mit diesem Link wählst du es:",
		"A new password was asked for your account. Choose it with this link:",
		"Un nouveau mot de passe a été demandé pour votre compte. Choisissez-le avec ce lien :"}
	MailResetEnds = Text{
		"De link geldt één uur en één keer. Was jij het niet, dan hoef je niets te doen: je wachtwoord blijft zoals het is.",
		"Der Link gilt eine Stunde und einmal. Warst du es nicht, brauchst du nichts zu tun: Dein Passwort bleibt, wie es ist.",
		"The link is valid for one hour and works once. If it was not you, there is nothing to do: your password stays as it is.",
		"Le lien est valable une heure et une seule fois. Si ce n’était pas vous, il n’y a rien à faire : votre mot de passe reste inchangé."}
	MailAddressText = Text{
		"Iemand wil dit adres voor zijn account gebruiken. Was jij dat, bevestig het dan:",
		"Jemand möchte diese Adresse für sein Konto verwenden. Warst du das, bestätige es:",
		"Somebody wants to use this address for their account. If that was you, confirm it:",
		"Quelqu’un souhaite utiliser cette adresse pour son compte. Si c’était vous, confirmez-le :"}
	MailAddressEnds = Text{
		"De link geldt 24 uur en één keer. Was jij het niet, dan hoef je niets te doen.",
		"Der Link gilt 24 Stunden und einmal. Warst du es nicht, brauchst du nichts zu tun.",
		"The link is valid for 24 hours and works once. If it was not you, there is nothing to do.",
		"Le lien est valable 24 heures et une seule fois. Si ce n’était pas vous, il n’y a rien à faire."}
	MailMovedSubject = Text{"Je e-mailadres is gewijzigd", "Deine E-Mail-Adresse ist geändert", "Your e-mail address was changed", "Votre adresse e-mail a été modifiée"}
	MailMovedText    = Text{
		"Je account heeft nu een ander e-mailadres. Met dit adres kun je je niet meer aanmelden.",
		"Dein Konto hat jetzt eine andere E-Mail-Adresse. Mit dieser hier kannst du dich nicht mehr anmelden.",
		"Your account now has another e-mail address. You can no longer sign in with this one.",
		"Votre compte a désormais une autre adresse e-mail. Vous ne pouvez plus vous connecter avec celle-ci."}
	MailMovedNotYou = Text{
		"Was jij het niet? Waarschuw dan meteen een beheerder van je organisatie.",
		"Warst du es nicht? Dann sag es sofort einer Administratorin oder einem Administrator deiner Organisation.",
		"Was it not you? Then tell an administrator of your organisation at once.",
		"Ce n’était pas vous ? Prévenez immédiatement un administrateur de votre organisation."}
	MailPasswordSubject = Text{"Je wachtwoord is gewijzigd", "Dein Passwort ist geändert", "Your password was changed", "Votre mot de passe a été modifié"}
	MailPasswordText    = Text{
		"Het wachtwoord van je account is zojuist gewijzigd. Op andere apparaten ben je afgemeld.",
		"Das Passwort deines Kontos wurde soeben geändert. Auf anderen Geräten bist du abgemeldet.",
		"The password of your account has just been changed. You were signed out on other devices.",
		"Le mot de passe de votre compte vient d’être modifié. Vous avez été déconnecté des autres appareils."}
	MailPasswordNotYou = Text{
		"Was jij het niet? Kies dan meteen een nieuw wachtwoord.",
		"Warst du es nicht? Dann wähle sofort ein neues Passwort.",
		"Was it not you? Then choose a new password at once.",
		"Ce n’était pas vous ? Choisissez immédiatement un nouveau mot de passe."}
)

// The mailbox of the demo.
var (
	DemoMail     = Text{"Mail van de demo", "Mails der Demo", "The demo’s e-mail", "E-mails de la démo"}
	DemoMailLead = Text{
		"In de demo gaat geen mail de deur uit. Hier staat alles wat verstuurd zou zijn, het nieuwste bovenaan.",
		"In der Demo verlässt keine Mail das Haus. Hier steht alles, was verschickt worden wäre, das Neueste oben.",
		"In the demo no e-mail leaves the house. Here is everything that would have been sent, the latest first.",
		"Dans la démo, aucun e-mail ne part. Voici tout ce qui aurait été envoyé, le plus récent en premier."}
	DemoMailNil     = Text{"Nog geen mail", "Noch keine Mails", "No e-mail yet", "Pas encore d’e-mail"}
	DemoMailNilText = Text{
		"Maak een account of vraag een nieuw wachtwoord aan; de mail komt hier.",
		"Leg ein Konto an oder verlange ein neues Passwort; die Mail kommt hier an.",
		"Sign up or ask for a new password; the e-mail arrives here.",
		"Créez un compte ou demandez un nouveau mot de passe ; l’e-mail arrivera ici."}
	DemoMailTo  = Text{"Aan %s", "An %s", "To %s", "À %s"}
	DemoMailAll = Text{"Alle mail", "Alle Mails", "All e-mail", "Tous les e-mails"}
)
