package ui

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lupaus/model"
	"lupaus/model/edit"
)

// info is the form of the project itself.
func (f *form) info() {
	f.text(edit.FieldName, false)
	pick(f, "field.language", func() []option[string] {
		var list []option[string]
		for _, l := range []string{"fi", "en", "sv"} {
			list = append(list, option[string]{l, f.page.app.T("language." + l)})
		}
		return list
	}, func() string { return f.project().Info().Language }, func(l string) edit.Edit {
		info := *f.project().Info()
		info.Language = l
		return edit.SetInfo{Info: info}
	})
	f.text(edit.FieldNote, true)
	f.section("section.organisation")
	f.text(edit.FieldOrgName, false)
	f.text(edit.FieldMission, true)
	f.text(edit.FieldValues, true)
	f.promises(model.LevelCompany, "")
}

// journey is the form of a journey.
func (f *form) journey(id model.ID) {
	get := func() *model.Journey { return f.project().Journey(id) }
	a := f.page.app
	f.text(edit.FieldName, false)
	pick(f, "field.state", words(a, "state.", []model.JourneyState{model.StateNow, model.StateTarget}),
		func() model.JourneyState { return get().State },
		func(v model.JourneyState) edit.Edit { return edit.SetJourneyState{Journey: id, State: v} })
	pick(f, "field.perspective", words(a, "perspective.", []model.Perspective{model.PerspectiveCustomer, model.PerspectiveInternal, model.PerspectiveEveryday}),
		func() model.Perspective { return get().Perspective },
		func(v model.Perspective) edit.Edit { return edit.SetPerspective{Journey: id, Perspective: v} })
	pick(f, "field.previous", f.entities("ui.none", func(p *model.Project) []model.ID { return p.Info().Journeys }),
		func() model.ID { return get().Previous },
		func(v model.ID) edit.Edit { return edit.SetPrevious{Journey: id, Previous: v} })
	f.text(edit.FieldNote, true)
	f.section("section.map")
	f.command("action.lanes", "lanes", f.page.showLanes)
	f.command("action.curves", "feeling", f.page.showCurves)
	if get().State == model.StateNow {
		f.command("action.copyTarget", "target", f.page.copyAsTarget)
	}
	f.shapes(func() string { return string(get().State) })
}

// stage is the form of a stage.
func (f *form) stage(id model.ID) {
	get := func() *model.Stage { return f.project().Stage(id) }
	f.text(edit.FieldName, false)
	pick(f, "field.doer", words(f.page.app, "doer.", []model.Doer{model.DoerOwn, model.DoerPartner, model.DoerCustomer}),
		func() model.Doer { return get().Doer },
		func(v model.Doer) edit.Edit { return edit.SetDoer{Stage: id, Doer: v} })
	if get().Doer == model.DoerPartner {
		f.text(edit.FieldPartner, false)
	}
	f.tick("field.outOfBusiness", func() bool { return get().OutOfBusiness },
		func(on bool) edit.Edit { return edit.SetOutOfBusiness{Stage: id, On: on} })
	f.text(edit.FieldCompetencies, true)
	f.text(edit.FieldResources, true)
	f.text(edit.FieldNote, true)
	f.promises(model.LevelStage, id)
	promises := f.shapeOf
	f.gaps()
	f.decisions()
	f.shapes(func() string { return string(get().Doer) + promises() + f.aboutShape() })
}

// touchpoint is the form of a touchpoint.
func (f *form) touchpoint(id model.ID) {
	get := func() *model.Touchpoint { return f.project().Touchpoint(id) }
	f.text(edit.FieldTitle, false)
	f.channel(id)
	f.tick("field.momentOfTruth", func() bool { return get().MomentOfTruth },
		func(on bool) edit.Edit { return edit.SetMomentOfTruth{ID: id, On: on} })
	f.tick("field.firmAbsent", func() bool { return get().FirmAbsent },
		func(on bool) edit.Edit { return edit.SetFirmAbsent{ID: id, On: on} })
	f.feelings(id)
	f.promises(model.LevelTouchpoint, id)
	f.keeps(id)
	f.gaps()
	f.section("section.customer")
	for _, name := range []edit.Field{edit.FieldDoes, edit.FieldThinks, edit.FieldNeeds, edit.FieldPain, edit.FieldOpportunity} {
		f.text(name, true)
	}
	f.notes(id)
	f.section("section.weight")
	pick(f, "field.evidence", words(f.page.app, "evidence.", model.EvidenceLevels()),
		func() model.Evidence { return get().Evidence },
		func(v model.Evidence) edit.Edit { return edit.SetEvidence{ID: id, Evidence: v} })
	f.importance("field.toCustomer", func() int { return get().ToCustomer },
		func(n int) edit.Edit { return edit.SetImportance{ID: id, ToCustomer: n, ToUs: get().ToUs} })
	f.importance("field.toUs", func() int { return get().ToUs },
		func(n int) edit.Edit { return edit.SetImportance{ID: id, ToCustomer: get().ToCustomer, ToUs: n} })
	pick(f, "field.role", f.entities("ui.nobody", func(p *model.Project) []model.ID { return p.Info().Roles }),
		func() model.ID { return get().Role },
		func(v model.ID) edit.Edit { return edit.SetTouchpointRole{ID: id, Role: v} })
	promises := f.shapeOf
	f.decisions()
	f.shapes(func() string {
		return f.curveShape(id) + f.noteShape(id) + promises() + idsText(f.page.keeps(id)) + f.aboutShape()
	})
}

