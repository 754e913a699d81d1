package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/gap"
	"lupaus/model/scene"
)

// makeDecision makes a decision of what is selected: with its name as the title
// and a link to it. makeAction makes an action in the same way. What is made of
// a row of a sheet is its owner's, and is looked at on the row's day.
func (p *projectPage) makeDecision() {
	title, about := p.made()
	d := newDecision(p.app.deps.NewID(), model.VerdictInvest)
	d.Title, d.About = title, about
	rows := p.madeRows()
	d.Owner, d.Check = rows.owner, rows.day
	made := []edit.Edit{edit.AddDecision{Decision: d, At: edit.End}}
	if back := rows.linked(p.session.project(), d.ID, model.KindDecision); len(back) > 0 {
		d.About = rows.about(d.About)
		made = append(append(made, back...), edit.SetDecision{Decision: d})
	}
	p.added(asOne(made), d.ID)
	p.inspector.selectFirst()
}

func (p *projectPage) makeAction() {
	title, about := p.made()
	x := model.Action{ID: p.app.deps.NewID(), State: model.ActionIdea, Title: title, About: about}
	rows := p.madeRows()
	x.Owner, x.Due = rows.owner, rows.day
	made := []edit.Edit{edit.AddAction{Action: x, At: edit.End}}
	if back := rows.linked(p.session.project(), x.ID, model.KindAction); len(back) > 0 {
		x.About = rows.about(x.About)
		made = append(append(made, back...), edit.SetAction{Action: x})
	}
	p.added(asOne(made), x.ID)
	p.inspector.selectFirst()
}

// asOne makes one step of edits, under the name of the first.
func asOne(edits []edit.Edit) edit.Edit {
	if len(edits) == 1 {
		return edits[0]
	}
	return edit.Batch{Name: edits[0].Label(), Edits: edits}
}

// madeRows are the selected rows of sheets that something is made of, with the
// owner and the day that they agree on first.
type madeRows struct {
	places []edit.SheetPlace
	owner  model.ID
	day    model.Date // today or later: what is past is no day to promise
	of     map[edit.SheetPlace][]model.Kind
}

func (p *projectPage) madeRows() madeRows {
	project := p.session.project()
	today := model.DateOf(p.app.deps.Now())
	m := madeRows{of: map[edit.SheetPlace][]model.Kind{}}
	for _, id := range p.session.selected {
		at, ok := rowOf(id)
		if !ok {
			continue
		}
		block, ok := p.app.blockOf(at)
		if !ok {
			continue
		}
		m.places = append(m.places, at)
		row := sheetPlace{SheetPlace: at}.row(project)
		m.owner = model.ID(firstOf(string(m.owner), string(row.Owner)))
		for _, c := range block.Columns {
			switch day := model.Date(row.Cells[c.Key]); {
			case c.Kind == model.ColumnLinks:
				m.of[at] = c.Of
			case c.Kind == model.ColumnDate && m.day == "" && day >= today:
				m.day = day
			}
		}
	}
	return m
}

// linked are the edits by which the rows point back to what is made of them,
// where their form has a column for that.
func (m madeRows) linked(p *model.Project, made model.ID, kind model.Kind) []edit.Edit {
	var edits []edit.Edit
	for _, at := range m.places {
		if slices.Contains(m.of[at], kind) {
			links := append(slices.Clone(sheetPlace{SheetPlace: at}.row(p).Links), made)
			edits = append(edits, edit.SetRowLinks{SheetPlace: at, Links: links})
		}
	}
	return edits
}

// about adds the sheets of the rows to what something is about; they are there
// once a row points somewhere.
func (m madeRows) about(ids []model.ID) []model.ID {
	ids = slices.Clone(ids)
	for _, at := range m.places {
		if !slices.Contains(ids, at.Sheet) {
			ids = append(ids, at.Sheet)
		}
	}
	return ids
}

// advice is what to do about the selected finding, for the title of what is
// decided about it; "" when none is selected.
func (p *projectPage) advice() string {
	refs := p.board.Selection()
	if p.session.page != pageGaps || len(refs) == 0 || refs[len(refs)-1].Part != scene.PartFinding || p.inOutline {
		return ""
	}
	words := assets.WordsFor(firstOf(p.session.project().Info().Language, p.app.words.Lang()))
	return strings.TrimSuffix(words.T(gap.RuleID(refs[len(refs)-1].Lane).DoKey()), ".")
}

