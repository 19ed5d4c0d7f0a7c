package demo

import (
	"context"
	"slices"

	"bureau/internal/id"
	"bureau/internal/office"
)

// FillQuickly fills an office with desks and no practices, in which nobody can sign in, since passwords and appointments take
// most of the time.
func FillQuickly(ctx context.Context, o *office.Office) (Result, error) {
	all := slices.DeleteFunc(firms(), func(f firm) bool { return !f.desks() })
	for i := range all {
		all[i].clinic = nil
	}
	return fill(ctx, o, all, nil, func(context.Context, string, string) (string, error) { return id.New(), nil })
}
