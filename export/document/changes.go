package document

import (
	"context"

	"lupaus/export/page"
	"lupaus/model"
	"lupaus/model/scene"
)

// Changes builds what has changed since a snapshot: a list, and the map of each
// journey that has changed with its feelings of then laid over those of today.
// The error is the context's, or an *model.Error when there is no such snapshot
// or journey.
func Changes(ctx context.Context, r Request) (*page.Document, error) {
	b := &book{base: newBase(ctx, r)}
	if r.Journey != "" && b.p.Journey(r.Journey) == nil {
		return nil, model.NotFound(model.KindJourney, r.Journey)
	}
	id := r.Since
	if n := len(b.info.Snapshots); id == "" && n > 0 {
		id = b.info.Snapshots[n-1]
	}
	then := b.p.Snapshot(id)
	if then == nil || then.Project == nil {
		return nil, model.NotFound(model.KindSnapshot, id)
	}
	list := scene.ChangeList(b.Words, then, b.p)
	list.Intro = b.word("handout.changes.intro", b.day(then.Made))
	draw := func(width, height float64) []*scene.Scene {
		list.Width = width
		return r.Builder.ListPages(list, height)
	}
	best := arranged(draw, false)
	if lying := arranged(draw, true); len(lying.pages) < len(best.pages) || len(lying.pages) == len(best.pages) && lying.scale > best.scale {
		best = lying
	}
	b.picturePages(list.Title, best)
	changed := changedJourneys(then.Project, b.p)
	for _, j := range model.Of[model.Journey](b.p, b.journeys()) {
		both, old := model.Beside(b.p, then.Project, j.ID)
		if old == "" || !changed[j.ID] {
			continue
		}
		both = both.With(bareJourney(both.Journey(j.ID), j.Name), bareJourney(both.Journey(old), scene.Name(b.Words, then)))
		b.maps(b.name(j.Name), b.build(both, j.ID, old))
	}
	return b.document(b.word("document.changes"), 0)
}

// bareJourney is a journey under a name with only those lanes in which something
// can have changed: feelings and promises.
func bareJourney(j *model.Journey, name string) *model.Journey {
	bare := *j
	bare.Name, bare.Lanes = name, nil
	for _, l := range j.Lanes {
		if l.Kind == model.LaneFeeling || l.Kind == model.LanePromise {
			l.Hidden = false
			bare.Lanes = append(bare.Lanes, l)
		}
	}
	return &bare
}

// changedJourneys are those on which something has changed that a map shows.
func changedJourneys(then, now *model.Project) map[model.ID]bool {
	changed := map[model.ID]bool{}
	for _, d := range model.Since(then, now) {
		for _, p := range []*model.Project{now, then} {
			if j := p.JourneyOf(d.ID); j != nil {
				changed[j.ID] = true
			}
		}
	}
	return changed
}
