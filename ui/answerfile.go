package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

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
	a.chooseOpen("answerImport.choose", a.deps.Answers.Read(), a.openAnswers)
}

// openAnswers shows what a file has of answers to the open audit.
func (a *App) openAnswers(path string) {
	audit := a.session.openAudit(a.session.project())
	openTable(a, "open answers", path, a.deps.Answers.Open, func(name string, table AnswerTable) {
		newAnswerDialog(a, audit.ID, name, table).open()
	})
}

// answerDialog shows what a file with answers holds before it is imported.
type answerDialog struct {
	app          *App
	audit        model.ID
	name         string
	table        AnswerTable
	choices      AnswerChoices
	found        *AnswerImport // nil while it is read
	*tableDialog               // with what can be said of groups and of the scale
}

func newAnswerDialog(a *App, audit model.ID, name string, table AnswerTable) *answerDialog {
	d := &answerDialog{
		app: a, audit: audit, name: name, table: table,
		choices: AnswerChoices{Groups: map[string]model.ID{}, Language: a.words.Lang(), Today: model.DateOf(a.deps.Now()), IDs: a.deps.NewID},
	}
	d.tableDialog = newTableDialog(a, a.T("answerImport.leaveOut"), d.refresh, d.finish)
	return d
}

func (d *answerDialog) open() {
	d.show(d.app.T("answerImport.title", d.name))
	d.look()
}

// look reads the table with the choices made so far.
func (d *answerDialog) look() {
	c, project := d.choices, d.app.session.project()
	c.Groups = map[string]model.ID{}
	for key, id := range d.choices.Groups {
		c.Groups[key] = id
	}
	d.found = nil
	var found *AnswerImport
	d.read(func(ctx context.Context) (err error) {
		found, err = d.table.Look(ctx, project, d.audit, c)
		return err
	}, func() {
		d.found = found
		d.list.show(&found.FileProblems)
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
	names := strings.Join(groups, ", ")
	d.tell(&f.FileProblems, n, []string{a.words.N("answerImport.rows", f.Rows), a.T("answerImport.columns", f.Columns, f.Statements)}, tableWords{
		blocked: a.T("answerImport.blocked"), nothing: a.T("answerImport.nothing"),
		stopped: a.words.N("answerImport.stopped", n, names), fine: a.words.N("answerImport.sheets", n, names),
		do: a.words.N("answerImport.do", n),
	})
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
	about := a.T("answerImport.exportAbout")
	if empty {
		about = a.T("answerImport.templateAbout")
	}
	language := firstOf(project.Info().Language, a.words.Lang())
	a.saveTable(key, about, name, a.deps.Answers.Write(), func(ctx context.Context, path string, force bool) error {
		return a.deps.Answers.Save(ctx, project, audit.ID, path, language, empty, force)
	})
}
