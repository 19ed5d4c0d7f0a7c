package i18n

// The practice's customers and their groups.
var (
	Customers      = Text{"Klanten", "Kundschaft", "Customers", "Clients"}
	CustomerAdd    = Text{"Klant toevoegen", "Person hinzufügen", "Add a customer", "Ajouter un client"}
	CustomerEdit   = Text{"Gegevens wijzigen", "Angaben ändern", "Change details", "Modifier les données"}
	CustomerOpen   = Text{"Openen", "Öffnen", "Open", "Ouvrir"}
	CustomerSearch = Text{"Naam, adres of telefoon zoeken", "Name, Adresse oder Telefon suchen", "Find a name, address or telephone",
		"Chercher un nom, une adresse ou un téléphone"}
	CustomersNone = Text{"Nog geen klanten", "Noch niemand hier", "No customers yet", "Pas encore de clients"}
	CustomersHow  = Text{
		"Wie online boekt, komt hier vanzelf bij. Je kunt ook zelf iemand toevoegen.",
		"Wer online bucht, kommt von selbst dazu. Du kannst auch selbst jemanden hinzufügen.",
		"Whoever books online is added here. You can also add somebody yourself.",
		"Qui réserve en ligne s’ajoute ici. Vous pouvez aussi ajouter quelqu’un."}
	CustomersFit      = Text{"Niemand past bij deze keuze.", "Auf diese Auswahl passt niemand.", "Nobody fits this choice.", "Personne ne correspond à ce choix."}
	CustomersAll      = Text{"Alle klanten tonen", "Alle zeigen", "Show all customers", "Afficher tous les clients"}
	CustomerGroups    = Text{"Klantengroepen", "Kundengruppen", "Customer groups", "Groupes de clients"}
	CustomerInAll     = Text{"In elk van deze groepen", "In jeder dieser Gruppen", "In each of these groups", "Dans chacun de ces groupes"}
	CustomerNewGroups = Text{"Nieuwe groepen, met komma’s ertussen", "Neue Gruppen, mit Komma getrennt", "New groups, with commas between", "Nouveaux groupes, séparés par des virgules"}
	CustomerAddress   = Text{"Adres", "Anschrift", "Address", "Adresse"}
	CustomerNote      = Text{"Algemene notitie", "Allgemeine Notiz", "General note", "Note générale"}
	CustomerNoteHow   = Text{
		"Alleen de praktijk leest dit, nooit de klant.", "Das liest nur die Praxis, nie die Kundin oder der Kunde.",
		"Only the practice reads this, never the customer.", "Seul le cabinet lit ceci, jamais le client."}
	CustomerZone     = Text{"Tijdzone", "Zeitzone", "Time zone", "Fuseau horaire"}
	CustomerZoneSite = Text{"die van de vestiging", "die des Standorts", "that of the site", "celui du site"}
	CustomerNoEmail  = Text{
		"Geen e-mailadres bekend: deze klant krijgt geen mail.", "Keine E-Mail-Adresse bekannt: diese Person bekommt keine E-Mails.",
		"No e-mail address is known: this customer gets no mail.", "Aucune adresse e-mail connue : ce client ne reçoit pas d’e-mails."}
	CustomerOnline      = Text{"Meldt zich zelf aan", "Meldet sich selbst an", "Signs in", "Se connecte"}
	CustomerVisitsAhead = Text{"Komende afspraken", "Kommende Termine", "Coming appointments", "Rendez-vous à venir"}
	VisitsPast          = Text{"Eerdere afspraken", "Frühere Termine", "Past appointments", "Rendez-vous passés"}
	VisitsNoneAhead     = Text{"Geen komende afspraken.", "Keine kommenden Termine.", "No coming appointments.", "Aucun rendez-vous à venir."}
	VisitsNonePast      = Text{"Geen eerdere afspraken.", "Keine früheren Termine.", "No past appointments.", "Aucun rendez-vous passé."}
	VisitsOwn           = Text{
		"Je ziet alleen afspraken in je eigen agenda.", "Du siehst nur Termine in deinem eigenen Kalender.",
		"You see appointments in your own calendar only.", "Vous ne voyez que les rendez-vous de votre propre agenda."}
	VisitsMore = Text{
		"Alleen de eerste %d worden getoond.", "Nur die ersten %d werden gezeigt.", "Only the first %d are shown.", "Seuls les %d premiers sont affichés."}
	VisitNote      = Text{"Notitie bij deze afspraak", "Notiz zu diesem Termin", "Note on this appointment", "Note sur ce rendez-vous"}
	VisitWith      = Text{"bij %s", "bei %s", "with %s", "avec %s"}
	VisitRequested = Text{"aangevraagd", "angefragt", "requested", "demandé"}
	VisitCancelled = Text{"afgezegd", "abgesagt", "cancelled", "annulé"}
	OfferTitle     = Text{"Deze klant heeft het eigen profiel gewijzigd", "Diese Person hat ihr Profil geändert",
		"This customer changed their own profile", "Ce client a modifié son profil"}
	OfferTake   = Text{"Overnemen", "Übernehmen", "Take over", "Reprendre"}
	OfferIgnore = Text{"Negeren", "Ignorieren", "Ignore", "Ignorer"}
	OfferWas    = Text{"Bij ons: %s", "Bei uns: %s", "Here: %s", "Chez nous : %s"}
	OfferSays   = Text{"Nu opgegeven: %s", "Jetzt angegeben: %s", "Now given: %s", "Donné maintenant : %s"}
	OfferEmpty  = Text{"niets", "nichts", "nothing", "rien"}
	OfferChip   = Text{"gewijzigd", "geändert", "changed", "modifié"}
	OffersOnly  = Text{"Alleen met gewijzigd profiel", "Nur mit geändertem Profil", "Only with a changed profile", "Seulement avec un profil modifié"}
	GivenName   = Text{
		"Noemt zich bij het boeken: %s. Dat ziet alleen de praktijk.", "Nennt sich beim Buchen: %s. Das sieht nur die Praxis.",
		"Calls themselves when booking: %s. Only the practice sees this.", "Se nomme en réservant : %s. Seul le cabinet le voit."}
	CustomerGroupsHow = Text{
		"Een klant kan in meerdere groepen zijn. Groepen filteren de lijst.", "Eine Person kann in mehreren Gruppen sein. Gruppen filtern die Liste.",
		"A customer can be in several groups. Groups filter the list.", "Un client peut être dans plusieurs groupes. Les groupes filtrent la liste."}
	CustomerGroupSize   = Text{"Klanten: %d", "Personen: %d", "Customers: %d", "Clients : %d"}
	CustomerGroupsNone  = Text{"Er zijn nog geen groepen.", "Es gibt noch keine Gruppen.", "There are no groups yet.", "Il n’y a pas encore de groupes."}
	CustomerGroupRemove = Text{
		"De groep %s verwijderen? De klanten blijven.", "Die Gruppe %s entfernen? Die Personen bleiben.",
		"Remove the group %s? Its customers stay.", "Supprimer le groupe %s ? Ses clients restent."}
	GroupTaken = Text{
		"Er is al een groep die zo heet.", "Es gibt schon eine Gruppe mit diesem Namen.", "There is a group of this name already.", "Un groupe porte déjà ce nom."}
	TooManyGroups = Text{
		"Hoogstens %d groepen.", "Höchstens %d Gruppen.", "At most %d groups.", "Au plus %d groupes."}
	StaleNow = Text{
		"Iemand heeft dit intussen gewijzigd. Nu staat er: %s", "Jemand hat das inzwischen geändert. Jetzt steht da: %s",
		"Somebody changed this meanwhile. Now it says: %s", "Quelqu’un a modifié ceci entre-temps. Maintenant : %s"}
	NoteMerged  = Text{"De twee zijn samengevoegd.", "Die beiden sind zusammengeführt.", "The two are merged.", "Les deux sont fusionnés."}
	LogCustomer = Text{"Klant", "Kundin oder Kunde", "Customer", "Client"}

	LogCustomers     = Text{"Klanten", "Kundschaft", "Customers", "Clients"}
	LogCustomerGroup = Text{"Klantengroep", "Kundengruppe", "Customer group", "Groupe de clients"}
)

