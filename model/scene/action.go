package scene

import (
	"cmp"
	"math"
	"slices"

	"lupaus/model"
)

// ActionOptions say how the actions are drawn.
type ActionOptions struct {
	Width, Height float64    // millimetres, 0: a lying A3 without its margins; the picture grows with the list
	Today         model.Date // what is due before it and still open is said to be late; "" says nothing
	Screen        bool       // with a margin around and places to add
	Blank         bool       // to be written into on paper: nothing of what has been said
}

// Actions draws the actions on a plane of effort (to the right) and customer
// value (up), and beside it as a list with the most value for the least effort
// first. Actions that nobody has ranked yet stand in a tray below the plane, and
// those that are done or dropped at the end of the list.
func (b *Builder) Actions(p *model.Project, opt ActionOptions) *Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	a := b.actions(p, opt)
	for _, c := range fill(a.list(), func(int) float64 { return math.Inf(1) }) {
		a.column(c, a.listX(), a.top)
	}
	edge := edgeOf(opt.Screen)
	for i := range a.placed {
		a.placed[i].X += edge
		a.placed[i].Y += edge
	}
	return New(a.title, a.opt.Width+2*edge, max(a.opt.Height, a.bottom)+2*edge, a.placed)
}

// ActionPages is Actions on pages of Width and Height: the plane with the
// beginning of the list, then the rest of the list in two columns.
func (b *Builder) ActionPages(p *model.Project, opt ActionOptions) []*Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	opt.Screen = false
	a := b.actions(p, opt)
	columns := fill(a.list(), func(int) float64 { return a.opt.Height - a.top })
	var out []*Scene
	for i, c := range columns {
		switch {
		case i == 0:
			a.column(c, a.listX(), a.top)
		case i%2 == 1:
			a.column(c, 0, 0)
		default:
			a.column(c, a.listX(), 0)
		}
		if i%2 == 0 || i == len(columns)-1 {
			out = append(out, New(a.title, a.opt.Width, max(a.opt.Height, a.bottom), a.placed))
			a.placed, a.bottom = nil, 0
		}
	}
	return out
}

// actionPicture is the picture of the actions being drawn.
type actionPicture struct {
	b      *Builder
	k      *setter
	p      *model.Project
	opt    ActionOptions
	title  string
	top    float64 // where plane and list begin
	bottom float64 // of what is drawn

	ranked, unranked, closed []*model.Action
	number                   map[model.ID]int // of what stands on the plane
	placed                   []Placed
}

// The measures of the picture in millimetres.
const (
	actionW, actionH = 396.0, 273.0 // A3 without its margins
	actionGap        = 8.0          // between plane and list
	wideList         = 165.0        // the list at its widest
)

func (b *Builder) actions(p *model.Project, opt ActionOptions) *actionPicture {
	if opt.Width <= 0 || opt.Height <= 0 {
		opt.Width, opt.Height = actionW, actionH
	}
	a := &actionPicture{b: b, k: &b.k, p: p, opt: opt, title: b.k.w.T("figure.actions")}
	a.sortActions()
	head := b.write(styleTitle, a.title, opt.Width)
	a.put(head, 0, 0)
	a.top = head.h + 3
	a.plane()
	return a
}

// listW is the width of the list, rather less than half of the picture.
func (a *actionPicture) listW() float64 {
	return min(wideList, (a.opt.Width-actionGap)*0.48)
}

func (a *actionPicture) listX() float64 { return a.opt.Width - a.listW() }

// put places a piece.
func (a *actionPicture) put(p piece, x, y float64) {
	a.column(filledColumn{pieces: []piece{p}, h: p.h}, x, y)
}

// column places a column.
func (a *actionPicture) column(c filledColumn, x, y float64) {
	a.placed = c.place(a.placed, x, y)
	a.bottom = max(a.bottom, y+c.h)
}

// ActionAt returns the customer value and the effort that a place on the plane
// stands for. The place is told in parts of the plane's zone, from 0 to 1, x to
// the right and y down.
func ActionAt(x, y float64) (value, effort int) {
	step := func(f float64) int { return min(max(int(f*model.MaxRank)+1, 1), model.MaxRank) }
	return step(1 - y), step(x)
}

// ActionPlace is the opposite of ActionAt: the middle of the cell of a value
// and an effort.
func ActionPlace(value, effort int) (x, y float64) {
	return (float64(effort) - 0.5) / model.MaxRank, 1 - (float64(value)-0.5)/model.MaxRank
}

// isRanked reports whether an action has a place on the plane.
func isRanked(a *model.Action) bool { return a.Value > 0 && a.Effort > 0 }

// sortActions parts the actions: those that are open and ranked, with the most
// value for the least effort first and of equal ones that of more value; those
// that are open and not ranked; those that are done or dropped.
func (a *actionPicture) sortActions() {
	if a.opt.Blank {
		return
	}
	for _, e := range model.Of[model.Action](a.p, a.p.Info().Actions) {
		switch {
		case !e.State.Open():
			a.closed = append(a.closed, e)
		case isRanked(e):
			a.ranked = append(a.ranked, e)
		default:
			a.unranked = append(a.unranked, e)
		}
	}
	slices.SortStableFunc(a.ranked, func(x, y *model.Action) int {
		return cmp.Or(cmp.Compare(y.Value*x.Effort, x.Value*y.Effort), cmp.Compare(y.Value, x.Value))
	})
	a.number = map[model.ID]int{}
	for _, e := range slices.Concat(a.ranked, a.closed) {
		if isRanked(e) {
			a.number[e.ID] = len(a.number) + 1
		}
	}
}
