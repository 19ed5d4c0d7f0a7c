package absence

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// cursor names where a page of the list ends.
func cursor(a Absence) string { return fmt.Sprintf("%d.%s", a.hull().End, a.ID) }

// cut takes a cursor apart; one that is none begins anew.
func cut(cursor string) (int64, string) {
	at, id, _ := strings.Cut(cursor, ".")
	n, err := strconv.ParseInt(at, 10, 64)
	if err != nil || len(id) > 40 {
		return 0, ""
	}
	return n, id
}

func sortTimes(all []Time) {
	slices.SortFunc(all, func(a, b Time) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), strings.Compare(a.ID, b.ID))
	})
}
