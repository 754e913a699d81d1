package scene_test

import (
	"fmt"
	"testing"

	"lupaus/model"
	"lupaus/model/scene"
)

// TestHorizons_WhereRolesStand holds that every role stands in the place of its
// horizon, and that each horizon lies within the next.
func TestHorizons_WhereRolesStand(t *testing.T) {
	p := promiseTree(30)
	unknown := *p.Role("r2")
	unknown.Horizon = model.HorizonUnknown
	p = p.With(&unknown)
	for _, n := range []int{0, 30} {
		p := p
		for i := range n { // a crowd in one of them
			info := *p.Info()
			r := &model.Role{ID: model.ID(fmt.Sprint("more", i)), Name: "Myyjä", Role: model.RoleOther, Horizon: model.HorizonThree}
			info.Roles = append(info.Roles[:len(info.Roles):len(info.Roles)], r.ID)
			p = p.With(&info, r)
		}
		s := builder("fi").Horizons(p, scene.RoleOptions{})
		for _, id := range p.Info().Roles {
			cards := zonesFor(s, id, scene.PartEntity)
			if len(cards) != 1 {
				t.Fatalf("%s has %d cards", id, len(cards))
			}
			z, _ := hitPart(s, cards[0].X, cards[0].Y, scene.PartState)
			if want := model.ID(p.Role(id).Horizon); z.Ref.Lane != "horizon" || z.Ref.Persona != want {
				t.Errorf("%s stands in %v, not in %q", id, z.Ref, want)
			}
		}
	}
}

// hitPart returns the zone of a part at a place.
func hitPart(s *scene.Scene, x, y float64, part scene.Part) (zone scene.Zone, ok bool) {
	s.Zones(scene.Rect{X: x, Y: y, W: 1e-9, H: 1e-9}, func(z scene.Zone) {
		if z.Ref.Part == part {
			zone, ok = z, true
		}
	})
	return zone, ok
}

func TestHorizons_Beside(t *testing.T) {
	place := func(s *scene.Scene) bool {
		for _, z := range zonesOf(s) {
			if z.Ref == (scene.Ref{Part: scene.PartState, Lane: "horizon"}) {
				return true
			}
		}
		return false
	}
	placed := promiseTree(30)
	if place(builder("fi").Horizons(placed, scene.RoleOptions{})) {
		t.Error("paper has an empty place for roles that are not placed")
	}
	if !place(builder("fi").Horizons(placed, scene.RoleOptions{Screen: true})) {
		t.Error("the screen has no place to take a role out of all horizons")
	}
	unknown := *placed.Role("r2")
	unknown.Horizon = model.HorizonUnknown
	if !place(builder("fi").Horizons(placed.With(&unknown), scene.RoleOptions{})) {
		t.Error("roles that are not placed are not shown")
	}
}
