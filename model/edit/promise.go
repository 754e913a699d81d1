package edit

import (
	"slices"

	"lupaus/model"
)

// FreshPromise is a promise of which nothing is said yet. Below the company's
// level it is a part of the promise above it when that is the only one there: of
// its stage for a touchpoint's, else of the company.
func FreshPromise(p *model.Project, id model.ID, level model.PromiseLevel, subject model.ID) model.Promise {
	promise := model.Promise{
		ID: id, Level: level, Subject: subject,
		Evidence: model.EvidenceGuess, Kept: model.KeptUnknown, Adoption: model.AdoptionWritten,
	}
	var above []model.ID
	if t := p.Touchpoint(subject); t != nil {
		if s := p.Stage(t.Stage); s != nil {
			above = s.Promises
		}
	}
	if len(above) == 0 && level != model.LevelCompany {
		above = p.Info().Promises
	}
	if len(above) == 1 {
		promise.Parent = above[0]
	}
	return promise
}

// AddPromise adds a promise to the list of its subject (of the company when it
// has none).
type AddPromise struct {
	Promise model.Promise // with a fresh ID
	At      int
}

// Label implements Edit.
func (e AddPromise) Label() model.Label { return label("addPromise") }

// Focus implements Focuser.
func (e AddPromise) Focus() []model.ID { return []model.ID{e.Promise.ID} }

// Apply implements Edit.
func (e AddPromise) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		list, err := d.promises(e.Promise.Level, e.Promise.Subject)
		if err != nil {
			return err
		}
		*list = inserted(*list, e.At, e.Promise.ID)
		return d.add(ownPromise(&e.Promise))
	})
}

// ownPromise returns the promise with lists of its own, nil when empty.
func ownPromise(p *model.Promise) *model.Promise {
	p = new(*p)
	p.KeptBy = without(p.KeptBy)
	p.Answers = append([]string(nil), p.Answers...)
	return p
}

// promises opens the owner of a list of promises and points to the list.
func (d *draft) promises(level model.PromiseLevel, subject model.ID) (*[]model.ID, error) {
	switch level {
	case model.LevelCompany:
		if subject != "" {
			return nil, invalid(subject, "a promise of the company has no subject")
		}
		return &d.info().Promises, nil
	case model.LevelStage:
		s, err := d.stage(subject)
		if err != nil {
			return nil, err
		}
		return &s.Promises, nil
	case model.LevelTouchpoint:
		t, err := d.touchpoint(subject)
		if err != nil {
			return nil, err
		}
		return &t.Promises, nil
	case model.LevelRole:
		r, err := d.role(subject)
		if err != nil {
			return nil, err
		}
		return &r.Promises, nil
	}
	return nil, invalid(subject, "promise level %q", level)
}

// SetPromise replaces everything that is said of a promise: text, state,
// owner, parent, measure, evidence, adoption, answers, expectation, note and
// who else keeps it. Level and Subject are left as they are; MovePromise changes them.
type SetPromise struct {
	Promise model.Promise
}

// Label implements Edit.
func (e SetPromise) Label() model.Label { return label("promise") }

// Focus implements Focuser.
func (e SetPromise) Focus() []model.ID { return []model.ID{e.Promise.ID} }

// Apply implements Edit.
func (e SetPromise) Apply(p *model.Project) (*model.Project, error) {
	return onPromise(p, e.Promise.ID, func(was *model.Promise) {
		next := ownPromise(&e.Promise)
		next.Level, next.Subject = was.Level, was.Subject
		*was = *next
	})
}

func onPromise(p *model.Project, id model.ID, set func(*model.Promise)) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		promise, err := d.promise(id)
		if err == nil {
			set(promise)
		}
		return err
	})
}

// SetParent makes a promise a part of another one, or with an empty Parent of
// none.
type SetParent struct {
	Promise model.ID
	Parent  model.ID
}

// Label implements Edit.
func (e SetParent) Label() model.Label { return label("parent") }

// Focus implements Focuser.
func (e SetParent) Focus() []model.ID { return []model.ID{e.Promise} }

// Apply implements Edit.
func (e SetParent) Apply(p *model.Project) (*model.Project, error) {
	return onPromise(p, e.Promise, func(promise *model.Promise) { promise.Parent = e.Parent })
}

