package assets

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"lupaus/model"
)

// starterAudit is an audit with its answers and with what the room has made of
// them. Its questionnaire is one that comes with the program; the project gets a
// copy of it.
type starterAudit struct {
	Key        ref // only needed when something refers to the audit
	Name       text
	Instrument ref // its code
	DaysAgo    int `yaml:"daysAgo"` // the day of the audit, counted back from the day of creation
	Note       text
	Named      bool
	Groups     []starterGroup
	Marks      []starterMark
	Steps      []starterStep
}

type starterGroup struct {
	Kind    ref // board, top, middle, staff, customers; other when left out
	Name    text
	Way     ref // round, paper, import; round when left out
	Answers []starterAnswers
}

// starterAnswers are the answers of one respondent, written as a string or, when
// there is more to say, under answers: a character for each statement of the
// instrument, a digit for a place in the scale (the lowest level is 0, whatever
// number people see for it), "?" for "don't know" and "." for not answered.
// Spaces are there for the eye, between areas for example.
type starterAnswers struct {
	line          int
	answers       string
	name, comment text
}

// UnmarshalYAML implements yaml.Unmarshaler.
func (a *starterAnswers) UnmarshalYAML(n *yaml.Node) error {
	a.line = n.Line
	if n.Kind == yaml.ScalarNode {
		a.answers = n.Value
		return nil
	}
	var file struct {
		Answers       ref
		Name, Comment text
	}
	if err := n.Load(&file, yaml.WithKnownFields()); err != nil {
		return yamlError("", nil, err) // who reads the file adds its name
	}
	a.answers, a.name, a.comment = file.Answers.name, file.Name, file.Comment
	return nil
}

type starterMark struct {
	Statement ref
	Target    *int // a place in the scale, as in answers
	Note      text
	Evidence  []ref
}

type starterStep struct {
	Area      ref
	Statement ref // left out: the area as a whole
	Action    ref
}

// audits adds the audits and lists them and their instruments.
func (b *builder) audits(info *model.Info) {
	instruments := map[string]*model.Instrument{}
	for _, a := range b.s.Audits {
		i := instruments[a.Instrument.name]
		if i == nil {
			shipped, ok := InstrumentOf(a.Instrument.name)
			if !ok {
				b.failf(a.Instrument.line, "no instrument is called %q", a.Instrument.name)
				continue
			}
			own := *shipped
			own.ID = b.ids()
			i = &own
			instruments[a.Instrument.name] = i
			info.Instruments = append(info.Instruments, b.add(i))
		}
		info.Audits = b.audit(info.Audits, a, i)
	}
}

// audit adds an audit with its answers, unless it is left out, and lists it.
func (b *builder) audit(ids []model.ID, a starterAudit, i *model.Instrument) []model.ID {
	audit := &model.Audit{
		ID: b.own(a.Key), Name: a.Name.in(b.lang), Instrument: i.ID, Made: b.day(-a.DaysAgo), Note: a.Note.in(b.lang), Named: a.Named,
	}
	var batches []*model.AnswerBatch
	for _, g := range a.Groups {
		group := model.RespondentGroup{ID: b.ids(), Kind: code(b, g.Kind, model.GroupOther, model.GroupKinds()...), Name: g.Name.in(b.lang)}
		audit.Groups = append(audit.Groups, group)
		batches = b.answers(batches, audit, g, i)
	}
	for _, m := range a.Marks {
		audit.Marks = append(audit.Marks, b.mark(m, i))
	}
	for _, s := range a.Steps {
		if step := b.step(s, i); step.Action != "" {
			audit.Steps = append(audit.Steps, step)
		}
	}
	for _, batch := range batches {
		audit.Batches = append(audit.Batches, batch.ID)
		if b.gone[audit.ID] {
			b.gone[batch.ID] = true
			continue
		}
		b.add(batch)
	}
	return b.list(ids, audit)
}

// answers puts the answers of the last group of an audit into batches. Groups
// that follow one another and answered in the same way share a batch.
func (b *builder) answers(batches []*model.AnswerBatch, a *model.Audit, g starterGroup, i *model.Instrument) []*model.AnswerBatch {
	way := code(b, g.Way, model.BatchRound, model.BatchWays()...)
	group := a.Groups[len(a.Groups)-1].ID
	for _, one := range g.Answers {
		n := len(batches)
		if n == 0 || batches[n-1].Way != way || len(batches[n-1].Sheets) == model.MaxBatch {
			batches = append(batches, &model.AnswerBatch{ID: b.ids(), Audit: a.ID, Way: way, Made: a.Made})
			n++
		}
		batch := batches[n-1]
		batch.Sheets = append(batch.Sheets, model.AnswerSheet{
			ID: b.ids(), Group: group, Answers: b.given(one, i), Name: one.name.in(b.lang), Comment: one.comment.in(b.lang),
		})
		if !one.name.empty() && !a.Named {
			b.failf(one.line, "only an audit that is named keeps names")
		}
	}
	return batches
}

// given checks the answers of a respondent and returns them as the model has
// them.
func (b *builder) given(a starterAnswers, i *model.Instrument) string {
	answers := strings.ReplaceAll(a.answers, " ", "")
	if n := len([]rune(answers)); n != i.Len() {
		b.failf(a.line, "%d answers to the %d statements of %s", n, i.Len(), i.Code)
	}
	for _, r := range answers {
		if r != model.Unknown && r != model.Unanswered && (r < '0' || r >= '0'+rune(len(i.Scale.Levels))) {
			b.failf(a.line, "%q is no answer on a scale of %d levels", r, len(i.Scale.Levels))
		}
	}
	return strings.TrimRight(answers, string(model.Unanswered))
}

func (b *builder) mark(m starterMark, i *model.Instrument) model.StatementMark {
	b.areaOf(m.Statement, i)
	mark := model.StatementMark{Statement: m.Statement.name, Note: m.Note.in(b.lang), Evidence: b.findAny(m.Evidence)}
	if m.Target != nil {
		if *m.Target < 0 || *m.Target >= len(i.Scale.Levels) {
			b.failf(m.Statement.line, "the target %d is not on a scale of %d levels", *m.Target, len(i.Scale.Levels))
		}
		mark.Target = *m.Target + 1
	}
	return mark
}

// areaOf returns the key of the area in which an instrument has a statement.
func (b *builder) areaOf(statement ref, i *model.Instrument) string {
	area, _ := i.Statement(i.Find(statement.name))
	if area == nil {
		b.failf(statement.line, "%s has no statement %q", i.Code, statement.name)
		return ""
	}
	return area.Key
}

// step makes the next possible step of an area; it has no action when that is
// left out of the project.
func (b *builder) step(s starterStep, i *model.Instrument) model.AuditStep {
	if !slices.ContainsFunc(i.Areas, func(a model.Area) bool { return a.Key == s.Area.name }) {
		b.failf(s.Area.line, "%s has no area %q", i.Code, s.Area.name)
	}
	if s.Statement.name != "" && b.areaOf(s.Statement, i) != s.Area.name {
		b.failf(s.Statement.line, "the statement %q is in another area", s.Statement.name)
	}
	if s.Action.name == "" {
		b.failf(s.Area.line, "a step has an action")
	}
	return model.AuditStep{Area: s.Area.name, Statement: s.Statement.name, Action: b.find(model.KindAction, s.Action)}
}
