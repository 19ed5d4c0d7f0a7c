package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"syscall"
	"time"

	"bureau/internal/office"
)

// listen takes the address, before anything is filled: a demo that cannot answer need not be made.
func listen(address string) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	if errors.Is(err, syscall.EADDRINUSE) {
		host, _, _ := net.SplitHostPort(address)
		return nil, fmt.Errorf("%s is in use by another program; choose another port, such as --listen %s, which takes any free one",
			address, net.JoinHostPort(host, "0"))
	}
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %s; --listen takes an address and a port, such as 127.0.0.1:8080: %w", address, err)
	}
	return l, nil
}

// origin is what people type to reach the listener: the name that was given, or localhost for this machine.
func origin(given string, a net.Addr) string {
	tcp, ok := a.(*net.TCPAddr)
	if !ok {
		return "http://" + a.String()
	}
	host, _, _ := net.SplitHostPort(given)
	ip := net.ParseIP(host)
	if host == "" || ip != nil && (ip.IsLoopback() || ip.IsUnspecified()) {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, strconv.Itoa(tcp.Port))
}

// How long requests may go on after the program was asked to stop: for ordinary ones there is time to finish,
// then those that never end by themselves, such as open pages that wait for news, are told to.
const (
	patience = 2 * time.Second
	grace    = 5 * time.Second
)

// serve answers until ctx ends, and then finishes what is under way.
func serve(ctx context.Context, o *office.Office, l net.Listener, log *slog.Logger) error {
	requests, hangUp := context.WithCancel(context.WithoutCancel(ctx))
	defer hangUp()
	srv := o.Server()
	srv.BaseContext = func(net.Listener) context.Context { return requests }
	srv.ErrorLog = slog.NewLogLogger(log.Handler(), slog.LevelWarn)
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	defer time.AfterFunc(patience, hangUp).Stop()
	limit, stop := context.WithTimeout(context.WithoutCancel(ctx), patience+grace)
	defer stop()
	if err := srv.Shutdown(limit); err != nil {
		return srv.Close()
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
