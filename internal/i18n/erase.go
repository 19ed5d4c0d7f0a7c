package i18n

// What is said where a person's data is shown, taken along, and erased.
var (
	LogErased = Text{"voorgoed gewist", "endgültig gelöscht", "erased for good", "effacé définitivement"}

	EraseNotYourself = Text{
		"Je eigen account verwijder je op je profielpagina, met je wachtwoord.",
		"Dein eigenes Konto löschst du auf deiner Profilseite, mit deinem Passwort.",
		"You delete your own account on your profile page, with your password.",
		"Vous supprimez votre propre compte sur votre page de profil, avec votre mot de passe."}
	DeleteLastOwner = Text{
		"Je bent de laatste eigenaar van %s. Maak daar eerst onder “Mensen en rechten” iemand anders eigenaar; daarna kun je je account verwijderen.",
		"Du bist die letzte Person mit Eigentum an %s. Mache dort zuerst unter „Menschen und Rechte“ jemand anderen zum Eigentümer; danach kannst du dein Konto löschen.",
		"You are the last owner of %s. First make somebody else an owner there, under “People and rights”; then you can delete your account.",
		"Vous êtes le dernier propriétaire de %s. Désignez-y d’abord un autre propriétaire, sous « Personnes et droits » ; vous pourrez ensuite supprimer votre compte."}

	EraseOne = Text{"Voorgoed wissen", "Endgültig löschen", "Erase for good", "Effacer définitivement"}
	EraseOf  = Text{"%s voorgoed wissen", "%s endgültig löschen", "Erase %s for good", "Effacer %s définitivement"}
	EraseHow = Text{
		"Alles wat hier over deze persoon bewaard wordt, verdwijnt: gegevens, reserveringen, aanwezigheid, tokens, post. Wat nog komt, wordt vrij. Is het account nergens anders lid, dan verdwijnt het ook. Verwachte bezoekers krijgen geen bericht. Dit is niet ongedaan te maken.",
		"Alles, was hier über diese Person gespeichert ist, verschwindet: Angaben, Reservierungen, Anwesenheit, Token, Post. Was noch ansteht, wird frei. Ist das Konto nirgends sonst Mitglied, verschwindet es auch. Erwartete Besucherinnen und Besucher erhalten keine Nachricht. Das lässt sich nicht rückgängig machen.",
		"Everything that is kept about this person here goes: details, reservations, presence, tokens, mail. What lies ahead becomes free. If the account is a member nowhere else, it goes too. Expected visitors are not told. This cannot be undone.",
		"Tout ce qui est conservé ici sur cette personne disparaît : données, réservations, présence, jetons, courrier. Ce qui est à venir se libère. Si le compte n’est membre nulle part ailleurs, il disparaît aussi. Les visiteurs attendus ne sont pas prévenus. C’est irréversible."}
	NoteErased  = Text{"Voorgoed gewist.", "Endgültig gelöscht.", "Erased for good.", "Effacé définitivement."}
	NoteDeleted = Text{"Je account en alles over jou is verwijderd.", "Dein Konto und alles über dich ist gelöscht.", "Your account and everything about you is deleted.", "Votre compte et tout ce qui vous concerne sont supprimés."}

	DataTitle   = Text{"Jouw gegevens", "Deine Daten", "Your data", "Vos données"}
	DataHow     = Text{"Bekijk wat er over je bewaard wordt, neem het mee of verwijder je account.", "Sieh, was über dich gespeichert ist, nimm es mit oder lösche dein Konto.", "See what is kept about you, take it along, or delete your account.", "Voyez ce qui est conservé à votre sujet, emportez-le ou supprimez votre compte."}
	DataOpen    = Text{"Jouw gegevens bekijken", "Deine Daten ansehen", "See your data", "Voir vos données"}
	DataAccount = Text{"Account", "Konto", "Account", "Compte"}
	DataYes     = Text{"ja", "ja", "yes", "oui"}
	DataNo      = Text{"nee", "nein", "no", "non"}
	DataLog     = Text{"Regels in het logboek", "Zeilen im Protokoll", "Lines in the log", "Lignes du journal"}
	DataChange  = Text{"Wijzigen", "Ändern", "Change", "Modifier"}
	DataElse    = Text{
		"Groepen wijzigt wie de mensen beheert. Het logboek noemt je met een nummer en blijft twee jaar. Post die niet kon vertrekken, blijft dertig dagen bij de beheerder van deze server.",
		"Gruppen ändert, wer die Menschen verwaltet. Das Protokoll nennt dich mit einer Nummer und bleibt zwei Jahre. Post, die nicht hinausging, bleibt dreißig Tage bei der Betreiberin oder dem Betreiber dieses Servers.",
		"Groups are changed by whoever manages people. The log names you by a number and stays for two years. Mail that could not leave stays with the operator of this server for thirty days.",
		"Les groupes sont modifiés par qui gère les personnes. Le journal vous désigne par un numéro et reste deux ans. Le courrier qui n’a pas pu partir reste trente jours chez l’exploitant de ce serveur."}

	ExportTitle = Text{"Meenemen", "Mitnehmen", "Take it along", "Emporter"}
	ExportHow   = Text{
		"Een zip met alles over jou als JSON, en je reserveringen als agenda (iCalendar). Zonder wachtwoorden of sleutels.",
		"Ein Zip mit allem über dich als JSON und deinen Reservierungen als Kalender (iCalendar). Ohne Passwörter oder Schlüssel.",
		"A zip with everything about you as JSON, and your reservations as a calendar (iCalendar). Without passwords or keys.",
		"Un zip avec tout ce qui vous concerne en JSON et vos réservations en calendrier (iCalendar). Sans mots de passe ni clés."}
	ExportDo = Text{"Alles downloaden", "Alles herunterladen", "Download everything", "Tout télécharger"}

	DeleteAccount = Text{"Account verwijderen", "Konto löschen", "Delete account", "Supprimer le compte"}
	DeleteShort   = Text{"Voorgoed, in alle organisaties.", "Endgültig, in allen Organisationen.", "For good, in all organisations.", "Définitivement, dans toutes les organisations."}
	DeleteHow     = Text{
		"Alles over jou verdwijnt in alle organisaties: gegevens, reserveringen, aanwezigheid, tokens, post. Wat nog komt, wordt vrij; verwachte bezoekers krijgen geen bericht. Dit is niet ongedaan te maken, ook niet met een back-up.",
		"Alles über dich verschwindet in allen Organisationen: Angaben, Reservierungen, Anwesenheit, Token, Post. Was noch ansteht, wird frei; erwartete Besucherinnen und Besucher erhalten keine Nachricht. Das lässt sich nicht rückgängig machen, auch nicht mit einer Sicherung.",
		"Everything about you goes, in all organisations: details, reservations, presence, tokens, mail. What lies ahead becomes free; expected visitors are not told. This cannot be undone, not even with a backup.",
		"Tout ce qui vous concerne disparaît dans toutes les organisations : données, réservations, présence, jetons, courrier. Ce qui est à venir se libère ; les visiteurs attendus ne sont pas prévenus. C’est irréversible, même avec une sauvegarde."}
	DeleteDo = Text{"Mijn account voorgoed verwijderen", "Mein Konto endgültig löschen", "Delete my account for good", "Supprimer mon compte définitivement"}
)

