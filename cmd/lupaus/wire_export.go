package main

import (
	"context"
	"image"
	"io"
	"math"
	"time"

	"lupaus/export"
	"lupaus/export/exchange"
	"lupaus/export/page"
	"lupaus/model"
	"lupaus/model/scene"
	"lupaus/storage"
	"lupaus/ui"
)

// exporter writes pages, pictures and data as the window wants them.
type exporter struct{ export.Exporter }

// dataFormats are the formats without pages, the most used first.
func dataFormats() []ui.Format {
	return []ui.Format{
		{ID: string(exchange.XLSX), Extension: ".xlsx"},
		{ID: string(exchange.CSV), Extension: ".csv"},
		{ID: string(exchange.JSON), Extension: ".json", Lossless: true},
		{ID: string(exchange.Mermaid), Extension: ".mmd"},
		{ID: string(exchange.CJML), Extension: ".cjml"},
	}
}

// Formats implements ui.Exporter.
func (e *exporter) Formats() []ui.Format {
	var list []ui.Format
	for _, f := range export.Formats() {
		list = append(list, ui.Format{ID: f.ID, Extension: f.Extension, Pages: true, Single: f.OnePage})
	}
	return append(list, dataFormats()...)
}

// Documents implements ui.Exporter.
func (e *exporter) Documents() []ui.Document {
	var list []ui.Document
	for _, k := range export.Kinds() {
		list = append(list, ui.Document{
			ID: k.ID, NeedsJourney: k.NeedsJourney, Papers: k.Papers, Blank: k.Blank, Roles: k.Roles, Form: k.Form, Since: k.Since, Audit: k.Audit, Group: k.Group, Parts: k.Parts, Usual: k.Usual,
		})
	}
	return list
}

func request(r ui.ExportRequest) export.Request {
	return export.Request{
		Project: r.Project, Journey: r.Journey, Overlay: r.Overlay, Compare: r.Compare, Format: r.Format,
		Document: r.Document, Blank: r.Blank, Roles: r.Roles, Form: r.Form, Since: r.Since, Audit: r.Audit, Group: r.Group,
		Paper: r.Paper, Portrait: r.Portrait, Tile: r.Tile, Lang: r.Language, Now: time.Now(), Version: r.Version,
	}
}

// Preview implements ui.Exporter.
func (e *exporter) Preview(ctx context.Context, r ui.ExportRequest) (ui.Preview, error) {
	doc, info, err := e.Document(ctx, request(r))
	if err != nil {
		return nil, err
	}
	return &preview{e, doc, info}, nil
}

// Write implements ui.Exporter.
func (e *exporter) Write(ctx context.Context, r ui.ExportRequest, path string, force bool, progress func(done, total int)) ([]ui.Note, error) {
	if _, err := export.FormatOf(r.Format); err != nil {
		var lost []exchange.Note
		err := storage.WriteFile(path, force, func(w io.Writer) (err error) {
			lost, err = export.WriteData(w, exchange.Format(r.Format), r.Project, []model.ID{r.Journey}, r.Language)
			return err
		})
		return notes(lost), err
	}
	progress(0, 2)
	doc, info, err := e.Document(ctx, request(r))
	if err != nil {
		return nil, err
	}
	progress(1, 2)
	err = storage.WriteFile(path, force, func(w io.Writer) error {
		return e.WriteDocument(ctx, w, doc, request(r), r.Page)
	})
	progress(2, 2)
	return warnings(info), err
}

// preview is a document laid out in memory.
type preview struct {
	exporter *exporter
	doc      *page.Document
	info     export.Info
}

// Pages implements ui.Preview.
func (p *preview) Pages() int { return len(p.doc.Pages) }

// SmallestPt implements ui.Preview.
func (p *preview) SmallestPt() float64 { return p.info.LetterPt }

// Notes implements ui.Preview.
func (p *preview) Notes() []ui.Note { return warnings(p.info) }

// Paint implements ui.Preview.
func (p *preview) Paint(n, widthPx int) image.Image {
	pg := p.doc.Pages[n]
	pxPerMM := float64(widthPx) / math.Max(pg.Width, pg.Height)
	img := image.NewRGBA(image.Rect(0, 0, int(math.Ceil(pg.Width*pxPerMM)), int(math.Ceil(pg.Height*pxPerMM))))
	light := scene.Light
	p.exporter.Painter.PaintPage(img, pg, pxPerMM, &light)
	return img
}

// warning is a warning of the exporter as a note of the window.
type warning struct{ page.Warning }

// Text implements ui.Note.
func (w warning) Text(words scene.Words) string { return words.T(w.Key, w.Args...) }

func warnings(info export.Info) []ui.Note {
	var list []ui.Note
	for _, w := range info.Warnings {
		list = append(list, warning{w})
	}
	return list
}

func notes(list []exchange.Note) []ui.Note {
	var out []ui.Note
	for _, n := range list {
		out = append(out, n)
	}
	return out
}
