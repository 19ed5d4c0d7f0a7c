package wire

import (
	"errors"
	"strconv"
	"strings"
)

// credentials are what a phone answers a challenge with (RFC 3261, section 25.1).
type credentials struct {
	username, realm, nonce, uri, response, algorithm, cnonce, qop string
	nc                                                            uint32
}

var errCredentials = errors.New("no credentials that can be read")

// readCredentials reads the value of an Authorization. Every REGISTER carries one, so it makes little to clear away. A parameter that stands there twice
// counts as it stands last, and unknown ones are left.
func readCredentials(s string) (c credentials, err error) {
	const scheme = "digest "
	if len(s) < len(scheme) || !strings.EqualFold(s[:len(scheme)], scheme) {
		return c, errCredentials
	}
	for s = strings.TrimLeft(s[len(scheme):], " \t"); s != ""; {
		name, rest, ok := strings.Cut(s, "=")
		if !ok {
			return c, errCredentials
		}
		var value string
		if value, s, ok = cutValue(strings.TrimLeft(rest, " \t")); !ok || !c.set(strings.TrimSpace(name), value) {
			return c, errCredentials
		}
	}
	return c, nil
}

// cutValue takes a token or a quoted string from the beginning, and the comma behind it.
func cutValue(s string) (value, rest string, ok bool) {
	if !strings.HasPrefix(s, `"`) {
		value, rest, _ = strings.Cut(s, ",")
		return strings.TrimSpace(value), strings.TrimLeft(rest, " \t"), !strings.Contains(value, `"`)
	}
	end := 1
	for ; end < len(s) && s[end] != '"'; end++ {
		if s[end] == '\\' {
			end++
		}
	}
	if end >= len(s) {
		return "", "", false
	}
	value, rest = s[1:end], strings.TrimLeft(s[end+1:], " \t")
	if strings.Contains(value, `\`) {
		value = unquote(value)
	}
	if rest == "" {
		return value, "", true
	}
	rest, ok = strings.CutPrefix(rest, ",")
	return value, strings.TrimLeft(rest, " \t"), ok
}

// unquote takes the marks away that make the next character stand for itself.
func unquote(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func (c *credentials) set(name, value string) bool {
	switch strings.ToLower(name) {
	case "username":
		c.username = value
	case "realm":
		c.realm = value
	case "nonce":
		c.nonce = value
	case "uri":
		c.uri = value
	case "response":
		c.response = value
	case "algorithm":
		c.algorithm = value
	case "cnonce":
		c.cnonce = value
	case "qop":
		c.qop = value
	case "nc":
		n, err := strconv.ParseUint(value, 16, 32)
		c.nc = uint32(n)
		return err == nil
	}
	return name != ""
}
