package i18n

// People, rights and sites.
var (
	RightBookForOthers = Text{
		"Voor collega’s boeken", "Für Kolleginnen und Kollegen buchen", "Book for colleagues", "Réserver pour des collègues"}
	RightOwnAvailability = Text{
		"Eigen beschikbaarheid instellen", "Eigene Verfügbarkeit festlegen", "Set own availability", "Définir ses disponibilités"}
	RightSettings = Text{
		"Instellingen van de organisatie wijzigen", "Einstellungen der Organisation ändern", "Change the organisation’s settings", "Modifier les réglages de l’organisation"}
	RightSites = Text{
		"Vestigingen beheren", "Standorte verwalten", "Manage sites", "Gérer les sites"}
	RightPhones = Text{
		"Telefoons beheren", "Telefone verwalten", "Manage phones", "Gérer les téléphones"}
	RightPeople = Text{
		"Mensen beheren", "Menschen verwalten", "Manage people", "Gérer les personnes"}
	OwnerOnly = Text{
		"Alleen de eigenaar kan dit.", "Das kann nur die Eigentümerin oder der Eigentümer.", "Only the owner can do this.", "Seul le propriétaire peut le faire."}
	OwnerKeepsRights = Text{
		"De eigenaar houdt alle rechten; die zijn niet af te nemen.",
		"Wer Eigentümer ist, behält alle Rechte; sie lassen sich nicht entziehen.",
		"The owner keeps all rights; they cannot be taken away.",
		"Le propriétaire garde tous les droits ; ils ne peuvent pas être retirés."}
	ZoneUnknown = Text{
		"Deze tijdzone bestaat niet. Kies bijvoorbeeld Europe/Amsterdam.",
		"Diese Zeitzone gibt es nicht. Wähle zum Beispiel Europe/Vienna.",
		"This time zone does not exist. Choose for example Europe/Brussels.",
		"Ce fuseau horaire n’existe pas. Choisissez par exemple Europe/Brussels."}
	HoursInvalid = Text{
		"De openingstijden overlappen of lopen achteruit.", "Die Öffnungszeiten überlappen oder laufen rückwärts.",
		"The opening hours overlap or run backwards.", "Les heures d’ouverture se chevauchent ou sont inversées."}
	EmailInvalid = Text{
		"Dit is geen e-mailadres. Het ziet eruit als naam@voorbeeld.nl.",
		"Das ist keine E-Mail-Adresse. Sie sieht aus wie name@beispiel.at.",
		"This is not an e-mail address. It looks like name@example.com.",
		"Ce n’est pas une adresse e-mail. Elle ressemble à nom@exemple.fr."}
	LanguageUnknown = Text{
		"Kies een van de talen uit de lijst.", "Wähle eine der Sprachen aus der Liste.",
		"Choose one of the languages in the list.", "Choisissez une des langues de la liste."}
	IdleRange = Text{
		"Kies tussen %d en %d minuten.", "Wähle zwischen %d und %d Minuten.",
		"Choose between %d and %d minutes.", "Choisissez entre %d et %d minutes."}
)

// Signing in.
var (
	SignInWrong = Text{
		"E-mailadres of wachtwoord klopt niet. Controleer beide en probeer het opnieuw.",
		"E-Mail-Adresse oder Passwort stimmt nicht. Prüfe beides und versuche es erneut.",
		"E-mail address or password is wrong. Check both and try again.",
		"Adresse e-mail ou mot de passe incorrect. Vérifiez les deux et réessayez."}
	SignInTooMany = Text{
		"Te veel mislukte pogingen. Wacht een kwartier en probeer het dan opnieuw.",
		"Zu viele Fehlversuche. Warte eine Viertelstunde und versuche es dann erneut.",
		"Too many failed attempts. Wait a quarter of an hour, then try again.",
		"Trop de tentatives échouées. Attendez un quart d’heure, puis réessayez."}
	SessionEnded = Text{
		"Je sessie is beëindigd. Meld je opnieuw aan; wat je had ingevuld, staat nog klaar.",
		"Deine Sitzung ist beendet. Melde dich neu an; was du eingegeben hattest, steht noch bereit.",
		"Your session has ended. Sign in again; what you had typed is still there.",
		"Votre session est terminée. Reconnectez-vous ; ce que vous aviez saisi est conservé."}
	SignedOutText = Text{
		"Meld je eerst aan.", "Melde dich zuerst an.", "Sign in first.", "Connectez-vous d’abord."}
	PasswordWrong = Text{
		"Je huidige wachtwoord klopt niet.", "Dein jetziges Passwort stimmt nicht.",
		"Your current password is wrong.", "Votre mot de passe actuel est incorrect."}
	PasswordShort = Text{
		"Neem een wachtwoord van minstens %d tekens; een zin van een paar woorden is goed.",
		"Nimm ein Passwort mit mindestens %d Zeichen; ein Satz aus einigen Wörtern ist gut.",
		"Take a password of at least %d characters; a sentence of a few words is good.",
		"Prenez un mot de passe d’au moins %d caractères ; une phrase de quelques mots convient."}
	PasswordWeak = Text{
		"Dit wachtwoord is snel te raden. Neem een zin van een paar woorden.",
		"Dieses Passwort ist schnell zu erraten. Nimm einen Satz aus einigen Wörtern.",
		"This password is easy to guess. Take a sentence of a few words.",
		"Ce mot de passe est facile à deviner. Prenez une phrase de quelques mots."}
	NoMembership = Text{
		"Bij dit account hoort geen organisatie meer.", "Zu diesem Konto gehört keine Organisation mehr.",
		"No organisation belongs to this account any more.", "Plus aucune organisation n’est liée à ce compte."}
	TokenWrong = Text{
		"Dit token geldt niet. Maak een nieuw token op je profielpagina.",
		"Dieses Token gilt nicht. Erstelle auf deiner Profilseite ein neues.",
		"This token is not valid. Make a new one on your profile page.",
		"Ce jeton n’est pas valide. Créez-en un nouveau sur votre page de profil."}
	TokenTooMany = Text{
		"Je hebt al %d tokens. Trek er eerst een in.", "Du hast schon %d Token. Widerrufe zuerst eines.",
		"You already have %d tokens. Revoke one first.", "Vous avez déjà %d jetons. Révoquez-en un d’abord."}
)
