// Command prompts speaks what internal/sound says on the phone: `go run ./scripts/prompts` makes every prompt whose text in
// internal/sound/prompts is not the one that it was made from (-all: every one), with espeak-ng and sox, as A-law at 8 kHz, and
// writes down which text each was made from.
package main

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"bureau/internal/sound"
)

const dir = "internal/sound/prompts"

// voices are espeak-ng's, with the words a minute at which each is understood at once.
var voices = map[string]struct{ name, speed string }{
	"nl": {"nl", "140"}, "de": {"de", "140"}, "en": {"en-gb", "145"}, "fr": {"fr-fr", "140"},
}

func main() {
	all := flag.Bool("all", false, "make those again whose text has not changed, too")
	flag.Parse()
	if err := run(*all); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(all bool) error {
	var manifest strings.Builder
	for _, lang := range sound.Languages {
		text, err := os.ReadFile(filepath.Join(dir, lang+".txt"))
		if err != nil {
			return err
		}
		for line := range strings.Lines(string(text)) {
			name, words, ok := strings.Cut(strings.TrimSpace(line), ": ")
			if !ok {
				return fmt.Errorf("%s: %q is no prompt", lang, line)
			}
			entry, err := prompt(lang, name, words, all)
			if err != nil {
				return fmt.Errorf("%s/%s: %w", lang, name, err)
			}
			manifest.WriteString(entry)
		}
	}
	return os.WriteFile(filepath.Join(dir, "manifest.txt"), []byte(manifest.String()), 0o644)
}

// prompt makes one where it is needed, and gives its line of the manifest.
func prompt(lang, name, words string, all bool) (string, error) {
	file := filepath.Join(dir, lang, name+".al")
	made, err := os.ReadFile(file)
	if all || err != nil || !sound.MadeFrom(lang, sound.Prompt(name), words) {
		if made, err = speak(lang, words); err != nil {
			return "", err
		}
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return "", err
		}
		if err := os.WriteFile(file, made, 0o644); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("%s/%s %x %x\n", lang, name, sha256.Sum256([]byte(words)), sha256.Sum256(made)), nil
}

// speak says words: without the low hum that a phone does not carry, as loud as can be less 3 dB, without the silence around
// them but a twentieth of a second, and filled up to whole packets.
func speak(lang, words string) ([]byte, error) {
	tmp, err := os.MkdirTemp("", "prompts")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(tmp)
	spoken, made := filepath.Join(tmp, "spoken.wav"), filepath.Join(tmp, "made.al")
	v := voices[lang]
	if out, err := exec.Command("espeak-ng", "-v", v.name, "-s", v.speed, "-w", spoken, "--", words).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("espeak-ng: %w: %s", err, out)
	}
	trim := "silence 1 0.01 0.3% reverse"
	effects := strings.Fields("highpass 180 " + trim + " " + trim + " rate -h 8000 gain -n -3 pad 0.05 0.05")
	out, err := exec.Command("sox", append([]string{"-D", spoken, "-t", "al", "-c", "1", made}, effects...)...).CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("sox: %w: %s", err, out)
	}
	sound, err := os.ReadFile(made)
	if err != nil {
		return nil, err
	}
	return append(sound, bytes.Repeat([]byte{0xD5}, (160-len(sound)%160)%160)...), nil
}
