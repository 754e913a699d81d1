package assets

import (
	"fmt"
	"time"

	"lupaus/model"
)

// builder turns one starter into a project in one language.
type builder struct {
	s     *starter
	lang  string
	ids   model.IDSource
	today model.Date

	keys     map[string]key    // what the file's keys stand for
	gone     map[model.ID]bool // what is left out of the project
	entities []model.Entity
	mistakes
}

type key struct {
	kind model.Kind
	id   model.ID
}

// build makes the project. Errors name the file and the line.
func (s *starter) build(lang string, ids model.IDSource, today model.Date) (*model.Project, error) {
	drawn := &drawnIDs{source: ids}
	b := &builder{s: s, lang: lang, ids: drawn.next, today: today, mistakes: mistakes{file: s.file}}
	p := b.project()
	if s.Before != nil {
		p = b.withSnapshot(p, drawn)
	}
	if b.err == nil {
		if problems := model.Validate(p); len(problems) > 0 {
			b.err = fmt.Errorf("%s: %v", s.file, problems[0])
		}
	}
	return p, b.err
}

// project builds what the file tells but the snapshot.
func (b *builder) project() *model.Project {
	s := b.s
	b.keys = map[string]key{}
	b.declare()
	info := model.Info{
		Name:     s.Project.in(b.lang),
		Language: b.lang,
		Organisation: model.Organisation{
			Name:    s.Organisation.Name.in(b.lang),
			Mission: s.Organisation.Mission.in(b.lang),
			Values:  s.Organisation.Values.in(b.lang),
		},
		Note:    s.Note.in(b.lang),
		Created: b.today,
	}
	if info.Name == "" {
		info.Name = s.Name.in(b.lang)
	}
	for _, p := range s.Personas {
		info.Personas = append(info.Personas, b.persona(p))
	}
	b.customers(&info)
	for _, r := range s.Roles {
		info.Roles = append(info.Roles, b.role(r))
	}
	info.Promises = b.promises(model.LevelCompany, "", s.Promises)
	for _, j := range s.Journeys {
		info.Journeys = append(info.Journeys, b.journey(j))
	}
	for _, sheet := range s.Sheets {
		info.Sheets = append(info.Sheets, b.sheet(sheet))
	}
	info.Decisions = b.decisions(s.Decisions)
	info.Actions = b.actions(s.Actions)
	b.audits(&info)
	for _, r := range s.IgnoredRules {
		info.IgnoredRules = append(info.IgnoredRules, model.IgnoredRule{Rule: r.Rule.name, Reason: r.Reason.in(b.lang)})
	}
	return model.NewProject(info).With(b.entities...)
}

// declare gives every key its ID first, so that references may point forwards.
func (b *builder) declare() {
	for _, p := range b.s.Personas {
		b.name(model.KindPersona, p.Key)
	}
	for _, s := range b.s.Segments {
		b.name(model.KindSegment, s.Key)
	}
	for _, c := range b.s.Customers {
		b.name(model.KindCustomer, c.Key)
	}
	for _, r := range b.s.Roles {
		b.name(model.KindRole, r.Key)
		b.namePromises(r.Promises)
	}
	b.namePromises(b.s.Promises)
	for _, j := range b.s.Journeys {
		b.name(model.KindJourney, j.Key)
		for _, s := range j.Stages {
			b.name(model.KindStage, s.Key)
			b.namePromises(s.Promises)
			for _, t := range s.Touchpoints {
				b.name(model.KindTouchpoint, t.Key)
				b.namePromises(t.Promises)
			}
		}
	}
	for _, sheet := range b.s.Sheets {
		b.name(model.KindSheet, sheet.Form) // there is one of each form
	}
	for _, d := range b.s.Decisions {
		b.name(model.KindDecision, d.Key)
	}
	for _, a := range b.s.Actions {
		b.name(model.KindAction, a.Key)
	}
	for _, a := range b.s.Audits {
		b.name(model.KindAudit, a.Key)
	}
}

func (b *builder) namePromises(list []starterPromise) {
	for _, p := range list {
		b.name(model.KindPromise, p.Key)
	}
}

func (b *builder) name(kind model.Kind, r ref) {
	if r.name == "" {
		return
	}
	if _, twice := b.keys[r.name]; twice {
		b.failf(r.line, "the key %q stands twice", r.name)
	}
	b.keys[r.name] = key{kind, b.ids()}
}

// own returns the ID of what a key declares, or a fresh one when it has none.
func (b *builder) own(r ref) model.ID {
	if r.name == "" {
		return b.ids()
	}
	return b.keys[r.name].id
}

// find returns the ID of what a key names elsewhere in the file.
func (b *builder) find(kind model.Kind, r ref) model.ID {
	if r.name == "" {
		return ""
	}
	k, ok := b.keys[r.name]
	if !ok || k.kind != kind {
		b.failf(r.line, "no %s has the key %q", kind, r.name)
	}
	if b.gone[k.id] {
		return ""
	}
	return k.id
}

