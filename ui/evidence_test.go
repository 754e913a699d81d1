package ui

import (
	"slices"
	"strings"
	"testing"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
)

// TestCiteFor cites a touchpoint and a promise from their forms, and takes it
// back.
func TestCiteFor(t *testing.T) {
	for _, id := range []model.ID{modeltest.Parcel, modeltest.CompanyWord} {
		w := withSample(t)
		before := w.project()
		w.page.open(id)
		if !w.formSays(w.T("action.citeFor")) {
			t.Errorf("%s: the form does not offer it", id)
		}
		listed := len(w.page.statementEntries(id, nil))
		w.do("citeFor")
		if len(w.modals) != 1 {
			t.Fatalf("%s: %d dialogs", id, len(w.modals))
		}
		w.topList().choose()
		audit := w.session.openAudit(w.project())
		first, _ := statementOf(statementsOf(w.project(), audit)[0])
		if got := w.project().Audit(first.of).Mark(first.key).Evidence; !slices.Contains(got, id) {
			t.Errorf("%s: the first statement of the open audit cites %v", id, got)
		}
		if got := len(w.page.statementEntries(id, nil)); got != listed-1 {
			t.Errorf("%s: %d statements are offered again, want %d", id, got, listed-1)
		}
		w.do("undo")
		if w.project() != before {
			t.Errorf("%s: the citation stays", id)
		}
	}
}

// TestCiteFor_OnlyWhatCanBeCited is offered of one touchpoint or promise, and
// where there is an audit.
func TestCiteFor_OnlyWhatCanBeCited(t *testing.T) {
	w := withSample(t)
	offered := func() bool { return w.action("citeFor").enabled() }
	for id, want := range map[model.ID]bool{modeltest.Parcel: true, modeltest.CompanyWord: true, modeltest.Clerk: false, modeltest.Audit: false} {
		w.page.open(id)
		if offered() != want {
			t.Errorf("of %s it is offered: %t", id, offered())
		}
	}
	w.page.open(modeltest.Parcel, modeltest.Queue)
	if offered() {
		t.Error("of two it is offered")
	}
	w.page.open(modeltest.Parcel)
	if err := w.session.do(edit.Remove{IDs: slices.Clone(w.project().Info().Audits)}); err != nil {
		t.Fatal(err)
	}
	w.page.open(modeltest.Parcel)
	if offered() || w.formSays(w.T("action.citeFor")) {
		t.Error("without audits it is offered")
	}
}

// TestPalette_FindsStatements among all that has a name.
func TestPalette_FindsStatements(t *testing.T) {
	w := withSample(t)
	at := listenAsk()
	x, _ := at.find(w.project())
	for _, e := range w.thingEntries(nil, func(id model.ID) { w.page.open(id) }) {
		if strings.HasSuffix(e.text, x.title("fi")) && e.side == shorten(w.nameOf(x.audit), 40) {
			e.run()
		}
	}
	if w.session.current() != at.id() || w.session.page != pageAudit {
		t.Errorf("found %q on page %s", w.session.current(), w.session.page)
	}
}
