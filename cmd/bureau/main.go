// Command bureau is the office server.
//
//	bureau serve    an office for real, at its own address
//	bureau admin    what the one who runs the machine sees to
//	bureau demo     an office to try, filled with made-up people, on this machine
//	bureau backup   everything in one file, also while the office is open
//	bureau restore  an office from such a file
//	bureau version  which version this is
package main

import (
	"os"
	"os/signal"
	"syscall"
)

func main() {
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr, signals))
}
