package demo

// desk, meeting and talk are what most places of their kind have.
const (
	desk    = "monitor dock"
	best    = "window two-monitors dock"
	meeting = "screen whiteboard wheelchair"
	talk    = "screen video whiteboard wheelchair"
)

// amsterdamCore draws what lies above one another on both floors: most walls outside, toilets, stairs and lifts.
func amsterdamCore(s *sheet) {
	s.area(20, 20, 880, 660, ground)
	s.across(20, 900, 20, outer, window(40, 190), window(270, 190), window(500, 170), window(710, 140))
	s.down(20, 20, 680, outer, window(40, 190), window(524, 116))
	s.toilets(24, 336, 172, 126, 4, true)
	s.down(110, 334, 464, inner)
	s.across(22, 198, 334, inner, doorFar(34, 1), door(112, 1))
	s.down(198, 334, 464, inner)
	s.across(22, 198, 464, inner)
	s.stairs(200, 336, 126, 126)
	s.across(198, 328, 334, inner, open(4, 26))
	s.across(198, 328, 464, inner)
	s.down(328, 334, 464, inner)
	s.lift(332, 338, 78, 58)
	s.lift(332, 402, 78, 58)
	s.down(412, 334, 464, inner, open(14, 36), open(78, 36))
	s.across(328, 412, 334, inner)
	s.across(328, 412, 464, inner)
	s.label(66, 392, "WC")
	s.label(154, 392, "WC")
	s.label(263, 478, "TRAP")
	s.label(371, 478, "LIFT")
}

// amsterdamFirst is the first floor, with the parking deck beside it.
func amsterdamFirst() *sheet {
	s := newSheet(1200, 700)
	amsterdamCore(s)
	s.down(900, 20, 680, outer, window(40, 60), window(150, 60), door(284, 1), window(540, 100))
	s.across(20, 900, 680, outer, window(30, 130), window(210, 130), window(480, 170), window(690, 160))
	s.deck()
	s.bench("A1", 1, 56, 96, 3, best)
	s.bench("A1", 7, 270, 96, 3, best)
	s.bench("A1", 13, 484, 96, 3, desk)
	s.plant(46, 250)
	s.plant(680, 46)
	s.plant(680, 250)
	s.shelves(240, 252, 200, 14)
	s.shelves(470, 252, 170, 14)
	s.label(360, 60, "WERKPLEKKEN NOORD")
	s.down(704, 22, 274, inner, doorFar(76, -1), door(150, -1))
	s.across(704, 898, 146, inner)
	s.across(704, 898, 274, inner)
	s.room("Amstel", 706, 24, 190, 120, 8, talk+" window")
	s.room("Prinsengracht", 706, 148, 190, 124, 8, talk+" window")
	s.amsterdamFirstMiddle()
	s.amsterdamFirstSouth()
	return s
}

func (s *sheet) amsterdamFirstMiddle() {
	s.counter(440, 340, 170)
	s.round(460, 424, 16, 4)
	s.round(540, 424, 16, 4)
	s.plant(602, 440)
	s.label(500, 394, "PANTRY")
	s.across(412, 620, 464, inner, open(20, 60))
	s.across(412, 620, 334, inner)
	s.down(620, 334, 464, inner)
	s.area(622, 336, 116, 126, shade)
	s.across(620, 740, 334, inner)
	s.across(620, 740, 464, inner, door(44, 1))
	s.down(740, 334, 464, inner)
	s.shelves(624, 338, 112, 16)
	s.device("Beamer", 634, 366, 90, "video")
	s.device("Camera", 634, 404, 90, "video")
	s.label(680, 454, "BERGING")
	s.lockers("L", 1, 3, 752, 346)
	s.lockers("L", 4, 1, 752, 382)
	s.box(810, 384, 50, 34, 3)
	s.box(818, 388, 34, 12, 1)
	s.label(836, 434, "PRINT EN LOCKERS")
}

func (s *sheet) amsterdamFirstSouth() {
	s.across(22, 482, 524, inner, door(150, -1), doorFar(196, -1), doorFar(412, -1))
	s.down(208, 524, 678, inner)
	s.down(396, 524, 678, inner)
	s.across(396, 482, 602, inner)
	s.down(482, 524, 678, inner, door(100, 1))
	s.room("Westertoren", 24, 526, 182, 150, 10, talk+" window")
	s.room("Het IJ", 210, 526, 184, 150, 8, meeting+" window")
	s.booth("Bel 1", 398, 526, 82, 74)
	s.booth("Bel 2", 398, 604, 82, 72)
	s.bench("A1", 19, 540, 576, 2, "quiet "+best)
	s.bench("A1", 23, 730, 576, 2, "quiet "+best)
	s.plant(866, 654)
	s.plant(686, 654)
	s.label(690, 548, "STILTE")
	s.label(580, 306, "GANG")
}

