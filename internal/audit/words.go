package audit

import "bureau/internal/i18n"

// Word is a word of the log: its key is kept, its text is read.
type Word struct {
	Key  string
	Text i18n.Text
}

// What somebody did.
var (
	Added       = Word{"added", i18n.LogAdded}
	ChangedIt   = Word{"changed", i18n.LogChanged}
	Removed     = Word{"removed", i18n.LogRemoved}
	Deactivated = Word{"deactivated", i18n.LogDeactivated}
	Reactivated = Word{"reactivated", i18n.LogReactivated}
	Imported    = Word{"imported", i18n.LogImported}
	Exported    = Word{"exported", i18n.LogExported}
	Invited     = Word{"invited", i18n.LogInvited}
	Withdrawn   = Word{"withdrawn", i18n.LogWithdrawn}
	Joined      = Word{"joined", i18n.LogJoined}
	Approved    = Word{"approved", i18n.LogApproved}
	Replaced    = Word{"replaced", i18n.LogReplaced}
	Restored    = Word{"restored", i18n.LogRestored}
	Erased      = Word{"erased", i18n.LogErased}
	Sent        = Word{"sent", i18n.LogSent}
	Locked      = Word{"locked", i18n.LogLocked}
	Unlocked    = Word{"unlocked", i18n.LogUnlocked}
	LookedAt    = Word{"looked-at", i18n.LogLookedAt}
	LoggedIn    = Word{"logged-in", i18n.LogLoggedIn}
	LoggedOut   = Word{"logged-out", i18n.LogLoggedOut}

	Actions = []Word{Added, ChangedIt, Removed, Deactivated, Reactivated, Imported, Exported, Invited, Withdrawn, Joined, Approved, Replaced, Restored, Erased, Sent,
		Locked, Unlocked, LookedAt, LoggedIn, LoggedOut}
)

// What it was done to.
var (
	Person       = Word{"person", i18n.LogPerson}
	People       = Word{"people", i18n.LogPeople}
	Group        = Word{"group", i18n.LogGroup}
	MailDomain   = Word{"mail-domain", i18n.LogMailDomain}
	Organisation = Word{"organisation", i18n.LogOrganisation}
	Site         = Word{"site", i18n.LogSite}
	Floor        = Word{"floor", i18n.LogFloor}
	Place        = Word{"place", i18n.LogPlace}
	SignIn       = Word{"sign-in", i18n.LogSignIn}
	Series       = Word{"series", i18n.LogSeries}
	Practice     = Word{"practice", i18n.LogPractice}
	Service      = Word{"service", i18n.LogService}
	Calendar     = Word{"calendar", i18n.LogCalendar}
	Absence      = Word{"absence", i18n.LogAbsence} // of a person, who is its object
	Closure      = Word{"closure", i18n.LogClosure}

	Customer      = Word{"customer", i18n.LogCustomer}
	Customers     = Word{"customers", i18n.LogCustomers}
	CustomerGroup = Word{"customer-group", i18n.LogCustomerGroup}
	Newsletter    = Word{"newsletter", i18n.LogNewsletter}
	WaitingList   = Word{"waiting-list", i18n.LogWaiting}

	Phone     = Word{"phone", i18n.LogPhone}
	Telephony = Word{"telephony", i18n.LogTelephony}
	RingGroup = Word{"ring-group", i18n.LogRingGroup}
	Trunk     = Word{"trunk", i18n.LogTrunk}
	Prompt    = Word{"phone-prompt", i18n.LogPrompt}

	Kinds = []Word{Person, People, Group, MailDomain, Organisation, Site, Floor, Place, SignIn, Series, Practice, Service, Calendar,
		Customer, Customers, CustomerGroup, WaitingList, Newsletter, Absence, Closure, Phone, Telephony, RingGroup, Trunk, Prompt}
)

// Which part of it.
var (
	Name      = Word{"name", i18n.Name}
	Email     = Word{"email", i18n.Email}
	Groups    = Word{"groups", i18n.Groups}
	Language  = Word{"language", i18n.LanguageChoice}
	Telephone = Word{"telephone", i18n.Telephone}
	Postcode  = Word{"postcode", i18n.Postcode}
	Town      = Word{"town", i18n.Town}
	UsualSite = Word{"usual-site", i18n.UsualSite}
	RightsSet = Word{"rights", i18n.Rights}
	Members   = Word{"members", i18n.LogMembers}
	Count     = Word{"count", i18n.LogCount}
	Seats     = Word{"seats", i18n.LogSeats}
	Address   = Word{"address", i18n.LogAddress}
	Zone      = Word{"zone", i18n.LogZone}
	Hours     = Word{"hours", i18n.LogHours}

	Issuer       = Word{"issuer", i18n.ProviderIssuer}
	Domains      = Word{"domains", i18n.ProviderDomains}
	ClientSecret = Word{"client-secret", i18n.ProviderSecret}
	Compulsory   = Word{"compulsory", i18n.ProviderRequired}
	SecondFactor = Word{"second-factor", i18n.FactorRule}
	Holidays     = Word{"holidays", i18n.LogHolidays}
	Plan         = Word{"plan", i18n.LogPlan}
	Position     = Word{"position", i18n.LogPosition}
	Equipment    = Word{"equipment", i18n.LogEquipment}
	Code         = Word{"code", i18n.LogCode}
	Setting      = Word{"setting", i18n.LogSetting}
	Manager      = Word{"manager", i18n.LogManager}
	Outage       = Word{"outage", i18n.LogOutage}
	Joining      = Word{"joining", i18n.JoinOpened}
	News         = Word{"newsletter", i18n.LogNewsletter}
	Extension    = Word{"extension", i18n.Extension}
	PIN          = Word{"pin", i18n.PhonePIN}
	Password     = Word{"password", i18n.Password}
	HotDesking   = Word{"hot-desking", i18n.HotDesking}
	Calls        = Word{"calls", i18n.PhoneCalls}
	OnPhone      = Word{"on-phone", i18n.LogPhone}
	Outside      = Word{"outside", i18n.PhoneOutsideCalls}
	Emergency    = Word{"emergency", i18n.PhoneEmergencyNumbers}

	Fields = []Word{Name, Email, Groups, Language, Telephone, Postcode, Town, UsualSite, RightsSet, Members, Count, Seats, Address, Zone, Hours, Holidays, Plan, Position,
		Equipment, Code, Setting, Manager, Outage, Issuer, Domains, ClientSecret, Compulsory, SecondFactor, Joining, News,
		Extension, PIN, Password, HotDesking, OnPhone, Calls, Outside, Emergency}
)

// word finds the word of a key; one that a later version wrote reads as its key.
func word(all []Word, key string) Word {
	for _, w := range all {
		if w.Key == key {
			return w
		}
	}
	return Word{key, i18n.Text{NL: key, DE: key, EN: key, FR: key}}
}
