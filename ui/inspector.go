package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/gap"
	"lupaus/model/scene"
)

// laneForm stands before a lane's ID where a form's entity is named: lanes are
// no entities of their own.
const laneForm = "lane:"

// inspector shows the fields of what is selected. The form is made anew for
// another entity only; edits and undo are followed in place, so the caret stays
// where it is.
type inspector struct {
	page    *projectPage
	content fyne.CanvasObject
	head    *widget.Label
	icon    *widget.Icon
	scroll  *container.Scroll
	shown   model.ID
	form    *form
}

// formWidth is what a form may ask for at least.
const formWidth = 260

func newInspector(p *projectPage) *inspector {
	i := &inspector{page: p, head: heading("", theme.SizeNameText), icon: widget.NewIcon(nil)}
	i.scroll = container.NewVScroll(container.NewVBox())
	i.content = container.NewBorder(sidePadded(container.NewBorder(nil, nil, i.icon, nil, i.head)), nil, nil, nil, container.New(atMost{formWidth}, i.scroll))
	return i
}

// show shows the current entity, or the project when nothing is selected.
func (i *inspector) show() {
	id := i.page.session.current()
	if !i.page.there(id) {
		id = model.InfoID
		if i.page.session.current() == "" {
			id = i.page.session.subject()
		}
	}
	if s := i.page.session; s.lane != "" && s.current() == s.journey {
		if _, there := i.page.laneOf(s.journey, s.lane); there {
			id = laneForm + s.lane
		}
	}
	if id == i.shown && i.form != nil && !i.form.stale() {
		i.form.follow()
		return
	}
	i.settle()
	i.build(id)
}

// build makes the form of an entity.
func (i *inspector) build(id model.ID) {
	p := i.page
	same := id == i.shown
	at, place := i.focused()
	f := newForm(p, id)
	f.fill()
	i.shown, i.form = id, f
	f.follow()
	if p.session.readOnly() {
		f.disable()
	}
	iconName, title := p.titleOf(id)
	i.icon.SetResource(iconOf(iconName))
	i.head.SetText(title)
	i.scroll.Content = container.New(layout.NewCustomPaddedLayout(4, 16, 6, 14), container.New(layout.NewCustomPaddedVBoxLayout(3), f.rows...))
	if !same {
		i.scroll.Offset = fyne.Position{}
	}
	i.scroll.Refresh()
	list := focusables(container.NewWithoutLayout(f.rows...))
	switch {
	case place < 0: // the keys are elsewhere
	case same && at >= 0 && at < len(f.order):
		p.app.win.Canvas().Focus(f.order[at])
	case same && len(list) > 0:
		p.app.win.Canvas().Focus(list[min(place, len(list)-1)])
	default: // what had the keys is gone
		p.refocus()
	}
}

// titleOf is the icon and the word for what a form shows.
func (p *projectPage) titleOf(id model.ID) (iconName, title string) {
	if at, ok := rowOf(id); ok {
		id = at.Sheet
	}
	if _, ok := statementOf(id); ok {
		return "audit", p.app.T("ui.title.statement")
	}
	if s, _ := sheetOfID(p.session.project(), id); s != nil {
		return "sheet", p.nameOf(s)
	}
	if e := p.session.project().Get(id); e != nil {
		return iconNameOf(e), p.app.T("ui.title." + string(e.Kind()))
	}
	return "lane", p.app.T("ui.title.lane")
}

// focused is the place of what has the focus among the fields of the form, and
// among all that can have it there; -1 when it is elsewhere.
func (i *inspector) focused() (field, place int) {
	if i.form == nil {
		return -1, -1
	}
	now := i.page.app.win.Canvas().Focused()
	return slices.Index(i.form.order, now), slices.Index(focusables(container.NewWithoutLayout(i.form.rows...)), now)
}

// follow shows what an edit changed.
func (i *inspector) follow() {
	if i.form != nil && !i.form.stale() {
		i.form.follow()
		return
	}
	i.show()
}

// settle makes an edit of what has been typed.
func (i *inspector) settle() {
	if i.form == nil {
		return
	}
	for _, field := range i.form.fields {
		field.flush()
	}
}

