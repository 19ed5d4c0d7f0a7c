package api

import (
	"context"
	"io"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/phone"
	"bureau/internal/sound"
)

type promptShown struct {
	Language language          `json:"language"`
	Prompt   string            `json:"prompt" doc:"Its name."`
	Words    string            `json:"words" doc:"What the standard says."`
	Own      bool              `json:"own" doc:"The organisation has its own recording."`
	Seconds  float64           `json:"seconds" doc:"Of the own recording; 0 where there is none."`
	Uploaded orNull[time.Time] `json:"uploaded_at"`
}

func showPrompt(s phone.PromptShown) promptShown {
	out := promptShown{Language: language(s.Lang), Prompt: string(s.Prompt), Words: s.Words, Own: s.Own, Seconds: s.Length.Seconds()}
	if s.Own {
		out.Uploaded = some(s.At)
	}
	return out
}

// PromptRef names a prompt in a language.
type PromptRef struct {
	Language language `query:"language" required:"true"`
	Prompt   string   `query:"prompt" required:"true" maxLength:"40" doc:"Its name, as the list gives it."`
}

type (
	promptsIn struct {
		Language language `query:"language" required:"true"`
	}
	promptSoundIn struct {
		PromptRef
		Standard bool `query:"standard" doc:"The standard, also where there is an own recording."`
	}
	promptUploadIn struct {
		PromptRef
		RawBody huma.MultipartFormFiles[struct {
			Sound huma.FormFile `form:"sound" required:"true" doc:"A WAV file: PCM or G.711, mono or stereo, at 8, 16, 44.1 or 48 kHz, of at most 20 seconds."`
		}]
	}
	promptsOut struct{ Body list[promptShown] }
	promptOut  struct{ Body promptShown }
	soundOut   struct {
		Type string `header:"Content-Type"`
		Body []byte
	}
)

// promptPattern is an operation whose body is no JSON.
const promptPattern = "PUT /api/phone-prompts"

func (d *door) prompts(need string) {
	one := []fault.Code{fault.Refused, fault.NotFound}
	handle(d, operation{id: "list-phone-prompts", method: http.MethodGet, path: "/api/phone-prompts", group: groupPhones, summary: "What is said on the phone in a language",
		text: need, refusal: one}, d.listPrompts)
	handle(d, operation{id: "get-phone-prompt", method: http.MethodGet, path: "/api/phone-prompts/sound", group: groupPhones, summary: "How a prompt sounds",
		text: "A WAV file: of the own recording, or of the standard where there is none. " + need, refusal: one}, d.getPrompt)
	handle(d, operation{id: "set-phone-prompt", method: http.MethodPut, path: "/api/phone-prompts", group: groupPhones, summary: "Have a prompt said in an own recording",
		text: "As multipart/form-data with the part sound. An earlier recording is replaced. " + need, refusal: one}, d.setPrompt)
	handle(d, operation{id: "remove-phone-prompt", method: http.MethodDelete, path: "/api/phone-prompts", group: groupPhones, status: http.StatusNoContent,
		summary: "Take a prompt back to the standard", text: need, refusal: one}, d.removePrompt)
}

func (d *door) listPrompts(ctx context.Context, actor directory.Actor, in *promptsIn) (*promptsOut, error) {
	out := &promptsOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, err := d.Phones.Prompts(ctx, tx, actor, string(in.Language))
		out.Body = listed(all, "", showPrompt)
		return err
	})
}

func (d *door) getPrompt(ctx context.Context, actor directory.Actor, in *promptSoundIn) (*soundOut, error) {
	out := &soundOut{Type: "audio/wav"}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		s, err := d.Phones.Prompt(ctx, tx, actor, string(in.Language), sound.Prompt(in.Prompt))
		if err != nil {
			return err
		}
		out.Body, err = d.Phones.PromptSound(ctx, tx, actor, s.Lang, s.Prompt, s.Own && !in.Standard)
		return err
	})
}

func (d *door) setPrompt(ctx context.Context, actor directory.Actor, in *promptUploadIn) (*promptOut, error) {
	file, err := io.ReadAll(in.RawBody.Data().Sound)
	if err != nil {
		return nil, fault.New(unreadable, textNotJSON).Because(err)
	}
	if err := d.Phones.SetPrompt(ctx, actor, string(in.Language), sound.Prompt(in.Prompt), file); err != nil {
		return nil, err
	}
	out := &promptOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		s, err := d.Phones.Prompt(ctx, tx, actor, string(in.Language), sound.Prompt(in.Prompt))
		out.Body = showPrompt(s)
		return err
	})
}

func (d *door) removePrompt(ctx context.Context, actor directory.Actor, in *PromptRef) (*none, error) {
	return nil, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		return d.Phones.RemovePrompt(ctx, tx, actor, string(in.Language), sound.Prompt(in.Prompt))
	})
}