// deck draws the parking deck: ramp, places and bikes.
func (s *sheet) deck() {
	s.across(908, 1180, 44, inner)
	s.down(1180, 44, 680, inner)
	s.across(908, 1180, 680, inner, open(8, 124))
	s.parking(1, 6, 1034, 76, 142, 76)
	s.arrow(972, 660, 590)
	s.arrow(972, 240, 130)
	s.dashes(914, 600, 116, 76)
	s.bikes("Fietsen", 6, 1048, 588, 118, 66)
	s.label(972, 270, "PARKEERDEK")
	s.label(972, 584, "HELLINGBAAN")
	s.label(1106, 570, "FIETSENSTALLING")
}

// amsterdamSecond is the second floor, with the terrace above the deck.
func amsterdamSecond() *sheet {
	s := newSheet(1200, 700)
	amsterdamCore(s)
	s.down(900, 20, 680, outer, window(40, 180), door(284, 1), window(340, 90), window(540, 100))
	s.across(20, 900, 680, outer, window(26, 130), window(200, 130), window(370, 120), window(784, 80))
	s.terrace()
	s.bench("A2", 1, 60, 80, 4, best)
	s.bench("A2", 9, 340, 80, 4, best)
	s.bench("A2", 17, 620, 80, 4, desk)
	s.label(450, 56, "WERKPLEKKEN NOORD")
	s.sofa(70, 204, 90, false)
	s.sofa(70, 262, 90, true)
	s.round(196, 246, 12, 0)
	s.plant(230, 276)
	s.plant(300, 116)
	s.plant(580, 116)
	s.shelves(300, 258, 180, 20)
	s.lockers("L", 5, 4, 560, 254)
	s.shelves(760, 258, 100, 20)
	s.label(115, 250, "LOUNGE")
	s.amsterdamSecondMiddle()
	s.amsterdamSecondSouth()
	return s
}

func (s *sheet) amsterdamSecondMiddle() {
	s.across(412, 560, 334, inner)
	s.down(560, 334, 414, inner)
	s.booth("Bel 5", 562, 336, 76, 76)
	s.across(560, 640, 414, inner, door(24, 1))
	s.counter(424, 340, 130)
	s.round(480, 424, 16, 4)
	s.label(520, 394, "PANTRY")
	s.down(640, 334, 464, inner, doorFar(84, -1))
	s.across(640, 898, 334, inner, window(20, 200))
	s.across(640, 898, 464, inner)
	s.bench("A2", 25, 700, 366, 2, "quiet "+desk)
	s.shelves(868, 346, 20, 80)
	s.label(840, 356, "STILTE")
	s.label(600, 306, "GANG")
}

func (s *sheet) amsterdamSecondSouth() {
	s.across(22, 898, 524, inner, door(120, -1), door(290, -1), door(450, -1), doorFar(526, -1), doorFar(612, -1), doorFar(702, -1), door(772, -1))
	s.down(196, 524, 678, inner)
	s.down(370, 524, 678, inner)
	s.down(528, 524, 678, inner)
	s.down(614, 524, 612, inner)
	s.down(698, 524, 678, inner)
	s.down(780, 524, 678, inner)
	s.room("Rembrandt", 24, 526, 170, 150, 8, talk+" window")
	s.room("Vermeer", 198, 526, 170, 150, 8, talk+" window")
	s.room("Mondriaan", 372, 526, 154, 150, 6, meeting)
	s.room("Van Gogh", 782, 526, 114, 150, 4, "screen whiteboard window")
	s.booth("Bel 3", 530, 526, 82, 84)
	s.booth("Bel 4", 616, 526, 80, 84)
	s.across(528, 698, 612, inner)
	s.area(530, 614, 166, 62, shade)
	s.label(614, 650, "SCHACHT")
	s.area(700, 526, 78, 150, shade)
	s.device("Beamer 2", 706, 564, 66, "video")
	s.device("Scherm", 706, 604, 66, "screen")
	s.label(740, 660, "KAST")
}

// terrace draws the roof terrace.
func (s *sheet) terrace() {
	s.across(908, 1180, 44, inner)
	s.down(1180, 44, 680, inner)
	s.across(908, 1180, 680, inner)
	for _, y := range []int{160, 300, 440} {
		s.round(1090, y, 20, 6)
	}
	s.round(980, 200, 16, 4)
	s.round(980, 480, 16, 4)
	for x := 930; x <= 1160; x += 46 {
		s.plant(x, 70)
		s.plant(x, 654)
	}
	s.sofa(940, 580, 110, true)
	s.sofa(1060, 580, 100, true)
	s.label(1044, 120, "DAKTERRAS")
}
