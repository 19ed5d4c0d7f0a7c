package front

import (
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// Limits on how long a caller may take. Streams lift theirs.
const (
	headerTime = 10 * time.Second
	bodyTime   = 60 * time.Second
	idleTime   = 2 * time.Minute
	maxHeader  = 64 << 10
)

// Port is a listener with what answers there.
type Port struct {
	net.Listener
	Handler http.Handler
	TLS     *tls.Config // nil: unencrypted
}

// Serve answers on the ports until ctx ends, and then finishes what is under way.
func (f *Front) Serve(ctx context.Context, ports ...Port) error {
	requests, hangUp := context.WithCancel(context.WithoutCancel(ctx))
	defer hangUp()
	failed := make(chan error, len(ports))
	var servers []*http.Server
	for _, p := range ports {
		srv := f.server(requests, p)
		servers = append(servers, srv)
		go func() {
			if p.TLS != nil {
				failed <- srv.ServeTLS(p.Listener, "", "")
			} else {
				failed <- srv.Serve(p.Listener)
			}
		}()
	}
	select {
	case err := <-failed:
		hangUp()
		return errors.Join(err, closeAll(servers))
	case <-ctx.Done():
	}
	f.stopping.Store(true)
	f.drain(failed)
	if f.Leave != nil {
		f.Leave()
	}
	return f.shutDown(servers, hangUp)
}

func (f *Front) server(requests context.Context, p Port) *http.Server {
	log := f.Log
	if log == nil {
		log = discarding()
	}
	return &http.Server{Handler: p.Handler, TLSConfig: p.TLS, ReadHeaderTimeout: headerTime, ReadTimeout: bodyTime, IdleTimeout: idleTime,
		MaxHeaderBytes: maxHeader, BaseContext: func(net.Listener) context.Context { return requests },
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug)}
}

// drain answers on for a while, so that a balancer sees at /readyz that this node is going.
func (f *Front) drain(failed <-chan error) {
	select {
	case <-time.After(f.Drain):
	case <-failed:
	}
}

// shutDown lets requests finish; those that are not done in time are told to stop, and then cut off.
func (f *Front) shutDown(servers []*http.Server, hangUp context.CancelFunc) error {
	limit, stop := context.WithTimeout(context.Background(), f.Patience+grace)
	defer stop()
	defer time.AfterFunc(f.Patience, hangUp).Stop()
	var late bool
	for _, srv := range servers {
		late = srv.Shutdown(limit) != nil || late
	}
	if late {
		return closeAll(servers)
	}
	return nil
}

// grace is for requests that were told to stop.
const grace = 2 * time.Second

func closeAll(servers []*http.Server) error {
	var errs []error
	for _, srv := range servers {
		errs = append(errs, srv.Close())
	}
	return errors.Join(errs...)
}
