package office

import (
	"context"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"bureau/internal/account"
	"bureau/internal/clock"
	"bureau/internal/code"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/files"
	"bureau/internal/i18n"
	"bureau/internal/notice"
	"bureau/internal/post"
	"bureau/internal/workplace"
)

// Operator is the office for the one who runs it: the data beside a running server, without its doors and its work.
type Operator struct {
	DB       *db.DB
	Accounts *account.Accounts
	Notices  *notice.Board
	Post     *post.Post
	files    files.Folder
}

// ErrNoOffice is what Operate gives where there is no office yet.
var ErrNoOffice = errors.New("there is no office here yet; --data and --database name the one that `bureau serve` runs with")

// Operate opens the data of an office that is there already. It changes no schema on PostgreSQL.
func Operate(ctx context.Context, cfg Config) (*Operator, error) {
	if cfg.Clock == nil {
		cfg.Clock = clock.System{}
	}
	cfg.Database.OwnerURL = ""
	if cfg.Database.URL == "" {
		file := filepath.Join(cfg.Data, "bureau.db")
		if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
			return nil, ErrNoOffice
		}
		cfg.Database.URL = "sqlite:" + file
	}
	d, err := db.Open(ctx, cfg.Database, Owners...)
	if err != nil {
		return nil, err
	}
	if err := d.Ready(ctx); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	o := &Operator{DB: d, Accounts: account.New(d, cfg.Clock), Notices: &notice.Board{DB: d, Clock: cfg.Clock}, Post: &post.Post{DB: d, Clock: cfg.Clock}}
	if o.files, err = files.Open(filepath.Join(cfg.Data, "files")); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	d.Join(db.Joins{Must: (&Office{Clock: cfg.Clock}).within})
	return o, nil
}

// Close closes the data.
func (o *Operator) Close() error { return o.DB.Close() }

// Organisation is one organisation with what it takes up.
type Organisation struct {
	directory.Organisation
	Storage int64 // bytes of its files
}

// Organisations lists every organisation by name.
func (o *Operator) Organisations(ctx context.Context) ([]Organisation, error) {
	var all []directory.Organisation
	err := o.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		all, err = directory.Organisations(tx)
		return err
	})
	if err != nil {
		return nil, err
	}
	out := make([]Organisation, 0, len(all))
	for _, one := range all {
		size, err := o.storage(ctx, one.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, Organisation{one, size})
	}
	return out, nil
}

func (o *Operator) storage(ctx context.Context, org string) (size int64, err error) {
	return size, o.DB.Read(ctx, org, func(tx db.Tx) error {
		names, err := workplace.Blobs(tx)
		for _, name := range names {
			size += o.files.Size(name)
		}
		return err
	})
}

// Find gives the organisation of an id or a name.
func (o *Operator) Find(ctx context.Context, called string) (directory.Organisation, error) {
	var found []directory.Organisation
	err := o.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		all, err := directory.Organisations(tx)
		for _, one := range all {
			if one.ID == called || strings.EqualFold(one.Name, strings.TrimSpace(called)) {
				found = append(found, one)
			}
		}
		return err
	})
	switch {
	case err != nil:
		return directory.Organisation{}, err
	case len(found) == 0:
		return directory.Organisation{}, fault.New(fault.NotFound, i18n.OperatorNoOrganisation, called)
	case len(found) > 1:
		return directory.Organisation{}, fault.New(fault.Invalid, i18n.OperatorManyOrganisations, called)
	}
	return found[0], nil
}

// Owners lists the owners of an organisation.
func (o *Operator) Owners(ctx context.Context, org string) (all []directory.Member, err error) {
	err = o.DB.Read(ctx, org, func(tx db.Tx) error {
		all, err = directory.Owners(tx)
		return err
	})
	return all, err
}

// MakeOwner lets a member of an organisation own it too.
func (o *Operator) MakeOwner(ctx context.Context, org, email string) (m directory.Member, err error) {
	err = o.DB.Write(ctx, org, func(_ context.Context, tx db.Tx) error {
		m, err = directory.MakeOwner(tx, email)
		return err
	})
	return m, err
}

// ResetLink is an address at an office's origin under which a person chooses a new password within an hour.
func (o *Operator) ResetLink(ctx context.Context, origin *url.URL, email, lang string) (string, error) {
	codes, err := code.Open(ctx, o.DB, o.Accounts.Clock)
	if err != nil {
		return "", err
	}
	secret, err := o.Accounts.MintReset(ctx, codes, email, lang)
	if err != nil {
		return "", err
	}
	to := url.URL{Scheme: origin.Scheme, Host: origin.Host, Path: account.ResetPath, RawQuery: url.Values{"code": {secret}, "lang": {lang}}.Encode()}
	return to.String(), nil
}
