package front

import (
	"context"
	"io"
	"log/slog"
	"regexp"
	"slices"
	"strings"
)

// NewLog makes the log of a running office: "text" or "json", from a level on. It is a second line of defence that
// whatever is named like a secret, or looks like one, is masked.
func NewLog(w io.Writer, format string, level slog.Level) *slog.Logger {
	options := &slog.HandlerOptions{Level: level, ReplaceAttr: mask}
	if format == "json" {
		return slog.New(inRequest{slog.NewJSONHandler(w, options)})
	}
	return slog.New(inRequest{slog.NewTextHandler(w, options)})
}

const masked = "(masked)"

var (
	secretKeys  = []string{"password", "secret", "token", "cookie", "authorization", "code", "pin", "otp", "key"}
	secretShape = regexp.MustCompile(`bureau_[A-Za-z0-9_-]{8,}|(?i:bearer )\S+|://[^\s:/@]*:[^\s/@]*@`)
)

func mask(_ []string, a slog.Attr) slog.Attr {
	if slices.Contains(secretKeys, strings.ToLower(a.Key)) {
		return slog.String(a.Key, masked)
	}
	var text string
	switch v := a.Value.Any().(type) {
	case error:
		text = v.Error()
	case string:
		text = v
	default:
		return a
	}
	if secretShape.MatchString(text) {
		return slog.String(a.Key, secretShape.ReplaceAllString(text, masked))
	}
	return a
}

type requestID struct{}

// inRequest adds the request's id to what is logged while it is answered.
type inRequest struct{ slog.Handler }

func (h inRequest) Handle(ctx context.Context, r slog.Record) error {
	if id, ok := ctx.Value(requestID{}).(string); ok {
		r.AddAttrs(slog.String("request", id))
	}
	return h.Handler.Handle(ctx, r)
}

func (h inRequest) WithAttrs(a []slog.Attr) slog.Handler { return inRequest{h.Handler.WithAttrs(a)} }
func (h inRequest) WithGroup(name string) slog.Handler   { return inRequest{h.Handler.WithGroup(name)} }
