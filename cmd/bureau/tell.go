package main

import (
	"fmt"
	"io"
	"net"
	"os"
	"text/tabwriter"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"bureau/internal/demo"
)

// progress shows how far the filling is: a bar on a terminal, a line anywhere else.
func progress(w io.Writer) (report demo.Progress, finish func()) {
	const what = "Filling the demo office"
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		fmt.Fprintln(w, what+" …")
		return nil, func() {}
	}
	bar := progressbar.NewOptions(1, progressbar.OptionSetWriter(w), progressbar.OptionSetDescription(what),
		progressbar.OptionSetWidth(30), progressbar.OptionSetPredictTime(false), progressbar.OptionClearOnFinish())
	return func(done, total int) {
		bar.ChangeMax(total)
		bar.Set(done)
	}, func() { bar.Clear() }
}

// announce says where the demo answers and who can sign in.
func announce(w io.Writer, r demo.Result, file string, kept bool) {
	fmt.Fprintf(w, "\nThe demo office is open: %s\n\nSign in as one of these people:\n\n", r.URL)
	table := tabwriter.NewWriter(w, 0, 0, 3, ' ', 0)
	fmt.Fprintln(table, "  ORGANISATION\tROLE\tNAME\tE-MAIL\tPASSWORD")
	for _, p := range oneOfEach(r.People) {
		fmt.Fprintf(table, "  %s\t%s\t%s\t%s\t%s\n", p.Organisation, p.Role, p.Name, p.Email, p.Password)
	}
	table.Flush()
	fmt.Fprintf(w, "\nNo mail leaves the demo; what it would have sent, such as the link that confirms a sign-up, is at\n  %s\n", r.Mail)
	if r.SIP.Address != "" {
		fmt.Fprintf(w, "\nPhones register over SIP (UDP and TCP) at\n  %s\n", r.SIP.Address)
	}
	fmt.Fprintf(w, "\nAll %d people, with their API tokens, are in\n  %s\n\n", len(r.People), file)
	if kept {
		fmt.Fprintln(w, "Ctrl+C stops the demo; the folder stays and can be opened again.")
	} else {
		fmt.Fprintln(w, "Ctrl+C stops the demo and deletes it.")
	}
}

// oneOfEach picks the first person of each role in each organisation.
func oneOfEach(people []demo.Person) []demo.Person {
	seen := map[string]bool{}
	var out []demo.Person
	for _, role := range []string{"owner", "administrator", "site-manager", "member"} {
		for _, p := range people {
			if key := p.Organisation + role; p.Role == role && !seen[key] {
				seen[key] = true
				out = append(out, p)
			}
		}
	}
	return byOrganisation(out)
}

// byOrganisation keeps the people of an organisation together, the organisations in the order of their first.
func byOrganisation(people []demo.Person) []demo.Person {
	var order []string
	of := map[string][]demo.Person{}
	for _, p := range people {
		if of[p.Organisation] == nil {
			order = append(order, p.Organisation)
		}
		of[p.Organisation] = append(of[p.Organisation], p)
	}
	var out []demo.Person
	for _, o := range order {
		out = append(out, of[o]...)
	}
	return out
}

// warnOthers says so where others than this machine's users reach the demo.
func warnOthers(w io.Writer, a net.Addr) {
	if loopback(a) {
		return
	}
	fmt.Fprintf(w, "Warning: other machines can reach %s, and everyone knows the demo's passwords.\n"+
		"Put nothing of yours into it, or leave out --listen.\n", a)
}
