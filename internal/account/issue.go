package account

import (
	"errors"
	"slices"

	"bureau/internal/db"
	"bureau/internal/directory"
)

// IssueToken is AddToken for programs, which need the token's id to revoke it later. The member's row is locked
// before the tokens are listed, so the one that was not there before is the one that was made.
func (a *Accounts) IssueToken(tx db.Tx, actor directory.Actor, name string) (Token, string, error) {
	if err := directory.Lock(tx, actor.Member); err != nil {
		return Token{}, "", err
	}
	before, err := Tokens(tx, actor)
	if err != nil {
		return Token{}, "", err
	}
	secret, err := a.AddToken(tx, actor, name)
	if err != nil {
		return Token{}, "", err
	}
	after, err := Tokens(tx, actor)
	if err != nil {
		return Token{}, "", err
	}
	i := slices.IndexFunc(after, func(t Token) bool { return !slices.Contains(before, t) })
	if i < 0 {
		return Token{}, "", errors.New("account: the token that was made is not there")
	}
	return after[i], secret, nil
}
