package scene

import (
	"strconv"
	"strings"

	"lupaus/model"
)

// The measures of the plane in millimetres.
const (
	axisW    = 6.0  // the numbers beside the plane
	bandH    = 7.0  // the names of the quarters
	axisH    = 10.0 // the numbers and the name of the axis below
	trayPart = 0.28 // of the height that the tray may take on paper
)

// leastPlane is the height that the plane gets in any case, and roomyPlane that
// which it has beside a tray.
const (
	leastPlane = 62.0
	roomyPlane = 90.0
)

// plane draws the plane, the legend of the states and the tray below it. A page
// that is too low for the tray goes without: the list names all actions.
func (a *actionPicture) plane() {
	w := a.listX() - actionGap
	legend := a.stateLegend(w)
	tray := a.tray(w)
	room := a.opt.Height - a.top - legend.h - 2
	if !a.opt.Screen && room-tray.h-3 < roomyPlane {
		tray = piece{}
	}
	if tray.h > 0 {
		room -= min(tray.h, a.opt.Height*trayPart) + 3
	}
	h, y := max(room, leastPlane), a.top
	a.place(a.ground(w, h), 0, y)
	a.cells(Rect{axisW, y + bandH*2, w - axisW, h - 3*bandH - axisH})
	y += h
	a.put(legend, axisW, y+1)
	y += legend.h + 2
	if tray.h > 0 {
		a.put(tray, 0, y+3)
	}
}

func (a *actionPicture) place(b *Block, x, y float64) {
	if b != nil {
		a.put(piece{h: b.Bounds.Y + b.Bounds.H, placed: []Placed{{0, 0, b}}}, x, y)
	}
}

// ground draws the quarters with their names and the axes. The names stand in
// bands above and below the cells.
func (a *actionPicture) ground(w, h float64) *Block {
	return a.b.block(blockKey{kind: "action plane", a: w, b: h}, func(d *drawing) {
		k := a.k
		in := Rect{axisW, 2 * bandH, w - axisW, h - 3*bandH - axisH}
		out := Rect{in.X, bandH, in.W, in.H + 2*bandH}
		midX, midY := in.X+in.W/2, in.Y+in.H/2
		d.box(Box{Rect: Rect{out.X, out.Y, out.W / 2, midY - out.Y}, Fill: AccentSoft})
		d.box(Box{Rect: Rect{midX, midY, out.W / 2, out.Y + out.H - midY}, Fill: Band})
		for i := 1; i < model.MaxRank; i++ {
			at := float64(i) / model.MaxRank
			d.box(Box{Rect: Rect{in.X + at*in.W - hair/2, in.Y, hair, in.H}, Fill: Grid})
			d.box(Box{Rect: Rect{in.X, in.Y + at*in.H - hair/2, in.W, hair}, Fill: Grid})
		}
		dash := Pen{Colour: InkSoft, Width: fine, Dash: Dashed}
		d.line(dash, midX, out.Y, midX, out.Y+out.H)
		d.line(dash, in.X, midY, in.X+in.W, midY)
		d.box(Box{Rect: out, Pen: Pen{Colour: InkSoft, Width: fine}})
		name := func(key string, x, y float64) {
			k.putLine(d, styleStrong, x+2, y+(bandH-k.pitch(SizeBody))/2, k.one(styleStrong, k.w.T(key), in.W/2-4))
		}
		name("figure.doNow", in.X, out.Y)
		name("figure.plan", midX, out.Y)
		name("figure.ifTime", in.X, in.Y+in.H)
		name("figure.leave", midX, in.Y+in.H)
		a.axes(d, in, out)
		d.zone(in, Ref{Owner: model.InfoID, Part: PartPlane})
	})
}

// axes writes the numbers and the names of the axes.
func (a *actionPicture) axes(d *drawing, in, out Rect) {
	k, half := a.k, a.k.pitch(SizeSmall)/2
	for i := range model.MaxRank {
		n := k.one(styleSmall, strconv.Itoa(i+1), axisW)
		x, y := ActionPlace(i+1, i+1)
		k.putLine(d, styleSmall, in.X-1.5-n.width, in.Y+y*in.H-half, n)
		k.putLine(d, styleSmall, in.X+x*in.W-n.width/2, out.Y+out.H+1, n)
	}
	value := k.one(styleSmallIn.bold(), k.w.T("figure.value"), out.W)
	k.putLine(d, styleSmallIn.bold(), out.X+4, out.Y-bandH+1.5, value)
	d.path(InkSoft, Pen{}, moveTo(out.X+1.2, out.Y-bandH+1.8), lineTo(out.X+2.4, out.Y-bandH+4.6), lineTo(out.X, out.Y-bandH+4.6), closePath())
	effort := k.one(styleSmallIn.bold(), k.w.T("figure.effort"), out.W)
	y := out.Y + out.H + 5
	k.putLine(d, styleSmallIn.bold(), out.X+out.W-4-effort.width, y, effort)
	d.path(InkSoft, Pen{}, moveTo(out.X+out.W, y+half), lineTo(out.X+out.W-2.8, y+half-1.2), lineTo(out.X+out.W-2.8, y+half+1.2), closePath())
}

