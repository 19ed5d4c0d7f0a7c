package demo

import (
	"fmt"
	"math"
)

// box draws an outline with round corners.
func (s *sheet) box(x, y, w, h, r int) {
	fmt.Fprintf(&s.furniture, `<rect x="%d" y="%d" width="%d" height="%d" rx="%d"/>`, x, y, w, h, r)
}

func (s *sheet) circle(x, y, r int) {
	fmt.Fprintf(&s.furniture, `<circle cx="%d" cy="%d" r="%d"/>`, x, y, r)
}

func (s *sheet) ellipse(x, y, rx, ry int) {
	fmt.Fprintf(&s.furniture, `<ellipse cx="%d" cy="%d" rx="%d" ry="%d"/>`, x, y, rx, ry)
}

func (s *sheet) line(x1, y1, x2, y2 int) {
	fmt.Fprintf(&s.furniture, `<path d="M%d %dL%d %d"/>`, x1, y1, x2, y2)
}

// stairs draws two flights beside each other, with the arrow that points upstairs.
func (s *sheet) stairs(x, y, w, h int) {
	s.area(x, y, w, h, shade)
	landing := w / 5
	for at := x + landing; at <= x+w-8; at += 9 {
		s.line(at, y+2, at, y+h-2)
	}
	mid := y + h/2
	fmt.Fprintf(&s.furniture, `<rect x="%d" y="%d" width="%d" height="4" fill="%s"/>`, x+landing, mid-2, w-landing, pencil)
	fmt.Fprintf(&s.furniture, `<path d="M%d %dH%dV%dH%d" stroke="%s"/>`, x+w-6, y+h/4, x+landing/2, y+3*h/4, x+w-10, ink)
	fmt.Fprintf(&s.furniture, `<path d="M%d %dl-8 -4v8z" fill="%s" stroke="%s"/>`, x+w-6, y+3*h/4, ink, ink)
}

// lift draws a shaft with its cabin.
func (s *sheet) lift(x, y, w, h int) {
	s.area(x, y, w, h, shade)
	s.box(x+5, y+5, w-10, h-10, 0)
	s.line(x+5, y+5, x+w-5, y+h-5)
	s.line(x+w-5, y+5, x+5, y+h-5)
}

// toilets draws a row of cubicles along the far side of the doors, and a basin in each corner beside the doors.
func (s *sheet) toilets(x, y, w, h, cubicles int, below bool) {
	s.area(x, y, w, h, shade)
	deep := h/2 - 6
	flip := func(from, length int) int { // the same stretch, seen from the other side
		if below {
			return y + h - from - length
		}
		return y + from
	}
	for i := range cubicles {
		left, right := x+i*w/cubicles, x+(i+1)*w/cubicles
		mid := (left + right) / 2
		s.box(mid-8, flip(2, 7), 16, 7, 1)
		s.ellipse(mid, flip(18, 0), 7, 9)
		s.line(right, flip(0, 0), right, flip(deep, 0))
		s.line(left, flip(deep, 0), left+6, flip(deep, 0))
		s.line(right-6, flip(deep, 0), right, flip(deep, 0))
	}
	for _, left := range []int{x + 2, x + w - 20} {
		s.box(left, flip(h-15, 12), 18, 12, 3)
		s.circle(left+9, flip(h-9, 0), 3)
	}
}

// counter draws a kitchen counter along a wall: sink, hob and cupboards.
func (s *sheet) counter(x, y, w int) {
	s.box(x, y, w, 22, 1)
	s.box(x+10, y+4, 26, 14, 3)
	s.circle(x+23, y+11, 2)
	s.box(x+50, y+3, 28, 16, 1)
	for i := range 4 {
		s.circle(x+57+14*(i%2), y+7+8*(i/2), 3)
	}
	for at := x + 92; at < x+w-10; at += 30 {
		s.line(at, y, at, y+22)
	}
}

// round draws a round table with chairs about it.
func (s *sheet) round(x, y, r, seats int) {
	s.circle(x, y, r)
	for i := range seats {
		angle := 2*math.Pi*float64(i)/float64(seats) + math.Pi/4
		out := float64(r) + 9
		s.circle(x+int(math.Round(out*math.Cos(angle))), y+int(math.Round(out*math.Sin(angle))), 5)
	}
}

// sofa draws a sofa with its back at the top, or at the bottom.
func (s *sheet) sofa(x, y, w int, below bool) {
	back, front := y+7, y+26
	if below {
		back, front = y+19, y
	}
	s.box(x, y, w, 26, 5)
	s.line(x+6, back, x+w-6, back)
	s.line(x+6, y, x+6, y+26)
	s.line(x+w-6, y, x+w-6, y+26)
	s.line(x+w/2, back, x+w/2, front)
}

// plant draws a pot with leaves.
func (s *sheet) plant(x, y int) {
	s.circle(x, y, 8)
	for i := range 6 {
		angle := math.Pi * float64(i) / 3
		s.line(x, y, x+int(math.Round(12*math.Cos(angle))), y+int(math.Round(12*math.Sin(angle))))
	}
}

// shelves draws a run of cupboards against a wall.
func (s *sheet) shelves(x, y, w, h int) {
	s.box(x, y, w, h, 0)
	if w > h {
		for at := x + 24; at < x+w-6; at += 24 {
			s.line(at, y, at, y+h)
		}
		return
	}
	for at := y + 24; at < y+h-6; at += 24 {
		s.line(x, at, x+w, at)
	}
}

// dashes draws a dashed outline: what lies above or below the floor, or is only painted on it.
func (s *sheet) dashes(x, y, w, h int) {
	fmt.Fprintf(&s.furniture, `<rect x="%d" y="%d" width="%d" height="%d" stroke-dasharray="6 4"/>`, x, y, w, h)
}

// arrow draws a way to drive, up or down the sheet.
func (s *sheet) arrow(x, from, to int) {
	tip := 8
	if to > from {
		tip = -8
	}
	fmt.Fprintf(&s.furniture, `<path d="M%d %dV%dm-5 %dl5 %dl5 %d"/>`, x, from, to, tip, -tip, tip)
}
