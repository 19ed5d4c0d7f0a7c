package front

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"bureau/internal/id"
)

// seen notes what was answered. Whoever needs more of the writer finds it by http.ResponseController.
type seen struct {
	http.ResponseWriter
	status int
}

func (s *seen) Unwrap() http.ResponseWriter { return s.ResponseWriter }

func (s *seen) WriteHeader(status int) {
	if s.status == 0 && status >= 200 {
		s.status = status
	}
	s.ResponseWriter.WriteHeader(status)
}

func (s *seen) Write(b []byte) (int, error) {
	if s.status == 0 {
		s.status = http.StatusOK
	}
	return s.ResponseWriter.Write(b)
}

// watch logs and counts each request by its route, and answers one that panicked.
func (f *Front) watch(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		name := id.New()
		r = r.WithContext(context.WithValue(r.Context(), requestID{}, name))
		w.Header().Set("X-Request-Id", name)
		s := &seen{ResponseWriter: w}
		f.metrics.underWay.Inc()
		defer func() {
			f.metrics.underWay.Dec()
			cause := recover()
			if cause != nil && cause != http.ErrAbortHandler {
				f.panicked(s, r, cause)
			}
			f.note(s, r, time.Since(began))
			if cause == http.ErrAbortHandler || cause != nil && s.status != http.StatusInternalServerError {
				panic(http.ErrAbortHandler)
			}
		}()
		next.ServeHTTP(s, r)
	})
}

// panicked logs a defect, and says that there was one where nothing was said yet.
func (f *Front) panicked(s *seen, r *http.Request, cause any) {
	f.Log.ErrorContext(r.Context(), "panic", "error", fmt.Sprint(cause), "stack", string(debug.Stack()))
	if s.status == 0 {
		http.Error(s, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
	}
}

func (f *Front) note(s *seen, r *http.Request, took time.Duration) {
	if s.status == 0 {
		s.status = http.StatusOK
	}
	route, method := routeOf(r), methodOf(r)
	stream := strings.HasPrefix(s.Header().Get("Content-Type"), "text/event-stream")
	f.metrics.note(route, method, s.status, took, stream)
	f.Log.InfoContext(r.Context(), "request", "method", method, "route", route, "status", s.status,
		"milliseconds", float64(took.Microseconds())/1000)
}

// routeOf is the pattern that served the request, without its method; never the address that was asked for.
func routeOf(r *http.Request) string {
	pattern := r.Pattern
	if _, path, ok := strings.Cut(pattern, " "); ok {
		pattern = path
	}
	if pattern == "" {
		return "none"
	}
	return pattern
}

var methods = []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions}

func methodOf(r *http.Request) string {
	if slices.Contains(methods, r.Method) {
		return r.Method
	}
	return "other"
}

// discarding is a logger for whoever gave none.
func discarding() *slog.Logger { return slog.New(slog.DiscardHandler) }
