package sound

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"strings"
	"testing"
)

func everyPrompt() []Prompt { return append(Digits("0123456789"), Prompts...) }

func TestEveryPromptIsSaidInEveryLanguage(t *testing.T) {
	for _, lang := range Languages {
		for _, p := range everyPrompt() {
			sound := Say(lang, p)
			if seconds := float64(len(sound)) / Rate; seconds < 0.25 || seconds > 10 {
				t.Errorf("%s/%s lasts %.2f s", lang, p, seconds)
			}
			if len(sound)%Packet != 0 {
				t.Errorf("%s/%s is no whole number of packets", lang, p)
			}
			if loudest(sound) < 8000 {
				t.Errorf("%s/%s is too quiet", lang, p)
			}
		}
	}
}

func loudest(sound []byte) (l int16) {
	for _, s := range ALaw.Samples(sound) {
		l = max(l, s, -max(s, -32767))
	}
	return l
}

func TestEveryPromptWasMadeFromItsText(t *testing.T) {
	for _, lang := range Languages {
		for _, p := range everyPrompt() {
			words := Words(lang, p)
			if words == "" || !MadeFrom(lang, p, words) {
				t.Errorf("%s/%s was not made from %q: go run ./scripts/prompts", lang, p, words)
			}
			sums, _ := find("prompts/manifest.txt", lang+"/"+string(p)+" ")
			if !strings.HasSuffix(sums, fmt.Sprintf(" %x", sha256.Sum256(Say(lang, p)))) {
				t.Errorf("%s/%s is not the sound that was made", lang, p)
			}
		}
	}
	if MadeFrom("en", AskPIN, Words("en", AskPIN)+".") {
		t.Error("a changed text is not noticed")
	}
}

func TestNothingIsKeptThatIsNoPrompt(t *testing.T) {
	named := map[string]bool{"manifest.txt": true}
	for _, lang := range Languages {
		named[lang+".txt"] = true
		for _, p := range everyPrompt() {
			named[lang+"/"+string(p)+".al"] = true
		}
		text, _ := fs.ReadFile(prompts, "prompts/"+lang+".txt")
		if got, want := strings.Count(string(text), "\n"), len(everyPrompt()); got != want {
			t.Errorf("%s.txt has %d lines for %d prompts", lang, got, want)
		}
	}
	err := fs.WalkDir(prompts, "prompts", func(path string, d fs.DirEntry, err error) error {
		if name := strings.TrimPrefix(path, "prompts/"); err == nil && !d.IsDir() && !named[name] {
			t.Errorf("%s belongs to no prompt", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestALanguageThatIsNotSpokenHearsEnglish(t *testing.T) {
	english := Say("en", LoggedIn)
	for lang, want := range map[string][]byte{"de-AT": Say("de", LoggedIn), "pl": english, "": english, "../en": english} {
		if !bytes.Equal(Say(lang, LoggedIn), want) {
			t.Errorf("%q hears another language", lang)
		}
	}
	if bytes.Equal(english, Say("nl", LoggedIn)) {
		t.Error("Dutch sounds like English")
	}
}

func TestNumbersAreSaidDigitByDigit(t *testing.T) {
	if got := fmt.Sprint(Digits("2*0#1")); got != "[digit-2 digit-0 digit-1]" {
		t.Error(got)
	}
	if !bytes.Equal(Say("en", Digits("42")...), append(Say("en", "digit-4"), Say("en", "digit-2")...)) {
		t.Error("42 is not four and two")
	}
	for n, want := range map[int]Prompt{0: "digit-0", 9: "digit-9", 10: MoreThanNine, -3: "digit-0"} {
		if got := Number(n); got != want {
			t.Errorf("%d is said %s", n, got)
		}
	}
	if Say("en", "no such prompt", "../manifest") != nil {
		t.Error("what is no prompt is heard")
	}
}

func TestTonesAreWholePacketsAndBeginSoftly(t *testing.T) {
	for name, tone := range map[string]Tone{"ringback": Ringback, "busy": BusyTone, "congestion": Congestion, "beep": Beep} {
		if len(tone) == 0 || len(tone)%Packet != 0 || loudest(tone) < 4000 {
			t.Errorf("%s: %d bytes, at most %d", name, len(tone), loudest(tone))
		}
		if first := ALaw.Decode(tone[0]); first > 100 || first < -100 {
			t.Errorf("%s clicks: it begins with %d", name, first)
		}
	}
}
