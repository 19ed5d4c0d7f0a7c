package directory

import "bureau/internal/db"

// List is Page for those who may manage people; anyone else is refused: addresses and rights are not for everybody.
func List(tx db.Tx, actor Actor, contains, after string, limit int) ([]Member, string, error) {
	if err := actor.need(People); err != nil {
		return nil, "", err
	}
	return Page(tx, contains, after, limit)
}
