package api

import (
	"context"
	"net/http"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/label"
	"bureau/internal/span"
)

type practice struct {
	Link     string   `json:"booking_link" doc:"Where customers book; the operator of the system changes it."`
	Open     bool     `json:"open" doc:"Customers book online."`
	Asks     bool     `json:"on_request" doc:"A booking is a request that the practice accepts or refuses."`
	Coded    bool     `json:"without_account" doc:"The code that is mailed is enough to book."`
	Waits    bool     `json:"waiting_list" doc:"Customers may wait for a time that suits them."`
	Step     int      `json:"step_minutes"`
	Change   int      `json:"change_minutes" doc:"How long before it begins customers may move or cancel."`
	Remind   int      `json:"remind_minutes" doc:"How long before it begins customers are reminded; 0: not."`
	Currency string   `json:"currency" example:"EUR"`
	Intro    string   `json:"intro"`
	Phone    string   `json:"phone"`
	Email    string   `json:"email"`
	Frames   []string `json:"frames" nullable:"false" doc:"The origins whose pages may hold the calendar."`
	Rev      int64    `json:"rev" doc:"The number in the ETag."`
}

type practiceOut struct {
	ETag string `header:"ETag"`
	Body practice
}

type practiceChangeIn struct {
	IfMatch string `header:"If-Match" doc:"The ETag of the practice as it was read."`
	Body    struct {
		Open     *bool     `json:"open,omitempty"`
		Asks     *bool     `json:"on_request,omitempty"`
		Coded    *bool     `json:"without_account,omitempty"`
		Waits    *bool     `json:"waiting_list,omitempty"`
		Step     *int      `json:"step_minutes,omitempty" minimum:"1" maximum:"60" doc:"5, 10, 15, 20, 30 or 60."`
		Change   *int      `json:"change_minutes,omitempty" minimum:"0" maximum:"43200"`
		Remind   *int      `json:"remind_minutes,omitempty" minimum:"0" maximum:"20160"`
		Currency *string   `json:"currency,omitempty" maxLength:"3"`
		Intro    *string   `json:"intro,omitempty" maxLength:"2000"`
		Phone    *string   `json:"phone,omitempty" maxLength:"50"`
		Email    *string   `json:"email,omitempty" maxLength:"254"`
		Frames   *[]string `json:"frames,omitempty" nullable:"false" maxItems:"20"`
	} `nameHint:"PracticeChange"`
}

type service struct {
	ID          string     `json:"id"`
	Name        string     `json:"name"`
	Description string     `json:"description"`
	Length      int        `json:"minutes"`
	Before      int        `json:"before_minutes" doc:"Kept free before it begins."`
	After       int        `json:"after_minutes" doc:"Kept free after it ends."`
	Price       *int64     `json:"price" doc:"In hundredths of the practice's currency; null where none is said."`
	Colour      string     `json:"colour" enum:"blue,teal,green,olive,amber,orange,red,pink,purple,slate"`
	Online      bool       `json:"online" doc:"Customers book it themselves."`
	Notice      int        `json:"notice_minutes" doc:"Online not later than this before it begins."`
	Ahead       int        `json:"ahead_days" doc:"Online not further ahead."`
	Sites       []string   `json:"sites" nullable:"false" doc:"Empty: at every site."`
	Staff       []string   `json:"staff" nullable:"false" doc:"Members with a calendar."`
	Needs       [][]string `json:"needs" nullable:"false" doc:"Assets: one out of each need, of the site, is taken too."`
	Rev         int64      `json:"rev" doc:"The number in the ETag."`
}

type serviceOut struct {
	ETag string `header:"ETag"`
	Body service
}

type servicesOut struct{ Body list[service] }

