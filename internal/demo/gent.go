package demo

// gentGround is the one floor of the second organisation: a former workshop.
func gentGround() *sheet {
	s := newSheet(1000, 560)
	s.area(20, 20, 960, 520, ground)
	s.across(20, 980, 20, outer, window(40, 150), window(230, 150), window(420, 150), window(630, 140), window(830, 110))
	s.across(20, 980, 540, outer, window(60, 140), door(430, -1), window(790, 140))
	s.down(20, 20, 540, outer, window(40, 140), window(330, 140))
	s.down(980, 20, 540, outer, window(40, 90), window(180, 90), window(400, 100))
	s.bench("G0", 1, 70, 90, 3, best)
	s.bench("G0", 7, 300, 90, 3, desk)
	s.label(280, 58, "ATELIER")
	s.plant(262, 130)
	s.plant(560, 60)
	s.shelves(80, 252, 200, 14)
	s.gentRooms()
	s.gentService()
	return s
}

func (s *sheet) gentRooms() {
	s.down(620, 22, 320, inner, door(90, -1), doorFar(220, -1))
	s.across(620, 978, 172, inner)
	s.across(620, 978, 320, inner)
	s.room("Leie", 622, 24, 196, 146, 8, talk+" window")
	s.down(820, 22, 172, inner)
	s.room("Schelde", 622, 174, 354, 144, 12, talk)
	s.room("Belfort", 822, 24, 154, 146, 4, meeting+" window")
	s.across(22, 420, 320, inner, open(60, 120), door(330, 1))
	s.sofa(460, 230, 110, false)
	s.round(516, 282, 12, 0)
	s.label(516, 222, "ZITHOEK")
}

func (s *sheet) gentService() {
	s.counter(40, 510, 180)
	s.round(110, 430, 24, 6)
	s.round(210, 430, 20, 5)
	s.label(160, 372, "KEUKEN")
	s.down(280, 320, 538, inner)
	s.down(420, 320, 538, inner)
	s.toilets(282, 422, 136, 114, 3, true)
	s.across(280, 420, 420, inner, door(50, 1))
	s.label(350, 380, "TOILETTEN")
	s.label(500, 500, "INGANG")
	s.down(600, 400, 538, inner)
	s.across(600, 978, 400, inner, door(20, -1), doorFar(116, -1), open(240, 60))
	s.down(690, 400, 494, inner)
	s.area(602, 496, 176, 40, shade)
	s.down(780, 400, 538, inner)
	s.booth("Cabine 1", 602, 402, 86, 90)
	s.booth("Cabine 2", 692, 402, 86, 90)
	s.across(600, 780, 494, inner)
	s.lockers("K", 1, 2, 800, 424)
	s.bikes("Fietsen", 4, 800, 474, 150, 52)
	s.label(926, 442, "BERGING")
}
