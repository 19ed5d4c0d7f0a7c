// Command assets bundles the scripts that pages load: `go run ./scripts/assets` writes them, with -check it only tells
// whether what is committed is what the sources give.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"

	"github.com/evanw/esbuild/pkg/api"
)

// bundles are what pages load, by what it is made from.
var bundles = map[string]string{
	"internal/door/web/kit/app.ts":         "internal/door/web/kit/dist/app.js",
	"internal/door/web/scan/scan.ts":       "internal/door/web/scan/dist/scan.js",
	"internal/door/web/agenda/agenda.ts":   "internal/door/web/agenda/dist/agenda.js",
	"internal/door/web/booking/booking.ts": "internal/door/web/booking/dist/booking.js",
}

func main() {
	check := flag.Bool("check", false, "compare with what is committed, write nothing")
	flag.Parse()
	for entry, out := range bundles {
		if err := run(entry, out, *check); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

func run(entry, out string, check bool) error {
	res := api.Build(api.BuildOptions{EntryPoints: []string{entry}, Bundle: true, MinifyWhitespace: true, MinifySyntax: true,
		MinifyIdentifiers: true, Target: api.ES2022, Format: api.FormatIIFE, LegalComments: api.LegalCommentsInline})
	if len(res.Errors) > 0 {
		return fmt.Errorf("%s: %s", entry, res.Errors[0].Text)
	}
	built := res.OutputFiles[0].Contents
	if !check {
		return os.WriteFile(out, built, 0o644)
	}
	have, err := os.ReadFile(out)
	if err != nil {
		return err
	}
	if !bytes.Equal(have, built) {
		return fmt.Errorf("%s is not what its sources give: run `go run ./scripts/assets`", out)
	}
	return nil
}
