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
)
