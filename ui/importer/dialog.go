package importer

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lupaus/model"
)

// previewCells is how many cells of each field are shown.
const previewCells = 4

// headers is how many rows or columns can be chosen as that of the names.
const headers = 15

// Dialog shows a source and what will come of it. UI goroutine only.
type Dialog struct {
	// OnChanged is called when Project has changed.
	OnChanged func()
	// OnImport is called by Import with what was read.
	OnImport func(*model.Project)

	deps    Deps
	table   Table
	mapping Mapping
	project *model.Project
	cancel  func()
	reading int // counts the readings, to know the newest

	content fyne.CanvasObject
	sheet   *choice
	layout  *choice
	header  *choice
	scale   *choice
	scales  fyne.CanvasObject // the scale with its name
	grid    *grid
	status  *widget.Label
	notes   *notes
}

// New makes a dialog and begins to read.
func New(deps Deps) *Dialog {
	d := &Dialog{deps: deps, table: deps.Source.Table()}
	d.status = widget.NewLabel("")
	d.status.Wrapping = fyne.TextWrapWord
	d.status.TextStyle.Bold = true
	d.notes = newNotes(deps.Words)
	d.build()
	if d.table != nil {
		d.show(d.table.Guess())
	}
	d.read()
	return d
}

// Content is what to put into a window. It wants some 760 × 480.
func (d *Dialog) Content() fyne.CanvasObject { return d.content }

// Project is what was read with the present choices; nil while it is being read
// or when it cannot be.
func (d *Dialog) Project() *model.Project { return d.project }

// Mapping is what has been chosen.
func (d *Dialog) Mapping() Mapping { return d.mapping }

// Import hands over what was read, if there is anything.
func (d *Dialog) Import() {
	if d.project != nil && d.OnImport != nil {
		d.OnImport(d.project)
	}
}

// Close stops reading.
func (d *Dialog) Close() {
	d.reading++ // what is still on its way is not wanted any more
	if d.cancel != nil {
		d.cancel()
		d.cancel = nil
	}
}

// Focus is the control to begin with; nil when there is none.
func (d *Dialog) Focus() fyne.Focusable {
	if d.table == nil {
		return nil
	}
	return d.layout
}

func (d *Dialog) build() {
	w := d.deps.Words
	name := widget.NewLabel(d.deps.Name)
	name.TextStyle.Bold = true
	name.Truncation = fyne.TextTruncateEllipsis
	format := widget.NewLabel(w.T(d.deps.Source.FormatKey()))
	format.Importance = widget.LowImportance
	head := container.NewBorder(nil, nil, nil, format, name)
	below := container.NewBorder(d.status, nil, nil, nil, d.notes.scroll)
	if d.table == nil {
		d.content = container.NewBorder(head, nil, nil, nil, below)
		return
	}
	d.grid = newGrid(d.deps, d.onField)
	split := container.NewVSplit(d.grid.scroll, below)
	split.Offset = 0.62
	d.content = container.NewBorder(container.NewVBox(head, d.choices()), nil, nil, nil, split)
}

// choices are the controls above the table.
func (d *Dialog) choices() fyne.CanvasObject {
	w := d.deps.Words
	d.sheet = newChoice(d.deps.Key, func(i int) { d.look(d.sheetAt(i), "", Anywhere) })
	d.layout = newChoice(d.deps.Key, func(i int) { d.look(d.mapping.Sheet, d.table.Layouts()[i], Anywhere) })
	d.header = newChoice(d.deps.Key, func(i int) { d.look(d.mapping.Sheet, d.mapping.Layout, i-1) })
	d.scale = newChoice(d.deps.Key, func(i int) {
		d.mapping.Scale = d.table.Scales()[i]
		d.read()
	})
	d.sheet.setOptions(d.sheetNames())
	d.layout.setOptions(translated(w, "exchange.layout.", d.table.Layouts()))
	d.scale.setOptions(translated(w, "exchange.scale.", d.table.Scales()))
	row := container.New(flow{})
	if len(d.sheet.Options) > 1 {
		row.Add(named(w.T("importer.sheet"), d.sheet, 160))
	}
	d.scales = named(w.T("importer.scale"), d.scale, 120)
	row.Add(named(w.T("importer.layout"), d.layout, 310))
	row.Add(named(w.T("importer.header"), d.header, 150))
	row.Add(d.scales)
	return row
}

func translated(w Words, prefix string, codes []string) []string {
	list := make([]string, len(codes))
	for i, c := range codes {
		list[i] = w.T(prefix + c)
	}
	return list
}

