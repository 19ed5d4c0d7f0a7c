package i18n

// An organisation's own prompts.
var (
	LogPrompt  = Text{"Gesproken tekst", "Ansage", "Prompt", "Annonce"}
	Prompts    = Text{"Gesproken teksten", "Ansagen", "Prompts", "Annonces"}
	PromptsHow = Text{
		"Dit zegt de telefoon. Neem in je eigen stem op wat je anders wilt horen; de rest blijft zoals het is.",
		"Das sagt das Telefon. Sprich mit eigener Stimme auf, was anders klingen soll; der Rest bleibt, wie er ist.",
		"This is what the phone says. Record in a voice of your own what should sound different; the rest stays as it is.",
		"Voici ce que dit le téléphone. Enregistrez de votre voix ce qui doit changer ; le reste demeure inchangé."}
	PromptsLanguage = Text{"Taal van de gesproken teksten", "Sprache der Ansagen", "Language of the prompts", "Langue des annonces"}
	PromptsLogIn    = Text{"Aanmelden en afmelden", "An- und abmelden", "Logging in and out", "Se connecter et se déconnecter"}
	PromptsNumbers  = Text{"Woorden en cijfers", "Wörter und Ziffern", "Words and digits", "Mots et chiffres"}
	PromptsOwn      = Text{"eigen opname", "eigene Aufnahme", "own recording", "enregistrement propre"}
	PromptsOf       = Text{"%d van %d met een eigen opname", "%d von %d mit eigener Aufnahme", "%d of %d with a recording of your own", "%d sur %d avec votre enregistrement"}
	PromptListen    = Text{"Zo klinkt nu: %s", "So klingt jetzt: %s", "As it sounds now: %s", "Ce que l’on entend : %s"}
	PromptStandard  = Text{"De standaard", "Der Standard", "The standard", "L’annonce standard"}
	PromptYours     = Text{"Je eigen opname", "Die eigene Aufnahme", "Your own recording", "Votre enregistrement"}
	PromptUploaded  = Text{"%s seconden, van %s", "%s Sekunden, vom %s", "%s seconds, of %s", "%s secondes, du %s"}
	PromptNoneYet   = Text{"Er is nog geen eigen opname; de standaard is te horen.", "Es gibt noch keine eigene Aufnahme; zu hören ist der Standard.", "There is no recording of your own yet; the standard is heard.", "Il n’y a pas encore d’enregistrement propre ; on entend l’annonce standard."}
	PromptUpload    = Text{"Eigen opname gebruiken", "Eigene Aufnahme verwenden", "Use a recording of your own", "Utiliser votre enregistrement"}
	PromptReplace   = Text{"Door een andere opname vervangen", "Durch eine andere Aufnahme ersetzen", "Replace it by another recording", "Remplacer par un autre enregistrement"}
	PromptFile      = Text{"WAV-bestand", "WAV-Datei", "WAV file", "Fichier WAV"}
	PromptFileHow   = Text{
		"Spreek deze tekst rustig in, of een die hetzelfde betekent: hooguit %d seconden. Bewaar de opname als WAV (PCM), mono of stereo, 8, 16, 44,1 of 48 kHz. Elk opnameprogramma kan dat.",
		"Sprich diesen Text ruhig ein, oder einen, der dasselbe sagt: höchstens %d Sekunden. Speichere die Aufnahme als WAV (PCM), mono oder stereo, mit 8, 16, 44,1 oder 48 kHz. Jedes Aufnahmeprogramm kann das.",
		"Speak this text calmly, or one that means the same: %d seconds at most. Save the recording as WAV (PCM), mono or stereo, at 8, 16, 44.1 or 48 kHz. Every recorder can do that.",
		"Dites ce texte calmement, ou un autre de même sens : %d secondes au plus. Enregistrez en WAV (PCM), mono ou stéréo, à 8, 16, 44,1 ou 48 kHz. Tout logiciel d’enregistrement le permet."}
	PromptSave    = Text{"Opname gebruiken", "Aufnahme verwenden", "Use the recording", "Utiliser l’enregistrement"}
	PromptBack    = Text{"Terug naar de standaard", "Zurück zum Standard", "Back to the standard", "Revenir au standard"}
	PromptBackAsk = Text{"De eigen opname wordt gewist, en de standaard is weer te horen.", "Die eigene Aufnahme wird gelöscht, und der Standard ist wieder zu hören.", "Your own recording is deleted, and the standard is heard again.", "Votre enregistrement est supprimé, et l’on entend à nouveau l’annonce standard."}
	PromptNoFile  = Text{"Kies het WAV-bestand met je opname.", "Wähle die WAV-Datei mit deiner Aufnahme.", "Choose the WAV file with your recording.", "Choisissez le fichier WAV de votre enregistrement."}
	PromptNoWAV   = Text{
		"Dit is geen WAV-bestand. Open de opname in je opnameprogramma en bewaar of exporteer die als WAV.",
		"Das ist keine WAV-Datei. Öffne die Aufnahme in deinem Aufnahmeprogramm und speichere oder exportiere sie als WAV.",
		"This is no WAV file. Open the recording in your recorder, and save or export it as WAV.",
		"Ce n’est pas un fichier WAV. Ouvrez l’enregistrement dans votre logiciel, et enregistrez-le ou exportez-le en WAV."}
	PromptFormat = Text{
		"Dit soort WAV-bestand wordt niet gelezen. Exporteer de opname als PCM met 16 bit, mono, 16 kHz.",
		"Diese Art von WAV-Datei wird nicht gelesen. Exportiere die Aufnahme als PCM mit 16 Bit, mono, 16 kHz.",
		"This kind of WAV file is not read. Export the recording as PCM with 16 bits, mono, 16 kHz.",
		"Ce type de fichier WAV n’est pas lu. Exportez l’enregistrement en PCM 16 bits, mono, 16 kHz."}
	PromptTooLong = Text{
		"De opname is langer dan %d seconden. Knip het begin en het einde weg, of zeg het korter.",
		"Die Aufnahme ist länger als %d Sekunden. Schneide Anfang und Ende weg, oder fasse dich kürzer.",
		"The recording is longer than %d seconds. Cut off its beginning and end, or say it more briefly.",
		"L’enregistrement dure plus de %d secondes. Coupez le début et la fin, ou dites-le plus brièvement."}
	PromptSilent = Text{
		"In de opname is niets te horen. Kijk of de microfoon aan staat, en neem opnieuw op.",
		"In der Aufnahme ist nichts zu hören. Sieh nach, ob das Mikrofon an ist, und nimm noch einmal auf.",
		"Nothing is heard in the recording. See whether the microphone is on, and record again.",
		"On n’entend rien dans l’enregistrement. Vérifiez que le micro est actif, et recommencez."}
	NotePromptSet  = Text{"Deze opname is nu te horen.", "Diese Aufnahme ist jetzt zu hören.", "This recording is heard now.", "Cet enregistrement est maintenant diffusé."}
	NotePromptBack = Text{"De standaard is weer te horen.", "Der Standard ist wieder zu hören.", "The standard is heard again.", "L’annonce standard est à nouveau diffusée."}
)
