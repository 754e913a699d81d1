package ui

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// persona is the form of a persona.
func (f *form) persona(id model.ID) {
	f.text(edit.FieldName, false)
	f.text(edit.FieldQuote, true)
	f.text(edit.FieldGoals, true)
	f.text(edit.FieldNote, true)
	f.section("section.onMaps")
	for _, j := range model.Of[model.Journey](f.project(), f.project().Info().Journeys) {
		f.onMap(id, j.ID)
	}
	f.shapes(func() string { return idsText(f.project().Info().Journeys) })
}

// onMap adds a box that puts the persona's curve on a journey's map.
func (f *form) onMap(persona, journey model.ID) {
	get := func() bool {
		j := f.project().Journey(journey)
		return j != nil && indexOf(j.Personas, persona) >= 0
	}
	name := f.page.nameOf(f.project().Journey(journey))
	c := f.page.app.newCheck(shorten(name, 40), func(on bool) {
		f.do(edit.SetCurves{Journey: journey, Personas: withCurve(f.project().Journey(journey), persona, on)})
	})
	f.follows = append(f.follows, func() { c.follow(get()) })
	f.control(c)
	f.add(c)
}

// withCurve returns the personas of a journey with one added or taken away.
func withCurve(j *model.Journey, persona model.ID, on bool) []model.ID {
	var list []model.ID
	for _, id := range j.Personas {
		if id != persona {
			list = append(list, id)
		}
	}
	if on {
		list = append(list, persona)
	}
	return list
}

func idsText(ids []model.ID) string {
	var b strings.Builder
	for _, id := range ids {
		b.WriteString(string(id) + ";")
	}
	return b.String()
}

// promises adds the list of promises of a subject and sets the form's shape by
// it.
func (f *form) promises(level model.PromiseLevel, subject model.ID) {
	a := f.page.app
	f.section("section.promises")
	list, _ := f.project().PromisesOf(level, subject)
	for _, e := range model.Of[model.Promise](f.project(), list) {
		f.promiseLink(e.ID)
	}
	add := a.newButton(a.T("action.addPromise"), "add", func() { f.page.addPromiseTo(level, subject) }).leading().quiet()
	f.locks = append(f.locks, add)
	f.add(add)
	f.shapes(func() string {
		list, _ := f.project().PromisesOf(level, subject)
		return idsText(list)
	})
}

// promiseLink adds a row that leads to a promise.
func (f *form) promiseLink(id model.ID) {
	a := f.page.app
	l := a.newLink("", "promise", func() { f.page.open(id) })
	f.follows = append(f.follows, func() {
		if e := f.project().Promise(id); e != nil {
			l.show(f.page.nameOf(e), iconNameOf(e))
		}
	})
	f.add(l)
}

// promise is the form of a promise.
func (f *form) promise(id model.ID) {
	a := f.page.app
	get := func() *model.Promise { return f.project().Promise(id) }
	set := func(change func(*model.Promise)) edit.Edit {
		e := *get()
		change(&e)
		return edit.SetPromise{Promise: e}
	}
	f.text(edit.FieldText, true)
	f.subject(id)
	f.gaps()
	pick(f, "field.kept", words(a, "kept.", model.KeptStates()), func() model.Kept { return get().Kept },
		func(v model.Kept) edit.Edit { return edit.SetKept{Promise: id, Kept: v} })
	pick(f, "field.adoption", words(a, "adoption.", model.AdoptionSteps()), func() model.Adoption { return get().Adoption },
		func(v model.Adoption) edit.Edit { return set(func(e *model.Promise) { e.Adoption = v }) })
	f.owner(id, func() model.ID { return get().Owner })
	f.section("section.measure")
	f.text(edit.FieldMeasureName, false)
	f.text(edit.FieldMeasureTarget, false)
	f.text(edit.FieldMeasureLast, false)
	f.date("field.measureOn", func() model.Date { return get().Measure.LastOn }, func(d model.Date) edit.Edit {
		return edit.SetMeasured{Promise: id, Last: get().Measure.Last, On: d}
	})
	pick(f, "field.evidence", words(a, "evidence.", model.EvidenceLevels()), func() model.Evidence { return get().Evidence },
		func(v model.Evidence) edit.Edit { return edit.SetEvidence{ID: id, Evidence: v} })
	f.section("section.links")
	f.textOf("field.answers", true, func() string { return strings.Join(get().Answers, "\n") }, func(text string) edit.Edit {
		return set(func(e *model.Promise) { e.Answers = lines(text) })
	})
	f.parent(id)
	f.keptBy(id, set)
	f.children(id)
	f.expectation(id)
	f.text(edit.FieldNote, true)
	f.decisions()
	f.shapes(func() string {
		e := get()
		return idsText(e.KeptBy) + string(e.Subject) + string(e.Parent) + idsText(f.page.parts(id)) + f.aboutShape()
	})
}

