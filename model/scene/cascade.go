package scene

import (
	"math"
	"strings"

	"lupaus/model"
)

// CascadeOptions say how the cascade of promises is drawn. The zero value draws
// all of it, for paper.
type CascadeOptions struct {
	// Journey shows the promises of one journey only, with those of the company
	// and of roles and whatever they are a part of. Empty shows all.
	Journey model.ID
	// Screen adds what only makes sense with a pointer: places to add.
	Screen bool
	// Blank draws empty cards to write on by hand, for the company, the stages
	// of the journey (of all journeys when that is empty) and the roles.
	Blank bool
}

// Cascade draws how the company's promise, drawn from customer understanding,
// is divided into promises of stages, touchpoints and roles. Promises that are
// part of no other stand beside the tree.
func (b *Builder) Cascade(p *model.Project, opt CascadeOptions) *Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	c := &cascade{collage: collage{b: b}, p: p, opt: opt}
	if opt.Blank {
		c.blankNodes()
	} else {
		c.collect()
	}
	c.cards()
	return c.scene()
}

// collage is a picture being put together from blocks.
type collage struct {
	b      *Builder
	placed []Placed
}

// place puts a block, if there is one, at a position.
func (c *collage) place(b *Block, x, y float64) {
	if b != nil {
		c.placed = append(c.placed, Placed{x, y, b})
	}
}

// heading draws title and subtitle at the upper left corner and returns where
// the picture goes on below. Ref says what the heading stands for; none when it
// is the zero value.
func (c *collage) heading(title, sub string, width float64, ref Ref) float64 {
	block := c.b.block(blockKey{kind: "collage heading", text: title + "\n" + sub + "\n" + string(ref.Owner), a: width}, func(d *drawing) {
		k := &c.b.k
		w := min(width, 400) // lines longer than that are not read
		y := k.put(d, styleTitle, 0, 0, w, k.wrap(styleTitle, title, w, 3))
		y = k.put(d, styleSub, 0, y, w, k.wrap(styleSub, sub, w, 3))
		d.grow(Rect{0, 0, w, y}, 0) // also where letters have no width
		if ref != (Ref{}) {
			d.zone(Rect{0, 0, w, y}, ref)
		}
	})
	c.place(block, margin, margin)
	return margin + onGrid(block.Bounds.H) + 2*grid
}

// dots joins what is not blank.
func dots(parts ...string) string {
	var said []string
	for _, s := range parts {
		if s = strings.TrimSpace(s); s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, " · ")
}

// cascade is a tree of promises being drawn.
type cascade struct {
	collage
	p   *model.Project
	opt CascadeOptions

	root  *promiseNode // customer understanding; its children are the company's promises
	loose *promiseNode // the head of those without a parent; nil when there are none
	count int
}

// goodShape is the proportion of width to height that fits a projector and a
// lying page.
const goodShape = 1.4

// looseGap is between the tree and what belongs to no tree.
const looseGap = 12.0

// scene finds the arrangement that comes nearest to a good shape and draws it.
func (c *cascade) scene() *Scene {
	info := c.p.Info()
	c.arrange()
	width, height := c.size()
	sub := dots(info.Organisation.Name, c.journeyName())
	y := c.heading(c.b.k.w.T("scene.cascade.title"), sub, max(width, minWidth-2*margin), Ref{})
	c.draw(c.root, margin, y)
	if c.loose != nil {
		x := margin + c.root.width + looseGap
		c.place(c.looseFrame(c.loose.width+2*pad, c.loose.height+2*pad), x, y)
		c.draw(c.loose, x+pad, y+pad)
	}
	return New(c.b.k.w.T("scene.cascade.title"), max(minWidth, width+2*margin), y+height+margin, c.placed)
}

func (c *cascade) journeyName() string {
	if j := c.p.Journey(c.opt.Journey); j != nil {
		return j.Name
	}
	return ""
}

// size is that of the tree with what stands beside it.
func (c *cascade) size() (width, height float64) {
	width, height = c.root.width, c.root.height
	if c.loose != nil {
		width += looseGap + c.loose.width + 2*pad
		height = max(height, c.loose.height+2*pad)
	}
	return width, height
}

// arrange tries a ladder of heights for the columns, each with the children of
// the company's promises side by side and in columns, and keeps the one that
// can be shown largest on a page of a good shape. The steps are fixed, so that
// most edits leave the arrangement as it is.
func (c *cascade) arrange() {
	const (
		step    = 1.12
		steps   = 18
		stacked = 1.15 // what it costs that levels do not stand beside each other
	)
	area := c.root.area()
	if c.loose != nil {
		area += c.loose.area()
	}
	least := max(90, math.Sqrt(area/goodShape)) // there is no room for all in less
	limit := math.Pow(step, math.Floor(math.Log(least)/math.Log(step)))
	var best treeLayout
	bestCost := math.Inf(1)
	for range steps {
		for _, abreast := range []bool{true, false} {
			try := treeLayout{limit: limit, abreast: abreast}
			c.lay(try)
			width, height := c.size()
			cost := max(width/goodShape, height+2*margin)
			if !abreast {
				cost *= stacked
			}
			if cost < bestCost {
				best, bestCost = try, cost
			}
		}
		limit *= step
	}
	best.even = true
	c.lay(best)
}

func (c *cascade) lay(l treeLayout) {
	c.root.lay(l)
	if c.loose != nil {
		l.limit -= 2 * pad
		c.loose.lay(l)
	}
}
