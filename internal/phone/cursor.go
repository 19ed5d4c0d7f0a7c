package phone

import (
	"fmt"
	"strconv"
	"strings"

	"bureau/internal/db"
)

// cursor names where a page of calls ends.
func cursor(c Call) string { return fmt.Sprintf("%d.%s", db.Micros(c.Began), c.ID) }

// cut takes a cursor apart; one that is none begins anew.
func cut(cursor string) (int64, string) {
	at, id, _ := strings.Cut(cursor, ".")
	n, err := strconv.ParseInt(at, 10, 64)
	if err != nil || len(id) > 64 {
		return 0, ""
	}
	return n, id
}
