package demo

import (
	"fmt"
	"strings"
	"time"

	"bureau/internal/appointment"
)

// doctor is the practice of the first firm: a company doctor's service with physiotherapy, in Amsterdam and Wien.
func doctor() *clinic {
	return &clinic{
		circulars: circulars(),
		phone:     "+31 20 555 01 20", email: "spreekuur@demo.example", intro: "Welkom · Willkommen\nAmsterdam: Houtmankade 12. Wien: Lindengasse 40.",
		healers: []healer{
			{"Eline Smeets", map[int]string{0: "mo 09:00-12:30 13:15-17:00; tu 09:00-12:30 13:15-17:00; th 09:00-12:30 13:15-17:00"}},
			{"Hanneke Vos", map[int]string{0: "mo 08:30-13:00; we 08:30-17:00; fr 08:30-15:00"}},
			{"Jeroen Kok", map[int]string{0: "tu 10:00-18:00; we 10:00-18:00; th 10:00-18:00"}},
			{"Magdalena Gruber", map[int]string{1: "mo 08:00-13:00; tu 08:00-13:00; we 08:00-13:00; th 13:00-18:00; fr 08:00-12:00"}},
			{"Stefan Brandstätter", map[int]string{1: "mo 12:00-19:00; we 12:00-19:00; th 09:00-16:00; fr 09:00-16:00"}},
		},
		treatments: []treatment{
			{Service: appointment.Service{Name: "Spreekuur bedrijfsarts", Description: "Vragen over werk en gezondheid, ook op eigen initiatief.", Length: 20 * time.Minute, Price: -1, Colour: "blue"}, by: []int{0}},
			{Service: appointment.Service{Name: "Fysiotherapie, eerste consult", Description: "Intake, onderzoek en behandelplan.", Length: 45 * time.Minute, After: 5 * time.Minute, Price: 6800, Colour: "teal"}, by: []int{1, 2}},
			{Service: appointment.Service{Name: "Fysiotherapie, behandeling", Length: 30 * time.Minute, Price: 4250, Colour: "green"}, by: []int{1, 2}},
			{Service: appointment.Service{Name: "Arbeitsmedizinische Beratung", Description: "Fragen zu Arbeit und Gesundheit, vertraulich.", Length: 30 * time.Minute, Price: -1, Colour: "purple"}, by: []int{3}},
			{Service: appointment.Service{Name: "Physiotherapie", Description: "Einzelbehandlung. Bitte bequeme Kleidung mitbringen.", Length: 45 * time.Minute, After: 10 * time.Minute, Price: 8200, Colour: "amber"}, by: []int{3, 4}},
			{Service: appointment.Service{Name: "Heilmassage", Length: 30 * time.Minute, After: 5 * time.Minute, Price: 4800, Colour: "pink"}, by: []int{4}},
		},
		patients: colleagues, back: 21, ahead: 21, dense: 50,
		requests: []request{
			{2, 0, appointment.Who{First: "Noortje", Last: "Smit", Email: "noortje.smit@kunde.example"}, "nl"},
			{4, 1, appointment.Who{First: "Leopold", Last: "Hofbauer", Email: "leopold.hofbauer@kunde.example"}, "de-AT"},
		},
	}
}

// colleagues are twenty who come in Amsterdam and twenty who come in Wien.
func colleagues() []patient {
	dutch := strings.Split("Marieke van Leeuwen,Joost Vermeer,Saskia Bos,Hugo de Boer,Anouk Blom,Willem Kramer,Esther Molenaar,Rik van der Meer,Yara Koster,Teun Jacobs,"+
		"Ilse van Vliet,Pim Schouten,Carla Driessen,Mehmet Aydın,Lieke Verbeek,Sander Groen,Dewi Sitorus,Arjan Evers,Floor Huisman,Maarten Kuiper", ",")
	austrian := strings.Split("Elisabeth Huber,Michael Berger,Sabine Wagner,Thomas Egger,Barbara Mayr,Christoph Leitner,Verena Haas,Markus Auer,Eva Schwarz,Peter Lang,"+
		"Nina Holzer,Georg Wimmer,Ivana Petrović,Martin Aigner,Claudia Strasser,Hannes Koller,Birgit Reisinger,Alexander Wolf,Yasemin Öztürk,Franz Lindner", ",")
	var out []patient
	for i, name := range append(dutch, austrian...) {
		first, last, _ := strings.Cut(name, " ")
		p := patient{Customer: appointment.Customer{Who: appointment.Who{First: first, Last: last, Telephone: fmt.Sprintf("+31 6 5550 %04d", 1000+37*i)}, Lang: "nl", Zone: "Europe/Amsterdam"}}
		if i >= len(dutch) {
			p.Telephone, p.Lang, p.Zone, p.site = fmt.Sprintf("+43 660 555 %04d", 1000+37*i), "de-AT", "Europe/Vienna", 1
		}
		out = append(out, p)
	}
	return out
}
