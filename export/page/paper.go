package page

import (
	"slices"
	"strings"

	"lupaus/model"
	"lupaus/model/scene"
)

// CodePaper is the code of an *model.Error about a paper that is not known.
const CodePaper model.Code = "paper"

// Paper is a size of paper in millimetres, upright.
type Paper struct {
	Name          string
	Width, Height float64
}

// A4 is the paper of office printers, on which all documents but posters are.
var A4 = Paper{"A4", 210, 297}

// papers are those of ISO 216.
var papers = []Paper{
	{"A5", 148, 210}, A4, {"A3", 297, 420}, {"A2", 420, 594}, {"A1", 594, 841}, {"A0", 841, 1189},
}

// Papers lists the known papers, smallest first.
func Papers() []Paper { return slices.Clone(papers) }

// PaperNamed returns a paper by its name, in capitals or not.
func PaperNamed(name string) (Paper, bool) {
	for _, p := range papers {
		if strings.EqualFold(p.Name, name) {
			return p, true
		}
	}
	return Paper{}, false
}

// Turned returns the paper's width and height, lying when landscape is set.
func (p Paper) Turned(landscape bool) (width, height float64) {
	if landscape {
		return p.Height, p.Width
	}
	return p.Width, p.Height
}

// Margin is the unprinted edge of every page in millimetres; office printers
// need 5.
const Margin = 12.0

// Inside returns the part of a page within margins.
func Inside(width, height, margin float64) scene.Rect {
	return scene.Rect{X: margin, Y: margin, W: max(1, width-2*margin), H: max(1, height-2*margin)}
}
