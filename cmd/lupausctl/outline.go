package main

import "lupaus/model"

// outline is what show --json prints.
type outline struct {
	Format       string           `json:"format"`  // always "lupaus-outline"
	Version      int              `json:"version"` // of this structure
	Name         string           `json:"name"`
	Language     string           `json:"language"`
	Organisation string           `json:"organisation"`
	Personas     []outlineNamed   `json:"personas"`
	Segments     []outlineSegment `json:"segments"`
	Customers    int              `json:"customers"` // how many there are; customers list names them
	Roles        []outlineRole    `json:"roles"`
	Promises     []outlinePromise `json:"promises"` // the company's
	Journeys     []outlineJourney `json:"journeys"`
	outlineLog
}

type outlineNamed struct {
	ID   model.ID `json:"id"`
	Name string   `json:"name"`
}

type outlineSegment struct {
	ID        model.ID `json:"id"`
	Name      string   `json:"name"`
	Needs     string   `json:"needs"`
	Customers int      `json:"customers"` // how many there are
}

type outlineRole struct {
	ID       model.ID         `json:"id"`
	Name     string           `json:"name"`
	Role     model.RoleKind   `json:"role"`
	Promises []outlinePromise `json:"promises"`

	// Its card.
	Task        string        `json:"task"`
	Value       string        `json:"value"`
	Touchpoints []model.ID    `json:"touchpoints"` // besides those that name it as responsible
	Horizon     model.Horizon `json:"horizon"`     // "" when nobody has said
	Measures    string        `json:"measures"`
	Start       string        `json:"start"`
	Stop        string        `json:"stop"`
	Continue    string        `json:"continue"`
}

type outlineJourney struct {
	ID          model.ID           `json:"id"`
	Name        string             `json:"name"`
	Perspective model.Perspective  `json:"perspective"`
	State       model.JourneyState `json:"state"`
	Previous    model.ID           `json:"previous"` // the journey it was made from, or ""
	Personas    []model.ID         `json:"personas"`
	Stages      []outlineStage     `json:"stages"`
}

type outlineStage struct {
	ID            model.ID            `json:"id"`
	Name          string              `json:"name"`
	Doer          model.Doer          `json:"doer"`
	Partner       string              `json:"partner"`
	OutOfBusiness bool                `json:"outOfBusiness"`
	Promises      []outlinePromise    `json:"promises"`
	Touchpoints   []outlineTouchpoint `json:"touchpoints"`
}

type outlineTouchpoint struct {
	ID            model.ID         `json:"id"`
	Title         string           `json:"title"`
	Channel       model.Channel    `json:"channel"`
	Evidence      model.Evidence   `json:"evidence"`
	MomentOfTruth bool             `json:"momentOfTruth"`
	FirmAbsent    bool             `json:"firmAbsent"`
	Role          model.ID         `json:"role"`
	Feelings      []outlineFeeling `json:"feelings"`
	Promises      []outlinePromise `json:"promises"`
}

type outlineFeeling struct {
	Persona model.ID `json:"persona"` // "" is the customer in general
	Value   float64  `json:"value"`   // −2…2
	Word    string   `json:"word"`
}

type outlinePromise struct {
	ID     model.ID   `json:"id"`
	Text   string     `json:"text"`
	Owner  model.ID   `json:"owner"`
	Parent model.ID   `json:"parent"`
	Kept   model.Kept `json:"kept"`

	Level    model.PromiseLevel `json:"level"`
	KeptBy   []model.ID         `json:"keptBy"` // touchpoints besides one it is given for
	Answers  []string           `json:"answers"`
	Measure  outlineMeasure     `json:"measure"`
	Evidence model.Evidence     `json:"evidence"`
	Adoption model.Adoption     `json:"adoption"`
	Expects  outlineExpectation `json:"expects"`
}

type outlineMeasure struct {
	Name   string     `json:"name"`
	Target string     `json:"target"`
	Last   string     `json:"last"`
	LastOn model.Date `json:"lastOn"`
}

// outlineExpectation is what a customer may expect; the usual band unless
// somebody has said otherwise.
type outlineExpectation struct {
	Low  float64 `json:"low"` // −2…2
	High float64 `json:"high"`
	Said bool    `json:"said"`
}

