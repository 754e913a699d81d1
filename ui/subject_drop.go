package ui

import (
	"slices"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// CanDrag implements board.Subject.
func (t subject) CanDrag(p *model.Project, ref scene.Ref) bool {
	switch ref.Part {
	case scene.PartPromise, scene.PartRow:
		return true
	case scene.PartEntity:
		switch p.Get(ref.Owner).(type) {
		case *model.Role, *model.Decision, *model.Action:
			return true
		}
	}
	return false
}

// Drop implements board.Subject.
func (t subject) Drop(p *model.Project, what, on scene.Ref, x, y float64) edit.Edit {
	switch e := p.Get(what.Owner).(type) {
	case *model.Promise:
		return dropPromise(p, e, on)
	case *model.Role:
		if on.Part == scene.PartState && on.Lane == "horizon" && on.Owner == "" && model.Horizon(on.Persona) != e.Horizon {
			return edit.SetRole{ID: e.ID, Horizon: model.Horizon(on.Persona), Touchpoints: e.Touchpoints}
		}
		return dropInList(p.Info().Roles, what, on, y, func(at int) edit.Edit { return edit.MoveRole{ID: e.ID, At: at} })
	case *model.Decision:
		return dropDecision(p, e, on, y)
	case *model.Action:
		if on.Part == scene.PartPlane {
			value, effort := scene.ActionAt(x, y)
			return edit.RankAction{ID: e.ID, Value: value, Effort: effort}
		}
		return dropInList(p.Info().Actions, what, on, y, func(at int) edit.Edit { return edit.MoveAction{ID: e.ID, At: at} })
	case *model.Sheet, nil: // a sheet that nobody has written into is not in the project
		return dropOfSheet(p, what, on, y)
	}
	return nil
}

// dropOfSheet moves a row of a sheet.
func dropOfSheet(p *model.Project, what, on scene.Ref, y float64) edit.Edit {
	at, ok := placeOf(p, what)
	if !ok {
		return nil
	}
	if block, _ := at.form.Block(at.Block); block.Kind == model.BlockGrid {
		return dropInGrid(at, what, on, at.row(p))
	}
	if s := p.Sheet(what.Owner); s != nil {
		return dropRow(s, what, on, y)
	}
	return nil
}

// dropInGrid moves a row of a grid into another field.
func dropInGrid(at sheetPlace, what, on scene.Ref, row model.SheetRow) edit.Edit {
	if on.Part != scene.PartSlot || on.Owner != what.Owner || on.Lane != what.Persona {
		return nil
	}
	if x, y := scene.SlotOf(on.Persona); x == row.Cells["x"] && y == row.Cells["y"] {
		return nil
	}
	move := inSlot(at.SheetPlace, on)
	return edit.Batch{Name: edit.MoveRow{}.Label(), Edits: move}
}

// dropInList moves an entry of a list before or behind another one.
func dropInList(list []model.ID, what, on scene.Ref, y float64, move func(at int) edit.Edit) edit.Edit {
	from, at := slices.Index(list, what.Owner), slices.Index(list, on.Owner)
	if on.Part != scene.PartEntity || at < 0 || at == from {
		return nil
	}
	if y > 0.5 {
		at++
	}
	if at == from || at == from+1 {
		return nil
	}
	return move(at)
}

// dropDecision moves a decision in the log; among those of another verdict it
// takes that verdict.
func dropDecision(p *model.Project, e *model.Decision, on scene.Ref, y float64) edit.Edit {
	verdict := model.Verdict(on.Lane)
	if on.Part != scene.PartAdd || !slices.Contains(model.Verdicts(), verdict) {
		if other := p.Decision(on.Owner); other != nil {
			verdict = other.Verdict
		}
	}
	move := dropInList(p.Info().Decisions, scene.Ref{Owner: e.ID}, on, y, func(at int) edit.Edit { return edit.MoveDecision{ID: e.ID, At: at} })
	if verdict == e.Verdict || !slices.Contains(model.Verdicts(), verdict) {
		return move
	}
	next := *e
	next.Verdict = verdict
	set := edit.SetDecision{Decision: next}
	if move == nil {
		return set
	}
	return edit.Batch{Name: set.Label(), Edits: []edit.Edit{set, move}}
}

// dropPromise makes a promise a part of another one, or moves it to another
// stage, role or cell of the matrix.
func dropPromise(p *model.Project, e *model.Promise, on scene.Ref) edit.Edit {
	switch on.Part {
	case scene.PartPromise, scene.PartKept:
		if on.Owner == e.ID || on.Owner == e.Parent || descends(p, on.Owner, e.ID) {
			return nil
		}
		return edit.SetParent{Promise: e.ID, Parent: on.Owner}
	case scene.PartUnderstanding:
		if e.Parent == "" {
			return nil
		}
		return edit.SetParent{Promise: e.ID}
	case scene.PartMatrix:
		return dropInMatrix(p, e, on)
	case scene.PartEntity:
		switch p.Get(on.Owner).(type) {
		case *model.Role:
			return movePromise(e, model.LevelRole, on.Owner)
		case *model.Stage:
			return movePromise(e, model.LevelStage, on.Owner)
		}
	}
	return nil
}

// descends reports whether a promise is a part, of a part, of another one.
func descends(p *model.Project, id, from model.ID) bool {
	for range p.Len() {
		promise := p.Promise(id)
		if promise == nil {
			return false
		}
		if id = promise.Parent; id == from {
			return true
		}
	}
	return false
}

func movePromise(e *model.Promise, level model.PromiseLevel, subject model.ID) edit.Edit {
	if e.Level == level && e.Subject == subject {
		return nil
	}
	return edit.MovePromise{ID: e.ID, Level: level, Subject: subject, At: edit.End}
}

// dropInMatrix gives a promise the role of the row as its owner, and moves it to
// the stage of the column unless it stands there already. A touchpoint's
// promise stays where it is and changes its owner only.
func dropInMatrix(p *model.Project, e *model.Promise, on scene.Ref) edit.Edit {
	var edits []edit.Edit
	switch {
	case e.Level == model.LevelTouchpoint:
		if t := p.Touchpoint(e.Subject); t == nil || t.Stage != on.Owner {
			return nil
		}
	case on.Owner != "":
		if move := movePromise(e, model.LevelStage, on.Owner); move != nil {
			edits = append(edits, move)
		}
	case on.Lane != "" && e.Level != model.LevelCompany:
		if move := movePromise(e, model.LevelRole, on.Lane); move != nil {
			edits = append(edits, move)
		}
	}
	if e.Owner != on.Lane {
		edits = append(edits, edit.SetOwner{ID: e.ID, Owner: on.Lane})
	}
	switch len(edits) {
	case 0:
		return nil
	case 1:
		return edits[0]
	}
	return edit.Batch{Name: edits[0].Label(), Edits: edits}
}

// dropRow moves a row that people have added among those of its block.
func dropRow(s *model.Sheet, what, on scene.Ref, y float64) edit.Edit {
	if on.Part != scene.PartRow || on.Owner != what.Owner || on.Persona != what.Persona {
		return nil
	}
	var block []model.ID
	for _, r := range s.Rows {
		if r.Block == string(what.Persona) {
			block = append(block, r.ID)
		}
	}
	from, at := slices.Index(block, what.Lane), slices.Index(block, on.Lane)
	if from < 0 || at < 0 || from == at {
		return nil
	}
	if y > 0.5 {
		at++
	}
	if at == from || at == from+1 {
		return nil
	}
	return edit.MoveRow{Sheet: s.ID, Row: what.Lane, At: at}
}
