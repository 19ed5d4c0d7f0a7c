package sip_test

import (
	"testing"

	"bureau/internal/sound"
)

func TestTwoPhonesSpeakAfterALogin(t *testing.T) {
	h := openHouse(t, "sqlite")
	h.extension(0, "201", "482615")
	h.extension(1, "202", "915736")
	one, two := h.runs(h.desk("Desk 1"), said("en", sound.AskPIN)), h.runs(h.desk("Desk 2"), said("de", sound.LoggedIn))
	one.Dial("*35*201*482615")
	one.Answered()
	one.Closed()
	two.Dial("*35*202*915736")
	two.Answered()
	two.Closed()
	one.Dial("202")
	rung := two.Rung()
	t.Log(rung)
	two.Answer()
	one.Answered()
	one.Hears(said("de", sound.LoggedIn))
	two.Hears(said("en", sound.AskPIN))
	one.Hangup()
	two.Closed()
}