// outlineOf builds the outline. Its lists are never null.
func outlineOf(p *model.Project) outline {
	info := p.Info()
	o := outline{
		Format: "lupaus-outline", Version: 1,
		Name: info.Name, Language: info.Language, Organisation: info.Organisation.Name,
		Personas: []outlineNamed{}, Segments: []outlineSegment{}, Roles: []outlineRole{}, Journeys: []outlineJourney{},
		Promises: outlinePromises(p, info.Promises), outlineLog: outlineLogOf(p),
	}
	for _, e := range model.Of[model.Persona](p, info.Personas) {
		o.Personas = append(o.Personas, outlineNamed{e.ID, e.Name})
	}
	count := customerCounts(p)
	for _, s := range model.Of[model.Segment](p, info.Segments) {
		o.Segments = append(o.Segments, outlineSegment{s.ID, s.Name, s.Needs, count[s.ID]})
	}
	for _, n := range count {
		o.Customers += n
	}
	for _, r := range model.Of[model.Role](p, info.Roles) {
		o.Roles = append(o.Roles, outlineRole{
			ID: r.ID, Name: r.Name, Role: r.Role, Promises: outlinePromises(p, r.Promises),
			Task: r.Task, Value: r.Value, Touchpoints: listed(r.Touchpoints), Horizon: r.Horizon, Measures: r.Measures,
			Start: r.Start, Stop: r.Stop, Continue: r.Continue,
		})
	}
	for _, j := range model.Of[model.Journey](p, info.Journeys) {
		journey := outlineJourney{
			ID: j.ID, Name: j.Name, Perspective: j.Perspective, State: j.State, Previous: j.Previous,
			Personas: listed(j.Personas), Stages: []outlineStage{},
		}
		for _, s := range model.Of[model.Stage](p, j.Stages) {
			journey.Stages = append(journey.Stages, outlineStageOf(p, s))
		}
		o.Journeys = append(o.Journeys, journey)
	}
	return o
}

// customerCounts counts the customers of each segment, "" for those in none.
func customerCounts(p *model.Project) map[model.ID]int {
	count := map[model.ID]int{}
	for c := range p.Customers() {
		count[c.Segment]++
	}
	return count
}

func outlineStageOf(p *model.Project, s *model.Stage) outlineStage {
	stage := outlineStage{
		ID: s.ID, Name: s.Name, Doer: s.Doer, Partner: s.Partner, OutOfBusiness: s.OutOfBusiness,
		Promises: outlinePromises(p, s.Promises), Touchpoints: []outlineTouchpoint{},
	}
	for _, t := range model.Of[model.Touchpoint](p, s.Touchpoints) {
		feelings := []outlineFeeling{}
		for _, f := range t.Feelings {
			feelings = append(feelings, outlineFeeling{f.Persona, f.Value, f.Word})
		}
		stage.Touchpoints = append(stage.Touchpoints, outlineTouchpoint{
			ID: t.ID, Title: t.Title, Channel: t.Channel, Evidence: t.Evidence,
			MomentOfTruth: t.MomentOfTruth, FirmAbsent: t.FirmAbsent, Role: t.Role,
			Feelings: feelings, Promises: outlinePromises(p, t.Promises),
		})
	}
	return stage
}

func outlinePromises(p *model.Project, ids []model.ID) []outlinePromise {
	list := []outlinePromise{}
	for _, e := range model.Of[model.Promise](p, ids) {
		band, said := e.Expected()
		list = append(list, outlinePromise{
			ID: e.ID, Text: e.Text, Owner: e.Owner, Parent: e.Parent, Kept: e.Kept,
			Level: e.Level, KeptBy: listed(e.KeptBy), Answers: listed(e.Answers), Measure: outlineMeasure(e.Measure),
			Evidence: e.Evidence, Adoption: e.Adoption, Expects: outlineExpectation{band.Low, band.High, said},
		})
	}
	return list
}

// listed is a list that is never null.
func listed[T any](list []T) []T { return append([]T{}, list...) }
