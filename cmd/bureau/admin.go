package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"bureau/internal/fault"
	"bureau/internal/front"
	"bureau/internal/notice"
	"bureau/internal/office"
)

// adminCommand is for whoever runs the machine. It works on the data beside a running office.
type adminCommand struct {
	storage
	Organisations adminOrganisations `cmd:"" help:"List every organisation, with its members and what its files take up."`
	Owners        struct {
		Show adminOwners   `cmd:"" help:"List the owners of an organisation."`
		Add  adminAddOwner `cmd:"" help:"Make a member an owner of the organisation."`
	} `cmd:"" help:"Owners of an organisation."`
	Accounts struct {
		Show       adminAccount    `cmd:"" help:"Tell how the account of an address stands."`
		Deactivate adminDeactivate `cmd:"" help:"Keep a person out, and end their sessions; their tokens are refused as long."`
		Reset      adminReset      `cmd:"" help:"Make a link under which the person chooses a new password within an hour."`
		Activate   adminActivate   `cmd:"" help:"Let the person in again."`
	} `cmd:"" help:"Accounts of people."`
	Mail struct {
		List adminMails `cmd:"" help:"List the mail that was kept because there is no relay, the latest first."`
		Show adminMail  `cmd:"" help:"Show one kept mail, with its links and codes."`
	} `cmd:"" help:"Mail that did not leave."`
	Rename   adminRename `cmd:"" help:"Give an organisation another name."`
	Practice struct {
		Link adminLink `cmd:"" help:"Give a practice another booking link; the old one leads on to it, and is never another's."`
	} `cmd:"" help:"Practices, where customers book."`
	Notice struct {
		Show  adminShowNotice  `cmd:"" help:"Show the notice above every page."`
		Set   adminSetNotice   `cmd:"" help:"Hang a notice above every page."`
		Clear adminClearNotice `cmd:"" help:"Take the notice down."`
	} `cmd:"" help:"A notice to everybody, such as before a repair."`
}

// operating runs fn on the data that the flags name, and says refusals as a person reads them.
func (c *adminCommand) operating(p program, fn func(o *office.Operator) error) error {
	database, err := c.database()
	if err != nil {
		return err
	}
	o, err := office.Operate(p.ctx, office.Config{Data: c.Data, Database: database})
	if err != nil {
		return err
	}
	err = errors.Join(fn(o), o.Close())
	if f, ok := fault.As(err); ok {
		return errors.New(f.In("en"))
	}
	return err
}

// table writes rows in columns, the first as their heads.
func table(w io.Writer, rows [][]string) error {
	t := tabwriter.NewWriter(w, 0, 0, 3, ' ', 0)
	for _, r := range rows {
		for i, cell := range r {
			r[i] = plain(cell)
		}
		fmt.Fprintln(t, strings.Join(r, "\t"))
	}
	return t.Flush()
}

// plain keeps what somebody typed from steering the operator's terminal.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return '·'
		}
		return r
	}, s)
}

type adminOrganisations struct{}

func (adminOrganisations) Run(p program, all *commands) error {
	return all.Admin.operating(p, func(o *office.Operator) error {
		rows := [][]string{{"ID", "NAME", "MEMBERS", "OWNERS", "FILES"}}
		organisations, err := o.Organisations(p.ctx)
		for _, one := range organisations {
			rows = append(rows, []string{one.ID, one.Name, fmt.Sprint(one.Members), fmt.Sprint(one.Owners), bytesOf(one.Storage)})
		}
		return errors.Join(err, table(p.stdout, rows))
	})
}

