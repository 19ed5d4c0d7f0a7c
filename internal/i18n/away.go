package i18n

// What those who reserve places are told of absences.
var (
	AwayMark = Text{"afwezig", "abwesend", "absent", "absent"}
	AwayThen = Text{
		"Je staat voor deze tijd als afwezig ingevoerd. Reserveren kan toch.", "Du bist für diese Zeit als abwesend eingetragen. Reservieren geht trotzdem.",
		"You are entered as absent for this time. You can reserve all the same.", "Vous êtes indiqué comme absent pour ce moment. Vous pouvez réserver quand même."}
	ClosedThen = Text{
		"%s is in deze tijd gesloten. Reserveren kan toch.", "%s ist in dieser Zeit geschlossen. Reservieren geht trotzdem.",
		"%s is closed in this time. You can reserve all the same.", "%s est fermé à ce moment. Vous pouvez réserver quand même."}
	AwaySee = Text{"Naar je afwezigheid", "Zu deinen Abwesenheiten", "To your absences", "Vers vos absences"}
)