// cells draws what stands in each cell of the plane.
func (a *actionPicture) cells(in Rect) {
	byPlace := map[[2]int][]*model.Action{}
	for _, list := range [][]*model.Action{a.ranked, a.closed} {
		for _, e := range list {
			if isRanked(e) {
				at := [2]int{e.Value, e.Effort}
				byPlace[at] = append(byPlace[at], e)
			}
		}
	}
	w, h := in.W/model.MaxRank, in.H/model.MaxRank
	for value := range model.MaxRank {
		for effort := range model.MaxRank {
			list := byPlace[[2]int{value + 1, effort + 1}]
			if len(list) == 0 {
				continue
			}
			x, y := ActionPlace(value+1, effort+1)
			key := blockKey{kind: "action cell", text: a.key(list), a: w, b: h}
			a.place(a.b.block(key, func(d *drawing) { a.cell(d, list, Rect{0.8, 0.8, w - 1.6, h - 1.6}) }), in.X+x*in.W-w/2, in.Y+y*in.H-h/2)
		}
	}
}

// key tells what is seen of some actions.
func (a *actionPicture) key(list []*model.Action) string {
	var s strings.Builder
	for _, e := range list {
		s.WriteString(string(e.ID) + "\x00" + e.Title + "\x00" + string(e.State) + strconv.Itoa(a.number[e.ID]) + "\x00")
	}
	return s.String()
}

// cell stacks actions of one place: with as many lines of their titles as there
// is room for, else as numbers alone.
func (a *actionPicture) cell(d *drawing, list []*model.Action, in Rect) {
	for lines := 4; lines >= 1; lines-- {
		h := 0.0
		for _, e := range list {
			h += a.tagHeight(e, in.W, lines)
		}
		if h > in.H {
			continue
		}
		y := in.Y
		for _, e := range list {
			th := a.tagHeight(e, in.W, lines)
			a.tag(d, e, Rect{in.X, y, in.W, th}, lines)
			y += th
		}
		return
	}
	a.numbers(d, list, in)
}

// pillH is the height of the pill with an action's number.
const pillH = 4.4

// The room around what stands on a card on the plane, and between two cards.
const (
	tagPad = 0.5
	tagGap = 0.7
)

// tagHeight is the height of an action's card with some lines of its title, the
// room below it included.
func (a *actionPicture) tagHeight(e *model.Action, width float64, lines int) float64 {
	f := a.tagTitle(e, width, lines)
	return max(pillH, float64(len(f.lines))*a.k.pitch(SizeSmall)) + 2*tagPad + tagGap
}

func (a *actionPicture) tagTitle(e *model.Action, width float64, lines int) folded {
	f := a.k.wrap(styleSmallIn, Name(a.k.w, e), width-a.pillWidth(e)-2*tagPad-1.8, lines)
	f.more = 0
	return f
}

// tag draws the card of an action: its pill, and its title beside it.
func (a *actionPicture) tag(d *drawing, e *model.Action, r Rect, lines int) {
	r.H -= tagGap
	d.box(Box{Rect: Rect{r.X + hair/2, r.Y + hair/2, r.W - hair, r.H - hair}, Radius: 1.2, Fill: Card, Pen: Pen{Colour: CardEdge, Width: hair}})
	d.zone(r, Ref{Owner: e.ID, Part: PartEntity})
	a.pill(d, e, r.X+tagPad, r.Y+tagPad)
	x := r.X + tagPad + a.pillWidth(e) + 1.2
	a.k.put(d, styleSmallIn, x, r.Y+tagPad+(pillH-a.k.pitch(SizeSmall))/2, r.X+r.W-x, a.tagTitle(e, r.W, lines))
}

// numbers draws actions as pills alone, and how many more there are.
func (a *actionPicture) numbers(d *drawing, list []*model.Action, in Rect) {
	const gap = 0.8
	var at []Point
	x, y := in.X, in.Y
	for _, e := range list {
		w := a.pillWidth(e)
		if x > in.X && x+w > in.X+in.W {
			x, y = in.X, y+pillH+gap
		}
		if y+pillH > in.Y+in.H {
			break
		}
		at = append(at, Point{x, y})
		x += w + gap
	}
	drawn := len(at)
	if drawn < len(list) { // the last two make room for the word
		drawn = max(0, drawn-2)
		word := a.k.one(styleSmallIn, "+ "+strconv.Itoa(len(list)-drawn), in.X+in.W-at[drawn].X)
		a.k.putLine(d, styleSmallIn, at[drawn].X, at[drawn].Y+0.3, word)
	}
	for i, e := range list[:drawn] {
		d.zone(Rect{at[i].X, at[i].Y, a.pillWidth(e), pillH}, Ref{Owner: e.ID, Part: PartEntity})
		a.pill(d, e, at[i].X, at[i].Y)
	}
}

// pillText is the number of an action on the plane, nothing in the tray.
func (a *actionPicture) pillText(e *model.Action) string {
	if n := a.number[e.ID]; n > 0 {
		return strconv.Itoa(n)
	}
	return ""
}

