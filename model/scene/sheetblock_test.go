package scene_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
	"lupaus/model/scene/scenetest"
)

// shapes is a form with a block of every kind that is drawn as a shape. Hard
// texts stand in all of it where hardly is true.
func shapes(hardly bool) *model.Form {
	n := 0
	say := func(text string) string {
		if n++; hardly {
			return hard[n%len(hard)]
		}
		return text
	}
	step := func(key string, steps int) model.FormColumn {
		c := model.FormColumn{Key: key, Kind: model.ColumnStep, Title: say("Taso")}
		for i := range steps {
			c.Options = append(c.Options, model.FormOption{Key: fmt.Sprint(i + 1), Text: say(fmt.Sprint("Kehitystaso ", i+1))})
		}
		return c
	}
	text := func(key string) model.FormColumn {
		return model.FormColumn{Key: key, Kind: model.ColumnText, Title: say("Miten tämä näkyy meillä")}
	}
	rows := func(block string, count int, more func(i int, r *model.FormRow)) []model.FormRow {
		var list []model.FormRow
		for i := range count {
			r := model.FormRow{Key: fmt.Sprint(block, i), Title: say(fmt.Sprint("Asiakasymmärrys ", i+1)), Hint: say("Mistä sen huomaa?")}
			if more != nil {
				more(i, &r)
			}
			list = append(list, r)
		}
		return list
	}
	count := model.FormColumn{Key: "count", Kind: model.ColumnNumber, Title: say("Ihmisiä"), Figure: model.Figure{Unit: "hlö"}}
	block := func(kind model.BlockKind, key string, rows []model.FormRow, columns ...model.FormColumn) model.FormBlock {
		return model.FormBlock{Key: key, Kind: kind, Title: say("Osa " + key), Hint: say("Kirjoita jokaiseen kohtaan lyhyesti."), Rows: rows, Columns: columns}
	}
	described := func(_ int, r *model.FormRow) {
		for i := range 5 {
			r.Levels = append(r.Levels, say(fmt.Sprint("Asiakaspalautetta kerätään ja siitä puhutaan yhdessä, taso ", i+1)))
		}
	}
	places := []string{model.PlaceRoof, model.PlacePillar, model.PlacePillar, model.PlacePillar, model.PlacePillar, model.PlaceFloor, model.PlaceFloor}
	place := func(i int, r *model.FormRow) { r.Place = places[i] }
	return &model.Form{ID: "shapes", Title: say("Kuviot"), Blocks: []model.FormBlock{
		block(model.BlockText, "words", nil),
		block(model.BlockScale, "scale", rows("s", 3, described), step("level", 5), step("target", 5), text("evidence"), model.FormColumn{Key: "who", Kind: model.ColumnRole, Title: "Kuka"}),
		block(model.BlockScale, "plain", rows("p", 2, nil), step("level", 3)),
		block(model.BlockLadder, "ladder", rows("l", 5, nil), text("what"), text("how")),
		block(model.BlockPyramid, "pyramid", rows("y", 5, nil), text("what")),
		block(model.BlockHouse, "house", rows("h", 7, place), text("what")),
		block(model.BlockFlow, "flow", rows("f", 4, nil), count, text("moves"), model.FormColumn{Key: "cost", Kind: model.ColumnNumber, Title: "Hinta", Figure: model.Figure{Unit: "€", Decimals: 2}}),
		{Key: "rows", Kind: model.BlockSummary, Title: "Kooste", From: []model.FormSource{{Form: "structures", Block: "structures"}, {Form: "test", Block: "decisions"}, {Form: "chain", Block: "chain"}}},
		{Key: "counts", Kind: model.BlockSummary, Title: "Laskuri", Count: "effect", From: []model.FormSource{{Form: "structures", Block: "structures"}}},
	}}
}

// shaped fills a form of shapes in.
func shaped(f *model.Form, hardly bool) *model.Sheet {
	s := &model.Sheet{ID: "shapes-sheet", Form: f.ID}
	counts := []string{"12 500", "4 200", "4 830", "0"}
	n := 0
	for _, b := range f.Blocks {
		for i, r := range b.Rows {
			if n++; n%7 == 6 {
				continue
			}
			row := filledRow(b, model.ID(r.Key), n)
			for _, c := range b.Columns {
				switch {
				case c.Kind == model.ColumnNumber && (!hardly || i > 0):
					row.Cells[c.Key] = counts[i%len(counts)]
				case c.Kind == model.ColumnStep:
					row.Cells[c.Key] = fmt.Sprint(1 + n%len(c.Options))
				case c.Kind == model.ColumnText && !hardly:
					row.Cells[c.Key] = "Kuuntelemme puheluita joka viikko ja kirjaamme havainnot."
				}
			}
			s.Rows = append(s.Rows, row)
		}
	}
	return s
}

