package scene

import (
	"fmt"
	"math"
	"strings"

	"lupaus/model"
)

// area collects what stands in one area.
func (f *framework) area(given model.FormRow, at figureArea) *areaPicture {
	row := f.sheet.Row(f.block.Key, model.ID(given.Key))
	if f.blank {
		row = model.SheetRow{ID: row.ID, Block: row.Block}
	}
	a := &areaPicture{f: f, given: given, row: row, at: at, notes: f.columnOf(model.ColumnText), links: f.columnOf(model.ColumnLinks)}
	a.linked = f.k.linkList(f.p, row.Links)
	if at.heart && !f.blank {
		for _, p := range model.Of[model.Promise](f.p, f.p.Info().Promises) {
			a.promises = append(a.promises, p)
		}
	}
	return a
}

// key names the block of the area by all that it shows.
func (a *areaPicture) key() blockKey {
	f := a.f
	words := fmt.Sprint(f.form.ID, f.form.Lang, f.sheet.ID, a.given, a.row, a.at.side, a.at.points, a.linked, f.screen, f.blank, f.styles)
	for _, p := range a.promises {
		words += "\x00" + string(p.ID) + "\x00" + p.Text
	}
	return blockKey{kind: "framework area", text: words, a: a.at.W, b: a.at.H}
}

// columnOf returns the first column of a kind besides those of the state.
func (f *framework) columnOf(kind model.ColumnKind) *model.FormColumn {
	for i := range f.columns.rest {
		if f.columns.rest[i].Kind == kind {
			return &f.columns.rest[i]
		}
	}
	return nil
}

// areaPicture is an area of the figure being drawn.
type areaPicture struct {
	f            *framework
	given        model.FormRow
	row          model.SheetRow
	at           figureArea
	notes, links *model.FormColumn
	linked       []linked
	promises     []*model.Promise
	cut          bool // there was no room for all of the title or the notes
}

func (a *areaPicture) ref(part Part, column string) Ref {
	ref := Ref{Owner: a.f.sheet.ID, Part: part, Lane: a.row.ID, Persona: model.ID(a.f.block.Key)}
	if column != "" {
		ref.Persona += model.ID("/" + column)
	}
	return ref
}

// areaPad is the room between the edge of an area and what stands in it.
const areaPad = 3.0

func (a *areaPicture) draw(d *drawing) {
	w, h := a.at.W, a.at.H
	shape := a.at.outline()
	fill, pen := Card, Pen{Colour: CardEdge, Width: 0.35}
	if a.at.heart {
		fill, pen = AccentSoft, Pen{Colour: Accent, Width: 0.7}
	}
	d.path(fill, pen, shape...)
	d.zone(Rect{0, 0, w, h}, a.ref(PartRow, ""))
	in := Rect{areaPad, areaPad - 0.5, w - 2*areaPad, h - 2*areaPad + 1}
	in = below(in, a.titleLine(d, in))
	if a.at.heart {
		in = below(in, a.promiseTexts(d, in))
	}
	linked := false
	if in.W > 2.6*in.H && in.W > 84 { // state and links beside what is written
		share := 0.4
		if in.W < 150 {
			share = 0.46
		}
		right := Rect{in.X + in.W*(1-share) + 4, in.Y, in.W*share - 4, in.H}
		right = below(right, a.state(d, right))
		linked = a.linkLines(d, right)
		in.W *= 1 - share
	} else {
		in = below(in, a.state(d, in))
	}
	if !linked {
		h := a.linksHeight(in)
		a.linkLines(d, Rect{in.X, in.Y + in.H - h, in.W, h})
		in.H -= h
	}
	a.note(d, in)
}

// below is what is left of a rectangle under something of a height.
func below(r Rect, h float64) Rect { return Rect{r.X, r.Y + h, r.W, max(0, r.H-h)} }

// titleLine writes the title behind the icon of the area and returns its
// height.
func (a *areaPicture) titleLine(d *drawing, in Rect) float64 {
	k := a.f.k
	icon, st := areaIcon(a.given.Key), a.f.styles.title
	if a.at.heart {
		st.Colour = Accent
	}
	whole := k.ts.Width(st.Face, st.Size, k.ts.Prepare(a.given.Title))
	if whole <= in.W && whole > in.W-k.pitch(st.Size)-1.5 {
		icon = nil // rather than a broken title
	}
	x := in.X
	if len(icon) > 0 {
		size := k.pitch(st.Size)
		moved := make([]Segment, len(icon))
		by := size / iconSize
		for i, s := range icon {
			at := func(p Point) Point { return Point{p.X*by + in.X, p.Y*by + in.Y} }
			moved[i] = Segment{s.Verb, at(s.A), at(s.B), at(s.P)}
		}
		d.path(None, Pen{Colour: Accent, Width: 0.09 * size}, moved...)
		x += size + 1.5
	}
	room := in.X + in.W - x
	title := k.wrap(st, a.given.Title, room, max(1, min(2, int(in.H/k.pitch(st.Size)))))
	a.cut = a.cut || title.more > 0 || st.Size == SizeTitle && len(title.lines) > 1
	title.more = 0
	return k.put(d, st, x, in.Y, room, title) - in.Y + 1.5
}

