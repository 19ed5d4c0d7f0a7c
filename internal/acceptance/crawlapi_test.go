package acceptance

import (
	"cmp"
	"encoding/json"
	"strings"
	"testing"

	"bureau/internal/directory"
)

// operation is a line of the table of the API: who may, what is sent, and for which thing.
type operation struct {
	may    may
	path   string // instead of the document's, with names in the place of ids
	body   string
	hidden bool
}

// whoMayCall says of every operation of the API who may.
var whoMayCall = map[string]operation{
	"get-me":               {may: signed},
	"get-my-data":          {may: signed},
	"delete-account":       {may: signed, body: `{"password":"wrong"}`},
	"change-me":            {may: signed, body: `{"name":"Same"}`},
	"get-own-mail":         {may: signed},
	"set-own-mail":         {may: signed, body: `{"on":true}`},
	"ask-new-address":      {may: signed, body: `{"email":"x@demo.example","password":"wrong"}`},
	"change-password":      {may: signed, body: `{"password":"wrong","new_password":"a lamp over the stairs"}`},
	"list-browsers":        {may: signed},
	"end-browser":          {may: signed, path: "/api/browsers/x"},
	"list-tokens":          {may: signed},
	"make-token":           {may: signed, body: `{"name":"crawl"}`},
	"revoke-token":         {may: signed, path: "/api/tokens/x"},
	"get-factors":          {may: signed},
	"begin-totp":           {may: signed, body: `{"password":"wrong"}`},
	"confirm-totp":         {may: signed, body: `{"code":"x"}`},
	"remove-totp":          {may: signed, body: `{"code":"x","password":"wrong"}`},
	"renew-recovery-codes": {may: signed, body: `{"password":"wrong"}`},
	"remove-passkey":       {may: signed, path: "/api/passkeys/x/remove", body: `{"password":"wrong"}`},
	"get-provider":         {may: right(directory.Settings | directory.People)},
	"set-provider":         {may: right(directory.Settings | directory.People), body: `{"issuer":"x","client":"x","secret":"x","domains":["demo.example"],"required":false}`},
	"remove-provider":      {may: right(directory.Settings | directory.People)},
	"get-factor-rule":      {may: right(directory.Settings | directory.People)},
	"set-factor-rule":      {may: right(directory.Settings | directory.People), body: `{"needed":false}`},

	"list-appointments":          {may: staffed, path: "/api/appointments?from=2026-11-24T00:00:00Z&to=2026-11-25T00:00:00Z"},
	"list-phones":                {may: ofPhones},
	"add-phone":                  {may: ofPhones, body: `{"name":"New"}`},
	"get-phone":                  {may: ofPhones, path: "/api/phones/PHONE1"},
	"change-phone":               {may: ofPhones, path: "/api/phones/PHONE1", body: `{"label":"Other"}`},
	"remove-phone":               {may: ofPhones, path: "/api/phones/PHONE2"},
	"get-phone-password":         {may: ofPhones, path: "/api/phones/PHONE1/password"},
	"provision-phone":            {may: ofPhones, path: "/api/phones/PHONE3/provisioning"},
	"renew-phone-password":       {may: ofPhones, path: "/api/phones/PHONE1/renew"},
	"put-on-phone":               {may: ofPhones, path: "/api/phones/PHONE1/log-in", body: `{"member":"PERSON0"}`},
	"log-out-phone":              {may: ofPhones, path: "/api/phones/PHONE1/log-out"},
	"unlock-phone":               {may: ofPhones, path: "/api/phones/PHONE1/unlock"},
	"list-extensions":            {may: ofPhones},
	"get-member-phone":           {may: ofPhones, path: "/api/members/PERSON0/phone"},
	"set-member-phone":           {may: ofPhones, path: "/api/members/PERSON2/phone", body: `{"extension":"210"}`},
	"unlock-member-phone":        {may: ofPhones, path: "/api/members/PERSON0/phone/unlock"},
	"look-at-calls":              {may: some(holder, ofPhones), path: "/api/members/PERSON0/calls"},
	"remove-own-call":            {may: holder, hidden: true, path: "/api/own-calls/CALL1"},
	"remove-own-calls":           {may: signed},
	"get-own-phone":              {may: signed},
	"change-own-phone":           {may: signed, body: `{"do_not_disturb":true}`},
	"list-phone-choices":         {may: signed},
	"set-own-pin":                {may: some(holder, func(r *role) bool { return r.name == "member" }), body: `{"pin":"482913"}`},
	"log-in-phone":               {may: some(holder, func(r *role) bool { return r.name == "member" }), body: `{"phone":"PHONE1"}`},
	"log-out-own-phone":          {may: signed},
	"list-own-calls":             {may: signed},
	"list-voicemail":             {may: signed},
	"get-voicemail":              {may: holder, hidden: true, path: "/api/voicemail/VOICE1"},
	"hear-voicemail":             {may: holder, hidden: true, path: "/api/voicemail/VOICE1/heard"},
	"remove-voicemail":           {may: holder, hidden: true, path: "/api/voicemail/VOICE3"},
	"get-telephony":              {may: ofPhones},
	"change-telephony":           {may: ofPhones, body: `{"country":"32"}`},
	"get-emergency-numbers":      {may: ofPhones, path: "/api/sites/SITE1/emergency-numbers"},
	"set-emergency-numbers":      {may: ofPhones, path: "/api/sites/SITE1/emergency-numbers", body: `{"numbers":["144"]}`},
	"list-ring-groups":           {may: ofPhones},
	"add-ring-group":             {may: ofPhones, body: `{"name":"New","extension":"310","members":["PERSON0"]}`},
	"change-ring-group":          {may: ofPhones, path: "/api/ring-groups/RING1", body: `{"ring_seconds":30}`},
	"remove-ring-group":          {may: ofPhones, path: "/api/ring-groups/RING2"},
	"list-phone-prompts":         {may: ofPhones, path: "/api/phone-prompts?language=en"},
	"get-phone-prompt":           {may: ofPhones, path: "/api/phone-prompts/sound?language=en&prompt=ask-pin"},
	"set-phone-prompt":           {may: ofPhones, path: "/api/phone-prompts?language=en&prompt=ask-pin", body: aFile("sound", recording)},
	"remove-phone-prompt":        {may: ofPhones, path: "/api/phone-prompts?language=en&prompt=goodbye"},
	"list-phone-lines":           {may: ofPhones},
	"add-phone-line":             {may: ofPhones, body: `{"name":"New","host":"sip.example","user_name":"u","password":"p"}`},
	"change-phone-line":          {may: ofPhones, path: "/api/phone-lines/LINE1", body: `{"rank":2}`},
	"remove-phone-line":          {may: ofPhones, path: "/api/phone-lines/LINE2"},
	"list-phone-numbers":         {may: ofPhones},
	"set-phone-number":           {may: ofPhones, body: `{"number":"+31205552000","extension":"300"}`},
	"list-newsletters":           {may: keepers},
	"add-newsletter":             {may: keepers, body: `{"subject":"New","text":"x","customer_groups":["CLIENTS1"]}`},
	"get-newsletter":             {may: keepers, path: "/api/newsletters/LETTER1"},
	"change-newsletter":          {may: keepers, path: "/api/newsletters/LETTER1", body: `{"subject":"Other"}`},
	"copy-newsletter":            {may: keepers, path: "/api/newsletters/LETTER1/copy"},
	"test-newsletter":            {may: keepers, path: "/api/newsletters/LETTER1/test"},
	"list-newsletter-readers":    {may: keepers, path: "/api/newsletters/LETTER1/readers"},
	"list-newsletter-mails":      {may: keepers, path: "/api/newsletters/LETTER2/mails"},
	"send-newsletter":            {may: keepers, path: "/api/newsletters/LETTER3/send", body: `{"mails":12}`},
	"stop-newsletter":            {may: keepers, path: "/api/newsletters/LETTER2/stop"},
	"resume-newsletter":          {may: keepers, path: "/api/newsletters/LETTER2/go-on"},
	"remove-newsletter":          {may: keepers, path: "/api/newsletters/LETTER4"},
	"get-newsletter-settings":    {may: right(directory.Settings)},
	"change-newsletter-settings": {may: right(directory.Settings), body: `{"asks":true}`},
	"get-customer-news":          {may: ofCustomers, path: "/api/customers/CUSTOMER1/newsletter"},
	"set-customer-news":          {may: ofCustomers, path: "/api/customers/CUSTOMER1/newsletter", body: `{"agreed":true,"how":"paper"}`},
	"clear-customer-bounce":      {may: keepers, path: "/api/customers/CUSTOMER1/newsletter/reachable"},

	"list-customers":            {may: ofCustomers},
	"add-customer":              {may: ofCustomers, body: `{"last":"New"}`},
	"get-customer":              {may: ofCustomers, path: "/api/customers/CUSTOMER1"},
	"change-customer":           {may: ofCustomers, path: "/api/customers/CUSTOMER1", body: `{"last":"Other"}`},
	"answer-offer":              {may: ofCustomers, path: "/api/customers/CUSTOMER6/offer", body: `{"take":true}`},
	"list-visits":               {may: ofCustomers, path: "/api/customers/CUSTOMER1/appointments"},
	"import-customers":          {may: keepers, body: `{"file":"Name\nNina Nord\n","apply":true}`},
	"export-customers":          {may: keepers, body: `{"format":"vcard"}`},
	"merge-customers":           {may: keepers, path: "/api/customers/CUSTOMER3/merge", body: `{"customer":"CUSTOMER4","apply":true}`},
	"erase-customer":            {may: keepers, path: "/api/customers/CUSTOMER2"},
	"list-customer-groups":      {may: ofCustomers},
	"add-customer-group":        {may: ofCustomers, body: `{"name":"Shoulders"}`},
	"rename-customer-group":     {may: ofCustomers, path: "/api/customer-groups/CLIENTS1", body: `{"name":"Elbows"}`},
	"remove-customer-group":     {may: ofCustomers, path: "/api/customer-groups/CLIENTS2"},
	"list-appointment-requests": {may: staffed},
	"list-waiting":              {may: staffed},
	"remove-waiting":            {may: ofHolder, hidden: true, path: "/api/waiting-list/WAITING1"},
	"book-appointment":          {may: ofHolder, body: `{"service":"SERVICE1","customer":"CUSTOMER1","staff":"PERSON0","site":"SITE1","starts_at":"2026-11-30T10:00:00Z"}`},
	"get-appointment":           {may: ofHolder, hidden: true, path: "/api/appointments/APPOINTMENT1"},
	"move-appointment":          {may: ofHolder, hidden: true, path: "/api/appointments/APPOINTMENT3/move", body: `{"starts_at":"2026-11-30T14:00:00Z"}`},
	"accept-appointment":        {may: ofHolder, hidden: true, path: "/api/appointments/APPOINTMENT1/accept"},
	"cancel-appointment":        {may: ofHolder, hidden: true, path: "/api/appointments/APPOINTMENT2/cancel", body: `{}`},
	"note-appointment":          {may: ofHolder, hidden: true, path: "/api/appointments/APPOINTMENT3/note", body: `{"note":"x"}`},

	"list-sites":      {may: signed},
	"add-site":        {may: ofSites, body: `{"name":"Brugge","zone":"Europe/Brussels"}`},
	"change-site":     {may: manages(0), path: "/api/sites/SITE1", body: `{"phone":"1"}`},
	"close-site":      {may: ofSites, path: "/api/sites/SITE3"},
	"open-site":       {may: ofSites, path: "/api/sites/SITE3/opening"},
	"list-holidays":   {may: signed, path: "/api/sites/SITE1/holidays"},
	"add-holiday":     {may: manages(0), path: "/api/sites/SITE1/holidays", body: `{"date":"2027-05-01","name":"Feast"}`},
	"remove-holiday":  {may: manages(0), path: "/api/sites/SITE1/holidays/remove", body: `{"date":"2027-05-01"}`},
	"import-holidays": {may: manages(0), path: "/api/sites/SITE1/holidays/import", body: `{"calendar":"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"}`},
	"add-floor":       {may: manages(0), body: `{"site":"SITE1","name":"Roof","level":9}`},
	"change-floor":    {may: manages(0), path: "/api/floors/FLOOR1", body: `{"name":"Ground"}`},
	"remove-floor":    {may: manages(0), path: "/api/floors/FLOOR4"},
	"set-plan":        {may: manages(0), path: "/api/floors/FLOOR2/plan", body: aFile("plan", drawing)},
	"print-labels":    {may: manages(0), path: "/api/floors/FLOOR1/labels"},
	"list-assets":     {may: signed},
	"get-asset":       {may: signed, path: "/api/assets/ASSET1"},
	"add-assets":      {may: manages(0), body: `{"floor":"FLOOR1","name":"New","kind":"desk","x":1,"y":300}`},
	"change-asset":    {may: manages(0), path: "/api/assets/ASSET2", body: `{"name":"Renamed"}`},
	"remove-asset":    {may: manages(0), path: "/api/assets/ASSET9"},
	"restore-asset":   {may: manages(0), path: "/api/assets/REMOVED1/restoration"},
	"replace-code":    {may: manages(0), path: "/api/assets/ASSET6/code"},
	"take-out":        {may: manages(0), path: "/api/assets/ASSET8/outage", body: `{"until":"2026-11-24T20:00:00Z","reason":"test"}`},
	"put-back":        {may: manages(0), path: "/api/assets/ASSET5/outage"},
	"look-at-code":    {may: signed, path: "/api/codes/CODE1"},
	"find":            {may: signed, path: "/api/find?from=2026-11-24T12:00:00Z&to=2026-11-24T13:00:00Z"},

	"list-reservations":  {may: signed},
	"reserve":            {may: signed, body: `{"asset":"ASSET2","starts_at":"2026-12-02T09:00:00Z","ends_at":"2026-12-02T10:00:00Z"}`},
	"get-reservation":    {may: holder, hidden: true, path: "/api/reservations/RESERVATION1"},
	"change-reservation": {may: holder, hidden: true, path: "/api/reservations/RESERVATION1", body: `{"ends_at":"2026-11-24T15:30:00Z"}`},
	"cancel-reservation": {may: holder, hidden: true, path: "/api/reservations/RESERVATION2"},
	"undo-cancellation":  {may: holder, hidden: true, path: "/api/reservations/RESERVATION3/cancellation"},
	"check-series":       {may: signed, body: weeklyInJSON},
	"make-series":        {may: signed, body: weeklyInJSON},
	"list-series":        {may: signed},
	"get-series":         {may: holder, hidden: true, path: "/api/series/SERIES1"},
	"change-series":      {may: holder, hidden: true, path: "/api/series/SERIES1", body: `{"asset":"ASSET7"}`},
	"cancel-series":      {may: holder, hidden: true, path: "/api/series/SERIES1"},
	"undo-series":        {may: holder, hidden: true, path: "/api/series/SERIES1/cancellation"},
	"check-absence":      {may: signed, body: `{"kind":"sickness","first_day":"2026-12-22"}`},
	"enter-absence":      {may: ofSettings, body: `{"kind":"closure","first_day":"2027-01-05","shown":"` + nothing + `"}`},
	"list-absences":      {may: signed},
	"absence-times":      {may: signed},
	"get-absence":        {may: some(holder, right(directory.BookForOthers)), hidden: true, path: "/api/absences/ABSENCE1"},
	"change-absence": {may: some(holder, right(directory.BookForOthers)), hidden: true, path: "/api/absences/ABSENCE1",
		body: `{"kind":"sickness","member":"PERSON0","first_day":"2026-12-30","shown":"` + nothing + `"}`},
	"remove-absence":      {may: some(holder, right(directory.BookForOthers)), hidden: true, path: "/api/absences/ABSENCE2"},
	"list-visitors":       {may: signed},
	"list-sessions":       {may: signed},
	"list-presence":       {may: signed},
	"list-expected":       {may: signed},
	"check-in":            {may: signed, body: `{"code":"HOME"}`},
	"check-out":           {may: some(holder, manages(0)), hidden: true, path: "/api/sessions/STAY1"},
	"get-start":           {may: ofSettings},
	"hide-start":          {may: ofSettings, body: `{"hidden":true}`},
	"list-log":            {may: ofSettings},
	"list-members":        {may: ofPeople},
	"add-member":          {may: ofPeople, body: `{"email":"new@demo.example","elsewhere":true}`},
	"get-member":          {may: ofPeople, path: "/api/members/PERSON1"},
	"edit-member":         {may: ofPeople, path: "/api/members/PERSON4/details", body: `{"name":"Emma"}`},
	"set-rights":          {may: ofPeople, path: "/api/members/PERSON3", body: `{"rights":["sites"]}`},
	"set-owner":           {may: owner, path: "/api/members/PERSON2/owner", body: `{"owner":true}`},
	"deactivate-member":   {may: ofPeople, path: "/api/members/PERSON5/deactivate", body: `{"release":true}`},
	"erase-member":        {may: ofPeople, path: "/api/members/LEAVING1/erase"},
	"reactivate-member":   {may: ofPeople, path: "/api/members/PERSON5/reactivate"},
	"invite-member":       {may: ofPeople, path: "/api/members/NEW1/invite"},
	"withdraw-invitation": {may: ofPeople, path: "/api/members/NEW1/withdraw"},
	"invite-all":          {may: ofPeople},
	"list-groups":         {may: ofPeople},
	"add-group":           {may: ofPeople, body: `{"name":"Support"}`},
	"rename-group":        {may: ofPeople, path: "/api/groups/GROUP1", body: `{"name":"Selling"}`},
	"put-into-group":      {may: ofPeople, path: "/api/groups/GROUP1/members", body: `{"member":"PERSON2"}`},
	"take-from-group":     {may: ofPeople, path: "/api/groups/GROUP1/remove", body: `{"member":"PERSON5"}`},
	"remove-group":        {may: ofPeople, path: "/api/groups/GROUP2"},
	"list-mail-domains":   {may: ofPeople},
	"set-joining":         {may: ofPeople, path: "/api/mail-domains/DOMAIN1/joining", body: `{"joining":true}`},
	"add-mail-domain":     {may: ofPeople, body: `{"domain":"second.example"}`},
	"remove-mail-domain":  {may: ofPeople, path: "/api/mail-domains/DOMAIN1"},
	"import-members":      {may: ofPeople, body: `{"csv":"email\nthree@demo.example\n"}`},

	"get-practice":    {may: ofSettings},
	"make-practice":   {may: ofSettings},
	"get-lists":       {may: ofSettings},
	"change-lists":    {may: ofSettings, body: `{"days":3}`},
	"send-list":       {may: staffed},
	"change-practice": {may: ofSettings, body: `{"intro":"Welcome"}`},
	"print-link":      {may: ofSettings},
	"print-cards":     {may: ofSettings, body: `{"member":"PERSON1","site":"SITE1","layout":"ten"}`},
	"list-services":   {may: ofSettings},
	"add-service":     {may: ofSettings, body: `{"name":"New","staff":["PERSON1"]}`},
	"get-service":     {may: ofSettings, path: "/api/services/SERVICE1"},
	"change-service":  {may: ofSettings, path: "/api/services/SERVICE1", body: `{"name":"Other"}`},
	"remove-service":  {may: ofSettings, path: "/api/services/SERVICE2"},
	"list-staff":      {may: ofSettings},
	"add-staff":       {may: ofSettings, body: `{"member":"PERSON3"}`},
	"set-staff-hours": {may: ofSettings, path: "/api/staff/PERSON1", body: `{"site":"SITE1","opening_hours":[]}`},
	"remove-staff":    {may: ofSettings, path: "/api/staff/PERSON4"},

	"sign-up":             {may: everybody, body: `{"email":"x@demo.example","password":"short","language":"en"}`},
	"sign-up-again":       {may: everybody, body: `{"sign_up":"x"}`},
	"confirm-sign-up":     {may: everybody, body: `{"code":"x"}`},
	"ask-reset":           {may: everybody, body: `{"email":"","language":"en"}`},
	"confirm-new-address": {may: everybody, body: `{"code":"x"}`},
	"accept-invitation":   {may: everybody, body: `{"code":"x"}`},
	"begin-founding":      {may: everybody, body: `{"email":"x@demo.example","password":"wrong"}`},
	"found":               {may: everybody, body: `{"code":"x","name":"Test","zone":"UTC","language":"en"}`},
	"join":                {may: everybody, body: `{"code":"x","organisation":"x","language":"en"}`},
	"reset":               {may: everybody, body: `{"code":"x","password":"a lamp over the stairs"}`},
}

