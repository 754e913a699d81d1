package scene_test

import (
	"slices"
	"strings"
	"testing"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/scene"
)

// inLines tells of rows, and of cells in blocks with columns, whether they stand
// beside each other.
func inLines(f *model.Form, s *scene.Scene) map[[2]scene.Ref]bool {
	beside := map[[2]scene.Ref]bool{}
	inColumns := func(z scene.Zone) bool {
		key, _, cell := strings.Cut(string(z.Ref.Persona), "/")
		b, _ := f.Block(key)
		return !cell || slices.Contains([]model.BlockKind{model.BlockTable, model.BlockPoles, model.BlockScale, model.BlockNumbers}, b.Kind)
	}
	for _, part := range []scene.Part{scene.PartRow, scene.PartSheetCell} {
		list := slices.DeleteFunc(zones(s)[part], func(z scene.Zone) bool { return !inColumns(z) })
		slices.SortStableFunc(list, func(a, b scene.Zone) int {
			return slices.Compare([]string{string(a.Ref.Lane), string(a.Ref.Persona)}, []string{string(b.Ref.Lane), string(b.Ref.Persona)})
		})
		for i := 1; i < len(list); i++ {
			a, b := list[i-1], list[i]
			if a.Ref != b.Ref {
				beside[[2]scene.Ref{a.Ref, b.Ref}] = a.Y < b.Y+b.H && b.Y < a.Y+a.H
			}
		}
	}
	return beside
}

// TestSheet_NarrowOnAScreen: where there is little room, sheets are narrower than
// on paper, but what stands beside each other there does so on the screen.
func TestSheet_NarrowOnAScreen(t *testing.T) {
	narrow, p := 0, filledIn("fi", 2)
	for _, f := range assets.Forms("fi") {
		s := p.SheetOf(f.ID)
		draw := func(opt scene.SheetOptions) *scene.Scene {
			opt.Screen = true
			return builder("fi").Sheet(p, f, s, opt)
		}
		paper, little, some, much := draw(scene.SheetOptions{}), draw(scene.SheetOptions{Room: 1}), draw(scene.SheetOptions{Room: 250}), draw(scene.SheetOptions{Room: 1000})
		if much.Width != paper.Width || little.Width > some.Width || some.Width > paper.Width || some.Width < 250 {
			t.Errorf("%s is %g, %g and %g wide, on paper %g", f.ID, little.Width, some.Width, much.Width, paper.Width)
		}
		if got := draw(scene.SheetOptions{Width: 300, Room: 1}).Width; got < 300 {
			t.Errorf("%s is %g wide instead of 300", f.ID, got)
		}
		if little.Width < 230 {
			narrow++
		}
		was, is := inLines(f, paper), inLines(f, little)
		for pair, beside := range was {
			if is[pair] != beside {
				t.Errorf("%s, %g wide: %v and %v beside each other %v, on paper %v", f.ID, little.Width, pair[0], pair[1], is[pair], beside)
			}
		}
	}
	if narrow < 100 {
		t.Errorf("only %d sheets are narrower on a screen", narrow)
	}
}

// TestSheet_FormsThatNeedWidth: figures, and tables with many columns, are not made
// as narrow as others.
func TestSheet_FormsThatNeedWidth(t *testing.T) {
	columns := func(n int) *model.Form {
		b := model.FormBlock{Key: "all", Kind: model.BlockTable, Open: true}
		for i := range n {
			b.Columns = append(b.Columns, model.FormColumn{Key: string(rune('a' + i)), Title: "Sarake"})
		}
		return &model.Form{ID: "columns", Title: "Sarakkeita", Blocks: []model.FormBlock{b}}
	}
	width := func(f *model.Form) float64 {
		return builder("fi").Sheet(filledIn("fi", 0), f, &model.Sheet{ID: "s", Form: f.ID}, scene.SheetOptions{Room: 1, Screen: true}).Width
	}
	if few, many, most, cards := width(columns(4)), width(columns(9)), width(columns(12)), width(columns(14)); !(few < many && many < most && cards == few) {
		t.Errorf("with more and more columns %g, %g and %g wide, as cards %g", few, many, most, cards)
	}
	if few := width(columns(4)); width(frameworkOf(t, "fi")) <= few {
		t.Errorf("a figure is no wider than %g", few)
	}
}
