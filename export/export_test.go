package export_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	pdfmodel "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"lupaus/assets"
	"lupaus/export"
	"lupaus/export/page"
	"lupaus/model"
	"lupaus/model/modeltest"
)

var now = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

func write(t testing.TB, e *export.Exporter, r export.Request) ([]byte, export.Info) {
	t.Helper()
	r.Now = now
	var out bytes.Buffer
	info, err := e.Write(context.Background(), &out, r, 0)
	if err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("LUPAUS_LOOK"); dir != "" {
		name := fmt.Sprintf("export-%s%s%s%s-%v.%s", r.Document, r.Journey, r.Paper, r.Tile, r.Blank, r.Format)
		if err := os.WriteFile(filepath.Join(dir, name), out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return out.Bytes(), info
}

func TestWrite_PDF(t *testing.T) {
	var e export.Exporter
	p := modeltest.Large(30, 5, 0)
	for _, tt := range []struct {
		name  string
		r     export.Request
		pages string
	}{
		{"A4 portrait", export.Request{Paper: "A4", Portrait: true}, "[{595 842}]"},
		{"A3", export.Request{Paper: "a3"}, "[{1191 842}]"},
		{"A2 on A3", export.Request{Paper: "A2", Tile: "A3"}, "[{1191 842} {1191 842} {1191 842} {1191 842} {1191 842}]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.r.Project, tt.r.Journey, tt.r.Format = p, "j0", "pdf"
			data, info := write(t, &e, tt.r)
			conf := pdfmodel.NewDefaultConfiguration()
			if err := api.Validate(bytes.NewReader(data), conf); err != nil {
				t.Error(err)
			}
			dims, err := api.PageDims(bytes.NewReader(data), conf)
			if err != nil {
				t.Fatal(err)
			}
			if got := fmt.Sprintf("%.0f", dims); got != tt.pages {
				t.Errorf("pages are %s, want %s", got, tt.pages)
			}
			if info.Pages != len(dims) {
				t.Errorf("said %d pages, made %d", info.Pages, len(dims))
			}
		})
	}
}

func TestWrite_OwnSize(t *testing.T) {
	var e export.Exporter
	p := modeltest.Large(30, 5, 0)
	data, info := write(t, &e, export.Request{Project: p, Journey: "j0", Format: "png"})
	cfg, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil || cfg.Width < 7000 || len(info.Warnings) > 0 {
		t.Errorf("%v, %d pixels across, warnings %v", err, cfg.Width, info.Warnings)
	}
	data, _ = write(t, &e, export.Request{Project: p, Journey: "j0", Format: "svg"})
	if err := xml.Unmarshal(data, new(struct{})); err != nil {
		t.Error(err)
	}
	// A map kilometres long is wrapped and stays within what a PDF page can be.
	doc, _, err := e.Document(context.Background(), export.Request{Project: modeltest.Large(2000, 8, 0), Journey: "j0", Format: "pdf"})
	if err != nil {
		t.Fatal(err)
	}
	if pg := doc.Pages[0]; pg.Width > 5001 || pg.Height > 5001 || pg.Width < pg.Height {
		t.Errorf("%.0f × %.0f mm", pg.Width, pg.Height)
	}
	// In its own size over sheets.
	_, info = write(t, &e, export.Request{Project: p, Journey: "j0", Format: "pdf", Tile: "A4"})
	if info.LetterPt != 8 {
		t.Errorf("letters of %v pt", info.LetterPt)
	}
}

func TestWrite_Warnings(t *testing.T) {
	var e export.Exporter
	large := modeltest.Large(200, 8, 0)
	for _, tt := range []struct {
		r    export.Request
		want string
	}{
		{export.Request{Format: "pdf", Paper: "A4"}, "export.warn.small"},
		{export.Request{Format: "png", Paper: "A0", DPI: 20}, "export.warn.pixels"},
		{export.Request{Format: "png", Paper: "A0", DPI: 600}, "export.warn.limited"},
	} {
		tt.r.Project, tt.r.Journey = large, "j0"
		_, info, err := e.Document(context.Background(), tt.r)
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, w := range info.Warnings {
			text := assets.WordsFor("fi").T(w.Key, w.Args...)
			if bytes.Contains([]byte(text), []byte("%!")) {
				t.Errorf("%s: %s", w.Key, text)
			}
			found = found || w.Key == tt.want
		}
		if !found {
			t.Errorf("%s on %s: %v, not %s", tt.r.Format, tt.r.Paper, info.Warnings, tt.want)
		}
	}
}

func TestWrite_AllJourneysAndComparisons(t *testing.T) {
	var e export.Exporter
	p := modeltest.Sample()
	doc, _, err := e.Document(context.Background(), export.Request{Project: p, Format: "pdf", Document: export.Journey, Lang: "sv"})
	if err != nil {
		t.Fatal(err)
	}
	one, _, err := e.Document(context.Background(), export.Request{Project: p, Journey: modeltest.Now, Format: "pdf", Document: export.Journey})
	if err != nil {
		t.Fatal(err)
	}
	n := len(one.Pages)
	if len(doc.Pages) <= n || doc.Lang != "sv" || one.Lang != "fi" {
		t.Errorf("%d pages for all, %d for one; %s, %s", len(doc.Pages), n, doc.Lang, one.Lang)
	}
	if l := doc.Pages[n].Links; len(l) == 0 || l[0].Page <= n {
		t.Errorf("the contents of the second report lead to %v", l)
	}
	for _, r := range []export.Request{{Overlay: modeltest.Now}, {Compare: modeltest.Now}} {
		r.Project, r.Journey, r.Format, r.Paper = p, modeltest.Target, "pdf", "A3"
		write(t, &e, r)
	}
}

func TestWrite_Errors(t *testing.T) {
	var e export.Exporter
	p := modeltest.Sample()
	for _, tt := range []struct {
		r    export.Request
		code model.Code
	}{
		{export.Request{Journey: modeltest.Now, Format: "doc"}, export.CodeFormat},
		{export.Request{Journey: modeltest.Now, Format: "pdf", Document: "novel"}, export.CodeDocument},
		{export.Request{Journey: "x", Format: "pdf"}, model.CodeNotFound},
		{export.Request{Journey: "x", Format: "pdf", Document: export.Journey}, model.CodeNotFound},
		{export.Request{Journey: modeltest.Now, Format: "pdf", Paper: "B5"}, page.CodePaper},
		{export.Request{Journey: modeltest.Now, Format: "pdf", Tile: "B5"}, page.CodePaper},
		{export.Request{Project: model.NewProject(model.Info{}), Format: "pdf"}, model.CodeNotFound},
	} {
		if tt.r.Project == nil {
			tt.r.Project = p
		}
		var out bytes.Buffer
		if _, err := e.Write(context.Background(), &out, tt.r, 0); model.CodeOf(err) != tt.code || out.Len() > 0 {
			t.Errorf("%v: %v after %d bytes, want %s", tt.r, err, out.Len(), tt.code)
		}
	}
	if _, err := e.Write(context.Background(), io.Discard, export.Request{Project: p, Journey: modeltest.Now, Format: "svg"}, 7); model.CodeOf(err) != model.CodeNothing {
		t.Errorf("page 8 of 1: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := e.Write(ctx, io.Discard, export.Request{Project: p, Journey: modeltest.Now, Format: "svg"}, 0); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestExporter_SameBytesFromManyGoroutines(t *testing.T) {
	var e export.Exporter
	r := export.Request{Project: modeltest.Sample(), Journey: modeltest.Now, Format: "pdf", Document: export.Journey, Now: now}
	want, _ := write(t, &e, r)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			var out bytes.Buffer
			if _, err := e.Write(context.Background(), &out, r, 0); err != nil || !bytes.Equal(out.Bytes(), want) {
				t.Errorf("%v, or the bytes differ", err)
			}
		})
	}
	wg.Wait()
}

func BenchmarkWrite(b *testing.B) {
	for _, n := range []int{200, 1000, 5000} {
		p := modeltest.Large(n, 8, 0)
		for _, f := range export.Formats() {
			b.Run(fmt.Sprintf("%s/%d", f.ID, n), func(b *testing.B) {
				var e export.Exporter
				for b.Loop() {
					data, _ := write(b, &e, export.Request{Project: p, Journey: "j0", Format: f.ID})
					b.ReportMetric(float64(len(data)), "bytes")
				}
			})
		}
	}
}

// BenchmarkWorkbook makes a workbook of every sheet of the library, blank.
func BenchmarkWorkbook(b *testing.B) {
	info := *modeltest.Sample().Info()
	info.Workbook = nil // blank, it is all sheets
	r := export.Request{Project: modeltest.Sample().With(&info), Document: export.Workbook, Format: "pdf", Lang: "fi", Blank: true}
	for b.Loop() {
		var e export.Exporter // which remembers nothing yet
		if _, info := write(b, &e, r); info.Pages < 90 {
			b.Fatal(info.Pages)
		}
	}
}
