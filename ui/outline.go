package ui

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/edit"
)

// The groups of the outline are nodes without an entity.
const (
	groupJourneys model.ID = "#journeys"
	groupPromises model.ID = "#promises" // of the company
	groupPersonas model.ID = "#personas"
	groupSegments model.ID = "#segments"
	groupLoose    model.ID = "#loose" // customers without a segment
	groupRoles    model.ID = "#roles"

	groupSheets    model.ID = "#sheets"
	groupDecisions model.ID = "#decisions"
	groupActions   model.ID = "#actions"
	groupSnapshots model.ID = "#snapshots"
	groupAudits    model.ID = "#audits"
)

func isGroup(id model.ID) bool { return len(id) > 0 && id[0] == '#' }

// outline is the project as a tree: a full second way to read and edit it. A
// node is an entity or a group, named by its ID.
type outline struct {
	page      *projectPage
	tree      *outlineTree
	content   fyne.CanvasObject
	following bool
}

func newOutline(p *projectPage) *outline {
	o := &outline{page: p}
	o.tree = newOutlineTree(o)
	title := heading(p.app.T("outline.title"), theme.SizeNameText)
	add := p.app.newButton("", "add", nil)
	add.OnTapped = func() { p.showAddMenu(add) }
	o.content = container.NewBorder(sidePadded(container.NewBorder(nil, nil, nil, add.quiet(), title)), nil, nil, nil, o.tree)
	for _, id := range []model.ID{groupJourneys, p.session.journey} {
		o.tree.OpenBranch(string(id))
	}
	return o
}

// open opens the branches that were open in another outline.
func (o *outline) open(old *outline) {
	for _, id := range old.openBranches("") {
		o.tree.OpenBranch(id)
	}
}

func (o *outline) openBranches(from string) []string {
	var ids []string
	for _, id := range o.tree.ChildUIDs(from) {
		if o.tree.IsBranchOpen(id) && o.tree.IsBranch(id) {
			ids = append(append(ids, id), o.openBranches(id)...)
		}
	}
	return ids
}

// group is a node without an entity.
type group struct {
	id   model.ID
	icon string
	of   func(s *session, info *model.Info) []model.ID // what stands under it
}

// groups lists the groups in the order of the outline.
func groups() []group {
	return []group{
		{groupJourneys, "journey", func(_ *session, i *model.Info) []model.ID { return i.Journeys }},
		{groupPromises, "organisation", func(_ *session, i *model.Info) []model.ID { return i.Promises }},
		{groupPersonas, "persona", func(_ *session, i *model.Info) []model.ID { return i.Personas }},
		{groupSegments, "segment", func(_ *session, i *model.Info) []model.ID { return i.Segments }},
		{groupLoose, "customer", func(s *session, _ *model.Info) []model.ID { return s.customersOf("") }},
		{groupRoles, "role", func(_ *session, i *model.Info) []model.ID { return i.Roles }},
		{groupSheets, "framework", func(s *session, _ *model.Info) []model.ID { return sheetIDs(s.project(), s.sheetForm()) }},
		{groupDecisions, "decision", func(_ *session, i *model.Info) []model.ID { return i.Decisions }},
		{groupActions, "action", func(_ *session, i *model.Info) []model.ID { return i.Actions }},
		{groupSnapshots, "snapshot", func(_ *session, i *model.Info) []model.ID { return i.Snapshots }},
		{groupAudits, "audit", func(_ *session, i *model.Info) []model.ID { return append(slices.Clone(i.Audits), i.Instruments...) }},
	}
}

// groupOf is a group by its ID.
func groupOf(id model.ID) (group, bool) {
	if !isGroup(id) {
		return group{}, false
	}
	for _, g := range groups() {
		if g.id == id {
			return g, true
		}
	}
	return group{}, false
}

// children lists what stands under a node.
func (o *outline) children(id model.ID) []model.ID {
	p := o.page.session.project()
	if id == "" {
		ids := []model.ID{model.InfoID}
		for _, g := range groups() {
			ids = append(ids, g.id)
		}
		return ids
	}
	if g, ok := groupOf(id); ok {
		return g.of(o.page.session, p.Info())
	}
	if s, form := sheetOfID(p, id); s != nil {
		form, _ = o.page.app.formIn(form.ID)
		rows := sheetRows(s, form)
		ids := make([]model.ID, len(rows))
		for i, at := range rows {
			ids[i] = rowID(at)
		}
		return ids
	}
	e := p.Get(id)
	switch e := e.(type) {
	case *model.Audit:
		return append(slices.Clone(e.Batches), statementsOf(p, e)...)
	case *model.Segment:
		return o.page.session.customersOf(e.ID)
	}
	return owned(e)
}