func (a *actionPicture) pillWidth(e *model.Action) float64 {
	return max(pillH, a.k.ts.Width(Bold, SizeSmall, a.pillText(e))+2.2)
}

// pill draws the number of an action on a ground that tells its state.
func (a *actionPicture) pill(d *drawing, e *model.Action, x, y float64) {
	w := a.pillWidth(e)
	st := styleSmallIn.bold()
	b := Box{Rect: Rect{x + 0.2, y + 0.2, w - 0.4, pillH - 0.4}, Radius: pillH/2 - 0.2, Fill: Paper, Pen: Pen{Colour: Ink, Width: 0.3}}
	switch e.State {
	case model.ActionIdea:
		b.Pen.Dash = Dotted
	case model.ActionDoing:
		b.Pen = Pen{Colour: Accent, Width: 0.8}
	case model.ActionDone:
		b.Fill, st.Colour = InkSoft, Paper
	}
	d.box(b)
	l := a.k.one(st, a.pillText(e), w)
	a.k.putLine(d, st, x+(w-l.width)/2, y+(pillH-a.k.pitch(SizeSmall))/2, l)
	if e.State == model.ActionDropped {
		d.line(Pen{Colour: Ink, Width: 0.3}, x+0.6, y+pillH-0.6, x+w-0.6, y+0.6)
	}
}

// actionSign is a pill in small, before the word for the state.
func actionSign(s model.ActionState) sign {
	const r = signSize/2 - 0.15
	return func(d *drawing, x, y float64) float64 {
		cx, cy := x+signSize/2, y+signSize/2
		pen := Pen{Colour: Ink, Width: 0.3}
		switch s {
		case model.ActionIdea:
			pen.Dash = Dotted
		case model.ActionDoing:
			d.path(None, Pen{Colour: Accent, Width: 0.8}, circlePath(cx, cy, r-0.25)...)
			return signSize
		case model.ActionDone:
			d.path(InkSoft, Pen{}, circlePath(cx, cy, r)...)
			d.path(None, Pen{Colour: Paper, Width: 0.4}, moveTo(cx-0.6, cy), lineTo(cx-0.15, cy+0.5), lineTo(cx+0.6, cy-0.5))
			return signSize
		}
		d.path(None, pen, circlePath(cx, cy, r)...)
		if s == model.ActionDropped {
			d.line(pen, cx-0.9, cy+0.9, cx+0.9, cy-0.9)
		}
		return signSize
	}
}

// stateLegend names the signs of the states.
func (a *actionPicture) stateLegend(width float64) piece {
	return pieceOf(a.b.block(blockKey{kind: "action legend", a: width}, func(d *drawing) {
		x, y, pitch := 0.0, 0.0, a.k.pitch(SizeSmall)
		for _, s := range model.ActionStates() {
			l := a.k.one(styleSmall, a.k.w.T("actionState."+string(s)), 40)
			if x > 0 && x+signSize+1+l.width > width-axisW {
				x, y = 0, y+pitch
			}
			actionSign(s)(d, x, y+(pitch-signSize)/2)
			a.k.putLine(d, styleSmall, x+signSize+1, y, l)
			x += signSize + 1 + l.width + 5
		}
	}))
}

// tray is the place of actions that nobody has ranked, in columns. On paper it
// shows as many as go into a part of the height.
func (a *actionPicture) tray(width float64) piece {
	if len(a.unranked) == 0 {
		return piece{}
	}
	key := blockKey{kind: "action tray", text: a.key(a.unranked), a: width, b: a.opt.Height}
	if a.opt.Screen {
		key.kind = "action tray on screen"
	}
	return pieceOf(a.b.block(key, func(d *drawing) { a.drawTray(d, width) }))
}

func (a *actionPicture) drawTray(d *drawing, width float64) {
	const padding, gap = 2.5, 3.0
	k := a.k
	title := "figure.unranked"
	if a.opt.Screen {
		title = "figure.tray"
	}
	y := k.put(d, styleStrong, padding, padding-0.5, width-2*padding, k.wrap(styleStrong, k.w.T(title), width-2*padding, 2)) + 1
	columns := max(1, int((width-2*padding+gap)/(60+gap)))
	w := columnWidth(width-2*padding, columns, gap)
	rowH := 2*k.pitch(SizeSmall) + 2*tagPad + 2*tagGap
	limit := a.opt.Height*trayPart - padding
	for i, e := range a.unranked {
		if i > 0 && i%columns == 0 {
			y += rowH
			if !a.opt.Screen && y+2*rowH > limit && len(a.unranked)-i > columns {
				k.putLine(d, styleSmall, padding, y, k.one(styleSmall, k.count("figure.moreActions", len(a.unranked)-i), width))
				y += k.pitch(SizeSmall) - rowH
				break
			}
		}
		x := padding + float64(i%columns)*(w+gap)
		a.tag(d, e, Rect{x, y, w, a.tagHeight(e, w, 2)}, 2)
	}
	d.box(Box{Rect: Rect{fine / 2, fine / 2, width - fine, y + rowH + padding - 1}, Radius: 1.5, Pen: Pen{Colour: CardEdge, Width: fine, Dash: Dashed}})
}
