package phone_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/phone"
	"bureau/internal/sound"
)

// tone is a WAV file with a tone of so many seconds.
func tone(seconds float64, rate int) []byte {
	samples := make([]int16, int(seconds*float64(rate)))
	for i := range samples {
		samples[i] = int16(8000 * (i / 16 % 2))
	}
	return sound.WritePCM(rate, samples)
}

func TestAPromptIsSaidInTheOrganisationsOwnVoiceUntilItIsTakenBack(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		ctx := context.Background()
		says := func(lang string, p ...sound.Prompt) []byte {
			t.Helper()
			out, err := h.Say(ctx, h.owner.Org, lang, p...)
			if err != nil {
				t.Fatal(err)
			}
			return out
		}
		own := func(file []byte) []byte { b, _ := sound.Uploaded(file); return b }
		first, second := tone(1, 8000), tone(2, 16000)
		for _, file := range [][]byte{first, second} {
			if err := h.SetPrompt(ctx, h.owner, "nl", sound.AskPIN, file); err != nil {
				t.Fatal(err)
			}
			want := slices.Concat(sound.Say("nl", sound.WrongPIN), own(file))
			for range 2 { // the second time from what is kept
				if got := says("nl-BE", sound.WrongPIN, sound.AskPIN); !bytes.Equal(got, want) {
					t.Errorf("%d bytes are said, want %d", len(got), len(want))
				}
			}
		}
		if got := says("de", sound.AskPIN); !bytes.Equal(got, sound.Say("de", sound.AskPIN)) {
			t.Error("another language is said in the own voice, too")
		}
		h.write(t, func(ctx context.Context, tx db.Tx) error { return h.RemovePrompt(ctx, tx, h.owner, "nl", sound.AskPIN) })
		if got := says("nl", sound.AskPIN); !bytes.Equal(got, sound.Say("nl", sound.AskPIN)) {
			t.Error("taken back, the standard is not said")
		}
		if got, err := h.Say(ctx, "nowhere", "nl", sound.AskPIN); err != nil || !bytes.Equal(got, sound.Say("nl", sound.AskPIN)) {
			t.Errorf("another organisation hears %d bytes, %v", len(got), err)
		}
	})
}

func TestAnUploadIsRefusedWithWhatIsWrong(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		ctx, too := context.Background(), (phone.MaxPrompt + 100*time.Millisecond).Seconds()
		odd := sound.WritePCM(11025, make([]int16, 11025))
		for _, c := range []struct {
			who    directory.Actor
			lang   string
			prompt sound.Prompt
			file   []byte
			code   fault.Code
			text   string
		}{
			{h.owner, "nl", sound.AskPIN, nil, fault.Invalid, i18n.PromptNoFile.In("nl")},
			{h.owner, "nl", sound.AskPIN, []byte("MP3 and so on"), fault.Invalid, i18n.PromptNoWAV.In("nl")},
			{h.owner, "nl", sound.AskPIN, odd, fault.Invalid, i18n.PromptFormat.In("nl")},
			{h.owner, "nl", sound.AskPIN, tone(too, 8000), fault.Invalid, i18n.PromptTooLong.In("nl", 20)},
			{h.owner, "nl", sound.AskPIN, tone(61, 8000), fault.Invalid, i18n.PromptTooLong.In("nl", 20)},
			{h.owner, "nl", sound.AskPIN, make([]byte, sound.MaxUpload+1), fault.Invalid, i18n.PromptTooLong.In("nl", 20)},
			{h.owner, "nl", sound.AskPIN, sound.WritePCM(8000, make([]int16, 8000)), fault.Invalid, i18n.PromptSilent.In("nl")},
			{h.owner, "xx", sound.AskPIN, tone(1, 8000), fault.NotFound, ""},
			{h.owner, "nl", "no-such", tone(1, 8000), fault.NotFound, ""},
			{h.anna, "nl", sound.AskPIN, tone(1, 8000), fault.Refused, ""},
		} {
			err := h.SetPrompt(ctx, c.who, c.lang, c.prompt, c.file)
			f, ok := fault.As(err)
			if !ok || f.Code != c.code || c.text != "" && (f.In("nl") != c.text || f.Field != "sound") {
				t.Errorf("%s %s, %d bytes: %v", c.lang, c.prompt, len(c.file), err)
			}
		}
	})
}

// What a call can come to stands in the code of the door and in that of this package.
func TestEveryPromptThatIsSaidCanBeReplaced(t *testing.T) {
	source, err := os.ReadFile("../sound/prompt.go")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]sound.Prompt{}
	for _, m := range regexp.MustCompile(`\t(\w+) +Prompt = "([a-z-]+)"`).FindAllSubmatch(source, -1) {
		names[string(m[1])] = sound.Prompt(m[2])
	}
	var listed []sound.Prompt
	for _, s := range phone.PromptSections {
		listed = append(listed, s.Prompts...)
	}
	files, _ := filepath.Glob("../door/sip/*.go")
	for _, file := range append(files, "phone.go", "reach.go", "dial.go") {
		code, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\bsound\.(\w+)`).FindAllSubmatch(code, -1) {
			if p, ok := names[string(m[1])]; ok && !slices.Contains(listed, p) {
				t.Errorf("%s says %s, which cannot be replaced", file, p)
			}
		}
	}
	if len(names) < 40 || len(listed) < 30 {
		t.Errorf("%d prompts, %d of them listed", len(names), len(listed))
	}
}
