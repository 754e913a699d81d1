package scene_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/gap"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
	"lupaus/model/scene/scenetest"
)

// unsaid finds keys without words, verbs without arguments and arguments
// without verbs.
var unsaid = regexp.MustCompile(`%|EXTRA|^[a-z]+(\.[a-zA-Z]+)+$`)

func rowsOf(l scene.ListSpec) []scene.ListRow {
	var rows []scene.ListRow
	for _, s := range l.Sections {
		rows = append(rows, s.Rows...)
	}
	return rows
}

func wellSaid(t *testing.T, l scene.ListSpec) {
	t.Helper()
	for _, r := range rowsOf(l) {
		for _, text := range []string{r.Title, r.Hint} {
			if unsaid.MatchString(text) {
				t.Errorf("%+v says %q", r.Ref, text)
			}
		}
		for line := range strings.Lines(r.Text) {
			if strings.TrimSpace(line) == "" || unsaid.MatchString(strings.ReplaceAll(line, " %", "")) {
				t.Errorf("%+v says %q", r.Ref, line)
			}
		}
	}
}

// TestGapList has a row for every finding, the gravest first, and the rules that
// are switched off with their reasons.
func TestGapList(t *testing.T) {
	p := modeltest.Sample()
	r := gap.Check(p)
	for _, lang := range assets.Languages() {
		w := assets.WordsFor(lang)
		l := scene.GapList(w, p, r)
		wellSaid(t, l)
		rows := rowsOf(l)
		if len(rows) != len(r.Findings)+len(r.Ignored) || len(r.Ignored) != 1 {
			t.Fatalf("%d rows for %d findings and %d rules that are off", len(rows), len(r.Findings), len(r.Ignored))
		}
		for i, f := range r.Findings {
			row := rows[i]
			if row.Ref.Owner != f.Subject || row.Title != w.T(f.Rule.NameKey()) || row.Marks < 1 || row.Marks > 5 {
				t.Errorf("finding %d is row %+v", i, row)
			}
			if i > 0 && row.Marks > rows[i-1].Marks {
				t.Errorf("row %d has more bars than the graver one before it", i)
			}
			j := p.JourneyOf(f.Subject)
			if j != nil != strings.Contains(row.Text, w.T("gap.where", scene.Name(w, j0(j)))) {
				t.Errorf("row %d says %q, which tells another journey than %v", i, row.Text, j)
			}
		}
		if last := rows[len(rows)-1]; last.Text != p.Info().IgnoredRules[0].Reason || last.Tag != fmt.Sprint(r.Ignored[0].Count) {
			t.Errorf("the rule that is off says %+v", last)
		}
		scenetest.Check(t, assets.Typeset(), builder(lang).List(l))
	}
	none := scene.GapList(assets.WordsFor("fi"), model.NewProject(model.Info{}), gap.Check(model.NewProject(model.Info{})))
	if len(rowsOf(none)) != 0 || none.Empty == "" {
		t.Errorf("an empty project has %+v", none)
	}
}

// j0 is a journey, or one that is called like none.
func j0(j *model.Journey) *model.Journey {
	if j == nil {
		return &model.Journey{Name: "ei mikään polku"}
	}
	return j
}

