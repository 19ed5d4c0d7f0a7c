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

// Cost is what computing one password takes.
type Cost struct {
	MemoryKiB, Passes uint32
	Lanes             uint8
}

// Standard is 19 MiB, two passes, one lane: OWASP's first choice for argon2id.
var Standard = Cost{MemoryKiB: 19 * 1024, Passes: 2, Lanes: 1}

// most is what a stored form may ask for, so that no row of the database can hold up the program.
var most = Cost{MemoryKiB: 64 * 1024, Passes: 8, Lanes: 4}

// within tells whether the cost is one that can be paid.
func (c Cost) within(most Cost) bool {
	return c.MemoryKiB > 0 && c.Passes > 0 && c.Lanes > 0 && c.MemoryKiB <= most.MemoryKiB && c.Passes <= most.Passes && c.Lanes <= most.Lanes
}

const keyLength = 32

// MinPassword is the fewest characters of a new password; there is no most but MaxPassword, a guard.
const (
	MinPassword = 10
	MaxPassword = 1000
)

// computing admits two passwords at a time.
type computing chan struct{}

func newComputing() computing { return make(computing, 2) }

func (c computing) key(password string, salt []byte, cost Cost) []byte {
	c <- struct{}{}
	defer func() { <-c }()
	return argon2.IDKey([]byte(password), salt, cost.Passes, cost.MemoryKiB, cost.Lanes, keyLength)
}

// phc is how a password is stored: its version, cost, salt and key.
const phc = "$argon2id$v=%d$m=%d,t=%d,p=%d$%s"

// hash makes the stored form of a password in PHC string format.
func (a *Accounts) hash(password string) string {
	salt := make([]byte, 16)
	rand.Read(salt)
	b := base64.RawStdEncoding
	return fmt.Sprintf(phc, argon2.Version, a.Cost.MemoryKiB, a.Cost.Passes, a.Cost.Lanes,
		b.EncodeToString(salt)+"$"+b.EncodeToString(a.computing.key(password, salt, a.Cost)))
}

// matches compares in constant time, at the cost that the stored form names. One that cannot be read matches nothing,
// after the same work as a new one.
func (a *Accounts) matches(stored, password string) bool {
	cost, salt, want, known := read(stored)
	if !known {
		cost, salt, want = a.Cost, make([]byte, 16), make([]byte, keyLength)
	}
	got := a.computing.key(password, salt, cost)
	return subtle.ConstantTimeCompare(got, want) == 1 && known
}

// Hash makes the stored form of a secret that other parts keep and people know by heart, such as a PIN.
func (a *Accounts) Hash(secret string) string { return a.hash(secret) }

// Matches tells whether a secret is the stored one, in constant time; one that is stored nowhere takes as long.
func (a *Accounts) Matches(stored, secret string) bool { return a.matches(stored, secret) }

// read parts a stored form.
func read(stored string) (cost Cost, salt, key []byte, ok bool) {
	var version int
	var rest string
	if n, _ := fmt.Sscanf(stored, phc, &version, &cost.MemoryKiB, &cost.Passes, &cost.Lanes, &rest); n != 5 {
		return cost, nil, nil, false
	}
	encodedSalt, encodedKey, _ := strings.Cut(rest, "$")
	salt, err1 := base64.RawStdEncoding.DecodeString(encodedSalt)
	key, err2 := base64.RawStdEncoding.DecodeString(encodedKey)
	return cost, salt, key, err1 == nil && err2 == nil && version == argon2.Version && cost.within(most) && len(key) == keyLength
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
