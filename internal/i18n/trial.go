package i18n

// What people who tried the pages did not find out by themselves.
var (
	AlwaysOrHours = Text{"Vink ‘altijd open’ uit of maak de tijden leeg: beide tegelijk kan niet.", "Entfernen Sie das Häkchen bei „immer geöffnet“ oder leeren Sie die Zeiten: Beides zugleich geht nicht.",
		"Untick “always open” or clear the hours: it cannot be both.", "Décochez « toujours ouvert » ou videz les heures : les deux à la fois sont impossibles."}

	NoteJoinedIn = Text{"Welkom! Je doet mee en bent aangemeld.", "Willkommen! Du bist dabei und angemeldet.", "Welcome! You have joined and are signed in.", "Bienvenue ! Vous avez rejoint l’organisation et êtes connecté."}
)
