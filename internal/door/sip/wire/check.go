package wire

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/emiago/sipgo/sip"
)

// maxMessage is how large a message may be.
const maxMessage = 64 << 10

// refusal is why a message is not passed on: the status that says so.
type refusal struct {
	status int
	reason string
	header sip.Header // what the answer carries besides; nil: nothing
}

func (r *refusal) Error() string { return fmt.Sprintf("%d %s", r.status, r.reason) }

func refuse(status int, reason string) *refusal { return &refusal{status: status, reason: reason} }

var errNotSIP = errors.New("no SIP")

// likely tells cheaply whether bytes may be a SIP message: a first line that begins or ends with a version. Everything that is
// dropped without being counted is dropped here.
func likely(data []byte) bool {
	end := bytes.IndexByte(data, '\r')
	if end < 12 || !printable(data[0]) {
		return false
	}
	line := data[:end]
	if bytes.HasPrefix(line, []byte("SIP/")) {
		return true
	}
	at := bytes.LastIndexByte(bytes.TrimRight(line, " \t"), ' ')
	return at > 0 && bytes.HasPrefix(line[at+1:], []byte("SIP/"))
}

func printable(c byte) bool { return c > ' ' && c < 0x7f }

// read parses one whole message. What makes the parser panic cannot be read.
func read(parser *sip.Parser, data []byte) (msg sip.Message, err error) {
	defer func() {
		if r := recover(); r != nil {
			msg, err = nil, fmt.Errorf("the parser failed: %v", r)
		}
	}()
	if bare(data) {
		return nil, errNotSIP
	}
	return parser.ParseSIP(data)
}

// bare finds a Contact with a question mark and no angle brackets: whose the part behind it is cannot be told (RFC 3261, section 20).
func bare(data []byte) bool {
	head, _, _ := bytes.Cut(data, []byte("\r\n\r\n"))
	for len(head) > 0 {
		var line []byte
		line, head, _ = bytes.Cut(head, []byte("\r\n"))
		if name, value, ok := bytes.Cut(line, []byte(":")); ok && bytes.IndexByte(value, '?') >= 0 && bytes.IndexByte(value, '<') < 0 {
			if n := strings.ToLower(string(bytes.TrimSpace(name))); n == "contact" || n == "m" {
				return true
			}
		}
	}
	return false
}

// check looks at what every request must have (RFC 3261, sections 8.1.1 and 8.2), under a recover.
func check(req *sip.Request) (no *refusal) {
	defer func() {
		if r := recover(); r != nil {
			no = refuse(sip.StatusBadRequest, "Bad Request")
		}
	}()
	for _, look := range []func(*sip.Request) *refusal{version, mandatory, once, consistent, addresses, extensions} {
		if no := look(req); no != nil {
			return no
		}
	}
	return nil
}

func version(req *sip.Request) *refusal {
	if !strings.EqualFold(req.SipVersion, "SIP/2.0") {
		return refuse(sip.StatusVersionNotSupported, "Version Not Supported")
	}
	return nil
}

func mandatory(req *sip.Request) *refusal {
	switch {
	case req.Via() == nil:
		return refuse(sip.StatusBadRequest, "Missing Via")
	case req.From() == nil:
		return refuse(sip.StatusBadRequest, "Missing From")
	case req.To() == nil:
		return refuse(sip.StatusBadRequest, "Missing To")
	case req.CallID() == nil:
		return refuse(sip.StatusBadRequest, "Missing Call-ID")
	case req.CSeq() == nil:
		return refuse(sip.StatusBadRequest, "Missing CSeq")
	}
	return nil
}

// once refuses what may stand in a message one time only and does so several times (RFC 4475, section 3.3.8).
func once(req *sip.Request) *refusal {
	seen := make([]string, 0, len(single))
	for _, h := range req.Headers() {
		name := single[sip.HeaderToLower(h.Name())]
		if name == "" {
			continue
		}
		if slices.Contains(seen, name) {
			return refuse(sip.StatusBadRequest, "Several "+name)
		}
		seen = append(seen, name)
	}
	return nil
}

// single are the header fields that stand in a message once at most, with their compact forms.
var single = map[string]string{
	"from": "From", "f": "From", "to": "To", "t": "To", "call-id": "Call-ID", "i": "Call-ID", "cseq": "CSeq", "max-forwards": "Max-Forwards",
	"content-length": "Content-Length", "l": "Content-Length", "content-type": "Content-Type", "c": "Content-Type", "expires": "Expires",
}

