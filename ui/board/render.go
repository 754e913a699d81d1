package board

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lupaus/model/scene"
)

// overlay is what follows the pointer: a fixed list of Fyne objects over the
// picture, so that moving them does not paint it again. The
// list never changes its order or length.
type overlay struct {
	hover   *canvas.Rectangle
	band    *canvas.Rectangle
	ghost   *canvas.Image
	mark    *canvas.Rectangle // where a dragged thing would go
	target  *canvas.Rectangle // what takes a dragged thing
	guide   *canvas.Rectangle // the column edge being dragged
	dot     *canvas.Circle    // a feeling that a click or a release would set
	plate   *canvas.Rectangle // ground of the label
	label   *canvas.Text
	barX    *canvas.Rectangle
	barY    *canvas.Rectangle
	objects []fyne.CanvasObject
}

func newOverlay() *overlay {
	o := &overlay{
		hover: &canvas.Rectangle{CornerRadius: 4}, band: &canvas.Rectangle{StrokeWidth: 1}, ghost: &canvas.Image{Translucency: ghostFirm},
		mark: &canvas.Rectangle{CornerRadius: 2}, target: &canvas.Rectangle{CornerRadius: 4, StrokeWidth: 3}, guide: &canvas.Rectangle{}, dot: &canvas.Circle{StrokeWidth: 2},
		plate: &canvas.Rectangle{CornerRadius: 4, StrokeWidth: 1}, label: &canvas.Text{TextStyle: fyne.TextStyle{Bold: true}},
		barX: &canvas.Rectangle{CornerRadius: 2}, barY: &canvas.Rectangle{CornerRadius: 2},
	}
	o.objects = []fyne.CanvasObject{o.hover, o.band, o.ghost, o.target, o.mark, o.guide, o.dot, o.plate, o.label, o.barX, o.barY}
	for _, obj := range o.objects {
		obj.Hide()
	}
	return o
}

// forget hides what belonged to a gesture or to the map before.
func (o *overlay) forget() {
	for _, obj := range []fyne.CanvasObject{o.hover, o.band, o.ghost, o.target, o.mark, o.guide, o.dot, o.plate, o.label} {
		obj.Hide()
	}
}

// hush takes back what was said.
func (o *overlay) hush() {
	o.plate.Hide()
	o.label.Hide()
}

// put shows an object at a rectangle of the board.
func put(obj fyne.CanvasObject, r scene.Rect) {
	obj.Move(fyne.NewPos(float32(r.X), float32(r.Y)))
	obj.Resize(fyne.NewSize(float32(r.W), float32(r.H)))
	if !obj.Visible() {
		obj.Show()
	}
}

// say shows a short text beside a point of the board.
func (b *Board) say(words string, xDp, yDp float64) {
	o := b.overlay
	const size, pad = 15, 5
	o.label.Text, o.label.TextSize, o.label.Color = words, size, b.palette[scene.Ink]
	o.plate.FillColor, o.plate.StrokeColor = b.palette[scene.Card], b.palette[scene.CardEdge]
	text := o.label.MinSize()
	w, h := float64(text.Width)+2*pad, float64(text.Height)+2*pad
	x, y := xDp+14, yDp-h/2
	if x+w > b.view.w {
		x = xDp - 14 - w
	}
	y = max(0, min(y, b.view.h-h))
	put(o.plate, scene.Rect{X: x, Y: y, W: w, H: h})
	put(o.label, scene.Rect{X: x + pad, Y: y + pad, W: float64(text.Width), H: float64(text.Height)})
	o.label.Refresh()
}

// colourOverlay gives the objects their colours, which change with the theme.
func (b *Board) colourOverlay() {
	o, accent := b.overlay, b.palette[scene.Accent]
	faint := func(alpha uint8) color.NRGBA { return color.NRGBA{accent.R, accent.G, accent.B, alpha} }
	o.hover.FillColor = faint(20)
	o.band.FillColor, o.band.StrokeColor = faint(28), accent
	o.target.FillColor, o.target.StrokeColor = faint(36), accent
	o.mark.FillColor, o.guide.FillColor = accent, accent
	soft := b.palette[scene.InkSoft]
	o.barX.FillColor = color.NRGBA{soft.R, soft.G, soft.B, 110}
	o.barY.FillColor = o.barX.FillColor
}

// updateOverlay places what depends on the view: the bars that show where on
// the map the board is.
func (b *Board) updateOverlay() {
	o, v := b.overlay, b.view
	const thick, edge = 4.0, 2.0
	if from, size, ok := bar(v.x, v.w/v.dpPerMM, v.mapW, v.w); ok {
		put(o.barX, scene.Rect{X: from, Y: v.h - thick - edge, W: size, H: thick})
	} else {
		o.barX.Hide()
	}
	if from, size, ok := bar(v.y, v.h/v.dpPerMM, v.mapH, v.h); ok {
		put(o.barY, scene.Rect{X: v.w - thick - edge, Y: from, W: thick, H: size})
	} else {
		o.barY.Hide()
	}
}

// bar returns where a bar begins and how long it is, in dp; false when all of
// the map's side is seen.
func bar(at, shown, size, lengthDp float64) (from, long float64, ok bool) {
	if !(shown > 0) || size <= shown {
		return 0, 0, false
	}
	long = max(24, lengthDp*shown/size)
	f := max(0, min(1, at/(size-shown)))
	return f * (lengthDp - long), long, true
}

// CreateRenderer implements fyne.Widget.
func (b *Board) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	b.colourOverlay()
	over := container.New(still{}, append(append([]fyne.CanvasObject{}, b.overlay.objects...), b.editor.object)...)
	clip := container.NewClip(over)
	return &renderer{board: b, clip: clip, objects: []fyne.CanvasObject{b.raster, clip}}
}

// still lays nothing out: the board places the objects itself. Its constant
// MinSize keeps Fyne from measuring them before every frame.
type still struct{}

func (still) Layout([]fyne.CanvasObject, fyne.Size) {}

func (still) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// renderer is thrown away and made anew by Fyne at any time, so it keeps
// nothing of its own.
type renderer struct {
	board   *Board
	clip    *container.Clip
	objects []fyne.CanvasObject
}

var _ fyne.WidgetRenderer = (*renderer)(nil)

func (r *renderer) Layout(size fyne.Size) {
	r.board.resized(size)
	r.board.raster.Resize(size)
	r.clip.Resize(size)
	r.board.updateOverlay()
}

func (r *renderer) MinSize() fyne.Size { return fyne.NewSize(120, 80) }

func (r *renderer) Refresh() {
	r.board.colourOverlay()
	r.board.updateOverlay()
	r.board.raster.Refresh()
	r.clip.Refresh()
}

func (r *renderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *renderer) Destroy() {}

// plural is the text of key.one for 1 and of key.other for other numbers, as
// assets.Words.N has it.
func plural(w scene.Words, key string, n int) string {
	if n == 1 {
		return w.T(key+".one", n)
	}
	return w.T(key+".other", n)
}
