package i18n

// A customer's own account.
var (
	OwnAccount    = Text{"Mijn account", "Mein Konto", "My account", "Mon compte"}
	OwnSessions   = Text{"Open aanmeldingen", "Offene Anmeldungen", "Open sessions", "Sessions ouvertes"}
	OwnVisits     = Count{One: Text{"%d afspraak", "%d Termin", "%d appointment", "%d rendez-vous"}, Other: Text{"%d afspraken", "%d Termine", "%d appointments", "%d rendez-vous"}}
	OwnNewsletter = Text{"nieuwsbrieven", "Newsletter", "newsletters", "lettres d’information"}
	DataGiven     = Text{"Afspraken in je agenda", "Termine in deinem Kalender", "Appointments in your calendar", "Rendez-vous dans votre agenda"}
	OwnTakeAlong  = Text{
		"Een zip met alles wat over u wordt bewaard, als JSON. Zonder wachtwoorden of sleutels.",
		"Ein Zip mit allem, was über Sie aufbewahrt wird, als JSON. Ohne Passwörter oder Schlüssel.",
		"A zip with everything that is kept about you, as JSON. Without passwords or keys.",
		"Un zip avec tout ce qui est conservé à votre sujet, en JSON. Sans mots de passe ni clés."}
	OwnDelete = Text{
		"Uw account verdwijnt voorgoed. Wat u hebt vastgehouden, komt vrij. Praktijken houden hun eigen kaart en uw afspraken, zonder verband met een account; vraag de praktijk om ook die te wissen.",
		"Ihr Konto verschwindet endgültig. Was Sie vorgemerkt haben, wird frei. Praxen behalten ihre eigene Kartei und Ihre Termine, ohne Verbindung zu einem Konto; bitten Sie die Praxis, auch die zu löschen.",
		"Your account goes for good. What you hold becomes free. Practices keep their own card and your appointments, tied to no account; ask the practice to erase those too.",
		"Votre compte disparaît définitivement. Ce que vous aviez retenu se libère. Les cabinets gardent leur propre fiche et vos rendez-vous, sans lien avec un compte ; demandez au cabinet de les effacer aussi."}
)
