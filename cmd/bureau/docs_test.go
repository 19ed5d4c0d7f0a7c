package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

var update = flag.Bool("update", false, "write the table of flags into docs/running.md")

// flagTable is the table of every flag of serve, from the flags themselves.
func flagTable(t *testing.T) string {
	t.Helper()
	parser, err := kong.New(&commands{}, kong.Name("bureau"))
	must(t, err)
	var b strings.Builder
	b.WriteString("\n| Flag | Variable | Without it | What it does |\n|---|---|---|---|\n")
	for _, command := range parser.Model.Leaves(true) {
		if command.Name != "serve" {
			continue
		}
		for _, f := range command.Flags {
			if len(f.Envs) != 1 || f.Help == "" || !strings.HasPrefix(f.Envs[0], "BUREAU_") {
				t.Errorf("--%s has no variable or no explanation", f.Name)
				continue
			}
			form := "--" + f.Name
			if !f.IsBool() {
				form += " " + f.PlaceHolder
			}
			fmt.Fprintf(&b, "| `%s` | `%s` | %s | %s |\n", form, f.Envs[0], f.Default, f.Help)
		}
	}
	b.WriteString("\n")
	return b.String()
}

func TestTheTableOfFlagsIsWhatTheProgramTakes(t *testing.T) {
	const file, begin, end = "../../docs/running.md", "<!-- flags: kept by a test of cmd/bureau -->", "<!-- /flags -->"
	text, err := os.ReadFile(file)
	must(t, err)
	before, rest, ok1 := strings.Cut(string(text), begin)
	table, after, ok2 := strings.Cut(rest, end)
	if !ok1 || !ok2 {
		t.Fatal("docs/running.md has no table of flags")
	}
	want := flagTable(t)
	if *update {
		must(t, os.WriteFile(file, []byte(before+begin+want+end+after), 0o644))
		return
	}
	if table != want {
		t.Errorf("docs/running.md has another table; `go test ./cmd/bureau -run TableOfFlags -update` writes\n%s", want)
	}
	if strings.Count(want, "\n") < 20 {
		t.Error("the test sees too few flags")
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
