package ui

import (
	"context"
	"image"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lupaus/model"
)

// smallestReadable is the size in points under which print is hard to read.
const smallestReadable = 6.0

// previewWidth is how wide a page of the preview is painted, in pixels.
const previewWidth = 1100

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
		Project: s.project(), Journey: s.journey, Format: set.Format, Report: set.Report || s.journey == "",
		Paper: set.Paper, Landscape: !set.Portrait, Tiles: set.Tiles, Language: firstOf(s.project().Info().Language, a.words.Lang()),
		Version: a.deps.Version,
	}
	if _, ok := d.format(); !ok {
		d.request.Format = d.formats[0].ID
	}
	if papers := a.deps.Exporter.Papers(); indexOfText(papers, d.request.Paper) < 0 && len(papers) > 0 {
		d.request.Paper = papers[0]
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
		var papers []option[string]
		for _, p := range a.deps.Exporter.Papers() {
			papers = append(papers, option[string]{p, p})
		}
		rows = append(rows, d.optionRow("ui.export.paper", exportChoice(d, papers, &d.request.Paper))...)
		rows = append(rows, d.optionRow("ui.export.orientation", exportChoice(d, []option[bool]{{true, a.T("ui.export.landscape")}, {false, a.T("ui.export.portrait")}}, &d.request.Landscape))...)
		if !d.request.Report {
			rows = append(rows, d.optionRow("ui.export.fit", exportChoice(d, []option[bool]{{false, a.T("ui.export.onePage")}, {true, a.T("ui.export.tiles")}}, &d.request.Tiles))...)
		}
	}
	languages := []option[string]{{"fi", a.T("language.fi")}, {"en", a.T("language.en")}, {"sv", a.T("language.sv")}}
	return append(rows, d.optionRow("ui.export.language", exportChoice(d, languages, &d.request.Language))...)
}

// contentRow chooses between the map of a journey and the whole report.
func (d *exportDialog) contentRow() []fyne.CanvasObject {
	a := d.app
	f, _ := d.format()
	p := d.request.Project
	what := []option[model.ID]{}
	if f.ID == "pdf" {
		what = append(what, option[model.ID]{reportChoice, a.T("ui.export.report")})
	} else if f.Lossless {
		what = append(what, option[model.ID]{reportChoice, a.T("ui.export.project")})
	}
	for _, j := range model.Of[model.Journey](p, p.Info().Journeys) {
		if !f.Lossless {
			what = append(what, option[model.ID]{j.ID, shorten(a.nameOf(j)+" · "+a.T("state."+string(j.State)), 34)})
		}
	}
	now := d.request.Journey
	if d.request.Report && (f.ID == "pdf" || f.Lossless) || now == "" || f.Lossless {
		now = reportChoice
	}
	c := newChoice(a, what, func(id model.ID) {
		d.request.Report = id == reportChoice
		if id != reportChoice {
			d.request.Journey = id
		}
		d.refresh()
	})
	c.follow(now)
	d.request.Report = now == reportChoice
	return d.optionRow("ui.export.what", c)
}

// reportChoice stands for everything in the choice of contents.
const reportChoice model.ID = "#all"

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
	e.Format, e.Paper, e.Portrait, e.Tiles, e.Report = d.request.Format, d.request.Paper, !d.request.Landscape, d.request.Tiles, d.request.Report
}

// startPreview makes the pages in the background; the newest request wins.
func (d *exportDialog) startPreview() {
	d.stop()
	f, _ := d.format()
	d.preview, d.page = nil, 0
	if !f.Pages {
		d.place.SetText(d.app.T("ui.export.noPreview"))
		d.warning.SetText(d.app.T("ui.export.data." + f.ID))
		d.picture.Hide()
		d.showTurns()
		return
	}
	d.picture.Show()
	d.place.SetText(d.app.T("ui.export.working"))
	serial, request := d.serial, d.request
	var preview Preview
	d.cancel = d.app.run("preview", func(ctx context.Context) (err error) {
		preview, err = d.app.deps.Exporter.Preview(ctx, request)
		return err
	}, func(err error) {
		if serial != d.serial {
			return
		}
		if err != nil {
			d.app.log(err)
			d.place.SetText(d.app.T("ui.export.failed"))
			d.warning.SetText(d.app.sentence(err))
			return
		}
		d.preview = preview
		d.showSize()
		d.paint()
	})
}

// showSize tells the number of pages and warns of small print.
func (d *exportDialog) showSize() {
	a := d.app
	text := ""
	if pt := d.preview.SmallestPt(); pt > 0 {
		text = a.T("ui.export.smallest", pt)
		d.warning.Importance = widget.LowImportance
		if pt < smallestReadable {
			text += " " + a.T("ui.export.tooSmall")
			d.warning.Importance = widget.WarningImportance
		}
	}
	d.warning.SetText(text)
}

func (d *exportDialog) turn(by int) {
	if d.preview == nil {
		return
	}
	d.page = max(0, min(d.page+by, d.preview.Pages()-1))
	d.paint()
}

func (d *exportDialog) showTurns() {
	n := 0
	if d.preview != nil {
		n = d.preview.Pages()
		d.place.SetText(d.app.T("ui.export.page", d.page+1, n))
	}
	d.previous.enable(d.page > 0)
	d.next.enable(d.page < n-1)
}

// paint paints the shown page in the background.
func (d *exportDialog) paint() {
	d.showTurns()
	serial, page, preview := d.serial, d.page, d.preview
	var img image.Image
	d.app.run("paint page", func(context.Context) error {
		img = preview.Paint(page, previewWidth)
		return nil
	}, func(err error) {
		if err != nil || serial != d.serial || page != d.page {
			return
		}
		d.picture.Image = img
		d.picture.Refresh()
	})
}

// choosePlace asks where to, with a name that says what it is.
func (d *exportDialog) choosePlace() {
	a := d.app
	f, _ := d.format()
	name := a.session.name()
	if j := d.request.Project.Journey(d.request.Journey); j != nil && !d.request.Report {
		name += " – " + a.nameOf(j)
	}
	a.chooseSave(saveSpec{
		title: "ui.export.title", verb: "ui.export.save", extension: f.Extension, name: fileName(name),
		folder: firstOf(a.set.ExportFolder, filepath.Dir(a.session.file.Path())),
		done: func(path string, _ bool) {
			d.modal.close()
			d.stop()
			a.set.ExportFolder = filepath.Dir(path)
			a.saveSettings()
			a.export(d.request, path)
		},
	})
}

// export writes the file in the background, with a bar that can be stopped.
func (a *App) export(r ExportRequest, path string) {
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
		notes, err = a.deps.Exporter.Write(ctx, r, path, func(done, total int) {
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
