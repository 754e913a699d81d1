package scene

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"lupaus/model"
)

// The measures of a map in millimetres. Rows end on a grid of 2 mm.
const (
	grid     = 2.0
	margin   = 8.0  // around the picture
	headW    = 34.0 // lane heads
	gutter   = 4.0  // between the lane heads and the first column
	inset    = 1.0  // from a column's edge to the cards in it
	pad      = 2.0  // from a card's edge to its text
	textX    = inset + pad
	bandGap  = 10.0 // between two strips
	minWidth = 180.0
	addW     = 28.0 // the place to add a stage
)

// The most lines a text may take before it is cut.
const (
	titleLines = 6
	bodyLines  = 14
	headLines  = 6
	stageLines = 4
)

// textW is the width of the text in a column.
func textW(column float64) float64 { return column - 2*textX }

func onGrid(h float64) float64 { return math.Ceil(h/grid-1e-9) * grid }

// shape is what all columns of a map have in common: its lanes from top to
// bottom and its curves. Maps alike share one, so that columns can be told
// apart by its address.
type shape struct {
	lanes  []model.Lane // those that are shown
	curves []curve
	screen bool

	blocks   int     // how many the last map of this shape had, as a hint
	personas int     // curves that are not laid over
	plotH    float64 // height of the feeling lane
}

// has reports whether a lane of a kind is shown.
func (s *shape) has(kind model.LaneKind) bool {
	return slices.ContainsFunc(s.lanes, func(l model.Lane) bool { return l.Kind == kind })
}

// curve is one line in the feeling lane.
type curve struct {
	persona model.ID
	number  int  // which colour, pattern and dot
	overlay bool // of the journey that is laid over
}

func (b *Builder) shape(lanes []model.Lane, curves []curve, screen bool) *shape {
	key := fmt.Sprint(lanes, curves, screen)
	if s, ok := b.shapes.get(key); ok {
		return s
	}
	s := &shape{curves: curves, screen: screen}
	for _, c := range curves {
		if !c.overlay {
			s.personas++
		}
	}
	s.plotH = plotHeight(s.personas)
	for _, l := range lanes {
		if !l.Hidden {
			s.lanes = append(s.lanes, l)
		}
	}
	b.shapes.put(key, s)
	return s
}

// rows says where the rows of a strip lie, from the strip's upper edge. Strips
// with equal rows share one value.
type rows struct {
	stageH, cardY, cardH float64
	laneY, laneH         []float64
	height               float64
}

// newRows lays the rows under each other. The heights are those of what stands
// in them.
func (b *Builder) newRows(stageH, cardH float64, laneH []float64) *rows {
	r := &rows{stageH: onGrid(stageH), cardH: onGrid(cardH), laneH: make([]float64, len(laneH)), laneY: make([]float64, len(laneH))}
	y := r.stageH
	r.cardY = y
	y += r.cardH
	for i, h := range laneH {
		r.laneY[i], r.laneH[i] = y, onGrid(h)
		y += r.laneH[i]
	}
	r.height = y
	key := fmt.Sprint(r.stageH, r.cardH, r.laneH)
	if known, ok := b.rows.get(key); ok {
		return known
	}
	b.rows.put(key, r)
	return r
}

// laneName is a lane's own name or the word for its kind.
func (k *setter) laneName(l model.Lane) string {
	if strings.TrimSpace(l.Name) != "" {
		return l.Name
	}
	return k.w.T("lane." + string(l.Kind))
}
