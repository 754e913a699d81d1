package ui

import (
	"strconv"
	"strings"

	"lupaus/model"
	"lupaus/model/customers"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// segment is the form of a segment.
func (f *form) segment(id model.ID) {
	f.text(edit.FieldName, false)
	f.text(edit.FieldNeeds, true)
	f.text(edit.FieldNote, true)
	f.section("section.base")
	for _, line := range []func(g *customers.Group) string{
		func(g *customers.Group) string { return f.page.app.words.N("ui.count.customer", g.Count) },
		func(g *customers.Group) string { return f.sumText("customerFigure.revenue", g.Revenue) },
		func(g *customers.Group) string { return f.sumText("customerFigure.margin", g.Margin) },
		func(g *customers.Group) string { return f.sumText("customerFigure.value", g.Value) },
	} {
		l := softLabel("")
		f.follows = append(f.follows, func() {
			if g := f.page.session.base().Group(id); g != nil {
				setText(l, line(g))
			}
		})
		f.add(l)
	}
	f.decisions()
	f.shapes(f.aboutShape)
}

// sumText is a total with of how many it is known.
func (f *form) sumText(key string, s customers.Sum) string {
	a := f.page.app
	if s.Known == 0 {
		return a.T(key) + ": " + a.T("ui.notKnown")
	}
	text := a.T(key) + ": " + scene.NumberText(a.words.Lang(), s.Amount, 0) + " €"
	if !s.Whole() {
		text += " (" + a.T("ui.knownOf", s.Known, s.Of) + ")"
	}
	return text
}

// customer is the form of a customer.
func (f *form) customer(id model.ID) {
	a := f.page.app
	get := func() *model.Customer { return f.project().Customer(id) }
	f.text(edit.FieldName, false)
	f.text(edit.FieldCode, false)
	pick(f, "field.segment", a.segmentOptions(),
		func() model.ID { return get().Segment },
		func(v model.ID) edit.Edit { return edit.SetCustomerSegment{IDs: []model.ID{id}, Segment: v} })
	pick(f, "field.flow", a.flowOptions(), func() model.FlowStage { return get().Flow },
		func(v model.FlowStage) edit.Edit { return edit.SetCustomerFlow{IDs: []model.ID{id}, Flow: v} })
	f.section("section.figures")
	for _, figure := range model.CustomerFigures() {
		f.customerFigure(id, figure)
	}
	value := softLabel("")
	f.follows = append(f.follows, func() { setText(value, a.valueText(get(), f.project().Info().Customers.OrUsual())) })
	f.add(value)
	f.text(edit.FieldNote, true)
	f.decisions()
	f.shapes(f.aboutShape)
}

// flowOptions are the stages of the customer flow, with one for none.
func (a *App) flowOptions() func() []option[model.FlowStage] {
	options := []option[model.FlowStage]{{model.FlowUnknown, a.T("flow.unknown")}}
	for _, s := range model.FlowStages() {
		options = append(options, option[model.FlowStage]{s, a.T("flow." + string(s))})
	}
	return func() []option[model.FlowStage] { return options }
}

// customerFigure adds a field for a figure.
func (f *form) customerFigure(id model.ID, figure model.CustomerFigure) {
	a := f.page.app
	e := a.newField(false, func(text string) bool {
		set, ok := a.figureEdit(id, figure, text)
		return ok && f.do(set)
	})
	e.SetPlaceHolder(a.T("customerUnit." + string(figure)))
	f.fields = append(f.fields, e)
	f.follows = append(f.follows, func() {
		if c := f.project().Customer(id); c != nil {
			e.follow(a.figureText(c, figure))
		}
	})
	f.control(e)
	f.row(a.T("customerFigure."+string(figure)), e)
}

// figureEdit writes a figure as it was typed; what is no number or makes no sense
// is told and refused.
func (a *App) figureEdit(id model.ID, figure model.CustomerFigure, text string) (edit.Edit, bool) {
	if strings.TrimSpace(text) == "" {
		return edit.SetCustomerFigure{ID: id, Figure: figure}, true
	}
	v, ok := model.ParseNumber(text)
	if !ok {
		a.toast(a.T("number.bad"), nil)
		return nil, false
	}
	if low, high := figure.Range(); v < low || v > high {
		a.toast(a.T("number.outside", scene.NumberText(a.words.Lang(), low, 0), scene.NumberText(a.words.Lang(), high, 0)), nil)
		return nil, false
	}
	return edit.SetCustomerFigure{ID: id, Figure: figure, Value: &v}, true
}

// figureText is a figure of a customer as people write it, "" when it is not
// known.
func (a *App) figureText(c *model.Customer, figure model.CustomerFigure) string {
	v, known := c.Figure(figure)
	if !known {
		return ""
	}
	return a.numberText(v)
}

// numberText is a number as people write it, with the decimals that it has.
func (a *App) numberText(v float64) string {
	decimals := 0
	if s := strconv.FormatFloat(v, 'f', -1, 64); strings.Contains(s, ".") {
		decimals = len(s) - strings.Index(s, ".") - 1
	}
	return scene.NumberText(a.words.Lang(), v, decimals)
}

// valueText tells what a customer is worth and how that was counted, or what is
// missing.
func (a *App) valueText(c *model.Customer, t model.CustomerTerms) string {
	v := customers.ValueOf(c, t)
	if v.Known() {
		return a.T("customerWay."+string(v.Way), scene.NumberText(a.words.Lang(), v.Amount, 0))
	}
	var missing []string
	for _, f := range v.Missing {
		missing = append(missing, a.T("customerFigure."+string(f)))
	}
	if v.NeedsRetention {
		missing = append(missing, a.T("customerTerm.retention"))
	}
	return a.T("customerWay.none", strings.Join(missing, ", "))
}
