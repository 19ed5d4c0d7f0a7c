package sip

import (
	"cmp"
	"slices"
	"strings"

	"github.com/emiago/sipgo/sip"

	"bureau/internal/db"
	"bureau/internal/door/sip/wire"
	"bureau/internal/phone"
)

// of finds the lines that a call can have come over: those of the provider that sends it, by its address. One that is registered is named
// by the request, and is the only one then: nobody else at the same provider gets its calls.
func (t *trunks) of(req *sip.Request, from wire.Flow) (out []*trunk) {
	for _, l := range t.current() {
		if !l.is(from) {
			continue
		}
		if req.Recipient.User == l.ID {
			return []*trunk{l}
		}
		out = append(out, l)
	}
	slices.SortFunc(out, func(a, b *trunk) int { return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.ID, b.ID)) })
	return out
}

// inbound takes a call from a provider.
func (d *Door) inbound(lines []*trunk, req *sip.Request, tx sip.ServerTransaction, from wire.Flow) {
	who := caller(req)
	for i, l := range lines {
		number := l.wanted(req)
		var plan phone.Plan
		err := d.cfg.DB.Read(d.life, l.Org, func(tx db.Tx) (err error) {
			plan, err = d.cfg.Phones.Called(d.life, tx, l.ID, number, who)
			return err
		})
		if plan.Kind == phone.Refuse && plan.Status == 404 && i < len(lines)-1 {
			continue // a number of another organisation at the same provider
		}
		if c, ok := d.begin(req, tx, from, l.Org, ""); ok {
			c.trunk, c.a.trunk = l.ID, l
			c.begun(plan, err)
		}
		return
	}
}

// wanted is the number that a call from the provider is for. Where the request names the line itself, its number stands in
// P-Called-Party-ID (RFC 7315) or To.
func (l *trunk) wanted(req *sip.Request) string {
	if req.Recipient.User != l.ID {
		return numberOf(&req.Recipient)
	}
	if h := req.GetHeader("P-Called-Party-ID"); h != nil {
		if _, u, ok := address(h.Value()); ok {
			return numberOf(&u)
		}
	}
	return numberOf(&req.To().Address)
}

// numberOf is the number of a sip: or tel: address.
func numberOf(u *sip.Uri) string {
	if u.Scheme == "tel" {
		return dialled(u.Raw())
	}
	return dialled(u.User)
}

// address reads an address with a name, as a header field has it; of several the first.
func address(s string) (name string, u sip.Uri, ok bool) {
	if strings.Contains(s, ">") {
		s = s[:strings.Index(s, ">")+1]
	}
	var params sip.HeaderParams
	name, err := sip.ParseAddressValue(s, &u, &params)
	return name, u, err == nil && numberOf(&u) != ""
}

// caller is who a provider says calls; it vouches for P-Asserted-Identity (RFC 3325). Who wishes not to be known is not shown (RFC 3323).
func caller(req *sip.Request) phone.Identity {
	for _, h := range req.GetHeaders("Privacy") {
		for _, wish := range strings.FieldsFunc(strings.ToLower(h.Value()), func(r rune) bool { return r == ';' || r == ',' || r == ' ' }) {
			if wish == "id" || wish == "user" || wish == "header" {
				return phone.Identity{Number: "anonymous"}
			}
		}
	}
	for _, h := range req.GetHeaders("P-Asserted-Identity") {
		if name, u, ok := address(h.Value()); ok {
			return phone.Identity{Number: numberOf(&u), Name: plain(name)}
		}
	}
	f := req.From()
	return phone.Identity{Number: numberOf(&f.Address), Name: plain(f.DisplayName)}
}
