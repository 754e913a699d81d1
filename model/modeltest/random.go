package modeltest

import (
	"fmt"
	"slices"

	"lupaus/model"
)

// Chooser makes choices: a *rand.Rand of math/rand/v2, the bytes of a fuzzer
// ([Bytes]) or a generator of a property test.
type Chooser interface {
	// IntN returns a number from 0 to n-1; n is at least 1.
	IntN(n int) int
}

// Bytes chooses by the bytes of a fuzzer, and always 0 when they have run out.
type Bytes struct {
	Data []byte
}

// IntN implements Chooser. One byte is used for n up to 256, else two.
func (b *Bytes) IntN(n int) int {
	v := b.next()
	if n > 256 {
		v = v<<8 | b.next()
	}
	return v % n
}

func (b *Bytes) next() int {
	if len(b.Data) == 0 {
		return 0
	}
	v := b.Data[0]
	b.Data = b.Data[1:]
	return int(v)
}

// Done reports whether the bytes have run out.
func (b *Bytes) Done() bool { return len(b.Data) == 0 }

// One returns one of the entries.
func One[T any](c Chooser, list []T) T { return list[c.IntN(len(list))] }

// Text returns one of a few texts that people and their files really give:
// empty, long, of several lines, with emoji, combining accents, right-to-left
// letters. All are clean.
func Text(c Chooser) string { return One(c, texts) }

var texts = []string{
	"", "Odotan", "Soitan ja kysyn, milloin lähetys tulee", "rivi yksi\nrivi kaksi\n", "\tsarkain", "😀 👩‍👩‍👧‍👦 🇫🇮",
	"a\u0308a\u0308kko\u0308nen", "שלום עולם", "مرحبا", "日本語のテキスト", "<b>&amp;\"'</b>", "=SUM(A1:A9)", "null", "\u2028\u00a0\u200d",
	"Tämäonhyvinpitkäyhdyssanajotaeivoikatkaistamistäänkohdastakoskasiinäeiolevälejä",
}

// Random returns a valid project of up to some fifty entities.
func Random(c Chooser) *model.Project {
	b := &random{c: c, ids: IDs("r")}
	b.info = model.Info{Name: Text(c), Note: Text(c), Language: One(c, []string{"", "fi", "en", "sv"})}
	for range c.IntN(3) {
		b.info.Personas = append(b.info.Personas, b.add(&model.Persona{ID: b.ids(), Name: Text(c), Quote: Text(c)}))
	}
	var roles []*model.Role
	for range c.IntN(3) {
		r := &model.Role{
			ID: b.ids(), Name: Text(c), Role: One(c, model.RoleKinds()), Horizon: One(c, append(model.Horizons(), model.HorizonUnknown)),
			Task: Text(c), Value: Text(c), Measures: Text(c), Start: Text(c), Stop: Text(c), Continue: Text(c),
		}
		roles = append(roles, r)
		b.info.Roles = append(b.info.Roles, b.add(r))
		r.Promises = b.promises(model.LevelRole, r.ID)
	}
	b.info.Promises = b.promises(model.LevelCompany, "")
	for range c.IntN(3) {
		b.info.Journeys = append(b.info.Journeys, b.journey())
	}
	for _, r := range roles {
		r.Touchpoints = b.some(b.touched)
	}
	b.log()
	b.audits()
	b.customers()
	return b.withSnapshots(model.NewProject(b.info).With(b.entities...))
}

// customers adds segments, customers and what they are counted with.
func (b *random) customers() {
	c := b.c
	for range c.IntN(3) {
		b.info.Segments = append(b.info.Segments, b.add(&model.Segment{ID: b.ids(), Name: Text(c), Needs: Text(c)}))
	}
	for range c.IntN(4) {
		one := &model.Customer{
			ID: b.ids(), Name: Text(c), Code: Text(c), Segment: b.maybe(b.info.Segments), Flow: One(c, append(model.FlowStages(), model.FlowUnknown)),
		}
		for _, f := range model.CustomerFigures() {
			if c.IntN(2) == 1 {
				if one.Figures == nil {
					one.Figures = map[model.CustomerFigure]float64{}
				}
				one.Figures[f] = float64(c.IntN(401)) / 4
			}
		}
		b.add(one)
	}
	b.info.Customers = model.CustomerTerms{Discount: float64(c.IntN(30)), Years: c.IntN(6), Best: float64(c.IntN(100))}
	if c.IntN(3) == 0 {
		b.info.Workbook = &model.Workbook{Parts: []string{Text(c)}}
	}
}

