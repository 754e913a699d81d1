package scene_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/customers"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
	"lupaus/model/scene/scenetest"
)

// hard are texts that no picture may break on.
var hard = []string{
	"Kysely kerran vuodessa. Tiskillä kuullaan joka päivä, mutta kukaan ei kirjaa.",
	"Asiakaspalvelukokonaisvaltaisuusajattelumallinmukaisuusvaatimustenmäärittelytyöryhmä",
	strings.Repeat("Lupaamme vastata jokaiseen yhteydenottoon saman päivän aikana, ", 5) + "myös silloin kun on ruuhka.",
	"Eka rivi.\nToka rivi.\n\nNeljäs rivi 😠",
	"وعد للعميل: نجيب في نفس اليوم",
	"x",
}

// filledIn returns the sample project with every sheet of a language filled in,
// with so many rows of people's own in each open block. One row of five is left
// empty.
func filledIn(lang string, own int) *model.Project {
	p := modeltest.Sample()
	info := *p.Info()
	info.Sheets = nil
	var entities []model.Entity
	base := customers.Of(p)
	for _, f := range assets.Forms(lang) {
		f = f.In(base)
		s := &model.Sheet{ID: model.NewSheetID(f.ID), Form: f.ID}
		n := 0
		for _, b := range f.Blocks {
			var rows []model.ID
			for _, r := range b.Rows {
				rows = append(rows, model.ID(r.Key))
			}
			for i := range own {
				if b.Open {
					rows = append(rows, model.ID(fmt.Sprintf("%s-own%d", b.Key, i)))
				}
			}
			for _, id := range rows {
				if n++; n%5 != 4 {
					s.Rows = append(s.Rows, filledRow(b, id, n))
				}
			}
		}
		info.Sheets = append(info.Sheets, s.ID)
		entities = append(entities, s)
	}
	return p.With(append(entities, &info)...)
}

func filledRow(b model.FormBlock, id model.ID, n int) model.SheetRow {
	r := model.SheetRow{ID: id, Block: b.Key, Cells: map[string]string{}}
	for i, c := range b.Columns {
		switch c.Kind {
		case model.ColumnStep:
			r.Cells[c.Key] = fmt.Sprint(1 + (n*3+i)%5)
		case model.ColumnChoice:
			r.Cells[c.Key] = c.Options[n%len(c.Options)].Key
		case model.ColumnDate:
			r.Cells[c.Key] = "2026-12-24"
		case model.ColumnRole:
			r.Owner = modeltest.Clerk
		case model.ColumnLinks:
			r.Links = []model.ID{modeltest.Now, modeltest.DeskWord, "sheet-economy", modeltest.Clerk, modeltest.Desk}[:n%6]
		default:
			r.Cells[c.Key] = hard[(n+i)%len(hard)]
		}
	}
	return r
}

// oddForm has blocks of the kinds that no form of ours has.
func oddForm() *model.Form {
	step := model.FormColumn{Key: "now", Kind: model.ColumnStep, Title: "Nyt"}
	text := model.FormColumn{Key: "answer", Kind: model.ColumnText, Title: hard[1]}
	return &model.Form{ID: "odd", Title: hard[1], About: hard[2], Source: hard[2], Blocks: []model.FormBlock{
		{Key: "q", Kind: model.BlockQuestions, Open: true, Title: hard[1], Hint: hard[2], Columns: []model.FormColumn{text},
			Rows: []model.FormRow{{Key: "q1", Title: hard[2], Hint: hard[2]}, {Key: "q2", Title: "Miksi?"}, {Key: "q3"}}},
		{Key: "many", Kind: model.BlockQuestions, Columns: []model.FormColumn{text, step, {Key: "who", Kind: model.ColumnRole, Title: "Kuka"}},
			Rows: []model.FormRow{{Key: "m1", Title: "Mitä?"}}},
		{Key: "none", Kind: model.BlockQuestions},
		{Key: "chain", Kind: model.BlockChain, Columns: []model.FormColumn{text},
			Rows: []model.FormRow{{Key: "c1", Title: "1"}, {Key: "c2", Title: "2"}, {Key: "c3", Title: "3"}, {Key: "c4", Title: "4"}, {Key: "c5", Title: "5"}, {Key: "c6", Title: "6"}}},
		{Key: "bare", Kind: model.BlockTable, Open: true, Columns: []model.FormColumn{text}},
		{Key: "poles", Kind: model.BlockPoles, Open: true, Columns: []model.FormColumn{step}, Rows: []model.FormRow{{Key: "p1", Title: hard[1], Left: hard[1], Right: hard[2]}}},
		{Key: "areas", Kind: model.BlockFigure, Columns: []model.FormColumn{text, step}, Rows: []model.FormRow{{Key: "customer", Title: hard[1]}, {Key: "own", Title: "Oma", Hint: hard[2]}}},
	}}
}

