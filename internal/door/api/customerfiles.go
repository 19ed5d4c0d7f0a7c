package api

import (
	"context"
	"net/http"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
)

type customerImportIn struct {
	Body struct {
		File   string `json:"file" minLength:"1" maxLength:"1000000" doc:"A table with a header and a line for each customer, as spreadsheets and address books export it, or vCards." example:"First name;Last name;E-mail\nNina;Nord;nina@example.com\n"`
		Apply  bool   `json:"apply,omitempty" doc:"Import all lines that can be kept. Without it nothing is changed."`
		Update bool   `json:"update,omitempty" doc:"Complete who is known already; without it they stay as they are."`
	} `nameHint:"CustomerImport"`
}

type customerImportOut struct {
	Body struct {
		Added    int       `json:"added" doc:"How many are added, or would be."`
		Known    int       `json:"known" doc:"How many are known already, by name with address or telephone."`
		Problems []badLine `json:"problems" nullable:"false"`
	} `nameHint:"CustomersImported"`
}

type customerExportIn struct {
	Body struct {
		Format    string   `json:"format,omitempty" enum:"csv,vcard" default:"csv"`
		Separator string   `json:"separator,omitempty" enum:"semicolon,comma,tab" default:"semicolon" doc:"Of a table."`
		Mark      bool     `json:"mark,omitempty" doc:"Begin a table with a byte order mark, by which Excel knows UTF-8."`
		Text      string   `json:"text,omitempty" maxLength:"200" doc:"Only those of whom words begin so."`
		Groups    []string `json:"customer_groups,omitempty" maxItems:"10" doc:"Only those in each of these groups."`
	} `nameHint:"CustomerExport"`
}

func (d *door) customerFiles() {
	keeps := "Takes the right to book for others or to change settings."
	handle(d, operation{id: "import-customers", method: http.MethodPost, path: "/api/customer-imports", group: groupPractice, summary: "Import customers",
		text:    "Looks at every line and says of each bad one why. With apply all that can be kept are imported, or none. Sent again it adds nobody. " + keeps,
		refusal: []fault.Code{fault.Refused, fault.Stale}}, d.importCustomers)
	handle(d, operation{id: "export-customers", method: http.MethodPost, path: "/api/customer-exports", group: groupPractice, summary: "Export customers",
		text:    "A file that an import reads again. In a table, what a spreadsheet would compute begins with an apostrophe. The log says who took it along. " + keeps,
		refusal: []fault.Code{fault.Refused, fault.NotFound}}, d.exportCustomers)
}

func (d *door) importCustomers(ctx context.Context, actor directory.Actor, in *customerImportIn) (*customerImportOut, error) {
	wish, err := appointment.ReadCustomers([]byte(in.Body.File), actor.Lang)
	if err != nil {
		return nil, renamed(err, "", "file")
	}
	wish.Update = in.Body.Update
	var look appointment.ImportLook
	err = d.write(ctx, actor, func(ctx context.Context, tx db.Tx) (err error) {
		if in.Body.Apply {
			look, err = d.Appointments.Import(ctx, tx, actor, wish, -1)
		} else {
			look, err = d.Appointments.LookAtImport(ctx, tx, actor, wish)
		}
		return renamed(err, "last", "file")
	})
	out := &customerImportOut{}
	out.Body.Added, out.Body.Known, out.Body.Problems = len(look.New), len(look.Known), []badLine{}
	for _, m := range look.Misfits {
		out.Body.Problems = append(out.Body.Problems, badLine{Line: m.Line, Name: m.Name, Reason: m.Fault.In(actor.Lang)})
	}
	return out, err
}

func (d *door) exportCustomers(ctx context.Context, actor directory.Actor, in *customerExportIn) (*labelsOut, error) {
	b := in.Body
	e := appointment.CustomerExport{Cards: b.Format == "vcard", Mark: b.Mark, Comma: map[string]rune{"semicolon": ';', "comma": ',', "tab": '\t'}[b.Separator],
		Filter: appointment.CustomerFilter{Text: b.Text, Groups: b.Groups}}
	data, err := d.Appointments.ExportCustomers(ctx, d.DB, actor, e)
	return &labelsOut{e.Type(), data}, renamed(err, "group", "customer_groups")
}
