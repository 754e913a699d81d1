package ui

import (
	"slices"

	"fyne.io/fyne/v2/driver/desktop"

	"fyne.io/fyne/v2"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// remove removes what is selected. It can be undone, so it asks nothing.
func (p *projectPage) remove() {
	if s := p.session; s.lane != "" {
		p.removeLane(s.journey, s.lane)
		return
	}
	if p.onQuestionnaire() {
		if q, ok := p.question(); ok {
			p.removeQuestion(q)
		}
		return
	}
	if at, ok := rowOf(p.session.current()); ok {
		p.removeRow(at)
		return
	}
	p.removeIDs(p.session.entities())
}

// atPlaceToAdd reports whether a place to add is selected on the board. What it
// belongs to is in the form, but nobody means to remove that.
func (p *projectPage) atPlaceToAdd() bool {
	if _, movable := p.question(); p.onQuestionnaire() && !movable {
		return true // the title of a questionnaire is not all of it
	}
	refs := p.board.Selection()
	return p.onBoard() && len(refs) > 0 && refs[len(refs)-1].Part == scene.PartAdd
}

func (p *projectPage) removeIDs(ids []model.ID) {
	if len(ids) == 0 {
		return
	}
	s := p.session
	next := p.neighbour(ids)
	if s.do(edit.Remove{IDs: ids}) != nil {
		return
	}
	p.app.toast(p.app.words.N("toast.removed", len(ids)), &failure{"action.undo", p.app.undo})
	if s.project().Get(next) != nil {
		p.open(next)
	}
}

// neighbour is what to select when some entities are gone: the one behind
// them, before them or above them.
func (p *projectPage) neighbour(ids []model.ID) model.ID {
	last := ids[len(ids)-1]
	parent := p.outline.parentOf(last)
	list := p.outline.children(parent)
	i := slices.Index(list, last)
	for k := i + 1; k < len(list) && i >= 0; k++ {
		if !slices.Contains(ids, list[k]) {
			return list[k]
		}
	}
	for k := i - 1; k >= 0; k-- {
		if !slices.Contains(ids, list[k]) {
			return list[k]
		}
	}
	return parent
}

func (p *projectPage) removeJourney() {
	a, s := p.app, p.session
	if j := s.project().Journey(s.journey); j != nil {
		p.removeIDs([]model.ID{j.ID})
		a.updateActions()
	}
}

// removeLane removes a lane of free texts for good and hides any other.
func (p *projectPage) removeLane(journey, lane model.ID) {
	j := p.session.project().Journey(journey)
	if j == nil {
		return
	}
	for _, l := range j.Lanes {
		if l.ID != lane {
			continue
		}
		var e edit.Edit = edit.ShowLane{Journey: journey, Lane: lane}
		if l.Kind == model.LaneFree {
			e = edit.RemoveLane{Journey: journey, Lane: lane}
		}
		if p.session.do(e) == nil {
			p.session.lane = ""
			p.app.toast(p.app.T("toast.laneGone", p.app.laneName(l)), &failure{"action.undo", p.app.undo})
		}
	}
}

// rename asks for another name of what is selected: a lane, an entity, or the
// project.
func (p *projectPage) rename() {
	a, s := p.app, p.session
	if s.lane != "" {
		p.renameLane(s.journey, s.lane)
		return
	}
	id := s.current()
	sheet, _ := sheetOfID(s.project(), id)
	inSheet := sheet != nil || s.inRow() // whose names the forms give
	if sheet := p.sheetMeant(); sheet != nil && !s.inRow() {
		p.open(sheet.ID)
		p.toInspector() // where its name is first
		return
	}
	listed := s.page == pageGaps || s.page == pageSnapshots
	switch {
	case p.onBoard() && len(s.selected) > 0 && p.shows(id) && !listed:
		p.app.win.Canvas().Focus(p.board)
		p.board.EditCurrent()
		return
	case inSheet:
		p.toInspector()
		return
	case s.project().Get(id) == nil:
		id = model.InfoID
	}
	e := s.project().Get(id)
	f := nameField(e)
	now, _ := edit.Text(e, f)
	a.ask(a.T("rename.title"), "", now, "ui.rename", func(name string) {
		_ = s.do(edit.SetText{ID: id, Field: f, Text: model.CleanText(name)}) // told by do
	})
}

// nameField is the text by which people know an entity.
func nameField(e model.Entity) edit.Field {
	switch e.(type) {
	case *model.Touchpoint, *model.Decision, *model.Action:
		return edit.FieldTitle
	case *model.Promise:
		return edit.FieldText
	}
	return edit.FieldName
}

func (p *projectPage) renameLane(journey, lane model.ID) {
	a, s := p.app, p.session
	j := s.project().Journey(journey)
	if j == nil {
		return
	}
	for _, l := range j.Lanes {
		if l.ID == lane {
			a.ask(a.T("lane.rename"), a.T("lane.rename.label"), a.laneName(l), "ui.rename", func(name string) {
				if l.Name == "" && name == a.laneName(l) {
					return
				}
				_ = s.do(edit.RenameLane{Journey: journey, Lane: lane, Name: model.CleanText(name)}) // told by do
			})
		}
	}
}

// move moves what is selected one place back or on. Up and down move lanes and
// what stands below each other; left and right what stands beside each other on
// the map; in the outline all four move along the list.
func (p *projectPage) move(by int, vertical bool) {
	if p.onMap() && p.app.win.Canvas().Focused() == fyne.Focusable(p.board) {
		key := map[bool][2]fyne.KeyName{false: {fyne.KeyLeft, fyne.KeyRight}, true: {fyne.KeyUp, fyne.KeyDown}}[vertical]
		p.board.TypedShortcut(&desktop.CustomShortcut{KeyName: key[(by+1)/2], Modifier: fyne.KeyModifierShortcutDefault})
		return
	}
	if s := p.session; s.lane != "" {
		p.moveLane(s.journey, s.lane, by)
		return
	}
	if q, ok := p.question(); ok {
		p.moveQuestion(q, by)
		return
	}
	if at, ok := rowOf(p.session.current()); ok {
		p.moveRow(at, by)
		return
	}
	if e := p.moveEdit(p.session.current(), by); e != nil {
		_ = p.session.do(e) // told by do
		p.outline.reveal(p.session.current())
	}
}

// target is the At that moves an entry of a list by one place; -2 when there
// is no such place.
func target(list []model.ID, id model.ID, by int) int {
	at := slices.Index(list, id) + by
	if at < 0 || at >= len(list) {
		return -2
	}
	if by > 0 {
		at++
	}
	return at
}

func (p *projectPage) moveEdit(id model.ID, by int) edit.Edit {
	project := p.session.project()
	info := project.Info()
	var list []model.ID
	var make func(at int) edit.Edit
	switch e := project.Get(id).(type) {
	case *model.Journey:
		list, make = info.Journeys, func(at int) edit.Edit { return edit.MoveJourney{ID: id, At: at} }
	case *model.Persona:
		list, make = info.Personas, func(at int) edit.Edit { return edit.MovePersona{ID: id, At: at} }
	case *model.Segment:
		list, make = info.Segments, func(at int) edit.Edit { return edit.MoveSegment{ID: id, At: at} }
	case *model.Role:
		list, make = info.Roles, func(at int) edit.Edit { return edit.MoveRole{ID: id, At: at} }
	case *model.Decision:
		return p.moveDecision(e, by)
	case *model.Sheet:
		return p.moveSheet(e, by)
	case *model.Action:
		list, make = info.Actions, func(at int) edit.Edit { return edit.MoveAction{ID: id, At: at} }
	case *model.Stage:
		if j := project.Journey(e.Journey); j != nil {
			list, make = j.Stages, func(at int) edit.Edit { return edit.MoveStage{ID: id, At: at} }
		}
	case *model.Touchpoint:
		return p.moveTouchpoint(e, by)
	case *model.Promise:
		list, _ = project.PromisesOf(e.Level, e.Subject)
		make = func(at int) edit.Edit {
			return edit.MovePromise{ID: id, Level: e.Level, Subject: e.Subject, At: at}
		}
	}
	if at := target(list, id, by); at >= 0 && make != nil {
		return make(at)
	}
	return nil
}

// moveDecision moves a decision over the next one of its verdict: the log shows
// those of others elsewhere.
func (p *projectPage) moveDecision(d *model.Decision, by int) edit.Edit {
	project := p.session.project()
	list := project.Info().Decisions
	for i := slices.Index(list, d.ID) + by; i >= 0 && i < len(list); i += by {
		if other := project.Decision(list[i]); other != nil && other.Verdict == d.Verdict {
			return edit.MoveDecision{ID: d.ID, At: i + max(by, 0)}
		}
	}
	return nil
}

// moveTouchpoint moves on into the next stage at the end of its own.
func (p *projectPage) moveTouchpoint(t *model.Touchpoint, by int) edit.Edit {
	project := p.session.project()
	s := project.Stage(t.Stage)
	if s == nil {
		return nil
	}
	if at := target(s.Touchpoints, t.ID, by); at >= 0 {
		return edit.MoveTouchpoints{IDs: []model.ID{t.ID}, Stage: s.ID, At: at}
	}
	j := project.Journey(s.Journey)
	if j == nil {
		return nil
	}
	i := slices.Index(j.Stages, s.ID) + by
	if i < 0 || i >= len(j.Stages) {
		return nil
	}
	at := 0
	if by < 0 {
		at = edit.End
	}
	return edit.MoveTouchpoints{IDs: []model.ID{t.ID}, Stage: j.Stages[i], At: at}
}

func (p *projectPage) moveLane(journey, lane model.ID, by int) {
	j := p.session.project().Journey(journey)
	if j == nil {
		return
	}
	var ids []model.ID
	for _, l := range j.Lanes {
		ids = append(ids, l.ID)
	}
	if at := target(ids, lane, by); at >= 0 {
		_ = p.session.do(edit.MoveLane{Journey: journey, Lane: lane, At: at}) // told by do
	}
}

// stepJourney shows the journey before or behind the one on the page.
func (p *projectPage) stepJourney(by int) {
	js := p.session.project().Info().Journeys
	i := slices.Index(js, p.session.journey)
	if n := len(js); n > 0 {
		p.openJourney(js[(i+by+n)%n])
	}
}

// copy puts what is selected on the clipboard.
func (p *projectPage) copy() {
	ids := p.session.entities()
	f := edit.Copy(p.session.project(), ids)
	if f == nil {
		return
	}
	text, err := f.Text()
	if err != nil {
		p.app.fail("fail.copy", err)
		return
	}
	p.app.fyne.Clipboard().SetContent(text)
}

func (p *projectPage) cut() {
	if p.onQuestionnaire() {
		return // nothing of it can be pasted
	}
	p.copy()
	p.remove()
}

// paste puts in what was copied here or in another window; any other text is
// offered to the importers, and what they do not know becomes touchpoints.
func (p *projectPage) paste() {
	text := p.app.fyne.Clipboard().Content()
	if text == "" {
		return
	}
	f, err := edit.ParseFragment(text)
	if err != nil {
		if model.CodeOf(err) == edit.CodeClipboard && p.app.deps.Importer != nil {
			p.app.importText(text, func() { p.pasteLines(text) })
			return
		}
		p.app.fail("fail.paste", err)
		return
	}
	p.insert(f)
}

// pasteLines makes a touchpoint of each line, as of a list from a mail.
func (p *projectPage) pasteLines(text string) {
	stage, at := p.touchpointPlace()
	titles := lines(model.CleanText(text))
	if stage == "" || len(titles) == 0 {
		return
	}
	batch, ids := edit.Batch{}, make([]model.ID, len(titles))
	for i, title := range titles {
		ids[i] = p.app.deps.NewID()
		add := edit.AddTouchpoint{ID: ids[i], Stage: stage, At: at, Title: title}
		if at != edit.End {
			add.At += i
		}
		batch.Edits = append(batch.Edits, add)
	}
	batch.Name = batch.Edits[0].Label()
	if p.session.do(batch) == nil {
		p.open(ids...)
	}
}

// insert puts a fragment behind what is selected.
func (p *projectPage) insert(f *edit.Fragment) {
	s := p.session
	if p.onMap() && f.Kind() != model.KindJourney {
		_ = p.board.Paste(f) // told by do
		return
	}
	to := s.current()
	if isGroup(to) || s.project().Get(to) == nil || f.Kind() == model.KindJourney {
		to = ""
	}
	if to == "" && f.Kind() != model.KindJourney {
		to = s.journey
	}
	in := edit.NewInsert(f, to, edit.End, p.app.deps.NewID)
	if s.do(in) == nil {
		p.open(in.Fragment.Roots()...)
	}
}

func (p *projectPage) duplicate() {
	if s := p.sheetMeant(); s != nil {
		p.duplicateSheet(s)
		return
	}
	if f := edit.Copy(p.session.project(), p.session.entities()); f != nil {
		p.insert(f)
	}
}

func (p *projectPage) selectAll() {
	if p.board.Visible() {
		p.app.win.Canvas().Focus(p.board)
		p.board.SelectAll()
	}
}

// laneOf finds a lane of a journey.
func (p *projectPage) laneOf(journey, lane model.ID) (model.Lane, bool) {
	if j := p.session.project().Journey(journey); j != nil {
		for _, l := range j.Lanes {
			if l.ID == lane {
				return l, true
			}
		}
	}
	return model.Lane{}, false
}