func (b *builder) findAll(kind model.Kind, list []ref) []model.ID {
	var ids []model.ID
	for _, r := range list {
		ids = append(ids, b.find(kind, r))
	}
	return ids
}

// findAny returns the IDs of what keys of any kind name.
func (b *builder) findAny(list []ref) []model.ID {
	var ids []model.ID
	for _, r := range list {
		k, ok := b.keys[r.name]
		if !ok {
			b.failf(r.line, "nothing has the key %q", r.name)
		}
		if !b.gone[k.id] {
			ids = append(ids, k.id)
		}
	}
	return ids
}

func (b *builder) evidence(r ref) model.Evidence {
	return code(b, r, model.EvidenceGuess, model.EvidenceLevels()...)
}

func (b *builder) add(e model.Entity) model.ID {
	b.entities = append(b.entities, e)
	return e.Key()
}

// list adds an entity, unless it is left out, and lists it.
func (b *builder) list(ids []model.ID, e model.Entity) []model.ID {
	if b.gone[e.Key()] {
		return ids
	}
	return append(ids, b.add(e))
}

func (b *builder) persona(p starterPersona) model.ID {
	return b.add(&model.Persona{
		ID: b.own(p.Key), Name: p.Name.in(b.lang), Note: p.Note.in(b.lang),
		Goals: p.Goals.in(b.lang), Quote: p.Quote.in(b.lang),
	})
}

// customers adds the segments, the customers and what is counted with them.
func (b *builder) customers(info *model.Info) {
	for _, s := range b.s.Segments {
		info.Segments = append(info.Segments, b.add(&model.Segment{
			ID: b.own(s.Key), Name: s.Name.in(b.lang), Needs: s.Needs.in(b.lang), Note: s.Note.in(b.lang),
		}))
	}
	for _, c := range b.s.Customers {
		b.add(&model.Customer{
			ID: b.own(c.Key), Code: c.Code.in(b.lang), Name: c.Name.in(b.lang), Segment: b.find(model.KindSegment, c.Segment),
			Flow: code(b, c.Flow, model.FlowUnknown, model.FlowStages()...), Figures: c.figures(), Note: c.Note.in(b.lang),
		})
	}
	info.Customers = b.s.Terms
}

// figures are those that are known.
func (c *starterCustomer) figures() map[model.CustomerFigure]float64 {
	var known map[model.CustomerFigure]float64
	for f, v := range map[model.CustomerFigure]*float64{
		model.CustomerRevenue: c.Revenue, model.CustomerMargin: c.Margin, model.CustomerSpend: c.Spend, model.CustomerRenewal: c.Renewal,
		model.CustomerPurchases: c.Purchases, model.CustomerSince: c.Since, model.CustomerValue: c.Value,
	} {
		if v != nil {
			if known == nil {
				known = map[model.CustomerFigure]float64{}
			}
			known[f] = *v
		}
	}
	return known
}

func (b *builder) role(r starterRole) model.ID {
	id := b.own(r.Key)
	return b.add(&model.Role{
		ID: id, Name: r.Name.in(b.lang), Note: r.Note.in(b.lang),
		Role: code(b, r.Role, model.RoleOther, model.RoleKinds()...),
		Task: r.Task.in(b.lang), Value: r.Value.in(b.lang),
		Touchpoints: b.findAll(model.KindTouchpoint, r.Touchpoints),
		Horizon:     code(b, r.Horizon, model.HorizonUnknown, model.Horizons()...),
		Measures:    r.Measures.in(b.lang),
		Start:       r.Start.in(b.lang), Stop: r.Stop.in(b.lang), Continue: r.Continue.in(b.lang),
		Promises: b.promises(model.LevelRole, id, r.Promises),
	})
}

func (b *builder) promises(level model.PromiseLevel, subject model.ID, list []starterPromise) []model.ID {
	var ids []model.ID
	for _, p := range list {
		var answers []string
		for _, a := range p.Answers {
			answers = append(answers, a.in(b.lang))
		}
		promise := &model.Promise{
			ID: b.own(p.Key), Level: level, Subject: subject,
			Text: p.Text.in(b.lang), Note: p.Note.in(b.lang),
			Owner:   b.find(model.KindRole, p.Owner),
			Parent:  b.find(model.KindPromise, p.Parent),
			KeptBy:  b.findAll(model.KindTouchpoint, p.KeptBy),
			Answers: answers,
			Measure: model.Measure{
				Name: p.Measure.Name.in(b.lang), Target: p.Measure.Target.in(b.lang),
				Last: p.Measure.Last.in(b.lang), LastOn: b.day(-p.Measure.DaysAgo),
			},
			Evidence: b.evidence(p.Evidence),
			Kept:     code(b, p.Kept, model.KeptUnknown, model.KeptStates()...),
			Adoption: code(b, p.Adoption, model.AdoptionWritten, model.AdoptionSteps()...),
		}
		if p.Expects != nil {
			promise.Expects = &model.Expectation{Low: p.Expects.Low, High: p.Expects.High}
		}
		ids = b.list(ids, promise)
	}
	return ids
}

