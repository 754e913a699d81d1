package scene

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
)

// groupMarks are the medians of groups on one axis. Those that would cover each
// other stand in rows above each other.
type groupMarks struct {
	marks []groupAt
	h     float64
}

type groupAt struct {
	g      respondents
	median float64
	row    int
}

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
	var ends []float64 // where the last mark of each row ends
	for i := range m.marks {
		half := a.k.markWidth(m.marks[i].g) / 2
		at, row := x.at(m.marks[i].median), 0
		for row < len(ends) && ends[row] > at-half {
			row++
		}
		if row == len(ends) {
			ends = append(ends, 0)
		}
		ends[row], m.marks[i].row = at+half+0.2, row
	}
	m.h = float64(max(1, len(ends))) * markPitch
	return m
}

// markPitch is the distance of two rows of marks.
const markPitch = groupMarkH + 0.3

func (m groupMarks) key() string {
	s := ""
	for _, at := range m.marks {
		s += at.g.key() + fmt.Sprint(at.median, at.row) + "\x00"
	}
	return s
}

// marksFrame is a ruled row with the marks on the axis in a column.
func (a *auditPicture) marksFrame(column int, m groupMarks, low, high float64) *rowFrame {
	top := a.r.Top()
	name := fmt.Sprint("marks ", column, top, low, high) + m.key()
	return &rowFrame{name: name, padX: 1, padY: 1.2, draw: func(d *drawing, t *table, _ int, h float64) {
		x := laneAxis{Rect{t.xs[column], 0, t.ws[column], h}, top}
		x.span(d, low, high)
		x.grid(d)
		k := &t.b.k
		for _, at := range m.marks {
			k.groupMark(d, at.g, x.at(at.median), (h-m.h)/2+(float64(at.row)+0.5)*markPitch)
		}
		d.box(Box{Rect: Rect{0, h - hair, t.width(), hair}, Fill: CardEdge})
	}}
}

// marksHead is the row of titles above marks on an axis.
func (a *auditPicture) marksHead(column int, cells []tableCell) tableRow {
	top, from := a.r.Top(), int(a.r.First())
	frame := &rowFrame{name: fmt.Sprint("marks head ", column, top, from), padX: 1, padY: 1.2, draw: func(d *drawing, t *table, _ int, h float64) {
		frameHead.draw(d, t, 0, h)
		k := &t.b.k
		x := laneAxis{Rect{t.xs[column], 0, t.ws[column], h}, top}
		for i := range top + 1 {
			n := k.one(styleSmallIn, strconv.Itoa(i+from), 10)
			k.putLine(d, styleSmallIn, x.at(float64(i))-n.width/2, (h-k.pitch(SizeSmall))/2, n)
		}
	}}
	return tableRow{frame: frame, cells: cells}
}
