package assets

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"lupaus/model"
)

// TestForms_EveryLanguage walks every form in every language as those who lay
// it out do.
func TestForms_EveryLanguage(t *testing.T) {
	for _, lang := range Languages() {
		for _, f := range shippedIn[lang]() {
			t.Run(lang+"/"+f.ID, func(t *testing.T) {
				for _, problem := range formProblems(f) {
					t.Error(problem)
				}
				if f.Lang != lang {
					t.Errorf("the language is %q", f.Lang)
				}
				for what, text := range map[string]string{"source": f.Source, "group": f.Group} {
					if text == "" {
						t.Errorf("no %s", what)
					}
				}
				if f.Minutes <= 0 {
					t.Errorf("%d minutes", f.Minutes)
				}
				for _, text := range formTexts(f) {
					if unproofed.MatchString(text) {
						t.Errorf("%q", text)
					}
				}
			})
		}
	}
}

// formProblems lists what is not as it must be in any form that has been read.
func formProblems(f *model.Form) []string {
	var problems []string
	wrong := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	needs := func(at, text string) {
		if strings.TrimSpace(text) == "" {
			wrong("%s: a text is empty", at)
		}
	}
	unique := func(at string, seen map[string]bool, key string) {
		needs(at+" key", key)
		if seen[key] {
			wrong("%s: the key %q stands twice", at, key)
		}
		seen[key] = true
	}
	needs("title", f.Title)
	needs("about", f.About)
	blocks, rows := map[string]bool{}, map[string]bool{}
	for _, b := range f.Blocks {
		unique("block", blocks, b.Key)
		columns := map[string]bool{}
		kinds := map[model.ColumnKind]int{}
		for _, c := range b.Columns {
			at := b.Key + "." + c.Key
			unique(at, columns, c.Key)
			kinds[c.Kind]++
			needs(at, c.Title)
			if !(c.Weight > 0) {
				wrong("%s: weight %v", at, c.Weight)
			}
			options := map[string]bool{}
			for i, o := range c.Options {
				unique(at, options, o.Key)
				needs(at, o.Text)
				if c.Kind == model.ColumnStep && o.Key != fmt.Sprint(i+1) {
					wrong("%s: step %d is called %q", at, i+1, o.Key)
				}
			}
			if asks := c.Kind == model.ColumnStep || c.Kind == model.ColumnChoice; asks != (len(options) > 0) {
				wrong("%s: %d options for a %s", at, len(options), c.Kind)
			}
		}
		if kinds[model.ColumnRole] > 1 || kinds[model.ColumnLinks] > 1 {
			wrong("%s: two columns write into the same place", b.Key)
		}
		for _, r := range b.Rows {
			unique(b.Key+" row", rows, r.Key)
			needs(r.Key, r.Title)
			if b.Kind == model.BlockPoles {
				needs(r.Key+" left", r.Left)
				needs(r.Key+" right", r.Right)
			}
		}
		if b.Open && (b.Columns[0].Key != "name" || b.Columns[0].Kind != model.ColumnText) {
			wrong("%s: nobody can name a row", b.Key)
		}
	}
	return problems
}

func formTexts(f *model.Form) []string {
	texts := []string{f.Title, f.About, f.Source, f.Group}
	for _, b := range f.Blocks {
		texts = append(texts, b.Title, b.Hint)
		for _, c := range b.Columns {
			texts = append(texts, c.Title, c.Hint)
			for _, o := range c.Options {
				texts = append(texts, o.Text)
			}
		}
		for _, r := range b.Rows {
			texts = append(texts, r.Title, r.Hint, r.Left, r.Right)
		}
	}
	return texts
}

