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
