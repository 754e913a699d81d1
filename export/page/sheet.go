package page

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"lupaus/model"
	"lupaus/model/scene"
)

// Setter gives pages what they need to write words.
type Setter struct {
	Type  scene.Typesetter
	Words scene.Words
}

// Pencil returns a new pencil.
func (s Setter) Pencil() *scene.Pencil { return scene.NewPencil(s.Type, s.Words) }

// Foot is what stands under a page.
type Foot struct {
	Left     string  // project, journey
	Date     string  // as people read it
	LetterPt float64 // size of the smallest letter, 0: not said
	Page, Of int     // from 1; 0: not said
}

// FootH is the height of the strip at the lower margin that Foot draws in, for
// a page as high as A3 or less.
const FootH = 6.0

// footSize grows the foot on posters, which are read from afar.
func footSize(width, height float64) float64 {
	return max(1, math.Sqrt(width*height/(297*420)))
}

// FootHeight is the height of the foot's strip on a page.
func FootHeight(width, height float64) float64 { return FootH * footSize(width, height) }

// DrawFoot draws the foot of a page, from one side margin to the other and
// above the lower margin.
func (s Setter) DrawFoot(width, height, side, lower float64, f Foot) Layer {
	k := footSize(width, height)
	style := scene.Style{Size: scene.SizeSmall * k, Colour: scene.InkSoft}
	p := s.Pencil()
	inner := width - 2*side
	var right []string
	if f.LetterPt > 0 {
		right = append(right, s.Words.T("export.smallest", s.Points(f.LetterPt)))
	}
	if f.Date != "" {
		right = append(right, f.Date)
	}
	if f.Page > 0 {
		right = append(right, s.Words.T("export.page", f.Page, f.Of))
	}
	y := height - lower - FootH*k + 2*k
	p.Line(scene.Pen{Colour: scene.Grid, Width: 0.2 * k}, side, y-k, width-side, y-k)
	tail := p.Paragraph(style, inner, strings.Join(right, "  ·  "), 1)
	p.TextRight(width-side, y, tail)
	p.Text(side, y, p.Paragraph(style, max(10, inner-tail.Width()-4), f.Left, 1))
	return Frame(width, height, p.Block())
}

// Points writes a size with one decimal in the reader's way.
func (s Setter) Points(pt float64) string {
	text := strconv.FormatFloat(math.Floor(pt*10+1e-6)/10, 'f', 1, 64)
	if s.Words.Lang() != "en" {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text
}

// Date writes a day in the reader's way.
func (s Setter) Date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return scene.DayText(s.Words.Lang(), model.DateOf(t))
}

// Frame makes a layer of the size of a page from blocks in page coordinates;
// nil blocks are left out.
func Frame(width, height float64, blocks ...*scene.Block) Layer {
	var placed []scene.Placed
	for _, b := range blocks {
		if b != nil {
			placed = append(placed, scene.Placed{Block: b})
		}
	}
	return Layer{Scene: scene.New("", width, height, placed), Scale: 1, Clip: scene.Rect{W: width, H: height}}
}

// Poster puts a whole map on one page, as large as it can be, with a foot that
// says how small its letters are.
func (s Setter) Poster(b Build, base scene.MapOptions, width, height float64, f Foot) (*Page, Fitted) {
	margin := Margin * footSize(width, height)
	area := Inside(width, height, margin)
	area.H -= FootHeight(width, height)
	fit := Fit(b, base, area.W, area.H, math.Inf(1))
	f.LetterPt = fit.LetterPt
	p := &Page{Width: width, Height: height, Layers: []Layer{
		fit.Layer(area.X+(area.W-fit.Content.W*fit.Scale)/2, area.Y),
		s.DrawFoot(width, height, margin, margin, f),
	}}
	return p, fit
}

// sheetName is the name of a sheet of a tiled poster: rows by letters, columns
// by numbers.
func sheetName(row, col int) string {
	name := ""
	for row++; row > 0; row = (row - 1) / 26 {
		name = string(rune('A'+(row-1)%26)) + name
	}
	return fmt.Sprintf("%s%d", name, col+1)
}
