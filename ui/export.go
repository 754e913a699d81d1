package ui

import (
	"context"
	"image"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lupaus/model"
)

// exportDialog asks how to export and shows the pages as they will be.
type exportDialog struct {
	app      *App
	modal    *modal
	request  ExportRequest
	formats  []Format
	options  *fyne.Container
	picture  *canvas.Image
	place    *widget.Label
	warning  *widget.Label
	previous *button
	next     *button
	save     *button

	preview Preview
	page    int
	serial  int // of the latest preview asked for; older answers are thrown away
	cancel  func()
}

// showExport opens the dialog with what was chosen last time.
func (a *App) showExport() {
	d := &exportDialog{app: a, formats: a.deps.Exporter.Formats()}
	if len(d.formats) == 0 {
		return
	}
	s, set := a.session, &a.set.Export
	d.request = ExportRequest{
		Project: s.project(), Journey: s.journey, Format: set.Format, Report: set.Report,
		Paper: set.Paper, Portrait: set.Portrait, Tile: set.Tile, Language: firstOf(s.project().Info().Language, a.words.Lang()),
		Version: a.deps.Version,
	}
	if _, ok := d.format(); !ok {
		d.request.Format = d.formats[0].ID
	}
	if papers := a.deps.Exporter.Papers(); indexOfText(papers, d.request.Paper) < 0 && len(papers) > 1 {
		d.request.Paper = papers[1] // A3, on which a map can be read
	}
	if now, target := s.pair(); now != nil && s.view != viewMap {
		d.request.Journey = now.ID
		if s.view == viewCompare {
			d.request.Compare = target.ID
		} else {
			d.request.Overlay = target.ID
		}
	}
	d.build()
	d.refresh()
}

func indexOfText(list []string, text string) int {
	for i, s := range list {
		if s == text {
			return i
		}
	}
	return -1
}

// format is the chosen one.
func (d *exportDialog) format() (Format, bool) {
	for _, f := range d.formats {
		if f.ID == d.request.Format {
			return f, true
		}
	}
	return Format{}, false
}

func (d *exportDialog) build() {
	a := d.app
	d.options = container.NewVBox()
	d.picture = canvas.NewImageFromImage(image.NewRGBA(image.Rect(0, 0, 1, 1)))
	d.picture.FillMode = canvas.ImageFillContain
	d.picture.ScaleMode = canvas.ImageScaleSmooth
	d.place, d.warning = widget.NewLabel(""), label("")
	d.warning.SizeName = theme.SizeNameCaptionText
	d.previous = a.newButton("", "left", func() { d.turn(-1) }).quiet()
	d.next = a.newButton("", "right", func() { d.turn(1) }).quiet()
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameHeaderBackground))
	pages := container.NewBorder(nil,
		container.NewHBox(layout.NewSpacer(), d.previous, d.place, d.next, layout.NewSpacer()), nil, nil,
		container.NewStack(ground, container.NewPadded(d.picture)))
	side := container.NewVScroll(container.New(&fixedWidth{250}, container.NewVBox(d.options, d.warning)))
	side.SetMinSize(fyne.NewSize(270, 200))
	d.save = a.newButton(a.T("ui.export.save"), "export", d.choosePlace).primary()
	d.modal = a.show(dialogSpec{
		title: a.T("ui.export.title"), size: fyne.NewSize(1080, 720), onLeave: d.stop,
		content: container.NewBorder(nil, nil, side, nil, pages),
		buttons: []*button{a.newButton(a.T("ui.cancel"), "", func() { d.modal.leave() }), d.save},
	})
}

func (d *exportDialog) stop() {
	if d.cancel != nil {
		d.cancel()
		d.cancel = nil
	}
	d.serial++
}

// refresh shows the choices that the format has, and a new preview.
func (d *exportDialog) refresh() {
	d.options.Objects = d.optionRows()
	d.options.Refresh()
	d.remember()
	d.startPreview()
}

