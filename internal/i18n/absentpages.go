package i18n

// The pages of absences.
var (
	Absences     = Text{"Afwezigheid", "Abwesenheiten", "Absences", "Absences"}
	AbsenceAdd   = Text{"Afwezigheid invoeren", "Abwesenheit eintragen", "Enter an absence", "Saisir une absence"}
	AbsenceEdit  = Text{"Afwezigheid wijzigen", "Abwesenheit ändern", "Change an absence", "Modifier une absence"}
	ReportSick   = Text{"Ziek melden", "Krank melden", "Report sick", "Se déclarer malade"}
	AbsenceWhat  = Text{"Wat wil je invoeren?", "Was möchtest du eintragen?", "What do you want to enter?", "Que voulez-vous saisir ?"}
	Sickness     = Text{"Ziekte", "Krankheit", "Sickness", "Maladie"}
	Vacation     = Text{"Vakantie", "Urlaub", "Vacation", "Vacances"}
	BreakTime    = Text{"Pauze", "Pause", "Break", "Pause"}
	Closure      = Text{"Gesloten", "Geschlossen", "Closed", "Fermé"}
	AbsentKind   = Text{"Afwezig", "Abwesend", "Absent", "Absent"}
	AbsenceMine  = Text{"Die van mij", "Meine", "Mine", "Les miennes"}
	AbsenceAll   = Text{"Iedereen", "Alle", "Everybody", "Tout le monde"}
	AbsenceAhead = Text{"Komend", "Kommende", "Coming", "À venir"}
	AbsencePast  = Text{"Voorbij", "Vergangene", "Past", "Passées"}
	AbsencesNil  = Text{"Hier staat niets.", "Hier steht nichts.", "There is nothing here.", "Il n’y a rien ici."}
	AbsencesHow  = Text{
		"Meld je ziek of voer vakantie en pauzes in: in die tijd boekt niemand iets bij je.",
		"Melde dich krank oder trage Urlaub und Pausen ein: In dieser Zeit bucht niemand etwas bei dir.",
		"Report sick or enter vacation and breaks: nobody books anything with you in that time.",
		"Déclarez-vous malade ou saisissez vacances et pauses : personne ne réserve chez vous pendant ce temps."}
	AbsenceWhole   = Text{"De hele praktijk", "Die ganze Praxis", "The whole practice", "Tout le cabinet"}
	AbsenceFor     = Text{"Voor wie", "Für wen", "For whom", "Pour qui"}
	AbsenceWhere   = Text{"Wat is gesloten", "Was geschlossen ist", "What is closed", "Ce qui est fermé"}
	AbsenceFrom    = Text{"Eerste dag", "Erster Tag", "First day", "Premier jour"}
	AbsenceTo      = Text{"Laatste dag", "Letzter Tag", "Last day", "Dernier jour"}
	AbsenceAt      = Text{"Van", "Von", "From", "De"}
	AbsenceUntil   = Text{"Tot", "Bis", "Until", "À"}
	AbsenceHoursOf = Text{"Uren; leeg is de hele dag", "Uhrzeit; leer ist der ganze Tag", "Hours; empty is the whole day", "Heures ; vide : toute la journée"}
	AbsenceDays    = Text{
		"Alleen op deze dagen; geen is elke dag", "Nur an diesen Tagen; keiner heißt jeden Tag", "Only on these days; none is every day",
		"Seulement ces jours ; aucun : tous les jours"}
	AbsenceLook  = Text{"Kijk wat in de weg staat", "Nachsehen, was im Weg ist", "See what is in the way", "Voir ce qui gêne"}
	AbsenceCheck = Text{"Wat in de weg staat", "Was im Weg ist", "What is in the way", "Ce qui gêne"}
	AbsenceClear = Text{
		"Er staat niets in de weg.", "Es ist nichts im Weg.", "Nothing is in the way.", "Rien ne gêne."}
	AbsenceNothingYet = Text{
		"Er is nog niets gewijzigd.", "Es ist noch nichts geändert.", "Nothing has been changed yet.", "Rien n’a encore été modifié."}
	AbsenceCancels = Text{
		"Deze afspraken worden afgezegd", "Diese Termine werden abgesagt", "These appointments will be cancelled", "Ces rendez-vous seront annulés"}
	AbsencePlaces = Text{
		"Gereserveerde plekken", "Reservierte Plätze", "Reserved places", "Emplacements réservés"}
	AbsenceFree = Text{
		"Deze plekken vrijgeven", "Diese Plätze freigeben", "Give these places back", "Libérer ces emplacements"}
	AbsenceFreeHow = Text{
		"Wie al ingecheckt is, wordt uitgecheckt.", "Wer eingecheckt ist, wird ausgecheckt.", "Whoever is checked in is checked out.",
		"Qui est présent est enregistré comme parti."}
	AbsenceMessage = Text{
		"Bericht aan de klanten (mag leeg blijven)", "Nachricht an die Kunden (kann leer bleiben)", "Message to the customers (may stay empty)",
		"Message aux clients (facultatif)"}
	AbsenceMessageHow = Text{
		"Wie een e-mailadres heeft, krijgt de afzegging per e-mail, met dit bericht. Waarom je er niet bent, staat er alleen in als je het schrijft.",
		"Wer eine E-Mail-Adresse hat, bekommt die Absage per E-Mail, mit dieser Nachricht. Der Grund steht nur darin, wenn du ihn schreibst.",
		"Whoever has an e-mail address gets the cancellation by mail, with this message. It gives no reason unless you write one.",
		"Qui a une adresse e-mail reçoit l’annulation par e-mail, avec ce message. La raison n’y figure que si vous l’écrivez."}
	AbsenceUnreachable = Text{
		"Geen e-mailadres bekend: laat het zelf weten.", "Keine E-Mail-Adresse bekannt: bitte selbst Bescheid geben.",
		"No e-mail address known: please tell them yourself.", "Aucune adresse e-mail connue : prévenez vous-même."}
	AbsenceHeld = Text{
		"Een klant is dit net aan het boeken.", "Jemand bucht das gerade online.", "A customer is booking this just now.", "Un client réserve ceci en ce moment."}
	AbsenceRequest = Text{"Aanvraag", "Anfrage", "Request", "Demande"}
	AbsenceSeries  = Text{"uit een reeks", "aus einer Serie", "of a series", "d’une série"}
	AbsenceStay    = Text{"nu ingecheckt", "jetzt eingecheckt", "checked in now", "présent maintenant"}
	AbsenceTaken   = Text{"Een afspraak", "Ein Termin", "An appointment", "Un rendez-vous"}
	AbsenceDo      = Text{"Invoeren", "Eintragen", "Enter", "Saisir"}
	AbsenceDoAll   = Count{
		One:   Text{"Invoeren en %d afspraak afzeggen", "Eintragen und %d Termin absagen", "Enter and cancel %d appointment", "Saisir et annuler %d rendez-vous"},
		Other: Text{"Invoeren en %d afspraken afzeggen", "Eintragen und %d Termine absagen", "Enter and cancel %d appointments", "Saisir et annuler %d rendez-vous"}}
	AbsenceMore = Count{
		One:   Text{"En nog %d.", "Und noch %d.", "And %d more.", "Et encore %d."},
		Other: Text{"En nog %d.", "Und noch %d.", "And %d more.", "Et encore %d."}}
	AbsenceAbort  = Text{"Toch niet", "Doch nicht", "Rather not", "Finalement non"}
	AbsenceRemove = Text{"Verwijderen", "Entfernen", "Remove", "Supprimer"}
	AbsenceSure   = Text{
		"Verwijderen? De tijd is dan weer vrij. Wat afgezegd is, blijft afgezegd.", "Entfernen? Die Zeit ist dann wieder frei. Was abgesagt ist, bleibt abgesagt.",
		"Remove it? The time is free again then. What was cancelled stays cancelled.", "Supprimer ? L’horaire redevient libre. Ce qui a été annulé le reste."}
	AbsenceStays = Text{
		"Maak je de afwezigheid korter of verwijder je haar, dan is die tijd weer vrij. Wat afgezegd is, blijft afgezegd.",
		"Wird die Abwesenheit kürzer oder entfernt, ist die Zeit wieder frei. Was abgesagt ist, bleibt abgesagt.",
		"When the absence gets shorter or is removed, its time is free again. What was cancelled stays cancelled.",
		"Si l’absence est raccourcie ou supprimée, l’horaire redevient libre. Ce qui a été annulé le reste."}
	AbsenceDesk = Text{
		"Klanten kunnen in die tijd niet online boeken. Medewerkers kunnen het aan de balie nog wel.",
		"Kunden können in dieser Zeit nicht online buchen. Wer hier arbeitet, kann trotzdem Termine eintragen.",
		"Customers cannot book online in that time. Staff still can at the desk.",
		"Les clients ne peuvent pas réserver en ligne pendant ce temps. L’équipe le peut encore au comptoir."}
	AbsentToday = Text{"Vandaag afwezig", "Heute abwesend", "Absent today", "Absents aujourd’hui"}
	AbsentUntil = Text{"terug na %s", "wieder da nach %s", "back after %s", "de retour après le %s"}
	NoteAbsent  = Text{
		"Ingevoerd. In die tijd boekt niemand meer iets.", "Eingetragen. In dieser Zeit bucht niemand mehr etwas.",
		"Entered. Nobody books anything in that time any more.", "Saisi. Personne ne réserve plus rien pendant ce temps."}
	NoteAbsentChanged = Text{
		"Gewijzigd. Wat afgezegd is, blijft afgezegd.", "Geändert. Was abgesagt ist, bleibt abgesagt.", "Changed. What was cancelled stays cancelled.",
		"Modifié. Ce qui a été annulé le reste."}
	NoteAbsentRemoved = Text{
		"Verwijderd; de tijd is weer vrij. Wat afgezegd is, blijft afgezegd.", "Entfernt; die Zeit ist wieder frei. Was abgesagt ist, bleibt abgesagt.",
		"Removed; the time is free again. What was cancelled stays cancelled.", "Supprimé ; l’horaire est de nouveau libre. Ce qui a été annulé le reste."}
)