// subject tells at which level the promise is given and leads there.
func (f *form) subject(id model.ID) {
	a := f.page.app
	e := f.project().Promise(id)
	text, iconName := a.T("level."+string(e.Level)), "organisation"
	to := model.InfoID
	if owner := f.project().Get(e.Subject); owner != nil {
		text, iconName, to = text+": "+f.page.nameOf(owner), iconNameOf(owner), e.Subject
	}
	f.add(a.newLink(text, iconName, func() { f.page.open(to) }))
}

// keptBy lists the further touchpoints that keep the promise.
func (f *form) keptBy(id model.ID, set func(func(*model.Promise)) edit.Edit) {
	a := f.page.app
	f.add(f.caption(a.T("field.keptBy")))
	f.linkList(f.project().Promise(id).KeptBy, func(gone model.ID) edit.Edit {
		return set(func(e *model.Promise) { e.KeptBy = withoutID(e.KeptBy, gone) })
	})
	f.command("promise.addKeptBy", "add", func() {
		a.pickThing(a.T("promise.addKeptBy"), func(e model.Entity) bool { return e.Kind() == model.KindTouchpoint }, func(t model.ID) {
			f.do(set(func(e *model.Promise) {
				if indexOf(e.KeptBy, t) < 0 {
					e.KeptBy = append(append([]model.ID{}, e.KeptBy...), t)
				}
			}))
		})
	}).quiet()
}

func withoutID(ids []model.ID, gone model.ID) []model.ID {
	var rest []model.ID
	for _, id := range ids {
		if id != gone {
			rest = append(rest, id)
		}
	}
	return rest
}

// parent leads to the promise that this one is a part of. It is found by typing,
// because a project may have thousands of promises.
func (f *form) parent(id model.ID) {
	a := f.page.app
	f.add(f.caption(a.T("field.parent")))
	if up := f.project().Promise(f.project().Promise(id).Parent); up != nil {
		f.linkList([]model.ID{up.ID}, func(model.ID) edit.Edit { return edit.SetParent{Promise: id} })
		return
	}
	f.command("promise.chooseParent", "search", func() {
		wanted := func(e model.Entity) bool {
			return e.Kind() == model.KindPromise && e.Key() != id && !descends(f.project(), e.Key(), id)
		}
		a.pickThing(a.T("field.parent"), wanted, func(up model.ID) { f.do(edit.SetParent{Promise: id, Parent: up}) })
	}).quiet()
}

// children leads to the promises that are parts of this one.
func (f *form) children(id model.ID) {
	parts := f.page.parts(id)
	if len(parts) == 0 {
		return
	}
	f.add(f.caption(f.page.app.T("field.parts")))
	for _, part := range parts {
		f.promiseLink(part)
	}
}

// parts are the promises whose parent is a promise, in the order of the
// project.
func (p *projectPage) parts(id model.ID) []model.ID {
	return p.promisesThat(id, func(e *model.Promise) bool { return e.Parent == id })
}

