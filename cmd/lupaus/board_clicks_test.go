//go:build xvfb

package main

import (
	"path/filepath"
	"testing"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/gap"
	"lupaus/model/scene"
)

// mostSteps is how many clicks and keys, beside the typing, lead a board from
// the start page through its promise to a snapshot.
const mostSteps = 50

// counted is a story that counts clicks and keys.
type counted struct {
	*story
	steps int
}

func (c *counted) press(keys ...string) {
	c.steps += len(keys)
	c.key(keys...)
}

// say types a text and finishes it.
func (c *counted) say(text string) {
	c.text(text)
	c.press("Return")
}

// at clicks a part of a picture, at a share of its width.
func (c *counted) at(draw func(*scene.Builder, *model.Project) *scene.Scene, ref scene.Ref, share float64) {
	c.t.Helper()
	z := c.zoneOf(draw, func(r scene.Ref) bool { return r == ref })
	c.steps++
	c.click(int(z.X+z.W*share), int(z.Y+z.H/2))
}

// TestWindow_BoardInFewClicks leads a board from an empty template through its
// promise: understanding, the company's promise and those of two stages, a role,
// the framework, a gap, a decision, a snapshot. It counts what a hand has to do.
func TestWindow_BoardInFewClicks(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", "")
	t.Setenv("XDG_DATA_HOME", "")
	t.Setenv("XDG_DOCUMENTS_DIR", "")
	t.Setenv("FYNE_SCALE", "1")
	c := &counted{story: &story{program: newScreen(t).run(filepath.Join(home, "data"))}}
	c.newFromTemplate(home)
	c.steps++
	company := c.promises()
	c.roleAndFramework(company)
	c.ownerFromGap(company)
	c.decide()
	c.press("ctrl+7", "ctrl+shift+n", "Return")
	c.until("the snapshot", func(p *model.Project) bool { return len(p.Info().Snapshots) == 1 })
	if c.steps > mostSteps {
		t.Errorf("it takes %d clicks and keys, want %d at most", c.steps, mostSteps)
	}
	t.Logf("%d clicks and keys", c.steps)
	c.quit()
}

// promises writes what is known of customers, the company's promise, and those
// of two stages as parts of it.
func (c *counted) promises() model.ID {
	c.t.Helper()
	c.press("ctrl+2")
	c.at(cascade, scene.Ref{Owner: model.InfoID, Part: scene.PartUnderstanding}, 0.5)
	c.say("asiakas haluaa tietää, mitä saa ja milloin")
	c.until("the understanding", func(p *model.Project) bool {
		return p.SheetOf("framework").Row("areas", "understanding").Cells["notes"] != ""
	})
	c.at(cascade, scene.Ref{Owner: model.InfoID, Part: scene.PartAdd}, 0.5)
	c.say("kerromme aina, mitä tapahtuu seuraavaksi")
	p := c.until("the company's promise", func(p *model.Project) bool {
		return len(p.Info().Promises) == 1 && p.Promise(p.Info().Promises[0]).Text != ""
	})
	company := p.Info().Promises[0]
	c.at(cascade, scene.Ref{Owner: company, Part: scene.PartAdd}, 0.5)
	c.say("löydät vastauksen yhdellä haulla")
	c.press("Return") // and the next stage's
	c.say("hinta on sama kuin tarjouksessa")
	c.until("the promises of two stages", func(p *model.Project) bool {
		n := 0
		for _, s := range model.Of[model.Stage](p, firstJourney(p).Stages) {
			for _, e := range model.Of[model.Promise](p, s.Promises) {
				if e.Parent == company && e.Text != "" {
					n++
				}
			}
		}
		return n == 2
	})
	return company
}

