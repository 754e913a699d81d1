package board

import (
	"image"
	"image/color"
	"math"
	"slices"
	"time"

	"lupaus/model/scene"
)

// frameView is what a frame shows: the pixels of the level at scale, from
// origin on.
type frameView struct {
	scale  float64
	origin image.Point
	// hurry: the scale is changing from frame to frame. Nothing of this scale is
	// painted then, since the next frame would have no use for it.
	hurry bool
	// patience is how long the frame may paint by itself.
	patience time.Duration
	// held is a part of the frame that shows another place of the level: the
	// heads of the lanes, which stay when the map moves on.
	held       image.Rectangle
	heldOrigin image.Point
}

// areas are the pixels of the level that a frame of a size shows.
func (v frameView) areas(size, limits image.Rectangle) [2]image.Rectangle {
	return [2]image.Rectangle{
		size.Add(v.origin).Intersect(limits),
		v.held.Add(v.heldOrigin).Intersect(limits),
	}
}

// compose makes one frame. It reports whether the frame is final: all of it
// sharp and up to date.
func (t *tiles) compose(dst *image.RGBA, v frameView, now func() time.Time) bool {
	t.collect()
	t.frame++
	if t.current != v.scale {
		t.current = v.scale
	}
	paper := t.palette[scene.Paper]
	if t.scene == nil {
		fill(dst, dst.Rect, paper)
		return true
	}
	areas := v.areas(dst.Rect, mapPixels(t.scene, v.scale))
	seen, held := areas[0], areas[1]
	missing := append(t.missing(v.scale, seen), t.missing(v.scale, held)...)
	if len(missing) > 0 && v.patience > 0 && !v.hurry {
		t.pool.want(t.jobs(missing, true))
		t.pool.help(now().Add(v.patience), now)
		t.collect()
		missing = append(t.missing(v.scale, seen), t.missing(v.scale, held)...)
	}
	fillAround(dst, seen.Sub(v.origin), paper)
	eachTile(v.scale, seen, func(key tileKey) { t.draw(dst, key, v.origin, dst.Rect) })
	t.redrawHeld(dst, v)
	t.order(v, seen, missing)
	t.evict()
	return len(missing) == 0
}

// redrawHeld draws the part of a frame that is held, over what was there.
func (t *tiles) redrawHeld(dst *image.RGBA, v frameView) {
	if v.held.Empty() || t.scene == nil {
		return
	}
	fill(dst, v.held, t.palette[scene.Paper])
	held := v.areas(dst.Rect, mapPixels(t.scene, v.scale))[1]
	eachTile(v.scale, held, func(key tileKey) { t.draw(dst, key, v.heldOrigin, v.held.Intersect(dst.Rect)) })
}

// fillAround paints all but a rectangle.
func fillAround(dst *image.RGBA, r image.Rectangle, c color.NRGBA) {
	r = r.Intersect(dst.Rect)
	if r.Empty() {
		fill(dst, dst.Rect, c)
		return
	}
	b := dst.Rect
	fill(dst, image.Rect(b.Min.X, b.Min.Y, b.Max.X, r.Min.Y), c)
	fill(dst, image.Rect(b.Min.X, r.Max.Y, b.Max.X, b.Max.Y), c)
	fill(dst, image.Rect(b.Min.X, r.Min.Y, r.Min.X, r.Max.Y), c)
	fill(dst, image.Rect(r.Max.X, r.Min.Y, b.Max.X, r.Max.Y), c)
}

