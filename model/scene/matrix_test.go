package scene_test

import (
	"fmt"
	"slices"
	"testing"

	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

// cellsOf returns the cells of the matrix in which a promise stands, as "stage,
// role", in alphabetical order.
func cellsOf(s *scene.Scene, promise model.ID) []string {
	var cells []string
	for _, card := range zonesFor(s, promise, scene.PartPromise) {
		for _, z := range zonesOf(s) {
			if z.Ref.Part == scene.PartMatrix && z.Contains(card.X, card.Y) {
				cells = append(cells, fmt.Sprintf("%s,%s", z.Ref.Owner, z.Ref.Lane))
			}
		}
	}
	slices.Sort(cells)
	return cells
}

func TestPromiseMatrix_WherePromisesStand(t *testing.T) {
	p := modeltest.Sample()
	change := func(id model.ID, set func(*model.Promise)) {
		c := *p.Promise(id)
		set(&c)
		p = p.With(&c)
	}
	change(modeltest.QueueWord, func(w *model.Promise) { w.Owner = "" })
	for _, c := range []struct {
		name    string
		set     func(*model.Promise) // of the board's promise
		promise model.ID
		want    []string
	}{
		{"a stage's promise without an owner", nil, modeltest.StageWord, []string{"visit,"}},
		{"a touchpoint's promise without an owner", nil, modeltest.QueueWord, []string{"visit,"}},
		{"a touchpoint's promise stands at its stage only", nil, modeltest.DeskWord, []string{"visit,clerk"}},
		{"a role's promise belongs to all stages", nil, modeltest.BoardWord, []string{",board"}},
		{"the company's promise stands above", nil, modeltest.CompanyWord, nil},
		{"another journey's promise", nil, modeltest.TargetWord, nil},
		{"somebody else owns a role's promise", func(w *model.Promise) { w.Owner = modeltest.Clerk }, modeltest.BoardWord, []string{",clerk"}},
		{"kept at two stages", func(w *model.Promise) { w.KeptBy = []model.ID{modeltest.Call, modeltest.Desk, modeltest.Queue} },
			modeltest.BoardWord, []string{"search,board", "visit,board"}},
		{"kept on another journey", func(w *model.Promise) { w.KeptBy = []model.ID{modeltest.TargetDesk} }, modeltest.BoardWord, nil},
		{"an owner who has gone", func(w *model.Promise) { w.Owner = "gone" }, modeltest.BoardWord, []string{","}},
	} {
		t.Run(c.name, func(t *testing.T) {
			was := p
			defer func() { p = was }()
			if c.set != nil {
				change(modeltest.BoardWord, c.set)
			}
			s := builder("fi").PromiseMatrix(p, scene.MatrixOptions{Journey: modeltest.Now})
			if got := cellsOf(s, c.promise); !slices.Equal(got, c.want) {
				t.Errorf("stands in %q, want %q", got, c.want)
			}
		})
	}
}

func TestPromiseMatrix_Zones(t *testing.T) {
	p := modeltest.Sample()
	s := builder("fi").PromiseMatrix(p, scene.MatrixOptions{Journey: modeltest.Now})
	for _, stage := range []model.ID{"", modeltest.Search, modeltest.Visit, modeltest.After} {
		for _, role := range []model.ID{modeltest.Board, modeltest.Clerk, ""} {
			n := 0
			for _, z := range zonesOf(s) {
				if z.Ref == (scene.Ref{Owner: stage, Part: scene.PartMatrix, Lane: role}) {
					n++
				}
			}
			if n != 1 {
				t.Errorf("stage %q and role %q have %d cells", stage, role, n)
			}
		}
	}
	for _, id := range []model.ID{modeltest.Search, modeltest.Board, modeltest.Clerk} {
		if n := len(zonesFor(s, id, scene.PartEntity)); n != 1 {
			t.Errorf("%s has %d heads", id, n)
		}
	}
	if n := len(zonesFor(s, modeltest.CompanyWord, scene.PartPromise)); n != 1 {
		t.Errorf("the company's promise stands %d times", n)
	}
}

// TestPromiseMatrix_ManyStages holds that columns go on below when they would
// get too narrow, and that no stage gets lost.
func TestPromiseMatrix_ManyStages(t *testing.T) {
	p := modeltest.Large(90, 3, 90)
	s := builder("fi").PromiseMatrix(p, scene.MatrixOptions{})
	tops := map[float64]bool{}
	for _, id := range p.Journey("j0").Stages {
		heads := zonesFor(s, id, scene.PartEntity)
		if len(heads) != 1 {
			t.Fatalf("%s has %d heads", id, len(heads))
		}
		tops[heads[0].Y] = true
		if heads[0].W < 40 {
			t.Errorf("%s is %.0f mm wide", id, heads[0].W)
		}
	}
	if len(tops) < 3 || s.Width > 500 {
		t.Errorf("%d stages stand in %d bands of %.0f mm", len(p.Journey("j0").Stages), len(tops), s.Width)
	}
}

func TestPromiseMatrix_Blank(t *testing.T) {
	p := modeltest.Sample()
	s := builder("fi").PromiseMatrix(p, scene.MatrixOptions{Blank: true})
	if slices.ContainsFunc(zonesOf(s), func(z scene.Zone) bool { return z.Ref.Part == scene.PartPromise }) {
		t.Error("the blank form shows promises")
	}
	all := texts(s)
	for _, want := range []string{"Käynti", "Virkailija", "Kaikki vaiheet", "Ei kukaan", "Yrityksen lupaus"} {
		if !slices.Contains(all, want) {
			t.Errorf("the blank form does not say %q", want)
		}
	}
}
