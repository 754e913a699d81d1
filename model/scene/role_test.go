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

// someRole returns the sample with a clerk who has said everything in texts of
// about so many letters.
func someRole(letters int) *model.Project {
	p := modeltest.Sample()
	text := strings.TrimSpace(strings.Repeat("autan löytämään kirjan ", 1+letters/23)[:letters])
	c := *p.Role(modeltest.Clerk)
	c.Task, c.Value, c.Measures, c.Start, c.Stop, c.Continue = text, text, text, text, text, text
	c.Horizon = model.HorizonYear
	c.Touchpoints = []model.ID{modeltest.Ad, modeltest.Queue}
	var es []model.Entity
	for i := range 3 {
		w := &model.Promise{
			ID: model.ID(fmt.Sprint("clerk", i)), Level: model.LevelRole, Subject: c.ID, Text: text, Parent: modeltest.CompanyWord,
			Kept: model.KeptNo, Evidence: model.EvidenceTold, Adoption: model.AdoptionShared,
		}
		c.Promises = append(c.Promises, w.ID)
		es = append(es, w)
	}
	return p.With(append(es, &c)...)
}

// TestRoleCard_Fits draws cards of all sizes with texts of all lengths: they
// keep to their size, and texts are cut only where nothing else helps.
func TestRoleCard_Fits(t *testing.T) {
	for _, c := range []struct {
		letters       int
		width, height float64
		cut           bool
	}{
		{0, 132, 194, false},
		{40, 132, 194, false},
		{160, 132, 194, false},
		{300, 132, 194, false},
		{2000, 132, 194, true},
		{9000, 132, 194, true},
		{40, 194, 132, false},
		{40, 90, 130, false},
		{300, 90, 130, true},
		{300, 70, 70, true},
		{40, 60, 40, true},
	} {
		for _, opt := range []scene.RoleOptions{{}, {Screen: true}} {
			p := someRole(c.letters)
			s, cut := builder("fi").RoleCard(p, modeltest.Clerk, c.width, c.height, opt)
			name := fmt.Sprintf("%d letters on %.0f × %.0f", c.letters, c.width, c.height)
			for _, problem := range scenetest.Problems(assets.Typeset(), s) {
				t.Errorf("%s: %s", name, problem)
			}
			if s.Width != c.width || s.Height != c.height {
				t.Errorf("%s: the card is %.1f × %.1f", name, s.Width, s.Height)
			}
			if (cut > 0) != c.cut {
				t.Errorf("%s: %d texts are cut", name, cut)
			}
			for _, x := range letters(s) {
				if x.Size < scene.SizeSmall*0.85-1e-9 {
					t.Errorf("%s: %q has a size of %.2f", name, x.S, x.Size)
				}
			}
		}
	}
}

func letters(s *scene.Scene) []scene.Text {
	var list []scene.Text
	for _, b := range s.Blocks {
		for _, m := range b.Marks {
			if x, ok := m.(scene.Text); ok {
				list = append(list, x)
			}
		}
	}
	return list
}

func TestRoleCard_Says(t *testing.T) {
	p := someRole(30)
	s, _ := builder("fi").RoleCard(p, modeltest.Clerk, 132, 194, scene.RoleOptions{})
	for owner, part := range map[model.ID]scene.Part{
		modeltest.Clerk: scene.PartEntity, "clerk0": scene.PartPromise, "clerk2": scene.PartKept,
		modeltest.Desk: scene.PartTouchpoint, modeltest.Ad: scene.PartTouchpoint, modeltest.Queue: scene.PartTouchpoint,
	} {
		if n := len(zonesFor(s, owner, part)); n != 1 {
			t.Errorf("%d zones of %s %s", n, part, owner)
		}
	}
	for _, field := range []model.ID{"name", "task", "help", "measures", "start", "stop", "continue"} {
		if !slices.ContainsFunc(zonesOf(s), func(z scene.Zone) bool {
			return z.Ref == scene.Ref{Owner: modeltest.Clerk, Part: scene.PartField, Lane: field}
		}) {
			t.Errorf("no zone of %s", field)
		}
	}
	if n := len(zonesFor(s, modeltest.Clerk, scene.PartAdd)); n != 0 {
		t.Error("paper has a place to add")
	}
	if n := len(zonesFor(s, modeltest.Call, scene.PartTouchpoint)); n != 0 {
		t.Error("a touchpoint of nobody is named")
	}
	all := strings.Join(texts(s), "\n")
	for _, want := range []string{"Virkailija", "osa lupausta: Löydät aina luettavaa", "Rikottu", "Aikajänne: 1 vuosi", "Odotan jonossa (Käynti)", "Kirjan lainaaminen"} {
		if !strings.Contains(all, want) {
			t.Errorf("the card does not say %q", want)
		}
	}
}

