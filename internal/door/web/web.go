// Package web serves the pages.
package web

import (
	"log/slog"
	"net/http"
	"net/url"

	"bureau/internal/account"
	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/files"
	"bureau/internal/live"
	"bureau/internal/workplace"
)

// Parts are what the pages are made from.
type Parts struct {
	DB         *db.DB
	Accounts   *account.Accounts
	Workplaces *workplace.Workplaces
	Files      files.Folder
	Live       *live.Hub
	Clock      clock.Clock
	Origin     *url.URL
	Log        *slog.Logger
}

// New makes the door.
func New(p Parts) http.Handler { return http.NotFoundHandler() }