// log adds actions, decisions, sheets and ignored rules.
func (b *random) log() {
	c := b.c
	for range c.IntN(3) {
		b.info.Actions = append(b.info.Actions, b.add(&model.Action{
			ID: b.ids(), Title: Text(c), State: One(c, model.ActionStates()), Owner: b.maybe(b.info.Roles), Due: One(c, dates), Note: Text(c),
			Value: c.IntN(model.MaxRank + 1), Effort: c.IntN(model.MaxRank + 1), About: b.any(),
		}))
	}
	for range c.IntN(3) {
		b.info.Decisions = append(b.info.Decisions, b.add(&model.Decision{
			ID: b.ids(), Title: Text(c), Verdict: One(c, model.Verdicts()), State: One(c, model.DecisionStates()), Why: Text(c), Value: Text(c),
			Owner: b.maybe(b.info.Roles), Made: One(c, dates), Check: One(c, dates), About: b.any(), Note: Text(c),
		}))
	}
	for range c.IntN(3) {
		s := &model.Sheet{ID: b.ids(), Form: One(c, []string{"economy", "board"}), Name: Text(c)}
		for i := range c.IntN(4) {
			row := model.SheetRow{ID: model.ID(fmt.Sprint("row", i)), Block: One(c, []string{"a", "b"}), Owner: b.maybe(b.info.Roles), Links: b.any()}
			s.Rows = append(s.Rows, row.WithCell("now", Text(c)).WithCell("target", Text(c)))
		}
		b.info.Sheets = append(b.info.Sheets, b.add(s))
	}
	for i := range c.IntN(3) {
		b.info.IgnoredRules = append(b.info.IgnoredRules, model.IgnoredRule{Rule: fmt.Sprint("rule", i), Reason: Text(c)})
	}
}

// withSnapshots adds snapshots of the project as it is, or as it was before a
// name or a touchpoint came in.
func (b *random) withSnapshots(p *model.Project) *model.Project {
	for range max(0, b.c.IntN(4)-1) {
		then := p.Bare()
		if info := *then.Info(); b.c.IntN(2) == 1 {
			info.Name = "Aiempi"
			then = then.With(&info)
		}
		if len(b.touched) > 0 && b.c.IntN(2) == 1 {
			t := *then.Touchpoint(One(b.c, b.touched))
			t.Title, t.Feelings = "Aiempi", nil
			then = then.With(&t)
		}
		info := *p.Info()
		s := &model.Snapshot{ID: b.ids(), Name: Text(b.c), Made: One(b.c, dates), Note: Text(b.c), Project: then}
		info.Snapshots = append(info.Snapshots[:len(info.Snapshots):len(info.Snapshots)], s.ID)
		p = p.With(&info, s)
	}
	return p
}

var dates = []model.Date{"", "2024-02-29", "2026-11-23"}

type random struct {
	c        Chooser
	ids      model.IDSource
	info     model.Info
	entities []model.Entity
	made     []model.ID // promises, to be parents
	touched  []model.ID // touchpoints, to keep promises and be origins
}

func (b *random) add(e model.Entity) model.ID {
	b.entities = append(b.entities, e)
	return e.Key()
}

// maybe returns one of the IDs or none.
func (b *random) maybe(ids []model.ID) model.ID {
	if i := b.c.IntN(len(ids) + 1); i < len(ids) {
		return ids[i]
	}
	return ""
}

// any returns up to three of the entities.
func (b *random) any() []model.ID {
	var chosen []model.ID
	for range b.c.IntN(4) {
		if len(b.entities) > 0 {
			if id := One(b.c, b.entities).Key(); !slices.Contains(chosen, id) {
				chosen = append(chosen, id)
			}
		}
	}
	return chosen
}

// some returns any of the IDs, in their order.
func (b *random) some(ids []model.ID) []model.ID {
	var chosen []model.ID
	for _, id := range ids {
		if b.c.IntN(2) == 1 {
			chosen = append(chosen, id)
		}
	}
	return chosen
}

