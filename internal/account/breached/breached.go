// Package breached knows passwords that became public in breaches, and so are tried first.
//
// The list is part of the program: about 150,000 passwords of at least ten characters, as the first five bytes of
// their SHA-256, sorted (740 kB). A password that is not listed is taken for one that is with a chance of one in seven
// million. Case does not count. The command scripts/passwords makes the list and names its sources.
package breached

import (
	"crypto/sha256"
	_ "embed" // the list
	"encoding/binary"
	"sort"
	"strings"
)

//go:embed breached.bin
var list string

// width is how many bytes of a fingerprint are kept.
const width = 5

// Plain is the form in which passwords are compared.
func Plain(password string) string { return strings.ToLower(strings.TrimSpace(password)) }

// Print is the fingerprint of a plain password.
func Print(plain string) uint64 {
	sum := sha256.Sum256([]byte(plain))
	return binary.BigEndian.Uint64(sum[:8]) >> (64 - 8*width)
}

// Pack writes sorted fingerprints as the list keeps them.
func Pack(prints []uint64) []byte {
	out := make([]byte, 0, width*len(prints))
	for _, p := range prints {
		b := binary.BigEndian.AppendUint64(nil, p)
		out = append(out, b[8-width:]...)
	}
	return out
}

// Has tells whether a password is on the list.
func Has(password string) bool {
	b := binary.BigEndian.AppendUint64(nil, Print(Plain(password)))
	want := string(b[8-width:])
	n := len(list) / width
	i := sort.Search(n, func(i int) bool { return list[i*width:(i+1)*width] >= want })
	return i < n && list[i*width:(i+1)*width] == want
}

// Size is how many passwords the list has.
func Size() int { return len(list) / width }
