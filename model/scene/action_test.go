package scene_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
	"lupaus/model/scene/scenetest"
)

// acting returns the sample project with so many actions instead of its own, in
// all states and places; every seventh is not ranked.
func acting(n int) *model.Project {
	p := modeltest.Sample()
	info := *p.Info()
	info.Actions = nil
	var entities []model.Entity
	for i := range n {
		a := &model.Action{
			ID: model.ID(fmt.Sprint("act", i)), Title: hard[i%len(hard)], State: model.ActionStates()[i%5],
			Owner: modeltest.Clerk, Due: model.Date(fmt.Sprintf("2026-%02d-15", i%12+1)), Value: i%5 + 1, Effort: i/3%5 + 1,
		}
		if i%7 == 6 {
			a.Value, a.Owner, a.Due, a.Title = 0, "", "", ""
		}
		info.Actions = append(info.Actions, a.ID)
		entities = append(entities, a)
	}
	return p.With(append(entities, &info)...)
}

// crowded puts all actions into one place.
func crowded(n int) *model.Project {
	p := acting(n)
	for _, id := range p.Info().Actions {
		a := *p.Get(id).(*model.Action)
		a.Value, a.Effort = 3, 3
		p = p.With(&a)
	}
	return p
}

// idle leaves all actions without a rank.
func idle(n int) *model.Project {
	p := acting(n)
	for _, id := range p.Info().Actions {
		a := *p.Get(id).(*model.Action)
		a.State, a.Value, a.Effort = model.ActionIdea, 0, 0
		p = p.With(&a)
	}
	return p
}

var actionVariants = map[string]scene.ActionOptions{
	"paper": {}, "screen": {Screen: true, Today: "2026-06-01"}, "blank": {Blank: true}, "A4": {Width: 261, Height: 168, Today: "2026-06-01"},
	"A4 upright": {Width: 174, Height: 250}, "A5": {Width: 186, Height: 120}, "A1": {Width: 800, Height: 550},
}

func TestActions_HoldTheirTexts(t *testing.T) {
	ts := assets.Typeset()
	for _, lang := range assets.Languages() {
		b := scene.NewBuilder(ts, strictWords{assets.WordsFor(lang), t})
		for name, p := range map[string]*model.Project{"none": acting(0), "few": acting(9), "many": acting(200), "crowded": crowded(200), "idle": idle(90)} {
			if lang != "fi" && name != "few" {
				continue
			}
			for variant, opt := range actionVariants {
				t.Run(lang+"/"+name+"/"+variant, func(t *testing.T) {
					scenetest.Check(t, ts, b.Actions(p, opt))
					for _, page := range b.ActionPages(p, opt) {
						scenetest.Check(t, ts, page)
						if opt.Height > 0 && page.Height > opt.Height {
							t.Errorf("a page of %g mm is %g high", opt.Height, page.Height)
						}
					}
				})
			}
		}
	}
}

func TestActionAt(t *testing.T) {
	for value := 1; value <= model.MaxRank; value++ {
		for effort := 1; effort <= model.MaxRank; effort++ {
			x, y := scene.ActionPlace(value, effort)
			if v, e := scene.ActionAt(x, y); v != value || e != effort {
				t.Errorf("%d/%d comes back as %d/%d", value, effort, v, e)
			}
		}
	}
	for _, c := range []struct {
		x, y          float64
		value, effort int
	}{{0, 0, 5, 1}, {1, 1, 1, 5}, {-3, 9, 1, 1}, {9, -3, 5, 5}} {
		if v, e := scene.ActionAt(c.x, c.y); v != c.value || e != c.effort {
			t.Errorf("at %g, %g: %d/%d, want %d/%d", c.x, c.y, v, e, c.value, c.effort)
		}
	}
}