// lead shows the field that mends a finding, and puts the caret there.
func (i *inspector) lead(finding scene.Ref, caret bool) {
	if i.form != nil && finding.Part == scene.PartFinding && i.form.id == finding.Owner {
		i.form.lead(gap.RuleID(finding.Lane), caret)
	}
}

// focusFirst puts the caret into the first field.
func (i *inspector) focusFirst() {
	if i.form != nil && len(i.form.order) > 0 {
		i.page.app.win.Canvas().Focus(i.form.order[0])
		i.scroll.ScrollToTop()
	}
}

// selectFirst puts the caret into the first field and selects its text, so that
// typing writes over it.
func (i *inspector) selectFirst() {
	i.focusFirst()
	if f, ok := i.page.app.win.Canvas().Focused().(*field); ok {
		f.selectAll()
	}
}

// form builds rows of fields and follows the project with them.
type form struct {
	page    *projectPage
	id      model.ID
	rows    []fyne.CanvasObject
	follows []func()
	fields  []*field
	order   []fyne.Focusable // from top to bottom
	locks   []fyne.Disableable
	places  map[string]int // the rows of captions and sections by their words
	shape   string         // what the rows depend on; another shape needs another form
	shapeOf func() string
}

func newForm(p *projectPage, id model.ID) *form {
	return &form{page: p, id: id, places: map[string]int{}}
}

// fill adds the rows for what the form shows.
func (f *form) fill() {
	if at, ok := rowOf(f.id); ok {
		f.sheetRow(at)
		return
	}
	if at, ok := statementOf(f.id); ok {
		f.statement(at)
		return
	}
	if lane, ok := strings.CutPrefix(string(f.id), laneForm); ok {
		f.lane(f.page.session.journey, model.ID(lane))
		return
	}
	if s, _ := sheetOfID(f.project(), f.id); s != nil {
		f.sheet(s.ID)
		return
	}
	f.entity(f.project().Get(f.id))
}

// entity adds the rows for an entity.
func (f *form) entity(e model.Entity) {
	switch e := e.(type) {
	case *model.Info:
		f.info()
	case *model.Journey:
		f.journey(e.ID)
	case *model.Stage:
		f.stage(e.ID)
	case *model.Touchpoint:
		f.touchpoint(e.ID)
	case *model.Promise:
		f.promise(e.ID)
	case *model.Persona:
		f.persona(e.ID)
	case *model.Role:
		f.role(e.ID)
	case *model.Decision:
		f.decision(e.ID)
	case *model.Action:
		f.action(e.ID)
	case *model.Snapshot:
		f.snapshot(e.ID)
	case *model.Segment:
		f.segment(e.ID)
	case *model.Customer:
		f.customer(e.ID)
	default:
		f.audited(e)
	}
}

// shapes tells what the number of rows depends on.
func (f *form) shapes(of func() string) {
	f.shapeOf, f.shape = of, of()
}

// stale reports whether the rows no longer fit the project.
func (f *form) stale() bool {
	if f.gone() {
		return true
	}
	return f.shapeOf != nil && f.shapeOf() != f.shape
}

// gone reports whether what the form shows is no longer there.
func (f *form) gone() bool {
	if lane, ok := strings.CutPrefix(string(f.id), laneForm); ok {
		_, there := f.page.laneOf(f.page.session.journey, model.ID(lane))
		return !there
	}
	return !f.page.there(f.id)
}

// follow shows the project's present values in all controls.
func (f *form) follow() {
	if f.gone() {
		return
	}
	for _, follow := range f.follows {
		follow()
	}
}

// disable makes all controls readable only.
func (f *form) disable() {
	for _, d := range f.locks {
		d.Disable()
	}
}

func (f *form) add(o fyne.CanvasObject) { f.rows = append(f.rows, o) }

// control adds a focusable control to the form.
func (f *form) control(o fyne.CanvasObject) {
	if d, ok := o.(fyne.Disableable); ok {
		f.locks = append(f.locks, d)
	}
	if focusable, ok := o.(fyne.Focusable); ok {
		f.order = append(f.order, focusable)
	}
}

// do carries out an edit; a refusal has been told.
func (f *form) do(e edit.Edit) bool { return f.page.session.do(e) == nil }

func (f *form) project() *model.Project { return f.page.session.project() }