func TestSheetBlocks_HoldTheirTexts(t *testing.T) {
	ts := assets.Typeset()
	for _, lang := range sheetLanguages() {
		b := scene.NewBuilder(ts, strictWords{assets.WordsFor(lang), t})
		full := filledIn(lang, 2)
		for _, hardly := range []bool{false, true} {
			f := shapes(hardly)
			for name, s := range map[string]*model.Sheet{"filled": shaped(f, hardly), "empty": full.SheetOf(f.ID)} {
				for _, width := range []float64{120, 150, 174, 186, 220, 261, 300, 400} {
					for _, opt := range []scene.SheetOptions{{Width: width}, {Width: width, Screen: true}, {Width: width, Blank: true}} {
						t.Run(fmt.Sprintf("%s/hard %v/%s/%+v", lang, hardly, name, opt), func(t *testing.T) {
							scenetest.Check(t, ts, b.Sheet(full, f, s, opt))
							if opt.Screen {
								return
							}
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
}

// TestSheetBlocks_EveryCellIsAPlace holds that all that is asked can be written,
// at every width, and comes on top in its middle.
func TestSheetBlocks_EveryCellIsAPlace(t *testing.T) {
	f := shapes(false)
	for name, s := range map[string]*model.Sheet{"filled": shaped(f, false), "empty": {ID: "shapes-sheet", Form: f.ID}} {
		for _, width := range []float64{120, 186, 261} {
			picture := builder("fi").Sheet(filledIn("fi", 1), f, s, scene.SheetOptions{Screen: true, Width: width})
			cells, rows := refs(picture, scene.PartSheetCell), refs(picture, scene.PartRow)
			for _, b := range f.Blocks {
				for _, r := range b.Rows {
					if ref := (scene.Ref{Owner: s.ID, Part: scene.PartRow, Lane: model.ID(r.Key), Persona: model.ID(b.Key)}); !slices.Contains(rows, ref) {
						t.Errorf("%s at %g: no place for the row %v", name, width, ref)
					}
					for _, c := range b.Columns {
						if ref := (scene.Ref{Owner: s.ID, Part: scene.PartSheetCell, Lane: model.ID(r.Key), Persona: model.ID(b.Key + "/" + c.Key)}); !slices.Contains(cells, ref) {
							t.Errorf("%s at %g: no place for %v", name, width, ref)
						}
					}
				}
			}
			for _, z := range zones(picture)[scene.PartSheetCell] {
				if hit, ok := picture.Hit(z.X+z.W/2, z.Y+z.H/2); !ok || hit.Ref != z.Ref {
					t.Errorf("%s at %g: hit %v in the middle of %v", name, width, hit.Ref, z.Ref)
				}
			}
		}
	}
}

// TestSheetBlocks_PressOnALevel presses in the middle of every box of a level:
// what stands in it is the step that the place stands for.
func TestSheetBlocks_PressOnALevel(t *testing.T) {
	f := shapes(false)
	for _, width := range []float64{120, 186, 261, 400} {
		picture := builder("fi").Sheet(modeltest.Sample(), f, &model.Sheet{ID: "s", Form: f.ID}, scene.SheetOptions{Screen: true, Width: width})
		pressed := 0
		for _, z := range zones(picture)[scene.PartSheetCell] {
			if z.Ref.Persona != "scale/level" {
				continue
			}
			for _, b := range picture.Blocks {
				for _, m := range b.Marks {
					text, ok := m.(scene.Text)
					if !ok || !z.Contains(b.X+text.X, b.Y+text.Y) {
						continue
					}
					step := scene.StepAt(z.Rect, b.X+text.X+text.Width/2, 5)
					if len(text.S) == 1 && text.S != fmt.Sprint(step) {
						t.Errorf("at %g a press on %q means %d", width, text.S, step)
					}
					pressed++
				}
			}
		}
		if pressed < 15 {
			t.Errorf("at %g only %d texts stand in levels", width, pressed)
		}
	}
}

// TestSheetBlocks_FlowShares counts what goes on from stage to stage, only where
// both counts are known and the first is more than nothing.
func TestSheetBlocks_FlowShares(t *testing.T) {
	f := shapes(false)
	for name, c := range map[string]struct {
		counts []string
		want   []string
	}{
		"falling":   {[]string{"1000", "250", "125", "1"}, []string{"25 %", "50 %", "0,8 %"}},
		"more":      {[]string{"100", "150", "150", "15"}, []string{"150 %", "100 %", "10 %"}},
		"a gap":     {[]string{"100", "", "50", "25"}, []string{"50 %"}},
		"from none": {[]string{"0", "10", "sata", "5"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := &model.Sheet{ID: "s", Form: f.ID}
			for i, text := range c.counts {
				s.Rows = append(s.Rows, model.SheetRow{ID: model.ID(fmt.Sprint("f", i)), Block: "flow", Cells: map[string]string{"count": text}})
			}
			for _, width := range []float64{120, 261} {
				var got []string
				for _, text := range texts(builder("fi").Sheet(modeltest.Sample(), f, s, scene.SheetOptions{Width: width})) {
					if text = strings.ReplaceAll(text, "\u00a0", " "); strings.HasSuffix(text, " %") {
						got = append(got, text)
					}
				}
				if !slices.Equal(got, c.want) {
					t.Errorf("at %g the shares are %q, want %q", width, got, c.want)
				}
			}
		})
	}
}

func TestSheetBlocks_Summary(t *testing.T) {
	from := []model.FormSource{{Form: "structures", Block: "structures"}}
	lists := &model.Form{ID: "list", Title: "Kooste", Blocks: []model.FormBlock{{Key: "rows", Kind: model.BlockSummary, From: from}}}
	counts := &model.Form{ID: "count", Title: "Kooste", Blocks: []model.FormBlock{{Key: "rows", Kind: model.BlockSummary, From: from, Count: "effect"}}}
	nowhere := &model.Form{ID: "nowhere", Title: "Kooste", Blocks: []model.FormBlock{{Key: "rows", Kind: model.BlockSummary, From: []model.FormSource{{Form: "gone", Block: "x"}}}}}
	sheet := &model.Sheet{ID: model.NewSheetID("structures"), Form: "structures", Rows: []model.SheetRow{
		{ID: "rewards", Block: "structures", Cells: map[string]string{"effect": "hinders", "why": "Bonus vie yksin"}, Owner: modeltest.Clerk},
		{ID: "own", Block: "structures", Cells: map[string]string{"name": "Parkkipaikat", "effect": "hinders"}},
		{ID: "unsaid", Block: "structures", Cells: map[string]string{"name": "Lomalista"}},
	}}
	empty := model.NewProject(model.Info{})
	p := modeltest.Sample()
	info := *p.Info()
	info.Sheets = []model.ID{sheet.ID}
	p = p.With(sheet, &info)
	said := func(p *model.Project, f *model.Form, opt scene.SheetOptions) string {
		return strings.Join(texts(builder("fi").Sheet(p, f, &model.Sheet{ID: "s", Form: f.ID}, opt)), " ")
	}
	for name, c := range map[string]struct {
		said           string
		want, unwanted []string
	}{
		"list":    {said(p, lists, scene.SheetOptions{}), []string{"Palkitseminen", "Parkkipaikat", "Lomalista", "Bonus vie yksin", "Estää", "Virkailija"}, []string{"Täytä ensin"}},
		"blank":   {said(p, lists, scene.SheetOptions{Blank: true}), []string{"Työpohja"}, []string{"Parkkipaikat"}},
		"counted": {said(p, counts, scene.SheetOptions{}), []string{"Estää 2 Palkitseminen · Parkkipaikat", "Ei vielä sanottu 1 Lomalista"}, nil},
		"empty":   {said(empty, lists, scene.SheetOptions{}), []string{"Täytä ensin"}, nil},
		"nowhere": {said(p, nowhere, scene.SheetOptions{}), []string{"ei ole tässä ohjelmassa"}, nil},
	} {
		for _, w := range c.want {
			if !strings.Contains(c.said, w) {
				t.Errorf("%s: %q is missing in %q", name, w, c.said)
			}
		}
		for _, w := range c.unwanted {
			if strings.Contains(c.said, w) {
				t.Errorf("%s: %q stands in %q", name, w, c.said)
			}
		}
	}
	another := &model.Sheet{ID: "another", Form: "structures", Name: "Tampere", Rows: sheet.Rows[:1]}
	more := *p.Info()
	more.Sheets = []model.ID{sheet.ID, another.ID}
	both := p.With(another, &more)
	if got := said(both, lists, scene.SheetOptions{}); strings.Count(got, "Palkitseminen") != 2 || !strings.Contains(got, "Rakenteiden tarkistus · Tampere") {
		t.Errorf("of two sheets: %q", got)
	}
	if got := said(both, counts, scene.SheetOptions{}); !strings.Contains(got, "Estää 3 Palkitseminen · Parkkipaikat · Palkitseminen (Tampere)") {
		t.Errorf("counted of two sheets: %q", got)
	}
	for _, z := range zones(builder("fi").Sheet(p, lists, &model.Sheet{ID: "s", Form: "list"}, scene.SheetOptions{Screen: true}))[scene.PartFinding] {
		if z.Ref.Owner != sheet.ID {
			t.Errorf("%v does not lead to the sheet", z.Ref)
		}
	}
}
