package i18n

// The organisation's people: managing them, groups, mail domains, importing.
var (
	StateActive      = Text{"actief", "aktiv", "active", "actif"}
	StateInvited     = Text{"uitgenodigd", "eingeladen", "invited", "invité"}
	StateAdded       = Text{"nog niet uitgenodigd", "noch nicht eingeladen", "not invited yet", "pas encore invité"}
	StateDeactivated = Text{"uitgeschakeld", "deaktiviert", "deactivated", "désactivé"}
	Deactivated      = Text{
		"Je doet hier niet meer mee. Vraag een beheerder van de organisatie als dat niet klopt.",
		"Du bist hier nicht mehr dabei. Frag die Administration der Organisation, wenn das nicht stimmt.",
		"You no longer take part here. Ask an administrator of the organisation if that is wrong.",
		"Vous ne participez plus ici. Demandez à un administrateur de l’organisation si c’est une erreur."}
	NotYourself = Text{
		"Jezelf kun je niet uitschakelen. Vraag het een andere beheerder.",
		"Dich selbst kannst du nicht deaktivieren. Bitte eine andere Administratorin oder einen anderen Administrator darum.",
		"You cannot deactivate yourself. Ask another administrator.",
		"Vous ne pouvez pas vous désactiver vous-même. Demandez à un autre administrateur."}
	LastOwner = Text{
		"Dit is de laatste eigenaar. Maak eerst iemand anders eigenaar.",
		"Das ist die letzte Person mit Eigentum. Mache zuerst jemand anderen zum Eigentümer.",
		"This is the last owner. Make somebody else an owner first.",
		"C’est le dernier propriétaire. Désignez d’abord un autre propriétaire."}
	OwnerActive = Text{
		"Alleen wie al meedoet, kan eigenaar worden.", "Nur wer schon dabei ist, kann Eigentümer werden.",
		"Only somebody who has joined can become an owner.", "Seule une personne qui a rejoint l’organisation peut devenir propriétaire."}
	AlreadyMember = Text{
		"Iemand met dit adres hoort al bij de organisatie.", "Jemand mit dieser Adresse gehört schon zur Organisation.",
		"Somebody with this address already belongs to the organisation.", "Une personne ayant cette adresse fait déjà partie de l’organisation."}
	AddressIsTheirs = Text{
		"Wie al meedoet, wijzigt het eigen adres zelf.", "Wer schon dabei ist, ändert die eigene Adresse selbst.",
		"Who has joined changes their own address.", "Une personne qui a rejoint l’organisation change elle-même son adresse."}
	GroupTooMany = Text{
		"Er zijn al %d groepen. Verwijder er eerst een.", "Es gibt schon %d Gruppen. Entferne zuerst eine.",
		"There are already %d groups. Remove one first.", "Il y a déjà %d groupes. Supprimez-en un d’abord."}
	GroupNameTaken = Text{
		"Er is al een groep met deze naam.", "Es gibt schon eine Gruppe mit diesem Namen.",
		"There is already a group with this name.", "Il existe déjà un groupe de ce nom."}
	DomainInvalid = Text{
		"Dit is geen domein. Het ziet eruit als voorbeeld.nl.", "Das ist keine Domain. Sie sieht aus wie beispiel.at.",
		"This is not a domain. It looks like example.com.", "Ce n’est pas un domaine. Il ressemble à exemple.fr."}
	DomainTooMany = Text{
		"Er zijn al %d domeinen. Haal er eerst een weg.", "Es gibt schon %d Domains. Entferne zuerst eine.",
		"There are already %d domains. Remove one first.", "Il y a déjà %d domaines. Retirez-en un d’abord."}
	OutsideDomains = Text{
		"Dit adres hoort niet bij de e-maildomeinen van de organisatie.", "Diese Adresse gehört nicht zu den E-Mail-Domains der Organisation.",
		"This address is not at one of the organisation’s e-mail domains.", "Cette adresse n’appartient pas aux domaines e-mail de l’organisation."}
	SheetTooBig = Text{
		"Dit bestand is te groot: hoogstens %d MB.", "Diese Datei ist zu groß: höchstens %d MB.",
		"This file is too large: at most %d MB.", "Ce fichier est trop volumineux : %d Mo au maximum."}
	SheetNoText = Text{
		"Dit is geen tekstbestand. Bewaar het in je rekenblad als CSV en kies het opnieuw.",
		"Das ist keine Textdatei. Speichere sie in deiner Tabelle als CSV und wähle sie erneut.",
		"This is not a text file. Save it as CSV in your spreadsheet and choose it again.",
		"Ce n’est pas un fichier texte. Enregistrez-le au format CSV dans votre tableur et choisissez-le à nouveau."}
	SheetQuotes = Text{
		"Rond regel %d staat een aanhalingsteken verkeerd. Verbeter het en kies het bestand opnieuw.",
		"Um Zeile %d steht ein Anführungszeichen falsch. Korrigiere es und wähle die Datei erneut.",
		"Around line %d a quotation mark is out of place. Mend it and choose the file again.",
		"Vers la ligne %d, un guillemet est mal placé. Corrigez-le et choisissez le fichier à nouveau."}
	SheetEmpty = Text{
		"Er staat niemand in. De eerste regel noemt de kolommen, daaronder staat op elke regel één persoon.",
		"Es steht niemand darin. Die erste Zeile nennt die Spalten, darunter steht in jeder Zeile eine Person.",
		"There is nobody in it. The first line names the columns; below it each line is one person.",
		"Il n’y a personne dedans. La première ligne nomme les colonnes ; ensuite, une personne par ligne."}
	SheetField = Text{
		"Op regel %d staat een veld dat veel te lang is.", "In Zeile %d steht ein Feld, das viel zu lang ist.",
		"Line %d has a field that is far too long.", "La ligne %d contient un champ beaucoup trop long."}
	SheetWide = Text{
		"Dit bestand heeft te veel kolommen: hoogstens %d.", "Diese Datei hat zu viele Spalten: höchstens %d.",
		"This file has too many columns: at most %d.", "Ce fichier a trop de colonnes : %d au maximum."}
	SheetLong = Text{
		"Dit bestand heeft te veel regels: hoogstens %d in één keer.", "Diese Datei hat zu viele Zeilen: höchstens %d auf einmal.",
		"This file has too many lines: at most %d at once.", "Ce fichier a trop de lignes : %d au maximum à la fois."}
	ImportNoEmail = Text{
		"Kies de kolom met de e-mailadressen.", "Wähle die Spalte mit den E-Mail-Adressen.",
		"Choose the column with the e-mail addresses.", "Choisissez la colonne des adresses e-mail."}
	ImportMissing = Text{"Er staat geen e-mailadres.", "Es steht keine E-Mail-Adresse da.", "There is no e-mail address.", "Il n’y a pas d’adresse e-mail."}
	ImportBlocked = Text{
		"In het andere systeem is deze persoon geblokkeerd.", "Im anderen System ist diese Person gesperrt.",
		"This person is blocked in the other system.", "Cette personne est bloquée dans l’autre système."}
	ImportGuest = Text{
		"Dit is een gastaccount van een andere organisatie.", "Das ist ein Gastkonto einer anderen Organisation.",
		"This is a guest account of another organisation.", "C’est un compte invité d’une autre organisation."}
	ImportDoubled = Text{
		"Dit adres staat ook op regel %d.", "Diese Adresse steht auch in Zeile %d.",
		"This address is also on line %d.", "Cette adresse figure aussi à la ligne %d."}
	ImportSite = Text{
		"Er is geen vestiging “%s”.", "Es gibt keinen Standort „%s“.", "There is no site “%s”.", "Il n’y a pas de site « %s »."}
	ImportGroup = Text{
		"Er is geen groep “%s”.", "Es gibt keine Gruppe „%s“.", "There is no group “%s”.", "Il n’y a pas de groupe « %s »."}
	Groups        = Text{"Groepen", "Gruppen", "Groups", "Groupes"}
	FirstName     = Text{"Voornaam", "Vorname", "First name", "Prénom"}
	LastName      = Text{"Achternaam", "Nachname", "Last name", "Nom de famille"}
	BlockedColumn = Text{"Geblokkeerd", "Gesperrt", "Blocked", "Bloqué"}
)

