package kit

import (
	"net/http"

	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Section is one part of managing the office, shown to whoever may open it. A new part is one more line in Sections.
type Section struct {
	Path string
	Text i18n.Text
	May  func(v *View) bool
}

// Sections are the parts of /manage, in the order in which they are shown.
func Sections() []Section {
	return []Section{
		{"/manage/sites", i18n.Sites, func(v *View) bool { return v.Actor.ManagesAny() }},
		{"/manage/practice", i18n.PracticeTitle, func(v *View) bool { return v.Actor.Can(directory.Settings) }},
		{"/phones", i18n.Phones, func(v *View) bool { return v.Actor.Can(directory.Phones) }},
		{"/manage/groups", i18n.Groups, mayPeople},
		{"/manage/import", i18n.ImportTitle, mayPeople},
		{"/manage/mail-domains", i18n.MailDomains, mayPeople},
		{"/manage/log", i18n.LogTitle, func(v *View) bool { return v.Actor.Can(directory.Settings) }},
		{"/organisation/sign-in", i18n.ProviderMenu, func(v *View) bool {
			return v.Actor.Can(directory.Settings|directory.People) && v.Session.Bound == ""
		}},
	}
}

func mayPeople(v *View) bool { return v.Actor.Can(directory.People) }

// Sections are those that the reader may open.
func (v *View) Sections() []Section {
	var out []Section
	for _, s := range Sections() {
		if s.May(v) {
			out = append(out, s)
		}
	}
	return out
}

// Manage shows the parts that the reader may open.
func (k *Kit) Manage(v *View, _ *http.Request) (Answer, error) {
	if len(v.Sections()) == 0 {
		return Answer{}, fault.New(fault.Refused, i18n.NoRight)
	}
	return Page(v.T(i18n.ManageTitle), manage(v)), nil
}

// What the operator types to read mail that is kept.
const listMail, showMail = "bureau admin mail list", "bureau admin mail show ID"
