package acceptance

import (
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"bureau/internal/office/officetest"
)

// browser begins the reason why something is done by a page alone; what follows it says why.
const browser = "browser: "

// inTheAPI says of everything that a page posts which operation does the same, or why it takes a browser.
var inTheAPI = map[string]string{
	"/absences":                              "enter-absence",
	"/absences/{id}":                         "change-absence",
	"/absences/{id}/remove":                  "remove-absence",
	"/again":                                 "make-series",
	"/again/check":                           "check-series",
	"/calendar/new":                          "book-appointment",
	"/calendar/view":                         browser + "it remembers how a person likes to see the calendar drawn",
	"/calendar/waiting/{id}/remove":          "remove-waiting",
	"/calendar/{id}/accept":                  "accept-appointment",
	"/calendar/{id}/cancel":                  "cancel-appointment",
	"/calendar/{id}/move":                    "move-appointment",
	"/calendar/{id}/note":                    "note-appointment",
	"/book/{slug}":                           browser + "a customer holds a time for themselves, and has no token; a program of the practice books for them",
	"/book/{slug}/again":                     browser + "it mails a code to whoever is before the page that holds the time",
	"/book/{slug}/address":                   browser + "it mails a code to whoever is before the page that holds the time",
	"/book/{slug}/appointment/cancel":        browser + "a customer cancels by the link in their mail; a program of the practice does it for them",
	"/book/{slug}/appointment/move":          browser + "a customer moves by the link in their mail; a program of the practice does it for them",
	"/book/{slug}/confirm":                   browser + "a customer confirms by the link in their mail",
	"/book/{slug}/forget":                    browser + "it gives back what the page before the customer holds",
	"/book/{slug}/hold":                      browser + "a customer types the code from their mail into the page that holds the time",
	"/book/{slug}/wait":                      browser + "a customer asks to wait for themselves, and has no token",
	"/book/{slug}/wait/again":                browser + "it mails a code to whoever is before the page that asks for it",
	"/book/{slug}/wait/code":                 browser + "a customer types the code from their mail into the page that asks for it",
	"/book/{slug}/wait/confirm":              browser + "a customer confirms by the link in their mail",
	"/book/{slug}/waiting":                   browser + "a customer takes a time by the link in their mail; a program of the practice books for them",
	"/book/{slug}/waiting/leave":             browser + "a customer leaves by the link in their mail; a program of the practice does it for them",
	"/book/{slug}/sign-out":                  browser + "it ends this very browser session",
	"/check-in":                              "check-in",
	"/customer-groups":                       "add-customer-group",
	"/customer-groups/{id}":                  "rename-customer-group",
	"/customer-groups/{id}/remove":           "remove-customer-group",
	"/customer-export":                       "export-customers",
	"/customer-import":                       "import-customers",
	"/customer-import/{id}":                  "import-customers",
	"/customer-import/{id}/columns":          browser + "it says what a column means that its header does not say; a program writes the header itself",
	"/customer-import/{id}/drop":             browser + "it throws away a preview, and the preview of a program is never kept",
	"/customers/new":                         "add-customer",
	"/customers/{id}/edit":                   "change-customer",
	"/customers/{id}/erase":                  "erase-customer",
	"/customers/{id}/merge":                  "merge-customers",
	"/customers/{id}/news":                   "set-customer-news",
	"/customers/{id}/note":                   "change-customer",
	"/customers/{id}/offer":                  "answer-offer",
	"/customers/{id}/visit":                  "note-appointment",
	"/email/confirm":                         "confirm-new-address",
	"/found":                                 "found",
	"/found/join":                            "join",
	"/invitation":                            "accept-invitation",
	"/manage/floors/{id}":                    "change-floor",
	"/manage/floors/{id}/codes":              "print-labels",
	"/manage/floors/{id}/places":             "add-assets",
	"/manage/floors/{id}/plan":               "set-plan",
	"/manage/floors/{id}/remove":             "remove-floor",
	"/manage/groups":                         "add-group",
	"/manage/groups/{id}":                    "rename-group",
	"/manage/groups/{id}/put":                "put-into-group",
	"/manage/groups/{id}/remove":             "remove-group",
	"/manage/groups/{id}/take":               "take-from-group",
	"/manage/import":                         "import-members",
	"/manage/import/{id}":                    "import-members",
	"/manage/import/{id}/columns":            browser + "it says what a column means that its header does not say; a program writes the header itself",
	"/manage/import/{id}/drop":               browser + "it throws away a preview, and the preview of a program is never kept",
	"/manage/mail-domains":                   "add-mail-domain",
	"/manage/mail-domains/{id}/joining":      "set-joining",
	"/manage/mail-domains/{id}/remove":       "remove-mail-domain",
	"/manage/places/{id}":                    "change-asset",
	"/manage/places/{id}/code":               "replace-code",
	"/manage/places/{id}/move":               "change-asset",
	"/manage/places/{id}/remove":             "remove-asset",
	"/manage/places/{id}/restore":            "restore-asset",
	"/manage/practice":                       "change-practice",
	"/manage/practice/begin":                 "make-practice",
	"/manage/practice/cards":                 "print-cards",
	"/manage/practice/link-code":             "print-link",
	"/manage/practice/lists":                 "change-lists",
	"/manage/practice/lists/send":            "send-list",
	"/manage/practice/services":              "add-service",
	"/manage/practice/services/{id}":         "change-service",
	"/manage/practice/services/{id}/remove":  "remove-service",
	"/manage/practice/staff":                 "add-staff",
	"/manage/practice/staff/{id}":            "set-staff-hours",
	"/manage/practice/staff/{id}/remove":     "remove-staff",
	"/manage/sites":                          "add-site",
	"/manage/sites/{id}":                     "change-site",
	"/manage/sites/{id}/close":               "close-site",
	"/manage/sites/{id}/floors":              "add-floor",
	"/manage/sites/{id}/holidays":            "add-holiday",
	"/manage/sites/{id}/holidays/file":       "import-holidays",
	"/manage/sites/{id}/holidays/remove":     "remove-holiday",
	"/manage/sites/{id}/open":                "open-site",
	"/my-hours":                              "set-staff-hours",
	"/my-account/export":                     browser + "a customer's own account is no member and has no token",
	"/my-account/delete":                     browser + "a customer's own account is no member and has no token",
	"/my-practices/{slug}":                   browser + "a customer tells the practice of a change, and has no token: a token speaks for one organisation, and never for its person elsewhere",
	"/news/{org}/{link}":                     browser + "whoever gets a newsletter unsubscribes by the link in it, and has no token",
	"/news/{org}/{link}/again":               browser + "whoever unsubscribed takes it back by the link in the newsletter, and has no token",
	"/newsletters/new":                       "add-newsletter",
	"/newsletters/settings":                  "change-newsletter-settings",
	"/newsletters/{id}/copy":                 "copy-newsletter",
	"/newsletters/{id}/edit":                 "change-newsletter",
	"/newsletters/{id}/go-on":                "resume-newsletter",
	"/newsletters/{id}/remove":               "remove-newsletter",
	"/newsletters/{id}/send":                 "send-newsletter",
	"/newsletters/{id}/stop":                 "stop-newsletter",
	"/newsletters/{id}/test":                 "test-newsletter",
	"/organisation/sign-in":                  "set-provider",
	"/organisation/sign-in/remove":           "remove-provider",
	"/organisation/sign-in/rule":             "set-factor-rule",
	"/people/invite":                         "invite-all",
	"/people/new":                            "add-member",
	"/people/{id}":                           "set-rights",
	"/people/{id}/deactivate":                "deactivate-member",
	"/people/{id}/edit":                      "edit-member",
	"/people/{id}/erase":                     "erase-member",
	"/people/{id}/invite":                    "invite-member",
	"/people/{id}/owner":                     "set-owner",
	"/people/{id}/reactivate":                "reactivate-member",
	"/people/{id}/withdraw":                  "withdraw-invitation",
	"/people/{id}/phone":                     "set-member-phone",
	"/phone":                                 "change-own-phone",
	"/phone/calls/remove":                    "remove-own-calls",
	"/phone/calls/{id}/remove":               "remove-own-call",
	"/phones/members/{id}/calls":             "look-at-calls",
	"/phones/members/{id}/calls/export":      "look-at-calls",
	"/phone/pin":                             "set-own-pin",
	"/phone/log-in":                          "log-in-phone",
	"/phone/log-out":                         "log-out-own-phone",
	"/phone/export":                          "list-own-calls",
	"/phone/messages/{id}/heard":             "hear-voicemail",
	"/phone/messages/{id}/remove":            "remove-voicemail",
	"/phones/devices/{id}":                   "change-phone",
	"/phones/devices/{id}/secret":            "get-phone-password",
	"/phones/devices/{id}/provision":         "provision-phone",
	"/phones/devices/{id}/renew":             "renew-phone-password",
	"/phones/devices/{id}/log-in":            "put-on-phone",
	"/phones/devices/{id}/log-out":           "log-out-phone",
	"/phones/devices/{id}/unlock":            "unlock-phone",
	"/phones/devices/{id}/remove":            "remove-phone",
	"/phones/members/{id}/unlock":            "unlock-member-phone",
	"/phones/settings":                       "change-telephony",
	"/phones/emergency/{site}":               "set-emergency-numbers",
	"/phones/groups/{id}":                    "change-ring-group",
	"/phones/groups/{id}/remove":             "remove-ring-group",
	"/phones/lines/{id}":                     "change-phone-line",
	"/phones/lines/{id}/remove":              "remove-phone-line",
	"/phones/numbers":                        "set-phone-number",
	"/phones/prompts/{lang}/{prompt}":        "set-phone-prompt",
	"/phones/prompts/{lang}/{prompt}/remove": "remove-phone-prompt",
	"/places/{id}/back":                      "put-back",
	"/places/{id}/out":                       "take-out",
	"/profile":                               "change-me",
	"/profile/data/export":                   "get-my-data",
	"/profile/delete":                        "delete-account",
	"/profile/email":                         "ask-new-address",
	"/profile/mails":                         "set-own-mail",
	"/profile/password":                      "change-password",
	"/profile/security/codes":                "begin-totp",
	"/profile/security/codes/confirm":        "confirm-totp",
	"/profile/security/codes/remove":         "remove-totp",
	"/profile/security/passkeys":             browser + "only a browser makes a passkey, with the person before it (WebAuthn)",
	"/profile/security/passkeys/finish":      browser + "only a browser makes a passkey, with the person before it (WebAuthn)",
	"/profile/security/passkeys/{id}/remove": "remove-passkey",
	"/profile/security/recovery":             "renew-recovery-codes",
	"/profile/sessions/{id}/end":             "end-browser",
	"/profile/tokens":                        "make-token",
	"/profile/tokens/{id}/revoke":            "revoke-token",
	"/reservations":                          "reserve",
	"/reservations/{id}":                     "change-reservation",
	"/reservations/{id}/cancel":              "cancel-reservation",
	"/reservations/{id}/undo":                "undo-cancellation",
	"/reset":                                 "ask-reset",
	"/reset/new":                             "reset",
	"/series/{id}/cancel":                    "cancel-series",
	"/series/{id}/undo":                      "undo-series",
	"/session/active":                        browser + "it keeps a browser session alive, and a token has no minutes of inactivity",
	"/session/ended":                         browser + "it gives back what was typed when a browser session ended",
	"/session/switch":                        browser + "a token acts in the one organisation in which it was made",
	"/sign-in":                               browser + "it begins a browser session; a program has its token",
	"/sign-in/back":                          browser + "a provider sends a browser back with its answer",
	"/sign-in/organisation":                  browser + "it sends a browser to a provider",
	"/sign-in/passkey":                       browser + "only a browser asks for a passkey (WebAuthn)",
	"/sign-in/passkey/finish":                browser + "only a browser asks for a passkey (WebAuthn)",
	"/sign-in/second":                        browser + "it begins a browser session; a program has its token",
	"/sign-out":                              browser + "it ends this very browser session; from elsewhere end-browser does",
	"/sign-up":                               "sign-up",
	"/sign-up/again":                         "sign-up-again",
	"/sign-up/confirm":                       "confirm-sign-up",
	"/start":                                 "hide-start",
	"/stays/{id}/end":                        "check-out",
}

