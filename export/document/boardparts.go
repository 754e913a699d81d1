package document

import (
	"math"
	"slices"
	"strconv"

	"lupaus/model"
	"lupaus/model/scene"
)

// lows shows the encounters that feel worst beside each other.
func (w *boardPage) lows() {
	const part = "handout.board.lows"
	w.subhead(part)
	const gutter, pad = 4.0, 2.5
	n, text := boardLows, func(_ int, x, width float64) { w.blankLow(x, width) }
	if !w.request.Blank {
		list := w.lowest()
		if n = len(list); n == 0 {
			w.y = w.Text(w.area.X, w.y, w.Paragraph(styleBody, w.area.W, w.word("handout.board.noLows"), 2))
			return
		}
		text = func(i int, x, width float64) { w.lowText(part, list[i], x, width) }
	}
	width := (w.area.W - float64(n-1)*gutter) / float64(n)
	top, height := w.y, 0.0
	for i := range n {
		w.y = top + pad
		text(i, w.area.X+float64(i)*(width+gutter)+pad, width-2*pad)
		height = max(height, w.y+pad-top)
	}
	for i := range n {
		r := scene.Rect{X: w.area.X + float64(i)*(width+gutter), Y: top, W: width, H: height}
		w.Box(scene.Box{Rect: r, Radius: 1, Pen: scene.Pen{Colour: scene.CardEdge, Width: 0.3}})
	}
	w.y = top + height
}

// blankLow asks for an encounter that feels bad.
func (w *boardPage) blankLow(x, width float64) {
	for _, key := range []string{"handout.board.where", "handout.board.feels", "handout.board.promised"} {
		w.y = w.Text(x, w.y, w.Paragraph(styleSoft, width, w.word(key), 1))
		w.rules(x, w.y, width, writePitch, writePitch)
		w.y += writePitch + 2
	}
}

// lowText tells what happens, how it feels to whom, and what was promised.
func (w *boardPage) lowText(part string, e felt, x, width float64) {
	w.y = w.Text(x, w.y, w.most(part, styleBold, width, w.name(e.Title), 3))
	w.y = w.Text(x, w.y, w.most(part, styleSoft, width, w.name(e.stage.Name), 2)) + 1
	who := w.word("scene.customer")
	if p := w.p.Persona(e.feeling.Persona); p != nil {
		who = w.name(p.Name)
	}
	pen := scene.Pen{Colour: scene.InkSoft, Width: 0.15}
	w.Box(scene.Box{Rect: scene.Rect{X: x, Y: w.y + 0.6, W: scene.SignSize, H: scene.SignSize}, Radius: 0.5, Fill: scene.FeelColour(e.feeling.Value), Pen: pen})
	left := scene.SignSize + 1.2
	w.y = w.Text(x+left, w.y, w.most(part, styleSmall, width-left, w.word("export.label", who, w.value(e.feeling)), 2)) + 1
	promised := w.promisedAt(e.Touchpoint)
	if len(promised) == 0 {
		w.y = w.Text(x, w.y, w.Paragraph(styleSmall, width, w.word("export.noPromiseHere"), 2))
	} else {
		w.Kept(promised[0].Kept, x, w.y+0.6)
		text := w.word("handout.board.word", w.name(promised[0].Text))
		w.y = w.Text(x+left, w.y, w.most(part, styleSmall, width-left, text, 4))
	}
	if r := w.p.Role(e.Role); r != nil {
		w.y = w.Text(x, w.y+0.5, w.most(part, styleSoft, width, w.word("scene.owner", scene.Name(w.Words, r)), 2))
	}
}

// promisedAt lists what is promised at a touchpoint, its own promises first.
func (b *base) promisedAt(t *model.Touchpoint) []*model.Promise {
	var list []*model.Promise
	for _, e := range model.Of[model.Promise](b.p, t.Promises) {
		list = append(list, e)
	}
	for e := range b.p.Promises() {
		if slices.Contains(e.KeptBy, t.ID) && !slices.Contains(list, e) {
			list = append(list, e)
		}
	}
	return list
}

