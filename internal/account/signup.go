package account

import (
	"context"
	"errors"
	"time"

	"bureau/internal/code"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/span"
)

// SignUp is somebody who wants an account.
type SignUp struct {
	Email    string
	Password string
	Lang     string
	Caller   string // network address, without the port
	Instead  string // an earlier sign-up that this one corrects; empty for none
	Next     string // where a customer goes on afterwards, a path; empty for who founds an organisation
}

// SignUp notes a sign-up and mails the link that confirms it; until then there is no account. It gives the id with which
// the mail can be asked for again. An address that has an account gets the same answer, and another mail.
func (a *Accounts) SignUp(ctx context.Context, s SignUp) (string, error) {
	if err := a.open(); err != nil && s.Next == "" {
		return "", err
	}
	r, err := a.newRequest(signUp, s.Email, s.Lang, signUpHolds)
	if err == nil && len(s.Next) > maxNext {
		err = fault.New(fault.Invalid, i18n.BadInput)
	}
	if err != nil {
		return "", err
	}
	r.Next = s.Next
	if err := checkPassword(s.Password, r.Email); err != nil {
		return "", err
	}
	if err := a.bounded(ctx, signUp, r.Email, s.Caller); err != nil {
		return "", err
	}
	r.Password = a.hash(s.Password)
	return r.ID, a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		if err := deleteRequest(tx, s.Instead, signUp); err != nil {
			return err
		}
		return a.ask(tx, r)
	})
}

// open refuses where nobody may sign up.
func (a *Accounts) open() error {
	if a.Closed {
		return fault.New(fault.Refused, i18n.SignUpClosed)
	}
	return nil
}

// Waiting is a sign-up whose mail is on its way.
type Waiting struct{ ID, Email, Lang, Next string }

// maxNext bounds the path at which a customer goes on.
const maxNext = 1500

// SignUpByID tells who a sign-up is for that waits to be confirmed.
func (a *Accounts) SignUpByID(ctx context.Context, id string) (w Waiting, err error) {
	err = a.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		r, err := a.waiting(tx, id)
		w = Waiting{r.ID, r.Email, r.Lang, r.Next}
		return err
	})
	return w, err
}

func (a *Accounts) waiting(tx db.Tx, id string) (request, error) {
	r, err := requestByID(tx, id)
	if errors.Is(err, db.ErrNoRows) || err == nil && (r.Kind != signUp || !a.Clock.Now().Before(r.AskedAt.Add(signUpHolds))) {
		return r, fault.New(fault.NotFound, i18n.SignUpGone)
	}
	return r, err
}

// SendAgain mails the link of a sign-up once more.
func (a *Accounts) SendAgain(ctx context.Context, id, caller string) error {
	w, err := a.SignUpByID(ctx, id)
	if err != nil {
		return err
	}
	if err := a.bounded(ctx, signUp, w.Email, caller); err != nil {
		return err
	}
	return a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		r, err := a.waiting(tx, id)
		if err != nil {
			return err
		}
		return a.sendLink(tx, r, r.AskedAt.Add(signUpHolds))
	})
}

// SignUpOf tells whose sign-up a link confirms, and leaves it unused.
func (a *Accounts) SignUpOf(ctx context.Context, link string) (email string, err error) {
	err = a.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		r, err := a.lookUp(tx, signUp, link, false)
		email = r.Email
		return err
	})
	return email, err
}

// NextOf tells where the customer of a sign-up goes on; empty for who founds an organisation.
func (a *Accounts) NextOf(ctx context.Context, link string) (next string, err error) {
	err = a.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		r, err := a.lookUp(tx, signUp, link, false)
		next = r.Next
		return err
	})
	return next, err
}

// ConfirmCustomer makes the account of a customer's sign-up, and begins its session.
func (a *Accounts) ConfirmCustomer(ctx context.Context, link string, from Caller) (s Session, next string, err error) {
	from.Customer = true
	fresh := a.session("", ByPassword, from)
	err = a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		r, err := a.make(tx, link)
		if err != nil {
			return err
		}
		s, next = fresh, r.Next
		s.Account = r.ID
		return begin(tx, &s)
	})
	return s, next, err
}

// make makes the account of a sign-up, and uses its link up.
func (a *Accounts) make(tx db.Tx, link string) (request, error) {
	r, err := a.lookUp(tx, signUp, link, true)
	if err != nil {
		return r, err
	}
	switch _, _, err := byEmail(tx, r.Email); {
	case err == nil:
		return r, fault.New(fault.Taken, i18n.AccountThere)
	case !errors.Is(err, db.ErrNoRows):
		return r, err
	}
	if err := insertAccount(tx, r.ID, r.Email, r.Password, a.Clock.Now()); err != nil {
		return r, err
	}
	return r, deleteRequestsFor(tx, r.Email, signUp)
}

// Confirm makes the account of a sign-up, and gives the link with which it founds its organisation.
func (a *Accounts) Confirm(ctx context.Context, link string) (found string, err error) {
	err = a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		r, err := a.make(tx, link)
		if err != nil {
			return err
		}
		found, err = a.beginFounding(tx, r.ID)
		return err
	})
	return found, err
}

