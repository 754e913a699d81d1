package ui

import (
	"slices"
	"testing"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
)

// TestMake_OfARow carries owner and day of a row over, and links both ways.
func TestMake_OfARow(t *testing.T) {
	checklist := edit.SheetPlace{Sheet: model.NewSheetID("checklist"), Form: "checklist", Block: "direction", Row: "strategy"}
	obstacle := edit.SheetPlace{Sheet: model.NewSheetID("obstacles"), Form: "obstacles", Block: "obstacles", Row: "silo"}
	for name, c := range map[string]struct {
		at    edit.SheetPlace
		fill  []edit.Edit
		owner model.ID
		day   model.Date
		title string
		back  bool
	}{
		"checklist": {checklist, []edit.Edit{
			edit.SetRowOwner{SheetPlace: checklist, Owner: modeltest.Clerk},
			edit.SetCell{SheetPlace: checklist, Column: "look", Text: "2027-02-01"},
		}, modeltest.Clerk, "2027-02-01", "", true},
		"obstacle": {obstacle, []edit.Edit{
			edit.AddRow{SheetPlace: obstacle},
			edit.SetCell{SheetPlace: obstacle, Column: "name", Text: "Varastot eivät puhu keskenään"},
			edit.SetRowOwner{SheetPlace: obstacle, Owner: modeltest.Clerk},
			edit.SetCell{SheetPlace: obstacle, Column: "on", Text: "2026-12-24"},
		}, modeltest.Clerk, "2026-12-24", "Varastot eivät puhu keskenään", true},
		"a day that is past": {obstacle, []edit.Edit{
			edit.AddRow{SheetPlace: obstacle},
			edit.SetCell{SheetPlace: obstacle, Column: "on", Text: "2026-11-22"},
			edit.SetCell{SheetPlace: obstacle, Column: "name", Text: "Este"},
		}, "", "", "Este", true},
		"a row that nobody has written into": {checklist, nil, "", "", "", true},
		"no column for what is made": {
			edit.SheetPlace{Sheet: modeltest.Sheet, Form: "economy", Block: "areas", Row: "x"}, nil, "", "", "", false,
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := withSample(t)
			if !c.back {
				rows := w.project().Sheet(modeltest.Sheet).Rows
				c.at.Block, c.at.Row = rows[0].Block, rows[0].ID
			}
			for _, e := range c.fill {
				if err := w.session.do(e); err != nil {
					t.Fatal(err)
				}
			}
			before := w.project()
			for _, kind := range []model.Kind{model.KindAction, model.KindDecision} {
				w.page.open(rowID(c.at))
				title, owner, day, id, about := w.makes(kind)
				if c.title != "" && title != c.title || title == "" || owner != c.owner || day != c.day {
					t.Errorf("%s %q of %q by %q", kind, title, owner, day)
				}
				if !slices.Equal(about, []model.ID{c.at.Sheet}) {
					t.Errorf("%s is about %v", kind, about)
				}
				if links := (sheetPlace{SheetPlace: c.at}).row(w.project()).Links; slices.Contains(links, id) != c.back {
					t.Errorf("the row points to %v", links)
				}
				if problems := model.Validate(w.project()); problems != nil {
					t.Error(problems)
				}
				w.do("undo")
				if w.project() != before {
					t.Fatalf("%s: it takes more than one step back", kind)
				}
			}
		})
	}
}

// makes makes an action or a decision of what is selected.
func (w *world) makes(kind model.Kind) (title string, owner model.ID, day model.Date, id model.ID, about []model.ID) {
	w.t.Helper()
	if kind == model.KindAction {
		w.do("makeAction")
		list := w.project().Info().Actions
		x := w.project().Action(list[len(list)-1])
		return x.Title, x.Owner, x.Due, x.ID, x.About
	}
	w.do("makeDecision")
	list := w.project().Info().Decisions
	d := w.project().Decision(list[len(list)-1])
	return d.Title, d.Owner, d.Check, d.ID, d.About
}
