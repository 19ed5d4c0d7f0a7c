package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"bureau/internal/clock"
	"bureau/internal/demo"
	"bureau/internal/door/sip"
	"bureau/internal/office"
)

type demoCommand struct {
	Listen string `default:"127.0.0.1:8080" placeholder:"ADDRESS" help:"Where to answer; port 0 takes any free port (${default})."`
	SIP    string `name:"sip" default:"127.0.0.1:5060" placeholder:"ADDRESS" help:"Where to answer phones, or at one of the next ports if another program does so there; none for nowhere (${default})."`
	Data   string `type:"path" placeholder:"DIR" help:"Keep the demo in this folder, and open it again if it is there already. Without it the demo is deleted at the end."`
}

// Run fills the demo, or opens the one there is, and answers until it is asked to stop.
func (c demoCommand) Run(p program) error {
	l, err := listen("--listen", c.Listen)
	if err != nil {
		return err
	}
	defer l.Close()
	line, err := demoPhones(c.SIP)
	if err != nil {
		return err
	}
	defer line.Close()
	dir, remove, err := c.folder()
	if err != nil {
		return err
	}
	defer remove()
	log := slog.New(slog.NewTextHandler(p.stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	cfg := office.Config{Data: dir, URL: origin(c.Listen, l.Addr()), Demo: true, Log: log}
	result, err := prepare(p, cfg, line)
	if err != nil {
		return err
	}
	cfg.SIP = line
	o, err := office.Open(p.ctx, cfg)
	if err != nil {
		return err
	}
	announce(p.stdout, result, filepath.Join(dir, demo.FileName), c.Data != "")
	warnOthers(p.stderr, l.Addr())
	return errors.Join(serveDemo(p.ctx, o, l, log), o.Close())
}

// folder is where the demo lies, with what removes it at the end.
func (c demoCommand) folder() (dir string, remove func(), err error) {
	if c.Data != "" {
		return c.Data, func() {}, os.MkdirAll(c.Data, 0o700)
	}
	dir, err = os.MkdirTemp("", "bureau-demo-")
	return dir, func() { os.RemoveAll(dir) }, err
}

// prepare gives the people of the demo in the folder, filling it first where it is empty.
func prepare(p program, cfg office.Config, line sip.Line) (demo.Result, error) {
	_, database := os.Stat(filepath.Join(cfg.Data, "bureau.db"))
	there := database == nil
	result, err := demo.Load(cfg.Data)
	switch {
	case err == nil && !there:
		return result, fmt.Errorf("%s has a %s but no bureau.db; choose an empty folder with --data", cfg.Data, demo.FileName)
	case errors.Is(err, fs.ErrNotExist) && there:
		return result, fmt.Errorf("%s holds data that is no finished demo; choose an empty folder with --data", cfg.Data)
	case errors.Is(err, fs.ErrNotExist):
		if result, err = fill(p, cfg); err != nil {
			sweep(cfg.Data)
		}
	}
	if err != nil {
		return result, err
	}
	result.URL, result.Mail = cfg.URL, cfg.URL+"/demo/mail"
	result.SIP = demo.SIP{}
	if line.Open() {
		result.SIP = demo.SIP{Address: line.UDP.LocalAddr().String(), Transport: "udp"}
	}
	if at := strings.Index(result.Booking, "/book/"); at >= 0 {
		result.Booking = cfg.URL + result.Booking[at:]
	}
	return result, result.Save(cfg.Data)
}

// fill leads an office from its foundation to the present.
func fill(p program, cfg office.Config) (demo.Result, error) {
	cfg.Clock = clock.At(clock.System{}.Now())
	o, err := office.Open(p.ctx, cfg)
	if err != nil {
		return demo.Result{}, err
	}
	report, finish := progress(p.stderr)
	result, err := demo.Fill(p.ctx, o, report)
	finish()
	if errors.Is(err, context.Canceled) {
		err = errors.New("stopped before the demo was ready")
	}
	err = errors.Join(err, o.Close())
	debug.FreeOSMemory() // six weeks in a few seconds take more than the office needs from here on
	return result, err
}

// sweep deletes what a filling that failed has begun; the folder was empty of it before.
func sweep(dir string) {
	for _, name := range []string{"bureau.db", "bureau.db-wal", "bureau.db-shm", "files"} {
		os.RemoveAll(filepath.Join(dir, name))
	}
}

// loopback tells whether only this machine reaches an address.
func loopback(a net.Addr) bool {
	tcp, ok := a.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}
