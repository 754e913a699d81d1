package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// tableDialog shows what a table holds and what is wrong with it before it is
// imported: what is wrong is left out only when people say so.
type tableDialog struct {
	app     *App
	leave   bool // what is wrong is left out
	serial  int
	summary *widget.Label
	state   *widget.Label
	fixes   *fyne.Container // what people can say about the table
	list    *problemList
	without *check
	button  *button
	modal   *modal
}

// openTable opens a file and shows what is in it.
func openTable[T any](a *App, what, path string, open func(context.Context, string) (T, error), show func(name string, table T)) {
	var table T
	a.run(what, func(ctx context.Context) (err error) {
		table, err = open(ctx, path)
		return err
	}, func(err error) {
		if err != nil {
			a.fail("fail.import", err)
			return
		}
		show(filepath.Base(path), table)
	})
}

// newTableDialog makes a dialog. refresh is called when leave has changed.
func newTableDialog(a *App, leaveOut string, refresh, finish func()) *tableDialog {
	d := &tableDialog{app: a, summary: label(""), state: label(""), fixes: container.NewVBox(), list: newProblemList(a)}
	d.summary.TextStyle.Bold = true
	d.without = a.newCheck(leaveOut, func(on bool) {
		d.leave = on
		refresh()
	})
	d.button = a.newButton(a.T("answerImport.import"), "import", finish).primary()
	return d
}

func (d *tableDialog) show(title string) {
	a := d.app
	head := container.NewVBox(d.summary, d.state, d.fixes)
	d.modal = a.show(dialogSpec{
		title:   title,
		content: container.NewBorder(head, d.without, nil, nil, d.list.scroll),
		size:    fyne.NewSize(900, 640),
		buttons: []*button{a.newButton(a.T("ui.cancel"), "", func() { d.modal.leave() }), d.button},
		onLeave: func() { d.serial++ },
	})
}

// read reads the table in the background; done is called unless it has been read
// anew in the meantime.
func (d *tableDialog) read(look func(context.Context) error, done func()) {
	d.serial++
	serial := d.serial
	d.summary.SetText(d.app.T("answerImport.reading"))
	d.button.enable(false)
	d.app.run("read table", look, func(err error) {
		switch {
		case serial != d.serial:
		case err != nil:
			d.modal.close()
			d.app.fail("fail.import", err)
		default:
			done()
		}
	})
}

// tableWords are what a dialog says about what would be imported.
type tableWords struct{ blocked, stopped, nothing, fine, do string }

// tell says what would be imported, n pieces of it.
func (d *tableDialog) tell(f *FileProblems, n int, facts []string, w tableWords) {
	a := d.app
	d.summary.SetText(strings.Join(append(facts, a.words.N("answerImport.errors", f.Errors), a.words.N("answerImport.warnings", f.Warnings)), " · "))
	wrong := f.Errors > 0 && !f.Blocked
	switch {
	case f.Blocked:
		d.state.SetText(w.blocked)
	case wrong && !d.leave && n > 0:
		d.state.SetText(w.stopped)
	case n == 0:
		d.state.SetText(w.nothing)
	default:
		d.state.SetText(w.fine)
	}
	if wrong && n > 0 {
		d.without.Show()
	} else {
		d.without.Hide()
	}
	d.button.SetText(w.do)
	d.button.enable(n > 0 && (!wrong || d.leave))
}

// saveTable asks for a format and a place, and writes a table there.
func (a *App) saveTable(title, about, name string, formats []string, write func(ctx context.Context, path string, force bool) error) {
	extension := formats[0]
	var options []option[string]
	for _, f := range formats {
		options = append(options, option[string]{f, a.T("answerImport.format" + f)})
	}
	chosen := newChoice(a, options, func(f string) { extension = f })
	chosen.follow(extension)
	var m *modal
	place := func() {
		m.close()
		a.chooseSave(saveSpec{
			title: title, verb: "saveAs.verb", extension: extension, name: fileName(name),
			folder: firstOf(a.set.ExportFolder, filepath.Dir(a.session.file.Path())),
			done: func(path string, force bool) {
				a.set.ExportFolder = filepath.Dir(path)
				a.saveSettings()
				a.run("write table", func(ctx context.Context) error { return write(ctx, path, force) }, func(err error) {
					if err != nil {
						a.fail("fail.export", err)
						return
					}
					a.toast(a.T("answerImport.written", filepath.Base(path)), &failure{"answerImport.show", func() { _ = a.deps.Open(filepath.Dir(path)) }})
				})
			},
		})
	}
	m = a.show(dialogSpec{
		title: a.T(title), content: container.NewVBox(label(about), chosen), size: fyne.NewSize(520, 0),
		buttons: []*button{
			a.newButton(a.T("ui.cancel"), "", func() { m.leave() }),
			a.newButton(a.T("answerImport.place"), "saveas", place).primary(),
		},
	})
}

// problemList lists what is wrong with a table, the gravest first.
type problemList struct {
	app    *App
	scroll *container.Scroll
	box    *fyne.Container
	rest   []FileProblem
	level  string
}

// problemsAtOnce is how many problems are shown before somebody asks for more.
const problemsAtOnce = 60

func newProblemList(a *App) *problemList {
	l := &problemList{app: a, box: container.NewVBox()}
	l.scroll = container.NewVScroll(l.box)
	return l
}

func (l *problemList) show(f *FileProblems) {
	l.rest, l.level = f.Problems, ""
	l.box.RemoveAll()
	if len(f.Problems) == 0 {
		l.box.Add(softLabel(l.app.T("answerImport.fine")))
	}
	l.more()
	if hidden := f.Errors + f.Warnings - listed(f); hidden > 0 {
		l.box.Add(softLabel(l.app.words.N("answerImport.notListed", hidden)))
	}
	l.scroll.ScrollToTop()
}

// listed is how many errors and warnings are in the list.
func listed(f *FileProblems) int {
	n := 0
	for _, p := range f.Problems {
		if p.Level != "info" {
			n++
		}
	}
	return n
}

func (l *problemList) more() {
	for range min(problemsAtOnce, len(l.rest)) {
		p := l.rest[0]
		l.rest = l.rest[1:]
		if p.Level != l.level {
			l.level = p.Level
			head := label(l.app.T("answerImport.level." + p.Level))
			head.TextStyle.Bold = true
			switch p.Level {
			case "error":
				head.Importance = widget.DangerImportance
			case "warning":
				head.Importance = widget.WarningImportance
			}
			l.box.Add(head)
		}
		l.box.Add(problemText(p))
	}
	if len(l.rest) > 0 {
		var b *button
		b = l.app.newButton(l.app.words.N("answerImport.more", len(l.rest)), "", func() {
			l.box.Remove(b)
			l.more()
		})
		l.box.Add(b)
	}
	l.box.Refresh()
}

// problemText sets a problem: where, what, and what to do.
func problemText(p FileProblem) fyne.CanvasObject {
	inline := widget.RichTextStyle{Inline: true}
	strong := inline
	strong.TextStyle.Bold = true
	var parts []widget.RichTextSegment
	if p.Place != "" {
		parts = append(parts, &widget.TextSegment{Text: p.Place + "  ", Style: strong})
	}
	parts = append(parts, &widget.TextSegment{Text: p.What + " " + p.Advice, Style: inline})
	t := widget.NewRichText(parts...)
	t.Wrapping = fyne.TextWrapWord
	return t
}
