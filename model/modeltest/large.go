package modeltest

import (
	"fmt"

	"lupaus/model"
)

// Large returns a project of a number of touchpoints, so many to a stage and so
// many to a journey (0 or less: all in one). Texts are Finnish, of workshop
// length; every second touchpoint has a feeling of each of two personas, every
// third a promise with a measure, every fifth a note on a free lane. Each stage
// has a promise that is a part of the company's and of which those of its
// touchpoints are parts; every second of these is kept by the touchpoint before
// it, too. IDs are j0…, s0…, t0…, w0… (promises of touchpoints), s0-word…
// (promises of stages), numbered from left to right through the whole project.
func Large(touchpoints, perStage, perJourney int) *model.Project {
	if perStage <= 0 {
		perStage = max(touchpoints, 1)
	}
	if perJourney <= 0 {
		perJourney = max(touchpoints, 1)
	}
	b := large{info: model.Info{Name: "Suuri projekti", Language: "fi", Created: "2026-01-15"}}
	b.people()
	b.info.Promises = []model.ID{b.promise(model.Promise{ID: "company-word", Level: model.LevelCompany, Text: "Arki sujuu kanssamme"})}
	for n := 0; n < touchpoints; n++ {
		if n%perJourney == 0 {
			b.journey()
		}
		if n%perJourney%perStage == 0 {
			b.stage()
		}
		b.touchpoint(n)
	}
	return model.NewProject(b.info).With(b.entities...)
}

// large builds the project; entities are still its own until it is done.
type large struct {
	info     model.Info
	entities []model.Entity
	journeys []*model.Journey
	stages   []*model.Stage
	promises int // of touchpoints
	words    int // promises of all levels
}

func (b *large) people() {
	for i, name := range []string{"Aino, kiireinen", "Veli, varovainen"} {
		id := model.ID(fmt.Sprintf("persona%d", i))
		b.info.Personas = append(b.info.Personas, id)
		b.entities = append(b.entities, &model.Persona{ID: id, Name: name, Goals: "Saada asia hoidettua kerralla"})
	}
	for i, name := range []string{"Myyjä", "Huoltopäällikkö", "Toimitusjohtaja"} {
		id := model.ID(fmt.Sprintf("role%d", i))
		b.info.Roles = append(b.info.Roles, id)
		b.entities = append(b.entities, &model.Role{ID: id, Name: name, Role: model.RoleOther})
	}
}

func (b *large) journey() {
	n := len(b.journeys)
	j := &model.Journey{
		ID: model.ID(fmt.Sprintf("j%d", n)), Name: fmt.Sprintf("Asiakaspolku %d", n+1),
		Perspective: model.PerspectiveCustomer, State: model.StateNow, Personas: b.info.Personas,
		Lanes: model.DefaultLanes(IDs(fmt.Sprintf("j%d-lane", n))),
	}
	j.Lanes = append(j.Lanes, model.Lane{ID: freeLane(j), Kind: model.LaneFree, Name: "Järjestelmät"})
	b.info.Journeys = append(b.info.Journeys, j.ID)
	b.journeys = append(b.journeys, j)
	b.entities = append(b.entities, j)
}

func freeLane(j *model.Journey) model.ID { return j.ID + "-free" }

func (b *large) stage() {
	n := len(b.stages)
	j := b.journeys[len(b.journeys)-1]
	s := &model.Stage{
		ID: model.ID(fmt.Sprintf("s%d", n)), Journey: j.ID, Name: stageNames[n%len(stageNames)],
		Doer: []model.Doer{model.DoerOwn, model.DoerOwn, model.DoerPartner, model.DoerCustomer}[n%4],
	}
	s.Promises = []model.ID{b.promise(model.Promise{
		ID: stageWord(s), Level: model.LevelStage, Subject: s.ID, Parent: b.info.Promises[0], Text: "Tiedät koko ajan, missä mennään",
	})}
	j.Stages = append(j.Stages, s.ID)
	b.stages = append(b.stages, s)
	b.entities = append(b.entities, s)
}

func stageWord(s *model.Stage) model.ID { return s.ID + "-word" }

var stageNames = []string{"Herääminen tarpeeseen", "Vertailu", "Osto", "Toimitus", "Käyttöönotto", "Käyttö ja huolto", "Luopuminen"}

var titles = []string{
	"Huomaan, että vanha ei enää riitä", "Kysyn tutulta", "Etsin verkosta", "Soitan ja odotan vastausta",
	"Käyn myymälässä katsomassa ja kokeilemassa", "Saan tarjouksen sähköpostiin", "Maksan",
	"Avaan paketin kotona ja huomaan, että yksi osa puuttuu", "Palautan", "Suosittelen naapurille",
}

var does = []string{"", "vertaa hintoja ja lukee arvosteluja", "odottaa", "täyttää lomakkeen, jossa kysytään samat tiedot kahteen kertaan"}

func (b *large) touchpoint(n int) {
	s := b.stages[len(b.stages)-1]
	t := &model.Touchpoint{
		ID: model.ID(fmt.Sprintf("t%d", n)), Stage: s.ID, Title: titles[n%len(titles)],
		Channel: model.Channels()[n%len(model.Channels())], Does: does[n%len(does)],
		Evidence: model.EvidenceLevels()[n%4], ToCustomer: n % 6, ToUs: (n + 2) % 6,
		MomentOfTruth: n%11 == 0, FirmAbsent: n%13 == 0, Role: b.info.Roles[n%3],
	}
	if n%2 == 0 {
		for i, persona := range b.info.Personas {
			value := model.RoundFeeling(float64((n*7+i*5)%41)/10 - 2)
			t.Feelings = append(t.Feelings, model.Feeling{Persona: persona, Value: value, Word: []string{"epävarma", "helpottunut", "ärtynyt"}[n%3]})
		}
	}
	if n%4 == 0 {
		t.Pain = "Kukaan ei kerro, milloin asia etenee"
		t.Opportunity = "Viesti jokaisesta vaiheesta"
	}
	if n%5 == 0 {
		t.Notes = map[model.ID]string{freeLane(b.journeys[len(b.journeys)-1]): "asiakasrekisteri"}
	}
	if n%3 == 0 {
		t.Promises = []model.ID{b.touchpointPromise(s, t)}
	}
	s.Touchpoints = append(s.Touchpoints, t.ID)
	b.entities = append(b.entities, t)
}

func (b *large) touchpointPromise(s *model.Stage, t *model.Touchpoint) model.ID {
	w := model.Promise{
		ID: model.ID(fmt.Sprintf("w%d", b.promises)), Level: model.LevelTouchpoint, Subject: t.ID, Parent: stageWord(s),
		Text:    "Vastaamme saman päivän aikana",
		Measure: model.Measure{Name: "vastausaika", Target: "8 h", Last: "11 h", LastOn: "2026-01-10"},
	}
	if n := len(s.Touchpoints); n > 0 && b.promises%2 == 0 {
		w.KeptBy = []model.ID{s.Touchpoints[n-1]}
	}
	b.promises++
	return b.promise(w)
}

// promise adds a promise with an owner and states that go round.
func (b *large) promise(w model.Promise) model.ID {
	n := b.words
	b.words++
	w.Owner, w.Kept, w.Evidence = b.info.Roles[n%3], model.KeptStates()[n%3], model.EvidenceLevels()[n%4]
	w.Adoption = model.AdoptionSteps()[n%4]
	b.entities = append(b.entities, &w)
	return w.ID
}
