package acceptance

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bureau/internal/directory"
)

// mounted is a line of the table of pages and forms: what is mounted, who may, what is sent, and how the first of those who
// may is answered.
type mounted struct {
	pattern string
	may     may
	path    string // instead of what is mounted, with names in the place of ids
	form    string
	first   int
	hidden  bool
	told    may
}

var ofPeople, ofSettings, ofSites, ofPhones = right(directory.People), right(directory.Settings), right(directory.Sites), right(directory.Phones)

// whoMay says of every page and form who may.
var whoMay = []mounted{
	{pattern: "GET /{$}", may: signed, path: "/", first: 200},
	{pattern: "GET /absences", may: signed, first: 200},
	{pattern: "GET /calendar", may: staffed, first: 200},
	{pattern: "GET /calendar/new", may: staffed, first: 200},
	{pattern: "GET /calendar/requests", may: staffed, first: 200},
	{pattern: "GET /calendar/waiting", may: staffed, first: 200},
	{pattern: "GET /calendar/{id}", may: ofHolder, hidden: true, told: unstaffed, path: "/calendar/APPOINTMENT1", first: 200},
	{pattern: "GET /calendar/{id}/cancel", may: ofHolder, hidden: true, told: unstaffed, path: "/calendar/APPOINTMENT1/cancel", first: 200},
	{pattern: "GET /calendar/{id}/move", may: ofHolder, hidden: true, told: unstaffed, path: "/calendar/APPOINTMENT1/move", first: 200},
	{pattern: "GET /absences/new", may: signed, path: "/absences/new?kind=sickness&look=1", first: 200},
	{pattern: "GET /absences/{id}", may: some(holder, right(directory.BookForOthers)), path: "/absences/ABSENCE1", first: 200, hidden: true},
	{pattern: "GET /again", may: signed, path: "/again?asset=ASSET1", first: 200},
	{pattern: "GET /book/{slug}", may: everybody, path: "/book/nobody", first: 404},
	{pattern: "GET /book/{slug}/appointment", may: everybody, path: "/book/nobody/appointment", first: 404},
	{pattern: "GET /book/{slug}/appointment/cancel", may: everybody, path: "/book/nobody/appointment/cancel", first: 404},
	{pattern: "GET /book/{slug}/appointment/move", may: everybody, path: "/book/nobody/appointment/move", first: 404},
	{pattern: "GET /book/{slug}/confirm", may: everybody, path: "/book/nobody/confirm", first: 404},
	{pattern: "GET /book/{slug}/wait", may: everybody, path: "/book/nobody/wait", first: 404},
	{pattern: "GET /book/{slug}/wait/code", may: everybody, path: "/book/nobody/wait/code", first: 404},
	{pattern: "GET /book/{slug}/wait/confirm", may: everybody, path: "/book/nobody/wait/confirm", first: 404},
	{pattern: "GET /book/{slug}/waiting", may: everybody, path: "/book/nobody/waiting", first: 404},
	{pattern: "GET /my-account", may: everybody, first: 303},
	{pattern: "GET /my-practices", may: everybody, first: 303},
	{pattern: "GET /my-practices/{slug}", may: everybody, path: "/my-practices/nobody", first: 303},
	{pattern: "GET /book/{slug}/hold", may: everybody, path: "/book/nobody/hold", first: 404},
	{pattern: "GET /check-in", may: signed, first: 200},
	{pattern: "GET /check-in/scan", may: signed, first: 200},
	{pattern: "GET /a/{code}", may: signed, path: "/a/CODE1", first: 200},
	{pattern: "GET /customer-groups", may: ofCustomers, first: 200},
	{pattern: "GET /customer-export", may: keepers, first: 200},
	{pattern: "GET /customer-import", may: keepers, first: 200},
	{pattern: "GET /customer-import/{id}", may: keepers, path: "/customer-import/CLIENTFILE1"},
	{pattern: "GET /customers", may: ofCustomers, first: 200},
	{pattern: "GET /customers/new", may: ofCustomers, first: 200},
	{pattern: "GET /customers/{id}", may: ofCustomers, path: "/customers/CUSTOMER1", first: 200},
	{pattern: "GET /customers/{id}/edit", may: ofCustomers, path: "/customers/CUSTOMER1/edit", first: 200},
	{pattern: "GET /customers/{id}/erase", may: keepers, path: "/customers/CUSTOMER1/erase", first: 200},
	{pattern: "GET /customers/{id}/merge", may: keepers, path: "/customers/CUSTOMER1/merge", first: 200},
	{pattern: "GET /news/{org}/{link}", may: everybody, path: "/news/nobody/x", first: 404},
	{pattern: "GET /newsletters", may: keepers, first: 200},
	{pattern: "GET /newsletters/new", may: keepers, first: 200},
	{pattern: "GET /newsletters/settings", may: ofSettings, first: 200},
	{pattern: "GET /newsletters/{id}", may: keepers, path: "/newsletters/LETTER1", first: 200},
	{pattern: "GET /newsletters/{id}/edit", may: keepers, path: "/newsletters/LETTER1/edit", first: 200},
	{pattern: "GET /newsletters/{id}/mail", may: keepers, path: "/newsletters/LETTER1/mail", first: 200},
	{pattern: "GET /newsletters/{id}/mails", may: keepers, path: "/newsletters/LETTER2/mails", first: 200},
	{pattern: "GET /newsletters/{id}/readers", may: keepers, path: "/newsletters/LETTER1/readers", first: 200},
	{pattern: "GET /newsletters/{id}/send", may: keepers, path: "/newsletters/LETTER1/send", first: 200},
	{pattern: "GET /demo/mail", may: everybody, first: 200},
	{pattern: "GET /demo/mail/{id}", may: everybody, path: "/demo/mail/x", first: 404},
	{pattern: "GET /email/confirm", may: everybody, first: 404},
	{pattern: "GET /found", may: everybody, first: 404},
	{pattern: "GET /history", may: signed, first: 200},
	{pattern: "GET /invitation", may: everybody, first: 404},
	{pattern: "GET /live", may: everybody},
	{pattern: "GET /manage", may: some(manages(-1), ofPeople, ofSettings, ofPhones), first: 200},
	{pattern: "GET /manage/floors/{id}", may: manages(0), path: "/manage/floors/FLOOR1", first: 200},
	{pattern: "GET /manage/floors/{id}/codes", may: manages(0), path: "/manage/floors/FLOOR1/codes", first: 200},
	{pattern: "GET /manage/groups", may: ofPeople, first: 200},
	{pattern: "GET /manage/groups/{id}", may: ofPeople, path: "/manage/groups/GROUP1", first: 200},
	{pattern: "GET /manage/import", may: ofPeople, first: 200},
	{pattern: "GET /manage/import/{id}", may: ofPeople, path: "/manage/import/DRAFT1"},
	{pattern: "GET /manage/log", may: ofSettings, first: 200},
	{pattern: "GET /manage/mail-domains", may: ofPeople, first: 200},
	{pattern: "GET /manage/practice", may: ofSettings, first: 200},
	{pattern: "GET /manage/practice/cards", may: ofSettings, first: 200},
	{pattern: "GET /manage/practice/lists", may: ofSettings, first: 200},
	{pattern: "GET /manage/practice/services", may: ofSettings, first: 200},
	{pattern: "GET /manage/practice/services/new", may: ofSettings, first: 200},
	{pattern: "GET /manage/practice/services/{id}", may: ofSettings, path: "/manage/practice/services/SERVICE1", first: 200},
	{pattern: "GET /manage/practice/services/{id}/remove", may: ofSettings, path: "/manage/practice/services/SERVICE1/remove", first: 200},
	{pattern: "GET /manage/practice/staff", may: ofSettings, first: 200},
	{pattern: "GET /manage/practice/staff/{id}", may: ofSettings, path: "/manage/practice/staff/PERSON1", first: 200},
	{pattern: "GET /my-hours", may: signed, first: 200},
	{pattern: "GET /manage/sites", may: manages(-1), first: 200},
	{pattern: "GET /manage/sites/new", may: ofSites, first: 200},
	{pattern: "GET /manage/sites/{id}", may: manages(0), path: "/manage/sites/SITE1", first: 200},
	{pattern: "GET /more", may: signed, first: 200},
	{pattern: "GET /organisation/sign-in", may: right(directory.Settings | directory.People), first: 200},
	{pattern: "GET /people", may: ofPeople, first: 200},
	{pattern: "GET /people/new", may: ofPeople, first: 200},
	{pattern: "GET /people/{id}", may: ofPeople, path: "/people/PERSON1", first: 200},
	{pattern: "GET /people/{id}/deactivate", may: ofPeople, path: "/people/PERSON1/deactivate", first: 200},
	{pattern: "GET /people/{id}/erase", may: ofPeople, path: "/people/PERSON1/erase", first: 200},
	{pattern: "GET /people/{id}/edit", may: ofPeople, path: "/people/PERSON1/edit", first: 200},
	{pattern: "GET /places", may: signed, first: 200},
	{pattern: "GET /places/find", may: signed, first: 200},
	{pattern: "GET /plans/{name}", may: everybody, path: "/plans/x.svg", first: 404},
	{pattern: "GET /presence", may: signed, first: 200},
	{pattern: "GET /profile", may: signed, first: 200},
	{pattern: "GET /profile/data", may: signed, first: 200},
	{pattern: "GET /profile/delete", may: signed, first: 200},
	{pattern: "GET /profile/security", may: signed, first: 200},
	{pattern: "GET /profile/security/passkeys/{id}", may: signed, path: "/profile/security/passkeys/x", first: 404},
	{pattern: "GET /reservations", may: signed, first: 200},
	{pattern: "GET /reservations/{id}", may: holder, path: "/reservations/RESERVATION1", first: 200, hidden: true},
	{pattern: "GET /people/{id}/phone", may: ofPhones, path: "/people/PERSON0/phone", first: 200},
	{pattern: "GET /phone", may: signed, first: 200},
	{pattern: "GET /phone/messages/{id}", may: holder, hidden: true, path: "/phone/messages/VOICE1", first: 200},
	{pattern: "GET /phones", may: ofPhones, first: 200},
	{pattern: "GET /phones/devices/{id}", may: ofPhones, path: "/phones/devices/PHONE1", first: 200},
	{pattern: "GET /phones/members", may: ofPhones, first: 200},
	{pattern: "GET /phones/settings", may: ofPhones, first: 200},
	{pattern: "GET /phones/groups", may: ofPhones, first: 200},
	{pattern: "GET /phones/groups/{id}", may: ofPhones, path: "/phones/groups/RING1", first: 200},
	{pattern: "GET /phones/prompts", may: ofPhones, first: 200},
	{pattern: "GET /phones/prompts/{lang}/{prompt}", may: ofPhones, path: "/phones/prompts/en/ask-pin", first: 200},
	{pattern: "GET /phones/prompts/{lang}/{prompt}/standard", may: ofPhones, path: "/phones/prompts/en/ask-pin/standard", first: 200},
	{pattern: "GET /phones/prompts/{lang}/{prompt}/own", may: ofPhones, path: "/phones/prompts/en/logged-in/own", first: 200},
	{pattern: "GET /phones/lines", may: ofPhones, first: 200},
	{pattern: "GET /phones/lines/{id}", may: ofPhones, path: "/phones/lines/LINE1", first: 200},
	{pattern: "GET /provision/{link}/{file}", may: everybody, path: "/provision/x/y", first: 404},
	{pattern: "GET /reset", may: everybody, first: 200},
	{pattern: "GET /reset/new", may: everybody, first: 404},
	{pattern: "GET /reset/sent", may: everybody, first: 200},
	{pattern: "GET /robots.txt", may: everybody, first: 200},
	{pattern: "GET /session", may: everybody, first: 401},
	{pattern: "GET /sign-in", may: everybody, first: 200},
	{pattern: "GET /sign-in/back", may: everybody},
	{pattern: "GET /sign-in/organisation", may: everybody, first: 200},
	{pattern: "GET /sign-in/{step}", may: everybody, path: "/sign-in/second"},
	{pattern: "GET /sign-up", may: everybody, first: 200},
	{pattern: "GET /sign-up/confirm", may: everybody, first: 404},
	{pattern: "GET /sign-up/sent", may: everybody, first: 404},
	{pattern: "GET /start", may: ofSettings, first: 200},
	{pattern: "GET /static/", may: everybody, first: 404},

	{pattern: "POST /absences", may: ofSettings, form: "kind=closure&from=2027-01-05&shown=" + nothing, first: 303},
	{pattern: "POST /absences/{id}", may: some(holder, right(directory.BookForOthers)), path: "/absences/ABSENCE1",
		form: "rev=1&kind=sickness&staff=PERSON0&from=2026-12-30&shown=" + nothing, first: 303, hidden: true},
	{pattern: "POST /absences/{id}/remove", may: some(holder, right(directory.BookForOthers)), path: "/absences/ABSENCE2/remove", form: "rev=1", first: 303, hidden: true},
	{pattern: "POST /book/{slug}", may: everybody, path: "/book/nobody", first: 404},
	{pattern: "POST /book/{slug}/address", may: everybody, path: "/book/nobody/address", first: 404},
	{pattern: "POST /book/{slug}/again", may: everybody, path: "/book/nobody/again", first: 404},
	{pattern: "POST /book/{slug}/appointment/cancel", may: everybody, path: "/book/nobody/appointment/cancel", first: 404},
	{pattern: "POST /book/{slug}/appointment/move", may: everybody, path: "/book/nobody/appointment/move", first: 404},
	{pattern: "POST /book/{slug}/confirm", may: everybody, path: "/book/nobody/confirm", first: 404},
	{pattern: "POST /book/{slug}/forget", may: everybody, path: "/book/nobody/forget", first: 404},
	{pattern: "POST /my-account/export", may: everybody, first: 303},
	{pattern: "POST /my-account/delete", may: everybody, form: "present=wrong", first: 303},
	{pattern: "POST /my-practices/{slug}", may: everybody, path: "/my-practices/nobody", form: "customer=CUSTOMER1", first: 303},
	{pattern: "POST /book/{slug}/hold", may: everybody, path: "/book/nobody/hold", first: 404},
	{pattern: "POST /book/{slug}/wait", may: everybody, path: "/book/nobody/wait", first: 404},
	{pattern: "POST /book/{slug}/wait/again", may: everybody, path: "/book/nobody/wait/again", first: 404},
	{pattern: "POST /book/{slug}/wait/code", may: everybody, path: "/book/nobody/wait/code", first: 404},
	{pattern: "POST /book/{slug}/wait/confirm", may: everybody, path: "/book/nobody/wait/confirm", first: 404},
	{pattern: "POST /book/{slug}/waiting", may: everybody, path: "/book/nobody/waiting", first: 404},
	{pattern: "POST /book/{slug}/waiting/leave", may: everybody, path: "/book/nobody/waiting/leave", first: 404},
	{pattern: "POST /book/{slug}/sign-out", may: everybody, path: "/book/nobody/sign-out", first: 404},
	{pattern: "POST /again", may: signed, form: "asset=ASSET2&date=2026-12-02&from=09:00&to=10:00&repeat=once&key=one", first: 303},
	{pattern: "POST /again/check", may: signed, form: "asset=ASSET2&date=2026-12-03&from=09:00&to=10:00&repeat=once", first: 200},
	{pattern: "POST /check-in", may: signed, form: "code=HOME&key=home", first: 303},
	{pattern: "POST /email/confirm", may: everybody, first: 404},
	{pattern: "POST /customer-groups", may: ofCustomers, form: "name=Knees", first: 303},
	{pattern: "POST /customer-groups/{id}", may: ofCustomers, path: "/customer-groups/CLIENTS1", form: "rev=1&name=Hips", first: 303},
	{pattern: "POST /customer-groups/{id}/remove", may: ofCustomers, path: "/customer-groups/CLIENTS2/remove", form: "rev=1", first: 303},
	{pattern: "POST /customer-export", may: keepers, form: "as=cards", first: 200},
	{pattern: "POST /customer-import", may: keepers, form: aFile("file", "Name\nNina Nord\n"), first: 303},
	{pattern: "POST /customer-import/{id}", may: keepers, path: "/customer-import/CLIENTFILE1", form: "expected=1", first: 303},
	{pattern: "POST /customer-import/{id}/columns", may: keepers, path: "/customer-import/CLIENTFILE2/columns", form: "name=0", first: 303},
	{pattern: "POST /customer-import/{id}/drop", may: keepers, path: "/customer-import/CLIENTFILE2/drop", first: 303},
	{pattern: "POST /customers/new", may: ofCustomers, form: "last=New&lang=en", first: 303},
	{pattern: "POST /customers/{id}/edit", may: ofCustomers, path: "/customers/CUSTOMER1/edit", form: "rev=1&last=Other&lang=en", first: 303},
	{pattern: "POST /customers/{id}/erase", may: keepers, path: "/customers/CUSTOMER2/erase", form: "rev=1", first: 303},
	{pattern: "POST /customers/{id}/merge", may: keepers, path: "/customers/CUSTOMER3/merge", form: "rev=1&other=CUSTOMER4&other-rev=1", first: 303},
	{pattern: "POST /customers/{id}/note", may: ofCustomers, path: "/customers/CUSTOMER5/note", form: "rev=1&note=x", first: 303},
	{pattern: "POST /customers/{id}/news", may: ofCustomers, path: "/customers/CUSTOMER5/news", form: "do=agree&given=2026-11-20&how=paper", first: 303},
	{pattern: "POST /news/{org}/{link}", may: everybody, path: "/news/nobody/x", form: "List-Unsubscribe=One-Click", first: 404},
	{pattern: "POST /news/{org}/{link}/again", may: everybody, path: "/news/nobody/x/again", first: 404},
	{pattern: "POST /newsletters/new", may: keepers, form: "subject=New&text=x&lang=en&group=CLIENTS1", first: 303},
	{pattern: "POST /newsletters/settings", may: ofSettings, form: "rev=1&asks=1", first: 303},
	{pattern: "POST /newsletters/{id}/edit", may: keepers, path: "/newsletters/LETTER1/edit", form: "rev=1&subject=Other&text=x&lang=en", first: 303},
	{pattern: "POST /newsletters/{id}/test", may: keepers, path: "/newsletters/LETTER1/test", first: 303},
	{pattern: "POST /newsletters/{id}/copy", may: keepers, path: "/newsletters/LETTER1/copy", first: 303},
	{pattern: "POST /newsletters/{id}/send", may: keepers, path: "/newsletters/LETTER3/send", form: "rev=1&mails=12", first: 303},
	{pattern: "POST /newsletters/{id}/stop", may: keepers, path: "/newsletters/LETTER2/stop", first: 303},
	{pattern: "POST /newsletters/{id}/go-on", may: keepers, path: "/newsletters/LETTER5/go-on", first: 303},
	{pattern: "POST /newsletters/{id}/remove", may: keepers, path: "/newsletters/LETTER4/remove", form: "rev=1", first: 303},
	{pattern: "POST /customers/{id}/offer", may: ofCustomers, path: "/customers/CUSTOMER6/offer", form: "rev=2&take=yes", first: 303},
	{pattern: "POST /customers/{id}/visit", may: ofHolder, hidden: true, path: "/customers/CUSTOMER1/visit", form: "appointment=APPOINTMENT3&note=x"},
	{pattern: "POST /calendar/new", may: ofHolder, form: "service=SERVICE1&customer=CUSTOMER1&staff=PERSON0&site=SITE1&date=2026-11-30&from=10:00"},
	{pattern: "POST /calendar/view", may: staffed, form: "view=week"},
	{pattern: "POST /calendar/waiting/{id}/remove", may: ofHolder, hidden: true, path: "/calendar/waiting/WAITING1/remove"},
	{pattern: "POST /calendar/{id}/accept", may: ofHolder, hidden: true, path: "/calendar/APPOINTMENT1/accept"},
	{pattern: "POST /calendar/{id}/cancel", may: ofHolder, hidden: true, path: "/calendar/APPOINTMENT2/cancel"},
	{pattern: "POST /calendar/{id}/move", may: ofHolder, hidden: true, path: "/calendar/APPOINTMENT3/move", form: "staff=PERSON0&site=SITE1&date=2026-11-30&from=15:00&to=15:30"},
	{pattern: "POST /calendar/{id}/note", may: ofHolder, hidden: true, path: "/calendar/APPOINTMENT3/note", form: "note=x"},
	{pattern: "POST /found", may: everybody},
	{pattern: "POST /found/join", may: everybody},
	{pattern: "POST /invitation", may: everybody},
	{pattern: "POST /manage/floors/{id}", may: manages(0), path: "/manage/floors/FLOOR2", form: "rev=1&name=Attic&level=5", first: 303},
	{pattern: "POST /manage/floors/{id}/codes", may: manages(0), path: "/manage/floors/FLOOR1/codes", form: "place=ASSET1&layout=small", first: 200},
	{pattern: "POST /manage/floors/{id}/places", may: manages(0), path: "/manage/floors/FLOOR3/places", form: "name=New&kind=desk&count=1&gap=0&x=10&y=200&w=60&h=40&capacity=1&direction=right", first: 303},
	{pattern: "POST /manage/floors/{id}/plan", may: manages(0), path: "/manage/floors/FLOOR3/plan?rev=1", form: aFile("plan", drawing), first: 303},
	{pattern: "POST /manage/floors/{id}/remove", may: manages(0), path: "/manage/floors/FLOOR4/remove", form: "rev=1", first: 303},
	{pattern: "POST /manage/groups", may: ofPeople, form: "name=Support", first: 303},
	{pattern: "POST /manage/groups/{id}", may: ofPeople, path: "/manage/groups/GROUP1", form: "name=Selling&rev=1", first: 303},
	{pattern: "POST /manage/groups/{id}/put", may: ofPeople, path: "/manage/groups/GROUP1/put", form: "member=PERSON2", first: 303},
	{pattern: "POST /manage/groups/{id}/remove", may: ofPeople, path: "/manage/groups/GROUP2/remove", form: "rev=1", first: 303},
	{pattern: "POST /manage/groups/{id}/take", may: ofPeople, path: "/manage/groups/GROUP1/take", form: "member=PERSON5", first: 303},
	{pattern: "POST /manage/import", may: ofPeople, form: "list=email%0Athree@demo.example%0A", first: 303},
	{pattern: "POST /manage/import/{id}", may: ofPeople, path: "/manage/import/DRAFT1", form: "expected=1", first: 303},
	{pattern: "POST /manage/import/{id}/columns", may: ofPeople, path: "/manage/import/DRAFT2/columns", form: "email=0", first: 303},
	{pattern: "POST /manage/import/{id}/drop", may: ofPeople, path: "/manage/import/DRAFT2/drop", first: 303},
	{pattern: "POST /manage/mail-domains", may: ofPeople, form: "domain=second.example", first: 303},
	{pattern: "POST /manage/mail-domains/{id}/joining", may: ofPeople, path: "/manage/mail-domains/DOMAIN1/joining", form: "joining=on"},
	{pattern: "POST /manage/mail-domains/{id}/remove", may: ofPeople, path: "/manage/mail-domains/DOMAIN1/remove", first: 303},
	{pattern: "POST /manage/places/{id}", may: manages(0), path: "/manage/places/ASSET1", form: "rev=1&name=Renamed&kind=desk&capacity=1&x=20&y=40&w=60&h=40", first: 303},
	{pattern: "POST /manage/places/{id}/code", may: manages(0), path: "/manage/places/ASSET3/code", form: "rev=1", first: 303},
	{pattern: "POST /manage/places/{id}/move", may: manages(0), path: "/manage/places/ASSET6/move", form: "rev=1&x=30&y=300", first: 303},
	{pattern: "POST /manage/places/{id}/remove", may: manages(0), path: "/manage/places/ASSET9/remove", form: "rev=1", first: 303},
	{pattern: "POST /manage/places/{id}/restore", may: manages(0), path: "/manage/places/REMOVED1/restore", first: 303},
	{pattern: "POST /manage/practice", may: ofSettings, form: "rev=2&step=15&change=24&remind=24&currency=EUR&coded=yes", first: 303},
	{pattern: "POST /manage/practice/begin", may: ofSettings, first: 303},
	{pattern: "POST /manage/practice/cards", may: ofSettings, form: "member=PERSON1&layout=ten", first: 200},
	{pattern: "POST /manage/practice/link-code", may: ofSettings, first: 200},
	{pattern: "POST /manage/practice/lists", may: ofSettings, form: "rev=1&at=18:00&days=2&daily=1&everybody=1", first: 303},
	{pattern: "POST /manage/practice/lists/send", may: staffed, first: 303},
	{pattern: "POST /manage/practice/services", may: ofSettings, form: "name=New&minutes=30&before=0&after=0&notice=0&ahead=30&colour=red&staff=PERSON1", first: 303},
	{pattern: "POST /manage/practice/services/{id}", may: ofSettings, path: "/manage/practice/services/SERVICE1", form: "rev=1&name=Other&minutes=30&before=0&after=0&notice=0&ahead=30&colour=red", first: 303},
	{pattern: "POST /manage/practice/services/{id}/remove", may: ofSettings, path: "/manage/practice/services/SERVICE2/remove", form: "rev=1", first: 303},
	{pattern: "POST /manage/practice/staff", may: ofSettings, form: "member=PERSON3", first: 303},
	{pattern: "POST /manage/practice/staff/{id}", may: ofSettings, path: "/manage/practice/staff/PERSON1", form: "rev=2&site=SITE1&open-1-0=09:00&close-1-0=12:00", first: 303},
	{pattern: "POST /manage/practice/staff/{id}/remove", may: ofSettings, path: "/manage/practice/staff/PERSON4/remove", first: 303},
	{pattern: "POST /my-hours", may: some(right(directory.OwnAvailability), ofSettings), form: "rev=2&site=SITE1"},
	{pattern: "POST /manage/sites", may: ofSites, form: "name=Brugge&zone=Europe/Brussels&always=1", first: 303},
	{pattern: "POST /manage/sites/{id}", may: manages(0), path: "/manage/sites/SITE1", form: "rev=1&name=Amsterdam&zone=Europe/Amsterdam&always=1", first: 303},
	{pattern: "POST /manage/sites/{id}/close", may: ofSites, path: "/manage/sites/SITE3/close", form: "rev=1", first: 303},
	{pattern: "POST /manage/sites/{id}/floors", may: manages(0), path: "/manage/sites/SITE1/floors", form: "name=Roof&level=9", first: 303},
	{pattern: "POST /manage/sites/{id}/holidays", may: manages(0), path: "/manage/sites/SITE1/holidays", form: "date=2027-05-01&name=Feast", first: 303},
	{pattern: "POST /manage/sites/{id}/holidays/file", may: manages(0), path: "/manage/sites/SITE1/holidays/file", form: aFile("file", publicHolidays), first: 200},
	{pattern: "POST /manage/sites/{id}/holidays/remove", may: manages(0), path: "/manage/sites/SITE1/holidays/remove", form: "date=2027-05-01", first: 303},
	{pattern: "POST /manage/sites/{id}/open", may: ofSites, path: "/manage/sites/SITE3/open", form: "rev=2", first: 303},
	{pattern: "POST /organisation/sign-in", may: right(directory.Settings | directory.People), form: "issuer=x", first: 422},
	{pattern: "POST /organisation/sign-in/remove", may: right(directory.Settings | directory.People), form: "rev=1"},
	{pattern: "POST /organisation/sign-in/rule", may: right(directory.Settings | directory.People), form: "rev=0"},
	{pattern: "POST /people/invite", may: ofPeople, first: 303},
	{pattern: "POST /people/new", may: ofPeople, form: "email=new@demo.example&lang=en&elsewhere=1", first: 303},
	{pattern: "POST /people/{id}/phone", may: ofPhones, path: "/people/PERSON2/phone", form: "rev=0&extension=210", first: 303},
	{pattern: "POST /phone", may: signed, form: "rev=1&ring=25", first: 303},
	{pattern: "POST /phone/log-in", may: some(holder, func(r *role) bool { return r.name == "member" }), form: "phone=PHONE1", first: 303},
	{pattern: "POST /phone/log-out", may: signed, first: 303},
	{pattern: "POST /phone/calls/{id}/remove", may: holder, hidden: true, path: "/phone/calls/CALL2/remove", first: 303},
	{pattern: "POST /phone/calls/remove", may: signed, first: 303},
	{pattern: "POST /phones/members/{id}/calls", may: ofPhones, path: "/phones/members/PERSON0/calls", first: 200},
	{pattern: "POST /phones/members/{id}/calls/export", may: ofPhones, path: "/phones/members/PERSON0/calls/export", first: 200},
	{pattern: "POST /phone/pin", may: some(holder, func(r *role) bool { return r.name == "member" }), form: "pin=482913", first: 303},
	{pattern: "POST /phone/export", may: signed, first: 200},
	{pattern: "POST /phone/messages/{id}/heard", may: holder, hidden: true, path: "/phone/messages/VOICE1/heard", first: 303},
	{pattern: "POST /phone/messages/{id}/remove", may: holder, hidden: true, path: "/phone/messages/VOICE2/remove", first: 303},
	{pattern: "POST /phones/devices/{id}", may: ofPhones, path: "/phones/devices/PHONE1", form: "rev=1&name=Other&lang=en&hot=1", first: 303},
	{pattern: "POST /phones/devices/{id}/secret", may: ofPhones, path: "/phones/devices/PHONE1/secret", first: 200},
	{pattern: "POST /phones/devices/{id}/provision", may: ofPhones, path: "/phones/devices/PHONE3/provision", first: 200},
	{pattern: "POST /phones/devices/{id}/renew", may: ofPhones, path: "/phones/devices/PHONE1/renew", first: 303},
	{pattern: "POST /phones/devices/{id}/log-in", may: ofPhones, path: "/phones/devices/PHONE1/log-in", form: "member=PERSON0", first: 303},
	{pattern: "POST /phones/devices/{id}/log-out", may: ofPhones, path: "/phones/devices/PHONE1/log-out", first: 303},
	{pattern: "POST /phones/devices/{id}/unlock", may: ofPhones, path: "/phones/devices/PHONE1/unlock", first: 303},
	{pattern: "POST /phones/devices/{id}/remove", may: ofPhones, path: "/phones/devices/PHONE2/remove", first: 303},
	{pattern: "POST /phones/members/{id}/unlock", may: ofPhones, path: "/phones/members/PERSON0/unlock", first: 303},
	{pattern: "POST /phones/settings", may: ofPhones,
		form: "rev=0&code=*36&box-code=*97&country=31&calls-at-once=4&calls-a-day=100&keep-calls=90&keep-messages=90&emergency=1", first: 303},
	{pattern: "POST /phones/emergency/{site}", may: ofPhones, path: "/phones/emergency/SITE1", form: "numbers=112 144", first: 303},
	{pattern: "POST /phones/groups/{id}", may: ofPhones, path: "/phones/groups/RING1", form: "rev=1&name=Other&extension=300&ring=20&member=PERSON0", first: 303},
	{pattern: "POST /phones/groups/{id}/remove", may: ofPhones, path: "/phones/groups/RING2/remove", first: 303},
	{pattern: "POST /phones/lines/{id}", may: ofPhones, path: "/phones/lines/LINE1", form: "rev=1&name=Other&kind=static&host=sip.example&port=5060&transport=udp&rank=1", first: 303},
	{pattern: "POST /phones/lines/{id}/remove", may: ofPhones, path: "/phones/lines/LINE2/remove", first: 303},
	{pattern: "POST /phones/prompts/{lang}/{prompt}", may: ofPhones, path: "/phones/prompts/en/ask-pin", form: aFile("sound", recording), first: 303},
	{pattern: "POST /phones/prompts/{lang}/{prompt}/remove", may: ofPhones, path: "/phones/prompts/en/goodbye/remove", first: 303},
	{pattern: "POST /phones/numbers", may: ofPhones, form: "number=%2B31205551000&extension=300", first: 303},
	{pattern: "POST /people/{id}", may: ofPeople, path: "/people/PERSON3", form: "rev=1&right=sites", first: 303},
	{pattern: "POST /people/{id}/deactivate", may: ofPeople, path: "/people/PERSON5/deactivate", form: "rev=1", first: 303},
	{pattern: "POST /people/{id}/edit", may: ofPeople, path: "/people/PERSON4/edit", form: "rev=1&name=Emma&email=emma@demo.example&lang=en", first: 303},
	{pattern: "POST /people/{id}/erase", may: ofPeople, path: "/people/LEAVING1/erase", form: "rev=1", first: 303},
	{pattern: "POST /people/{id}/invite", may: ofPeople, path: "/people/NEW1/invite", first: 303},
	{pattern: "POST /people/{id}/owner", may: owner, path: "/people/PERSON2/owner", form: "rev=1&owner=1", first: 303},
	{pattern: "POST /people/{id}/reactivate", may: ofPeople, path: "/people/PERSON5/reactivate", form: "rev=2", first: 303},
	{pattern: "POST /people/{id}/withdraw", may: ofPeople, path: "/people/NEW1/withdraw", first: 303},
	{pattern: "POST /places/{id}/back", may: manages(0), path: "/places/ASSET5/back", first: 303},
	{pattern: "POST /places/{id}/out", may: manages(0), path: "/places/ASSET8/out", form: "date=2026-11-24&reason=broken", first: 303},
	{pattern: "POST /profile", may: signed, form: "name=x&lang=xx"},
	{pattern: "POST /profile/data/export", may: signed, first: 200},
	{pattern: "POST /profile/delete", may: signed, form: "present=wrong", first: 422},
	{pattern: "POST /profile/email", may: signed, form: "email=x@demo.example&email-present=wrong", first: 422},
	{pattern: "POST /profile/mails", may: signed, first: 303},
	{pattern: "POST /profile/password", may: signed, form: "present=wrong&password=a+lamp+over+the+stairs", first: 422},
	{pattern: "POST /profile/security/codes", may: signed, form: "present=wrong", first: 422},
	{pattern: "POST /profile/security/codes/confirm", may: signed, form: "code=x"},
	{pattern: "POST /profile/security/codes/remove", may: signed, form: "present=wrong&code=x"},
	{pattern: "POST /profile/security/passkeys", may: signed, form: "present=wrong&passkey=x", first: 422},
	{pattern: "POST /profile/security/passkeys/finish", may: signed},
	{pattern: "POST /profile/security/passkeys/{id}/remove", may: signed, path: "/profile/security/passkeys/x/remove", form: "present=wrong"},
	{pattern: "POST /profile/security/recovery", may: signed, form: "present=wrong"},
	{pattern: "POST /profile/sessions/{id}/end", may: signed, path: "/profile/sessions/x/end"},
	{pattern: "POST /profile/tokens", may: signed, form: "token=crawl", first: 200},
	{pattern: "POST /profile/tokens/{id}/revoke", may: signed, path: "/profile/tokens/x/revoke", first: 404},
	{pattern: "POST /reservations", may: signed, form: "asset=ASSET2&date=2026-12-04&from=09:00&to=10:00&key=two", first: 303},
	{pattern: "POST /reservations/{id}", may: holder, path: "/reservations/RESERVATION1", form: "rev=1&date=2026-11-24&from=15:00&to=16:30", first: 303, hidden: true},
	{pattern: "POST /reservations/{id}/cancel", may: holder, path: "/reservations/RESERVATION2/cancel", form: "rev=1", first: 303, hidden: true},
	{pattern: "POST /reservations/{id}/undo", may: holder, path: "/reservations/RESERVATION3/undo", first: 303, hidden: true},
	{pattern: "POST /reset", may: everybody, form: "email=", first: 422},
	{pattern: "POST /reset/new", may: everybody, first: 404},
	{pattern: "POST /series/{id}/cancel", may: holder, path: "/series/SERIES1/cancel", first: 303, hidden: true},
	{pattern: "POST /series/{id}/undo", may: holder, path: "/series/SERIES1/undo", first: 303, hidden: true},
	{pattern: "POST /session/active", may: everybody, first: 401},
	{pattern: "POST /session/ended", may: everybody, first: 401},
	{pattern: "POST /session/switch", may: signed, form: "member=x", first: 404},
	{pattern: "POST /sign-in", may: everybody, first: 422},
	{pattern: "POST /sign-in/back", may: everybody},
	{pattern: "POST /sign-in/organisation", may: everybody},
	{pattern: "POST /sign-in/passkey", may: everybody},
	{pattern: "POST /sign-in/passkey/finish", may: everybody},
	{pattern: "POST /sign-in/second", may: everybody},
	{pattern: "POST /sign-up", may: everybody, first: 422},
	{pattern: "POST /sign-up/again", may: everybody, first: 404},
	{pattern: "POST /sign-up/confirm", may: everybody, first: 404},
	{pattern: "POST /start", may: ofSettings, form: "hidden=1", first: 303},
	{pattern: "POST /stays/{id}/end", may: some(holder, manages(0)), path: "/stays/STAY1/end", first: 303, hidden: true},
	{pattern: "POST /sign-out", may: signed, first: 303},
}