func (d *exportDialog) optionRows() []fyne.CanvasObject {
	a := d.app
	rows := d.optionRow("ui.export.format", exportChoice(d, formatOptions(a, d.formats), &d.request.Format))
	f, _ := d.format()
	rows = append(rows, d.contentRow()...)
	if f.Pages {
		rows = append(rows, d.paperRows(f)...)
	}
	languages := []option[string]{{"fi", a.T("language.fi")}, {"en", a.T("language.en")}, {"sv", a.T("language.sv")}}
	return append(rows, d.optionRow("ui.export.language", exportChoice(d, languages, &d.request.Language))...)
}

// paperRows chooses the paper of a map; reports know their own.
func (d *exportDialog) paperRows(f Format) []fyne.CanvasObject {
	a := d.app
	if d.request.Report && f.Report {
		return nil
	}
	var papers []option[string]
	sheets := []option[string]{{"", a.T("ui.export.onePage")}}
	for _, p := range a.deps.Exporter.Papers() {
		papers = append(papers, option[string]{p, p})
	}
	// A4 and A3 are the papers of office printers.
	for _, p := range a.deps.Exporter.Papers()[:min(2, len(papers))] {
		if p != d.request.Paper && !f.Single {
			sheets = append(sheets, option[string]{p, a.T("ui.export.tiles", p)})
		}
	}
	rows := d.optionRow("ui.export.paper", exportChoice(d, papers, &d.request.Paper))
	rows = append(rows, d.optionRow("ui.export.orientation", exportChoice(d, []option[bool]{{false, a.T("ui.export.landscape")}, {true, a.T("ui.export.portrait")}}, &d.request.Portrait))...)
	if len(sheets) > 1 {
		rows = append(rows, d.optionRow("ui.export.fit", exportChoice(d, sheets, &d.request.Tile))...)
	} else {
		d.request.Tile = ""
	}
	return rows
}

// exportContent is what an export holds: the map of a journey, alone or with
// its target, or the report on it; no journey stands for all of them.
type exportContent struct {
	journey, overlay, compare model.ID
	report                    bool
}

// contentRow chooses what to export among what the format can hold.
func (d *exportDialog) contentRow() []fyne.CanvasObject {
	f, _ := d.format()
	r := &d.request
	now := exportContent{r.Journey, r.Overlay, r.Compare, r.Report && f.Report}
	what := d.contents(f)
	if !slices.ContainsFunc(what, func(o option[exportContent]) bool { return o.value == now }) && len(what) > 0 {
		now = what[0].value
	}
	d.take(now)
	c := newChoice(d.app, what, func(v exportContent) {
		d.take(v)
		d.refresh()
	})
	c.follow(now)
	return d.optionRow("ui.export.what", c)
}

func (d *exportDialog) take(c exportContent) {
	r := &d.request
	r.Journey, r.Overlay, r.Compare, r.Report = c.journey, c.overlay, c.compare, c.report
}

// contents lists what a format can hold of the project.
func (d *exportDialog) contents(f Format) []option[exportContent] {
	a, p := d.app, d.request.Project
	if f.Lossless {
		return []option[exportContent]{{exportContent{}, a.T("ui.export.project")}}
	}
	var list []option[exportContent]
	add := func(c exportContent, key string, args ...any) {
		list = append(list, option[exportContent]{c, a.T(key, args...)})
	}
	journeys := p.Info().Journeys
	for _, j := range model.Of[model.Journey](p, journeys) {
		name := shorten(a.nameOf(j), 30)
		add(exportContent{journey: j.ID}, "ui.export.map", name)
		if f.Report {
			add(exportContent{journey: j.ID, report: true}, "ui.export.report", name)
		}
		if prev := p.Journey(j.Previous); prev != nil && f.Pages {
			name := shorten(a.nameOf(prev), 30)
			add(exportContent{journey: prev.ID, compare: j.ID}, "ui.export.compare", name)
			add(exportContent{journey: prev.ID, overlay: j.ID}, "ui.export.overlay", name)
		}
	}
	if len(journeys) > 1 && f.Report {
		add(exportContent{}, "ui.export.allMaps")
		add(exportContent{report: true}, "ui.export.allReports")
	}
	return list
}

