package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// tab is the tab of a page in the row that is shown.
func (w *world) tab(id pageID) *pageTab {
	t := w.page.bar.tabs
	for i, o := range t.content.Objects {
		if o.Visible() {
			return t.rows[i][id]
		}
	}
	w.t.Fatal("no row of tabs is shown")
	return nil
}

// TestPageTabs_AllAreSeen at every width that a window has, in every language: each
// lies within the row, and says its word or tells it under the pointer.
func TestPageTabs_AllAreSeen(t *testing.T) {
	w := withSample(t)
	rows := map[int]bool{}
	for _, lang := range []string{"en", "sv", "fi"} {
		w.do("language." + lang)
		for _, width := range []float32{1280, 1366, 1600, 1920, 2560} {
			w.win.Resize(fyne.NewSize(width, 768))
			w.do("page.roles")
			row := w.page.bar.tabs.content
			for i, o := range row.Objects {
				rows[i] = rows[i] || o.Visible()
			}
			for _, pg := range pages() {
				tab := w.tab(pg.id)
				if x := tab.Position().X; x < 0 || x+tab.Size().Width > row.Size().Width+0.5 || tab.Size().Width < tab.MinSize().Width {
					t.Errorf("%s, %v wide: the tab of %s stands at %v, %v wide, in a row of %v", lang, width, pg.id, x, tab.Size(), row.Size().Width)
				}
				tab.MouseIn(&desktop.MouseEvent{})
				tip := w.page.bar.tabs.tip
				off := tip.Position().Subtract(tab.Position())
				if tells := tip.Visible(); tells == (tab.Text != "") || tells && (max(off.X, -off.X) > 1 || off.Y < tab.Size().Height || off.Y > 2*tab.Size().Height || !w.texts()[tip.text.Text]) {
					t.Errorf("%s, %v wide: the tab of %s says %q, and under the pointer %v", lang, width, pg.id, tab.Text, tells)
				}
				tab.MouseOut()
				if tip.Visible() {
					t.Error("the tip stays")
				}
			}
			if w.tab(pageRoles).Text != w.T("page.roles") {
				t.Errorf("%s, %v wide: the open tab has no word", lang, width)
			}
		}
	}
	if len(rows) != 3 || !rows[0] || !rows[1] || !rows[2] {
		t.Errorf("of the rows only %v were seen", rows)
	}
}

// TestPageTabs_OpenOneIsSeen where not even the icons fit.
func TestPageTabs_OpenOneIsSeen(t *testing.T) {
	w := withSample(t)
	tabs := w.page.bar.tabs
	tabs.content.Resize(fyne.NewSize(160, tabs.content.Size().Height))
	for _, id := range []pageID{pageSnapshots, pageMap, pageGaps} {
		w.do("page." + string(id))
		tab := w.tab(id)
		if x := tab.Position().X - tabs.last.Offset.X; x < 0 || x+tab.Size().Width > tabs.last.Size().Width {
			t.Errorf("the tab of %s stands at %v in a row %v wide", id, x, tabs.last.Size().Width)
		}
	}
}
