package wire

import (
	"bytes"
	"net/netip"
	"strconv"
	"strings"

	"github.com/emiago/sipgo/sip"
)

// echoed are the header fields that an answer repeats, by their short and long names.
var echoed = map[string]string{
	"via": "Via", "v": "Via", "from": "From", "f": "From", "to": "To", "t": "To", "call-id": "Call-ID", "i": "Call-ID", "cseq": "CSeq",
}

// scavenge answers a request that cannot be parsed, with its own header fields as they stand. It answers nothing to what is no
// request, to an ACK, and to what has no Via to answer to.
func scavenge(data []byte, status int, reason string, from netip.AddrPort) []byte {
	head, _, _ := bytes.Cut(data, []byte("\r\n\r\n"))
	lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(string(head), "\r\n ", " "), "\r\n\t", " "), "\r\n")
	if strings.HasPrefix(lines[0], "SIP/") || strings.HasPrefix(lines[0], "ACK ") {
		return nil
	}
	var b strings.Builder
	b.WriteString("SIP/2.0 " + strconv.Itoa(status) + " " + reason + "\r\n")
	via := false
	for _, line := range lines[1:] {
		name, value, ok := strings.Cut(line, ":")
		name = echoed[strings.ToLower(strings.TrimSpace(name))]
		if !ok || name == "" {
			continue
		}
		value = strings.TrimSpace(value)
		if name == "Via" && !via {
			via, value = true, received(value, from)
		}
		b.WriteString(name + ": " + value + "\r\n")
	}
	if !via {
		return nil
	}
	b.WriteString("Content-Length: 0\r\n\r\n")
	return []byte(b.String())
}

// unreadable answers a request that the parser refuses: what it is about may be of a kind that nobody here knows.
func unreadable(data []byte, from netip.AddrPort) []byte {
	if parts := strings.Fields(string(data[:min(len(data), 256)])); len(parts) > 1 {
		if scheme, _, ok := strings.Cut(strings.ToLower(parts[1]), ":"); ok && schemeName(scheme) && scheme != "sip" && scheme != "sips" && scheme != "tel" {
			return scavenge(data, 416, "Unsupported URI Scheme", from)
		}
	}
	return scavenge(data, sip.StatusBadRequest, "Bad Request", from)
}

func schemeName(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789+-.") == ""
}

// received notes in the first Via where its message came from (RFC 3581, section 4).
func received(via string, from netip.AddrPort) string {
	value, rest, several := strings.Cut(via, ",")
	port := strconv.Itoa(int(from.Port()))
	if strings.Contains(value, ";rport;") || strings.HasSuffix(value, ";rport") {
		value = strings.Replace(value, ";rport", ";rport="+port, 1)
	}
	value += ";received=" + from.Addr().Unmap().String()
	if several {
		value += "," + rest
	}
	return value
}

// answerTo is where an answer over UDP goes: to the address that the request came from, at the port that its Via asks for
// (RFC 3261, section 18.2.2, and RFC 3581).
func answerTo(via *sip.ViaHeader, from netip.AddrPort) netip.AddrPort {
	if via == nil || via.Params.Has("rport") {
		return from
	}
	port := via.Port
	if port == 0 {
		port = sip.DefaultUdpPort
	}
	if port < 1 || port > 65535 {
		return from
	}
	return netip.AddrPortFrom(from.Addr(), uint16(port))
}