// serviceWish is what a service is told; the pointers of what is not named are nil.
type serviceWish struct {
	Name        *string     `json:"name,omitempty" minLength:"1" maxLength:"200"`
	Description *string     `json:"description,omitempty" maxLength:"2000"`
	Length      *int        `json:"minutes,omitempty" minimum:"1" maximum:"720"`
	Before      *int        `json:"before_minutes,omitempty" minimum:"0" maximum:"240"`
	After       *int        `json:"after_minutes,omitempty" minimum:"0" maximum:"240"`
	Price       *int64      `json:"price,omitempty" minimum:"-1" maximum:"10000000" doc:"In hundredths; -1 for none."`
	Colour      *string     `json:"colour,omitempty" enum:"blue,teal,green,olive,amber,orange,red,pink,purple,slate"`
	Online      *bool       `json:"online,omitempty"`
	Notice      *int        `json:"notice_minutes,omitempty" minimum:"0" maximum:"86400"`
	Ahead       *int        `json:"ahead_days,omitempty" minimum:"1" maximum:"366"`
	Sites       *[]string   `json:"sites,omitempty" nullable:"false" maxItems:"500"`
	Staff       *[]string   `json:"staff,omitempty" nullable:"false" maxItems:"500"`
	Needs       *[][]string `json:"needs,omitempty" nullable:"false" maxItems:"5"`
}

type newServiceIn struct {
	Body serviceWish `nameHint:"NewService"`
}

type serviceChangeIn struct {
	ByID
	IfMatch string      `header:"If-Match" doc:"The ETag of the service as it was read."`
	Body    serviceWish `nameHint:"ServiceChange"`
}

// ServiceRemoval is a service that is removed, as it was read.
type ServiceRemoval struct {
	ByID
	IfMatch string `header:"If-Match" doc:"The ETag of the service as it was read."`
}

type staffMember struct {
	Member string      `json:"member"`
	Name   string      `json:"name"`
	Hours  []siteHours `json:"hours" nullable:"false" doc:"When customers can book them online, by the clock of each site. Without hours they cannot."`
	Rev    int64       `json:"rev" doc:"The number in the ETag."`
}

type siteHours struct {
	Site  string  `json:"site"`
	Hours []hours `json:"hours" nullable:"false"`
}

type staffOut struct {
	ETag string `header:"ETag"`
	Body staffMember
}

type staffListOut struct{ Body list[staffMember] }

type newStaffIn struct {
	Body struct {
		Member string `json:"member" minLength:"1" maxLength:"200"`
	} `nameHint:"NewStaff"`
}

type staffHoursIn struct {
	ByID
	IfMatch string `header:"If-Match" doc:"The ETag of the staff member as it was read."`
	Body    struct {
		Site  string   `json:"site" minLength:"1" maxLength:"200"`
		Hours []opened `json:"opening_hours" nullable:"false" maxItems:"42" doc:"By the clock of the site; empty: they do not work there."`
	} `nameHint:"StaffHours"`
}

type cardsIn struct {
	Body struct {
		Member string `json:"member,omitempty" maxLength:"200" doc:"One of the staff; absent: the practice."`
		Site   string `json:"site,omitempty" maxLength:"200" doc:"Whose address is on the card."`
		Role   string `json:"role,omitempty" maxLength:"100" doc:"The line below the name."`
		Link   string `json:"link,omitempty" maxLength:"200" doc:"Absent: the booking link."`
		Layout string `json:"layout,omitempty" enum:"single,ten"`
	} `nameHint:"Cards"`
}

