package exchange

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"lupaus/assets"
	"lupaus/model"
)

// Options are what a reader needs besides the file.
type Options struct {
	// Name is the file's name without folder and ending. It names the project
	// and a journey that has no name of its own.
	Name string
	// Language is fi, en or sv: the language of the names that a reader must
	// make up, and of the project. Empty means fi.
	Language string
	Today    model.Date     // the project's day of creation; may be empty
	IDs      model.IDSource // nil means model.NewID
}

func (o Options) withDefaults() Options {
	if !slices.Contains(assets.Languages(), o.Language) {
		o.Language = assets.Languages()[0]
	}
	if o.IDs == nil {
		o.IDs = model.NewID
	}
	if !o.Today.Valid() {
		o.Today = ""
	}
	o.Name, _ = cut(Clean(o.Name))
	return o
}

// Builder puts a project together. The entities it hands out may be changed
// until Result is called. All texts given to it are cleaned. It is not safe for
// concurrent use.
type Builder struct {
	Notes Notes

	ctx      context.Context
	opt      Options
	words    *assets.Words
	info     model.Info
	entities []model.Entity
	err      error

	personas  map[string]*model.Persona
	roles     map[string]*model.Role
	freeLanes map[freeLane]model.ID
	ownLanes  map[model.ID]bool // journeys whose lanes the file tells
	aside     map[aside]bool
	listed    map[aside]bool
}

type freeLane struct {
	journey model.ID
	name    string
}

// aside is a persona in a journey: one whose feelings stand there without a
// curve, or one that is listed already.
type aside struct{ journey, persona model.ID }

// NewBuilder returns an empty builder.
func NewBuilder(ctx context.Context, opt Options) *Builder {
	opt = opt.withDefaults()
	return &Builder{
		ctx:       ctx,
		opt:       opt,
		words:     assets.WordsFor(opt.Language),
		info:      model.Info{Name: opt.Name, Language: opt.Language, Created: opt.Today},
		personas:  map[string]*model.Persona{},
		roles:     map[string]*model.Role{},
		freeLanes: map[freeLane]model.ID{},
		ownLanes:  map[model.ID]bool{},
		aside:     map[aside]bool{},
		listed:    map[aside]bool{},
	}
}

// Err is the failure that stopped the building: too many entities, or a
// context that is done. Readers look at it in their loops.
func (b *Builder) Err() error {
	if b.err == nil {
		b.err = b.ctx.Err()
	}
	return b.err
}

// Words are the words of the project's language.
func (b *Builder) Words() *assets.Words { return b.words }

// Info puts down something that was changed in reading.
func (b *Builder) Info(at At, key string, args ...any) { b.Notes.Add(Info, at, key, args...) }

// Warn puts down something that could not be read as it was meant.
func (b *Builder) Warn(at At, key string, args ...any) { b.Notes.Add(Warning, at, key, args...) }

// Text cleans a text and cuts it to the longest that a project holds, with a
// warning.
func (b *Builder) Text(at At, s string) string {
	s, shortened := cut(Clean(s))
	if shortened {
		b.Warn(at, "exchange.note.cut", model.MaxText)
	}
	return s
}

func (b *Builder) add(e model.Entity) {
	if len(b.entities) >= MaxEntities && b.err == nil {
		b.err = Fail(CodeTooMany, "build project: more than %d records", MaxEntities)
	}
	if b.err == nil {
		b.entities = append(b.entities, e)
	}
}

// Journey adds a journey with the usual lanes. Without a name it gets the
// file's.
func (b *Builder) Journey(at At, name string) *model.Journey {
	j := &model.Journey{
		ID:          b.opt.IDs(),
		Name:        b.Text(at, name),
		Perspective: model.PerspectiveCustomer,
		State:       model.StateNow,
		Lanes:       model.DefaultLanes(b.opt.IDs),
	}
	if j.Name == "" {
		j.Name = b.opt.Name
	}
	b.info.Journeys = append(b.info.Journeys, j.ID)
	b.add(j)
	return j
}

