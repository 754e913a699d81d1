package document

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"lupaus/export/page"
	"lupaus/model"
	"lupaus/model/gap"
	"lupaus/model/scene"
)

// What the board's page shows of each thing.
const (
	boardPromises  = 3
	boardLows      = 3
	boardDecisions = 3
	boardQuestions = 5
)

// The measures of the board's page in millimetres.
const (
	boardMargin = 15.0
	boardGap    = 4.5 // between the parts
	writePitch  = 7.5 // between lines to write on
)

// Board builds the page that a board is led through: what the company promises,
// how promises are kept, the encounters that feel worst, the decisions whose
// effect is looked at next, and questions with lines to write on. It is one page
// whatever the texts; a warning tells which parts were cut for that. The error is
// the context's.
func Board(ctx context.Context, r Request) (*page.Document, error) {
	w := &boardPage{base: newBase(ctx, r)}
	w.turn(false)
	w.area = page.Inside(w.open.Width, w.open.Height, boardMargin)
	w.area.H -= page.FootH + aboveFoot - (boardMargin - mapMargin)
	w.y = w.area.Y
	title := w.word("document.board")
	w.bookmark(0, title)
	w.head(title)
	for _, part := range []func(){w.promised, w.counts, w.lows, w.decisions, w.questions} {
		part()
		w.y += boardGap
	}
	w.warnCut("handout.warn.board", w.cut)
	return w.document(title, 0)
}

// boardPage is the board's page being drawn.
type boardPage struct {
	*base
	cut []string // the parts of which something was cut
}

// most breaks a text into at most so many lines and notes when it is cut.
func (w *boardPage) most(part string, style scene.Style, width float64, text string, lines int) scene.Paragraph {
	if w.Paragraph(style, width, text, 0).Len() > lines {
		w.shortened(part)
	}
	return w.Paragraph(style, width, text, lines)
}

func (w *boardPage) shortened(part string) {
	if name := w.word(part); !slices.Contains(w.cut, name) {
		w.cut = append(w.cut, name)
	}
}

// head says whose page it is and of which day.
func (w *boardPage) head(title string) {
	date := w.Paragraph(styleSub, 50, w.Date(w.request.Now), 1)
	w.TextRight(w.area.X+w.area.W, w.y, date)
	w.y = w.Text(w.area.X, w.y, w.Paragraph(styleSub, w.area.W-date.Width()-8, w.organisation(), 1))
	w.y = w.Text(w.area.X, w.y, w.Paragraph(styleTitle, w.area.W, title, 1)) + 2.5
}

// organisation is what the client is called, or else the project; blank pages
// leave room for it.
func (w *boardPage) organisation() string {
	if name := strings.TrimSpace(w.info.Organisation.Name); name != "" {
		return name
	}
	return cmp.Or(strings.TrimSpace(w.info.Name), "\u00a0")
}

// subhead begins a part of the page.
func (w *boardPage) subhead(key string) {
	w.y = w.Text(w.area.X, w.y, w.Paragraph(styleHead, w.area.W, w.word(key), 1)) + 1.5
}

// panel draws a ground under what draw draws, with an accent at its left.
func (w *boardPage) panel(draw func(x, width float64)) {
	const pad = 4.0
	top := w.y
	above := w.Block() // what has been drawn stays under the ground
	if above != nil {
		w.open.Layers = append(w.open.Layers, page.Frame(w.open.Width, w.open.Height, above))
	}
	w.y += pad
	draw(w.area.X+pad+1.5, w.area.W-2*pad-1.5)
	w.y += pad
	inside := w.Block()
	w.Box(scene.Box{Rect: scene.Rect{X: w.area.X, Y: top, W: w.area.W, H: w.y - top}, Radius: 1.5, Fill: scene.AccentSoft})
	w.Box(scene.Box{Rect: scene.Rect{X: w.area.X, Y: top, W: 1.5, H: w.y - top}, Fill: scene.Accent})
	ground := w.Block()
	w.open.Layers = append(w.open.Layers, page.Frame(w.open.Width, w.open.Height, ground, inside))
}

