package edit

import (
	"fmt"
	"slices"

	"lupaus/model"
)

// AddAudit adds an audit behind the others. With an Instrument it is taken with
// that one: with the project's own when it has the same version word for word,
// else the instrument is added too.
type AddAudit struct {
	Audit      model.Audit       // with a fresh ID
	Instrument *model.Instrument // with a fresh ID; nil: the project has the one that Audit names
}

// Label implements Edit.
func (e AddAudit) Label() model.Label { return label("addAudit") }

// Focus implements Focuser.
func (e AddAudit) Focus() []model.ID { return []model.ID{e.Audit.ID} }

// Apply implements Edit.
func (e AddAudit) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		next := e.Audit
		i := d.info()
		if e.Instrument != nil {
			own := sameInstrument(p, e.Instrument)
			if own == nil {
				own = new(*e.Instrument)
				i.Instruments = inserted(i.Instruments, End, own.ID)
				if err := d.add(own); err != nil {
					return err
				}
			}
			next.Instrument = own.ID
		}
		i.Audits = inserted(i.Audits, End, next.ID)
		return d.add(&next)
	})
}

// sameInstrument finds the project's own instrument that says the same, or nil.
func sameInstrument(p *model.Project, i *model.Instrument) *model.Instrument {
	for _, own := range model.Of[model.Instrument](p, p.Info().Instruments) {
		if own.Same(i) {
			return own
		}
	}
	return nil
}

// MoveAudit moves an audit in the project's list.
type MoveAudit struct {
	ID model.ID
	At int
}

// Label implements Edit.
func (e MoveAudit) Label() model.Label { return label("moveAudit") }

// MergeKey implements Merger.
func (e MoveAudit) MergeKey() string { return mergeKey("moveAudit", e.ID) }

// Focus implements Focuser.
func (e MoveAudit) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e MoveAudit) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) (err error) {
		i := d.info()
		i.Audits, err = movedID(i.Audits, model.KindAudit, e.ID, e.At)
		return err
	})
}

func (d *draft) audit(id model.ID) (*model.Audit, error) {
	return opened[model.Audit](d, model.KindAudit, id)
}

// onAudit changes an audit. Its lists must be replaced, never written into.
func onAudit(p *model.Project, id model.ID, set func(*model.Audit) error) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		a, err := d.audit(id)
		if err != nil {
			return err
		}
		return set(a)
	})
}

// SetAuditDay says for which day an audit speaks.
type SetAuditDay struct {
	Audit model.ID
	Made  model.Date
}

// Label implements Edit.
func (e SetAuditDay) Label() model.Label { return label("auditDay") }

// MergeKey implements Merger.
func (e SetAuditDay) MergeKey() string { return mergeKey("auditDay", e.Audit) }

// Focus implements Focuser.
func (e SetAuditDay) Focus() []model.ID { return []model.ID{e.Audit} }

// Apply implements Edit.
func (e SetAuditDay) Apply(p *model.Project) (*model.Project, error) {
	return onAudit(p, e.Audit, func(a *model.Audit) error {
		a.Made = e.Made
		return nil
	})
}

// SetAuditNamed says whether the respondents of an audit have agreed to be
// named. Without Named their names are removed from the audit and from every
// snapshot of it. The history still holds them as long as it can undo this, and
// so do copies of the file that were made before; the label of the step says so.
type SetAuditNamed struct {
	Audit model.ID
	Named bool
}

// Label implements Edit.
func (e SetAuditNamed) Label() model.Label {
	if e.Named {
		return label("auditNamed")
	}
	return label("auditNameless")
}

// Focus implements Focuser.
func (e SetAuditNamed) Focus() []model.ID { return []model.ID{e.Audit} }

// Apply implements Edit.
func (e SetAuditNamed) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		a, err := d.audit(e.Audit)
		if err != nil {
			return err
		}
		a.Named = e.Named
		if e.Named {
			return nil
		}
		d.onSheets(a, func(s *model.AnswerSheet) { s.Name = "" })
		return d.namelessSnapshots(e)
	})
}

// namelessSnapshots does the same to the audit in all snapshots that have it. An
// older state of it must not tell what the audit has promised to forget.
func (d *draft) namelessSnapshots(e SetAuditNamed) error {
	for _, id := range d.base.Info().Snapshots {
		s := d.base.Snapshot(id)
		if s == nil || s.Project.Audit(e.Audit) == nil {
			continue
		}
		bare, err := e.Apply(s.Project)
		if err != nil {
			return err
		}
		if bare == s.Project {
			continue
		}
		next, err := opened[model.Snapshot](d, model.KindSnapshot, id)
		if err != nil {
			return err
		}
		next.Project = bare
	}
	return nil
}