// keeps lists the promises given elsewhere that a touchpoint keeps too.
func (f *form) keeps(id model.ID) {
	for i, promise := range f.page.keeps(id) {
		if i == 0 {
			f.add(f.caption(f.page.app.T("field.keeps")))
		}
		f.promiseLink(promise)
	}
}

// keeps are the promises that name a touchpoint in KeptBy, in the order of the
// project.
func (p *projectPage) keeps(id model.ID) []model.ID {
	return p.promisesThat(id, func(e *model.Promise) bool { return slices.Contains(e.KeptBy, id) })
}

// promisesThat are the promises that refer to an entity in a way that a test
// tells. Where nothing refers to it no promise is looked at.
func (p *projectPage) promisesThat(id model.ID, refer func(*model.Promise) bool) []model.ID {
	project := p.session.project()
	if project.Referred(id) == 0 {
		return nil
	}
	var ids []model.ID
	for e := range project.Promises() {
		if refer(e) {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

// otherChannel is the option that asks for a channel without a word of its own.
const otherChannel model.Channel = "\x00"

// channel offers the known channels, and any other.
func (f *form) channel(id model.ID) {
	a := f.page.app
	get := func() model.Channel { return f.project().Touchpoint(id).Channel }
	known := append([]option[model.Channel]{{"", a.T("channel.none")}}, words(a, "channel.", model.Channels())()...)
	options := func() []option[model.Channel] {
		list := slices.Clone(known)
		if !slices.ContainsFunc(list, func(o option[model.Channel]) bool { return o.value == get() }) {
			list = append(list, option[model.Channel]{get(), string(get())})
		}
		return append(list, option[model.Channel]{otherChannel, a.T("channel.other")})
	}
	var c *choice[model.Channel]
	c = newChoice(a, options(), func(v model.Channel) {
		if v == otherChannel {
			c.follow(get())
			f.page.askChannel(f.project().Touchpoint(id))
			return
		}
		f.do(edit.SetChannel{ID: id, Channel: v})
	})
	f.follows = append(f.follows, func() {
		c.setOptions(options())
		c.follow(get())
	})
	f.control(c)
	f.row(a.T("field.channel"), c)
}

// importance adds a choice from one to five.
func (f *form) importance(key string, get func() int, set func(int) edit.Edit) {
	pick(f, key, func() []option[int] {
		list := []option[int]{{0, f.page.app.T("importance.0")}}
		for n := 1; n <= model.MaxImportance; n++ {
			list = append(list, option[int]{n, f.page.app.T(fmt.Sprintf("importance.%d", n))})
		}
		return list
	}, get, set)
}

// curveShape names the personas whose feelings the form shows.
func (f *form) curveShape(id model.ID) string {
	var b strings.Builder
	if j := f.project().JourneyOf(id); j != nil {
		for _, persona := range f.project().CurvePersonas(j) {
			b.WriteString(string(persona) + ";")
		}
	}
	return b.String()
}

// feelings adds a slider and a word for each persona of the journey.
func (f *form) feelings(id model.ID) {
	j := f.project().JourneyOf(id)
	if j == nil {
		return
	}
	f.section("section.feelings")
	for _, persona := range f.project().CurvePersonas(j) {
		f.feeling(id, persona)
	}
}

// feelingStep is how fine a slider of feelings is.
const feelingStep = 0.25

func (f *form) feeling(id, persona model.ID) {
	a := f.page.app
	get := func() (model.Feeling, bool) { return f.project().Touchpoint(id).Feeling(persona) }
	head := widget.NewLabel("")
	head.SizeName = theme.SizeNameCaptionText
	head.Wrapping = fyne.TextWrapWord
	clear := a.newButton("", "close", func() { f.do(edit.ClearFeeling{Touchpoint: id, Persona: persona}) }).quiet()
	set := func(change func(*model.Feeling)) bool {
		feeling, _ := get()
		change(&feeling)
		return f.do(edit.SetFeeling{Touchpoint: id, Feeling: feeling})
	}
	s := a.newSlider(model.LowestFeeling, model.HighestFeeling, feelingStep, func(v float64) {
		set(func(feeling *model.Feeling) { feeling.Value = v })
	})
	word := a.newField(false, func(text string) bool {
		return set(func(feeling *model.Feeling) { feeling.Word = model.CleanText(text) })
	})
	word.SetPlaceHolder(a.T("feeling.word"))
	note := a.newField(true, func(text string) bool {
		return set(func(feeling *model.Feeling) { feeling.Note = model.CleanText(text) })
	})
	note.SetPlaceHolder(a.T("feeling.note"))
	note.SetMinRowsVisible(1)
	f.fields = append(f.fields, word, note)
	f.follows = append(f.follows, func() {
		feeling, known := get()
		setText(head, f.feelingHead(persona, feeling, known))
		s.follow(feeling.Value)
		word.follow(feeling.Word)
		note.follow(feeling.Note)
		if known {
			clear.Show()
		} else {
			clear.Hide()
		}
	})
	for _, o := range []fyne.CanvasObject{s, word, note} {
		f.control(o)
	}
	f.locks = append(f.locks, clear)
	f.add(container.NewBorder(nil, nil, nil, clear, head))
	f.add(s)
	f.add(word)
	f.add(note)
}

// feelingHead tells whose feeling it is and how good, in words and a number.
func (f *form) feelingHead(persona model.ID, feeling model.Feeling, known bool) string {
	a := f.page.app
	who := a.T("scene.customer")
	if e := f.project().Persona(persona); e != nil {
		who = f.page.nameOf(e)
	}
	if !known {
		return who + "\n" + a.T("feeling.unknown")
	}
	return fmt.Sprintf("%s\n%s (%s)", who, a.T("feeling."+feelingWord(feeling.Value)), a.signedNumber(feeling.Value))
}

// feelingWord is the key of the word for a value; the steps are those of the
// colours.
func feelingWord(v float64) string {
	switch {
	case v < -1.25:
		return "veryBad"
	case v < -0.25:
		return "bad"
	case v <= 0.25:
		return "neutral"
	case v <= 1.25:
		return "good"
	}
	return "veryGood"
}

// signedNumber writes a number with its sign, in Finnish as "+1,5".
func (a *App) signedNumber(v float64) string {
	text := strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%+.2f", v), "0"), ".")
	text = strings.ReplaceAll(text, ".", a.T("ui.decimal"))
	text = strings.ReplaceAll(text, "-", "−")
	if text == "+0" {
		return "0"
	}
	return text
}

// noteShape names the free lanes whose notes the form shows.
func (f *form) noteShape(id model.ID) string {
	var b strings.Builder
	if j := f.project().JourneyOf(id); j != nil {
		for _, l := range j.Lanes {
			if l.Kind == model.LaneFree {
				b.WriteString(string(l.ID) + "=" + l.Name + ";")
			}
		}
	}
	return b.String()
}

// notes adds a field for each free lane.
func (f *form) notes(id model.ID) {
	j := f.project().JourneyOf(id)
	if j == nil {
		return
	}
	for _, l := range j.Lanes {
		if l.Kind != model.LaneFree {
			continue
		}
		e := f.page.app.newField(true, func(s string) bool {
			return f.do(edit.SetLaneText{Touchpoint: id, Lane: l.ID, Text: model.CleanText(s)})
		})
		f.fields = append(f.fields, e)
		f.follows = append(f.follows, func() { e.follow(f.project().Touchpoint(id).Notes[l.ID]) })
		f.control(e)
		name := widget.NewLabel(f.page.app.laneName(l))
		name.SizeName, name.Importance = theme.SizeNameCaptionText, widget.LowImportance
		f.add(name)
		f.add(e)
	}
}

// lane is the form of a lane of a journey.
func (f *form) lane(journey, lane model.ID) {
	a, p := f.page.app, f.page
	get := func() model.Lane {
		l, _ := p.laneOf(journey, lane)
		return l
	}
	kind := get().Kind
	name := f.textOf("field.laneName", false, func() string { return get().Name }, func(s string) edit.Edit {
		return edit.RenameLane{Journey: journey, Lane: lane, Name: s}
	})
	name.SetPlaceHolder(a.T("lane." + string(kind)))
	f.tick("field.laneShown", func() bool { return !get().Hidden }, func(on bool) edit.Edit {
		return edit.ShowLane{Journey: journey, Lane: lane, Shown: on}
	})
	f.command("action.moveUp", "up", func() { p.moveLane(journey, lane, -1) })
	f.command("action.moveDown", "down", func() { p.moveLane(journey, lane, 1) })
	if kind == model.LaneFree {
		f.command("lane.remove", "delete", func() { p.removeLane(journey, lane) })
	}
	f.command("action.lanes", "lanes", p.showLanes)
}
