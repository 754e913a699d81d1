package scene

import (
	"math"

	"lupaus/model"
)

// MatrixOptions say how the matrix of promises is drawn. The zero value draws
// the stages of the first journey, for paper.
type MatrixOptions struct {
	Journey model.ID // whose stages are the columns; empty: the first journey
	Screen  bool     // adds hints that only make sense with a pointer
	Blank   bool     // leaves the cells empty, to be written into by hand
	Width   float64  // millimetres that the columns are fitted into, 0: those of a screen
}

// PromiseMatrix draws who promises what at which stage of a journey: a row for
// each role, the last one for promises that nobody owns, and a column for each
// stage, the first one for promises that belong to no stage. Where there are
// many stages, the columns go on below. A promise of a role stands at the
// stages of the touchpoints that keep it, each time with the stage as Ref.Lane.
func (b *Builder) PromiseMatrix(p *model.Project, opt MatrixOptions) *Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	m := &matrix{collage: collage{b: b}, p: p, opt: opt, j: p.Journey(opt.Journey)}
	if js := p.Info().Journeys; m.j == nil && opt.Journey == "" && len(js) > 0 {
		m.j = p.Journey(js[0])
	}
	m.axes()
	if !opt.Blank {
		m.collect()
	}
	return m.scene()
}

// matrix is a matrix of promises being drawn.
type matrix struct {
	collage
	p   *model.Project
	j   *model.Journey // nil when there is none
	opt MatrixOptions

	stages []*model.Stage // of the columns; the first one is nil
	roles  []*model.Role  // of the rows; the last one is nil
	column map[model.ID]int
	row    map[model.ID]int
	cells  [][]*model.Promise // row by row
	least  float64            // height of a row
}

// axes lists columns and rows.
func (m *matrix) axes() {
	m.stages = []*model.Stage{nil}
	m.column, m.row = map[model.ID]int{}, map[model.ID]int{}
	if m.j != nil {
		for _, s := range model.Of[model.Stage](m.p, m.j.Stages) {
			m.column[s.ID] = len(m.stages)
			m.stages = append(m.stages, s)
		}
	}
	for _, r := range model.Of[model.Role](m.p, m.p.Info().Roles) {
		m.row[r.ID] = len(m.roles)
		m.roles = append(m.roles, r)
	}
	m.roles = append(m.roles, nil)
	m.cells = make([][]*model.Promise, len(m.roles)*len(m.stages))
}

// collect puts the promises into their cells.
func (m *matrix) collect() {
	for _, s := range m.stages[1:] {
		m.put(s.Promises, m.column[s.ID])
		for _, t := range model.Of[model.Touchpoint](m.p, s.Touchpoints) {
			m.put(t.Promises, m.column[s.ID])
		}
	}
	for _, r := range m.roles {
		if r == nil {
			continue
		}
		for _, pr := range model.Of[model.Promise](m.p, r.Promises) {
			owner := pr.Owner
			if owner == "" {
				owner = r.ID
			}
			for _, column := range m.keptAt(pr) {
				m.add(owner, column, pr)
			}
		}
	}
}

func (m *matrix) put(ids []model.ID, column int) {
	for _, pr := range model.Of[model.Promise](m.p, ids) {
		m.add(pr.Owner, column, pr)
	}
}

func (m *matrix) add(owner model.ID, column int, pr *model.Promise) {
	row, ok := m.row[owner]
	if !ok {
		row = len(m.roles) - 1
	}
	cell := &m.cells[row*len(m.stages)+column]
	*cell = append(*cell, pr)
}

// keptAt lists the columns of a role's promise: those of the stages at which it
// is kept, the first one when it is kept nowhere in particular, none when it is
// kept on other journeys only.
func (m *matrix) keptAt(pr *model.Promise) []int {
	if len(pr.KeptBy) == 0 {
		return []int{0}
	}
	at := make([]bool, len(m.stages))
	for _, t := range model.Of[model.Touchpoint](m.p, pr.KeptBy) {
		if column, ok := m.column[t.Stage]; ok {
			at[column] = true
		}
	}
	var columns []int
	for i, kept := range at {
		if kept {
			columns = append(columns, i)
		}
	}
	return columns
}

// The measures of the matrix in millimetres.
const (
	matrixHeadW  = 50.0
	matrixWidth  = 420.0 // what the columns of a band are fitted into on a screen
	leastColumn  = 42.0
	widestColumn = 66.0
	leastCell    = 12.0
	blankCell    = 26.0 // to be written into
)