// way is the line as something to send.
func (p mounted) way() way {
	method, path, _ := strings.Cut(p.pattern, " ")
	if p.path != "" {
		path = p.path
	}
	return way{p.pattern, method, path, p.may, p.form, p.first, p.hidden, p.told}
}

// mounts are all patterns that the features hand to the router, which they do with a pattern in plain sight.
func mounts(t testing.TB) []string {
	t.Helper()
	var out []string
	for _, method := range []string{"GET", "POST"} {
		for _, route := range routes(t, method) {
			out = append(out, method+" "+route)
		}
	}
	calls := 0
	files, err := filepath.Glob("../door/web/*/*.go")
	must(t, err)
	for _, f := range append(files, "../door/web/web.go") {
		source, err := os.ReadFile(f)
		must(t, err)
		calls += strings.Count(string(source), "mux.Handle(") + strings.Count(string(source), "mux.HandleFunc(")
	}
	if calls != len(out)+1 { // "/" catches the rest
		t.Errorf("the router is given %d patterns, of which %d can be read", calls, len(out))
	}
	return out
}

func TestEveryPageAndFormSaysWhoMay(t *testing.T) {
	var known []string
	for _, p := range whoMay {
		known = append(known, p.pattern)
	}
	all := mounts(t)
	for _, m := range all {
		if !slices.Contains(known, m) {
			t.Errorf("nobody says who may %s: give it a line in whoMay", m)
		}
	}
	for i, k := range known {
		if !slices.Contains(all, k) || slices.Contains(known[:i], k) {
			t.Errorf("%s is not mounted, or stands twice", k)
		}
	}
}

// Every page is asked for and every form is sent by everybody who may not, and by everybody who may.
func TestNoPageAndNoFormAnswersAboveARolesRights(t *testing.T) {
	crawledEach(t, func(t *testing.T, c *crawled) {
		for _, p := range whoMay {
			c.refuse(p.way())
		}
		for _, p := range whoMay {
			c.admit(p.way())
		}
	})
}

// Nor may anything that is shown be kept, framed or read by others.
func TestNoPageChangesAnythingWhoeverLooks(t *testing.T) {
	crawledEach(t, func(t *testing.T, c *crawled) {
		for _, p := range whoMay {
			if x := p.way(); x.method == "GET" {
				c.look(x)
			}
		}
	})
}
