package scene_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/scene"
	"lupaus/model/scene/scenetest"
)

func listOf(sections, rows int) scene.ListSpec {
	spec := scene.ListSpec{Title: hard[1], Intro: hard[2], Empty: "Mitään ei löytynyt."}
	for s := range sections {
		section := scene.ListSection{}
		if s > 0 {
			section.Title, section.Note = hard[s%len(hard)], hard[(s+1)%len(hard)]
		}
		for i := range rows {
			section.Rows = append(section.Rows, scene.ListRow{
				Ref:   scene.Ref{Owner: model.ID(fmt.Sprint("row", s, "-", i)), Part: scene.PartFinding, Lane: "rule"},
				Title: hard[i%len(hard)], Text: hard[(i+1)%len(hard)], Hint: hard[(i+2)%len(hard)],
				Tag: []string{"12,5", "", "uusi", hard[1]}[i%4], Marks: i % 6,
			})
		}
		spec.Sections = append(spec.Sections, section)
	}
	return spec
}

func TestList_HoldsItsTexts(t *testing.T) {
	ts := assets.Typeset()
	b := builder("fi")
	for _, size := range [][2]int{{0, 0}, {1, 0}, {1, 1}, {3, 7}, {2, 120}} {
		for _, width := range []float64{0, 60, 174, 261, 400} {
			for _, screen := range []bool{false, true} {
				t.Run(fmt.Sprint(size, width, screen), func(t *testing.T) {
					spec := listOf(size[0], size[1])
					spec.Width, spec.Screen = width, screen
					scenetest.Check(t, ts, b.List(spec))
					for _, page := range b.ListPages(spec, 250) {
						scenetest.Check(t, ts, page)
						if page.Height > 250 && width != 60 {
							t.Errorf("a page of 250 mm is %g high", page.Height)
						}
					}
				})
			}
		}
	}
}

func TestList_SaysThatThereIsNothing(t *testing.T) {
	if !slices.Contains(texts(builder("fi").List(listOf(2, 0))), "Mitään ei löytynyt.") {
		t.Error("an empty list says nothing")
	}
	if slices.Contains(texts(builder("fi").List(listOf(1, 1))), "Mitään ei löytynyt.") {
		t.Error("a list with a row says that it is empty")
	}
}

func TestList_Columns(t *testing.T) {
	for width, want := range map[float64]int{174: 1, 261: 2} {
		spec := listOf(1, 30)
		spec.Width = width
		var xs []float64
		var bottoms [2]float64
		for _, z := range zones(builder("fi").List(spec))[scene.PartFinding] {
			if !slices.Contains(xs, z.X) {
				xs = append(xs, z.X)
			}
			bottoms[slices.Index(xs, z.X)] = z.Y + z.H
		}
		if len(xs) != want {
			t.Errorf("%g mm: %d columns, want %d", width, len(xs), want)
		}
		if want == 2 && max(bottoms[0], bottoms[1])-min(bottoms[0], bottoms[1]) > 60 {
			t.Errorf("the columns end at %v", bottoms)
		}
	}
}

func TestListPages_KeepEveryRowInOrder(t *testing.T) {
	for _, width := range []float64{174, 261} {
		spec := listOf(3, 40)
		spec.Width = width
		var got []model.ID
		for _, page := range builder("fi").ListPages(spec, 250) {
			found := zones(page)[scene.PartFinding]
			slices.SortStableFunc(found, func(a, b scene.Zone) int { return int(a.X-b.X)*10000 + int(a.Y*10) - int(b.Y*10) })
			for _, z := range found {
				got = append(got, z.Ref.Owner)
			}
		}
		var want []model.ID
		for s := range 3 {
			for i := range 40 {
				want = append(want, model.ID(fmt.Sprint("row", s, "-", i)))
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%g mm: rows %v", width, got)
		}
	}
}

// The title of a section never stands alone at the foot of a page.
func TestListPages_TitlesKeepARow(t *testing.T) {
	for rows := 1; rows < 14; rows++ {
		spec := listOf(4, rows)
		for i := range spec.Sections {
			spec.Sections[i].Title, spec.Sections[i].Note = fmt.Sprint("Osa ", i), ""
		}
		spec.Width = 174
		for _, page := range builder("fi").ListPages(spec, 250) {
			lowest := 0.0
			for _, z := range zones(page)[scene.PartFinding] {
				lowest = max(lowest, z.Y)
			}
			for _, b := range page.Blocks {
				for _, m := range b.Marks {
					if x, ok := m.(scene.Text); ok && strings.HasPrefix(x.S, "Osa ") && b.Y+x.Y > lowest {
						t.Errorf("%d rows: %q is the last thing on a page", rows, x.S)
					}
				}
			}
		}
	}
}