func (d *door) practices() {
	settings := "Takes the right settings."
	acts := []fault.Code{fault.Refused, fault.NotFound}
	changes := []fault.Code{fault.Refused, fault.NotFound, fault.Stale, noCondition}
	add := func(id, method, path, summary, text string, status int, refusal []fault.Code) operation {
		return operation{id: id, method: method, path: path, group: groupPractice, summary: summary, text: text, status: status, refusal: refusal}
	}
	handle(d, add("get-practice", http.MethodGet, "/api/practice", "How appointments are given", settings, 0, acts), d.getPractice)
	handle(d, add("make-practice", http.MethodPost, "/api/practice", "Make the organisation a practice",
		settings+" Sent again it changes nothing.", 0, []fault.Code{fault.Refused}), d.makePractice)
	handle(d, add("change-practice", http.MethodPatch, "/api/practice", "Change how appointments are given", settings+" If-Match is required.", 0, changes), d.changePractice)
	handle(d, add("print-link", http.MethodGet, "/api/practice/link-code", "The QR code of the booking link", "A PDF to hang up. "+settings, 0, acts), d.printLink)
	handle(d, add("print-cards", http.MethodPost, "/api/practice/cards", "Business cards", "A print-ready PDF. "+settings, 0, acts), d.printCards)
	handle(d, add("list-services", http.MethodGet, "/api/services", "The services", "By name, all in one answer. "+settings, 0, []fault.Code{fault.Refused}), d.listServices)
	handle(d, add("add-service", http.MethodPost, "/api/services", "Add a service",
		settings+" What is not named is 30 minutes, blue, online, up to 60 days ahead, without a price, by nobody.", http.StatusCreated, acts), d.addService)
	handle(d, add("get-service", http.MethodGet, "/api/services/{id}", "One service", settings, 0, acts), d.getService)
	handle(d, add("change-service", http.MethodPatch, "/api/services/{id}", "Change a service",
		settings+" Appointments that there are stay as they are. If-Match is required.", 0, changes), d.changeService)
	handle(d, add("remove-service", http.MethodDelete, "/api/services/{id}", "Remove a service",
		settings+" It cannot be undone: nobody can book it any more. Its appointments stay. If-Match is required.", 0, changes), d.removeService)
	handle(d, add("list-staff", http.MethodGet, "/api/staff", "Who has a calendar", "By name, all in one answer. "+settings, 0, []fault.Code{fault.Refused}), d.listStaff)
	handle(d, add("add-staff", http.MethodPost, "/api/staff", "Give a member a calendar", settings, http.StatusCreated, acts), d.addStaff)
	handle(d, add("set-staff-hours", http.MethodPatch, "/api/staff/{id}", "Set when somebody can be booked online at a site",
		"One's own with the right own-availability, everybody's with the right settings. If-Match is required.", 0, changes), d.setStaffHours)
	handle(d, add("remove-staff", http.MethodDelete, "/api/staff/{id}", "Take a calendar away",
		settings+" They are offered no more; the appointments in it stay.", 0, acts), d.removeStaff)
}

func (d *door) showPractice(p appointment.Practice) practice {
	out := practice{Link: d.bookingLink(p), Open: p.Open, Asks: p.Asks, Coded: p.Coded, Waits: p.Waits, Step: p.Step, Change: int(p.Change.Minutes()), Remind: int(p.Remind.Minutes()),
		Currency: p.Currency, Intro: p.Intro, Phone: p.Phone, Email: p.Email, Frames: append([]string{}, p.Frames...), Rev: p.Rev}
	return out
}

func (d *door) bookingLink(p appointment.Practice) string {
	return d.Origin.JoinPath("book", p.Slug).String()
}

func (d *door) getPractice(ctx context.Context, actor directory.Actor, _ *none) (*practiceOut, error) {
	var p appointment.Practice
	err := d.read(ctx, actor, func(tx db.Tx) (err error) {
		p, err = d.Appointments.Settings(ctx, tx, actor)
		return err
	})
	return &practiceOut{etag(p.Rev), d.showPractice(p)}, err
}

func (d *door) makePractice(ctx context.Context, actor directory.Actor, _ *none) (*practiceOut, error) {
	var p appointment.Practice
	err := d.write(ctx, actor, func(ctx context.Context, tx db.Tx) (err error) {
		p, err = d.Appointments.Practise(ctx, tx, actor)
		return err
	})
	return &practiceOut{etag(p.Rev), d.showPractice(p)}, err
}

// into sets what is named.
func into[T any](wish *T, at *T) {
	if wish != nil {
		*at = *wish
	}
}

func minutesInto(wish *int, at *time.Duration) {
	if wish != nil {
		*at = time.Duration(*wish) * time.Minute
	}
}

func (d *door) changePractice(ctx context.Context, actor directory.Actor, in *practiceChangeIn) (*practiceOut, error) {
	if err := conditioned(in.IfMatch); err != nil {
		return nil, err
	}
	var p appointment.Practice
	err := d.write(ctx, actor, func(ctx context.Context, tx db.Tx) (err error) {
		if p, err = d.Appointments.Settings(ctx, tx, actor); err != nil {
			return err
		}
		p.Rev = expected(in.IfMatch, p.Rev)
		b := in.Body
		into(b.Open, &p.Open)
		into(b.Asks, &p.Asks)
		into(b.Coded, &p.Coded)
		into(b.Waits, &p.Waits)
		into(b.Step, &p.Step)
		into(b.Currency, &p.Currency)
		into(b.Intro, &p.Intro)
		into(b.Phone, &p.Phone)
		into(b.Email, &p.Email)
		into(b.Frames, &p.Frames)
		minutesInto(b.Change, &p.Change)
		minutesInto(b.Remind, &p.Remind)
		p, err = d.Appointments.ChangePractice(ctx, tx, actor, p)
		return err
	})
	for from, to := range map[string]string{"step": "step_minutes", "change": "change_minutes", "remind": "remind_minutes"} {
		err = renamed(err, from, to)
	}
	return &practiceOut{etag(p.Rev), d.showPractice(p)}, stale(err, func() (practice, error) {
		out, err := d.getPractice(ctx, actor, nil)
		return out.Body, err
	})
}