// named puts a small name above a control and gives both a width.
func named(name string, control fyne.CanvasObject, width float32) fyne.CanvasObject {
	l := widget.NewLabel(name)
	l.SizeName = theme.SizeNameCaptionText
	l.Importance = widget.LowImportance
	return container.New(fixed{width}, l, control)
}

func (d *Dialog) sheetNames() []string {
	names := append([]string(nil), d.table.Sheets()...)
	if n := d.table.Together(); n > 1 {
		names = append([]string{d.deps.Words.T("importer.together", n)}, names...)
	}
	return names
}

func (d *Dialog) sheetAt(i int) int {
	if d.table.Together() > 1 {
		return i - 1
	}
	return i
}

// look guesses the fields anew for other choices.
func (d *Dialog) look(sheet int, layout string, header int) {
	if sheet == Together {
		d.show(d.table.Guess())
	} else {
		d.show(d.table.Look(sheet, layout, header))
	}
	d.read()
}

// show makes the controls say what a mapping says.
func (d *Dialog) show(m Mapping) {
	d.mapping = m
	sheet := m.Sheet
	if d.table.Together() > 1 {
		sheet++
	}
	d.sheet.follow(sheet)
	together := m.Sheet == Together
	d.layout.enable(!together)
	d.header.enable(!together)
	d.scale.enable(!together)
	for i, l := range d.table.Layouts() {
		if l == m.Layout {
			d.layout.follow(i)
		}
	}
	d.header.setOptions(d.headerNames())
	d.header.follow(m.Header + 1)
	for i, s := range d.table.Scales() {
		if s == m.Scale {
			d.scale.follow(i)
		}
	}
	d.grid.show(m, d.table)
	d.showScale()
}

func (d *Dialog) headerNames() []string {
	w := d.deps.Words
	key := "importer.header.row"
	if d.mapping.Layout == Matrix {
		key = "importer.header.column"
	}
	names := []string{w.T("importer.header.none")}
	for i := range max(headers, d.mapping.Header+1) {
		names = append(names, w.T(key, i+1))
	}
	return names
}

// showScale hides the scale while nothing is read as a feeling.
func (d *Dialog) showScale() {
	for _, f := range d.mapping.Fields {
		if f.Kind == feeling {
			d.scales.Show()
			return
		}
	}
	if d.mapping.Layout == "long" {
		d.scales.Show()
		return
	}
	d.scales.Hide()
}

func (d *Dialog) onField(i int, f Field) {
	fields := append([]Field(nil), d.mapping.Fields...)
	fields[i] = f
	d.mapping.Fields = fields
	d.showScale()
	d.read()
}

// read reads with the present choices; an earlier reading is given up.
func (d *Dialog) read() {
	d.Close()
	d.set(nil, nil)
	d.status.SetText(d.deps.Words.T("importer.reading"))
	m, this := d.mapping, d.reading
	var p *model.Project
	var list []Note
	d.cancel = d.deps.Run(func(ctx context.Context) (err error) {
		p, list, err = d.deps.Source.Read(ctx, m)
		return err
	}, func(err error) {
		if d.reading != this {
			return
		}
		if err != nil {
			d.set(nil, nil)
			d.status.SetText(d.deps.ErrorText(err))
			return
		}
		d.set(p, list)
		d.status.SetText(countText(d.deps.Words, p))
	})
}

func (d *Dialog) set(p *model.Project, list []Note) {
	had := d.project != nil
	d.project = p
	d.notes.show(list, p != nil)
	if (had || p != nil) && d.OnChanged != nil {
		d.OnChanged()
	}
}

// countText tells how much was read: "3 vaihetta, 14 kosketuspistettä".
func countText(w Words, p *model.Project) string {
	kinds := map[model.Kind]int{}
	feelings := 0
	for e := range p.All() {
		kinds[e.Kind()]++
		if t, ok := e.(*model.Touchpoint); ok {
			feelings += len(t.Feelings)
		}
	}
	var parts []string
	add := func(key string, n int) {
		if n > 0 {
			parts = append(parts, w.N(key, n))
		}
	}
	if kinds[model.KindJourney] > 1 {
		add("ui.count.journey", kinds[model.KindJourney])
	}
	add("ui.count.stage", kinds[model.KindStage])
	add("ui.count.touchpoint", kinds[model.KindTouchpoint])
	add("importer.count.feeling", feelings)
	add("ui.count.promise", kinds[model.KindPromise])
	add("ui.count.persona", kinds[model.KindPersona])
	add("ui.count.segment", kinds[model.KindSegment])
	add("ui.count.customer", kinds[model.KindCustomer])
	add("ui.count.role", kinds[model.KindRole])
	if len(parts) == 0 {
		return w.T("importer.nothing")
	}
	return strings.Join(parts, ", ")
}