func (b *random) journey() model.ID {
	j := &model.Journey{
		ID: b.ids(), Name: Text(b.c), Previous: b.maybe(b.info.Journeys), Personas: b.some(b.info.Personas),
		Perspective: One(b.c, []model.Perspective{model.PerspectiveInternal, model.PerspectiveCustomer, model.PerspectiveEveryday}),
		State:       One(b.c, []model.JourneyState{model.StateNow, model.StateTarget}),
	}
	for _, kind := range model.LaneKinds() {
		if b.c.IntN(4) > 0 {
			j.Lanes = append(j.Lanes, model.Lane{ID: b.ids(), Kind: kind, Hidden: b.c.IntN(2) == 1})
		}
	}
	for i := range b.c.IntN(3) {
		j.Lanes = append(j.Lanes, model.Lane{ID: b.ids(), Kind: model.LaneFree, Name: fmt.Sprint("Vapaa ", i)})
	}
	for range b.c.IntN(4) {
		j.Stages = append(j.Stages, b.stage(j))
	}
	return b.add(j)
}

func (b *random) stage(j *model.Journey) model.ID {
	s := &model.Stage{
		ID: b.ids(), Journey: j.ID, Name: Text(b.c), Partner: Text(b.c), OutOfBusiness: b.c.IntN(2) == 1,
		Doer: One(b.c, []model.Doer{model.DoerOwn, model.DoerPartner, model.DoerCustomer}),
	}
	s.Promises = b.promises(model.LevelStage, s.ID)
	for range b.c.IntN(4) {
		s.Touchpoints = append(s.Touchpoints, b.touchpoint(j, s))
	}
	return b.add(s)
}

func (b *random) touchpoint(j *model.Journey, s *model.Stage) model.ID {
	c := b.c
	t := &model.Touchpoint{
		ID: b.ids(), Stage: s.ID, Title: Text(c), Does: Text(c), Thinks: Text(c), Pain: Text(c),
		Channel: One(c, append(model.Channels(), model.ChannelNone, "oma kanava")), Evidence: One(c, model.EvidenceLevels()),
		FirmAbsent: c.IntN(2) == 1, MomentOfTruth: c.IntN(2) == 1, Role: b.maybe(b.info.Roles),
		ToCustomer: c.IntN(model.MaxImportance + 1), ToUs: c.IntN(model.MaxImportance + 1), Origin: b.maybe(b.touched),
		WidthMM: One(c, []float64{0, model.MinColumnMM, 50.5, model.MaxColumnMM}),
	}
	for _, persona := range b.some(append([]model.ID{""}, b.info.Personas...)) {
		value := model.RoundFeeling(float64(c.IntN(41))/10 - 2)
		t.Feelings = append(t.Feelings, model.Feeling{Persona: persona, Value: value, Word: Text(c)})
	}
	for _, l := range j.Lanes {
		if text := Text(c); l.Kind == model.LaneFree && text != "" {
			if t.Notes == nil {
				t.Notes = map[model.ID]string{}
			}
			t.Notes[l.ID] = text
		}
	}
	t.Promises = b.promises(model.LevelTouchpoint, t.ID)
	b.touched = append(b.touched, t.ID)
	return b.add(t)
}

func (b *random) promises(level model.PromiseLevel, subject model.ID) []model.ID {
	var ids []model.ID
	for range max(0, b.c.IntN(4)-1) {
		promise := &model.Promise{
			ID: b.ids(), Level: level, Subject: subject, Text: Text(b.c), Parent: b.maybe(b.made), Owner: b.maybe(b.info.Roles),
			KeptBy: b.some(b.touched), Evidence: One(b.c, model.EvidenceLevels()), Kept: One(b.c, model.KeptStates()),
			Adoption: One(b.c, model.AdoptionSteps()), Measure: model.Measure{Last: Text(b.c), LastOn: One(b.c, dates)},
		}
		if b.c.IntN(2) == 1 {
			low := model.RoundFeeling(float64(b.c.IntN(21))/10 - 1)
			promise.Expects = &model.Expectation{Low: low, High: low + 1}
		}
		b.made = append(b.made, promise.ID)
		ids = append(ids, b.add(promise))
	}
	return ids
}