const weeklyInJSON = `{"asset":"ASSET1","rule":"FREQ=WEEKLY;BYDAY=FR","first_day":"2027-01-01","times":2,"from":"09:00","to":"17:00"}`

// operations are those of the document, each with its line; one that has none fails the test.
func (c *crawled) operations() []way {
	c.t.Helper()
	var document struct {
		Paths map[string]map[string]struct {
			ID string `json:"operationId"`
		}
	}
	must(c.t, json.Unmarshal(c.ask(c.roles[0], "GET", "/api/openapi.json", "").Body.Bytes(), &document))
	var out []way
	for path, methods := range document.Paths {
		for method, it := range methods {
			line, known := whoMayCall[it.ID]
			if !known {
				c.t.Errorf("nobody says who may call %s: give it a line in whoMayCall", it.ID)
				continue
			}
			out = append(out, way{name: it.ID, method: strings.ToUpper(method), path: cmp.Or(line.path, path), may: line.may, body: line.body, hidden: line.hidden})
		}
	}
	if len(out) != len(whoMayCall) {
		c.t.Errorf("%d lines are for operations that there are not", len(whoMayCall)-len(out))
	}
	return out
}

// Every operation is called by everybody who may not, and by everybody who may.
func TestNoOperationAnswersAboveARolesRights(t *testing.T) {
	crawledEach(t, func(t *testing.T, c *crawled) {
		all := c.operations()
		for _, x := range all {
			c.refuse(x)
		}
		for _, x := range all {
			if x.method == "GET" {
				c.look(x)
			}
		}
		for _, x := range all {
			c.admit(x)
		}
	})
}
