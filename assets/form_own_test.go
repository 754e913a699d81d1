package assets

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"lupaus/model"
	"lupaus/model/modeltest"
)

// Every shipped form, written in a language and read back, is the same.
func TestWriteForm(t *testing.T) {
	for _, lang := range Languages() {
		for _, f := range shippedIn[lang]() {
			data, err := WriteForm(f)
			if err != nil {
				t.Fatal(err)
			}
			got, err := ReadForm(f.ID+".yaml", data, lang)
			if err != nil {
				t.Errorf("%s: %v\n%s", f.ID, err, data)
				continue
			}
			if diff := cmp.Diff(f, got, cmpopts.IgnoreFields(model.Formula{}, "Eval"), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%s %s: %s", f.ID, lang, diff)
			}
		}
	}
}

func TestAddFormsIn(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("mine.yaml", formOf("columns: [{key: c, title: C}]\nrows: [{key: r, title: R}]"))
	write("broken.yaml", "title: T\nabout: [")
	write("chain.yaml", formOf("columns: [{key: c, title: C}]\nrows: [{key: r, title: R}]"))
	write("notes.txt", "x")
	broken := AddFormsIn(dir)
	if len(broken) != 2 || !strings.Contains(broken[0].Error(), "broken.yaml:") || !strings.Contains(broken[1].Error(), "chain.yaml:1") {
		t.Errorf("broken: %v", broken)
	}
	f, ok := FormOf("mine", "sv")
	if !ok || f.Shelf != model.ShelfOwn || OwnForm("mine") == "" {
		t.Fatalf("got %v", f)
	}
	if n, _ := FormOf("chain", "fi"); len(n.Blocks) == 1 && n.Title == "T" {
		t.Error("a file took the place of a shipped form")
	}
	if got := AddFormsIn(filepath.Join(dir, "nothere")); got != nil {
		t.Errorf("got %v", got)
	}
}

func TestAddFormsOf(t *testing.T) {
	text := formOf("columns: [{key: c, title: C}]\nrows: [{key: r, title: R}]")
	p := modeltest.Sample()
	info := *p.Info()
	info.Sheets = []model.ID{"s", "b"}
	p = p.With(&info, &model.Sheet{ID: "s", Form: "brought", Own: text}, &model.Sheet{ID: "b", Form: "bad", Own: "x: ["})
	AddFormsOf(p)
	if _, ok := FormOf("brought", "fi"); !ok {
		t.Error("the form is not there")
	}
	if _, ok := FormOf("bad", "fi"); ok {
		t.Error("a broken form is there")
	}
}
