package directory_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
)

func TestAFileOfHolidaysIsReadAndWhatIsLeftOutIsNamed(t *testing.T) {
	data, err := os.ReadFile("testdata/holidays.ics")
	if err != nil {
		t.Fatal(err)
	}
	file, err := directory.ReadHolidays(data, officetest.Now, time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	var days, left []string
	for _, h := range file.Days {
		days = append(days, h.Day.String()+" "+h.Name)
	}
	for _, l := range file.Left {
		left = append(left, l.Name+": "+l.Why.In("en"))
	}
	want := []string{"2025-01-01 New Year", "2025-04-26 King’s Day (moved)", "2026-01-01 New Year", "2026-12-25 Christmas", "2026-12-26 Christmas",
		"2027-01-01 New Year", "2027-04-27 King’s Day", "2028-01-01 New Year", "2028-04-27 King’s Day"}
	if fmt.Sprint(days) != fmt.Sprint(want) {
		t.Errorf("the days are %q", days)
	}
	out := []string{": " + i18n.HolidayLineUnread.In("en", 39), "Party: " + i18n.HolidayHasTime.EN, "Long ago: " + i18n.HolidayYears.In("en", "2025", "2028"),
		"Hourly: " + i18n.HolidayRule.EN, "Off: " + i18n.HolidayCancelled.EN, "Summer: " + i18n.HolidayLong.In("en", 31)}
	if fmt.Sprint(left) != fmt.Sprint(out) {
		t.Errorf("left out are %q", left)
	}
}

func TestAFileThatIsNoCalendarOrTooLargeIsRefused(t *testing.T) {
	event := func(i int, rule string) string {
		return fmt.Sprintf("BEGIN:VEVENT\r\nUID:%d\r\nSUMMARY:x\r\nDTSTART;VALUE=DATE:20260101\r\n%sEND:VEVENT\r\n", i, rule)
	}
	many := func(n int, rule string) (out string) {
		for i := range n {
			out += event(i, rule)
		}
		return "BEGIN:VCALENDAR\r\n" + out + "END:VCALENDAR\r\n"
	}
	for name, data := range map[string]string{
		"no calendar": "hello", "too many octets": strings.Repeat("x", directory.MaxHolidayFile+1), "too many events": many(1001, ""),
		"too many rules": many(201, "RRULE:FREQ=YEARLY\r\n"), "too many days": many(1, "RRULE:FREQ=DAILY\r\n")} {
		if _, err := directory.ReadHolidays([]byte(data), officetest.Now, time.UTC); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