// promiseStyle takes the largest letters in which the promises of the company
// leave more than half of the room to the rest.
func (a *areaPicture) promiseStyle(in Rect) Style {
	sizes := []Style{styleTitle, styleHead, styleStrong}
	for a.f.styles.title.Size < sizes[0].Size {
		sizes = sizes[1:]
	}
	for _, st := range sizes {
		h := 0.0
		for _, p := range a.promises {
			h += a.f.k.height(st, a.f.k.wrap(st, p.Text, in.W-promiseIndent, math.MaxInt)) + 1.2
		}
		if h <= in.H*0.4 {
			return st
		}
	}
	return sizes[len(sizes)-1]
}

// promiseIndent is the room for the bar before a promise.
const promiseIndent = 2.5

// promiseTexts writes the promises of the company and returns their height, at
// most half of what there is.
func (a *areaPicture) promiseTexts(d *drawing, in Rect) float64 {
	k, st := a.f.k, a.promiseStyle(in)
	y := in.Y
	for i, p := range a.promises {
		room := int((in.Y + in.H*0.5 - y) / k.pitch(st.Size))
		if room < 1 {
			l := k.one(styleSmall, k.count("figure.morePromises", len(a.promises)-i), in.W)
			k.putLine(d, styleSmall, in.X, y, l)
			y += k.pitch(SizeSmall)
			break
		}
		top := y
		f := k.wrap(st, p.Text, in.W-promiseIndent, room)
		f.more = 0
		if len(f.lines) == 0 {
			continue
		}
		y = k.put(d, st, in.X+promiseIndent, y, in.W-promiseIndent, f)
		d.box(Box{Rect: Rect{in.X, top + 0.3, 0.9, y - top - 0.6}, Fill: Accent})
		d.zone(Rect{in.X, top, in.W, y - top}, Ref{Owner: p.ID, Part: PartPromise})
		y += 1.2
	}
	if len(a.promises) == 0 && !a.f.blank {
		y = k.put(d, styleSmall, in.X, y, in.W, k.wrap(styleSmall, k.w.T("figure.noPromise"), in.W, 3))
	}
	return y - in.Y + 1
}

// noteText is what has been said of the area, or the question that asks for it.
func (a *areaPicture) noteText() (Style, string) {
	if a.notes == nil {
		return a.f.styles.text, ""
	}
	if text := a.row.Cells[a.notes.Key]; strings.TrimSpace(text) != "" {
		return a.f.styles.text, text
	}
	return a.f.styles.small.in(InkSoft), a.given.Hint
}

// note writes it.
func (a *areaPicture) note(d *drawing, in Rect) {
	if a.notes == nil || in.H <= 0 {
		return
	}
	d.zone(in, a.ref(PartSheetCell, a.notes.Key))
	if st, text := a.noteText(); !a.f.k.fit(d, st, in, text) {
		a.cut = true
	}
}

// fit writes as much of a text as goes into a rectangle, says how much is left
// out, and reports whether that is nothing.
func (k *setter) fit(d *drawing, st Style, in Rect, text string) bool {
	f := k.wrap(st, text, in.W, math.MaxInt)
	if k.height(st, f) <= in.H+1e-6 {
		k.put(d, st, in.X, in.Y, in.W, f)
		return true
	}
	n := int((in.H - k.pitch(SizeSmall)) / k.pitch(st.Size))
	f = k.wrap(st, text, in.W, max(1, n))
	if n < 1 {
		f.more = 0 // the ellipsis must say it
	}
	if k.height(st, f) <= in.H {
		k.put(d, st, in.X, in.Y, in.W, f)
	}
	return false
}

// linksHeight is the height of the lines of links: those that the notes leave
// room for, and one at least.
func (a *areaPicture) linksHeight(in Rect) float64 {
	k, n := a.f.k, len(a.linked)
	pitch := k.pitch(a.f.styles.small.Size)
	if n == 0 && !a.f.screen || a.links == nil {
		return 0
	}
	st, text := a.noteText()
	free := in.H - k.height(st, k.wrap(st, text, in.W, math.MaxInt))
	lines := max(1, min(n, int((free-0.5)/pitch)))
	if float64(lines)*pitch+k.pitch(st.Size) > in.H {
		return 0
	}
	return float64(lines)*pitch + 0.5
}

// linkLines lists what the area is linked to, a line each, and reports whether
// there was room for any.
func (a *areaPicture) linkLines(d *drawing, in Rect) bool {
	k, st := a.f.k, a.f.styles.small
	pitch := k.pitch(st.Size)
	most := int(in.H/pitch + 1e-6)
	if a.links == nil || most < 1 || len(a.linked) == 0 && !a.f.screen {
		return false
	}
	y := in.Y
	if len(a.linked) == 0 {
		k.putLine(d, st.in(InkSoft), in.X, y, k.one(st.in(InkSoft), k.w.T("figure.addLink"), in.W))
		y += pitch
	}
	for i, l := range a.linked {
		if left := len(a.linked) - i; i == most-1 && left > 1 {
			k.putLine(d, st.in(InkSoft), in.X, y, k.one(st.in(InkSoft), k.count("figure.moreLinks", left), in.W))
			y += pitch
			break
		}
		indent := k.draw(d, "kind "+string(l.kind), kindSign(l.kind), in.X, y+(pitch-signSize)/2) + 1
		k.putLine(d, st, in.X+indent, y, k.one(st, l.name, in.W-indent))
		y += pitch
	}
	d.zone(Rect{in.X, in.Y, in.W, max(y-in.Y, pitch)}, a.ref(PartSheetCell, a.links.Key))
	return true
}
