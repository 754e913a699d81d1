package scene_test

import (
	"maps"
	"slices"
	"testing"

	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

// gapsEverywhere gives every touchpoint and stage the same number of gaps.
func gapsEverywhere(p *model.Project, n int) map[model.ID]int {
	gaps := map[model.ID]int{}
	for e := range p.All() {
		switch e.Kind() {
		case model.KindTouchpoint, model.KindStage:
			gaps[e.Key()] = n
		}
	}
	return gaps
}

func TestGaps_MarkTouchpointsAndStages(t *testing.T) {
	p := modeltest.Sample()
	gaps := map[model.ID]int{modeltest.Queue: 3, modeltest.Visit: 12, modeltest.Desk: 0, modeltest.TargetDesk: 4, "nobody": 1}
	for _, opt := range []scene.MapOptions{{Gaps: gaps}, {Gaps: gaps, Screen: true}, {Gaps: gaps, Screen: true, ColumnMM: model.MinColumnMM}} {
		s := builder("fi").Journey(p, modeltest.Now, opt)
		owners := map[model.ID]scene.Zone{}
		for _, z := range zones(s)[scene.PartGap] {
			owners[z.Ref.Owner] = z
			if hit, _ := s.Hit(z.X+z.W/2, z.Y+z.H/2); hit.Ref != z.Ref {
				t.Errorf("hit %v on the sign of %s", hit.Ref, z.Ref.Owner)
			}
		}
		if got := slices.Sorted(maps.Keys(owners)); !slices.Equal(got, []model.ID{modeltest.Queue, modeltest.Visit}) {
			t.Errorf("signs for %v", got)
		}
		for _, part := range []scene.Part{scene.PartTouchpoint, scene.PartStage} {
			for _, z := range zones(s)[part] {
				if sign, ok := owners[z.Ref.Owner]; ok && !z.Overlaps(sign.Rect) {
					t.Errorf("the sign of %s stands at %v, not on %v", z.Ref.Owner, sign.Rect, z.Rect)
				}
			}
		}
		if all := texts(s); !slices.Contains(all, "3") || !slices.Contains(all, "12") || !slices.Contains(all, "aukkojen määrä") {
			t.Errorf("numbers or legend are missing: %q", all)
		}
	}
	if z := zones(builder("fi").Journey(p, modeltest.Now, scene.MapOptions{}))[scene.PartGap]; len(z) > 0 {
		t.Errorf("signs that nobody asked for: %v", z)
	}
}

// TestGaps_LeaveColumnsAlone counts again: nothing else is drawn anew.
func TestGaps_LeaveColumnsAlone(t *testing.T) {
	p, id := largeMap(200)
	b := builder("fi")
	gaps := gapsEverywhere(p, 2)
	before := b.Journey(p, id, scene.MapOptions{Gaps: gaps})
	gaps = maps.Clone(gaps)
	gaps["t7"], gaps["t9"] = 3, 0
	after := b.Journey(p, id, scene.MapOptions{Gaps: gaps})
	old, fresh := blocks(before), 0
	for block := range blocks(after) {
		if !old[block] {
			fresh++
		}
	}
	if fresh != 1 || len(after.Blocks) != len(before.Blocks)-1 {
		t.Errorf("%d blocks are new, there are %d after %d", fresh, len(after.Blocks), len(before.Blocks))
	}
}

// TestGaps_NumberGivesWay fills a narrow card to its edge: the sign then stands
// without its number.
func TestGaps_NumberGivesWay(t *testing.T) {
	p := modeltest.Sample()
	queue := *p.Touchpoint(modeltest.Queue)
	for range 40 {
		queue.Title += "mmmm mmm "
	}
	queue.MomentOfTruth, queue.FirmAbsent = true, true
	s := builder("fi").Journey(p.With(&queue), modeltest.Now, scene.MapOptions{ColumnMM: model.MinColumnMM, Gaps: map[model.ID]int{modeltest.Queue: 77777777}})
	if len(zones(s)[scene.PartGap]) != 1 || slices.Contains(texts(s), "77777777") {
		t.Errorf("signs %v with the texts %q", zones(s)[scene.PartGap], texts(s))
	}
}
