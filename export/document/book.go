package document

import (
	"fmt"

	"lupaus/export/page"
	"lupaus/model"
	"lupaus/model/scene"
)

// book is a document of parts that its cover lists.
type book struct {
	*base
	contents []entry
}

// entry is a line of the contents.
type entry struct {
	title string
	page  int // from 0
}

// bind writes the parts, and before them a cover, which is drawn last because
// it tells on which pages they are. The error is the context's.
func (b *book) bind(title string, parts []func(), cover func([]*page.Page)) (*page.Document, error) {
	b.turn(false)
	for _, part := range parts {
		if b.stopped() {
			break
		}
		part()
	}
	pages, err := b.finish()
	if err != nil {
		return nil, err
	}
	cover(pages)
	b.feet(pages, 1, Joined(b.info.Name, title))
	return b.bound(title, pages), nil
}

// part begins a part of the book on a new page.
func (b *book) part(key string, landscape bool) {
	b.turn(landscape)
	text := b.word(key)
	b.enter(text)
	b.flow.title(text)
}

// enter puts the open page into the contents.
func (b *book) enter(text string) { b.contents = append(b.contents, entry{text, len(b.pages)}) }

// list draws the contents, each line a link, as far as there is room for them. A
// book within a workbook has none: its pages are numbered by the workbook.
func (b *book) list(f *flow) {
	if b.request.within != nil {
		return
	}
	for _, e := range b.contents {
		g := f.Paragraph(styleBody, f.area.W-15, e.title, 1)
		number := f.Paragraph(styleBody, 14, fmt.Sprint(e.page+1), 1)
		if f.room() < g.Pitch()+1 {
			break
		}
		f.open.Links = append(f.open.Links, page.Link{Rect: scene.Rect{X: f.area.X, Y: f.y, W: f.area.W, H: g.Pitch()}, Page: e.page})
		f.Line(scene.Pen{Colour: scene.Grid, Width: 0.25, Dash: scene.Dotted}, f.area.X+g.Width()+2, f.y+g.Pitch()*0.78, f.area.X+f.area.W-number.Width()-2, f.y+g.Pitch()*0.78)
		f.TextRight(f.area.X+f.area.W, f.y, number)
		f.y = f.Text(f.area.X, f.y, g) + 1.2
	}
}

// The measures of a page with a picture in millimetres.
const (
	mapMargin = 12.0
	mapHead   = 12.0
)

// build draws the map of a journey, with another one laid over it.
func (b *base) build(p *model.Project, journey, overlay model.ID) page.Build {
	return page.Build{
		Map: func(o scene.MapOptions) *scene.Scene {
			o.Overlay = overlay
			return b.request.Builder.Journey(p, journey, o)
		},
		Columns: scene.Columns(p, p.Journey(journey)),
	}
}

// maps draws a map over as many pages, lying or standing, as its letters need.
func (b *book) maps(title string, build page.Build) {
	lyingArea, standingArea := pictureArea(true), pictureArea(false)
	sheets := []page.Sheet{
		{Width: lyingArea.W, Height: lyingArea.H - mapHead}, {Width: standingArea.W, Height: standingArea.H - mapHead},
	}
	parts, kind, err := page.Split(build, sheets, b.ctx.Err)
	if err != nil {
		return // finish gives the reason
	}
	for i, part := range parts {
		if b.stopped() {
			return
		}
		b.turnPicture(kind == 0)
		text := title
		if i == 0 {
			b.enter(text)
			b.bookmark(0, text)
		} else {
			text = b.word("export.continued", text)
		}
		b.Text(b.area.X, b.y, b.Paragraph(styleHead, b.area.W*0.6, text, 1))
		if len(parts) > 1 {
			b.TextRight(b.area.X+b.area.W, b.y+1, b.Paragraph(styleSoft, b.area.W*0.38, b.word("export.mapPart", i+1, len(parts)), 1))
		}
		b.open.Layers = append(b.open.Layers, part.Layer(b.area.X, b.y+mapHead))
	}
}

// turnPicture begins a page for a picture, which has narrower margins.
func (f *flow) turnPicture(lying bool) {
	f.turn(lying)
	f.area = pictureArea(lying)
	f.y = f.area.Y
}

func pictureArea(lying bool) scene.Rect {
	width, height := page.A4.Turned(lying)
	area := page.Inside(width, height, mapMargin)
	area.H -= page.FootH
	return area
}
