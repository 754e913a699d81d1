package board

import (
	"slices"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// SelectedIDs lists the entities that are selected as a whole: on a map
// touchpoints by their cards, stages by their heads, promises. Cells are not
// among them.
func (b *Board) SelectedIDs() []model.ID {
	var ids []model.ID
	for _, r := range b.selection {
		if b.manners.isEntity(r) && !slices.Contains(ids, r.Owner) {
			ids = append(ids, r.Owner)
		}
	}
	if index := b.plan().index; len(ids) > 1 {
		slices.SortStableFunc(ids, func(a, b model.ID) int { return index[a] - index[b] })
	}
	return ids
}

// copied lists what Copy takes: what is selected as a whole, else the
// touchpoints whose cells are.
func (b *Board) copied() []model.ID {
	if ids := b.SelectedIDs(); len(ids) > 0 {
		return ids
	}
	return b.touchedTouchpoints()
}

// Copy returns what is selected as a fragment for the clipboard, and false
// when nothing is selected that can be copied.
func (b *Board) Copy() (*edit.Fragment, bool) {
	if b.project == nil {
		return nil, false
	}
	ids := b.copied()
	if len(ids) == 0 {
		return nil, false
	}
	f := edit.Copy(b.project, ids)
	return f, f != nil
}

// Cut copies and then asks the owner to remove what was copied.
func (b *Board) Cut() (*edit.Fragment, bool) {
	f, ok := b.Copy()
	if ok && b.OnRemove != nil {
		b.OnRemove(b.copied())
	}
	return f, ok
}

// Paste inserts a fragment after the current part and selects what came of
// it. An error has been told to the user already.
func (b *Board) Paste(f *edit.Fragment) error {
	if f == nil || b.project == nil || b.OnEdit == nil {
		return nil
	}
	b.editor.commit()
	target, at := b.pasteTarget(f.Kind())
	insert := edit.NewInsert(f, target, at, b.NewID)
	if err := b.OnEdit(insert); err != nil {
		return err
	}
	b.Reveal(insert.Fragment.Roots())
	return nil
}

// pasteTarget is where a fragment goes: after the current thing of its kind,
// or at the end of what the current thing stands in.
func (b *Board) pasteTarget(kind model.Kind) (target model.ID, at int) {
	cur, _ := b.current()
	t := b.project.Touchpoint(b.touchpointOf(cur))
	stage := cur.Owner
	if t != nil {
		stage = t.Stage
	}
	if b.project.Stage(stage) == nil {
		stage = b.page.journey
	}
	switch {
	case kind == model.KindTouchpoint && t != nil:
		if s := b.project.Stage(t.Stage); s != nil {
			return s.ID, slices.Index(s.Touchpoints, t.ID) + 1
		}
	case kind == model.KindPromise && b.project.Promise(cur.Owner) != nil:
		return cur.Owner, edit.End
	case kind == model.KindPromise && (t != nil || stage != b.page.journey):
		if t != nil {
			return t.ID, edit.End
		}
		return stage, edit.End
	case kind == model.KindStage || kind == model.KindTouchpoint:
		return stage, edit.End
	case kind == model.KindPromise:
		return "", edit.End
	}
	return b.page.journey, edit.End
}

// SelectAll selects every touchpoint of a map, or every entity of another
// picture.
func (b *Board) SelectAll() {
	if b.shown != nil {
		b.Select(b.manners.banded(scene.Rect{W: b.shown.Width, H: b.shown.Height})...)
	}
}

// Duplicate adds a copy of what is selected after it.
func (b *Board) Duplicate() {
	f, ok := b.Copy()
	if !ok {
		return
	}
	// What went wrong has been told by the owner.
	_ = b.Paste(f)
}
