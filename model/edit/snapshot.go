package edit

import (
	"slices"

	"lupaus/model"
)

// AddSnapshot keeps the project as it is under a name, behind the other
// snapshots.
type AddSnapshot struct {
	ID   model.ID // fresh
	Name string
	Made model.Date
}

// Label implements Edit.
func (e AddSnapshot) Label() model.Label { return label("addSnapshot") }

// Focus implements Focuser.
func (e AddSnapshot) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e AddSnapshot) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		i := d.info()
		i.Snapshots = inserted(i.Snapshots, End, e.ID)
		return d.add(&model.Snapshot{ID: e.ID, Name: e.Name, Made: e.Made, Project: p.Bare()})
	})
}

// IgnoreRule switches a rule of the gap check off, for a reason, or on again.
type IgnoreRule struct {
	Rule   string
	Off    bool
	Reason string
}

// Label implements Edit.
func (e IgnoreRule) Label() model.Label {
	if e.Off {
		return label("ignoreRule")
	}
	return label("heedRule")
}

// MergeKey implements Merger: the reason is typed.
func (e IgnoreRule) MergeKey() string {
	if !e.Off {
		return ""
	}
	return mergeKey("ignoreRule", model.ID(e.Rule))
}

// Apply implements Edit.
func (e IgnoreRule) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		i := d.info()
		rules := slices.Clone(i.IgnoredRules)
		at := slices.IndexFunc(rules, func(r model.IgnoredRule) bool { return r.Rule == e.Rule })
		switch {
		case e.Off && at >= 0:
			rules[at].Reason = e.Reason
		case e.Off:
			rules = append(rules, model.IgnoredRule{Rule: e.Rule, Reason: e.Reason})
		case at >= 0:
			rules = slices.Delete(rules, at, at+1)
		}
		if len(rules) == 0 {
			rules = nil
		}
		i.IgnoredRules = rules
		return nil
	})
}
