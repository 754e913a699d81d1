package document

import (
	"strings"

	"lupaus/model"
	"lupaus/model/scene"
)

// mostExtremes is how many highs and how many lows a report tells of.
const mostExtremes = 4

// fewestExtremes is how far their number may be cut to save a page.
const fewestExtremes = 3

// extremesPart tells of the highs and lows and what is promised there.
func (w *writer) extremesPart() {
	w.part("export.extremes", false)
	lows, highs := w.extremeCells(w.low), w.extremeCells(w.high)
	for extremesHeight(lows)+extremesHeight(highs)+2*(section+8) > w.room() {
		if len(highs) > fewestExtremes && len(highs) >= len(lows) {
			highs = highs[:len(highs)-1]
		} else if len(lows) > fewestExtremes {
			lows = lows[:len(lows)-1]
		} else {
			break
		}
	}
	for _, group := range []struct {
		key   string
		list  []felt
		cells []cell
	}{{"export.lows", w.low, lows}, {"export.highs", w.high, highs}} {
		if len(group.cells) == 0 {
			continue
		}
		w.heading(w.word(group.key), extractH+4)
		for i, c := range group.cells {
			w.extreme(group.list[i], c)
		}
	}
}

func extremesHeight(cells []cell) float64 {
	h := 0.0
	for _, c := range cells {
		h += max(extractH, c.height()) + extractGap
	}
	return h
}

// The curve extract beside a high or a low.
const (
	extractW = 52.0
	extractH = 22.0
	around   = 2 // touchpoints to both sides

	extractGap = 4.0 // below
)

// extremeCells are the texts about touchpoints.
func (w *writer) extremeCells(list []felt) []cell {
	var cells []cell
	for _, e := range list {
		cells = append(cells, w.extremeCell(e))
	}
	return cells
}

func (w *writer) extremeCell(e felt) cell {
	width := w.area.W - extractW - 6
	var c cell
	c = w.text(c, width, styleBold, w.name(e.Title))
	c = w.text(c, width, styleSoft, Joined(w.name(e.stage.Name), w.channel(e.Channel)))
	c = w.text(c, width, styleSmall, w.feeling(e.feeling))
	if e.feeling.Note != "" {
		c = w.text(c, width, styleSmall, e.feeling.Note)
	}
	if e.feeling.Value < 0 && e.Pain != "" {
		c = w.text(c, width, styleSmall, w.word("export.label", w.word("lane.pain"), e.Pain))
	}
	if e.feeling.Value < 0 && e.Opportunity != "" {
		c = w.text(c, width, styleSmall, w.word("export.label", w.word("lane.opportunity"), e.Opportunity))
	}
	promises := w.promisesOf(e.Touchpoint)
	for _, p := range promises {
		sign := func(x, y float64) float64 { return w.Kept(p.Kept, x, y) }
		c = w.signed(c, width, styleSmall, w.name(p.Text)+" – "+w.word("kept."+string(p.Kept)), sign, scene.SignSize+1)
	}
	if len(promises) == 0 {
		c = w.text(c, width, styleSoft, w.word("export.noPromiseHere"))
	}
	return c
}

// extreme draws the curve around a touchpoint with the text beside it, over
// several pages when it must.
func (w *writer) extreme(e felt, c cell) {
	for len(c) > 0 && !w.stopped() {
		now, later := []cell{c}, []cell{nil}
		if c.height() > w.area.H {
			now, later = split(now, w.area.H-2*extractGap)
		}
		h := max(extractH, now[0].height()) + extractGap
		w.need(h)
		w.extract(e, w.area.X, w.y)
		y := w.y
		for _, l := range now[0] {
			y += l.gap
			l.draw(w.Pencil, w.area.X+extractW+6, y)
			y += l.Pitch()
		}
		w.y += h
		c = later[0]
	}
}

// feeling says a feeling in words: who, how much, and the customer's own word.
func (w *writer) feeling(f model.Feeling) string {
	who := w.word("scene.customer")
	if p := w.p.Persona(f.Persona); p != nil {
		who = w.name(p.Name)
	}
	return w.word("export.label", who, w.value(f))
}

// value is a feeling's number and word. A word joiner keeps the sign with its
// number.
func (b *base) value(f model.Feeling) string {
	number := strings.Replace(scene.FeelingText(b.Words.Lang(), f.Value), "–", "–\u2060", 1)
	return strings.TrimSpace(number + " " + f.Word)
}

// channel is the word for a channel, "" for none.
func (w *writer) channel(c model.Channel) string {
	for _, known := range model.Channels() {
		if c == known {
			return w.word("channel." + string(c))
		}
	}
	return string(c)
}

// extract draws the curve of the one who feels from a few touchpoints before
// to a few after.
func (w *writer) extract(e felt, x, y float64) {
	level := func(v float64) float64 {
		return y + 3 + (model.HighestFeeling-v)/(model.HighestFeeling-model.LowestFeeling)*(extractH-6)
	}
	w.Box(scene.Box{Rect: scene.Rect{X: x, Y: y, W: extractW, H: extractH}, Radius: 1, Fill: scene.Card, Pen: scene.Pen{Colour: scene.Grid, Width: 0.2}})
	w.Line(scene.Pen{Colour: scene.InkSoft, Width: 0.2}, x, level(0), x+extractW, level(0))
	number := 0
	for i, id := range w.personas {
		if id == e.feeling.Persona {
			number = i
		}
	}
	from, to := max(0, e.index-around), min(len(w.touchpoints)-1, e.index+around)
	step := extractW / float64(2*around+1)
	at := func(i int) float64 { return x + step*(float64(i-e.index+around)+0.5) }
	var line []scene.Segment
	var dots []scene.Point
	for i := from; i <= to; i++ {
		f, ok := w.touchpoints[i].Feeling(e.feeling.Persona)
		if !ok {
			continue
		}
		p := scene.Point{X: at(i), Y: level(f.Value)}
		line = append(line, segmentTo(dots, p))
		dots = append(dots, p)
	}
	if len(line) > 1 {
		w.Path(scene.Path{Segments: line, Pen: scene.CurvePen(number)})
	}
	here := scene.Point{X: at(e.index), Y: level(e.feeling.Value)}
	for _, p := range dots {
		if p != here {
			w.Box(scene.Box{Rect: scene.Rect{X: p.X - 0.8, Y: p.Y - 0.8, W: 1.6, H: 1.6}, Radius: 0.8, Fill: scene.CurveColour(number)})
		}
	}
	w.Dot(number, here.X, here.Y)
	value := w.Paragraph(styleTiny, 20, scene.FeelingText(w.Words.Lang(), e.feeling.Value), 1)
	ty := here.Y - value.Height() - 2
	if e.feeling.Value > 0 {
		ty = here.Y + 2
	}
	w.TextCentre(here.X, ty, value)
}

// segmentTo leads smoothly to the next point, level at both ends.
func segmentTo(before []scene.Point, p scene.Point) scene.Segment {
	if len(before) == 0 {
		return scene.Segment{Verb: scene.MoveTo, P: p}
	}
	last := before[len(before)-1]
	mid := (last.X + p.X) / 2
	return scene.Segment{Verb: scene.CubicTo, A: scene.Point{X: mid, Y: last.Y}, B: scene.Point{X: mid, Y: p.Y}, P: p}
}
