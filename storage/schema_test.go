package storage_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
	"lupaus/storage"
)

var (
	update  = flag.Bool("update", false, "write the golden files that a test compares with")
	makeOld = flag.Bool("make", false, "make the file of the present schema anew; only before it has been published")
)

func oldPath(schema int, end string) string {
	return filepath.Join("testdata", fmt.Sprintf("v%d.%s", schema, end))
}

// A real file of every schema opens, read only and to write, and gives what is
// written down in the golden file beside it.
func TestOpen_FilesOfAllSchemas(t *testing.T) {
	if *makeOld {
		makeFile(t, oldPath(storage.Schema, "lupaus"))
	}
	for schema := 1; schema <= storage.Schema; schema++ {
		t.Run(fmt.Sprint(schema), func(t *testing.T) {
			data, err := os.ReadFile(oldPath(schema, "lupaus"))
			must(t, err)
			path := filepath.Join(t.TempDir(), "vanha.lupaus")
			must(t, os.WriteFile(path, data, 0o644))
			must(t, storage.Verify(path))
			golden(t, oldPath(schema, "json"), contents(t, mustRead(t, path)))
			f, err := storage.Open(path, storage.Options{})
			must(t, err)
			s := newStorm(f.State(), 8)
			golden(t, oldPath(schema, "json"), contents(t, s.doc.State()))
			for s.doc.State().Done > 0 {
				must(t, s.doc.Undo())
			}
			for range 30 {
				f.Save(s.next())
			}
			must(t, f.Close())
			must(t, storage.Verify(path))
			if d := difference(mustRead(t, path), s.doc.State()); d != "" {
				t.Error(d)
			}
		})
	}
}

// makeFile makes a file with a history to undo and to redo.
func makeFile(t *testing.T, path string) {
	t.Helper()
	now := func() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }
	must(t, storage.SaveAs(path, &model.State{Project: modeltest.Sample()}, true, storage.Options{App: "0.1.0"}))
	f, err := storage.Open(path, storage.Options{App: "0.1.0", BackupDir: t.TempDir(), Now: now})
	must(t, err)
	doc := edit.New(f.State(), now)
	for _, e := range []edit.Edit{
		edit.SetText{ID: model.InfoID, Field: edit.FieldName, Text: "Kirjaston palvelulupaus 2027"},
		edit.AddTouchpoint{ID: "uusi", Stage: modeltest.Search, At: 1, Title: "Kysyn naapurilta, mitä hän on lukenut"},
		edit.SetFeeling{Touchpoint: "uusi", Feeling: model.Feeling{Persona: modeltest.Aino, Value: 1.5, Word: "innostunut"}},
		edit.MoveTouchpoints{IDs: []model.ID{modeltest.Call}, Stage: modeltest.Visit, At: 0},
		edit.SetText{ID: modeltest.Queue, Field: edit.FieldPain, Text: "Jono ei liiku 😠"},
		edit.AddPromise{Promise: model.Promise{
			ID: "uusi-lupaus", Level: model.LevelTouchpoint, Subject: modeltest.Queue, Text: "Näet heti, kuinka kauan kestää",
			Evidence: model.EvidenceGuess, Kept: model.KeptUnknown, Adoption: model.AdoptionWritten,
		}, At: edit.End},
		edit.Remove{IDs: []model.ID{modeltest.Veli}},
		edit.AddSnapshot{ID: "tilanne", Name: "Ennen toista työpajaa", Made: "2026-11-23"},
		edit.SetText{ID: "tilanne", Field: edit.FieldName, Text: "Ennen johtoryhmän työpajaa"},
		edit.AddDecision{Decision: model.Decision{
			ID: "uusi-päätös", Title: "Luovutaan sakoista", Verdict: model.VerdictGiveUp, State: model.DecisionProposed,
			Owner: modeltest.Board, About: []model.ID{"uusi-lupaus"},
		}, At: 0},
		edit.AddAction{Action: model.Action{ID: "uusi-toimi", Title: "Laske odotusaika", State: model.ActionPlanned, Value: 4, Effort: 1}, At: edit.End},
		edit.SetCell{SheetPlace: edit.SheetPlace{
			Sheet: modeltest.Sheet, Form: "economy", Block: "economy", Row: "people",
		}, Column: "now", Text: "3"},
		edit.RewriteTask{ID: modeltest.Board, Task: "Hyväksyn talousarvion", Help: "Varmistan, että ovi on auki silloin kun ehdit"},
		edit.SetExpectation{Promise: "uusi-lupaus", Expects: &model.Expectation{Low: 0, High: 1.5}},
		edit.IgnoreRule{Rule: "roleNoPromise", Off: true, Reason: "roolit tehdään keväällä"},
		edit.AddAnswers{
			Audit: modeltest.Audit, Groups: []model.RespondentGroup{{ID: "g-hallitus", Kind: model.GroupBoard}},
			Batches: []model.AnswerBatch{{ID: "uusi-nippu", Way: model.BatchPaper, Made: "2026-11-23", Sheets: []model.AnswerSheet{
				{ID: "p1", Group: "g-hallitus", Answers: "3333"}, {ID: "p2", Answers: "?.01", Comment: "En ole varma 🤔"},
			}}},
		},
		edit.SetAnswer{Batch: "uusi-nippu", Sheet: "p2", At: 1, Answer: '2'},
		edit.SetTarget{Audit: modeltest.Audit, Statement: "listen-act", Target: 4},
		edit.AddStep{Audit: modeltest.Audit, Area: "listen", Action: model.Action{ID: "uusi-askel", Title: "Kerro muutoksista", State: model.ActionPlanned}},
		edit.NextVersion{From: modeltest.Questions, ID: "uusi-kysely"},
		edit.SetInstrumentText{Instrument: "uusi-kysely", Field: edit.StatementText, Statement: "keep-shelf", Lang: "sv", Text: "Hyllan"},
		edit.AddAudit{Audit: model.Audit{ID: "uusi-auditointi", Name: "Syksy", Instrument: "uusi-kysely", Made: "2026-11-23"}},
		edit.SetAuditNamed{Audit: modeltest.FirstAudit},
		edit.Remove{IDs: []model.ID{modeltest.FirstAudit}},
		edit.SetText{ID: modeltest.Desk, Field: edit.FieldPain, Text: "Vinkki annettiin kiireessä"},
		edit.Remove{IDs: []model.ID{modeltest.BeforeShop}},
		edit.Remove{IDs: []model.ID{modeltest.Target}},
	} {
		must(t, doc.Do(e))
		doc.Settle()
		f.Save(doc.State())
		mustFlush(t, f)
	}
	must(t, doc.Undo())
	must(t, doc.Undo())
	f.Save(doc.State())
	must(t, f.Close())
}

