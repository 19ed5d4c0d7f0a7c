package i18n

// Refusals about appointments, and the words of the log about a practice.
var (
	StepInvalid = Text{
		"Kies een van de stappen.", "Wähle einen der Schritte.", "Choose one of the steps.", "Choisissez l’un des pas."}
	BetweenHours = Text{
		"Vul %d tot %d uur in, in hele minuten.", "Trage %d bis %d Stunden ein, in ganzen Minuten.",
		"Enter %d to %d hours, in whole minutes.", "Indiquez de %d à %d heures, en minutes entières."}
	BetweenMinutes = Text{
		"Vul %d tot %d minuten in.", "Trage %d bis %d Minuten ein.", "Enter %d to %d minutes.", "Indiquez de %d à %d minutes."}
	BetweenDays = Text{
		"Vul %d tot %d dagen in.", "Trage %d bis %d Tage ein.", "Enter %d to %d days.", "Indiquez de %d à %d jours."}
	CurrencyUnknown = Text{
		"Kies een van de munten.", "Wähle eine der Währungen.", "Choose one of the currencies.", "Choisissez l’une des monnaies."}
	TooManyFrames = Text{
		"Noem hoogstens %d websites.", "Nenne höchstens %d Websites.", "Name at most %d web sites.", "Indiquez au plus %d sites web."}
	FrameInvalid = Text{
		"%s is geen adres zoals https://www.example.org.", "%s ist keine Adresse wie https://www.example.org.",
		"%s is no address such as https://www.example.org.", "%s n’est pas une adresse comme https://www.example.org."}
	PriceInvalid = Text{
		"Vul een bedrag in, zoals 45,00, of niets.", "Trage einen Betrag ein, etwa 45,00, oder nichts.",
		"Enter an amount such as 45.00, or nothing.", "Indiquez un montant, par exemple 45,00, ou rien."}
	ColourUnknown = Text{
		"Kies een van de kleuren.", "Wähle eine der Farben.", "Choose one of the colours.", "Choisissez l’une des couleurs."}
	TooManyNeeds = Text{
		"Een dienst heeft hoogstens %d ruimten of toestellen nodig, elk uit een lijst met minstens één keuze.",
		"Eine Leistung braucht höchstens %d Räume oder Geräte, jedes aus einer Liste mit mindestens einer Auswahl.",
		"A service needs at most %d rooms or pieces of equipment, each from a list with at least one choice.",
		"Une prestation demande au plus %d salles ou appareils, chacun dans une liste d’au moins un choix."}
	TooManyServices = Text{
		"Een praktijk heeft hoogstens %d diensten.", "Eine Praxis hat höchstens %d Leistungen.",
		"A practice has at most %d services.", "Un cabinet a au plus %d prestations."}
	TooManyStaff = Text{
		"Een praktijk heeft hoogstens %d agenda’s.", "Eine Praxis hat höchstens %d Kalender.",
		"A practice has at most %d calendars.", "Un cabinet a au plus %d agendas."}
	StaffTaken = Text{
		"Op die tijd is er al iets in deze agenda. Kies een andere tijd of een andere medewerker.",
		"Zu dieser Zeit steht schon etwas in diesem Kalender. Wähle eine andere Zeit oder eine andere Person.",
		"There is something in this calendar at that time already. Choose another time or another person.",
		"Cet agenda est déjà occupé à cette heure. Choisissez une autre heure ou une autre personne."}
	NeedTaken = Text{
		"De ruimte of het toestel dat deze dienst nodig heeft, is dan niet vrij. Kies een andere tijd.",
		"Der Raum oder das Gerät, das diese Leistung braucht, ist dann nicht frei. Wähle eine andere Zeit.",
		"The room or equipment that this service needs is not free then. Choose another time.",
		"La salle ou l’appareil nécessaire à cette prestation n’est pas libre. Choisissez une autre heure."}
	NotOffered = Text{
		"Deze tijd is net door iemand anders genomen of niet meer te boeken. Kies een andere tijd.",
		"Diese Zeit wurde gerade vergeben oder ist nicht mehr buchbar. Bitte wählen Sie eine andere Zeit.",
		"This time has just been taken or can no longer be booked. Please choose another time.",
		"Cet horaire vient d’être pris ou n’est plus réservable. Veuillez en choisir un autre."}
	AccountNeeded = Text{
		"Meld u aan om hier te boeken.", "Melden Sie sich an, um hier zu buchen.", "Sign in to book here.", "Connectez-vous pour réserver ici."}
	TooManyHolds = Text{
		"U houdt al %d tijden vast. Bevestig die eerst, of wacht tot ze vrijkomen.",
		"Sie halten schon %d Zeiten. Bestätigen Sie diese zuerst, oder warten Sie, bis sie frei werden.",
		"You hold %d times already. Confirm those first, or wait until they are free again.",
		"Vous retenez déjà %d horaires. Confirmez-les d’abord, ou attendez qu’ils se libèrent."}
	HoldOver = Text{
		"De tien minuten zijn voorbij. Is de tijd nog vrij, dan kunt u hem opnieuw nemen.",
		"Die zehn Minuten sind vorbei. Ist die Zeit noch frei, können Sie sie neu nehmen.",
		"The ten minutes are over. If the time is still free, you can take it anew.",
		"Les dix minutes sont écoulées. Si l’horaire est encore libre, vous pouvez le reprendre."}
	StillHeld = Text{
		"Een klant is deze tijd aan het boeken. Wacht tot die bevestigd is of vrijkomt.",
		"Jemand bucht diese Zeit gerade online. Warte, bis sie bestätigt oder wieder frei ist.",
		"A customer is booking this time just now. Wait until it is confirmed or free again.",
		"Un client réserve cet horaire en ce moment. Attendez qu’il soit confirmé ou libéré."}
	AppointmentOver = Text{
		"Deze afspraak is al afgezegd.", "Dieser Termin ist schon abgesagt.", "This appointment has been cancelled already.",
		"Ce rendez-vous est déjà annulé."}
	TooLateToChange = Text{
		"Tot %d uur voor het begin kunt u zelf wijzigen of afzeggen. Neem nu contact op met de praktijk.",
		"Bis %d Stunden vor Beginn können Sie selbst ändern oder absagen. Wenden Sie sich jetzt an die Praxis.",
		"Up to %d hours before it begins you can move or cancel yourself. Please contact the practice now.",
		"Vous pouvez modifier ou annuler vous-même jusqu’à %d heures avant. Contactez maintenant le cabinet."}
	LogPractice = Text{"Praktijk", "Praxis", "Practice", "Cabinet"}
	LogService  = Text{"Dienst", "Leistung", "Service", "Prestation"}
	LogCalendar = Text{"Agenda", "Kalender", "Calendar", "Agenda"}
)
