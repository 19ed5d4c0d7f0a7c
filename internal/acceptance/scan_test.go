package acceptance

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/skip2/go-qrcode"

	"bureau/internal/db"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
	"bureau/internal/workplace"
)

// camera is the film that the browser's camera sees, and eye lets one test at a time choose what is on it.
var (
	camera = filepath.Join(os.TempDir(), fmt.Sprintf("camera-%d.y4m", os.Getpid()))
	eye    sync.Mutex
)

// film is a short grey film of 640 by 480 in YUV4MPEG2; a text on it stands there as a QR code.
func film(text string) []byte {
	const width, height = 640, 480
	light := bytes.Repeat([]byte{200}, width*height)
	if text != "" {
		code, err := qrcode.New(text, qrcode.Medium)
		if err != nil {
			panic(err)
		}
		picture := code.Image(360)
		for y := range 360 {
			for x := range 360 {
				r, _, _, _ := picture.At(x, y).RGBA()
				light[(y+60)*width+x+140] = byte(16 + r>>8*219/255)
			}
		}
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "YUV4MPEG2 W%d H%d F10:1 Ip A1:1 C420\n", width, height)
	for range 10 {
		out.WriteString("FRAME\n")
		out.Write(light)
		out.Write(bytes.Repeat([]byte{128}, width*height/2))
	}
	return out.Bytes()
}

// shownTo puts a text before the camera.
func shownTo(t testing.TB, text string) {
	t.Helper()
	must(t, os.WriteFile(camera, film(text), 0o600))
}

// Rule W04
func TestTheScannedCodeOfAFreePlaceChecksInWithOneTapAlsoAfterSigningIn(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.open("/a/" + o.Demo.Asset("Desk 2").Code)
		v.see("h1", "")
		if status := v.credentials("anna@demo.example", officetest.Password); status != http.StatusOK || v.text("h1") != "Desk 2" {
			t.Fatalf("after signing in the scanned place is not there: %d\n%s", status, v.screen())
		}
		v.press("main .btn.main", en(i18n.ScanHereNow))
		v.see("[role=status]", en(i18n.NoteCheckedIn))
		if got := running(t, o, anna(o)); len(got) != 1 || got[0].Asset.Name != "Desk 2" {
			t.Errorf("checked in at %+v", got)
		}
		v.open("/a/" + o.Demo.Asset("Desk 2").Code)
		v.press("main .btn.main", en(i18n.CheckOut))
		if got := running(t, o, anna(o)); len(got) != 0 {
			t.Errorf("still checked in at %+v", got)
		}
	})
}

// Rule W04
func TestTheScannedCodeOfSomebodyElsesPlaceOffersTheNearestFree(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		reserve(t, o, bram(o), o.Demo.Asset("Desk 1"), at(9, 0), at(16, 0))
		reserve(t, o, bram(o), o.Demo.Asset("Desk 2"), at(9, 0), at(12, 0))
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.open("/a/" + o.Demo.Asset("Desk 1").Code)
		if v.shows("main button", en(i18n.ScanHereNow)) || !v.shows(".chip", en(i18n.TakenUntil, "16:00")) {
			t.Errorf("it does not say that the place is taken\n%s", v.screen())
		}
		near := nearOf(t, o, "Desk 1")
		if len(near) != 3 || near[0].Name == "Desk 2" {
			t.Fatalf("offered: %+v", near)
		}
		v.press("[aria-labelledby=near] li:first-child button", "")
		v.see("[role=status]", en(i18n.NoteReserved))
		got := reservations(t, o, anna(o))
		if len(got) != 1 || got[0].Asset.ID != near[0].ID || !got[0].Reservation.Span.EndTime().Equal(near[0].Until) {
			t.Errorf("reserved %+v instead of %+v", got, near[0])
		}
	})
}

func nearOf(t *testing.T, o *officetest.Office, name string) []workplace.Nearest {
	t.Helper()
	var s workplace.Scanned
	read(t, o, func(tx db.Tx) (err error) {
		s, err = o.Workplaces.Scan(tx, anna(o), o.Demo.Asset(name).Code)
		return err
	})
	return s.Near
}

// Rule W04
func TestAScannedCodeThatIsUnknownOrOfAnotherOfficeSaysWhatToDo(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.comes("anna@demo.example")
		for _, code := range []string{"NOPE99", "HOME", o.Other.Asset("Desk 1").Code} {
			if status := v.open("/a/" + code); status != http.StatusNotFound || !v.shows("h1", en(i18n.ScanUnknownTitle)) {
				t.Errorf("%s answers %d\n%s", code, status, v.screen())
			}
		}
	})
}

// Rule W04
func TestTheScannerInThePageReadsTheCodeBeforeTheCamera(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		eye.Lock()
		defer eye.Unlock()
		v := visit(t, o)
		v.comes("anna@demo.example")
		shownTo(t, "https://elsewhere.example/a/ABC123")
		v.open("/check-in/scan")
		v.click("#scanner button", en(i18n.ScanStart))
		v.see("#scanner-says", en(i18n.ScanForeign))
		v.open("/more")
		shownTo(t, o.URL+"/a/"+o.Demo.Asset("Room 1").Code)
		v.open("/check-in/scan")
		v.click("#scanner button", en(i18n.ScanStart))
		v.until(`location.pathname.startsWith("/a/") && document.readyState === "complete"`)
		v.see("h1", "Room 1")
	})
}
