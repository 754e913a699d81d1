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
)

// exportDialog asks how to export and shows the pages as they will be.
type exportDialog struct {
	app       *App
	modal     *modal
	request   ExportRequest
	formats   []Format
	documents []Document
	options   *fyne.Container
	picture   *canvas.Image
	place     *widget.Label
	warning   *widget.Label
	previous  *button
	next      *button
	save      *button

	preview Preview
	page    int
	serial  int // of the latest preview asked for; older answers are thrown away
	cancel  func()
}

// showExport opens the dialog with what the open page shows, and with the other
// choices as they were last time.
func (a *App) showExport() {
	d := &exportDialog{app: a, formats: a.deps.Exporter.Formats(), documents: a.deps.Exporter.Documents()}
	if len(d.formats) == 0 {
		return
	}
	s, set := a.session, &a.set.Export
	d.request = ExportRequest{
		Project: s.project(), Journey: s.journey, Format: set.Format, Document: set.Document, Blank: set.Blank,
		Paper: set.Paper, Portrait: set.Portrait, Tile: set.Tile, Language: firstOf(s.project().Info().Language, a.words.Lang()),
		Version: a.deps.Version,
	}
	if _, ok := d.format(); !ok {
		d.request.Format = d.formats[0].ID
	}
	if then := s.snapshot(s.project()); then != nil {
		d.request.Since = then.ID
	}
	d.takePage()
	d.build()
	d.refresh()
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

// choosePlace asks where to, with a name that says what it is.
func (d *exportDialog) choosePlace() {
	a := d.app
	f, _ := d.format()
	name := a.session.name()
	if j := d.request.Project.Journey(d.request.Journey); j != nil && !f.Lossless {
		name += " – " + a.nameOf(j)
	} else if doc := d.document(); f.Pages && !doc.NeedsJourney {
		name += " – " + a.documentName(doc.ID)
	}
	d.request.Page = d.page
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