// expectation sets the feelings that a promise leads customers to expect.
func (f *form) expectation(id model.ID) {
	a := f.page.app
	f.section("section.expectation")
	f.add(softLabel(a.T("promise.expectation")))
	get := func() model.Expectation {
		band, _ := f.project().Promise(id).Expected()
		return band
	}
	f.add(f.bandEnd("field.expectLow", func() float64 { return get().Low }, func(v float64) edit.Edit {
		return edit.SetExpectation{Promise: id, Expects: &model.Expectation{Low: v, High: max(v, get().High)}}
	}))
	f.add(f.bandEnd("field.expectHigh", func() float64 { return get().High }, func(v float64) edit.Edit {
		return edit.SetExpectation{Promise: id, Expects: &model.Expectation{Low: min(v, get().Low), High: v}}
	}))
	usual := f.command("promise.usualExpectation", "undo", func() { f.do(edit.SetExpectation{Promise: id}) }).quiet()
	f.follows = append(f.follows, func() {
		_, said := f.project().Promise(id).Expected()
		usual.enable(said && !f.page.session.readOnly())
	})
}

// bandEnd is a slider for one end of the band of expected feelings, with its
// value in front.
func (f *form) bandEnd(key string, get func() float64, set func(float64) edit.Edit) fyne.CanvasObject {
	a := f.page.app
	value := widget.NewLabel("")
	s := a.newSlider(model.LowestFeeling, model.HighestFeeling, 0.5, func(v float64) { f.do(set(v)) })
	f.follows = append(f.follows, func() {
		s.follow(get())
		setText(value, scene.FeelingText(a.words.Lang(), get()))
	})
	f.control(s)
	return container.New(layout.NewCustomPaddedVBoxLayout(-8), f.caption(a.T(key)), container.NewBorder(nil, nil, value, nil, s))
}

// lines are the lines of a text that are not empty.
func lines(text string) []string {
	var list []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}

// date adds a field for a day, written as in Finnish and Swedish or as in
// files, with a button for today.
func (f *form) date(key string, get func() model.Date, set func(model.Date) edit.Edit) {
	a := f.page.app
	today := a.newButton(a.T("date.today"), "", func() { f.do(set(model.DateOf(a.deps.Now()))) })
	f.row(a.T(key), f.newDate(get, set, today))
}

// dayAhead adds a field for a day to come, with a button that offers the days
// that people mostly choose.
func (f *form) dayAhead(caption string, get func() model.Date, set func(model.Date) edit.Edit) {
	a := f.page.app
	choose := a.newButton("", "calendar", nil)
	choose.OnTapped = func() {
		at := a.fyne.Driver().AbsolutePositionForObject(choose)
		a.popUpItems(at.AddXY(0, choose.Size().Height), f.page.dayItems(get(), set))
	}
	f.row(caption, f.newDate(get, set, choose))
}

// newDate makes a field for a day with a button beside it.
func (f *form) newDate(get func() model.Date, set func(model.Date) edit.Edit, beside *button) fyne.CanvasObject {
	a := f.page.app
	e := a.newField(false, func(text string) bool {
		d, ok := parseDate(text)
		if !ok {
			a.toast(a.T("date.bad"), nil)
			return false
		}
		return f.do(set(d))
	})
	e.SetPlaceHolder(a.T("date.hint"))
	f.fields = append(f.fields, e)
	f.follows = append(f.follows, func() { e.follow(dateText(get())) })
	f.control(e)
	f.locks = append(f.locks, beside)
	return container.NewBorder(nil, nil, nil, beside, fyne.CanvasObject(e))
}

// dateText writes a day for people: 23.11.2026.
func dateText(d model.Date) string {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return ""
	}
	return t.Format("2.1.2006")
}

// parseDate reads what people write.
func parseDate(text string) (model.Date, bool) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", true
	}
	for _, layout := range []string{"2.1.2006", time.DateOnly, "2/1/2006", "2.1.06"} {
		if t, err := time.Parse(layout, text); err == nil {
			return model.DateOf(t), true
		}
	}
	return "", false
}