func oddSheet(f *model.Form) *model.Sheet {
	s := &model.Sheet{ID: "odd-sheet", Form: f.ID}
	n := 0
	for _, b := range f.Blocks {
		for _, r := range b.Rows {
			n++
			s.Rows = append(s.Rows, filledRow(b, model.ID(r.Key), n))
		}
		if b.Open {
			s.Rows = append(s.Rows, filledRow(b, model.ID(b.Key+"-own"), n))
		}
	}
	return s
}

var sheetVariants = map[string]scene.SheetOptions{
	"paper": {}, "screen": {Screen: true}, "blank": {Blank: true}, "upright": {Width: 174}, "upright blank": {Width: 174, Blank: true},
	"narrow": {Width: 120, Screen: true}, "wide": {Width: 396}, "little room": {Room: 1, Screen: true},
}

// sheetLanguages are those in which every sheet is tried; where time counts, the
// one with the longest words.
func sheetLanguages() []string {
	if testing.Short() {
		return []string{"fi"}
	}
	return assets.Languages()
}

func TestSheet_HoldsItsTexts(t *testing.T) {
	ts := assets.Typeset()
	for _, lang := range sheetLanguages() {
		b := scene.NewBuilder(ts, strictWords{assets.WordsFor(lang), t})
		full, empty := filledIn(lang, 3), modeltest.Sample()
		for _, f := range append(assets.Forms(lang), oddForm()) {
			sheets := []*model.Sheet{full.SheetOf(f.ID), empty.SheetOf(f.ID)}
			if f.ID == "odd" {
				sheets[0] = oddSheet(f)
			}
			for i, s := range sheets {
				for name, opt := range sheetVariants {
					t.Run(fmt.Sprintf("%s/%s/%d/%s", lang, f.ID, i, name), func(t *testing.T) {
						scenetest.Check(t, ts, b.Sheet(full, f, s, opt))
						for _, page := range b.SheetPages(full, f, s, opt, 174) {
							scenetest.Check(t, ts, page)
							if page.Height > 174 {
								t.Errorf("a page of 174 mm is %.1f high", page.Height)
							}
						}
					})
				}
			}
		}
	}
}

// refs lists the refs of a part of a scene, each once.
func refs(s *scene.Scene, part scene.Part) []scene.Ref {
	var out []scene.Ref
	for _, z := range zones(s)[part] {
		if !slices.Contains(out, z.Ref) {
			out = append(out, z.Ref)
		}
	}
	return out
}

// TestSheet_CopiesAreApart draws sheets of one form that say the same one after
// the other: each has its own title and its own places.
func TestSheet_CopiesAreApart(t *testing.T) {
	p := filledIn("fi", 2)
	b := builder("fi")
	for _, f := range assets.Forms("fi") {
		first := p.SheetOf(f.ID)
		another := *first
		another.ID, another.Name = "another", "Aino & Veli"
		for _, s := range []*model.Sheet{first, &another} {
			pictures := []*scene.Scene{b.Sheet(p, f, s, scene.SheetOptions{Screen: true})}
			if f.ID == "framework" {
				pictures = append(pictures, b.Framework(p, f, s, scene.FrameworkOptions{Screen: true}))
			}
			for _, picture := range pictures {
				if picture.Title != scene.SheetTitle(f, s) || !strings.Contains(strings.Join(texts(picture), " "), s.Name) {
					t.Errorf("%s: the title of %q is %q", f.ID, s.Name, picture.Title)
				}
				for _, part := range []scene.Part{scene.PartRow, scene.PartSheetCell, scene.PartSlot} {
					for _, ref := range refs(picture, part) {
						if ref.Owner != s.ID {
							t.Errorf("%s: %s has the place %v", f.ID, s.ID, ref)
						}
					}
				}
			}
		}
	}
}

