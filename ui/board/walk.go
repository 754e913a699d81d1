package board

import (
	"cmp"
	"math"
	"slices"

	"fyne.io/fyne/v2"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// walk moves the selection by an arrow key, Home or End.
func (b *Board) walk(key fyne.KeyName, extend bool) {
	if b.shown == nil || b.project == nil {
		return
	}
	cur, some := b.current()
	to, ok := b.manners.first()
	if some {
		to, ok = b.manners.step(cur, key)
	}
	if !ok {
		return
	}
	if extend && to.Part == cur.Part {
		b.Select(append(slices.DeleteFunc(b.Selection(), func(r scene.Ref) bool { return r == to }), to)...)
	} else {
		b.Select(to)
	}
	b.revealRef(to)
}

// first implements manners: the first card seen, or else the first stage.
func (b journeyMap) first() (scene.Ref, bool) {
	l := b.plan()
	visible := b.view.visible()
	for _, c := range l.columns {
		if c.card.Overlaps(visible) {
			return card(c.id), true
		}
	}
	for _, list := range [][]box{l.stages, l.adds} {
		if len(list) > 0 {
			return list[0].ref, true
		}
	}
	return scene.Ref{}, false
}

// step implements manners: left and right lead through columns, up and down
// through what stands in one, Home and End to the first and the last.
func (b journeyMap) step(cur scene.Ref, key fyne.KeyName) (scene.Ref, bool) {
	l := b.plan()
	if pr := b.project.Promise(cur.Owner); pr != nil && b.project.Stage(pr.Subject) != nil {
		return b.stepStagePromise(l, cur, pr.Subject, key)
	}
	switch cur.Part {
	case scene.PartStage, scene.PartAdd:
		return b.stepStage(l, cur, key)
	case scene.PartLane:
		return b.stepLane(l, cur, key)
	case scene.PartJourney:
		if key == fyne.KeyDown && len(l.stages) > 0 {
			return l.stages[0].ref, true
		}
		return scene.Ref{}, false
	}
	i, ok := l.index[b.touchpointOf(cur)]
	if !ok {
		return scene.Ref{}, false
	}
	switch key {
	case fyne.KeyHome:
		return b.stopBeside(cur, l.columns[0])
	case fyne.KeyEnd:
		return b.stopBeside(cur, l.columns[len(l.columns)-1])
	case fyne.KeyLeft:
		if i > 0 {
			return b.stopBeside(cur, l.columns[i-1])
		}
		return b.laneOf(l, cur)
	case fyne.KeyRight:
		if i+1 < len(l.columns) {
			return b.stopBeside(cur, l.columns[i+1])
		}
		return scene.Ref{}, false
	}
	return b.stepColumn(l, l.columns[i], cur, key == fyne.KeyDown)
}

// stepStage walks the heads of stages. From an empty stage down leads to its
// add place.
func (b journeyMap) stepStage(l *layout, cur scene.Ref, key fyne.KeyName) (scene.Ref, bool) {
	i := slices.IndexFunc(l.stages, func(x box) bool { return x.ref.Owner == cur.Owner })
	if i < 0 { // the place to add a stage
		i = len(l.stages)
	}
	switch key {
	case fyne.KeyLeft:
		i--
	case fyne.KeyRight:
		i++
	case fyne.KeyHome:
		i = 0
	case fyne.KeyEnd:
		i = len(l.stages) - 1
	default:
		if i < len(l.stages) {
			return b.stepFromStage(l, l.stages[i], cur, key == fyne.KeyDown)
		}
	}
	if i < 0 || i >= len(l.stages) {
		return scene.Ref{}, false
	}
	return l.stages[i].ref, true
}

// stepFromStage goes up or down from a stage's head or its add place.
func (b journeyMap) stepFromStage(l *layout, head box, cur scene.Ref, down bool) (scene.Ref, bool) {
	switch {
	case cur.Part == scene.PartAdd:
		return head.ref, !down
	case down:
		if promises := b.stagePromises(head); len(promises) > 0 {
			return promises[0], true
		}
		return b.underStage(l, cur.Owner)
	case l.title != nil:
		return l.title.ref, true
	}
	return scene.Ref{}, false
}

// underStage is the first card under a stage's head, or its add place.
func (b journeyMap) underStage(l *layout, stage model.ID) (scene.Ref, bool) {
	if cs := l.inStage(stage); len(cs) > 0 {
		return card(cs[0].id), true
	}
	for _, a := range l.adds {
		if a.ref.Owner == stage {
			return a.ref, true
		}
	}
	return scene.Ref{}, false
}

// stagePromises lists the promises that stand in a stage's head.
func (b journeyMap) stagePromises(head box) []scene.Ref {
	var refs []scene.Ref
	b.shown.Zones(head.rect, func(z scene.Zone) {
		if z.Ref.Part == scene.PartPromise && !slices.Contains(refs, z.Ref) {
			if pr := b.project.Promise(z.Ref.Owner); pr != nil && pr.Subject == head.ref.Owner {
				refs = append(refs, z.Ref)
			}
		}
	})
	return refs
}

// stepStagePromise walks the promises in a stage's head; sideways it walks the
// stages.
func (b journeyMap) stepStagePromise(l *layout, cur scene.Ref, stage model.ID, key fyne.KeyName) (scene.Ref, bool) {
	head, ok := l.stageBox(stage)
	if !ok {
		return scene.Ref{}, false
	}
	promises := b.stagePromises(head)
	i := slices.Index(promises, cur)
	switch {
	case key == fyne.KeyUp && i > 0:
		return promises[i-1], true
	case key == fyne.KeyUp:
		return head.ref, true
	case key == fyne.KeyDown && i >= 0 && i+1 < len(promises):
		return promises[i+1], true
	case key == fyne.KeyDown:
		return b.underStage(l, stage)
	}
	return b.stepStage(l, head.ref, key)
}

// stepLane walks the heads of lanes; right leads into the lane.
func (b journeyMap) stepLane(l *layout, cur scene.Ref, key fyne.KeyName) (scene.Ref, bool) {
	i := slices.IndexFunc(l.lanes, func(x box) bool { return x.ref == cur })
	switch {
	case i < 0:
		return scene.Ref{}, false
	case key == fyne.KeyUp && i > 0:
		return l.lanes[i-1].ref, true
	case key == fyne.KeyDown && i+1 < len(l.lanes):
		return l.lanes[i+1].ref, true
	case key == fyne.KeyRight:
		for _, c := range l.columns {
			if b.journeyOf(card(c.id)) == b.journeyOf(cur) {
				return b.find(scene.Ref{Owner: c.id, Part: scene.PartCell, Lane: cur.Lane})
			}
		}
	}
	return scene.Ref{}, false
}

// laneOf returns the head of the lane that a cell stands in.
func (b journeyMap) laneOf(l *layout, cur scene.Ref) (scene.Ref, bool) {
	for _, x := range l.lanes {
		if x.ref.Lane == cur.Lane && cur.Lane != "" {
			return x.ref, true
		}
	}
	return scene.Ref{}, false
}

// stops lists what the arrows stop at in a column, from top to bottom. A cell
// that holds promises gives way to them.
func (b *Board) stops(c column) []scene.Zone {
	var stops []scene.Zone
	b.shown.Zones(c.rect, func(z scene.Zone) {
		switch z.Ref.Part {
		case scene.PartTouchpoint, scene.PartCell, scene.PartPromise:
			if b.touchpointOf(z.Ref) == c.id {
				stops = append(stops, z)
			}
		}
	})
	slices.SortStableFunc(stops, func(a, b scene.Zone) int {
		return readingOrder(scene.Rect{Y: a.Y, H: 1e-9}, scene.Rect{Y: b.Y, H: 1e-9})
	})
	return stops
}

// stepColumn walks up or down in a column and from its card to the stage.
func (b journeyMap) stepColumn(l *layout, c column, cur scene.Ref, down bool) (scene.Ref, bool) {
	stops := b.stops(c)
	if cur.Part == scene.PartFeeling {
		cur = scene.Ref{Owner: c.id, Part: scene.PartCell, Lane: b.feelingLane(c.id)}
	}
	i := slices.IndexFunc(stops, func(z scene.Zone) bool { return z.Ref == cur })
	if i < 0 {
		return card(c.id), true
	}
	if down {
		i++
	} else {
		i--
	}
	if i < 0 {
		s, ok := l.stageBox(c.stage)
		return s.ref, ok
	}
	if i >= len(stops) {
		return scene.Ref{}, false
	}
	return stops[i].Ref, true
}

// stopBeside returns the part of another column that stands in the same row:
// of the same kind and lane, or at the same height.
func (b journeyMap) stopBeside(cur scene.Ref, c column) (scene.Ref, bool) {
	if cur.Part == scene.PartFeeling {
		next := scene.Ref{Owner: c.id, Part: scene.PartFeeling, Persona: cur.Persona}
		if ref, ok := b.find(next); ok {
			return ref, true
		}
		return b.find(scene.Ref{Owner: c.id, Part: scene.PartCell, Lane: b.feelingLane(c.id)})
	}
	from, ok := b.rectOf(cur)
	if !ok {
		return card(c.id), true
	}
	best, far := card(c.id), math.Inf(1)
	for _, z := range b.stops(c) {
		d := math.Abs(z.Y - from.Y)
		if z.Ref.Part == cur.Part && z.Ref.Lane == cur.Lane {
			d -= 1e-3
			if cur.Part != scene.PartPromise {
				return z.Ref, true
			}
		}
		if d < far {
			best, far = z.Ref, d
		}
	}
	return best, true
}

// editNext implements manners: it goes on in the same row. After the last
// touchpoint of the map, when it has a title, it adds another: who types on has
// a next one in mind, and must not type over this one.
func (b journeyMap) editNext(from scene.Ref, back bool) {
	key := fyne.KeyRight
	if back {
		key = fyne.KeyLeft
	}
	to, ok := b.step(from, key)
	if ok && to.Part == scene.PartLane && from.Part != scene.PartLane {
		ok = false
	}
	if !ok {
		if t := b.project.Touchpoint(from.Owner); !back && from.Part == scene.PartTouchpoint && t != nil && t.Title != "" {
			b.Select(from)
			b.AddAfter()
		}
		return
	}
	if !b.Board.edit(to, "") {
		b.Select(to)
		b.revealRef(to)
	}
}

// nextDot is the dot after the current one at the same touchpoint: that of the
// next persona.
func (b *Board) nextDot() (scene.Ref, bool) {
	cur, ok := b.current()
	c, here := b.plan().column(b.touchpointOf(cur))
	if !ok || !here || cur.Part != scene.PartFeeling {
		return scene.Ref{}, false
	}
	var dots []scene.Zone
	b.shown.Zones(c.rect, func(z scene.Zone) {
		if z.Ref.Part == scene.PartFeeling && z.Ref.Owner == c.id {
			dots = append(dots, z)
		}
	})
	slices.SortStableFunc(dots, func(a, b scene.Zone) int { return cmp.Compare(a.X, b.X) })
	i := slices.IndexFunc(dots, func(z scene.Zone) bool { return z.Ref == cur })
	if i < 0 || i+1 >= len(dots) {
		return scene.Ref{}, false
	}
	return dots[i+1].Ref, true
}

// touchedTouchpoints lists the touchpoints that anything selected stands in,
// in the order of the map.
func (b *Board) touchedTouchpoints() []model.ID {
	var ids []model.ID
	for _, r := range b.selection {
		if id := b.touchpointOf(r); id != "" && b.project.Touchpoint(id) != nil && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	index := b.plan().index
	slices.SortFunc(ids, func(a, b model.ID) int { return index[a] - index[b] })
	return ids
}

// neighbourPlace is the place one step beside a group of touchpoints.
func (b journeyMap) neighbourPlace(ids []model.ID, by int) (drop, bool) {
	edgeID := ids[0]
	if by > 0 {
		edgeID = ids[len(ids)-1]
	}
	t := b.project.Touchpoint(edgeID)
	s := b.project.Stage(t.Stage)
	j := b.project.JourneyOf(t.ID)
	if s == nil || j == nil {
		return drop{}, false
	}
	// Over the next touchpoint that stays.
	moving := func(id model.ID) bool { return slices.Contains(ids, id) }
	at := slices.Index(s.Touchpoints, edgeID)
	for i := at + by; i >= 0 && i < len(s.Touchpoints); i += by {
		if !moving(s.Touchpoints[i]) {
			if by > 0 {
				i++
			}
			return drop{stage: s.ID, at: i}, true
		}
	}
	next := slices.Index(j.Stages, s.ID) + by
	if next < 0 || next >= len(j.Stages) {
		return drop{}, false
	}
	d := drop{stage: j.Stages[next]}
	if other := b.project.Stage(d.stage); other != nil && by < 0 {
		d.at = len(other.Touchpoints)
	}
	return d, true
}

func (b journeyMap) moveStage(s *model.Stage, by int) {
	j := b.project.Journey(s.Journey)
	if j == nil {
		return
	}
	from := slices.Index(j.Stages, s.ID)
	if to := from + by; to < 0 || to >= len(j.Stages) {
		return
	}
	if b.do(edit.MoveStage{ID: s.ID, At: overNext(from, by)}) {
		b.revealRef(scene.Ref{Owner: s.ID, Part: scene.PartStage})
	}
}

// overNext is the index, in the list as it is before, that moves an entry one
// place on.
func overNext(from, by int) int {
	if by > 0 {
		return from + 2
	}
	return from - 1
}

// moveLane moves the selected lane up or down among the shown ones.
func (b journeyMap) moveLane(by int) {
	cur, ok := b.current()
	if !ok || cur.Part != scene.PartLane {
		return
	}
	var shown []model.ID
	j := b.journeyOf(cur)
	if j != nil {
		for _, l := range j.Lanes {
			if !l.Hidden {
				shown = append(shown, l.ID)
			}
		}
	}
	from := slices.Index(shown, cur.Lane)
	if to := from + by; from >= 0 && to >= 0 && to < len(shown) {
		b.do(edit.MoveLane{Journey: j.ID, Lane: cur.Lane, At: laneIndex(j, overNext(from, by))})
	}
}
