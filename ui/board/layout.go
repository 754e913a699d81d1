package board

import (
	"cmp"
	"math"
	"slices"

	"lupaus/model"
	"lupaus/model/scene"
)

// column is a touchpoint's place on the map.
type column struct {
	id    model.ID
	stage model.ID
	rect  scene.Rect // card and cells
	card  scene.Rect
}

// box is the head of a stage or a lane, or an add place.
type box struct {
	ref  scene.Ref
	rect scene.Rect
}

// layout is what the board needs to know of a map's order. It is read from the
// scene's zones, so that the board has no second opinion of where things are.
type layout struct {
	columns []column // left to right, strip by strip
	index   map[model.ID]int
	stages  []box
	lanes   []box
	adds    []box
	title   *box
	heads   scene.Rect // the column of the heads of lanes, from the stages down
	// journeys are those that the picture shows.
	journeys map[model.ID]bool
}

func newLayout(p *model.Project, s *scene.Scene) *layout {
	l := &layout{index: map[model.ID]int{}, journeys: map[model.ID]bool{}}
	if s == nil || p == nil {
		return l
	}
	for _, b := range s.Blocks {
		for _, z := range b.Zones {
			l.add(p, z.Ref, z.Shift(b.X, b.Y))
		}
	}
	l.findHeads()
	inOrder := func(a, b column) int { return readingOrder(a.card, b.card) }
	if !slices.IsSortedFunc(l.columns, inOrder) {
		slices.SortStableFunc(l.columns, inOrder)
		for i, c := range l.columns {
			l.index[c.id] = i
		}
	}
	slices.SortStableFunc(l.stages, func(a, b box) int { return readingOrder(a.rect, b.rect) })
	slices.SortStableFunc(l.adds, func(a, b box) int { return readingOrder(a.rect, b.rect) })
	slices.SortStableFunc(l.lanes, func(a, b box) int { return cmp.Compare(a.rect.Y, b.rect.Y) })
	return l
}

// findHeads measures the column in which the heads of lanes stand.
func (l *layout) findHeads() {
	for _, b := range l.lanes {
		l.heads = l.heads.Union(b.rect)
	}
	for _, b := range l.stages {
		if len(l.lanes) > 0 && b.rect.Y < l.heads.Y {
			l.heads.H += l.heads.Y - b.rect.Y
			l.heads.Y = b.rect.Y
		}
	}
}

// readingOrder sorts what does not overlap in height by height, the rest from
// left to right.
func readingOrder(a, b scene.Rect) int {
	if a.Y+a.H <= b.Y || b.Y+b.H <= a.Y {
		return cmp.Compare(a.Y, b.Y)
	}
	return cmp.Compare(a.X, b.X)
}

func (l *layout) add(p *model.Project, ref scene.Ref, r scene.Rect) {
	switch ref.Part {
	case scene.PartTouchpoint, scene.PartCell:
		i, ok := l.columnOf(p, ref.Owner)
		if !ok {
			return
		}
		l.columns[i].rect = l.columns[i].rect.Union(r)
		if ref.Part == scene.PartTouchpoint {
			l.columns[i].card = r
		}
	case scene.PartStage:
		l.stages = append(l.stages, box{ref, r})
		if s := p.Stage(ref.Owner); s != nil {
			l.journeys[s.Journey] = true
		}
	case scene.PartLane:
		l.lanes = append(l.lanes, box{ref, r})
	case scene.PartAdd:
		// An empty stage offers two places; the larger one stands where its
		// touchpoints will.
		for i, a := range l.adds {
			if a.ref == ref {
				if r.W*r.H > a.rect.W*a.rect.H {
					l.adds[i].rect = r
				}
				return
			}
		}
		l.adds = append(l.adds, box{ref, r})
	case scene.PartJourney:
		if l.title == nil {
			l.title = &box{ref, r}
		}
		l.journeys[ref.Owner] = true
	}
}

// columnOf returns the number of a touchpoint's column while they are being
// collected. The zones of a column mostly follow each other.
func (l *layout) columnOf(p *model.Project, id model.ID) (int, bool) {
	if n := len(l.columns) - 1; n >= 0 && l.columns[n].id == id {
		return n, true
	}
	if i, ok := l.index[id]; ok {
		return i, true
	}
	t := p.Touchpoint(id)
	if t == nil {
		return 0, false
	}
	l.index[id] = len(l.columns)
	l.columns = append(l.columns, column{id: id, stage: t.Stage})
	return len(l.columns) - 1, true
}

// column returns a touchpoint's column.
func (l *layout) column(id model.ID) (column, bool) {
	if i, ok := l.index[id]; ok && i < len(l.columns) {
		return l.columns[i], true
	}
	return column{}, false
}

// stageBox returns the head of a stage.
func (l *layout) stageBox(id model.ID) (box, bool) {
	for _, b := range l.stages {
		if b.ref.Owner == id {
			return b, true
		}
	}
	return box{}, false
}

// inStage lists a stage's columns from left to right.
func (l *layout) inStage(id model.ID) []column {
	var cs []column
	for _, c := range l.columns {
		if c.stage == id {
			cs = append(cs, c)
		}
	}
	return cs
}

// stageAt returns the stage whose head's width holds x, or the nearest.
func (l *layout) stageAt(x, y float64) (box, bool) {
	var best box
	far := math.Inf(1)
	for _, b := range l.stages {
		if d := awayFrom(b.rect, x, y); d < far {
			best, far = b, d
		}
	}
	return best, len(l.stages) > 0
}

// awayFrom measures how far a point is from a stage, sideways first: on a map
// in strips the strip counts most, for which a stage reaches down from its head.
func awayFrom(r scene.Rect, x, y float64) float64 {
	dx := max(r.X-x, x-(r.X+r.W), 0)
	dy := max(r.Y-y, 0) * 1000
	return dx + dy - r.Y/1e6
}

// drop says where touchpoints dragged to a place would go: the stage, the
// index in its list as it is now, and where to mark it.
type drop struct {
	stage model.ID
	at    int
	mark  scene.Rect // a line of no width
}

// dropAt finds the place for touchpoints dragged to a point.
func (l *layout) dropAt(x, y float64) (drop, bool) {
	head, ok := l.stageAt(x, y)
	if !ok {
		return drop{}, false
	}
	d := drop{stage: head.ref.Owner, mark: scene.Rect{X: head.rect.X, Y: head.rect.Y + head.rect.H, H: 20}}
	for _, a := range l.adds {
		if a.ref.Owner == d.stage && a.rect.Y >= d.mark.Y {
			d.mark = scene.Rect{X: a.rect.X, Y: a.rect.Y, H: a.rect.H}
		}
	}
	for _, c := range l.inStage(d.stage) {
		edge := scene.Rect{X: c.rect.X, Y: c.card.Y, H: c.rect.Y + c.rect.H - c.card.Y}
		if x < c.rect.X+c.rect.W/2 {
			d.mark = edge
			break
		}
		d.mark = edge.Shift(c.rect.W, 0)
		d.at++
	}
	return d, true
}

// orderAt finds the index for a head dragged along an axis, in the list of
// heads as it is now.
func orderAt(heads []box, center func(scene.Rect) float64, at float64) int {
	i := 0
	for _, h := range heads {
		if center(h.rect) < at {
			i++
		}
	}
	return i
}
