package board

import (
	"image"
	"runtime"
	"slices"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// Board shows one picture, a journey map or any other, and turns gestures into
// edits. Make it with [New]; set the callbacks before it is shown. UI goroutine
// only.
type Board struct {
	widget.BaseWidget

	// OnEdit does an edit on the document and, when that went well, gives the
	// board the next scene by SetScene or SetPicture before it returns. An error has already
	// been told to the user; the board then shows what was there before.
	OnEdit func(edit.Edit) error
	// Preview returns the scene as it would be after an edit, or nil. The feeling
	// curve follows the pointer by it. Without it the dot alone moves.
	Preview func(edit.Edit) *scene.Scene
	// TakeBack undoes the last edit; the board calls it when somebody adds
	// something and leaves without naming it, or names it in the same breath.
	// Without it an addition and its name are two steps.
	TakeBack func() error
	// OnSelect tells that another selection was made. The last one is current.
	OnSelect func([]scene.Ref)
	// OnRemove asks to remove entities, as the Delete key does.
	OnRemove func(ids []model.ID)
	// OnMenu asks for a context menu at a place of the window. The reference is
	// empty where nothing lies.
	OnMenu func(ref scene.Ref, at fyne.Position)
	// OnChoose asks for a choice of values at a place of the window: the channel
	// or the role of a cell, whether a promise is kept, or what the Subject of a
	// picture says is chosen.
	OnChoose func(ref scene.Ref, at fyne.Position)
	// OnOpen tells that something was double-clicked that is not edited in place, or
	// clicked that leads elsewhere, as a segment does to its customers.
	OnOpen func(ref scene.Ref)
	// OnView tells that the zoom or the place has changed.
	OnView func(percent float64)
	// OnRoom tells that Room has changed. The owner sets another picture later, not
	// while the window is being laid out.
	OnRoom func()
	// OnKey is told of keys without a modifier that the board has no use for.
	OnKey func(*fyne.KeyEvent)

	// NewID makes the IDs of what is added.
	NewID model.IDSource
	// Now is the clock.
	Now func() time.Time
	// Modifiers tells which keys are held while the wheel turns; events of the
	// wheel do not say so.
	Modifiers func() fyne.KeyModifier
	// Later runs a function on the UI goroutine after the current event.
	Later func(func())
	// After runs a function on the UI goroutine after a time.
	After func(time.Duration, func())

	words   scene.Words
	painter Painter
	palette *scene.Palette // frozen: workers read it

	project *model.Project
	page    page
	manners manners
	scene   *scene.Scene // the document's
	shown   *scene.Scene // the same, or a preview of an edit in the making
	layout  *layout      // of shown, made when first asked for

	view     viewport
	placed   bool // the view was chosen for this picture and size
	places   places
	scale    float64
	tiles    *tiles
	raster   *canvas.Raster
	frame    *image.RGBA
	patience time.Duration
	zoomedAt time.Time   // by the wheel
	awaiting atomic.Bool // a worker has asked for a frame

	selection []scene.Ref
	persona   model.ID // whose feeling a click sets
	focused   bool
	pointer   pointer
	keys      heldKeys
	overlay   *overlay
	editor    *editor
}

var (
	_ fyne.Widget            = (*Board)(nil)
	_ fyne.Focusable         = (*Board)(nil)
	_ fyne.Tabbable          = (*Board)(nil)
	_ fyne.Shortcutable      = (*Board)(nil)
	_ fyne.Draggable         = (*Board)(nil)
	_ fyne.Scrollable        = (*Board)(nil)
	_ fyne.Tappable          = (*Board)(nil)
	_ fyne.SecondaryTappable = (*Board)(nil)
	_ desktop.Mouseable      = (*Board)(nil)
	_ desktop.Hoverable      = (*Board)(nil)
	_ desktop.Cursorable     = (*Board)(nil)
	_ desktop.Keyable        = (*Board)(nil)
)

// How long a frame may paint by itself instead of waiting for the workers.
const (
	patienceChange = 70 * time.Millisecond // after an edit: the answer should be whole
	patienceFrame  = 4 * time.Millisecond  // while moving: frames come first
	zoomPause      = 90 * time.Millisecond // after which a zoom counts as finished
)

// New returns an empty board.
func New(painter Painter, words scene.Words) *Board {
	b := &Board{
		words: words, painter: painter,
		NewID: model.NewID, Now: time.Now, Modifiers: currentModifiers, Later: fyne.Do,
		scale: 1, patience: patienceChange,
	}
	b.manners = journeyMap{b}
	b.After = func(d time.Duration, f func()) { time.AfterFunc(d, func() { fyne.Do(f) }) }
	workers := max(1, runtime.GOMAXPROCS(0)-1) // the window's goroutine paints as well
	if _, desk := fyne.CurrentApp().Driver().(desktop.Driver); !desk {
		workers = 0 // a test driver: fyne.Do would run on the worker's goroutine
		b.After = func(time.Duration, func()) {}
	}
	b.tiles = newTiles(painter, workers, b.tileReady)
	light := scene.Light
	b.palette = &light
	b.tiles.palette = b.palette
	b.raster = canvas.NewRaster(b.render)
	b.raster.ScaleMode = canvas.ImageScalePixels
	b.overlay = newOverlay()
	b.editor = newEditor(b)
	b.ExtendBaseWidget(b)
	return b
}

func currentModifiers() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// tileReady is called by workers.
func (b *Board) tileReady() {
	if b.awaiting.CompareAndSwap(false, true) {
		b.Later(func() {
			b.awaiting.Store(false)
			b.raster.Refresh()
		})
	}
}

// SetScene shows a journey of a project. The scene must be the one built from
// them. Selection, zoom and place stay while the journey is the same; who comes
// back to a journey finds zoom and place as they were.
func (b *Board) SetScene(p *model.Project, journey model.ID, s *scene.Scene) {
	b.set(p, page{journey: journey}, s, journeyMap{b})
}

// set shows a picture.
func (b *Board) set(p *model.Project, to page, s *scene.Scene, m manners) {
	other := to != b.page
	if p == b.project && !other && s == b.scene {
		b.manners = m
		return
	}
	b.dropGesture() // what it was about may be gone
	if other {
		b.editor.leave()
		if to == b.page {
			return // that was an edit, and the owner has answered it with this picture
		}
		b.leave()
	}
	b.project, b.page, b.scene, b.manners = p, to, s, m
	b.show(s)
	if other {
		b.place()
	}
	b.keepSelection(other)
	if b.editor.open && !m.exists(b.editor.ref) {
		b.editor.close()
	}
	b.editor.follow()
	b.overlay.forget()
	b.updateOverlay()
}

// leave forgets what belonged to the picture before, but for its place.
func (b *Board) leave() {
	if b.placed {
		b.places.leave(b.page, b.view)
	}
	b.tiles.clear()
	b.placed = false
	b.persona = ""
}

// show puts a scene on the screen, the document's or a preview.
func (b *Board) show(s *scene.Scene) {
	b.shown, b.layout = s, nil
	b.tiles.setScene(s, b.palette)
	b.view.mapW, b.view.mapH = 0, 0
	if s != nil {
		b.view.mapW, b.view.mapH = s.Width, s.Height
	}
	if b.placed {
		b.view = b.view.limited()
	}
	b.patience = patienceChange
	b.raster.Refresh()
}

// plan is the order of a journey map; any other picture has none of it.
func (b *Board) plan() *layout {
	if b.layout == nil {
		s := b.shown
		if !b.onMap() {
			s = nil
		}
		b.layout = newLayout(b.project, s)
	}
	return b.layout
}

// SetPalette changes the colours of the picture.
func (b *Board) SetPalette(p scene.Palette) {
	if *b.palette == p {
		return
	}
	b.palette = &p
	b.editor.object.Refresh()
	b.tiles.setScene(b.shown, b.palette)
	b.patience = patienceChange
	b.Refresh()
}

// SetWords changes the language of what the board itself says.
func (b *Board) SetWords(w scene.Words) { b.words = w }

// Selection returns what is selected, the current one last.
func (b *Board) Selection() []scene.Ref { return slices.Clone(b.selection) }

// Select selects parts of the picture and tells OnSelect when that is a change.
func (b *Board) Select(refs ...scene.Ref) {
	if b.choose(refs) && b.OnSelect != nil {
		b.OnSelect(b.Selection())
	}
}

// choose selects without telling and reports whether anything changed.
func (b *Board) choose(refs []scene.Ref) bool {
	if slices.Equal(refs, b.selection) {
		return false
	}
	b.selection = slices.Clone(refs)
	if cur, ok := b.current(); ok && cur.Part == scene.PartFeeling {
		b.persona = cur.Persona
	}
	b.updateOverlay()
	b.raster.Refresh()
	return true
}

// current is the selected part that keys act on.
func (b *Board) current() (scene.Ref, bool) {
	if len(b.selection) == 0 {
		return scene.Ref{}, false
	}
	return b.selection[len(b.selection)-1], true
}

// keepSelection drops what the scene no longer shows.
func (b *Board) keepSelection(all bool) {
	kept := make([]scene.Ref, 0, len(b.selection))
	for _, r := range b.selection {
		if !all && b.manners.exists(r) {
			kept = append(kept, r)
		}
	}
	if len(kept) != len(b.selection) {
		b.Select(kept...)
	}
}

// Reveal selects entities and moves the view as little as needed to show
// them, as after undo. IDs that the picture does not show are passed over; the
// selection stays when none is left. Reveal reports whether one was.
func (b *Board) Reveal(ids []model.ID) bool {
	var refs []scene.Ref
	seen := make(map[model.ID]bool, len(ids))
	for _, id := range ids {
		if seen[id] {
			continue
		}
		seen[id] = true
		if ref, ok := b.manners.refOf(id); ok {
			refs = append(refs, ref)
		}
	}
	if len(refs) == 0 {
		return false
	}
	b.Select(refs...)
	b.revealRef(refs[0])
	return true
}

// RevealPart selects one part and moves the view as little as needed to show
// it; with no part of that name nothing happens.
func (b *Board) RevealPart(ref scene.Ref) {
	if ref, ok := b.find(ref); ok {
		b.Select(ref)
		b.revealRef(ref)
	}
}

// revealRef moves the view so that a part is seen.
func (b *Board) revealRef(ref scene.Ref) {
	if r, ok := b.rectOf(ref); ok {
		covered := b.heldHeads().width * b.view.dpPerMM
		if ref.Part == scene.PartLane {
			if b.heldHeads().shown {
				r.X, r.W = b.view.x+b.view.w/b.view.dpPerMM/2, 0 // it is there wherever the map is
			}
			covered = 0
		}
		b.setView(b.view.revealed(r, covered))
	}
}

// find returns the part as the scene names it: builders may fill in the lane.
func (b *Board) find(ref scene.Ref) (scene.Ref, bool) {
	z, ok := b.zone(ref)
	return z.Ref, ok
}

// rectOf returns where a part lies on the picture.
func (b *Board) rectOf(ref scene.Ref) (scene.Rect, bool) {
	z, ok := b.zone(ref)
	return z.Rect, ok
}

// zone returns where a part lies on the picture and how the scene names it.
func (b *Board) zone(ref scene.Ref) (scene.Zone, bool) {
	if b.shown == nil {
		return scene.Zone{}, false
	}
	return b.manners.zone(ref)
}
