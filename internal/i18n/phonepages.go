package i18n

// The pages of the phones.
var (
	PhoneMenu         = Text{"Telefonie", "Telefonie", "Telephony", "Téléphonie"}
	PhonePeople       = Text{"Toestelnummers", "Nebenstellen", "Extensions", "Postes"}
	PhoneGroups       = Text{"Belgroepen", "Rufgruppen", "Ring groups", "Groupes d’appel"}
	PhoneLines        = Text{"Lijnen en nummers", "Leitungen und Nummern", "Lines and numbers", "Lignes et numéros"}
	PhoneSettings     = Text{"Instellingen van de telefonie", "Einstellungen der Telefonie", "Telephony settings", "Réglages de la téléphonie"}
	PhoneSettingsPart = Text{"Instellingen", "Einstellungen", "Settings", "Réglages"}
	PhoneAdd          = Text{"Telefoon toevoegen", "Telefon hinzufügen", "Add a phone", "Ajouter un téléphone"}
	PhoneFind         = Text{"Naam, gebruiker of MAC-adres", "Name, Nutzer oder MAC-Adresse", "Name, user or MAC address", "Nom, utilisateur ou adresse MAC"}
	PhoneFindPerson   = Text{"Naam of toestelnummer", "Name oder Nebenstelle", "Name or extension", "Nom ou numéro de poste"}
	PhoneNoPerson     = Text{"Niemand gevonden.", "Niemand gefunden.", "Nobody found.", "Personne trouvé."}
	PhoneMayLogIn     = Text{"meldt zich aan op telefoons", "meldet sich an Telefonen an", "logs in on phones", "se connecte aux téléphones"}
	PhoneStale        = Text{
		"Iemand anders heeft dit intussen gewijzigd. Hieronder staat wat nu anders is. Wat je invulde, staat nog in het formulier; opslaan vervangt het andere.",
		"Jemand anders hat das inzwischen geändert. Unten steht, was jetzt anders ist. Deine Eingaben stehen noch im Formular; beim Speichern ersetzen sie das andere.",
		"Somebody else has changed this in the meantime. Below is what is different now. What you filled in is still in the form; saving it replaces the other.",
		"Quelqu’un d’autre a modifié ceci entre-temps. Ci-dessous, ce qui est différent maintenant. Votre saisie est encore dans le formulaire ; l’enregistrer remplace le reste."}
	PhoneNone    = Text{"Nog geen telefoons", "Noch keine Telefone", "No phones yet", "Pas encore de téléphones"}
	PhoneNoneHow = Text{
		"Voeg een telefoon toe en zet de gebruikersnaam en het wachtwoord in het toestel. Daarna is het van wie zich erop aanmeldt.",
		"Füge ein Telefon hinzu und trage Benutzername und Passwort im Gerät ein. Danach gehört es immer der Person, die sich anmeldet.",
		"Add a phone and enter its user name and password in the device. From then on it belongs to whoever logs in.",
		"Ajoutez un téléphone et saisissez son nom d’utilisateur et son mot de passe dans l’appareil. Il est ensuite à qui s’y connecte."}
	PhoneNoneFound    = Text{"Geen telefoon gevonden.", "Kein Telefon gefunden.", "No phone found.", "Aucun téléphone trouvé."}
	PhoneLockedTitle  = Text{"Vergrendeld na verkeerde pincodes", "Nach falschen PINs gesperrt", "Locked after wrong PINs", "Verrouillés après des codes erronés"}
	PhoneUnlock       = Text{"Ontgrendelen", "Entsperren", "Unlock", "Déverrouiller"}
	PhoneSince        = Text{"sinds %s", "seit %s", "since %s", "depuis %s"}
	PhoneOnline       = Text{"verbonden", "verbunden", "connected", "connecté"}
	PhoneOffline      = Text{"niet verbonden", "nicht verbunden", "not connected", "non connecté"}
	PhoneSetUp        = Text{"Instellen", "Einrichten", "Set up", "Configurer"}
	PhoneHotHow       = Text{"Wie een pincode heeft, kan zich op deze telefoon aanmelden.", "Wer eine PIN hat, kann sich an diesem Telefon anmelden.", "Whoever has a PIN can log in on this phone.", "Qui a un code PIN peut se connecter sur ce téléphone."}
	PhonePlace        = Text{"Staat op", "Steht am Platz", "Stands at", "Se trouve à"}
	PhoneNoPlace      = Text{"geen vaste plek", "kein fester Platz", "no fixed place", "aucune place fixe"}
	PhonePlaceHow     = Text{"Wie daar incheckt, krijgt de telefoon.", "Wer dort eincheckt, bekommt das Telefon.", "Whoever checks in there gets the phone.", "Qui s’y enregistre obtient le téléphone."}
	PhoneLang         = Text{"Taal zonder gebruiker", "Sprache ohne Nutzer", "Language without a user", "Langue sans utilisateur"}
	PhoneWithout      = Text{"Als niemand is aangemeld", "Wenn niemand angemeldet ist", "When nobody is logged in", "Quand personne n’est connecté"}
	PhoneLabel        = Text{"Naam die anderen zien", "Name, den andere sehen", "Name that others see", "Nom que voient les autres"}
	PhoneOwnExtension = Text{"Eigen toestelnummer van de telefoon", "Eigene Nebenstelle des Telefons", "The phone’s own extension", "Numéro de poste du téléphone"}

	PhoneEmergencyCalls   = Text{"Alarmoproepen", "Notrufe", "Emergency calls", "Appels d’urgence"}
	PhoneEmergencyHow     = Text{"Alarmoproepen gaan met dit nummer en adres naar buiten, wie er ook is aangemeld.", "Notrufe gehen mit dieser Nummer und Adresse hinaus, egal wer angemeldet ist.", "Emergency calls go out with this number and address, whoever is logged in.", "Les appels d’urgence partent avec ce numéro et cette adresse, qui que soit la personne connectée."}
	PhoneEmergencyNumber  = Text{"Terugbelnummer", "Rückrufnummer", "Number to call back", "Numéro de rappel"}
	PhoneEmergencyAddress = Text{"Adres en kamer", "Adresse und Raum", "Address and room", "Adresse et pièce"}
	PhoneEmergencyWithout = Text{"Alarmnummers mogen ook zonder gebruiker worden gebeld", "Notrufe gehen auch ohne Nutzer", "Emergency numbers can be called without a user", "Les numéros d’urgence sont joignables sans utilisateur"}
	PhoneEmergencyLaw     = Text{"De wet vraagt dit bijna overal. Zet het alleen uit als er naast elke telefoon een ander toestel staat.", "Das Gesetz verlangt es fast überall. Schalte es nur aus, wenn neben jedem Telefon ein anderes steht.", "The law asks for this almost everywhere. Switch it off only where another phone is beside each.", "La loi l’exige presque partout. Ne le désactivez que si un autre appareil se trouve à côté de chaque téléphone."}
	PhoneEmergencyList    = Text{"%s werkt altijd. Andere nummers met spaties of komma’s ertussen.", "%s geht immer. Weitere Nummern mit Leerzeichen oder Kommas dazwischen.", "%s always works. Further numbers with blanks or commas between.", "Le %s fonctionne toujours. Autres numéros séparés par des espaces ou des virgules."}

	PhoneModel      = Text{"Toestel", "Gerät", "Device", "Appareil"}
	PhoneMake       = Text{"Merk", "Hersteller", "Make", "Marque"}
	PhoneByHand     = Text{"wordt met de hand ingesteld", "wird von Hand eingerichtet", "is set up by hand", "se configure à la main"}
	PhoneMAC        = Text{"MAC-adres", "MAC-Adresse", "MAC address", "Adresse MAC"}
	PhoneWho        = Text{"Wie is aangemeld", "Wer angemeldet ist", "Who is logged in", "Qui est connecté"}
	PhoneNobody     = Text{"Niemand.", "Niemand.", "Nobody.", "Personne."}
	PhoneForce      = Text{"Afmelden", "Abmelden", "Log out", "Déconnecter"}
	PhoneAccount    = Text{"Toegang van het toestel", "Zugang des Geräts", "The device’s account", "Compte de l’appareil"}
	PhoneAccountHow = Text{"Zet dit in het toestel; het blijft gelijk, wie er ook is aangemeld.", "Trag das im Gerät ein; es bleibt gleich, wer auch angemeldet ist.", "Enter this in the device; it stays the same, whoever is logged in.", "À saisir dans l’appareil ; cela ne change pas, quelle que soit la personne connectée."}
	PhoneUser       = Text{"Gebruikersnaam", "Benutzername", "User name", "Nom d’utilisateur"}
	PhoneShowSecret = Text{"Wachtwoord tonen", "Passwort anzeigen", "Show the password", "Afficher le mot de passe"}
	PhoneState      = Text{"Stand", "Stand", "State", "État"}
	PhoneRenew      = Text{"Nieuw wachtwoord", "Neues Passwort", "New password", "Nouveau mot de passe"}
	PhoneRenewAsk   = Text{"Het toestel werkt dan pas weer als het nieuwe wachtwoord erin staat.", "Das Gerät geht dann erst wieder, wenn das neue Passwort eingetragen ist.", "The device then works again only with the new password in it.", "L’appareil ne fonctionnera alors qu’avec le nouveau mot de passe."}
	PhoneRemove     = Text{"Telefoon weghalen", "Telefon entfernen", "Remove the phone", "Retirer le téléphone"}
	PhoneRemoveAsk  = Text{"%s weghalen? Wie er is aangemeld, wordt afgemeld.", "%s entfernen? Wer angemeldet ist, wird abgemeldet.", "Remove %s? Whoever is logged in is logged out.", "Retirer %s ? La personne connectée sera déconnectée."}

	PhoneNow         = Text{"Nu", "Jetzt", "Now", "Maintenant"}
	PhoneNoExtension = Text{"Je hebt nog geen toestelnummer. Een beheerder van de telefoons geeft er een.", "Du hast noch keine Nebenstelle. Wer die Telefone verwaltet, vergibt eine.", "You have no extension yet. Whoever manages the phones gives one.", "Vous n’avez pas encore de numéro de poste. La personne qui gère les téléphones en attribue un."}
	PhoneYourNumber  = Text{"Je toestelnummer is", "Deine Nebenstelle ist", "Your extension is", "Votre numéro de poste est le"}
	PhoneEnd         = Text{"Van deze telefoon afmelden", "Von diesem Telefon abmelden", "Log out of this phone", "Se déconnecter de ce téléphone"}
	PhoneNoneNow     = Text{"Je bent op geen telefoon aangemeld.", "Du bist an keinem Telefon angemeldet.", "You are logged in on no phone.", "Vous n’êtes connecté à aucun téléphone."}
	PhoneAwayNow     = Text{"Je bent afwezig: gesprekken gaan waarheen je bij afwezigheid hebt gekozen.", "Du bist abwesend: Anrufe gehen dahin, was du für Abwesenheit gewählt hast.", "You are absent: calls go where you chose for absence.", "Vous êtes absent : les appels vont là où vous l’avez choisi pour les absences."}
	PhoneNotHot      = Text{"Aanmelden op telefoons is voor jou niet ingeschakeld.", "Anmelden an Telefonen ist für dich nicht eingeschaltet.", "Logging in on phones is not enabled for you.", "La connexion sur les téléphones n’est pas activée pour vous."}
	PhoneTake        = Text{"Een telefoon de jouwe maken", "Ein Telefon zu deinem machen", "Make a phone yours", "Prendre un téléphone"}
	PhoneTakeDo      = Text{"Aanmelden", "Anmelden", "Log in", "Se connecter"}
	PhoneDialHow     = Text{"Of kies op het toestel %s, of %s*%s en dan je pincode.", "Oder wähle am Gerät %s, oder %s*%s und dann deine PIN.", "Or dial %s on the phone, or %s*%s and then your PIN.", "Ou composez %s sur l’appareil, ou %s*%s puis votre code PIN."}
	PhoneMessages    = Text{"Voicemail", "Sprachnachrichten", "Voicemail", "Messagerie vocale"}
	PhoneNoMessages  = Text{"Geen berichten. Op een telefoon hoor je ze met %s.", "Keine Nachrichten. Am Telefon hörst du sie mit %s.", "No messages. On a phone you hear them with %s.", "Aucun message. Sur un téléphone, écoutez-les avec %s."}
	PhonePlay        = Text{"Bericht van %s", "Nachricht von %s", "Message from %s", "Message de %s"}
	PhoneHeard       = Text{"Gehoord", "Gehört", "Heard", "Écouté"}
	PhoneDrop        = Text{"Wissen", "Löschen", "Delete", "Supprimer"}
	PhoneDropAsk     = Text{"Dit bericht wissen?", "Diese Nachricht löschen?", "Delete this message?", "Supprimer ce message ?"}
	PhoneCalls       = Text{"Gesprekken", "Anrufe", "Calls", "Appels"}
	PhoneNoCalls     = Text{"Nog geen gesprekken.", "Noch keine Anrufe.", "No calls yet.", "Pas encore d’appels."}
	PhoneExport      = Text{"Gesprekken downloaden", "Anrufe herunterladen", "Download the calls", "Télécharger les appels"}
	PhoneRules       = Text{"Waarheen gesprekken gaan", "Wohin Anrufe gehen", "Where calls go", "Où vont les appels"}
	PhoneTargetHow   = Text{"Een toestelnummer, een nummer buiten, of “box” voor je voicemail. Blijft een veld leeg, dan gaat het gesprek naar je voicemail, als die aan staat.", "Eine Nebenstelle, eine Nummer außen, oder „box“ für deine Sprachnachrichten. Bleibt ein Feld leer, geht der Anruf zu deinen Sprachnachrichten, wenn du sie eingeschaltet hast.", "An extension, an outside number, or “box” for your voicemail. Where a field is empty, the call goes to your voicemail, if you have turned it on.", "Un numéro de poste, un numéro extérieur, ou « box » pour votre messagerie. Si un champ reste vide, l’appel va à votre messagerie, si elle est activée."}
	PhoneQuiet       = Text{"Niet storen", "Nicht stören", "Do not disturb", "Ne pas déranger"}
	PhoneAlways      = Text{"Altijd doorschakelen naar", "Immer weiterleiten an", "Always forward to", "Toujours renvoyer vers"}
	PhoneIfBusy      = Text{"Als ik in gesprek ben", "Wenn ich im Gespräch bin", "When I am in a call", "Si je suis en ligne"}
	PhoneIfNoAnswer  = Text{"Als niemand opneemt", "Wenn niemand abhebt", "When nobody answers", "Sans réponse"}
	PhoneIfAbsent    = Text{"Als ik afwezig of nergens aangemeld ben", "Wenn ich abwesend oder nirgends angemeldet bin", "When I am absent or logged in nowhere", "Si je suis absent ou connecté nulle part"}
	PhoneRing        = Text{"Hoe lang het overgaat (seconden)", "Wie lange es klingelt (Sekunden)", "How long it rings (seconds)", "Durée de la sonnerie (secondes)"}
	PhoneBox         = Text{"Wie me niet bereikt, kan een bericht inspreken", "Wer mich nicht erreicht, kann eine Nachricht hinterlassen", "Whoever does not reach me can leave a message", "Qui ne me joint pas peut laisser un message"}
	PhoneMailed      = Text{"Berichten ook mailen", "Nachrichten auch mailen", "Mail messages too", "Envoyer aussi les messages par e-mail"}

	PhoneWhen        = Text{"Tijd", "Zeit", "Time", "Heure"}
	PhoneWay         = Text{"Richting", "Richtung", "Direction", "Sens"}
	PhoneNumber      = Text{"Telefoonnummer", "Telefonnummer", "Telephone number", "Numéro de téléphone"}
	PhoneOutcome     = Text{"Hoe het afliep", "Ausgang", "Outcome", "Issue"}
	PhoneSeconds     = Text{"Seconden", "Sekunden", "Seconds", "Secondes"}
	PhoneOutgoing    = Text{"uitgaand", "ausgehend", "outgoing", "sortant"}
	PhoneIncoming    = Text{"binnenkomend", "eingehend", "incoming", "entrant"}
	PhoneAnswered    = Text{"beantwoord", "angenommen", "answered", "répondu"}
	PhoneMissed      = Text{"gemist", "verpasst", "missed", "manqué"}
	PhoneNotTaken    = Text{"niet opgenomen", "nicht abgehoben", "not answered", "sans réponse"}
	PhoneBusy        = Text{"in gesprek", "besetzt", "busy", "occupé"}
	PhoneLeftMessage = Text{"bericht ingesproken", "Nachricht hinterlassen", "left a message", "message laissé"}
	PhoneFailed      = Text{"mislukt", "fehlgeschlagen", "failed", "échoué"}
	PhoneRefused     = Text{"niet toegestaan", "nicht erlaubt", "not allowed", "non autorisé"}
	PhoneGoing       = Text{"gaande", "läuft", "going on", "en cours"}
	PhoneByPage      = Text{"op de pagina aangemeld", "auf der Seite angemeldet", "logged in on the page", "connecté depuis la page"}
	PhoneByCheckIn   = Text{"door in te checken", "durch Einchecken", "by checking in", "par l’enregistrement"}
	PhoneByOffice    = Text{"door een beheerder", "durch die Verwaltung", "by an administrator", "par l’administration"}
	PhoneByDialling  = Text{"op het toestel aangemeld", "am Gerät angemeldet", "logged in on the phone", "connecté sur l’appareil"}

	PhoneOrgRules    = Text{"Regels", "Regeln", "Rules", "Règles"}
	PhoneCode        = Text{"Code voor aan- en afmelden", "Code zum An- und Abmelden", "Code to log in and out", "Code de connexion et déconnexion"}
	PhoneBoxCode     = Text{"Code voor voicemail", "Code für Sprachnachrichten", "Code for voicemail", "Code de la messagerie"}
	PhoneLogOuts     = Text{"Aan- en afmelden gaat vanzelf", "An- und Abmelden geht von selbst", "Logging in and out by itself", "Connexion et déconnexion automatiques"}
	PhoneByStay      = Text{"Inchecken bij een plek meldt aan op de telefoon daar, uitchecken meldt af", "Einchecken an einem Platz meldet am Telefon dort an, Auschecken meldet ab", "Checking in at a place logs in on its phone, checking out logs out", "L’arrivée à une place connecte à son téléphone, le départ déconnecte"}
	PhoneOutMidnight = Text{"Om middernacht afmelden", "Um Mitternacht abmelden", "Log out at midnight", "Déconnecter à minuit"}
	PhoneOutClosing  = Text{"Bij sluitingstijd afmelden", "Bei Schließung abmelden", "Log out at closing time", "Déconnecter à la fermeture"}
	PhoneCountry     = Text{"Landnummer", "Landesvorwahl", "Country code", "Indicatif du pays"}
	PhoneOutside     = Text{"Cijfer voor een buitenlijn", "Ziffer für das Amt", "Digit for an outside line", "Chiffre pour l’extérieur"}
	PhoneAtOnce      = Text{"Gesprekken tegelijk, hooguit", "Gespräche zugleich, höchstens", "Calls at once, at most", "Appels simultanés, au plus"}
	PhoneLimitHow    = Text{
		"Bij 0 kan niemand naar buiten bellen; alarmnummers gaan altijd.", "Bei 0 kann niemand nach außen anrufen; Notrufe gehen immer.",
		"With 0 nobody can call outside; emergency numbers always work.", "Avec 0, personne ne peut appeler l’extérieur ; les numéros d’urgence fonctionnent toujours."}
	PhoneHotHere = Text{
		"Aanmelden op deze telefoon toestaan", "Anmelden an diesem Telefon erlauben", "Allow logging in on this phone", "Autoriser la connexion sur ce téléphone"}
	PhoneHotThem = Text{
		"Deze persoon mag zich op telefoons aanmelden", "Diese Person darf sich an Telefonen anmelden", "This person may log in on phones", "Cette personne peut se connecter aux téléphones"}
	PhoneNoneToPeople  = Text{"Toestelnummers geven", "Nebenstellen vergeben", "Give extensions", "Attribuer des postes"}
	PhoneADay          = Text{"Per persoon per dag, hooguit", "Pro Person und Tag, höchstens", "For each person and day, at most", "Par personne et par jour, au plus"}
	PhoneInternational = Text{"Ook naar andere landen", "Auch in andere Länder", "To other countries too", "Aussi vers d’autres pays"}
	PhoneAllowedOnly   = Text{"Alleen nummers die zo beginnen", "Nur Nummern, die so beginnen", "Only numbers that begin like this", "Seulement les numéros commençant ainsi"}
	PhoneAllowedHow    = Text{"Een per regel, met +. Leeg: alle.", "Eine je Zeile, mit +. Leer: alle.", "One on each line, with a +. Empty: all.", "Un par ligne, avec +. Vide : tous."}
	PhoneKeep          = Text{"Bewaren (dagen)", "Aufheben (Tage)", "Keep (days)", "Conserver (jours)"}

	PhoneGroupAdd       = Text{"Belgroep toevoegen", "Rufgruppe hinzufügen", "Add a ring group", "Ajouter un groupe d’appel"}
	PhoneGroupNone      = Text{"Nog geen belgroepen", "Noch keine Rufgruppen", "No ring groups yet", "Pas encore de groupes d’appel"}
	PhoneGroupHow       = Text{"Bij een belgroep gaan de telefoons van meer mensen tegelijk over.", "Bei einer Rufgruppe klingeln die Telefone mehrerer Menschen zugleich.", "In a ring group several people’s phones ring at once.", "Dans un groupe d’appel, les téléphones de plusieurs personnes sonnent ensemble."}
	PhoneGroupOf        = Text{"Mensen: %d", "Personen: %d", "People: %d", "Personnes : %d"}
	PhoneGroupWho       = Text{"Wie erbij hoort", "Wer dazugehört", "Who belongs to it", "Qui en fait partie"}
	PhoneNobodyNumbered = Text{"Nog niemand heeft een toestelnummer.", "Noch niemand hat eine Nebenstelle.", "Nobody has an extension yet.", "Personne n’a encore de numéro de poste."}
	PhoneGroupRemove    = Text{"Belgroep weghalen", "Rufgruppe entfernen", "Remove the ring group", "Retirer le groupe d’appel"}
	PhoneGroupRemoveAsk = Text{"%s weghalen?", "%s entfernen?", "Remove %s?", "Retirer %s ?"}

	PhoneLineAdd        = Text{"Lijn toevoegen", "Leitung hinzufügen", "Add a line", "Ajouter une ligne"}
	PhoneLineNone       = Text{"Nog geen lijn naar buiten", "Noch keine Amtsleitung", "No line to the outside yet", "Pas encore de ligne extérieure"}
	PhoneLineHow        = Text{"Met een lijn van een telefonieaanbieder kun je nummers buiten bellen, ook 112.", "Mit einer Leitung eines Anbieters erreichst du Nummern außen, auch 112.", "With a provider’s line you can call outside numbers, 112 included.", "Avec la ligne d’un opérateur, vous joignez l’extérieur, le 112 compris."}
	PhoneLineOn         = Text{"in gebruik", "in Gebrauch", "in use", "en service"}
	PhoneLineOff        = Text{"uit", "aus", "off", "hors service"}
	PhoneLineKind       = Text{"Hoe de aanbieder ons herkent", "Wie der Anbieter uns erkennt", "How the provider knows us", "Comment l’opérateur nous reconnaît"}
	PhoneLineRegisters  = Text{"aan naam en wachtwoord (registratie)", "an Name und Passwort (Registrierung)", "by name and password (registration)", "par nom et mot de passe (enregistrement)"}
	PhoneLineStatic     = Text{"aan ons adres", "an unserer Adresse", "by our address", "par notre adresse"}
	PhoneHost           = Text{"Server", "Server", "Server", "Serveur"}
	PhonePort           = Text{"Poort", "Port", "Port", "Port"}
	PhoneTransport      = Text{"Protocol", "Protokoll", "Protocol", "Protocole"}
	PhoneSecretKept     = Text{"Er is een wachtwoord; leeg laten houdt het.", "Es gibt ein Passwort; leer lassen behält es.", "There is a password; leaving this empty keeps it.", "Il y a un mot de passe ; laissez vide pour le garder."}
	PhoneLineNumber     = Text{"Nummer dat anderen zien", "Nummer, die andere sehen", "Number that others see", "Numéro que voient les autres"}
	PhoneLineRank       = Text{"Volgorde (de kleinste eerst)", "Reihenfolge (die kleinste zuerst)", "Order (the smallest first)", "Ordre (le plus petit d’abord)"}
	PhoneLineUse        = Text{"Deze lijn gebruiken", "Diese Leitung benutzen", "Use this line", "Utiliser cette ligne"}
	PhoneLineRemove     = Text{"Lijn weghalen", "Leitung entfernen", "Remove the line", "Retirer la ligne"}
	PhoneLineRemoveAsk  = Text{"%s weghalen? Gesprekken over deze lijn kunnen dan niet meer.", "%s entfernen? Über diese Leitung geht dann nichts mehr.", "Remove %s? No calls go over this line then.", "Retirer %s ? Plus aucun appel ne passera par cette ligne."}
	PhoneNumbers        = Text{"Nummers van buiten", "Nummern von außen", "Numbers from outside", "Numéros entrants"}
	PhoneRingsExtension = Text{"Gaat over bij toestelnummer", "Klingelt bei Nebenstelle", "Rings extension", "Fait sonner le poste"}
	PhoneNumberAdd      = Text{"Nummer vastleggen", "Nummer festlegen", "Set the number", "Définir le numéro"}

	PhoneNeedsMake    = Text{"Kies eerst het merk en vul het MAC-adres in.", "Wähle erst den Hersteller und trag die MAC-Adresse ein.", "Choose the make and enter the MAC address first.", "Choisissez d’abord la marque et saisissez l’adresse MAC."}
	PhoneProvision    = Text{"Vanzelf instellen", "Von selbst einrichten", "Set up by itself", "Configuration automatique"}
	PhoneProvisionHow = Text{"Het toestel haalt zijn instellingen op bij een adres dat 24 uur geldt en maar één keer werkt. Zet het in het toestel als provisioning-server.", "Das Gerät holt seine Einstellungen von einer Adresse, die 24 Stunden gilt und nur einmal funktioniert. Trag sie im Gerät als Provisioning-Server ein.", "The device fetches its settings from an address that works for 24 hours and only once. Enter it in the device as its provisioning server.", "L’appareil va chercher ses réglages à une adresse valable 24 heures et une seule fois. Saisissez-la dans l’appareil comme serveur de provisioning."}
	PhoneProvisionDo  = Text{"Instel-adres maken", "Einrichtungsadresse erzeugen", "Create the set-up address", "Créer l’adresse de configuration"}
	PhoneProvisionAt  = Text{"Adres voor het toestel", "Adresse für das Gerät", "Address for the device", "Adresse pour l’appareil"}
	PhoneOf           = Text{"Telefoon van %s", "Telefon von %s", "%s’s phone", "Téléphone de %s"}
	PhoneCard         = Text{"Telefoon", "Telefon", "Phone", "Téléphone"}
	PhoneIsOn         = Text{"Nu aangemeld op %s.", "Jetzt an %s angemeldet.", "Logged in on %s now.", "Actuellement sur %s."}
	PhoneMemberHow    = Text{"Dan gaat elke telefoon waarop deze persoon zich aanmeldt over bij dit toestelnummer.", "Dann klingelt jedes Telefon, an dem sich diese Person anmeldet, bei dieser Nebenstelle.", "Then whichever phone this person logs in on rings for this extension.", "Le téléphone auquel cette personne se connecte sonne alors pour ce numéro."}
	PhonePINHow       = Text{"Zes cijfers zijn goed; niet op een rij, niet steeds dezelfde.", "Sechs Ziffern sind gut; nicht der Reihe nach, nicht immer dieselbe.", "Six digits are good; not in a row, not always the same.", "Six chiffres conviennent ; pas à la suite, pas toujours le même."}
	PhonePINKept      = Text{"Er is een pincode; leeg laten houdt die.", "Es gibt eine PIN; leer lassen behält sie.", "There is a PIN; leaving this empty keeps it.", "Il y a un code ; laissez vide pour le garder."}
	NotePhoneTaken    = Text{"De telefoon is nu van jou.", "Das Telefon gehört jetzt dir.", "The phone is yours now.", "Le téléphone est à vous maintenant."}
	NotePhoneLeft     = Text{"Van de telefoon afgemeld.", "Vom Telefon abgemeldet.", "Logged out of the phone.", "Déconnecté du téléphone."}
)
