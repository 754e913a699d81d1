package scene

import (
	"fmt"
	"math"
	"strings"

	"lupaus/model"
)

// standing is who stands on a step of the staircase.
type standing struct {
	name, value string
	whole       bool // all areas together
	ref         Ref
}

// stair is a step of the maturity staircase, the lowest first.
type stair struct {
	number, title, about string
	stands               []standing
	reached              bool // by the whole
}

// stairsOf are the steps with the areas that stand on them; none when the
// instrument does not tell maturity.
func (a *auditPicture) stairsOf() []stair {
	if len(a.i.Stairs) == 0 {
		return nil
	}
	out := make([]stair, len(a.i.Stairs))
	for n, l := range a.i.Stairs {
		out[n] = stair{
			number: a.level(float64(n)), title: l.Title.In(a.lang), about: l.About.In(a.lang),
			reached: n <= a.r.WholeLevel(),
		}
	}
	stand := func(level int, s standing) {
		if level >= 0 && level < len(out) {
			out[level].stands = append(out[level].stands, s)
		}
	}
	if w := a.r.WholeLevel(); w >= 0 {
		stand(w, standing{name: a.t("whole"), value: a.level(a.r.Whole.Median), whole: true})
	}
	for n := range a.i.Areas {
		if level := a.r.Level(n); level >= 0 {
			stand(level, standing{name: a.i.Areas[n].Title.In(a.lang), value: a.level(a.r.Areas[n].Median), ref: a.areaRef(&a.i.Areas[n], "")})
		}
	}
	return out
}

// stairStyles are the letters of a staircase.
type stairStyles struct{ title, about, name Style }

// stairStylesFor are those that go into steps of a width.
func stairStylesFor(step float64) stairStyles {
	if step >= 44 {
		return stairStyles{styleHead, styleBody, styleStrong}
	}
	return stairStyles{styleHead, styleSmallIn, styleSmallIn.bold()}
}

// The measures of a staircase in millimetres.
const (
	leastStep = 27.0 // the width under which the steps are told as a list
	stairPad  = 2.4
	leastRise = 9.0
	stairEdge = 1.1 // the tread
	standGap  = 1.2 // around the card of who stands on a step
	standPad  = 1.6
	standPadY = 0.8
)

// staircase is a staircase being drawn: steps that rise to the right, with what
// is said of each in its body and who stands there above.
type staircase struct {
	k      *setter
	steps  []stair
	width  float64
	styles stairStyles
	rise   float64
}

func (s *staircase) stepW() float64 { return s.width / float64(len(s.steps)) }

// body is the height that the words of a step need.
func (s *staircase) body(st stair) float64 {
	return stairEdge + stairPad + s.words(&drawing{}, st, 0, 0) + stairPad
}

// words writes number, title and description and returns their height.
func (s *staircase) words(d *drawing, st stair, x, y float64) float64 {
	w := s.stepW() - 2*stairPad
	top := y
	y = s.k.put(d, s.styles.title, x, y, w, s.k.wrap(s.styles.title, st.number+" "+st.title, w, math.MaxInt))
	if st.about != "" {
		y = s.k.put(d, s.styles.about, x, y+0.8, w, s.k.wrap(s.styles.about, st.about, w, math.MaxInt))
	}
	return y - top
}

// stands draws who stands on a step, from its tread up, and returns the height.
func (s *staircase) stands(d *drawing, st stair, x, bottom float64) float64 {
	y := bottom
	for _, who := range st.stands {
		c := s.stand(who)
		h := c.h + 2*standPadY
		y -= h + standGap
		r := Rect{x + standGap, y, s.stepW() - 2*standGap, h}
		box := Box{Rect: Rect{r.X + fine/2, r.Y + fine/2, r.W - fine, r.H - fine}, Radius: 1.2, Fill: Card, Pen: Pen{Colour: CardEdge, Width: fine}}
		if who.whole {
			box.Fill, box.Pen = Accent, Pen{}
		}
		d.box(box)
		s.k.put(d, c.st, r.X+standPad, r.Y+standPadY, c.width, c.name)
		s.k.putLine(d, c.st, r.X+r.W-standPad-c.number.width, r.Y+standPadY+c.h-s.k.pitch(c.st.Size), c.number)
		if who.ref != (Ref{}) {
			d.zone(r, who.ref)
		}
	}
	return bottom - y
}

// standCard is the name and the number of who stands on a step.
type standCard struct {
	st     Style
	name   folded
	width  float64 // of the name, at whose end letters from right to left begin
	number line
	h      float64
}

// stand sets a name with its number beside it, or below where words would have to
// be broken for it.
func (s *staircase) stand(who standing) standCard {
	w := s.stepW() - 2*standGap - 2*standPad
	c := standCard{st: s.styles.name}
	if who.whole {
		c.st.Colour = AccentInk
	}
	c.number = s.k.one(c.st, who.value, w)
	room := w - c.number.width - 1.5
	widest := 0.0
	for _, word := range strings.Fields(who.name) {
		widest = max(widest, s.k.ts.Width(c.st.Face, c.st.Size, word))
	}
	lines := 0
	c.width = room
	if widest > room {
		c.width, lines = w, 1
	}
	c.name = s.k.wrap(c.st, who.name, c.width, math.MaxInt)
	c.h = float64(max(1, len(c.name.lines)+lines)) * s.k.pitch(c.st.Size)
	return c
}

