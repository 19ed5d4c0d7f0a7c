package acceptance

import (
	"context"
	"testing"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// publicHolidays is a calendar file as countries and firms publish them.
const publicHolidays = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//holidays//EN\r\n" +
	"BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Nieuwjaar\r\nDTSTART;VALUE=DATE:20200101\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Dankdag\r\nDTSTART;VALUE=DATE:20261125\r\nDTEND;VALUE=DATE:20261126\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nUID:3\r\nSUMMARY:Borrel\r\nDTSTART:20261218T160000Z\r\nDTEND:20261218T180000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

// Rule O07
func TestASiteIsClosedOnTheHolidaysOfACalendarFile(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		desk := o.Demo.Asset("Desk 1")
		reserve(t, o, bram(o), desk, at(24+9, 0), at(24+10, 0))
		v := visit(t, o)
		v.comes("owner@demo.example")
		look := func() {
			v.open("/manage/sites/" + desk.Site)
			v.upload("#holiday-file", "holidays.ics", publicHolidays)
			v.press("main button", en(i18n.HolidayFileRead))
		}
		look()
		v.see("#holiday-preview", i18n.HolidaysFound.In("en", 5))
		v.see("#holiday-preview", i18n.HolidaysKept.In("en", 1))
		v.see("#holiday-preview", "Borrel: "+en(i18n.HolidayHasTime))
		if len(sitesOf(t, o)[0].Holidays) != 0 {
			t.Error("the days were added unasked")
		}
		v.press("main button", en(i18n.HolidaysAdd))
		v.see("main", "Dankdag")
		if all := sitesOf(t, o)[0].Holidays; len(all) != 5 || len(reservations(t, o, bram(o))) != 1 {
			t.Fatalf("the holidays are %v", all)
		}
		look()
		v.see("#holiday-preview", en(i18n.HolidaysDiffer, 0, 0, 5))

		err := o.DB.Write(context.Background(), "demo", func(ctx context.Context, tx db.Tx) error {
			_, err := o.Workplaces.Reserve(ctx, tx, anna(o), workplace.Reserve{Asset: desk.ID, Span: span.Of(at(24+12, 0), at(24+13, 0))})
			return err
		})
		if f, ok := fault.As(err); !ok || f.In("en") != en(i18n.ClosedOnHoliday, "Amsterdam", i18n.DayOf("2026-11-25"), "Dankdag") {
			t.Errorf("on the holiday: %v", err)
		}

		v.press("[aria-labelledby=holidays] tbody tr:first-child button", "")
		v.see("[role=status]", en(i18n.NoteRemoved))
		v.click("main summary", en(i18n.HolidayAdd))
		v.set("#holiday-date", "2026-11-25")
		v.typed("#holiday-name", "Thanks")
		if status := v.press("main button", en(i18n.HolidayAdd)); status != 409 || !v.shows("[role=alert]", i18n.OnNewHolidays.In("en", 1)) || v.value("#holiday-name") != "Thanks" {
			t.Fatalf("it answers %d\n%s", status, v.screen())
		}
		v.press("main button", en(i18n.HolidayAdd))
		v.see("main", "Thanks")
	})
}
