package seal

import (
	"crypto/hkdf"
	"crypto/sha256"
)

// Derive gives 32 bytes for a purpose that everybody with the same key gets, and nobody else; from them nobody gets the key, nor
// what another purpose gets.
func (k Key) Derive(purpose string) []byte {
	if len(k.root) == 0 {
		panic("seal: nothing is derived from no key")
	}
	out, err := hkdf.Key(sha256.New, k.root, nil, "bureau "+purpose, Size)
	if err != nil {
		panic(err) // the length is right
	}
	return out
}