func TestRoleCard_AsksOnScreen(t *testing.T) {
	p := promiseTree(5)
	ask := "Mitä teen työkseni?"
	for name, c := range map[string]struct {
		opt  scene.RoleOptions
		want bool
	}{"screen": {scene.RoleOptions{Screen: true}, true}, "paper": {scene.RoleOptions{}, false}, "blank": {scene.RoleOptions{Blank: true}, false}} {
		s, _ := builder("fi").RoleCard(p, "r0", 132, 194, c.opt)
		if slices.Contains(texts(s), ask) != c.want {
			t.Errorf("%s: asked is not %v", name, c.want)
		}
	}
}

func TestRoleCard_Blank(t *testing.T) {
	s, cut := builder("fi").RoleCard(someRole(60), modeltest.Clerk, 132, 194, scene.RoleOptions{Blank: true})
	all := strings.Join(texts(s), "\n")
	if !strings.Contains(all, "Virkailija") || strings.Contains(all, "autan") || strings.Contains(all, "jonossa") || cut > 0 {
		t.Errorf("the blank card says\n%s", all)
	}
}

func TestRoleCard_Unknown(t *testing.T) {
	s, cut := builder("fi").RoleCard(modeltest.Sample(), "gone", 132, 194, scene.RoleOptions{})
	if len(s.Blocks) != 0 || cut != 0 || s.Width != 132 {
		t.Errorf("a role that is not there gives %d blocks", len(s.Blocks))
	}
}

func TestRoleCards_Wall(t *testing.T) {
	p := promiseTree(30)
	for per, rows := range map[int]int{1: 8, 3: 3, 4: 2, 20: 1} {
		s := builder("fi").RoleCards(p, scene.RoleOptions{PerRow: per})
		tops := map[float64]float64{}
		for _, r := range p.Info().Roles {
			z := zonesFor(s, r, scene.PartEntity)[0]
			if h, ok := tops[z.Y]; ok && h != z.H {
				t.Errorf("cards of one row are %.1f and %.1f high", h, z.H)
			}
			tops[z.Y] = z.H
		}
		if len(tops) != rows {
			t.Errorf("%d beside each other stand in %d rows, want %d", per, len(tops), rows)
		}
	}
	for width, per := range map[float64]int{100: 1, 260: 2, 500: 4} {
		narrow := builder("fi").RoleCards(p, scene.RoleOptions{Width: width})
		if want := builder("fi").RoleCards(p, scene.RoleOptions{PerRow: per}); narrow.Width != want.Width || narrow.Width > max(width, 180) {
			t.Errorf("in %v mm the wall is %v wide, that of %d in a row %v", width, narrow.Width, per, want.Width)
		}
	}
	some := builder("fi").RoleCards(p, scene.RoleOptions{Roles: []model.ID{"r3", "gone", "r1"}})
	if three, one := zonesFor(some, "r3", scene.PartEntity), zonesFor(some, "r1", scene.PartEntity); len(three) != 1 || len(one) != 1 || three[0].X > one[0].X {
		t.Errorf("the chosen roles stand at %v and %v", three, one)
	}
	if len(zonesFor(some, "r0", scene.PartEntity)) != 0 {
		t.Error("a role that was not chosen has a card")
	}
}

func TestRoleCards_EmptyOffersToAdd(t *testing.T) {
	p := model.NewProject(model.Info{})
	for name, s := range map[string]*scene.Scene{
		"cards": builder("fi").RoleCards(p, scene.RoleOptions{Screen: true}), "horizons": builder("fi").Horizons(p, scene.RoleOptions{Screen: true}),
	} {
		if n := len(zonesFor(s, model.InfoID, scene.PartAdd)); n != 1 {
			t.Errorf("%s: %d places to add a role", name, n)
		}
	}
}