func (d *door) printLink(ctx context.Context, actor directory.Actor, _ *none) (*labelsOut, error) {
	out, err := d.getPractice(ctx, actor, nil)
	if err != nil {
		return nil, err
	}
	pdf, err := label.Poster(label.Card{Name: actor.OrgName, Call: i18n.PosterSays.In(actor.Lang), URL: out.Body.Link, Phone: out.Body.Phone}, actor.Lang, d.Clock.Now())
	return &labelsOut{"application/pdf", pdf}, err
}

func (d *door) printCards(ctx context.Context, actor directory.Actor, in *cardsIn) (*labelsOut, error) {
	b := in.Body
	var c appointment.Card
	err := d.read(ctx, actor, func(tx db.Tx) (err error) {
		c, err = d.Appointments.Card(ctx, tx, actor, appointment.Card{Member: b.Member, Site: b.Site, Role: b.Role, Link: b.Link})
		return err
	})
	if err != nil {
		return nil, err
	}
	if c.Link == "" {
		c.Link = d.bookingLink(appointment.Practice{Slug: c.Slug})
	}
	card := label.Card{Name: c.Name, Role: c.Role, Address: c.Address, Phone: c.Phone, URL: c.Link, Call: i18n.PosterSays.In(actor.Lang)}
	pdf, err := label.Cards(label.CardLayoutOf(b.Layout), card, actor.Lang, d.Clock.Now())
	return &labelsOut{"application/pdf", pdf}, err
}

func showService(s appointment.Service) service {
	out := service{ID: s.ID, Name: s.Name, Description: s.Description, Length: int(s.Length.Minutes()), Before: int(s.Before.Minutes()), After: int(s.After.Minutes()),
		Colour: s.Colour, Online: s.Online, Notice: int(s.Notice.Minutes()), Ahead: s.Ahead, Sites: append([]string{}, s.Sites...), Staff: append([]string{}, s.Staff...),
		Needs: append([][]string{}, s.Needs...), Rev: s.Rev}
	if s.Price >= 0 {
		out.Price = &s.Price
	}
	return out
}

// apply sets what is named.
func (w serviceWish) apply(s *appointment.Service) {
	into(w.Name, &s.Name)
	into(w.Description, &s.Description)
	into(w.Price, &s.Price)
	into(w.Colour, &s.Colour)
	into(w.Online, &s.Online)
	into(w.Ahead, &s.Ahead)
	into(w.Sites, &s.Sites)
	into(w.Staff, &s.Staff)
	into(w.Needs, &s.Needs)
	minutesInto(w.Length, &s.Length)
	minutesInto(w.Before, &s.Before)
	minutesInto(w.After, &s.After)
	minutesInto(w.Notice, &s.Notice)
}

func serviceFields(err error) error {
	for from, to := range map[string]string{"before": "before_minutes", "after": "after_minutes", "notice": "notice_minutes", "ahead": "ahead_days"} {
		err = renamed(err, from, to)
	}
	return err
}

func (d *door) listServices(ctx context.Context, actor directory.Actor, _ *none) (*servicesOut, error) {
	out := &servicesOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, err := d.Appointments.Services(ctx, tx, actor)
		out.Body = listed(all, "", showService)
		return err
	})
}

func (d *door) addService(ctx context.Context, actor directory.Actor, in *newServiceIn) (*serviceOut, error) {
	s := appointment.Service{Length: 30 * time.Minute, Price: -1, Colour: appointment.Colours[0], Online: true, Ahead: 60}
	in.Body.apply(&s)
	err := d.write(ctx, actor, func(ctx context.Context, tx db.Tx) (err error) {
		s, err = d.Appointments.AddService(ctx, tx, actor, s)
		return err
	})
	return &serviceOut{etag(s.Rev), showService(s)}, serviceFields(err)
}

