package document

import (
	"context"

	"lupaus/export/page"
	"lupaus/model/scene"
)

// The sizes of report pages in millimetres.
const (
	margin  = 18.0
	section = 6.0 // above a heading
)

// The styles of a report.
var (
	styleName  = scene.Style{Face: scene.Bold, Size: 26, Colour: scene.Ink}
	styleTitle = scene.Style{Face: scene.Bold, Size: scene.SizeTitle, Colour: scene.Ink}
	styleHead  = scene.Style{Face: scene.Bold, Size: scene.SizeHead, Colour: scene.Ink}
	styleSub   = scene.Style{Size: scene.SizeHead, Colour: scene.InkSoft}
	styleBody  = scene.Style{Size: scene.SizeBody, Colour: scene.Ink}
	styleBold  = scene.Style{Face: scene.Bold, Size: scene.SizeBody, Colour: scene.Ink}
	styleSmall = scene.Style{Size: scene.SizeSmall, Colour: scene.Ink}
	styleSoft  = scene.Style{Size: scene.SizeSmall, Colour: scene.InkSoft}
	styleTiny  = scene.Style{Face: scene.Bold, Size: scene.SizeSmall, Colour: scene.Ink}
)

// flow fills pages from top to bottom. After the context has ended it draws
// nothing more; finish gives the reason.
type flow struct {
	page.Setter
	*scene.Pencil
	ctx   context.Context
	pages []*page.Page
	sides []float64  // the side margins of the pages
	area  scene.Rect // for the text of the open page
	y     float64    // where the next thing goes
	open  *page.Page
	lying bool
}

func newFlow(ctx context.Context, s page.Setter) *flow {
	return &flow{Setter: s, Pencil: s.Pencil(), ctx: ctx}
}

// turn closes the open page and begins another one.
func (f *flow) turn(landscape bool) {
	f.close()
	w, h := page.A4.Turned(landscape)
	f.lying = landscape
	f.open = &page.Page{Width: w, Height: h}
	f.area = page.Inside(w, h, margin)
	f.area.H -= page.FootH
	f.y = f.area.Y
}

func (f *flow) close() {
	if f.open == nil {
		return
	}
	if b := f.Block(); b != nil {
		f.open.Layers = append(f.open.Layers, page.Frame(f.open.Width, f.open.Height, b))
	}
	f.pages, f.sides = append(f.pages, f.open), append(f.sides, f.area.X)
	f.open = nil
}

// stopped reports whether the work should end.
func (f *flow) stopped() bool { return f.ctx.Err() != nil }

// room is the height that is left on the page.
func (f *flow) room() float64 { return f.area.Y + f.area.H - f.y }

// need turns the page when less than a height is left, and reports whether it
// did. A page that is still empty is not turned.
func (f *flow) need(height float64) bool {
	if f.room() >= height || f.y <= f.area.Y {
		return false
	}
	f.turn(f.lying)
	return true
}

// bookmark marks the place that comes next.
func (f *flow) bookmark(level int, title string) {
	f.open.Bookmarks = append(f.open.Bookmarks, page.Bookmark{Title: title, Level: level, Y: max(0, f.y-2)})
}

// bookmarkAbove marks a heading that has just been written.
func (f *flow) bookmarkAbove(level int, title string) {
	y := f.y
	f.y -= 8
	f.bookmark(level, title)
	f.y = y
}

// title begins a part of the report on the open page.
func (f *flow) title(text string) {
	f.bookmark(0, text)
	f.y = f.Text(f.area.X, f.y, f.Paragraph(styleTitle, f.area.W, text, 3)) + 3
}

// heading keeps itself together with a height that follows.
func (f *flow) heading(text string, keep float64) {
	g := f.Paragraph(styleHead, f.area.W, text, 3)
	if !f.need(section + g.Height() + 1.5 + keep) {
		f.y += section
	}
	f.y = f.Text(f.area.X, f.y, g) + 1.5
}

// para draws a paragraph, over several pages when it must, with never less
// than two lines on a page.
func (f *flow) para(style scene.Style, text string) {
	f.lines(f.Paragraph(style, f.area.W, text, 0))
}

func (f *flow) lines(g scene.Paragraph) {
	for g.Len() > 0 && !f.stopped() {
		n := min(g.Len(), int(f.room()/g.Pitch()))
		if rest := g.Len() - n; rest == 1 {
			n-- // take a line along
		}
		if n < min(2, g.Len()) {
			if f.y <= f.area.Y {
				n = g.Len() // a page lower than two lines: let it be
			} else {
				f.turn(f.lying)
				continue
			}
		}
		f.y = f.Text(f.area.X, f.y, g.Part(0, n))
		g = g.Part(n, g.Len())
	}
}

// finish closes the last page.
func (f *flow) finish() ([]*page.Page, error) {
	f.close()
	return f.pages, f.ctx.Err()
}
