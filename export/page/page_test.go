package page_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"

	"lupaus/assets"
	"lupaus/export/page"
	"lupaus/export/pdf"
	"lupaus/export/png"
	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

var setter = page.Setter{Type: assets.Typeset(), Words: assets.WordsFor("fi")}

func build(p *model.Project, id model.ID) page.Build {
	b := scene.NewBuilder(assets.Typeset(), assets.WordsFor("fi"))
	return page.Build{
		Map:     func(o scene.MapOptions) *scene.Scene { return b.Journey(p, id, o) },
		Columns: scene.Columns(p, p.Journey(id)),
	}
}

// look saves a document and its first pages where LUPAUS_LOOK names a folder.
func look(t *testing.T, name string, pages ...*page.Page) {
	dir := os.Getenv("LUPAUS_LOOK")
	if dir == "" {
		return
	}
	var out bytes.Buffer
	d := &page.Document{Title: name, Lang: "fi", Created: time.Unix(0, 0), Pages: pages}
	if err := pdf.Write(context.Background(), &out, d); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".pdf"), out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	for i, pg := range pages[:min(3, len(pages))] {
		out.Reset()
		if err := new(png.Painter).WritePage(&out, pg, png.Options{WidthPx: 1200}); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s-%d.png", name, i)), out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestPoster_FillsThePage(t *testing.T) {
	foot := page.Foot{Left: "Kirjasto · Kirjan lainaaminen", Date: "23.11.2026", Page: 1, Of: 1}
	for _, tt := range []struct {
		name          string
		project       *model.Project
		journey       model.ID
		width, height float64
		least         float64 // points
	}{
		{"sample-a4", modeltest.Sample(), modeltest.Now, 297, 210, 6},
		{"sample-a4p", modeltest.Sample(), modeltest.Now, 210, 297, 6},
		{"sample-a1", modeltest.Sample(), modeltest.Now, 841, 594, 17},
		{"thirty-a3", modeltest.Large(30, 5, 0), "j0", 420, 297, 4.5},
		{"thirty-a0", modeltest.Large(30, 5, 0), "j0", 1189, 841, 12.5},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, fit := setter.Poster(build(tt.project, tt.journey), scene.MapOptions{}, tt.width, tt.height, foot)
			look(t, tt.name, p)
			if fit.LetterPt < tt.least {
				t.Errorf("letters of %.1f pt with %d bands of %.0f mm", fit.LetterPt, fit.Options.Bands, fit.Options.ColumnMM)
			}
			l := p.Layers[0]
			c := fit.Content
			if x, y := l.X+c.X*l.Scale, l.Y+c.Y*l.Scale; x < page.Margin-1e-6 || y < page.Margin-1e-6 ||
				x+c.W*l.Scale > tt.width-page.Margin+1e-6 || y+c.H*l.Scale > tt.height-page.Margin+1e-6 {
				t.Error("the map goes over the margin")
			}
		})
	}
}

// sheets are A4, lying and standing, within margins.
var sheets = []page.Sheet{{Width: 270, Height: 160}, {Width: 180, Height: 250}}

func TestSplit_ShowsEveryColumnOnceAndReadably(t *testing.T) {
	for _, n := range []int{0, 1, 7, 30, 200} {
		b := build(modeltest.Large(max(1, n), 5, 0), "j0")
		parts, _, err := page.Split(b, sheets, func() error { return nil })
		if err != nil {
			t.Fatal(err)
		}
		at := 0
		for _, f := range parts {
			to := f.Options.To
			if to == 0 {
				to = b.Columns
			}
			if f.Options.From != at {
				t.Errorf("%d touchpoints: a part begins at %d, not %d", n, f.Options.From, at)
			}
			if f.LetterPt < page.ReadablePt {
				t.Errorf("%d touchpoints: letters of %.1f pt", n, f.LetterPt)
			}
			at = to
		}
		if at != b.Columns {
			t.Errorf("%d touchpoints: %d of %d columns", n, at, b.Columns)
		}
	}
}

func TestSplit_Stops(t *testing.T) {
	want := errors.New("stop")
	_, _, err := page.Split(build(modeltest.Large(200, 5, 0), "j0"), sheets, func() error { return want })
	if !errors.Is(err, want) {
		t.Errorf("got %v", err)
	}
}

func TestTile_CoversThePoster(t *testing.T) {
	b := build(modeltest.Large(30, 5, 0), "j0")
	poster, _ := setter.Poster(b, scene.MapOptions{}, 841, 594, page.Foot{Left: "Kirjasto · Polku", Date: "23.11.2026"})
	for _, tt := range []struct {
		paper  string
		sheets int
	}{{"A4", 16}, {"A3", 9}} {
		paper, ok := page.PaperNamed(tt.paper)
		if !ok {
			t.Fatal("no paper")
		}
		pages, err := setter.Tile(poster, paper, page.Foot{Left: "Kirjasto · Polku", Date: "23.11.2026"})
		if err != nil {
			t.Fatal(err)
		}
		look(t, "tile-"+tt.paper, pages...)
		if len(pages) != tt.sheets {
			t.Errorf("%s: %d sheets, want %d", tt.paper, len(pages), tt.sheets)
		}
		for _, pg := range pages {
			short, long := math.Min(pg.Width, pg.Height), math.Max(pg.Width, pg.Height)
			if short != paper.Width || long != paper.Height {
				t.Errorf("a sheet of %v × %v mm", pg.Width, pg.Height)
			}
		}
	}
	if _, err := setter.Tile(&page.Page{Width: 1e5, Height: 1e5}, page.A4, page.Foot{}); model.CodeOf(err) != page.CodeTile {
		t.Errorf("a huge poster: %v", err)
	}
}

func TestPaperNamed(t *testing.T) {
	if p, ok := page.PaperNamed("a3"); !ok || p.Width != 297 || p.Height != 420 {
		t.Errorf("a3 is %v %v", p, ok)
	}
	if p, ok := page.PaperNamed("A4"); !ok || p != page.A4 || page.Papers()[1] != page.A4 {
		t.Errorf("A4 is %v %v", p, ok)
	}
	if _, ok := page.PaperNamed("letter"); ok {
		t.Error("letter is known")
	}
}

func BenchmarkFit(b *testing.B) {
	for _, n := range []int{30, 200, 5000} {
		bd := build(modeltest.Large(n, 8, 0), "j0")
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				page.Fit(bd, scene.MapOptions{}, 400, 270, 4)
			}
		})
	}
}
