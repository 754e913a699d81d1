package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"lupaus/model"
	"lupaus/model/scene"
)

// answerFileActions are the commands that read and write answers as files.
func (a *App) answerFileActions() []*Action {
	some := func() bool {
		return a.deps.Answers != nil && a.session != nil && a.session.openAudit(a.session.project()) != nil
	}
	return []*Action{
		{ID: "importAnswers", Menu: "promise", Icon: "import", Shortcut: ctrlShift(fyne.KeyI), Enabled: func() bool { return a.mayEdit() && some() }, Run: a.importAnswers},
		{ID: "exportAnswers", Menu: "promise", Icon: "export", Chord: "vv", Enabled: some, Run: func() { a.saveAnswers(false) }},
		{ID: "answersTemplate", Menu: "promise", Icon: "template", Chord: "vp", Enabled: some, Run: func() { a.saveAnswers(true) }},
	}
}

// importAnswers asks for a file with answers to the open audit, and shows what is
// in it.
func (a *App) importAnswers() {
	audit := a.session.openAudit(a.session.project())
	a.chooseOpen("answerImport.choose", a.deps.Answers.Read(), func(path string) {
		var table AnswerTable
		a.run("open answers", func(ctx context.Context) (err error) {
			table, err = a.deps.Answers.Open(ctx, path)
			return err
		}, func(err error) {
			if err != nil {
				a.fail("fail.import", err)
				return
			}
			newAnswerDialog(a, audit.ID, filepath.Base(path), table).open()
		})
	})
}

// answerDialog shows what a file with answers holds before it is imported.
type answerDialog struct {
	app     *App
	audit   model.ID
	name    string
	table   AnswerTable
	choices AnswerChoices
	found   *AnswerImport // nil while it is read
	leave   bool          // what is wrong is left out

	serial  int
	summary *widget.Label
	sheets  *widget.Label
	fixes   *fyne.Container // what can be said of groups and of the scale
	list    *problemList
	without *check
	button  *button
	modal   *modal
}

func newAnswerDialog(a *App, audit model.ID, name string, table AnswerTable) *answerDialog {
	d := &answerDialog{
		app: a, audit: audit, name: name, table: table, summary: label(""), sheets: label(""),
		fixes: container.NewVBox(), list: newProblemList(a),
		choices: AnswerChoices{Groups: map[string]model.ID{}, Language: a.words.Lang(), Today: model.DateOf(a.deps.Now()), IDs: a.deps.NewID},
	}
	d.summary.TextStyle.Bold = true
	d.without = a.newCheck(a.T("answerImport.leaveOut"), func(on bool) {
		d.leave = on
		d.refresh()
	})
	d.button = a.newButton(a.T("answerImport.import"), "import", d.finish).primary()
	return d
}

func (d *answerDialog) open() {
	a := d.app
	head := container.NewVBox(d.summary, d.sheets, d.fixes)
	d.modal = a.show(dialogSpec{
		title:   a.T("answerImport.title", d.name),
		content: container.NewBorder(head, d.without, nil, nil, d.list.scroll),
		size:    fyne.NewSize(900, 640),
		buttons: []*button{a.newButton(a.T("ui.cancel"), "", func() { d.modal.leave() }), d.button},
		onLeave: func() { d.serial++ },
	})
	d.look()
}

// look reads the table with the choices made so far.
func (d *answerDialog) look() {
	d.serial++
	serial, c, project := d.serial, d.choices, d.app.session.project()
	c.Groups = map[string]model.ID{}
	for key, id := range d.choices.Groups {
		c.Groups[key] = id
	}
	d.found = nil
	d.summary.SetText(d.app.T("answerImport.reading"))
	d.button.enable(false)
	var found *AnswerImport
	d.app.run("read answers", func(ctx context.Context) (err error) {
		found, err = d.table.Look(ctx, project, d.audit, c)
		return err
	}, func(err error) {
		if serial != d.serial {
			return
		}
		if err != nil {
			d.modal.close()
			d.app.fail("fail.import", err)
			return
		}
		d.found = found
		d.list.show(found)
		d.mend()
		d.refresh()
	})
}

// mend offers what can be said about groups that only the file knows, and about
// the lowest level.
func (d *answerDialog) mend() {
	a, f := d.app, d.found
	d.fixes.RemoveAll()
	if first := f.FirstInFile; first != nil || d.choices.First != nil {
		if first == nil {
			first = d.choices.First
		}
		c := a.newCheck(a.T("answerImport.first", *first), func(on bool) {
			d.choices.First = nil
			if on {
				d.choices.First = first
			}
			d.look()
		})
		c.follow(d.choices.First != nil)
		d.fixes.Add(c)
	}
	rows := container.NewVBox()
	for _, g := range f.Unknown {
		rows.Add(d.groupRow(g))
	}
	if n := len(f.Unknown); n > 0 {
		d.fixes.Add(label(a.words.N("answerImport.unknown", n)))
		scroll := container.NewVScroll(rows)
		scroll.SetMinSize(fyne.NewSize(0, min(rows.MinSize().Height, 150)))
		d.fixes.Add(scroll)
	}
}

