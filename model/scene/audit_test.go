package scene_test

import (
	"fmt"
	"strings"
	"testing"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/audit"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
	"lupaus/model/scene/scenetest"
)

// TestAudit_HoldsItsTexts draws every picture of an audit on screen and paper.
func TestAudit_HoldsItsTexts(t *testing.T) {
	for name, p := range map[string]*model.Project{"sample": modeltest.Sample(), "large": modeltest.LargeAudit(60, 40)} {
		for _, a := range model.Of[model.Audit](p, p.Info().Audits) {
			spec := scene.AuditSpec{Project: p, Result: audit.Of(p, a.ID), Today: "2026-02-01"}
			if before := p.EarlierAudit(a); before != nil {
				spec.Change = audit.Since(p, before.ID, a.ID)
			}
			for _, view := range scene.AuditViews() {
				t.Run(fmt.Sprint(name, "/", a.ID, "/", view), func(t *testing.T) {
					b := builder("fi")
					for _, width := range []float64{120, 186, 261, 420} {
						spec.Width, spec.Screen = width, true
						s := b.Audit(spec, view)
						scenetest.Check(t, assets.Typeset(), s)
						for _, s := range b.AuditPages(spec, view, 240) {
							scenetest.Check(t, assets.Typeset(), s)
						}
					}
				})
			}
		}
	}
}

// TestAudit_SaysFromHowMany tells on every picture what was measured and from how
// many.
func TestAudit_SaysFromHowMany(t *testing.T) {
	p := modeltest.Sample()
	r := audit.Of(p, modeltest.Audit)
	for _, view := range scene.AuditViews() {
		s := builder("fi").Audit(scene.AuditSpec{Project: p, Result: r}, view)
		var said strings.Builder
		for _, b := range s.Blocks {
			for _, m := range b.Marks {
				if x, ok := m.(scene.Text); ok {
					said.WriteString(x.S + " ")
				}
			}
		}
		for _, want := range []string{"4 vastaajaa", "versio"} {
			if !strings.Contains(said.String(), want) {
				t.Errorf("%s does not say %q", view, want)
			}
		}
	}
}
