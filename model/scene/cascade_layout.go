package scene

import "lupaus/model"

// This file lays out the tree of promises. Where there is room it is a tidy
// tree: a card stands over the middle of what is under it, and cards of one
// level start at one height (Reingold and Tilford, "Tidier Drawings of Trees",
// IEEE Transactions on Software Engineering 7, 1981). Where that would get too
// wide, children hang from a line in columns, filled from top to bottom and
// from left to right as text fills a page, and the columns are then made as
// even as they can be.

// The distances in the tree in millimetres.
const (
	hang      = 6.0 // how far children stand in from the line they hang from
	treeGap   = 4.0 // between cards under each other
	columnGap = 6.0 // between columns
	drop      = 8.0 // from a card to the columns under it
	hookY     = 6.0 // from a card's upper edge to the line that leads to it
)

// treeLayout says how the tree is laid out.
type treeLayout struct {
	limit   float64 // columns are not higher than that where it is possible
	abreast bool    // each child of the uppermost levels has a column of its own
	even    bool    // columns are made as even as possible
}

// stretch is a part of a list, from from to before to.
type stretch struct{ from, to int }

// top reports whether the card belongs to the uppermost levels, whose children
// may stand side by side.
func (n *promiseNode) top() bool {
	return !n.bare && (n.level == "" || n.level == model.LevelCompany)
}

// lay finds the size of everything under a card.
func (n *promiseNode) lay(l treeLayout) {
	n.width, n.height, n.columns = n.cardW, n.cardH, n.columns[:0]
	if len(n.children) == 0 {
		return
	}
	l.limit -= n.cardH + drop
	for _, child := range n.children {
		child.lay(l)
	}
	height := func(i int) float64 { return n.children[i].height }
	switch {
	case l.abreast && n.top():
		for i := range n.children {
			n.columns = append(n.columns, stretch{i, i + 1})
		}
	case l.even:
		n.columns = evenColumns(n.columns, len(n.children), l.limit, height)
	default:
		n.columns = fillColumns(n.columns, len(n.children), l.limit, height)
	}
	high := 0.0
	for _, col := range n.columns {
		_, h := n.columnSize(col)
		high = max(high, h)
	}
	n.width = max(n.width, n.childrenWidth())
	n.height += n.gapBelow() + high
}

// area is that of all cards, from a card down.
func (n *promiseNode) area() float64 {
	sum := n.cardW * n.cardH
	for _, child := range n.children {
		sum += child.area()
	}
	return sum
}

// centred reports whether the card stands over the middle of what is under it.
func (n *promiseNode) centred() bool {
	return !n.bare && len(n.columns) > 0 && (n.top() || len(n.columns) > 1)
}

// straight reports whether each child stands under a line of its own.
func (n *promiseNode) straight() bool { return n.centred() && len(n.columns) == len(n.children) }

// indent is how far children stand in from the edge of their column.
func (n *promiseNode) indent() float64 {
	if n.bare || n.straight() {
		return 0
	}
	return hang
}

func (n *promiseNode) gapBelow() float64 {
	if n.centred() {
		return drop
	}
	return treeGap
}

func (n *promiseNode) columnSize(col stretch) (width, height float64) {
	height = -treeGap
	for _, child := range n.children[col.from:col.to] {
		width = max(width, child.width)
		height += treeGap + child.height
	}
	return width + n.indent(), height
}

// cardX is where the card stands, from the left edge of all that is under it.
func (n *promiseNode) cardX() float64 {
	if n.centred() {
		return (n.width - n.cardW) / 2
	}
	return 0
}

// evenColumns cuts a list of n things into columns not higher than a limit, as
// few as possible and then as even as possible. What is higher than the limit
// has a column of its own.
func evenColumns(columns []stretch, n int, limit float64, height func(int) float64) []stretch {
	columns = fillColumns(columns, n, limit, height)
	few := len(columns)
	if few < 2 {
		return columns
	}
	low, high := 0.0, limit
	for range 12 {
		mid := (low + high) / 2
		if columns = fillColumns(columns[:0], n, mid, height); len(columns) > few {
			low = mid
		} else {
			high = mid
		}
	}
	return fillColumns(columns[:0], n, high, height)
}

func fillColumns(columns []stretch, n int, limit float64, height func(int) float64) []stretch {
	from, used := 0, 0.0
	for i := range n {
		h := height(i)
		if i > from && used+treeGap+h > limit {
			columns = append(columns, stretch{from, i})
			from, used = i, 0
		}
		if i > from {
			used += treeGap
		}
		used += h
	}
	return append(columns, stretch{from, n})
}

// draw places a card and all that is under it with the upper left corner at
// x, y.
func (c *cascade) draw(n *promiseNode, x, y float64) {
	left := x + n.cardX()
	c.place(n.card, left, y)
	if len(n.children) == 0 {
		return
	}
	below := y + n.cardH
	top := below + n.gapBelow()
	colX := x
	if n.centred() { // what is under a wide card stands under its middle
		colX += max(0, n.cardW-n.childrenWidth()) / 2
	}
	var hooks []float64
	for _, col := range n.columns {
		w, _ := n.columnSize(col)
		childY := top
		for i := col.from; i < col.to; i++ {
			child := n.children[i]
			childX := colX + n.indent()
			c.draw(child, childX, childY)
			switch {
			case n.straight():
				hooks = append(hooks, childX+child.cardX()+child.cardW/2)
			case !n.bare:
				c.place(c.b.lineRight(hang/2+child.cardX()), colX+hang/2, childY+hookY)
			}
			if i == col.to-1 && !n.bare && !n.straight() {
				hooks = append(hooks, colX+hang/2)
				start := below
				if n.centred() {
					start += drop / 2
				}
				c.place(c.b.lineDown(childY+hookY-start), colX+hang/2, start)
			}
			childY += child.height + treeGap
		}
		colX += w + columnGap
	}
	if n.centred() {
		c.rail(n, left+n.cardW/2, below, hooks)
	}
}

// childrenWidth is the width of all columns.
func (n *promiseNode) childrenWidth() float64 {
	width := -columnGap
	for _, col := range n.columns {
		w, _ := n.columnSize(col)
		width += columnGap + w
	}
	return width
}

// rail draws the line that leads from a card at x to the columns under it.
func (c *cascade) rail(n *promiseNode, x, y float64, hooks []float64) {
	mid := y + drop/2
	c.place(c.b.lineDown(drop/2), x, y)
	from, to := x, x
	for _, h := range hooks {
		from, to = min(from, h), max(to, h)
		if n.straight() {
			c.place(c.b.lineDown(drop/2), h, mid)
		}
	}
	if to > from {
		c.place(c.b.lineRight(to-from), from, mid)
	}
}

// The pen of the lines between cards.
var linkPen = Pen{Colour: InkSoft, Width: 0.3}

// lineDown is a line between cards, down from its origin.
func (b *Builder) lineDown(length float64) *Block {
	return b.block(blockKey{kind: "line down", a: length}, func(d *drawing) { d.line(linkPen, 0, 0, 0, length) })
}

// lineRight is a line between cards, to the right from its origin.
func (b *Builder) lineRight(length float64) *Block {
	return b.block(blockKey{kind: "line right", a: length}, func(d *drawing) { d.line(linkPen, 0, 0, length, 0) })
}