// Stage adds a stage at the end of a journey.
func (b *Builder) Stage(at At, j *model.Journey, name string) *model.Stage {
	s := &model.Stage{ID: b.opt.IDs(), Journey: j.ID, Name: b.Text(at, name), Doer: model.DoerOwn}
	j.Stages = append(j.Stages, s.ID)
	b.add(s)
	return s
}

// Touchpoint adds a touchpoint at the end of a stage.
func (b *Builder) Touchpoint(at At, s *model.Stage, title string) *model.Touchpoint {
	t := &model.Touchpoint{
		ID: b.opt.IDs(), Stage: s.ID, Title: b.Text(at, title), Evidence: model.EvidenceGuess,
	}
	s.Touchpoints = append(s.Touchpoints, t.ID)
	b.add(t)
	return t
}

// Persona returns the persona of a name, which it adds at the first call, and
// lists it in the journey. An empty name gives nil.
func (b *Builder) Persona(at At, j *model.Journey, name string) *model.Persona {
	name = b.Text(at, name)
	key := nameKey(name)
	if key == "" {
		return nil
	}
	p := b.personas[key]
	if p == nil {
		p = &model.Persona{ID: b.opt.IDs(), Name: name}
		b.personas[key] = p
		b.limitPeople(len(b.personas))
		b.info.Personas = append(b.info.Personas, p.ID)
		b.add(p)
	}
	if key := (aside{j.ID, p.ID}); !b.aside[key] && !b.listed[key] {
		b.listed[key] = true
		j.Personas = append(j.Personas, p.ID)
	}
	return p
}

// Role returns the role of a name, which it adds at the first call. An empty
// name gives nil.
func (b *Builder) Role(at At, name string) *model.Role {
	name = b.Text(at, name)
	key := nameKey(name)
	if key == "" {
		return nil
	}
	r := b.roles[key]
	if r == nil {
		r = &model.Role{ID: b.opt.IDs(), Name: name, Role: model.RoleOther}
		b.roles[key] = r
		b.limitPeople(len(b.roles))
		b.info.Roles = append(b.info.Roles, r.ID)
		b.add(r)
	}
	return r
}

// limitPeople stops a file in which every other word is taken for a name.
func (b *Builder) limitPeople(n int) {
	if n > MaxPeople && b.err == nil {
		b.err = Fail(CodeTooMany, "build project: more than %d people", MaxPeople)
	}
}

// TouchpointPromise adds a promise to a touchpoint.
func (b *Builder) TouchpointPromise(at At, t *model.Touchpoint, text string) *model.Promise {
	p := b.promise(at, model.LevelTouchpoint, t.ID, text)
	t.Promises = append(t.Promises, p.ID)
	return p
}

// StagePromise adds a promise to a stage.
func (b *Builder) StagePromise(at At, s *model.Stage, text string) *model.Promise {
	p := b.promise(at, model.LevelStage, s.ID, text)
	s.Promises = append(s.Promises, p.ID)
	return p
}

func (b *Builder) promise(at At, level model.PromiseLevel, subject model.ID, text string) *model.Promise {
	p := &model.Promise{
		ID: b.opt.IDs(), Level: level, Subject: subject, Text: b.Text(at, text),
		Evidence: model.EvidenceGuess, Kept: model.KeptUnknown, Adoption: model.AdoptionWritten,
	}
	b.add(p)
	return p
}

// SetFeeling sets what a persona (nil: the customer in general) feels, in place
// of what was set before. Values outside the range are brought to its ends with
// a note.
func (b *Builder) SetFeeling(at At, t *model.Touchpoint, p *model.Persona, f model.Feeling) {
	if v, clamped := Clamp(f.Value); clamped {
		b.Info(at, "exchange.note.clamped", FormatNumber(b.opt.Language, f.Value), FormatNumber(b.opt.Language, v))
		f.Value = v
	}
	f.Persona = ""
	if p != nil {
		f.Persona = p.ID
	}
	f.Word, f.Note = b.Text(at, f.Word), b.Text(at, f.Note)
	for i, old := range t.Feelings {
		if old.Persona == f.Persona {
			t.Feelings[i] = f
			return
		}
	}
	t.Feelings = append(t.Feelings, f)
}

