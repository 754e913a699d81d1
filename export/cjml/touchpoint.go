package cjml

import (
	"strings"
	"unicode/utf8"

	"lupaus/export/exchange"
	"lupaus/model"
)

// The keys of the lanes that hold what CJML knows and the model does not.
const (
	laneComment   = "exchange.lane.comment"
	laneCategory  = "exchange.lane.category"
	laneTimes     = "exchange.lane.times"
	laneInitiator = "exchange.lane.initiator"
	laneOther     = "exchange.lane.otherSide"
	laneDeviation = "exchange.lane.deviation"
	laneStory     = "exchange.lane.experience"
)

// side is one end of a touchpoint.
type side struct {
	actor *actor
	label string
}

func (r *reader) touchpoint(n *node, j *journey, action bool) {
	at := n.at()
	s := r.stage(n, j)
	id := n.word("touchpointID")
	from, to := r.side(n, "initiator", j), r.side(n, "receiver", j)
	user, other := orient(from, to)
	comment := n.word("comment")
	title := firstOf(user.label, from.label, to.label, comment, n.word("category"), id)
	t := r.b.Touchpoint(at, s, title)
	if id != "" {
		if j.touchpoints[id] != nil {
			r.b.Info(at, "exchange.cjml.sameID", id)
		} else {
			j.touchpoints[id] = t
		}
	}
	t.FirmAbsent = action && from.isUser()
	serve(t, to, from)
	r.channel(n, t)
	r.experience(n, j, t, user)
	if from.actor != nil && !from.actor.user {
		r.free(at, j, t, laneInitiator, from.actor.name)
	}
	if other.label != title {
		r.free(at, j, t, laneOther, other.label)
	}
	if comment != title {
		r.free(at, j, t, laneComment, comment)
	}
	r.free(at, j, t, laneCategory, n.word("category"))
	r.times(n, j, t)
	r.compliance(n, j, t, id)
	r.remarks(n, &exchange.Cursor{Journey: j.Journey, Stage: s, Touchpoint: t}, j)
}

func (s side) isUser() bool { return s.actor != nil && s.actor.user }

// orient tells the end user's side from the other one. Where it is not clear,
// who begins is taken for the end user.
func orient(from, to side) (user, other side) {
	if from.actor != nil && !from.actor.user && to.isUser() {
		return to, from
	}
	return from, to
}

// serve makes the first of the sides that has a role answer for a touchpoint.
func serve(t *model.Touchpoint, sides ...side) {
	for _, s := range sides {
		if s.actor != nil && s.actor.role != nil && t.Role == "" {
			t.Role = s.actor.role.ID
		}
	}
}

func firstOf(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}

func (r *reader) free(at exchange.At, j *journey, t *model.Touchpoint, lane, text string) {
	r.b.Free(at, j.Journey, t, r.b.Words().T(lane), text)
}

func (r *reader) side(n *node, name string, j *journey) side {
	c := n.child(name)
	if c == nil {
		return side{}
	}
	var s side
	s.label = c.word(name+"Label", "label")
	ref := firstOf(c.child("refersTo").attr("actorIDref", "actorID"), c.word("refersTo"), c.attr("actorIDref"))
	if ref != "" {
		s.actor = r.actor(c.at(), j, ref, name == "initiator")
	}
	return s
}

func (r *reader) channel(n *node, t *model.Touchpoint) {
	c := n.child("channel")
	if c == nil {
		return
	}
	word := firstOf(c.word("channelName"), strings.TrimSpace(string(c.text)))
	channel, exact := readChannel(word)
	t.Channel = model.Channel(r.b.Text(c.at(), string(channel)))
	if !exact && channel != model.ChannelNone {
		r.b.Info(c.at(), "exchange.cjml.channel", word, exchange.Word("channel."+string(channel)))
	}
}

