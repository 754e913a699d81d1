package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
)

// TestTurn_ViewsByKeys walks the views of an audit to both ends, in a
// presentation, where no tab can be seen.
func TestTurn_ViewsByKeys(t *testing.T) {
	w := withSample(t)
	w.do("page.audit")
	w.page.choose(func(s *session) { s.auditView = auditViews()[0] })()
	w.do("present")
	for n, v := range auditViews() {
		if got := w.session.openView(w.project(), w.session.openAudit(w.project())); got != v {
			t.Fatalf("view %d is %s, want %s", n, got, v)
		}
		if more := n+1 < len(auditViews()); w.action("nextView").enabled() != more || w.action("previousView").enabled() != (n > 0) {
			t.Errorf("%s: on to the next %v, back %v", v, w.action("nextView").enabled(), w.action("previousView").enabled())
		}
		w.do("nextView")
	}
	w.do("previousView")
	if got, want := w.session.auditView, auditViews()[len(auditViews())-2]; got != want {
		t.Errorf("back to %s, want %s", got, want)
	}
	w.do("present")
	w.do("page.map")
	if w.action("nextView").enabled() {
		t.Error("the map has no views to turn")
	}
}

// TestTurn_NoStandstill: turning always shows something else.
func TestTurn_NoStandstill(t *testing.T) {
	w := withSample(t)
	for _, pg := range pages() {
		w.do("page." + string(pg.id))
		for range 30 {
			if !w.action("nextView").enabled() {
				break
			}
			_, before := w.page.views()
			w.do("nextView")
			if _, after := w.page.views(); after != before+1 {
				t.Errorf("%s: from view %d to %d", pg.id, before, after)
				break
			}
		}
	}
}

// TestTurn_PaletteFindsViews from another page.
func TestTurn_PaletteFindsViews(t *testing.T) {
	w := withSample(t)
	w.do("page.map")
	w.do("palette")
	w.win.Canvas().Focused().(*field).SetText("lampokartta")
	w.key(fyne.KeyReturn)
	if w.session.page != pageAudit || w.session.auditView != auditViews()[slices.Index(auditViews(), "heatmap")] {
		t.Errorf("page %s, view %s", w.session.page, w.session.auditView)
	}
}

// TestPageBar_ListFitsTheRow beside the tabs of several audits, down to the
// narrowest at which it can be read.
func TestPageBar_ListFitsTheRow(t *testing.T) {
	w := withSample(t)
	w.do("page.audit")
	if len(w.page.auditTabs()) < 2 {
		t.Fatal("there are no tabs beside the list")
	}
	for _, test := range []struct{ room, want float32 }{{600, 400}, {320, 320}, {260, 260}, {100, 200}} {
		row := w.page.bar.choices
		list := row.Objects[len(row.Objects)-1]
		tabs := row.MinSize().Width - 200
		w.page.bar.scroll.Resize(fyne.NewSize(tabs+test.room, row.MinSize().Height))
		if got := list.Size().Width; got != test.want || list.Position().X != tabs {
			t.Errorf("with %v left the list is %v wide at %v, want %v at %v", test.room, got, list.Position().X, test.want, tabs)
		}
	}
}
