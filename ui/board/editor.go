package board

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lupaus/model/scene"
)

// The sizes of the entry, in dp.
const (
	minTextDp   = 12
	maxTextDp   = 32
	minEntryDp  = 150
	maxEntryDp  = 420
	minPadDp    = 4
	maxPadDp    = 20
	entryRoomDp = 4 // kept free between the entry and the board's edges
)

// editor is the one entry for editing in place. It commits once: by Enter, Tab
// or losing the focus, whichever comes first; Escape leaves the text as it was.
type editor struct {
	board  *Board
	entry  *cellEntry
	theme  *entryTheme
	object *container.ThemeOverride
	ref    scene.Ref
	open   bool
	before string
	added  *addition // the part was added for this editing
}

func newEditor(b *Board) *editor {
	e := &editor{board: b, theme: &entryTheme{board: b, size: minTextDp, padding: minPadDp}}
	e.entry = newCellEntry(e)
	e.entry.OnChanged = func(string) { e.follow() }
	e.object = container.NewThemeOverride(e.entry, e.theme)
	e.object.Hide()
	return e
}

// begin opens the entry over a part with a text in it, all of it selected
// unless it was typed just now.
func (e *editor) begin(ref scene.Ref, before, text string, typed bool) {
	e.commit()
	b := e.board
	b.Select(ref)
	b.revealRef(ref)
	e.ref, e.before, e.open, e.added = ref, before, true, nil
	// What was selected last time would be written over by the second letter.
	e.entry.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	e.entry.SetText(text)
	e.follow()
	e.toEnd()
	e.object.Show()
	if c := canvasOf(b); c != nil {
		c.Focus(e.entry)
	}
	if !typed && text != "" {
		e.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

func (e *editor) toEnd() {
	lines := strings.Split(e.entry.Text, "\n")
	e.entry.CursorRow, e.entry.CursorColumn = len(lines)-1, len([]rune(lines[len(lines)-1]))
	e.entry.Refresh()
}

// follow keeps the entry over its part while the view or the map changes.
func (e *editor) follow() {
	if !e.open {
		return
	}
	b := e.board
	if z, ok := b.zone(e.ref); ok {
		b.fitEntry(b.manners.lettering(z))
	}
}

// fitEntry puts the entry over a part so that its text lies on the picture's, as
// long as that can be read; small parts get an entry larger than they are. It
// grows with what is typed.
func (b *Board) fitEntry(l lettering) {
	e := b.editor
	mm := b.view.dpPerMM
	size := float32(max(minTextDp, min(maxTextDp, l.size*scene.PointMM*mm)))
	padding := float32(max(minPadDp, min(maxPadDp, l.pad*mm)))
	if size != e.theme.size || padding != e.theme.padding || l.bold != e.entry.TextStyle.Bold {
		e.theme.size, e.theme.padding = size, padding
		e.entry.TextStyle.Bold = l.bold
		e.object.Refresh()
	}
	dp := b.boxOf(e.ref.Part, l.box)
	if more := float64(padding) - l.pad*mm; more > 0 { // the text stays where it is
		dp = scene.Rect{X: dp.X - more, Y: dp.Y - more, W: dp.W + 2*more, H: dp.H + 2*more}
	}
	// Where letters are larger than the picture's the entry is, too, so that
	// lines break alike.
	larger := max(1, float64(size)/(l.size*scene.PointMM*mm))
	w := max(dp.W*larger, minEntryDp)
	w = min(w, max(maxEntryDp, float64(size)*22), b.view.w-2*entryRoomDp)
	pitch := float64(size) * 1.4
	text := float64(e.rows(float32(w)-2*padding))*pitch + 2*float64(padding)
	h := min(max(dp.H, text), max(pitch, float64(size)*14)+2*float64(padding), b.view.h-2*entryRoomDp)
	x := max(entryRoomDp, min(dp.X, b.view.w-w-entryRoomDp))
	y := max(entryRoomDp, min(dp.Y, b.view.h-h-entryRoomDp))
	e.object.Move(fyne.NewPos(float32(x), float32(y)))
	e.object.Resize(fyne.NewSize(float32(w), float32(h)))
}

// rows is how many lines the text takes in a width, at least one.
func (e *editor) rows(width float32) int {
	style := e.entry.TextStyle
	space := fyne.MeasureText(" ", e.theme.size, style).Width
	n := 0
	for para := range strings.SplitSeq(e.entry.Text, "\n") {
		n++
		used := float32(0)
		for word := range strings.FieldsSeq(para) {
			w := fyne.MeasureText(word, e.theme.size, style).Width
			if used > 0 && used+space+w > width {
				n++
				used = 0
			}
			if used > 0 {
				used += space
			}
			used += w
		}
	}
	return n
}

// commit turns what was typed into an edit, once.
func (e *editor) commit() {
	if !e.open {
		return
	}
	text := e.entry.Text
	e.close()
	e.board.commitText(e.ref, e.before, text, e.added)
}

// cancel leaves the text as it was; what was added for it goes again.
func (e *editor) cancel() {
	if !e.open {
		return
	}
	added := e.added
	e.close()
	if added != nil {
		e.board.takeBack(added)
	}
}

// leave ends the editing because the picture goes: what was typed is kept, what
// was added and not named goes again.
func (e *editor) leave() {
	if e.added != nil && strings.TrimSpace(e.entry.Text) == "" {
		e.cancel()
	}
	e.commit()
}

func (e *editor) close() {
	e.open = false
	// The focus must not change inside FocusLost, which may have brought us here.
	e.board.Later(func() {
		if e.open {
			return
		}
		e.object.Hide()
		if c := canvasOf(e.board); c != nil && c.Focused() == fyne.Focusable(e.entry) {
			c.Focus(e.board)
		}
	})
}

func canvasOf(b *Board) fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(b) }

// cellEntry is an entry in which Enter commits and Shift+Enter breaks the line.
type cellEntry struct {
	widget.Entry
	editor *editor
	caret  Caret
	shift  bool
}

var (
	_ fyne.Tabbable   = (*cellEntry)(nil)
	_ desktop.Keyable = (*cellEntry)(nil)
)

func newCellEntry(e *editor) *cellEntry {
	c := &cellEntry{editor: e}
	c.MultiLine = true
	c.Wrapping = fyne.TextWrapWord
	c.Scroll = fyne.ScrollVerticalOnly
	c.ExtendBaseWidget(c)
	return c
}

// AcceptsTab implements fyne.Tabbable: Tab goes to the next cell.
func (*cellEntry) AcceptsTab() bool { return true }

// KeyDown implements desktop.Keyable.
func (c *cellEntry) KeyDown(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		c.shift = true
	}
	c.Entry.KeyDown(k)
}

