package api

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/validation"

	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// retell is the framework's transformer: the refusals that it makes itself become problems of this door.
func (d *door) retell(ctx huma.Context, _ string, v any) (any, error) {
	m, ok := v.(*huma.ErrorModel)
	if !ok {
		return v, nil
	}
	c := callerOf(ctx.Context())
	p := d.blank(c, codeOf(m.Status))
	switch m.Status {
	case http.StatusUnprocessableEntity:
		d.explain(p, c.lang, m.Errors)
	case http.StatusBadRequest:
		p.Detail = textNotJSON.In(c.lang)
	case http.StatusUnsupportedMediaType:
		p.Detail = textMedia.In(c.lang)
	default:
		p.Detail = i18n.Broken.In(c.lang)
		d.Log.Error("api request failed", "method", c.method, "error", m.Detail)
	}
	p.Status = m.Status
	ctx.SetHeader("Content-Language", c.lang)
	return p, nil
}

func codeOf(status int) fault.Code {
	for _, k := range kinds {
		if k.status == status {
			return k.code
		}
	}
	return broken
}

func (d *door) explain(p *problem, lang string, all []*huma.ErrorDetail) {
	p.Detail = i18n.BadInput.In(lang)
	for _, e := range all {
		if e == nil {
			continue
		}
		where, message := said(e.Location, e.Message, lang)
		p.Errors = append(p.Errors, mistake{where, message})
	}
	if len(p.Errors) == 1 {
		p.Detail = p.Errors[0].Location + ": " + p.Errors[0].Message
	}
}

// phrase pairs what the validator says, up to a value, with what people read.
type phrase struct {
	begins string
	text   i18n.Text
}

// phrases are looked through in order, the longer of two with the same beginning first.
func phrases() []phrase {
	return []phrase{
		{validation.MsgUnexpectedProperty, textUnknown},
		{"unknown query parameter", textUnknown},
		{validation.MsgExpectedRFC3339DateTime, textTime},
		{"invalid value: parsing time", textTime},
		{validation.MsgExpectedString, textString},
		{validation.MsgExpectedBoolean, textBoolean},
		{"invalid boolean", textBoolean},
		{validation.MsgExpectedInteger, textInteger},
		{"invalid integer", textInteger},
		{validation.MsgExpectedObject, textObject},
		{upTo(validation.MsgExpectedOneOf), textOneOf},
		{upTo(validation.MsgExpectedMaxLength), textLongest},
		{upTo(validation.MsgExpectedMinLength), textMissing},
		{upTo(validation.MsgExpectedMaximumNumber), textAtMost},
		{upTo(validation.MsgExpectedMinimumNumber), textAtLeast},
		{upTo(validation.MsgExpectedMaxItems), textAtMost},
		{upTo(validation.MsgExpectedMinItems), textAtLeast},
		{validation.MsgExpectedArray, textArray},
	}
}

func upTo(format string) string {
	before, _, _ := strings.Cut(format, "%")
	return before
}

// said says a mistake in a language. What the validator says in a way not known here is said in general words:
// better vague than in another language, or with the value given back.
func said(where, message, lang string) (string, string) {
	var missing string
	if n, _ := fmt.Sscanf(message, validation.MsgExpectedRequiredProperty, &missing); n == 1 {
		return where + "." + missing, textMissing.In(lang)
	}
	if strings.HasPrefix(message, "required ") {
		return where, textMissing.In(lang)
	}
	for _, p := range phrases() {
		if rest, ok := strings.CutPrefix(message, p.begins); ok {
			if strings.Contains(p.text.EN, "%s") {
				return where, p.text.In(lang, strings.Trim(rest, `"`))
			}
			return where, p.text.In(lang)
		}
	}
	return where, i18n.BadInput.In(lang)
}

// invalid refuses one field of the request.
func invalid(field string, text i18n.Text, args ...any) error {
	return fault.New(fault.Invalid, text, args...).On(field)
}

// renamed is for verbs that call a field otherwise than the request does.
func renamed(err error, from, to string) error {
	var f *fault.Fault
	if errors.As(err, &f) && f.Field == from {
		f.Field = to
	}
	return err
}
