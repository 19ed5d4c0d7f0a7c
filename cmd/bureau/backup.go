package main

import (
	"fmt"
	"strings"
	"time"

	"bureau/internal/office"
)

type backupCommand struct {
	storage
	File string `arg:"" type:"path" placeholder:"FILE" help:"The file to write, such as office.zip; it must not be there yet."`
}

// Run makes a backup of an office, whether it is open or not.
func (c backupCommand) Run(p program) error {
	database, err := c.database()
	if err != nil {
		return err
	}
	began := time.Now()
	m, err := office.Backup(p.ctx, office.Config{Data: c.Data, Database: database}, c.File)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stdout, "%s holds %d rows of %d tables and %d files, as they were at %s. It took %s.\n", c.File, m.Rows(), len(m.Tables),
		len(m.Blobs), m.MadeAt.Format(time.RFC3339), time.Since(began).Round(time.Millisecond))
	return err
}

type restoreCommand struct {
	storage
	File     string   `arg:"" type:"existingfile" placeholder:"FILE" help:"The backup."`
	Erasures []string `type:"existingfile" placeholder:"FILE" help:"A journal of erasures (erasures.log) that lies neither in the data folder nor beside the backup."`
}

// Run restores a backup into an empty place.
func (c restoreCommand) Run(p program) error {
	database, err := c.database()
	if err != nil {
		return err
	}
	if database.URL != "" && database.OwnerURL == "" {
		return fmt.Errorf("restoring makes the tables, which only the owner may: give --database-owner too")
	}
	r, err := office.Restore(p.ctx, office.Config{Data: c.Data, Database: database}, c.File, c.Erasures...)
	if err != nil {
		return err
	}
	if len(r.Journals) == 0 {
		fmt.Fprintln(p.stderr, "No journal of erasures was found. What was erased after the backup was made is there again; if you have the",
			"erasures.log of that office, delete what was restored and restore again with --erasures FILE.")
	} else {
		fmt.Fprintf(p.stdout, "%d erasures of %s were carried out again.\n", r.Erased, strings.Join(r.Journals, ", "))
	}
	_, err = fmt.Fprintf(p.stdout, "The office is back as it was at %s: %d rows of %d tables and %d files.\n", r.MadeAt.Format(time.RFC3339), r.Rows(), len(r.Tables), len(r.Blobs))
	return err
}
