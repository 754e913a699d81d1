package ui

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"lupaus/model"
	"lupaus/model/customers"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// This file is the page of customers: what it shows, what can be chosen on it, and
// what is typed there.

// customerPage is what of the customer base is shown.
type customerPage struct {
	view   scene.CustomerView   // empty: the first
	filter scene.CustomerFilter // of the list, which remembers both
	sort   scene.CustomerSort
}

// customerWidth is a width in millimetres in which all stages of the flow stand
// beside each other, and all columns of the list.
const customerWidth = 260

// customerView is the chosen view, the first when none is.
func (s *session) customerView() scene.CustomerView {
	if s.customer.view == "" {
		return scene.CustomerViews()[0]
	}
	return s.customer.view
}

// drawCustomers is the open view of the customer base.
func (s *session) drawCustomers(p *model.Project) picture {
	view := s.customerView()
	spec := scene.CustomerSpec{Project: p, Base: s.customers.Of(p), Width: auditWidth, Screen: !s.readOnly()}
	key := "customers " + string(view)
	switch view {
	case scene.CustomerFlow:
		spec.Width = customerWidth
	case scene.CustomerList:
		spec.Width = customerWidth
		spec.Filter, spec.Sort = s.customer.filter, s.customer.sort
		key += fmt.Sprint(spec.Filter) // another choice begins at its top
	}
	return picture{key, s.app.builder.Customers(spec, view)}
}

// customerChoices are the views of the customer base.
func (p *projectPage) customerChoices() []choiceTab {
	var tabs []choiceTab
	open := p.session.customerView()
	for _, v := range scene.CustomerViews() {
		tabs = append(tabs, choiceTab{p.app.T("customers." + string(v)), "", v == open, p.choose(func(s *session) { s.customer.view = v })})
	}
	return tabs
}

// listNarrowed reports whether the list of customers is open and does not show all.
func (a *App) listNarrowed() bool {
	s := a.session
	return s != nil && s.page == pageCustomers && s.customerView() == scene.CustomerList && s.customer.filter != scene.CustomerFilter{}
}

// showCustomers turns to the list of the customers that a filter lets through.
func (p *projectPage) showCustomers(f scene.CustomerFilter) {
	p.choose(func(s *session) {
		s.page, s.customer.view, s.customer.filter = pageCustomers, scene.CustomerList, f
	})()
}

// showCustomer turns to the list with a customer in it.
func (s *session) showCustomer(c *model.Customer) {
	s.customer.view = scene.CustomerList
	if !slices.ContainsFunc(s.customer.filter.Of(s.base()), func(one *customers.Customer) bool { return one.ID == c.ID }) {
		s.customer.filter = scene.CustomerFilter{}
	}
}

func (p *projectPage) clearFilter() { p.showCustomers(scene.CustomerFilter{}) }

// filterOf is whom a part of a picture stands for: those of a segment, in a stage
// of the flow or a field of the portfolio, or both. Without a segment it is those
// who belong to none, or in a stage or field all.
func filterOf(ref scene.Ref) scene.CustomerFilter {
	var f scene.CustomerFilter
	if ref.Owner != "" || ref.Lane == "" {
		f.Segment = scene.OnlyOf(ref.Owner)
	}
	if stage := model.FlowStage(ref.Lane); slices.Contains(model.FlowStages(), stage) {
		f.Flow = scene.OnlyOf(stage)
	}
	if field := customers.Field(ref.Lane); slices.Contains(customers.Fields(), field) {
		f.Field = scene.OnlyOf(field)
	}
	return f
}

// sortCustomers puts the list in the order of a column: names and the like from
// the first on, amounts from the largest on, and the other way round when the list
// is in that order already.
func (p *projectPage) sortCustomers(by scene.CustomerColumn) {
	p.choose(func(s *session) {
		now, next := s.customer.sort, scene.CustomerSort{By: by, Down: slices.Contains(model.CustomerFigures(), model.CustomerFigure(by)) || by == scene.ByBest}
		if now.By == "" {
			now.By = scene.ByName
		}
		if now == next {
			next.Down = !next.Down
		}
		s.page, s.customer.view, s.customer.sort = pageCustomers, scene.CustomerList, next
	})()
}

