package document_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lupaus/assets"
	"lupaus/export/document"
	"lupaus/export/page"
	"lupaus/export/pdf"
	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

var now = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

func request(p *model.Project, id model.ID, lang string) document.Request {
	w := assets.WordsFor(lang)
	return document.Request{
		Project: p, Journey: id, Setter: page.Setter{Type: assets.Typeset(), Words: w},
		Builder: scene.NewBuilder(assets.Typeset(), w), Now: now,
	}
}

func report(t testing.TB, p *model.Project, id model.ID, lang string) *page.Document {
	t.Helper()
	d, err := document.Report(context.Background(), request(p, id, lang))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// look saves a document where LUPAUS_LOOK names a folder.
func look(t *testing.T, name string, d *page.Document) {
	dir := os.Getenv("LUPAUS_LOOK")
	if dir == "" {
		return
	}
	var out bytes.Buffer
	if err := pdf.Write(context.Background(), &out, d); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".pdf"), out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// textOf is every line of a page.
func textOf(p *page.Page) string {
	var b strings.Builder
	for _, l := range p.Layers {
		for _, bl := range l.Scene.Blocks {
			for _, m := range bl.Marks {
				if t, ok := m.(scene.Text); ok {
					b.WriteString(t.S + "\n")
				}
			}
		}
	}
	return b.String()
}

func TestReport_TellsEverything(t *testing.T) {
	for _, lang := range assets.Languages() {
		d := report(t, modeltest.Sample(), modeltest.Now, lang)
		look(t, "report-"+lang, d)
		all := ""
		for _, p := range d.Pages {
			all += textOf(p)
		}
		for _, want := range []string{
			"Kirjaston palvelulupaus", "Kirjan lainaaminen", "Odotan jonossa", "kysyn saatavuutta", "20 min",
			"Pääset tiskille viidessä", "vuoronumero", "lainausjärjestelmä", "Rahoitamme aukiolon",
		} {
			if !strings.Contains(all, want) {
				t.Errorf("%s: %q is missing", lang, want)
			}
		}
		if strings.Contains(all, "export.") || strings.Contains(all, "%!") {
			t.Errorf("%s: a text is missing:\n%s", lang, all)
		}
	}
}

func TestReport_NothingIsCutOrSmall(t *testing.T) {
	for _, p := range []*model.Project{modeltest.Sample(), modeltest.Large(40, 6, 0), long()} {
		id := p.Info().Journeys[0]
		d := report(t, p, id, "fi")
		look(t, "report-"+string(id)+fmt.Sprint(len(d.Pages)), d)
		for i, pg := range d.Pages {
			for _, l := range pg.Layers {
				for _, b := range l.Scene.Blocks {
					r := b.Bounds.Shift(b.X, b.Y)
					x0, y0 := l.X+r.X*l.Scale, l.Y+r.Y*l.Scale
					if x0 < 5 || y0 < 5 || x0+r.W*l.Scale > pg.Width-5 || y0+r.H*l.Scale > pg.Height-5 {
						t.Errorf("page %d: something goes to the edge: %.0f %.0f %.0f %.0f", i+1, x0, y0, x0+r.W*l.Scale, y0+r.H*l.Scale)
					}
				}
			}
			if pt := pg.SmallestLetter(); pt < page.ReadablePt {
				t.Errorf("page %d: letters of %.1f pt", i+1, pt)
			}
		}
	}
}

// long is a project with texts longer than pages.
func long() *model.Project {
	p := modeltest.Sample()
	t := *p.Touchpoint(modeltest.Queue)
	t.Pain = strings.Repeat("Jono on pitkä ja hidas. ", 1200)
	t.Does = strings.Repeat("pitkäsana", 1100)
	t.Title = strings.Repeat("Otsikko jatkuu ", 60)
	e := *p.Promise(modeltest.QueueWord)
	e.Note = strings.Repeat("Huomio 🙂 ", 800)
	j := *p.Journey(modeltest.Now)
	j.Name = strings.Repeat("Polku ", 100)
	j.Note = strings.Repeat("Muistio. ", 500)
	return p.With(&t, &e, &j)
}

func TestReport_EmptyJourney(t *testing.T) {
	p := model.NewProject(model.Info{Journeys: []model.ID{"j"}}).With(&model.Journey{ID: "j", Perspective: model.PerspectiveCustomer, State: model.StateNow})
	look(t, "report-empty", report(t, p, "j", "fi"))
	_, err := document.Report(context.Background(), request(p, "x", "fi"))
	if model.CodeOf(err) != model.CodeNotFound {
		t.Errorf("unknown journey: %v", err)
	}
}

func TestReport_ContentsLeadToThePages(t *testing.T) {
	d := report(t, modeltest.Large(40, 6, 0), "j0", "fi")
	words := assets.WordsFor("fi")
	for _, l := range d.Pages[0].Links {
		if l.Page <= 0 || l.Page >= len(d.Pages) {
			t.Errorf("a link to page %d", l.Page)
		}
	}
	if n := len(d.Pages[0].Links); n != 6 {
		t.Errorf("%d links", n)
	}
	for i, key := range []string{"export.map", "export.extremes", "export.touchpointTable", "export.promiseTable", "export.questions", "export.evidence"} {
		to := d.Pages[0].Links[i].Page
		if !strings.Contains(textOf(d.Pages[to]), words.T(key)) {
			t.Errorf("%s is not on page %d", key, to+1)
		}
	}
}

func TestReport_Stops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := document.Report(ctx, request(modeltest.Large(400, 6, 0), "j0", "fi")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func BenchmarkReport(b *testing.B) {
	p := modeltest.Large(500, 8, 0)
	pages := 0
	for b.Loop() {
		d := report(b, p, "j0", "fi")
		if err := pdf.Write(context.Background(), io.Discard, d); err != nil {
			b.Fatal(err)
		}
		pages = len(d.Pages)
	}
	b.ReportMetric(float64(pages), "pages")
}
