package scene

// index is a grid over the blocks of a scene, so that painting a part of a
// picture and finding what lies under the pointer do not walk all of it.
type index struct {
	cell       float64
	cols, rows int
	cells      [][]int32 // block numbers, growing
}

const targetCells = 4096

// New returns a scene ready for painting and hit tests. The blocks slice is
// the scene's from here on.
func New(title string, width, height float64, blocks []Placed) *Scene {
	s := &Scene{Width: width, Height: height, Title: title, Blocks: blocks}
	s.index = newIndex(s)
	return s
}

func newIndex(s *Scene) *index {
	area := max(s.Width, 1) * max(s.Height, 1)
	x := &index{cell: max(20, sqrt(area/targetCells))}
	x.cols = int(s.Width/x.cell) + 1
	x.rows = int(s.Height/x.cell) + 1
	x.cells = make([][]int32, x.cols*x.rows)
	for i, b := range s.Blocks {
		x.each(b.Bounds.Shift(b.X, b.Y), func(c int) { x.cells[c] = append(x.cells[c], int32(i)) })
	}
	return x
}

// each calls visit for every cell that a rectangle touches.
func (x *index) each(r Rect, visit func(cell int)) {
	c0, c1 := clamp(int(r.X/x.cell), x.cols), clamp(int((r.X+r.W)/x.cell), x.cols)
	r0, r1 := clamp(int(r.Y/x.cell), x.rows), clamp(int((r.Y+r.H)/x.cell), x.rows)
	for row := r0; row <= r1; row++ {
		for col := c0; col <= c1; col++ {
			visit(row*x.cols + col)
		}
	}
}

func clamp(i, n int) int { return max(0, min(i, n-1)) }
