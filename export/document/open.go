package document

import (
	"fmt"
	"slices"
	"strings"

	"lupaus/model"
	"lupaus/model/scene"
)

// questionsPart lists what is open, two columns to a page.
func (w *writer) questionsPart() {
	w.part("export.questions", false)
	list := w.questions()
	if len(list) == 0 {
		w.para(styleBody, w.word("export.noQuestions"))
		return
	}
	w.para(styleBody, w.word("export.questionsIntro"))
	for _, q := range list {
		w.heading(w.count("export.ask."+q.key, len(q.items)), 12)
		for pair := range slices.Chunk(q.items, 2) {
			if w.stopped() {
				return
			}
			w.pair(pair)
		}
	}
}

// pair draws one or two items beside each other.
func (w *writer) pair(items []model.Entity) {
	const gutter = 6.0
	width := (w.area.W - gutter) / 2
	var left []scene.Paragraph
	height := 0.0
	for _, e := range items {
		g := w.Paragraph(styleSmall, width-4, w.item(e), 4)
		left = append(left, g)
		height = max(height, g.Height())
	}
	w.need(height + 1)
	for i, g := range left {
		x := w.area.X + float64(i)*(width+gutter)
		w.tick(x, w.y+0.7)
		w.Text(x+4, w.y, g)
	}
	w.y += height + 1
}

// item names a touchpoint or promise with where it stands.
func (w *writer) item(e model.Entity) string {
	switch e := e.(type) {
	case *model.Touchpoint:
		text := w.name(e.Title)
		if s := w.p.Stage(e.Stage); s != nil {
			text = Joined(text, w.name(s.Name))
		}
		return text
	case *model.Promise:
		switch s := w.p.Get(e.Subject).(type) {
		case *model.Stage:
			return Joined(w.name(e.Text), w.name(s.Name))
		case *model.Touchpoint:
			return Joined(w.name(e.Text), w.name(s.Title))
		}
		return w.name(e.Text)
	}
	return ""
}

// evidencePart shows how much is known and how much guessed.
func (w *writer) evidencePart() {
	w.heading(w.word("export.evidence"), 60)
	w.enter(w.word("export.evidence"))
	w.bookmarkAbove(0, w.word("export.evidence"))
	touchpoints, promises := w.evidenceCounts()
	for _, part := range []struct {
		key    string
		counts []int
		total  int
	}{{"export.touchpoints", touchpoints, len(w.touchpoints)}, {"export.promises", promises, len(w.promises)}} {
		if part.total == 0 {
			continue
		}
		w.need(24)
		w.y = w.Text(w.area.X, w.y+2, w.Paragraph(styleBold, w.area.W, w.count(part.key, part.total), 1)) + 1
		w.bar(part.counts, part.total)
		w.para(styleSmall, w.inWords(part.counts, part.total))
	}
	w.y += 2
	w.para(styleSoft, w.word("export.evidenceNote"))
}

// evidenceFills darken with what is known, so that they can be told apart
// without colour.
var evidenceFills = []scene.Colour{scene.Paper, scene.Grid, scene.Feel3, scene.InkSoft}

// bar draws the shares of the levels of evidence.
func (w *writer) bar(counts []int, total int) {
	const h = 6.0
	x := w.area.X
	for i, n := range counts {
		width := w.area.W * float64(n) / float64(total)
		if n > 0 {
			pen := scene.Pen{Colour: scene.InkSoft, Width: 0.25}
			w.Box(scene.Box{Rect: scene.Rect{X: x, Y: w.y, W: width, H: h}, Fill: evidenceFills[i], Pen: pen})
		}
		x += width
	}
	w.y += h + 1.5
	x = w.area.X
	for i, level := range model.EvidenceLevels() {
		w.Box(scene.Box{Rect: scene.Rect{X: x, Y: w.y + 0.6, W: 2.4, H: 2.4}, Fill: evidenceFills[i], Pen: scene.Pen{Colour: scene.InkSoft, Width: 0.2}})
		g := w.Paragraph(styleSoft, 40, w.word("evidence."+string(level)), 1)
		w.Text(x+3.6, w.y, g)
		x += g.Width() + 10
	}
	w.y += 5
}

// inWords says the shares: guess 3 of 5 (60 %).
func (w *writer) inWords(counts []int, total int) string {
	var parts []string
	for i, level := range model.EvidenceLevels() {
		percent := fmt.Sprintf("%.0f", 100*float64(counts[i])/float64(total))
		parts = append(parts, w.word("export.share", w.word("evidence."+string(level)), counts[i], total, percent))
	}
	return strings.Join(parts, ", ") + "."
}