func TestWhatAPagePostsAProgramCanDoToo(t *testing.T) {
	o := officetest.Open(t, "sqlite")
	offered := operations(t, o)
	posted := routes(t, "POST")
	for _, path := range posted {
		by, known := inTheAPI[path]
		reason, alone := strings.CutPrefix(by, browser)
		switch {
		case !known:
			t.Errorf("POST %s: name the operation of the API that does the same, or why it takes a browser", path)
		case alone && len(reason) < 20:
			t.Errorf("POST %s takes a browser, and %q is no reason", path, reason)
		case !alone && !slices.Contains(offered, by):
			t.Errorf("POST %s: there is no operation %s", path, by)
		}
	}
	for path := range inTheAPI {
		if !slices.Contains(posted, path) {
			t.Errorf("no page posts to %s any more", path)
		}
	}
}

// operations are the ids of what the API offers, as its document says.
func operations(t testing.TB, o *officetest.Office) (ids []string) {
	t.Helper()
	answer, err := http.Get(o.URL + "/api/openapi.json")
	must(t, err)
	defer answer.Body.Close()
	raw, err := io.ReadAll(answer.Body)
	must(t, err)
	var document struct {
		Paths map[string]map[string]struct{ OperationID string }
	}
	must(t, json.Unmarshal(raw, &document))
	for _, methods := range document.Paths {
		for _, m := range methods {
			ids = append(ids, m.OperationID)
		}
	}
	return ids
}
