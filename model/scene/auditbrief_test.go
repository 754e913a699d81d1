package scene_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/audit"
	"lupaus/model/scene"
	"lupaus/model/scene/scenetest"
)

// briefAudit is the web shop's latest audit for a short report.
func briefAudit(t *testing.T) scene.AuditSpec {
	t.Helper()
	n := 0
	p, err := assets.Build("webshop", "fi", func() model.ID { n++; return model.ID(fmt.Sprint("id", n)) }, "2026-11-23")
	if err != nil {
		t.Fatal(err)
	}
	a := p.LatestAudit()
	return scene.AuditSpec{Project: p, Result: audit.Of(p, a.ID), Change: audit.Since(p, p.EarlierAudit(a).ID, a.ID), Brief: true, Width: 232}
}

// statementsOn counts the statements that pages show in the column of all, each
// once.
func statementsOn(pages []*scene.Scene) map[model.ID]bool {
	found := map[model.ID]bool{}
	for _, s := range pages {
		for _, b := range s.Blocks {
			for _, z := range b.Block.Zones {
				if z.Ref.Part == scene.PartStatement {
					found[z.Ref.Lane] = true
				}
			}
		}
	}
	return found
}

// numberIn is the number in a sentence of the pages, 0 when it is not there.
func numberIn(pages []*scene.Scene, sentence string) int {
	for _, s := range pages {
		if m := regexp.MustCompile(sentence).FindStringSubmatch(strings.Join(texts(s), " ")); m != nil {
			n, _ := strconv.Atoi(m[1])
			return n
		}
	}
	return 0
}

// TestAudit_Brief checks that the pictures of a short report are a page each, that
// no statement is missing from its heat map, and that what is left out elsewhere
// is told: what is shown and what is said to be left make up the whole.
func TestAudit_Brief(t *testing.T) {
	spec, ts := briefAudit(t), assets.Typeset()
	b := builder("fi")
	pages := map[scene.AuditView][]*scene.Scene{}
	for _, view := range scene.AuditViews() {
		pages[view] = b.AuditPages(spec, view, 327)
		most := 1
		if view == scene.AuditHeatMap {
			most = 2
		}
		if n := len(pages[view]); n > most {
			t.Errorf("%s takes %d pages, want %d at most", view, n, most)
		}
		for i, s := range pages[view] {
			if found := scenetest.Problems(ts, s); len(found) > 0 {
				t.Errorf("%s, page %d: %s", view, i+1, strings.Join(found, "\n"))
			}
		}
	}
	if n := len(statementsOn(pages[scene.AuditHeatMap])); n != spec.Result.Instrument.Len() {
		t.Errorf("the heat map has %d statements of %d", n, spec.Result.Instrument.Len())
	}
	apart := 0
	for _, d := range spec.Result.Disagreements() {
		if d.Gap > 0 {
			apart++
		}
	}
	shown, left := len(statementsOn(pages[scene.AuditDisagreements])), numberIn(pages[scene.AuditDisagreements], `eri mieltä (\d+) väittämästä`)
	if left == 0 || shown+left != apart {
		t.Errorf("%d disagreements are shown and %d said to be left of %d", shown, left, apart)
	}
	change := pages[scene.AuditChange]
	sum := len(statementsOn(change)) + numberIn(change, `Lisäksi (\d+) väittämän mediaani`) + numberIn(change, `(\d+) väittämän mediaani on ennallaan`)
	if sum != len(spec.Change.Shared) {
		t.Errorf("%d changes are shown or said to be left of %d", sum, len(spec.Change.Shared))
	}
	marks := 0
	for _, m := range spec.Result.Audit.Marks {
		if !m.Empty() {
			marks++
		}
	}
	evidence := pages[scene.AuditEvidence]
	if sum := len(statementsOn(evidence)) + numberIn(evidence, `Lisäksi (\d+) väittämällä`); sum != marks {
		t.Errorf("%d marked statements are shown or said to be left of %d", sum, marks)
	}
}
