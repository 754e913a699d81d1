package scene

import (
	"slices"

	"lupaus/model"
	"lupaus/model/audit"
)

// nextSteps lists the next possible step of each area: those chosen in the room,
// or else what the answers suggest.
func (a *auditPicture) nextSteps() {
	a.section(a.t("nextSteps"), a.t("nextStepsNote"))
	t := a.b.newTable(a.spec.Width, mostOf(a.page), []float64{1, 2, 0.85, 0.5, 0.55}, []float64{30, 50, 27, 29, 24})
	r := tableRow{frame: frameHead}
	for _, key := range []string{"auditPicture.area", "auditPicture.step", "figure.owner", "figure.due", "figure.state"} {
		r.cells = append(r.cells, cellOf(textPart(styleSmallIn.bold(), a.k.w.T(key))))
	}
	head := t.row(r)
	for _, p := range head {
		a.add(p.tie())
	}
	for n := range a.i.Areas {
		a.areaRows(t, head, n)
	}
	a.otherSteps(t, head)
}

// areaRows are the rows of an area.
func (a *auditPicture) areaRows(t *table, head []piece, n int) {
	area := &a.i.Areas[n]
	chosen := a.stepsOf(area.Key)
	title := a.areaCell(n)
	var rows []tableRow
	for i, s := range chosen {
		rows = append(rows, a.stepRow(s, title))
		if i > 0 {
			rows[i].cells[0] = tableCell{}
		}
	}
	if len(chosen) == 0 {
		rows = append(rows, a.suggestion(n, title))
	}
	if a.spec.Screen {
		ref := Ref{Owner: a.a.ID, Part: PartAddStep, Lane: model.ID(area.Key)}
		cell := &rows[len(rows)-1].cells[1]
		cell.parts = append(cell.parts, gapPart(1).zoned(ref), signPart("plus", plusSign, styleSmall, a.t("addStep")).zoned(ref))
	}
	for _, r := range rows {
		a.rows(t, head, r)
	}
}

// areaCell names an area and says on which level it stands.
func (a *auditPicture) areaCell(n int) tableCell {
	c := cellOf(textPart(styleStrong, a.i.Areas[n].Title.In(a.lang)))
	c.ref = a.areaRef(&a.i.Areas[n], "")
	if level := a.r.Level(n); level >= 0 {
		cell := a.r.Areas[n]
		c.parts = append(c.parts, textPart(styleSmallIn, a.levelName(level)), textPart(styleSmall, a.t("medianN", a.level(cell.Median), cell.N)))
	} else {
		c.parts = append(c.parts, textPart(styleSmall, a.noneText(a.r.Areas[n])))
	}
	return c
}

// stepRow is a step that was chosen.
func (a *auditPicture) stepRow(s chosenStep, area tableCell) tableRow {
	e := s.action
	state := func(lane model.ID) Ref { return Ref{Owner: e.ID, Part: PartState, Lane: lane} }
	title := textPart(styleStrong, e.Title)
	if e.Title == "" {
		title = textPart(styleBody.in(InkSoft), Name(a.k.w, e))
	}
	parts := []cellPart{title.zoned(Ref{Owner: e.ID, Part: PartField, Lane: "title"})}
	if lifts := a.lifts(s.Statement); lifts != "" {
		parts = append(parts, textPart(styleSmall, lifts))
	}
	due := []cellPart{textPart(styleBody, DayText(a.lang, e.Due)).zoned(state("due"))}
	if e.State.Open() && isLate(e.Due, a.spec.Today) {
		due = append(due, a.k.latePart().zoned(state("due")))
	}
	return tableRow{
		frame: frameRuled, ref: Ref{Owner: a.a.ID, Part: PartStep, Lane: model.ID(s.Area), Persona: e.ID},
		cells: []tableCell{
			area, cellOf(parts...),
			cellOf(textPart(styleBody, a.ownerName(e)).zoned(Ref{Owner: e.ID, Part: PartOwner})),
			cellOf(due...), cellOf(a.statePart(e).zoned(state("state"))),
		},
	}
}

// suggestion is the row of an area without a step: what would be next on the
// statement that it stands lowest on.
func (a *auditPicture) suggestion(n int, area tableCell) tableRow {
	list := a.r.Candidates(n)
	row := tableRow{frame: frameRuled, cells: []tableCell{area, {}, {}, {}, {}}}
	if len(list) == 0 {
		key := "noCandidate"
		if a.r.Level(n) < 0 {
			key = "noCandidateYet"
		}
		row.cells[1] = cellOf(textPart(styleBody.in(InkSoft), a.t(key)))
		return row
	}
	c := list[0]
	_, s := a.i.Statement(c.Statement)
	row.cells[1] = cellOf(a.suggestionParts(s, c)...)
	row.cells[1].ref = Ref{Owner: a.a.ID, Part: PartAddStep, Lane: model.ID(a.i.Areas[n].Key), Persona: model.ID(s.Key)}
	row.cells[4] = cellOf(signPart("action idea", actionSign(model.ActionIdea), styleSmall, a.t("suggestion")))
	return row
}

func (a *auditPicture) suggestionParts(s *model.Statement, c audit.Candidate) []cellPart {
	parts := []cellPart{
		textPart(styleBody, a.nextWords(s, c.Next)),
		textPart(styleSmall, a.lifts(s.Key)),
	}
	if a.spec.Screen {
		parts = append(parts, textPart(styleSmallIn.bold().in(Accent), a.t("takeStep")))
	}
	return parts
}

// otherSteps are steps of areas that the instrument does not have.
func (a *auditPicture) otherSteps(t *table, head []piece) {
	var keys []string
	for _, s := range a.a.Steps {
		known := slices.ContainsFunc(a.i.Areas, func(area model.Area) bool { return area.Key == s.Area })
		if !known && !slices.Contains(keys, s.Area) {
			keys = append(keys, s.Area)
		}
	}
	for _, key := range keys {
		for _, s := range a.stepsOf(key) {
			a.rows(t, head, a.stepRow(s, cellOf(textPart(styleBody.in(InkSoft), key))))
		}
	}
}