func bytesOf(n int64) string {
	switch {
	case n >= 1<<30:
		return fmt.Sprintf("%.1f GiB", float64(n)/(1<<30))
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.1f KiB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%d B", n)
}

type adminOwners struct {
	Organisation string `arg:"" help:"Its id, or its name."`
}

func (c adminOwners) Run(p program, all *commands) error {
	return all.Admin.operating(p, func(o *office.Operator) error {
		org, err := o.Find(p.ctx, c.Organisation)
		if err != nil {
			return err
		}
		rows := [][]string{{"NAME", "ADDRESS"}}
		owners, err := o.Owners(p.ctx, org.ID)
		for _, m := range owners {
			rows = append(rows, []string{m.Name, m.Email})
		}
		return errors.Join(err, table(p.stdout, rows))
	})
}

type adminAddOwner struct {
	Organisation string `arg:"" help:"Its id, or its name."`
	Address      string `arg:"" help:"The mail address of a member."`
}

func (c adminAddOwner) Run(p program, all *commands) error {
	return all.Admin.operating(p, func(o *office.Operator) error {
		org, err := o.Find(p.ctx, c.Organisation)
		if err != nil {
			return err
		}
		m, err := o.MakeOwner(p.ctx, org.ID, c.Address)
		if err == nil {
			fmt.Fprintf(p.stdout, "%s owns %s.\n", plain(m.Name), plain(org.Name))
		}
		return err
	})
}

type adminAccount struct {
	Address string `arg:"" help:"The mail address with which the person signs in."`
}

func (c adminAccount) Run(p program, all *commands) error {
	return all.Admin.operating(p, func(o *office.Operator) error {
		s, err := o.Accounts.Standing(p.ctx, c.Address)
		if err != nil {
			return err
		}
		state := "active"
		if !s.Deactivated.IsZero() {
			state = "deactivated " + s.Deactivated.Format(time.RFC3339)
		}
		rows := [][]string{{"ADDRESS", s.Email}, {"STATE", state}, {"SINCE", s.Created.Format(time.RFC3339)}, {"OPEN SESSIONS", fmt.Sprint(s.Sessions)}}
		for _, m := range s.Memberships {
			rows = append(rows, []string{"MEMBER OF", m.OrgName})
		}
		return table(p.stdout, rows)
	})
}

type adminDeactivate struct {
	Address string `arg:"" help:"The mail address with which the person signs in."`
}

func (c adminDeactivate) Run(p program, all *commands) error {
	return all.Admin.operating(p, func(o *office.Operator) error {
		err := o.Accounts.Deactivate(p.ctx, c.Address)
		if err == nil {
			fmt.Fprintln(p.stdout, "The account is deactivated and its sessions are ended. `bureau admin accounts activate` undoes the first.")
		}
		return err
	})
}

type adminActivate struct {
	Address string `arg:"" help:"The mail address with which the person signs in."`
}

func (c adminActivate) Run(p program, all *commands) error {
	return all.Admin.operating(p, func(o *office.Operator) error {
		err := o.Accounts.Activate(p.ctx, c.Address)
		if err == nil {
			fmt.Fprintln(p.stdout, "The account is active.")
		}
		return err
	})
}

type adminReset struct {
	Address string `arg:"" help:"The mail address with which the person signs in."`
	URL     string `name:"url" env:"BUREAU_URL" placeholder:"URL" help:"The address of the office, as serve has it."`
	Lang    string `default:"en" help:"The language of the page: nl, de, en or fr (${default})."`
}

func (c adminReset) Run(p program, all *commands) error {
	origin, err := front.ParseOrigin(c.URL)
	if err != nil {
		return err
	}
	return all.Admin.operating(p, func(o *office.Operator) error {
		link, err := o.ResetLink(p.ctx, origin, c.Address, c.Lang)
		if err == nil {
			fmt.Fprintln(p.stdout, link)
			fmt.Fprintln(p.stderr, "Give it to the person and to nobody else. It works once, within an hour.")
		}
		return err
	})
}

type adminMails struct {
	Limit int `default:"50" help:"How many (${default})."`
}

func (c adminMails) Run(p program, all *commands) error {
	return all.Admin.operating(p, func(o *office.Operator) error {
		rows := [][]string{{"ID", "KEPT", "TO", "SUBJECT"}}
		mails, err := o.Post.ListKept(p.ctx, max(1, c.Limit))
		for _, m := range mails {
			rows = append(rows, []string{m.ID, m.At.Format(time.RFC3339), m.To, m.Subject})
		}
		return errors.Join(err, table(p.stdout, rows))
	})
}

type adminMail struct {
	ID string `arg:"" name:"id" help:"From the list."`
}

func (c adminMail) Run(p program, all *commands) error {
	return all.Admin.operating(p, func(o *office.Operator) error {
		m, err := o.Post.KeptByID(p.ctx, c.ID)
		if err == nil {
			fmt.Fprintf(p.stdout, "To: %s\nSubject: %s\n\n", plain(m.To), plain(m.Subject))
			for _, line := range strings.Split(strings.ReplaceAll(m.Body, "\r\n", "\n"), "\n") {
				fmt.Fprintln(p.stdout, plain(line))
			}
		}
		return err
	})
}

type adminShowNotice struct{}

func (adminShowNotice) Run(p program, all *commands) error {
	return all.Admin.operating(p, func(o *office.Operator) error {
		n, err := o.Notices.Read(p.ctx)
		rows := [][]string{}
		for _, lang := range []string{"en", "de", "nl", "fr"} {
			if n[lang] != "" {
				rows = append(rows, []string{lang, n[lang]})
			}
		}
		if err == nil && len(rows) == 0 {
			_, err = fmt.Fprintln(p.stdout, "There is no notice.")
		}
		if err := errors.Join(err, table(p.stdout, rows)); err != nil {
			return err
		}
		planned, err := o.Planned(p.ctx)
		if err == nil && planned.ID != "" {
			fmt.Fprintf(p.stdout, "\nMaintenance is planned from %s to %s.\n%s\n", planned.Start.Format(time.RFC3339), planned.End.Format(time.RFC3339), lists(planned))
		}
		return err
	})
}

// lists says what became of the lists that practices get before maintenance.
func lists(p office.Planned) string {
	t := p.Lists
	switch {
	case !p.Begun:
		return "The practices' lists of appointments have not been sent yet."
	case t.Waiting > 0:
		return fmt.Sprintf("Of the practices' lists of appointments %d are sent, %d wait for the relay, %d could not be sent.", t.Done, t.Waiting, t.Lost)
	case t.Lost > 0:
		return fmt.Sprintf("Of the practices' lists of appointments %d are sent, %d could not be sent.", t.Done, t.Lost)
	}
	return fmt.Sprintf("All %d lists of appointments of the practices are sent.", t.Done)
}

type adminSetNotice struct {
	Start string `placeholder:"TIME" help:"When planned maintenance begins, such as 2026-11-24T22:00+01:00. Practices get their next appointments by mail an hour before, or at once."`
	End   string `placeholder:"TIME" help:"When it ends."`
	EN    string `name:"en" placeholder:"TEXT" help:"In English."`
	DE    string `name:"de" placeholder:"TEXT" help:"In German."`
	NL    string `name:"nl" placeholder:"TEXT" help:"In Dutch."`
	FR    string `name:"fr" placeholder:"TEXT" help:"In French. Who reads a language without a text reads the English one, or another."`
}

func (c adminSetNotice) Run(p program, all *commands) error {
	return all.Admin.operating(p, func(o *office.Operator) error {
		n := notice.Notice{"en": c.EN, "de": c.DE, "nl": c.NL, "fr": c.FR}
		if c.Start == "" && c.End == "" {
			err := o.Notices.Set(p.ctx, n)
			if err == nil {
				fmt.Fprintln(p.stdout, "Every page shows the notice within seconds. `bureau admin notice clear` takes it down.")
			}
			return err
		}
		start, err := moment(c.Start)
		if err != nil {
			return fmt.Errorf("--start: %w", err)
		}
		end, err := moment(c.End)
		if err != nil {
			return fmt.Errorf("--end: %w", err)
		}
		at, err := o.Announce(p.ctx, n, start, end)
		if err == nil {
			fmt.Fprintf(p.stdout, "Every page shows the notice within seconds. The office sends the practices their next appointments from %s on;\n"+
				"`bureau admin notice show` tells when all have left. Wait for that before you stop it.\n", at.UTC().Format(time.RFC3339))
		}
		return err
	})
}

// moment reads an instant with its distance from UTC, with or without seconds.
func moment(s string) (time.Time, error) {
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04Z07:00"} {
		if t, err := time.Parse(form, s); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is no time such as 2026-11-24T22:00+01:00", s)
}

type adminClearNotice struct{}

func (adminClearNotice) Run(p program, all *commands) error {
	return all.Admin.operating(p, func(o *office.Operator) error {
		err := o.Notices.Clear(p.ctx)
		if err == nil {
			fmt.Fprintln(p.stdout, "The notice is taken down.")
		}
		return err
	})
}

type adminRename struct {
	Organisation string `arg:"" help:"Its id, or its name."`
	Name         string `arg:"" help:"The new name."`
}

func (c adminRename) Run(p program, all *commands) error {
	return all.Admin.operating(p, func(o *office.Operator) error {
		org, err := o.Find(p.ctx, c.Organisation)
		if err != nil {
			return err
		}
		if err = o.Rename(p.ctx, org.ID, c.Name); err == nil {
			fmt.Fprintf(p.stdout, "%s is called %s now. Its booking link stays; `bureau admin practice link` changes that.\n", plain(org.Name), plain(c.Name))
		}
		return err
	})
}

type adminLink struct {
	Organisation string `arg:"" help:"Its id, or its name."`
	Link         string `arg:"" help:"The new last part of the booking link: small letters, digits and single hyphens."`
}

func (c adminLink) Run(p program, all *commands) error {
	return all.Admin.operating(p, func(o *office.Operator) error {
		org, err := o.Find(p.ctx, c.Organisation)
		if err != nil {
			return err
		}
		practice, err := o.SetLink(p.ctx, org.ID, c.Link)
		if err == nil {
			fmt.Fprintf(p.stdout, "Customers of %s book at /book/%s now. The old link leads on to it, so that cards, codes and mails with it go on working.\n", plain(org.Name), practice.Slug)
		}
		return err
	})
}
