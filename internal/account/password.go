package account

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/crypto/argon2"

	"bureau/internal/account/breached"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// The cost of one password: 19 MiB, two passes, one lane (OWASP's first choice for argon2id).
const (
	memoryKiB = 19 * 1024
	passes    = 2
	lanes     = 1
	keyLength = 32
)

// MinPassword is the fewest characters of a new password; there is no most but MaxPassword, a guard.
const (
	MinPassword = 10
	MaxPassword = 1000
)

// computing admits two passwords at a time.
type computing chan struct{}

func newComputing() computing { return make(computing, 2) }

func (c computing) key(password string, salt []byte) []byte {
	c <- struct{}{}
	defer func() { <-c }()
	return argon2.IDKey([]byte(password), salt, passes, memoryKiB, lanes, keyLength)
}

// hash makes the stored form of a password in PHC string format.
func (c computing) hash(password string) string {
	salt := make([]byte, 16)
	rand.Read(salt)
	b := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, memoryKiB, passes, lanes,
		b.EncodeToString(salt), b.EncodeToString(c.key(password, salt)))
}

// matches compares in constant time. A stored form that cannot be read matches nothing, after the same work.
func (c computing) matches(stored, password string) bool {
	parts := strings.Split(stored, "$")
	salt, want := make([]byte, 16), make([]byte, keyLength)
	known := false
	if len(parts) == 6 {
		s, err1 := base64.RawStdEncoding.DecodeString(parts[4])
		w, err2 := base64.RawStdEncoding.DecodeString(parts[5])
		if err1 == nil && err2 == nil {
			salt, want, known = s, w, true
		}
	}
	got := c.key(password, salt)
	return subtle.ConstantTimeCompare(got, want) == 1 && known
}

// leastDistinct is how many different characters a password has at least.
const leastDistinct = 5

// checkPassword is the one check of every new password, wherever it is chosen. It refuses what would be guessed first:
// what is short or repeats itself, what became public in a breach, and what is made of the person's own address, name
// or organisation.
func checkPassword(password string, own ...string) error {
	if n := len([]rune(password)); n < MinPassword {
		return fault.New(fault.Invalid, i18n.PasswordShort, MinPassword).On("password")
	}
	if len(password) > MaxPassword {
		return fault.New(fault.Invalid, i18n.TooLong, MaxPassword).On("password")
	}
	distinct := map[rune]bool{}
	for _, r := range strings.ToLower(password) {
		distinct[r] = true
	}
	if len(distinct) < leastDistinct {
		return fault.New(fault.Invalid, i18n.PasswordWeak).On("password")
	}
	if breached.Has(password) {
		return fault.New(fault.Invalid, i18n.PasswordBreached).On("password")
	}
	if ownWords(password, own) {
		return fault.New(fault.Invalid, i18n.PasswordOwn).On("password")
	}
	return nil
}

// Words of one's own that count are this long at least; a password that has one needs this many other letters.
const (
	leastWord   = 4
	leastOthers = 6
)

// ownWords tells whether little is left of a password without the words of its owner, and without digits and signs.
func ownWords(password string, own []string) bool {
	rest := strings.ToLower(password)
	for _, text := range own {
		for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if len([]rune(word)) >= leastWord {
				rest = strings.ReplaceAll(rest, word, " ")
			}
		}
	}
	others := 0
	for _, r := range rest {
		if unicode.IsLetter(r) {
			others++
		}
	}
	return rest != strings.ToLower(password) && others < leastOthers
}