// groupRow asks what a group of the file stands for.
func (d *answerDialog) groupRow(g AnswerGroup) fyne.CanvasObject {
	a := d.app
	options := []option[model.ID]{{"", a.T("answerImport.group.leave")}}
	audit := a.session.project().Audit(d.audit)
	if audit != nil {
		for _, one := range audit.Groups {
			text := scene.GroupName(a.words, one)
			if one.ID == g.Like {
				text = a.T("answerImport.group.like", text)
			}
			options = append(options, option[model.ID]{one.ID, text})
		}
	}
	options = append(options, option[model.ID]{AnswerNewGroup, a.T("answerImport.group.new")}, option[model.ID]{AnswerNoGroup, a.T("answerImport.group.none")})
	c := newChoice(a, options, func(id model.ID) {
		d.choices.Groups[g.Key] = id
		d.look()
	})
	c.follow(d.choices.Groups[g.Key])
	return container.NewGridWithColumns(2, label(a.words.N("answerImport.group", g.Rows, g.Text)), c)
}

// refresh says what would be imported.
func (d *answerDialog) refresh() {
	a, f := d.app, d.found
	if f == nil {
		return
	}
	n := 0
	var groups []string
	for _, c := range f.Counts {
		n += c.Sheets
		key := "answerImport.count"
		if c.New {
			key = "answerImport.countNew"
		}
		name := a.T("answerImport.group.none")
		if c.Group.ID != "" {
			name = scene.GroupName(a.words, c.Group)
		}
		groups = append(groups, a.T(key, name, c.Sheets))
	}
	d.summary.SetText(strings.Join([]string{
		a.words.N("answerImport.rows", f.Rows), a.T("answerImport.columns", f.Columns, f.Statements),
		a.words.N("answerImport.errors", f.Errors), a.words.N("answerImport.warnings", f.Warnings),
	}, " · "))
	wrong := f.Errors > 0 && !f.Blocked
	switch {
	case f.Blocked:
		d.sheets.SetText(a.T("answerImport.blocked"))
	case wrong && !d.leave:
		d.sheets.SetText(a.words.N("answerImport.stopped", n, strings.Join(groups, ", ")))
	case n == 0:
		d.sheets.SetText(a.T("answerImport.nothing"))
	default:
		d.sheets.SetText(a.words.N("answerImport.sheets", n, strings.Join(groups, ", ")))
	}
	if wrong && n > 0 {
		d.without.Show()
	} else {
		d.without.Hide()
	}
	d.button.SetText(a.words.N("answerImport.do", n))
	d.button.enable(n > 0 && (!wrong || d.leave))
}

// finish imports as one step.
func (d *answerDialog) finish() {
	a, f := d.app, d.found
	if f == nil || len(f.Edit.Batches) == 0 || f.Errors > 0 && !d.leave {
		return
	}
	d.modal.close()
	if a.session.do(f.Edit) != nil {
		return
	}
	a.page.choose(func(s *session) {
		s.page, s.audit, s.auditView, s.batch = pageAudit, d.audit, viewAnswers, f.Edit.Batches[0].ID
	})()
	n := 0
	for _, b := range f.Edit.Batches {
		n += len(b.Sheets)
	}
	a.toast(a.words.N("answerImport.done", n), &failure{"action.undo", a.undo})
}

// saveAnswers asks for a format and a place, and writes the answers of the open
// audit or an empty table for them.
func (a *App) saveAnswers(empty bool) {
	project := a.session.project()
	audit := a.session.openAudit(project)
	key := "action.exportAnswers"
	name := a.nameOf(audit)
	if empty {
		key = "action.answersTemplate"
		name = a.T("answerImport.templateName", name)
	}
	formats := a.deps.Answers.Write()
	extension := formats[0]
	var options []option[string]
	for _, f := range formats {
		options = append(options, option[string]{f, a.T("answerImport.format" + f)})
	}
	chosen := newChoice(a, options, func(f string) { extension = f })
	chosen.follow(extension)
	about := a.T("answerImport.exportAbout")
	if empty {
		about = a.T("answerImport.templateAbout")
	}
	var m *modal
	place := func() {
		m.close()
		a.chooseSave(saveSpec{
			title: key, verb: "saveAs.verb", extension: extension, name: fileName(name),
			folder: firstOf(a.set.ExportFolder, filepath.Dir(a.session.file.Path())),
			done: func(path string, force bool) {
				a.set.ExportFolder = filepath.Dir(path)
				a.saveSettings()
				a.writeAnswers(project, audit.ID, path, empty, force)
			},
		})
	}
	m = a.show(dialogSpec{
		title: a.T(key), content: container.NewVBox(label(about), chosen), size: fyne.NewSize(520, 0),
		buttons: []*button{
			a.newButton(a.T("ui.cancel"), "", func() { m.leave() }),
			a.newButton(a.T("answerImport.place"), "saveas", place).primary(),
		},
	})
}

func (a *App) writeAnswers(p *model.Project, audit model.ID, path string, empty, force bool) {
	language := firstOf(p.Info().Language, a.words.Lang())
	a.run("write answers", func(ctx context.Context) error {
		return a.deps.Answers.Save(ctx, p, audit, path, language, empty, force)
	}, func(err error) {
		if err != nil {
			a.fail("fail.export", err)
			return
		}
		a.toast(a.T("answerImport.written", filepath.Base(path)), &failure{"answerImport.show", func() { _ = a.deps.Open(filepath.Dir(path)) }})
	})
}

// problemList lists what is wrong with a table, the gravest first.
type problemList struct {
	app    *App
	scroll *container.Scroll
	box    *fyne.Container
	rest   []AnswerProblem
	level  string
}

// problemsAtOnce is how many problems are shown before somebody asks for more.
const problemsAtOnce = 60

func newProblemList(a *App) *problemList {
	l := &problemList{app: a, box: container.NewVBox()}
	l.scroll = container.NewVScroll(l.box)
	return l
}

func (l *problemList) show(f *AnswerImport) {
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
func listed(f *AnswerImport) int {
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
func problemText(p AnswerProblem) fyne.CanvasObject {
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