// size is the height of the lowest step's body and of the whole figure.
func (s *staircase) size() (lowest, height float64) {
	for n, st := range s.steps {
		lowest = max(lowest, s.body(st)-float64(n)*s.rise)
	}
	for n, st := range s.steps {
		height = max(height, lowest+float64(n)*s.rise+s.stands(&drawing{}, st, 0, 0)+0.5)
	}
	return lowest, height
}

// draw draws the figure down to a height.
func (s *staircase) draw(d *drawing, bottom float64) {
	lowest, _ := s.size()
	w := s.stepW()
	for n, st := range s.steps {
		x, h := float64(n)*w, lowest+float64(n)*s.rise
		fill, tread := Band, InkSoft
		if st.reached {
			fill, tread = AccentSoft, Accent
		}
		d.box(Box{Rect: Rect{x, bottom - h, w, h}, Fill: fill})
		d.box(Box{Rect: Rect{x, bottom - h, w, stairEdge}, Fill: tread})
		if n > 0 {
			d.box(Box{Rect: Rect{x - hair/2, bottom - h, hair, h}, Fill: CardEdge})
		}
		s.words(d, st, x+stairPad, bottom-h+stairEdge+stairPad)
		s.stands(d, st, x, bottom-h)
	}
}

func (s *staircase) key() string {
	return fmt.Sprint(s.steps, s.styles, s.rise)
}

// stairs draws the staircase, and below it the next possible step of each area.
func (a *auditPicture) stairs() {
	steps := a.stairsOf()
	switch {
	case steps == nil:
		a.say(styleBody, a.t("noStairs"))
	case a.spec.Width/float64(len(steps)) < leastStep:
		a.stairList(steps)
	default:
		s := &staircase{k: a.k, steps: steps, width: a.spec.Width, styles: stairStylesFor(a.spec.Width / float64(len(steps))), rise: leastRise}
		a.add(pieceOf(a.b.block(blockKey{kind: "staircase", text: s.key(), a: s.width}, func(d *drawing) {
			_, h := s.size()
			s.draw(d, h)
			d.grow(Rect{0, 0, s.width, h}, 0)
		})))
		a.add(space(1), a.b.write(styleSmall, a.t("stairsNote"), readable(a.spec.Width)))
	}
	a.nextSteps()
}

// stairList tells the steps under each other, the highest first.
func (a *auditPicture) stairList(steps []stair) {
	t := a.b.newTable(a.spec.Width, mostOf(a.page), []float64{1.6, 1}, []float64{0, 0})
	for n := len(steps) - 1; n >= 0; n-- {
		st := steps[n]
		var who []cellPart
		for _, s := range st.stands {
			text := textPart(styleStrong, s.name+" "+s.value)
			if s.whole {
				text = textPart(styleStrong.in(Accent), s.name+" "+s.value)
			}
			who = append(who, text.zoned(s.ref))
		}
		a.rows(t, nil, tableRow{frame: frameRuled, cells: []tableCell{
			cellOf(textPart(styleHead, st.number+" "+st.title), textPart(styleSmallIn, st.about)), cellOf(who...),
		}})
	}
}

// levelName is the name of a level: that of its step, or else its number.
func (a *auditPicture) levelName(level int) string {
	number := a.t("levelNumber", a.level(float64(level)))
	if level < len(a.i.Stairs) {
		return dots(number, a.i.Stairs[level].Title.In(a.lang))
	}
	return number
}

// stepsOf are the chosen steps of an area whose actions are there.
func (a *auditPicture) stepsOf(area string) []chosenStep {
	var out []chosenStep
	for _, s := range a.a.Steps {
		if s.Area != area {
			continue
		}
		if e := a.p.Action(s.Action); e != nil {
			out = append(out, chosenStep{s, e})
		}
	}
	return out
}

type chosenStep struct {
	model.AuditStep
	action *model.Action
}

// lifts says which statement a step is meant to lift.
func (a *auditPicture) lifts(key string) string {
	at := a.i.Find(key)
	if at < 0 {
		return ""
	}
	_, s := a.i.Statement(at)
	now := ""
	if c := a.r.Statements[at]; c.Shown() {
		now = a.t("nowShort", a.level(c.Median))
	}
	return dots(a.t("lifts", strings.TrimRight(s.Text.In(a.lang), ".")), now)
}

// ownerName is the role that answers for an action, "" for none.
func (a *auditPicture) ownerName(e *model.Action) string {
	if r := a.p.Role(e.Owner); r != nil {
		return Name(a.k.w, r)
	}
	return ""
}

// statePart is the state of an action behind its sign.
func (a *auditPicture) statePart(e *model.Action) cellPart {
	return signPart("action "+string(e.State), actionSign(e.State), styleSmallIn, a.k.w.T("actionState."+string(e.State)))
}
