package document_test

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode"

	"lupaus/assets"
	"lupaus/export/document"
	"lupaus/export/page"
	"lupaus/export/pdf"
	"lupaus/model"
	"lupaus/model/gap"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

// wholeText is every line of a document.
func wholeText(d *page.Document) string {
	var b strings.Builder
	for _, p := range d.Pages {
		b.WriteString(textOf(p))
	}
	return b.String()
}

// shown lists the entities that have a part of a kind on the pages.
func shown(d *page.Document, part scene.Part) map[model.ID]bool {
	ids := map[model.ID]bool{}
	for _, p := range d.Pages {
		for _, l := range p.Layers {
			l.Scene.Zones(l.Seen(), func(z scene.Zone) {
				if z.Ref.Part == part {
					ids[z.Ref.Owner] = true
				}
			})
		}
	}
	return ids
}

func bookmarks(d *page.Document) []string {
	var list []string
	for _, p := range d.Pages {
		for _, m := range p.Bookmarks {
			list = append(list, m.Title)
		}
	}
	return list
}

func TestPromises_ShowsEveryPromise(t *testing.T) {
	for name, p := range projects(t) {
		d := made(t, document.Promises, request(p, "", "fi"))
		drawn := shown(d, scene.PartPromise)
		for e := range p.Promises() {
			if !drawn[e.ID] {
				t.Errorf("%s: promise %s is on no picture", name, e.ID)
			}
		}
		text := strings.Join(strings.Fields(wholeText(d)), "")
		for e := range p.Promises() {
			if !strings.Contains(text, strings.Join(strings.Fields(e.Text), "")) {
				t.Errorf("%s: promise %q is not told", name, e.Text)
			}
		}
	}
}

