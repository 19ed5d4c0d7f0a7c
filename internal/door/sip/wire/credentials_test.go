package wire

import (
	"strings"
	"testing"

	"github.com/icholy/digest"
)

func TestCredentialsAreReadAsPhonesWriteThem(t *testing.T) {
	whole := credentials{"a", "r", "n", "sip:x", "f", "MD5", "c", "auth", 0x1f}
	for text, want := range map[string]*credentials{
		`Digest username="a", realm="r", nonce="n", uri="sip:x", response="f", algorithm=MD5, cnonce="c", qop=auth, nc=0000001f`:                    &whole,
		`digest  username="a",realm="r",nonce="n",uri="sip:x",response="f",algorithm=MD5,cnonce="c",qop="auth",nc=1F,`:                              &whole,
		`DIGEST USERNAME = "a" , Realm="r" ,	nonce="n", uri="sip:x", response="f", algorithm="MD5", cnonce="c", qop=auth, nc=1f, opaque="", more=x`: &whole,
		`Digest username="a\"b\\c, d=e", realm="r"`: {username: `a"b\c, d=e`, realm: "r"},
		`Digest username="a", username="b"`:         {username: "b"},
		`Digest username=`:                          {},
		`Digest `:                                   {},
		`Digest`:                                    nil,
		`Basic YTpi`:                                nil,
		`Digest username`:                           nil,
		`Digest username="a`:                        nil,
		`Digest username="a\"`:                      nil,
		`Digest username="a" realm="r"`:             nil,
		`Digest username=a"b`:                       nil,
		`Digest ="a"`:                               nil,
		`Digest nc=`:                                nil,
		`Digest nc=123456789`:                       nil,
		`Digest nc=-1`:                              nil,
	} {
		got, err := readCredentials(text)
		if (err == nil) != (want != nil) || want != nil && got != *want {
			t.Errorf("%s: %+v, %v", text, got, err)
		}
	}
}

func FuzzCredentialsAreReadAsTheyWereWritten(f *testing.F) {
	f.Add("201", "office", "nonce", "sip:office", 1)
	f.Add(`a"b\`, "a, b=c", "", " ", 0)
	f.Fuzz(func(t *testing.T, user, realm, nonce, uri string, nc int) {
		for _, s := range []string{user, realm, nonce, uri} {
			if strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) {
				return // the library writes these as Go does
			}
		}
		nc &= 0x7fffffff
		c := digest.Credentials{Username: user, Realm: realm, Nonce: nonce, URI: uri, Response: "f", Algorithm: "MD5", Cnonce: "c", QOP: "auth", Nc: nc}
		got, err := readCredentials(c.String())
		if want := (credentials{user, realm, nonce, uri, "f", "MD5", "c", "auth", uint32(nc)}); err != nil || got != want {
			t.Errorf("%s: %+v, %v", c.String(), got, err)
		}
	})
}

func FuzzNoCredentialsBreakTheReader(f *testing.F) {
	f.Add(`Digest username="a", realm="r", nc=00000001`)
	f.Add(`Digest a="\`)
	f.Fuzz(func(_ *testing.T, text string) { _, _ = readCredentials(text) })
}
