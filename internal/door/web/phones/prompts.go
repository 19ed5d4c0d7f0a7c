package phones

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/phone"
	"bureau/internal/sound"
)

// promptsPage is what the phone says in a language.
type promptsPage struct {
	Lang string
	All  []phone.PromptShown
}

// of are the prompts of a section; they come in the order of all.
func (l promptsPage) of(section int) []phone.PromptShown {
	from := 0
	for _, s := range phone.PromptSections[:section] {
		from += len(s.Prompts)
	}
	return l.All[from : from+len(phone.PromptSections[section].Prompts)]
}

func (l promptsPage) own() (n int) {
	for _, s := range l.All {
		if s.Own {
			n++
		}
	}
	return n
}

func (p *Pages) prompts(v *kit.View, r *http.Request) (kit.Answer, error) {
	l := promptsPage{Lang: r.Form.Get("lang")}
	if l.Lang == "" {
		l.Lang = sound.Spoken(v.Lang)
	}
	err := read(p, v, r, func(ctx context.Context, tx db.Tx) (err error) {
		l.All, err = p.Phones.Prompts(ctx, tx, v.Actor, l.Lang)
		return err
	})
	if err != nil {
		return kit.Answer{}, err
	}
	a := kit.Page(v.T(i18n.Prompts), promptList(v, l))
	a.Media = true
	return a, nil
}

// promptPage is one of them.
type promptPage struct {
	phone.PromptShown
	Zone  *time.Location
	Fault *fault.Fault
}

func promptNamed(r *http.Request) (lang string, prompt sound.Prompt) {
	return r.PathValue("lang"), sound.Prompt(r.PathValue("prompt"))
}

func promptAt(s phone.PromptShown, path string) string {
	return prompts + "/" + s.Lang + "/" + string(s.Prompt) + path
}

// heardAt is where what callers hear is played from.
func heardAt(s phone.PromptShown) string {
	if s.Own {
		return promptAt(s, "/own")
	}
	return promptAt(s, "/standard")
}

// seconds are those of a recording, with a tenth, as the reader's language writes it.
func seconds(v *kit.View, d time.Duration) string {
	text := strconv.FormatFloat(d.Seconds(), 'f', 1, 64)
	if v.Lang == "en" {
		return text
	}
	return strings.Replace(text, ".", ",", 1)
}

func languageName(tag string) string {
	for _, l := range i18n.Languages {
		if l.Tag == tag {
			return l.Name
		}
	}
	return tag
}

func (p *Pages) prompt(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.promptPage(v, r, nil)
}

func (p *Pages) promptPage(v *kit.View, r *http.Request, refused *fault.Fault) (kit.Answer, error) {
	page := promptPage{Fault: refused}
	lang, prompt := promptNamed(r)
	err := read(p, v, r, func(ctx context.Context, tx db.Tx) (err error) {
		if page.PromptShown, err = p.Phones.Prompt(ctx, tx, v.Actor, lang, prompt); err != nil {
			return err
		}
		page.Zone, err = directory.ZoneOf(tx, v.Actor)
		return err
	})
	a := answered(kit.Page(page.Words, onePrompt(v, page)), refused)
	a.Media = true
	return a, err
}

func (p *Pages) standardPrompt(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.promptSound(v, r, false)
}

func (p *Pages) ownPrompt(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.promptSound(v, r, true)
}

func (p *Pages) promptSound(v *kit.View, r *http.Request, own bool) (kit.Answer, error) {
	lang, prompt := promptNamed(r)
	var file []byte
	err := read(p, v, r, func(ctx context.Context, tx db.Tx) (err error) {
		file, err = p.Phones.PromptSound(ctx, tx, v.Actor, lang, prompt, own)
		return err
	})
	return kit.Answer{File: &kit.Download{Name: "prompt.wav", Type: "audio/wav", Body: file}}, err
}

func (p *Pages) setPrompt(v *kit.View, r *http.Request) (kit.Answer, error) {
	lang, prompt := promptNamed(r)
	file, err := kit.File(r, "sound")
	if err != nil {
		return kit.Answer{}, err
	}
	f, err := shown(p.Phones.SetPrompt(r.Context(), v.Actor, lang, prompt, file))
	if f != nil {
		return p.promptPage(v, r, f)
	}
	return kit.Go(promptAt(phone.PromptShown{Lang: lang, Prompt: prompt}, ""), "prompt-set"), err
}

func (p *Pages) promptTooLarge(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.promptPage(v, r, fault.New(fault.Invalid, i18n.PromptTooLarge, sound.MaxUpload>>20).On("sound"))
}

func (p *Pages) removePrompt(v *kit.View, r *http.Request) (kit.Answer, error) {
	lang, prompt := promptNamed(r)
	return p.step(v, r, promptAt(phone.PromptShown{Lang: lang, Prompt: prompt}, ""), "prompt-back", func(ctx context.Context, tx db.Tx) error {
		return p.Phones.RemovePrompt(ctx, tx, v.Actor, lang, prompt)
	})
}