// bands cuts the columns into bands of about equal number and returns the
// width of a column.
func (m *matrix) bands() (bands []stretch, width float64) {
	n, fit := len(m.stages), matrixWidth
	if m.opt.Width > 0 {
		fit = max(leastColumn, m.opt.Width)
	}
	count := math.Ceil(float64(n) * leastColumn / fit)
	per := int(math.Ceil(float64(n) / count))
	for from := 0; from < n; from += per {
		bands = append(bands, stretch{from, min(from+per, n)})
	}
	return bands, math.Floor(min(widestColumn, fit/float64(per)))
}

// scene puts heading, the company's promise and the bands under each other.
func (m *matrix) scene() *Scene {
	k := &m.b.k
	bands, columnW := m.bands()
	title := k.w.T("scene.matrix.title")
	width := matrixHeadW + columnW*float64(bands[0].to-bands[0].from)
	var ref Ref
	sub := m.p.Info().Organisation.Name
	if m.j != nil {
		sub, ref = dots(sub, m.j.Name), Ref{Owner: m.j.ID, Part: PartJourney}
	}
	y := m.heading(title, sub, max(width, minWidth-2*margin), ref)
	y = m.hint(y, max(width, minWidth-2*margin))
	y = m.company(y, width)
	m.least = leastCell
	if m.opt.Blank { // as high as a page has room for
		rows := float64(len(m.roles) * len(bands))
		m.least = max(blankCell, (width/goodShape-y-margin)/rows-leastCell/float64(len(m.roles)))
	}
	for i, band := range bands {
		if i > 0 {
			y += bandGap
		}
		y = m.band(band, columnW, y)
	}
	return New(title, max(minWidth, width+2*margin), y+margin, m.placed)
}

// hint says on screen what the matrix waits for.
func (m *matrix) hint(y, width float64) float64 {
	if !m.opt.Screen || len(m.stages) > 1 && len(m.roles) > 1 {
		return y
	}
	block := m.b.block(blockKey{kind: "matrix hint", a: width}, func(d *drawing) {
		k := &m.b.k
		k.put(d, styleSmall, 0, 0, width, k.wrap(styleSmall, k.w.T("scene.matrix.empty"), width, 4))
	})
	m.place(block, margin, y)
	return y + onGrid(block.Bounds.H) + grid
}

// band draws some of the columns with all rows and returns where it ends.
func (m *matrix) band(columns stretch, columnW, y float64) float64 {
	headH := leastCell
	heads := make([]*Block, 0, columns.to-columns.from)
	for _, s := range m.stages[columns.from:columns.to] {
		head := m.stageHead(s, columnW)
		heads = append(heads, head)
		headH = max(headH, onGrid(head.height()))
	}
	for i, head := range heads {
		x := margin + matrixHeadW + columnW*float64(i)
		id := stageID(m.stages[columns.from+i])
		m.place(m.headGround(id, columnW, headH), x, y)
		m.place(head, x, y)
	}
	y += headH
	for row := range m.roles {
		y += m.rowOf(row, columns, columnW, y)
	}
	return y
}

// rowOf draws a row of a band and returns its height.
func (m *matrix) rowOf(row int, columns stretch, columnW, y float64) float64 {
	role := m.roles[row]
	head := m.roleHead(role)
	height := max(m.least, head.height())
	placed := len(m.placed)
	for column := columns.from; column < columns.to; column++ {
		x := margin + matrixHeadW + columnW*float64(column-columns.from)
		end := inset
		for _, pr := range m.cells[row*len(m.stages)+column] {
			card := m.card(pr, stageID(m.stages[column]), columnW-2*inset)
			m.place(card, x+inset, y+end)
			end += card.Bounds.H + inset
		}
		height = max(height, end)
	}
	height = onGrid(height)
	cards := append([]Placed(nil), m.placed[placed:]...)
	m.placed = m.placed[:placed] // the ground lies under the cards
	m.place(m.rowGround(role, columns, columnW, height), margin, y)
	m.place(head, margin, y)
	m.placed = append(m.placed, cards...)
	return height
}

// height is that of a block; a block that is not there has none.
func (b *Block) height() float64 {
	if b == nil {
		return 0
	}
	return b.Bounds.H
}

func stageID(s *model.Stage) model.ID {
	if s == nil {
		return ""
	}
	return s.ID
}

func roleID(r *model.Role) model.ID {
	if r == nil {
		return ""
	}
	return r.ID
}