// The pages on which people are managed.
var (
	ManagePeople  = Text{"Mensen", "Menschen", "People", "Personnes"}
	AddPerson     = Text{"Iemand toevoegen", "Jemanden hinzufügen", "Add somebody", "Ajouter une personne"}
	AddPersonHow  = Text{"Alleen het e-mailadres is nodig; al het andere mag leeg blijven.", "Nur die E-Mail-Adresse ist nötig; alles andere darf leer bleiben.", "Only the e-mail address is needed; everything else may stay empty.", "Seule l’adresse e-mail est nécessaire ; le reste peut rester vide."}
	EditPerson    = Text{"Gegevens wijzigen", "Angaben ändern", "Edit details", "Modifier les données"}
	OpenPerson    = Text{"Openen", "Öffnen", "Open", "Ouvrir"}
	GoBack        = Text{"Terug", "Zurück", "Back", "Retour"}
	Details       = Text{"Gegevens", "Angaben", "Details", "Données"}
	Optional      = Text{"%s (mag leeg blijven)", "%s (darf leer bleiben)", "%s (may stay empty)", "%s (facultatif)"}
	NoSite        = Text{"geen", "keiner", "none", "aucun"}
	Part          = Text{"Status", "Status", "Status", "Statut"}
	AnyState      = Text{"iedereen", "alle", "everybody", "tout le monde"}
	AnyGroup      = Text{"alle groepen", "alle Gruppen", "all groups", "tous les groupes"}
	GroupsOne     = Text{"Groep", "Gruppe", "Group", "Groupe"}
	StateOf       = Text{"%s (%d)", "%s (%d)", "%s (%d)", "%s (%d)"}
	NobodyFits    = Text{"Niemand past bij deze keuze.", "Niemand passt zu dieser Auswahl.", "Nobody fits this choice.", "Personne ne correspond à ce choix."}
	AllPeople     = Text{"Iedereen tonen", "Alle zeigen", "Show everybody", "Afficher tout le monde"}
	Elsewhere     = Text{"Ook adressen buiten onze e-maildomeinen toelaten", "Auch Adressen außerhalb unserer E-Mail-Domains zulassen", "Also allow addresses outside our e-mail domains", "Accepter aussi les adresses hors de nos domaines e-mail"}
	Deactivate    = Text{"Uitschakelen", "Deaktivieren", "Deactivate", "Désactiver"}
	DeactivateOf  = Text{"%s uitschakelen", "%s deaktivieren", "Deactivate %s", "Désactiver %s"}
	DeactivateHow = Text{
		"Wie uitgeschakeld is, is meteen overal afgemeld en kan zich hier niet meer aanmelden. Tokens vervallen. De gegevens blijven bewaard; later weer inschakelen kan.",
		"Wer deaktiviert ist, ist sofort überall abgemeldet und kann sich hier nicht mehr anmelden. Token verfallen. Die Angaben bleiben erhalten; später wieder aktivieren ist möglich.",
		"Who is deactivated is signed out everywhere at once and can no longer sign in here. Tokens end. What is known stays; you can reactivate them later.",
		"Une personne désactivée est aussitôt déconnectée partout et ne peut plus se connecter ici. Les jetons prennent fin. Les données restent ; vous pourrez la réactiver."}
	AheadNone    = Text{"Er staan geen reserveringen meer gepland.", "Es stehen keine Reservierungen mehr an.", "There are no reservations ahead.", "Il n’y a pas de réservations à venir."}
	AheadSome    = Count{One: Text{"Er staat nog %d reservering gepland.", "Es steht noch %d Reservierung an.", "There is %d reservation ahead.", "Il reste %d réservation à venir."}, Other: Text{"Er staan nog %d reserveringen gepland.", "Es stehen noch %d Reservierungen an.", "There are %d reservations ahead.", "Il reste %d réservations à venir."}}
	AheadGive    = Text{"Reserveringen vrijgeven", "Reservierungen freigeben", "Give the reservations back", "Libérer les réservations"}
	AheadKeep    = Text{"Reserveringen laten staan", "Reservierungen behalten", "Keep the reservations", "Conserver les réservations"}
	AheadChoice  = Text{"Wat gebeurt er met de reserveringen?", "Was geschieht mit den Reservierungen?", "What happens to the reservations?", "Que faire des réservations ?"}
	Reactivate   = Text{"Weer inschakelen", "Wieder aktivieren", "Reactivate", "Réactiver"}
	MakeOwner    = Text{"Eigenaar maken", "Zum Eigentümer machen", "Make an owner", "Désigner comme propriétaire"}
	MakeOwnerHow = Text{
		"Een eigenaar heeft alle rechten en houdt die, tot een eigenaar ze afneemt.", "Wer Eigentümer ist, hat alle Rechte, bis ein Eigentümer sie entzieht.",
		"An owner has all rights and keeps them, until an owner takes them away.", "Un propriétaire a tous les droits, jusqu’à ce qu’un propriétaire les retire."}
	EndOwner        = Text{"Geen eigenaar meer", "Nicht mehr Eigentümer", "No longer an owner", "N’est plus propriétaire"}
	GroupsHow       = Text{"Met een groep vind je mensen bij elkaar terug. Wie in een groep zit, merkt daar zelf niets van.", "Mit einer Gruppe findest du Menschen beisammen. Wer in einer Gruppe ist, merkt davon nichts.", "A group lets you find people together. Being in a group changes nothing for its people.", "Un groupe permet de retrouver des personnes ensemble. Cela ne change rien pour elles."}
	GroupAdd        = Text{"Groep maken", "Gruppe erstellen", "Make a group", "Créer un groupe"}
	GroupName       = Text{"Naam van de groep", "Name der Gruppe", "Name of the group", "Nom du groupe"}
	GroupsNone      = Text{"Nog geen groepen.", "Noch keine Gruppen.", "No groups yet.", "Pas encore de groupes."}
	GroupRename     = Text{"Naam wijzigen", "Namen ändern", "Rename", "Renommer"}
	GroupRemove     = Text{"Groep verwijderen", "Gruppe entfernen", "Remove the group", "Supprimer le groupe"}
	GroupRemoveSure = Text{"De groep %s verwijderen? De mensen blijven.", "Die Gruppe %s entfernen? Die Menschen bleiben.", "Remove the group %s? Its people stay.", "Supprimer le groupe %s ? Les personnes restent."}
	GroupPeople     = Count{One: Text{"%d persoon", "%d Person", "%d person", "%d personne"}, Other: Text{"%d mensen", "%d Personen", "%d people", "%d personnes"}}
	GroupPut        = Text{"In de groep zetten", "In die Gruppe aufnehmen", "Put into the group", "Mettre dans le groupe"}
	GroupTake       = Text{"Uit de groep halen", "Aus der Gruppe nehmen", "Take out of the group", "Retirer du groupe"}
	GroupEmpty      = Text{"Er zit nog niemand in. Zoek iemand op naam of adres.", "Es ist noch niemand darin. Suche jemanden nach Name oder Adresse.", "Nobody is in it yet. Search for somebody by name or address.", "Il n’y a encore personne. Cherchez quelqu’un par nom ou adresse."}
	GroupSearch     = Text{"Wie moet erbij?", "Wer soll dazu?", "Who should join it?", "Qui faut-il ajouter ?"}
	MailDomains     = Text{"E-maildomeinen", "E-Mail-Domains", "E-mail domains", "Domaines e-mail"}
	MailDomainsHow  = Text{
		"Staan hier domeinen, dan worden mensen met een adres elders alleen toegevoegd als je dat er uitdrukkelijk bij zegt.",
		"Stehen hier Domains, werden Menschen mit einer Adresse anderswo nur hinzugefügt, wenn du das ausdrücklich sagst.",
		"When domains are listed here, people with an address elsewhere are added only if you say so.",
		"Si des domaines figurent ici, les personnes ayant une autre adresse ne sont ajoutées que si vous le demandez."}
	DomainAdd   = Text{"Domein toevoegen", "Domain hinzufügen", "Add a domain", "Ajouter un domaine"}
	DomainLabel = Text{"Domein, zoals voorbeeld.nl", "Domain, wie beispiel.at", "Domain, such as example.com", "Domaine, comme exemple.fr"}
	DomainsNone = Text{"Nog geen domeinen: elk adres is welkom.", "Noch keine Domains: jede Adresse ist willkommen.", "No domains yet: every address is welcome.", "Pas encore de domaines : toute adresse est acceptée."}
	Remove      = Text{"Weghalen", "Entfernen", "Remove", "Retirer"}
	ImportTitle = Text{"Mensen importeren", "Menschen importieren", "Import people", "Importer des personnes"}
	ImportHow   = Text{
		"Kies een CSV-bestand: een export uit Microsoft 365, Google Workspace of je eigen rekenblad. De eerste regel noemt de kolommen. Je ziet eerst wat er zou gebeuren; er wordt nog niemand uitgenodigd.",
		"Wähle eine CSV-Datei: einen Export aus Microsoft 365, Google Workspace oder deiner eigenen Tabelle. Die erste Zeile nennt die Spalten. Du siehst zuerst, was geschehen würde; noch wird niemand eingeladen.",
		"Choose a CSV file: an export from Microsoft 365, Google Workspace or your own spreadsheet. The first line names the columns. You first see what would happen; nobody is invited yet.",
		"Choisissez un fichier CSV : un export de Microsoft 365, de Google Workspace ou de votre tableur. La première ligne nomme les colonnes. Vous verrez d’abord ce qui se passerait ; personne n’est encore invité."}
	ImportFile      = Text{"CSV-bestand", "CSV-Datei", "CSV file", "Fichier CSV"}
	ImportList      = Text{"Of een lijst: één e-mailadres per regel", "Oder eine Liste: eine E-Mail-Adresse je Zeile", "Or a list: one e-mail address on each line", "Ou une liste : une adresse e-mail par ligne"}
	ImportLook      = Text{"Bekijken", "Ansehen", "Look at it", "Examiner"}
	ImportChoose    = Text{"Kies een bestand of plak een lijst.", "Wähle eine Datei oder füge eine Liste ein.", "Choose a file or paste a list.", "Choisissez un fichier ou collez une liste."}
	ImportCols      = Text{"Welke kolom is wat?", "Welche Spalte ist was?", "Which column is which?", "Quelle colonne est quoi ?"}
	ImportColNo     = Text{"geen kolom", "keine Spalte", "no column", "aucune colonne"}
	ImportColN      = Text{"Kolom %d", "Spalte %d", "Column %d", "Colonne %d"}
	ImportAgain     = Text{"Opnieuw bekijken", "Erneut ansehen", "Look again", "Réexaminer"}
	ImportWould     = Text{"Wat er zou gebeuren", "Was geschehen würde", "What would happen", "Ce qui se passerait"}
	ImportGood      = Count{One: Text{"%d persoon komt erbij.", "%d Person kommt dazu.", "%d person will be added.", "%d personne sera ajoutée."}, Other: Text{"%d mensen komen erbij.", "%d Personen kommen dazu.", "%d people will be added.", "%d personnes seront ajoutées."}}
	ImportBad       = Count{One: Text{"%d regel blijft buiten.", "%d Zeile bleibt draußen.", "%d line stays out.", "%d ligne est écartée."}, Other: Text{"%d regels blijven buiten.", "%d Zeilen bleiben draußen.", "%d lines stay out.", "%d lignes sont écartées."}}
	ImportMore      = Count{One: Text{"En nog %d.", "Und noch %d.", "And %d more.", "Et encore %d."}, Other: Text{"En nog %d.", "Und noch %d.", "And %d more.", "Et encore %d."}}
	ImportLine      = Text{"Regel", "Zeile", "Line", "Ligne"}
	ImportWhy       = Text{"Waarom niet", "Warum nicht", "Why not", "Pourquoi pas"}
	ImportDo        = Count{One: Text{"%d persoon importeren", "%d Person importieren", "Import %d person", "Importer %d personne"}, Other: Text{"%d mensen importeren", "%d Personen importieren", "Import %d people", "Importer %d personnes"}}
	ImportDrop      = Text{"Weggooien", "Verwerfen", "Drop it", "Abandonner"}
	ImportDone      = Count{One: Text{"%d persoon is geïmporteerd.", "%d Person wurde importiert.", "%d person was imported.", "%d personne a été importée."}, Other: Text{"%d mensen zijn geïmporteerd.", "%d Personen wurden importiert.", "%d people were imported.", "%d personnes ont été importées."}}
	ImportSee       = Text{"Bekijk wie er nog niet is uitgenodigd", "Sieh, wer noch nicht eingeladen ist", "See who is not invited yet", "Voir qui n’est pas encore invité"}
	ImportFirst     = Text{"De eerste van hen:", "Die ersten davon:", "The first of them:", "Les premières :"}
	NotePersonAdded = Text{"Toegevoegd.", "Hinzugefügt.", "Added.", "Ajouté."}
	NoteAdded       = Text{"Toegevoegd.", "Hinzugefügt.", "Added.", "Ajouté."}
	NoteRemoved     = Text{"Weggehaald.", "Entfernt.", "Removed.", "Retiré."}
	NoteImported    = Text{"Geïmporteerd.", "Importiert.", "Imported.", "Importé."}
	NoteDeactivated = Text{"Uitgeschakeld en overal afgemeld.", "Deaktiviert und überall abgemeldet.", "Deactivated and signed out everywhere.", "Désactivé et déconnecté partout."}
	NoteReactivated = Text{"Weer ingeschakeld.", "Wieder aktiviert.", "Reactivated.", "Réactivé."}
	LogTitle        = Text{"Wie wat wijzigde", "Wer was geändert hat", "Who changed what", "Qui a modifié quoi"}
	LogHow          = Text{"Wat beheerders wijzigen, blijft twee jaar bewaard en is niet te veranderen.", "Was die Administration ändert, bleibt zwei Jahre erhalten und lässt sich nicht ändern.", "What administrators change is kept for two years and cannot be altered.", "Les modifications des administrateurs sont conservées deux ans et ne peuvent être altérées."}
	LogWhen         = Text{"Wanneer", "Wann", "When", "Quand"}
	LogWho          = Text{"Wie", "Wer", "Who", "Qui"}
	LogWhat         = Text{"Wat", "Was", "What", "Quoi"}
	LogKind         = Text{"Soort", "Art", "Kind", "Type"}
	LogAnyKind      = Text{"alles", "alles", "everything", "tout"}
	LogFrom         = Text{"Van", "Von", "From", "Du"}
	LogUntil        = Text{"Tot en met", "Bis einschließlich", "Until", "Jusqu’au"}
	LogNothing      = Text{"Niets past bij deze keuze.", "Nichts passt zu dieser Auswahl.", "Nothing fits this choice.", "Rien ne correspond à ce choix."}
	LogOperator     = Text{"De beheerder van de server", "Die Betreuung des Servers", "The operator of the server", "L’exploitant du serveur"}
	LogGone         = Text{"iemand die er niet meer is", "jemand, der nicht mehr da ist", "somebody who is no longer here", "une personne qui n’est plus là"}
	LogFromTo       = Text{"%[1]s: %[2]s → %[3]s", "%[1]s: %[2]s → %[3]s", "%[1]s: %[2]s → %[3]s", "%[1]s : %[2]s → %[3]s"}
	LogEmpty        = Text{"niets", "nichts", "nothing", "rien"}
	LogOnly         = Text{"Filteren", "Filtern", "Filter", "Filtrer"}
)