// chooseSort asks by what the list is sorted.
func (p *projectPage) chooseSort() {
	a := p.app
	var list []paletteEntry
	for _, by := range scene.CustomerColumns() {
		text := strings.ReplaceAll(a.T("customers.list.column."+string(by)), "\u00ad", "")
		list = append(list, paletteEntry{icon: "down", text: text, folded: fold(text), run: func() { p.sortCustomers(by) }})
	}
	a.openPalette(a.T("action.sortCustomers"), a.T("customersPage.sortHint"), list)
}

// findCustomer asks for a text that the name, the code or the note of a customer
// holds, and lists those who match it.
func (p *projectPage) findCustomer() {
	a := p.app
	a.ask(a.T("action.findCustomer"), a.T("customersPage.find"), p.session.customer.filter.Text, "customersPage.show", func(text string) {
		f := p.session.customer.filter
		f.Text = strings.TrimSpace(text)
		p.showCustomers(f)
	})
}

// customerOpened goes where a part of a picture of customers leads; it reports
// whether it leads anywhere.
func (p *projectPage) customerOpened(ref scene.Ref) bool {
	switch ref.Part {
	case scene.PartSegment:
		p.showCustomers(filterOf(ref))
	case scene.PartColumnHead:
		p.sortCustomers(scene.CustomerColumn(ref.Lane))
		p.board.Select(ref)
	default:
		return false
	}
	return true
}

// chosenCustomers are the selected customers.
func (s *session) chosenCustomers() []model.ID {
	var ids []model.ID
	for _, id := range s.selected {
		if s.project().Customer(id) != nil {
			ids = append(ids, id)
		}
	}
	return ids
}

// setCustomerSegment asks to which segment the selected customers belong.
func (p *projectPage) setCustomerSegment() {
	ids := p.session.chosenCustomers()
	chooseValue(p, "action.setCustomerSegment", "segment", p.app.segmentOptions()(), func(v model.ID) edit.Edit {
		return edit.SetCustomerSegment{IDs: ids, Segment: v}
	})
}

// setCustomerStage asks in which stage of the flow the selected customers are.
func (p *projectPage) setCustomerStage() {
	ids := p.session.chosenCustomers()
	chooseValue(p, "action.setCustomerStage", "right", p.app.flowOptions()(), func(v model.FlowStage) edit.Edit {
		return edit.SetCustomerFlow{IDs: ids, Flow: v}
	})
}

// chooseValue lets one of some values be found by its words, and sets it.
func chooseValue[T comparable](p *projectPage, title, icon string, options []option[T], set func(T) edit.Edit) {
	a := p.app
	var list []paletteEntry
	for _, o := range options {
		list = append(list, paletteEntry{icon: icon, text: o.label, folded: fold(o.label), run: func() {
			_ = p.session.do(set(o.value)) // told by do
		}})
	}
	a.openPalette(a.T(title), a.T("palette.find.hint"), list)
}

// customerItems offers the values of a customer that are chosen.
func (p *projectPage) customerItems(c *model.Customer, which string) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	ids := []model.ID{c.ID}
	switch which {
	case "segment":
		for _, o := range p.app.segmentOptions()() {
			items = append(items, p.item(o.label, o.value == c.Segment, edit.SetCustomerSegment{IDs: ids, Segment: o.value}))
		}
	case "flow":
		for _, o := range p.app.flowOptions()() {
			items = append(items, p.item(o.label, o.value == c.Flow, edit.SetCustomerFlow{IDs: ids, Flow: o.value}))
		}
	}
	return items
}

// segmentOptions are the segments, with one for none before them.
func (a *App) segmentOptions() func() []option[model.ID] {
	return func() []option[model.ID] {
		p := a.session.project()
		options := []option[model.ID]{{"", a.T("ui.noSegment")}}
		for _, s := range model.Of[model.Segment](p, p.Info().Segments) {
			options = append(options, option[model.ID]{s.ID, a.nameOf(s)})
		}
		return options
	}
}

// Slide implements board.Subject: the cut between the best and the others.
func (t subject) Slide(p *model.Project, z scene.Zone, x, _ float64) (edit.Edit, bool) {
	if z.Ref.Part != scene.PartCut || t.page.session.readOnly() {
		return nil, false
	}
	return setBest(p, scene.CutAt(t.page.session.drawn.scene, x)), true
}

