package importer

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// The widths of what a preview shows.
const (
	fieldWidth = 190
	nameWidth  = 150
	cellWidth  = 130
)

// maxLines is how many fields can be corrected by hand. Tables with more are
// read whole; the fields behind it keep what was guessed.
const maxLines = 60

// grid shows the first cells of a table with what each field is read as: the
// choices above the columns of a list, in front of the rows of a matrix.
type grid struct {
	deps    Deps
	changed func(int, Field)
	scroll  *container.Scroll
	box     *fyne.Container
}

func newGrid(deps Deps, changed func(int, Field)) *grid {
	g := &grid{deps: deps, changed: changed, box: container.NewHBox()}
	g.scroll = container.NewScroll(g.box)
	g.scroll.SetMinSize(fyne.NewSize(560, 200))
	return g
}

// show rebuilds the preview.
func (g *grid) show(m Mapping, t Table) {
	lines := t.Lines(m, previewCells)
	kinds := t.Kinds(m.Layout)
	g.box = container.NewHBox()
	if m.Layout == Matrix {
		g.box = container.NewVBox()
	}
	for i, f := range m.Fields {
		if i == maxLines || i == len(lines) {
			break
		}
		g.box.Add(g.line(i, f, lines[i], m, kinds))
	}
	if more := len(m.Fields) - maxLines; more > 0 {
		g.box.Add(softText(g.deps.Words.N("importer.moreFields", more)))
	}
	g.scroll.Content = g.box
	g.scroll.Offset = fyne.Position{}
	g.scroll.Refresh()
}

// line is one column or row with its controls.
func (g *grid) line(i int, f Field, l Line, m Mapping, kinds []Kind) fyne.CanvasObject {
	pick, name := g.controls(i, f, kinds, m.Sheet != Together)
	title := cellText(l.Name)
	title.TextStyle.Bold = true
	cells := make([]fyne.CanvasObject, len(l.Cells))
	for n, c := range l.Cells {
		cells[n] = cellText(c)
	}
	if m.Layout != Matrix {
		// The place of the name stays, so that the cells stand in rows.
		place := container.New(keepHeight{name.MinSize().Height}, name)
		return container.New(fixed{fieldWidth}, append([]fyne.CanvasObject{pick, place, title}, cells...)...)
	}
	row := container.NewHBox(container.New(fixed{fieldWidth}, pick, name), container.New(fixed{nameWidth}, title))
	for _, c := range cells {
		row.Add(container.New(fixed{cellWidth}, c))
	}
	return row
}

// controls are the choice of a field's kind and the entry of its name, which
// shows for the kinds that have one.
func (g *grid) controls(i int, f Field, kinds []Kind, enabled bool) (pick *choice, name *entry) {
	w := g.deps.Words
	current := f
	words := make([]string, len(kinds))
	selected := -1
	for n, k := range kinds {
		words[n] = w.T("exchange.field." + k.ID)
		if k.ID == f.Kind {
			selected = n
		}
	}
	text := newEntry(g.deps.Key, nil)
	text.SetText(f.Name)
	text.OnChanged = func(s string) {
		current.Name = strings.TrimSpace(s)
		g.changed(i, current)
	}
	showName := func() {
		hint := ""
		for _, k := range kinds {
			if k.ID == current.Kind {
				hint = k.NameHint
			}
		}
		if hint == "" {
			text.Hide()
		} else {
			text.SetPlaceHolder(w.T(hint))
			text.Show()
		}
		g.box.Refresh()
	}
	pick = newChoice(g.deps.Key, func(n int) {
		current.Kind = kinds[n].ID
		if kinds[n].NameHint == "" {
			current.Name = ""
		}
		showName()
		g.changed(i, current)
	})
	pick.setOptions(words)
	pick.follow(selected)
	pick.enable(enabled)
	if !enabled {
		text.Disable()
	}
	showName()
	return pick, text
}

// keepHeight holds a place of one height whether its object shows or not.
type keepHeight struct{ height float32 }

// Layout implements fyne.Layout.
func (k keepHeight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width, k.height))
	}
}

// MinSize implements fyne.Layout.
func (k keepHeight) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, k.height) }

// cellText is one line of a cell; longer texts end in an ellipsis.
func cellText(s string) *widget.Label {
	l := widget.NewLabel(strings.ReplaceAll(s, "\n", " ⏎ "))
	l.Truncation = fyne.TextTruncateEllipsis
	return l
}

func softText(s string) *widget.Label {
	l := widget.NewLabel(s)
	l.SizeName = theme.SizeNameCaptionText
	l.Importance = widget.LowImportance
	return l
}
