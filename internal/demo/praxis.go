package demo

import (
	"fmt"
	"strings"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/workplace"
)

const (
	mornings = "mo 07:30-19:00; tu 07:30-19:00; we 07:30-19:00; th 07:30-19:00; fr 07:30-17:00"
	examined = "Erste Untersuchung und Befund. Bitte Überweisung und Befunde mitbringen."
)

// augartenFirm is the third organisation: a practice in Wien at two addresses, and nothing besides.
func augartenFirm() firm {
	return firm{
		id: "praxis", name: "Praxis am Augarten", domain: "augarten.example", clinic: augarten(),
		hands: hands(0, "de-AT", "Dr. Katrin Sommer / owner", "Dr. Emil Novak", "Miriam Berger", "Jakob Steindl", "Renate Kaiser / administrator"),
		sites: []site{
			{"Leopoldstadt", "Obere Augartenstraße 12\n1020 Wien", "+43 1 555 02 00", "praxis@augarten.example", "Europe/Vienna", mornings, []level{{"Erdgeschoß", 0, leopoldstadt}}},
			{"Hietzing", "Lainzer Straße 40\n1130 Wien", "+43 1 555 02 10", "hietzing@augarten.example", "Europe/Vienna", mornings, []level{{"1. Stock", 1, hietzing}}},
		},
	}
}

func augarten() *clinic {
	service := func(name, about string, minutes, after int, price int64, colour string) appointment.Service {
		return appointment.Service{Name: name, Description: about, Length: time.Duration(minutes) * time.Minute, After: time.Duration(after) * time.Minute, Price: price, Colour: colour}
	}
	rooms := [][]string{{"Behandlung 1", "Behandlung 2", "Behandlung 3", "Behandlung H1", "Behandlung H2"}}
	scan := [][]string{rooms[0], {"Ultraschall"}}
	return &clinic{
		phone: "+43 1 555 02 00", email: "praxis@augarten.example",
		intro: "Willkommen in der Praxis am Augarten: Orthopädie, Physiotherapie und Ernährung.\nAlle Kassen. Bitte die e-card mitbringen.",
		healers: []healer{
			{"Dr. Katrin Sommer", map[int]string{0: "mo 08:00-13:00; tu 13:00-19:00; we 08:00-13:00", 1: "th 08:00-14:00"}},
			{"Dr. Emil Novak", map[int]string{0: "th 09:00-13:00 14:00-18:00; fr 08:00-14:00", 1: "mo 09:00-13:00 14:00-18:00; tu 09:00-14:00"}},
			{"Miriam Berger", map[int]string{0: "mo 08:00-16:00; tu 08:00-16:00; we 10:00-18:00; th 10:00-18:00"}},
			{"Jakob Steindl", map[int]string{0: "fr 08:00-16:00", 1: "tu 10:00-18:00; we 08:00-16:00; th 08:00-16:00"}},
		},
		treatments: []treatment{
			{service("Erstordination Orthopädie", examined, 30, 5, 14500, "blue"), []int{0, 1}, rooms},
			{service("Kontrolle Orthopädie", "", 15, 0, 7500, "teal"), []int{0, 1}, rooms},
			{service("Ultraschall Gelenk", "Schulter, Knie oder Hüfte. Nur in der Leopoldstadt.", 20, 5, 9500, "purple"), []int{0}, scan},
			{service("Infiltration", "", 20, 10, 8500, "red"), []int{0, 1}, rooms},
			{service("Zweitmeinung", "Bilder und Befunde vorab nicht nötig.", 45, 0, 19000, "slate"), []int{1}, rooms},
			{service("Physiotherapie, erste Einheit", "Mit Anamnese und Behandlungsplan.", 60, 5, 9800, "green"), []int{2, 3}, rooms},
			{service("Physiotherapie 45", "Bitte bequeme Kleidung mitbringen.", 45, 5, 7800, "olive"), []int{2, 3}, rooms},
			{service("Physiotherapie 30", "", 30, 5, 5400, "amber"), []int{2, 3}, rooms},
			{service("Manuelle Lymphdrainage", "", 50, 10, 8200, "pink"), []int{2}, rooms},
			{service("Taping", "", 15, 0, 3200, "orange"), []int{2, 3}, nil},
			{service("Ernährungsberatung", "Auch für zwei Personen.", 50, 0, 9000, "green"), []int{3}, nil},
			{service("Gespräch am Telefon", "Wir rufen an. Bitte Nummer angeben.", 10, 0, -1, "slate"), []int{0, 1, 2, 3}, nil},
		},
		patients: threeHundred, back: 45, ahead: 46, dense: 60,
		waits: []wish{
			{service: 5, first: 1, last: 21, parts: appointment.SetOf(appointment.Morning), who: appointment.Who{First: "Theresia", Last: "Ebner", Email: "theresia.ebner@kunde.example", Telephone: "+43 660 555 0051"}},
			{service: 0, staff: "Dr. Katrin Sommer", first: 2, last: 16, days: appointment.SetOf(1, 3), who: appointment.Who{First: "Milan", Last: "Jovanović", Email: "milan.jovanovic@kunde.example", Telephone: "+43 660 555 0052"}},
			{service: 8, first: 1, last: 28, parts: appointment.SetOf(appointment.Afternoon, appointment.Evening), who: appointment.Who{First: "Ingrid", Last: "Haas", Email: "ingrid.haas@kunde.example"}},
			{service: 2, first: 3, last: 10, who: appointment.Who{First: "Ahmed", Last: "Demirci", Email: "ahmed.demirci@kunde.example", Telephone: "+43 660 555 0054"}},
		},
		guest: appointment.Who{First: "Elisabeth", Last: "Wieser", Email: "elisabeth.wieser@kunde.example", Telephone: "+43 660 555 0042"},
	}
}

