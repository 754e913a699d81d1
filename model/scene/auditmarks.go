package scene

import (
	"cmp"
	"fmt"
	"slices"
)

// groupMarks are the medians of groups on one axis. Groups of the same median
// stand beside each other around it, in rows where there is no room.
type groupMarks struct {
	marks []groupAt
	h     float64
}

type groupAt struct {
	g      respondents
	median float64
	aside  float64 // of the middle of the mark from its place
	row    int
}

// markPitch is the distance of two rows of marks.
const markPitch = groupMarkH + 0.3

// marksOf collects the medians of a statement for an axis of a width.
func (a *auditPicture) marksOf(statement int, width float64) groupMarks {
	var m groupMarks
	for i, g := range a.groups {
		if c := a.r.ByGroup[i][statement]; c.Shown() {
			m.marks = append(m.marks, groupAt{g: g, median: c.Median})
		}
	}
	slices.SortStableFunc(m.marks, func(x, y groupAt) int { return cmp.Compare(x.median, y.median) })
	x := laneAxis{Rect{W: width}, a.r.Top()}
	for perRow := min(4, len(m.marks)); perRow > 1; perRow-- {
		if m.beside(a.k, x, perRow) {
			return m
		}
	}
	m.stack(a.k, x)
	return m
}

// beside puts at most so many groups of the same median beside each other, and
// reports whether they keep apart from those of other medians.
func (m *groupMarks) beside(k *setter, x laneAxis, perRow int) bool {
	end, rows := 0.0, 1 // end is where the marks of the median before end
	for from := 0; from < len(m.marks); {
		to := from
		for to < len(m.marks) && m.marks[to].median == m.marks[from].median {
			to++
		}
		at, right := x.at(m.marks[from].median), end
		for row := 0; from < to; row++ {
			part := m.marks[from:min(to, from+perRow)]
			w := -0.3
			for _, p := range part {
				w += k.markWidth(p.g) + 0.3
			}
			left := max(x.r.X, min(at-w/2, x.r.X+x.r.W-w))
			if left < end {
				return false
			}
			right = max(right, left+w+0.3)
			for i := range part {
				mw := k.markWidth(part[i].g)
				part[i].aside, part[i].row = left+mw/2-at, row
				left += mw + 0.3
			}
			rows = max(rows, row+1)
			from += len(part)
		}
		end = right
	}
	m.h = float64(rows) * markPitch
	return true
}

// stack puts marks that would cover each other into rows.
func (m *groupMarks) stack(k *setter, x laneAxis) {
	var ends []float64 // where the last mark of each row ends
	for i := range m.marks {
		half := k.markWidth(m.marks[i].g) / 2
		at, row := x.at(m.marks[i].median), 0
		for row < len(ends) && ends[row] > at-half {
			row++
		}
		if row == len(ends) {
			ends = append(ends, 0)
		}
		ends[row], m.marks[i].row, m.marks[i].aside = at+half+0.2, row, 0
	}
	m.h = float64(max(1, len(ends))) * markPitch
}

func (m groupMarks) key() string {
	s := ""
	for _, at := range m.marks {
		s += at.g.key() + fmt.Sprint(at.median, at.aside, at.row) + "\x00"
	}
	return s
}

// marksFrame is a ruled row with the marks on the axis in a column.
func (a *auditPicture) marksFrame(column int, m groupMarks, low, high float64) *rowFrame {
	top := a.r.Top()
	name := fmt.Sprint("marks ", column, top, low, high) + m.key()
	return &rowFrame{name: name, padX: cellPad, padY: 1.2, draw: func(d *drawing, t *table, _ int, h float64) {
		x := laneAxis{Rect{t.xs[column], 0, t.ws[column], h}, top}
		x.span(d, low, high)
		x.grid(d)
		k := &t.b.k
		for _, at := range m.marks {
			k.groupMark(d, at.g, x.at(at.median)+at.aside, (h-m.h)/2+(float64(at.row)+0.5)*markPitch)
		}
		d.box(Box{Rect: Rect{0, h - hair, t.width(), hair}, Fill: CardEdge})
	}}
}

// marksHead is the row of titles above marks on an axis.
func (a *auditPicture) marksHead(column int, cells []tableCell) tableRow {
	top, from := a.r.Top(), int(a.r.First())
	frame := &rowFrame{name: fmt.Sprint("marks head ", column, top, from), padX: cellPad, padY: 1.2, draw: func(d *drawing, t *table, _ int, h float64) {
		frameHead.draw(d, t, 0, h)
		k := &t.b.k
		x := laneAxis{Rect{t.xs[column], 0, t.ws[column], h}, top}
		x.numbers(d, k, styleSmallIn, from, (h-k.pitch(SizeSmall))/2)
	}}
	return tableRow{frame: frame, cells: cells}
}