func TestSheet_EveryCellIsAPlace(t *testing.T) {
	p := filledIn("fi", 2)
	for _, f := range assets.Forms("fi") {
		f = f.In(customers.Of(p))
		s := p.SheetOf(f.ID)
		picture := builder("fi").Sheet(p, f, s, scene.SheetOptions{Screen: true})
		cells, rows := refs(picture, scene.PartSheetCell), refs(picture, scene.PartRow)
		want := 0
		for _, b := range f.Blocks {
			for _, r := range b.RowsOf(s) {
				if ref := (scene.Ref{Owner: s.ID, Part: scene.PartRow, Lane: r.ID, Persona: model.ID(b.Key)}); !slices.Contains(rows, ref) {
					t.Errorf("%s: no place for %v", f.ID, ref)
				}
				_, given := b.Row(r.ID)
				for _, c := range b.Columns {
					ref := scene.Ref{Owner: s.ID, Part: scene.PartSheetCell, Lane: r.ID, Persona: model.ID(b.Key + "/" + c.Key)}
					has := slices.Contains(cells, ref)
					if has {
						want++
					}
					if b.Kind == model.BlockGrid && c.Key != "name" { // a card shows what is said of it alone
						continue
					}
					counted := c.Kind == model.ColumnSum || b.Kind == model.BlockNumbers && formula(b, r.ID) && c.Key == "value"
					if has == (given && c.Key == "name" || counted) {
						t.Errorf("%s: a place for %v: %v", f.ID, ref, has)
					}
				}
			}
			add := scene.Ref{Owner: s.ID, Part: scene.PartAdd, Lane: model.ID(b.Key)}
			if has := slices.Contains(refs(picture, scene.PartAdd), add); has != b.Open {
				t.Errorf("%s: a place to add to %s: %v", f.ID, b.Key, has)
			}
		}
		if len(cells) != want {
			t.Errorf("%s: %d cells, want %d", f.ID, len(cells), want)
		}
		// Each comes on top in its middle.
		for _, z := range zones(picture)[scene.PartSheetCell] {
			if hit, ok := picture.Hit(z.X+z.W/2, z.Y+z.H/2); !ok || hit.Ref != z.Ref {
				t.Errorf("%s: hit %v in the middle of %v", f.ID, hit.Ref, z.Ref)
			}
		}
	}
}

// formula reports whether a row of numbers is counted.
func formula(b model.FormBlock, row model.ID) bool {
	r, _ := b.Row(row)
	return r.Formula != nil
}

func TestSheet_ShowsWhatWasSaid(t *testing.T) {
	f, _ := assets.FormOf("structures", "fi")
	s := &model.Sheet{ID: "s", Form: f.ID, Rows: []model.SheetRow{
		{ID: "rewards", Block: f.Blocks[0].Key, Cells: map[string]string{"effect": "hinders", "why": "Bonus vie yksin", "due": "2026-12-24"}, Owner: modeltest.Clerk},
		{ID: "own", Block: f.Blocks[0].Key, Cells: map[string]string{"name": "Parkkipaikat", "effect": "no such choice", "due": "joskus"}},
	}}
	p := modeltest.Sample().With(s)
	said := texts(builder("fi").Sheet(p, f, s, scene.SheetOptions{}))
	for _, want := range []string{"Bonus vie yksin", "Estää", "24.12.2026", "Virkailija", "Parkkipaikat", "no such choice", "joskus"} {
		if !slices.Contains(said, want) {
			t.Errorf("the sheet does not say %q", want)
		}
	}
	blank := texts(builder("fi").Sheet(p, f, s, scene.SheetOptions{Blank: true}))
	for _, unwanted := range []string{"Bonus vie yksin", "Parkkipaikat", "24.12.2026"} {
		if slices.Contains(blank, unwanted) {
			t.Errorf("the blank sheet says %q", unwanted)
		}
	}
	if !slices.Contains(blank, "Palkitseminen") || !slices.Contains(blank, "Estää") {
		t.Error("the blank sheet does not give its rows and choices")
	}
	english := texts(builder("en").Sheet(p, f, s, scene.SheetOptions{}))
	if !slices.Contains(strings.Fields(strings.Join(english, " ")), "December") {
		t.Error("an English sheet writes a day in another way")
	}
}

