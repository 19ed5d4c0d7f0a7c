package i18n

// Mails about reservations.
var (
	TellMadeSubject      = Text{"Gereserveerd: %s, %s", "Reserviert: %s, %s", "Reserved: %s, %s", "Réservé : %s, %s"}
	TellChangedSubject   = Text{"Gewijzigd: %s, %s", "Geändert: %s, %s", "Changed: %s, %s", "Modifié : %s, %s"}
	TellCancelledSubject = Text{"Geannuleerd: %s, %s", "Storniert: %s, %s", "Cancelled: %s, %s", "Annulé : %s, %s"}
	TellSeries           = Text{"reeks", "Serie", "series", "série"}
	TellMade             = Text{"Je hebt gereserveerd.", "Du hast reserviert.", "You made a reservation.", "Vous avez réservé."}
	TellMadeBy           = Text{"%s heeft voor je gereserveerd.", "%s hat für dich reserviert.", "%s made a reservation for you.", "%s a réservé pour vous."}
	TellMadeGuest        = Text{"%s verwacht u.", "%s erwartet Sie.", "%s expects you.", "%s vous attend."}
	TellChanged          = Text{"Je hebt je reservering gewijzigd. Zo is het nu:", "Du hast deine Reservierung geändert. So ist es jetzt:", "You changed your reservation. This is how it is now:", "Vous avez modifié votre réservation. La voici :"}
	TellChangedBy        = Text{"%s heeft je reservering gewijzigd. Zo is het nu:", "%s hat deine Reservierung geändert. So ist es jetzt:", "%s changed your reservation. This is how it is now:", "%s a modifié votre réservation. La voici :"}
	TellChangedGuest     = Text{"Uw bezoek aan %s is gewijzigd. Zo is het nu:", "Ihr Besuch bei %s hat sich geändert. So ist es jetzt:", "Your visit to %s has changed. This is how it is now:", "Votre visite à %s a changé. La voici :"}
	TellCancelled        = Text{"Je hebt je reservering geannuleerd.", "Du hast deine Reservierung storniert.", "You cancelled your reservation.", "Vous avez annulé votre réservation."}
	TellCancelledBy      = Text{"%s heeft je reservering geannuleerd.", "%s hat deine Reservierung storniert.", "%s cancelled your reservation.", "%s a annulé votre réservation."}
	TellCancelledGuest   = Text{"Uw bezoek aan %s gaat niet door.", "Ihr Besuch bei %s findet nicht statt.", "Your visit to %s will not take place.", "Votre visite à %s n’aura pas lieu."}
	TellMissedSubject    = Text{"Niet gelukt in je reeks: %s", "In deiner Serie nicht bekommen: %s", "Could not be had in your series: %s", "Impossible dans votre série : %s"}
	TellMissed           = Text{"%s is op deze dagen van je reeks niet vrij: %s. Kies voor die dagen een andere plek.", "%s ist an diesen Tagen deiner Serie nicht frei: %s. Wähle dafür einen anderen Platz.", "%s is not free on these days of your series: %s. Choose another place for them.", "%s n’est pas libre ces jours de votre série : %s. Choisissez une autre place pour ces jours."}
	TellElsewhere        = Text{"Andere plek", "Anderer Platz", "Other place", "Autre place"}
	TellWhen             = Text{"Wanneer", "Wann", "When", "Quand"}
	TellAddress          = Text{"Adres", "Adresse", "Address", "Adresse"}
	TellVisitor          = Text{"Bezoeker", "Gast", "Visitor", "Visiteur"}
	TellLook             = Text{"Bekijken of wijzigen", "Ansehen oder ändern", "Look at it or change it", "Voir ou modifier"}
	OwnMailTitle         = Text{"Mails voor je agenda", "Mails für deinen Kalender", "Mails for your calendar", "E-mails pour votre agenda"}
	OwnMailTick          = Text{"Mail me ook mijn eigen reserveringen, met een agenda-item", "Mir auch meine eigenen Reservierungen mailen, mit Kalendereintrag", "Mail me my own reservations too, with a calendar entry", "M’envoyer aussi mes propres réservations, avec une entrée d’agenda"}
	OwnMailHow           = Text{"Wat anderen met je reserveringen doen, krijg je altijd te horen.", "Was andere mit deinen Reservierungen tun, erfährst du immer.", "You always hear what others do to your reservations.", "Vous êtes toujours averti de ce que d’autres font de vos réservations."}
)
