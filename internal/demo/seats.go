package demo

import (
	"fmt"
	"strings"

	"bureau/internal/workplace"
)

// The size of a desk, so that a name of four characters can be read on it, and the room between two.
const (
	deskWidth  = 52
	deskHeight = 34
	between    = 4
)

func features(list string) []workplace.Feature {
	var out []workplace.Feature
	for _, f := range strings.Fields(list) {
		out = append(out, workplace.Feature(f))
	}
	return out
}

func (s *sheet) asset(kind workplace.Kind, name string, x, y, w, h int, equipment string) {
	s.assets = append(s.assets, workplace.Asset{Kind: kind, Name: name, Capacity: 1, X: x, Y: y, W: w, H: h, Equipment: features(equipment)})
}

// bench places two rows of desks that face each other, with their chairs, named from a number on. The first and
// the last of each row are at the ends of the bench.
func (s *sheet) bench(prefix string, first, x, y, columns int, equipment string) {
	for row := range 2 {
		for column := range columns {
			left, top := x+column*(deskWidth+between), y+row*(deskHeight+between)
			own := equipment
			if column == 0 {
				own += " height"
			}
			s.asset(workplace.Desk, fmt.Sprintf("%s%02d", prefix, first+row*columns+column), left, top, deskWidth, deskHeight, own)
			s.box(left, top, deskWidth, deskHeight, 1)
			s.chair(left+deskWidth/2, top+row*deskHeight+(2*row-1)*9)
		}
	}
}

// chair draws a chair around a point.
func (s *sheet) chair(x, y int) { s.box(x-9, y-6, 18, 12, 5) }

// room places a meeting room's asset inside its walls, with a table for some seats.
func (s *sheet) room(name string, x, y, w, h, seats int, equipment string) {
	const inset = 9
	s.asset(workplace.Room, name, x+inset, y+inset, w-2*inset, h-2*inset, equipment)
	s.assets[len(s.assets)-1].Seats = seats
	side := (seats - 2) / 2
	tw, th := min(30*side+10, w-70), 36
	tx, ty := x+(w-tw)/2, y+(h-th)/2
	s.box(tx, ty, tw, th, 8)
	for i := range side {
		at := tx + (2*i+1)*tw/(2*side)
		s.chair(at, ty-9)
		s.chair(at, ty+th+9)
	}
	s.box(tx-15, ty+9, 12, 18, 5)
	s.box(tx+tw+3, ty+9, 12, 18, 5)
}

// booth places a phone booth: a seat and a shelf.
func (s *sheet) booth(name string, x, y, w, h int) {
	s.area(x, y, w, h, shade)
	s.asset(workplace.Room, name, x+6, y+6, w-12, h-12, "phone quiet")
	s.box(x+8, y+8, w-16, 14, 2)
	s.chair(x+w/2, y+h/2+8)
}

// lockers places a row of lockers.
func (s *sheet) lockers(prefix string, first, count, x, y int) {
	for i := range count {
		left := x + i*46
		s.asset(workplace.Locker, fmt.Sprintf("%s%d", prefix, first+i), left, y, 42, 28, "")
		s.box(left, y, 42, 28, 0)
	}
}

// device places a piece of equipment on a shelf.
func (s *sheet) device(name string, x, y, w int, equipment string) {
	s.asset(workplace.Equipment, name, x, y, w, 30, equipment)
	s.box(x, y, w, 30, 2)
}

// parking places a column of parking places; the first two have a charging point.
func (s *sheet) parking(first, count, x, y, w, h int) {
	for i := range count {
		top, equipment := y+i*h, ""
		if i < 2 {
			equipment = "charger"
		}
		if i == count-1 {
			equipment = "wheelchair"
		}
		s.asset(workplace.Parking, fmt.Sprintf("P%d", first+i), x+6, top+6, w-12, h-12, equipment)
		s.line(x, top, x+w, top)
		s.line(x, top+h, x+w, top+h)
	}
}

// bikes places a rack with room for some bikes.
func (s *sheet) bikes(name string, capacity, x, y, w, h int) {
	s.asset(workplace.Bike, name, x, y, w, h, "")
	s.assets[len(s.assets)-1].Capacity = capacity
	s.box(x, y, w, h, 2)
	for i := range capacity {
		at := x + (2*i+1)*w/(2*capacity)
		s.line(at, y+6, at, y+h-6)
		s.circle(at, y+12, 5)
		s.circle(at, y+h-12, 5)
	}
}