// onSheets changes all answer sheets of an audit.
func (d *draft) onSheets(a *model.Audit, set func(*model.AnswerSheet)) {
	for _, id := range a.Batches {
		b, err := opened[model.AnswerBatch](d, model.KindAnswers, id)
		if err != nil {
			continue // what is listed and not there is somebody else's to report
		}
		b.Sheets = slices.Clone(b.Sheets)
		for k := range b.Sheets {
			set(&b.Sheets[k])
		}
	}
}

// AddGroup adds a group of respondents to an audit.
type AddGroup struct {
	Audit model.ID
	Group model.RespondentGroup // with an ID that is fresh in the audit
	At    int
}

// Label implements Edit.
func (e AddGroup) Label() model.Label { return label("addGroup") }

// Focus implements Focuser.
func (e AddGroup) Focus() []model.ID { return []model.ID{e.Audit} }

// Apply implements Edit.
func (e AddGroup) Apply(p *model.Project) (*model.Project, error) {
	return onAudit(p, e.Audit, func(a *model.Audit) error {
		a.Groups = inserted(a.Groups, e.At, e.Group)
		return nil
	})
}

// onGroup changes a group of respondents.
func onGroup(p *model.Project, audit, group model.ID, set func(*model.RespondentGroup)) (*model.Project, error) {
	return onAudit(p, audit, func(a *model.Audit) error {
		at, err := groupIndex(a, group)
		if err == nil {
			a.Groups = slices.Clone(a.Groups)
			set(&a.Groups[at])
		}
		return err
	})
}

func groupIndex(a *model.Audit, id model.ID) (int, error) {
	at := slices.IndexFunc(a.Groups, func(g model.RespondentGroup) bool { return g.ID == id })
	if at < 0 {
		return 0, &model.Error{Code: model.CodeNotFound, ID: id, Err: fmt.Errorf("group of audit %s", a.ID)}
	}
	return at, nil
}

// RenameGroup names a group of respondents; an empty name is the word for its
// kind.
type RenameGroup struct {
	Audit, Group model.ID
	Name         string
}

// Label implements Edit.
func (e RenameGroup) Label() model.Label { return label("renameGroup") }

// MergeKey implements Merger.
func (e RenameGroup) MergeKey() string { return mergeKey("renameGroup", e.Audit, e.Group) }

// Focus implements Focuser.
func (e RenameGroup) Focus() []model.ID { return []model.ID{e.Audit} }

// Apply implements Edit.
func (e RenameGroup) Apply(p *model.Project) (*model.Project, error) {
	return onGroup(p, e.Audit, e.Group, func(g *model.RespondentGroup) { g.Name = e.Name })
}

// SetGroupKind says what a group of respondents is in the organisation.
type SetGroupKind struct {
	Audit, Group model.ID
	Kind         model.GroupKind
}

// Label implements Edit.
func (e SetGroupKind) Label() model.Label { return label("groupKind") }

// Focus implements Focuser.
func (e SetGroupKind) Focus() []model.ID { return []model.ID{e.Audit} }

// Apply implements Edit.
func (e SetGroupKind) Apply(p *model.Project) (*model.Project, error) {
	return onGroup(p, e.Audit, e.Group, func(g *model.RespondentGroup) { g.Kind = e.Kind })
}

// MoveGroup moves a group of respondents among those of its audit.
type MoveGroup struct {
	Audit, Group model.ID
	At           int
}

// Label implements Edit.
func (e MoveGroup) Label() model.Label { return label("moveGroup") }

// MergeKey implements Merger.
func (e MoveGroup) MergeKey() string { return mergeKey("moveGroup", e.Audit, e.Group) }

// Focus implements Focuser.
func (e MoveGroup) Focus() []model.ID { return []model.ID{e.Audit} }

// Apply implements Edit.
func (e MoveGroup) Apply(p *model.Project) (*model.Project, error) {
	return onAudit(p, e.Audit, func(a *model.Audit) error {
		from, err := groupIndex(a, e.Group)
		if err == nil {
			a.Groups = moved(a.Groups, from, e.At)
		}
		return err
	})
}

// RemoveGroup removes a group of respondents. Its answer sheets stay, and say
// nothing of a group any more.
type RemoveGroup struct {
	Audit, Group model.ID
}

// Label implements Edit.
func (e RemoveGroup) Label() model.Label { return label("removeGroup") }

// Focus implements Focuser.
func (e RemoveGroup) Focus() []model.ID { return []model.ID{e.Audit} }

// Apply implements Edit.
func (e RemoveGroup) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		a, err := d.audit(e.Audit)
		if err != nil {
			return err
		}
		at, err := groupIndex(a, e.Group)
		if err != nil {
			return err
		}
		a.Groups = emptied(slices.Delete(slices.Clone(a.Groups), at, at+1))
		d.onSheets(a, func(s *model.AnswerSheet) {
			if s.Group == e.Group {
				s.Group = ""
			}
		})
		return nil
	})
}

// emptied returns nil for a list without entries, as it is read from files.
func emptied[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}
