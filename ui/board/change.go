package board

import (
	"slices"
	"strings"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// journeyOf returns the journey that a part belongs to: a picture may show two.
func (b *Board) journeyOf(ref scene.Ref) *model.Journey {
	if b.project == nil {
		return nil
	}
	return b.project.JourneyOf(ref.Owner)
}

// lane returns the lane of a part.
func (b *Board) lane(ref scene.Ref) (model.Lane, bool) {
	if j := b.journeyOf(ref); j != nil && ref.Lane != "" {
		for _, l := range j.Lanes {
			if l.ID == ref.Lane {
				return l, true
			}
		}
	}
	return model.Lane{}, false
}

// text implements manners.
func (b journeyMap) text(ref scene.Ref) (string, bool) {
	if b.project == nil {
		return "", false
	}
	switch e := b.project.Get(ref.Owner).(type) {
	case *model.Journey:
		if ref.Part == scene.PartLane {
			l, ok := b.lane(ref)
			if l.Name == "" && ok {
				return b.words.T("lane." + string(l.Kind)), true
			}
			return l.Name, ok
		}
		return e.Name, ref.Part == scene.PartJourney
	case *model.Stage:
		return e.Name, ref.Part == scene.PartStage
	case *model.Promise:
		return e.Text, ref.Part == scene.PartPromise
	case *model.Touchpoint:
		if ref.Part == scene.PartTouchpoint {
			return e.Title, true
		}
		if ref.Part == scene.PartFeeling {
			f, ok := e.Feeling(ref.Persona)
			return f.Word, ok
		}
		if l, ok := b.lane(ref); ok && ref.Part == scene.PartCell {
			return b.cellText(e, l)
		}
	}
	return "", false
}

// cellText returns what a cell says and whether it can be typed over.
func (b journeyMap) cellText(t *model.Touchpoint, l model.Lane) (string, bool) {
	switch l.Kind {
	case model.LaneChannel:
		return b.channelWord(t.Channel), true
	case model.LanePromise:
		return "", true // typing adds a promise
	case model.LaneFeeling:
		f, ok := t.Feeling(b.feeler(t))
		return f.Word, ok
	}
	return t.LaneText(l)
}

// channelWord is how people call a channel.
func (b journeyMap) channelWord(c model.Channel) string {
	if c != model.ChannelNone && slices.Contains(model.Channels(), c) {
		return b.words.T("channel." + string(c))
	}
	return string(c)
}

// channelOf is the channel that a word means: a known one, or the word itself.
func (b journeyMap) channelOf(word string) model.Channel {
	word = strings.TrimSpace(word)
	for _, c := range model.Channels() {
		if strings.EqualFold(word, b.channelWord(c)) || strings.EqualFold(word, string(c)) {
			return c
		}
	}
	return model.Channel(word)
}

// choices implements manners: channels and roles are chosen.
func (b journeyMap) choices(ref scene.Ref) bool {
	l, ok := b.lane(ref)
	return ok && ref.Part == scene.PartCell && (l.Kind == model.LaneChannel || l.Kind == model.LaneRole)
}

// named implements manners: the cards of a map say their titles themselves.
func (journeyMap) named(scene.Ref) bool { return false }

// textEdit implements manners.
func (b journeyMap) textEdit(ref scene.Ref, text string) edit.Edit {
	switch ref.Part {
	case scene.PartTouchpoint:
		return edit.SetText{ID: ref.Owner, Field: edit.FieldTitle, Text: text}
	case scene.PartStage, scene.PartJourney:
		return edit.SetText{ID: ref.Owner, Field: edit.FieldName, Text: text}
	case scene.PartPromise:
		return edit.SetText{ID: ref.Owner, Field: edit.FieldText, Text: text}
	case scene.PartLane:
		return edit.RenameLane{Journey: ref.Owner, Lane: ref.Lane, Name: text}
	case scene.PartFeeling:
		return b.wordEdit(ref.Owner, ref.Persona, text)
	case scene.PartCell:
		return b.cellEdit(ref, text)
	}
	return nil
}

func (b journeyMap) cellEdit(ref scene.Ref, text string) edit.Edit {
	l, ok := b.lane(ref)
	t := b.project.Touchpoint(ref.Owner)
	if !ok || t == nil {
		return nil
	}
	switch l.Kind {
	case model.LaneChannel:
		return edit.SetChannel{ID: ref.Owner, Channel: b.channelOf(text)}
	case model.LanePromise:
		return b.newPromise(t, text)
	case model.LaneFeeling:
		return b.wordEdit(ref.Owner, b.feeler(t), text)
	case model.LaneRole:
		return nil
	}
	return edit.SetLaneText{Touchpoint: ref.Owner, Lane: ref.Lane, Text: text}
}

// newPromise adds a promise to a touchpoint, as far as it is known: a text.
func (b journeyMap) newPromise(t *model.Touchpoint, text string) edit.Edit {
	if text == "" {
		return nil
	}
	promise := edit.FreshPromise(b.project, b.NewID(), model.LevelTouchpoint, t.ID)
	promise.Text = text
	return edit.AddPromise{At: len(t.Promises), Promise: promise}
}

func (b journeyMap) wordEdit(touchpoint, persona model.ID, word string) edit.Edit {
	t := b.project.Touchpoint(touchpoint)
	if t == nil {
		return nil
	}
	f, ok := t.Feeling(persona)
	if !ok {
		return nil
	}
	f.Word = word
	return edit.SetFeeling{Touchpoint: touchpoint, Feeling: f}
}

// feeler is whose feeling a gesture in a touchpoint's cell means: the persona
// chosen last, when the map has a curve of theirs, else the first whose feeling
// is not known yet, else the first of all.
func (b *Board) feeler(t *model.Touchpoint) model.ID {
	j := b.project.JourneyOf(t.ID)
	if j == nil {
		return b.persona
	}
	personas := b.project.CurvePersonas(j)
	if len(personas) == 0 || slices.Contains(personas, b.persona) && b.persona != "" {
		return b.persona
	}
	for _, id := range personas {
		if _, ok := t.Feeling(id); !ok {
			return id
		}
	}
	return personas[0]
}

// setFeeling is the edit that sets a feeling's value and keeps its words.
func (b *Board) setFeeling(touchpoint, persona model.ID, value float64) edit.Edit {
	t := b.project.Touchpoint(touchpoint)
	if t == nil {
		return nil
	}
	f, _ := t.Feeling(persona)
	f.Value = max(model.LowestFeeling, min(value, model.HighestFeeling))
	return edit.SetFeeling{Touchpoint: touchpoint, Feeling: f}
}

// AddTouchpoint adds a touchpoint to a stage at an index and opens it for
// typing.
func (b *Board) AddTouchpoint(stage model.ID, at int) {
	id := b.NewID()
	b.editor.commit()
	from := b.Selection()
	e := edit.AddTouchpoint{ID: id, Stage: stage, At: at}
	if b.do(e) && b.edit(card(id), "") {
		b.editor.added = &addition{id: id, ref: card(id), edit: e, project: b.project, from: from}
	}
}

// AddAfter adds a touchpoint after the current one, at the end of the current
// stage, or at the end of the last stage when nothing is current. On a map
// without stages it adds a stage first.
func (b *Board) AddAfter() {
	stage, at, ok := b.placeAfter()
	if !ok {
		b.AddStage()
		return
	}
	b.AddTouchpoint(stage, at)
}

// placeAfter is where something added or pasted goes.
func (b *Board) placeAfter() (stage model.ID, at int, ok bool) {
	if b.project == nil {
		return "", 0, false
	}
	if cur, has := b.current(); has {
		if t := b.project.Touchpoint(b.touchpointOf(cur)); t != nil {
			if s := b.project.Stage(t.Stage); s != nil {
				return s.ID, slices.Index(s.Touchpoints, t.ID) + 1, true
			}
		}
		if s := b.project.Stage(cur.Owner); s != nil {
			return s.ID, len(s.Touchpoints), true
		}
	}
	j := b.project.Journey(b.page.journey)
	if j == nil || len(j.Stages) == 0 {
		return "", 0, false
	}
	s := b.project.Stage(j.Stages[len(j.Stages)-1])
	if s == nil {
		return "", 0, false
	}
	return s.ID, len(s.Touchpoints), true
}

// AddStage adds a stage after the current one, or at the end, and opens its
// name for typing.
func (b *Board) AddStage() {
	if b.project == nil {
		return
	}
	j := b.project.Journey(b.page.journey)
	if cur, ok := b.current(); ok && b.journeyOf(cur) != nil {
		j = b.journeyOf(cur)
	}
	if j == nil {
		return
	}
	b.editor.commit()
	at := len(j.Stages)
	if stage, _, ok := b.placeAfter(); ok && len(b.selection) > 0 {
		at = slices.Index(j.Stages, stage) + 1
	}
	id := b.NewID()
	if b.do(edit.AddStage{ID: id, Journey: j.ID, At: at, Name: b.words.T("board.newStage")}) {
		b.edit(scene.Ref{Owner: id, Part: scene.PartStage}, "")
	}
}
