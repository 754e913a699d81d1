package edit_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"lupaus/model"
	"lupaus/model/edit"
)

// words reads an area of the translations. The files are read as they are,
// because model/edit must not know assets.
func words(t *testing.T, lang, area string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(fmt.Sprintf("../../assets/i18n/%s/%s.json", lang, area))
	must(t, err)
	texts := map[string]string{}
	must(t, json.Unmarshal(data, &texts))
	return texts
}

// TestWords checks that every step, problem and value of the model has a word
// in each language, and that labels have a verb for each argument.
func TestWords(t *testing.T) {
	for _, lang := range []string{"fi", "en", "sv"} {
		steps, values := words(t, lang, "edit"), words(t, lang, "model")
		used := map[string]bool{}
		label := func(l model.Label) {
			used[l.Key] = true
			if text, ok := steps[l.Key]; !ok || strings.Count(text, "%s") != len(l.Args) {
				t.Errorf("%s: label %s with %d arguments is %q", lang, l.Key, len(l.Args), text)
			}
		}
		for _, list := range allCases() {
			for _, c := range list {
				if b, ok := c.edit.(edit.Batch); !ok || b.Name.Key != "" {
					label(c.edit.Label())
				}
			}
		}
		for _, kind := range model.Kinds() {
			for _, f := range edit.Fields(kind) {
				label(edit.SetText{Field: f}.Label())
			}
		}
		for _, f := range edit.InstrumentFields() {
			label(edit.SetInstrumentText{Field: f}.Label())
		}
		for n := range 3 {
			list := make([]model.ID, n)
			label(edit.Remove{IDs: list}.Label())
			label(edit.MoveTouchpoints{IDs: list}.Label())
		}
		f := edit.Copy(large, []model.ID{"t0", "t1"})
		label(edit.Insert{Fragment: f}.Label())
		label(edit.Insert{Fragment: edit.Copy(large, []model.ID{"t0"})}.Label())
		label(edit.CopyJourney{}.Label())
		label(edit.Import{}.Label())
		for key := range steps {
			if !used[key] && !strings.HasPrefix(key, "error.") {
				t.Errorf("%s: nothing uses %s", lang, key)
			}
		}
		for _, code := range []model.Code{edit.CodeClipboard, edit.CodeClipboardNewer} {
			if steps["error."+string(code)] == "" {
				t.Errorf("%s: no words for error.%s", lang, code)
			}
		}
		for key, text := range valueKeys() {
			if values[key] == "" {
				t.Errorf("%s: no word for %s", lang, text)
			}
		}
		if len(values) != len(valueKeys()) {
			t.Errorf("%s: %d words of the model for %d values", lang, len(values), len(valueKeys()))
		}
	}
}

// valueKeys lists the keys of all codes and values of the model.
func valueKeys() map[string]string {
	keys := map[string]string{}
	put := func(prefix string, value any) {
		keys[fmt.Sprint(prefix, ".", value)] = fmt.Sprintf("%T %v", value, value)
	}
	each(put, "error", model.CodeNotFound, model.CodeInvalid, model.CodeUnknownKind, model.CodeNothing,
		model.CodeAnswered, model.CodeNeeded)
	each(put, "problem", model.ProblemText, model.ProblemLong, model.ProblemValue, model.ProblemReference,
		model.ProblemOrphan, model.ProblemTwice, model.ProblemCycle, model.ProblemMissing)
	each(put, "kind", model.Kinds()...)
	each(put, "perspective", model.Perspectives()...)
	each(put, "state", model.JourneyStates()...)
	each(put, "lane", append(model.LaneKinds(), model.LaneFree)...)
	each(put, "doer", model.Doers()...)
	each(put, "channel", append(model.Channels(), "none")...)
	each(put, "evidence", model.EvidenceLevels()...)
	each(put, "level", model.PromiseLevels()...)
	each(put, "kept", model.KeptStates()...)
	each(put, "adoption", model.AdoptionSteps()...)
	each(put, "role", model.RoleKinds()...)
	each(put, "horizon", model.Horizons()...)
	each(put, "verdict", model.Verdicts()...)
	each(put, "decisionState", model.DecisionStates()...)
	each(put, "actionState", model.ActionStates()...)
	each(put, "flow", append(model.FlowStages(), "unknown")...)
	each(put, "customerFigure", model.CustomerFigures()...)
	each(put, "respondents", model.GroupKinds()...)
	each(put, "batchWay", model.BatchWays()...)
	return keys
}

func each[T any](put func(string, any), prefix string, values ...T) {
	for _, v := range values {
		put(prefix, v)
	}
}