func (d *door) getService(ctx context.Context, actor directory.Actor, in *ByID) (*serviceOut, error) {
	var s appointment.Service
	err := d.read(ctx, actor, func(tx db.Tx) (err error) {
		s, err = d.Appointments.Service(ctx, tx, actor, in.ID)
		return err
	})
	return &serviceOut{etag(s.Rev), showService(s)}, err
}

func (d *door) changeService(ctx context.Context, actor directory.Actor, in *serviceChangeIn) (*serviceOut, error) {
	if err := conditioned(in.IfMatch); err != nil {
		return nil, err
	}
	var s appointment.Service
	err := d.write(ctx, actor, func(ctx context.Context, tx db.Tx) (err error) {
		if s, err = d.Appointments.Service(ctx, tx, actor, in.ID); err != nil {
			return err
		}
		s.Rev = expected(in.IfMatch, s.Rev)
		in.Body.apply(&s)
		s, err = d.Appointments.ChangeService(ctx, tx, actor, s)
		return err
	})
	return &serviceOut{etag(s.Rev), showService(s)}, stale(serviceFields(err), func() (service, error) { return d.serviceNow(ctx, actor, in.ByID) })
}

func (d *door) serviceNow(ctx context.Context, actor directory.Actor, in ByID) (service, error) {
	out, err := d.getService(ctx, actor, &in)
	return out.Body, err
}

func (d *door) removeService(ctx context.Context, actor directory.Actor, in *ServiceRemoval) (*none, error) {
	if err := conditioned(in.IfMatch); err != nil {
		return nil, err
	}
	err := d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		s, err := d.Appointments.Service(ctx, tx, actor, in.ID)
		if err != nil {
			return err
		}
		return d.Appointments.RemoveService(ctx, tx, actor, in.ID, expected(in.IfMatch, s.Rev))
	})
	return &none{}, stale(err, func() (service, error) { return d.serviceNow(ctx, actor, in.ByID) })
}

func showStaff(s appointment.Staff) staffMember {
	out := staffMember{Member: s.Member, Name: s.Name, Hours: []siteHours{}, Rev: s.Rev}
	for _, h := range s.Hours {
		out.Hours = append(out.Hours, siteHours{h.Site, showWeek(h.Week)})
	}
	return out
}

func (d *door) listStaff(ctx context.Context, actor directory.Actor, _ *none) (*staffListOut, error) {
	out := &staffListOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, err := d.Appointments.Calendars(ctx, tx, actor)
		out.Body = listed(all, "", showStaff)
		return err
	})
}

func (d *door) addStaff(ctx context.Context, actor directory.Actor, in *newStaffIn) (*staffOut, error) {
	var s appointment.Staff
	err := d.write(ctx, actor, func(ctx context.Context, tx db.Tx) (err error) {
		s, err = d.Appointments.AddStaff(ctx, tx, actor, in.Body.Member)
		return err
	})
	return &staffOut{etag(s.Rev), showStaff(s)}, err
}

func (d *door) setStaffHours(ctx context.Context, actor directory.Actor, in *staffHoursIn) (*staffOut, error) {
	if err := conditioned(in.IfMatch); err != nil {
		return nil, err
	}
	week, err := hoursOf(in.Body.Hours)
	if err != nil {
		return nil, err
	}
	var s appointment.Staff
	err = d.write(ctx, actor, func(ctx context.Context, tx db.Tx) (err error) {
		// What is expected of any revision is looked up; whether the actor may, the verb says.
		now, err := appointment.StaffByID(tx, in.ID)
		if err != nil {
			now = appointment.Staff{Rev: -1}
		}
		s, err = d.Appointments.SetHoursAt(ctx, tx, actor, in.ID, appointment.Hours{Site: in.Body.Site, Week: week}, expected(in.IfMatch, now.Rev))
		return err
	})
	return &staffOut{etag(s.Rev), showStaff(s)}, stale(err, func() (staffMember, error) {
		err := d.read(ctx, actor, func(tx db.Tx) (err error) {
			s, err = d.Appointments.Calendar(ctx, tx, actor, in.ID)
			return err
		})
		return showStaff(s), err
	})
}

func (d *door) removeStaff(ctx context.Context, actor directory.Actor, in *ByID) (*none, error) {
	return &none{}, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		return d.Appointments.RemoveStaff(ctx, tx, actor, in.ID)
	})
}

// showWeek begins the week on Monday.
func showWeek(w span.Week) []hours { return showHours(directory.Site{Hours: w}) }