// caption is the small word above a control.
func (f *form) caption(text string) *widget.Label {
	f.places[text] = len(f.rows)
	l := label(text)
	l.SizeName = theme.SizeNameCaptionText
	l.Importance = widget.LowImportance
	return l
}

// section begins a new part of the form.
func (f *form) section(key string) {
	f.add(widget.NewSeparator())
	f.places[f.page.app.T(key)] = len(f.rows)
	f.add(heading(f.page.app.T(key), theme.SizeNameText))
}

// row adds a control under its caption.
func (f *form) row(caption string, o fyne.CanvasObject) {
	f.add(container.New(layout.NewCustomPaddedVBoxLayout(-8), f.caption(caption), o))
}

// text adds a field of a text of the form's entity.
func (f *form) text(name edit.Field, multiline bool) *field {
	return f.textOf("field."+string(name), multiline, func() string {
		s, _ := edit.Text(f.project().Get(f.id), name)
		return s
	}, func(s string) edit.Edit { return edit.SetText{ID: f.id, Field: name, Text: s} })
}

// textOf adds a field of any text.
func (f *form) textOf(key string, multiline bool, get func() string, set func(string) edit.Edit) *field {
	e := f.newText(multiline, get, set)
	e.SetPlaceHolder(f.page.app.hint(key))
	f.row(f.page.app.T(key), e)
	return e
}

// newText makes a field of any text.
func (f *form) newText(multiline bool, get func() string, set func(string) edit.Edit) *field {
	e := f.page.app.newField(multiline, func(s string) bool { return f.do(set(model.CleanText(s))) })
	f.fields = append(f.fields, e)
	f.follows = append(f.follows, func() { e.follow(get()) })
	f.control(e)
	return e
}

// hint is the example in an empty field, when the language has one.
func (a *App) hint(key string) string {
	if a.words.Has(key + ".hint") {
		return a.T(key + ".hint")
	}
	return ""
}

// tick adds a box to tick.
func (f *form) tick(key string, get func() bool, set func(bool) edit.Edit) {
	f.tickTitled(f.page.app.T(key), get, set)
}

// tickTitled is tick with words of its own.
func (f *form) tickTitled(title string, get func() bool, set func(bool) edit.Edit) {
	var c *check
	c = f.page.app.newCheck(title, func(on bool) {
		if !f.do(set(on)) {
			c.follow(get())
		}
	})
	f.follows = append(f.follows, func() { c.follow(get()) })
	f.control(c)
	f.add(c)
}

// pick adds a choice of values to a form. The options are asked for at each
// follow, because names change.
func pick[T comparable](f *form, key string, options func() []option[T], get func() T, set func(T) edit.Edit) {
	f.row(f.page.app.T(key), newPick(f, options, get, set))
}

// newPick makes a choice of values.
func newPick[T comparable](f *form, options func() []option[T], get func() T, set func(T) edit.Edit) fyne.CanvasObject {
	var c *choice[T]
	c = newChoice(f.page.app, options(), func(v T) {
		if !f.do(set(v)) {
			c.follow(get())
		}
	})
	f.follows = append(f.follows, func() {
		c.setOptions(options())
		c.follow(get())
	})
	f.control(c)
	return c
}

// words makes options of the values of a type whose words are prefix + value.
func words[T ~string](a *App, prefix string, values []T) func() []option[T] {
	var list []option[T]
	for _, v := range values {
		list = append(list, option[T]{v, a.T(prefix + string(v))})
	}
	return func() []option[T] { return list }
}

// entities makes options of entities, with a first one for none.
func (f *form) entities(noneKey string, ids func(*model.Project) []model.ID) func() []option[model.ID] {
	return func() []option[model.ID] {
		p := f.project()
		list := []option[model.ID]{{"", f.page.app.T(noneKey)}}
		for _, id := range ids(p) {
			if e := p.Get(id); e != nil && id != f.id {
				list = append(list, option[model.ID]{id, shorten(f.page.nameOf(e), 60)})
			}
		}
		return list
	}
}

// command adds a button.
func (f *form) command(key, iconName string, run func()) *button {
	b := f.page.app.newButton(f.page.app.T(key), iconName, run).leading()
	f.locks = append(f.locks, b)
	f.add(b)
	return b
}
