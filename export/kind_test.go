package export_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"image/png"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	pdfmodel "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"lupaus/assets"
	"lupaus/export"
	"lupaus/export/document"
	"lupaus/export/page"
	"lupaus/model"
	"lupaus/model/modeltest"
)

// daycare is the sample with something in every document.
func daycare(t testing.TB, lang string) *model.Project {
	t.Helper()
	p, err := assets.Build("daycare", lang, modeltest.IDs("d"), model.DateOf(now))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestKinds_WriteSoundFiles(t *testing.T) {
	var e export.Exporter
	p := daycare(t, "fi")
	sizes := map[string]string{export.Board: "{595 842}", export.Gaps: "{595 842}", export.Framework: "{842 595}", export.Roles: "{842 595}"}
	for _, k := range export.Kinds() {
		for _, blank := range []bool{false, true} {
			if blank && !k.Blank {
				continue
			}
			t.Run(fmt.Sprint(k.ID, blank), func(t *testing.T) {
				r := export.Request{Project: p, Document: k.ID, Format: "pdf", Blank: blank}
				if len(k.Papers) > 0 {
					r.Paper = "A4"
				}
				data, info := write(t, &e, r)
				conf := pdfmodel.NewDefaultConfiguration()
				if err := api.Validate(bytes.NewReader(data), conf); err != nil {
					t.Fatal(err)
				}
				dims, err := api.PageDims(bytes.NewReader(data), conf)
				if err != nil || len(dims) != info.Pages {
					t.Fatalf("%v, said %d pages, made %d", err, info.Pages, len(dims))
				}
				if want, one := sizes[k.ID]; one && !blank && fmt.Sprintf("%.0f", dims[0]) != want {
					t.Errorf("a page of %.0f, want %s", dims[0], want)
				}
				if marks, err := api.Bookmarks(bytes.NewReader(data), conf); err != nil || len(marks) == 0 {
					t.Errorf("%d bookmarks, %v", len(marks), err)
				}
			})
		}
	}
}

func TestKinds_AnyPageAsAPicture(t *testing.T) {
	var e export.Exporter
	p := daycare(t, "sv")
	for _, k := range export.Kinds() {
		r := export.Request{Project: p, Document: k.ID, Now: now, DPI: 40}
		if k.NeedsJourney {
			r.Journey = p.Info().Journeys[0]
		}
		for _, format := range []string{"png", "svg"} {
			r.Format = format
			doc, info, err := e.Document(context.Background(), r)
			if err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			if err := e.WriteDocument(context.Background(), &out, doc, r, len(doc.Pages)-1); err != nil {
				t.Fatal(err)
			}
			if format == "png" {
				_, err = png.Decode(&out)
			} else {
				err = xml.Unmarshal(out.Bytes(), new(struct{}))
			}
			if err != nil {
				t.Errorf("%s of %q: %v", format, k.ID, err)
			}
			if warned(info, "export.warn.onePage") != (info.Pages > 1) {
				t.Errorf("%s of %d pages of %q: %v", format, info.Pages, k.ID, info.Warnings)
			}
		}
	}
}

func warned(info export.Info, key string) bool {
	for _, w := range info.Warnings {
		if w.Key == key {
			return true
		}
	}
	return false
}

func TestRequest_ChoicesAreHeeded(t *testing.T) {
	var e export.Exporter
	p := daycare(t, "fi")
	roles := p.Info().Roles
	pages := func(r export.Request) int {
		t.Helper()
		r.Project, r.Format = p, "pdf"
		doc, _, err := e.Document(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		return len(doc.Pages)
	}
	for _, tt := range []struct {
		name string
		r    export.Request
		want int
	}{
		{"three roles", export.Request{Document: export.Roles, Roles: roles[:3]}, 2},
		{"one form", export.Request{Document: export.Sheets, Form: "economy", Blank: true}, 1},
		{"a form nobody has filled in", export.Request{Document: export.Sheets, Form: "test"}, 1},
		{"the figure among the sheets", export.Request{Document: export.Sheets, Form: document.FrameworkForm}, 1},
		{"a poster on sheets", export.Request{Document: export.Framework, Paper: "A2", Tile: "A4"}, 9},
		{"a poster on its own", export.Request{Document: export.Framework, Tile: ""}, 1},
		{"no sheets of what is on A4", export.Request{Document: export.Board, Tile: "A4"}, 1},
		{"blank where that cannot be", export.Request{Document: export.Changes, Journey: p.Info().Journeys[1], Blank: true}, 1},
	} {
		if got := pages(tt.r); got != tt.want {
			t.Errorf("%s: %d pages, want %d", tt.name, got, tt.want)
		}
	}
	all, one := pages(export.Request{Document: export.Promises}), pages(export.Request{Document: export.Promises, Journey: p.Info().Journeys[1]})
	if one >= all {
		t.Errorf("the promises of one journey take %d pages, those of all %d", one, all)
	}
	if got := pages(export.Request{Document: export.Changes, Journey: p.Info().Journeys[1]}); got != 1 {
		t.Errorf("changes of a journey that has not changed: %d pages", got)
	}
}

func TestRequest_WhatIsNotThere(t *testing.T) {
	var e export.Exporter
	for _, tt := range []struct {
		r    export.Request
		code model.Code
	}{
		{export.Request{Document: export.Roles, Roles: []model.ID{"x"}}, model.CodeNotFound},
		{export.Request{Document: export.Promises, Journey: "x"}, model.CodeNotFound},
		{export.Request{Document: export.Changes, Since: "x"}, model.CodeNotFound},
		{export.Request{Document: export.Changes, Journey: "x"}, model.CodeNotFound},
		{export.Request{Document: export.Changes, Project: model.NewProject(model.Info{})}, model.CodeNotFound},
		{export.Request{Document: export.Sheets, Form: "x"}, document.CodeForm},
		{export.Request{Document: export.Framework, Paper: "B5"}, page.CodePaper},
		{export.Request{Document: export.Framework, Tile: "B5"}, page.CodePaper},
		{export.Request{Document: export.Framework, Paper: "A0", Tile: "A5"}, ""},
	} {
		if tt.r.Project == nil {
			tt.r.Project = modeltest.Sample()
		}
		tt.r.Format = "pdf"
		if _, _, err := e.Document(context.Background(), tt.r); model.CodeOf(err) != tt.code {
			t.Errorf("%s: %v, want %q", tt.r.Document, err, tt.code)
		}
	}
}

func TestKinds_HaveWords(t *testing.T) {
	for _, lang := range assets.Languages() {
		w := assets.WordsFor(lang)
		for _, k := range export.Kinds() {
			if !k.NeedsJourney && !w.Has("document."+k.ID) {
				t.Errorf("%s: document.%s has no word", lang, k.ID)
			}
		}
	}
}

func TestWarnings_TellWhatWasCut(t *testing.T) {
	var e export.Exporter
	p := daycare(t, "fi")
	long := strings.Repeat("Lupaamme, ettei kukaan jää yksin asiansa kanssa. ", 40)
	role := *p.Role(p.Info().Roles[0])
	role.Task, role.Value, role.Start, role.Stop = long, long, long, long
	promise := *p.Promise(p.Info().Promises[0])
	promise.Text = long
	info := *p.Info()
	info.IgnoredRules = []model.IgnoredRule{{Rule: "promiseGuess", Reason: long}}
	p = p.With(&role, &promise, &info)
	for id, key := range map[string]string{
		export.Roles: "handout.warn.roles", export.Board: "handout.warn.board", export.Gaps: "handout.warn.reasons",
	} {
		_, got, err := e.Document(context.Background(), export.Request{Project: p, Document: id, Format: "pdf"})
		if err != nil {
			t.Fatal(err)
		}
		if !warned(got, key) {
			t.Errorf("%s: %v", id, got.Warnings)
		}
		for _, lang := range assets.Languages() {
			for _, w := range got.Warnings {
				if text := assets.WordsFor(lang).T(w.Key, w.Args...); strings.Contains(text, "%!") || text == w.Key {
					t.Errorf("%s: %s", w.Key, text)
				}
			}
		}
		if id == export.Roles && !strings.Contains(fmt.Sprint(got.Warnings), role.Name) {
			t.Errorf("the role is not named: %v", got.Warnings)
		}
	}
}
