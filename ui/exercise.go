package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/edit"
)

// rewriteTask leads a person from a task to help: what do I do, whom does it
// help and how, and then the same work said as help. Worked examples stand
// beside.
func (p *projectPage) rewriteTask(id model.ID) {
	role := p.session.project().Role(id)
	if role == nil {
		return
	}
	a := p.app
	step := func(n, text string) (fyne.CanvasObject, *field) {
		f := a.newField(true, nil)
		f.SetText(text)
		f.SetPlaceHolder(a.T("exercise.step" + n + ".example"))
		f.SetMinRowsVisible(2)
		return container.NewVBox(heading(a.T("exercise.step"+n+".title"), theme.SizeNameText), softLabel(a.T("exercise.step"+n+".hint")), f), f
	}
	first, task := step("1", role.Task)
	second, thought := step("2", "") // a help to think, which is not kept
	third, help := step("3", role.Value)
	var m *modal
	accept := func() {
		next := edit.RewriteTask{ID: id, Task: model.CleanText(task.Text), Help: model.CleanText(help.Text)}
		if p.session.do(next) == nil {
			m.close()
			p.open(id)
		}
	}
	onEnter(func() { a.win.Canvas().Focus(thought) }, task)
	onEnter(func() { a.win.Canvas().Focus(help) }, thought)
	onEnter(accept, help)
	steps := container.NewVScroll(container.NewVBox(first, second, third))
	examples := container.NewVScroll(a.helpExamples(p.session.project().Info().Language))
	body := container.NewHSplit(steps, container.NewBorder(heading(a.T("exercise.examples"), theme.SizeNameText), nil, nil, nil, examples))
	body.Offset = 0.58
	m = a.show(dialogSpec{
		title: a.T("exercise.title", p.nameOf(role)), content: body, size: fyne.NewSize(900, 560), focus: task,
		buttons: []*button{a.newButton(a.T("ui.cancel"), "", func() { m.leave() }), a.newButton(a.T("ui.ready"), "", accept).primary()},
	})
}

// onEnter makes Enter go on from a field of one sentence, which may be long
// enough to take several lines.
func onEnter(next func(), f *field) {
	f.moved = func(ev *fyne.KeyEvent) bool {
		enter := ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter
		if enter {
			next()
		}
		return enter
	}
}

// helpExamples lists worked examples in the language of the content.
func (a *App) helpExamples(lang string) fyne.CanvasObject {
	box := container.NewVBox()
	for _, ex := range assets.HelpExamples(firstOf(lang, a.words.Lang())) {
		box.Add(softLabel(ex.Role + ": " + ex.Task))
		box.Add(label("→ " + ex.Help))
		box.Add(widget.NewSeparator())
	}
	return box
}