func (d *exportDialog) optionRow(key string, o fyne.CanvasObject) []fyne.CanvasObject {
	l := widget.NewLabel(d.app.T(key))
	l.SizeName, l.Importance = theme.SizeNameCaptionText, widget.LowImportance
	return []fyne.CanvasObject{container.New(layout.NewCustomPaddedVBoxLayout(-8), l, o)}
}

// exportChoice makes a choice that writes into the request.
func exportChoice[T comparable](d *exportDialog, options []option[T], into *T) fyne.CanvasObject {
	c := newChoice(d.app, options, func(v T) {
		*into = v
		d.refresh()
	})
	c.follow(*into)
	return c
}

func formatOptions(a *App, formats []Format) []option[string] {
	var list []option[string]
	for _, f := range formats {
		list = append(list, option[string]{f.ID, a.T("ui.format." + f.ID)})
	}
	return list
}

// remember keeps the choices for the next export.
func (d *exportDialog) remember() {
	e := &d.app.set.Export
	e.Format, e.Paper, e.Portrait, e.Tile, e.Report = d.request.Format, d.request.Paper, d.request.Portrait, d.request.Tile, d.request.Report
}

// choosePlace asks where to, with a name that says what it is.
func (d *exportDialog) choosePlace() {
	a := d.app
	f, _ := d.format()
	name := a.session.name()
	if j := d.request.Project.Journey(d.request.Journey); j != nil && !f.Lossless {
		name += " – " + a.nameOf(j)
	}
	a.chooseSave(saveSpec{
		title: "ui.export.title", verb: "saveAs.verb", extension: f.Extension, name: fileName(name),
		folder: firstOf(a.set.ExportFolder, filepath.Dir(a.session.file.Path())),
		done: func(path string, force bool) {
			d.modal.close()
			d.stop()
			a.set.ExportFolder = filepath.Dir(path)
			a.saveSettings()
			a.export(d.request, path, force)
		},
	})
}

// export writes the file in the background, with a bar that can be stopped.
func (a *App) export(r ExportRequest, path string, force bool) {
	bar := widget.NewProgressBar()
	var notes []Note
	var cancel func()
	stopped := false
	var m *modal
	m = a.show(dialogSpec{
		title: a.T("ui.export.writing"), content: container.NewVBox(label(filepath.Base(path)), bar), size: fyne.NewSize(460, 0),
		buttons: []*button{a.newButton(a.T("ui.cancel"), "", func() { m.leave() })},
		onLeave: func() {
			stopped = true
			if cancel != nil {
				cancel()
			}
		},
	})
	cancel = a.run("export", func(ctx context.Context) (err error) {
		notes, err = a.deps.Exporter.Write(ctx, r, path, force, func(done, total int) {
			a.tasks.OnUI(func() { bar.SetValue(float64(done) / float64(max(total, 1))) })
		})
		return err
	}, func(err error) {
		m.close()
		if stopped {
			return
		}
		if err != nil {
			a.fail("fail.export", err)
			return
		}
		a.exported(path, notes)
	})
}

// exported tells that the file is there, what it lacks, and opens it.
func (a *App) exported(path string, notes []Note) {
	var m *modal
	content := container.NewVBox(label(path))
	if len(notes) > 0 {
		list := a.noteList(notes)
		if s, ok := list.(*container.Scroll); ok {
			s.SetMinSize(fyne.NewSize(500, 160))
		}
		content.Add(list)
	}
	m = a.show(dialogSpec{
		title: a.T("ui.export.done"), content: content, size: fyne.NewSize(560, 0),
		buttons: []*button{
			a.newButton(a.T("ui.close"), "", func() { m.leave() }),
			a.newButton(a.T("ui.export.showFolder"), "folder", func() { m.close(); a.showOutside(filepath.Dir(path)) }),
			a.newButton(a.T("ui.export.open"), "eye", func() { m.close(); a.showOutside(path) }).primary(),
		},
	})
}
