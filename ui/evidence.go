package ui

import (
	"slices"
	"strings"

	"lupaus/model"
	"lupaus/model/audit"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// citable tells what a statement may cite.
func citable(e model.Entity) bool {
	return e.Kind() == model.KindTouchpoint || e.Kind() == model.KindPromise
}

// cite asks for a touchpoint or a promise that shows where a statement is.
func (p *projectPage) cite(at statementPlace) {
	p.app.pickThing(p.app.T("audit.cite"), citable, func(id model.ID) {
		if a := p.session.project().Audit(at.of); a != nil {
			p.addEvidence(a, at.key, id)
		}
	})
}

// citeFor asks for a statement that the selected touchpoint or promise is
// evidence for: the way back of cite.
func (p *projectPage) citeFor() {
	id, ok := p.citing()
	if !ok {
		return
	}
	a := p.app
	a.openPalette(a.T("action.citeFor"), a.T("audit.citeFor.hint"), p.statementEntries(id, func(at statementPlace) {
		if x := p.session.project().Audit(at.of); x != nil {
			p.addEvidence(x, at.key, id)
		}
	}))
}

// citing is the one selected thing that statements may cite; not ok when it is
// none, or when the project has no statements.
func (p *projectPage) citing() (model.ID, bool) {
	s := p.session
	if len(s.selected) != 1 {
		return "", false
	}
	e := s.project().Get(s.current())
	if e == nil || !citable(e) || len(s.project().Info().Audits) == 0 {
		return "", false
	}
	return e.Key(), true
}

// statementEntries are the statements that do not cite something yet: those of
// the open audit, then those of the others, the latest first.
func (p *projectPage) statementEntries(cited model.ID, run func(statementPlace)) []paletteEntry {
	project, lang := p.session.project(), p.app.words.Lang()
	open := p.session.openAudit(project)
	var audits []*model.Audit
	for _, a := range model.Of[model.Audit](project, project.Info().Audits) {
		audits = append(audits, a)
	}
	slices.Reverse(audits)
	slices.SortStableFunc(audits, func(a, b *model.Audit) int {
		if (a == open) != (b == open) {
			if a == open {
				return -1
			}
			return 1
		}
		return strings.Compare(string(b.Made), string(a.Made))
	})
	var list []paletteEntry
	for _, audit := range audits {
		for _, id := range statementsOf(project, audit) {
			at, _ := statementOf(id)
			x, ok := at.find(project)
			if !ok || slices.Contains(audit.Mark(at.key).Evidence, cited) {
				continue
			}
			text := x.name(lang)
			list = append(list, paletteEntry{icon: "audit", text: text, side: shorten(p.nameOf(audit), 40), folded: fold(text), run: func() { run(at) }})
		}
	}
	return list
}

func (p *projectPage) addEvidence(a *model.Audit, statement string, id model.ID) {
	cited := a.Mark(statement).Evidence
	if !slices.Contains(cited, id) {
		_ = p.session.do(edit.SetMarkEvidence{Audit: a.ID, Statement: statement, Evidence: append(slices.Clone(cited), id)}) // told by do
	}
}

// uncite takes a touchpoint or a promise off a statement.
func uncite(p *model.Project, ref scene.Ref) edit.Edit {
	a := p.Audit(ref.Owner)
	if a == nil {
		return nil
	}
	return edit.SetMarkEvidence{Audit: a.ID, Statement: string(ref.Lane), Evidence: withoutID(a.Mark(string(ref.Lane)).Evidence, ref.Persona)}
}

// citation is a statement that cites something, in words.
type citation struct {
	audit.Citation
	text    string
	against bool
}

// citations lists the statements that cite an entity, first those that it speaks
// against.
func (p *projectPage) citations(id model.ID) []citation {
	project, lang := p.session.project(), p.app.words.Lang()
	var list []citation
	for _, c := range audit.Citations(project, id) {
		r := p.session.audits.Of(project, c.Audit.ID)
		if r == nil {
			continue
		}
		at := r.Instrument.Find(c.Statement)
		_, s := r.Instrument.Statement(at)
		if s == nil {
			continue
		}
		one := citation{Citation: c, text: s.Text.In(lang), against: r.SpeaksAgainst(project, at, id)}
		if x := r.Statements[at]; x.Shown() {
			one.text = p.app.T("audit.cited", s.Text.In(lang), p.app.number(x.Median+r.First()))
		}
		list = append(list, one)
	}
	slices.SortStableFunc(list, func(a, b citation) int {
		switch {
		case a.against == b.against:
			return 0
		case a.against:
			return -1
		}
		return 1
	})
	return list
}

// cited is the part of a form that lists the statements citing its entity, and
// lets more of them cite it.
func (f *form) cited() {
	list := f.page.citations(f.id)
	e := f.project().Get(f.id)
	more := e != nil && citable(e) && len(f.project().Info().Audits) > 0
	if len(list) == 0 && !more {
		return
	}
	a := f.page.app
	f.section("audit.section")
	for _, c := range list {
		icon := "audit"
		said := a.T("audit.for")
		if c.against {
			icon, said = "warn", a.T("audit.against")
		}
		f.add(a.newLink(c.text, icon, func() { f.page.openStatement(c.Citation) }).saying(said))
	}
	if more {
		f.command("action.citeFor", "add", func() { a.perform(a.action("citeFor")) }).quiet()
	}
}

// openStatement shows a statement with its evidence.
func (p *projectPage) openStatement(c audit.Citation) {
	p.openHome(statementPlace{c.Audit.ID, c.Statement}.id())
}
