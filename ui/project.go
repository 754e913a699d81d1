package ui

import (
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/ui/board"
)

// projectPage is the window's content while a project is open: outline, map
// and inspector under the toolbar, the status line below. UI goroutine only.
type projectPage struct {
	app     *App
	session *session
	content fyne.CanvasObject

	toolbar   *toolbar
	banner    *fyne.Container // tells that the file is open for reading
	outline   *outline
	bar       *pageBar
	board     *board.Board
	middle    *fyne.Container // the board, or what to do first
	empty     *fyne.Container
	inspector *inspector
	status    *statusLine

	sides       *fyne.Container
	frame       []fyne.CanvasObject // toolbar, journeys and status line: all that a presentation hides
	presenting  bool
	stopDrawing func() // anew, for other room
	wasFull     bool   // the window filled the screen before the presentation
	left, right *container.Split
	stepping    bool // undo or redo is under way
	selecting   bool // a selection is being passed on
	inOutline   bool // the outline was used last, not the map
}

// newProjectPage makes the widgets of a session. Those of a page in another
// language, when there was one, hand on what they hold.
func newProjectPage(a *App, s *session, old *projectPage) *projectPage {
	p := &projectPage{app: a, session: s}
	p.toolbar = newToolbar(a)
	p.outline = newOutline(p)
	p.bar = newPageBar(p)
	p.inspector = newInspector(p)
	p.status = newStatusLine(p)
	if old != nil {
		p.board = old.board
		p.board.SetWords(a.words)
		p.outline.open(old.outline)
	} else {
		p.board = board.New(a.deps.Painter, a.words)
	}
	p.wireBoard()
	p.empty = container.NewStack()
	p.middle = container.NewStack(p.board, p.empty)
	p.banner = p.readOnlyBanner()
	p.sides = container.NewStack()
	journeys := container.NewVBox(p.bar.content, widget.NewSeparator())
	page := container.NewBorder(journeys, nil, nil, nil, p.middle)
	p.left = container.NewHSplit(p.outline.content, page)
	p.right = container.NewHSplit(p.left, p.inspector.content)
	p.left.Offset = orElse(a.set.OutlineSplit, 0.25)
	p.right.Offset = orElse(a.set.SideSplit, 0.76)
	p.arrange()
	head := container.NewVBox(sidePadded(p.toolbar.content), widget.NewSeparator(), p.banner)
	foot := container.NewVBox(widget.NewSeparator(), sidePadded(p.status.content))
	p.frame = []fyne.CanvasObject{journeys, head, foot}
	p.content = container.NewBorder(head, foot, nil, nil, p.sides)
	return p
}

func orElse(v, otherwise float64) float64 {
	if v <= 0.05 || v >= 0.95 {
		return otherwise
	}
	return v
}

// arrange puts the panes side by side that are not hidden.
func (p *projectPage) arrange() {
	set := &p.app.set
	var left fyne.CanvasObject = p.left
	if set.HideOutline || p.presenting {
		left = p.left.Trailing
	}
	var all fyne.CanvasObject = p.right
	p.right.Leading = left
	if set.HideSide || p.presenting {
		all = left
	}
	p.sides.Objects = []fyne.CanvasObject{all}
	p.right.Refresh()
	p.sides.Refresh()
}

// rememberSplits keeps the widths of the panes for the next start.
func (p *projectPage) rememberSplits() {
	p.app.set.OutlineSplit, p.app.set.SideSplit = p.left.Offset, p.right.Offset
}

func (p *projectPage) toggleOutline() {
	p.app.set.HideOutline = !p.app.set.HideOutline
	p.arrange()
}

func (p *projectPage) toggleInspector() {
	p.app.set.HideSide = !p.app.set.HideSide
	p.arrange()
}

// fitPause is how long a window takes to fill the screen or to leave it.
const fitPause = 300 * time.Millisecond

// togglePresentation gives the whole screen to the map, for the people in the
// room, and takes it back.
func (p *projectPage) togglePresentation() {
	win := p.app.win
	p.presenting = !p.presenting
	if p.presenting {
		p.wasFull = win.FullScreen()
	}
	for _, part := range p.frame {
		if p.presenting {
			part.Hide()
		} else {
			part.Show()
		}
	}
	p.arrange()
	p.content.Refresh()
	win.SetFullScreen(p.presenting || p.wasFull)
	p.refocus()
	p.app.tasks.After(fitPause, func() {
		p.drawn()
		p.board.Begin()
	})
}

// roomChanged draws the page anew for the room that it has, once the window has
// come to rest.
func (p *projectPage) roomChanged() {
	if p.stopDrawing != nil {
		p.stopDrawing()
	}
	p.stopDrawing = p.app.tasks.After(fitPause, func() {
		if p.app.page == p {
			p.drawn()
		}
	})
}

// wireBoard connects the board's wishes with the session.
func (p *projectPage) wireBoard() {
	a, b := p.app, p.board
	b.OnEdit = p.session.do
	b.Preview = p.session.preview
	b.TakeBack = p.session.doc.Undo
	b.OnSelect = p.boardSelected
	b.OnRemove = func(ids []model.ID) { p.removeIDs(ids) }
	b.OnMenu = p.boardMenu
	b.OnChoose = p.chooseValue
	b.OnOpen = p.boardOpened
	b.OnRoom = p.roomChanged
	b.OnView = func(float64) { p.status.showZoom() }
	b.OnKey = func(ev *fyne.KeyEvent) { a.plainKey(ev) }
	b.NewID, b.Now = a.deps.NewID, a.deps.Now
	b.Later = a.tasks.OnUI
	b.SetPalette(a.palette())
}

