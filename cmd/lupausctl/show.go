package main

import (
	"encoding/json"

	"github.com/spf13/cobra"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/storage"
)

func (a *app) showCommand() *cobra.Command {
	var asJSON bool
	cmd := a.command("show", 1, func(cmd *cobra.Command, args []string) error {
		state, err := storage.Read(args[0])
		if err != nil {
			return about(args[0], err)
		}
		p := state.Project
		if asJSON {
			encoder := json.NewEncoder(a.out)
			encoder.SetIndent("", "  ")
			encoder.SetEscapeHTML(false)
			return encoder.Encode(outlineOf(p))
		}
		t := &teller{w: a.out, words: assets.WordsFor(a.contentLang(cmd, p.Info().Language)), p: p}
		t.project()
		return t.err
	})
	cmd.Flags().BoolVar(&asJSON, "json", false, a.words.T("ctl.flag.json"))
	return cmd
}

// outline is what show --json prints.
type outline struct {
	Format       string           `json:"format"`  // always "lupaus-outline"
	Version      int              `json:"version"` // of this structure
	Name         string           `json:"name"`
	Language     string           `json:"language"`
	Organisation string           `json:"organisation"`
	Personas     []outlineNamed   `json:"personas"`
	Roles        []outlineRole    `json:"roles"`
	Promises     []outlinePromise `json:"promises"` // the company's
	Journeys     []outlineJourney `json:"journeys"`
}

type outlineNamed struct {
	ID   model.ID `json:"id"`
	Name string   `json:"name"`
}

type outlineRole struct {
	ID       model.ID         `json:"id"`
	Name     string           `json:"name"`
	Role     model.RoleKind   `json:"role"`
	Promises []outlinePromise `json:"promises"`
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
}

// outlineOf builds the outline. Its lists are never null.
func outlineOf(p *model.Project) outline {
	info := p.Info()
	o := outline{
		Format: "lupaus-outline", Version: 1,
		Name: info.Name, Language: info.Language, Organisation: info.Organisation.Name,
		Personas: []outlineNamed{}, Roles: []outlineRole{}, Journeys: []outlineJourney{},
		Promises: outlinePromises(p, info.Promises),
	}
	for _, e := range model.Of[model.Persona](p, info.Personas) {
		o.Personas = append(o.Personas, outlineNamed{e.ID, e.Name})
	}
	for _, r := range model.Of[model.Role](p, info.Roles) {
		o.Roles = append(o.Roles, outlineRole{r.ID, r.Name, r.Role, outlinePromises(p, r.Promises)})
	}
	for _, j := range model.Of[model.Journey](p, info.Journeys) {
		journey := outlineJourney{
			ID: j.ID, Name: j.Name, Perspective: j.Perspective, State: j.State, Previous: j.Previous,
			Personas: append([]model.ID{}, j.Personas...), Stages: []outlineStage{},
		}
		for _, s := range model.Of[model.Stage](p, j.Stages) {
			journey.Stages = append(journey.Stages, outlineStageOf(p, s))
		}
		o.Journeys = append(o.Journeys, journey)
	}
	return o
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
		list = append(list, outlinePromise{e.ID, e.Text, e.Owner, e.Parent, e.Kept})
	}
	return list
}