func TestSheetPages_LoseNothing(t *testing.T) {
	p := filledIn("fi", 40)
	for _, f := range assets.Forms("fi") {
		if f.ID == "framework" {
			continue // a figure is as large as the page lets it
		}
		s := p.SheetOf(f.ID)
		b := builder("fi")
		whole := words(b.Sheet(p, f, s, scene.SheetOptions{}))
		var parts []string
		for _, page := range b.SheetPages(p, f, s, scene.SheetOptions{}, 174) {
			parts = append(parts, words(page)...)
		}
		// A page may break a word elsewhere.
		joined := func(words []string) string {
			var text strings.Builder
			for _, w := range words {
				text.WriteString(strings.TrimSuffix(w, "-"))
			}
			return text.String()
		}
		all := joined(parts)
		for _, w := range whole {
			if !strings.Contains(all, strings.TrimSuffix(w, "-")) {
				t.Errorf("%s: %q is on no page", f.ID, w)
			}
		}
		if n := len(joined(whole)); len(all) < n {
			t.Errorf("%s: %d bytes on pages, %d in one picture", f.ID, len(all), n)
		}
	}
}

func words(s *scene.Scene) []string { return strings.Fields(strings.Join(texts(s), " ")) }

func TestSheetPages_RepeatTheHeadOfATable(t *testing.T) {
	f, _ := assets.FormOf("test", "fi")
	p := filledIn("fi", 40)
	pages := builder("fi").SheetPages(p, f, p.SheetOf("test"), scene.SheetOptions{}, 174)
	if len(pages) < 3 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, page := range pages {
		if !slices.Contains(texts(page), "Päätös") {
			t.Errorf("page %d has no head", i)
		}
	}
}

// A text that is longer than a page goes on on the next.
func TestSheetPages_LongText(t *testing.T) {
	f, _ := assets.FormOf("chain", "fi")
	long := strings.TrimSpace(strings.Repeat("sana ", 4000))
	s := &model.Sheet{ID: "s", Form: f.ID, Rows: []model.SheetRow{{ID: "be", Block: "chain", Cells: map[string]string{"answer": long}}}}
	n := 0
	pages := builder("fi").SheetPages(modeltest.Sample(), f, s, scene.SheetOptions{}, 174)
	for _, page := range pages {
		scenetest.Check(t, assets.Typeset(), page)
		n += strings.Count(strings.Join(texts(page), " "), "sana")
	}
	if n != 4000 {
		t.Errorf("%d of 4000 words are on the %d pages", n, len(pages))
	}
}

func TestStepAt(t *testing.T) {
	p := filledIn("fi", 1)
	f, _ := assets.FormOf("economy", "fi")
	picture := builder("fi").Sheet(p, f, p.SheetOf("economy"), scene.SheetOptions{Screen: true})
	for _, z := range zones(picture)[scene.PartSheetCell] {
		if !strings.HasSuffix(string(z.Ref.Persona), "/now") {
			continue
		}
		for i, x := range []float64{z.X, z.X + z.W*0.3, z.X + z.W/2, z.X + z.W*0.7, z.X + z.W} {
			if got := scene.StepAt(z.Rect, x, 5); got != i+1 {
				t.Errorf("step %d at %g of %v, want %d", got, x, z.Rect, i+1)
			}
		}
		return
	}
	t.Error("no cell of steps")
}

func TestSheet_SharesWhatDidNotChange(t *testing.T) {
	f, _ := assets.FormOf("test", "fi")
	p := filledIn("fi", 60)
	b := builder("fi")
	before := b.Sheet(p, f, p.SheetOf("test"), scene.SheetOptions{Screen: true})
	s := *p.SheetOf("test")
	s.Rows = slices.Clone(s.Rows)
	s.Rows[3] = s.Rows[3].WithCell("name", "Uusi nimi")
	after := b.Sheet(p.With(&s), f, &s, scene.SheetOptions{Screen: true})
	old, fresh := blocks(before), 0
	for block := range blocks(after) {
		if !old[block] {
			fresh++
		}
	}
	if fresh != 1 {
		t.Errorf("%d blocks are new after one edit", fresh)
	}
}