// made is the title and the links of what is made of the selection.
func (p *projectPage) made() (title string, about []model.ID) {
	project := p.session.project()
	title = p.advice()
	seen := map[model.ID]bool{}
	for _, id := range p.session.selected {
		if at, ok := rowOf(id); ok {
			title = firstOf(title, p.rowName(at))
			id = at.Sheet
		}
		if at, ok := statementOf(id); ok {
			if x, there := at.find(project); there {
				title = firstOf(title, shorten(x.title(p.app.words.Lang()), 120))
			}
			id = at.link()
		}
		e := project.Find(id)
		if e == nil || !linkable("")(e) || seen[id] {
			continue
		}
		seen[id] = true
		about = append(about, id)
		if title == "" {
			title = shorten(p.nameOf(e), 120)
		}
	}
	return title, about
}

// canMake reports whether something is selected of which a decision or an
// action can be made.
func (a *App) canMake() bool {
	if !a.mayEdit() || a.page == nil {
		return false
	}
	title, about := a.page.made()
	return title != "" || len(about) > 0
}

func (p *projectPage) addDecision() {
	id := p.app.deps.NewID()
	p.added(edit.AddDecision{Decision: newDecision(id, model.VerdictInvest), At: edit.End}, id)
}

func (p *projectPage) addAction() {
	id := p.app.deps.NewID()
	p.added(edit.AddAction{Action: model.Action{ID: id, State: model.ActionIdea}, At: edit.End}, id)
}

// addReadyRoles adds the roles that every company has and the project lacks.
func (p *projectPage) addReadyRoles() {
	var edits []edit.Edit
	for _, r := range p.missingRoles() {
		edits = append(edits, edit.AddRole{Role: r})
	}
	if len(edits) > 0 {
		_ = p.session.do(edit.Batch{Name: edits[0].Label(), Edits: edits}) // told by do
	}
}

// missingRoles are board, owners, CEO and leadership team as far as no role is
// of their kind, with the horizons they usually have.
func (p *projectPage) missingRoles() []model.Role {
	project := p.session.project()
	there := map[model.RoleKind]bool{}
	for _, r := range model.Of[model.Role](project, project.Info().Roles) {
		there[r.Role] = true
	}
	words := assets.WordsFor(firstOf(project.Info().Language, p.app.words.Lang()))
	var missing []model.Role
	for _, r := range []model.Role{
		{Role: model.RoleOwner, Horizon: model.HorizonQuarter}, {Role: model.RoleBoard, Horizon: model.HorizonTen},
		{Role: model.RoleCEO, Horizon: model.HorizonFive}, {Role: model.RoleLeadership, Horizon: model.HorizonThree},
	} {
		if !there[r.Role] {
			r.ID, r.Name = p.app.deps.NewID(), words.T("role."+string(r.Role))
			missing = append(missing, r)
		}
	}
	return missing
}

// addRow adds a row to the block of the selected row, or to the first block of
// the sheet on the page that takes any.
func (p *projectPage) addRow() {
	at, ok := p.openBlock()
	if !ok {
		return
	}
	at.Row = p.app.deps.NewID()
	if p.session.do(edit.AddRow{SheetPlace: at}) == nil {
		p.open(rowID(at))
		p.inspector.focusFirst()
	}
}

// openBlock is the block to which a row can be added.
func (p *projectPage) openBlock() (edit.SheetPlace, bool) {
	s := p.session
	if at, ok := rowOf(s.current()); ok {
		if b, there := p.app.blockOf(at); there && b.Open {
			return at, true
		}
	}
	form := s.sheetForm()
	if form == nil || s.page != pageFramework {
		return edit.SheetPlace{}, false
	}
	sheet := s.openSheet(s.project(), form).ID
	for _, b := range form.Blocks {
		if b.Open {
			return edit.SheetPlace{Sheet: sheet, Form: form.ID, Block: b.Key, Own: assets.OwnForm(form.ID)}, true
		}
	}
	return edit.SheetPlace{}, false
}

// removeRow removes a row that people have added and empties one that the form
// gives.
func (p *projectPage) removeRow(at edit.SheetPlace) {
	if (sheetPlace{SheetPlace: at}).row(p.session.project()).Empty() && !p.addedRow(at) {
		return
	}
	next := p.neighbour([]model.ID{rowID(at)})
	if p.session.do(edit.RemoveRow{Sheet: at.Sheet, Row: at.Row}) == nil {
		if p.addedRow(at) {
			p.open(next)
		}
		p.app.toast(p.app.words.N("toast.removed", 1), &failure{"action.undo", p.app.undo})
	}
}

// addedRow reports whether a row is one that people have added.
func (p *projectPage) addedRow(at edit.SheetPlace) bool {
	block, ok := p.app.blockOf(at)
	_, given := block.Row(at.Row)
	return ok && !given
}

// moveRow moves a row that people have added among those of its block.
func (p *projectPage) moveRow(at edit.SheetPlace, by int) {
	s := p.session.project().Sheet(at.Sheet)
	if s == nil || !p.addedRow(at) {
		return
	}
	var block []model.ID
	for _, r := range s.Rows {
		if r.Block == at.Block {
			block = append(block, r.ID)
		}
	}
	if to := target(block, at.Row, by); to >= 0 {
		_ = p.session.do(edit.MoveRow{Sheet: at.Sheet, Row: at.Row, At: to}) // told by do
	}
}

