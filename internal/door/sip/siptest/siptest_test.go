package siptest

import (
	"math"
	"testing"

	"bureau/internal/sound"
)

func said(lang string, p ...sound.Prompt) []int16 { return sound.ALaw.Samples(sound.Say(lang, p...)) }

func TestCorrelationFindsASoundAndNothingElse(t *testing.T) {
	source := said("en", sound.AskPIN)
	quiet := make([]int16, len(source))
	for i, s := range source {
		quiet[i] = s / 4
	}
	before := said("nl", sound.Goodbye)
	heard := append(append(append([]int16{}, before...), quiet...), before...)
	if c, at := Correlate(heard, source); c < 0.999 || at != len(before) {
		t.Errorf("the sound itself, more quietly, correlates by %.4f at %d", c, at)
	}
	if c, _ := Correlate(append(said("nl", sound.AskPIN), make([]int16, 20000)...), source); c > 0.4 {
		t.Errorf("the same in another language correlates by %.4f", c)
	}
	if c, _ := Correlate(source[:100], source); c != 0 {
		t.Errorf("a beginning correlates by %.4f", c)
	}
	if c, _ := Correlate(make([]int16, 30000), source); math.IsNaN(c) || c > 0.01 {
		t.Errorf("silence correlates by %.4f", c)
	}
}

func TestTwoPhonesHearEachOther(t *testing.T) {
	for name, c := range map[string]Phone{
		"A-law":           {Transport: "udp"},
		"µ-law over SRTP": {Transport: "udp", Codecs: "PCMU/8000/1", SRTP: "srtp-mand"},
		"over TCP":        {Transport: "tcp"},
	} {
		t.Run(name, func(t *testing.T) {
			asks, answers := c, c
			asks.User, asks.Says = "anna", said("en", sound.AskPIN)
			answers.User, answers.Name, answers.Says = "bert", "Bert", said("de", sound.LoggedIn)
			anna, bert := Start(t, asks), Start(t, answers)
			anna.Dial("sip:bert@" + bert.Address + ";transport=" + c.Transport)
			if e := bert.Rung(); e.Peer == "" {
				t.Errorf("bert does not see who calls: %v", e)
			}
			bert.Answer()
			anna.Answered()
			bert.Hears(asks.Says)
			anna.Hears(answers.Says)
			anna.Digits("42#")
			for _, want := range []string{"4", "2", "#"} {
				if e := bert.Wait("CALL_DTMF_START"); e.Param != want {
					t.Errorf("bert hears the key %q, not %q", e.Param, want)
				}
			}
			anna.Hangup()
			bert.Closed()
		})
	}
}
