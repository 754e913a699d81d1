package scene

import (
	"sync"

	"lupaus/model"
	"lupaus/model/customers"
)

// Builder makes scenes. It remembers the blocks it has built by the entities
// they show, so that the next scene of a project that differs by one edit
// costs little, and shares all blocks that look the same. What it remembers is
// bounded. Safe for concurrent use; scenes are built one at a time.
type Builder struct {
	k setter

	mu      sync.Mutex
	columns cache[columnKey, *column]
	blocks  cache[blockKey, *Block]
	shapes  cache[string, *shape]
	rows    cache[string, *rows]
	stages  cache[stageKey, *stageText]
	grids   cache[gridKey, *gridRows]
	keepers keepers
	tables  map[memoKey]*tableMemo
	numbers map[*model.Form]model.Numbers // of the sheet of a form that was drawn last
	base    customers.Cache               // for forms that take something of customers

	customerRows *customerRows // nil before the list of customers is drawn
}

// NewBuilder returns a builder that measures with ts and speaks w's language.
func NewBuilder(ts Typesetter, w Words) *Builder {
	return &Builder{k: setter{ts: ts, w: w}}
}

// MapOptions say how a journey map is drawn. The zero value draws all of it in
// one row, for paper.
type MapOptions struct {
	// ColumnMM is the width of every touchpoint's column; 0 leaves each its own.
	ColumnMM float64
	// Bands is the number of strips the map is wrapped into, with the lane heads
	// repeated at each; 0 and 1 draw one row.
	Bands int
	// From and To choose touchpoint columns, from From to before To, counted as
	// Columns does. To 0 means all.
	From, To int
	// Overlay is a journey whose feelings are laid over as dashed curves, by
	// Touchpoint.Origin, with a lane that says what is new and what is gone.
	Overlay model.ID
	// Expected draws in the feeling lane what the promises lead a customer to
	// expect, and the gap where what was lived lies below it.
	Expected bool
	// Gaps counts the findings of the gap check by touchpoint and stage: those
	// with any get a sign with the number. It must not change from here on.
	Gaps map[model.ID]int
	// Screen adds what only makes sense with a pointer: places to add and dots
	// to drag where nothing has been said yet.
	Screen bool
	// NoTitle leaves out the name of the journey above the map; the legend of
	// the personas stays.
	NoTitle bool
}

// blockKey names a block by what it shows.
type blockKey struct {
	kind   string
	entity model.Entity
	text   string
	a, b   float64
	shape  *shape
	rows   *rows
}

// block returns the remembered block for a key, or makes it. The block may be
// nil.
func (b *Builder) block(key blockKey, build func(d *drawing)) *Block {
	if found, ok := b.blocks.get(key); ok {
		return found
	}
	var d drawing
	build(&d)
	made := d.block()
	b.blocks.put(key, made)
	return made
}

// cacheLimit is how many entries a generation of a cache holds: enough for
// the columns of the largest journeys, while what is no longer drawn goes.
const cacheLimit = 24_000

// cache remembers values in two generations: when the young one is full, the
// old one is dropped and the young one grows old. What is asked for again moves
// back to the young one.
type cache[K comparable, V any] struct{ young, old map[K]V }

func (c *cache[K, V]) get(key K) (V, bool) {
	v, ok := c.young[key]
	if ok {
		return v, true
	}
	if v, ok = c.old[key]; ok {
		c.put(key, v)
	}
	return v, ok
}

func (c *cache[K, V]) put(key K, v V) {
	if len(c.young) >= cacheLimit {
		c.old, c.young = c.young, nil
	}
	if c.young == nil {
		c.young = map[K]V{}
	}
	c.young[key] = v
}