// TestChangeList tells every kind of change that model.Since knows in words.
func TestChangeList(t *testing.T) {
	p, err := edit.AddAudit{Audit: model.Audit{ID: "vanha-auditointi", Name: "Viime vuosi", Instrument: modeltest.Questions}}.Apply(modeltest.Sample())
	if err != nil {
		t.Fatal(err)
	}
	then := &model.Snapshot{ID: "then", Name: "Ennen", Made: "2026-01-09", Project: p.Bare()}
	place := edit.SheetPlace{Sheet: modeltest.Sheet, Form: "economy", Block: "economy", Row: "values"}
	now := p
	ids := modeltest.IDs("n")
	for _, e := range []edit.Edit{
		edit.SetText{ID: modeltest.DeskWord, Field: edit.FieldText, Text: "Saat kaksi vinkkiä"},
		edit.SetKept{Promise: modeltest.QueueWord, Kept: model.KeptYes},
		edit.SetOwner{ID: modeltest.QueueWord, Owner: modeltest.Board},
		edit.SetMeasured{Promise: modeltest.QueueWord, Last: "4 min", On: "2026-02-02"},
		edit.SetPromise{Promise: adopted(p.Promise(modeltest.BoardWord))},
		edit.AddPromise{Promise: model.Promise{ID: "uusi", Level: model.LevelCompany, Text: "Uusi lupaus", Evidence: model.EvidenceGuess, Kept: model.KeptUnknown, Adoption: model.AdoptionWritten}},
		edit.SetFeeling{Touchpoint: modeltest.Queue, Feeling: model.Feeling{Persona: modeltest.Aino, Value: 0.5}},
		edit.ClearFeeling{Touchpoint: modeltest.Ad},
		edit.AddTouchpoint{ID: "uusi-piste", Stage: modeltest.Visit, Title: "Luen tekstiviestin"},
		edit.MoveTouchpoints{IDs: []model.ID{modeltest.Call}, Stage: modeltest.Visit, At: edit.End},
		edit.SetText{ID: modeltest.Desk, Field: edit.FieldTitle, Text: "Saan kirjan"},
		edit.Remove{IDs: []model.ID{modeltest.Parcel, modeltest.Target}},
		edit.AddJourney{Journey: model.Journey{ID: "uusi-polku", Name: "Palautus", Perspective: model.PerspectiveCustomer, State: model.StateNow}},
		edit.SetDecision{Decision: decided(p.Decision(modeltest.GiveUp))},
		edit.AddDecision{Decision: model.Decision{ID: ids(), Title: "Aukioloaika", Verdict: model.VerdictMaintain, State: model.DecisionMade}},
		edit.Remove{IDs: []model.ID{modeltest.Invest}},
		edit.SetAction{Action: done(p.Action(modeltest.Tickets))},
		edit.AddAction{Action: model.Action{ID: ids(), Title: "Uusi opaste", State: model.ActionIdea}},
		edit.Remove{IDs: []model.ID{modeltest.Idea}},
		edit.RewriteTask{ID: modeltest.Clerk, Task: "Lainaan kirjoja", Help: "Autan löytämään"},
		edit.SetRole{ID: modeltest.Clerk, Horizon: model.HorizonYear},
		edit.SetText{ID: modeltest.Clerk, Field: edit.FieldMeasures, Text: "palaute"},
		edit.SetText{ID: modeltest.Clerk, Field: edit.FieldStart, Text: "kysyn"},
		edit.SetText{ID: modeltest.Clerk, Field: edit.FieldStop, Text: ""},
		edit.SetText{ID: modeltest.Clerk, Field: edit.FieldContinue, Text: "hymyilen"},
		edit.AddRole{Role: model.Role{ID: ids(), Name: "Talonmies", Role: model.RoleOther}},
		edit.Remove{IDs: []model.ID{"vanha-auditointi", modeltest.Schools}},
		edit.AddSegment{Segment: model.Segment{ID: ids(), Name: "Päiväkodit"}},
		edit.SetText{ID: modeltest.Families, Field: edit.FieldNeeds, Text: "Aikaa lapselle"},
		edit.SetCustomerFlow{IDs: []model.ID{modeltest.Salo}, Flow: model.FlowUnknown},
		edit.AddSheet{Batch: "uusi-nippu", Audit: modeltest.Audit, Way: model.BatchPaper, Sheet: model.AnswerSheet{ID: "x"}},
		edit.SetTarget{Audit: modeltest.Audit, Statement: "keep-know", Target: 3},
		edit.SetAnswer{Batch: modeltest.FirstAnswers, Sheet: "s1", At: 0, Answer: '3'},
		edit.AddAudit{Audit: model.Audit{ID: "uusi-auditointi", Name: "Syksy", Instrument: modeltest.Questions}},
		edit.SetCell{SheetPlace: place, Column: "now", Text: "2"}, edit.SetCell{SheetPlace: place, Column: "target", Text: "5"},
	} {
		next, err := e.Apply(now)
		if err != nil {
			t.Fatalf("%#v: %v", e, err)
		}
		now = next
	}
	seen := map[model.DifferenceCode]bool{}
	for _, d := range model.Since(then.Project, now) {
		seen[d.Code] = true
	}
	rare := []model.DifferenceCode{model.DiffRoleRemoved} // the board must stay as an owner here
	for _, code := range model.DifferenceCodes() {
		if !seen[code] && !slices.Contains(rare, code) {
			t.Errorf("the test has no %s", code)
		}
	}
	for _, lang := range assets.Languages() {
		l := scene.ChangeList(assets.WordsFor(lang), then, now)
		wellSaid(t, l)
		refs := map[scene.Ref]bool{}
		for _, r := range rowsOf(l) {
			if refs[r.Ref] {
				t.Errorf("%s: two rows are about %+v", lang, r.Ref)
			}
			refs[r.Ref] = true
		}
		form := assets.WordsFor(lang).Form("economy")
		column, _ := form.Blocks[0].Column("now")
		if !slices.ContainsFunc(rowsOf(l), func(r scene.ListRow) bool {
			return strings.Contains(r.Title, form.Title+" · kevään työpaja") && strings.Contains(r.Text, column.Option("2"))
		}) {
			t.Errorf("%s: no row says %q of %q", lang, column.Option("2"), form.Title)
		}
		scenetest.Check(t, assets.Typeset(), builder(lang).List(l))
	}
	if same := scene.ChangeList(assets.WordsFor("fi"), then, then.Project); len(rowsOf(same)) != 0 || same.Empty == "" {
		t.Errorf("nothing has changed, and yet: %+v", same)
	}
}

func adopted(e *model.Promise) model.Promise {
	next := *e
	next.Adoption = model.AdoptionLived
	return next
}

func decided(e *model.Decision) model.Decision {
	next := *e
	next.Verdict, next.State = model.VerdictMaintain, model.DecisionMade
	return next
}

func done(e *model.Action) model.Action {
	next := *e
	next.State = model.ActionDone
	return next
}
