package scene

import (
	"math"
	"slices"
	"strings"

	"lupaus/model"
)

// posterMargin is around a poster, in its own millimetres.
const posterMargin = 12.0

// AuditStaircase draws the maturity staircase as a poster in the shape of a
// page. The scene has a size of its own: a page shows it at the scale width ÷
// Scene.Width, which is as large as all of it can be read at.
func (b *Builder) AuditStaircase(spec AuditSpec, width, height float64) *Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	title := b.k.w.T("auditPicture.stairs")
	spec.Screen = false
	a := b.auditOf(spec, title, math.Inf(1))
	if a == nil {
		return New(title, width, height, nil)
	}
	// the width in which the contents have the shape of the page
	low, high := 120.0, 3000.0
	for high-low > 2 {
		mid := math.Sqrt(low * high)
		if a.poster(mid, 0).h > mid*height/width {
			low = mid
		} else {
			high = mid
		}
	}
	h := high * height / width
	p := a.poster(high, h)
	return New(title, high, max(h, p.h), p.placed)
}

// poster lays the poster out in a width; in a height that is not 0 the stairs
// take what is left over.
func (a *auditPicture) poster(width, height float64) piece {
	a.spec.Width = width - 2*posterMargin
	w := a.spec.Width
	name := a.p.Info().Organisation.Name
	if name == "" {
		name = a.p.Info().Name
	}
	top := []piece{
		a.b.write(styleTitle, a.title, w),
		a.b.write(styleSub, dots(name, a.what()), w),
		space(1.5), a.groupLegend(styleBody, w), space(6),
	}
	if a.r.Respondents == 0 {
		top = []piece{a.b.write(styleTitle, a.title, w), a.b.write(styleSub, dots(name, a.what()), w), space(6)}
	}
	below := append([]piece{space(6), a.b.write(styleHead, a.t("nextSteps"), w), space(2)}, a.stepCards(w)...)
	if a.r.Respondents > 0 {
		notes := append([]string{a.t("stairsNote")}, a.notes()...)
		below = append(below, space(4), a.b.write(styleSmall, strings.Join(notes, " "), w))
	}
	figure := a.posterStairs(w, height-heightOf(top)-heightOf(below)-2*posterMargin)
	var out piece
	y := posterMargin
	for _, p := range append(append(top, figure), below...) {
		for _, b := range p.placed {
			out.placed = append(out.placed, Placed{b.X + posterMargin, b.Y + y, b.Block})
		}
		y += p.h
	}
	out.h = y + posterMargin
	return out
}

// posterStairs is the figure, with steps that rise as far as there is room.
func (a *auditPicture) posterStairs(width, room float64) piece {
	steps := a.stairsOf()
	if steps == nil {
		return a.b.write(styleBody, a.t("noStairs"), width)
	}
	s := &staircase{k: a.k, steps: steps, width: width, styles: stairStylesFor(width / float64(len(steps))), rise: leastRise}
	for range 40 { // a higher rise needs a lower lowest step
		next := *s
		next.rise += 2
		if _, h := next.size(); h > room {
			break
		}
		s = &next
	}
	return pieceOf(a.b.block(blockKey{kind: "poster staircase", text: s.key(), a: width}, func(d *drawing) {
		_, h := s.size()
		s.draw(d, h)
		d.grow(Rect{0, 0, width, h}, 0)
	}))
}

// stepCards are the areas beside each other, each with its next steps.
func (a *auditPicture) stepCards(width float64) []piece {
	n := len(a.i.Areas)
	perRow := max(1, min(n, int((width+cardGap)/(52+cardGap))))
	if rows := (n + perRow - 1) / perRow; rows > 0 {
		perRow = (n + rows - 1) / rows
	}
	t := a.b.newTable(width, math.Inf(1), slices.Repeat([]float64{1}, perRow), make([]float64, perRow)).spread(cardGap)
	var out []piece
	for from := 0; from < n; from += perRow {
		r := tableRow{frame: frameCards}
		for i := from; i < min(n, from+perRow); i++ {
			r.cells = append(r.cells, a.stepCard(i))
		}
		if from > 0 {
			out = append(out, space(cardGap))
		}
		out = append(out, t.row(r)...)
	}
	return out
}

func (a *auditPicture) stepCard(n int) tableCell {
	cell := a.areaCell(n)
	cell.parts = append(cell.parts, gapPart(1.5))
	chosen := a.stepsOf(a.i.Areas[n].Key)
	for _, s := range chosen {
		cell.parts = append(cell.parts, textPart(styleSub.in(Ink), Name(a.k.w, s.action)),
			textPart(styleSmallIn, dots(a.ownerName(s.action), DayText(a.lang, s.action.Due))), a.statePart(s.action), gapPart(1.5))
	}
	if len(chosen) > 0 {
		return cell
	}
	list := a.r.Candidates(n)
	if len(list) == 0 {
		return cell
	}
	_, s := a.i.Statement(list[0].Statement)
	cell.parts = append(cell.parts,
		signPart("action idea", actionSign(model.ActionIdea), styleSmall, a.t("suggestion")),
		textPart(styleBody, a.nextWords(s, list[0].Next)), textPart(styleSmall, a.lifts(s.Key)))
	return cell
}