// Two customers who are one, and a customer who is erased.
var (
	MergeTitle = Text{"Samenvoegen", "Zusammenführen", "Merge", "Fusionner"}
	MergeHow   = Text{
		"Is iemand er twee keer? Zoek de andere, bekijk wat ervan wordt, en bevestig.", "Gibt es jemanden doppelt? Suche den anderen Eintrag, sieh dir an, was daraus wird, und bestätige.",
		"Is somebody here twice? Find the other, look at what becomes of them, and confirm.", "Quelqu’un est-il ici deux fois ? Cherchez l’autre, regardez le résultat et confirmez."}
	MergeSame    = Text{"Kies iemand anders: dit is dezelfde klant.", "Wähle jemand anderen: das ist dieselbe Person.", "Choose somebody else: this is the same customer.", "Choisissez quelqu’un d’autre : c’est le même client."}
	MergeAccount = Text{
		"Beide melden zich met een eigen account aan. Het zijn twee mensen; zij blijven apart.", "Beide melden sich mit einem eigenen Konto an. Es sind zwei Personen; sie bleiben getrennt.",
		"Both sign in with an account of their own. They are two people; they stay apart.", "Les deux se connectent avec leur propre compte. Ce sont deux personnes ; elles restent séparées."}
	MergeLook   = Text{"Bekijken", "Ansehen", "Look", "Voir"}
	MergeField  = Text{"Gegeven", "Angabe", "Field", "Donnée"}
	MergeKeep   = Text{"Blijft", "Bleibt", "Stays", "Reste"}
	MergeOther  = Text{"Gaat erin op", "Geht darin auf", "Is merged into it", "Y est fusionné"}
	MergeResult = Text{"Wordt", "Wird", "Becomes", "Devient"}
	MergeVisits = Text{"Afspraken", "Termine", "Appointments", "Rendez-vous"}
	MergeDo     = Text{"Nu samenvoegen", "Jetzt zusammenführen", "Merge now", "Fusionner maintenant"}
	MergeSwap   = Text{"De andere laten blijven", "Den anderen Eintrag behalten", "Keep the other one instead", "Garder plutôt l’autre"}
	MergeSure   = Text{
		"Samenvoegen is niet ongedaan te maken.", "Das Zusammenführen lässt sich nicht rückgängig machen.",
		"Merging cannot be undone.", "La fusion ne peut pas être annulée."}
	MergeLong        = Text{"Samen zijn de notities te lang. Kort een van beide eerst in.", "Zusammen sind die Notizen zu lang. Kürze zuerst eine davon.", "Together the notes are too long. Shorten one of them first.", "Ensemble, les notes sont trop longues. Raccourcissez-en une d’abord."}
	EraseTitle       = Text{"Klant wissen", "Person löschen", "Erase this customer", "Effacer ce client"}
	CustomerEraseHow = Text{
		"Alles over deze persoon gaat weg, voor altijd. Van eerdere afspraken blijven tijd, dienst en prijs, zonder de persoon.",
		"Alles über diese Person verschwindet, für immer. Von früheren Terminen bleiben Zeit, Leistung und Preis, ohne die Person.",
		"Everything about this person goes, for good. Of past appointments the time, service and price stay, without the person.",
		"Tout ce qui concerne cette personne disparaît, définitivement. Des rendez-vous passés restent l’heure, la prestation et le prix, sans la personne."}
	EraseAhead = Text{
		"Deze %d komende afspraken worden eerst afgezegd:", "Diese %d kommenden Termine werden zuerst abgesagt:",
		"These %d coming appointments are cancelled first:", "Ces %d rendez-vous à venir sont d’abord annulés :"}
	EraseAheadHidden = Text{
		"Ook komende afspraken in agenda’s van collega’s worden afgezegd: %d.", "Auch kommende Termine in Kalendern von Kolleginnen und Kollegen werden abgesagt: %d.",
		"Coming appointments in colleagues’ calendars are cancelled too: %d.", "Les rendez-vous à venir chez des collègues sont aussi annulés : %d."}
	EraseNobody = Text{
		"De klant krijgt daarover geen bericht: zeg het zelf, als dat nodig is.", "Die Person wird darüber nicht benachrichtigt: sag es ihr selbst, wenn nötig.",
		"The customer is not told of this: tell them yourself where that is needed.", "Le client n’en est pas informé : prévenez-le vous-même si nécessaire."}
	EraseDo  = Text{"Voor altijd wissen", "Für immer löschen", "Erase for good", "Effacer définitivement"}
	KeepsHow = Text{
		"Samenvoegen, wissen, importeren en exporteren vragen het recht om voor collega’s te boeken of om instellingen te wijzigen.",
		"Zusammenführen, Löschen, Importieren und Exportieren verlangen das Recht, für andere zu buchen oder Einstellungen zu ändern.",
		"Merging, erasing, importing and exporting take the right to book for colleagues or to change settings.",
		"Fusionner, effacer, importer et exporter demandent le droit de réserver pour des collègues ou de modifier les réglages."}
)
