package document

import (
	"strings"

	"lupaus/model"
	"lupaus/model/scene"
)

// mostExtremes is how many highs and how many lows a report tells of.
const mostExtremes = 4

// extremesPart tells of the highs and lows and what is promised there.
func (w *writer) extremesPart() {
	w.part("export.extremes", false)
	for _, group := range []struct {
		key  string
		list []felt
	}{{"export.lows", w.low}, {"export.highs", w.high}} {
		if len(group.list) == 0 {
			continue
		}
		w.heading(w.word(group.key), extractH+4)
		for _, e := range group.list {
			w.extreme(e)
		}
	}
}

// The curve extract beside a high or a low.
const (
	extractW = 52.0
	extractH = 22.0
	around   = 2 // touchpoints to both sides
)

// extreme tells of one touchpoint beside the curve around it.
func (w *writer) extreme(e felt) {
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
	for len(c) > 0 && !w.stopped() {
		now := []cell{c}
		var later []cell
		if c.height() > w.area.H {
			now, later = split(now, w.area.H-2)
		}
		h := max(extractH, now[0].height()) + 4
		w.need(h)
		top := w.y
		w.extract(e, w.area.X, top)
		y := top
		for _, l := range now[0] {
			y += l.gap
			l.draw(w.Pencil, w.area.X+extractW+6, y)
			y += l.Pitch()
		}
		w.y = top + h
		c = nil
		if later != nil {
			c = later[0]
		}
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
func (w *writer) value(f model.Feeling) string {
	number := strings.Replace(scene.FeelingText(w.Words.Lang(), f.Value), "–", "–\u2060", 1)
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