const (
	maxForwards = 255
	maxHeaders  = 120
	maxExpires  = 1<<32 - 1
)

func consistent(req *sip.Request) *refusal {
	switch seq := req.CSeq(); {
	case seq.MethodName != req.Method && !methods[req.Method]:
		return refuse(sip.StatusNotImplemented, "Not Implemented")
	case strings.TrimSpace(string(seq.MethodName)) != string(req.Method):
		return refuse(sip.StatusBadRequest, "CSeq Does Not Match")
	case len(req.Headers()) > maxHeaders:
		return refuse(sip.StatusBadRequest, "Too Many Header Fields")
	}
	if max := req.MaxForwards(); max != nil && max.Val() > maxForwards || max == nil && req.GetHeader("Max-Forwards") != nil {
		return refuse(sip.StatusBadRequest, "Bad Max-Forwards")
	}
	if e := req.GetHeader("Expires"); e != nil {
		if n, err := strconv.ParseUint(strings.TrimSpace(e.Value()), 10, 64); err != nil || n > maxExpires {
			return refuse(sip.StatusBadRequest, "Bad Expires")
		}
	}
	return nil
}

// methods are those that the door knows, in a dialog or outside.
var methods = map[sip.RequestMethod]bool{
	sip.INVITE: true, sip.ACK: true, sip.BYE: true, sip.CANCEL: true, sip.OPTIONS: true, sip.REGISTER: true, sip.INFO: true, sip.UPDATE: true,
	sip.PRACK: true, sip.REFER: true, sip.NOTIFY: true, sip.SUBSCRIBE: true,
}

func addresses(req *sip.Request) *refusal {
	switch strings.ToLower(req.Recipient.Scheme) {
	case "sip", "sips", "tel":
	default:
		return refuse(416, "Unsupported URI Scheme")
	}
	if len(req.Recipient.Headers) > 0 && req.Method != sip.INVITE || strings.ContainsAny(req.Recipient.Host, "<>\" ") {
		return refuse(sip.StatusBadRequest, "Bad Request-URI")
	}
	if v := req.Via(); !strings.EqualFold(v.ProtocolName, "SIP") || v.Host == "" {
		return refuse(sip.StatusBadRequest, "Bad Via")
	}
	for _, name := range []sip.Header{req.From(), req.To()} {
		if !quoted(name.Value()) {
			return refuse(sip.StatusBadRequest, "Bad "+name.Name())
		}
	}
	for _, h := range req.GetHeaders("Contact") {
		if c, ok := h.(*sip.ContactHeader); ok && !sound(c) {
			return refuse(sip.StatusBadRequest, "Bad Contact")
		}
	}
	return nil
}

// quoted tells whether every quotation mark has its other one.
func quoted(s string) bool {
	marks := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			marks++
		}
	}
	return marks%2 == 0
}

// sound refuses a Contact whose URI carries a header part outside of angle brackets and the like (RFC 4475, section 3.1.2.5).
func sound(c *sip.ContactHeader) bool {
	if e, ok := c.Params.Get("expires"); ok {
		if n, err := strconv.ParseUint(e, 10, 64); err != nil || n > maxExpires {
			return false
		}
	}
	return !strings.ContainsAny(c.Address.Host, "<>\" ?")
}

// supported are the extensions that a request may require.
var supported = map[string]bool{"100rel": true, "timer": true, "replaces": true, "path": true, "outbound": true, "gruu": false, "norefersub": true}

func extensions(req *sip.Request) *refusal {
	if req.Method == sip.ACK || req.Method == sip.CANCEL {
		return nil
	}
	var unknown []string
	for _, name := range []string{"Require", "Proxy-Require"} {
		for _, h := range req.GetHeaders(name) {
			for _, option := range strings.Split(h.Value(), ",") {
				if option = strings.TrimSpace(option); option != "" && !supported[strings.ToLower(option)] {
					unknown = append(unknown, option)
				}
			}
		}
	}
	if unknown == nil {
		return nil
	}
	return &refusal{sip.StatusBadExtension, "Bad Extension", sip.NewHeader("Unsupported", strings.Join(unknown, ", "))}
}
