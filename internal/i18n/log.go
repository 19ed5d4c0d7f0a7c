package i18n

// The log of what administrators change.
var (
	LogAdded        = Text{"toegevoegd", "hinzugefügt", "added", "ajouté"}
	LogChanged      = Text{"gewijzigd", "geändert", "changed", "modifié"}
	LogRemoved      = Text{"verwijderd", "entfernt", "removed", "supprimé"}
	LogDeactivated  = Text{"uitgeschakeld", "deaktiviert", "deactivated", "désactivé"}
	LogReactivated  = Text{"weer ingeschakeld", "wieder aktiviert", "reactivated", "réactivé"}
	LogImported     = Text{"geïmporteerd", "importiert", "imported", "importé"}
	LogExported     = Text{"geëxporteerd", "exportiert", "exported", "exporté"}
	LogInvited      = Text{"uitgenodigd", "eingeladen", "invited", "invité"}
	LogWithdrawn    = Text{"ingetrokken", "zurückgezogen", "withdrawn", "retiré"}
	LogJoined       = Text{"lid geworden", "beigetreten", "joined", "rejoint"}
	LogApproved     = Text{"goedgekeurd", "genehmigt", "approved", "approuvé"}
	LogReplaced     = Text{"vervangen", "ersetzt", "replaced", "remplacé"}
	LogRestored     = Text{"teruggezet", "wiederhergestellt", "restored", "rétabli"}
	LogPerson       = Text{"Persoon", "Person", "Person", "Personne"}
	LogPeople       = Text{"Mensen", "Menschen", "People", "Personnes"}
	LogGroup        = Text{"Groep", "Gruppe", "Group", "Groupe"}
	LogMailDomain   = Text{"E-maildomein", "E-Mail-Domain", "E-mail domain", "Domaine e-mail"}
	LogOrganisation = Text{"Organisatie", "Organisation", "Organisation", "Organisation"}
	LogSite         = Text{"Vestiging", "Standort", "Site", "Site"}
	LogFloor        = Text{"Verdieping", "Stockwerk", "Floor", "Étage"}
	LogPlace        = Text{"Plek", "Platz", "Place", "Emplacement"}
	LogSignIn       = Text{"Aanmelding", "Anmeldung", "Sign-in", "Connexion"}
	LogSeries       = Text{"Reeks", "Serie", "Series", "Série"}
	LogMembers      = Text{"Leden", "Mitglieder", "Members", "Membres"}
	LogCount        = Text{"Aantal", "Anzahl", "Number", "Nombre"}
	LogAddress      = Text{"Adres", "Adresse", "Address", "Adresse"}
	LogZone         = Text{"Tijdzone", "Zeitzone", "Time zone", "Fuseau horaire"}
	LogHours        = Text{"Openingstijden", "Öffnungszeiten", "Opening hours", "Heures d’ouverture"}
	LogHolidays     = Text{"Feestdagen", "Feiertage", "Holidays", "Jours fériés"}
	LogPlan         = Text{"Plattegrond", "Plan", "Plan", "Plan"}
	LogPosition     = Text{"Plaats op de plattegrond", "Lage auf dem Plan", "Position on the plan", "Position sur le plan"}
	LogEquipment    = Text{"Uitrusting", "Ausstattung", "Equipment", "Équipement"}
	LogCode         = Text{"Code", "Code", "Code", "Code"}
	LogSetting      = Text{"Instelling", "Einstellung", "Setting", "Réglage"}
	LogManager      = Text{"Beheerder", "Leitung", "Manager", "Responsable"}
	LogOutage       = Text{"Buiten gebruik", "Außer Betrieb", "Out of use", "Hors service"}
	Telephone       = Text{"Telefoon", "Telefon", "Telephone", "Téléphone"}
	Postcode        = Text{"Postcode", "Postleitzahl", "Postcode", "Code postal"}
	Town            = Text{"Plaats", "Ort", "Town", "Localité"}
	UsualSite       = Text{"Vaste vestiging", "Üblicher Standort", "Usual site", "Site habituel"}
)
