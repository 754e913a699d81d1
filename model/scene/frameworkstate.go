package scene

import "lupaus/model"

// stepRoom is the height of the boxes of steps with the room around them, and
// pointerRoom that of the pointer below.
const (
	stepRoom    = stepH + 0.6
	pointerRoom = 3.0
)

// state draws the steps of now with the pointer of the target and says both in
// words, as far as there is room; it returns the height.
func (a *areaPicture) state(d *drawing, in Rect) float64 {
	c, k := a.f.columns, a.f.k
	if c.now == nil {
		return 0
	}
	steps := stepsOf(*c.now)
	if a.f.blank {
		lines := blankSteps(steps).lay(k, in.W)
		lines[0].draw(d, in.X, in.Y)
		return lines[0].h + 1.5
	}
	below := pointerRoom
	now, target := stepNumber(a.row.Cells[c.now.Key], steps), 0
	if c.target != nil {
		target = stepNumber(a.row.Cells[c.target.Key], steps)
	}
	unknown := now == 0 && target == 0
	if unknown {
		below = k.pitch(a.f.styles.small.Size)
	}
	if in.H < stepRoom+below {
		a.cut = true
		return 0
	}
	drawSteps(d, in.X, in.Y+0.3, in.W, now, steps)
	strip := Rect{in.X - cellPad, in.Y, in.W + 2*cellPad, stepRoom}
	d.zone(strip, a.ref(PartSheetCell, c.now.Key))
	strip.Y, strip.H = strip.Y+strip.H, below
	if c.target != nil {
		d.zone(strip, a.ref(PartSheetCell, c.target.Key))
	}
	if unknown { // the words stand where the pointer would
		st := a.f.styles.small.in(InkSoft)
		k.putLine(d, st, in.X, strip.Y, k.one(st, k.w.T("figure.notRated"), in.W))
	}
	if target > 0 {
		targetPointer(d, in.X+stepX(target, steps, in.W), strip.Y-0.3)
	}
	used := stepRoom + below
	return used + a.stateWords(d, Rect{in.X, in.Y + used, in.W, in.H - used}) + 1.5
}

// stateWords says the state in words, as far as there is room, and returns the
// height.
func (a *areaPicture) stateWords(d *drawing, in Rect) float64 {
	k, st, y := a.f.k, a.f.styles.small, in.Y
	for _, c := range []*model.FormColumn{a.f.columns.now, a.f.columns.target} {
		if c == nil {
			continue
		}
		word := c.Option(a.row.Cells[c.Key])
		if word == "" {
			continue
		}
		room := int((in.Y + in.H - y) / k.pitch(st.Size))
		if room < 1 {
			a.cut = true
			break
		}
		f := k.wrap(st, c.Title+": "+word, in.W, min(2, room))
		f.more = 0
		y = k.put(d, st, in.X, y, in.W, f)
	}
	return y - in.Y
}
