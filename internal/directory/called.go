package directory

import "bureau/internal/db"

// Called gives what an account's people and organisations are called, and their addresses; the transaction must be a
// global one. Whoever guesses a password begins with these.
func Called(tx db.Tx, account string) ([]string, error) {
	var out []string
	_, err := db.All(tx, func(row db.Scan) (bool, error) {
		var name, email, org string
		err := row(&name, &email, &org)
		out = append(out, name, email, org)
		return true, err
	}, `SELECT m.name, m.email, o.name FROM member m JOIN organisation o ON o.org = m.org WHERE m.account = $1 ORDER BY m.id LIMIT 50`, account)
	return out, err
}