// experience reads what the end user felt. A story without a rating is no
// feeling, because a feeling has a value; it gets a lane of its own.
func (r *reader) experience(n *node, j *journey, t *model.Touchpoint, user side) {
	c := n.child("touchpointExperience")
	if c == nil {
		return
	}
	story, rating := c.word("experienceDescription"), c.word("experienceRating")
	if rating == "" {
		r.free(c.at(), j, t, laneStory, story)
		return
	}
	v, comma, ok := exchange.ParseNumber(rating)
	if !ok {
		r.b.Warn(c.at(), "exchange.cjml.rating", rating)
		r.free(c.at(), j, t, laneStory, story)
		return
	}
	if comma {
		r.b.Info(c.at(), "exchange.mermaid.comma", rating)
	}
	f := model.Feeling{Value: exchange.FromFive(v)}
	if isWord(story) {
		f.Word = story
	} else {
		f.Note = story
	}
	who := user.actor
	if who == nil || !who.user {
		who = j.user
	}
	var p *model.Persona
	if who != nil {
		p = who.persona
	}
	r.b.SetFeeling(c.at(), t, p, f)
}

// isWord tells a name of an emotion from a sentence about it.
func isWord(s string) bool {
	return len(strings.Fields(s)) <= 3 && utf8.RuneCountInString(s) <= 30 && !strings.ContainsAny(s, "\n.!?")
}

func (r *reader) times(n *node, j *journey, t *model.Touchpoint) {
	c := n.child("timestamps")
	if c == nil {
		return
	}
	var lines []string
	for _, stamp := range c.nodes {
		stamp.used = true
		text := strings.TrimSpace(string(stamp.text))
		if text == "" {
			continue
		}
		key := "exchange.cjml." + stamp.name
		if r.b.Words().Has(key) {
			text = r.b.Words().T(key, text)
		} else {
			text = stamp.name + " " + text
		}
		lines = append(lines, text)
	}
	r.free(c.at(), j, t, laneTimes, strings.Join(lines, "\n"))
}

// compliance reads how the touchpoint went against the plan. Our own files say
// it with the promises themselves.
func (r *reader) compliance(n *node, j *journey, t *model.Touchpoint, id string) {
	c := n.child("compliance")
	if c == nil {
		return
	}
	for _, own := range n.nodes {
		if key, _ := ownRemark(own); key == "promise" {
			return
		}
	}
	word := strings.ToLower(strings.TrimSpace(string(c.text)))
	switch word {
	case "", "completed":
		return
	case "adhoc", "failing", "missing":
		r.free(c.at(), j, t, laneDeviation, r.b.Words().T("exchange.cjml."+word))
		if word != "adhoc" {
			j.deviations = append(j.deviations, deviation{c.at(), id, word, t})
		}
	default:
		r.b.Warn(c.at(), "exchange.cjml.compliance", word)
		r.free(c.at(), j, t, laneDeviation, word)
	}
}

// student reads the flat files of the older student generator.
func (r *reader) student(root *node) {
	j := &journey{
		Journey: r.b.Journey(root.at(), root.attr("title", "name")),
		stages:  map[string]*model.Stage{}, touchpoints: map[string]*model.Touchpoint{},
	}
	r.order = append(r.order, j)
	for _, c := range root.nodes {
		if strings.EqualFold(c.name, "actor") {
			c.used = true
			r.addActor(c, j, firstOf(c.attr("id"), c.word("actorName")), c.word("actorName"), c.word("actorRole"), len(r.actors) == 0)
		}
	}
	s := r.b.Stage(root.at(), j.Journey, "")
	for _, c := range root.nodes {
		if r.b.Err() != nil {
			return
		}
		if strings.EqualFold(c.name, "touchpoint") {
			c.used = true
			r.studentPoint(c, j, s)
		}
	}
}

func (r *reader) studentPoint(c *node, j *journey, s *model.Stage) {
	party := func(name string) side {
		p := side{label: c.word(name + "Description")}
		if ref := c.word(name); ref != "" {
			p.actor = r.actor(c.at(), j, ref, name == "initiator")
		}
		return p
	}
	from, to := party("initiator"), party("receiver")
	user, other := orient(from, to)
	title := firstOf(user.label, other.label, c.attr("id"))
	t := r.b.Touchpoint(c.at(), s, title)
	t.FirmAbsent = c.attr("type") == "action" && from.isUser()
	serve(t, other)
	if other.label != title {
		r.free(c.at(), j, t, laneOther, other.label)
	}
	r.channel(c, t)
	r.free(c.at(), j, t, laneTimes, c.word("time"))
}
