package cmd_test

import (
	"fmt"
	"testing"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/gap"
)

// TestSamples_Gaps holds that every sample shows every rule of the gap check,
// and switches off rules that there are only, with a reason and where they would
// find something.
func TestSamples_Gaps(t *testing.T) {
	known := map[gap.RuleID]bool{}
	for _, r := range gap.Rules() {
		known[r.ID] = true
	}
	ignored := 0
	for _, s := range assets.Samples("fi") {
		n := 0
		ids := func() model.ID { n++; return model.ID(fmt.Sprintf("id%04d", n)) }
		p, err := assets.Build(s.ID, "fi", ids, "2026-11-23")
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range p.Info().IgnoredRules {
			if !known[gap.RuleID(r.Rule)] || r.Reason == "" {
				t.Errorf("%s: the rule %q is switched off, because %q", s.ID, r.Rule, r.Reason)
			}
		}
		report := gap.Check(p)
		count := map[gap.RuleID]int{}
		for _, f := range report.Findings {
			count[f.Rule]++
		}
		for _, r := range report.Ignored {
			count[r.Rule] += r.Count
			ignored++
		}
		for _, r := range gap.Rules() {
			if count[r.ID] == 0 {
				t.Errorf("%s: nothing is found by the rule %s", s.ID, r.ID)
			}
		}
	}
	if ignored == 0 {
		t.Error("no sample has a rule switched off")
	}
}
