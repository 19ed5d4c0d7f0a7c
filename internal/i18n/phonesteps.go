package i18n

// PhoneSteps are what is done at a phone of a make so that it fetches its settings, one after the other. The names in quotation marks are
// those of the device's own page, which is in English whatever the phone speaks.
var PhoneSteps = map[string][]Text{
	"yealink": {
		{"Zoek het IP-adres van het toestel op: druk op OK, of kies “Menu”, “Status”.", "Schlag die IP-Adresse des Telefons nach: Drück OK, oder wähle „Menu“, „Status“.", "Look up the phone’s IP address: press OK, or choose “Menu”, “Status”.", "Cherchez l’adresse IP du téléphone : appuyez sur OK, ou choisissez « Menu », « Status »."},
		{"Open dat adres in een browser op hetzelfde netwerk en log in; bij een nieuw toestel als admin.", "Öffne diese Adresse in einem Browser im selben Netz und melde dich an; bei einem neuen Gerät als admin.", "Open that address in a browser on the same network and sign in; on a new device as admin.", "Ouvrez cette adresse dans un navigateur du même réseau et connectez-vous ; sur un appareil neuf comme admin."},
		{"Kies “Settings”, “Auto Provision”, en plak het adres van hieronder in “Server URL”.", "Wähle „Settings“, „Auto Provision“, und füge die Adresse von unten in „Server URL“ ein.", "Choose “Settings”, “Auto Provision”, and paste the address below into “Server URL”.", "Choisissez « Settings », « Auto Provision », et collez l’adresse ci-dessous dans « Server URL »."},
		{"Druk op “Auto Provision Now”.", "Drück „Auto Provision Now“.", "Press “Auto Provision Now”.", "Appuyez sur « Auto Provision Now »."},
	},
	"snom": {
		{"Zoek het IP-adres van het toestel op: druk op de toets met het vraagteken, of kies “Info”.", "Schlag die IP-Adresse des Telefons nach: Drück die Taste mit dem Fragezeichen, oder wähle „Info“.", "Look up the phone’s IP address: press the key with the question mark, or choose “Info”.", "Cherchez l’adresse IP du téléphone : appuyez sur la touche au point d’interrogation, ou choisissez « Info »."},
		{"Open dat adres in een browser op hetzelfde netwerk.", "Öffne diese Adresse in einem Browser im selben Netz.", "Open that address in a browser on the same network.", "Ouvrez cette adresse dans un navigateur du même réseau."},
		{"Kies “Advanced”, “Update”, en plak het adres van hieronder in “Setting URL”.", "Wähle „Advanced“, „Update“, und füge die Adresse von unten in „Setting URL“ ein.", "Choose “Advanced”, “Update”, and paste the address below into “Setting URL”.", "Choisissez « Advanced », « Update », et collez l’adresse ci-dessous dans « Setting URL »."},
		{"Druk op “Apply” en dan op “Reboot”.", "Drück „Apply“ und dann „Reboot“.", "Press “Apply” and then “Reboot”.", "Appuyez sur « Apply », puis sur « Reboot »."},
	},
	"grandstream": {
		{"Zoek het IP-adres van het toestel op: kies “Menu”, “Status”, “Network Status”.", "Schlag die IP-Adresse des Telefons nach: Wähle „Menu“, „Status“, „Network Status“.", "Look up the phone’s IP address: choose “Menu”, “Status”, “Network Status”.", "Cherchez l’adresse IP du téléphone : choisissez « Menu », « Status », « Network Status »."},
		{"Open dat adres in een browser op hetzelfde netwerk en log in; bij een nieuw toestel als admin, met het wachtwoord van de sticker.", "Öffne diese Adresse in einem Browser im selben Netz und melde dich an; bei einem neuen Gerät als admin mit dem Passwort vom Aufkleber.", "Open that address in a browser on the same network and sign in; on a new device as admin, with the password on its sticker.", "Ouvrez cette adresse dans un navigateur du même réseau et connectez-vous ; sur un appareil neuf comme admin, avec le mot de passe de l’étiquette."},
		{"Kies “Maintenance”, “Upgrade and Provisioning”, “Config”. Zet “Config Upgrade Via” op HTTPS en plak het adres van hieronder in “Config Server Path”.", "Wähle „Maintenance“, „Upgrade and Provisioning“, „Config“. Stell „Config Upgrade Via“ auf HTTPS und füge die Adresse von unten in „Config Server Path“ ein.", "Choose “Maintenance”, “Upgrade and Provisioning”, “Config”. Set “Config Upgrade Via” to HTTPS and paste the address below into “Config Server Path”.", "Choisissez « Maintenance », « Upgrade and Provisioning », « Config ». Mettez « Config Upgrade Via » sur HTTPS et collez l’adresse ci-dessous dans « Config Server Path »."},
		{"Druk op “Save and Apply” en start het toestel opnieuw.", "Drück „Save and Apply“ und starte das Telefon neu.", "Press “Save and Apply” and restart the phone.", "Appuyez sur « Save and Apply » et redémarrez le téléphone."},
	},
	"poly": {
		{"Zoek het IP-adres van het toestel op: kies “Settings”, “Status”, “Network”.", "Schlag die IP-Adresse des Telefons nach: Wähle „Settings“, „Status“, „Network“.", "Look up the phone’s IP address: choose “Settings”, “Status”, “Network”.", "Cherchez l’adresse IP du téléphone : choisissez « Settings », « Status », « Network »."},
		{"Open dat adres met https:// ervoor in een browser op hetzelfde netwerk en log in als Admin.", "Öffne diese Adresse mit https:// davor in einem Browser im selben Netz und melde dich als Admin an.", "Open that address with https:// before it in a browser on the same network, and sign in as Admin.", "Ouvrez cette adresse précédée de https:// dans un navigateur du même réseau, et connectez-vous comme Admin."},
		{"Kies “Settings”, “Provisioning Server”. Zet “Server Type” op HTTPS en plak het adres van hieronder in “Server Address”.", "Wähle „Settings“, „Provisioning Server“. Stell „Server Type“ auf HTTPS und füge die Adresse von unten in „Server Address“ ein.", "Choose “Settings”, “Provisioning Server”. Set “Server Type” to HTTPS and paste the address below into “Server Address”.", "Choisissez « Settings », « Provisioning Server ». Mettez « Server Type » sur HTTPS et collez l’adresse ci-dessous dans « Server Address »."},
		{"Druk op “Save”; het toestel start opnieuw.", "Drück „Save“; das Telefon startet neu.", "Press “Save”; the phone restarts.", "Appuyez sur « Save » ; le téléphone redémarre."},
	},
}

