package i18n

// Coming in: by a program, by the mail domain of an organisation, and with what an organisation asks for.
var (
	HeldThen = Text{
		"%s is in die tijd van iemand: %s. Annuleer dat mee, of kies een andere dag.",
		"%s hat in dieser Zeit jemand: %s. Storniere das mit, oder wähle einen anderen Tag.",
		"Somebody has %s in that time: %s. Cancel that too, or choose another day.",
		"%s est pris à ce moment : %s. Annulez cela aussi, ou choisissez un autre jour."}
	HeldCancel = Text{
		"Annuleren; iedereen krijgt bericht", "Stornieren; alle werden benachrichtigt", "Cancel these; everybody is told", "Annuler ; chacun est prévenu"}
	SeriesDays = Text{
		"Op (geldt voor meer dan alleen deze)", "Am (gilt, wenn mehr als nur diese geändert wird)",
		"On (counts where more than just this one is changed)", "Le (compte si l’on change plus que celle-ci)"}
	TokenFactor = Text{
		"Je organisatie vraagt een tweede stap, en je account heeft er nog geen. Stel die in op je profielpagina; daarna geldt dit token weer.",
		"Deine Organisation verlangt einen zweiten Schritt, und dein Konto hat noch keinen. Richte ihn auf deiner Profilseite ein; dann gilt dieses Token wieder.",
		"Your organisation asks for a second step, and your account has none yet. Set it up on your profile page; then this token is valid again.",
		"Votre organisation demande une seconde étape, et votre compte n’en a pas encore. Configurez-la sur la page de votre profil ; ce jeton sera de nouveau valable."}
	JoinPublic = Text{
		"Bij %s kan iedereen een adres krijgen. Zo’n adres zegt niet waar iemand werkt, dus kan niemand ermee meedoen.",
		"Bei %s bekommt jeder eine Adresse. Sie sagt nicht, wo jemand arbeitet, also kann niemand damit beitreten.",
		"Anybody gets an address at %s. It does not say where somebody works, so nobody can join with it.",
		"N’importe qui obtient une adresse chez %s. Elle ne dit pas où la personne travaille : elle ne permet donc pas de rejoindre."}
	JoinProve = Text{
		"Alleen wie zelf een adres bij %s heeft, kan dit toestaan. Zo vangt niemand de mensen van een ander domein.",
		"Nur wer selbst eine Adresse bei %s hat, kann das erlauben. So fängt niemand die Menschen einer fremden Domain ab.",
		"Only somebody with an address at %s of their own can allow this, so that nobody catches the people of another’s domain.",
		"Seule une personne ayant elle-même une adresse chez %s peut l’autoriser, pour que nul ne capte les personnes d’un autre domaine."}
	JoinGone = Text{
		"Bij deze organisatie kun je niet op eigen initiatief meedoen. Vraag een beheerder om een uitnodiging.",
		"Dieser Organisation kannst du nicht von selbst beitreten. Bitte um eine Einladung.",
		"You cannot join this organisation by yourself. Ask an administrator for an invitation.",
		"Vous ne pouvez pas rejoindre cette organisation de vous-même. Demandez une invitation."}
	JoinOpened = Text{"Zelf meedoen", "Selbst beitreten", "Joining by oneself", "Rejoindre soi-même"}
	JoinHow    = Text{
		"Bij een domein kun je toestaan dat wie er een bevestigd adres heeft, zelf lid wordt, met gewone rechten.",
		"Bei einer Domain kannst du erlauben, dass wer dort eine bestätigte Adresse hat, selbst Mitglied wird, mit einfachen Rechten.",
		"For a domain you can allow that whoever has a confirmed address there becomes a member by themselves, with plain rights.",
		"Pour un domaine, vous pouvez permettre à toute personne y ayant une adresse confirmée de devenir membre d’elle-même, avec de simples droits."}
	JoinAllow = Text{"Zelf meedoen toestaan", "Selbst beitreten lassen", "Let people join", "Laisser rejoindre"}
	JoinStop  = Text{"Niet meer zelf meedoen", "Nicht mehr selbst beitreten", "No longer let people join", "Ne plus laisser rejoindre"}
	JoinOpen  = Text{
		"Wie hier een adres heeft, kan zelf lid worden.", "Wer hier eine Adresse hat, kann selbst Mitglied werden.",
		"Whoever has an address here can become a member.", "Toute personne ayant une adresse ici peut devenir membre."}
	JoinTitle = Text{"Werk je hier al?", "Arbeitest du hier?", "Do you work here?", "Travaillez-vous ici ?"}
	JoinLead  = Text{
		"Wie een adres bij dit domein heeft, mag meedoen.", "Wer eine Adresse bei dieser Domain hat, darf beitreten.",
		"Whoever has an address at this domain may join.", "Toute personne ayant une adresse dans ce domaine peut rejoindre."}
	JoinButton   = Text{"Meedoen met %s", "%s beitreten", "Join %s", "Rejoindre %s"}
	FoundBelongs = Text{
		"Dit account hoort al bij %s. Met een account begint iemand hoogstens één organisatie.",
		"Dieses Konto gehört schon zu %s. Mit einem Konto beginnt man höchstens eine Organisation.",
		"This account belongs to %s already. One account begins one organisation at most.",
		"Ce compte appartient déjà à %s. Un compte ne fonde qu’une organisation."}
)
