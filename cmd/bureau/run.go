package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"github.com/alecthomas/kong"
)

// The codes with which the program ends.
const (
	done     = 0
	failed   = 1
	atOnce   = 3 // asked twice to stop
	misspelt = 2 // the command line says nothing that can be done
)

// commands are what can be typed.
type commands struct {
	Serve   serveCommand   `cmd:"" help:"Run an office for real, for years."`
	Admin   adminCommand   `cmd:"" help:"See to an office as the one who runs the machine, also while it is open."`
	Demo    demoCommand    `cmd:"" help:"Fill a demo office with made-up people and open it on this machine."`
	Backup  backupCommand  `cmd:"" help:"Write everything into one file, also while the office is open."`
	Restore restoreCommand `cmd:"" help:"Fill an empty place from such a file, on SQLite or PostgreSQL."`
	Version versionCommand `cmd:"" help:"Tell which version this is."`
}

// program is what every command is given: where it writes, and a context that ends when it is asked to stop.
type program struct {
	ctx    context.Context
	stdout io.Writer
	stderr io.Writer
}

// run does what the arguments say and gives the program's code. The first signal asks it to stop.
func run(args []string, stdout, stderr io.Writer, signals <-chan os.Signal) int {
	var c commands
	ended := -1
	parser, err := kong.New(&c, kong.Name("bureau"), kong.Description("The office server."), kong.Writers(stdout, stderr),
		kong.Exit(func(code int) { ended = code }))
	if err != nil {
		fmt.Fprintln(stderr, "bureau:", err)
		return failed
	}
	chosen, err := parser.Parse(args)
	if ended >= 0 {
		return ended // help was asked for and has been given
	}
	if err != nil {
		fmt.Fprintf(stderr, "bureau: %v\nTry: bureau --help\n", err)
		return misspelt
	}
	ctx, stop := untilSignal(signals)
	defer stop()
	if err := chosen.Run(program{ctx, stdout, stderr}, &c); err != nil {
		fmt.Fprintln(stderr, "bureau:", err)
		return failed
	}
	return done
}

// untilSignal gives a context that the first signal ends. The second ends the program at once: what is written is
// durable, so nothing that was answered is lost.
func untilSignal(signals <-chan os.Signal) (context.Context, context.CancelFunc) {
	ctx, stop := context.WithCancel(context.Background())
	over := make(chan struct{})
	go func() {
		for n := 0; ; n++ {
			select {
			case <-signals:
			case <-over:
				return
			}
			if n > 0 {
				os.Exit(atOnce)
			}
			stop()
		}
	}()
	return ctx, func() { stop(); close(over) }
}

type versionCommand struct{}

// Run prints the version that the build recorded.
func (versionCommand) Run(p program) error {
	version, revision := "unknown", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.Main.Version
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				revision = " " + s.Value
			}
		}
		version += revision + " " + info.GoVersion
	}
	_, err := fmt.Fprintln(p.stdout, "bureau", version)
	return err
}