// The card of an action on the plane lies where ActionAt finds its rank.
func TestActions_StandAtTheirRank(t *testing.T) {
	p := acting(40)
	s := builder("fi").Actions(p, scene.ActionOptions{Screen: true})
	plane := zones(s)[scene.PartPlane][0]
	found := map[model.ID]bool{}
	for _, z := range zones(s)[scene.PartEntity] {
		x, y := (z.X+z.W/2-plane.X)/plane.W, (z.Y+z.H/2-plane.Y)/plane.H
		if x < 0 || x > 1 || y < 0 || y > 1 {
			continue
		}
		a := p.Get(z.Ref.Owner).(*model.Action)
		if v, e := scene.ActionAt(x, y); v != a.Value || e != a.Effort {
			t.Errorf("%s stands at %d/%d, not %d/%d", a.ID, v, e, a.Value, a.Effort)
		}
		found[a.ID] = true
	}
	for _, id := range p.Info().Actions {
		if a := p.Get(id).(*model.Action); (a.Value > 0) != found[id] {
			t.Errorf("%s is on the plane: %v", id, found[id])
		}
	}
}

func TestActions_Order(t *testing.T) {
	p := modeltest.Sample()
	info := *p.Info()
	info.Actions = nil
	var entities []model.Entity
	for _, a := range []model.Action{
		{ID: "done", State: model.ActionDone, Value: 5, Effort: 1},
		{ID: "poor", State: model.ActionIdea, Value: 1, Effort: 5},
		{ID: "idle", State: model.ActionIdea, Value: 4},
		{ID: "small", State: model.ActionIdea, Value: 2, Effort: 2},
		{ID: "large", State: model.ActionPlanned, Value: 4, Effort: 4},
		{ID: "best", State: model.ActionDoing, Value: 3, Effort: 1},
	} {
		a.Title = string(a.ID)
		info.Actions = append(info.Actions, a.ID)
		entities = append(entities, &a)
	}
	s := builder("fi").Actions(p.With(append(entities, &info)...), scene.ActionOptions{})
	titles := zones(s)[scene.PartField]
	slices.SortFunc(titles, func(a, b scene.Zone) int { return int(a.Y*100) - int(b.Y*100) })
	var got []string
	for _, z := range titles {
		got = append(got, string(z.Ref.Owner))
	}
	if want := "best large small poor idle done"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func TestActions_Places(t *testing.T) {
	p := acting(8)
	for _, opt := range []scene.ActionOptions{{Screen: true}, {Screen: true, Width: 261, Height: 168}} {
		s := builder("fi").Actions(p, opt)
		for _, id := range p.Info().Actions {
			for _, ref := range []scene.Ref{
				{Owner: id, Part: scene.PartEntity}, {Owner: id, Part: scene.PartField, Lane: "title"}, {Owner: id, Part: scene.PartOwner},
				{Owner: id, Part: scene.PartState, Lane: "due"}, {Owner: id, Part: scene.PartState, Lane: "state"},
				{Owner: id, Part: scene.PartState, Lane: "value"}, {Owner: id, Part: scene.PartState, Lane: "effort"},
			} {
				if !slices.Contains(refs(s, ref.Part), ref) {
					t.Errorf("no place for %v", ref)
				}
			}
		}
		if len(refs(s, scene.PartAdd)) != 1 {
			t.Errorf("places to add: %v", refs(s, scene.PartAdd))
		}
	}
}

func TestActions_SayWhatIsLate(t *testing.T) {
	count := func(today model.Date) int {
		n := 0
		for _, x := range texts(builder("fi").Actions(acting(10), scene.ActionOptions{Today: today})) {
			if x == "myöhässä" {
				n++
			}
		}
		return n
	}
	// Of ten, those that are due and still open: 0, 1, 2, 5; 7 and 8 later.
	for today, want := range map[model.Date]int{"": 0, "2026-01-15": 0, "2026-01-16": 1, "2026-07-01": 4, "2030-01-01": 5} {
		if got := count(today); got != want {
			t.Errorf("%q: %d are late, want %d", today, got, want)
		}
	}
}

func TestActionPages_ListEverything(t *testing.T) {
	p := acting(120)
	found := map[model.ID]bool{}
	pages := builder("fi").ActionPages(p, scene.ActionOptions{Width: 261, Height: 168})
	for _, page := range pages {
		for _, ref := range refs(page, scene.PartField) {
			found[ref.Owner] = true
		}
	}
	if len(found) != 120 || len(pages) < 3 {
		t.Errorf("%d of 120 actions on %d pages", len(found), len(pages))
	}
}
