package ui

import (
	"slices"
	"strings"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// subject gives meaning to the parts of all pictures that are no journey maps:
// their refs say which text, value or row of which entity they show, so one
// subject serves every page. It implements board.Subject.
type subject struct {
	page *projectPage
}

// Figure implements board.Subject.
func (t subject) Figure() bool {
	s := t.page.session
	switch s.page {
	case pageRoles:
		return s.horizons
	case pageFramework:
		return s.form == frameworkForm
	case pageDecisions:
		return s.actions
	case pageAudit:
		return s.auditView == viewTyping
	}
	return false
}

// Text implements board.Subject.
func (t subject) Text(p *model.Project, ref scene.Ref) (string, bool) {
	switch ref.Part {
	case scene.PartMark, scene.PartQuestion:
		return t.auditText(p, ref)
	case scene.PartField:
		return textOf(p.Get(ref.Owner), edit.Field(ref.Lane))
	case scene.PartPromise:
		return textOf(p.Get(ref.Owner), edit.FieldText)
	case scene.PartEntity:
		if e := p.Get(ref.Owner); e != nil {
			return textOf(e, nameField(e))
		}
	case scene.PartMatrix:
		return "", true // typing adds a promise
	case scene.PartSlot:
		at, ok := placeOf(p, ref)
		block, _ := at.form.Block(at.Block)
		return "", ok && block.Open // typing adds a card
	case scene.PartUnderstanding:
		return understanding(p).row(p).Cells["notes"], true
	case scene.PartSheetCell:
		at, column, ok := cellOf(p, ref)
		if !ok || !typed(column) || at.isGiven(p, column) {
			return "", false
		}
		text := at.row(p).Cells[column.Key]
		if column.Kind == model.ColumnDate {
			text = dateText(model.Date(text))
		}
		return text, true
	default:
		return t.customerText(p, ref)
	}
	return "", false
}

// typed reports whether the cells of a column are typed.
func typed(c model.FormColumn) bool {
	return c.Kind == model.ColumnText || c.Kind == model.ColumnDate || c.Kind == model.ColumnNumber
}

// isGiven reports whether a cell is the name of a row that the form gives, or of a
// row about a segment or a customer.
func (at sheetPlace) isGiven(p *model.Project, c model.FormColumn) bool {
	block, _ := at.form.Block(at.Block)
	_, given := block.Row(at.Row)
	if of, about := model.RowAbout(at.Block, at.Row); about && block.Each != model.EachNone {
		given = of == "" || p.Get(of) != nil
	}
	return given && c.Key == model.NameColumn
}

// Unsaid implements board.Subject.
func (t subject) Unsaid(p *model.Project, ref scene.Ref) string {
	a := t.page.app
	switch ref.Part {
	case scene.PartPromise, scene.PartEntity:
		if e := p.Get(ref.Owner); e != nil {
			return a.nameOf(e)
		}
	case scene.PartUnderstanding:
		return a.T("scene.cascade.noUnderstanding")
	case scene.PartField:
		for _, key := range []string{"scene.role." + string(ref.Lane) + ".ask", "scene.cascade.no." + string(ref.Lane)} {
			if a.words.Has(key) {
				return a.T(key)
			}
		}
	}
	return ""
}

func textOf(e model.Entity, f edit.Field) (string, bool) {
	if e == nil {
		return "", false
	}
	return edit.Text(e, f)
}

// SetText implements board.Subject.
func (t subject) SetText(p *model.Project, ref scene.Ref, text string) edit.Edit {
	if was, ok := t.Text(p, ref); !ok || was == text {
		return nil
	}
	switch ref.Part {
	case scene.PartMark, scene.PartQuestion:
		return t.setAuditText(p, ref, text)
	case scene.PartField:
		return edit.SetText{ID: ref.Owner, Field: edit.Field(ref.Lane), Text: text}
	case scene.PartPromise:
		return edit.SetText{ID: ref.Owner, Field: edit.FieldText, Text: text}
	case scene.PartEntity:
		return edit.SetText{ID: ref.Owner, Field: nameField(p.Get(ref.Owner)), Text: text}
	case scene.PartMatrix:
		if strings.TrimSpace(text) == "" {
			return nil
		}
		return matrixPromise(p, ref, t.page.app.deps.NewID(), text)
	case scene.PartSlot:
		if strings.TrimSpace(text) == "" {
			return nil
		}
		at, _ := placeOf(p, ref)
		return t.cardInSlot(p, at, ref, t.page.app.deps.NewID(), text)
	case scene.PartUnderstanding:
		return edit.SetCell{SheetPlace: understanding(p).SheetPlace, Column: "notes", Text: text}
	case scene.PartSheetCell:
		return t.setCell(p, ref, text)
	}
	return t.setCustomerText(p, ref, text)
}

func (t subject) setCell(p *model.Project, ref scene.Ref, text string) edit.Edit {
	at, column, _ := cellOf(p, ref)
	switch {
	case column.Kind == model.ColumnDate:
		day, ok := parseDate(text)
		if !ok {
			t.page.app.toast(t.page.app.T("date.bad"), nil)
			return nil
		}
		text = string(day)
	case column.Kind == model.ColumnNumber && text != "":
		if _, ok := model.ParseNumber(text); !ok {
			t.page.app.toast(t.page.app.T("number.bad"), nil)
			return nil
		}
	}
	return edit.SetCell{SheetPlace: at.SheetPlace, Column: column.Key, Text: text}
}

// matrixPromise is a new promise of a cell in a matrix: of its stage, or of its
// role where no stage is meant, or of the company.
func matrixPromise(p *model.Project, ref scene.Ref, id model.ID, text string) edit.Edit {
	level, subject := model.LevelCompany, model.ID("")
	switch {
	case ref.Owner != "":
		level, subject = model.LevelStage, ref.Owner
	case ref.Lane != "":
		level, subject = model.LevelRole, ref.Lane
	}
	promise := edit.FreshPromise(p, id, level, subject)
	promise.Owner, promise.Text = ref.Lane, text
	return edit.AddPromise{Promise: promise, At: edit.End}
}

// addPromise adds a promise of which nothing is said yet.
func addPromise(p *model.Project, id model.ID, level model.PromiseLevel, subject model.ID) edit.Edit {
	return edit.AddPromise{Promise: edit.FreshPromise(p, id, level, subject), At: edit.End}
}

// Choices implements board.Subject.
func (t subject) Choices(p *model.Project, ref scene.Ref) bool {
	switch ref.Part {
	case scene.PartKept, scene.PartOwner, scene.PartGap, scene.PartAddEvidence:
		return true
	case scene.PartState:
		return !p.Answered(ref.Owner) // of a questionnaire
	case scene.PartSheet:
		return ref.Persona != ""
	case scene.PartSheetCell:
		_, column, ok := cellOf(p, ref)
		return ok && !typed(column) && column.Kind != model.ColumnCheck || ok && column.Kind == model.ColumnDate
	}
	return false
}

// Add implements board.Subject: another one like the part, or what a place to
// add offers.
func (t subject) Add(p *model.Project, ref scene.Ref, id model.ID) (edit.Edit, scene.Ref) {
	switch ref.Part {
	case scene.PartMatrix:
		return matrixPromise(p, ref, id, ""), scene.Ref{Owner: id, Part: scene.PartPromise}
	case scene.PartAddStep:
		return t.addStep(p, ref, id)
	case scene.PartAdd:
		if t.openFromLibrary(ref) {
			return nil, scene.Ref{}
		}
		if e, open, ok := t.addToAudit(p, ref, id); ok {
			return e, open
		}
	case scene.PartFinding: // which nobody makes
		return nil, scene.Ref{}
	}
	if add, open, ok := t.addCustomers(p, ref, id); ok {
		return add, open
	}
	if e := p.Get(ref.Owner); e != nil && ref.Owner != model.InfoID {
		if add, open, ok := t.addLike(p, e, ref, id); ok {
			return add, open
		}
	}
	if at, ok := placeOf(p, ref); ok {
		if ref.Part == scene.PartSlot {
			_, first := t.addRow(p, at, id)
			return t.cardInSlot(p, at, ref, id, ""), first
		}
		return t.addRow(p, at, id)
	}
	return addOffered(p, ref, id)
}

// addLike adds another entity like the one of a part, or to it; not ok when it is
// of a kind that is added in another way.
func (t subject) addLike(p *model.Project, e model.Entity, ref scene.Ref, id model.ID) (add edit.Edit, open scene.Ref, ok bool) {
	promise := scene.Ref{Owner: id, Part: scene.PartPromise}
	card := scene.Ref{Owner: id, Part: scene.PartEntity}
	field := ref.Part == scene.PartField // of a card that is not about it alone
	switch e := e.(type) {
	case *model.Promise:
		if field {
			return nil, scene.Ref{}, true
		}
		return t.addBeside(p, e, ref.Part == scene.PartAdd, id), promise, true
	case *model.Role:
		switch {
		case field:
			return nil, scene.Ref{}, true
		case ref.Part == scene.PartAdd:
			return addPromise(p, id, model.LevelRole, e.ID), promise, true
		}
		return edit.AddRole{Role: model.Role{ID: id, Role: model.RoleOther}}, card, true
	case *model.Stage:
		return addPromise(p, id, model.LevelStage, e.ID), promise, true
	case *model.Decision:
		return edit.AddDecision{Decision: newDecision(id, e.Verdict), At: slices.Index(p.Info().Decisions, e.ID) + 1}, card, true
	case *model.Action:
		return edit.AddAction{Action: model.Action{ID: id, State: model.ActionIdea}, At: slices.Index(p.Info().Actions, e.ID) + 1}, card, true
	}
	return nil, scene.Ref{}, false
}

// addOffered adds what a place to add of the whole project offers.
func addOffered(p *model.Project, ref scene.Ref, id model.ID) (edit.Edit, scene.Ref) {
	promise := scene.Ref{Owner: id, Part: scene.PartPromise}
	card := scene.Ref{Owner: id, Part: scene.PartEntity}
	switch {
	case ref.Part != scene.PartAdd:
		return nil, scene.Ref{}
	case ref.Lane == "role":
		return edit.AddRole{Role: model.Role{ID: id, Role: model.RoleOther}}, card
	case ref.Lane == "action":
		return edit.AddAction{Action: model.Action{ID: id, State: model.ActionIdea}, At: edit.End}, card
	case slices.Contains(model.Verdicts(), model.Verdict(ref.Lane)):
		return edit.AddDecision{Decision: newDecision(id, model.Verdict(ref.Lane)), At: edit.End}, card
	}
	return addPromise(p, id, model.LevelCompany, ""), promise
}

func newDecision(id model.ID, v model.Verdict) model.Decision {
	return model.Decision{ID: id, Verdict: v, State: model.DecisionProposed}
}

// addBeside adds a promise like another one: at the same place and with the
// same parent, or, as a part of it, one level below in the same place. In the
// tree, who has written the promise of a stage goes on to the next stage that has
// none.
func (t subject) addBeside(p *model.Project, e *model.Promise, part bool, id model.ID) edit.Edit {
	next := edit.FreshPromise(p, id, e.Level, e.Subject)
	next.Parent = e.Parent
	if part {
		next.Parent = e.ID
	}
	j := p.Journey(t.page.session.journey)
	if s := p.Stage(e.Subject); s != nil {
		j = p.Journey(s.Journey)
	}
	inTree := t.page.session.page == pagePromises && !t.page.session.matrix
	if j != nil && len(j.Stages) > 0 && (part && e.Level == model.LevelCompany || !part && e.Level == model.LevelStage && inTree) {
		next.Level, next.Subject = model.LevelStage, nextStage(p, j, e.Subject)
	}
	return edit.AddPromise{Promise: next, At: edit.End}
}

// nextStage is where the promise of a stage goes before somebody says better: the
// first stage of the journey behind another one that has no promise yet, the first
// such of all, or else the same one.
func nextStage(p *model.Project, j *model.Journey, after model.ID) model.ID {
	at := slices.Index(j.Stages, after) + 1
	for _, id := range slices.Concat(j.Stages[at:], j.Stages[:at]) {
		if s := p.Stage(id); s != nil && len(s.Promises) == 0 {
			return id
		}
	}
	return j.Stages[max(at-1, 0)]
}

// addRow adds a row to the block of a sheet when the form lets people do so.
func (t subject) addRow(p *model.Project, at sheetPlace, id model.ID) (edit.Edit, scene.Ref) {
	block, ok := at.form.Block(at.Block)
	if !ok || !block.Open {
		return nil, scene.Ref{}
	}
	at.Row = id
	first := scene.Ref{Owner: at.Sheet, Part: scene.PartSheetCell, Lane: id, Persona: model.ID(block.Key + "/" + block.Columns[0].Key)}
	return edit.AddRow{SheetPlace: at.SheetPlace}, first
}

// cardInSlot adds a card to a field of a grid.
func (t subject) cardInSlot(p *model.Project, at sheetPlace, slot scene.Ref, id model.ID, name string) edit.Edit {
	add, _ := t.addRow(p, at, id)
	if add == nil {
		return nil
	}
	at.Row = id
	edits := append([]edit.Edit{add}, inSlot(at.SheetPlace, slot)...)
	if name != "" {
		edits = append(edits, edit.SetCell{SheetPlace: at.SheetPlace, Column: model.NameColumn, Text: name})
	}
	return edit.Batch{Name: add.Label(), Edits: edits}
}

// inSlot puts a row into a field of a grid.
func inSlot(at edit.SheetPlace, slot scene.Ref) []edit.Edit {
	x, y := scene.SlotOf(slot.Persona)
	return []edit.Edit{edit.SetCell{SheetPlace: at, Column: "x", Text: x}, edit.SetCell{SheetPlace: at, Column: "y", Text: y}}
}

// Press implements board.Subject: a click on one of the steps of a cell says
// where one is, and a click on the present one takes it back.
func (t subject) Press(p *model.Project, z scene.Zone, x, _ float64) edit.Edit {
	switch z.Ref.Part {
	case scene.PartTarget:
		return t.pressTarget(p, z, x)
	case scene.PartCut:
		e, _ := t.Slide(p, z, x, 0)
		return e
	}
	at, column, ok := cellOf(p, z.Ref)
	if !ok || z.Ref.Part != scene.PartSheetCell {
		return nil
	}
	switch column.Kind {
	case model.ColumnCheck:
		ticked := model.Checked
		if at.row(p).Cells[column.Key] == model.Checked {
			ticked = ""
		}
		return edit.SetCell{SheetPlace: at.SheetPlace, Column: column.Key, Text: ticked}
	case model.ColumnStep:
	default:
		return nil
	}
	step := column.Options[scene.StepAt(z.Rect, x, len(column.Options))-1].Key
	if at.row(p).Cells[column.Key] == step {
		step = ""
	}
	return edit.SetCell{SheetPlace: at.SheetPlace, Column: column.Key, Text: step}
}

// Clear implements board.Subject.
func (t subject) Clear(p *model.Project, ref scene.Ref) edit.Edit {
	switch ref.Part {
	case scene.PartField, scene.PartUnderstanding, scene.PartMark, scene.PartFigure, scene.PartTerm:
		return t.SetText(p, ref, "")
	case scene.PartEvidence:
		return uncite(p, ref)
	case scene.PartStatement, scene.PartArea, scene.PartQuestion, scene.PartState, scene.PartSheet:
		return t.clearAsked(p, ref)
	case scene.PartAnswer:
		if g, ok := answeringAt(p, ref); ok {
			return edit.SetAnswer{Batch: ref.Owner, Sheet: ref.Lane, At: g.at, Answer: model.Unanswered}
		}
	case scene.PartOwner:
		return edit.SetOwner{ID: ref.Owner}
	case scene.PartRow:
		if at, ok := placeOf(p, ref); ok && p.Sheet(at.Sheet) != nil && !at.row(p).Empty() {
			return edit.RemoveRow{Sheet: at.Sheet, Row: at.Row}
		}
	case scene.PartSheetCell:
		at, column, ok := cellOf(p, ref)
		switch {
		case !ok:
		case column.Kind == model.ColumnRole:
			return edit.SetRowOwner{SheetPlace: at.SheetPlace}
		case column.Kind == model.ColumnLinks:
			return edit.SetRowLinks{SheetPlace: at.SheetPlace}
		default:
			return edit.SetCell{SheetPlace: at.SheetPlace, Column: column.Key}
		}
	}
	return nil
}

// language of the forms: the words of the rows do not matter here, the keys
// are the same in all.
func formOf(id string) (*model.Form, bool) { return assets.FormOf(id, assets.Languages()[0]) }

// sheetPlace is a row of a sheet with the form that tells what it is.
type sheetPlace struct {
	edit.SheetPlace
	form *model.Form
}

// row is what has been said there.
func (at sheetPlace) row(p *model.Project) model.SheetRow {
	if s := p.Sheet(at.Sheet); s != nil {
		return s.Row(at.Block, at.Row)
	}
	return model.SheetRow{ID: at.Row, Block: at.Block}
}

// understanding is the row of the framework that the company's promise is drawn
// from.
func understanding(p *model.Project) sheetPlace {
	form, _ := formOf(frameworkForm)
	return sheetPlace{edit.SheetPlace{Sheet: p.SheetOf(frameworkForm).ID, Form: frameworkForm, Block: "areas", Row: "understanding"}, form}
}

// sheetOfID finds a sheet by its ID, also one that nobody has written into.
func sheetOfID(p *model.Project, id model.ID) (*model.Sheet, *model.Form) {
	if s := p.Sheet(id); s != nil {
		if form, ok := formOf(s.Form); ok {
			return s, form
		}
		return nil, nil
	}
	if code, ok := model.SheetForm(id); ok {
		if form, ok := formOf(code); ok && p.SheetOf(code).ID == id {
			return p.SheetOf(code), form
		}
	}
	return nil, nil
}

// placeOf is the row of a sheet that a part stands in; a place to add names the
// block alone.
func placeOf(p *model.Project, ref scene.Ref) (sheetPlace, bool) {
	s, form := sheetOfID(p, ref.Owner)
	if s == nil {
		return sheetPlace{}, false
	}
	block, _, _ := strings.Cut(string(ref.Persona), "/")
	row := ref.Lane
	if ref.Part == scene.PartAdd || ref.Part == scene.PartSlot {
		block, row = string(ref.Lane), ""
	}
	return sheetPlace{edit.SheetPlace{Sheet: s.ID, Form: form.ID, Block: block, Row: row, Own: assets.OwnForm(form.ID)}, form}, true
}

// cellOf is the row and the column of a cell.
func cellOf(p *model.Project, ref scene.Ref) (sheetPlace, model.FormColumn, bool) {
	at, ok := placeOf(p, ref)
	if !ok {
		return at, model.FormColumn{}, false
	}
	_, key, _ := strings.Cut(string(ref.Persona), "/")
	block, _ := at.form.Block(at.Block)
	column, ok := block.Column(key)
	return at, column, ok
}
