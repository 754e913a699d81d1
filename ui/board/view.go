package board

import (
	"image"
	"math"
	"time"

	"fyne.io/fyne/v2"
)

// Fit shows the whole picture.
func (b *Board) Fit() { b.setView(b.view.fitted()) }

// Begin shows the picture as it is first seen: whole when that reads well, else
// its beginning.
func (b *Board) Begin() { b.setView(b.start()) }

// ZoomIn goes to the next larger of the usual zooms.
func (b *Board) ZoomIn() { b.zoomTo(b.view.nextStop(true)) }

// ZoomOut goes to the next smaller of the usual zooms.
func (b *Board) ZoomOut() { b.zoomTo(b.view.nextStop(false)) }

// SetZoom sets the zoom in per cent.
func (b *Board) SetZoom(percent float64) { b.zoomTo(percent / 100 * dpPerMMAt100) }

// Zoom is the zoom in per cent: at 100 a millimetre of the map is about one on
// an ordinary screen.
func (b *Board) Zoom() float64 { return b.view.percent() }

// zoomTo keeps the current part in place when it is seen, else the middle.
func (b *Board) zoomTo(dpPerMM float64) {
	x, y := b.view.w/2, b.view.h/2
	if cur, ok := b.current(); ok {
		if r, ok := b.rectOf(cur); ok && r.Overlaps(b.view.visible()) {
			x, y = b.view.toBoard(r.X+r.W/2, r.Y+r.H/2)
			x, y = max(0, min(x, b.view.w)), max(0, min(y, b.view.h))
		}
	}
	b.setView(b.view.zoomed(dpPerMM, x, y))
}

// setView shows another part of the map or another zoom.
func (b *Board) setView(v viewport) {
	if v == b.view {
		return
	}
	if v.dpPerMM != b.view.dpPerMM {
		b.patience = patienceChange
	}
	b.view = v
	if b.pointer.gesture == nil {
		b.overlay.forget() // what the pointer was over has moved away
	}
	b.editor.follow()
	b.updateOverlay()
	b.raster.Refresh()
	if b.OnView != nil {
		b.OnView(v.percent())
	}
}

// place chooses the first view of a picture, once the board has a size: that
// which it was left with, or its start.
func (b *Board) place() {
	if b.placed || b.shown == nil || b.view.w <= 0 {
		return
	}
	b.placed = true
	v, ok := b.places.back(b.page, b.view)
	if !ok {
		v = b.start()
	}
	b.setView(v)
}

// Room is how many millimetres of a picture the board's width shows at a zoom in
// per cent; 0 before the board has a size.
func (b *Board) Room(percent float64) float64 {
	return max(0, (b.view.w-2*fitDp)/(percent/100*dpPerMMAt100))
}

// start is the view with which a picture is first seen.
func (b *Board) start() viewport {
	p, ok := b.manners.(*picture)
	switch {
	case !ok:
		return b.view.start(wholeFigure, leastMap, leastMap)
	case p.subject.Figure():
		return b.view.start(wholeFigure, leastPicture, leastFigure)
	}
	return b.view.startWords()
}

// resized is called by the renderer.
func (b *Board) resized(size fyne.Size) {
	w, h := float64(size.Width), float64(size.Height)
	if w == b.view.w && h == b.view.h {
		return
	}
	v := b.view
	v.w, v.h = w, h
	other := w != b.view.w
	if b.placed {
		b.setView(v.limited())
	} else {
		b.view = v
		b.place()
	}
	if other && b.OnRoom != nil {
		b.OnRoom()
	}
}

// render makes the frame that the window shows. Fyne calls it with the size in
// pixels, only after a Refresh of the raster.
func (b *Board) render(w, h int) image.Image {
	if w <= 0 || h <= 0 {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	started := time.Now()
	if b.frame == nil || b.frame.Rect.Dx() != w || b.frame.Rect.Dy() != h {
		b.frame = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	if b.view.w > 0 {
		b.scale = float64(w) / b.view.w
	}
	hurry := b.Now().Sub(b.zoomedAt) < zoomPause && b.tiles.pool.workers > 0
	v := b.frameView()
	v.hurry, v.patience = hurry, b.patience
	b.holdHeads(&v)
	b.patience = patienceFrame
	b.tiles.compose(b.frame, v, b.Now)
	if hurry {
		b.After(zoomPause, b.raster.Refresh)
	}
	b.drawSelection(b.frame, v)
	b.drawHeadsEdge(b.frame, v)
	b.drawFocus(b.frame)
	b.trace(started)
	return b.frame
}

// frameView is the view in whole pixels.
func (b *Board) frameView() frameView {
	scale := b.view.dpPerMM * b.scale
	return frameView{scale: scale, origin: image.Pt(int(math.Round(b.view.x*scale)), int(math.Round(b.view.y*scale)))}
}
