package scene_test

import (
	"strings"
	"testing"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

// A card tells how many sheets of its form there are when there are several, and
// how far all of them have been filled in.
func TestLibrary_TellsOfTheSheets(t *testing.T) {
	form := assets.WordsFor("fi").Form("economy")
	one := modeltest.Sample()
	sheet := one.Sheet(modeltest.Sheet)
	said, of := form.Said(sheet)
	several := func(sheets ...*model.Sheet) *model.Project {
		info := *one.Info()
		info.Sheets = nil
		p := one
		for _, s := range sheets {
			info.Sheets = append(info.Sheets, s.ID)
			p = p.With(s)
		}
		return p.With(&info)
	}
	another, empty := *sheet, &model.Sheet{ID: "empty", Form: form.ID}
	another.ID = "another"
	w := assets.WordsFor("fi")
	for _, c := range []struct {
		p              *model.Project
		want, unwanted string
	}{
		{several(), form.Title, w.T("library.filled", 0, of)},
		{one, w.T("library.filled", said, of), "kappaletta"},
		{several(sheet, &another), "2 kappaletta · " + w.T("library.filled", 2*said, 2*of), ""},
		{several(empty, &model.Sheet{ID: "two", Form: form.ID}), "2 kappaletta", w.T("library.filled", 0, of)},
	} {
		said := strings.Join(texts(builder("fi").Library(c.p, []*model.Form{form}, scene.LibraryOptions{})), " ")
		if !strings.Contains(said, c.want) || c.unwanted != "" && strings.Contains(said, c.unwanted) {
			t.Errorf("%q, want %q and not %q", said, c.want, c.unwanted)
		}
	}
}
