package kit

import (
	"strconv"

	"bureau/internal/workplace"
)

func itoa(n int) string { return strconv.Itoa(n) }

// Initials are for the small round picture of a person.
func Initials(name string) string { return workplace.Person{Name: name}.Initials() }

// IconPath draws an icon on a field of 24 by 24 with a line.
func IconPath(name string) string {
	switch name {
	case "today":
		return "M4 6.5A1.5 1.5 0 0 1 5.5 5h13A1.5 1.5 0 0 1 20 6.5v12a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5zM4 10h16M8 3v4M16 3v4"
	case "desk":
		return "M2.5 10h19M5 10v9.5M19 10v9.5M8 10V5.5h8V10M14 14h5"
	case "check-in":
		return "M4 9V5a1 1 0 0 1 1-1h4M15 4h4a1 1 0 0 1 1 1v4M20 15v4a1 1 0 0 1-1 1h-4M9 20H5a1 1 0 0 1-1-1v-4M8 12.5l2.8 2.8L16.5 9.5"
	case "scan":
		return "M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3M8 8h3v3H8zM13 13h3v3h-3zM13 8h3v3M8 13v3h3"
	case "calendar":
		return "M5 5h14v15H5zM5 10h14M9 3v4M15 3v4M9 14h2M14 14h1M9 17h2"
	case "practice":
		return "M5 5h14v15H5zM5 10h14M9 3v4M15 3v4M12 12.500v5M9.500 15h5"
	case "back":
		return "M14.500 6l-6 6 6 6"
	case "forward":
		return "M9.500 6l6 6-6 6"
	case "people":
		return "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20v-1.5A4.5 4.5 0 0 1 7 14h4a4.5 4.5 0 0 1 4.5 4.5V20M16 4.5a3.5 3.5 0 0 1 0 6.5M18.5 14.5a4.5 4.5 0 0 1 3 4V20"
	case "person":
		return "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5v-1a5 5 0 0 1 5-5h5a5 5 0 0 1 5 5v1"
	case "customers":
		return "M4 4.500h14a1.500 1.500 0 0 1 1.500 1.500v12a1.500 1.500 0 0 1-1.500 1.500H4zM2.500 8H5M2.500 12H5M2.500 16H5M12 11a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8.500 16.500a3.500 3 0 0 1 7 0"
	case "phone":
		return "M6 3.500h3.500l1.500 4.500-2 1.500a11 11 0 0 0 5.500 5.500l1.500-2 4.500 1.500V18a2.500 2.500 0 0 1-2.500 2.500A14.500 14.500 0 0 1 3.500 6 2.500 2.500 0 0 1 6 3.500z"
	case "mail":
		return "M3.500 6h17v12h-17zM3.500 7l8.500 6 8.500-6"
	case "clock":
		return "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2"
	case "key":
		return "M14.5 10.5a4 4 0 1 0-3.8-5.2A4 4 0 0 0 12 9.5L4 17.5V20h3v-2h2v-2h2l2-2.2M15.5 6.5h.01"
	case "lock":
		return "M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3"
	case "plug":
		return "M9 3v5M15 3v5M6.5 8h11v3a5.5 5.5 0 0 1-11 0zM12 16.5V21"
	case "more":
		return "M5 12h.01M12 12h.01M19 12h.01"
	case "alert":
		return "M12 4 2.5 20h19zM12 10v4.5M12 17.3h.01"
	case "check":
		return "M4.5 12.5l5 5 10-11"
	case "home":
		return "M3.5 11.5 12 4l8.5 7.5M6 9.5V20h12V9.5M10 20v-5.5h4V20"
	case "search":
		return "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20.5 20.5"
	case "list":
		return "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01"
	case "plan":
		return "M4 4h16v16H4zM4 12h8M12 4v4M12 12v3M12 19v1"
	case "manage":
		return "M4 7h9M17 7h3M4 17h3M11 17h9M13 4.5h4v5h-4zM7 14.5h4v5H7z"
	case "code":
		return "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2M20 14v2M14 20h2M18 18h2v2"
	case "plus":
		return "M12 5v14M5 12h14"
	case "minus":
		return "M5 12h14"
	case "fit":
		return "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"
	case "door":
		return "M6 21V4.5A1.5 1.5 0 0 1 7.5 3h9A1.5 1.5 0 0 1 18 4.5V21M3 21h18M14.5 12h.01"
	}
	return ""
}
