// Package mailbox shows the mail that the demo keeps instead of sending it, so that whoever tries the demo can open the links
// in it. It is mounted in the demo only: the mail holds every link that lets somebody in.
package mailbox

import (
	"net/http"
	"regexp"
	"time"

	"bureau/internal/door/web/kit"
	"bureau/internal/i18n"
	"bureau/internal/post"
)

// Pages are the handlers of this feature.
type Pages struct {
	Kit  *kit.Kit
	Post *post.Post
}

// most is how many mails the list shows.
const most = 100

// Mount puts the pages on their addresses.
func (p *Pages) Mount(mux *http.ServeMux) {
	mux.Handle("GET /demo/mail", p.Kit.Open(p.list))
	mux.Handle("GET /demo/mail/{id}", p.Kit.Open(p.show))
}

func (p *Pages) list(v *kit.View, r *http.Request) (kit.Answer, error) {
	all, err := p.Post.ListKept(r.Context(), most)
	return kit.Page(v.T(i18n.DemoMail), listPage(v, all)), err
}

func (p *Pages) show(v *kit.View, r *http.Request) (kit.Answer, error) {
	k, err := p.Post.KeptByID(r.Context(), r.PathValue("id"))
	return kit.Page(k.Subject, showPage(v, k)), err
}

// link is an address on a line of its own, as letters write them.
var link = regexp.MustCompile(`(?m)^https?://\S+$`)

// piece is a part of a mail's text: words, or a link.
type piece struct{ Words, Link string }

// pieces finds the links in a text.
func pieces(text string) (out []piece) {
	at := 0
	for _, m := range link.FindAllStringIndex(text, -1) {
		out = append(out, piece{Words: text[at:m[0]]}, piece{Link: text[m[0]:m[1]]})
		at = m[1]
	}
	return append(out, piece{Words: text[at:]})
}

func when(v *kit.View, at time.Time) string {
	l := v.In(time.UTC)
	return l.Year(at) + ", " + l.Clock(at) + " UTC"
}
