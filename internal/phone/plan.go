package phone

import (
	"regexp"
	"time"

	"bureau/internal/sound"
)

// PlanKind is what is to be done with a call.
type PlanKind string

// The kinds.
const (
	HotDesk   PlanKind = "hot-desk"  // ask for what is missing of extension and PIN, and log in; or log out
	Emergency PlanKind = "emergency" // out at once, whoever is on the phone
	Ring      PlanKind = "ring"      // devices of this organisation
	Outside   PlanKind = "outside"   // over a trunk
	Voicemail PlanKind = "voicemail" // leave a message in the box of Mailbox
	Listen    PlanKind = "listen"    // hear the messages of Mailbox, whose phone this is
	Refuse    PlanKind = "refuse"    // say why, and end with Status
)

// Plan says what becomes of a call. Then, Busy and Offline say what follows where nobody answers within Ring, where all are
// in a call and want no second, and where no target is registered; nil ends the call.
type Plan struct {
	Kind      PlanKind
	Extension string // HotDesk: what was dialled after the code; empty asks
	PIN       Secret // HotDesk: likewise
	LogOut    bool   // HotDesk: somebody is on the phone and only the code was dialled
	From      Identity
	Location  Location // Emergency: where the device stands
	Caller    string   // Outside: who called first, where the call was forwarded
	Forwarded string   // Outside: why it was, as a Diversion says it (RFC 5806); empty: it was not
	To        Identity
	Member    string // in whose name the call is made, if anybody's: the list and the limits go by it
	ToMember  string // Ring: whom it is for, if one person
	ToGroup   string // the ring group that was called, if one was; in whatever follows where nobody of it is there, too
	Targets   []Target
	Ring      time.Duration
	Then      *Plan
	Busy      *Plan
	Offline   *Plan
	Trunks    []string // Outside, Emergency: to be tried in this order; their ids; Emergency: none where there is no line
	Number    string   // Outside, Emergency: as it is sent; Outside: + and digits
	Mailbox   string   // Voicemail, Listen: the member
	Say       sound.Prompt
	Status    int  // Refuse: of SIP
	Help      bool // Refuse: it was a call for help that did not get through
	Lang      string
}

// Target is a device that rings for somebody.
type Target struct{ Device, Member string }

var coded = regexp.MustCompile(`(?is)^((?:(?:\*|%2a)[^*%]*){2}(?:\*|%2a)).+`)

// Mask hides a PIN in what was dialled, also as a SIP address writes it: whatever follows the second star after a code.
func Mask(digits string) string { return coded.ReplaceAllString(digits, "${1}…") }

func refusal(lang string, say sound.Prompt, status int) *Plan {
	return &Plan{Kind: Refuse, Say: say, Status: status, Lang: lang}
}