// takeSnapshot keeps the project as it is under a name.
func (p *projectPage) takeSnapshot() {
	a := p.app
	today := model.DateOf(a.deps.Now())
	name := a.T("snapshot.name", dateText(today))
	a.ask(a.T("snapshot.new"), a.T("snapshot.new.label"), name, "ui.ready", func(text string) {
		id := a.deps.NewID()
		if p.session.do(edit.AddSnapshot{ID: id, Name: model.CleanText(firstOf(text, name)), Made: today}) == nil {
			p.session.since = id
			p.turned()
			a.toast(a.T("toast.snapshot"), nil)
		}
	})
}

// promiseActions are the commands of the promise menu.
func (a *App) promiseActions() []*Action {
	page := func(f func(*projectPage)) func() { return func() { f(a.page) } }
	onPage := func(ids ...pageID) func() bool {
		return func() bool { return a.mayEdit() && slices.Contains(ids, a.session.page) }
	}
	role := func() bool {
		if !a.mayEdit() {
			return false
		}
		return a.session.project().Role(a.session.current()) != nil
	}
	toggle := func(on *bool) func() {
		return func() {
			*on = !*on
			a.saveSettings()
			a.page.turned()
		}
	}
	on := func(v *bool) func() bool { return func() bool { return *v } }
	onMap := func() bool { return a.session != nil && a.session.page == pageMap && a.session.journey != "" }
	decidable := []pageID{pagePromises, pageFramework, pageGaps}
	return []*Action{
		{ID: "makeDecision", Menu: "promise", Icon: "decision", Shortcut: ctrlShift(fyne.KeyE), Enabled: a.canMake, Toolbar: 33, Pages: decidable, Run: page((*projectPage).makeDecision)},
		{ID: "makeAction", Menu: "promise", Icon: "action", Shortcut: ctrlShift(fyne.KeyA), Enabled: a.canMake, Toolbar: 34, Pages: decidable, Run: page((*projectPage).makeAction)},
		{ID: "addDecision", Menu: "promise", Icon: "decision", Group: true, Chord: "lp", Enabled: a.mayEdit, Toolbar: 24, Pages: []pageID{pageDecisions}, Run: page((*projectPage).addDecision)},
		{ID: "addAction", Menu: "promise", Icon: "action", Chord: "lt", Enabled: a.mayEdit, Toolbar: 25, Pages: []pageID{pageDecisions}, Run: page((*projectPage).addAction)},
		{ID: "addRow", Menu: "promise", Icon: "add", Chord: "lr", Enabled: func() bool {
			if !onPage(pageFramework)() || a.page == nil {
				return false
			}
			_, ok := a.page.openBlock()
			return ok
		}, Toolbar: 26, Pages: []pageID{pageFramework}, Run: page((*projectPage).addRow)},
		{ID: "readyRoles", Menu: "promise", Icon: "role", Group: true, Chord: "vr", Enabled: func() bool {
			return a.mayEdit() && a.page != nil && len(a.page.missingRoles()) > 0
		}, Toolbar: 28, Pages: []pageID{pageRoles}, Run: page((*projectPage).addReadyRoles)},
		{ID: "rewriteTask", Menu: "promise", Icon: "edit", Shortcut: ctrlShift(fyne.KeyH), Enabled: role, Toolbar: 29, Pages: []pageID{pageRoles}, Run: page(func(p *projectPage) { p.rewriteTask(p.session.current()) })},
		{ID: "gapRules", Menu: "promise", Icon: "gap", Group: true, Chord: "as", Enabled: a.hasProject, Toolbar: 31, Pages: []pageID{pageGaps}, Run: page((*projectPage).showRules)},
		{ID: "gapMarks", Menu: "promise", Icon: "gap", Shortcut: ctrlShift(fyne.KeyB), Enabled: onMap, Checked: on(&a.set.GapMarks), Run: toggle(&a.set.GapMarks)},
		{ID: "expected", Menu: "promise", Icon: "feeling", Shortcut: ctrlShift(fyne.KeyX), Enabled: onMap, Checked: on(&a.set.Expected), Toolbar: 32, Pages: []pageID{pageMap}, Run: toggle(&a.set.Expected)},
		{ID: "takeSnapshot", Menu: "promise", Icon: "snapshot", Group: true, Shortcut: ctrlShift(fyne.KeyN), Enabled: a.mayEdit, Toolbar: 27, Pages: []pageID{pageSnapshots}, Run: page((*projectPage).takeSnapshot)},
	}
}