func TestPromises_TellsAllOfAPromise(t *testing.T) {
	d := made(t, document.Promises, request(modeltest.Sample(), "", "fi"))
	words, text := assets.WordsFor("fi"), wholeText(d)
	for _, want := range []string{
		"Löydät aina luettavaa", "Tieto kuuluu kaikille", "avoimuus, rohkeus", // the cover
		"Pääset tiskille viidessä", words.T("handout.partOf", "Et jää yksin"), "kiireiset perheet, nopeus", "mitattu kerran", "Virkailija",
		"jonotusaika", "tavoite 5 min", "viimeksi 20 min · 10.1.2026", "Rikottu", "Mitattu", "Kirjattu",
		words.T("handout.keptAt", "Soitan ja kysyn"), words.T("handout.expects", "+1", "+2"), "Kirjan lainaaminen · Käynti",
		"Kirjassa on 6 lupausta: lunastettu 2, rikottu 1, ei tiedossa 3.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

func TestPromises_ContentsLeadToTheParts(t *testing.T) {
	d := made(t, document.Promises, request(modeltest.Large(60, 6, 20), "", "fi"))
	words := assets.WordsFor("fi")
	keys := []string{"scene.cascade.title", "handout.levels", "scene.matrix.title", "handout.promiseGaps"}
	if len(d.Pages[0].Links) != len(keys) {
		t.Fatalf("%d links", len(d.Pages[0].Links))
	}
	for i, l := range d.Pages[0].Links {
		if !strings.Contains(textOf(d.Pages[l.Page]), words.T(keys[i])) {
			t.Errorf("%s is not on page %d", keys[i], l.Page+1)
		}
	}
	if marks := bookmarks(d); !slices.Contains(marks, "Asiakaspolku 3") || !slices.Contains(marks, "Kosketuspisteet") {
		t.Errorf("bookmarks %q", marks)
	}
}

func TestPromises_BlankHasTheOwnStagesAndRoles(t *testing.T) {
	r := request(modeltest.Sample(), "", "fi")
	r.Blank = true
	text := wholeText(made(t, document.Promises, r))
	for _, want := range []string{"Käynti", "Palautus", "Hallitus", "Virkailija", "Mittari ja tavoite"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if strings.Contains(text, "viidessä minuutissa") {
		t.Error("a promise is on paper to write on")
	}
}

func TestRoles_CardsInTheOrderAskedFor(t *testing.T) {
	p := crowd(3)
	r := request(p, "", "fi")
	r.Roles = []model.ID{"r2", "r0", "r1"}
	d := made(t, document.Roles, r)
	if got := bookmarks(d); fmt.Sprint(got) != "[Aluemyyntipäällikkö 3 Aluemyyntipäällikkö 1 Aluemyyntipäällikkö 2]" || len(d.Pages) != 2 {
		t.Errorf("%q on %d pages", got, len(d.Pages))
	}
	if drawn := shown(d, scene.PartEntity); len(drawn) != 3 {
		t.Errorf("cards of %v", drawn)
	}
	all := made(t, document.Roles, request(p, "", "fi"))
	if len(all.Pages) != 3 || len(all.Warnings) != 0 {
		t.Errorf("%d pages, %v", len(all.Pages), all.Warnings)
	}
}

func TestRoles_ReadyOnesForNobody(t *testing.T) {
	r := request(model.NewProject(model.Info{}), "", "fi")
	if d := made(t, document.Roles, r); !strings.Contains(textOf(d.Pages[0]), "Rooleja ei ole vielä") {
		t.Errorf("without roles it says %q", textOf(d.Pages[0]))
	}
	r.Blank = true
	if got := fmt.Sprint(bookmarks(made(t, document.Roles, r))); got != "[Hallitus Omistajat Toimitusjohtaja Johtoryhmä]" {
		t.Errorf("blank cards of %s", got)
	}
}

// dueProject has more lows and decisions than the board's page has room for.
func dueProject() *model.Project {
	p := modeltest.Sample()
	info := *p.Info()
	var entities []model.Entity
	low := func(id model.ID, value float64, toCustomer int) {
		e := *p.Touchpoint(id)
		e.Title, e.ToCustomer, e.ToUs, e.MomentOfTruth, e.FirmAbsent = "Kohtaaminen "+string(id), toCustomer, 3, false, false
		e.Feelings = []model.Feeling{{Persona: modeltest.Aino, Value: value}}
		entities = append(entities, &e)
	}
	low(modeltest.Ad, -0.5, 1)
	low(modeltest.Call, -2, 1)
	low(modeltest.Queue, -1.5, 5)
	low(modeltest.Desk, 2, 5)
	low(modeltest.Parcel, -1, 5)
	low(modeltest.TargetDesk, -2, 5) // of a wanted journey
	info.Decisions = nil
	decide := func(id model.ID, state model.DecisionState, check model.Date) {
		info.Decisions = append(info.Decisions, id)
		entities = append(entities, &model.Decision{ID: id, Title: "Päätös " + string(id), Verdict: model.VerdictInvest, State: state, Check: check, Owner: modeltest.Board})
	}
	decide("never", model.DecisionProposed, "")
	decide("done", model.DecisionDone, "2026-01-01")
	decide("later", model.DecisionMade, "2027-05-01")
	decide("soon", model.DecisionMade, "2026-12-01")
	decide("late", model.DecisionProposed, "2026-10-01")
	return p.With(append(entities, &info)...)
}

func TestBoard_WhatMattersMost(t *testing.T) {
	d := made(t, document.Board, request(dueProject(), "", "fi"))
	look(t, "board-due", d)
	text := textOf(d.Pages[0])
	at := -1
	for _, want := range []string{
		"Löydät aina luettavaa", "Kohtaaminen queue", "Aino, 34: –\u20601,5", "Luvattu: Pääset tiskille", "Kohtaaminen parcel", "Kohtaaminen call",
		"Päätös late", "1.10.2026", "myöhässä", "Päätös soon", "Hallitus", "Päätös later", "Mitä arvoa viime kokousten",
	} {
		i := strings.Index(text[max(0, at):], want)
		if i < 0 {
			t.Fatalf("%q is missing or stands too early:\n%s", want, text)
		}
		at = max(0, at) + i
	}
	for _, no := range []string{"Kohtaaminen ad", "Kohtaaminen desk", "Kohtaaminen target", "Päätös done", "Päätös never"} {
		if strings.Contains(text, no) {
			t.Errorf("%q is on the page", no)
		}
	}
}

func TestBoard_QuestionsForABoardWithoutData(t *testing.T) {
	for _, blank := range []bool{false, true} {
		r := request(model.NewProject(model.Info{Organisation: model.Organisation{Name: "Kirjasto"}}), "", "fi")
		r.Blank = blank
		d := made(t, document.Board, r)
		if text := textOf(d.Pages[0]); len(d.Pages) != 1 || !strings.Contains(text, "Kirjasto") || !strings.Contains(text, "kuka sen selvittää?") {
			t.Errorf("%d pages:\n%s", len(d.Pages), text)
		}
	}
}

func TestFramework_OnePageOfEveryPaper(t *testing.T) {
	for _, paper := range page.Papers() {
		for _, standing := range []bool{false, true} {
			for _, p := range []*model.Project{modeltest.Sample(), longWords()} {
				r := request(p, "", "fi")
				r.Paper, r.Portrait = paper, standing
				d := made(t, document.Framework, r)
				w, h := paper.Turned(!standing)
				if pg := d.Pages[0]; len(d.Pages) != 1 || pg.Width != w || pg.Height != h {
					t.Errorf("%d pages of %v × %v", len(d.Pages), pg.Width, pg.Height)
				}
				checkPages(t, d, page.ReadablePt)
			}
		}
	}
}

func TestGaps_TheGravestAndHowManyMore(t *testing.T) {
	for name, p := range projects(t) {
		report := gap.Check(p)
		d := made(t, document.Gaps, request(p, "", "en"))
		rows := 0
		for _, l := range d.Pages[0].Layers {
			l.Scene.Zones(l.Seen(), func(z scene.Zone) {
				if z.Ref.Part == scene.PartFinding {
					rows++
				}
			})
		}
		more := len(report.Findings) - rows
		text := textOf(d.Pages[0])
		if told := strings.Contains(text, fmt.Sprintf(" %d more gap", more)); told != (more > 0) {
			t.Errorf("%s: %d of %d findings are shown:\n%s", name, rows, len(report.Findings), text)
		}
		if len(report.Findings) > 60 && rows < 20 {
			t.Errorf("%s: only %d findings", name, rows)
		}
		for _, i := range report.Ignored {
			if !strings.Contains(text, assets.WordsFor("en").T(i.Rule.NameKey())) {
				t.Errorf("%s: ignored rule %s is not told", name, i.Rule)
			}
		}
		if len(report.Findings) == 0 && !strings.Contains(text, "No gaps") {
			t.Errorf("%s: without gaps it says %q", name, text)
		}
	}
}

func TestSheets_ThoseThatAreFilledIn(t *testing.T) {
	p := modeltest.Sample()
	r := request(p, "", "fi")
	if got := fmt.Sprint(bookmarks(made(t, document.Sheets, r))); got != "[Tuotantotalous vai asiakastalous · kevään työpaja]" {
		t.Errorf("filled in: %s", got)
	}
	r.Form = "chain"
	if got := fmt.Sprint(bookmarks(made(t, document.Sheets, r))); got != "[Brändin ja kulttuurin ketju]" {
		t.Errorf("the one asked for: %s", got)
	}
	r.Form, r.Blank = "", true
	d := made(t, document.Sheets, r)
	var titles []string
	for _, form := range assets.Forms("fi") {
		if len(form.Blocks) > 0 { // others lead to a page of the program
			titles = append(titles, form.Title)
		}
	}
	if got := bookmarks(d); !slices.Equal(got, titles) {
		t.Errorf("blank: %q", got)
	}
	if strings.Contains(wholeText(d), "strategian ensimmäinen sivu") {
		t.Error("what has been said is on paper to write on")
	}
}

// interviewed is the sample with several sheets of forms: two filled-in ones and an
// empty one of a table, and two of the figure.
func interviewed() *model.Project {
	p := modeltest.Sample()
	rows := func(block, row string, cells ...string) []model.SheetRow {
		return []model.SheetRow{{ID: model.ID(row), Block: block, Cells: map[string]string{cells[0]: cells[1]}}}
	}
	sheets := []model.Entity{
		&model.Sheet{ID: "a", Form: "structures", Rows: rows("structures", "rewards", "why", "Bonus vie yksin")},
		&model.Sheet{ID: "f1", Form: "framework", Rows: rows("areas", "customer", "notes", "Perheet")},
		&model.Sheet{ID: "b", Form: "structures", Name: "Tampere", Rows: rows("structures", "rewards", "why", "Palkka on sama")},
		&model.Sheet{ID: "f2", Form: "framework", Name: "Tampere", Rows: rows("areas", "customer", "notes", "Opiskelijat")},
		&model.Sheet{ID: "c", Form: "structures", Name: "Turku"},
	}
	info := *p.Info()
	info.Sheets = nil
	for _, s := range sheets {
		info.Sheets = append(info.Sheets, s.Key())
	}
	return p.With(append(sheets, &info)...)
}

// All filled-in sheets of a form are printed, each under its name; to write on
// there is one without a name.
func TestSheets_SeveralOfAForm(t *testing.T) {
	for _, form := range []struct{ id, title, first, second string }{
		{"structures", "Rakenteiden tarkistus", "Bonus vie yksin", "Palkka on sama"},
		{"framework", assets.WordsFor("fi").Form("framework").Title, "Perheet", "Opiskelijat"},
	} {
		r := request(interviewed(), "", "fi")
		r.Form = form.id
		d := made(t, document.Sheets, r)
		look(t, "sheets-copies-"+form.id, d)
		if got := fmt.Sprint(bookmarks(d)); got != fmt.Sprintf("[%s %s · Tampere]", form.title, form.title) {
			t.Errorf("%s: %s", form.id, got)
		}
		text := wholeText(d)
		if i, k := strings.Index(text, form.first), strings.Index(text, form.second); i < 0 || k < i || !strings.Contains(text, form.title+" · Tampere") {
			t.Errorf("%s: %q at %d, %q at %d", form.id, form.first, i, form.second, k)
		}
		r.Blank = true
		d = made(t, document.Sheets, r)
		if got := fmt.Sprint(bookmarks(d)); got != "["+form.title+"]" || strings.Contains(wholeText(d), "Tampere") {
			t.Errorf("%s blank: %s", form.id, got)
		}
	}
}

// composed is a project with a workbook put together; nil is as usual.
func composed(p *model.Project, w *model.Workbook) *model.Project {
	info := *p.Info()
	info.Workbook = w
	return p.With(&info)
}

// contents are the lines of the contents of a workbook without their page numbers,
// on the page behind the cover.
func contents(d *page.Document) string {
	return strings.Join(strings.FieldsFunc(textOf(d.Pages[1]), func(r rune) bool { return r == '\n' || unicode.IsDigit(r) }), "\n")
}

// TestWorkbook_HasWhatWasWritten holds that a workbook has the sheets written
// into, whatever form was asked for elsewhere, and chosen ones also when empty.
func TestWorkbook_HasWhatWasWritten(t *testing.T) {
	r := request(composed(modeltest.Sample(), &model.Workbook{Parts: []string{"sheets"}}), "", "fi")
	want := fmt.Sprint(bookmarks(made(t, document.Workbook, r)))
	if !strings.Contains(want, "Tuotantotalous vai asiakastalous") || strings.Contains(want, "Brändin ja kulttuurin ketju") {
		t.Errorf("written into: %s", want)
	}
	r.Form = "framework"
	if got := fmt.Sprint(bookmarks(made(t, document.Workbook, r))); got != want {
		t.Errorf("with a form asked for elsewhere: %s", got)
	}
	r.Project = composed(r.Project, &model.Workbook{Parts: []string{"sheets"}, Forms: []string{"chain"}})
	if got := fmt.Sprint(bookmarks(made(t, document.Workbook, r))); !strings.Contains(got, "Brändin ja kulttuurin ketju") || strings.Contains(got, "Tuotantotalous") {
		t.Errorf("chosen: %s", got)
	}
}

// A workbook has its parts and sheets in the order in which it is composed, in its
// contents and on its pages, with every sheet of a form under its name.
func TestWorkbook_AsComposed(t *testing.T) {
	structures, chain := "Rakenteiden tarkistus", "Brändin ja kulttuurin ketju"
	for _, c := range []struct {
		w     *model.Workbook
		blank bool
		want  []string
	}{
		{&model.Workbook{Parts: []string{"glossary", "sheets", "maps"}, Forms: []string{"structures", "chain"}}, false,
			[]string{"Sanasto", structures, structures + " · Tampere", chain, "Kirjan lainaaminen"}},
		{&model.Workbook{Parts: []string{"maps", "sheets"}, Forms: []string{"chain", "structures"}}, false,
			[]string{"Kirjan lainaaminen", chain, structures, structures + " · Tampere"}},
		{&model.Workbook{Parts: []string{"sheets", "glossary"}, Forms: []string{"chain", "structures"}}, true, []string{chain, structures, "Sanasto"}},
		{&model.Workbook{Parts: []string{"sheets"}}, false, []string{"viitekehys", "viitekehys · Tampere", structures, structures + " · Tampere"}},
		{&model.Workbook{Forms: []string{"chain"}}, false, []string{chain, "Kirjan lainaaminen", "Päätökset"}},
	} {
		r := request(composed(interviewed(), c.w), "", "fi")
		r.Blank = c.blank
		d := made(t, document.Workbook, r)
		look(t, "workbook-composed", d)
		said, marks := contents(d), strings.Join(bookmarks(d), "\n")
		for name, text := range map[string]string{"contents": said, "bookmarks": marks} {
			at := 0
			for _, want := range c.want {
				i := strings.Index(text[at:], want)
				if i < 0 {
					t.Errorf("%v: %q is not behind the others in the %s:\n%s", c.w, want, name, text)
					break
				}
				at += i + len(want)
			}
		}
		if len(d.Warnings) != 0 {
			t.Errorf("%v: warnings %v", c.w, d.Warnings)
		}
	}
}

// What a later version has put into a workbook is left out, and told.
func TestWorkbook_LeavesOutTheUnknown(t *testing.T) {
	r := request(composed(modeltest.Sample(), &model.Workbook{Parts: []string{"posters", "sheets"}, Forms: []string{"dreams", "chain"}}), "", "fi")
	d := made(t, document.Workbook, r)
	if got := fmt.Sprint(bookmarks(d)); !strings.Contains(got, "Brändin ja kulttuurin ketju") {
		t.Errorf("bookmarks %s", got)
	}
	if got := fmt.Sprint(d.Warnings); got != "[{workbook.unknownPart [posters]} {workbook.unknownSheet [dreams]}]" {
		t.Errorf("warnings %s", got)
	}
}

func TestChanges_ListAndMaps(t *testing.T) {
	p := modeltest.Sample()
	moved := *p.Touchpoint(modeltest.Queue)
	moved.Feelings = []model.Feeling{{Persona: modeltest.Aino, Value: 1}}
	p = p.With(&moved)
	d := made(t, document.Changes, request(p, "", "fi"))
	look(t, "changes-moved", d)
	text := wholeText(d)
	for _, want := range []string{"Ennen ensimmäistä työpajaa", "otettiin 9.1.2026", "Vuoronumerot käyttöön", "Kirjan lainaaminen", "Odotan jonossa"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if len(d.Pages) < 2 || strings.Contains(text, "Napsauta") {
		t.Errorf("%d pages:\n%s", len(d.Pages), text)
	}
}

// wide is as large a project as a workshop gets.
func wide() *model.Project {
	p := modeltest.Large(2000, 8, 200)
	info := *p.Info()
	var entities []model.Entity
	for i := range 50 {
		r := &model.Role{ID: model.ID(fmt.Sprintf("r%d", i)), Name: fmt.Sprintf("Rooli %d", i+1), Role: model.RoleOther, Task: "Tarkistan sopimuksia", Value: "Autan asiakasta välttämään harmeja"}
		info.Roles = append(slices.Clone(info.Roles), r.ID)
		entities = append(entities, r)
	}
	return p.With(append(entities, &info)...)
}

func BenchmarkDocuments(b *testing.B) {
	p := wide()
	for _, d := range documents {
		if d.name == "changes" {
			continue
		}
		b.Run(d.name, func(b *testing.B) {
			pages := 0
			for b.Loop() {
				doc := made(b, d.build, request(p, "", "fi"))
				if err := pdf.Write(context.Background(), io.Discard, doc); err != nil {
					b.Fatal(err)
				}
				pages = len(doc.Pages)
			}
			b.ReportMetric(float64(pages), "pages")
		})
	}
}
