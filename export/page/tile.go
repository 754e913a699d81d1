package page

import (
	"math"

	"lupaus/model"
	"lupaus/model/scene"
)

// CodeTile is the code of an *model.Error when a poster needs too many sheets.
const CodeTile model.Code = "tile"

// Overlap is how much of a poster two neighbouring sheets share, for glue.
const Overlap = 10.0

// MaxSheets is the largest number of sheets that a poster is cut into.
const MaxSheets = 200

// tileMargin is the unprinted edge of a sheet; tileLabel is the strip below the
// picture that says which sheet it is.
const (
	tileMargin = 10.0
	tileLabel  = 7.0
)

// grid is how a poster is cut.
type grid struct {
	width, height float64    // of a sheet
	area          scene.Rect // of the picture on a sheet
	rows, cols    int
}

func cut(poster *Page, paper Paper, landscape bool) grid {
	g := grid{}
	g.width, g.height = paper.Turned(landscape)
	g.area = Inside(g.width, g.height, tileMargin)
	g.area.H -= tileLabel
	count := func(whole, part float64) int {
		return int(max(1, math.Ceil((whole-Overlap)/(part-Overlap)-1e-9)))
	}
	g.rows, g.cols = count(poster.Height, g.area.H), count(poster.Width, g.area.W)
	return g
}

// Tile cuts a poster into sheets of paper that are put together again: first a
// sheet that shows how, then the sheets row by row. They lie or stand, whichever
// takes fewer. The error is an *model.Error with CodeTile.
func (s Setter) Tile(poster *Page, paper Paper, f Foot) ([]*Page, error) {
	g := cut(poster, paper, false)
	if lying := cut(poster, paper, true); lying.rows*lying.cols < g.rows*g.cols {
		g = lying
	}
	if g.rows*g.cols > MaxSheets {
		return nil, &model.Error{Code: CodeTile}
	}
	pages := []*Page{s.overview(poster, g, paper, f)}
	for row := range g.rows {
		for col := range g.cols {
			pages = append(pages, s.tile(poster, g, row, col, f))
		}
	}
	return pages, nil
}

// origin is the place of the poster that lies at the corner of a sheet's
// picture.
func (g grid) origin(row, col int) (x, y float64) {
	return float64(col) * (g.area.W - Overlap), float64(row) * (g.area.H - Overlap)
}

func (s Setter) tile(poster *Page, g grid, row, col int, f Foot) *Page {
	p := &Page{Width: g.width, Height: g.height}
	x, y := g.origin(row, col)
	for _, l := range poster.Layers {
		l.X += g.area.X - x
		l.Y += g.area.Y - y
		l.Clip = intersect(l.Clip.Shift(g.area.X-x, g.area.Y-y), g.area)
		if l.Clip.W > 0 && l.Clip.H > 0 {
			p.Layers = append(p.Layers, l)
		}
	}
	pen := s.Pencil()
	g.marks(pen, poster, row, col)
	small := scene.Style{Size: scene.SizeSmall, Colour: scene.InkSoft}
	name := scene.Style{Face: scene.Bold, Size: scene.SizeHead, Colour: scene.Ink}
	base := g.height - tileMargin - tileLabel + 2
	title := pen.Paragraph(name, 30, sheetName(row, col), 1)
	x0, x1 := g.area.X+3, g.area.X+g.area.W-Overlap-3 // between the marks
	pen.Text(x0, base, title)
	where := pen.Paragraph(small, 80, s.Words.T("export.sheetPlace", row+1, g.rows, col+1, g.cols), 1)
	pen.Text(x0+title.Width()+3, base+1.1, where)
	left := x1 - x0 - title.Width() - where.Width() - 8
	pen.TextRight(x1, base+1.1, pen.Paragraph(small, max(10, left), f.Left, 1))
	p.Layers = append(p.Layers, Frame(g.width, g.height, pen.Block()))
	return p
}

func intersect(a, b scene.Rect) scene.Rect {
	x, y := max(a.X, b.X), max(a.Y, b.Y)
	return scene.Rect{X: x, Y: y, W: min(a.X+a.W, b.X+b.W) - x, H: min(a.Y+a.H, b.Y+b.H) - y}
}

