package i18n

// What providers ask of a line, and how it fares.
var (
	PhoneLineMore = Text{"Wat sommige aanbieders verder vragen", "Was manche Anbieter außerdem verlangen", "What some providers ask besides", "Ce que certains opérateurs demandent en plus"}
	PhoneLineAuth = Text{
		"Naam om je mee te bewijzen, als die een andere is (auth-ID)", "Name zum Ausweisen, falls es ein anderer ist (Auth-ID)",
		"Name to prove itself with, if it is another (auth ID)", "Nom d’authentification, s’il est autre (auth ID)"}
	PhoneLineDomain   = Text{"Domein, als dat een ander is dan de server", "Domain, falls sie nicht der Server ist", "Domain, if it is not the server", "Domaine, s’il n’est pas le serveur"}
	PhoneLineProxy    = Text{"Outbound proxy", "Outbound-Proxy", "Outbound proxy", "Proxy sortant"}
	PhoneLineProxyHow = Text{
		"Server of server:poort. Leeg: rechtstreeks naar de server.", "Server oder Server:Port. Leer: direkt zum Server.",
		"A server, or server:port. Empty: straight to the server.", "Serveur ou serveur:port. Vide : directement vers le serveur."}
	PhoneLineShownBy = Text{
		"Waarin het nummer staat dat anderen zien", "Worin die Nummer steht, die andere sehen", "Where the number stands that others see", "Où figure le numéro que voient les autres"}
	PhoneLineByFrom = Text{"From, en P-Asserted-Identity", "From, und P-Asserted-Identity", "From, and P-Asserted-Identity", "From, et P-Asserted-Identity"}
	PhoneLinePassOn = Text{
		"Wie doorgeschakeld wordt, ziet wie er eerst belde (CLIP no screening)", "Wer weitergeleitete Anrufe bekommt, sieht, wer zuerst anrief (CLIP no screening)",
		"Whoever a call is forwarded to sees who called first (CLIP no screening)", "Qui reçoit un appel renvoyé voit qui a appelé d’abord (CLIP no screening)"}
	PhoneLineSince = Text{"aangemeld sinds %s", "angemeldet seit %s", "registered since %s", "enregistrée depuis %s"}
	PhoneLineThere = Text{"bereikbaar sinds %s", "erreichbar seit %s", "reachable since %s", "joignable depuis %s"}
	PhoneLineFails = Text{"werkt niet", "gestört", "not working", "en panne"}
	PhoneLineSaid  = Text{"%s: %s", "%s: %s", "%s: %s", "%s : %s"}
	PhoneLineQuiet = Text{"de aanbieder antwoordt niet", "der Anbieter antwortet nicht", "the provider does not answer", "l’opérateur ne répond pas"}
	PhoneLineLost  = Text{
		"het adres van de server is niet te vinden", "die Adresse des Servers ist nicht zu finden", "the address of the server cannot be found", "l’adresse du serveur est introuvable"}
	PhoneLineForged = Text{
		"het certificaat van de server is niet van de aanbieder of niet vertrouwd", "das Zertifikat des Servers gehört nicht dem Anbieter oder ist nicht vertrauenswürdig",
		"the server's certificate is not the provider's, or is not trusted", "le certificat du serveur n’est pas celui de l’opérateur ou n’est pas digne de confiance"}
	PhoneLineBarred = Text{
		"het adres van de server of van de outbound proxy ligt in een besloten netwerk; wie deze server beheert, kan dat met --allow-private toestaan",
		"die Adresse des Servers oder des Outbound-Proxys liegt in einem privaten Netz; wer diesen Server betreibt, kann es mit --allow-private erlauben",
		"the address of the server or of the outbound proxy is in a private network; whoever runs this server can allow it with --allow-private",
		"l’adresse du serveur ou du proxy sortant est dans un réseau privé ; qui exploite ce serveur peut l’autoriser avec --allow-private"}
)
