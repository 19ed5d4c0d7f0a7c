package code

import (
	"crypto/subtle"
	"encoding/base64"
	"strings"
)

// Mark stands for a text where the text itself must not lie, such as an address in a table: 32 letters, digits, - and _, which
// only this office can derive. The same text has the same mark for one purpose, and another for any other.
func (c *Codes) Mark(purpose Purpose, text string) string {
	return base64.RawURLEncoding.EncodeToString(c.mac("mark", purpose, text)[:macBytes])
}

// Sign makes of a text a link that holds for ever and lies in no table; about is what it is signed for beside the purpose. The
// text is no secret to whoever has the link.
func (c *Codes) Sign(purpose Purpose, text, about string) string {
	return text + "." + base64.RawURLEncoding.EncodeToString(c.mac("sign", purpose, about+"\n"+text)[:macBytes])
}

// Signed gives the text of a link that this office has signed for the purpose and what it is about.
func (c *Codes) Signed(purpose Purpose, link, about string) (text string, ok bool) {
	text, _, ok = strings.Cut(link, ".")
	if !ok || len(link) > 500 {
		return "", false
	}
	return text, subtle.ConstantTimeCompare([]byte(c.Sign(purpose, text, about)), []byte(link)) == 1
}