// TestForms_Keys keeps the IDs and keys under which released projects hold what
// people have written: blocks, their columns, and the rows that are given.
func TestForms_Keys(t *testing.T) {
	want := []string{
		"framework",
		"  figure areas (notes now target links): customer understanding personnel mindset structures culture brand promise",
		"economy",
		"  poles economy (now target evidence): purpose people work values power object competence culture",
		"structures",
		"  table structures (name effect why repair owner due): rewards budgeting planning organisation processes systems reporting recruitment premises decisions",
		"verbs",
		"  table verbs (today onwards now target owner): empower responsible oblige",
		"  table principles (name daily): trust openness transparency cooperation selfDirection teams communication",
		"change",
		"  table conditions (now evidence next owner due): models meaning structures skills",
		"chain",
		"  chain chain (answer): be promise culture leadership",
		"test",
		"  table decisions (name value benefit customers result): ",
		"metrics",
		"  table accounting (name now on target owner): segmentResult lifetimeValue retention experienceReturn",
		"  table leading (name now on target owner): experience promisesKept fading recommendation",
		"  table advantage (name now on target owner): reason awareness brandGap",
		"  table people (name now on target owner): employeeExperience ownPart obstacles cultureState",
		"  table citizen (name now on target owner): footprint fairData community",
		"  table partners (name now on target owner): partnerPromises handovers partnerExperience",
		"  measures promises (): ",
		"checklist",
		"  table direction (name state evidence owner look links): strategy boardRole dataStrategy",
		"  table measures (name state evidence owner look links): accounting leading advantage people citizen partners",
		"  table leadership (name state evidence owner look links): rewards structures ceo",
		"  table decisions (name state evidence owner look links): invest maintain giveUp",
		"  table responsibility (name state evidence owner look links): ethics circular values",
		"  table organising (name state evidence owner look links): resources centre support systems staff smooth",
		"obstacles",
		"  table obstacles (name kind evidence strength do owner on links): ",
	}
	var got []string
	for _, line := range want {
		if strings.HasPrefix(line, " ") {
			continue
		}
		f, ok := FormOf(line, "sv_FI.UTF-8")
		if !ok {
			t.Fatalf("no form %q", line)
		}
		got = append(append(got, f.ID), formKeys(f)...)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// formKeys writes a line for each block: kind, key, columns and given rows.
func formKeys(f *model.Form) []string {
	var lines []string
	for _, b := range f.Blocks {
		var columns, rows []string
		for _, c := range b.Columns {
			columns = append(columns, c.Key)
		}
		for _, r := range b.Rows {
			rows = append(rows, r.Key)
		}
		lines = append(lines, fmt.Sprintf("  %s %s (%s): %s", b.Kind, b.Key, strings.Join(columns, " "), strings.Join(rows, " ")))
	}
	return lines
}

func TestFormOf(t *testing.T) {
	for _, lang := range []string{"fi", "en_GB.UTF-8", "de", ""} {
		f, ok := FormOf("economy", lang)
		if !ok || f.Lang != WordsFor(lang).Lang() || len(f.Blocks) != 1 {
			t.Errorf("%q: got %v %v", lang, f, ok)
		}
	}
	if f, ok := FormOf("nothing", "fi"); ok {
		t.Errorf("got %v", f)
	}
}

// formOf writes a form around what stands in its only block.
func formOf(block string) string {
	return "title: T\nabout: A\nblocks:\n  - key: b\n    " + strings.ReplaceAll(block, "\n", "\n    ") + "\n"
}

// TestReadForm holds what is taken when something is left out, and which
// language a text is taken from.
func TestReadForm(t *testing.T) {
	f, err := readForm("folder/own.yaml", []byte(formOf(
		"title: {fi: yksi, en: one, sv: ett}\ncolumns: [{key: c, title: C}]\nrows: [{key: r, title: R}]")))
	if err != nil {
		t.Fatal(err)
	}
	want := &model.Form{ID: "own", Lang: "sv", Title: "T", About: "A", Shelf: model.ShelfOwn, Blocks: []model.FormBlock{{
		Key: "b", Kind: model.BlockTable, Title: "ett",
		Columns: []model.FormColumn{{Key: "c", Kind: model.ColumnText, Title: "C", Weight: 1}},
		Rows:    []model.FormRow{{Key: "r", Title: "R"}},
	}}}
	if got := f.in("sv"); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// FuzzReadForm reads anything: it fails, or gives a form that can be laid out
// in every language.
func FuzzReadForm(f *testing.F) {
	f.Add(formOf("columns: [{key: c, title: C}]\nrows: [{key: r, title: R}]"))
	f.Add(formOf("kind: chain\ncolumns: [{key: a, title: A}]\nrows: &r [{key: r, title: {fi: a, en: b, sv: c}}]"))
	f.Add(formOf("open: true\ncolumns: [{key: name, title: N}, {key: s, kind: step, title: S, weight: 2, options: [{key: 1, text: a}, {key: 2, text: b}]}]"))
	f.Fuzz(func(t *testing.T, data string) {
		form, err := readForm("x.yaml", []byte(data))
		if err != nil {
			wrong, ok := errors.AsType[*FileError](err)
			if !ok || wrong.File != "x.yaml" || wrong.Line < 1 {
				t.Fatalf("the error has no place: %v", err)
			}
			if text := wrong.Text(WordsFor("sv")); strings.Contains(text, "%!") {
				t.Error(text)
			}
			return
		}
		for _, lang := range Languages() {
			for _, problem := range formProblems(form.in(lang)) {
				t.Errorf("%s: %s", lang, problem)
			}
		}
	})
}

// BenchmarkForms reads every shipped sheet in one language, which the program
// does once. The goal is 50 ms.
func BenchmarkForms(b *testing.B) {
	for b.Loop() {
		list, err := readForms(formFiles)
		if err != nil || len(formsOf(list, "fi")) < 100 {
			b.Fatal(len(list), err)
		}
	}
}