// What is said of the appointments of somebody who leaves.
var (
	VisitsAhead = Count{One: Text{"Er staat nog %d afspraak met een klant gepland.", "Es steht noch %d Termin mit Kundschaft an.", "There is %d appointment with a customer ahead.", "Il reste %d rendez-vous avec un client."},
		Other: Text{"Er staan nog %d afspraken met klanten gepland.", "Es stehen noch %d Termine mit Kundschaft an.", "There are %d appointments with customers ahead.", "Il reste %d rendez-vous avec des clients."}}
	VisitsChoice  = Text{"Wat gebeurt ermee?", "Was geschieht damit?", "What happens to them?", "Qu’en faire ?"}
	VisitsCancel  = Text{"Alles annuleren en vrijgeven", "Alles absagen und freigeben", "Cancel everything and give it back", "Tout annuler et libérer"}
	VisitsKeep    = Text{"Alles laten staan", "Alles stehen lassen", "Keep everything", "Tout conserver"}
	VisitsErased  = Text{"Ze worden geannuleerd.", "Sie werden abgesagt.", "They are cancelled.", "Ils sont annulés."}
	CalendarLeave = Text{"De eigen agenda voor afspraken verdwijnt; wie terugkomt, krijgt die opnieuw van een beheerder.", "Der eigene Terminkalender verschwindet; wer zurückkommt, bekommt ihn neu von der Verwaltung.", "Their calendar for appointments goes; if they come back, an administrator gives it anew.", "Son agenda de rendez-vous disparaît ; en cas de retour, un administrateur le rétablit."}
)