// KeyUp implements desktop.Keyable.
func (c *cellEntry) KeyUp(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		c.shift = false
	}
	c.Entry.KeyUp(k)
}

// FocusGained implements fyne.Focusable.
func (c *cellEntry) FocusGained() {
	c.shift = false
	c.Entry.FocusGained()
}

// FocusLost implements fyne.Focusable: what was typed is kept.
func (c *cellEntry) FocusLost() {
	c.Entry.FocusLost()
	c.editor.commit()
}

// TypedRune implements fyne.Focusable.
func (c *cellEntry) TypedRune(r rune) { c.caret.TypeRune(&c.Entry, r) }

// TypedKey implements fyne.Focusable.
func (c *cellEntry) TypedKey(k *fyne.KeyEvent) {
	shift := c.shift || c.editor.board.Modifiers()&fyne.KeyModifierShift != 0
	switch k.Name {
	case fyne.KeyEscape:
		c.editor.cancel()
	case fyne.KeyReturn, fyne.KeyEnter:
		if shift && oneLine(c.editor.ref.Part) {
			return
		}
		if shift {
			c.TypedRune('\n')
			return
		}
		c.editor.commit()
	case fyne.KeyTab:
		ref := c.editor.ref
		c.editor.commit()
		c.editor.board.manners.editNext(ref, shift)
	default:
		c.caret.Mend(&c.Entry)
		c.Entry.TypedKey(k)
	}
}

// oneLine reports whether the text of a part is a single line.
func oneLine(p scene.Part) bool {
	switch p {
	case scene.PartJourney, scene.PartLane, scene.PartStage:
		return true
	}
	return false
}

// entryTheme is the window's theme with the text and the colours of the picture.
type entryTheme struct {
	board         *Board
	size, padding float32
}

func (*entryTheme) base() fyne.Theme {
	if t := fyne.CurrentApp().Settings().Theme(); t != nil {
		return t
	}
	return theme.DefaultTheme()
}

func (t *entryTheme) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameText:
		return t.size
	case theme.SizeNameInnerPadding:
		return t.padding
	case theme.SizeNameInputBorder:
		return 2
	}
	return t.base().Size(n)
}

func (t *entryTheme) Font(s fyne.TextStyle) fyne.Resource { return t.base().Font(s) }

func (t *entryTheme) Icon(n fyne.ThemeIconName) fyne.Resource { return t.base().Icon(n) }

func (t *entryTheme) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	p := t.board.palette
	switch n {
	case theme.ColorNameInputBackground, theme.ColorNameBackground:
		return p[scene.Card]
	case theme.ColorNameForeground:
		return p[scene.Ink]
	case theme.ColorNamePlaceHolder:
		return p[scene.InkSoft]
	case theme.ColorNameInputBorder, theme.ColorNamePrimary, theme.ColorNameFocus:
		return p[scene.Accent]
	case theme.ColorNameSelection:
		return p[scene.AccentSoft]
	}
	return t.base().Color(n, v)
}
