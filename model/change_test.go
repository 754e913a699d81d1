package model_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"lupaus/model"
	"lupaus/model/modeltest"
)

// FuzzValidateChange makes arbitrary changes, nearly all of them wrong, to
// valid projects: what ValidateChange says of the change must be what Validate
// says of the result.
func FuzzValidateChange(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("a promise moves from the company to a touchpoint"))
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		data := make([]byte, 600)
		for i := range data {
			data[i] = byte(r.Uint32())
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		tampering := &modeltest.Bytes{Data: data[:len(data)/2]}
		before := modeltest.Random(&modeltest.Bytes{Data: data[len(data)/2:]})
		if len(data)%5 == 0 {
			before = modeltest.Sample()
		}
		for range 20 {
			after := before
			for range 1 + tampering.IntN(3) {
				after = tamper(tampering, after)
			}
			change := model.Diff(before, after)
			whole, part := model.Validate(after), model.ValidateChange(after, change)
			if (len(whole) == 0) != (len(part) == 0) {
				t.Fatalf("change %+v\nValidate: %v\nValidateChange: %v", change, whole, part)
			}
			for _, problem := range part {
				if !slices.Contains(whole, problem) {
					t.Fatalf("change %+v\nValidate: %v\nonly ValidateChange reports %v", change, whole, problem)
				}
			}
			if len(whole) == 0 {
				before = after
			}
		}
	})
}

// tamper changes one entity of a project with no care for the others.
func tamper(c modeltest.Chooser, p *model.Project) *model.Project {
	var all []model.ID
	for e := range p.All() {
		all = append(all, e.Key())
	}
	some := func() model.ID { return modeltest.One(c, append(all, "", "nobody")) }
	if len(all) == 0 {
		return p.With(&model.Info{Personas: []model.ID{some()}})
	}
	id := modeltest.One(c, all)
	switch c.IntN(15) {
	case 0:
		return p.Without(id)
	case 1: // something new under an ID that may be taken
		kind := modeltest.One(c, model.Kinds())
		e, _ := model.NewEntity(kind)
		if p.Get(kindEntity(kind)) != nil {
			return p
		}
		return p.With(e)
	case 2:
		return p.With(&model.Persona{ID: id})
	case 3:
		return p.With(&model.Snapshot{ID: id, Project: p.Bare()})
	}
	list := func(ids []model.ID) []model.ID {
		ids = slices.Clone(ids)
		switch n := len(ids); c.IntN(5) {
		case 0:
			return append(ids, some())
		case 1:
			return slices.Insert(ids, c.IntN(n+1), some())
		case 2:
			if n > 0 {
				i := c.IntN(n)
				return slices.Delete(ids, i, i+1)
			}
		case 3:
			if n > 0 {
				ids[c.IntN(n)] = some()
			}
		case 4:
			slices.Reverse(ids)
		}
		return ids
	}
	switch e := p.Get(id).(type) {
	case *model.Info:
		e = new(*e)
		l := modeltest.One(c, []*[]model.ID{
			&e.Journeys, &e.Personas, &e.Roles, &e.Promises, &e.Sheets, &e.Decisions, &e.Actions, &e.Snapshots,
		})
		*l = list(*l)
		return p.With(e)
	case *model.Role:
		e = new(*e)
		l := modeltest.One(c, []*[]model.ID{&e.Promises, &e.Touchpoints})
		*l = list(*l)
		return p.With(e)
	case *model.Journey:
		e = new(*e)
		switch c.IntN(3) {
		case 0:
			e.Previous = some()
		case 1:
			e.Personas = list(e.Personas)
		case 2:
			e.Stages = list(e.Stages)
		}
		return p.With(e)
	case *model.Stage:
		e = new(*e)
		switch c.IntN(3) {
		case 0:
			e.Journey = some()
		case 1:
			e.Touchpoints = list(e.Touchpoints)
		case 2:
			e.Promises = list(e.Promises)
		}
		return p.With(e)
	case *model.Touchpoint:
		e = new(*e)
		switch c.IntN(4) {
		case 0:
			e.Stage = some()
		case 1:
			e.Role = some()
		case 2:
			e.Promises = list(e.Promises)
		case 3:
			e.Feelings = append(slices.Clone(e.Feelings), model.Feeling{Persona: some()})
		}
		return p.With(e)
	case *model.Promise:
		e = new(*e)
		switch c.IntN(5) {
		case 0:
			e.Level = modeltest.One(c, model.PromiseLevels())
		case 1:
			e.Subject = some()
		case 2:
			e.Parent = some()
		case 3:
			e.Owner = some()
		case 4:
			e.KeptBy = list(e.KeptBy)
		}
		return p.With(e)
	case *model.Sheet, *model.Decision, *model.Action, *model.Snapshot:
		return tamperLog(c, p, e, some, list)
	}
	return p
}

// tamperLog changes what speaks of others without being listed by them.
func tamperLog(c modeltest.Chooser, p *model.Project, e model.Entity, some func() model.ID, list func([]model.ID) []model.ID) *model.Project {
	switch e := e.(type) {
	case *model.Sheet:
		e = new(*e)
		e.Rows = append(slices.Clone(e.Rows), model.SheetRow{ID: some(), Owner: modeltest.One(c, []model.ID{"", some()})})
		row := &e.Rows[c.IntN(len(e.Rows))]
		row.Links = list(row.Links)
		return p.With(e)
	case *model.Decision:
		e = new(*e)
		if c.IntN(3) == 0 {
			e.Owner = some()
		} else {
			e.About = list(e.About)
		}
		return p.With(e)
	case *model.Action:
		e = new(*e)
		if c.IntN(3) == 0 {
			e.Owner = some()
		} else {
			e.About = list(e.About)
		}
		return p.With(e)
	case *model.Snapshot:
		e = new(*e)
		switch c.IntN(4) {
		case 0:
			e.Project = nil
		case 1:
			e.Project = p // with snapshots in it
		case 2:
			e.Project = p.Bare()
		case 3:
			if e.Project != nil && e.Project.Len() > 0 {
				e.Project = tamper(c, e.Project)
			}
		}
		return p.With(e)
	}
	return p
}

func kindEntity(kind model.Kind) model.ID {
	if kind == model.KindInfo {
		return model.InfoID
	}
	return ""
}