// decisions shows the decisions that are due.
func (w *boardPage) decisions() {
	const part = "handout.board.decisions"
	w.subhead(part)
	list := w.urgent()
	if w.request.Blank {
		list = make([]*model.Decision, boardDecisions)
	}
	if len(list) == 0 {
		w.y = w.Text(w.area.X, w.y, w.Paragraph(styleBody, w.area.W, w.word("figure.noDecisions"), 2))
		return
	}
	xs := []float64{0, 90, 122, 156}
	cells := func(draw func(i int, x, width float64) float64) {
		end := w.y
		for i, x := range xs {
			width := w.area.W - x
			if i+1 < len(xs) {
				width = xs[i+1] - x - 3
			}
			end = max(end, draw(i, w.area.X+x, width))
		}
		w.y = end + 1
	}
	cells(func(i int, x, width float64) float64 {
		key := []string{"figure.decision", "handout.board.verdict", "figure.owner", "handout.board.check"}[i]
		return w.Text(x, w.y, w.Paragraph(styleTiny, width, w.word(key), 1))
	})
	for _, d := range list[:min(boardDecisions, len(list))] {
		w.Line(scene.Pen{Colour: scene.Grid, Width: 0.3}, w.area.X, w.y, w.area.X+w.area.W, w.y)
		if d == nil {
			w.y += writePitch + 1
			continue
		}
		w.y++
		cells(func(i int, x, width float64) float64 { return w.decisionCell(part, d, i, x, width) })
	}
	w.Line(scene.Pen{Colour: scene.Grid, Width: 0.3}, w.area.X, w.y, w.area.X+w.area.W, w.y)
}

func (w *boardPage) decisionCell(part string, d *model.Decision, column int, x, width float64) float64 {
	switch column {
	case 0:
		return w.Text(x, w.y, w.most(part, styleBold, width, scene.Name(w.Words, d), 2))
	case 1:
		y := w.Text(x, w.y, w.Paragraph(styleSmall, width, w.word("verdict."+string(d.Verdict)), 1))
		return w.Text(x, y, w.Paragraph(styleSoft, width, w.word("decisionState."+string(d.State)), 1))
	case 2:
		owner := w.word("export.nobody")
		if r := w.p.Role(d.Owner); r != nil {
			owner = scene.Name(w.Words, r)
		}
		return w.Text(x, w.y, w.most(part, styleSmall, width, owner, 2))
	}
	day := w.day(d.Check)
	if day == "" {
		day = w.word("handout.board.noCheck")
	}
	y := w.Text(x, w.y, w.Paragraph(styleSmall, width, day, 2))
	if d.Check != "" && d.Check < model.DateOf(w.request.Now) {
		y = w.Text(x, y, w.Paragraph(styleTiny, width, w.word("figure.late"), 1))
	}
	return y
}

// questions asks what the board talks about, with lines to write on that fill
// the rest of the page.
func (w *boardPage) questions() {
	w.subhead("handout.board.questions")
	var list []scene.Paragraph
	height := 0.0
	for i := range boardQuestions {
		g := w.Paragraph(styleBody, w.area.W, w.word("handout.board.question."+strconv.Itoa(i+1)), 2)
		list = append(list, g)
		height += g.Height()
	}
	const after = 2.5
	for len(list) > 3 && w.room() < height+float64(len(list))*(writePitch+after) {
		height -= list[len(list)-1].Height()
		list = list[:len(list)-1]
	}
	each := (w.room()-height)/float64(len(list)) - after
	lines := max(1, math.Round(each/writePitch))
	pitch := min(each/lines, 1.3*writePitch)
	for _, g := range list {
		w.y = w.Text(w.area.X, w.y, g)
		w.rules(w.area.X, w.y, w.area.W, lines*pitch, pitch)
		w.y += lines*pitch + after
	}
}