// setBest says how many percent of the customers are the best; nil when that is so
// already.
func setBest(p *model.Project, percent float64) edit.Edit {
	terms := p.Info().Customers
	if percent <= 0 || percent > 100 || terms.OrUsual().Best == percent {
		return nil
	}
	return edit.SetCustomerTerms{Terms: terms.With(model.TermBest, percent)}
}

// nudgeCut moves the cut by an arrow key.
func (t subject) nudgeCut(p *model.Project, ref scene.Ref, key rune) (edit.Edit, scene.Ref, bool) {
	by := map[rune]float64{'←': -1, '→': 1}[key]
	if by == 0 || t.page.session.readOnly() {
		return nil, scene.Ref{}, false
	}
	return setBest(p, math.Round(p.Info().Customers.OrUsual().Best)+by), ref, true
}

// addCustomers adds what a place on the pictures of customers offers, or another
// like the one of a part: a customer of the segment and the stage that the list
// shows.
func (t subject) addCustomers(p *model.Project, ref scene.Ref, id model.ID) (e edit.Edit, open scene.Ref, ok bool) {
	name := scene.Ref{Owner: id, Part: scene.PartField, Lane: model.ID(edit.FieldName)}
	like := p.Get(ref.Owner)
	if ref.Part == scene.PartAdd && ref.Owner == model.InfoID {
		switch model.Kind(ref.Lane) {
		case model.KindSegment:
			like = &model.Segment{}
		case model.KindCustomer:
			f := &t.page.session.customer.filter
			*f = scene.CustomerFilter{Segment: f.Segment, Flow: f.Flow} // who is new does not pass the rest
			like = &model.Customer{Segment: f.Segment.Value, Flow: f.Flow.Value}
		}
	}
	switch like := like.(type) {
	case *model.Segment:
		if ref.Part == scene.PartSegment || ref.Part == scene.PartField {
			return nil, scene.Ref{}, true
		}
		return edit.AddSegment{Segment: model.Segment{ID: id}}, scene.Ref{Owner: id, Part: scene.PartEntity}, true
	case *model.Customer:
		if ref.Part == scene.PartFigure || ref.Part == scene.PartField && ref.Lane != name.Lane {
			return nil, scene.Ref{}, true
		}
		return edit.PutCustomers{Customers: []model.Customer{{ID: id, Segment: like.Segment, Flow: like.Flow}}}, name, true
	}
	return nil, scene.Ref{}, false
}

// customerActions are the commands of the page.
func (a *App) customerActions() []*Action {
	page := func(f func(*projectPage)) func() { return func() { f(a.page) } }
	onPage := []pageID{pageCustomers}
	chosen := func() bool { return a.mayEdit() && len(a.session.chosenCustomers()) > 0 }
	return []*Action{
		{ID: "setCustomerSegment", Menu: "promise", Icon: "segment", Group: true, Chord: "se", Enabled: chosen, Run: page((*projectPage).setCustomerSegment)},
		{ID: "setCustomerStage", Menu: "promise", Icon: "right", Chord: "sv", Enabled: chosen, Run: page((*projectPage).setCustomerStage)},
		{ID: "findCustomer", Menu: "promise", Icon: "search", Shortcut: ctrlShift(fyne.KeyF), Enabled: a.hasProject, Toolbar: 36, Pages: onPage, Run: page((*projectPage).findCustomer)},
		{ID: "clearFilter", Menu: "promise", Icon: "close", Chord: "na", Enabled: a.listNarrowed, Toolbar: 37, Pages: onPage, Run: page((*projectPage).clearFilter)},
		{ID: "sortCustomers", Menu: "promise", Icon: "down", Chord: "ja", Enabled: a.hasProject, Toolbar: 38, Pages: onPage, Run: page((*projectPage).chooseSort)},
	}
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
	var e edit.Edit
	if ref.Part == scene.PartFigure {
		e, _ = t.page.app.figureEdit(ref.Owner, model.CustomerFigure(ref.Lane), text)
	} else {
		e, _ = t.page.app.termEdit(p, model.CustomerTerm(ref.Lane), text)
	}
	return e
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
