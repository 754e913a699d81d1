package scene

import "lupaus/model"

// ActionOptions say how the actions are drawn.
type ActionOptions struct {
	Width, Height float64    // millimetres, 0: a lying A3 without its margins; the screen's picture grows with the list
	Today         model.Date // what is due before it and still open is said to be late; "" says nothing
	Screen        bool       // with a margin around and places to add
	Blank         bool       // to be written into on paper: nothing of what has been said
}

// Actions draws the actions on a plane of effort (to the right) and customer
// value (up), and beside it as a list with the most value for the least effort
// first. Actions that nobody has ranked yet stand in a tray.
func (b *Builder) Actions(_ *model.Project, _ ActionOptions) *Scene {
	return New("", 396, 273, nil)
}

// ActionPages is Actions on pages of Width and Height: the plane with the
// beginning of the list, then the rest of the list.
func (b *Builder) ActionPages(p *model.Project, opt ActionOptions) []*Scene {
	return []*Scene{b.Actions(p, opt)}
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
