package scene

import (
	"slices"

	"lupaus/model"
)

// slot is one column of a map at its place: a touchpoint, the only column of
// a stage without touchpoints, or (in comparisons) a gap.
type slot struct {
	stage *model.Stage
	t     *model.Touchpoint
	match *model.Touchpoint // what stands in the same column of the map it is compared with
	over  *model.Touchpoint // its match in the journey that is laid over
	note  string            // what the lane of changes says

	noteBlock *Block
	noteH     float64

	width float64
	run   float64 // left edge, from that of the first column, in one row
	index int     // number among the columns of the journey
	real  int     // number of columns up to this one that are no gaps
	col   *column
}

func (s *slot) entity() model.Entity {
	switch {
	case s.t != nil:
		return s.t
	case s.stage != nil:
		return s.stage
	}
	return nil
}

// journeyMap is a map being built.
type journeyMap struct {
	b      *Builder
	p      *model.Project
	j      *model.Journey
	opt    MapOptions
	shape  *shape
	slots  []slot
	total  int // columns of the whole journey
	over   *overlay
	knots  []knots
	kept   map[model.ID][]model.ID // promises given elsewhere, by the touchpoint that keeps them
	bands  []band                  // of every column; nil when expectations are not drawn
	placed []Placed
	inputs []model.Entity // scratch of columnInputs
	labels []feelingLabel // scratch of feelings
	other  *journeyMap    // the map this one is compared with
}

// Columns returns the number of columns of a journey's map: one for each
// touchpoint and one for each stage that has none.
func Columns(p *model.Project, j *model.Journey) int {
	n := 0
	for _, s := range model.Of[model.Stage](p, j.Stages) {
		n += max(1, len(s.Touchpoints))
	}
	return n
}

// Journey draws the map of a journey. A journey that is not in the project
// gives an empty scene.
func (b *Builder) Journey(p *model.Project, id model.ID, opt MapOptions) *Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	j := p.Journey(id)
	if j == nil {
		return New("", minWidth, 2*margin, nil)
	}
	m := &journeyMap{b: b, p: p, j: j, opt: opt}
	m.collect()
	if o := p.Journey(opt.Overlay); o != nil && o != j {
		m.lay(o)
	}
	lanes := m.j.Lanes
	if m.over != nil {
		lanes = append(slices.Clone(lanes), model.Lane{Kind: changesLane, Name: m.b.k.w.T("scene.changes", m.overName())})
	}
	m.shape = b.shape(lanes, m.curves(), opt.Screen)
	m.fill()
	m.bands = m.expectations()
	return m.scene()
}

// collect lists the columns that are wanted.
func (m *journeyMap) collect() {
	m.slots = make([]slot, 0, Columns(m.p, m.j))
	index := 0
	add := func(s *model.Stage, t *model.Touchpoint) {
		if index >= m.opt.From && (m.opt.To <= 0 || index < m.opt.To) {
			m.slots = append(m.slots, slot{stage: s, t: t, width: m.columnWidth(t), index: index})
		}
		index++
	}
	for _, s := range model.Of[model.Stage](m.p, m.j.Stages) {
		empty := true
		for _, t := range model.Of[model.Touchpoint](m.p, s.Touchpoints) {
			add(s, t)
			empty = false
		}
		if empty {
			add(s, nil)
		}
	}
	m.total = index
}

func (m *journeyMap) columnWidth(t *model.Touchpoint) float64 {
	w := m.opt.ColumnMM
	if w == 0 && t != nil {
		w = t.WidthMM
	}
	if w == 0 {
		w = model.DefaultColumnMM
	}
	return min(max(w, model.MinColumnMM), model.MaxColumnMM)
}

// curves lists the curves of the map: those of the journey's personas, the
// customer in general first if anything is said of her, then those that are
// laid over.
func (m *journeyMap) curves() []curve {
	personas := m.j.Personas
	if len(personas) == 0 {
		personas = []model.ID{""}
	} else if slices.ContainsFunc(m.slots, func(s slot) bool { return s.t != nil && saysFor(s.t, "") }) {
		personas = append([]model.ID{""}, personas...)
	}
	var curves []curve
	for i, id := range personas {
		curves = append(curves, curve{persona: id, number: i})
	}
	if m.over == nil {
		return curves
	}
	for i, id := range personas {
		if slices.ContainsFunc(m.slots, func(s slot) bool { return s.over != nil && saysFor(s.over, id) }) {
			curves = append(curves, curve{persona: id, number: i, overlay: true})
		}
	}
	return curves
}

func saysFor(t *model.Touchpoint, persona model.ID) bool {
	_, ok := t.Feeling(persona)
	return ok
}

// fill finds or builds the column of each slot.
func (m *journeyMap) fill() {
	if m.shape.has(model.LanePromise) {
		m.kept = m.b.keepers.of(m.p)
	}
	run, real := 0.0, 0
	for i := range m.slots {
		s := &m.slots[i]
		if s.entity() != nil {
			real++
		}
		s.run, s.real = run, real
		run += s.width
		s.col = m.columnFor(s)
		s.noteBlock, s.noteH = m.b.k.textCell(s.note, s.width)
	}
}

// scene puts title, legend and strips under each other.
func (m *journeyMap) scene() *Scene {
	strips := m.strips()
	width := minWidth
	for _, st := range strips {
		width = max(width, 2*margin+headW+gutter+st.width+m.addWidth())
	}
	m.placed = make([]Placed, 0, m.shape.blocks+len(m.slots)+16)
	y := m.heading(width, 0, true)
	for i := range strips {
		if i > 0 {
			y += bandGap
		}
		y += m.strip(&strips[i], margin, y)
	}
	m.shape.blocks = len(m.placed)
	return New(m.j.Name, width, y+margin, m.placed)
}

func (m *journeyMap) addWidth() float64 {
	if m.opt.Screen {
		return addW
	}
	return 0
}

// place puts a block, if there is one, at a position.
func (m *journeyMap) place(b *Block, x, y float64) {
	if b != nil {
		m.placed = append(m.placed, Placed{x, y, b})
	}
}
