package board

import (
	"image"
	"image/color"
	"math"

	"lupaus/model"
	"lupaus/model/scene"
)

// drawSelection draws the outlines of what is selected into a frame: as Fyne
// objects, a thousand of them would cost a quarter of a second a frame.
func (b *Board) drawSelection(dst *image.RGBA, v frameView) {
	if b.shown == nil || len(b.selection) == 0 {
		return
	}
	drawn := math.MinInt
	for i, ref := range b.selection {
		current := i == len(b.selection)-1
		if ref.Part == scene.PartTouchpoint && !current {
			// Of cards that are specks, one outline a few pixels is enough.
			c, onMap := b.plan().column(ref.Owner)
			at := int(c.rect.X * v.scale / 3)
			if onMap && c.rect.W*v.scale < 3 && at == drawn {
				continue
			}
			drawn = at
		}
		if ref.Part != scene.PartLane {
			b.drawSelected(dst, v, ref, current)
		}
	}
	if !v.held.Empty() {
		// What lies under the held heads is not seen, nor is its outline.
		b.tiles.redrawHeld(dst, v)
	}
	if v.held.Empty() {
		v.heldOrigin = v.origin
	}
	v.origin = v.heldOrigin
	for i, ref := range b.selection {
		if ref.Part == scene.PartLane {
			b.drawSelected(dst, v, ref, i == len(b.selection)-1)
		}
	}
}

// drawFocus draws a frame around a board that has the keys and nothing
// selected. It is a part of the picture, because a rectangle of Fyne's over the
// whole board would cost as much as the map at every frame without a GPU.
func (b *Board) drawFocus(dst *image.RGBA) {
	if b.focused && len(b.selection) == 0 {
		w, h := float64(dst.Rect.Dx()), float64(dst.Rect.Dy())
		ring(dst, b.scale, b.scale, w-b.scale, h-b.scale, 0, b.scale, b.palette[scene.Accent])
	}
}

// drawSelected draws the outline of one part, stronger for the current one and
// for that of a board that has the keys.
func (b *Board) drawSelected(dst *image.RGBA, v frameView, ref scene.Ref, current bool) {
	r, ok := b.rectOf(ref)
	if !ok || b.editor.open && ref == b.editor.ref {
		return
	}
	seen := scene.Rect{
		X: float64(v.origin.X) / v.scale, Y: float64(v.origin.Y) / v.scale,
		W: float64(dst.Rect.Dx()) / v.scale, H: float64(dst.Rect.Dy()) / v.scale,
	}
	if !r.Overlaps(seen) {
		return
	}
	width := 1.5
	if current {
		width = 2
		if b.focused {
			width = 3
		}
	}
	if ref.Part == scene.PartFeeling {
		b.drawDot(dst, v, r, width)
		return
	}
	if !b.onMap() && !b.manners.isEntity(ref) {
		r = scene.Rect{X: r.X - aroundMM, Y: r.Y - aroundMM, W: r.W + 2*aroundMM, H: r.H + 2*aroundMM}
	}
	b.drawOutline(dst, v, r, width*b.scale, b.palette[scene.Accent])
}

// aroundMM is how far outside the text of a part of a picture its outline goes:
// such a part has no frame of its own.
const aroundMM = 1

// drawOutline draws a rounded frame along the edge of a rectangle.
func (b *Board) drawOutline(dst *image.RGBA, v frameView, r scene.Rect, width float64, c color.NRGBA) {
	x0, y0 := r.X*v.scale-float64(v.origin.X), r.Y*v.scale-float64(v.origin.Y)
	x1, y1 := x0+r.W*v.scale, y0+r.H*v.scale
	half := width / 2
	ring(dst, x0, y0, x1, y1, min(4*b.scale, (x1-x0)/2, (y1-y0)/2), half, c)
}

// ring strokes a rounded rectangle with soft edges, half the width on each
// side of it.
func ring(dst *image.RGBA, x0, y0, x1, y1, radius, half float64, c color.NRGBA) {
	outer := image.Rect(floor(x0-half-1), floor(y0-half-1), ceil(x1+half+1), ceil(y1+half+1)).Intersect(dst.Rect)
	inner := image.Rect(ceil(x0+half+radius+1), ceil(y0+half+radius+1), floor(x1-half-radius-1), floor(y1-half-radius-1))
	thin := half + 1
	cx, cy := (x0+x1)/2, (y0+y1)/2
	hw, hh := (x1-x0)/2-radius, (y1-y0)/2-radius
	for y := outer.Min.Y; y < outer.Max.Y; y++ {
		py := float64(y) + 0.5
		middle := y >= inner.Min.Y && y < inner.Max.Y
		for x := outer.Min.X; x < outer.Max.X; x++ {
			px := float64(x) + 0.5
			if middle && px > x0+thin && px < x1-thin {
				x = max(x, int(x1-thin)-1) // nothing of the stroke in between
				continue
			}
			dx, dy := math.Abs(px-cx)-hw, math.Abs(py-cy)-hh
			d := math.Hypot(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - radius
			blendPixel(dst, x, y, c, half+0.5-math.Abs(d))
		}
	}
}

// drawDot draws a ring around the dot of a feeling, which its curve's sign
// fills: each persona has a place of its own in the column.
func (b *Board) drawDot(dst *image.RGBA, v frameView, r scene.Rect, width float64) {
	cx, cy := (r.X+r.W/2)*v.scale-float64(v.origin.X), (r.Y+r.H/2)*v.scale-float64(v.origin.Y)
	radius := max(dotMM*v.scale*1.35, 3*b.scale)
	half := width * b.scale / 2
	ring(dst, cx-radius-half, cy-radius-half, cx+radius+half, cy+radius+half, radius+half, half, b.palette[scene.Accent])
}

// curveColour is the colour of a persona's curve on this map.
func (b *Board) curveColour(touchpoint, persona model.ID) scene.Colour {
	if j := b.project.JourneyOf(touchpoint); j != nil {
		for i, id := range b.project.CurvePersonas(j) {
			if id == persona {
				return scene.CurveColour(i)
			}
		}
	}
	return scene.Accent
}
