package ui

import (
	"bytes"
	"context"
	"os"
	"path/filepath"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/edit"
)

// This file writes questionnaires as files and reads those of others.

// instrumentEnding is the ending of their files.
const instrumentEnding = ".yaml"

// openInstrument is the questionnaire that commands are about: the selected one,
// the one that is looked at, or that of the open audit; nil when there is none.
func (s *session) openInstrument(p *model.Project) *model.Instrument {
	if i := p.Instrument(s.current()); i != nil {
		return i
	}
	if i := p.Instrument(s.instrument); i != nil && s.page == pageAudit && s.auditView == viewQuestions {
		return i
	}
	if a := s.openAudit(p); a != nil {
		return p.Instrument(a.Instrument)
	}
	return nil
}

// saveInstrument asks for a place and writes the questionnaire there. One that is
// not finished is not written: what it lacks is told before a place is asked for.
func (a *App) saveInstrument() {
	i := a.session.openInstrument(a.session.project())
	if i == nil {
		return
	}
	var text bytes.Buffer
	if err := assets.WriteInstrument(&text, i); err != nil {
		a.fail("fail.saveInstrument", err)
		return
	}
	a.chooseSave(saveSpec{
		title: "action.saveInstrument", verb: "saveAs.verb", extension: instrumentEnding, name: fileName(i.Code),
		folder: firstOf(a.set.ExportFolder, filepath.Dir(a.session.file.Path())),
		done: func(path string, _ bool) {
			a.set.ExportFolder = filepath.Dir(path)
			a.saveSettings()
			a.run("write questionnaire", func(context.Context) error { return writeWhole(path, text.Bytes()) }, func(err error) {
				if err != nil {
					a.fail("fail.saveInstrument", err)
					return
				}
				a.toast(a.T("instrumentFile.written", filepath.Base(path)), &failure{"answerImport.show", func() { _ = a.deps.Open(filepath.Dir(path)) }})
			})
		},
	})
}

// importInstrument asks for a file of a questionnaire and adds it to the project.
// Of a file that is not in order the place and the reason are told, and nothing
// changes.
func (a *App) importInstrument() {
	a.chooseOpen("instrumentFile.choose", []string{instrumentEnding}, func(path string) {
		var read *model.Instrument
		a.run("read questionnaire", func(context.Context) (err error) {
			read, err = readInstrumentFile(path)
			return err
		}, func(err error) {
			if err != nil {
				a.fail("fail.importInstrument", err)
				return
			}
			a.page.takeInstrument(read)
		})
	})
}

// readInstrumentFile reads a file that is not larger than any questionnaire.
func readInstrumentFile(path string) (*model.Instrument, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return assets.ReadInstrument(filepath.Base(path), data)
}

// takeInstrument adds a questionnaire and opens it. One that the project has word
// for word is opened only; another one of the same code and version is the next
// version here, because audits keep what they were taken with.
func (p *projectPage) takeInstrument(read *model.Instrument) {
	project := p.session.project()
	next := *read
	next.ID = p.app.deps.NewID()
	taken := false
	for _, own := range model.Of[model.Instrument](project, project.Info().Instruments) {
		if own.Same(read) {
			p.openHome(own.ID)
			p.app.toast(p.app.T("instrumentFile.same"), nil)
			return
		}
		taken = taken || own.Code == next.Code && own.Version == next.Version
	}
	if taken {
		next.Version = newestOf(project, next.Code).Version + 1
	}
	if p.session.do(edit.AddInstrument{Instrument: next, At: edit.End}) != nil {
		return
	}
	p.openHome(next.ID)
	text := p.app.T("instrumentFile.added", p.app.instrumentName(&next))
	if taken {
		text = p.app.T("instrumentFile.addedNext", p.app.instrumentName(&next))
	}
	p.app.toast(text, &failure{"action.undo", p.app.undo})
}

// instrumentActions are the commands about questionnaires.
func (a *App) instrumentActions() []*Action {
	some := func() bool { return a.session != nil && a.session.openInstrument(a.session.project()) != nil }
	return []*Action{
		{ID: "saveInstrument", Menu: "promise", Icon: "saveas", Chord: "kt", Enabled: some, Run: a.saveInstrument},
		{ID: "importInstrument", Menu: "promise", Icon: "import", Chord: "ko", Enabled: a.mayEdit, Run: a.importInstrument},
		{ID: "editBenchmark", Menu: "promise", Icon: "compare", Chord: "vl", Enabled: func() bool {
			if !a.mayEdit() || a.page == nil {
				return false
			}
			q, ok := a.page.question()
			return ok && q.statement != ""
		}, Run: func() {
			if q, ok := a.page.question(); ok {
				a.page.editBenchmark(q.instrument, q.statement)
			}
		}},
	}
}