// marks draws short lines in the margin: where a sheet is cut (left and upper
// edge, solid) and to where its neighbour covers it (dashed).
func (g grid) marks(p *scene.Pencil, poster *Page, row, col int) {
	const long, gap = 5.0, 1.0
	a := g.area
	x, y := g.origin(row, col)
	right, bottom := min(a.X+a.W, a.X+poster.Width-x), min(a.Y+a.H, a.Y+poster.Height-y)
	solid := scene.Pen{Colour: scene.Ink, Width: 0.2}
	dashed := scene.Pen{Colour: scene.Ink, Width: 0.2, Dash: scene.Dashed}
	upright := func(pen scene.Pen, at float64) {
		p.Line(pen, at, a.Y-gap-long, at, a.Y-gap)
		p.Line(pen, at, bottom+gap, at, bottom+gap+long)
	}
	level := func(pen scene.Pen, at float64) {
		p.Line(pen, a.X-gap-long, at, a.X-gap, at)
		p.Line(pen, right+gap, at, right+gap+long, at)
	}
	upright(solid, a.X)
	upright(solid, right)
	level(solid, a.Y)
	level(solid, bottom)
	if col < g.cols-1 {
		upright(dashed, a.X+a.W-Overlap)
	}
	if row < g.rows-1 {
		level(dashed, a.Y+a.H-Overlap)
	}
}

// overview is the sheet that shows how the others are put together.
func (s Setter) overview(poster *Page, g grid, paper Paper, f Foot) *Page {
	p := &Page{Width: g.width, Height: g.height}
	area := Inside(g.width, g.height, Margin)
	area.H -= FootH
	pen := s.Pencil()
	head := scene.Style{Face: scene.Bold, Size: scene.SizeTitle, Colour: scene.Ink}
	body := scene.Style{Size: scene.SizeBody, Colour: scene.Ink}
	wide := min(area.W, 180)
	y := pen.Text(area.X, area.Y, pen.Paragraph(head, area.W, f.Left, 2))
	y = pen.Text(area.X, y+1, pen.Paragraph(body, wide, s.count("export.sheets", g.rows*g.cols, paper.Name), 2))
	y = pen.Text(area.X, y+2, pen.Paragraph(body, wide, s.Words.T("export.assembly"), 0)) + 5
	room := area.Y + area.H - y
	k := min(area.W/poster.Width, room/poster.Height)
	for _, l := range poster.Layers {
		p.Layers = append(p.Layers, Layer{
			Scene: l.Scene, Scale: l.Scale * k, X: area.X + l.X*k, Y: y + l.Y*k,
			Clip: scene.Rect{X: area.X + l.Clip.X*k, Y: y + l.Clip.Y*k, W: l.Clip.W * k, H: l.Clip.H * k},
		})
	}
	g.overlay(pen, poster, area.X, y, k)
	p.Layers = append(p.Layers, Frame(g.width, g.height, pen.Block()), s.DrawFoot(g.width, g.height, Margin, Margin, f))
	return p
}

// overlay draws the sheets over the small poster.
func (g grid) overlay(p *scene.Pencil, poster *Page, x, y, k float64) {
	line := scene.Pen{Colour: scene.Accent, Width: 0.3}
	p.Box(scene.Box{Rect: scene.Rect{X: x, Y: y, W: poster.Width * k, H: poster.Height * k}, Pen: line})
	for row := range g.rows {
		for col := range g.cols {
			left, top := g.origin(row, col)
			if col > 0 && row == 0 {
				p.Line(line, x+left*k, y, x+left*k, y+poster.Height*k)
			}
			if row > 0 && col == 0 {
				p.Line(line, x, y+top*k, x+poster.Width*k, y+top*k)
			}
			right, bottom := g.origin(row+1, col+1)
			right, bottom = min(right, poster.Width), min(bottom, poster.Height)
			style := scene.Style{Face: scene.Bold, Size: min(scene.SizeHead, max(5, (right-left)*k*0.9)), Colour: scene.AccentInk}
			name := p.Paragraph(style, 40, sheetName(row, col), 1)
			cx, cy := x+(left+right)/2*k, y+(top+bottom)/2*k
			w, h := name.Width()+3, name.Height()+1
			p.Box(scene.Box{Rect: scene.Rect{X: cx - w/2, Y: cy - h/2, W: w, H: h}, Radius: 1, Fill: scene.Accent})
			p.TextCentre(cx, cy-name.Height()/2, name)
		}
	}
}

// count gives the text of a key for a number, .one or .other.
func (s Setter) count(key string, n int, args ...any) string {
	if n == 1 {
		key += ".one"
	} else {
		key += ".other"
	}
	return s.Words.T(key, append([]any{n}, args...)...)
}
