package scene

import (
	"math/bits"
	"slices"
	"sync"
)

// index is a grid over the blocks of a scene, so that painting a part of a
// picture and finding what lies under the pointer do not walk all of it. The
// numbers of the blocks in cell c are blocks[starts[c]:starts[c+1]], growing.
type index struct {
	cell       float64
	cols, rows int
	starts     []int32
	blocks     []int32
	wide       []int32 // blocks that touch very many cells, growing
}

const (
	targetCells = 4096
	wideCells   = 64 // a block that touches more cells than this is wide
)

// New returns a scene ready for painting and hit tests. The blocks slice is
// the scene's from here on.
func New(title string, width, height float64, blocks []Placed) *Scene {
	s := &Scene{Width: width, Height: height, Title: title, Blocks: blocks}
	s.index = newIndex(s)
	return s
}

// newIndex sorts the blocks into cells by counting: once over the blocks to
// see how many each cell has, once to write them down.
func newIndex(s *Scene) *index {
	area := max(s.Width, 1) * max(s.Height, 1)
	x := &index{cell: max(20, sqrt(area/targetCells))}
	x.cols = int(s.Width/x.cell) + 1
	x.rows = int(s.Height/x.cell) + 1
	x.starts = make([]int32, x.cols*x.rows+1)
	for i := range s.Blocks {
		c := x.cells(s.Blocks[i].area())
		if c.count() > wideCells {
			x.wide = append(x.wide, int32(i))
			continue
		}
		for row := c.r0; row <= c.r1; row++ {
			for col := c.c0; col <= c.c1; col++ {
				x.starts[row*x.cols+col+1]++
			}
		}
	}
	for c := 1; c < len(x.starts); c++ {
		x.starts[c] += x.starts[c-1]
	}
	x.blocks = make([]int32, x.starts[len(x.starts)-1])
	next := slices.Clone(x.starts)
	for i := range s.Blocks {
		c := x.cells(s.Blocks[i].area())
		if c.count() > wideCells {
			continue
		}
		for row := c.r0; row <= c.r1; row++ {
			for col := c.c0; col <= c.c1; col++ {
				at := &next[row*x.cols+col]
				x.blocks[*at] = int32(i)
				*at++
			}
		}
	}
	return x
}

// cellRange is a block of cells, ends included.
type cellRange struct{ c0, c1, r0, r1 int }

func (c cellRange) count() int { return (c.c1 - c.c0 + 1) * (c.r1 - c.r0 + 1) }

// cells returns the cells that a rectangle touches.
func (x *index) cells(r Rect) cellRange {
	return cellRange{
		clamp(int(r.X/x.cell), x.cols), clamp(int((r.X+r.W)/x.cell), x.cols),
		clamp(int(r.Y/x.cell), x.rows), clamp(int((r.Y+r.H)/x.cell), x.rows),
	}
}

func clamp(i, n int) int { return max(0, min(i, n-1)) }

// bitSets lends out storage for find.
var bitSets = sync.Pool{New: func() any { return new([]uint64) }}

// find calls visit with the numbers of the blocks that may touch a rectangle,
// growing and each once. A set of bits puts them in order without sorting.
func (x *index) find(r Rect, blocks int, visit func(i int)) {
	set := bitSets.Get().(*[]uint64)
	defer bitSets.Put(set)
	words := (blocks + 63) / 64
	if cap(*set) < words {
		*set = make([]uint64, words)
	}
	found := (*set)[:words]
	clear(found)
	mark := func(numbers []int32) {
		for _, i := range numbers {
			found[i>>6] |= 1 << (i & 63)
		}
	}
	mark(x.wide)
	c := x.cells(r)
	for row := c.r0; row <= c.r1; row++ {
		from, to := x.starts[row*x.cols+c.c0], x.starts[row*x.cols+c.c1+1]
		mark(x.blocks[from:to]) // the cells of a row lie one after another
	}
	for w, rest := range found {
		for ; rest != 0; rest &= rest - 1 {
			visit(w<<6 + bits.TrailingZeros64(rest))
		}
	}
}