// Invitations.
var (
	InviteNot = Text{
		"Deze persoon doet al mee of is uitgeschakeld.", "Diese Person ist schon dabei oder deaktiviert.",
		"This person has joined already, or is deactivated.", "Cette personne a déjà rejoint l’organisation ou est désactivée."}
	InviteSubject = Text{"Uitnodiging voor %s", "Einladung zu %s", "Invitation to %s", "Invitation à rejoindre %s"}
	InviteText    = Text{
		"%[1]s nodigt je uit om mee te doen in Bureau bij %[2]s. Daar reserveer je bureaus en ruimtes, check je in en zie je wie er is.",
		"%[1]s lädt dich ein, in Bureau bei %[2]s dabei zu sein. Dort reservierst du Schreibtische und Räume, checkst ein und siehst, wer da ist.",
		"%[1]s invites you to take part in Bureau at %[2]s. There you reserve desks and rooms, check in and see who is there.",
		"%[1]s vous invite à participer à Bureau chez %[2]s. Vous y réservez des bureaux et des salles, vous y annoncez votre arrivée et voyez qui est là."}
	InviteOpen   = Text{"Uitnodiging openen", "Einladung öffnen", "Open the invitation", "Ouvrir l’invitation"}
	InviteUntil  = Text{"De link geldt %d dagen en werkt één keer.", "Der Link gilt %d Tage und funktioniert einmal.", "The link holds for %d days and works once.", "Le lien est valable %d jours et ne fonctionne qu’une fois."}
	InviteIgnore = Text{
		"Verwacht je dit niet? Doe dan niets: zonder jou gebeurt er niets.", "Erwartest du das nicht? Dann tu nichts: Ohne dich geschieht nichts.",
		"Did you not expect this? Then do nothing: without you nothing happens.", "Vous ne vous y attendiez pas ? Ne faites rien : rien ne se passera sans vous."}
	InviteTitle   = Text{"Meedoen bij %s", "Bei %s dabei sein", "Join %s", "Rejoindre %s"}
	InviteBy      = Text{"%[1]s nodigt je uit voor %[2]s.", "%[1]s lädt dich zu %[2]s ein.", "%[1]s invites you to %[2]s.", "%[1]s vous invite à rejoindre %[2]s."}
	InviteAddress = Text{"Je meldt je hier aan met %s.", "Du meldest dich hier mit %s an.", "You sign in here with %s.", "Vous vous connecterez avec %s."}
	InviteNew     = Text{"Kies een wachtwoord. Daarmee meld je je voortaan aan.", "Wähle ein Passwort. Damit meldest du dich künftig an.", "Choose a password. You sign in with it from now on.", "Choisissez un mot de passe. Il vous servira désormais à vous connecter."}
	InviteKnown   = Text{"Voor dit adres is er al een account. Doe mee en meld je daarna aan zoals je gewend bent.", "Für diese Adresse gibt es schon ein Konto. Mach mit und melde dich danach an wie gewohnt.", "There is an account for this address already. Join, and then sign in as you always do.", "Un compte existe déjà pour cette adresse. Rejoignez, puis connectez-vous comme d’habitude."}
	InviteJoin    = Text{"Meedoen", "Mitmachen", "Join", "Rejoindre"}
	InviteGone    = Text{
		"Deze uitnodiging geldt niet meer. Vraag wie je uitnodigde om een nieuwe.", "Diese Einladung gilt nicht mehr. Bitte die Person, die dich eingeladen hat, um eine neue.",
		"This invitation is no longer valid. Ask whoever invited you for a new one.", "Cette invitation n’est plus valable. Demandez-en une nouvelle à la personne qui vous a invité."}
	InviteOne      = Text{"Uitnodigen", "Einladen", "Invite", "Inviter"}
	InviteAgain    = Text{"Opnieuw uitnodigen", "Erneut einladen", "Invite again", "Inviter à nouveau"}
	InviteWithdraw = Text{"Uitnodiging intrekken", "Einladung zurückziehen", "Withdraw the invitation", "Retirer l’invitation"}
	InviteEvery    = Count{One: Text{"%d persoon is nog niet uitgenodigd.", "%d Person ist noch nicht eingeladen.", "%d person is not invited yet.", "%d personne n’est pas encore invitée."}, Other: Text{"%d mensen zijn nog niet uitgenodigd.", "%d Personen sind noch nicht eingeladen.", "%d people are not invited yet.", "%d personnes ne sont pas encore invitées."}}
	InviteEveryDo  = Text{"Allen uitnodigen", "Alle einladen", "Invite them all", "Les inviter toutes"}
	InviteSure     = Text{"Al deze mensen krijgen nu een mail. Doorgaan?", "Alle diese Menschen bekommen jetzt eine Mail. Weiter?", "All of them are sent a mail now. Go on?", "Toutes ces personnes recevront un e-mail maintenant. Continuer ?"}
	NoteInvited    = Text{"De uitnodiging is onderweg.", "Die Einladung ist unterwegs.", "The invitation is on its way.", "L’invitation est en route."}
	NoteWithdrawn  = Text{"De uitnodiging is ingetrokken.", "Die Einladung ist zurückgezogen.", "The invitation is withdrawn.", "L’invitation est retirée."}
	NoteJoined     = Text{"Je doet mee. Meld je nu aan.", "Du bist dabei. Melde dich jetzt an.", "You have joined. Sign in now.", "Vous avez rejoint l’organisation. Connectez-vous maintenant."}
)