// What the steps are about.
var (
	PhoneStepsDone = Text{
		"Klaar is het als hieronder bij Stand “verbonden” staat. Lukt het niet, maak dan een nieuw adres: elk werkt maar één keer.",
		"Fertig ist es, wenn unten beim Stand „verbunden“ steht. Klappt es nicht, erzeuge eine neue Adresse: Jede funktioniert nur einmal.",
		"It is done when the state below says “connected”. If it does not work, make another address: each works only once.",
		"C’est fait quand l’état ci-dessous indique « connecté ». Sinon, créez une nouvelle adresse : chacune ne sert qu’une fois."}
	PhoneStepsFirst = Text{"Wat je aan het toestel doet", "Was am Telefon zu tun ist", "What to do at the phone", "À faire sur le téléphone"}
	PhoneServer     = Text{"Server", "Server", "Server", "Serveur"}
	PhoneMACHow     = Text{
		"Staat op een sticker onder op het toestel: twaalf cijfers en letters, zoals 00:15:65:12:34:56.",
		"Steht auf einem Aufkleber unter dem Telefon: zwölf Ziffern und Buchstaben, wie 00:15:65:12:34:56.",
		"Stands on a sticker below the phone: twelve digits and letters, such as 00:15:65:12:34:56.",
		"Figure sur une étiquette sous l’appareil : douze chiffres et lettres, comme 00:15:65:12:34:56."}
	PhoneMakeHow = Text{
		"Van deze merken haalt het toestel zijn instellingen zelf op. Elk ander toestel dat SIP spreekt, stel je met de hand in.",
		"Geräte dieser Hersteller holen ihre Einstellungen selbst. Jedes andere, das SIP spricht, richtest du von Hand ein.",
		"Devices of these makes fetch their settings themselves. Any other that speaks SIP is set up by hand.",
		"Les appareils de ces marques récupèrent eux-mêmes leurs réglages. Tout autre qui parle SIP se configure à la main."}
)
