package document

import (
	"slices"

	"lupaus/model"
	"lupaus/model/scene"
)

// twig is something that promises are given for: a stage, a touchpoint of it,
// or a role.
type twig struct {
	journey    *model.Journey
	stage      *model.Stage
	touchpoint model.ID // empty: the stage itself
	role       model.ID
}

// twigs lists what promises are given for, in the order of the project. On a
// blank tree stages and roles have a card each, with promises or not.
func (b *base) twigs() []twig {
	var list []twig
	for _, j := range model.Of[model.Journey](b.p, b.journeys()) {
		for _, s := range model.Of[model.Stage](b.p, j.Stages) {
			if len(s.Promises) > 0 || b.request.Blank {
				list = append(list, twig{journey: j, stage: s})
			}
			for _, t := range model.Of[model.Touchpoint](b.p, s.Touchpoints) {
				if len(t.Promises) > 0 && !b.request.Blank {
					list = append(list, twig{journey: j, stage: s, touchpoint: t.ID})
				}
			}
		}
	}
	for _, r := range model.Of[model.Role](b.p, b.info.Roles) {
		if len(r.Promises) > 0 || b.request.Blank {
			list = append(list, twig{role: r.ID})
		}
	}
	return list
}

// pruned is the project with some of its twigs only. It is for drawing: what
// the twigs' promises are a part of is still there.
func (b *base) pruned(twigs []twig) *model.Project {
	info := *b.info
	info.Journeys, info.Roles = nil, nil
	var entities []model.Entity
	var journey *model.Journey
	var stage *model.Stage
	for _, t := range twigs {
		if t.role != "" {
			info.Roles = append(info.Roles, t.role)
			continue
		}
		if journey == nil || journey.ID != t.journey.ID {
			journey, stage = new(*t.journey), nil
			journey.Stages = nil
			info.Journeys = append(info.Journeys, journey.ID)
			entities = append(entities, journey)
		}
		if stage == nil || stage.ID != t.stage.ID {
			stage = new(*t.stage)
			stage.Touchpoints, stage.Promises = nil, nil
			journey.Stages = append(journey.Stages, stage.ID)
			entities = append(entities, stage)
		}
		if t.touchpoint == "" {
			stage.Promises = t.stage.Promises
		} else {
			stage.Touchpoints = append(stage.Touchpoints, t.touchpoint)
		}
	}
	return b.p.With(append(entities, &info)...)
}

// trees draws the tree of promises on one page if it can be read there, and
// else some of its twigs to a page, each time with what they are a part of.
func (b *book) trees() {
	title := b.word("scene.cascade.title")
	draw := func(p *model.Project) placed {
		return fitted(b.request.Builder.Cascade(p, scene.CascadeOptions{Blank: b.request.Blank}), mostTree)
	}
	twigs := b.twigs()
	first := true
	show := func(f placed) {
		b.turnPicture(f.lying)
		if first {
			b.enter(title)
			b.bookmark(0, title)
		}
		first = false
		b.picture(f)
	}
	if whole := draw(b.pruned(twigs)); whole.readable() || len(twigs) < 2 {
		show(whole)
		return
	}
	from := 0
	for _, to := range share(len(twigs), b.stopped, func(from, to int) bool {
		return draw(b.pruned(twigs[from:to])).readable()
	}) {
		show(draw(b.pruned(slices.Clone(twigs[from:to]))))
		from = to
	}
}

// mostTree is how much larger than its own size a small tree is drawn.
const mostTree = 1.25