// Free puts a text into a touchpoint's free lane of a name, which it adds to
// the journey at the first call. A second text in the same place goes on a line
// of its own.
func (b *Builder) Free(at At, j *model.Journey, t *model.Touchpoint, lane, text string) {
	if text = b.Text(at, text); text == "" {
		return
	}
	id := b.FreeLane(at, j, lane)
	if t.Notes == nil {
		t.Notes = map[model.ID]string{}
	}
	if old := t.Notes[id]; old != "" {
		text = b.Text(at, old+"\n"+text)
	}
	t.Notes[id] = text
}

// FreeLane returns the free lane of a name, which it adds to the journey at the
// first call.
func (b *Builder) FreeLane(at At, j *model.Journey, name string) model.ID {
	name = b.Text(at, name)
	key := freeLane{j.ID, nameKey(name)}
	id := b.freeLanes[key]
	if id == "" {
		id = b.opt.IDs()
		j.Lanes = append(j.Lanes, model.Lane{ID: id, Kind: model.LaneFree, Name: name})
		b.freeLanes[key] = id
	}
	return id
}

// AddNote puts a paragraph at the end of a journey's note.
func (b *Builder) AddNote(at At, j *model.Journey, text string) {
	text = b.Text(at, text)
	if j.Note != "" && text != "" {
		text = j.Note + "\n\n" + text
	}
	if text != "" {
		j.Note = b.Text(at, text)
	}
}

// Result freezes what was built. The error is a *model.Error: CodeNothing when
// there is no journey.
func (b *Builder) Result() (*Result, error) {
	if err := b.Err(); err != nil {
		return nil, err
	}
	if len(b.info.Journeys) == 0 {
		return nil, Fail(CodeNothing, "build project")
	}
	b.showFilledLanes()
	p := model.NewProject(b.info).With(b.entities...)
	if problems := model.Validate(p); len(problems) > 0 {
		return nil, Fail(CodeInvalid, "build project: %v", problems[0])
	}
	return &Result{Project: p, Notes: b.Notes.List()}, nil
}

// MaxListedProblems is how many broken rules an error spells out.
const MaxListedProblems = 20

// Problems words the broken rules of a project for the log.
func Problems(problems []model.Problem) error {
	if len(problems) == 0 {
		return nil
	}
	text := ""
	for i, p := range problems {
		if i == MaxListedProblems {
			text += fmt.Sprintf("; and %d more", len(problems)-i)
			break
		}
		if i > 0 {
			text += "; "
		}
		text += p.String()
	}
	return Fail(CodeInvalid, "%s", text)
}

// nameKey is what two spellings of the same person, role or lane share. It
// keeps accents: Åsa is not Asa.
func nameKey(name string) string {
	return strings.ToLower(strings.Join(strings.Fields(name), " "))
}

// showFilledLanes shows the lanes that a new journey hides when something was
// read into them, unless the file itself told what to show.
func (b *Builder) showFilledLanes() {
	journeys := map[model.ID]*model.Journey{}
	stages := map[model.ID]*model.Journey{}
	filled := map[*model.Journey]map[model.LaneKind]bool{}
	for _, e := range b.entities {
		switch e := e.(type) {
		case *model.Journey:
			journeys[e.ID], filled[e] = e, map[model.LaneKind]bool{}
		case *model.Stage:
			stages[e.ID] = journeys[e.Journey]
		case *model.Touchpoint:
			f := filled[stages[e.Stage]]
			for kind, text := range map[model.LaneKind]string{
				model.LaneThinks: e.Thinks, model.LaneNeeds: e.Needs,
				model.LaneOpportunity: e.Opportunity, model.LaneRole: string(e.Role),
			} {
				if text != "" {
					f[kind] = true
				}
			}
		}
	}
	for j, f := range filled {
		if b.ownLanes[j.ID] {
			continue
		}
		for i, l := range j.Lanes {
			j.Lanes[i].Hidden = l.Hidden && !f[l.Kind]
		}
	}
}

// NoteCharset puts down how a text was decoded when it was not plain UTF-8.
func (b *Builder) NoteCharset(c Charset) {
	switch c {
	case UTF16, Windows1252:
		b.Info(At{}, "exchange.note.charset", string(c))
	case UTF8Damaged:
		b.Warn(At{}, "exchange.note.damaged")
	}
}