// TestSheet_Measures lists the measures of the promises, each field a place to
// mend it; promises without a measure are left out.
func TestSheet_Measures(t *testing.T) {
	form := &model.Form{ID: "own", Title: "Mittarit", Blocks: []model.FormBlock{{Key: "promises", Kind: model.BlockMeasures, Title: hard[1]}}}
	p := modeltest.Sample()
	for _, opt := range []scene.SheetOptions{{}, {Screen: true}, {Blank: true}, {Width: 120}} {
		s := builder("fi").Sheet(p, form, p.SheetOf("own"), opt)
		scenetest.Check(t, assets.Typeset(), s)
		said := strings.ReplaceAll(strings.Join(texts(s), "\n"), "-\n", "") // words broken at the line's end
		if !strings.Contains(said, "jonotusaika") || strings.Contains(said, "20 min") == opt.Blank {
			t.Errorf("%+v: it says %q", opt, said)
		}
		fields := map[model.ID]bool{}
		for _, z := range zones(s)[scene.PartField] {
			if z.Ref.Owner != modeltest.QueueWord {
				t.Errorf("%+v is about a promise without a measure", z.Ref)
			}
			fields[z.Ref.Lane] = true
		}
		for _, name := range []model.ID{"measureName", "measureTarget", "measureLast", "text"} {
			if !fields[name] {
				t.Errorf("%+v: no place for %s", opt, name)
			}
		}
	}
	none := builder("fi").Sheet(model.NewProject(model.Info{}), form, p.SheetOf("own"), scene.SheetOptions{})
	if !slices.Contains(texts(none), assets.WordsFor("fi").T("figure.noMeasures")) {
		t.Error("without measures it says nothing")
	}
}

// A sheet shows the segments and the figures of the project, and whence they are;
// what is written over them is shown alone, and on a form for the wall is neither.
func TestSheet_TakesFromCustomers(t *testing.T) {
	p := modeltest.Sample()
	f, _ := assets.FormOf("customer-equity", "fi")
	s := &model.Sheet{ID: "s", Form: f.ID, Rows: []model.SheetRow{
		{ID: model.RowFor("groups", modeltest.Schools), Block: "groups", Cells: map[string]string{"customers": "7", "clv": "4321", "reason": "Syksy"}},
		{ID: model.RowFor("groups", modeltest.Families), Block: "groups", Cells: map[string]string{"customers": "2", "clv": "10"}},
	}}
	count := func(list []string, text string) (n int) {
		for _, l := range list {
			if l == text {
				n++
			}
		}
		return n
	}
	said := texts(builder("fi").Sheet(p.With(s), f, s, scene.SheetOptions{Screen: true}))
	for _, text := range []string{"Koulut", "Lapsiperheet", "Ilman segmenttiä", "Syksy", "4321\u00a0€"} {
		if got := count(said, text); got != 1 {
			t.Errorf("the sheet says %q %d times", text, got)
		}
	}
	// Of those who are counted in the register, of the customers of no segment and
	// of their value.
	if got := count(said, "asiakkaista"); got != 3 {
		t.Errorf("it says %d times whence a number is", got)
	}
	blank := texts(builder("fi").Sheet(p.With(s), f, s, scene.SheetOptions{Blank: true}))
	for _, text := range []string{"Koulut", "asiakkaista", "Syksy"} {
		if slices.Contains(blank, text) {
			t.Errorf("the form for the wall says %q", text)
		}
	}
	best, _ := assets.FormOf("best-customers", "fi")
	said = texts(builder("fi").Sheet(p, best, p.SheetOf(best.ID), scene.SheetOptions{}))
	for _, c := range customers.Of(p).Ranked[:2] {
		if value := scene.NumberText("fi", c.Value.Amount, 0) + "\u00a0€"; !slices.Contains(said, c.Name) || !slices.Contains(said, value) {
			t.Errorf("the best are not told of: %s, %s", c.Name, value)
		}
	}
	flow, _ := assets.FormOf("customer-flow", "fi")
	if got := count(texts(builder("fi").Sheet(p, flow, p.SheetOf(flow.ID), scene.SheetOptions{})), "asiakkaista"); got != len(model.FlowStages()) {
		t.Errorf("the flow says %d times whence a number is", got)
	}
}
