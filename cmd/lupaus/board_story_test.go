//go:build xvfb

package main

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/scene"
	"lupaus/storage"
)

// TestWindow_BoardStory leads a board through its promise with mouse and
// keyboard: the tree, a role card, the framework, a gap, an action; then the
// battery runs out, and everything is there again.
func TestWindow_BoardStory(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("FYNE_SCALE", "1")
	p, err := assets.Build("daycare", "fi", model.NewID, model.DateOf(time.Now()))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(home, "hallitus.lupaus")
	if err := storage.SaveAs(file, &model.State{Project: p}, false, storage.Options{}); err != nil {
		t.Fatal(err)
	}
	screen := newScreen(t)
	s := &story{file: file, program: screen.run(filepath.Join(home, "data"), file)}
	s.wait("msg=frame")

	s.companyPromise("Perhe tietää aina, mitä seuraavaksi tapahtuu")
	s.childOfCompany()
	s.roleCard("Autan perheitä niin, että paikkoja riittää")
	s.frameworkStep()
	before := s.actionFromGap()
	s.picture("board-evening")

	if err := s.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-s.done
	s.program = screen.run(filepath.Join(home, "data"), s.file)
	s.wait("msg=frame")
	if after := s.project(); asJSON(t, after) != asJSON(t, before) {
		t.Error("the project is not what it was when the program was killed")
	}
	s.key("ctrl+z")
	s.until("the action undone after the kill", func(p *model.Project) bool {
		return len(p.Info().Actions) < len(before.Info().Actions)
	})
	s.quit()
}

func cascade(b *scene.Builder, p *model.Project) *scene.Scene {
	return b.Cascade(p, scene.CascadeOptions{Screen: true})
}

func isPart(part scene.Part, owner model.ID) func(scene.Ref) bool {
	return func(r scene.Ref) bool { return r.Part == part && r.Owner == owner }
}

// companyPromise turns to the tree and types over the company's promise.
func (s *story) companyPromise(text string) {
	s.t.Helper()
	s.key("ctrl+2", "ctrl+0")
	id := s.project().Info().Promises[0]
	card := s.zoneOf(cascade, isPart(scene.PartPromise, id))
	s.click(int(card.X+card.W/2), int(card.Y+card.H*0.2))
	s.key("F2", "ctrl+a")
	s.text(text)
	s.key("Return")
	s.until("the company's promise", func(p *model.Project) bool { return p.Promise(id).Text == text })
	s.picture("board-promise")
}

// childOfCompany drags a promise that is a part of another one onto the
// company's.
func (s *story) childOfCompany() {
	s.t.Helper()
	p := s.project()
	company := p.Info().Promises[0]
	var child *model.Promise
	for e := range p.Promises() {
		if e.Parent != "" && e.Parent != company && child == nil {
			child = e
		}
	}
	from, to := s.zoneOf(cascade, isPart(scene.PartPromise, child.ID)), s.zoneOf(cascade, isPart(scene.PartPromise, company))
	s.drag(int(from.X+from.W/2), int(from.Y+from.H*0.3), int(to.X+to.W/2), int(to.Y+to.H*0.4))
	s.until("the promise as a part of the company's", func(p *model.Project) bool { return p.Promise(child.ID).Parent == company })
	s.picture("board-child")
}

// roleCard types on the card of the first role how it helps.
func (s *story) roleCard(help string) {
	s.t.Helper()
	s.key("ctrl+3", "ctrl+0")
	role := s.project().Info().Roles[0]
	field := s.zoneOf(func(b *scene.Builder, p *model.Project) *scene.Scene {
		return b.RoleCards(p, scene.RoleOptions{Screen: true})
	}, func(r scene.Ref) bool { return r.Part == scene.PartField && r.Owner == role && r.Lane == "help" })
	x, y := middle(field)
	s.click(x, y)
	s.text(help)
	s.key("Return")
	s.until("how the role helps", func(p *model.Project) bool { return p.Role(role).Value == help })
	s.picture("board-role")
}

// frameworkStep says in the figure how far the understanding of customers has
// come, with a click on the last step.
func (s *story) frameworkStep() {
	s.t.Helper()
	s.key("ctrl+4", "ctrl+0")
	form, _ := assets.FormOf("framework", "fi")
	cell := s.zoneOf(func(b *scene.Builder, p *model.Project) *scene.Scene {
		return b.Sheet(p, form, p.SheetOf("framework"), scene.SheetOptions{Screen: true})
	}, func(r scene.Ref) bool {
		return r.Part == scene.PartSheetCell && r.Lane == "understanding" && r.Persona == "areas/now"
	})
	s.click(int(cell.X+cell.W*0.9), int(cell.Y+cell.H/2))
	s.until("the step of the framework", func(p *model.Project) bool {
		return p.SheetOf("framework").Row("areas", "understanding").Cells["now"] == "5"
	})
	s.picture("board-steps")
}

// actionFromGap goes from the gravest gap to what it is about and makes it an
// action.
func (s *story) actionFromGap() *model.Project {
	s.t.Helper()
	actions := len(s.project().Info().Actions)
	s.key("ctrl+5", "Home")
	s.picture("board-gaps")
	s.key("ctrl+shift+a")
	return s.until("the action", func(p *model.Project) bool {
		list := p.Info().Actions
		if len(list) != actions+1 {
			return false
		}
		made := p.Action(list[len(list)-1])
		return made.Title != "" && len(made.About) == 1 && !slices.Contains(list[:actions], made.ID)
	})
}