// eachTile visits the tiles of a level that a rectangle of its pixels touches.
func eachTile(scale float64, r image.Rectangle, visit func(tileKey)) {
	if r.Empty() {
		return
	}
	for row := floorDiv(r.Min.Y, tileH); row*tileH < r.Max.Y; row++ {
		for col := floorDiv(r.Min.X, tileW); col*tileW < r.Max.X; col++ {
			visit(tileKey{scale, col, row})
		}
	}
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// missing lists the tiles of a rectangle that are not there or stale, those in
// its middle first.
func (t *tiles) missing(scale float64, r image.Rectangle) []tileKey {
	var keys []tileKey
	eachTile(scale, r, func(key tileKey) {
		if tl := t.get(key); tl == nil || tl.stale {
			keys = append(keys, key)
		}
	})
	cx, cy := (r.Min.X+r.Max.X)/2, (r.Min.Y+r.Max.Y)/2
	far := func(k tileKey) int {
		return max(abs(k.col*tileW+tileW/2-cx), abs(k.row*tileH+tileH/2-cy))
	}
	slices.SortStableFunc(keys, func(a, b tileKey) int { return far(a) - far(b) })
	return keys
}

func abs(n int) int { return max(n, -n) }

func (t *tiles) jobs(keys []tileKey, shown bool) []*job {
	jobs := make([]*job, 0, len(keys))
	for _, k := range keys {
		jobs = append(jobs, &job{key: k, rect: k.rect(t.scene), scene: t.scene, palette: t.palette, shown: shown})
	}
	return jobs
}

// order tells the workers what to paint next: what the frame lacks, then the
// overview, then a ring around the frame.
func (t *tiles) order(v frameView, seen image.Rectangle, missing []tileKey) {
	if t.pool.workers == 0 {
		return
	}
	var jobs []*job
	if !v.hurry {
		jobs = t.jobs(missing, true)
	}
	if v.scale != t.overview {
		at := image.Rect(
			int(float64(seen.Min.X)/v.scale*t.overview), int(float64(seen.Min.Y)/v.scale*t.overview),
			int(float64(seen.Max.X)/v.scale*t.overview)+1, int(float64(seen.Max.Y)/v.scale*t.overview)+1)
		near := t.missing(t.overview, at.Intersect(mapPixels(t.scene, t.overview)))
		jobs = append(jobs, t.jobs(near, len(missing) > 0)...)
	}
	jobs = append(jobs, t.jobs(t.missing(t.overview, mapPixels(t.scene, t.overview)), false)...)
	if !v.hurry {
		ring := seen.Inset(-tileW).Intersect(mapPixels(t.scene, v.scale))
		jobs = append(jobs, t.jobs(t.missing(v.scale, ring), false)...)
	}
	t.pool.want(jobs)
}

// draw copies one tile, or what stands in for it, into a part of the frame.
func (t *tiles) draw(dst *image.RGBA, key tileKey, origin image.Point, part image.Rectangle) {
	r := key.rect(t.scene)
	if tl := t.get(key); tl != nil {
		tl.used = t.frame
		place(dst, tl.img, r.Min.X-origin.X, r.Min.Y-origin.Y, part)
		return
	}
	within := r.Sub(origin).Intersect(part)
	best, covers := t.standIn(key.scale, within.Add(origin))
	if !covers {
		if best != t.overview && t.covers(t.overview, key.scale, within.Add(origin)) {
			t.stretch(dst, t.overview, key.scale, origin, within)
		} else {
			fill(dst, within, t.palette[scene.Paper])
			t.stretch(dst, t.overview, key.scale, origin, within)
		}
	}
	if best != 0 {
		t.stretch(dst, best, key.scale, origin, within)
	}
}

// standIn picks the level to show in place of another: the nearest in scale of
// those that have all of the rectangle, or else the nearest that has a part.
func (t *tiles) standIn(scale float64, r image.Rectangle) (best float64, covers bool) {
	bestFar := math.Inf(1)
	for s := range t.levels {
		if s == scale || s > scale*maxLevelRatio {
			continue
		}
		far := math.Abs(math.Log(s / scale))
		all := t.covers(s, scale, r)
		if covers && !all || covers == all && far >= bestFar {
			continue
		}
		if all || t.touches(s, scale, r) {
			best, covers, bestFar = s, all, far
		}
	}
	return best, covers
}

// at turns pixels of one level into those of another.
func at(r image.Rectangle, from, to float64) image.Rectangle {
	f := to / from
	return image.Rect(
		int(math.Floor(float64(r.Min.X)*f)), int(math.Floor(float64(r.Min.Y)*f)),
		int(math.Ceil(float64(r.Max.X)*f)), int(math.Ceil(float64(r.Max.Y)*f)))
}

func (t *tiles) covers(s, scale float64, r image.Rectangle) bool {
	lv := t.levels[s]
	if lv == nil {
		return false
	}
	all := true
	eachTile(s, at(r, scale, s).Intersect(mapPixels(t.scene, s)), func(k tileKey) {
		all = all && lv[image.Pt(k.col, k.row)] != nil
	})
	return all
}

func (t *tiles) touches(s, scale float64, r image.Rectangle) bool {
	lv, some := t.levels[s], false
	eachTile(s, at(r, scale, s).Intersect(mapPixels(t.scene, s)), func(k tileKey) {
		some = some || lv[image.Pt(k.col, k.row)] != nil
	})
	return some
}

// stretch draws what a level has of a rectangle of the frame.
func (t *tiles) stretch(dst *image.RGBA, s, scale float64, origin image.Point, within image.Rectangle) {
	lv := t.levels[s]
	if lv == nil {
		return
	}
	f := scale / s
	eachTile(s, at(within.Add(origin), scale, s).Intersect(mapPixels(t.scene, s)), func(k tileKey) {
		tl := lv[image.Pt(k.col, k.row)]
		if tl == nil {
			return
		}
		tl.used = t.frame
		x := float64(k.col*tileW)*f - float64(origin.X)
		y := float64(k.row*tileH)*f - float64(origin.Y)
		stretch(dst, tl.img, x, y, f, within)
	})
}
