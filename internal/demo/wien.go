package demo

// wienThird is the third floor of a house around a courtyard.
func wienThird() *sheet {
	s := newSheet(1200, 700)
	s.area(20, 20, 1160, 272, ground)
	s.area(20, 292, 392, 388, ground)
	s.area(788, 292, 392, 388, ground)
	s.courtyard()
	s.wienOutside()
	s.wienWest()
	s.wienNorth()
	s.wienEast()
	return s
}

// courtyard draws what is seen of it from above.
func (s *sheet) courtyard() {
	s.round(600, 500, 22, 6)
	for _, at := range [][2]int{{460, 350}, {740, 350}, {460, 620}, {740, 620}, {530, 420}, {680, 440}} {
		s.circle(at[0], at[1], 22)
		s.plant(at[0], at[1])
	}
	s.label(600, 380, "INNENHOF")
}

func (s *sheet) wienOutside() {
	s.across(20, 1180, 20, outer, window(50, 60), window(150, 60), window(250, 60), window(380, 60), window(470, 60), window(570, 60),
		window(690, 60), window(780, 60), window(900, 60), window(990, 60), window(1080, 60))
	s.down(20, 20, 680, outer, window(40, 60), window(130, 60), window(250, 70), window(390, 60), window(490, 60), window(580, 50))
	s.down(1180, 20, 680, outer, window(40, 60), window(130, 60), window(490, 60), window(580, 50))
	s.across(20, 412, 680, outer, window(60, 70), window(190, 70), window(346, 36))
	s.across(788, 1180, 680, outer, window(8, 36), window(140, 70), window(226, 70))
	s.down(412, 292, 680, outer, window(40, 60), window(150, 60), window(260, 60))
	s.down(788, 292, 680, outer, window(40, 60), window(150, 60), window(260, 60))
	s.across(412, 788, 292, outer, window(40, 60), window(158, 60), window(276, 60))
}

func (s *sheet) wienWest() {
	s.across(22, 364, 240, inner, door(46, -1))
	s.down(364, 22, 242, inner, door(186, -1))
	s.bench("W3", 1, 74, 92, 4, best)
	s.plant(48, 214)
	s.plant(334, 48)
	s.label(184, 58, "ZIMMER 301")
	s.down(364, 242, 678, inner, doorFar(72, 1), door(160, -1), doorFar(300, -1))
	s.down(148, 242, 382, inner)
	s.across(22, 364, 382, inner)
	s.room("Donau", 150, 242, 212, 138, 10, talk)
	s.shelves(26, 246, 14, 130)
	s.device("Kamera", 52, 258, 80, "video")
	s.device("Beamer W", 52, 296, 80, "video")
	s.label(92, 366, "LAGER")
	s.bench("W3", 9, 100, 480, 3, best)
	s.sofa(60, 628, 90, true)
	s.plant(180, 648)
	s.shelves(230, 652, 120, 20)
	s.label(184, 430, "ZIMMER 302")
	s.label(388, 560, "GANG")
}

func (s *sheet) wienNorth() {
	s.across(364, 876, 240, inner, door(120, 1), open(216, 80), doorFar(420, 1))
	s.down(554, 22, 240, inner)
	s.down(686, 22, 240, inner)
	s.down(876, 22, 242, inner, doorFar(186, 1))
	s.room("Belvedere", 366, 24, 186, 214, 8, talk+" window")
	s.room("Naschmarkt", 688, 24, 186, 214, 8, meeting+" window")
	s.counter(560, 30, 120)
	s.round(620, 130, 22, 6)
	s.plant(664, 216)
	s.label(620, 194, "TEEKÜCHE")
	s.label(600, 272, "GANG")
	s.bench("W3", 15, 920, 92, 4, best)
	s.across(876, 1178, 240, inner)
	s.plant(1150, 48)
	s.plant(1150, 212)
	s.shelves(890, 216, 160, 14)
	s.label(1030, 58, "ZIMMER 303")
}

func (s *sheet) wienEast() {
	s.down(876, 242, 678, inner, door(34, -1), open(120, 60), door(262, -1), door(360, -1))
	s.down(962, 242, 340, inner)
	s.across(876, 962, 340, inner)
	s.booth("Telefon 1", 878, 242, 82, 96)
	s.toilets(964, 244, 212, 94, 5, false)
	s.across(962, 1178, 340, inner, door(40, -1), door(146, -1))
	s.down(1090, 242, 340, inner)
	s.label(1016, 298, "WC")
	s.label(1136, 298, "WC")
	s.lift(880, 430, 66, 48)
	s.across(876, 1178, 482, inner, door(94, 1))
	s.stairs(1016, 364, 160, 114)
	s.down(1014, 362, 482, inner, open(64, 52))
	s.across(1014, 1178, 362, inner)
	s.label(980, 420, "STIEGE")
	s.label(912, 420, "LIFT")
	s.down(1100, 482, 678, inner, doorFar(66, -1))
	s.across(876, 1100, 580, inner)
	s.booth("Telefon 2", 878, 484, 86, 94)
	s.down(966, 482, 580, inner)
	s.wienLast()
}

func (s *sheet) wienLast() {
	s.room("Prater", 878, 582, 220, 94, 8, meeting)
	s.area(1102, 484, 74, 192, shade)
	s.shelves(1148, 500, 20, 160)
	s.label(1124, 606, "EDV")
	s.lockers("S", 1, 2, 1004, 490)
	s.lockers("S", 3, 2, 1004, 522)
	s.label(1018, 570, "GARDEROBE")
}
