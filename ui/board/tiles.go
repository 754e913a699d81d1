package board

import (
	"image"
	"math"
	"slices"

	"lupaus/model/scene"
)

const (
	tileW         = 256
	tileH         = 128      // the PNG painter paints pictures up to this height on one processor
	tileBudget    = 64 << 20 // bytes of painted tiles kept, the overview not counted
	overviewPx    = 4 << 20  // pixels of the overview, at most
	maxOverview   = 1.5      // its pixels per millimetre, at most
	patchPx       = 400_000  // pixels repainted at once after an edit; more goes to the workers
	maxLevelRatio = 4.0      // a level this much finer is not scaled down to stand in
)

// Painter paints a part of a scene into a picture: every pixel of it, the
// ground included. It is called from several goroutines at once.
type Painter interface {
	Paint(dst *image.RGBA, s *scene.Scene, v scene.View, p *scene.Palette)
}

// tileKey names a tile: the scale in pixels per millimetre, which makes the
// level, and its place in the level's grid.
type tileKey struct {
	scale    float64
	col, row int
}

// rect is the tile's place in the pixels of its level, cut to the map.
func (k tileKey) rect(s *scene.Scene) image.Rectangle {
	return image.Rect(k.col*tileW, k.row*tileH, (k.col+1)*tileW, (k.row+1)*tileH).Intersect(mapPixels(s, k.scale))
}

// mapPixels is the map's size at a scale.
func mapPixels(s *scene.Scene, scale float64) image.Rectangle {
	return image.Rect(0, 0, int(math.Ceil(s.Width*scale)), int(math.Ceil(s.Height*scale)))
}

// tile is a painted tile. A stale one shows an earlier scene until it is
// painted anew.
type tile struct {
	img   *image.RGBA
	stale bool
	used  uint64 // the last frame that showed it
}

func (t *tile) bytes() int { return len(t.img.Pix) }

// level is the tiles of one scale.
type level map[image.Point]*tile

// tiles keeps the painted tiles of one scene. UI goroutine only; the workers
// see jobs, which are frozen.
type tiles struct {
	scene    *scene.Scene
	palette  *scene.Palette
	levels   map[float64]level
	current  float64 // the scale of the last frame
	overview float64 // the scale of the level that is always kept
	bytes    int     // of all levels but the overview
	budget   int
	frame    uint64
	pool     *pool
}

func newTiles(p Painter, workers int, notify func()) *tiles {
	return &tiles{levels: map[float64]level{}, budget: tileBudget, pool: newPool(p, workers, notify)}
}

// setScene shows another scene or palette. Tiles that it does not change stay;
// small changes are painted into them at once; the others are stale.
func (t *tiles) setScene(s *scene.Scene, p *scene.Palette) {
	before := t.scene
	samePalette := t.palette != nil && p != nil && *t.palette == *p
	t.scene, t.palette = s, p
	if s == nil {
		t.clear()
		return
	}
	t.chooseOverview()
	if before == nil || !samePalette || before.Width != s.Width || before.Height != s.Height {
		t.staleAll()
		return
	}
	for _, area := range changes(before, s) {
		t.repair(area)
	}
	t.pool.rebase(s, p)
}

// clear forgets every tile, for a map that has nothing to do with the last.
func (t *tiles) clear() {
	t.levels = map[float64]level{}
	t.bytes = 0
	t.pool.forget(nil)
}

func (t *tiles) chooseOverview() {
	area := max(t.scene.Width*t.scene.Height, 1)
	scale := min(maxOverview, math.Sqrt(overviewPx/area))
	if scale == t.overview {
		return
	}
	for _, tl := range t.levels[t.overview] {
		t.bytes += tl.bytes() // no longer the overview: an ordinary level that may be dropped
	}
	for _, tl := range t.levels[scale] {
		t.bytes -= tl.bytes()
	}
	t.overview = scale
}

// staleAll keeps what is on the screen and the overview until they are painted
// anew, and drops the rest.
func (t *tiles) staleAll() {
	t.pool.forget(nil)
	for scale, lv := range t.levels {
		for at, tl := range lv {
			key := tileKey{scale, at.X, at.Y}
			if scale != t.current && scale != t.overview || key.rect(t.scene).Empty() {
				t.drop(key)
			} else {
				tl.stale = true
			}
		}
	}
}

// changes lists the areas in which two scenes of the same size differ. It is
// scene.Damage in pieces: one edit often changes a tall column and a little of
// its neighbours, and the rectangle around both is several times as large.
func changes(before, after *scene.Scene) []scene.Rect {
	a, b := before.Blocks, after.Blocks
	if len(a) != len(b) {
		return single(scene.Damage(before, after))
	}
	var areas []scene.Rect
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		area := a[i].Bounds.Shift(a[i].X, a[i].Y).Union(b[i].Bounds.Shift(b[i].X, b[i].Y))
		if area.W <= 0 || area.H <= 0 {
			continue
		}
		areas = merged(areas, area)
		if len(areas) > 24 {
			return single(scene.Damage(before, after))
		}
	}
	return areas
}