// shown fills the widgets once they stand in the window.
func (p *projectPage) shown() {
	p.drawn()
	p.outline.refresh()
	p.bar.refresh()
	p.inspector.show()
	p.status.refresh()
	p.outline.reveal(p.session.current())
	p.refocus()
}

// drawn gives the board the picture of the present project.
func (p *projectPage) drawn() {
	s := p.session
	project := s.project()
	s.drawn = s.picture(project)
	if s.drawn.scene == nil {
		p.empty.Objects = []fyne.CanvasObject{p.emptyState()}
		p.empty.Refresh()
		p.board.Hide()
		p.empty.Show()
		return
	}
	if s.drawn.key == "" {
		p.board.SetScene(project, s.journey, s.drawn.scene)
	} else {
		p.board.SetPicture(project, s.drawn.key, s.drawn.scene, subject{p})
	}
	p.empty.Hide()
	p.board.Show()
}

// follow shows what an edit changed.
func (p *projectPage) follow(ev edit.Event) {
	if p.stepping {
		p.goTo(p.changed(ev))
	}
	p.app.toasts.outdated()
	selected := p.session.selected
	p.drawn()
	p.keepSelected(selected)
	p.outline.follow(ev)
	p.bar.refresh()
	p.inspector.follow()
	if p.stepping && len(p.session.selected) > 0 {
		p.selecting = true
		p.selectOnMap(p.session.selected)
		p.selecting = false
		p.selectionChanged()
	}
	if cell, ok := changedAnswer(ev); ok && p.stepping && p.session.page == pageAudit {
		p.board.RevealPart(cell)
	}
	p.status.refresh()
	p.app.updateTitle()
	p.app.updateActions()
}

// setView shows one journey, or now and target together.
func (p *projectPage) setView(v view) {
	p.session.view = v
	p.drawn()
	p.bar.refresh()
	p.app.updateActions()
}

// settle makes edits of what has been typed and not settled yet, in the fields
// and in place on the map.
func (p *projectPage) settle() {
	p.inspector.settle()
	if entry, ok := p.app.focusedEntry(); ok && len(p.app.modals) == 0 {
		if _, ours := entry.(*field); !ours {
			p.app.win.Canvas().Focus(p.board) // the entry on the map settles when it loses the focus
		}
	}
}

// escape leaves what has the focus and goes back to the map.
func (p *projectPage) escape() bool {
	p.app.toasts.clear()
	if p.presenting {
		p.togglePresentation()
	}
	p.refocus()
	return true
}

// refocus gives the keys to the map, or the outline when there is no map.
func (p *projectPage) refocus() {
	if p.board.Visible() {
		p.app.win.Canvas().Focus(p.board)
		return
	}
	p.toOutline()
}

// refocusAt gives the keys to what had them, while it stands in the form, as when
// a dialog that was opened there closes.
func (p *projectPage) refocusAt(before fyne.Focusable) {
	if f := p.inspector.form; before != nil && f != nil && !p.app.set.HideSide && slices.Contains(focusables(container.NewWithoutLayout(f.rows...)), before) {
		p.app.win.Canvas().Focus(before)
		return
	}
	p.refocus()
}

func (p *projectPage) toBoard() { p.refocus() }

func (p *projectPage) toOutline() {
	if p.app.set.HideOutline {
		p.toggleOutline()
	}
	p.app.win.Canvas().Focus(p.outline.tree)
}

func (p *projectPage) toInspector() {
	if p.app.set.HideSide {
		p.toggleInspector()
	}
	p.inspector.focusFirst()
}

// readOnlyBanner tells that nothing can be changed and what to do about it.
func (p *projectPage) readOnlyBanner() *fyne.Container {
	a := p.app
	text := widget.NewLabel(a.T("readonly.banner"))
	text.Truncation = fyne.TextTruncateEllipsis
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameHeaderBackground))
	row := container.NewBorder(nil, nil, widget.NewIcon(iconOf("lock")), a.newButton(a.T("readonly.copy"), "saveas", a.saveAs), text)
	box := container.NewStack(ground, container.NewPadded(row))
	if !p.session.readOnly() {
		box.Hide()
	}
	return box
}

// emptyState says what to do first on a page that has nothing to draw yet.
func (p *projectPage) emptyState() fyne.CanvasObject {
	a := p.app
	what, action := "journeys", "addJourney"
	if p.session.page == pageSnapshots {
		what, action = "snapshots", "takeSnapshot"
	}
	words := label(a.T("empty." + what))
	words.Alignment = fyne.TextAlignCenter
	x := a.action(action)
	add := a.newButton(a.T("action."+action), x.Icon, func() { a.perform(x) }).primary()
	if p.session.readOnly() {
		add.Hide()
	}
	box := container.New(&fixedWidth{420}, container.NewVBox(
		heading(a.T("empty."+what+".title"), theme.SizeNameSubHeadingText), words, container.NewCenter(add)))
	return container.NewCenter(box)
}

// position tells where the current entity stands among its likes, for the
// status line.
func (p *projectPage) position() string {
	project := p.session.project()
	switch e := project.Get(p.session.current()).(type) {
	case *model.Touchpoint:
		s := project.Stage(e.Stage)
		if s == nil {
			return ""
		}
		return fmt.Sprintf("%s · %s", p.nameOf(s), p.app.T("status.touchpoint", indexOf(s.Touchpoints, e.ID)+1, len(s.Touchpoints)))
	case *model.Stage:
		if j := project.Journey(e.Journey); j != nil {
			return p.app.T("status.stage", indexOf(j.Stages, e.ID)+1, len(j.Stages))
		}
	}
	if n := len(p.session.selected); n > 1 {
		return p.app.words.N("status.selected", n)
	}
	return ""
}

func indexOf(ids []model.ID, id model.ID) int {
	for i, other := range ids {
		if other == id {
			return i
		}
	}
	return -1
}