// promised is the company's promise, as large as it can be.
func (w *boardPage) promised() {
	const part = "handout.board.promise"
	w.panel(func(x, width float64) {
		w.y = w.Text(x, w.y, w.Paragraph(styleTiny, width, w.word(part), 1)) + 1
		if w.request.Blank {
			w.rules(x, w.y, width, 3*writePitch, writePitch)
			w.y += 3 * writePitch
			return
		}
		var list []*model.Promise
		for _, e := range model.Of[model.Promise](w.p, w.info.Promises) {
			list = append(list, e)
		}
		if len(list) == 0 {
			w.y = w.Text(x, w.y, w.Paragraph(styleBody, width, w.word("handout.noCompanyPromise"), 2))
			return
		}
		if n := len(list) - boardPromises; n > 0 {
			defer func() { w.y = w.Text(x, w.y, w.Paragraph(styleSoft, width, w.count("handout.more", n), 1)) }()
			w.shortened(part)
			list = list[:boardPromises]
		}
		style, lines := w.promiseStyle(list, width)
		for _, e := range list {
			w.y = w.Text(x, w.y, w.most(part, style, width, w.name(e.Text), lines)) + 0.5
			w.Kept(e.Kept, x, w.y+0.6)
			w.y = w.Text(x+scene.SignSize+1, w.y, w.Paragraph(styleSmall, width-scene.SignSize-1, w.standing(e), 1)) + 1.5
		}
	})
}

// promiseStyle is the largest style in which promises take no more than a part
// of the page, and how many lines each may have.
func (w *boardPage) promiseStyle(list []*model.Promise, width float64) (scene.Style, int) {
	const room = 30.0
	style := styleTitle
	for _, size := range []float64{20, 17, 14, 12, 10} {
		style.Size = size
		height := 0.0
		for _, e := range list {
			height += w.Paragraph(style, width, w.name(e.Text), 0).Height()
		}
		if height <= room {
			break
		}
	}
	pitch := w.Paragraph(style, width, "X", 1).Pitch()
	return style, max(2, int(room/pitch)/len(list))
}

// standing tells on one line how a promise stands.
func (w *boardPage) standing(e *model.Promise) string {
	parts := []string{w.word("kept." + string(e.Kept))}
	if r := w.p.Role(e.Owner); r != nil {
		parts = append(parts, w.word("scene.owner", scene.Name(w.Words, r)))
	}
	if m := e.Measure; m.Name != "" {
		text := m.Name
		if m.Last != "" {
			text += " " + m.Last
		}
		if m.Target != "" {
			text += " (" + w.word("export.target", m.Target) + ")"
		}
		parts = append(parts, text)
	}
	return Joined(parts...)
}

// counts is a strip of how promises are kept and how many gaps there are.
func (w *boardPage) counts() {
	kept := map[model.Kept]int{}
	for e := range w.p.Promises() {
		kept[e.Kept]++
	}
	const height = 9.0
	width := w.area.W / 4
	for i, k := range []model.Kept{model.KeptYes, model.KeptNo, model.KeptUnknown, ""} {
		x := w.area.X + float64(i)*width
		if i > 0 {
			w.Line(scene.Pen{Colour: scene.Grid, Width: 0.3}, x-3, w.y, x-3, w.y+height)
		}
		n, word := kept[k], ""
		if k == "" {
			n, word = len(gap.Check(w.p).Findings), w.word("handout.board.gaps")
		} else {
			word = w.word("handout.board." + string(k))
		}
		if w.request.Blank {
			w.Line(rulePen, x, w.y+6.5, x+10, w.y+6.5)
			x += 12
		} else {
			g := w.Paragraph(styleTitle, width, fmt.Sprint(n), 1)
			w.Text(x, w.y, g)
			x += g.Width() + 2
		}
		w.Text(x, w.y+1, w.Paragraph(styleSmall, w.area.X+float64(i+1)*width-5-x, word, 2))
	}
	w.y += height
}

// lowest finds the encounters of today that feel worst, weighted by how much
// they matter.
func (w *boardPage) lowest() []felt {
	type weighed struct {
		felt
		weight float64
	}
	var list []weighed
	for _, j := range model.Of[model.Journey](w.p, w.info.Journeys) {
		if j.State != model.StateNow {
			continue
		}
		for s, t := range w.p.Touchpoints(j) {
			if f, ok := t.LowestFeeling(); ok && f.Value < 0 {
				list = append(list, weighed{felt{point{Touchpoint: t, stage: s}, f}, -f.Value * gap.Importance(t)})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b weighed) int { return cmp.Compare(b.weight, a.weight) })
	var lows []felt
	for _, one := range list[:min(boardLows, len(list))] {
		lows = append(lows, one.felt)
	}
	return lows
}

// urgent finds the open decisions whose effect is looked at next; those without
// a day come last.
func (w *boardPage) urgent() []*model.Decision {
	var list []*model.Decision
	for _, d := range model.Of[model.Decision](w.p, w.info.Decisions) {
		if d.State != model.DecisionDone {
			list = append(list, d)
		}
	}
	never := func(d model.Date) string { return cmp.Or(string(d), "9999") }
	slices.SortStableFunc(list, func(a, b *model.Decision) int { return cmp.Compare(never(a.Check), never(b.Check)) })
	return list
}
