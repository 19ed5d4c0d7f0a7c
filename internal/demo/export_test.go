package demo

import (
	"context"

	"bureau/internal/id"
	"bureau/internal/office"
)

// FillQuickly fills an office in which nobody can sign in, since passwords take most of the time.
func FillQuickly(ctx context.Context, o *office.Office) (Result, error) {
	return fill(ctx, o, nil, func(context.Context, string, string) (string, error) { return id.New(), nil })
}