// threeHundred are the customers of the practice; some share a name, as they do.
func threeHundred() []patient {
	given := strings.Split("Anna,Lukas,Marie,David,Emma,Felix,Lena,Jonas,Sophie,Paul,Laura,Elias,Hannah,Simon,Johanna,Jakob,Valentina,Moritz,Sarah,Tobias,"+
		"Ayşe,Milan,Jelena,Mateusz,Olena,Ahmed,Theresia,Leopold,Ingrid,Werner", ",")
	family := strings.Split("Gruber,Huber,Bauer,Wagner,Müller,Pichler,Steiner,Moser,Mayer,Hofer,Leitner,Berger,Fuchs,Eder,Fischer,Schmid,Winkler,Weber,Schwarz,Maier,"+
		"Schneider,Reiter,Mayr,Schmidt,Wimmer,Egger,Brunner,Lang,Baumgartner,Auer,Binder,Lechner,Wolf,Wallner,Aigner,Ebner,Koller,Lehner,Haas,Schuster,"+
		"Yılmaz,Jovanović,Nowak,Kovačić,Demirci,Horváth,Svoboda", ",")
	out := make([]patient, 300)
	for i := range out {
		out[i] = patient{Customer: appointment.Customer{Who: appointment.Who{First: given[(i*7+i/30)%len(given)], Last: family[(i*13)%len(family)],
			Telephone: fmt.Sprintf("+43 660 556 %04d", 1000+29*i)}, Lang: "de-AT", Zone: "Europe/Vienna"}, site: -1}
	}
	return out
}

// leopoldstadt and hietzing are the practice's floors: a reception with a waiting room, and treatment rooms.
func leopoldstadt() *sheet {
	s := ordination("Behandlung ", 3)
	s.asset(workplace.Equipment, "Ultraschall", 655, 205, 30, 30, "")
	s.box(655, 205, 30, 30, 3)
	return s
}

func hietzing() *sheet { return ordination("Behandlung H", 2) }

// ordination draws a practice with so many treatment rooms in a row.
func ordination(name string, rooms int) *sheet {
	s := newSheet(720, 420)
	s.area(20, 20, 680, 380, ground)
	s.across(20, 700, 20, outer, window(60, 120), window(280, 120), window(500, 120))
	s.across(20, 700, 400, outer, door(80, -1), window(300, 120), window(500, 120))
	s.down(20, 20, 400, outer)
	s.down(700, 20, 400, outer, window(60, 90))
	s.across(22, 698, 190, inner, door(60, -1), door(280, -1), door(500, -1))
	for i := range rooms {
		s.treatmentRoom(fmt.Sprint(name, i+1), 24+225*i)
	}
	s.box(60, 300, 150, 24, 6)
	s.chair(100, 340)
	s.chair(170, 340)
	s.label(135, 282, "ANMELDUNG")
	s.sofa(420, 320, 110, false)
	s.sofa(560, 320, 110, false)
	s.plant(400, 380)
	s.label(545, 300, "WARTEN")
	return s
}

// treatmentRoom holds a couch, a desk and two chairs.
func (s *sheet) treatmentRoom(name string, x int) {
	const width = 220
	s.asset(workplace.Room, name, x+9, 33, width-18, 148, "")
	s.box(x+30, 60, 40, 90, 6)
	s.box(x+120, 60, 70, 30, 3)
	s.chair(x+155, 104)
	s.chair(x+155, 48)
	s.down(x+width+2, 22, 190, inner)
}