func single(r scene.Rect) []scene.Rect {
	if r.W <= 0 || r.H <= 0 {
		return nil
	}
	return []scene.Rect{r}
}

// merged adds an area to a list in which none overlaps another by much.
func merged(areas []scene.Rect, area scene.Rect) []scene.Rect {
	for i := 0; i < len(areas); i++ {
		u := areas[i].Union(area)
		if u.W*u.H <= 1.1*(areas[i].W*areas[i].H+area.W*area.H) {
			area = u
			areas[i] = areas[len(areas)-1]
			areas = areas[:len(areas)-1]
			i = -1
		}
	}
	return append(areas, area)
}

// repair brings the tiles up to date with a change inside an area of the map.
func (t *tiles) repair(area scene.Rect) {
	t.pool.forget(&area)
	for scale, lv := range t.levels {
		within := pixelsOf(area, scale)
		small := within.Intersect(mapPixels(t.scene, scale))
		patch := small.Dx()*small.Dy() <= patchPx
		for at, tl := range lv {
			key := tileKey{scale, at.X, at.Y}
			switch {
			case !key.rect(t.scene).Overlaps(within) || tl.stale:
			case scale != t.current && scale != t.overview:
				t.drop(key)
			case patch:
				t.patch(tl, key, within)
			default:
				tl.stale = true
			}
		}
	}
}

// patch paints a part of a tile anew.
func (t *tiles) patch(tl *tile, key tileKey, within image.Rectangle) {
	whole := key.rect(t.scene)
	r := whole.Intersect(within)
	part := image.NewRGBA(image.Rect(0, 0, r.Dx(), r.Dy()))
	t.pool.painter.Paint(part, t.scene, viewAt(r.Min, key.scale), t.palette)
	place(tl.img, part, r.Min.X-whole.Min.X, r.Min.Y-whole.Min.Y, tl.img.Rect)
}

// viewAt is the view of a picture whose upper left pixel is a pixel of a level.
func viewAt(px image.Point, scale float64) scene.View {
	return scene.View{X: float64(px.X) / scale, Y: float64(px.Y) / scale, PxPerMM: scale}
}

// pixelsOf is the area of the map in the pixels of a level, with room for soft
// edges.
func pixelsOf(area scene.Rect, scale float64) image.Rectangle {
	const soft = 2
	return image.Rect(
		int(math.Floor(area.X*scale))-soft, int(math.Floor(area.Y*scale))-soft,
		int(math.Ceil((area.X+area.W)*scale))+soft, int(math.Ceil((area.Y+area.H)*scale))+soft)
}

func (t *tiles) get(key tileKey) *tile { return t.levels[key.scale][image.Pt(key.col, key.row)] }

func (t *tiles) put(key tileKey, img *image.RGBA, stale bool) {
	if tl := t.get(key); tl != nil && !tl.stale && stale {
		return // what is there was patched meanwhile and is newer
	}
	t.drop(key)
	lv := t.levels[key.scale]
	if lv == nil {
		lv = level{}
		t.levels[key.scale] = lv
	}
	tl := &tile{img: img, stale: stale, used: t.frame}
	lv[image.Pt(key.col, key.row)] = tl
	if key.scale != t.overview {
		t.bytes += tl.bytes()
	}
}

func (t *tiles) drop(key tileKey) {
	lv := t.levels[key.scale]
	tl := lv[image.Pt(key.col, key.row)]
	if tl == nil {
		return
	}
	delete(lv, image.Pt(key.col, key.row))
	if len(lv) == 0 {
		delete(t.levels, key.scale)
	}
	if key.scale != t.overview {
		t.bytes -= tl.bytes()
	}
}

// collect takes over what the workers have painted.
func (t *tiles) collect() {
	for _, j := range t.pool.take() {
		if t.scene == nil || j.img.Rect.Size() != j.key.rect(t.scene).Size() {
			continue // of a map of another size
		}
		t.put(j.key, j.img, j.stale)
	}
}

// evict drops the tiles not seen for the longest time until the rest fits the
// budget. What the last frame showed stays whatever it costs.
func (t *tiles) evict() {
	if t.bytes <= t.budget {
		return
	}
	type old struct {
		key  tileKey
		used uint64
	}
	var all []old
	for scale, lv := range t.levels {
		if scale == t.overview {
			continue
		}
		for at, tl := range lv {
			if tl.used < t.frame {
				all = append(all, old{tileKey{scale, at.X, at.Y}, tl.used})
			}
		}
	}
	slices.SortFunc(all, func(a, b old) int { return int(int64(a.used) - int64(b.used)) })
	for _, o := range all {
		if t.bytes <= t.budget*7/8 { // some air, so that the next frame need not sort again
			return
		}
		t.drop(o.key)
	}
}
