package main

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"bureau/internal/db"
)

// storage are the flags that say where an office's data lies.
type storage struct {
	Data           string `env:"BUREAU_DATA" type:"path" default:"bureau-data" placeholder:"DIR" help:"The data folder: the database, unless PostgreSQL has it, and the files."`
	Database       string `env:"BUREAU_DATABASE" placeholder:"URL" help:"PostgreSQL instead of SQLite: postgres://… with the role bureau_app."`
	DatabaseGlobal string `name:"database-global" env:"BUREAU_DATABASE_GLOBAL" placeholder:"URL" help:"The same database with the role bureau_global."`
	DatabaseOwner  string `name:"database-owner" env:"BUREAU_DATABASE_OWNER" placeholder:"URL" help:"The same database with the role bureau_owner, which migrates it. Without it the schema must be there already."`
}

// database is the configuration that the flags say; empty for SQLite in the data folder.
func (s storage) database() (db.Config, error) {
	if s.Database == "" && s.DatabaseGlobal == "" && s.DatabaseOwner == "" {
		return db.Config{}, nil
	}
	if s.Database == "" || s.DatabaseGlobal == "" {
		return db.Config{}, errors.New("PostgreSQL needs --database (role bureau_app) and --database-global (role bureau_global); docs/running.md shows how to make them")
	}
	roles := map[string]string{}
	for flag, value := range map[string]string{"--database": s.Database, "--database-global": s.DatabaseGlobal, "--database-owner": s.DatabaseOwner} {
		if value == "" {
			continue
		}
		u, err := url.Parse(value)
		if err != nil || u.Scheme != "postgres" && u.Scheme != "postgresql" || u.User.Username() == "" {
			return db.Config{}, fmt.Errorf("%s is no PostgreSQL URL; write it as postgres://ROLE:PASSWORD@HOST/DATABASE", flag)
		}
		if other, ok := roles[u.User.Username()]; ok {
			flags := strings.Join([]string{min(flag, other), max(flag, other)}, " and ")
			return db.Config{}, fmt.Errorf("%s name the same role; each needs its own, or organisations would not be kept apart", flags)
		}
		roles[u.User.Username()] = flag
	}
	return db.Config{URL: s.Database, GlobalURL: s.DatabaseGlobal, OwnerURL: s.DatabaseOwner}, nil
}
