package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strconv"
	"syscall"
	"time"

	"bureau/internal/front"
	"bureau/internal/office"
)

// listen takes the address that a flag gave, before anything else is done: an office that cannot answer need not be opened.
func listen(flag, address string) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	host, _, _ := net.SplitHostPort(address)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("%s is in use by another program; choose another port, such as %s %s, which takes any free one",
			address, flag, net.JoinHostPort(host, "0"))
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("%s may not be opened: ports below 1024 need the capability CAP_NET_BIND_SERVICE, which the systemd unit gives; "+
			"or choose another port, such as %s %s", address, flag, net.JoinHostPort(host, "8443"))
	case err != nil:
		return nil, fmt.Errorf("cannot listen on %s; %s takes an address and a port, such as 127.0.0.1:8080: %w", address, flag, err)
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

// serveDemo answers until ctx ends, and then finishes what is under way.
func serveDemo(ctx context.Context, o *office.Office, l net.Listener, log *slog.Logger) error {
	f := &front.Front{Log: log, Leave: o.Live.Leave, Patience: demoPatience}
	return f.Serve(ctx, front.Port{Listener: l, Handler: o})
}

// demoPatience is short: who stops a demo waits for the prompt.
const demoPatience = 2 * time.Second
