package directory

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Filter narrows a list of people; what is empty narrows nothing.
type Filter struct {
	Contains string // in the name or the address
	State    State
	Group    string // the id of a group
	Outside  string // the id of a group in which they are not
}

// List gives the people by name, after a cursor, to those who may manage people; anyone else is refused: addresses and
// rights are not for everybody.
func List(tx db.Tx, actor Actor, f Filter, after string, limit int) ([]Member, string, error) {
	if err := actor.need(People); err != nil {
		return nil, "", err
	}
	name, last := cut(after)
	like := "%" + escapeLike(strings.ToLower(f.Contains)) + "%"
	got, err := db.All(tx, scanMember, "SELECT "+memberColumns+` FROM member m
		WHERE m.org = $1 AND (lower(m.name) LIKE $2 ESCAPE '!' OR lower(m.email) LIKE $2 ESCAPE '!')
		AND ($3 = '' OR m.state = $3)
		AND ($4 = '' OR EXISTS (SELECT 1 FROM people_group_member g WHERE g.people_group = $4 AND g.member = m.id AND g.org = m.org))
		AND ($5 = '' OR NOT EXISTS (SELECT 1 FROM people_group_member g WHERE g.people_group = $5 AND g.member = m.id AND g.org = m.org))
		AND (m.name > $6 OR (m.name = $6 AND m.id > $7)) ORDER BY m.name, m.id LIMIT $8`,
		tx.Org(), like, string(f.State), f.Group, f.Outside, name, last, limit+1)
	if err != nil || len(got) <= limit {
		return got, "", err
	}
	got = got[:limit]
	end := got[limit-1]
	return got, end.ID + end.Name, nil
}

// Colleagues gives those whose name or address contains a text, by name, to those who may book for them; anyone else is
// refused. Whoever was deactivated is not among them.
func Colleagues(tx db.Tx, actor Actor, contains string, limit int) ([]Member, error) {
	if err := actor.need(BookForOthers); err != nil {
		return nil, err
	}
	like := "%" + escapeLike(strings.ToLower(contains)) + "%"
	return db.All(tx, scanMember, "SELECT "+memberColumns+` FROM member m
		WHERE m.org = $1 AND (lower(m.name) LIKE $2 ESCAPE '!' OR lower(m.email) LIKE $2 ESCAPE '!') AND m.state <> 'deactivated'
		ORDER BY m.name, m.id LIMIT $3`, tx.Org(), like, limit)
}

// Colleague gives the one who has an address, or a name that nobody else has, to those who may book for them. Who has the address
// goes before whoever is called by it; where nobody is called so, one whose name alone begins so is meant, or a word of it.
func Colleague(tx db.Tx, actor Actor, named string) (Member, error) {
	if err := actor.need(BookForOthers); err != nil {
		return Member{}, err
	}
	named = strings.TrimSpace(named)
	found, err := db.All(tx, scanMember, "SELECT "+memberColumns+` FROM member m
		WHERE m.org = $1 AND (m.email = $2 OR m.name = $3 OR lower(m.name) = $2) AND m.state <> 'deactivated'
		ORDER BY CASE WHEN m.email = $2 THEN 0 ELSE 1 END, m.id LIMIT 2`, tx.Org(), Address(named), named)
	if err != nil {
		return Member{}, err
	}
	if len(found) == 0 {
		if found, err = beginning(tx, named); err != nil {
			return Member{}, err
		}
	}
	if len(found) == 1 || len(found) == 2 && found[0].Email == Address(named) {
		return found[0], nil
	}
	return Member{}, fault.New(fault.Invalid, i18n.NoColleague).On("colleague")
}

// beginning gives those whose name, or a word of it, begins with what was typed, whatever the case and the accents.
func beginning(tx db.Tx, typed string) ([]Member, error) {
	typed = folded(typed)
	if utf8.RuneCountInString(typed) < 2 {
		return nil, nil
	}
	all, err := db.All(tx, scanMember, "SELECT "+memberColumns+` FROM member m
		WHERE m.org = $1 AND m.state <> 'deactivated' ORDER BY m.id LIMIT 20000`, tx.Org())
	return slices.DeleteFunc(all, func(m Member) bool {
		name := folded(m.Name)
		return !strings.HasPrefix(name, typed) && !strings.Contains(name, " "+typed) && !strings.Contains(name, "-"+typed)
	}), err
}

// folded is a name as people type it in a hurry: in small letters, without accents, with single spaces.
func folded(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
	return strings.ToLower(strings.Join(strings.Fields(s), " "))
}

// Count tells how many people there are in each state, to those who may manage people.
func Count(tx db.Tx, actor Actor) (map[State]int, error) {
	if err := actor.need(People); err != nil {
		return nil, err
	}
	counts := map[State]int{}
	_, err := db.All(tx, func(row db.Scan) (n int, err error) {
		var s State
		err = row(&s, &n)
		counts[s] = n
		return n, err
	}, "SELECT state, count(*) FROM member WHERE org = $1 GROUP BY state", tx.Org())
	return counts, err
}

// MemberFor is MemberByID for those who may manage people.
func MemberFor(tx db.Tx, actor Actor, member string) (Member, error) {
	if err := actor.need(People); err != nil {
		return Member{}, err
	}
	return MemberByID(tx, member)
}
