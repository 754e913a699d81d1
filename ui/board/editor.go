package board

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lupaus/model"
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

// Where the map's texts stand in millimetres: cards are set in from the edges
// of their column, texts from the edges of their card.
const (
	cardMM    = 1.0
	textPadMM = 2.0
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
	added  *addition // the touchpoint was added for this editing
}

// addition remembers a touchpoint that was added to be named at once.
type addition struct {
	id      model.ID
	project *model.Project // right after the adding
}

func newEditor(b *Board) *editor {
	e := &editor{board: b, theme: &entryTheme{board: b, size: minTextDp, padding: minPadDp}}
	e.entry = newCellEntry(e)
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
	e.follow()
	e.entry.SetText(text)
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
	r, ok := b.rectOf(e.ref)
	if !ok {
		return
	}
	b.fitEntry(b.boxOf(e.ref.Part, r))
}

// fitEntry puts the entry over a part so that its text lies on the map's text,
// as long as that can be read; small parts get an entry larger than they are.
func (b *Board) fitEntry(dp scene.Rect) {
	e := b.editor
	mm := b.view.dpPerMM
	size := float32(max(minTextDp, min(maxTextDp, textPt(e.ref.Part)*scene.PointMM*mm)))
	padding := float32(max(minPadDp, min(maxPadDp, textPadMM*mm)))
	bold := boldText(e.ref.Part)
	if size != e.theme.size || padding != e.theme.padding || bold != e.entry.TextStyle.Bold {
		e.theme.size, e.theme.padding = size, padding
		e.entry.TextStyle.Bold = bold
		e.object.Refresh()
	}
	dp.X, dp.W = dp.X+cardMM*mm, dp.W-2*cardMM*mm
	if e.ref.Part == scene.PartTouchpoint || e.ref.Part == scene.PartStage {
		dp.Y, dp.H = dp.Y+cardMM*mm, dp.H-2*cardMM*mm
	}
	line := float64(size)*1.4 + 2*float64(padding)
	w := max(dp.W, minEntryDp)
	w = min(w, max(maxEntryDp, float64(size)*22), b.view.w-2*entryRoomDp)
	h := min(max(dp.H, line), max(line, float64(size)*14), b.view.h-2*entryRoomDp)
	x := max(entryRoomDp, min(dp.X, b.view.w-w-entryRoomDp))
	y := max(entryRoomDp, min(dp.Y, b.view.h-h-entryRoomDp))
	e.object.Move(fyne.NewPos(float32(x), float32(y)))
	e.object.Resize(fyne.NewSize(float32(w), float32(h)))
}

// boldText reports whether the map writes a part in bold.
func boldText(p scene.Part) bool {
	switch p {
	case scene.PartTouchpoint, scene.PartStage, scene.PartJourney, scene.PartLane:
		return true
	}
	return false
}

// textPt is the size in which the map writes a part.
func textPt(part scene.Part) float64 {
	switch part {
	case scene.PartJourney:
		return scene.SizeTitle
	case scene.PartStage:
		return scene.SizeHead
	}
	return scene.SizeBody
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

// cancel leaves the text as it was; a touchpoint added for it goes again.
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
		c.editor.board.editNext(ref, shift)
	default:
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

// entryTheme is the window's theme with the text and the colours of the map.
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
