package scene

import "math"

// piece is a part of a picture that stands under others: a title, a row of a
// table. Its blocks are placed from its upper left corner.
type piece struct {
	h      float64
	placed []Placed
	tied   bool    // stays with the piece below it
	space  bool    // room alone, which no column begins with
	head   []piece // comes back above this piece where a column begins with it
}

// pieceOf makes a piece of one block, as high as the block reaches down.
func pieceOf(b *Block) piece {
	if b == nil {
		return piece{}
	}
	return piece{h: b.Bounds.Y + b.Bounds.H, placed: []Placed{{0, 0, b}}}
}

func (p piece) tie() piece { p.tied = true; return p }

// space is room between two pieces.
func space(h float64) piece { return piece{h: h, space: true} }

// heightOf is that of some pieces under each other.
func heightOf(pieces []piece) float64 {
	h := 0.0
	for i := range pieces {
		h += pieces[i].h
	}
	return h
}

// filledColumn is a column with pieces in it, which follow each other in the
// picture.
type filledColumn struct {
	head   []piece // come back above the pieces
	pieces []piece
	h      float64
}

// place appends what stands in the column, whose upper left corner is at x, y.
func (c filledColumn) place(list []Placed, x, y float64) []Placed {
	for _, run := range [2][]piece{c.head, c.pieces} {
		for i := range run {
			for _, b := range run[i].placed {
				list = append(list, Placed{b.X + x, b.Y + y, b.Block})
			}
			y += run[i].h
		}
	}
	return list
}

// blocks counts what stands in the column.
func (c filledColumn) blocks() int {
	n := 0
	for _, run := range [2][]piece{c.head, c.pieces} {
		for i := range run {
			n += len(run[i].placed)
		}
	}
	return n
}

// fill puts pieces into one column after the other. Room is the height of a
// column by its number. What is tied stays together unless it is higher than a
// column.
func fill(pieces []piece, room func(column int) float64) []filledColumn {
	var done []filledColumn
	var c filledColumn
	for at := 0; at < len(pieces); {
		if len(c.pieces) == 0 && (pieces[at].space || len(pieces[at].placed) == 0) {
			at++
			continue
		}
		n := 1
		for at+n < len(pieces) && (pieces[at+n-1].tied || pieces[at+n-1].space) {
			n++
		}
		left := room(len(done)) - c.h
		if len(c.pieces) == 0 {
			c.head = pieces[at].head
			c.h = heightOf(c.head)
			for n > 1 && heightOf(pieces[at:at+n]) > left-c.h+1e-6 {
				n-- // nothing to be gained from keeping it together
			}
		} else if heightOf(pieces[at:at+n]) > left+1e-6 {
			done = append(done, c)
			c = filledColumn{}
			continue
		}
		c.h += heightOf(pieces[at : at+n])
		c.pieces = pieces[at-len(c.pieces) : at+n]
		at += n
	}
	return append(done, c)
}

// leaf is a picture of pieces under each other, in columns side by side below
// pieces that take the whole width.
type leaf struct {
	title   string
	edge    float64 // margin around
	width   float64 // of what is drawn
	top     []piece
	again   []piece // on top of every further page
	pieces  []piece
	columns int
	gutter  float64
}

func (l *leaf) columnWidth() float64 { return columnWidth(l.width, l.columns, l.gutter) }

func columnWidth(width float64, columns int, gutter float64) float64 {
	return (width - float64(columns-1)*gutter) / float64(columns)
}

// scene makes one picture, as high as needed, with columns of about the same
// height.
func (l *leaf) scene() *Scene {
	low, high := heightOf(l.pieces)/float64(l.columns), heightOf(l.pieces)*2
	columns := fill(l.pieces, func(int) float64 { return math.Inf(1) })
	if l.columns > 1 {
		for high-low > 0.5 {
			mid := (low + high) / 2
			got := fill(l.pieces, func(int) float64 { return mid })
			if len(got) <= l.columns {
				high, columns = mid, got
			} else {
				low = mid
			}
		}
	}
	return l.picture(l.top, columns, 0)
}

// pages makes pictures of a height; the pieces on top stand on the first.
func (l *leaf) pages(height float64) []*Scene {
	topH, againH := heightOf(l.top), heightOf(l.again)
	columns := fill(l.pieces, func(c int) float64 {
		if c < l.columns {
			return height - topH
		}
		return height - againH
	})
	var out []*Scene
	top := l.top
	for len(columns) > 0 {
		n := min(l.columns, len(columns))
		out = append(out, l.picture(top, columns[:n], height))
		columns, top = columns[n:], l.again
	}
	return out
}

// picture places columns side by side under some pieces; least is the height of
// the picture when less is drawn.
func (l *leaf) picture(top []piece, columns []filledColumn, least float64) *Scene {
	head := filledColumn{pieces: top, h: heightOf(top)}
	many, h := head.blocks(), 0.0
	for _, c := range columns {
		many += c.blocks()
		h = max(h, c.h)
	}
	placed := head.place(make([]Placed, 0, many), l.edge, l.edge)
	for i, c := range columns {
		placed = c.place(placed, l.edge+float64(i)*(l.columnWidth()+l.gutter), l.edge+head.h)
	}
	return New(l.title, l.width+2*l.edge, max(least, head.h+h)+2*l.edge, placed)
}