// SetExpectation says which feelings a promise leads a customer to expect; nil
// takes back what was said.
type SetExpectation struct {
	Promise model.ID
	Expects *model.Expectation
}

// Label implements Edit.
func (e SetExpectation) Label() model.Label { return label("expects") }

// MergeKey implements Merger.
func (e SetExpectation) MergeKey() string { return mergeKey("expects", e.Promise) }

// Focus implements Focuser.
func (e SetExpectation) Focus() []model.ID { return []model.ID{e.Promise} }

// Apply implements Edit.
func (e SetExpectation) Apply(p *model.Project) (*model.Project, error) {
	return onPromise(p, e.Promise, func(promise *model.Promise) {
		promise.Expects = nil
		if e.Expects != nil {
			promise.Expects = new(*e.Expects)
		}
	})
}

// SetOwner says which role answers for a promise, a decision or an action. An
// empty Owner is nobody.
type SetOwner struct {
	ID    model.ID
	Owner model.ID
}

// Label implements Edit.
func (e SetOwner) Label() model.Label { return label("owner") }

// Focus implements Focuser.
func (e SetOwner) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e SetOwner) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		switch entity := d.open(e.ID).(type) {
		case *model.Promise:
			entity.Owner = e.Owner
		case *model.Decision:
			entity.Owner = e.Owner
		case *model.Action:
			entity.Owner = e.Owner
		case nil:
			return model.NotFound(model.KindPromise, e.ID)
		default:
			return invalid(e.ID, "nobody owns a %s", entity.Kind())
		}
		return nil
	})
}

// SetKept says whether a promise is kept.
type SetKept struct {
	Promise model.ID
	Kept    model.Kept
}

// Label implements Edit.
func (e SetKept) Label() model.Label { return label("kept") }

// Focus implements Focuser.
func (e SetKept) Focus() []model.ID { return []model.ID{e.Promise} }

// Apply implements Edit.
func (e SetKept) Apply(p *model.Project) (*model.Project, error) {
	return onPromise(p, e.Promise, func(promise *model.Promise) { promise.Kept = e.Kept })
}

// SetMeasured writes the latest value of a promise's measure and its day.
type SetMeasured struct {
	Promise model.ID
	Last    string
	On      model.Date
}

// Label implements Edit.
func (e SetMeasured) Label() model.Label { return label("text." + string(FieldMeasureLast)) }

// MergeKey implements Merger.
func (e SetMeasured) MergeKey() string { return mergeKey("measured", e.Promise) }

// Focus implements Focuser.
func (e SetMeasured) Focus() []model.ID { return []model.ID{e.Promise} }

// Apply implements Edit.
func (e SetMeasured) Apply(p *model.Project) (*model.Project, error) {
	return onPromise(p, e.Promise, func(promise *model.Promise) {
		promise.Measure.Last, promise.Measure.LastOn = e.Last, e.On
	})
}

// MovePromise moves a promise within the list of its subject or to another
// subject and level. A touchpoint that becomes the subject needs no mention in
// KeptBy and loses it.
type MovePromise struct {
	ID      model.ID
	Level   model.PromiseLevel
	Subject model.ID
	At      int
}

// Label implements Edit.
func (e MovePromise) Label() model.Label { return label("movePromise") }

// MergeKey implements Merger.
func (e MovePromise) MergeKey() string { return mergeKey("movePromise", e.ID) }

// Focus implements Focuser.
func (e MovePromise) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e MovePromise) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		promise, err := d.promise(e.ID)
		if err != nil {
			return err
		}
		from, err := d.promises(promise.Level, promise.Subject)
		if err != nil {
			return err
		}
		to, err := d.promises(e.Level, e.Subject)
		if err != nil {
			return err
		}
		if from == to {
			*to, err = movedID(*to, model.KindPromise, e.ID, e.At)
			return err
		}
		*from = without(*from, e.ID)
		*to = inserted(*to, e.At, e.ID)
		promise.Level, promise.Subject = e.Level, e.Subject
		if slices.Contains(promise.KeptBy, e.Subject) {
			promise.KeptBy = without(promise.KeptBy, e.Subject)
		}
		return nil
	})
}
