package workplace

import (
	"bytes"

	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Plan is the background of a floor as it is kept: a cleaned drawing, or a picture made anew from its pixels.
type Plan struct {
	Data          []byte
	Width, Height int // of the drawing or picture
}

// ReadPlan makes a file that somebody hands in safe to show: an SVG drawing (CleanPlan), or a PNG or JPEG picture. What
// it is, is seen from its content. It is refused with Invalid where it is none of these or beyond the bounds.
func ReadPlan(file []byte) (Plan, error) {
	switch {
	case len(file) == 0:
		return Plan{}, fault.New(fault.Invalid, i18n.PlanMissing).On("plan")
	case len(file) > MaxPlanMiB<<20:
		return Plan{}, fault.New(fault.Invalid, i18n.PlanTooLarge, MaxPlanMiB).On("plan")
	case pictureType(file) != "":
		p, err := cleanPicture(file)
		return p, onPlan(err)
	case !bytes.Contains(file[:min(len(file), 64<<10)], []byte("<")) || bytes.ContainsRune(file[:min(len(file), 1024)], 0):
		return Plan{}, fault.New(fault.Invalid, i18n.PlanKind).On("plan")
	}
	clean, width, height, err := CleanPlan(file)
	return Plan{clean, width, height}, onPlan(err)
}

func onPlan(err error) error {
	if f, ok := fault.As(err); ok {
		return f.On("plan")
	}
	return err
}

// PlanType is the media type of a plan as it is kept.
func PlanType(data []byte) string {
	if t := pictureType(data); t != "" {
		return t
	}
	return "image/svg+xml"
}

// usualSide is how many units the longer side of a floor has: then a desk is about fifty wide, as the pages draw it.
const usualSide = 1200

// size is that of a floor with this plan. Drawings come in millimetres, pixels or inches; on a floor assets and their
// names are drawn in one measure, so that one that is far from it is scaled.
func (p Plan) size() (width, height int) {
	longer := max(p.Width, p.Height)
	if longer >= 800 && longer <= 1600 {
		return p.Width, p.Height
	}
	return max(1, p.Width*usualSide/longer), max(1, p.Height*usualSide/longer)
}

// maxAspect is how many times longer than wide a plan may be.
const maxAspect = 20

func badAspect(w, h int) bool { return w > maxAspect*h || h > maxAspect*w }
