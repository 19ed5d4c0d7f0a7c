package notice_test

import (
	"context"
	"maps"
	"strings"
	"testing"
	"time"

	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/fault"
	"bureau/internal/notice"
)

func TestANoticeHangsUntilItIsClearedAndIsSeenWithinSeconds(t *testing.T) {
	dbtest.Each(t, []db.Migrations{notice.Migrations}, func(t *testing.T, d *db.DB) {
		ctx, c := context.Background(), clock.At(time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC))
		node, beside := &notice.Board{DB: d, Clock: c}, &notice.Board{DB: d, Clock: c}
		if n := node.Now(ctx); len(n) != 0 {
			t.Errorf("a new office says %v", n)
		}
		for _, n := range []notice.Notice{{"en": "Closed at six.", "de": "Um sechs ist Schluss."}, {"nl": "Morgen dicht."}, {}} {
			var err error
			if len(n) > 0 {
				err = beside.Set(ctx, n)
			} else {
				err = beside.Clear(ctx)
			}
			if err != nil {
				t.Fatal(err)
			}
			c.Advance(3 * time.Second)
			if got := node.Now(ctx); !maps.Equal(got, n) {
				t.Errorf("it says %v, not %v", got, n)
			}
		}
	})
}

func TestAReaderWithoutATextOfTheirOwnReadsAnother(t *testing.T) {
	for _, c := range []struct {
		n        notice.Notice
		lang     string
		text, in string
	}{
		{notice.Notice{"en": "E", "de": "D"}, "de-AT", "D", "de"},
		{notice.Notice{"en": "E", "de": "D"}, "fr", "E", "en"},
		{notice.Notice{"nl": "N"}, "fr", "N", "nl"},
		{notice.Notice{}, "fr", "", ""},
		{nil, "en", "", ""},
	} {
		if text, in := c.n.For(c.lang); text != c.text || in != c.in {
			t.Errorf("%v for %s is %q in %q", c.n, c.lang, text, in)
		}
	}
}

func TestANoticeThatCannotBeReadIsRefused(t *testing.T) {
	for _, n := range []notice.Notice{{}, {"en": " "}, {"it": "Chiuso"}, {"en": strings.Repeat("x", 501)}, {"en": "a\x00b"}} {
		if err := n.Validate(); !fault.Is(err, fault.Invalid) {
			t.Errorf("%.40v: %v", n, err)
		}
	}
}
