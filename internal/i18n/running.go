package i18n

// What the operator is told, and what the operator tells everybody.
var (
	Notice = Text{"Mededeling", "Mitteilung", "Notice", "Avis"}

	NoticeEmpty = Text{
		"De mededeling zegt niets. Schrijf een tekst in minstens één taal.",
		"Die Mitteilung sagt nichts. Schreib einen Text in mindestens einer Sprache.",
		"The notice says nothing. Write a text in at least one language.",
		"L’avis ne dit rien. Écrivez un texte dans au moins une langue."}
	OperatorNoOrganisation = Text{
		"Er is geen organisatie %q. De lijst van organisaties noemt hun namen en id’s.",
		"Es gibt keine Organisation %q. Die Liste der Organisationen nennt ihre Namen und IDs.",
		"There is no organisation %q. The list of organisations names them with their ids.",
		"Il n’y a pas d’organisation %q. La liste des organisations donne leurs noms et identifiants."}
	OperatorManyOrganisations = Text{
		"Meerdere organisaties heten %q. Neem de id uit de lijst van organisaties.",
		"Mehrere Organisationen heißen %q. Nimm die ID aus der Liste der Organisationen.",
		"Several organisations are called %q. Take the id from the list of organisations.",
		"Plusieurs organisations s’appellent %q. Prenez l’identifiant de la liste des organisations."}
	OperatorNoMember = Text{
		"Niemand met dit adres is lid van deze organisatie.",
		"Niemand mit dieser Adresse ist Mitglied dieser Organisation.",
		"Nobody with this address is a member of this organisation.",
		"Personne avec cette adresse n’est membre de cette organisation."}
	OperatorNoAccount = Text{
		"Er is geen account met dit adres.", "Es gibt kein Konto mit dieser Adresse.",
		"There is no account with this address.", "Il n’y a pas de compte avec cette adresse."}
)
