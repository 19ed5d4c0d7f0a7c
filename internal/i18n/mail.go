package i18n

// Codes and links that a mail carries.
var (
	CodeGone = Text{
		"Deze link geldt niet meer: hij is al gebruikt, verlopen of onvolledig overgenomen. Vraag een nieuwe aan.",
		"Dieser Link gilt nicht mehr: Er ist schon benutzt, abgelaufen oder unvollständig kopiert. Fordere einen neuen an.",
		"This link is no longer valid: it was used already, has expired, or was copied incompletely. Ask for a new one.",
		"Ce lien n’est plus valable : il a déjà servi, a expiré ou a été copié en partie. Demandez-en un nouveau."}
	CodeWrong = Text{
		"Deze code klopt niet. De zes cijfers staan in de laatste mail.",
		"Dieser Code stimmt nicht. Die sechs Ziffern stehen in der letzten Mail.",
		"This code is wrong. The six digits are in the latest e-mail.",
		"Ce code est incorrect. Les six chiffres se trouvent dans le dernier e-mail."}
)

// What every mail says.
var (
	MailHello = Text{
		"Hallo %s,", "Hallo %s,", "Hello %s,", "Bonjour %s,"}
	MailFact = Text{"%s: %s", "%s: %s", "%s: %s", "%s\u00a0: %s"} // what, and how it is, in the text of a mail

	MailHelloNobody = Text{
		"Hallo,", "Hallo,", "Hello,", "Bonjour,"}
	MailFooter = Text{
		"Deze mail is automatisch verstuurd door het kantoor op %s.",
		"Diese Mail hat das Büro auf %s automatisch verschickt.",
		"This e-mail was sent automatically by the office at %s.",
		"Cet e-mail a été envoyé automatiquement par le bureau sur %s."}
)