// roleAndFramework goes through the exercise with the first role, writes its
// promise, and says how far two areas of the framework have come.
func (c *counted) roleAndFramework(company model.ID) {
	c.t.Helper()
	c.press("ctrl+3")
	role := c.project().Info().Roles[0]
	cards := func(b *scene.Builder, p *model.Project) *scene.Scene {
		return b.RoleCards(p, scene.RoleOptions{Screen: true})
	}
	c.at(cards, scene.Ref{Owner: role, Part: scene.PartField, Lane: "task"}, 0.5)
	c.press("ctrl+shift+h")
	for _, text := range []string{"hyväksyn budjetin", "asiakas, joka odottaa", "autan asiakasta niin, että joku vastaa"} {
		c.say(text)
	}
	c.until("the role's help", func(p *model.Project) bool { return p.Role(role).Value != "" })
	c.at(cards, scene.Ref{Owner: role, Part: scene.PartAdd}, 0.3)
	c.say("kysymme joka kokouksessa, mitä asiakas tietää")
	c.until("the role's promise as a part of the company's", func(p *model.Project) bool {
		list := p.Role(role).Promises
		return len(list) == 1 && p.Promise(list[0]).Parent == company
	})
	c.press("ctrl+4")
	form, _ := assets.FormOf("framework", "fi")
	figure := func(b *scene.Builder, p *model.Project) *scene.Scene {
		return b.Sheet(p, form, p.SheetOf("framework"), scene.SheetOptions{Screen: true})
	}
	sheet := c.project().SheetOf("framework").ID
	for _, area := range []model.ID{"customer", "personnel"} {
		for column, share := range map[model.ID]float64{"now": 0.3, "target": 0.7} {
			c.at(figure, scene.Ref{Owner: sheet, Part: scene.PartSheetCell, Lane: area, Persona: "areas/" + column}, share)
			c.until("the step", func(p *model.Project) bool {
				return p.SheetOf("framework").Row("areas", area).Cells[string(column)] != ""
			})
		}
	}
	c.at(figure, scene.Ref{Owner: sheet, Part: scene.PartSheetCell, Lane: "customer", Persona: "areas/notes"}, 0.5)
	c.say("odottaminen on suurin huoli")
	c.until("the note", func(p *model.Project) bool {
		return p.SheetOf("framework").Row("areas", "customer").Cells["notes"] != ""
	})
}

// ownerFromGap follows the gap that nobody owns the company's promise to the
// field that mends it, and mends it there.
func (c *counted) ownerFromGap(company model.ID) {
	c.t.Helper()
	c.press("ctrl+5")
	gaps := func(b *scene.Builder, p *model.Project) *scene.Scene {
		var checker gap.Checker
		list := scene.GapList(assets.WordsFor("fi"), p, checker.Check(p))
		list.Screen = true
		return b.List(list)
	}
	c.at(gaps, scene.Ref{Owner: company, Part: scene.PartFinding, Lane: model.ID(gap.PromiseNoOwner)}, 0.5)
	c.press("Return")                           // to the field
	c.press("Return", "Down", "Down", "Return") // the first role
	c.until("the owner", func(p *model.Project) bool { return p.Promise(company).Owner == p.Info().Roles[0] })
	c.picture("clicks-gap")
}

// decide makes a decision of the promise, with owner and next check.
func (c *counted) decide() {
	c.t.Helper()
	c.press("ctrl+shift+e")
	c.text("sovimme, kuka vastaa")
	p := c.until("the decision", func(p *model.Project) bool {
		list := p.Info().Decisions
		return len(list) == 1 && p.Decision(list[0]).Title == "sovimme, kuka vastaa"
	})
	id := p.Info().Decisions[0]
	log := func(b *scene.Builder, p *model.Project) *scene.Scene {
		return b.Decisions(p, scene.DecisionOptions{Screen: true})
	}
	c.at(log, scene.Ref{Owner: id, Part: scene.PartOwner}, 0.5)
	c.press("Down", "Down", "Return") // the first role
	c.until("who answers for it", func(p *model.Project) bool { return p.Decision(id).Owner != "" })
	c.at(log, scene.Ref{Owner: id, Part: scene.PartState, Lane: "check"}, 0.5)
	c.press("Down", "Down", "Down", "Return") // in a month
	c.until("the next check", func(p *model.Project) bool { return p.Decision(id).Check != "" })
	c.picture("clicks-decision")
}
