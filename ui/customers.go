package ui

import (
	"strings"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// This file is the page of customers: what it shows, what can be chosen on it, and
// what is typed there.

// customerView is the chosen view, the first when none is.
func (s *session) customerView() scene.CustomerView {
	if s.customer == "" {
		return scene.CustomerViews()[0]
	}
	return s.customer
}

// drawCustomers is the open view of the customer base.
func (s *session) drawCustomers(p *model.Project) picture {
	view := s.customerView()
	spec := scene.CustomerSpec{Project: p, Base: s.customers.Of(p), Width: auditWidth, Screen: !s.readOnly()}
	return picture{"customers " + string(view), s.app.builder.Customers(spec, view)}
}

// customerChoices are the views of the customer base.
func (p *projectPage) customerChoices() []choiceTab {
	var tabs []choiceTab
	open := p.session.customerView()
	for _, v := range scene.CustomerViews() {
		tabs = append(tabs, choiceTab{p.app.T("customers." + string(v)), "", v == open, p.choose(func(s *session) { s.customer = v })})
	}
	return tabs
}

// customerText is what a part of the pictures of customers says, and whether the
// part is one that is typed: a figure, or what figures are counted with.
func (t subject) customerText(p *model.Project, ref scene.Ref) (string, bool) {
	switch ref.Part {
	case scene.PartFigure:
		if c := p.Customer(ref.Owner); c != nil {
			return t.page.app.figureText(c, model.CustomerFigure(ref.Lane)), true
		}
	case scene.PartTerm:
		return t.page.app.termText(p.Info().Customers.Term(model.CustomerTerm(ref.Lane))), true
	}
	return "", false
}

// setCustomerText writes a number into a part of the pictures of customers; nil
// when it is none, which is told.
func (t subject) setCustomerText(p *model.Project, ref scene.Ref, text string) edit.Edit {
	set := t.page.app.figureEdit
	if ref.Part == scene.PartFigure {
		if e, ok := set(ref.Owner, model.CustomerFigure(ref.Lane), text); ok {
			return e
		}
		return nil
	}
	if e, ok := t.page.app.termEdit(p, model.CustomerTerm(ref.Lane), text); ok {
		return e
	}
	return nil
}

// termText is a term as people write it, "" where nobody has said it.
func (a *App) termText(v float64) string {
	if v == 0 {
		return ""
	}
	return a.numberText(v)
}

// termEdit writes a term as it was typed; nothing takes back what was said. What
// is no number or makes no sense is told and refused.
func (a *App) termEdit(p *model.Project, term model.CustomerTerm, text string) (edit.Edit, bool) {
	set := func(v float64) edit.Edit {
		return edit.SetCustomerTerms{Terms: p.Info().Customers.With(term, v)}
	}
	if strings.TrimSpace(text) == "" {
		return set(0), true
	}
	v, ok := model.ParseNumber(text)
	if !ok {
		a.toast(a.T("number.bad"), nil)
		return nil, false
	}
	most := a.numberText(term.Most())
	switch {
	case v <= 0 || v > term.Most():
		a.toast(a.T("number.above0", most), nil)
		return nil, false
	case term.Whole() && v != float64(int(v)):
		a.toast(a.T("number.whole"), nil)
		return nil, false
	}
	return set(v), true
}
