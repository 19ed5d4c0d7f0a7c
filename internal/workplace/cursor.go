package workplace

import (
	"fmt"
	"strconv"
	"strings"
)

// cursor names the last row of a page: its time and its id.
func cursor(at int64, id string) string { return fmt.Sprintf("%d_%s", at, id) }

// cutCursor reads a cursor; one that cannot be read begins at the beginning.
func cutCursor(s string) (int64, string) {
	at, id, _ := strings.Cut(s, "_")
	n, err := strconv.ParseInt(at, 10, 64)
	if err != nil {
		return 0, ""
	}
	return n, id
}

// page cuts what was read to a page and names where the next begins, if there is one.
func page(limit int, name func(Place) string) func([]Place, error) ([]Place, string, error) {
	return func(all []Place, err error) ([]Place, string, error) {
		if err != nil || len(all) <= limit {
			return all, "", err
		}
		return all[:limit], name(all[limit-1]), nil
	}
}
