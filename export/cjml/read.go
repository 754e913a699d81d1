package cjml

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"lupaus/export/exchange"
	"lupaus/model"
)

// Read reads a CJML file. The error is a *model.Error of exchange, or that of
// in or ctx.
func Read(ctx context.Context, in io.Reader, opt exchange.Options) (*exchange.Result, error) {
	text, charset, err := exchange.ReadText(ctx, in)
	if err != nil {
		return nil, err
	}
	root, fault, err := parse(ctx, text)
	if err != nil {
		return nil, err
	}
	r := &reader{b: exchange.NewBuilder(ctx, opt), actors: map[string]*actor{}, journeys: map[string]*journey{}}
	r.b.NoteCharset(charset)
	if fault != nil {
		r.b.Warn(faultAt(fault), "exchange.cjml.malformed")
	}
	r.root(root)
	r.link()
	root.leftovers(func(at exchange.At, name string, times int) {
		r.b.Warn(at, "exchange.cjml.unread", name, times)
	})
	return r.b.Result()
}

func faultAt(fault error) exchange.At {
	var syntax *xml.SyntaxError
	if errors.As(fault, &syntax) {
		return exchange.At{Line: syntax.Line}
	}
	return exchange.At{}
}

type reader struct {
	b        *exchange.Builder
	actors   map[string]*actor // by ID, and by name where no ID is the same
	journeys map[string]*journey
	order    []*journey
}

// journey is a journey with what is needed to tie it to others.
type journey struct {
	*model.Journey
	at          exchange.At
	planned     bool
	reference   string // plannedReference
	previous    string // our own link
	stages      map[string]*model.Stage
	place       map[model.ID]int // of a stage in the journey
	last        *model.Stage
	user        *actor // the first end user
	touchpoints map[string]*model.Touchpoint
	deviations  []deviation
}

type deviation struct {
	at         exchange.At
	id, word   string
	touchpoint *model.Touchpoint
}

func (r *reader) root(root *node) {
	root.used = true
	journeys := 0
	var walk func(n *node, depth int)
	walk = func(n *node, depth int) {
		for _, c := range n.nodes {
			name := strings.ToLower(c.name)
			switch {
			case name == "plannedjourney", name == "actualjourney", name == "journey":
				c.used = true
				journeys++
				r.journey(c, name == "plannedjourney")
			case depth < 3 && len(c.nodes) > 0 && name != "touchpoint" && name != "actor":
				c.used = true
				walk(c, depth+1)
			}
		}
	}
	walk(root, 0)
	if journeys == 0 && root.child("touchpoint") != nil {
		r.student(root)
	}
}

func (r *reader) journey(n *node, planned bool) {
	for _, c := range n.nodes {
		if key, _ := ownRemark(c); key == "promises" {
			n.skip()
			return
		}
	}
	j := &journey{
		at: n.at(), planned: planned,
		Journey:     r.b.Journey(n.at(), n.word("journeyTitle", "title")),
		reference:   n.word("plannedReference"),
		stages:      map[string]*model.Stage{},
		place:       map[model.ID]int{},
		touchpoints: map[string]*model.Touchpoint{},
	}
	if planned {
		j.State = model.StateTarget
	}
	if id := n.word("journeyID"); id != "" {
		if r.journeys[id] != nil {
			r.b.Warn(n.at(), "exchange.cjml.sameID", id)
		} else {
			r.journeys[id] = j
		}
	}
	r.order = append(r.order, j)
	r.notes(n, j)
	r.remarks(n, &exchange.Cursor{Journey: j.Journey}, j)
	r.readActors(n.child("actors"), j)
	points := n.child("touchpoints")
	r.phases(n.child("journeyPhases"), points, j)
	if points == nil {
		return
	}
	for _, c := range points.nodes {
		if r.b.Err() != nil {
			return
		}
		name := strings.ToLower(c.name)
		if strings.HasSuffix(name, "communicationpoint") || strings.HasSuffix(name, "action") || name == "touchpoint" {
			c.used = true
			r.touchpoint(c, j, strings.HasSuffix(name, "action"))
		}
	}
}

// notes puts the texts about a journey into its note.
func (r *reader) notes(n *node, j *journey) {
	for _, part := range []struct{ element, word string }{
		{"journeyShortSummary", ""},
		{"journeyLongSummary", ""},
		{"journeyStatus", "exchange.cjml.status"},
		{"journeyStartDate", "exchange.cjml.started"},
	} {
		c := n.child(part.element)
		if c == nil || len(c.text) == 0 {
			continue
		}
		text := string(c.text)
		if part.word != "" {
			text = r.b.Words().T(part.word, strings.TrimSpace(text))
		}
		r.b.AddNote(c.at(), j.Journey, text)
	}
}