// contents is all that a state holds, to be read by people.
func contents(t testing.TB, s *model.State) []byte {
	t.Helper()
	type stepText struct {
		Seq    uint64
		Label  model.Label
		Focus  []model.ID
		Change model.Change
	}
	all := struct {
		Entities map[string]model.Entity
		Done     int
		Steps    []stepText
	}{map[string]model.Entity{}, s.Done, nil}
	for e := range s.Project.All() {
		all.Entities[string(e.Kind())+"/"+string(e.Key())] = e
	}
	for _, step := range s.Steps {
		all.Steps = append(all.Steps, stepText{step.Seq, step.Label, step.Focus, model.Diff(step.Before, step.After)})
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	must(t, enc.Encode(all))
	return b.Bytes()
}

func golden(t testing.TB, path string, got []byte) {
	t.Helper()
	if *update {
		must(t, os.WriteFile(path, got, 0o644))
	}
	want, err := os.ReadFile(path)
	must(t, err)
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; see with -update and git diff. Got:\n%s", path, got)
	}
}

// Files of one schema have the same kinds and fields for ever, so that no
// program meets in a file of a schema it knows what it does not know.
func TestSchema_KindsAndFields(t *testing.T) {
	var b strings.Builder
	for _, kind := range model.Kinds() {
		e, err := model.NewEntity(kind)
		must(t, err)
		fmt.Fprintf(&b, "%s: %s\n", kind, strings.Join(fieldNames(reflect.TypeOf(e).Elem(), ""), ", "))
	}
	path := oldPath(storage.Schema, "fields")
	if *update {
		must(t, os.WriteFile(path, []byte(b.String()), 0o644))
	}
	want, err := os.ReadFile(path)
	must(t, err)
	if b.String() != string(want) {
		t.Errorf("the fields of model have changed. Raise storage.Schema, write a migration and make the new schema's file "+
			"(go test ./storage -run Schema -make -update). Fields now:\n%s", b.String())
	}
}

func fieldNames(typ reflect.Type, prefix string) []string {
	var names []string
	for i := range typ.NumField() {
		name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
		f := typ.Field(i).Type
		for f.Kind() == reflect.Slice || f.Kind() == reflect.Map || f.Kind() == reflect.Pointer {
			f = f.Elem()
		}
		names = append(names, prefix+name)
		if f.Kind() == reflect.Struct && f != reflect.TypeFor[model.Project]() { // which writes itself, as the kinds listed here
			names = append(names, fieldNames(f, prefix+name+".")...)
		}
	}
	slices.Sort(names)
	return names
}