// hasChildren reports whether anything stands under a node. Customers are not
// listed for that, since there may be very many.
func (o *outline) hasChildren(id model.ID) bool {
	if o.page.session.project().Segment(id) != nil {
		g := o.page.session.base().Group(id)
		return g != nil && g.Count > 0
	}
	return len(o.children(id)) > 0
}

// owned lists what stands under an entity.
func owned(e model.Entity) []model.ID {
	switch e := e.(type) {
	case *model.Journey:
		return e.Stages
	case *model.Stage:
		return append(slices.Clone(e.Touchpoints), e.Promises...)
	case *model.Touchpoint:
		return e.Promises
	case *model.Role:
		return e.Promises
	}
	return nil
}

// sheetIDs lists the sheets that have been written into, with that of the
// framework and that of the open form, in the order of the library; those of one
// form stand behind each other.
func sheetIDs(p *model.Project, open *model.Form) []model.ID {
	var ids []model.ID
	for _, form := range usedForms(p, open) {
		sheets := p.SheetsOf(form)
		if len(sheets) == 0 {
			ids = append(ids, p.SheetOf(form).ID)
		}
		for _, s := range sheets {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// parentOf is the node above another; "" for the top.
func (o *outline) parentOf(id model.ID) model.ID {
	p := o.page.session.project()
	if at, ok := rowOf(id); ok {
		return at.Sheet
	}
	if at, ok := statementOf(id); ok {
		return at.of
	}
	if s, _ := sheetOfID(p, id); s != nil {
		return groupSheets
	}
	return parentOfEntity(p.Get(id))
}

// homes are the groups of kinds that stand at the top of one.
var homes = map[model.Kind]model.ID{
	model.KindJourney: groupJourneys, model.KindPersona: groupPersonas, model.KindSegment: groupSegments, model.KindRole: groupRoles,
	model.KindDecision: groupDecisions, model.KindAction: groupActions, model.KindSnapshot: groupSnapshots,
	model.KindAudit: groupAudits, model.KindInstrument: groupAudits,
}

// parentOfEntity is the node above an entity that is no sheet.
func parentOfEntity(e model.Entity) model.ID {
	switch e := e.(type) {
	case nil:
		return ""
	case *model.AnswerBatch:
		return e.Audit
	case *model.Customer:
		return cmp.Or(e.Segment, groupLoose)
	case *model.Stage:
		return e.Journey
	case *model.Touchpoint:
		return e.Stage
	case *model.Promise:
		return cmp.Or(e.Subject, groupPromises)
	default:
		return homes[e.Kind()]
	}
}

// text and icon of a node.
func (o *outline) text(id model.ID) string {
	a := o.page.app
	if at, ok := rowOf(id); ok {
		return o.page.rowName(at)
	}
	if at, ok := statementOf(id); ok {
		x, _ := at.find(o.page.session.project())
		return x.name(a.words.Lang())
	}
	if isGroup(id) {
		return a.T("outline." + string(id[1:]))
	}
	if s, _ := sheetOfID(o.page.session.project(), id); s != nil {
		if form, ok := assets.FormOf(s.Form, a.words.Lang()); ok && s.Name != "" {
			return s.Name + " · " + form.Title // its name would be cut off behind the title
		}
		return a.nameOf(s)
	}
	if e := o.page.session.project().Get(id); e != nil {
		return a.nameOf(e)
	}
	return ""
}

func (o *outline) icon(id model.ID) string {
	if g, ok := groupOf(id); ok {
		return g.icon
	}
	if _, form := sheetOfID(o.page.session.project(), id); form != nil || isEntry(id) {
		return "sheet"
	}
	if e := o.page.session.project().Get(id); e != nil {
		return iconNameOf(e)
	}
	return "file"
}

// follow shows what an edit changed.
func (o *outline) follow(edit.Event) { o.refresh() }

func (o *outline) refresh() { o.tree.Refresh() }

// reveal opens the branches above a node and selects it.
func (o *outline) reveal(id model.ID) {
	o.following = true
	defer func() { o.following = false }()
	if id == "" {
		o.tree.UnselectAll()
		return
	}
	for up := o.parentOf(id); up != ""; up = o.parentOf(up) {
		if !o.tree.IsBranchOpen(string(up)) {
			o.tree.OpenBranch(string(up))
		}
	}
	o.tree.Select(string(id))
}

// outlineTree is Fyne's tree with the keys of an editor.
type outlineTree struct {
	widget.Tree
	outline     *outline
	highlighted string
}

func newOutlineTree(o *outline) *outlineTree {
	t := &outlineTree{outline: o}
	t.HideSeparators = true
	t.ChildUIDs = func(id string) []string {
		ids := o.children(model.ID(id))
		texts := make([]string, len(ids))
		for i, id := range ids {
			texts[i] = string(id)
		}
		return texts
	}
	t.IsBranch = func(id string) bool {
		if o.page.session.project().Customer(model.ID(id)) != nil {
			return false // there may be thousands, and nothing stands under one
		}
		return id == "" || !isEntry(model.ID(id)) && (isGroup(model.ID(id)) || o.hasChildren(model.ID(id)))
	}
	t.CreateNode = func(bool) fyne.CanvasObject { return newOutlineRow(o) }
	t.UpdateNode = func(id string, _ bool, node fyne.CanvasObject) { node.(*outlineRow).show(model.ID(id)) }
	t.OnHighlighted = func(id string) { t.highlighted = id }
	t.OnSelected = func(id string) {
		t.highlighted = id
		if !o.following {
			o.page.outlineSelected(model.ID(id))
		}
	}
	t.ExtendBaseWidget(t)
	return t
}

// TypedKey implements fyne.Focusable: arrows select as they move, Enter goes
// to the fields, Delete and function keys act on what is selected.
func (t *outlineTree) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		t.outline.page.toInspector()
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		open := t.IsBranchOpen(t.highlighted)
		t.Tree.TypedKey(ev)
		if t.IsBranchOpen(t.highlighted) == open && t.highlighted != "" {
			t.Select(t.highlighted)
		}
	case fyne.KeyHome:
		t.Select(string(model.InfoID))
	case fyne.KeySpace:
		t.ToggleBranch(t.highlighted)
	default:
		t.outline.page.app.plainKey(ev)
	}
}

// outlineRow is one row: icon and name, with a context menu.
type outlineRow struct {
	widget.BaseWidget
	outline *outline
	id      model.ID
	icon    *canvas.Image
	label   *widget.Label
}

func newOutlineRow(o *outline) *outlineRow {
	r := &outlineRow{outline: o, icon: canvas.NewImageFromResource(nil), label: widget.NewLabel("")}
	r.icon.FillMode = canvas.ImageFillContain
	r.label.Truncation = fyne.TextTruncateEllipsis
	r.ExtendBaseWidget(r)
	return r
}

func (r *outlineRow) show(id model.ID) {
	r.id = id
	res := iconOf(r.outline.icon(id))
	if r.icon.Resource == nil || r.icon.Resource.Name() != res.Name() {
		r.icon.Resource = res
		r.icon.Refresh()
	}
	bold := isGroup(id) && !isEntry(id) || id == model.InfoID || r.outline.page.session.journey == id
	text := r.outline.text(id)
	if r.label.Text != text || r.label.TextStyle.Bold != bold {
		r.label.TextStyle.Bold = bold
		r.label.SetText(text)
	}
}

// CreateRenderer implements fyne.Widget.
func (r *outlineRow) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(tightRow{}, r.icon, r.label))
}

// Tapped implements fyne.Tappable.
func (r *outlineRow) Tapped(*fyne.PointEvent) {
	r.outline.page.app.win.Canvas().Focus(r.outline.tree)
	if r.outline.page.session.current() == r.id {
		switch r.outline.page.session.project().Get(r.id).(type) {
		case *model.Instrument, *model.AnswerBatch: // which the page need not show
			r.outline.page.openHome(r.id)
			return
		}
		r.outline.page.outlineSelected(r.id) // the map may have been moved away
		return
	}
	r.outline.tree.Select(string(r.id))
}

// TappedSecondary implements fyne.SecondaryTappable.
func (r *outlineRow) TappedSecondary(ev *fyne.PointEvent) {
	r.outline.tree.Select(string(r.id))
	r.outline.page.showContextMenu(r.id, ev.AbsolutePosition)
}
