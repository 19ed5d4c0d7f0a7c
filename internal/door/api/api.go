// Package api serves the program's interface over JSON.
package api

import (
	"log/slog"
	"net/http"
	"net/url"

	"bureau/internal/account"
	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/workplace"
)

// Parts are what the interface is made from.
type Parts struct {
	DB         *db.DB
	Accounts   *account.Accounts
	Workplaces *workplace.Workplaces
	Clock      clock.Clock
	Origin     *url.URL
	Log        *slog.Logger
}

// New makes the door.
func New(p Parts) http.Handler { return http.NotFoundHandler() }
