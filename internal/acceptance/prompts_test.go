package acceptance

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"bureau/internal/door/sip/siptest"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
	"bureau/internal/phone"
	"bureau/internal/sound"
)

// recording is a WAV file with somebody's voice, as a telephone would record it.
var recording = string(sound.WriteWAV(sound.ALaw, sound.Say("fr", sound.Goodbye)))

// promptPages are the pages of what is said on the phone.
var promptPages = []line{
	{"prompts", "/phones/prompts", "owner", 200, func(v *visitor) int { recorded(v, sound.AskPIN); return v.open("/phones/prompts") }},
	{"prompts of another language", "/phones/prompts", "owner", 200, path("/phones/prompts?lang=de")},
	{"a prompt", "/phones/prompts/{lang}/{prompt}", "owner", 200, path("/phones/prompts/en/no-user")},
	{"an own prompt", "/phones/prompts/{lang}/{prompt}", "owner", 200, func(v *visitor) int { recorded(v, sound.AskPIN); return v.open("/phones/prompts/en/ask-pin") }},
	{"a prompt refused", "/phones/prompts/{lang}/{prompt}", "owner", 422, form("/phones/prompts/en/ask-pin", url.Values{})},
}

// recorded gives the organisation a recording of its own.
func recorded(v *visitor, p sound.Prompt) {
	v.t.Helper()
	must(v.t, v.o.Phones.SetPrompt(context.Background(), v.o.Demo.Owner.Actor, "en", p, []byte(recording)))
}

func TestAnOrganisationsOwnPromptIsUploadedOnThePageAndHeardOnThePhone(t *testing.T) {
	dial(t, func(t *testing.T, o *officetest.Telephony) {
		file := func(name string, content []byte) string {
			path := filepath.Join(t.TempDir(), name)
			must(t, os.WriteFile(path, content, 0o600))
			return path
		}
		p := o.Plug(t, o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"}), siptest.Phone{})
		asks := func(source []int16) {
			t.Helper()
			at := len(p.Heard())
			p.Dial("*35")
			p.Answered()
			p.HearsAfter(at, source)
			p.Hangup()
		}
		standard, own, better := spoken("en", sound.AskExtension), spoken("fr", sound.AskExtension), spoken("de", sound.AskExtension)
		asks(standard)

		v := visit(t, o.Office)
		v.comes("owner@demo.example")
		v.open("/phones")
		v.press(".parts a", en(i18n.Prompts))
		v.press(".prompts a", sound.Words("en", sound.AskExtension))
		v.see("[aria-labelledby=own]", en(i18n.PromptNoneYet))
		v.attach("#sound", file("voice.wav", []byte("no sound at all")))
		v.press("[aria-labelledby=upload] button", "")
		v.see("[aria-labelledby=upload] [role=alert]", en(i18n.PromptNoWAV))
		asks(standard)
		v.attach("#sound", file("voice.wav", make([]byte, sound.MaxUpload+2<<20)))
		if status := v.press("[aria-labelledby=upload] button", ""); status != 422 {
			t.Errorf("a recording that is too large is answered with %d", status)
		}
		v.see("[aria-labelledby=upload] [role=alert]", en(i18n.PromptTooLarge, sound.MaxUpload>>20))
		for _, voice := range [][]int16{own, better} { // the second takes the place of the first
			v.attach("#sound", file("voice.wav", sound.WritePCM(sound.Rate, voice)))
			v.press("[aria-labelledby=upload] button", "")
			v.see("[role=status]", en(i18n.NotePromptSet))
			eval[bool](v, `(() => { const a = document.querySelector("[aria-labelledby=own] audio"); a.preload = "auto"; a.muted = true; a.load(); return true })()`)
			v.until(`document.querySelector("[aria-labelledby=own] audio").duration > 0.5`)
			asks(voice)
		}
		v.click("[aria-labelledby=own] form button", en(i18n.PromptBack))
		v.press("dialog button", en(i18n.ConfirmYes))
		v.see("[role=status]", en(i18n.NotePromptBack))
		asks(standard)
	})
}