func (a *Accounts) beginFounding(tx db.Tx, account string) (string, error) {
	k, err := a.links.Begin(tx, founding, account, foundingHolds)
	return a.links.Link(founding, k.ID), err
}

// Homeless is what the refusal of a sign-in carries (as its More) when address and password were right and the account
// belongs to no organisation.
type Homeless struct{ Account string }

// FoundingLink gives a homeless account the link with which it founds an organisation.
func (a *Accounts) FoundingLink(ctx context.Context, h Homeless) (link string, err error) {
	if err := a.open(); err != nil {
		return "", err
	}
	err = a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		link, err = a.beginFounding(tx, h.Account)
		return err
	})
	return link, err
}

// Founding is an organisation to be: its name, its first site and its owner.
type Founding struct {
	Name   string
	Site   string // the first site's name
	Zone   string // IANA, such as Europe/Vienna
	Lang   string // the owner's
	Person string // the owner's name; empty: known by the address
	Device string // for the list of sessions
}

// Validate refuses what no organisation can begin with.
func (f Founding) Validate() error {
	switch {
	case f.Name == "":
		return fault.New(fault.Invalid, i18n.Required).On("name")
	case len(f.Name) > 200:
		return fault.New(fault.Invalid, i18n.TooLong, 200).On("name")
	case !i18n.Known(f.Lang):
		return fault.New(fault.Invalid, i18n.LanguageUnknown).On("lang")
	case f.Zone == "" || f.Zone == "Local":
		return fault.New(fault.Invalid, i18n.ZoneUnknown).On("zone")
	}
	return nil
}

// FounderOf tells whose link it is, and leaves it unused.
func (a *Accounts) FounderOf(ctx context.Context, link string) (email string, err error) {
	err = a.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		k, err := a.links.Look(tx, founding, link)
		if err != nil {
			return err
		}
		_, email, err = passwordOf(tx, k.Subject)
		return err
	})
	return email, err
}

// Found makes the organisation, with whoever has the link as its owner and a first site that is always open, and begins
// their session. The organisation's id comes from the link, so that a founding that was cut short goes on where it was.
func (a *Accounts) Found(ctx context.Context, link string, f Founding) (Session, error) {
	_, org, err := a.establish(ctx, link, f)
	if err != nil {
		return Session{}, err
	}
	return a.moveIn(ctx, link, org, f.Device)
}

// establish makes the organisation of a link, which stays unused, and gives its id.
func (a *Accounts) establish(ctx context.Context, link string, f Founding) (k code.Code, org string, err error) {
	if err := f.Validate(); err != nil {
		return k, "", err
	}
	var email string
	err = a.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		if k, err = a.links.Look(tx, founding, link); err == nil {
			_, email, err = passwordOf(tx, k.Subject)
		}
		return err
	})
	if err != nil {
		return k, "", err
	}
	org = id.Derive("organisation", k.ID)
	begin := func() error {
		return a.DB.Write(ctx, org, func(_ context.Context, tx db.Tx) error { return found(tx, k.Subject, email, f) })
	}
	if err = begin(); err != nil {
		if _, refused := fault.As(err); refused {
			return k, "", err
		}
		err = begin() // the same form, sent twice at once, was first
	}
	return k, org, err
}

func found(tx db.Tx, account, email string, f Founding) error {
	if n, err := directory.CountMembers(tx); err != nil || n > 0 {
		return err
	}
	site, err := firstSite(f)
	if err != nil {
		return err
	}
	owner, err := directory.Found(tx, f.Name, directory.Member{Account: account, Name: f.Person, Email: email, Lang: f.Lang, Visible: true})
	if err != nil {
		return err
	}
	_, err = directory.AddSite(tx, owner, site)
	return err
}

func firstSite(f Founding) (directory.Site, error) {
	zone, err := time.LoadLocation(f.Zone)
	if err != nil {
		return directory.Site{}, fault.New(fault.Invalid, i18n.ZoneUnknown).On("zone").Because(err)
	}
	hours, err := span.ParseWeek("always")
	if f.Site == "" {
		f.Site = f.Name
	}
	return directory.Site{Name: f.Site, Zone: zone, Hours: hours}, err
}

// moveIn uses the link up and begins the founder's session in the organisation.
func (a *Accounts) moveIn(ctx context.Context, link, org, device string) (Session, error) {
	s := a.session("", ByPassword, Caller{Device: device})
	s.Org = org
	err := a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		k, err := a.links.Use(tx, founding, link)
		if err != nil {
			return err
		}
		all, err := directory.Memberships(tx, k.Subject)
		for _, m := range all {
			if m.Org == org {
				s.Account, s.Member, s.Idle = k.Subject, m.Member, m.Idle
				return insertSession(tx, s)
			}
		}
		return errors.Join(err, errors.New("the founder is not in the organisation"))
	})
	return s, err
}