// remarks reads our own processing instructions under a node.
func (r *reader) remarks(n *node, c *exchange.Cursor, j *journey) {
	for _, own := range n.nodes {
		key, value := ownRemark(own)
		switch key {
		case "", "nobody":
		case "journey.previous":
			j.previous = value
		case "journey.unnamed":
			j.Name = ""
		default:
			r.b.Extra(own.at(), c, exchange.Extra{Key: key, Value: value})
		}
	}
}

func ownRemark(n *node) (key, value string) {
	if n.name != remark {
		return "", ""
	}
	key, value, _ = strings.Cut(strings.TrimSpace(string(n.text)), " ")
	return key, exchange.Unescape(strings.TrimSpace(value))
}

// skip marks a node and all below it as read.
func (n *node) skip() {
	n.used = true
	for _, c := range n.nodes {
		c.skip()
	}
}

// phases makes the stages. Touchpoints in front of the first one that belongs
// to a phase get a stage without a name.
func (r *reader) phases(n, points *node, j *journey) {
	if points != nil && len(points.nodes) > 0 && points.nodes[0].child("belongsTo").attr("phaseIDref") == "" && points.nodes[0].name != remark {
		j.last = r.addStage(points.at(), j, "")
	}
	if n == nil {
		return
	}
	for _, c := range n.nodes {
		if !strings.EqualFold(c.name, "journeyPhase") {
			continue
		}
		c.used = true
		id, name := c.attr("phaseID", "id"), c.word("phaseName")
		if name == "" {
			name = id
		}
		s := r.addStage(c.at(), j, name)
		s.Note = r.b.Text(c.at(), c.word("phaseDescription"))
		if j.stages[id] != nil {
			r.b.Warn(c.at(), "exchange.cjml.sameID", id)
		} else {
			j.stages[id] = s
		}
		r.remarks(c, &exchange.Cursor{Journey: j.Journey, Stage: s}, j)
	}
}

// stage finds the stage of a touchpoint, and makes one for a phase that the
// file forgot to describe.
func (r *reader) stage(n *node, j *journey) *model.Stage {
	at := n.at()
	id := n.child("belongsTo").attr("phaseIDref")
	s := j.stages[id]
	switch {
	case s != nil:
	case id != "":
		r.b.Warn(at, "exchange.cjml.noPhase", id)
		s = r.addStage(at, j, id)
		j.stages[id] = s
	case j.last != nil:
		s = j.last
	default:
		s = r.addStage(at, j, "")
	}
	if j.last != nil && j.last != s && j.place[s.ID] < j.place[j.last.ID] {
		r.b.Info(at, "exchange.cjml.moved", s.Name)
	}
	j.last = s
	return s
}

func (r *reader) addStage(at exchange.At, j *journey, name string) *model.Stage {
	s := r.b.Stage(at, j.Journey, name)
	j.place[s.ID] = len(j.place)
	return s
}

// link ties planned and actual journeys together when all are read.
func (r *reader) link() {
	for _, j := range r.order {
		r.keepPromises(j)
		if j.reference != "" {
			r.plan(j)
		}
		if j.previous == "" {
			continue
		}
		if prev := r.journeys[j.previous]; prev != nil && prev != j {
			tie(prev, j)
		} else {
			r.b.Warn(j.at, "exchange.cjml.noJourney", j.previous)
		}
	}
}

func (r *reader) plan(j *journey) {
	planned := r.journeys[j.reference]
	switch {
	case planned == nil && strings.HasPrefix(j.reference, promisesID):
	case planned == nil || planned == j:
		r.b.Warn(j.at, "exchange.cjml.noJourney", j.reference)
	case planned.Previous != "" || !planned.planned:
		r.b.Info(j.at, "exchange.cjml.secondActual", planned.Name)
	default:
		tie(j, planned)
	}
}

// tie makes next the successor of prev unless that closes a circle.
func tie(prev, next *journey) {
	if next.Previous != "" || prev.Previous == next.ID {
		return
	}
	next.Previous = prev.ID
	for id, t := range next.touchpoints {
		if o := prev.touchpoints[id]; o != nil && t.Origin == "" {
			t.Origin = o.ID
		}
	}
}

// keepPromises turns what failed although it was planned into broken promises.
func (r *reader) keepPromises(j *journey) {
	planned := r.journeys[j.reference]
	if planned == nil {
		return
	}
	for _, d := range j.deviations {
		plan := planned.touchpoints[d.id]
		if plan == nil || plan.Title == "" {
			continue
		}
		p := r.b.TouchpointPromise(d.at, d.touchpoint, plan.Title)
		p.Kept, p.Evidence = model.KeptNo, model.EvidenceObserved
		r.b.Info(d.at, "exchange.cjml.broken", plan.Title)
	}
}