// day counts on from the day of creation, back when days is below 0; 0 is no
// date.
func (b *builder) day(days int) model.Date {
	day, err := time.Parse(time.DateOnly, string(b.today))
	if days == 0 || err != nil {
		return ""
	}
	return model.DateOf(day.AddDate(0, 0, days))
}

func (b *builder) journey(j starterJourney) model.ID {
	journey := &model.Journey{
		ID: b.own(j.Key), Name: j.Name.in(b.lang), Note: j.Note.in(b.lang),
		Perspective: code(b, j.Perspective, model.PerspectiveCustomer,
			model.PerspectiveInternal, model.PerspectiveCustomer, model.PerspectiveEveryday),
		State:    code(b, j.State, model.StateNow, model.StateNow, model.StateTarget),
		Previous: b.find(model.KindJourney, j.Previous),
		Personas: b.findAll(model.KindPersona, j.Personas),
	}
	lanes := map[string]model.ID{}
	journey.Lanes = b.lanes(j.Lanes, lanes)
	for _, s := range j.Stages {
		journey.Stages = append(journey.Stages, b.stage(journey, s, lanes))
	}
	return b.add(journey)
}

// lanes also notes the IDs of free lanes under their keys.
func (b *builder) lanes(list []starterLane, free map[string]model.ID) []model.Lane {
	if len(list) == 0 {
		return model.DefaultLanes(b.ids)
	}
	var lanes []model.Lane
	for _, l := range list {
		kind := code(b, l.Kind, model.LaneFree, append(model.LaneKinds(), model.LaneFree)...)
		lane := model.Lane{ID: b.ids(), Kind: kind, Name: l.Name.in(b.lang), Hidden: l.Hidden}
		if l.Key.name != "" {
			free[l.Key.name] = lane.ID
		}
		lanes = append(lanes, lane)
	}
	return lanes
}

func (b *builder) stage(j *model.Journey, s starterStage, lanes map[string]model.ID) model.ID {
	stage := &model.Stage{
		ID: b.own(s.Key), Journey: j.ID, Name: s.Name.in(b.lang), Note: s.Note.in(b.lang),
		Doer:          code(b, s.Doer, model.DoerOwn, model.DoerOwn, model.DoerPartner, model.DoerCustomer),
		Partner:       s.Partner.in(b.lang),
		OutOfBusiness: s.OutOfBusiness,
		Competencies:  s.Competencies.in(b.lang),
		Resources:     s.Resources.in(b.lang),
	}
	stage.Promises = b.promises(model.LevelStage, stage.ID, s.Promises)
	for _, t := range s.Touchpoints {
		stage.Touchpoints = append(stage.Touchpoints, b.touchpoint(stage.ID, t, lanes))
	}
	return b.add(stage)
}

func (b *builder) touchpoint(stage model.ID, t starterTouchpoint, lanes map[string]model.ID) model.ID {
	touchpoint := &model.Touchpoint{
		ID: b.own(t.Key), Stage: stage, Title: t.Title.in(b.lang), Channel: model.Channel(t.Channel.in(b.lang)),
		Does: t.Does.in(b.lang), Thinks: t.Thinks.in(b.lang), Needs: t.Needs.in(b.lang),
		Pain: t.Pain.in(b.lang), Opportunity: t.Opportunity.in(b.lang),
		FirmAbsent: t.FirmAbsent, MomentOfTruth: t.MomentOfTruth,
		Role:       b.find(model.KindRole, t.Role),
		ToCustomer: t.Importance.Customer, ToUs: t.Importance.Us,
		Evidence: b.evidence(t.Evidence),
		Origin:   b.find(model.KindTouchpoint, t.Origin),
		WidthMM:  t.WidthMM,
	}
	for _, f := range t.Feelings {
		touchpoint.Feelings = append(touchpoint.Feelings, b.feeling(f))
	}
	for _, n := range t.Notes {
		lane, ok := lanes[n.Lane.name]
		if !ok {
			b.failf(n.Lane.line, "no lane of the journey has the key %q", n.Lane.name)
			continue
		}
		if touchpoint.Notes == nil {
			touchpoint.Notes = map[model.ID]string{}
		}
		touchpoint.Notes[lane] = n.Text.in(b.lang)
	}
	touchpoint.Promises = b.promises(model.LevelTouchpoint, touchpoint.ID, t.Promises)
	return b.add(touchpoint)
}

func (b *builder) feeling(f starterFeeling) model.Feeling {
	return model.Feeling{
		Persona: b.find(model.KindPersona, f.Persona), Value: f.Value,
		Word: f.Word.in(b.lang), Note: f.Note.in(b.lang),
	}
}
