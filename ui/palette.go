package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lupaus/model"
)

// entry is one thing that the palette can find.
type paletteEntry struct {
	icon   string
	text   string
	side   string // what stands at the right: the key, or where a thing is
	chord  string
	folded []rune
	run    func()
}

// maxFound is how many rows the palette shows; typing on narrows them down.
const maxFound = 60

// palette finds actions and things by a few typed letters.
type palette struct {
	app     *App
	modal   *modal
	input   *field
	rows    *list
	none    *widget.Label // what to do when nothing fits
	all     []paletteEntry
	found   []paletteEntry
	initial []paletteEntry
}

// showPalette opens the palette: every action and every named thing, or the
// things alone.
func (a *App) showPalette(thingsOnly bool) {
	var all []paletteEntry
	if !thingsOnly {
		all = a.actionEntries()
	}
	all = append(all, a.thingEntries(nil, func(id model.ID) { a.page.open(id) })...)
	all = append(all, a.viewEntries()...)
	all = append(all, a.formEntries()...)
	title, hint := "palette.title", "palette.hint"
	if thingsOnly {
		title, hint = "palette.find", "palette.find.hint"
	}
	a.openPalette(a.T(title), a.T(hint), all)
}

// pickThing lets the user find an entity of the project, or a statement of an
// audit where that is wanted, too: done gets what links name it by.
func (a *App) pickThing(title string, wanted func(model.Entity) bool, done func(model.ID)) {
	a.openPalette(title, a.T("palette.find.hint"), a.thingEntries(wanted, func(id model.ID) { done(linkOf(id)) }))
}

func (a *App) openPalette(title, hint string, all []paletteEntry) {
	p := &palette{app: a, all: all}
	p.initial = all[:min(len(all), maxFound)]
	p.found = p.initial
	p.input = a.newField(false, nil)
	p.input.SetPlaceHolder(hint)
	p.input.typed = func(string) { p.find() }
	p.input.submitted = func() { p.rows.choose() }
	p.input.moved = p.arrow
	p.rows = a.newList(func() int { return len(p.found) }, p.newRow, p.showRow)
	p.rows.onChoose = p.choose
	p.none = widget.NewLabel(a.T("palette.none"))
	p.none.Hide()
	p.rows.OnSelected = func(i widget.ListItemID) { p.rows.current = i }
	p.modal = a.show(dialogSpec{
		title:   title,
		content: container.NewBorder(p.input, nil, nil, nil, container.NewStack(p.rows, container.NewVBox(p.none))),
		size:    fyne.NewSize(640, 520), focus: p.input,
		buttons: []*button{a.newButton(a.T("ui.cancel"), "", func() { p.modal.leave() })},
	})
	if len(p.found) > 0 {
		p.rows.Select(0)
	}
}

// arrow lets the arrows of the input move in the list.
func (p *palette) arrow(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown:
		p.rows.step(1)
	case fyne.KeyUp:
		p.rows.step(-1)
	case fyne.KeyPageDown:
		p.rows.step(8)
	case fyne.KeyPageUp:
		p.rows.step(-8)
	default:
		return false
	}
	return true
}

// find fills the list with what fits the input, the best first.
func (p *palette) find() {
	query := fold(strings.TrimSpace(p.input.Text))
	p.found = p.initial
	if len(query) > 0 {
		p.found = findEntries(p.all, query)
	}
	p.rows.UnselectAll()
	p.rows.current = -1
	p.rows.Refresh()
	if len(p.found) == 0 {
		p.none.Show()
		return
	}
	p.none.Hide()
	p.rows.Select(0)
	p.rows.ScrollToTop()
}

// findEntries ranks entries; one whose chord is the query comes first.
func findEntries(all []paletteEntry, query []rune) []paletteEntry {
	type hit struct {
		entry *paletteEntry
		score int
	}
	var hits []hit
	for i := range all {
		e := &all[i]
		s := score(query, e.folded)
		if e.chord != "" && e.chord == string(query) {
			s = 10_000
		}
		if s >= 0 {
			hits = append(hits, hit{e, s})
		}
	}
	slices.SortStableFunc(hits, func(x, y hit) int { return y.score - x.score })
	found := make([]paletteEntry, 0, min(len(hits), maxFound))
	for _, h := range hits[:min(len(hits), maxFound)] {
		found = append(found, *h.entry)
	}
	return found
}

func (p *palette) choose(i int) {
	run := p.found[i].run
	p.modal.close()
	run()
}

// paletteRow shows one entry and takes the click.
type paletteRow struct {
	widget.BaseWidget
	icon        *canvas.Image
	text, side  *widget.Label
	tapped      func()
	content     *fyne.Container
	currentIcon string
}

func (p *palette) newRow() fyne.CanvasObject {
	r := &paletteRow{icon: canvas.NewImageFromResource(nil), text: widget.NewLabel(""), side: widget.NewLabel("")}
	r.icon.FillMode = canvas.ImageFillContain
	r.icon.SetMinSize(fyne.NewSquareSize(theme.IconInlineSize()))
	r.text.Truncation = fyne.TextTruncateEllipsis
	r.side.Importance = widget.LowImportance
	r.side.SizeName = theme.SizeNameCaptionText
	r.content = container.NewBorder(nil, nil, r.icon, r.side, r.text)
	r.ExtendBaseWidget(r)
	return r
}

func (p *palette) showRow(i widget.ListItemID, o fyne.CanvasObject) {
	if i >= len(p.found) {
		return
	}
	r, e := o.(*paletteRow), p.found[i]
	if r.currentIcon != e.icon {
		r.currentIcon = e.icon
		r.icon.Resource = iconOf(e.icon)
		r.icon.Refresh()
	}
	setText(r.text, e.text)
	setText(r.side, e.side)
	r.tapped = func() { p.choose(i) }
}

// CreateRenderer implements fyne.Widget.
func (r *paletteRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.content) }

// Tapped implements fyne.Tappable.
func (r *paletteRow) Tapped(*fyne.PointEvent) {
	if r.tapped != nil {
		r.tapped()
	}
}

// actionEntries are the actions that can be run now.
func (a *App) actionEntries() []paletteEntry {
	var list []paletteEntry
	for _, x := range a.actions {
		if !x.enabled() || x.ID == "palette" {
			continue
		}
		text := a.T("menu."+x.Menu) + " · " + a.actionLabel(x)
		list = append(list, paletteEntry{
			icon: x.Icon, text: text, side: a.keyText(x), chord: x.Chord, folded: fold(text),
			run: func() { a.perform(x) },
		})
	}
	for _, path := range a.set.Recent {
		text := a.T("palette.recent", path)
		list = append(list, paletteEntry{icon: "recent", text: text, folded: fold(text), run: func() { a.open(path, false) }})
	}
	return list
}
