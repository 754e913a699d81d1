package scene_test

import (
	"fmt"
	"strings"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/audit"
	"lupaus/model/scene"
)

// auditCase makes a project with an audit whose answers are written down.
type auditCase struct {
	instrument *model.Instrument // nil: plainInstrument
	groups     []model.RespondentGroup
	answers    map[string][]string // by the ID of the group, "" for none
	marks      []model.StatementMark
	steps      []model.AuditStep
	more       []model.Entity
	named      bool
}

// say is a text in Finnish.
func say(text string) model.Texts { return model.Texts{"fi": text} }

// plainInstrument has areas of two statements on five levels from 0, each level
// in words, and stairs.
func plainInstrument(areas int) *model.Instrument {
	i := &model.Instrument{ID: "i", Code: "plain", Version: 3, Title: say("Kysely")}
	for l := range 5 {
		i.Scale.Levels = append(i.Scale.Levels, model.Level{Title: say(fmt.Sprint("Aste", l))})
		i.Stairs = append(i.Stairs, model.Level{Title: say(fmt.Sprint("Porras", l)), About: say("Kuvaus.")})
	}
	for a := range areas {
		area := model.Area{Key: fmt.Sprint("a", a), Title: say(fmt.Sprint("Alue", a))}
		for n := range 2 {
			s := model.Statement{Key: fmt.Sprintf("a%ds%d", a, n), Text: say(fmt.Sprintf("Väittämä%d%d", a, n))}
			for l := range 5 {
				s.Levels = append(s.Levels, say(fmt.Sprintf("Sanat%d%d%d", a, n, l)))
			}
			area.Statements = append(area.Statements, s)
		}
		i.Areas = append(i.Areas, area)
	}
	return i
}

// someGroups are groups of the kinds and then of names.
func someGroups(n int, name func(int) string) []model.RespondentGroup {
	var out []model.RespondentGroup
	for i := range n {
		g := model.RespondentGroup{ID: model.ID(fmt.Sprint("g", i)), Kind: model.GroupOther}
		if name != nil {
			g.Name = name(i)
		} else {
			g.Kind = model.GroupKinds()[i%6]
		}
		out = append(out, g)
	}
	return out
}

func (c auditCase) project() *model.Project {
	i := c.instrument
	if i == nil {
		i = plainInstrument(3)
	}
	a := &model.Audit{ID: "audit", Name: "Kevät", Instrument: i.ID, Made: "2026-03-05", Named: c.named, Groups: c.groups, Marks: c.marks, Steps: c.steps}
	b := &model.AnswerBatch{ID: "b", Audit: a.ID, Way: model.BatchPaper}
	for _, g := range append([]model.RespondentGroup{{}}, c.groups...) {
		for n, answers := range c.answers[string(g.ID)] {
			b.Sheets = append(b.Sheets, model.AnswerSheet{ID: model.ID(fmt.Sprint("s", g.ID, n)), Group: g.ID, Answers: answers})
		}
	}
	a.Batches = []model.ID{b.ID}
	info := model.Info{Name: "Oma Oy", Language: "fi", Instruments: []model.ID{i.ID}, Audits: []model.ID{a.ID}}
	for _, e := range c.more {
		if x, ok := e.(*model.Action); ok {
			info.Actions = append(info.Actions, x.ID)
		}
	}
	return model.NewProject(info).With(append([]model.Entity{i, a, b}, c.more...)...)
}

func (c auditCase) spec() scene.AuditSpec {
	p := c.project()
	return scene.AuditSpec{Project: p, Result: audit.Of(p, "audit"), Today: "2026-04-01"}
}

// threeGroups answer six statements: they differ by 3, by 1 and in nothing; then
// one group alone knows enough to be compared, and in the end nobody.
func threeGroups() auditCase {
	return auditCase{
		groups: someGroups(3, nil),
		answers: map[string][]string{
			"g0": {"43222?", "43222?", "43222?"},
			"g1": {"2323??", "2323??", "232???", "23????"},
			"g2": {"122???", "122???", "122???"},
		},
	}
}

// hardAudit has the texts that are hard to set everywhere, and so many groups.
func hardAudit(groups, levels int, poles bool) auditCase {
	text := func(n int) model.Texts { return model.Texts{assets.Languages()[n%3]: hard[n%len(hard)]} }
	i := &model.Instrument{ID: "i", Code: "hard", Version: 1, Title: text(1), Scale: model.Scale{First: 1}}
	for l := range levels {
		i.Scale.Levels = append(i.Scale.Levels, model.Level{Title: text(l), About: text(l + 1)})
		i.Stairs = append(i.Stairs, model.Level{Title: text(l + 2), About: text(l)})
	}
	for a := range 4 {
		area := model.Area{Key: fmt.Sprint("a", a), Title: text(a)}
		for n := range 3 {
			k := a*3 + n
			s := model.Statement{Key: fmt.Sprint("s", k), Text: text(k)}
			if poles {
				s.Left, s.Right = text(k+1), text(k+2)
			}
			if n == 0 {
				s.Benchmark = &model.Benchmark{Level: 1, About: text(k), Source: text(k + 1), Note: text(k + 2), Values: []model.BenchmarkValue{{Title: text(k), Percent: 99.6}, {Title: text(k + 1)}}}
			}
			area.Statements = append(area.Statements, s)
		}
		i.Areas = append(i.Areas, area)
	}
	c := auditCase{instrument: i, groups: someGroups(groups, func(n int) string { return hard[n%len(hard)] }), answers: map[string][]string{}}
	for g := range groups {
		for n := range 3 + g%4 {
			var s strings.Builder
			for k := range 12 {
				switch at := (g*5 + n*3 + k*7) % (levels + 2); at {
				case levels:
					s.WriteByte(model.Unknown)
				case levels + 1:
					s.WriteByte(model.Unanswered)
				default:
					s.WriteByte('0' + byte(at))
				}
			}
			c.answers[fmt.Sprint("g", g)] = append(c.answers[fmt.Sprint("g", g)], s.String())
		}
	}
	c.more = []model.Entity{&model.Action{ID: "x", Title: hard[2], State: model.ActionPlanned, Due: "2026-03-01"}, &model.Action{ID: "y", State: model.ActionIdea}}
	c.steps = []model.AuditStep{{Area: "a0", Statement: "s0", Action: "x"}, {Area: "a0", Action: "y"}, {Area: "gone", Action: "x"}}
	for k := range 5 {
		c.marks = append(c.marks, model.StatementMark{Statement: fmt.Sprint("s", k), Target: k % (levels + 1), Note: hard[k], Evidence: []model.ID{"x", "missing"}})
	}
	return c
}
