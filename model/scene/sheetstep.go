package scene

import (
	"strconv"

	"lupaus/model"
)

// stepCount is the number of steps where a form does not say.
const stepCount = 5

// stepsOf is the number of steps of a column.
func stepsOf(c model.FormColumn) int {
	if n := len(c.Options); n > 1 {
		return n
	}
	return stepCount
}

// StepAt returns the step, from 1, that a place in the zone of a cell of steps
// stands for: the steps share the width of every such zone alike.
func StepAt(zone Rect, x float64, steps int) int {
	inner := zone.W - 2*cellPad
	return min(max(int((x-zone.X-cellPad)/inner*float64(steps))+1, 1), max(1, steps))
}

// stepX is the middle of a step in a width.
func stepX(step, steps int, width float64) float64 {
	return (float64(step) - 0.5) / float64(steps) * width
}

// stepNumber reads a step from a cell, 0 when there is none.
func stepNumber(text string, steps int) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > steps {
		return 0
	}
	return n
}

// stepH is the height of the boxes of steps.
const stepH = 3.4

// drawSteps draws a box for each step, filled as far as the step goes.
func drawSteps(d *drawing, x, y, width float64, step, steps int) {
	const gap = 0.7
	w := width / float64(steps)
	for i := range steps {
		r := Rect{x + float64(i)*w + gap/2, y, w - gap, stepH}
		if i < step {
			d.box(Box{Rect: r, Radius: 0.5, Fill: Accent})
		} else {
			d.box(Box{Rect: Rect{r.X + fine/2, r.Y + fine/2, r.W - fine, r.H - fine}, Radius: 0.5, Pen: Pen{Colour: InkSoft, Width: fine}})
		}
	}
}

// nowMark is where one is: a filled dot.
func nowMark(d *drawing, cx, cy float64) {
	d.path(Accent, Pen{}, circlePath(cx, cy, 1.5)...)
}

// targetMark is where one wants to be: an open ring.
func targetMark(d *drawing, cx, cy float64) {
	d.path(Paper, Pen{Colour: Accent, Width: 0.6}, circlePath(cx, cy, 1.4)...)
}

// targetPointer is the same below boxes of steps: an open triangle that points
// up.
func targetPointer(d *drawing, cx, y float64) {
	d.path(None, Pen{Colour: Accent, Width: 0.45}, moveTo(cx, y+0.4), lineTo(cx+1.5, y+2.6), lineTo(cx-1.5, y+2.6), closePath())
}

// markSign makes a sign of a mark, for legends.
func markSign(mark func(d *drawing, cx, cy float64)) sign {
	return func(d *drawing, x, y float64) float64 {
		mark(d, x+signSize/2+0.4, y+signSize/2)
		return signSize + 0.8
	}
}

// stepPart is a step in a cell of a table: boxes, and the word below.
func stepPart(c model.FormColumn, value string) cellPart {
	steps := stepsOf(c)
	step := stepNumber(value, steps)
	word := c.Option(value)
	return cellPart{key: "step" + strconv.Itoa(steps) + "\x01" + strconv.Itoa(step) + word, lay: func(k *setter, width float64) []cellLine {
		lines := []cellLine{{stepH + 0.6, func(d *drawing, x, y float64) { drawSteps(d, x, y+0.3, width, step, steps) }}}
		return append(lines, k.textLines(styleSmallIn, word, width)...)
	}}
}

// blankSteps is a step to be marked by hand: boxes with numbers in them.
func blankSteps(steps int) cellPart {
	return cellPart{key: "blank steps" + strconv.Itoa(steps), lay: func(k *setter, width float64) []cellLine {
		const h = 6.0
		return []cellLine{{h + 0.6, func(d *drawing, x, y float64) {
			w := width / float64(steps)
			for i := range steps {
				r := Rect{x + float64(i)*w + 0.4, y + 0.3, w - 0.8, h}
				d.box(Box{Rect: r, Radius: 0.6, Pen: Pen{Colour: InkSoft, Width: fine}})
				n := k.one(styleSmall, strconv.Itoa(i+1), r.W)
				k.putLine(d, styleSmall, r.X+(r.W-n.width)/2, r.Y+(h-k.pitch(SizeSmall))/2, n)
			}
		}}}
	}}
}

// choiceSign tells a choice by its place among the others: a dot for each, the
// chosen one filled.
func choiceSign(chosen, of int) sign {
	return func(d *drawing, x, y float64) float64 {
		const r, step = 0.75, 2.2
		for i := range of {
			cx, cy := x+r+float64(i)*step, y+signSize/2
			if i == chosen {
				d.path(Accent, Pen{}, circlePath(cx, cy, r)...)
			} else {
				d.path(None, Pen{Colour: InkSoft, Width: 0.2}, circlePath(cx, cy, r-0.1)...)
			}
		}
		return step*float64(of-1) + 2*r
	}
}

// mostDots is of how many choices the place of one is seen at a glance. The dots
// of more would tell nothing and leave a narrow column no room for the word.
const mostDots = 6

// choicePart is a choice in a cell of a table. What the form does not know is
// shown as it was written.
func choicePart(c model.FormColumn, value string) cellPart {
	for i, o := range c.Options {
		if o.Key == value {
			n := len(c.Options)
			if n > mostDots {
				return textPart(styleBody, o.Text)
			}
			return signPart("choice "+strconv.Itoa(i)+" "+strconv.Itoa(n), choiceSign(i, n), styleBody, o.Text)
		}
	}
	return textPart(styleBody, value)
}

// tickSign is an empty box to be ticked by hand.
func tickSign(d *drawing, x, y float64) float64 {
	d.box(Box{Rect: Rect{x + 0.15, y + 0.15, signSize - 0.3, signSize - 0.3}, Radius: 0.3, Pen: Pen{Colour: InkSoft, Width: fine}})
	return signSize
}

// blankChoice is a choice to be ticked by hand.
func blankChoice(options []model.FormOption) []cellPart {
	var parts []cellPart
	for _, o := range options {
		parts = append(parts, signPart("tick", tickSign, styleSmallIn, o.Text), gapPart(0.6))
	}
	return parts
}

// checkSign is a box that is ticked or not.
func checkSign(ticked bool) sign {
	return func(d *drawing, x, y float64) float64 {
		tickSign(d, x, y)
		if ticked {
			d.path(None, Pen{Colour: Accent, Width: 0.6}, moveTo(x+0.5, y+signSize*0.5), lineTo(x+signSize*0.42, y+signSize-0.6), lineTo(x+signSize-0.3, y+0.3))
		}
		return signSize
	}
}

// checkPart is a check in a cell of a table.
func checkPart(ticked bool) cellPart {
	return signPart("check "+strconv.FormatBool(ticked), checkSign(ticked), styleBody, "")
}
